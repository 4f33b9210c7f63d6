/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window in its states: empty, opening, with a map, with a file that is no map; finding, undoing, saving, closing. Every
 * widget that somebody can use has a name in each of them. */

#include "config.h"

#include "model/pmap-pupil.h"
#include "store/pmap-loader.h"
#include "store/pmap-versions.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/dialogs/pmap-draft-dialog.h"
#include "ui/dialogs/pmap-erase-dialog.h"
#include "ui/dialogs/pmap-new-map-dialog.h"
#include "ui/dialogs/pmap-retention-dialog.h"
#include "ui/dialogs/pmap-school-dialog.h"
#include "ui/pmap-map-view.h"
#include "ui/pmap-window.h"

#include "form-test.h"

#include <glib/gstdio.h>

#define PATIENCE_SECONDS 120

typedef struct
{
  PmapApplication *application;
  GFile *folder;
  GFile *school;
  GFile *pupil;
} Fixture;

/* --- finding widgets --- */

typedef gboolean (*Test) (gpointer data);

#define assert_soon(test, data) g_assert_true (wait_until ((Test) (test), data))

static gboolean
wait_until (Test     test,
            gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!test (data) && g_get_monotonic_time () < end)
    ui_test_settle ();
  return test (data);
}

/* The drop-downs have lists of their own, and stacks. */
static GtkWidget *
find_child_stack (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && !GTK_IS_STACK (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static guint
count_windows (Fixture *fixture)
{
  guint n = 0;

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); link != NULL; link = link->next)
    n += PMAP_IS_WINDOW (link->data);
  return n;
}

/* --- names --- */

static gboolean
has_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
needs_name (GtkWidget *widget)
{
  if (GTK_IS_COLUMN_VIEW (gtk_widget_get_parent (widget)))
    return FALSE;
  return GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_DROP_DOWN (widget)
         || GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_TEXT_VIEW (widget);
}

/* What is inside a widget of GTK's own is GTK's to name. */
static gboolean
is_whole (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_DROP_DOWN (widget)
         || GTK_IS_SWITCH (widget) || GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_SCROLLBAR (widget);
}

static void
check_names (GtkWidget *widget,
             GString   *nameless)
{
  gboolean button = GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget);

  if (!gtk_widget_get_visible (widget) || GTK_IS_POPOVER (widget))
    return;
  if ((button && !is_named (widget) && !has_label (widget)) || (needs_name (widget) && !is_named (widget)))
    g_string_append_printf (nameless, "%s in %s\n", G_OBJECT_TYPE_NAME (widget),
                            G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  if (is_whole (widget) || button)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_names (child, nameless);
}

static void
assert_names (gpointer window)
{
  g_autoptr (GString) nameless = g_string_new (NULL);

  check_names (window, nameless);
  g_assert_cmpstr (nameless->str, ==, "");
}

/* --- the fixture --- */

static GFile *
copy_example (Fixture    *fixture,
              const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("PMAP_SOURCE_DIR"), "data", "examples", name, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  GFile *copy = g_file_get_child (fixture->folder, name);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return copy;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("pmap-window-XXXXXX", NULL);

  g_assert_nonnull (folder);
  fixture->folder = g_file_new_for_path (folder);
  fixture->school = copy_example (fixture, "larkbeck.pmap");
  fixture->pupil = copy_example (fixture, "one-pupil.pmap");
  fixture->application = (PmapApplication *) data;
}

