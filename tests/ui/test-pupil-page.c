/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a pupil: a provision is added by typing, every total follows at once, undo takes it all back. */

#include "config.h"

#include "history/pmap-assign.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-rate.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-target.h"
#include "model/pmap-term.h"
#include "model/pmap-tier.h"
#include "ui/dialogs/pmap-next-dialog.h"
#include "ui/pages/pmap-pupil-map.h"
#include "ui/pages/pmap-pupil-page.h"
#include "ui/pages/pmap-pupil-targets.h"
#include "ui/widgets/pmap-chooser.h"
#include "ui/widgets/pmap-target-row.h"
#include "ui/widgets/pmap-working-button.h"
#include "ui/widgets/pmap-working-view.h"

#include "form-test.h"

typedef struct
{
  PmapDocument *document;
  PmapWorkspace *workspace;
  PmapEditor *editor;
  PmapHistory *history;
  PmapPupil *amira;
  PmapPupil *ben;
  PmapProvision *number;
  GtkWidget *window;
  GtkWidget *page;
  PmapPupilMap *map;
} Fixture;

static gpointer G_GNUC_NULL_TERMINATED
add (PmapEditor     *editor,
     PmapRecordList *list,
     ...)
{
  g_autoptr (PmapRecord) record = pmap_record_new (pmap_record_list_get_record_type (list));
  const char *field;
  va_list arguments;

  g_assert_true (pmap_editor_insert (editor, list, PMAP_POSITION_END, record, NULL));
  va_start (arguments, list);
  while ((field = va_arg (arguments, const char *)) != NULL)
    {
      g_autoptr (GError) error = NULL;

      pmap_editor_set_typed (editor, record, field, va_arg (arguments, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (arguments);
  return record;
}

static void
make_map (Fixture *fixture)
{
  PmapEditor *editor = fixture->editor;
  PmapDocument *document = fixture->document;
  PmapRecord *year = PMAP_RECORD (pmap_document_get_year (document));
  gpointer set, role, tier;

  g_assert_true (pmap_editor_set_typed (editor, year, "start", "1/9/2026", NULL));
  g_assert_true (pmap_editor_set_typed (editor, year, "end", "31/8/2027", NULL));
  add (editor, PMAP_YEAR (year)->terms, "name", "Autumn", "start", "2/9/2026", "end", "18/12/2026", NULL);
  set = add (editor, document->rate_sets, "name", "Ours", NULL);
  role = add (editor, document->staff_roles, "name", "Teaching assistant", NULL);
  add (editor, PMAP_STAFF_ROLE (role)->rates, "set", pmap_record_get_id (set), "from", "1/9/2026",
       "hourly", "12.00", NULL);
  tier = add (editor, document->tiers, "name", "Targeted", NULL);
  fixture->number = add (editor, document->provisions, "name", "1stClass@Number", "tier", pmap_record_get_id (tier),
                         "role", pmap_record_get_id (role), "minutes", "30", "sessions-per-week", "3", "weeks", "4",
                         "group-size", "4", NULL);
  add (editor, document->provisions, "name", "Bubble time", "tier", pmap_record_get_id (tier), NULL);
  fixture->amira = add (editor, document->pupils, "given-name", "Amira", "family-name", "Example", NULL);
  fixture->ben = add (editor, document->pupils, "given-name", "Ben", NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_setenv ("PMAP_TODAY", "2026-09-14", TRUE);
  fixture->document = pmap_document_new ();
  fixture->workspace = pmap_workspace_new (fixture->document, NULL);
  fixture->editor = pmap_workspace_get_editor (fixture->workspace);
  fixture->history = pmap_workspace_get_history (fixture->workspace);
  make_map (fixture);

  fixture->page = g_object_new (PMAP_TYPE_PUPIL_PAGE, "workspace", fixture->workspace, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 740, 640);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_wait_for_focus (fixture->window);
  pmap_pupil_page_show_record (PMAP_PUPIL_PAGE (fixture->page), PMAP_RECORD (fixture->amira));
  ui_test_settle ();
  fixture->map = PMAP_PUPIL_MAP (ui_test_find (fixture->page, PMAP_TYPE_PUPIL_MAP));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_test_settle ();
  g_object_unref (fixture->workspace);
  g_assert_finalize_object (fixture->document);
}

static void
type_provision (Fixture    *fixture,
                const char *typed,
                guint       downs)
{
  GtkWidget *chooser = ui_test_find (GTK_WIDGET (fixture->map), PMAP_TYPE_CHOOSER);
  GtkWidget *entry = pmap_chooser_get_entry (PMAP_CHOOSER (chooser));

  gtk_widget_activate_action (fixture->page, "pupil.add-provision", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  for (guint i = 0; i < downs; i++)
    g_assert_true (ui_test_press (entry, GDK_KEY_Down, 0));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ui_test_settle ();
}

/* All that the map's rows say, a line each. */
static char *
read_rows (Fixture *fixture)
{
  PmapTable *table = pmap_pupil_map_get_table (fixture->map);
  GListModel *rows = pmap_table_get_rows (table);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, i);
      g_autofree char *name = pmap_table_get_cell_text (table, row, "provision");
      g_autofree char *cost = pmap_table_get_cell_text (table, row, "cost");

      g_string_append_printf (text, "%s|%s\n", name, cost);
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *rows = read_rows (fixture);

  g_assert_cmpstr (rows, ==, expected);
}

/* Whether a label anywhere in sight says exactly this. */
static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
test_add_by_typing (Fixture       *fixture,
                    gconstpointer  data)
{
  PmapIntervention *run;

  g_test_summary ("Three letters and Enter add a provision; row, tier, pupil's and school's total say so; undo takes all back.");

  g_assert_true (says (fixture->page, "No provision yet"));
  type_provision (fixture, "1st", 0);

  /* £12 × half an hour × 12 sessions = £72, of which a quarter is Amira's. */
  assert_rows (fixture, "Targeted|£18.00\n1stClass@Number|£18.00\n");
  g_assert_true (says (fixture->page, "Whole school this year: £72.00"));
  g_assert_true (says (fixture->page, "of £6,000"));
  run = pmap_record_list_get (fixture->document->interventions, 0);
  g_assert_cmpuint (run->start, ==, pmap_date_new (14, 9, 2026));
  g_assert_cmpuint (run->end, ==, pmap_date_new (9, 10, 2026));
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Add 1stClass@Number");
  g_assert_true (pmap_table_get_selected (pmap_pupil_map_get_table (fixture->map))
                 == pmap_record_list_get (run->members, 0));

  g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (run), "minutes", "60", NULL));
  ui_test_settle ();
  assert_rows (fixture, "Targeted|£36.00\n1stClass@Number|£36.00\n");
  g_assert_true (says (fixture->page, "Whole school this year: £144.00"));

  pmap_history_undo (fixture->history);
  pmap_history_undo (fixture->history);
  ui_test_settle ();
  assert_rows (fixture, "");
  g_assert_true (says (fixture->page, "Whole school this year: £0.00"));
  g_assert_null (pmap_table_get_selected (pmap_pupil_map_get_table (fixture->map)));
  pmap_history_redo (fixture->history);
  ui_test_settle ();
  assert_rows (fixture, "Targeted|£18.00\n1stClass@Number|£18.00\n");
}

static void
test_join_group (Fixture       *fixture,
                 gconstpointer  data)
{
  PmapIntervention *run;

  g_test_summary ("A group with a free place is offered under the new run of its provision.");

  g_assert_nonnull (pmap_assign_provision (fixture->editor, fixture->number, fixture->ben,
                                           pmap_date_new (14, 9, 2026), NULL));
  type_provision (fixture, "1st", 0);      /* the first offer: three letters and Enter */
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, 1);
  run = pmap_record_list_get (fixture->document->interventions, 0);
  g_assert_cmpuint (pmap_record_list_get_length (run->members), ==, 2);
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Join 1stClass@Number");
  assert_rows (fixture, "Targeted|£18.00\n1stClass@Number|£18.00\n");
}

static void
test_new_group_and_one_to_one (Fixture       *fixture,
                               gconstpointer  data)
{
  PmapIntervention *run;

  g_test_summary ("Below the groups that can be joined stand a new group, then one to one.");

  g_assert_nonnull (pmap_assign_provision (fixture->editor, fixture->number, fixture->ben,
                                           pmap_date_new (14, 9, 2026), NULL));
  type_provision (fixture, "1st", 1);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, 2);
  run = pmap_record_list_get (fixture->document->interventions, 1);
  g_assert_cmpint (run->group_size, ==, 4);
  pmap_history_undo (fixture->history);
  type_provision (fixture, "1st", 2);
  run = pmap_record_list_get (fixture->document->interventions, 1);
  g_assert_cmpint (run->group_size, ==, 1);
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Add 1stClass@Number, one to one");
  assert_rows (fixture, "Targeted|£72.00\n1stClass@Number|£72.00\n");
  pmap_history_undo (fixture->history);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, 1);
}

