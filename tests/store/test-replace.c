/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Replacing a file under every fault: each call to the system fails in turn, once or from then on, with each error it may
 * give; or the program ends there and then. Afterwards the file holds all of the old or all of the new, and whoever was
 * told "saved" has the new.
 *
 * The file under test is compiled into this program with its calls led through here. */

#include "config.h"

#define pmap_replace_file replace_file_under_test

#include "store/pmap-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  guint n_calls;         /* so far */
  guint fail_at;         /* which call fails; 0 for none */
  gboolean for_good;     /* all later calls of the same kind too */
  const char *kind;      /* of the call that failed */
  int code;
  gboolean kill;         /* end instead of failing */
  gboolean short_writes;
  gboolean lie;          /* what is written is not what is read */
} Faults;

static Faults faults;

static gboolean
fails (const char *kind)
{
  gboolean now = ++faults.n_calls == faults.fail_at;

  if (now && faults.kill)
    _exit (42);
  if (now)
    faults.kind = kind;
  if (!now && !(faults.for_good && faults.kind != NULL && g_str_equal (faults.kind, kind)))
    return FALSE;
  errno = faults.code;
  return TRUE;
}

static int
fault_open (const char *path,
            int         flags)
{
  return fails ("open") ? -1 : open (path, flags);
}

static int
fault_openat (int         folder,
              const char *path,
              int         flags,
              ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = flags & O_CREAT ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);
  if (fails (flags & O_CREAT ? "create" : "openat"))
    return -1;
  return openat (folder, path, flags, mode);
}

static ssize_t
fault_write (int         descriptor,
             const void *data,
             size_t      length)
{
  if (fails ("write"))
    return -1;
  if (faults.lie)
    {
      g_autofree char *other = g_malloc0 (length);

      return write (descriptor, other, length);
    }
  return write (descriptor, data, faults.short_writes ? MIN (length, 1000) : length);
}

static ssize_t
fault_read (int     descriptor,
            void   *data,
            size_t  length)
{
  return fails ("read") ? -1 : read (descriptor, data, length);
}

static int
fault_fstat (int          descriptor,
             struct stat *status)
{
  return fails ("fstat") ? -1 : fstat (descriptor, status);
}

static int
fault_fchmod (int    descriptor,
              mode_t mode)
{
  return fails ("fchmod") ? -1 : fchmod (descriptor, mode);
}

static int
fault_fsync (int descriptor)
{
  return fails ("fsync") ? -1 : fsync (descriptor);
}

static int
fault_close (int descriptor)
{
  int result = close (descriptor);

  return fails ("close") ? -1 : result;
}

static int
fault_renameat (int         from,
                const char *old_name,
                int         to,
                const char *new_name)
{
  return fails ("rename") ? -1 : renameat (from, old_name, to, new_name);
}

static int
fault_linkat (int         from,
              const char *old_name,
              int         to,
              const char *new_name,
              int         flags)
{
  return fails ("link") ? -1 : linkat (from, old_name, to, new_name, flags);
}

static int
fault_unlinkat (int         folder,
                const char *name,
                int         flags)
{
  return fails ("unlink") ? -1 : unlinkat (folder, name, flags);
}

#define open fault_open
#define openat fault_openat
#define write fault_write
#define read fault_read
#define fstat(descriptor, status) fault_fstat (descriptor, status)
#define fchmod fault_fchmod
#define fsync fault_fsync
#define close fault_close
#define renameat fault_renameat
#define linkat fault_linkat
#define unlinkat fault_unlinkat
#define g_usleep(microseconds) ((void) (microseconds))
#undef G_LOG_DOMAIN
#include "store/pmap-replace.c"
#undef open
#undef openat
#undef write
#undef read
#undef fstat
#undef fchmod
#undef fsync
#undef close
#undef renameat
#undef linkat
#undef unlinkat
#undef g_usleep

#undef pmap_replace_file

typedef struct
{
  char *folder;
  char *path;
  GBytes *old;
  GBytes *new;
} Fixture;

static GBytes *
make_bytes (gsize length,
            char  first)
{
  char *text = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    text[i] = first + i % 20;
  return g_bytes_new_take (text, length);
}

static void
put (const char *path,
     GBytes     *bytes)
{
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
}

static gboolean
is_there (const char *path,
          GBytes     *bytes)
{
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) && length == g_bytes_get_size (bytes)
         && memcmp (text, g_bytes_get_data (bytes, NULL), length) == 0;
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("pmap-replace-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "map.pmap", NULL);
  fixture->old = make_bytes (70000, 'a');
  fixture->new = make_bytes (150000, 'A');
  put (fixture->path, fixture->old);
  faults = (Faults) { 0 };
}

static void
empty (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_remove (file) < 0)
        g_assert_no_errno (-1);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_chmod (fixture->folder, 0700);
  empty (fixture->folder);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_bytes_unref (fixture->old);
  g_bytes_unref (fixture->new);
}