static void
delete_all (GFile *folder)
{
  g_autoptr (GFileEnumerator) files =
    g_file_enumerate_children (folder, "standard::name", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  GFile *file;

  while (g_file_enumerator_iterate (files, NULL, &file, NULL, NULL) && file != NULL)
    g_file_delete (file, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

/* A closed window leaves nothing behind. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (!PMAP_IS_WINDOW (link->data) && gtk_widget_get_visible (link->data))
      gtk_window_destroy (link->data);
  while (gtk_application_get_windows (GTK_APPLICATION (fixture->application)) != NULL)
    gtk_window_destroy (gtk_application_get_windows (GTK_APPLICATION (fixture->application))->data);
  ui_test_settle ();
  delete_all (fixture->folder);
  g_object_unref (fixture->school);
  g_object_unref (fixture->pupil);
  g_object_unref (fixture->folder);
}

static gboolean
has_map (PmapWindow *window)
{
  return pmap_window_get_workspace (window) != NULL;
}

static PmapWindow *
open_file (Fixture *fixture,
           GFile   *file)
{
  PmapWindow *window = NULL;

  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); link != NULL; link = link->next)
    if (PMAP_IS_WINDOW (link->data) && pmap_window_has_file (link->data, file))
      window = link->data;
  g_assert_nonnull (window);
  return window;
}

static PmapWindow *
open_map (Fixture *fixture,
          GFile   *file)
{
  PmapWindow *window = open_file (fixture, file);

  assert_soon (has_map, window);
  assert_soon (gtk_widget_get_mapped, window);
  return window;
}

static PmapPupil *
first_pupil (PmapWindow *window)
{
  return pmap_record_list_get (pmap_workspace_get_document (pmap_window_get_workspace (window))->pupils, 0);
}

static void
rename_first_pupil (PmapWindow *window,
                    const char *name)
{
  g_autoptr (GError) error = NULL;

  pmap_editor_set_typed (pmap_workspace_get_editor (pmap_window_get_workspace (window)), PMAP_RECORD (first_pupil (window)),
                         "given-name", name, &error);
  g_assert_no_error (error);
}

static char *
read_first_name (GFile *location)
{
  g_autoptr (PmapFile) file = pmap_file_new (location);
  g_autoptr (PmapLoader) loader = pmap_loader_new (file);
  g_autoptr (GError) error = NULL;

  pmap_loader_load (loader, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (PMAP_PUPIL (pmap_record_list_get (pmap_loader_get_document (loader)->pupils, 0))->given_name);
}

static gboolean
is_shown (gpointer data)
{
  return ui_test_find_toplevel (*(GType *) data) != NULL;
}

static gpointer
wait_for_toplevel (GType type)
{
  assert_soon (is_shown, &type);
  return ui_test_find_toplevel (type);
}

static gboolean
has_icons (gpointer window)
{
  return g_strcmp0 (gtk_window_get_icon_name (window), PMAP_APPLICATION_ID) == 0;
}

/* --- the tests --- */

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  PmapWindow *window;
  GActionGroup *actions;

  g_test_summary ("Without a map the window offers to open, make or try one, and nothing else");
  g_application_activate (G_APPLICATION (fixture->application));
  window = wait_for_toplevel (PMAP_TYPE_WINDOW);
  actions = G_ACTION_GROUP (window);
  g_assert_true (g_action_group_get_action_enabled (actions, "open"));
  g_assert_true (g_action_group_get_action_enabled (actions, "new-map"));
  g_assert_false (g_action_group_get_action_enabled (actions, "save"));
  g_assert_false (g_action_group_get_action_enabled (actions, "undo"));
  g_assert_false (g_action_group_get_action_enabled (actions, "print"));
  g_assert_false (g_action_group_get_action_enabled (actions, "add-pupil"));
  assert_names (window);
  /* They come behind the first frame. */
  assert_soon (has_icons, window);
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  PmapWindow *window, *other;

  g_test_summary ("A file gets a window; the same file again shows that window; another file gets another");
  window = open_map (fixture, fixture->school);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Larkbeck"));
  g_assert_true (open_file (fixture, fixture->school) == window);
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  other = open_map (fixture, fixture->pupil);
  g_assert_true (other != window);
  g_assert_cmpuint (count_windows (fixture), ==, 2);
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const pages[] = { "overview", "menu", "groups", "register", "funding" };
  PmapWindow *window = open_map (fixture, fixture->school);
  PmapMapView *view = ui_test_find (GTK_WIDGET (window), PMAP_TYPE_MAP_VIEW);

  g_test_summary ("Each page opens, and what can be used on it has a name");
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string (pages[i]));
      ui_test_settle ();
      g_assert_cmpstr (pmap_map_view_get_page (view), ==, pages[i]);
      assert_names (window);
    }
  pmap_workspace_show (pmap_window_get_workspace (window), PMAP_RECORD (first_pupil (window)));
  ui_test_settle ();
  g_assert_cmpstr (pmap_map_view_get_page (view), ==, "pupil");
  g_assert_true (pmap_map_view_get_pupil (view) == first_pupil (window));
  assert_names (window);
}

