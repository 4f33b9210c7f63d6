/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Work outlives a crash: what is kept, when, for whom, and when it goes. */

#include "config.h"

#include "base/pmap-error.h"
#include "model/pmap-school.h"
#include "shared/map.h"
#include "shared/random-document.h"
#include "shared/remove-all.h"
#include "shared/virtual-time.h"
#include "store/pmap-loader.h"
#include "store/pmap-recovery-folder.h"
#include "store/pmap-recovery.h"
#include "store/pmap-saver.h"
#include "store/pmap-snapshot.h"
#include "store/pmap-versions.h"
#include "xml/pmap-xml-write.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Ten a second: a minute, which is far longer than a snapshot may be put off, on a machine however busy. */
#define EDITS_MOST 600
#define KEPT_MOST 10
#define A_PAUSE 3500    /* milliseconds; longer than what is typed together is waited for */

typedef struct
{
  char *folder;
  char *path;
  PmapFile *file;
  PmapDocument *document;
  PmapEditor *editor;
  PmapRecovery *recovery;
  guint n_kept, n_failed;
} Fixture;

static void
kept_cb (Fixture *fixture)
{
  fixture->n_kept++;
}

static void
failed_cb (Fixture    *fixture,
           const char *message)
{
  g_assert_cmpuint (strlen (message), >, 0);
  fixture->n_failed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  g_autoptr (GFile) location = NULL;
  g_autoptr (PmapSaver) saver = NULL;

  fixture->folder = g_dir_make_tmp ("pmap-recovery-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "map.pmap", NULL);
  location = g_file_new_for_path (fixture->path);
  fixture->file = pmap_file_new (location);
  fixture->document = random_document_new (random, 3);
  saver = pmap_saver_new (fixture->document, fixture->file);
  g_assert_true (pmap_saver_save (saver, NULL, NULL));
  fixture->editor = pmap_editor_new (fixture->document);
  fixture->recovery = pmap_recovery_new (fixture->editor);
  pmap_recovery_set_file (fixture->recovery, fixture->file);
  g_signal_connect_swapped (fixture->recovery, "kept", G_CALLBACK (kept_cb), fixture);
  g_signal_connect_swapped (fixture->recovery, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->recovery != NULL)
    pmap_recovery_close (fixture->recovery);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->recovery);
  g_object_unref (fixture->editor);
  g_object_unref (fixture->document);
  g_object_unref (fixture->file);
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);     /* nothing was left beside the map */
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
rename_school (Fixture    *fixture,
               const char *name)
{
  g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (fixture->document->school), "name", name, NULL));
}

