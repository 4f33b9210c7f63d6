/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands between a program and the C library and lets calls to the file system fail as planned: the n-th one with an
 * error, once or from then on; cut short; or with the process killed right before, in the middle or right after it.
 *
 * It is a shared library of its own that a test is linked with, before all others: so the calls that GLib makes inside
 * come through here as well, which no macro in our own sources would see. It needs nothing but the C library, and what
 * concerns neither the folder of the test nor a descriptor opened there passes through untouched.
 *
 * Pauses of the program under test are skipped between the marks: it waits for virus scanners, we do not. */

#undef _FILE_OFFSET_BITS     /* both names of each call are defined here */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "store/faults/faults.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>

#define DESCRIPTORS_MAX 4096

typedef struct
{
  FaultKind kind;              /* of this call */
} Step;

static Faults *faults;
static char folder[FAULTS_PATH_LENGTH];
static size_t folder_length;
static bool is_on, is_watching;
static bool is_ours[DESCRIPTORS_MAX];

/**
 * faults_get:
 *
 * Returns: the plan and its result, shared with the children forked after the first call
 */
Faults *
faults_get (void)
{
  if (faults == NULL)
    {
      void *memory = mmap (NULL, sizeof (Faults), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

      if (memory == MAP_FAILED)
        abort ();
      faults = memory;
    }
  return faults;
}

/**
 * faults_clear:
 *
 * Forgets the plan and what came of it.
 */
void
faults_clear (void)
{
  Faults *self = faults_get ();

  memset (self->plan, 0, sizeof (self->plan));
  self->n_calls = self->n_failed = self->n_opened = self->n_sockets = 0;
  self->removal_failed = self->changed_rights_failed = false;
}

/**
 * faults_begin:
 * @path: a folder, as an absolute path
 *
 * From here on the calls that concern what is in @path are counted and follow the plan.
 */
void
faults_begin (const char *path)
{
  faults_get ();
  folder_length = strlen (path);
  if (folder_length >= sizeof (folder))
    abort ();
  memcpy (folder, path, folder_length + 1);
  memset (is_ours, 0, sizeof (is_ours));
  is_on = true;
}

/**
 * faults_watch:
 *
 * From here on each file that is opened, wherever, and each socket is noted down.
 */
void
faults_watch (void)
{
  faults_get ();
  is_watching = true;
}

void
faults_end (void)
{
  is_on = is_watching = false;
}

static bool
concerns_descriptor (int descriptor)
{
  return is_on && descriptor >= 0 && descriptor < DESCRIPTORS_MAX && is_ours[descriptor];
}

static bool
is_in_folder (const char *path)
{
  return strncmp (path, folder, folder_length) == 0 && (path[folder_length] == '/' || path[folder_length] == '\0');
}

/* A path from the root; false where there is none. */
static bool
join (int         from,
      const char *path,
      char        joined[2 * FAULTS_PATH_LENGTH])
{
  char link[64], above[FAULTS_PATH_LENGTH];
  ssize_t length;

  if (path[0] == '/')
    return snprintf (joined, 2 * FAULTS_PATH_LENGTH, "%s", path) > 0;
  snprintf (link, sizeof link, "/proc/self/fd/%d", from);
  length = from >= 0 ? readlink (link, above, sizeof above - 1) : -1;
  if (length < 0)
    return false;
  above[length] = '\0';
  return snprintf (joined, 2 * FAULTS_PATH_LENGTH, "%s/%s", length > 1 ? above : "", path) > 0;
}

static bool
concerns_path (int         from,
               const char *path)
{
  char joined[2 * FAULTS_PATH_LENGTH];

  if (!is_on || path == NULL)
    return false;
  if (path[0] != '/' && (path[0] == '\0' || concerns_descriptor (from)))
    return concerns_descriptor (from);     /* an empty path means the descriptor itself */
  return join (from, path, joined) && is_in_folder (joined);
}

static bool
is_due (const Fault *fault,
        unsigned     call,
        const char  *name)
{
  if (fault->kind == FAULT_NONE)
    return false;
  if (fault->name != NULL)
    return strcmp (fault->name, name) == 0;
  if (fault->at == 0 || call < fault->at)
    return false;
  if (call == fault->at || fault->reach == FAULT_ALL)
    return true;
  return fault->reach == FAULT_SAME && fault->at <= FAULTS_CALLS_MAX && strcmp (faults->calls[fault->at - 1], name) == 0;
}

static void __attribute__ ((noreturn))
die (void)
{
  kill (getpid (), SIGKILL);
  for (;;)
    pause ();
}

static void
wait_by_chance (int microseconds)
{
  static unsigned seed;
  struct timespec time = { 0 };
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  seed = seed * 1103515245 + now.tv_nsec + getpid ();
  time.tv_nsec = (seed >> 8) % (microseconds + 1) * 1000L;
  is_on = false;               /* this pause is real */
  nanosleep (&time, NULL);
  is_on = true;
}

static void
note_failure (const char *name)
{
  faults->n_failed++;
  if (strncmp (name, "unlink", 6) == 0 || strncmp (name, "rename", 6) == 0)
    faults->removal_failed = true;
  if (strstr (name, "chmod") != NULL || strstr (name, "chown") != NULL || strstr (name, "xattr") != NULL)
    faults->changed_rights_failed = true;
}

/* What shall happen to this call; with errno set where it shall fail. */
static Step
begin (bool        concerns,
       const char *name)
{
  Step step = { FAULT_NONE };
  unsigned call;

  if (!concerns)
    return step;
  call = ++faults->n_calls;
  if (call <= FAULTS_CALLS_MAX)
    faults->calls[call - 1] = name;
  for (size_t i = 0; i < FAULTS_PLANNED_MAX; i++)
    if (is_due (&faults->plan[i], call, name))
      {
        step.kind = faults->plan[i].kind;
        if (step.kind == FAULT_KILL_BEFORE)
          die ();
        if (step.kind == FAULT_PAUSE)
          wait_by_chance (faults->plan[i].code);
        if (step.kind == FAULT_ERROR || step.kind == FAULT_ERROR_AFTER)
          {
            note_failure (name);
            errno = faults->plan[i].code;
          }
        break;
      }
  return step;
}

/* How much of a read or write is done. */
static size_t
cut (Step   step,
     size_t length)
{
  return (step.kind == FAULT_SHORT || step.kind == FAULT_KILL_HALF) && length > 1 ? length / 2 : length;
}

static void
finish (Step step)
{
  if (step.kind == FAULT_KILL_AFTER || step.kind == FAULT_KILL_HALF)
    die ();
}

/* A descriptor that is only a place on a way reads nothing. */
static void
note_opened (int         from,
             const char *path,
             int         flags)
{
  char joined[2 * FAULTS_PATH_LENGTH];

  if (!is_watching || path == NULL || flags & O_PATH)
    return;
  if (faults->n_opened < FAULTS_PATHS_MAX)
    snprintf (faults->opened[faults->n_opened], FAULTS_PATH_LENGTH, "%.*s", FAULTS_PATH_LENGTH - 1,
              join (from, path, joined) ? joined : path);
  faults->n_opened++;
}

static void
take (int  descriptor,
      bool ours)
{
  if (descriptor >= 0 && descriptor < DESCRIPTORS_MAX)
    is_ours[descriptor] = ours;
}

#define FIND(name) do { if (real == NULL) real = (__typeof__ (real)) dlsym (RTLD_NEXT, #name); } while (0)

/* A call that gives 0 or -1. `WHERE` is whether it concerns the folder. */
#define CALL(type, name, parameters, arguments, WHERE) \
  type \
  name parameters \
  { \
    static type (*real) parameters; \
    Step step = begin (WHERE, #name); \
    int code = errno; \
    type result; \
    FIND (name); \
    if (step.kind == FAULT_ERROR || step.kind == FAULT_KILL_HALF) \
      { \
        finish (step); \
        return (type) -1; \
      } \
    result = real arguments; \
    finish (step); \
    if (step.kind != FAULT_ERROR_AFTER) \
      return result; \
    errno = code; \
    return (type) -1; \
  }

#define AT(path) concerns_path (AT_FDCWD, path)
#define IN(from, path) concerns_path (from, path)
#define OF(descriptor) concerns_descriptor (descriptor)

CALL (int, stat, (const char *path, struct stat *status), (path, status), AT (path))
CALL (int, stat64, (const char *path, struct stat64 *status), (path, status), AT (path))
CALL (int, lstat, (const char *path, struct stat *status), (path, status), AT (path))
CALL (int, lstat64, (const char *path, struct stat64 *status), (path, status), AT (path))
CALL (int, fstat, (int file, struct stat *status), (file, status), OF (file))
CALL (int, fstat64, (int file, struct stat64 *status), (file, status), OF (file))
CALL (int, fstatat, (int from, const char *path, struct stat *status, int flags), (from, path, status, flags), IN (from, path))
CALL (int, fstatat64, (int from, const char *path, struct stat64 *status, int flags), (from, path, status, flags),
      IN (from, path))
CALL (int, statx, (int from, const char *path, int flags, unsigned mask, struct statx *status),
      (from, path, flags, mask, status), IN (from, path))
CALL (int, access, (const char *path, int mode), (path, mode), AT (path))
CALL (int, faccessat, (int from, const char *path, int mode, int flags), (from, path, mode, flags), IN (from, path))
CALL (ssize_t, readlink, (const char *path, char *target, size_t length), (path, target, length), AT (path))
CALL (ssize_t, readlinkat, (int from, const char *path, char *target, size_t length), (from, path, target, length),
      IN (from, path))

CALL (int, rename, (const char *old, const char *new), (old, new), AT (old) || AT (new))
CALL (int, renameat, (int from, const char *old, int to, const char *new), (from, old, to, new),
      IN (from, old) || IN (to, new))
CALL (int, renameat2, (int from, const char *old, int to, const char *new, unsigned flags), (from, old, to, new, flags),
      IN (from, old) || IN (to, new))
CALL (int, link, (const char *old, const char *new), (old, new), AT (old) || AT (new))
CALL (int, linkat, (int from, const char *old, int to, const char *new, int flags), (from, old, to, new, flags),
      IN (from, old) || IN (to, new))
CALL (int, symlink, (const char *target, const char *path), (target, path), AT (path))
CALL (int, symlinkat, (const char *target, int from, const char *path), (target, from, path), IN (from, path))
CALL (int, unlink, (const char *path), (path), AT (path))
CALL (int, unlinkat, (int from, const char *path, int flags), (from, path, flags), IN (from, path))
CALL (int, mkdir, (const char *path, mode_t mode), (path, mode), AT (path))
CALL (int, mkdirat, (int from, const char *path, mode_t mode), (from, path, mode), IN (from, path))
CALL (int, rmdir, (const char *path), (path), AT (path))

CALL (int, chmod, (const char *path, mode_t mode), (path, mode), AT (path))
CALL (int, fchmod, (int file, mode_t mode), (file, mode), OF (file))
CALL (int, fchmodat, (int from, const char *path, mode_t mode, int flags), (from, path, mode, flags), IN (from, path))
CALL (int, chown, (const char *path, uid_t user, gid_t group), (path, user, group), AT (path))
CALL (int, fchown, (int file, uid_t user, gid_t group), (file, user, group), OF (file))
CALL (int, fchownat, (int from, const char *path, uid_t user, gid_t group, int flags), (from, path, user, group, flags),
      IN (from, path))
CALL (ssize_t, getxattr, (const char *path, const char *name, void *value, size_t size), (path, name, value, size), AT (path))
CALL (ssize_t, fgetxattr, (int file, const char *name, void *value, size_t size), (file, name, value, size), OF (file))
CALL (int, setxattr, (const char *path, const char *name, const void *value, size_t size, int flags),
      (path, name, value, size, flags), AT (path))
CALL (int, fsetxattr, (int file, const char *name, const void *value, size_t size, int flags),
      (file, name, value, size, flags), OF (file))
CALL (int, removexattr, (const char *path, const char *name), (path, name), AT (path))
CALL (int, fremovexattr, (int file, const char *name), (file, name), OF (file))
CALL (ssize_t, listxattr, (const char *path, char *list, size_t size), (path, list, size), AT (path))
CALL (ssize_t, flistxattr, (int file, char *list, size_t size), (file, list, size), OF (file))

CALL (int, truncate, (const char *path, off_t length), (path, length), AT (path))
CALL (int, truncate64, (const char *path, off64_t length), (path, length), AT (path))
CALL (int, ftruncate, (int file, off_t length), (file, length), OF (file))
CALL (int, ftruncate64, (int file, off64_t length), (file, length), OF (file))
CALL (int, fsync, (int file), (file), OF (file))
CALL (int, fdatasync, (int file), (file), OF (file))
CALL (int, flock, (int file, int operation), (file, operation), OF (file))
CALL (int, utimensat, (int from, const char *path, const struct timespec times[2], int flags), (from, path, times, flags),
      IN (from, path))
CALL (int, futimens, (int file, const struct timespec times[2]), (file, times), OF (file))

/* Opening: the new descriptor is one of ours from then on. */
#define OPEN(name, parameters, from, last, arguments, WHERE) \
  int \
  name parameters \
  { \
    static int (*real) parameters; \
    bool concerns = WHERE; \
    Step step = begin (concerns, #name); \
    int code = errno, result; \
    mode_t mode = 0; \
    va_list list; \
    FIND (name); \
    if ((last) & (O_CREAT | __O_TMPFILE)) \
      { \
        va_start (list, last); \
        mode = va_arg (list, mode_t); \
        va_end (list); \
      } \
    if (step.kind == FAULT_ERROR || step.kind == FAULT_KILL_HALF) \
      { \
        finish (step); \
        return -1; \
      } \
    note_opened (from, path, last); \
    result = real arguments; \
    finish (step); \
    if (step.kind == FAULT_ERROR_AFTER) \
      { \
        close (result); \
        errno = code; \
        return -1; \
      } \
    take (result, concerns); \
    return result; \
  }

OPEN (open, (const char *path, int flags, ...), AT_FDCWD, flags, (path, flags, mode), AT (path))
OPEN (open64, (const char *path, int flags, ...), AT_FDCWD, flags, (path, flags, mode), AT (path))
OPEN (openat, (int from, const char *path, int flags, ...), from, flags, (from, path, flags, mode), IN (from, path))
OPEN (openat64, (int from, const char *path, int flags, ...), from, flags, (from, path, flags, mode), IN (from, path))

/* What programs built with more checks call instead of open(). */
int __open_2 (const char *path, int flags);
int __open64_2 (const char *path, int flags);

int
__open_2 (const char *path,
          int         flags)
{
  return open (path, flags);
}

int
__open64_2 (const char *path,
            int         flags)
{
  return open64 (path, flags);
}

int
creat (const char *path,
       mode_t      mode)
{
  return open (path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

int
creat64 (const char *path,
         mode_t      mode)
{
  return open64 (path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

/* As Linux has it, a descriptor is closed even where closing gives an error. */
int
close (int file)
{
  static int (*real) (int file);
  Step step = begin (concerns_descriptor (file), "close");
  int code = errno, result;

  FIND (close);
  if (step.kind == FAULT_KILL_HALF)
    die ();
  take (file, false);
  result = real (file);
  finish (step);
  if (step.kind != FAULT_ERROR && step.kind != FAULT_ERROR_AFTER)
    return result;
  errno = code;
  return -1;
}

/* Reading and writing: the only calls that may be cut short. */
#define TRANSFER(name, parameters, arguments, size) \
  ssize_t \
  name parameters \
  { \
    static ssize_t (*real) parameters; \
    Step step = begin (concerns_descriptor (file), #name); \
    int code = errno; \
    ssize_t result; \
    FIND (name); \
    if (step.kind == FAULT_ERROR) \
      return -1; \
    size = cut (step, size); \
    if (step.kind == FAULT_LIE && size > 0) \
      { \
        result = lie (file, #name, (const void *) data, size); \
        if (result != 0) \
          return result; \
      } \
    result = real arguments; \
    finish (step); \
    if (step.kind != FAULT_ERROR_AFTER) \
      return result; \
    errno = code; \
    return -1; \
  }

/* Writes with one bit turned over; 0 for calls that cannot lie. */
static ssize_t
lie (int         file,
     const char *name,
     const void *data,
     size_t      length)
{
  static ssize_t (*real) (int file, const void *data, size_t length);
  char *other;
  ssize_t result;

  if (strcmp (name, "write") != 0 || (other = malloc (length)) == NULL)
    return 0;
  FIND (write);
  memcpy (other, data, length);
  other[length / 2] ^= 1;
  result = real (file, other, length);
  free (other);
  return result;
}

TRANSFER (read, (int file, void *data, size_t length), (file, data, length), length)
TRANSFER (pread, (int file, void *data, size_t length, off_t at), (file, data, length, at), length)
TRANSFER (pread64, (int file, void *data, size_t length, off64_t at), (file, data, length, at), length)
TRANSFER (write, (int file, const void *data, size_t length), (file, data, length), length)
TRANSFER (pwrite, (int file, const void *data, size_t length, off_t at), (file, data, length, at), length)
TRANSFER (pwrite64, (int file, const void *data, size_t length, off64_t at), (file, data, length, at), length)
CALL (ssize_t, readv, (int file, const struct iovec *parts, int n), (file, parts, n), OF (file))
CALL (ssize_t, writev, (int file, const struct iovec *parts, int n), (file, parts, n), OF (file))
CALL (ssize_t, copy_file_range, (int in, off64_t *from, int out, off64_t *to, size_t length, unsigned flags),
      (in, from, out, to, length, flags), OF (in) || OF (out))

/* Calls that give a pointer. The C library's own calls inside them do not come through here. */
#define POINTER(type, name, parameters, arguments, WHERE) \
  type * \
  name parameters \
  { \
    static type *(*real) parameters; \
    Step step = begin (WHERE, #name); \
    type *result; \
    FIND (name); \
    if (step.kind == FAULT_ERROR || step.kind == FAULT_ERROR_AFTER) \
      return NULL; \
    if (step.kind == FAULT_KILL_HALF) \
      die (); \
    result = real arguments; \
    finish (step); \
    return result; \
  }

/* It takes DIR for a variable. */
/* clang-format off */
POINTER (char, realpath, (const char *path, char *result_path), (path, result_path), AT (path))
POINTER (DIR, opendir, (const char *path), (path), AT (path))
POINTER (DIR, fdopendir, (int file), (file), OF (file))
POINTER (struct dirent, readdir, (DIR *directory), (directory), OF (dirfd (directory)))
POINTER (struct dirent64, readdir64, (DIR *directory), (directory), OF (dirfd (directory)))

int
closedir (DIR *directory)
{
  static int (*real) (DIR *directory);
  /* clang-format on */

  FIND (closedir);
  take (dirfd (directory), false);
  return real (directory);
}

/* Where the C library has no wrapper for a call, programs make it by number. */
long
syscall (long number,
         ...)
{
  static long (*real) (long number, ...);
  long a[6];
  va_list list;

  FIND (syscall);
  va_start (list, number);
  for (int i = 0; i < 6; i++)
    a[i] = va_arg (list, long);
  va_end (list);
  if (number == SYS_renameat2)
    return renameat2 (a[0], (const char *) a[1], a[2], (const char *) a[3], a[4]);
  return real (number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

int
nanosleep (const struct timespec *wanted,
           struct timespec       *rest)
{
  static int (*real) (const struct timespec *wanted, struct timespec *rest);

  FIND (nanosleep);
  return is_on ? 0 : real (wanted, rest);
}

int
clock_nanosleep (clockid_t              clock_id,
                 int                    flags,
                 const struct timespec *wanted,
                 struct timespec       *rest)
{
  static int (*real) (clockid_t clock_id, int flags, const struct timespec *wanted, struct timespec *rest);

  FIND (clock_nanosleep);
  return is_on ? 0 : real (clock_id, flags, wanted, rest);
}

int
socket (int domain,
        int type,
        int protocol)
{
  static int (*real) (int domain, int type, int protocol);

  FIND (socket);
  if (is_watching)
    faults->n_sockets++;
  return real (domain, type, protocol);
}