static GtkWidget *
ask_what_next (Fixture *fixture)
{
  GtkWidget *dialog;

  ui_test_click (GTK_WIDGET (fixture->map), "What could come next?");
  ui_test_settle ();
  dialog = ui_test_find_toplevel (PMAP_TYPE_NEXT_DIALOG);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
test_what_next (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *dialog;
  PmapIntervention *run;

  g_test_summary ("What could come next is said with why and why not, and one button adds it, which undo takes back.");

  fixture->number->area = PMAP_AREA_COGNITION;
  g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (fixture->number), "entry-criteria", "Behind in number.", NULL));
  add (fixture->editor, fixture->amira->needs, "type", "MLD", NULL);
  g_assert_nonnull (pmap_assign_provision (fixture->editor, fixture->number, fixture->ben, pmap_date_new (14, 9, 2026), NULL));
  ui_test_settle ();

  dialog = ask_what_next (fixture);
  g_assert_true (says (dialog, "For Amira Example, from the menu of provision, in this order: the primary need first, then the tier "
                               "that comes next after what was tried, then groups with a free place. Read who it is for, and decide "
                               "yourself."));
  g_assert_true (says (dialog, "✓ Fits the primary need: Cognition and learning"));
  g_assert_true (says (dialog, "✓ Has a free place in 1stClass@Number: 1 of 4 taken"));
  g_assert_true (says (dialog, "Who it is for: Behind in number."));
  g_assert_false (says (dialog, "Rather not now"));
  ui_test_click (dialog, "Join");
  ui_test_settle ();
  g_assert_null (ui_test_find_toplevel (PMAP_TYPE_NEXT_DIALOG));
  run = pmap_record_list_get (fixture->document->interventions, 0);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, 1);
  g_assert_true (pmap_table_get_selected (pmap_pupil_map_get_table (fixture->map)) == pmap_record_list_get (run->members, 1));
  assert_rows (fixture, "Targeted|£18.00\n1stClass@Number|£18.00\n");

  dialog = ask_what_next (fixture);
  g_assert_true (says (dialog, "Rather not now"));
  g_assert_true (says (dialog, "✗ On the pupil’s map already"));
  ui_test_click (dialog, "Add");      /* what is there already has no button, so it is the other one's */
  ui_test_settle ();
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Add Bubble time");
  pmap_history_undo (fixture->history);
  pmap_history_undo (fixture->history);
  ui_test_settle ();
  assert_rows (fixture, "");
  g_assert_cmpuint (pmap_record_list_get_length (run->members), ==, 1);
}

