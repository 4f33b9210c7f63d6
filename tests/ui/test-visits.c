/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way back: to the list in which a pupil was found, as it was left, and forward again. */

#include "config.h"

#include "model/pmap-pupil.h"
#include "ui/pages/pmap-records-page.h"
#include "ui/pmap-map-view.h"
#include "ui/pmap-visits.h"

#include "larkbeck.h"
#include "ui-test.h"

typedef struct
{
  PmapWorkspace *workspace;
  PmapDocument *document;
  GtkWidget *window;
  PmapMapView *view;
  PmapVisits *visits;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->workspace = open_larkbeck ();
  fixture->document = pmap_workspace_get_document (fixture->workspace);
  fixture->view = PMAP_MAP_VIEW (pmap_map_view_new (fixture->workspace));
  fixture->visits = pmap_map_view_get_visits (fixture->view);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1240, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  ui_test_settle ();
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_test_settle ();
  g_assert_finalize_object (fixture->workspace);
}

static void
assert_leads (Fixture    *fixture,
              int         step,
              const char *place)
{
  g_autofree char *said = pmap_visits_describe (fixture->visits, step);

  g_assert_cmpstr (said, ==, place);
}

/* From a row of the register to its pupil, back, forward, and back. */
static void
go_and_come_back (Fixture    *fixture,
                  const char *letters)
{
  GtkWidget *page = ui_test_find (GTK_WIDGET (fixture->view), PMAP_TYPE_RECORDS_PAGE);
  PmapTable *table = pmap_records_page_get_table (PMAP_RECORDS_PAGE (page));
  GListModel *rows = pmap_table_get_rows (table);
  GtkEditable *search = ui_test_find (page, GTK_TYPE_SEARCH_ENTRY);
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (ui_test_find (GTK_WIDGET (table), GTK_TYPE_SCROLLED_WINDOW));
  guint n = g_list_model_get_n_items (rows);
  g_autoptr (GObject) pupil = NULL;
  double value;

  gtk_editable_set_text (search, letters);
  for (guint i = 0; i < 1000 && *letters != '\0' && g_list_model_get_n_items (rows) == n; i++)
    ui_test_settle ();
  n = g_list_model_get_n_items (rows);
  pupil = g_list_model_get_item (rows, n - 2);
  pmap_table_select (table, pupil);
  ui_test_settle ();
  value = gtk_adjustment_get_value (scroll);
  g_assert_true (value > 0 || *letters != '\0');
  g_assert_true (PMAP_RECORD (pmap_map_view_find_pupil (fixture->view)) == (gpointer) pupil);     /* who is printed from here */

  g_signal_emit_by_name (table, "activated", pupil);
  ui_test_settle ();
  g_assert_true (PMAP_RECORD (pmap_map_view_get_pupil (fixture->view)) == (gpointer) pupil);
  assert_leads (fixture, -1, "SEN register");
  g_assert_true (pmap_visits_go (fixture->visits, -1));
  ui_test_settle ();
  g_assert_cmpstr (pmap_map_view_get_page (fixture->view), ==, "register");
  g_assert_cmpstr (gtk_editable_get_text (search), ==, letters);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n);
  g_assert_true (pmap_table_get_selected (table) == (gpointer) pupil);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, value);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (table)));

  g_assert_true (pmap_visits_go (fixture->visits, 1));
  ui_test_settle ();
  g_assert_true (PMAP_RECORD (pmap_map_view_get_pupil (fixture->view)) == (gpointer) pupil);
  assert_leads (fixture, 1, NULL);
  g_assert_true (pmap_visits_go (fixture->visits, -1));
}

static void
test_back (Fixture       *fixture,
           gconstpointer  data)
{
  g_test_summary ("Back from a pupil the register has its place, its row and its search; and forward is the pupil again.");

  assert_leads (fixture, -1, NULL);
  g_assert_false (pmap_visits_go (fixture->visits, -1));
  pmap_map_view_show_page (fixture->view, "register");
  ui_test_settle ();
  assert_leads (fixture, -1, "Overview");
  go_and_come_back (fixture, "");
  go_and_come_back (fixture, "a");
  assert_leads (fixture, -1, "Overview");
}

static void
test_elsewhere (Fixture       *fixture,
                gconstpointer  data)
{
  PmapRecord *first = pmap_record_list_get (fixture->document->pupils, 0);
  PmapRecord *second = pmap_record_list_get (fixture->document->pupils, 1);
  g_autofree char *first_name = pmap_record_describe (first);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Who goes on elsewhere goes forward no more; a pupil who has left the map is passed over.");

  pmap_workspace_show (fixture->workspace, first);
  pmap_workspace_show (fixture->workspace, first);
  pmap_workspace_show (fixture->workspace, second);
  ui_test_settle ();
  assert_leads (fixture, -1, first_name);
  pmap_visits_go (fixture->visits, -1);
  g_assert_true (PMAP_RECORD (pmap_map_view_get_pupil (fixture->view)) == first);
  pmap_map_view_show_page (fixture->view, "groups");
  assert_leads (fixture, 1, NULL);
  assert_leads (fixture, -1, first_name);
  g_assert_true (pmap_editor_remove (pmap_workspace_get_editor (fixture->workspace), first, &error));
  g_assert_no_error (error);
  assert_leads (fixture, -1, "Overview");
}

static void
test_let_go (Fixture       *fixture,
             gconstpointer  data)
{
  PmapEditor *editor = pmap_workspace_get_editor (fixture->workspace);
  PmapRecord *pupil;

  g_test_summary ("The way back does not keep a pupil whom the map, and undo, have let go.");

  pupil = pmap_editor_add (editor, fixture->document->pupils, PMAP_POSITION_END, "Add", NULL, "given-name", "Ottoline", NULL);
  g_object_add_weak_pointer (G_OBJECT (pupil), (gpointer *) &pupil);
  pmap_workspace_show (fixture->workspace, pupil);
  pmap_map_view_show_page (fixture->view, "register");
  ui_test_settle ();
  assert_leads (fixture, -1, "Ottoline");
  pmap_history_undo (pmap_workspace_get_history (fixture->workspace));
  g_assert_true (pmap_editor_set_typed (editor, fixture->document->school, "name", "Another", NULL));    /* nothing to do again */
  pmap_workspace_show (fixture->workspace, pmap_record_list_get (fixture->document->pupils, 0));
  ui_test_settle ();
  g_assert_null (pupil);
  assert_leads (fixture, -1, "SEN register");
  g_assert_true (pmap_visits_go (fixture->visits, -1));
  assert_leads (fixture, -1, "Overview");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/visits/back", Fixture, NULL, set_up, test_back, tear_down);
  g_test_add ("/ui/visits/elsewhere", Fixture, NULL, set_up, test_elsewhere, tear_down);
  g_test_add ("/ui/visits/let-go", Fixture, NULL, set_up, test_let_go, tear_down);
  return g_test_run ();
}
