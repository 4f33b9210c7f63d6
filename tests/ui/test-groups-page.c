/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group told truly: who has left and when, what each pupil bears, how one joins and leaves; and the form of a group that
 * says whom it changes. */

#include "config.h"

#include "base/pmap-money.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-missed.h"
#include "model/pmap-pupil.h"
#include "model/pmap-resource.h"
#include "model/pmap-slot.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staffing.h"
#include "ui/dialogs/pmap-draft-dialog.h"
#include "ui/pages/pmap-pupil-page.h"
#include "ui/widgets/pmap-chooser.h"
#include "ui/widgets/pmap-intervention-form.h"
#include "ui/widgets/pmap-leave-popover.h"
#include "ui/widgets/pmap-member-line.h"
#include "ui/widgets/pmap-subforms.h"
#include "ui/widgets/pmap-table.h"

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
  PmapIntervention *reading;      /* six places, of which Lily Brennan's is free since 23 October */
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

static PmapIntervention *
find_group (PmapDocument *document,
            const char   *name)
{
  for (guint i = 0; i < pmap_record_list_get_length (document->interventions); i++)
    {
      PmapRecord *group = pmap_record_list_get (document->interventions, i);
      g_autofree char *text = pmap_record_describe (group);

      if (g_str_equal (text, name))
        return PMAP_INTERVENTION (group);
    }
  g_assert_not_reached ();
}