static void
test_what_next_without_needs (Fixture       *fixture,
                              gconstpointer  data)
{
  GtkWidget *dialog;

  g_test_summary ("Where no need is recorded nothing is proposed, and a button leads to the needs.");

  dialog = ask_what_next (fixture);
  g_assert_true (says (dialog, "No need is recorded for Amira Example yet. What could come next is found by the needs, the tier, and "
                               "what was tried before."));
  g_assert_false (ui_test_try_click (dialog, "Add"));
  ui_test_click (dialog, "Record _needs");
  ui_test_settle ();
  g_assert_null (ui_test_find_toplevel (PMAP_TYPE_NEXT_DIALOG));
  g_assert_cmpstr (pmap_pupil_page_get_tab (PMAP_PUPIL_PAGE (fixture->page)), ==, "profile");
}

static void
noticed_cb (PmapWorkspace *workspace,
            const char    *message,
            gboolean       offers_undo,
            GString       *noticed)
{
  g_string_append_printf (noticed, "%s%s", message, offers_undo ? " Undo" : "");
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  PmapTable *table = pmap_pupil_map_get_table (fixture->map);
  g_autoptr (GString) noticed = g_string_new (NULL);
  gulong handler = g_signal_connect (fixture->workspace, "notice", G_CALLBACK (noticed_cb), noticed);

  g_test_summary ("Delete takes the selected row off the map, in one step, and offers to undo it.");

  type_provision (fixture, "1st", 0);
  g_assert_true (ui_test_press (GTK_WIDGET (table), GDK_KEY_Delete, 0));
  ui_test_settle ();
  g_assert_cmpstr (noticed->str, ==, "“1stClass@Number” is no longer on the map. Undo");
  g_signal_handler_disconnect (fixture->workspace, handler);
  assert_rows (fixture, "");
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, 0);
  pmap_history_undo (fixture->history);
  ui_test_settle ();
  assert_rows (fixture, "Targeted|£18.00\n1stClass@Number|£18.00\n");
}

