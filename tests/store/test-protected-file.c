/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protected maps on the disk: opened, saved, changed by others, and never there as plain text. */

#include "config.h"

#include "base/pmap-error.h"
#include "shared/map.h"
#include "shared/random-document.h"
#include "store/pmap-catch-up.h"
#include "store/pmap-loader.h"
#include "store/pmap-protection-private.h"
#include "store/pmap-saver.h"
#include "store/pmap-sealed-format-private.h"
#include "store/pmap-versions.h"
#include "xml/pmap-xml-write.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PASSWORD "correct horse, battery"
#define CANARY "Zzyzx Primary"

typedef struct
{
  char *folder;
  char *path;
  PmapDocument *document;
  PmapProtection *protection;
  char *recovery_key;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  fixture->folder = g_dir_make_tmp ("pmap-protected-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "map.pmap", NULL);
  fixture->document = random_document_new (random, 3);
  map_set (fixture->document->school, "name", CANARY);
  fixture->protection = _pmap_protection_new_with_effort (PASSWORD, PMAP_SEALED_MEMORY_MIN, PMAP_SEALED_PASSES_MIN,
                                                          &fixture->recovery_key, NULL);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_chmod (fixture->folder, 0700);
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->document);
  g_object_unref (fixture->protection);
  pmap_secret_free (fixture->recovery_key);
}

static PmapFile *
open_file (Fixture *fixture)
{
  g_autoptr (GFile) location = g_file_new_for_path (fixture->path);

  return pmap_file_new (location);
}

static PmapFile *
open_protected_file (Fixture *fixture)
{
  PmapFile *file = open_file (fixture);

  pmap_file_set_protection (file, fixture->protection);
  return file;
}

static gboolean
save (Fixture   *fixture,
      PmapFile  *file,
      GError   **error)
{
  g_autoptr (PmapSaver) saver = pmap_saver_new (fixture->document, file);

  return pmap_saver_save (saver, NULL, error);
}

static void
assert_saved (Fixture  *fixture,
              PmapFile *file)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture, file, &error));
  g_assert_no_error (error);
}

static GBytes *
read_disk (const char *path)
{
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

static gboolean
holds_canary (const char *path)
{
  g_autoptr (GBytes) bytes = read_disk (path);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i + 5 <= length; i++)
    if (memcmp (data + i, "Zzyzx", 5) == 0)
      return TRUE;
  return FALSE;
}

static void
assert_no_plain_text (Fixture *fixture)
{
  g_autoptr (GDir) entries = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      if (holds_canary (path))
        g_error ("plain text in %s", name);
    }
}

