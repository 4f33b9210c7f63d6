/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Earlier versions: what a save replaces is kept, as it was, for nobody else's eyes, and no longer than twenty saves. */

#include "config.h"

#include "base/pmap-error.h"
#include "shared/map.h"
#include "shared/random-document.h"
#include "shared/remove-all.h"
#include "store/pmap-saver.h"
#include "store/pmap-versions.h"
#include "xml/pmap-xml-write.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
  GFile *location;
  PmapDocument *document;
  PmapFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  fixture->folder = g_dir_make_tmp ("pmap-versions-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "map.pmap", NULL);
  fixture->location = g_file_new_for_path (fixture->path);
  fixture->document = random_document_new (random, 2);
  fixture->file = pmap_file_new (fixture->location);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_chmod (fixture->folder, 0700);
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_object_unref (fixture->file);
  g_object_unref (fixture->document);
  g_object_unref (fixture->location);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
save (Fixture    *fixture,
      const char *name)
{
  g_autoptr (PmapSaver) saver = pmap_saver_new (fixture->document, fixture->file);
  g_autoptr (GError) error = NULL;

  map_set (fixture->document->school, "name", name);
  g_assert_true (pmap_saver_save (saver, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pmap_issues_count (pmap_saver_get_issues (saver), PMAP_SEVERITY_NOTE), ==, 0);
}

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_last_twenty (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_test_summary ("Of 31 saves the last 20 before the present one are kept, the newest first, to the byte.");
  for (guint i = 0; i <= 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("School %u", i);

      save (fixture, name);
      g_ptr_array_add (saved, g_bytes_ref (pmap_file_get_bytes (fixture->file)));
    }
  list = pmap_versions_list (fixture->location);
  g_assert_cmpuint (list->len, ==, PMAP_VERSIONS_MAX);
  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = pmap_kept_version_read (list->pdata[i], &error);
      g_autoptr (GDateTime) time = pmap_kept_version_get_time (list->pdata[i]);
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, saved->pdata[29 - i]));
      g_assert_nonnull (time);
      g_assert_cmpint (g_date_time_difference (now, time), <, G_TIME_SPAN_MINUTE);
    }
}

static void
test_the_same_again (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *first = NULL, *second = NULL;

  g_test_summary ("What was saved twice is kept once, where it was last.");
  save (fixture, "One");
  save (fixture, "Two");
  save (fixture, "One");
  save (fixture, "Two");
  list = pmap_versions_list (fixture->location);
  g_assert_cmpuint (list->len, ==, 2);
  first = pmap_kept_version_get_hash (list->pdata[0]);
  save (fixture, "Three");
  g_clear_pointer (&list, g_ptr_array_unref);
  list = pmap_versions_list (fixture->location);
  g_assert_cmpuint (list->len, ==, 2);
  second = pmap_kept_version_get_hash (list->pdata[1]);
  g_assert_cmpstr (first, ==, second);
}

static char *
find_versions (void)
{
  return g_build_filename (g_get_user_state_dir (), GETTEXT_PACKAGE, "versions", NULL);
}

