/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Replacing a file: what it does with links and with what is no file, and what it does when a certain call fails, or when
 * somebody else saves at a certain moment. For that, some calls of the C library are led through here. Failing each call in
 * turn is the business of faults/. */

#define _GNU_SOURCE                  /* for renameat2() and syscall() */

#include "config.h"

#include "store/replace-fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/syscall.h>

typedef struct
{
  guint n_exchanges;
  void (*before_exchange) (guint n);         /* from 1 */
  void (*after_exchange) (guint n);
  int exchange_code;                         /* instead of carrying it out, if not 0 */
  guint n_failing;                           /* how often it is given; 0 for always */
  int noreplace_code;
  int link_code;
  void (*before_link) (void);
  int fsync_code;                            /* for files */
  int folder_code;                           /* for folders */
  guint n_fsyncs;
  int close_code;                            /* for files that were written */
} Script;

static Script script;
static Fixture *current;                     /* for the hooks */

int
renameat2 (int         from,
           const char *old_name,
           int         to,
           const char *new_name,
           unsigned    flags)
{
  int result, *code = flags == RENAME_EXCHANGE ? &script.exchange_code : &script.noreplace_code;

  if (flags == RENAME_EXCHANGE && script.before_exchange != NULL)
    script.before_exchange (script.n_exchanges + 1);
  script.n_exchanges += flags == RENAME_EXCHANGE;
  if (*code != 0)
    {
      errno = *code;
      if (script.n_failing > 0 && --script.n_failing == 0)
        *code = 0;
      return -1;
    }
  result = syscall (SYS_renameat2, from, old_name, to, new_name, flags);
  if (flags == RENAME_EXCHANGE && script.after_exchange != NULL)
    script.after_exchange (script.n_exchanges);
  return result;
}

int
linkat (int         from,
        const char *old_name,
        int         to,
        const char *new_name,
        int         flags)
{
  if (script.before_link != NULL)
    script.before_link ();
  if (script.link_code != 0)
    {
      errno = script.link_code;
      return -1;
    }
  return syscall (SYS_linkat, from, old_name, to, new_name, flags);
}

int
fsync (int descriptor)
{
  struct stat status;
  int code;

  fstat (descriptor, &status);
  code = S_ISDIR (status.st_mode) ? script.folder_code : script.fsync_code;
  script.n_fsyncs += !S_ISDIR (status.st_mode);
  if (code != 0)
    {
      errno = code;
      return -1;
    }
  return syscall (SYS_fsync, descriptor);
}

int
close (int descriptor)
{
  gboolean fails = script.close_code != 0 && (fcntl (descriptor, F_GETFL) & O_ACCMODE) == O_WRONLY;
  int result = syscall (SYS_close, descriptor);

  if (!fails)
    return result;
  errno = script.close_code;
  return -1;
}

static void
begin (Fixture       *fixture,
       gconstpointer  data)
{
  set_up (fixture, data);
  script = (Script) { 0 };
  current = fixture;
}

