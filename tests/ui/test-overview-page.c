/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview as a user meets it: every line says who, a kind opens to its lines, a line opens the record at the field, and a
 * card opens what it counts. */

#include "config.h"

#include "model/pmap-funding.h"
#include "model/pmap-intervention.h"
#include "model/pmap-pupil.h"
#include "ui/pages/pmap-groups-page.h"
#include "ui/pages/pmap-overview-page.h"
#include "ui/pmap-map-view.h"
#include "ui/widgets/pmap-figure-card.h"
#include "ui/widgets/pmap-form-part.h"
#include "ui/widgets/pmap-issue-list.h"
#include "ui/widgets/pmap-silence-button.h"

#include "larkbeck.h"
#include "ui-test.h"

typedef struct
{
  PmapWorkspace *workspace;
  PmapDocument *document;
  PmapEditor *editor;
  GtkWidget *window;
  PmapMapView *view;
  PmapIssueList *list;
} Fixture;

static GtkWidget *
find_nth (GtkWidget *inside,
          GType      type,
          guint     *n)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (inside, type) && (*n)-- == 0)
    return inside;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_nth (child, type, n);
  return found;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  guint first = 0;

  fixture->workspace = open_larkbeck ();
  fixture->document = pmap_workspace_get_document (fixture->workspace);
  fixture->editor = pmap_workspace_get_editor (fixture->workspace);
  /* The one review that is overdue has been held. */
  g_assert_true (pmap_editor_set_date (fixture->editor, pmap_document_find (fixture->document, "i-rwi"), "review",
                                       pmap_date_new (5, 2, 2027), NULL));
  fixture->view = PMAP_MAP_VIEW (pmap_map_view_new (fixture->workspace));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1300, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_settle ();
  fixture->list = PMAP_ISSUE_LIST (find_nth (GTK_WIDGET (fixture->view), PMAP_TYPE_ISSUE_LIST, &first));
  /* Until all was looked through: there are rows, or it says that there is nothing. */
  for (guint i = 0; i < 500 && pmap_issue_list_get_n_rows (fixture->list) == 0
                    && !gtk_widget_get_visible (gtk_widget_get_last_child (GTK_WIDGET (fixture->list))); i++)
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

static PmapRecord *
get_group (Fixture *fixture,
           guint    position)
{
  return pmap_record_list_get (fixture->document->interventions, position);
}

static GtkWidget *
look_for_row (Fixture    *fixture,
              const char *beginning)
{
  for (guint i = 0; i < pmap_issue_list_get_n_rows (fixture->list); i++)
    {
      GtkWidget *row = pmap_issue_list_get_row (fixture->list, i);
      guint first = 0;
      const char *text = gtk_label_get_text (GTK_LABEL (find_nth (row, GTK_TYPE_LABEL, &first)));

      if (g_str_has_prefix (text, beginning))
        return row;
    }
  return NULL;
}

/* The map is looked through when there is time, which on a busy machine may be later. */
static GtkWidget *
find_row (Fixture    *fixture,
          const char *beginning)
{
  for (guint i = 0; i < 500 && look_for_row (fixture, beginning) == NULL; i++)
    ui_test_settle ();
  return look_for_row (fixture, beginning);
}

static void
activate (GtkWidget *row)
{
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  ui_test_settle ();
}

static gboolean
is_focus_in (Fixture    *fixture,
             const char *field)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *part = focus != NULL ? gtk_widget_get_ancestor (focus, PMAP_TYPE_FORM_PART) : NULL;

  return part != NULL && g_strcmp0 (pmap_form_part_get_field_name (PMAP_FORM_PART (part)), field) == 0;
}