static PmapMember *
find_member (PmapIntervention *group,
             const char       *name)
{
  for (guint i = 0; i < pmap_record_list_get_length (group->members); i++)
    {
      PmapRecord *member = pmap_record_list_get (group->members, i);
      g_autofree char *text = pmap_record_describe (member);

      if (g_str_equal (text, name))
        return PMAP_MEMBER (member);
    }
  return NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->workspace = open_larkbeck ();
  fixture->document = pmap_workspace_get_document (fixture->workspace);
  fixture->history = pmap_workspace_get_history (fixture->workspace);
  fixture->reading = find_group (fixture->document, "Read Write Inc. group, Year 2");
  fixture->lily = find_member (fixture->reading, "Lily Brennan");
  g_assert_nonnull (fixture->lily);
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

static void
show_group (Fixture          *fixture,
            PmapIntervention *group)
{
  pmap_page_show_record (PMAP_PAGE (fixture->page), PMAP_RECORD (group));
  ui_test_settle ();
}

static GtkAdjustment *
get_scroll (Fixture *fixture)
{
  GtkWidget *form = ui_test_find (fixture->page, PMAP_TYPE_INTERVENTION_FORM);
  GtkWidget *scroller = gtk_widget_get_ancestor (form, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

/* Scrolls until a part of the form is in view: a list of choices cannot open outside the screen. */
static void
reveal (Fixture   *fixture,
        GtkWidget *part)
{
  GtkWidget *form = ui_test_find (fixture->page, PMAP_TYPE_INTERVENTION_FORM);
  graphene_point_t at = GRAPHENE_POINT_INIT (0, 0), place;

  g_assert_true (gtk_widget_compute_point (part, form, &at, &place));
  gtk_adjustment_set_value (get_scroll (fixture), place.y - 100);
  ui_test_settle ();
}

/* The line of a member in the list that is shown. */
static GtkWidget *
find_line (GtkWidget  *inside,
           PmapMember *member)
{
  GtkWidget *found = NULL;

  if (PMAP_IS_MEMBER_LINE (inside) && pmap_form_part_get_record (PMAP_FORM_PART (inside)) == PMAP_RECORD (member))
    return inside;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_line (child, member);
  return found;
}

static GtkWidget *
open_ways_out (Fixture    *fixture,
               PmapMember *member)
{
  GtkWidget *line = find_line (fixture->page, member);
  GtkWidget *button = ui_test_find (line, GTK_TYPE_MENU_BUTTON);

  reveal (fixture, line);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_test_settle ();
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

static void
type_last_day (GtkWidget  *popover,
               const char *typed)
{
  GtkWidget *entry = ui_test_find (popover, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  g_signal_emit_by_name (entry, "activate");
  ui_test_settle ();
}

static void
test_truth (Fixture       *fixture,
            gconstpointer  data)
{
  g_test_summary ("Who left is not counted and is shown as left; the cost of a pupil is no average; empty places have theirs.");

  pmap_table_sort_by (ui_test_find (fixture->page, PMAP_TYPE_TABLE), "review", GTK_SORT_ASCENDING);     /* both in sight */
  ui_test_settle ();
  g_assert_true (ui_test_says (fixture->page, "5 of 6 now"));          /* Read Write Inc. */
  g_assert_true (ui_test_says (fixture->page, "4 of 4"));
  g_assert_true (ui_test_says (fixture->page, "£107–£157"));           /* Early Literacy Support */
  g_assert_false (ui_test_says (fixture->page, "£146.89"));

  show_group (fixture, fixture->reading);
  g_assert_true (ui_test_says (fixture->page, "The group of 6"));
  g_assert_true (ui_test_says (fixture->page, "Changes here are for all of them."));
  g_assert_true (ui_test_says (fixture->page, "For the empty place"));
  g_assert_true (ui_test_says (fixture->page, "£298.30"));
  g_assert_true (ui_test_says (find_line (fixture->page, fixture->lily),
                               "2B · left 23 Oct · 21 → 33: Significantly more than expected"));
  g_assert_true (ui_test_says (find_line (fixture->page, find_member (fixture->reading, "Callum Reid")),
                               "2A · from 14 Sep · Started at 14"));

  /* A place that will be taken. */
  g_assert_true (pmap_editor_set_typed (pmap_workspace_get_editor (fixture->workspace), PMAP_RECORD (fixture->lily), "to", "",
                                        NULL));
  g_assert_true (pmap_editor_set_typed (pmap_workspace_get_editor (fixture->workspace), PMAP_RECORD (fixture->lily), "from",
                                        "2027-01-05", NULL));
  ui_test_settle ();
  g_assert_true (ui_test_says (find_line (fixture->page, fixture->lily),
                               "2B · from 5 Jan · 21 → 33: Significantly more than expected"));
}

static void
test_nobodys (Fixture       *fixture,
              gconstpointer  data)
{
  PmapEditor *editor = pmap_workspace_get_editor (fixture->workspace);
  g_autoptr (PmapRecord) books = pmap_record_new (PMAP_TYPE_RESOURCE);
  g_autofree char *places = NULL, *nobodys = NULL;
  const PmapCost *cost;

  g_test_summary ("What falls on empty places and what is nobody's are told apart.");

  show_group (fixture, fixture->reading);
  g_assert_false (ui_test_says (fixture->page, "Borne by nobody"));

  /* Bought once, for all the days; nobody is there on the last of them. */
  g_assert_true (pmap_editor_insert (editor, fixture->reading->resources, PMAP_POSITION_END, books, NULL));
  g_assert_true (pmap_editor_set_typed (editor, books, "name", "Books", NULL));
  g_assert_true (pmap_editor_set_typed (editor, books, "cost", "60", NULL));
  for (guint i = 0; i < pmap_record_list_get_length (fixture->reading->members); i++)
    {
      PmapMember *member = pmap_record_list_get (fixture->reading->members, i);

      if (member != fixture->lily)                                     /* whose place is empty before */
        g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (member), "to", "2026-11-20", NULL));
    }
  ui_test_settle ();
  cost = pmap_ledger_get_cost (pmap_workspace_get_ledger (fixture->workspace), fixture->reading);
  g_assert_cmpint (cost->places, >, 0);
  g_assert_cmpint (cost->outside, >, cost->places);
  places = pmap_money_format (cost->places);
  nobodys = pmap_money_format (cost->outside - cost->places);
  g_assert_true (ui_test_says (fixture->page, "Borne by nobody"));
  g_assert_true (ui_test_says (ui_test_find (fixture->page, PMAP_TYPE_INTERVENTION_FORM), places));
  g_assert_true (ui_test_says (ui_test_find (fixture->page, PMAP_TYPE_INTERVENTION_FORM), nobodys));
}

static void
test_leaving (Fixture       *fixture,
              gconstpointer  data)
{
  PmapMember *callum = find_member (fixture->reading, "Callum Reid");
  GtkWidget *popover;

  g_test_summary ("A member leaves on a day, today if nothing else is said, and the time before stays; undo is offered.");

  show_group (fixture, fixture->reading);
  popover = open_ways_out (fixture, callum);
  g_assert_true (ui_test_says (popover, "Callum leaves on…"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_test_find (popover, GTK_TYPE_ENTRY))), ==, "20 November 2026");

  type_last_day (popover, "1/9/2026");
  g_assert_true (ui_test_says (popover, "Callum Reid began on 14 September 2026: the last day cannot be before it"));
  g_assert_cmpuint (callum->to, ==, PMAP_DATE_NONE);
  type_last_day (popover, "next week");
  g_assert_cmpuint (callum->to, ==, PMAP_DATE_NONE);

  type_last_day (popover, "13/11/2026");
  g_assert_cmpuint (callum->to, ==, pmap_date_new (13, 11, 2026));
  g_assert_cmpstr (fixture->notice, ==, "Callum Reid is in Read Write Inc. group, Year 2 until 13 November 2026.");
  g_assert_true (ui_test_says (fixture->page, "4 of 6 now"));
  g_assert_true (ui_test_says (find_line (fixture->page, callum), "2A · left 13 Nov · Started at 14"));

  pmap_history_undo (fixture->history);
  ui_test_settle ();
  g_assert_cmpuint (callum->to, ==, PMAP_DATE_NONE);
  g_assert_true (ui_test_says (fixture->page, "5 of 6 now"));
}

static void
test_never_in_it (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (PmapMember) callum = g_object_ref (find_member (fixture->reading, "Callum Reid"));
  GtkWidget *popover;

  g_test_summary ("Who was never in it leaves no trace; undo brings the member back with measures.");

  show_group (fixture, fixture->reading);
  popover = open_ways_out (fixture, callum);
  ui_test_click (popover, "Was _never in it");
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (fixture->reading->members), ==, 5);
  g_assert_cmpstr (fixture->notice, ==, "Callum Reid is no longer in Read Write Inc. group, Year 2.");
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (fixture->window)));

  pmap_history_undo (fixture->history);
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (fixture->reading->members), ==, 6);
  g_assert_cmpint (callum->baseline, ==, 14 * PMAP_DECIMAL_ONE);
}

