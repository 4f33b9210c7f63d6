/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways on: from the start page to a map, and from a file that cannot be opened to what it held before. And what a window does
 * about text that was not taken, when it saves and when it closes. */

#include "config.h"

#include "model/pmap-pupil.h"
#include "store/pmap-recent-maps.h"
#include "shared/remove-all.h"
#include "store/pmap-state-folder.h"
#include "store/pmap-versions.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/dialogs/pmap-versions-dialog.h"
#include "ui/pmap-map-view.h"
#include "ui/pmap-window.h"

#include "ui-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE_SECONDS 60

typedef struct
{
  PmapApplication *application;
  GFile *folder;
  GFile *school;
} Fixture;

/* --- finding --- */

static gpointer
find_nth (GtkWidget *inside,
          GType      type,
          guint     *n)
{
  gpointer found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (inside, type) && (*n)-- == 0)
    return inside;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_nth (child, type, n);
  return found;
}

static gpointer
find_first (GtkWidget *inside,
            GType      type)
{
  guint first = 0;

  return find_nth (inside, type, &first);
}

static GtkWidget *
find_named (GtkWidget  *inside,
            const char *name)
{
  GtkWidget *found = GTK_IS_BUTTON (inside) && g_strcmp0 (gtk_widget_get_name (inside), name) == 0 ? inside : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);
  return found;
}