static void
test_funding_stream (Fixture       *fixture,
                     gconstpointer  data)
{
  PmapWindow *window = open_map (fixture, fixture->school);
  PmapWorkspace *workspace = pmap_window_get_workspace (window);
  PmapRecord *payer = pmap_editor_add (pmap_workspace_get_editor (workspace), pmap_workspace_get_document (workspace)->payers,
                                       PMAP_POSITION_END, "Add", NULL, "name", "NHS", NULL);
  GtkWidget *dialog, *focus, *list;

  g_test_summary ("A funding stream is shown where it is written: among the school’s funding, with the cursor there");
  g_assert_null (ui_test_find_toplevel (PMAP_TYPE_SCHOOL_DIALOG));
  pmap_workspace_show_field (workspace, payer, "name");
  dialog = wait_for_toplevel (PMAP_TYPE_SCHOOL_DIALOG);
  list = form_test_find_row (dialog, "payers");
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  gtk_window_close (GTK_WINDOW (dialog));
  pmap_history_undo (pmap_workspace_get_history (workspace));
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  PmapWindow *window = open_map (fixture, fixture->school);
  GtkEditable *search = ui_test_find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY);
  PmapSideList *side_list = ui_test_find (GTK_WIDGET (window), PMAP_TYPE_SIDE_LIST);
  GtkListView *list = ui_test_find (find_child_stack (GTK_WIDGET (side_list)), GTK_TYPE_LIST_VIEW);
  PmapMapView *view = ui_test_find (GTK_WIDGET (window), PMAP_TYPE_MAP_VIEW);
  GListModel *model;
  guint all;
  g_autoptr (PmapPupil) found = NULL;
  g_autofree char *letters = NULL;

  g_test_summary ("Two letters of a name find a pupil, and Enter opens the page; the list has everybody again, and the pupil marked");
  while (gtk_list_view_get_model (list) == NULL)      /* the rows come after the first frame */
    g_main_context_iteration (NULL, TRUE);
  model = G_LIST_MODEL (gtk_list_view_get_model (list));
  all = g_list_model_get_n_items (model);
  g_assert_cmpuint (all, ==, 60);
  letters = g_utf8_substring (first_pupil (window)->family_name, 0, 2);
  gtk_editable_set_text (search, letters);
  ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (model), <, all / 2);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 0);
  found = g_list_model_get_item (model, 0);
  g_signal_emit_by_name (search, "activate");
  ui_test_settle ();
  g_assert_true (pmap_map_view_get_pupil (view) == found);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, all);
  g_assert_true (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model)) == (gpointer) found);

  gtk_editable_set_text (search, "zzzz");
  ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  assert_names (window);
  g_signal_emit_by_name (search, "stop-search");
  ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, all);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  PmapWindow *window = open_map (fixture, fixture->school);
  GActionGroup *actions = G_ACTION_GROUP (window);
  PmapMapView *view = ui_test_find (GTK_WIDGET (window), PMAP_TYPE_MAP_VIEW);
  g_autofree char *before = g_strdup (first_pupil (window)->given_name);

  g_test_summary ("Undo takes a change back and shows where it was; redo does it again");
  g_assert_false (g_action_group_get_action_enabled (actions, "undo"));
  rename_first_pupil (window, "Renamed");
  g_assert_true (g_action_group_get_action_enabled (actions, "undo"));
  g_assert_cmpstr (pmap_map_view_get_page (view), ==, "overview");
  g_action_group_activate_action (actions, "undo", NULL);
  g_assert_cmpstr (first_pupil (window)->given_name, ==, before);
  g_assert_true (pmap_map_view_get_pupil (view) == first_pupil (window));
  g_action_group_activate_action (actions, "redo", NULL);
  g_assert_cmpstr (first_pupil (window)->given_name, ==, "Renamed");
}

static void
test_add_and_remove (Fixture       *fixture,
                     gconstpointer  data)
{
  PmapWindow *window = open_map (fixture, fixture->school);
  PmapRecordList *pupils = pmap_workspace_get_document (pmap_window_get_workspace (window))->pupils;
  PmapMapView *view = ui_test_find (GTK_WIDGET (window), PMAP_TYPE_MAP_VIEW);
  guint all = pmap_record_list_get_length (pupils);
  GtkWidget *dialog;

  g_test_summary ("A pupil is added by a small form, removed by a menu item, and comes back by undo");
  g_action_group_activate_action (G_ACTION_GROUP (window), "add-pupil", NULL);
  dialog = wait_for_toplevel (PMAP_TYPE_DRAFT_DIALOG);
  assert_names (dialog);
  g_assert_false (gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (dialog))));
  gtk_editable_set_text (ui_test_find (dialog, GTK_TYPE_ENTRY), "Amira");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (pupils), ==, all + 1);
  g_assert_cmpstr (pmap_map_view_get_pupil (view)->given_name, ==, "Amira");

  g_action_group_activate_action (G_ACTION_GROUP (window), "remove-pupil", NULL);
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (pupils), ==, all);
  g_assert_null (pmap_map_view_get_pupil (view));
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (pupils), ==, all + 1);
}

