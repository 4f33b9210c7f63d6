/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A run that changes from a date: the two verbs over its fields, the day that is asked for, the successor that is edited next, and
 * the one line of a pupil's map that has all its steps. */

#include "config.h"

#include "base/pmap-money.h"
#include "model/pmap-intervention-chain.h"
#include "ui/pages/pmap-groups-page.h"
#include "ui/pages/pmap-pupil-map.h"
#include "ui/pages/pmap-pupil-page.h"
#include "ui/pmap-map-view.h"
#include "ui/widgets/pmap-change-popover.h"
#include "ui/widgets/pmap-change-verbs.h"
#include "ui/widgets/pmap-intervention-form.h"
#include "ui/widgets/pmap-working-button.h"
#include "ui/widgets/pmap-working-view.h"

#include "form-test.h"
#include "larkbeck.h"
#include "page-test.h"

typedef struct
{
  PmapWorkspace *workspace;
  PmapDocument *document;
  PmapHistory *history;
  GtkWidget *window;
  GtkWidget *page;
  PmapIntervention *cooking;      /* seven pupils, 45 minutes on Wednesdays since 16 September */
  PmapMember *lily;
  char *notice;                   /* the last that offered undo */
} Fixture;

static void
notice_cb (PmapWorkspace *workspace,
           const char    *message,
           gboolean       undo,
           gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (undo);
  g_free (fixture->notice);
  fixture->notice = g_strdup (message);
}

/* The first member of that name of a run of that name. */
static PmapMember *
find_member (PmapDocument *document,
             const char   *run,
             const char   *pupil)
{
  for (guint i = 0; i < pmap_record_list_get_length (document->interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (document->interventions, i);
      g_autofree char *name = pmap_record_describe (PMAP_RECORD (intervention));

      for (guint j = 0; g_str_equal (name, run) && j < pmap_record_list_get_length (intervention->members); j++)
        {
          PmapRecord *member = pmap_record_list_get (intervention->members, j);
          g_autofree char *who = pmap_record_describe (member);

          if (g_str_equal (who, pupil))
            return PMAP_MEMBER (member);
        }
    }
  g_assert_not_reached ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->workspace = open_larkbeck ();
  fixture->document = pmap_workspace_get_document (fixture->workspace);
  fixture->history = pmap_workspace_get_history (fixture->workspace);
  fixture->lily = find_member (fixture->document, "Cooking Time, Wednesday afternoons", "Lily Brennan");
  fixture->cooking = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (fixture->lily)));
  g_signal_connect (fixture->workspace, "notice", G_CALLBACK (notice_cb), fixture);
  fixture->page = page_test_new (data, fixture->workspace);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1300, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_wait_for_focus (fixture->window);
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
  g_free (fixture->notice);
  g_assert_finalize_object (fixture->workspace);
}

static GtkWidget *
get_verbs (Fixture *fixture)
{
  return ui_test_find (fixture->page, PMAP_TYPE_CHANGE_VERBS);
}

static gboolean
has_focus (Fixture    *fixture,
           const char *field)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, PMAP_TYPE_FIELD_ROW) : NULL;

  /* A membership has minutes of its own. */
  return row != NULL && g_str_equal (pmap_form_part_get_field_name (PMAP_FORM_PART (row)), field)
         && PMAP_IS_INTERVENTION (pmap_form_part_get_record (PMAP_FORM_PART (row)));
}

static void
show_lily (Fixture *fixture)
{
  pmap_pupil_page_show_record (PMAP_PUPIL_PAGE (fixture->page), PMAP_RECORD (fixture->lily));
  ui_test_settle ();
}

static GtkWidget *
open_popover (Fixture *fixture)
{
  GtkMenuButton *button = ui_test_find (get_verbs (fixture), GTK_TYPE_MENU_BUTTON);

  g_assert_cmpuint (gtk_label_get_mnemonic_keyval (ui_test_find (GTK_WIDGET (button), GTK_TYPE_LABEL)), ==, GDK_KEY_d);
  g_assert_true (gtk_widget_mnemonic_activate (get_verbs (fixture), FALSE));
  while (gtk_menu_button_get_popover (button) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))))
    ui_test_draw (fixture->window);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  return GTK_WIDGET (gtk_menu_button_get_popover (button));
}

static void
type_day (GtkWidget  *popover,
          const char *typed)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (popover, GTK_TYPE_ENTRY)), typed);
  ui_test_settle ();
}

static void
change_from (Fixture    *fixture,
             const char *typed)
{
  GtkWidget *popover = open_popover (fixture);

  type_day (popover, typed);
  g_signal_emit_by_name (ui_test_find (popover, GTK_TYPE_ENTRY), "activate");
  ui_test_settle ();
}

