/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window whose map a colleague has open and saves, too: nothing is lost, nobody is kept from working, and only what both
 * changed is asked. */

#include "config.h"

#include "store/pmap-lock.h"
#include "store/pmap-protection-private.h"
#include "store/pmap-recovery-folder.h"
#include "store/pmap-sealed-format-private.h"
#include "store/pmap-snapshot-private.h"
#include "store/pmap-state-folder.h"
#include "store/posix/pmap-process.h"
#include "ui/dialogs/pmap-recovery-card.h"
#include "ui/dialogs/pmap-recovery-dialog.h"
#include "ui/dialogs/pmap-unlock-dialog.h"
#include "xml/pmap-xml-write.h"

#include "sharing-test.h"

/* Somebody worked on the map of the file, and the program ended: as if it had been killed. */
static void
leave_work_behind (Fixture        *fixture,
                   const char     *name,
                   PmapProtection *protection)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), GETTEXT_PACKAGE, "recovery", "left-behind", NULL);
  g_autofree char *holder = g_build_filename (folder, "holder", NULL);
  g_autofree char *path = g_build_filename (folder, "map-1.snapshot", NULL);
  g_autoptr (PmapFile) file = NULL;
  g_autoptr (PmapDocument) document = load (fixture->file, &file);
  g_autofree char *uri = g_file_get_uri (fixture->file);
  g_autofree char *hash = pmap_file_get_hash (file);
  g_autofree char *base_path = pmap_recovery_folder_get_base_path (path, hash);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const PmapSnapshotHead head = { .writer = "Mrs Example", .location = uri, .base = hash, .time = now };
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (GBytes) map = NULL;
  g_autoptr (GBytes) packed = NULL;

  pmap_editor_set_typed (editor, PMAP_RECORD (pupil_of (document, 0)), "given-name", name, NULL);
  map = pmap_xml_write (document);
  if (protection != NULL)
    {
      g_autoptr (GBytes) plain = g_steal_pointer (&map);

      map = pmap_protection_seal (protection, plain, NULL);
    }
  packed = _pmap_snapshot_pack (&head, map);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (pmap_state_folder_write (path, packed, NULL));
  g_assert_true (pmap_state_folder_write (base_path, pmap_file_get_bytes (file), NULL));
  g_assert_true (g_file_set_contents_full (holder, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static gboolean
is_offered (Fixture *fixture)
{
  return ui_test_find_toplevel (PMAP_TYPE_RECOVERY_DIALOG) != NULL;
}

/* --- the tests --- */

static void
test_recovered_beside_colleague (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (PmapLock) lock = pmap_lock_new (fixture->file);

  g_test_summary ("Work that is brought back can be saved, though a colleague has opened the map since");
  leave_work_behind (fixture, "Mine", NULL);
  g_assert_cmpint (pmap_lock_take (lock), ==, PMAP_LOCK_MINE);
  open_map (fixture);
  assert_soon (fixture, is_offered);
  g_signal_emit_by_name (ui_test_find (ui_test_find_toplevel (PMAP_TYPE_RECOVERY_DIALOG), PMAP_TYPE_RECOVERY_CARD), "recover");
  ui_test_settle ();
  g_assert_true (is_modified (fixture));
  g_assert_cmpstr (my_pupil (fixture, 0)->given_name, ==, "Mine");
  g_assert_false (pmap_workspace_is_read_only (pmap_window_get_workspace (fixture->window)));
  gtk_window_close (GTK_WINDOW (fixture->window));
  assert_soon (fixture, is_closed);
  assert_file_says (fixture, 0, "Mine");
  pmap_lock_release (lock);
}

static void
test_reading_along (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (PmapLock) lock = pmap_lock_new (fixture->file);
  PmapWorkspace *workspace;

  g_test_summary ("A map that a colleague has open is looked at first, and edited as well at a press");
  g_assert_cmpint (pmap_lock_take (lock), ==, PMAP_LOCK_MINE);
  open_map (fixture);
  workspace = pmap_window_get_workspace (fixture->window);
  g_assert_true (pmap_workspace_is_read_only (workspace));
  g_assert_true (notice_has (fixture, "has had this map open since"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "save"));
  colleague_renames (fixture, 0, "Theirs");
  while (g_strcmp0 (my_pupil (fixture, 0)->given_name, "Theirs") != 0)
    ui_test_settle ();
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));

  act (fixture, "edit-anyway");
  g_assert_false (pmap_workspace_is_read_only (workspace));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "save"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "edit-anyway"));
  rename_mine (fixture, 1, "Mine");
  act (fixture, "save");
  assert_soon (fixture, is_saved);
  assert_file_says (fixture, 1, "Mine");
  pmap_lock_release (lock);
}

static void
test_saving_again (Fixture       *fixture,
                   gconstpointer  data)
{
  g_test_summary ("What is done while a save is under way, and saved at once, is in the file");
  open_map (fixture);
  rename_mine (fixture, 0, "First");
  act (fixture, "save");
  rename_mine (fixture, 1, "Second");
  act (fixture, "save");
  assert_soon (fixture, is_saved);
  assert_file_says (fixture, 0, "First");
  assert_file_says (fixture, 1, "Second");
}