/* A snapshot on its way holds the recovery: the thread lets go of it last, when the main loop has nothing more to do. */
static void
finish_work (Fixture *fixture)
{
  while (G_OBJECT (fixture->recovery)->ref_count > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_thread_yield ();
}

static void
wait_until_kept (Fixture *fixture,
                 guint    n)
{
  finish_work (fixture);
  for (guint i = 0; fixture->n_kept < n && i < KEPT_MOST; i++)
    {
      virtual_time_pass (A_PAUSE);
      finish_work (fixture);
    }
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_cmpuint (fixture->n_kept, >=, n);
}

static char *
find_root (void)
{
  return g_build_filename (g_get_user_state_dir (), GETTEXT_PACKAGE, "recovery", NULL);
}

/* How many files below the folder of snapshots end like this. */
static guint
count (const char *end)
{
  g_autofree char *root = find_root ();
  g_autoptr (GDir) folders = g_dir_open (root, 0, NULL);
  const char *name, *file;
  guint n = 0;

  while (folders != NULL && (name = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, name, NULL);
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

      while ((file = g_dir_read_name (folder)) != NULL)
        n += g_str_has_suffix (file, end);
    }
  return n;
}

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
assert_private (void)
{
  g_autofree char *root = find_root ();
  g_autoptr (GDir) folders = g_dir_open (root, 0, NULL);
  const char *name, *file;

  g_assert_cmpuint (get_mode (root), ==, 0700);
  while ((name = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, name, NULL);
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

      g_assert_cmpuint (get_mode (path), ==, 0700);
      while ((file = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *file_path = g_build_filename (path, file, NULL);

          g_assert_cmpuint (get_mode (file_path), ==, 0600);
        }
    }
}

static void
die (Fixture *fixture)
{
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  kill (getpid (), SIGKILL);
}

/* In a program of its own: works on the map, and is killed. */
static void
work_and_die (Fixture    *fixture,
              const char *name)
{
  rename_school (fixture, name);
  wait_until_kept (fixture, 1);
  die (fixture);
}

static void
assert_nothing_left (void)
{
  g_autoptr (GPtrArray) left = pmap_recovery_list (NULL);

  g_assert_cmpuint (left->len, ==, 0);
  g_clear_pointer (&left, g_ptr_array_unref);
  g_assert_cmpuint (count (""), ==, 0);
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) found = NULL;
  g_autoptr (PmapDocument) base = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *hash = pmap_file_get_hash (fixture->file);
  PmapSnapshot *snapshot;
  mode_t mask;

  g_test_summary ("After a kill the work is there: whose, when, where it belongs and what it began with; to one program only.");
  if (g_test_subprocess ())
    {
      mask = umask (0);
      g_clear_object (&fixture->file);
      {
        g_autoptr (GFile) location = g_file_new_for_path (g_getenv ("PMAP_TEST_PATH"));
        g_autoptr (PmapLoader) loader = NULL;

        fixture->file = pmap_file_new (location);
        loader = pmap_loader_new (fixture->file);
        g_assert_true (pmap_loader_load (loader, NULL, NULL));
        pmap_recovery_set_file (fixture->recovery, fixture->file);
      }
      g_assert_nonnull (map_add (fixture->document->pupils, NULL, "class", "3B", NULL));     /* without a name */
      work_and_die (fixture, "Halfway School");
      umask (mask);
    }
  g_setenv ("PMAP_TEST_PATH", fixture->path, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();

  assert_private ();
  left = pmap_recovery_list (NULL);
  g_assert_cmpuint (left->len, ==, 1);
  again = pmap_recovery_list (NULL);
  g_assert_cmpuint (again->len, ==, 0);
  snapshot = left->pdata[0];
  g_assert_cmpstr (pmap_snapshot_get_writer (snapshot), ==, "Mrs Example");
  g_assert_cmpint (g_date_time_difference (now, pmap_snapshot_get_time (snapshot)), <, G_TIME_SPAN_MINUTE);
  g_assert_true (g_file_equal (pmap_snapshot_get_location (snapshot), pmap_file_get_location (fixture->file)));
  g_assert_cmpstr (pmap_snapshot_get_base (snapshot), ==, hash);

  found = pmap_snapshot_load (snapshot, NULL, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), >, 0);     /* the pupil has no name yet, and is there */
  g_assert_cmpstr (PMAP_SCHOOL (found->school)->name, ==, "Halfway School");
  g_assert_cmpuint (pmap_record_list_get_length (found->pupils), ==,
                    pmap_record_list_get_length (fixture->document->pupils) + 1);
  base = pmap_snapshot_load_base (snapshot, NULL, issues, &error);
  g_assert_no_error (error);
  g_assert_true (pmap_record_equal (PMAP_RECORD (base), PMAP_RECORD (fixture->document)));

  g_assert_true (pmap_snapshot_discard (snapshot, NULL));
  g_clear_pointer (&left, g_ptr_array_unref);
  assert_nothing_left ();
}

static void
test_offered_by_file (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GFile) other = g_file_new_for_path ("/somewhere/else.pmap");
  g_autoptr (GPtrArray) left = NULL;

  g_test_summary ("Who opens a map is offered what belongs to it, and nothing of another map; what is not discarded stays.");
  if (g_test_subprocess ())
    work_and_die (fixture, "Another School");
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  left = pmap_recovery_list (other);
  g_assert_cmpuint (left->len, ==, 0);
  g_clear_pointer (&left, g_ptr_array_unref);
  left = pmap_recovery_list (NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_clear_pointer (&left, g_ptr_array_unref);
  left = pmap_recovery_list (NULL);
  g_assert_cmpuint (left->len, ==, 1);
  pmap_snapshot_discard (left->pdata[0], NULL);
  g_clear_pointer (&left, g_ptr_array_unref);
  assert_nothing_left ();
}

static void
test_running (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) left = NULL;

  g_test_summary ("What a running program keeps is offered neither by itself nor by another one.");
  if (g_test_subprocess ())
    {
      left = pmap_recovery_list (NULL);
      g_assert_cmpuint (left->len, ==, 0);
      rename_school (fixture, "The other one");
      wait_until_kept (fixture, 1);
      return;
    }
  rename_school (fixture, "Mine");
  wait_until_kept (fixture, 1);
  left = pmap_recovery_list (NULL);
  g_assert_cmpuint (left->len, ==, 0);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_assert_cmpuint (count (".snapshot"), ==, 1);
}