static void
test_half_typed_goes_home (Fixture       *fixture,
                           gconstpointer  data)
{
  PmapIntervention *run;
  GtkWidget *row, *control;

  g_test_summary ("What is half typed when another pupil is shown goes to the one it was typed for.");

  type_provision (fixture, "1st", 0);
  run = pmap_record_list_get (fixture->document->interventions, 0);
  row = form_test_find_row (GTK_WIDGET (fixture->map), "minutes");
  control = pmap_input_get_control (pmap_field_row_get_input (PMAP_FIELD_ROW (row)));
  gtk_editable_set_text (GTK_EDITABLE (control), "45");
  pmap_pupil_page_show_record (PMAP_PUPIL_PAGE (fixture->page), PMAP_RECORD (fixture->ben));
  ui_test_settle ();
  g_assert_cmpint (run->minutes, ==, 45);
  assert_rows (fixture, "");
}

static void
test_show_record (Fixture       *fixture,
                  gconstpointer  data)
{
  PmapRecord *member, *target;
  GtkWidget *targets = ui_test_find (fixture->page, PMAP_TYPE_PUPIL_TARGETS);

  g_test_summary ("A record is shown on its tab: a membership in the map, a target among the targets.");

  type_provision (fixture, "1st", 0);
  member = pmap_record_list_get (PMAP_INTERVENTION (pmap_record_list_get (fixture->document->interventions, 0))->members, 0);
  target = add (fixture->editor, fixture->amira->targets, "specific", "Read 40 words", NULL);
  pmap_pupil_page_show_record (PMAP_PUPIL_PAGE (fixture->page), target);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (targets));
  g_assert_true (says (targets, "Read 40 words"));
  pmap_pupil_page_show_record (PMAP_PUPIL_PAGE (fixture->page), PMAP_RECORD (fixture->ben));
  pmap_pupil_page_show_record (PMAP_PUPIL_PAGE (fixture->page), member);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->map)));
  g_assert_true (pmap_table_get_selected (pmap_pupil_map_get_table (fixture->map)) == member);
}

static void
test_target_advice (Fixture       *fixture,
                    gconstpointer  data)
{
  PmapRecord *target = add (fixture->editor, fixture->amira->targets, "specific", "Improve reading", NULL);
  GtkWidget *targets = ui_test_find (fixture->page, PMAP_TYPE_PUPIL_TARGETS);

  g_test_summary ("What would make a target better stands below it, a few things at a time, and goes when it is put right.");

  pmap_pupil_page_show_record (PMAP_PUPIL_PAGE (fixture->page), target);
  ui_test_settle ();
  g_assert_true (says (targets, "Say what you will see or hear when it is done. For example: not “understand money”, but “pay for "
                                "something with exact coins”."));
  g_assert_true (says (targets, "Say when it is met, with a number and how many times. For example: on 4 of 5 days, three weeks "
                                "running."));
  g_assert_false (says (targets, "Say by when."));
  g_assert_true (pmap_editor_set_typed (fixture->editor, target, "specific", "Read 40 of the first 45 words at sight", NULL));
  ui_test_settle ();
  g_assert_false (says (targets, "Say when it is met"));
  g_assert_true (says (targets, "Say where the pupil is now. For example: 18 words."));
  g_assert_true (says (targets, "Say by when."));
  g_assert_true (pmap_editor_set_typed (fixture->editor, target, "baseline", "12 words", NULL));
  ui_test_settle ();
  g_assert_false (says (targets, "Say where the pupil is now"));
}

