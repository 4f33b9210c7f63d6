/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the school: what they say agrees with the ledger, before and after a change. */

#include "config.h"

#include "base/pmap-money.h"
#include "model/pmap-intervention.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-review.h"
#include "model/pmap-tier.h"
#include "ui/dialogs/pmap-draft-dialog.h"
#include "ui/pages/pmap-overview-page.h"
#include "ui/pages/pmap-pupil-charts.h"
#include "ui/pages/pmap-records-page.h"
#include "ui/pmap-pupil-filter.h"
#include "ui/widgets/pmap-charts-pane.h"
#include "ui/widgets/pmap-figure-card.h"
#include "ui/widgets/pmap-issue-list.h"

#include "larkbeck.h"
#include "page-test.h"
#include "ui-test.h"

typedef struct
{
  PmapWorkspace *workspace;
  PmapDocument *document;
  PmapEditor *editor;
  GtkWidget *window;
  GtkWidget *page;
  PmapTable *table;
  PmapRecord *shown;
} Fixture;

/* A text with the focus complains when its window goes without having lost it. */
static void
close_window (GtkWidget *window)
{
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  ui_test_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
show_cb (PmapWorkspace *workspace,
         PmapRecord    *record,
         gpointer       user_data)
{
  Fixture *fixture = user_data;

  fixture->shown = record;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->workspace = open_larkbeck ();
  fixture->document = pmap_workspace_get_document (fixture->workspace);
  fixture->editor = pmap_workspace_get_editor (fixture->workspace);
  g_signal_connect (fixture->workspace, "show", G_CALLBACK (show_cb), fixture);
  if (data != NULL)
    fixture->page = page_test_new (data, fixture->workspace);
  else
    fixture->page = g_object_new (PMAP_TYPE_PUPIL_CHARTS, "workspace", fixture->workspace, NULL);
  if (PMAP_IS_RECORDS_PAGE (fixture->page))
    fixture->table = pmap_records_page_get_table (PMAP_RECORDS_PAGE (fixture->page));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *page = g_object_ref (fixture->page);

  close_window (fixture->window);
  ui_test_settle ();
  g_assert_finalize_object (page);
  g_assert_finalize_object (fixture->workspace);
}

static char *
format_total (Fixture *fixture)
{
  return pmap_money_format (pmap_ledger_get_total (pmap_workspace_get_ledger (fixture->workspace)));
}

/* Both tables */

static void
test_totals (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *before = format_total (fixture), *after = NULL;
  PmapRecord *group = pmap_record_list_get (fixture->document->interventions, 0);

  g_test_summary ("The foot is the ledger's total, and follows a change before the next frame");

  g_assert_cmpstr (pmap_table_get_total (fixture->table, "cost"), ==, before);
  g_assert_true (pmap_editor_set_typed (fixture->editor, group, "minutes", "90", NULL));
  ui_test_settle ();
  after = format_total (fixture);
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpstr (pmap_table_get_total (fixture->table, "cost"), ==, after);
  pmap_history_undo (pmap_workspace_get_history (fixture->workspace));
  ui_test_settle ();
  g_assert_cmpstr (pmap_table_get_total (fixture->table, "cost"), ==, before);
}

static void
test_sorting (Fixture       *fixture,
              gconstpointer  data)
{
  GListModel *rows = pmap_table_get_rows (fixture->table);
  gint64 last = G_MAXINT64;

  g_test_summary ("A head sorts by the figure, not by its text; the selected row stays selected");

  pmap_table_select (fixture->table, pmap_record_list_get (fixture->document->interventions, 3));
  pmap_table_sort_by (fixture->table, "cost", GTK_SORT_DESCENDING);
  ui_test_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PmapIntervention) group = g_list_model_get_item (rows, i);
      gint64 cost = pmap_ledger_get_cost (pmap_workspace_get_ledger (fixture->workspace), group)->total;

      g_assert_cmpint (cost, <=, last);
      last = cost;
    }
  g_assert_true (pmap_table_get_selected (fixture->table)
                 == pmap_record_list_get (fixture->document->interventions, 3));
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *entry = ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY);
  guint n_all = pmap_record_list_get_length (fixture->document->interventions);

  g_test_summary ("Three letters find a group; the foot sums what is shown; showing a hidden record clears the search");

  gtk_editable_set_text (GTK_EDITABLE (entry), "nel");
  pmap_records_page_refilter (PMAP_RECORDS_PAGE (fixture->page));
  g_assert_cmpuint (g_list_model_get_n_items (pmap_table_get_rows (fixture->table)), ==, 1);
  g_assert_cmpstr (pmap_table_get_total (fixture->table, "provision"), ==, "1 group");
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such thing");
  pmap_records_page_refilter (PMAP_RECORDS_PAGE (fixture->page));
  g_assert_cmpuint (g_list_model_get_n_items (pmap_table_get_rows (fixture->table)), ==, 0);

  pmap_page_show_record (PMAP_PAGE (fixture->page), pmap_record_list_get (fixture->document->interventions, 0));
  g_assert_cmpuint (g_list_model_get_n_items (pmap_table_get_rows (fixture->table)), ==, n_all);
  g_assert_true (pmap_records_page_get_record (PMAP_RECORDS_PAGE (fixture->page))
                 == pmap_record_list_get (fixture->document->interventions, 0));
}