static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_before = pmap_issue_list_get_n_rows (fixture->list), second = 1;
  GtkWidget *row;
  const char *names;

  g_test_summary ("Many of a kind are one row with their number and the first names; it opens to its lines and closes again");

  for (guint i = 0; i < 5; i++)
    g_assert_true (pmap_editor_set_typed (fixture->editor, get_group (fixture, i), "review", "", NULL));
  row = find_row (fixture, "5 groups have no review date");
  g_assert_cmpuint (pmap_issue_list_get_n_rows (fixture->list), ==, n_before + 1);
  names = gtk_label_get_text (GTK_LABEL (find_nth (row, GTK_TYPE_LABEL, &second)));
  g_assert_cmpstr (names, ==, "In-class group support, Year 1 · Early Literacy Support, Year 1 · Read Write Inc. group, Year 2"
                              " · 2 more");
  gtk_widget_grab_focus (row);
  activate (row);
  g_assert_cmpuint (pmap_issue_list_get_n_rows (fixture->list), ==, n_before + 6);
  g_assert_nonnull (find_row (fixture, "Early Literacy Support, Year 1"));

  /* It stays open, and the cursor where it is, while the list changes. */
  row = find_row (fixture, "Early Literacy Support, Year 1");
  gtk_widget_grab_focus (row);
  g_assert_true (pmap_editor_set_typed (fixture->editor, get_group (fixture, 4), "review", "2027-01-08", NULL));
  g_assert_nonnull (find_row (fixture, "4 groups have no review date"));
  g_assert_cmpuint (pmap_issue_list_get_n_rows (fixture->list), ==, n_before + 5);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == row);

  activate (find_row (fixture, "4 groups have no review date"));
  g_assert_cmpuint (pmap_issue_list_get_n_rows (fixture->list), ==, n_before + 1);
}

static void
test_opening (Fixture       *fixture,
              gconstpointer  data)
{
  PmapPupil *pupil = pmap_record_list_get (fixture->document->pupils, 3);

  g_test_summary ("A line opens the record, with the cursor in the field that it speaks of");

  g_assert_true (pmap_editor_set_typed (fixture->editor, get_group (fixture, 1), "review", "", NULL));
  g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (pupil), "upn", "X1", NULL));
  ui_test_settle ();
  activate (find_row (fixture, "1 group has no review date"));
  g_assert_cmpstr (pmap_map_view_get_page (fixture->view), ==, "groups");
  g_assert_true (is_focus_in (fixture, "review"));

  pmap_map_view_show_page (fixture->view, "overview");
  ui_test_settle ();
  activate (find_row (fixture, "1 UPN is not right"));
  g_assert_true (pmap_map_view_get_pupil (fixture->view) == pupil);
  g_assert_cmpstr (pmap_map_view_get_tab (fixture->view), ==, "profile");
  g_assert_true (is_focus_in (fixture, "upn"));
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  guint n_before = pmap_issue_list_get_n_rows (fixture->list), n;
  GtkWidget *more;

  g_test_summary ("A kind of hundreds makes as many rows as are looked at");

  for (guint i = 0; i < 150; i++)
    {
      PmapRecord *pupil = pmap_record_new (PMAP_TYPE_PUPIL);

      g_assert_true (pmap_editor_insert (fixture->editor, fixture->document->pupils, i, pupil, NULL));
      g_assert_true (pmap_editor_set_typed (fixture->editor, pupil, "given-name", "Pupil", NULL));
      g_assert_true (pmap_editor_set_typed (fixture->editor, pupil, "upn", "X1", NULL));
      g_object_unref (pupil);
    }
  ui_test_settle ();
  activate (find_row (fixture, "150 UPNs are not right"));
  n = pmap_issue_list_get_n_rows (fixture->list);
  g_assert_cmpuint (n, ==, n_before + 1 + 20 + 1);
  more = find_row (fixture, "Show 100 more");
  activate (more);
  g_assert_cmpuint (pmap_issue_list_get_n_rows (fixture->list), ==, n_before + 1 + 120 + 1);
  activate (find_row (fixture, "Show 30 more"));
  g_assert_cmpuint (pmap_issue_list_get_n_rows (fixture->list), ==, n_before + 1 + 150);
}

static void
decide (GtkWidget  *row,
        const char *why)
{
  guint first = 0;
  GtkWidget *button;

  g_assert_nonnull (row);
  button = find_nth (row, PMAP_TYPE_SILENCE_BUTTON, &first);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "decided", why);
  ui_test_settle ();
}

static gboolean
is_gone (Fixture    *fixture,
         const char *beginning)
{
  for (guint i = 0; i < 500 && look_for_row (fixture, beginning) != NULL; i++)
    ui_test_settle ();
  return look_for_row (fixture, beginning) == NULL;
}