static void
test_for_nobody_else (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *versions = find_versions ();
  g_autoptr (GDir) folders = NULL;
  const char *name;
  mode_t mask = umask (0);
  guint n_files = 0;

  g_test_summary ("Versions lie in folders that only the user can enter, in files that only the user can read.");
  save (fixture, "One");
  save (fixture, "Two");
  umask (mask);
  g_assert_cmpuint (get_mode (versions), ==, 0700);
  folders = g_dir_open (versions, 0, NULL);
  while ((name = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *folder = g_build_filename (versions, name, NULL);
      g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
      const char *file;

      g_assert_cmpuint (get_mode (folder), ==, 0700);
      while ((file = g_dir_read_name (directory)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, file, NULL);

          g_assert_cmpuint (get_mode (path), ==, 0600);
          n_files++;
        }
    }
  g_assert_cmpuint (n_files, >, 0);
}

static void
test_save_as_over_another (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (PmapFile) other = pmap_file_new (fixture->location);
  g_autoptr (PmapSaver) saver = pmap_saver_new (fixture->document, other);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A file that a map is saved over, unread, is kept too.");
  g_assert_true (g_file_set_contents (fixture->path, "<another/>", -1, NULL));
  pmap_saver_set_overwrite (saver, TRUE);
  g_assert_true (pmap_saver_save (saver, NULL, &error));
  g_assert_no_error (error);
  list = pmap_versions_list (fixture->location);
  g_assert_cmpuint (list->len, ==, 1);
  bytes = pmap_kept_version_read (list->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "<another/>", 10);
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (PmapSaver) saver = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("What somebody else saved meanwhile, and the user then replaced, is kept as well as what both began with.");
  save (fixture, "One");
  g_assert_true (g_file_set_contents (fixture->path, "<theirs/>", -1, NULL));
  map_set (fixture->document->school, "name", "Two");
  saver = pmap_saver_new (fixture->document, fixture->file);
  pmap_saver_set_overwrite (saver, TRUE);
  g_assert_true (pmap_saver_save (saver, NULL, &error));
  g_assert_no_error (error);
  list = pmap_versions_list (fixture->location);
  g_assert_cmpuint (list->len, ==, 2);
  bytes = pmap_kept_version_read (list->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "<theirs/>", 9);
}

/* The folder's place is taken by a file: nobody, not even root, can make a folder there. */
static void
test_cannot_keep (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *versions = find_versions ();
  g_autofree char *aside = g_strconcat (versions, "-aside", NULL);
  g_autoptr (PmapSaver) saver = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A version that cannot be kept does not stop a save; the saver notes it.");
  save (fixture, "One");
  save (fixture, "And one");
  g_assert_cmpint (g_rename (versions, aside), ==, 0);
  g_assert_true (g_file_set_contents (versions, "", 0, NULL));
  map_set (fixture->document->school, "name", "Two");
  saver = pmap_saver_new (fixture->document, fixture->file);
  g_assert_true (pmap_saver_save (saver, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pmap_issues_count (pmap_saver_get_issues (saver), PMAP_SEVERITY_NOTE), ==, 1);
  g_assert_cmpint (g_remove (versions), ==, 0);
  g_assert_cmpint (g_rename (aside, versions), ==, 0);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *versions = find_versions ();
  g_autofree char *uri = g_file_get_uri (fixture->location);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *folder = g_build_filename (versions, digest, NULL);
  g_autoptr (GDir) directory = NULL;
  const char *name;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A version whose bytes changed on the disk is refused; what else lies in the folder is left alone.");
  save (fixture, "One");
  save (fixture, "Two");
  directory = g_dir_open (folder, 0, NULL);
  do
    name = g_dir_read_name (directory);
  while (!g_ascii_isdigit (*name));      /* there is a note of the map, too */
  path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_set_contents (path, "<something-else/>", -1, NULL));
  g_free (path);
  path = g_build_filename (folder, "notes.txt", NULL);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  list = pmap_versions_list (fixture->location);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_null (pmap_kept_version_read (list->pdata[0], &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_DAMAGED);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("pmap-versions-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/versions/last-twenty", Fixture, NULL, set_up, test_last_twenty, tear_down);
  g_test_add ("/versions/the-same-again", Fixture, NULL, set_up, test_the_same_again, tear_down);
  g_test_add ("/versions/for-nobody-else", Fixture, NULL, set_up, test_for_nobody_else, tear_down);
  g_test_add ("/versions/save-as-over-another", Fixture, NULL, set_up, test_save_as_over_another, tear_down);
  g_test_add ("/versions/replaced", Fixture, NULL, set_up, test_replaced, tear_down);
  g_test_add ("/versions/cannot-keep", Fixture, NULL, set_up, test_cannot_keep, tear_down);
  g_test_add ("/versions/damaged", Fixture, NULL, set_up, test_damaged, tear_down);

  status = g_test_run ();
  remove_all (state);
  return status;
}
