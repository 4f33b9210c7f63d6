/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The week as a user meets it: what is when, what is in the way, and who is free. */

#include "config.h"

#include "model/pmap-intervention.h"
#include "ui/pages/pmap-week-page.h"
#include "ui/pmap-map-view.h"
#include "ui/widgets/pmap-week-row.h"

#include "larkbeck.h"
#include "ui-test.h"

typedef struct
{
  PmapWorkspace *workspace;
  PmapDocument *document;
  GtkWidget *window;
  PmapMapView *view;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->workspace = open_larkbeck ();
  fixture->document = pmap_workspace_get_document (fixture->workspace);
  fixture->view = PMAP_MAP_VIEW (pmap_map_view_new (fixture->workspace));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1400, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  pmap_map_view_show_page (fixture->view, "week");
  ui_test_settle ();
  fixture->page = ui_test_find (GTK_WIDGET (fixture->view), PMAP_TYPE_WEEK_PAGE);
  g_assert_nonnull (fixture->page);
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

static GtkWidget *
find_button (GtkWidget  *inside,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (inside) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (inside)), label) == 0)
    return inside;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static guint
count_clashes (GtkWidget *inside)
{
  guint n = GTK_IS_BUTTON (inside) && gtk_widget_has_css_class (inside, "clash");

  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_clashes (child);
  return n;
}

static void
ask (Fixture    *fixture,
     const char *when)
{
  GtkWidget *entry = ui_test_find (fixture->page, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), when);
  g_signal_emit_by_name (entry, "activate");
  ui_test_settle ();
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  g_test_summary ("Each adult has the hours planned and paid; the two blocks that are in each other's way have a sign");

  g_assert_true (ui_test_says (fixture->page, "16 Nov to 20 November 2026, week A"));
  g_assert_true (ui_test_says (fixture->page, "Mr J. Adair"));
  g_assert_true (ui_test_says (fixture->page, "21.7 of 32.5 h"));
  g_assert_cmpuint (count_clashes (fixture->page), ==, 2);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (fixture->page, "_Rooms")), TRUE);
  ui_test_settle ();
  g_assert_true (ui_test_says (fixture->page, "Library"));
  g_assert_cmpuint (count_clashes (fixture->page), ==, 0);
}

static void
test_free (Fixture       *fixture,
           gconstpointer  data)
{
  g_test_summary ("Who is free is asked by a day and a time; what is neither is refused and stays");

  g_assert_true (gtk_widget_grab_focus (fixture->page));
  ask (fixture, "fri 9");
  g_assert_true (ui_test_says (fixture->page,
                               "Free on Friday, 20 Nov, at 9:00: Mrs P. Hughes, Mr D. Bright, Mrs E. Nowak, Mr T. Farrow, Mrs S. Begum, Mrs "
                               "K. Dixon, Mrs M. Pell, Miss H. Quayle, Mr G. Rees, Mrs A. Thackray, Mrs C. Winslow. What has no time yet is "
                               "not counted."));
  ask (fixture, "someday");
  g_assert_true (ui_test_says (fixture->page, "Write a day and a time, like Tue 10:00"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_test_find (fixture->page, GTK_TYPE_ENTRY))), ==, "someday");
}

static void
test_over (Fixture       *fixture,
           gconstpointer  data)
{
  PmapEditor *editor = pmap_workspace_get_editor (fixture->workspace);

  g_test_summary ("More hours planned than paid are told in place");

  g_assert_true (pmap_editor_set_typed (editor, pmap_document_find (fixture->document, "s-adair"), "hours-per-week", "20", NULL));
  ui_test_settle ();
  g_assert_true (ui_test_says (fixture->page, "21.7 of 20 h: too many"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/week/rows", test_rows);
  ADD ("/week/free", test_free);
  ADD ("/week/over", test_over);

  return g_test_run ();
}