static void
test_silence (Fixture       *fixture,
              gconstpointer  data)
{
  guint second = 1;
  const char *detail;

  g_test_summary ("A line is silenced with a reason, stands at the end with it, and is told again when that is taken back");

  g_assert_true (pmap_editor_set_typed (fixture->editor, get_group (fixture, 1), "review", "", NULL));
  ui_test_settle ();
  decide (find_row (fixture, "1 group has no review date"), "Reviewed with the pupil");
  g_assert_true (is_gone (fixture, "1 group has no review date"));
  activate (find_row (fixture, "3 silenced"));
  detail = gtk_label_get_text (GTK_LABEL (find_nth (find_row (fixture, "Early Literacy Support, Year 1"), GTK_TYPE_LABEL, &second)));
  g_assert_true (g_str_has_prefix (detail, "There is no review date. Silenced: Reviewed with the pupil ("));
  decide (find_row (fixture, "Early Literacy Support, Year 1"), NULL);
  g_assert_nonnull (find_row (fixture, "1 group has no review date"));
  g_assert_true (is_gone (fixture, "3 silenced"));
}

/* The pupils at the side; drop-downs have lists, too. */
static guint
count_pupils (Fixture *fixture)
{
  GtkWidget *list;
  guint n = 0, position;

  do
    {
      position = n++;
      list = find_nth (GTK_WIDGET (fixture->view), GTK_TYPE_LIST_VIEW, &position);
      g_assert_nonnull (list);
    }
  while (!gtk_widget_has_css_class (list, "pupils"));
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static guint
count_groups (Fixture *fixture)
{
  guint first = 0;
  GtkWidget *page = find_nth (GTK_WIDGET (fixture->view), PMAP_TYPE_GROUPS_PAGE, &first);

  return g_list_model_get_n_items (pmap_table_get_rows (pmap_records_page_get_table (PMAP_RECORDS_PAGE (page))));
}

static void
test_cards (Fixture       *fixture,
            gconstpointer  data)
{
  g_test_summary ("Each card is a button, named with its figure, and opens a list of as many as it counts");

  for (guint i = 0; i < 4; i++)
    {
      guint n = i;
      GtkWidget *card = find_nth (GTK_WIDGET (fixture->view), PMAP_TYPE_FIGURE_CARD, &n);
      const char *figure = pmap_figure_card_get_figure (PMAP_FIGURE_CARD (card));

      g_assert_true (GTK_IS_BUTTON (card) && gtk_widget_get_focusable (card));
      g_signal_emit_by_name (card, "clicked");
      ui_test_settle ();
      if (i == 0 || i == 3)
        g_assert_cmpuint (count_pupils (fixture), ==, strtoul (figure, NULL, 10));
      else
        g_assert_cmpuint (count_groups (fixture), ==, i == 2 ? strtoul (figure, NULL, 10)
                                                             : pmap_record_list_get_length (fixture->document->interventions));
      g_assert_cmpstr (pmap_map_view_get_page (fixture->view), ==, i == 0 || i == 3 ? "overview" : "groups");
      pmap_map_view_show_page (fixture->view, "overview");
      ui_test_settle ();
    }
}

static void
test_budget (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    gint64 pence;
    const char *part;
  } cases[] = {
    { PMAP_UNSET, "No notional SEN budget is entered" },
    { 1, "A hundred times the notional SEN budget of £0.01, or more" },
    { G_GINT64_CONSTANT (100000000000), "0% of the notional SEN budget of £1,000,000,000" },
  };
  guint n = 1;
  GtkWidget *card = find_nth (GTK_WIDGET (fixture->view), PMAP_TYPE_FIGURE_CARD, &n);

  g_test_summary ("However small or large the budget is, what is used of it is a number that is true");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (pmap_editor_set_number (fixture->editor, PMAP_RECORD (pmap_document_get_funding (fixture->document)),
                                             "notional-sen-budget", cases[i].pence, NULL));
      ui_test_settle ();
      g_assert_true (ui_test_says (card, cases[i].part));
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/overview/kinds", test_kinds);
  ADD ("/overview/opening", test_opening);
  ADD ("/overview/many", test_many);
  ADD ("/overview/silence", test_silence);
  ADD ("/overview/cards", test_cards);
  ADD ("/overview/budget", test_budget);

  return g_test_run ();
}