static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) theirs = make_bytes (70000, 'b');
  g_autoptr (GError) error = NULL;

  g_test_summary ("Nobody's work is written over, even if it has the same length.");
  put (fixture->path, theirs);
  g_assert_false (replace (fixture, fixture->old, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  g_clear_error (&error);
  g_assert_false (replace (fixture, NULL, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  g_assert_true (is_there (fixture->path, theirs));
  g_assert_true (pmap_replace_file (fixture->path, fixture->new, NULL, PMAP_REPLACE_OVERWRITE, NULL, NULL, NULL));
  g_assert_true (is_there (fixture->path, fixture->new));
  g_remove (fixture->path);
  g_assert_true (replace (fixture, fixture->old, NULL));      /* gone: there is nothing to write over */
  g_assert_true (is_there (fixture->path, fixture->new));
  g_assert_cmpuint (fixture->notes->len, ==, 0);
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *link_path = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autofree char *round = g_build_filename (fixture->folder, "round", NULL);
  g_autoptr (GError) error = NULL;
  struct stat status;

  g_test_summary ("A link stays a link; what it points to is saved.");
  g_assert_no_errno (symlink ("map.pmap", link_path));
  g_assert_true (pmap_replace_file (link_path, fixture->new, fixture->old, 0, NULL, NULL, NULL));
  g_assert_no_errno (g_lstat (link_path, &status));
  g_assert_true (S_ISLNK (status.st_mode));
  g_assert_true (is_there (fixture->path, fixture->new));
  g_assert_no_errno (symlink ("gone", nowhere));
  g_assert_no_errno (symlink ("round", round));
  g_assert_false (pmap_replace_file (nowhere, fixture->new, NULL, 0, NULL, NULL, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
  g_clear_error (&error);
  g_assert_false (pmap_replace_file (round, fixture->new, NULL, PMAP_REPLACE_OVERWRITE, NULL, NULL, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
}

static void
test_other_names (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.pmap", NULL);
  g_autofree char *below = g_build_filename (fixture->folder, "below", NULL);
  g_autofree char *far = g_build_filename (below, "far.pmap", NULL);
  struct stat one, two;

  g_test_summary ("Other names of a file in the same folder follow; of those elsewhere it is said that they do not.");
  g_assert_no_errno (link (fixture->path, other));
  g_assert_true (replace (fixture, fixture->old, NULL));
  g_assert_true (is_there (other, fixture->new));
  g_assert_no_errno (g_stat (fixture->path, &one));
  g_assert_no_errno (g_stat (other, &two));
  g_assert_cmpuint (one.st_ino, ==, two.st_ino);
  g_assert_cmpuint (one.st_nlink, ==, 2);
  g_assert_cmpuint (fixture->notes->len, ==, 0);

  g_assert_no_errno (g_mkdir (below, 0700));
  g_assert_no_errno (link (other, far));
  g_assert_true (pmap_replace_file (fixture->path, fixture->old, fixture->new, 0, fixture->notes, NULL, NULL));
  g_assert_true (is_there (fixture->path, fixture->old));
  g_assert_true (is_there (other, fixture->old));
  g_assert_true (is_there (far, fixture->new));
  g_assert_cmpuint (pmap_issues_count (fixture->notes, PMAP_SEVERITY_NOTE), ==, 1);
  g_assert_cmpuint (count_names (fixture->folder, ".provision-map"), ==, 0);
  g_remove (far);
}

static void
test_no_files (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *pipe_path = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *below = g_build_filename (fixture->folder, "none", "map.pmap", NULL);
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *long_path = g_build_filename (fixture->folder, long_name, NULL);
  const char *const paths[] = { fixture->folder, pipe_path, below, long_path, "/dev/null", "/dev/full" };

  g_test_summary ("Folders, pipes, devices and places that are not there are refused without waiting.");
  g_assert_no_errno (mkfifo (pipe_path, 0600));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      struct stat before, after;
      gboolean exists = g_lstat (paths[i], &before) == 0;

      g_assert_false (pmap_replace_file (paths[i], fixture->new, NULL, PMAP_REPLACE_OVERWRITE, NULL, NULL, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
      g_assert_true ((g_lstat (paths[i], &after) == 0) == exists);
      g_assert_true (!exists || before.st_ino == after.st_ino);
    }
}

/* --- Others who save at the worst moment --- */

static GBytes *theirs, *thirds;

/* As most programs save: their own file over whatever is there. */
static void
save_over (GBytes *bytes)
{
  g_autofree char *beside = g_build_filename (current->folder, "beside", NULL);

  put (beside, bytes);
  g_assert_no_errno (g_rename (beside, current->path));
}

static void
save_theirs_first (guint n)
{
  if (n == 1)
    save_over (theirs);
}

static void
save_both (guint n)
{
  if (n <= 2)
    save_over (n == 1 ? theirs : thirds);
}

/* A third one who changes places as we do, and back again. */
static void
save_as_we_do (guint n)
{
  g_autofree char *beside = g_build_filename (current->folder, "beside", NULL);

  if (n == 1)
    save_over (theirs);
  if (n == 2)
    put (beside, thirds);
  if (n == 2 || n == 3)
    g_assert_no_errno (syscall (SYS_renameat2, AT_FDCWD, beside, AT_FDCWD, current->path, RENAME_EXCHANGE));
}

static void
begin_race (Fixture       *fixture,
            gconstpointer  data)
{
  begin (fixture, data);
  theirs = make_bytes (70000, 'b');
  thirds = make_bytes (70000, 'c');
}

static void
end_race (Fixture       *fixture,
          gconstpointer  data)
{
  g_clear_pointer (&theirs, g_bytes_unref);
  g_clear_pointer (&thirds, g_bytes_unref);
  tear_down (fixture, data);
}

static void
test_race (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_test_summary ("What somebody saves between our last look and our save stays.");
  script.before_exchange = save_theirs_first;
  g_assert_false (replace (fixture, fixture->old, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  g_assert_true (is_there (fixture->path, theirs));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
  g_assert_cmpuint (script.n_exchanges, ==, 2);
  g_assert_cmpuint (fixture->notes->len, ==, 0);
}

static void
test_third (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  g_test_summary ("If a third one saves while we withdraw, the name has the last one's, and the other's is kept in sight.");
  script.before_exchange = save_both;
  g_assert_false (replace (fixture, fixture->old, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  g_assert_true (is_there (fixture->path, thirds));
  kept = list_names (fixture->folder, "Map kept on ");
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (is_there (kept->pdata[0], theirs));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 2);
  g_assert_cmpuint (pmap_issues_count (fixture->notes, PMAP_SEVERITY_WARNING), ==, 1);
}

static void
test_third_like_us (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *beside = g_build_filename (fixture->folder, "beside", NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("If a third one changes places as we do, each ends with its own file, and the name has the one who was first.");
  script.before_exchange = save_as_we_do;
  g_assert_false (replace (fixture, fixture->old, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  g_assert_cmpuint (script.n_exchanges, ==, 3);
  g_assert_true (is_there (fixture->path, thirds));
  g_assert_true (is_there (beside, theirs));       /* it is their turn to change once more */
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 2);
}

static void
fail_after_first (guint n)
{
  script.exchange_code = EIO;
}

static void
test_no_way_back (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  g_test_summary ("If the drive fails before theirs can go back, ours is saved and theirs kept in sight, and that is said.");
  script.before_exchange = save_theirs_first;
  script.after_exchange = fail_after_first;
  g_assert_true (replace (fixture, fixture->old, &error));
  g_assert_no_error (error);
  g_assert_true (is_there (fixture->path, fixture->new));
  kept = list_names (fixture->folder, "Map kept on ");
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (is_there (kept->pdata[0], theirs));
  g_assert_cmpuint (pmap_issues_count (fixture->notes, PMAP_SEVERITY_WARNING), ==, 1);
}

static void
remove_old (guint n)
{
  g_assert_no_errno (g_remove (current->path));
}

static void
test_removed (Fixture       *fixture,
              gconstpointer  data)
{
  g_test_summary ("If somebody deletes the file in that moment, ours is there.");
  script.before_exchange = remove_old;
  g_assert_true (replace (fixture, fixture->old, NULL));
  g_assert_true (is_there (fixture->path, fixture->new));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
}

static void
put_theirs (void)
{
  script.before_link = NULL;
  put (current->path, theirs);
}

static void
test_new_race (Fixture       *fixture,
               gconstpointer  data)
{
  g_test_summary ("A file that somebody makes in the moment before we do stays, however the system makes ours.");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      script.link_code = i > 0 ? EPERM : 0;
      script.noreplace_code = i > 1 ? EINVAL : 0;
      g_remove (fixture->path);
      g_assert_true (replace (fixture, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (is_there (fixture->path, fixture->new));
      g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);

      g_remove (fixture->path);
      script.before_link = put_theirs;
      g_assert_false (replace (fixture, NULL, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
      g_assert_true (is_there (fixture->path, theirs));
      g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
    }
}

/* --- Killed --- */

static void G_NORETURN
die_after_first (guint n)
{
  _exit (42);
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) kept = NULL;
  pid_t child;

  g_test_summary ("Killed before the old file is gone, a program leaves one file, and the next save takes it away.");
  script.after_exchange = die_after_first;
  child = fork ();
  if (child == 0)
    _exit (replace (fixture, fixture->old, NULL));
  g_assert_cmpint (await (child), ==, 42);
  g_assert_true (is_there (fixture->path, fixture->new));
  g_assert_cmpuint (count_names (fixture->folder, ".provision-map-"), ==, 1);
  script.after_exchange = NULL;
  g_assert_true (pmap_replace_file (fixture->path, fixture->old, fixture->new, 0, fixture->notes, NULL, NULL));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
  g_assert_cmpuint (fixture->notes->len, ==, 0);

  g_test_message ("and if what it held was somebody's work, that is found");
  script = (Script) { .before_exchange = save_theirs_first, .after_exchange = die_after_first };
  child = fork ();
  if (child == 0)
    _exit (replace (fixture, fixture->old, NULL));
  g_assert_cmpint (await (child), ==, 42);
  script = (Script) { 0 };
  g_assert_true (is_there (fixture->path, fixture->new));
  g_assert_true (pmap_replace_file (fixture->path, fixture->old, fixture->new, 0, fixture->notes, NULL, NULL));
  kept = list_names (fixture->folder, "Map kept on ");
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (is_there (kept->pdata[0], theirs));
  g_assert_cmpuint (pmap_issues_count (fixture->notes, PMAP_SEVERITY_WARNING), ==, 1);
  g_assert_cmpuint (count_names (fixture->folder, ".provision-map-"), ==, 0);
}

static void
test_not_ours (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const names[] = {
    ".provision-map-0123456789abcdef-01234567-1-00000000.tmp",     /* of another computer */
    ".provision-map-.tmp", ".provision-map-a-b-c.tmp", ".provision-map-a-b-c-d-e-f-g-h-i.tmp", ".provision-map-notes",
  };

  g_test_summary ("What programs of other computers are just writing, and whatever only looks like it, is left alone.");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      put (path, fixture->old);
    }
  g_assert_true (replace (fixture, fixture->old, NULL));
  g_assert_cmpuint (count_names (fixture->folder, ".provision-map"), ==, G_N_ELEMENTS (names));
}

/* --- Systems and disks --- */

static void
test_no_exchange (Fixture       *fixture,
                  gconstpointer  data)
{
  static const int codes[] = { EINVAL, ENOSYS, EOPNOTSUPP };

  g_test_summary ("Where files cannot change places, the new one is put over the old one.");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      script.exchange_code = codes[i];
      put (fixture->path, fixture->old);
      g_assert_true (replace (fixture, fixture->old, NULL));
      g_assert_true (is_there (fixture->path, fixture->new));
      g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
    }
}

static void
test_passing (Fixture       *fixture,
              gconstpointer  data)
{
  static const int codes[] = { EBUSY, ETXTBSY, EACCES, EEXIST };
  g_autoptr (GError) error = NULL;
  gint64 start;

  g_test_summary ("A file that another program has open is waited for, for less than two seconds.");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      script.exchange_code = codes[i];
      script.n_failing = 2;
      put (fixture->path, fixture->old);
      g_assert_true (replace (fixture, fixture->old, NULL));
      g_assert_true (is_there (fixture->path, fixture->new));
    }
  script.exchange_code = EBUSY;
  script.n_failing = 0;
  put (fixture->path, fixture->old);
  start = g_get_monotonic_time ();
  g_assert_false (replace (fixture, fixture->old, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_TIME_SPAN_SECOND);
  g_assert_true (is_there (fixture->path, fixture->old));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
}

static void
test_late_faults (Fixture       *fixture,
                  gconstpointer  data)
{
  static const int codes[] = { EIO, ENOSPC, EDQUOT };

  g_test_summary ("What the disk says when flushing or closing counts, before the name changes, and is not asked twice.");
  for (guint i = 0; i < 2 * G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;

      script = (Script) { 0 };
      script.fsync_code = i % 2 == 0 ? codes[i / 2] : 0;
      script.close_code = i % 2 == 1 ? codes[i / 2] : 0;
      g_assert_false (replace (fixture, fixture->old, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
      g_assert_cmpuint (script.n_exchanges, ==, 0);
      g_assert_cmpuint (script.n_fsyncs, ==, 1);
      g_assert_true (is_there (fixture->path, fixture->old));
      g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
    }
}

static void
test_not_confirmed (Fixture       *fixture,
                    gconstpointer  data)
{
  gboolean confirmed = FALSE;

  g_test_summary ("A disk that does not confirm the name is told of, and the file is saved.");
  g_assert_true (pmap_replace_file (fixture->path, fixture->new, fixture->old, 0, fixture->notes, &confirmed, NULL));
  g_assert_true (confirmed);
  g_assert_cmpuint (fixture->notes->len, ==, 0);
  script.folder_code = EIO;
  g_assert_true (pmap_replace_file (fixture->path, fixture->old, fixture->new, 0, fixture->notes, &confirmed, NULL));
  g_assert_false (confirmed);
  g_assert_cmpuint (pmap_issues_count (fixture->notes, PMAP_SEVERITY_NOTE), ==, 1);
  g_assert_true (is_there (fixture->path, fixture->old));
}

static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  int descriptor = open (fixture->path, O_RDONLY | O_CLOEXEC);
  gint64 start = g_get_monotonic_time ();

  g_test_summary ("A program that locks the file for good delays a save by two seconds, no more.");
  g_assert_no_errno (flock (descriptor, LOCK_EX));
  g_assert_true (replace (fixture, fixture->old, NULL));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 4 * G_TIME_SPAN_SECOND);
  close (descriptor);
}

static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  pid_t child = fork ();

  g_test_summary ("Beyond what the user may write, the old file stays.");
  if (child == 0)
    {
      const struct rlimit limit = { 100000, 100000 };
      g_autoptr (GError) error = NULL;

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      _exit (!replace (fixture, fixture->old, &error) && g_error_matches (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED) ? 0 : 1);
    }
  g_assert_cmpint (await (child), ==, 0);
  g_assert_true (is_there (fixture->path, fixture->old));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
}

/* In a child with a disk of its own, 256 KiB large. What it says by its status: 0 good, 77 no such disk to be had here. */
static int
fill_disk (Fixture *fixture)
{
  guint n_saved = 0, n_refused = 0;

  if (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
      || mount ("small", fixture->folder, "tmpfs", 0, "size=256k") != 0)
    return 77;
  for (guint i = 0; i < 64; i++)
    {
      g_autoptr (GBytes) large = make_bytes (4096 * i + 1, 'A');
      g_autoptr (GError) error = NULL;
      gboolean saved;

      put (fixture->path, fixture->old);
      saved = pmap_replace_file (fixture->path, large, fixture->old, 0, NULL, NULL, &error);
      n_saved += saved;
      n_refused += !saved;
      if (!is_there (fixture->path, saved ? large : fixture->old) || count_names (fixture->folder, "") != 1)
        return 1;
      if (!saved && (!g_error_matches (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED) || strstr (error->message, "full") == NULL))
        return 2;
    }
  return n_saved > 10 && n_refused > 5 ? 0 : 3;
}

static void
test_full_disk (Fixture       *fixture,
                gconstpointer  data)
{
  pid_t child;
  int status;

  g_test_summary ("On a disk that is really full, the old file stays and the message says so, whatever the size.");
  child = fork ();
  if (child == 0)
    _exit (fill_disk (fixture));
  status = await (child);
  if (status == 77)
    g_test_skip ("only who may mount disks can have a small one");
  else
    g_assert_cmpint (status, ==, 0);
}

/* --- Several programs at once --- */

static void
race_round (Fixture *fixture,
            guint    n_writers)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  int start[2];
  pid_t children[8];
  guint n_saved = 0, winner = 0;
  char byte;

  g_assert_no_errno (pipe (start));
  put (fixture->path, fixture->old);
  for (guint i = 0; i < n_writers; i++)
    {
      g_ptr_array_add (versions, make_bytes (70000, 'B' + i));
      children[i] = fork ();
      if (children[i] == 0)
        {
          g_autoptr (GError) error = NULL;
          gboolean saved;

          close (start[1]);
          (void) !read (start[0], &byte, 1);         /* until the other end is closed, for all at once */
          saved = pmap_replace_file (fixture->path, versions->pdata[i], fixture->old, 0, NULL, NULL, &error);
          _exit (saved ? 0 : g_error_matches (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE) ? 1 : 2);
        }
    }
  close (start[0]);
  close (start[1]);
  for (guint i = 0; i < n_writers; i++)
    {
      int status = await (children[i]);

      g_assert_cmpint (status, <=, 1);
      n_saved += status == 0;
      winner = status == 0 ? i : winner;
    }
  g_assert_cmpuint (n_saved, ==, 1);
  g_assert_true (is_there (fixture->path, versions->pdata[winner]));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
}

static void
test_writers (Fixture       *fixture,
              gconstpointer  data)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");
  guint n_rounds = 100 * (scale != NULL ? atoi (scale) : 1);

  g_test_summary ("Of several programs that save at once, one does, and the others are told.");
  for (guint i = 0; i < n_rounds; i++)
    race_round (fixture, 2 + i % 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/store/replace/" name, Fixture, NULL, begin, test, tear_down)
#define ADD_RACE(name, test) g_test_add ("/store/replace/" name, Fixture, NULL, begin_race, test, end_race)
  ADD ("changed", test_changed);
  ADD ("links", test_links);
  ADD ("other-names", test_other_names);
  ADD ("no-files", test_no_files);
  ADD_RACE ("race", test_race);
  ADD_RACE ("third", test_third);
  ADD_RACE ("third-like-us", test_third_like_us);
  ADD_RACE ("no-way-back", test_no_way_back);
  ADD_RACE ("removed", test_removed);
  ADD_RACE ("new-race", test_new_race);
  ADD_RACE ("killed", test_killed);
  ADD ("not-ours", test_not_ours);
  ADD ("no-exchange", test_no_exchange);
  ADD ("passing", test_passing);
  ADD ("late-faults", test_late_faults);
  ADD ("not-confirmed", test_not_confirmed);
  ADD ("locked", test_locked);
  ADD ("limit", test_limit);
  ADD ("full-disk", test_full_disk);
  ADD ("writers", test_writers);
#undef ADD
#undef ADD_RACE
  return g_test_run ();
}
