/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening and saving as the windows and the command line do it. */

#include "config.h"

#include "base/pmap-error.h"
#include "shared/map.h"
#include "shared/random-document.h"
#include "store/pmap-loader.h"
#include "store/pmap-saver.h"
#include "xml/pmap-xml-write.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
  PmapDocument *document;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  fixture->folder = g_dir_make_tmp ("pmap-saver-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "map.pmap", NULL);
  fixture->document = random_document_new (random, 3);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_chmod (fixture->folder, 0700);
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);     /* nothing else is left in it */
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->document);
}

static PmapFile *
open_file (Fixture *fixture)
{
  g_autoptr (GFile) location = g_file_new_for_path (fixture->path);

  return pmap_file_new (location);
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
test_save_and_load (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_file (fixture);
  g_autoptr (PmapFile) again = open_file (fixture);
  g_autoptr (PmapLoader) loader = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pmap_xml_write (fixture->document);
  g_autofree char *name = pmap_file_get_name (file);
  g_autofree char *hash = NULL;

  g_test_summary ("What is saved is opened again, and saved again without a word.");
  g_assert_cmpstr (name, ==, "map.pmap");
  g_assert_null (pmap_file_get_bytes (file));
  g_assert_true (save (fixture, file, &error));
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (pmap_file_get_bytes (file), bytes));
  hash = pmap_file_get_hash (file);
  g_assert_cmpuint (strlen (hash), ==, 64);

  loader = pmap_loader_new (again);
  g_assert_true (pmap_loader_load (loader, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (pmap_record_equal (PMAP_RECORD (fixture->document), PMAP_RECORD (pmap_loader_get_document (loader))));
  g_assert_false (pmap_loader_is_newer (loader));
  g_assert_false (pmap_loader_is_read_only (loader));
  g_assert_true (g_bytes_equal (pmap_file_get_bytes (again), bytes));
  g_assert_true (save (fixture, again, &error));
  map_set (fixture->document->school, "name", "Another");
  g_assert_true (save (fixture, again, &error));
  g_assert_no_error (error);
}

static void
test_changed_elsewhere (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (PmapFile) mine = open_file (fixture);
  g_autoptr (PmapFile) theirs = open_file (fixture);
  g_autoptr (PmapFile) third = open_file (fixture);
  g_autoptr (PmapSaver) saver = NULL;
  g_autoptr (PmapLoader) loader = pmap_loader_new (theirs);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Who opened a file before somebody else saved it is told so.");
  g_assert_true (save (fixture, mine, NULL));
  g_assert_true (pmap_loader_load (loader, NULL, NULL));
  map_set (fixture->document->school, "name", "Theirs");
  g_assert_true (save (fixture, theirs, NULL));
  map_set (fixture->document->school, "name", "Mine");
  g_assert_false (save (fixture, mine, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  g_clear_error (&error);
  g_assert_false (save (fixture, third, &error));             /* a file of that name is there already */
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  saver = pmap_saver_new (fixture->document, third);
  pmap_saver_set_overwrite (saver, TRUE);
  g_assert_true (pmap_saver_save (saver, NULL, NULL));
}

static void
test_wrong_map (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_file (fixture);
  g_autoptr (PmapSaver) saver = pmap_saver_new (fixture->document, file);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A map that could not be opened again is not saved, and the file stays.");
  g_assert_true (save (fixture, file, NULL));
  map_set (fixture->document->year, "start", "2027-09-01");
  map_set (fixture->document->year, "end", "2026-08-31");
  g_assert_false (pmap_saver_save (saver, NULL, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
  g_assert_nonnull (strstr (error->message, "Last day (31 August 2026) is before First day (1 September 2027)."));
  g_assert_cmpuint (pmap_saver_get_issues (saver)->len, >=, 1);
  map_set (fixture->document->year, "start", "2026-08-01");
  g_assert_true (save (fixture, file, NULL));
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_file (fixture);
  g_autoptr (PmapLoader) loader = pmap_loader_new (file);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A file of a later form is never written over.");
  g_assert_true (g_file_set_contents (fixture->path,
                                      "<provision-map xmlns=\"https://example.com/ns/provision-map/2\" version=\"2.0\" id=\"m\"/>",
                                      -1, NULL));
  g_assert_true (pmap_loader_load (loader, NULL, &error));
  g_assert_true (pmap_loader_is_newer (loader));
  g_assert_true (pmap_loader_is_read_only (loader));
  g_assert_true (pmap_file_is_read_only (file));
  g_assert_false (save (fixture, file, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_TOO_NEW);
}

static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_file (fixture);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (PmapFile) other = pmap_file_new (folder);
  g_autoptr (PmapLoader) missing = pmap_loader_new (file);
  g_autoptr (PmapLoader) directory = pmap_loader_new (other);
  g_autoptr (GError) error = NULL;

  g_test_summary ("What is not there, or is a folder, is not opened.");
  g_assert_false (pmap_loader_load (missing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (pmap_loader_load (directory, NULL, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_A_MAP);
  g_assert_null (pmap_loader_get_document (directory));
}

static void
test_untouched (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_file (fixture);
  g_autoptr (PmapLoader) loader = pmap_loader_new (file);
  g_autoptr (GError) error = NULL;
  struct stat before, after;

  g_test_summary ("A file that cannot be opened is not touched.");
  g_assert_true (g_file_set_contents (fixture->path, "<provision-map", -1, NULL));
  g_assert_cmpint (g_stat (fixture->path, &before), ==, 0);
  g_assert_false (pmap_loader_load (loader, NULL, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_DAMAGED);
  g_assert_cmpuint (pmap_loader_get_issues (loader)->len, ==, 1);
  g_assert_null (pmap_file_get_bytes (file));
  g_assert_cmpint (g_stat (fixture->path, &after), ==, 0);
  g_assert_cmpint (before.st_mtime, ==, after.st_mtime);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
}

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_file (fixture);
  g_autoptr (PmapSaver) saver = pmap_saver_new (fixture->document, file);
  g_autoptr (PmapLoader) loader = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GBytes) bytes = pmap_xml_write (fixture->document);
  g_autoptr (GError) error = NULL;
  double progress;

  g_test_summary ("Opening and saving go on beside the windows; what changes meanwhile is not in the file.");
  pmap_saver_save_async (saver, NULL, store_result_cb, &saved);
  map_set (fixture->document->school, "name", "Too late");
  while (saved == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pmap_saver_save_finish (saver, saved, &error));
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (pmap_file_get_bytes (file), bytes));

  loader = pmap_loader_new (file);
  pmap_loader_load_async (loader, NULL, store_result_cb, &loaded);
  while (loaded == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pmap_loader_load_finish (loader, loaded, &error));
  g_assert_no_error (error);
  g_object_get (loader, "progress", &progress, NULL);
  g_assert_cmpfloat (progress, ==, 1);
  g_assert_nonnull (pmap_loader_get_document (loader));
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (PmapFile) file = open_file (fixture);
  g_autoptr (PmapSaver) saver = pmap_saver_new (fixture->document, file);
  g_autoptr (PmapLoader) loader = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("What is cancelled has not happened.");
  g_cancellable_cancel (cancellable);
  pmap_saver_save_async (saver, cancellable, store_result_cb, &saved);
  while (saved == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (pmap_saver_save_finish (saver, saved, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  g_assert_true (save (fixture, file, NULL));
  loader = pmap_loader_new (file);
  pmap_loader_load_async (loader, cancellable, store_result_cb, &loaded);
  while (loaded == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (pmap_loader_load_finish (loader, loaded, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (pmap_loader_get_document (loader));
}

static void
test_not_native (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GFile) location = g_file_new_for_uri ("sftp://school.example/map.pmap");
  g_autoptr (PmapFile) file = pmap_file_new (location);
  g_autoptr (PmapSaver) saver = pmap_saver_new (fixture->document, file);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Where a file cannot be replaced safely, nothing is written.");
  g_assert_false (save (fixture, file, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
  g_clear_error (&error);
  pmap_saver_save_async (saver, NULL, store_result_cb, &saved);
  while (saved == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (pmap_saver_save_finish (saver, saved, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/store/saver/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("save-and-load", test_save_and_load);
  ADD ("changed-elsewhere", test_changed_elsewhere);
  ADD ("wrong-map", test_wrong_map);
  ADD ("newer", test_newer);
  ADD ("no-file", test_no_file);
  ADD ("untouched", test_untouched);
  ADD ("async", test_async);
  ADD ("cancel", test_cancel);
  ADD ("not-native", test_not_native);
#undef ADD
  return g_test_run ();
}