static gboolean
is_brought_back (Fixture *fixture)
{
  return has_map (fixture) && g_strcmp0 (my_pupil (fixture, 0)->given_name, "Mine") == 0;
}

static void
test_recovered_with_password (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *key = NULL;
  g_autoptr (PmapProtection) protection = NULL;
  g_autoptr (GBytes) saved = NULL;
  GtkWidget *dialog;

  g_test_summary ("Work under a password that no save had put on the file yet asks for it, and goes under it when it is saved");
  protection = _pmap_protection_new_with_effort ("correct horse", PMAP_SEALED_MEMORY_MIN, PMAP_SEALED_PASSES_MIN, &key, NULL);
  leave_work_behind (fixture, "Mine", protection);
  open_map (fixture);
  assert_soon (fixture, is_offered);
  g_signal_emit_by_name (ui_test_find (ui_test_find_toplevel (PMAP_TYPE_RECOVERY_DIALOG), PMAP_TYPE_RECOVERY_CARD), "recover");
  ui_test_settle ();
  dialog = ui_test_find_toplevel (PMAP_TYPE_UNLOCK_DIALOG);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (dialog, GTK_TYPE_PASSWORD_ENTRY)), "correct horse");
  gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  assert_soon (fixture, is_brought_back);
  act (fixture, "save");
  assert_soon (fixture, is_saved);
  saved = g_file_load_bytes (fixture->file, NULL, NULL, NULL);
  g_assert_true (pmap_protection_is_of (protection, saved));
}

static gboolean
is_told_of_kept (Fixture *fixture)
{
  return notice_has (fixture, "is kept");
}

static void
remove_kept (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "Map kept on"))
      {
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

        n += g_remove (path) == 0;
      }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_told_of_kept (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *name = g_strdup_printf (".provision-map-%s-none-1-00000000-1-1-1.tmp", pmap_process_get_host ());
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_test_summary ("What a save has kept beside the map for somebody else is told, and not only in a file's name");
  open_map (fixture);
  g_assert_true (g_file_set_contents (path, "<?xml version=\"1.0\"?><somebody-elses/>", -1, NULL));
  rename_mine (fixture, 0, "Mine");
  act (fixture, "save");
  assert_soon (fixture, is_saved);
  assert_soon (fixture, is_told_of_kept);
  remove_kept (fixture);
}

static void
test_brought_in (Fixture       *fixture,
                 gconstpointer  data)
{
  g_test_summary ("Where nothing of ours is unsaved, a colleague's changes come in by themselves, and can be undone");
  open_map (fixture);
  g_assert_false (pmap_workspace_is_read_only (pmap_window_get_workspace (fixture->window)));
  colleague_renames (fixture, 0, "Theirs");
  assert_soon (fixture, has_theirs);
  ui_test_settle ();
  g_assert_false (is_modified (fixture));
  g_assert_true (notice_has (fixture, "saved 1 change"));
  act (fixture, "show-taken");
  assert_soon (fixture, is_alerted);
  gtk_window_close (ui_test_find_toplevel (PMAP_TYPE_ALERT));
  act (fixture, "undo");
  g_assert_false (has_theirs (fixture));
  g_assert_true (is_modified (fixture));
}

static void
test_put_together (Fixture       *fixture,
                   gconstpointer  data)
{
  g_test_summary ("What two people changed in different places is in the file without a question, however often");
  open_map (fixture);
  rename_mine (fixture, 1, "Mine");
  colleague_renames (fixture, 0, "Theirs");
  assert_soon (fixture, knows_of_save);
  g_assert_false (has_theirs (fixture));
  act (fixture, "put-together");
  assert_soon (fixture, is_saved);
  g_assert_true (has_theirs (fixture));
  g_assert_true (notice_has (fixture, "Saved together with 1 change"));
  assert_file_says (fixture, 0, "Theirs");
  assert_file_says (fixture, 1, "Mine");

  rename_mine (fixture, 1, "Mine again");
  colleague_renames (fixture, 2, "Theirs, too");
  act (fixture, "save");
  assert_soon (fixture, is_saved);
  assert_file_says (fixture, 1, "Mine again");
  assert_file_says (fixture, 2, "Theirs, too");
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_test_summary ("What both changed is asked; until it is decided the file is theirs and the map is ours");
  open_map (fixture);
  rename_mine (fixture, 0, "Mine");
  colleague_renames (fixture, 0, "Theirs");
  act (fixture, "save");
  assert_soon (fixture, is_asked);
  gtk_window_close (ui_test_find_toplevel (PMAP_TYPE_CONFLICT_WINDOW));
  ui_test_settle ();
  g_assert_true (is_modified (fixture));
  g_assert_cmpstr (my_pupil (fixture, 0)->given_name, ==, "Mine");
  g_assert_true (notice_has (fixture, "Until you have decided"));
  assert_file_says (fixture, 0, "Theirs");

  act (fixture, "put-together");
  assert_soon (fixture, is_asked);
  decide (GDK_KEY_2);
  assert_soon (fixture, is_saved);
  assert_file_says (fixture, 0, "Mine");
  g_assert_false (notice_has (fixture, "Until you have decided"));
}