static void
test_two_verbs (Fixture       *fixture,
                gconstpointer  data)
{
  PmapEditor *editor = pmap_workspace_get_editor (fixture->workspace);

  g_test_summary ("Over the fields stands a button for a change from a date, and what correcting moves.");

  show_lily (fixture);
  g_assert_true (ui_test_says (get_verbs (fixture), "Change from a _date…"));
  g_assert_true (ui_test_says (get_verbs (fixture), "Correct: changes here also change what was costed since 16 September 2026."));
  g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (fixture->cooking), "end", "2026-11-18", NULL));
  ui_test_settle ();
  g_assert_true (ui_test_says (get_verbs (fixture),
                               "Correct: changes here change what was costed from 16 September 2026 to 18 November 2026."));
  g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (fixture->cooking), "end", "", NULL));
  g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (fixture->cooking), "start", "2026-12-02", NULL));
  ui_test_settle ();
  g_assert_true (ui_test_says (get_verbs (fixture), "It has not begun: changes here move no past figure."));
  pmap_workspace_set_read_only (fixture->workspace, TRUE);
  ui_test_settle ();
  g_assert_false (ui_test_says (get_verbs (fixture), "Change from a _date…"));
}

static void
test_asking (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *popover;
  guint n = pmap_record_list_get_length (fixture->document->interventions);

  g_test_summary ("The next school day is filled in, a sentence says what will happen, and a day that does not do is told at once.");

  show_lily (fixture);
  popover = open_popover (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_test_find (popover, GTK_TYPE_ENTRY))), ==, "23 November 2026");
  g_assert_true (ui_test_says (popover, "Until 22 November 2026 it stays as it is, with what it cost; from 23 November 2026 a copy "
                                        "carries it on, and that is what you change next."));
  type_day (popover, "1/8/2027");
  g_assert_true (ui_test_says (popover, "It ends on 16 July 2027: a change from a later day is a run of its own"));
  type_day (popover, "16/9/2026");
  g_assert_true (ui_test_says (popover, "There is no school day of it before 16 September 2026, so that no past can move: change it "
                                        "as it is"));
  ui_test_click (popover, "C_hange");
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (popover));
  type_day (popover, "soon");
  ui_test_click (popover, "C_hange");
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (popover));
  ui_test_click (popover, "Cancel");
  ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (popover));
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, n);
  g_assert_null (fixture->notice);
}

static char *
get_cost (PmapMember *member,
          Fixture    *fixture)
{
  return pmap_money_format (pmap_ledger_get_share (pmap_workspace_get_ledger (fixture->workspace), member));
}

static void
test_one_line (Fixture       *fixture,
               gconstpointer  data)
{
  PmapLedger *ledger = pmap_workspace_get_ledger (fixture->workspace);
  PmapTable *table;
  PmapIntervention *next;
  PmapMember *member;
  g_autofree char *before = NULL, *after = NULL, *both = NULL, *cell = NULL;
  guint n_rows;

  g_test_summary ("The successor opens at its minutes; the map has one line with both steps and the sum; undo takes one step.");

  show_lily (fixture);
  table = pmap_pupil_map_get_table (PMAP_PUPIL_MAP (ui_test_find (fixture->page, PMAP_TYPE_PUPIL_MAP)));
  n_rows = g_list_model_get_n_items (pmap_table_get_rows (table));
  change_from (fixture, "7/12/2026");
  g_assert_cmpstr (fixture->notice, ==, "Cooking Time, Wednesday afternoons is carried on from 7 December 2026.");
  next = pmap_intervention_find_next (fixture->cooking);
  g_assert_nonnull (next);
  g_assert_cmpuint (fixture->cooking->end, ==, pmap_date_new (6, 12, 2026));
  g_assert_true (has_focus (fixture, "minutes"));
  g_assert_true (ui_test_says (get_verbs (fixture), "It has not begun: changes here move no past figure."));

  g_assert_true (pmap_editor_set_typed (pmap_workspace_get_editor (fixture->workspace), PMAP_RECORD (next), "minutes", "30", NULL));
  ui_test_settle ();
  member = find_member (fixture->document, "Cooking Time, Wednesday afternoons", "Lily Brennan");
  g_assert_true (member == fixture->lily);
  g_assert_cmpuint (g_list_model_get_n_items (pmap_table_get_rows (table)), ==, n_rows);
  member = pmap_table_get_selected (table);
  g_assert_true (pmap_record_get_owner (PMAP_RECORD (member)) == PMAP_RECORD (next));
  g_assert_true (ui_test_says (GTK_WIDGET (table), "45 minutes, once a week, in a group of 7, until 6 Dec 2026 → 30 minutes, once a "
                                                   "week, in a group of 7: steps down · Mrs K. Dixon · 16 Sep 2026 to 16 Jul 2027"));
  both = pmap_money_format (pmap_ledger_get_share (ledger, fixture->lily) + pmap_ledger_get_share (ledger, member));
  cell = pmap_table_get_cell_text (table, member, "cost");
  g_assert_cmpstr (cell, ==, both);

  /* Opening the figure shows both steps; turning to the other one shows its form. */
  before = get_cost (fixture->lily, fixture);
  after = get_cost (member, fixture);
  g_assert_true (ui_test_says (get_verbs (fixture), "7 Dec 2026 to 16 Jul 2027\n30 minutes, once a week, in a group of 7: steps down"));
  g_signal_emit_by_name (ui_test_find (get_verbs (fixture), GTK_TYPE_BUTTON), "clicked");
  ui_test_settle ();
  g_assert_true (ui_test_says (get_verbs (fixture), "Correct: changes here also change what was costed since 16 September 2026."));
  g_assert_false (ui_test_says (get_verbs (fixture), "Change from a _date…"));
  g_assert_true (ui_test_says (ui_test_find (fixture->page, PMAP_TYPE_INTERVENTION_FORM), before));
  g_assert_true (pmap_table_get_selected (table) == member);

  gtk_widget_grab_focus (GTK_WIDGET (table));
  pmap_history_undo (fixture->history);
  pmap_history_undo (fixture->history);
  ui_test_settle ();
  g_assert_null (pmap_intervention_find_next (fixture->cooking));
  g_assert_cmpuint (fixture->cooking->end, ==, pmap_date_new (16, 7, 2027));
  g_assert_cmpuint (g_list_model_get_n_items (pmap_table_get_rows (table)), ==, n_rows);
  g_assert_nonnull (after);
}