static void
test_goes (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (PmapSaver) saver = NULL;
  PmapHistory *history = pmap_editor_get_history (fixture->editor);
  guint64 state;

  g_test_summary ("A snapshot goes when everything is saved, when everything is undone, and when the map is closed.");
  rename_school (fixture, "One");
  state = pmap_history_get_state (history);
  wait_until_kept (fixture, 1);
  g_assert_cmpuint (count (".snapshot"), ==, 1);
  rename_school (fixture, "Two");
  pmap_history_mark_saved (history, state);          /* without what was done meanwhile */
  wait_until_kept (fixture, 2);
  g_assert_cmpuint (count (".snapshot"), ==, 1);
  saver = pmap_saver_new (fixture->document, fixture->file);
  g_assert_true (pmap_saver_save (saver, NULL, NULL));
  pmap_history_mark_saved (history, pmap_history_get_state (history));
  g_assert_cmpuint (count (".snapshot"), ==, 0);
  g_assert_cmpuint (count (".base"), ==, 0);

  rename_school (fixture, "Three");
  wait_until_kept (fixture, 3);
  g_assert_cmpuint (count (".snapshot"), ==, 1);
  g_assert_cmpuint (count (".base"), ==, 1);
  pmap_history_undo (history);
  g_assert_cmpuint (count (".snapshot"), ==, 0);

  rename_school (fixture, "Four");
  wait_until_kept (fixture, 4);
  rename_school (fixture, "Five");
  virtual_time_pass (A_PAUSE);                                       /* on its way, perhaps */
  pmap_recovery_close (fixture->recovery);
  assert_nothing_left ();
}

static void
test_goes_on (Fixture       *fixture,
              gconstpointer  data)
{
  PmapHistory *history = pmap_editor_get_history (fixture->editor);

  g_test_summary ("Where the program was to be ended and goes on, what was kept goes with the rest: the session was not left after all.");
  rename_school (fixture, "One");
  g_assert_true (pmap_recovery_keep_now (fixture->recovery, NULL));
  g_assert_cmpuint (count (".snapshot"), ==, 1);
  g_assert_cmpuint (count (".base"), ==, 1);
  pmap_history_undo (history);
  g_assert_cmpuint (count (".snapshot"), ==, 0);
  g_assert_cmpuint (count (".base"), ==, 0);

  pmap_history_redo (history);
  wait_until_kept (fixture, 2);
  rename_school (fixture, "Two");
  virtual_time_pass (A_PAUSE);                                       /* another one is on its way, perhaps */
  rename_school (fixture, "Three");
  g_assert_true (pmap_recovery_keep_now (fixture->recovery, NULL));
  g_assert_cmpuint (count (".base"), ==, 1);
  finish_work (fixture);
  g_assert_cmpuint (count (".snapshot"), ==, 1);
  g_assert_cmpuint (count (".base"), ==, 1);
  pmap_recovery_close (fixture->recovery);
  assert_nothing_left ();
}

static void
test_as_edits_go_on (Fixture       *fixture,
                     gconstpointer  data)
{
  guint i;

  g_test_summary ("Edits do not put snapshots off: while they go on without a pause, there is one and another.");
  for (i = 0; i < EDITS_MOST && fixture->n_kept < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("School %u", i);

      rename_school (fixture, name);
      virtual_time_pass (100);
      finish_work (fixture);
    }
  g_test_message ("%u snapshots in %u edits", fixture->n_kept, i);
  g_assert_cmpuint (fixture->n_kept, >=, 2);
}