static GtkWidget *
find_labelled (GtkWidget  *widget,
               const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_labelled (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_saved (PmapWindow *window)
{
  return !pmap_history_is_modified (pmap_workspace_get_history (pmap_window_get_workspace (window)));
}

static void
test_erase (Fixture       *fixture,
            gconstpointer  data)
{
  PmapWindow *window = open_map (fixture, fixture->school);
  PmapWorkspace *workspace = pmap_window_get_workspace (window);
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (first_pupil (window)));
  g_autofree char *contents = NULL, *path = g_file_get_path (fixture->school);
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  PmapMapView *view = ui_test_find (GTK_WIDGET (window), PMAP_TYPE_MAP_VIEW);
  GtkWidget *dialog;

  g_test_summary ("Undo of an erasure goes to the pupil; once the map is saved without, no earlier version of it is kept either");
  rename_first_pupil (window, "Ottoline");
  g_action_group_activate_action (G_ACTION_GROUP (window), "save", NULL);
  assert_soon (is_saved, window);
  before = pmap_versions_list (fixture->school);
  g_assert_cmpuint (before->len, >, 0);
  pmap_workspace_show (workspace, PMAP_RECORD (first_pupil (window)));
  g_action_group_activate_action (G_ACTION_GROUP (window), "erase-pupil", NULL);
  dialog = wait_for_toplevel (PMAP_TYPE_ERASE_DIALOG);
  assert_names (dialog);
  g_signal_emit_by_name (find_labelled (dialog, "_Erase"), "clicked");
  ui_test_settle ();
  g_assert_false (is_saved (window));
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  ui_test_settle ();
  g_assert_cmpstr (pmap_map_view_get_pupil (view)->given_name, ==, "Ottoline");
  g_action_group_activate_action (G_ACTION_GROUP (window), "redo", NULL);
  ui_test_settle ();
  g_assert_null (pmap_map_view_get_pupil (view));
  g_action_group_activate_action (G_ACTION_GROUP (window), "save", NULL);
  assert_soon (is_saved, window);
  ui_test_settle ();
  after = pmap_versions_list (fixture->school);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_null (strstr (contents, name));
  g_assert_null (strstr (contents, "Ottoline"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));

  g_action_group_activate_action (G_ACTION_GROUP (window), "retention", NULL);
  dialog = wait_for_toplevel (PMAP_TYPE_RETENTION_DIALOG);
  assert_names (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_no_window (Fixture *fixture)
{
  return count_windows (fixture) == 0;
}

static void
test_close_saves (Fixture       *fixture,
                  gconstpointer  data)
{
  PmapWindow *window = open_map (fixture, fixture->school);
  g_autofree char *name = NULL;

  g_test_summary ("A map that has a file is saved when its window closes, and nobody is asked");
  rename_first_pupil (window, "Kept");
  gtk_window_close (GTK_WINDOW (window));
  assert_soon (has_no_window, fixture);
  name = read_first_name (fixture->school);
  g_assert_cmpstr (name, ==, "Kept");
}

static void
test_close_unchanged (Fixture       *fixture,
                      gconstpointer  data)
{
  PmapWindow *window = open_map (fixture, fixture->school);
  g_autofree char *etag = NULL, *etag_after = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (fixture->school, NULL, &etag, NULL);
  g_autoptr (GBytes) bytes_after = NULL;

  g_test_summary ("Looking at a map does not write to it");
  gtk_window_close (GTK_WINDOW (window));
  assert_soon (has_no_window, fixture);
  bytes_after = g_file_load_bytes (fixture->school, NULL, &etag_after, NULL);
  g_assert_true (g_bytes_equal (bytes, bytes_after));
  g_assert_cmpstr (etag, ==, etag_after);
}

static void
test_save_fails (Fixture       *fixture,
                 gconstpointer  data)
{
  PmapWindow *window = open_map (fixture, fixture->school);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GtkWidget *alert;

  g_test_summary ("A window whose map cannot be saved stays open, says so, and can be told to put the map back");
  rename_first_pupil (window, "Mine");
  g_file_replace_contents (fixture->school, "theirs", 6, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  gtk_window_close (GTK_WINDOW (window));
  alert = wait_for_toplevel (PMAP_TYPE_ALERT);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  assert_names (alert);
  g_signal_emit_by_name (ui_test_find_button (alert, "cancel"), "clicked");
  ui_test_settle ();
  g_assert_cmpuint (count_windows (fixture), ==, 1);

  gtk_window_close (GTK_WINDOW (window));
  alert = wait_for_toplevel (PMAP_TYPE_ALERT);
  g_signal_emit_by_name (ui_test_find_button (alert, "put-back"), "clicked");
  assert_soon (has_no_window, fixture);
  name = read_first_name (fixture->school);
  g_assert_cmpstr (name, ==, "Mine");
}

static void
test_not_a_map (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "notes.pmap");
  g_autoptr (GError) error = NULL;
  PmapWindow *window;
  GtkWidget *alert;

  g_test_summary ("What is no map is not opened; the window says why and is free for another file");
  g_file_replace_contents (file, "hello", 5, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  window = open_file (fixture, file);
  alert = wait_for_toplevel (PMAP_TYPE_ALERT);
  assert_names (alert);
  g_assert_true (pmap_window_is_free (window));
  gtk_window_close (GTK_WINDOW (alert));
  ui_test_settle ();
  g_assert_true (open_map (fixture, fixture->school) == window);
}

static void
test_new_map (Fixture       *fixture,
              gconstpointer  data)
{
  PmapWindow *window;
  GtkWidget *dialog, *alert;

  g_test_summary ("A new map has no file, so closing asks; cancelling keeps it open");
  g_application_activate (G_APPLICATION (fixture->application));
  window = wait_for_toplevel (PMAP_TYPE_WINDOW);
  g_action_group_activate_action (G_ACTION_GROUP (window), "new-map", NULL);
  dialog = wait_for_toplevel (PMAP_TYPE_NEW_MAP_DIALOG);
  assert_names (dialog);
  gtk_editable_set_text (ui_test_find (dialog, GTK_TYPE_ENTRY), "Example School");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  assert_soon (has_map, window);
  ui_test_settle ();
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Example School"));
  assert_names (window);

  gtk_window_close (GTK_WINDOW (window));
  alert = wait_for_toplevel (PMAP_TYPE_ALERT);
  g_signal_emit_by_name (ui_test_find_button (alert, "cancel"), "clicked");
  ui_test_settle ();
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  gtk_window_close (GTK_WINDOW (window));
  alert = wait_for_toplevel (PMAP_TYPE_ALERT);
  g_signal_emit_by_name (ui_test_find_button (alert, "discard"), "clicked");
  assert_soon (has_no_window, fixture);
}

static void
test_quit (Fixture       *fixture,
           gconstpointer  data)
{
  PmapWindow *window = open_map (fixture, fixture->school);
  g_autofree char *name = NULL;

  g_test_summary ("Quitting saves and closes every window");
  open_map (fixture, fixture->pupil);
  rename_first_pupil (window, "Also kept");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  assert_soon (has_no_window, fixture);
  name = read_first_name (fixture->school);
  g_assert_cmpstr (name, ==, "Also kept");
}

#define ADD(path, function) g_test_add ("/ui/window/" path, Fixture, application, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  PmapApplication *application;

  gtk_test_init (&argc, &argv, NULL);
  /* As in life, one for all windows; GTK lets go of it only when a process ends. */
  application = pmap_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  ADD ("empty", test_empty);
  ADD ("open", test_open);
  ADD ("pages", test_pages);
  ADD ("funding-stream", test_funding_stream);
  ADD ("find", test_find);
  ADD ("undo", test_undo);
  ADD ("add-and-remove", test_add_and_remove);
  ADD ("erase", test_erase);
  ADD ("close-saves", test_close_saves);
  ADD ("close-unchanged", test_close_unchanged);
  ADD ("save-fails", test_save_fails);
  ADD ("not-a-map", test_not_a_map);
  ADD ("new-map", test_new_map);
  ADD ("quit", test_quit);
  return g_test_run ();
}
