/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Replacing a file that only GIO reaches, tried on local files: they come the same way. The writes that GIO makes are led
 * through here, so that a server can fail, lie, or carry another save in between. */

#define _GNU_SOURCE                  /* for syscall() */

#include "config.h"

#include "store/pmap-replace-location.h"

#include "store/replace-fixture.h"

#include <fcntl.h>
#include <sys/syscall.h>

typedef struct
{
  gboolean is_on;
  gssize limit;          /* how many bytes are taken before there is an error; -1 for all */
  int code;
  gboolean lies;         /* other bytes are written than those given */
  void (*before_write) (void);
} Script;

static Script script;
static Fixture *current;
static GBytes *theirs;

ssize_t
write (int         descriptor,
       const void *data,
       size_t      length)
{
  g_autofree char *other = NULL;

  if (!script.is_on)
    return syscall (SYS_write, descriptor, data, length);
  if (script.before_write != NULL)
    {
      void (*hook) (void) = script.before_write;

      script.is_on = FALSE;
      hook ();
      script.is_on = TRUE;
      script.before_write = NULL;
    }
  if (script.limit == 0)
    {
      errno = script.code;
      return -1;
    }
  if (script.limit > 0 && length > (gsize) script.limit)
    length = script.limit;
  if (script.limit > 0)
    script.limit -= length;
  if (script.lies)
    data = other = g_strnfill (length, '?');
  return syscall (SYS_write, descriptor, data, length);
}

static void
begin (Fixture       *fixture,
       gconstpointer  data)
{
  set_up (fixture, data);
  script = (Script) { .limit = -1 };
  current = fixture;
  theirs = make_bytes (70000, 'b');
}

static void
end (Fixture       *fixture,
     gconstpointer  data)
{
  script.is_on = FALSE;
  g_clear_pointer (&theirs, g_bytes_unref);
  tear_down (fixture, data);
}

static gboolean
save (Fixture           *fixture,
      GBytes            *base,
      PmapReplaceFlags   flags,
      GError           **error)
{
  g_autoptr (GFile) location = g_file_new_for_path (fixture->path);
  gboolean saved;

  script.is_on = TRUE;
  saved = pmap_replace_location (location, fixture->new, base, flags, fixture->notes, error);
  script.is_on = FALSE;
  return saved;
}

static void
test_needed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *mounted = g_build_filename (g_get_user_runtime_dir (), "gvfs", "smb-share:server=school", "map.pmap", NULL);
  g_autoptr (GFile) here = g_file_new_for_path (fixture->path);
  g_autoptr (GFile) there = g_file_new_for_path (mounted);
  g_autoptr (GFile) remote = g_file_new_for_uri ("sftp://school.example/map.pmap");

  g_test_summary ("Servers go this way, the computer's own disks do not.");
  g_assert_false (pmap_replace_location_is_needed (here));
  g_assert_true (pmap_replace_location_is_needed (there));
  g_assert_true (pmap_replace_location_is_needed (remote));
}

static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_test_summary ("A file is replaced, or made, and no copy of it is left.");
  g_assert_true (save (fixture, fixture->old, 0, &error));
  g_assert_no_error (error);
  g_assert_true (is_there (fixture->path, fixture->new));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
  g_remove (fixture->path);
  g_assert_true (save (fixture, NULL, 0, &error));
  g_assert_true (is_there (fixture->path, fixture->new));
  put (fixture->path, theirs);
  g_assert_true (save (fixture, NULL, PMAP_REPLACE_OVERWRITE, &error));
  g_assert_true (is_there (fixture->path, fixture->new));
  g_assert_true (save (fixture, NULL, PMAP_REPLACE_OVERWRITE, &error));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
  g_assert_cmpuint (fixture->notes->len, ==, 0);
}

static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  GBytes *const bases[] = { fixture->old, NULL };

  g_test_summary ("Nobody's work is written over.");
  put (fixture->path, theirs);
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (save (fixture, bases[i], 0, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
      g_assert_true (is_there (fixture->path, theirs));
    }
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
}

static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  static const int codes[] = { ENOSPC, EIO, EDQUOT, EACCES, ETIMEDOUT, EPIPE };
  static const gssize limits[] = { 0, 1, 4096, 70000, 149999 };

  g_test_summary ("Wherever a write fails, what was there is there, a new file is not, and nothing is left.");
  for (guint i = 0; i < G_N_ELEMENTS (codes) * G_N_ELEMENTS (limits) * 2; i++)
    {
      gboolean is_new = i % 2 == 1;
      g_autoptr (GError) error = NULL;

      if (is_new)
        g_remove (fixture->path);
      else
        put (fixture->path, fixture->old);
      script.code = codes[i / 2 % G_N_ELEMENTS (codes)];
      script.limit = limits[i / 2 / G_N_ELEMENTS (codes)];
      g_assert_false (save (fixture, is_new ? NULL : fixture->old, 0, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
      g_assert_true (is_new || is_there (fixture->path, fixture->old));
      g_assert_cmpuint (count_names (fixture->folder, ""), ==, !is_new);
    }
}

static void
test_lies (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_test_summary ("A server that keeps other bytes than it was given is found out, and what was there comes back.");
  script.lies = TRUE;
  g_assert_false (save (fixture, fixture->old, 0, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
  g_assert_nonnull (strstr (error->message, "does not give back"));
  g_assert_true (is_there (fixture->path, fixture->old));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
  g_clear_error (&error);
  g_remove (fixture->path);
  g_assert_false (save (fixture, NULL, 0, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 0);
}

static void
save_theirs (void)
{
  put (current->path, theirs);
}

static void
test_meanwhile (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gboolean saved;

  g_test_summary ("If somebody saves while we write, one of the two is there whole, and we say which.");
  script.before_write = save_theirs;
  saved = save (fixture, fixture->old, 0, &error);
  g_assert_true (is_there (fixture->path, saved ? fixture->new : theirs));
}

static void
test_no_files (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *pipe_path = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *below = g_build_filename (fixture->folder, "none", "map.pmap", NULL);
  const char *const paths[] = { fixture->folder, pipe_path, below, "/dev/null" };

  g_test_summary ("What is no file is refused without waiting.");
  g_assert_no_errno (mkfifo (pipe_path, 0600));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GFile) location = g_file_new_for_path (paths[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (pmap_replace_location (location, fixture->new, NULL, PMAP_REPLACE_OVERWRITE, NULL, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
    }
}

static void
test_no_server (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) location = g_file_new_for_uri ("sftp://school.example/map.pmap");
  g_autoptr (GError) error = NULL;

  g_test_summary ("Without a way to the server, it is said that the map is not saved.");
  g_assert_false (pmap_replace_location (location, fixture->new, NULL, 0, NULL, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/store/replace-location/" name, Fixture, NULL, begin, test, end)
  ADD ("needed", test_needed);
  ADD ("saved", test_saved);
  ADD ("changed", test_changed);
  ADD ("failed", test_failed);
  ADD ("lies", test_lies);
  ADD ("meanwhile", test_meanwhile);
  ADD ("no-files", test_no_files);
  ADD ("no-server", test_no_server);
#undef ADD
  return g_test_run ();
}