/* The first cost in sight that can be opened. */
static GtkWidget *
find_shown_cost (GtkWidget *inside)
{
  if (PMAP_IS_WORKING_BUTTON (inside) && gtk_widget_get_mapped (inside))
    return inside;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shown_cost (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_working (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *button, *view;
  PmapIntervention *run;
  g_autofree char *before = NULL, *after = NULL;

  g_test_summary ("A cost opens as a table of what makes it, as it is now, to be copied.");

  type_provision (fixture, "1st", 0);
  run = pmap_record_list_get (fixture->document->interventions, 0);
  button = ui_test_find (find_shown_cost (GTK_WIDGET (fixture->map)), GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_test_settle ();
  view = ui_test_find (button, PMAP_TYPE_WORKING_VIEW);
  before = pmap_working_view_get_text (PMAP_WORKING_VIEW (view));
  g_assert_cmpstr (before, ==,
                   "1stClass@Number\n"
                   "What\tAn hour\tMinutes a week\tWeeks\tAmount\n"
                   "Teaching assistant\t£12.00\t30 × 3 = 90\t4\t£72.00\n"
                   "Shared by 4 places, 3 of them empty\t\t\t\t÷ 4\n"
                   "For Amira\t\t\t\t£18.00\n"
                   "20 teaching days ÷ 5 = 4 weeks (14 September 2026 to 9 October 2026)\n"
                   "£54.00 of the whole falls on empty places, kept for pupils outside this map\n"
                   "Rates: Ours\n");
  g_assert_true (says (view, "For Amira"));
  g_assert_true (says (view, "£18.00"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (run), "sessions-per-week", "0", NULL));
  ui_test_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_test_settle ();
  after = pmap_working_view_get_text (PMAP_WORKING_VIEW (view));
  g_assert_nonnull (strstr (after, "For Amira\t\t\t\t£0.00\n"
                                   "It takes place 0 times a week, so its sessions count as £0.00\n"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

static void
test_removed_pupil (Fixture       *fixture,
                    gconstpointer  data)
{
  g_test_summary ("A pupil who leaves the map leaves the page.");

  type_provision (fixture, "1st", 0);
  g_assert_true (pmap_editor_remove (fixture->editor, PMAP_RECORD (fixture->amira), NULL));
  ui_test_settle ();
  g_assert_null (pmap_pupil_view_get_pupil (PMAP_PUPIL_VIEW (fixture->page)));
  pmap_history_undo (fixture->history);
  pmap_pupil_page_show_record (PMAP_PUPIL_PAGE (fixture->page), PMAP_RECORD (fixture->amira));
  ui_test_settle ();
  assert_rows (fixture, "Targeted|£18.00\n1stClass@Number|£18.00\n");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/pupil-page/add-by-typing", test_add_by_typing);
  ADD ("/pupil-page/join-group", test_join_group);
  ADD ("/pupil-page/new-group-and-one-to-one", test_new_group_and_one_to_one);
  ADD ("/pupil-page/what-next", test_what_next);
  ADD ("/pupil-page/what-next-without-needs", test_what_next_without_needs);
  ADD ("/pupil-page/remove", test_remove);
  ADD ("/pupil-page/half-typed", test_half_typed_goes_home);
  ADD ("/pupil-page/show-record", test_show_record);
  ADD ("/pupil-page/target-advice", test_target_advice);
  ADD ("/pupil-page/removed-pupil", test_removed_pupil);
  ADD ("/pupil-page/working", test_working);

  return g_test_run ();
}