static void
test_removal (Fixture       *fixture,
              gconstpointer  data)
{
  PmapRecordsPage *page = PMAP_RECORDS_PAGE (fixture->page);
  PmapRecord *group = pmap_record_list_get (fixture->document->interventions, 5);
  guint n = pmap_record_list_get_length (fixture->document->interventions);

  g_test_summary ("A record that leaves the map leaves the form; undo brings it back into the table");

  pmap_page_show_record (PMAP_PAGE (page), group);
  g_assert_true (pmap_records_page_get_record (page) == group);
  g_assert_true (pmap_editor_remove (fixture->editor, group, NULL));
  ui_test_settle ();
  g_assert_null (pmap_records_page_get_record (page));
  g_assert_cmpuint (g_list_model_get_n_items (pmap_table_get_rows (fixture->table)), ==, n - 1);
  pmap_history_undo (pmap_workspace_get_history (fixture->workspace));
  ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (pmap_table_get_rows (fixture->table)), ==, n);
}

static void
test_register (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *menu;
  GListModel *rows = pmap_table_get_rows (fixture->table);
  g_autoptr (PmapRecord) first = NULL;
  g_autofree char *filter = NULL;

  g_test_summary ("The register lists who is on it, a filter fewer; a row prints the pupil's map, and Enter turns to the pupil");

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 57);
  g_assert_cmpstr (pmap_table_get_total (fixture->table, "sen"), ==, "45 K, 12 E");
  pmap_records_page_show_only (PMAP_RECORDS_PAGE (fixture->page), "plans");
  ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 12);
  filter = pmap_records_page_describe_filter (PMAP_RECORDS_PAGE (fixture->page));
  g_assert_cmpstr (filter, ==, "EHC plans");
  pmap_table_sort_by (fixture->table, "pupil", GTK_SORT_ASCENDING);
  ui_test_settle ();
  first = g_list_model_get_item (rows, 0);
  pmap_table_select (fixture->table, first);
  g_assert_null (pmap_page_get_form (PMAP_PAGE (fixture->page)));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->table));
  g_assert_true (ui_test_press (GTK_WIDGET (fixture->table), GDK_KEY_F10, GDK_SHIFT_MASK));
  ui_test_settle ();
  menu = ui_test_find (GTK_WIDGET (fixture->table), GTK_TYPE_POPOVER_MENU);
  g_assert_true (ui_test_says (menu, "Print: This pupil’s map, for the family…"));
  gtk_popover_popdown (GTK_POPOVER (menu));
  ui_test_settle ();
  g_signal_emit_by_name (fixture->table, "activated", first);
  g_assert_true (fixture->shown == first);
  g_assert_cmpstr (PMAP_PUPIL (first)->family_name, ==, "Baptiste");
}

static void
test_add_provision (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *button = ui_test_find (fixture->page, GTK_TYPE_BUTTON), *dialog;
  guint n = pmap_record_list_get_length (fixture->document->provisions);

  g_test_summary ("A provision is added by its form, as one step, and is shown then");

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Add provision");
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();
  dialog = ui_test_find_toplevel (PMAP_TYPE_DRAFT_DIALOG);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->provisions), ==, n);
  gtk_editable_set_text (ui_test_find (dialog, GTK_TYPE_ENTRY), "Precision spelling");
  ui_test_click (dialog, "_Add provision");
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->provisions), ==, n + 1);
  g_assert_true (PMAP_IS_PROVISION (fixture->shown));
  g_assert_cmpstr (pmap_history_get_undo_label (pmap_workspace_get_history (fixture->workspace)), ==, "Add Precision spelling");
  pmap_history_undo (pmap_workspace_get_history (fixture->workspace));
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->provisions), ==, n);
}

/* The overview */

/* The map is looked through in small steps. */
static void
wait_for_kind (PmapIssueList *list,
               const char    *heading)
{
  for (guint i = 0; i < 500 && !ui_test_says (GTK_WIDGET (list), heading); i++)
    ui_test_settle ();
  g_assert_true (ui_test_says (GTK_WIDGET (list), heading));
}