/* At the end of the list: its lines may have choosers of their own. */
static void
choose_into (Fixture    *fixture,
             const char *list,
             const char *typed)
{
  GtkWidget *chooser = gtk_widget_get_last_child (form_test_find_row (fixture->page, list));
  GtkWidget *entry = pmap_chooser_get_entry (PMAP_CHOOSER (chooser));

  gtk_widget_grab_focus (chooser);
  reveal (fixture, chooser);
  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  g_signal_emit_by_name (entry, "activate");
  ui_test_settle ();
}

static void
add_pupil (Fixture    *fixture,
           const char *typed)
{
  choose_into (fixture, "members", typed);
}

static void
test_staff_by_name (Fixture       *fixture,
                    gconstpointer  data)
{
  PmapIntervention *group = pmap_record_list_get (fixture->document->interventions, 0);
  PmapEditor *editor = pmap_workspace_get_editor (fixture->workspace);
  PmapStaffMember *who = pmap_record_list_get (fixture->document->staff_members, 0);
  PmapStaffing *line;
  guint n;

  g_test_summary ("Who is named takes the place of the nameless line of the role, and is not costed beside it; undo has it back");
  while (pmap_record_list_get_length (group->staffing) > 0)
    g_assert_true (pmap_editor_remove (editor, pmap_record_list_get (group->staffing, 0), NULL));
  g_assert_nonnull (pmap_editor_add (editor, group->staffing, PMAP_POSITION_END, "Add", NULL, "role", who->role,
                                     "preparation-minutes", "5", NULL));
  show_group (fixture, group);
  choose_into (fixture, "staffing", who->name);
  g_assert_cmpuint (pmap_record_list_get_length (group->staffing), ==, 1);
  line = pmap_record_list_get (group->staffing, 0);
  g_assert_cmpstr (line->member, ==, pmap_record_get_id (PMAP_RECORD (who)));
  g_assert_cmpint (line->preparation_minutes, ==, 5);
  pmap_history_undo (fixture->history);
  g_assert_null (((PmapStaffing *) pmap_record_list_get (group->staffing, 0))->member);
  pmap_history_redo (fixture->history);

  n = pmap_record_list_get_length (group->staffing);
  choose_into (fixture, "staffing", ((PmapStaffMember *) pmap_record_list_get (fixture->document->staff_members, 1))->name);
  g_assert_cmpuint (pmap_record_list_get_length (group->staffing), ==, n + 1);
}