static gboolean
replace (Fixture *fixture,
         GBytes  *base,
         GError **error)
{
  gboolean confirmed;

  return replace_file_under_test (fixture->path, fixture->new, base, 0, &confirmed, error);
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  is_new)
{
  static const int codes[] = { EIO, ENOSPC, EDQUOT, EACCES, EPERM, EROFS, EBUSY, ENOSYS, EOPNOTSUPP };
  GBytes *base = GPOINTER_TO_INT (is_new) ? NULL : fixture->old;
  guint n_calls, n_runs = 0;

  g_test_summary ("Whichever call fails, the file is all old or all new, and what was said of it is true.");
  if (base == NULL)
    g_remove (fixture->path);
  g_assert_true (replace (fixture, base, NULL));
  n_calls = faults.n_calls;
  g_assert_cmpuint (n_calls, >, 15);

  for (guint at = 1; at <= n_calls; at++)
    for (guint i = 0; i < G_N_ELEMENTS (codes) * 2; i++)
      {
        g_autoptr (GError) error = NULL;
        gboolean saved, old;

        if (base != NULL)
          put (fixture->path, fixture->old);
        else
          g_remove (fixture->path);
        faults = (Faults) { .fail_at = at, .code = codes[i / 2], .for_good = i % 2 };
        saved = replace (fixture, base, &error);
        n_runs++;
        old = base != NULL ? is_there (fixture->path, fixture->old) : !g_file_test (fixture->path, G_FILE_TEST_EXISTS);
        if (saved)
          g_assert_true (is_there (fixture->path, fixture->new));
        else
          {
            g_assert_true (old);
            g_assert_nonnull (error);
          }
        if (g_strcmp0 (faults.kind, "unlink") != 0 && count_files (fixture->folder) != (saved || base != NULL))
          g_test_fail_printf ("%s leaves a file behind", faults.kind);
        empty (fixture->folder);
      }
  g_test_message ("%u faults in %u calls", n_runs, n_calls);
}

static void
test_ends (Fixture       *fixture,
           gconstpointer  data)
{
  guint n_calls;

  g_test_summary ("Wherever the program ends, the file is all old or all new.");
  g_assert_true (replace (fixture, fixture->old, NULL));
  n_calls = faults.n_calls;
  for (guint at = 1; at <= n_calls; at++)
    {
      pid_t child;
      int status;

      put (fixture->path, fixture->old);
      faults = (Faults) { .fail_at = at, .kill = TRUE };
      child = fork ();
      if (child == 0)
        _exit (replace (fixture, fixture->old, NULL) ? 0 : 1);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 42);
      g_assert_true (is_there (fixture->path, fixture->old) || is_there (fixture->path, fixture->new));
      empty (fixture->folder);
    }
}

static void
test_short_writes (Fixture       *fixture,
                   gconstpointer  data)
{
  g_test_summary ("What the disk takes in small pieces arrives whole.");
  faults.short_writes = TRUE;
  g_assert_true (replace (fixture, fixture->old, NULL));
  g_assert_true (is_there (fixture->path, fixture->new));
}

static void
test_lies (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_test_summary ("A disk that does not keep what it is given is found out in time.");
  faults.lie = TRUE;
  g_assert_false (replace (fixture, fixture->old, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
  g_assert_true (is_there (fixture->path, fixture->old));
}

static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) theirs = make_bytes (70000, 'b');
  g_autoptr (GError) error = NULL;
  gboolean confirmed;

  g_test_summary ("Nobody's work is written over, even if it has the same length.");
  put (fixture->path, theirs);
  g_assert_false (replace (fixture, fixture->old, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  g_clear_error (&error);
  g_assert_false (replace (fixture, NULL, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  g_assert_true (is_there (fixture->path, theirs));
  g_assert_true (replace_file_under_test (fixture->path, fixture->new, NULL, PMAP_REPLACE_OVERWRITE, &confirmed, NULL));
  g_assert_true (is_there (fixture->path, fixture->new));
  g_remove (fixture->path);
  g_assert_true (replace (fixture, fixture->old, NULL));      /* gone: there is nothing to write over */
  g_assert_true (is_there (fixture->path, fixture->new));
}

static void
test_rights (Fixture       *fixture,
             gconstpointer  data)
{
  struct stat status;

  g_test_summary ("Who may read and write a file may do so after a save.");
  g_chmod (fixture->path, 0664);
  g_assert_true (replace (fixture, fixture->old, NULL));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0664);
  g_chmod (fixture->path, 0600);
  g_assert_true (replace (fixture, fixture->new, NULL));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0600);
  g_assert_cmpuint (status.st_nlink, ==, 1);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autoptr (GError) error = NULL;
  struct stat status;
  gboolean confirmed;

  g_test_summary ("A link stays a link; what it points to is saved.");
  g_assert_cmpint (symlink ("map.pmap", link), ==, 0);
  g_assert_true (replace_file_under_test (link, fixture->new, fixture->old, 0, &confirmed, NULL));
  g_assert_cmpint (g_lstat (link, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
  g_assert_true (is_there (fixture->path, fixture->new));
  g_assert_cmpint (symlink ("gone", nowhere), ==, 0);
  g_assert_false (replace_file_under_test (nowhere, fixture->new, NULL, 0, &confirmed, &error));
  g_assert_nonnull (error);
}

static void
test_no_files (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *pipe_path = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *below = g_build_filename (fixture->folder, "none", "map.pmap", NULL);
  const char *const paths[] = { fixture->folder, pipe_path, below };
  gboolean confirmed;

  g_test_summary ("Folders, pipes and places that are not there are refused without waiting.");
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (replace_file_under_test (paths[i], fixture->new, NULL, PMAP_REPLACE_OVERWRITE, &confirmed, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, test) g_test_add ("/store/replace/" name, Fixture, data, set_up, test, tear_down)
  ADD ("faults", GINT_TO_POINTER (FALSE), test_faults);
  ADD ("faults-new", GINT_TO_POINTER (TRUE), test_faults);
  ADD ("ends", NULL, test_ends);
  ADD ("short-writes", NULL, test_short_writes);
  ADD ("lies", NULL, test_lies);
  ADD ("changed", NULL, test_changed);
  ADD ("rights", NULL, test_rights);
  ADD ("links", NULL, test_links);
  ADD ("no-files", NULL, test_no_files);
#undef ADD
  return g_test_run ();
}
