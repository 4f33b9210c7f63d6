/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The choice of the days that figures are for: every page follows, every caption says it, what is held against a limit of the year
 * stays the year's, and the map is not changed by it. */

#include "config.h"

#include "model/pmap-term.h"
#include "ui/pages/pmap-groups-page.h"
#include "ui/pages/pmap-overview-page.h"
#include "ui/pages/pmap-pupil-page.h"
#include "ui/pmap-map-view.h"
#include "ui/pmap-window.h"

#include "larkbeck.h"
#include "ui-test.h"

typedef struct
{
  PmapWorkspace *workspace;
  GActionGroup *window;
  GtkWidget *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->workspace = open_larkbeck ();
  fixture->window = g_object_new (PMAP_TYPE_WINDOW, "default-width", 1280, "default-height", 800, NULL);
  pmap_window_set_workspace (PMAP_WINDOW (fixture->window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_settle ();
  fixture->view = ui_test_find (GTK_WIDGET (fixture->window), PMAP_TYPE_MAP_VIEW);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  pmap_window_set_workspace (PMAP_WINDOW (fixture->window), NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_test_settle ();
  g_object_unref (fixture->workspace);
}

static void
choose (Fixture    *fixture,
        const char *nick)
{
  g_action_group_change_action_state (fixture->window, "period", g_variant_new_string (nick));
  ui_test_settle ();
}

static gboolean
head_says (Fixture    *fixture,
           const char *words)
{
  return ui_test_says (GTK_WIDGET (fixture->window), words);
}

static void
assert_says (Fixture    *fixture,
             const char *first,
             ...)
{
  va_list arguments;

  va_start (arguments, first);
  for (const char *words = first; words != NULL; words = va_arg (arguments, const char *))
    if (!ui_test_says (fixture->view, words))
      g_error ("nothing says: %s", words);
  va_end (arguments);
}

static void
test_overview (Fixture       *fixture,
               gconstpointer  data)
{
  g_test_summary ("The card says the cost of the period, and beside the budget the cost of the year");
  assert_says (fixture, "Cost this year", "£77,443", "82% of the notional SEN budget of £93,500", NULL);
  choose (fixture, "term-autumn");
  assert_says (fixture, "Cost in the Autumn term", "£27,809", "This year: £77,443, 82% of the notional SEN budget of £93,500", NULL);
  choose (fixture, "financial-year-2027");
  assert_says (fixture, "Cost in financial year 2027/28", "£26,739", NULL);
  choose (fixture, "academic-year");
  assert_says (fixture, "Cost this year", "£77,443", "82% of the notional SEN budget of £93,500", NULL);
}

static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  g_test_summary ("The head of the column of costs says the period, and the foot is the school's total in it");
  choose (fixture, "term-autumn");
  pmap_workspace_show_page (fixture->workspace, "groups");
  ui_test_settle ();
  assert_says (fixture, "Cost in the Autumn term", "£27,808.99", NULL);
  choose (fixture, "whole-run");
  assert_says (fixture, "Cost over the whole run", "£77,442.50", NULL);
}

static void
test_pupil (Fixture       *fixture,
            gconstpointer  data)
{
  PmapDocument *document = pmap_workspace_get_document (fixture->workspace);

  g_test_summary ("A pupil's strip and totals follow; what is held against the limit stays that of the year");
  pmap_workspace_show (fixture->workspace, pmap_document_find (document, "u-lily-brennan"));
  ui_test_settle ();
  assert_says (fixture, "Cost this year", "£185.17", "of £6,000", "Total for Lily this year", "Whole school this year: £77,442.50", NULL);
  choose (fixture, "term-autumn");
  assert_says (fixture, "Cost in the Autumn term", "£102.67", "This year: £185.17 of £6,000", "Total for Lily in the Autumn term",
               "Whole school in the Autumn term: £27,808.99", NULL);
}

static void
test_choice (Fixture       *fixture,
             gconstpointer  data)
{
  PmapDocument *document = pmap_workspace_get_document (fixture->workspace);
  PmapEditor *editor = pmap_workspace_get_editor (fixture->workspace);
  PmapHistory *history = pmap_workspace_get_history (fixture->workspace);
  PmapRecord *autumn = pmap_document_find (document, "term-autumn");

  g_test_summary ("The choice is no change of the map: it follows the term, and ends with it");
  g_assert_true (head_says (fixture, "Academic year"));
  choose (fixture, "term-autumn");
  g_assert_true (head_says (fixture, "Autumn"));
  g_assert_false (pmap_history_is_modified (history));
  g_assert_false (pmap_history_can_undo (history));

  g_assert_true (pmap_editor_set_typed (editor, autumn, "name", "Michaelmas", NULL));
  ui_test_settle ();
  g_assert_true (head_says (fixture, "Michaelmas"));
  assert_says (fixture, "Cost in the Michaelmas term", "£27,809", NULL);
  g_assert_true (pmap_editor_set_date (editor, autumn, "end", pmap_date_new (23, 10, 2026), NULL));
  ui_test_settle ();
  g_assert_false (ui_test_says (fixture->view, "£27,809"));
  pmap_history_undo (history);
  ui_test_settle ();
  assert_says (fixture, "Cost in the Michaelmas term", "£27,809", NULL);

  g_assert_true (pmap_editor_remove (editor, autumn, NULL));
  ui_test_settle ();
  g_assert_true (head_says (fixture, "Academic year"));
  assert_says (fixture, "Cost this year", NULL);
}

static void
test_next_map (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (PmapWorkspace) other = open_larkbeck ();

  g_test_summary ("Another map begins with its academic year, and a window without a map has nothing to choose");
  choose (fixture, "to-date");
  g_assert_true (head_says (fixture, "To date, as planned"));
  pmap_window_set_workspace (PMAP_WINDOW (fixture->window), other);
  ui_test_settle ();
  g_assert_true (head_says (fixture, "Academic year"));
  pmap_window_set_workspace (PMAP_WINDOW (fixture->window), NULL);
  g_assert_false (g_action_group_get_action_enabled (fixture->window, "period"));
  g_assert_false (g_action_group_get_action_enabled (fixture->window, "choose-period"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/window-period/overview", test_overview);
  ADD ("/window-period/table", test_table);
  ADD ("/window-period/pupil", test_pupil);
  ADD ("/window-period/choice", test_choice);
  ADD ("/window-period/next-map", test_next_map);

  return g_test_run ();
}