static void
test_joining (Fixture       *fixture,
              gconstpointer  data)
{
  PmapMember *member;
  guint n = pmap_record_list_get_length (fixture->reading->members);

  g_test_summary ("Who is added to a running group is in it from the next school day, and may be put in from the start; nobody "
                  "is in it twice, but who left may come back.");

  show_group (fixture, fixture->reading);
  add_pupil (fixture, "callum rei");
  g_assert_cmpuint (pmap_record_list_get_length (fixture->reading->members), ==, n);
  add_pupil (fixture, "grace ade");
  g_assert_cmpuint (pmap_record_list_get_length (fixture->reading->members), ==, n + 1);
  member = pmap_record_list_get (fixture->reading->members, n);
  g_assert_cmpuint (member->from, ==, pmap_date_new (20, 11, 2026));
  add_pupil (fixture, "lily bren");
  g_assert_cmpuint (pmap_record_list_get_length (fixture->reading->members), ==, n + 2);

  ui_test_click (open_ways_out (fixture, member), "Was in it from the _start");
  ui_test_settle ();
  g_assert_cmpuint (member->from, ==, PMAP_DATE_NONE);
}

static void
test_starting (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *chooser = ui_test_find (fixture->page, PMAP_TYPE_CHOOSER);
  GtkWidget *entry = pmap_chooser_get_entry (PMAP_CHOOSER (chooser)), *dialog, *focus;
  PmapIntervention *group;
  PmapMember *member;
  guint n = pmap_record_list_get_length (fixture->document->interventions);

  g_test_summary ("A group begins as a pupil's provision does: next school day, the menu's weeks; its first members are in "
                  "it from the start; one types its name.");

  gtk_editable_set_text (GTK_EDITABLE (entry), "talk bo");
  g_signal_emit_by_name (entry, "activate");
  ui_test_settle ();
  dialog = ui_test_find_toplevel (PMAP_TYPE_DRAFT_DIALOG);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, n);
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_is_ancestor (focus, form_test_find_row (dialog, "name")));
  ui_test_click (dialog, "_Start group");
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, n + 1);
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Start a group of Talk Boost");
  group = pmap_record_list_get (fixture->document->interventions, n);
  g_assert_cmpuint (group->start, ==, pmap_date_new (20, 11, 2026));
  g_assert_cmpuint (group->end, !=, PMAP_DATE_NONE);
  g_assert_cmpint (group->minutes, !=, PMAP_UNSET);
  g_assert_cmpuint (pmap_record_list_get_length (group->staffing), ==, 1);
  pmap_page_show_record (PMAP_PAGE (fixture->page), PMAP_RECORD (group));
  ui_test_settle ();
  g_assert_true (ui_test_says (fixture->page, "Nobody is in it yet"));
  g_assert_true (ui_test_says (fixture->page, "It costs nothing until somebody is in it."));

  /* It began some time ago, and is put together only now. */
  g_assert_true (pmap_editor_set_typed (pmap_workspace_get_editor (fixture->workspace), PMAP_RECORD (group), "start",
                                        "2026-09-14", NULL));
  add_pupil (fixture, "grace ade");
  add_pupil (fixture, "lily bren");
  g_assert_cmpuint (pmap_record_list_get_length (group->members), ==, 2);
  member = pmap_record_list_get (group->members, 1);
  g_assert_cmpuint (member->from, ==, PMAP_DATE_NONE);
}