static void
test_save_and_load (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_protected_file (fixture);
  g_autoptr (PmapFile) again = open_file (fixture);
  g_autoptr (GBytes) xml = pmap_xml_write (fixture->document);
  g_autoptr (GBytes) disk = NULL;
  g_autoptr (PmapLoader) without = pmap_loader_new (again);
  g_autoptr (PmapLoader) with = NULL;
  g_autoptr (PmapProtection) unlocked = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A protected map asks for its password, opens with it, and is saved protected again.");
  assert_saved (fixture, file);
  disk = read_disk (fixture->path);
  g_assert_true (pmap_protection_is_protected (disk));
  g_assert_true (g_bytes_equal (pmap_file_get_bytes (file), disk));
  g_assert_true (g_bytes_equal (pmap_file_get_map_bytes (file), xml));
  assert_no_plain_text (fixture);

  g_assert_false (pmap_loader_load (without, NULL, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED);
  g_clear_error (&error);
  g_assert_null (pmap_loader_get_document (without));
  g_assert_null (pmap_file_get_bytes (again));
  g_assert_true (g_bytes_equal (pmap_loader_get_sealed (without), disk));

  unlocked = pmap_protection_unlock (pmap_loader_get_sealed (without), PASSWORD, &error);
  g_assert_no_error (error);
  pmap_file_set_protection (again, unlocked);
  with = pmap_loader_new (again);
  g_assert_true (pmap_loader_load (with, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (pmap_record_equal (PMAP_RECORD (fixture->document), PMAP_RECORD (pmap_loader_get_document (with))));
  g_assert_true (g_bytes_equal (pmap_file_get_bytes (again), disk));
  g_assert_true (g_bytes_equal (pmap_file_get_map_bytes (again), xml));
  g_assert_true (pmap_file_get_protection (again) == unlocked);

  assert_saved (fixture, again);
  assert_saved (fixture, again);              /* the base is what was sealed, though it differs each time */
  g_assert_false (g_bytes_equal (pmap_file_get_bytes (again), disk));
  assert_no_plain_text (fixture);
}

static void
test_plain (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_file (fixture);
  g_autoptr (PmapFile) again = open_file (fixture);
  g_autoptr (PmapLoader) loader = pmap_loader_new (again);
  g_autoptr (GBytes) xml = pmap_xml_write (fixture->document);
  g_autoptr (GBytes) disk = NULL;

  g_test_summary ("A plain map stays plain, until protection is put on; and is plain again when it is taken off.");
  assert_saved (fixture, file);
  g_assert_true (pmap_file_get_map_bytes (file) == pmap_file_get_bytes (file));
  g_assert_true (pmap_loader_load (loader, NULL, NULL));
  g_assert_null (pmap_file_get_protection (again));
  g_assert_true (g_bytes_equal (pmap_file_get_map_bytes (again), xml));

  pmap_file_set_protection (again, fixture->protection);
  assert_saved (fixture, again);
  assert_no_plain_text (fixture);
  pmap_file_set_protection (again, NULL);
  assert_saved (fixture, again);
  disk = read_disk (fixture->path);
  g_assert_true (g_bytes_equal (disk, xml));
  g_assert_true (pmap_file_get_map_bytes (again) == pmap_file_get_bytes (again));
}

static void
test_versions (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_file (fixture);
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autoptr (GBytes) sealed = NULL, plain = NULL;
  g_autoptr (GBytes) second = NULL;

  g_test_summary ("Once a map is protected, nothing that was kept of it on this computer is plain text any more.");
  assert_saved (fixture, file);
  map_set (fixture->document->school, "name", CANARY " School");
  second = pmap_xml_write (fixture->document);
  assert_saved (fixture, file);
  map_set (fixture->document->school, "name", CANARY);
  assert_saved (fixture, file);
  before = pmap_versions_list (pmap_file_get_location (file));
  g_assert_cmpuint (before->len, ==, 2);

  pmap_file_set_protection (file, fixture->protection);
  assert_saved (fixture, file);
  after = pmap_versions_list (pmap_file_get_location (file));
  g_assert_cmpuint (after->len, ==, 3);
  for (guint i = 0; i < after->len; i++)
    {
      g_autoptr (GBytes) kept = pmap_kept_version_read (after->pdata[i], NULL);

      g_assert_true (pmap_protection_is_protected (kept));
    }
  for (guint i = 0; i < before->len; i++)
    {
      g_autoptr (GBytes) gone = pmap_kept_version_read (before->pdata[i], NULL);

      g_assert_null (gone);
    }
  sealed = pmap_kept_version_read (after->pdata[1], NULL);
  plain = pmap_protection_open (fixture->protection, sealed, NULL);
  g_assert_true (g_bytes_equal (plain, second));
}

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Reads what stands in the place of @file; PMAP_ERROR_… of why not, or -1. */
static int
catch_up (PmapFile       *file,
          PmapProtection *opener,
          PmapFile      **theirs)
{
  g_autoptr (PmapCatchUp) job = pmap_catch_up_new (file);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (opener != NULL)
    pmap_catch_up_set_opener (job, opener);
  pmap_catch_up_run_async (job, NULL, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (pmap_catch_up_run_finish (job, result, &error))
    {
      if (theirs != NULL)
        *theirs = g_object_ref (pmap_catch_up_get_file (job));
      return -1;
    }
  g_assert_true (error->domain == PMAP_ERROR);
  return error->code;
}

static void
test_changed_elsewhere (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (PmapFile) mine = open_protected_file (fixture);
  g_autoptr (PmapFile) theirs = open_protected_file (fixture);
  g_autoptr (PmapFile) caught_up = NULL;
  g_autoptr (PmapLoader) loader = pmap_loader_new (theirs);
  g_autoptr (PmapProtection) changed = NULL, old = NULL, new = NULL;
  g_autoptr (GBytes) disk = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A colleague's save is noticed; a colleague's new password is asked for, taken over, and kept.");
  assert_saved (fixture, mine);
  g_assert_true (pmap_loader_load (loader, NULL, NULL));
  map_set (fixture->document->school, "name", CANARY " School");
  changed = pmap_protection_change_password (fixture->protection, "another", &key, NULL);
  pmap_file_set_protection (theirs, changed);
  assert_saved (fixture, theirs);

  g_assert_false (save (fixture, mine, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  g_clear_error (&error);
  g_assert_cmpint (catch_up (mine, NULL, NULL), ==, PMAP_ERROR_PASSWORD_NEEDED);
  g_clear_pointer (&disk, g_bytes_unref);
  disk = read_disk (fixture->path);
  new = pmap_protection_unlock (disk, "another", NULL);
  g_assert_cmpint (catch_up (mine, new, &caught_up), ==, -1);
  assert_saved (fixture, caught_up);
  g_clear_pointer (&disk, g_bytes_unref);
  disk = read_disk (fixture->path);
  old = pmap_protection_unlock (disk, PASSWORD, &error);
  g_assert_null (old);
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_WRONG_PASSWORD);
  g_clear_object (&new);
  new = pmap_protection_unlock (disk, "another", NULL);
  g_assert_nonnull (new);
}

static void
test_old_copy_back (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (PmapFile) mine = open_protected_file (fixture);
  g_autoptr (PmapFile) theirs = open_protected_file (fixture);
  g_autoptr (PmapLoader) loader = pmap_loader_new (theirs);
  g_autoptr (PmapProtection) changed = NULL, by_old = NULL;
  g_autoptr (GBytes) copy = NULL, disk = NULL, found = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapSaver) saver = NULL;

  g_test_summary ("An old copy that is put back brings no old password back, neither to who changed it nor to who opened it after.");
  assert_saved (fixture, mine);
  copy = read_disk (fixture->path);
  changed = pmap_protection_change_password (fixture->protection, "another", &key, NULL);
  pmap_file_set_protection (mine, changed);
  assert_saved (fixture, mine);
  pmap_file_set_protection (theirs, changed);
  g_assert_true (pmap_loader_load (loader, NULL, NULL));

  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (copy, NULL), g_bytes_get_size (copy), NULL));
  by_old = pmap_protection_unlock (copy, PASSWORD, NULL);
  for (int i = 0; i < 2; i++)
    {
      PmapFile *file = i == 0 ? mine : theirs;

      g_assert_cmpint (catch_up (file, NULL, NULL), ==, PMAP_ERROR_OLDER_COPY);
      g_assert_cmpint (catch_up (file, by_old, NULL), ==, PMAP_ERROR_OLDER_COPY);
      g_assert_false (save (fixture, file, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
      g_clear_error (&error);
      g_assert_true (pmap_file_get_protection (file) == changed);
    }
  disk = read_disk (fixture->path);
  g_assert_true (g_bytes_equal (disk, copy));

  saver = pmap_saver_new (fixture->document, mine);
  pmap_saver_set_put_back (saver, TRUE);
  g_assert_true (pmap_saver_save (saver, NULL, &error));
  g_assert_no_error (error);
  found = read_disk (fixture->path);
  g_assert_true (pmap_protection_is_of (changed, found));
}

static void
caught_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  pmap_catch_up_run_finish (PMAP_CATCH_UP (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Each of what may be wished of protection: none, another key. */
static void
test_catch_up (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (PmapProtection) other = NULL;
  g_autofree char *key = NULL;

  g_test_summary ("What somebody else saved is read with the password that it has, whatever our next save is to have");
  other = _pmap_protection_new_with_effort ("another", PMAP_SEALED_MEMORY_MIN, PMAP_SEALED_PASSES_MIN, &key, NULL);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (PmapFile) file = open_protected_file (fixture);
      g_autoptr (PmapSaver) saver = pmap_saver_new (fixture->document, file);
      g_autoptr (PmapCatchUp) catch_up = NULL;
      gboolean done = FALSE;

      pmap_saver_set_overwrite (saver, TRUE);
      g_assert_true (pmap_saver_save (saver, NULL, NULL));
      pmap_file_set_protection (file, i == 0 ? NULL : other);
      catch_up = pmap_catch_up_new (file);
      pmap_catch_up_run_async (catch_up, NULL, caught_up_cb, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (pmap_file_get_protection (pmap_catch_up_get_file (catch_up)) == fixture->protection);
    }
}

static void
test_never_downgraded (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (PmapFile) mine = open_protected_file (fixture);
  g_autoptr (PmapFile) other = open_file (fixture);
  g_autoptr (PmapLoader) loader = NULL;
  g_autoptr (PmapSaver) saver = pmap_saver_new (fixture->document, other);

  g_test_summary ("A plain file put in the place of a protected one does not take the protection off.");
  assert_saved (fixture, mine);
  pmap_saver_set_overwrite (saver, TRUE);
  g_assert_true (pmap_saver_save (saver, NULL, NULL));
  loader = pmap_loader_new (mine);
  g_assert_true (pmap_loader_load (loader, NULL, NULL));
  g_assert_true (pmap_file_get_protection (mine) == fixture->protection);
  assert_saved (fixture, mine);
  assert_no_plain_text (fixture);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_protected_file (fixture);
  g_autoptr (PmapLoader) loader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_test_summary ("A damaged protected map is called damaged, whether or not the password is known.");
  assert_saved (fixture, file);
  g_file_get_contents (fixture->path, &bytes, &length, NULL);
  bytes[length / 2] ^= 1;
  g_file_set_contents (fixture->path, bytes, length, NULL);
  loader = pmap_loader_new (file);
  g_assert_false (pmap_loader_load (loader, NULL, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_DAMAGED);
  g_assert_null (pmap_loader_get_sealed (loader));

  g_clear_error (&error);
  g_clear_object (&loader);
  bytes[100] ^= 1;
  g_file_set_contents (fixture->path, bytes, length, NULL);
  pmap_file_set_protection (file, NULL);
  loader = pmap_loader_new (file);
  g_assert_false (pmap_loader_load (loader, NULL, &error));     /* no password would help */
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_DAMAGED);
}

static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_protected_file (fixture);
  g_autoptr (GBytes) before = NULL, after = NULL;
  struct rlimit limit;

  g_test_summary ("A disk that takes so many bytes and no more leaves the protected file as it was, and nothing plain.");
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  assert_saved (fixture, file);
  before = read_disk (fixture->path);
  for (rlim_t size = 0; size < g_bytes_get_size (before); size += 701)
    {
      g_autoptr (GError) error = NULL;

      limit.rlim_cur = size;
      setrlimit (RLIMIT_FSIZE, &limit);
      g_assert_false (save (fixture, file, &error));
      g_assert_nonnull (error);
      limit.rlim_cur = limit.rlim_max;
      setrlimit (RLIMIT_FSIZE, &limit);
      assert_no_plain_text (fixture);
    }
  after = read_disk (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  assert_no_plain_text (fixture);
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_protected_file (fixture);
  const char *scale = g_getenv ("PMAP_TEST_SCALE");
  guint n_rounds = 40 * (scale != NULL ? MAX (1, (guint) g_ascii_strtoull (scale, NULL, 10)) : 1);
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_summary ("Killed at any moment of a save, the program leaves a protected map that opens, and nothing plain.");
  g_test_message ("seed %u", seed);
  assert_saved (fixture, file);
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (PmapFile) again = open_protected_file (fixture);
      g_autoptr (PmapLoader) loader = pmap_loader_new (again);
      g_autoptr (GError) error = NULL;
      pid_t child = fork ();

      if (child == 0)
        {
          for (;;)
            save (fixture, file, NULL);
        }
      g_usleep (g_rand_int_range (random, 0, 30000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      assert_no_plain_text (fixture);
      g_assert_true (pmap_loader_load (loader, NULL, &error));
      g_assert_no_error (error);
      g_clear_object (&file);
      file = g_object_ref (again);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/protected-file/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("save-and-load", test_save_and_load);
  ADD ("plain", test_plain);
  ADD ("versions", test_versions);
  ADD ("changed-elsewhere", test_changed_elsewhere);
  ADD ("old-copy-back", test_old_copy_back);
  ADD ("catch-up", test_catch_up);
  ADD ("never-downgraded", test_never_downgraded);
  ADD ("damaged", test_damaged);
  ADD ("failed", test_failed);
  ADD ("killed", test_killed);
#undef ADD
  return g_test_run ();
}