static gboolean
says (GtkWidget  *inside,
      const char *text)
{
  if (GTK_IS_LABEL (inside) && gtk_widget_get_mapped (inside) && strstr (gtk_label_get_text (GTK_LABEL (inside)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static gpointer
wait_for_toplevel (GType type)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (ui_test_find_toplevel (type) == NULL && g_get_monotonic_time () < end)
    ui_test_settle ();
  ui_test_settle ();
  g_assert_nonnull (ui_test_find_toplevel (type));
  return ui_test_find_toplevel (type);
}

static void
wait_for_map (PmapWindow *window)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (pmap_window_get_workspace (window) == NULL && g_get_monotonic_time () < end)
    ui_test_settle ();
  ui_test_settle ();
  g_assert_nonnull (pmap_window_get_workspace (window));
}

static void
answer (const char *response)
{
  GtkWidget *alert = wait_for_toplevel (PMAP_TYPE_ALERT);
  GtkWidget *button = find_named (alert, response);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();
}

/* --- the map --- */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("pmap-ways-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("PMAP_SOURCE_DIR"), "data", "examples", "larkbeck.pmap", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (path);

  fixture->application = (PmapApplication *) data;
  fixture->folder = g_file_new_for_path (folder);
  fixture->school = g_file_get_child (fixture->folder, "school.pmap");
  g_assert_true (g_file_copy (source, fixture->school, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  pmap_recent_maps_forget_all ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  g_autofree char *versions = pmap_state_folder_get_path ("versions");

  for (GList *link = windows; link != NULL; link = link->next)
    if (!PMAP_IS_WINDOW (link->data) && gtk_widget_get_visible (link->data))
      gtk_window_destroy (link->data);
  while (gtk_application_get_windows (GTK_APPLICATION (fixture->application)) != NULL)
    gtk_window_destroy (gtk_application_get_windows (GTK_APPLICATION (fixture->application))->data);
  ui_test_settle ();
  remove_all (versions);
  g_file_delete (fixture->school, NULL, NULL);
  g_file_delete (fixture->folder, NULL, NULL);
  g_object_unref (fixture->school);
  g_object_unref (fixture->folder);
}

static PmapWindow *
open_school (Fixture *fixture)
{
  PmapWindow *window;

  g_application_open (G_APPLICATION (fixture->application), &fixture->school, 1, "");
  window = wait_for_toplevel (PMAP_TYPE_WINDOW);
  wait_for_map (window);
  return window;
}

static void
write_file (GFile      *file,
            const char *text)
{
  g_assert_true (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
}

/* --- from the start page --- */

static void
test_recent (Fixture       *fixture,
             gconstpointer  data)
{
  PmapWindow *window = open_school (fixture);
  GtkWidget *row;

  g_test_summary ("A school's map that was opened is on the start page; Enter opens it; a missing one can be taken off");

  gtk_window_destroy (GTK_WINDOW (window));
  g_application_activate (G_APPLICATION (fixture->application));
  window = wait_for_toplevel (PMAP_TYPE_WINDOW);
  g_assert_true (says (GTK_WIDGET (window), "Larkbeck Primary School"));
  row = find_first (GTK_WIDGET (window), GTK_TYPE_LIST_BOX_ROW);
  gtk_widget_activate (row);
  wait_for_map (window);
  gtk_window_destroy (GTK_WINDOW (window));

  g_file_delete (fixture->school, NULL, NULL);
  g_application_activate (G_APPLICATION (fixture->application));
  window = wait_for_toplevel (PMAP_TYPE_WINDOW);
  gtk_widget_activate (find_first (GTK_WIDGET (window), GTK_TYPE_LIST_BOX_ROW));
  g_assert_true (says (wait_for_toplevel (PMAP_TYPE_ALERT), "“school.pmap” is not there"));
  answer ("forget");
  g_assert_null (find_first (GTK_WIDGET (window), GTK_TYPE_LIST_BOX_ROW));
  g_assert_false (says (GTK_WIDGET (window), "Larkbeck Primary School"));
}

static void
test_example (Fixture       *fixture,
              gconstpointer  data)
{
  PmapWindow *window;

  g_test_summary ("The example is there wherever the program is, and is no map of one's own to remember");

  g_application_activate (G_APPLICATION (fixture->application));
  window = wait_for_toplevel (PMAP_TYPE_WINDOW);
  g_action_group_activate_action (G_ACTION_GROUP (window), "open-example", NULL);
  wait_for_map (window);
  g_assert_null (pmap_workspace_get_file (pmap_window_get_workspace (window)));
  g_assert_cmpuint (pmap_recent_maps_list ()->len, ==, 0);
}

/* --- from what cannot be opened --- */

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GFile) missing = g_file_get_child (fixture->folder, "gone.pmap");
  g_autoptr (GFile) nowhere = g_file_get_child (missing, "map.pmap");
  const struct { GFile *file; const char *heading; } cases[] = {
    { missing, "“gone.pmap” is not there" },
    { nowhere, "“map.pmap” is not there" },
    { fixture->folder, "could not be opened" },
  };

  g_test_summary ("What is missing, or no file at all, is told in plain words, never in the system's");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *alert;

      g_application_open (G_APPLICATION (fixture->application), (GFile **) &cases[i].file, 1, "");
      alert = wait_for_toplevel (PMAP_TYPE_ALERT);
      g_assert_true (says (alert, cases[i].heading));
      g_assert_false (says (alert, "Error when"));
      g_assert_null (find_named (alert, "versions"));
      answer ("close");
    }
}

static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GBytes) good = g_file_load_bytes (fixture->school, NULL, NULL, NULL);
  g_autoptr (PmapIssues) notes = pmap_issues_new ();
  PmapWindow *window;
  GtkWidget *dialog;
  g_autofree char *text = NULL;

  g_test_summary ("A broken file offers its earlier versions; one opens as a map of its own, the file stays as it is");

  pmap_versions_keep (fixture->school, good, NULL, notes);
  write_file (fixture->school, "<provision-map");
  g_application_open (G_APPLICATION (fixture->application), &fixture->school, 1, "");
  answer ("versions");
  dialog = wait_for_toplevel (PMAP_TYPE_VERSIONS_DIALOG);
  for (guint i = 0; i < 200 && !says (dialog, "60 pupils"); i++)
    ui_test_settle ();
  g_assert_true (says (dialog, "60 pupils"));
  g_assert_true (says (dialog, "_Open this version") || says (dialog, "Open this version"));
  g_signal_emit_by_name (dialog, "restore", pmap_versions_list (fixture->school)->pdata[0]);
  gtk_window_close (GTK_WINDOW (dialog));
  window = wait_for_toplevel (PMAP_TYPE_WINDOW);
  wait_for_map (window);
  g_assert_cmpuint (pmap_record_list_get_length (pmap_workspace_get_document (pmap_window_get_workspace (window))->pupils), ==, 60);
  g_assert_null (pmap_workspace_get_file (pmap_window_get_workspace (window)));
  g_assert_nonnull (strstr (pmap_notice_bar_get_message (find_first (GTK_WIDGET (window), PMAP_TYPE_NOTICE_BAR)),
                            "“school.pmap” stays as it is"));
  g_assert_true (g_file_load_contents (fixture->school, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==, "<provision-map");
}

/* --- what is no longer true --- */

static void
test_gone_and_back (Fixture       *fixture,
                    gconstpointer  data)
{
  PmapWindow *window = open_school (fixture);
  PmapWorkspace *workspace = pmap_window_get_workspace (window);
  PmapRecordList *pupils = pmap_workspace_get_document (workspace)->pupils;
  PmapNoticeBar *bar = find_first (GTK_WIDGET (window), PMAP_TYPE_NOTICE_BAR);

  g_test_summary ("That a pupil is gone is said until the undo, or until the Undo beside it would undo something else");

  for (guint i = 0; i < 2; i++)
    {
      pmap_workspace_show (workspace, pmap_record_list_get (pupils, 0));
      ui_test_settle ();
      g_action_group_activate_action (G_ACTION_GROUP (window), "remove-pupil", NULL);
      ui_test_settle ();
      g_assert_nonnull (pmap_notice_bar_get_message (bar));
      g_assert_nonnull (strstr (pmap_notice_bar_get_message (bar), "is no longer on the map"));
      if (i == 0)
        g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
      else
        g_assert_true (pmap_editor_set_typed (pmap_workspace_get_editor (workspace), pmap_record_list_get (pupils, 0), "class",
                                              "9Z", NULL));
      g_assert_null (pmap_notice_bar_get_message (bar));
    }
  while (pmap_history_can_undo (pmap_workspace_get_history (workspace)))
    pmap_history_undo (pmap_workspace_get_history (workspace));
}

/* --- what was not taken --- */

static void
refuse (PmapWindow *window,
        const char *typed)
{
  PmapWorkspace *workspace = pmap_window_get_workspace (window);
  PmapRecord *pupil = pmap_record_list_get (pmap_workspace_get_document (workspace)->pupils, 0);

  pmap_refusals_add (pmap_workspace_get_refusals (workspace), pupil, pmap_record_find_field (pupil, "birth-date"), typed,
                     "That is no date");
}

static gboolean
is_saved (PmapWindow *window)
{
  return !pmap_history_is_modified (pmap_workspace_get_history (pmap_window_get_workspace (window)));
}

static void
test_saved_but (Fixture       *fixture,
                gconstpointer  data)
{
  PmapWindow *window = open_school (fixture);
  PmapWorkspace *workspace = pmap_window_get_workspace (window);
  PmapRecord *pupil = pmap_record_list_get (pmap_workspace_get_document (workspace)->pupils, 0);

  g_test_summary ("Beside “Saved” stands what is not saved, and it can be shown");

  refuse (window, "soon");
  g_assert_true (pmap_editor_set_typed (pmap_workspace_get_editor (workspace), pupil, "class", "1Z", NULL));
  ui_test_settle ();
  g_assert_true (says (GTK_WIDGET (window), "Not saved yet; put right “Date of birth” of"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "save", NULL);
  for (guint i = 0; i < 200 && !is_saved (window); i++)
    ui_test_settle ();
  g_assert_true (is_saved (window));
  g_assert_true (says (GTK_WIDGET (window), ", but not “Date of birth” of"));
  g_assert_true (says (GTK_WIDGET (window), "Everything is saved but “Date of birth” of"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-refused", NULL);
  ui_test_settle ();
  g_assert_true (pmap_map_view_get_pupil (find_first (GTK_WIDGET (window), PMAP_TYPE_MAP_VIEW)) == PMAP_PUPIL (pupil));
  pmap_refusals_clear (pmap_workspace_get_refusals (workspace));
  ui_test_settle ();
  g_assert_false (says (GTK_WIDGET (window), "but not"));
  g_assert_null (pmap_notice_bar_get_message (find_first (GTK_WIDGET (window), PMAP_TYPE_NOTICE_BAR)));
}

static void
test_closing (Fixture       *fixture,
              gconstpointer  data)
{
  PmapWindow *window = open_school (fixture);

  g_test_summary ("A window asks before it closes over what was not taken, with the words that were typed");

  refuse (window, "the day before yesterday");
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (says (wait_for_toplevel (PMAP_TYPE_ALERT), "the day before yesterday"));
  answer ("cancel");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  g_assert_cmpuint (pmap_refusals_count (pmap_workspace_get_refusals (pmap_window_get_workspace (window))), ==, 1);
  gtk_window_close (GTK_WINDOW (window));
  answer ("discard");
  for (guint i = 0; i < 200 && ui_test_find_toplevel (PMAP_TYPE_WINDOW) != NULL; i++)
    ui_test_settle ();
  g_assert_null (ui_test_find_toplevel (PMAP_TYPE_WINDOW));
}

#define ADD(path, test) g_test_add (path, Fixture, application, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("pmap-ways-state-XXXXXX", NULL);
  PmapApplication *application;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  application = pmap_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  ADD ("/start/recent", test_recent);
  ADD ("/start/example", test_example);
  ADD ("/not-opened/words", test_words);
  ADD ("/not-opened/broken", test_broken);
  ADD ("/notices/gone-and-back", test_gone_and_back);
  ADD ("/refused/saved-but", test_saved_but);
  ADD ("/refused/closing", test_closing);

  return g_test_run ();
}