static void
test_opens_at_top (Fixture       *fixture,
                   gconstpointer  data)
{
  g_test_summary ("Another group opens at its top; the same one stays where it was when it changes.");

  show_group (fixture, fixture->reading);
  gtk_adjustment_set_value (get_scroll (fixture), 300);
  ui_test_settle ();
  g_assert_true (pmap_editor_set_typed (pmap_workspace_get_editor (fixture->workspace), PMAP_RECORD (fixture->reading),
                                        "minutes", "35", NULL));
  ui_test_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), ==, 300);
  show_group (fixture, pmap_record_list_get (fixture->document->interventions, 0));
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), ==, 0);
}

static void
show_member (Fixture    *fixture,
             PmapMember *member)
{
  pmap_pupil_page_show_record (PMAP_PUPIL_PAGE (fixture->page), PMAP_RECORD (member));
  ui_test_settle ();
}

static void
test_two_cards (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *from, *name;
  graphene_point_t at = GRAPHENE_POINT_INIT (0, 0), from_at, name_at;
  PmapIntervention *own;

  g_test_summary ("In a pupil's form what is the pupil's comes first, and each card says whom it changes.");

  show_member (fixture, fixture->lily);
  g_assert_true (ui_test_says (fixture->page, "For Lily"));
  g_assert_true (ui_test_says (fixture->page, "Changes here are for Lily alone."));
  g_assert_true (ui_test_says (fixture->page, "The group of 6"));
  g_assert_true (ui_test_says (fixture->page, "Changes here are for all of them."));
  from = form_test_find_row (fixture->page, "from");
  name = form_test_find_row (ui_test_find (fixture->page, PMAP_TYPE_INTERVENTION_FORM), "name");
  g_assert_true (gtk_widget_compute_point (from, fixture->page, &at, &from_at));
  g_assert_true (gtk_widget_compute_point (name, fixture->page, &at, &name_at));
  g_assert_cmpfloat (from_at.y, <, name_at.y);

  gtk_adjustment_set_value (get_scroll (fixture), 200);
  own = find_group (fixture->document, "Bubble time, Year 3");
  show_member (fixture, pmap_record_list_get (own->members, 0));
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), ==, 0);
  g_assert_true (ui_test_says (fixture->page, "One to one"));
  g_assert_false (ui_test_says (fixture->page, "Changes here are for all of them."));
  g_assert_false (gtk_widget_get_mapped (form_test_find_row (fixture->page, "from")));
}

static void
test_taking_off (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *popover, *table;
  PmapMember *member;
  guint n = pmap_record_list_get_length (fixture->reading->members);

  g_test_summary ("Delete asks for the last day of what has a past, and takes off at once what was just added.");

  member = find_member (fixture->reading, "Callum Reid");
  show_member (fixture, member);
  popover = ui_test_find (fixture->page, PMAP_TYPE_LEAVE_POPOVER);
  g_assert_null (popover);
  table = ui_test_find (fixture->page, PMAP_TYPE_TABLE);
  g_assert_true (ui_test_press (table, GDK_KEY_Delete, 0));
  ui_test_settle ();
  popover = ui_test_find (fixture->page, PMAP_TYPE_LEAVE_POPOVER);
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_cmpuint (pmap_record_list_get_length (fixture->reading->members), ==, n);
  type_last_day (popover, "20 November 2026");
  g_assert_cmpuint (member->to, ==, pmap_date_new (20, 11, 2026));
  g_assert_false (gtk_widget_get_mapped (popover));
}