/* The page that the view of the whole map shows, for one of its own. */
static void
show_whole_map (Fixture *fixture)
{
  fixture->page = pmap_map_view_new (fixture->workspace);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  pmap_workspace_show (fixture->workspace, PMAP_RECORD (fixture->lily));
  ui_test_settle ();
}

static void
test_without_the_pupil (Fixture       *fixture,
                        gconstpointer  data)
{
  PmapIntervention *next;

  g_test_summary ("A step that the pupil is not in is no line of the pupil’s: it opens on the page of the groups, at its minutes.");

  show_whole_map (fixture);
  g_assert_true (pmap_editor_set_date (pmap_workspace_get_editor (fixture->workspace), PMAP_RECORD (fixture->lily), "to",
                                       pmap_date_new (27, 11, 2026), NULL));
  ui_test_settle ();
  change_from (fixture, "7/12/2026");
  next = pmap_intervention_find_next (fixture->cooking);
  g_assert_nonnull (next);
  g_assert_cmpstr (pmap_map_view_get_page (PMAP_MAP_VIEW (fixture->page)), ==, "groups");
  g_assert_true (pmap_map_view_get_record (PMAP_MAP_VIEW (fixture->page)) == PMAP_RECORD (next));
  g_assert_true (has_focus (fixture, "minutes"));

  /* And from the pupil's page, where the step before it is. */
  pmap_workspace_show (fixture->workspace, PMAP_RECORD (fixture->lily));
  ui_test_settle ();
  g_assert_cmpstr (pmap_map_view_get_page (PMAP_MAP_VIEW (fixture->page)), ==, "pupil");
  g_signal_emit_by_name (ui_test_find (get_verbs (fixture), GTK_TYPE_BUTTON), "clicked");
  ui_test_settle ();
  g_assert_cmpstr (pmap_map_view_get_page (PMAP_MAP_VIEW (fixture->page)), ==, "groups");
  g_assert_true (pmap_map_view_get_record (PMAP_MAP_VIEW (fixture->page)) == PMAP_RECORD (next));
}

static void
test_groups_page (Fixture       *fixture,
                  gconstpointer  data)
{
  g_test_summary ("On the page of the groups, too, the successor opens at its minutes; its first step is one click away.");

  pmap_page_show_record (PMAP_PAGE (fixture->page), PMAP_RECORD (fixture->cooking));
  ui_test_settle ();
  change_from (fixture, "7/12/2026");
  g_assert_true (has_focus (fixture, "minutes"));
  g_assert_true (ui_test_says (get_verbs (fixture), "16 Sep 2026 to 6 Dec 2026\n45 minutes, once a week, in a group of 7"));
  g_assert_true (ui_test_says (get_verbs (fixture), "7 Dec 2026 to 16 Jul 2027\n45 minutes, once a week, in a group of 7: stays as much"));
}

#define ADD(path, type, test) g_test_add (path, Fixture, type, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  /* GTK 4.8 warns of a cursor that blinks on in a text that is selected as its page comes into view. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

  ADD ("/steps/two-verbs", "pupil", test_two_verbs);
  ADD ("/steps/asking", "pupil", test_asking);
  ADD ("/steps/one-line", "pupil", test_one_line);
  ADD ("/steps/without-the-pupil", "pupil", test_without_the_pupil);
  ADD ("/steps/groups-page", "groups", test_groups_page);

  return g_test_run ();
}