static char *
find_snapshot (void)
{
  g_autofree char *root = find_root ();
  g_autoptr (GDir) folders = g_dir_open (root, 0, NULL);
  g_autofree char *folder = g_build_filename (root, g_dir_read_name (folders), NULL);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_suffix (name, ".snapshot"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

static void
test_no_room (Fixture       *fixture,
              gconstpointer  data)
{
  struct rlimit before, none = { 0, 0 };
  g_autofree char *path = NULL, *old = NULL, *now = NULL;
  gsize old_size, now_size;

  g_test_summary ("Where nothing more can be written, the snapshot before stays, and it is said once; later it works again.");
  rename_school (fixture, "Kept School");
  wait_until_kept (fixture, 1);
  path = find_snapshot ();
  g_assert_true (g_file_get_contents (path, &old, &old_size, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  none.rlim_max = before.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
  rename_school (fixture, "Lost School");
  virtual_time_pass (A_PAUSE);
  finish_work (fixture);
  rename_school (fixture, "Lost School again");
  virtual_time_pass (A_PAUSE);
  finish_work (fixture);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_cmpuint (fixture->n_kept, ==, 1);
  g_assert_true (g_file_get_contents (path, &now, &now_size, NULL));
  g_assert_cmpmem (old, old_size, now, now_size);
  g_assert_cmpuint (count (".snapshot"), ==, 1);
  fixture->n_failed = 0;
  pmap_history_undo (pmap_editor_get_history (fixture->editor));
  pmap_history_undo (pmap_editor_get_history (fixture->editor));
  rename_school (fixture, "Kept again");
  wait_until_kept (fixture, 2);
}

static void
test_protected (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (PmapProtection) protection = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (PmapDocument) found = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *text = NULL, *key = NULL;
  gsize size;

  g_test_summary ("What is kept of a protected map is sealed as the map is.");
  if (g_test_subprocess ())
    {
      protection = pmap_protection_new ("correct horse", &key, NULL);
      pmap_file_set_protection (fixture->file, protection);
      work_and_die (fixture, "Zzyzx School");
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  path = find_snapshot ();
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  for (gsize i = 0; i + 5 <= size; i++)
    g_assert_false (memcmp (text + i, "Zzyzx", 5) == 0);
  left = pmap_recovery_list (NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_null (pmap_snapshot_load (left->pdata[0], NULL, issues, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED);
  g_clear_error (&error);
  protection = pmap_protection_unlock (pmap_snapshot_get_bytes (left->pdata[0]), "correct horse", &error);
  g_assert_no_error (error);
  found = pmap_snapshot_load (left->pdata[0], protection, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (PMAP_SCHOOL (found->school)->name, ==, "Zzyzx School");
  pmap_snapshot_discard (left->pdata[0], NULL);
}

static void
test_wished_protection (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (PmapProtection) protection = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *key = NULL;

  g_test_summary ("A password that no save has carried out yet seals what is kept, and what was kept in plain text before.");
  if (g_test_subprocess ())
    {
      protection = pmap_protection_new ("correct horse", &key, NULL);
      pmap_recovery_set_file (fixture->recovery, NULL);
      pmap_recovery_set_new (fixture->recovery, TRUE);
      wait_until_kept (fixture, 1);
      pmap_recovery_set_protection (fixture->recovery, protection);
      wait_until_kept (fixture, 2);
      die (fixture);
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  left = pmap_recovery_list (NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_null (pmap_snapshot_get_location (left->pdata[0]));
  g_assert_true (pmap_protection_is_protected (pmap_snapshot_get_bytes (left->pdata[0])));
  pmap_snapshot_discard (left->pdata[0], NULL);
}

static void
test_wished_for_a_file (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (PmapProtection) protection = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (PmapDocument) base = NULL;
  g_autoptr (PmapFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  g_test_summary ("What work began with is plain text in its file, and sealed here where a password is wished; one password opens both.");
  if (g_test_subprocess ())
    {
      protection = pmap_protection_new ("correct horse", &key, NULL);
      rename_school (fixture, "Zzyzx School");
      wait_until_kept (fixture, 1);
      pmap_recovery_set_protection (fixture->recovery, protection);
      wait_until_kept (fixture, 2);
      g_assert_cmpuint (count (".base"), ==, 1);
      rename_school (fixture, "Zzyzx Primary School");
      wait_until_kept (fixture, 3);
      g_assert_cmpuint (count (".base"), ==, 1);
      die (fixture);
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  left = pmap_recovery_list (NULL);
  g_assert_cmpuint (left->len, ==, 1);
  protection = pmap_protection_unlock (pmap_snapshot_get_bytes (left->pdata[0]), "correct horse", &error);
  g_assert_no_error (error);
  file = pmap_snapshot_restore_file (left->pdata[0], protection, &base, &error);
  g_assert_no_error (error);
  g_assert_true (pmap_protection_is_of (protection, pmap_file_get_bytes (file)));
  g_assert_cmpstr (PMAP_SCHOOL (base->school)->name, !=, "Zzyzx School");
  pmap_snapshot_discard (left->pdata[0], NULL);
}

static void
test_new_map (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) left = NULL;

  g_test_summary ("A map that is in no file yet is kept before the first edit, and belongs to no file.");
  if (g_test_subprocess ())
    {
      pmap_recovery_set_file (fixture->recovery, NULL);
      pmap_recovery_set_new (fixture->recovery, TRUE);
      wait_until_kept (fixture, 1);
      die (fixture);
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  left = pmap_recovery_list (NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_null (pmap_snapshot_get_location (left->pdata[0]));
  g_assert_null (pmap_snapshot_get_base (left->pdata[0]));
  pmap_snapshot_discard (left->pdata[0], NULL);
}

/* Every byte of the file counts: what is damaged is not shown as somebody's work, and not thrown away either. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = NULL, *text = NULL;
  gsize size;
  guint n = 0;

  g_test_summary ("A snapshot that the disk has damaged is neither offered nor removed.");
  if (g_test_subprocess ())
    work_and_die (fixture, "Damaged School");
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  path = find_snapshot ();
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  for (gsize cut = 0; cut < size; cut += 1 + size / 200)
    {
      g_autoptr (GPtrArray) left = NULL;

      g_assert_true (g_file_set_contents (path, text, cut, NULL));
      left = pmap_recovery_list (NULL);
      g_assert_cmpuint (left->len, ==, 0);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      n++;
    }
  g_assert_cmpuint (n, >, 100);
  text[size - 20] ^= 1;
  g_assert_true (g_file_set_contents (path, text, size, NULL));
  {
    g_autoptr (GPtrArray) left = pmap_recovery_list (NULL);

    g_assert_cmpuint (left->len, ==, 0);
  }
  g_assert_cmpint (g_remove (path), ==, 0);
  assert_nothing_left ();
}

static void
test_base_among_versions (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) base = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *snapshot = NULL, *hash = NULL, *path = NULL;

  g_test_summary ("What the work began with is found among the earlier versions, where it does not lie beside the snapshot.");
  if (g_test_subprocess ())
    {
      g_autoptr (GFile) location = g_file_new_for_path (g_getenv ("PMAP_TEST_PATH"));
      g_autoptr (PmapFile) file = pmap_file_new (location);
      g_autoptr (PmapLoader) loader = pmap_loader_new (file);

      g_assert_true (pmap_loader_load (loader, NULL, NULL));
      pmap_recovery_set_file (fixture->recovery, file);
      work_and_die (fixture, "Another School");
    }
  g_setenv ("PMAP_TEST_PATH", fixture->path, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  snapshot = find_snapshot ();
  hash = pmap_file_get_hash (fixture->file);
  path = pmap_recovery_folder_get_base_path (snapshot, hash);
  g_assert_cmpint (g_remove (path), ==, 0);
  left = pmap_recovery_list (NULL);
  g_assert_null (pmap_snapshot_load_base (left->pdata[0], NULL, issues, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  pmap_versions_keep (pmap_file_get_location (fixture->file), pmap_file_get_bytes (fixture->file), NULL, issues);
  base = pmap_snapshot_load_base (left->pdata[0], NULL, issues, &error);
  g_assert_no_error (error);
  g_assert_true (pmap_record_equal (PMAP_RECORD (base), PMAP_RECORD (fixture->document)));
  pmap_snapshot_discard (left->pdata[0], NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = NULL;
  int status;

  /* The programs that are killed share the folder with the one that looks at what they left. */
  if (g_getenv ("PMAP_TEST_STATE") == NULL)
    {
      state = g_dir_make_tmp ("pmap-recovery-state-XXXXXX", NULL);
      g_setenv ("PMAP_TEST_STATE", state, TRUE);
    }
  g_setenv ("XDG_STATE_HOME", g_getenv ("PMAP_TEST_STATE"), TRUE);
  g_setenv ("PMAP_USER", "Mrs Example", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/recovery/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/recovery/offered-by-file", Fixture, NULL, set_up, test_offered_by_file, tear_down);
  g_test_add ("/recovery/running", Fixture, NULL, set_up, test_running, tear_down);
  g_test_add ("/recovery/goes", Fixture, NULL, set_up, test_goes, tear_down);
  g_test_add ("/recovery/goes-on", Fixture, NULL, set_up, test_goes_on, tear_down);
  g_test_add ("/recovery/as-edits-go-on", Fixture, NULL, set_up, test_as_edits_go_on, tear_down);
  g_test_add ("/recovery/no-room", Fixture, NULL, set_up, test_no_room, tear_down);
  g_test_add ("/recovery/protected", Fixture, NULL, set_up, test_protected, tear_down);
  g_test_add ("/recovery/wished-protection", Fixture, NULL, set_up, test_wished_protection, tear_down);
  g_test_add ("/recovery/wished-for-a-file", Fixture, NULL, set_up, test_wished_for_a_file, tear_down);
  g_test_add ("/recovery/new-map", Fixture, NULL, set_up, test_new_map, tear_down);
  g_test_add ("/recovery/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/recovery/base-among-versions", Fixture, NULL, set_up, test_base_among_versions, tear_down);

  status = g_test_run ();
  if (state != NULL)
    remove_all (state);
  return status;
}