static void
test_slots (Fixture       *fixture,
            gconstpointer  data)
{
  PmapIntervention *group = find_group (fixture->document, "Early Literacy Support, Year 1");
  GtkWidget *slots, *entry;
  PmapSlot *slot;

  g_test_summary ("A time typed is a slot; the days that were named are its days, and how often is not asked for any more.");

  g_assert_cmpuint (pmap_record_list_get_length (group->slots), ==, 0);
  g_assert_true (pmap_editor_set_weekdays (pmap_workspace_get_editor (fixture->workspace), PMAP_RECORD (group), "weekdays",
                                           0x05, NULL));
  show_group (fixture, group);
  g_assert_true (gtk_widget_get_visible (form_test_find_row (fixture->page, "sessions-per-week")));
  slots = form_test_find_row (fixture->page, "slots");
  reveal (fixture, slots);
  entry = ui_test_find (slots, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1:15");
  g_signal_emit_by_name (entry, "activate");
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (group->slots), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1:15");

  gtk_editable_set_text (GTK_EDITABLE (entry), "9.30");
  g_signal_emit_by_name (entry, "activate");
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (group->slots), ==, 1);
  slot = pmap_record_list_get (group->slots, 0);
  g_assert_cmpint (slot->time, ==, 9 * 60 + 30);
  g_assert_cmpuint (slot->weekdays, ==, 0x05);
  g_assert_false (gtk_widget_get_visible (form_test_find_row (fixture->page, "sessions-per-week")));
  g_assert_false (gtk_widget_get_visible (form_test_find_row (fixture->page, "weeks")));
  g_assert_true (gtk_widget_get_visible (form_test_find_row (slots, "weekdays")));
  g_assert_true (gtk_widget_get_visible (form_test_find_row (slots, "repeats")));
  g_assert_false (gtk_widget_get_visible (form_test_find_row (slots, "interval")));
  g_assert_false (gtk_widget_get_visible (form_test_find_row (slots, "date")));

  g_assert_true (pmap_editor_set_typed (pmap_workspace_get_editor (fixture->workspace), PMAP_RECORD (slot), "repeats", "one-day", NULL));
  ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (form_test_find_row (slots, "date")));
  g_assert_false (gtk_widget_get_visible (form_test_find_row (slots, "weekdays")));

  pmap_history_undo (fixture->history);
  pmap_history_undo (fixture->history);
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (group->slots), ==, 0);
  g_assert_true (gtk_widget_get_visible (form_test_find_row (fixture->page, "sessions-per-week")));
}

static void
test_not_held (Fixture       *fixture,
               gconstpointer  data)
{
  PmapIntervention *handwriting = find_group (fixture->document, "Handwriting and motor skills group, Years 2 to 4");
  GtkWidget *form, *missed, *entry;

  g_test_summary ("Monday, Wednesday and Friday since 14 September: 27 until 20 November; a week of three was not held; the putty is bought all the same.");

  show_group (fixture, handwriting);
  form = ui_test_find (fixture->page, PMAP_TYPE_INTERVENTION_FORM);
  g_assert_true (ui_test_says (form, "27 sessions held so far"));
  g_assert_true (ui_test_says (form, "£393.42"));
  g_assert_true (ui_test_says (form, "All that were planned were held"));
  missed = form_test_find_row (form, "missed");
  reveal (fixture, missed);
  entry = ui_test_find (missed, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "9 November");
  g_signal_emit_by_name (entry, "activate");
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (handwriting->missed), ==, 1);
  g_assert_true (pmap_editor_set_typed (pmap_workspace_get_editor (fixture->workspace), pmap_record_list_get (handwriting->missed, 0),
                                        "until", "2026-11-13", NULL));
  ui_test_settle ();
  g_assert_true (ui_test_says (form, "24 of 27 sessions held so far"));
  g_assert_true (ui_test_says (form, "£351.01 of £393.42"));
  g_assert_true (ui_test_says (form, "£1,575.95"));          /* the plan of the year stays */

  pmap_history_undo (fixture->history);
  pmap_history_undo (fixture->history);
  ui_test_settle ();
  g_assert_true (ui_test_says (form, "27 sessions held so far"));
}

#define ADD(path, type, test) g_test_add (path, Fixture, type, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/groups/truth", "groups", test_truth);
  ADD ("/groups/nobodys", "groups", test_nobodys);
  ADD ("/groups/leaving", "groups", test_leaving);
  ADD ("/groups/never-in-it", "groups", test_never_in_it);
  ADD ("/groups/joining", "groups", test_joining);
  ADD ("/groups/starting", "groups", test_starting);
  ADD ("/groups/staff-by-name", "groups", test_staff_by_name);
  ADD ("/groups/slots", "groups", test_slots);
  ADD ("/groups/not-held", "groups", test_not_held);
  ADD ("/groups/opens-at-top", "groups", test_opens_at_top);
  ADD ("/pupil/two-cards", "pupil", test_two_cards);
  ADD ("/pupil/taking-off", "pupil", test_taking_off);

  return g_test_run ();
}
