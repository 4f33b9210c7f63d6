/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Replacing a file: what it does with links and with what is no file, and what it does when a certain call fails. Failing
 * each call in turn is the business of faults/; others who save at the same time, that of test-replace-races.c. */

#define _GNU_SOURCE                  /* for renameat2() and syscall() */

#include "config.h"

#include "store/replace-calls.h"

#include <sched.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>

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
  script.slept = 0;
  g_assert_false (replace (fixture, fixture->old, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
  g_assert_cmpint (script.slept, <, 3 * G_TIME_SPAN_SECOND);
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
  int descriptor = open (fixture->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  g_test_summary ("A program that locks the folder for good delays a save by two seconds, no more.");
  g_assert_no_errno (flock (descriptor, LOCK_EX));
  g_assert_true (replace (fixture, fixture->old, NULL));
  g_assert_cmpint (script.slept, >=, 2 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (script.slept, <, 4 * G_TIME_SPAN_SECOND);
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/store/replace/" name, Fixture, NULL, begin, test, tear_down)
  ADD ("changed", test_changed);
  ADD ("links", test_links);
  ADD ("other-names", test_other_names);
  ADD ("no-files", test_no_files);
  ADD ("no-exchange", test_no_exchange);
  ADD ("passing", test_passing);
  ADD ("late-faults", test_late_faults);
  ADD ("not-confirmed", test_not_confirmed);
  ADD ("locked", test_locked);
  ADD ("limit", test_limit);
  ADD ("full-disk", test_full_disk);
#undef ADD
  return g_test_run ();
}