static void
test_overview (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *card = ui_test_find (fixture->page, PMAP_TYPE_FIGURE_CARD);
  PmapIssueList *list = PMAP_ISSUE_LIST (ui_test_find (fixture->page, PMAP_TYPE_ISSUE_LIST));
  PmapIntervention *group = pmap_record_list_get (fixture->document->interventions, 0);

  g_test_summary ("Key figures have names; a group without members wants attention");

  g_assert_cmpstr (pmap_figure_card_get_figure (PMAP_FIGURE_CARD (card)), ==, "57");
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "On the SEN register: 57, 45 SEN support (K), 12 EHC plan (E)");
  wait_for_kind (list, "1 review is overdue");       /* of a group in October */

  while (pmap_record_list_get_length (group->members) > 0)
    g_assert_true (pmap_editor_remove (fixture->editor, pmap_record_list_get (group->members, 0), NULL));
  wait_for_kind (list, "1 group has no members");
}

static guint
count_pupils_due (Fixture *fixture)
{
  g_autoptr (PmapPupilFilter) filter = pmap_pupil_filter_new (pmap_workspace_get_today (fixture->workspace));
  g_autoptr (GtkFilterListModel) due =
    gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (fixture->document->pupils)), g_object_ref (GTK_FILTER (filter)));

  pmap_pupil_filter_set_review_due (filter, TRUE);
  return g_list_model_get_n_items (G_LIST_MODEL (due));
}

static void
test_reviews (Fixture       *fixture,
              gconstpointer  data)
{
  PmapFigureCard *card = PMAP_FIGURE_CARD (gtk_widget_get_template_child (fixture->page, PMAP_TYPE_OVERVIEW_PAGE, "review_card"));
  PmapIssueList *list = PMAP_ISSUE_LIST (ui_test_find (fixture->page, PMAP_TYPE_ISSUE_LIST));
  PmapRecord *pupil = pmap_record_list_get (fixture->document->pupils, 0);
  PmapRecord *group = pmap_document_find (fixture->document, "i-rwi");
  g_autofree char *label = NULL, *next_label = NULL;
  guint n_pupils = count_pupils_due (fixture);

  g_test_summary ("Figure, list of pupils and what wants attention count reviews of pupils and groups by one rule");

  g_assert_cmpuint (n_pupils, ==, 46);
  g_assert_cmpstr (pmap_figure_card_get_figure (card), ==, "46");
  label = g_strdup ("Reviews due: 46, pupils, and 21 groups; 1 is overdue");
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  wait_for_kind (list, "1 review is overdue");

  g_assert_true (pmap_editor_set_date (fixture->editor, group, "review", pmap_date_new (5, 2, 2027), NULL));
  g_assert_true (pmap_editor_set_date (fixture->editor, pupil, "review", pmap_date_new (19, 11, 2026), NULL));
  ui_test_settle ();
  next_label = g_strdup_printf ("Reviews due: %u, pupils, and 20 groups; 1 is overdue", count_pupils_due (fixture));
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL, next_label);
  wait_for_kind (list, "1 review is overdue");
}

static void
note_set_cb (PmapWorkspace *workspace,
             PmapRecordSet  set,
             PmapRecordSet *opened)
{
  *opened = set;
}

/* Takes away the reviews of these records that are due. */
static void
hold_reviews (Fixture        *fixture,
              PmapRecordList *records)
{
  PmapDate today = pmap_workspace_get_today (fixture->workspace);

  for (guint i = 0; i < pmap_record_list_get_length (records); i++)
    while (pmap_review_is_due (pmap_record_list_get (records, i), today))
      {
        PmapRecord *where;

        pmap_review_find (pmap_record_list_get (records, i), today, &where);
        g_assert_true (pmap_editor_set_date (fixture->editor, where, "review", PMAP_DATE_NONE, NULL));
      }
}

static void
test_no_reviews (Fixture       *fixture,
                 gconstpointer  data)
{
  PmapFigureCard *card = PMAP_FIGURE_CARD (gtk_widget_get_template_child (fixture->page, PMAP_TYPE_OVERVIEW_PAGE, "review_card"));
  PmapRecordSet opened = PMAP_RECORD_SET_REVIEWS_DUE;

  g_test_summary ("Where no pupil's review is due the card counts and opens the groups; where none is, it says so");
  g_signal_connect (fixture->workspace, "show-list", G_CALLBACK (note_set_cb), &opened);
  hold_reviews (fixture, fixture->document->pupils);
  ui_test_settle ();
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, "Reviews due: 21, groups; 1 is overdue");
  g_signal_emit_by_name (card, "clicked");
  g_assert_cmpint (opened, ==, PMAP_RECORD_SET_GROUPS);

  hold_reviews (fixture, fixture->document->interventions);
  ui_test_settle ();
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Reviews due: 0, none in the next four weeks");
  g_signal_emit_by_name (card, "clicked");
  g_assert_cmpint (opened, ==, PMAP_RECORD_SET_REVIEWS_DUE);
}