static void
test_close (Fixture       *fixture,
            gconstpointer  data)
{
  g_test_summary ("A window that closes asks what has to be decided first, and closes then");
  open_map (fixture);
  rename_mine (fixture, 0, "Mine");
  colleague_renames (fixture, 0, "Theirs");
  gtk_window_close (GTK_WINDOW (fixture->window));
  assert_soon (fixture, is_asked);
  gtk_window_close (ui_test_find_toplevel (PMAP_TYPE_CONFLICT_WINDOW));
  ui_test_settle ();
  g_assert_false (is_closed (fixture));
  gtk_window_close (GTK_WINDOW (fixture->window));
  assert_soon (fixture, is_asked);
  decide (GDK_KEY_3);
  assert_soon (fixture, is_closed);
  assert_file_says (fixture, 0, "Theirs");
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("What is no map any more is not replaced without a word");
  open_map (fixture);
  rename_mine (fixture, 0, "Mine");
  g_file_replace_contents (fixture->file, "theirs", 6, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  act (fixture, "save");
  assert_soon (fixture, is_alerted);
  g_signal_emit_by_name (ui_test_find_button (ui_test_find_toplevel (PMAP_TYPE_ALERT), "cancel"), "clicked");
  ui_test_settle ();
  g_assert_true (is_modified (fixture));
  g_assert_true (g_file_load_contents (fixture->file, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==, "theirs");
}

static void
test_protected_meanwhile (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *key = NULL, *text = NULL;
  g_autoptr (PmapProtection) protection = NULL;
  g_autoptr (GBytes) plain = NULL, sealed = NULL, now = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_test_summary ("What a colleague has put under a password is not replaced by what anybody can read");
  open_map (fixture);
  rename_mine (fixture, 0, "Mine");
  g_assert_true (g_file_load_contents (fixture->file, NULL, &text, &length, NULL, NULL));
  plain = g_bytes_new (text, length);
  protection = _pmap_protection_new_with_effort ("correct horse", PMAP_SEALED_MEMORY_MIN, PMAP_SEALED_PASSES_MIN, &key, &error);
  g_assert_no_error (error);
  sealed = pmap_protection_seal (protection, plain, &error);
  g_assert_no_error (error);
  g_file_replace_contents (fixture->file, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), NULL, FALSE,
                           G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);

  act (fixture, "save");
  assert_soon (fixture, is_alerted);
  g_assert_null (ui_test_find_button (ui_test_find_toplevel (PMAP_TYPE_ALERT), "overwrite"));
  g_signal_emit_by_name (ui_test_find_button (ui_test_find_toplevel (PMAP_TYPE_ALERT), "cancel"), "clicked");
  ui_test_settle ();
  g_assert_true (is_modified (fixture));
  now = g_file_load_bytes (fixture->file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (now, sealed));
}

static gboolean
has_to_decide (Fixture *fixture)
{
  return notice_has (fixture, "Until you have decided");
}

static void
test_automatic (Fixture       *fixture,
                gconstpointer  data)
{
  g_test_summary ("Who chose it need not save; what has to be decided waits in the notice bar");
  g_settings_set_boolean (pmap_application_get_settings (fixture->application), "automatic-saving", TRUE);
  open_map (fixture);
  rename_mine (fixture, 0, "Mine");
  assert_soon (fixture, is_saved);
  assert_file_says (fixture, 0, "Mine");

  rename_mine (fixture, 0, "Mine again");
  colleague_renames (fixture, 0, "Theirs");
  assert_soon (fixture, has_to_decide);
  g_assert_false (is_asked (fixture));
  g_assert_true (is_modified (fixture));
  assert_file_says (fixture, 0, "Theirs");
}

static void
test_not_automatic (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 end = g_get_monotonic_time () + 12 * G_USEC_PER_SEC;

  g_test_summary ("Who did not choose it finds the file as it was until a save");
  open_map (fixture);
  rename_mine (fixture, 0, "Mine");
  while (g_get_monotonic_time () < end)
    ui_test_settle ();
  g_assert_true (is_modified (fixture));
}

#define ADD(path, function) g_test_add ("/ui/sharing/" path, Fixture, application, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  PmapApplication *application;

  gtk_test_init (&argc, &argv, NULL);
  application = pmap_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_assert_nonnull (pmap_application_get_settings (application));
  ADD ("reading-along", test_reading_along);
  ADD ("saving-again", test_saving_again);
  ADD ("recovered-beside-colleague", test_recovered_beside_colleague);
  ADD ("recovered-with-password", test_recovered_with_password);
  ADD ("told-of-kept", test_told_of_kept);
  ADD ("brought-in", test_brought_in);
  ADD ("put-together", test_put_together);
  ADD ("conflict", test_conflict);
  ADD ("close", test_close);
  ADD ("unreadable", test_unreadable);
  ADD ("protected-meanwhile", test_protected_meanwhile);
  ADD ("automatic", test_automatic);
  ADD ("not-automatic", test_not_automatic);
  return g_test_run ();
}