static void
test_group_review (Fixture       *fixture,
                   gconstpointer  data)
{
  PmapRecord *group = pmap_document_find (fixture->document, "i-rwi");

  g_test_summary ("The page of groups says how many reviews are overdue");
  g_assert_cmpstr (pmap_table_get_total (fixture->table, "review"), ==, "1 overdue");
  g_assert_true (pmap_editor_set_date (fixture->editor, group, "review", pmap_date_new (20, 11, 2026), NULL));
  ui_test_settle ();
  g_assert_cmpstr (pmap_table_get_total (fixture->table, "review"), ==, "");
}

/* A page shows what it has once it is mapped and its frame is drawn; on a busy machine that takes more than one wait. */
static gboolean
choose_chart (PmapChartsPane *pane,
              const char     *kind)
{
  for (guint i = 0; i < 100; i++)
    {
      if (pmap_charts_pane_choose (pane, kind))
        return TRUE;
      ui_test_settle ();
    }
  return FALSE;
}

static void
test_charts (Fixture       *fixture,
             gconstpointer  data)
{
  PmapChartsPane *pane = PMAP_CHARTS_PANE (ui_test_find (fixture->page, PMAP_TYPE_CHARTS_PANE));
  PmapChartView *view = pmap_charts_pane_get_view (pane);
  const char *pupil;

  g_test_summary ("A chart has as many items as bars, and opens the pupil that a bar stands for");

  g_assert_true (choose_chart (pane, "cost-per-pupil"));
  g_assert_cmpuint (pmap_chart_plot_get_n_marks (pmap_chart_view_get_plot (view)), ==,
                    pmap_chart_get_n_bars (pmap_chart_view_get_chart (view)));
  pupil = pmap_chart_get_bar (pmap_chart_view_get_chart (view), 0)->id;
  gtk_widget_activate (pmap_chart_plot_get_mark (pmap_chart_view_get_plot (view), 0));
  g_assert_true (PMAP_IS_PUPIL (fixture->shown));
  g_assert_cmpstr (pmap_record_get_id (fixture->shown), ==, pupil);
  g_assert_true (pmap_charts_pane_choose (pane, "interventions-by-year-group"));
  g_assert_false (pmap_charts_pane_choose (pane, "pupil-cost-by-tier"));
}

static void
test_pupil_charts (Fixture       *fixture,
                   gconstpointer  data)
{
  PmapChartsPane *pane = PMAP_CHARTS_PANE (ui_test_find (fixture->page, PMAP_TYPE_CHARTS_PANE));
  PmapPupil *pupil = pmap_record_list_get (fixture->document->pupils, 0);

  g_test_summary ("A pupil's page shows that pupil's charts, and none without a pupil");

  g_assert_null (pmap_chart_view_get_chart (pmap_charts_pane_get_view (pane)));
  g_object_set (fixture->page, "pupil", pupil, NULL);
  ui_test_settle ();
  g_assert_true (choose_chart (pane, "pupil-cost-by-tier"));
  g_assert_nonnull (pmap_chart_view_get_chart (pmap_charts_pane_get_view (pane)));
}

/* Without a map */

static void
test_empty (void)
{
  guint n_kinds;
  const PmapPageKind *kinds = pmap_page_kinds_get (&n_kinds);

  g_test_summary ("Pages can be shown with an empty map, or none");

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      g_autoptr (PmapWorkspace) workspace = pmap_workspace_new (document, NULL);
      GtkWidget *window = gtk_window_new ();
      GtkWidget *page = page_test_new (kinds[i].name, NULL);

      gtk_window_set_child (GTK_WINDOW (window), page);
      gtk_window_present (GTK_WINDOW (window));
      ui_test_settle ();
      g_object_set (page, "workspace", workspace, NULL);
      ui_test_settle ();
      g_object_set (page, "workspace", NULL, NULL);
      ui_test_settle ();
      close_window (window);
    }
}

#define ADD(path, type, test) g_test_add (path, Fixture, type, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/menu/totals", "menu", test_totals);
  ADD ("/menu/add", "menu", test_add_provision);
  ADD ("/groups/totals", "groups", test_totals);
  ADD ("/register", "register", test_register);
  ADD ("/groups/sorting", "groups", test_sorting);
  ADD ("/groups/search", "groups", test_search);
  ADD ("/groups/removal", "groups", test_removal);
  ADD ("/overview/figures", "overview", test_overview);
  ADD ("/groups/review", "groups", test_group_review);
  ADD ("/overview/reviews", "overview", test_reviews);
  ADD ("/overview/no-reviews", "overview", test_no_reviews);
  ADD ("/overview/charts", "overview", test_charts);
  ADD ("/pupil/charts", NULL, test_pupil_charts);
  g_test_add_func ("/empty", test_empty);

  return g_test_run ();
}
