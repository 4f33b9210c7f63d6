/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Starting a run, joining, leaving and never having been in it: one step each, and what the menu says comes along. */

#include "config.h"

#include "history/pmap-assign.h"

#include "base/pmap-error.h"
#include "model/pmap-closure.h"
#include "model/pmap-resource.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-staffing.h"
#include "model/pmap-term.h"
#include "model/pmap-year.h"

typedef struct
{
  PmapDocument *document;
  PmapEditor *editor;
  PmapHistory *history;
  PmapPupil *amira;
  PmapPupil *ben;
  PmapProvision *provision;
} Fixture;

static gpointer
add (PmapEditor     *editor,
     PmapRecordList *list,
     GType           type,
     const char     *field,
     const char     *typed)
{
  g_autoptr (PmapRecord) record = pmap_record_new (type);

  g_assert_true (pmap_editor_insert (editor, list, PMAP_POSITION_END, record, NULL));
  g_assert_true (pmap_editor_set_typed (editor, record, field, typed, NULL));
  return record;
}

static void
add_span (PmapEditor     *editor,
          PmapRecordList *list,
          const char     *start,
          const char     *end)
{
  PmapRecord *span = add (editor, list, pmap_record_list_get_record_type (list), "name", "A time of the year");

  g_assert_true (pmap_editor_set_typed (editor, span, "start", start, NULL));
  g_assert_true (pmap_editor_set_typed (editor, span, "end", end, NULL));
}

static void
add_year (PmapEditor *editor)
{
  PmapYear *year = pmap_document_get_year (pmap_editor_get_document (editor));

  g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (year), "start", "2026-09-01", NULL));
  g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (year), "end", "2027-08-31", NULL));
  add_span (editor, year->terms, "2026-09-02", "2026-12-18");
  add_span (editor, year->terms, "2027-01-05", "2027-03-25");
  add_span (editor, year->closures, "2026-10-26", "2026-10-30");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const typed[][2] = {
    { "minutes", "30" }, { "preparation-minutes", "10" }, { "sessions-per-week", "3" }, { "group-size", "4" },
    { "weeks", "10" }, { "purpose", "To be secure with numbers to 20" },
  };
  PmapRecord *role, *resource;

  fixture->document = pmap_document_new ();
  fixture->editor = pmap_editor_new (fixture->document);
  fixture->history = pmap_editor_get_history (fixture->editor);
  add_year (fixture->editor);
  fixture->amira = add (fixture->editor, fixture->document->pupils, PMAP_TYPE_PUPIL, "given-name", "Amira");
  fixture->ben = add (fixture->editor, fixture->document->pupils, PMAP_TYPE_PUPIL, "given-name", "Ben");
  role = add (fixture->editor, fixture->document->staff_roles, PMAP_TYPE_STAFF_ROLE, "name", "Teaching assistant");
  fixture->provision = add (fixture->editor, fixture->document->provisions, PMAP_TYPE_PROVISION,
                            "name", "1stClass@Number");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (fixture->provision),
                                          typed[i][0], typed[i][1], NULL));
  g_assert_true (pmap_editor_set_reference (fixture->editor, PMAP_RECORD (fixture->provision), "role", role, NULL));
  resource = add (fixture->editor, fixture->provision->resources, PMAP_TYPE_RESOURCE, "name", "Number cards");
  g_assert_true (pmap_editor_set_typed (fixture->editor, resource, "cost", "12.50", NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->editor);
  g_assert_finalize_object (fixture->document);
}

static PmapMember *
assign (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PmapMember *member = pmap_assign_provision (fixture->editor, fixture->provision, fixture->amira,
                                              pmap_date_new (14, 9, 2026), &error);

  g_assert_no_error (error);
  return member;
}

static void
test_comes_from_the_menu (Fixture       *fixture,
                          gconstpointer  data)
{
  PmapIntervention *run;
  PmapStaffing *line;
  PmapResource *resource;

  g_test_summary ("A new intervention carries copies of all that the menu says, and the pupil as its member.");

  run = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (assign (fixture))));
  g_assert_true (pmap_intervention_get_provision (run) == fixture->provision);
  g_assert_cmpuint (run->start, ==, pmap_date_new (14, 9, 2026));
  g_assert_cmpuint (run->end, ==, pmap_date_new (27, 11, 2026));
  g_assert_cmpint (run->minutes, ==, 30);
  g_assert_cmpint (run->sessions_per_week, ==, 3 * PMAP_DECIMAL_ONE);
  g_assert_cmpint (run->group_size, ==, 4);
  g_assert_cmpstr (run->outcome, ==, "To be secure with numbers to 20");

  g_assert_cmpuint (pmap_record_list_get_length (run->staffing), ==, 1);
  line = pmap_record_list_get (run->staffing, 0);
  g_assert_cmpstr (line->role, ==, fixture->provision->role);
  g_assert_cmpint (line->preparation_minutes, ==, 10);

  g_assert_cmpuint (pmap_record_list_get_length (run->resources), ==, 1);
  resource = pmap_record_list_get (run->resources, 0);
  g_assert_true (resource != pmap_record_list_get (fixture->provision->resources, 0));
  g_assert_cmpstr (resource->name, ==, "Number cards");
  g_assert_cmpint (resource->cost, ==, 1250);

  g_assert_cmpuint (pmap_record_list_get_length (run->members), ==, 1);
  g_assert_cmpstr (((PmapMember *) pmap_record_list_get (run->members, 0))->pupil, ==,
                   pmap_record_get_id (PMAP_RECORD (fixture->amira)));
}

/* All that a run says, but for what tells it from others. */
static char *
tell (PmapIntervention *run)
{
  GString *text = g_string_new (NULL);
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (run);

  for (guint i = 0; i < klass->n_fields; i++)
    if (pmap_field_is_scalar (&klass->fields[i]))
      {
        g_autofree char *value = pmap_record_format_field (PMAP_RECORD (run), &klass->fields[i]);

        g_string_append_printf (text, "%s=%s\n", klass->fields[i].name, value);
      }
  g_string_append_printf (text, "%u staff, %u resources", pmap_record_list_get_length (run->staffing),
                          pmap_record_list_get_length (run->resources));
  return g_string_free (text, FALSE);
}

static void
test_starts_alike (Fixture       *fixture,
                   gconstpointer  data)
{
  static const struct
  {
    const char *today;
    const char *start;
    const char *end;
  } cases[] = {
    { "2026-09-14", "2026-09-14", "2026-11-27" },      /* ten weeks, half term out */
    { "2026-11-29", "2026-11-30", "2027-02-22" },      /* a Sunday; over Christmas */
    { "2026-10-24", "2026-11-02", "2027-01-25" },      /* a Saturday before half term */
    { "2026-08-03", "2026-09-02", "2026-11-17" },      /* before the year */
  };

  g_test_summary ("A group that is started and a provision that is added to a pupil's map are the same run, but for the member.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PmapDate today, start, end;
      PmapIntervention *group, *own;
      g_autofree char *group_text = NULL, *own_text = NULL;

      g_assert_true (pmap_date_from_xml (cases[i].today, strlen (cases[i].today), &today));
      g_assert_true (pmap_date_from_xml (cases[i].start, strlen (cases[i].start), &start));
      g_assert_true (pmap_date_from_xml (cases[i].end, strlen (cases[i].end), &end));
      group = pmap_assign_start (fixture->editor, fixture->provision, today, NULL);
      g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Start a group of 1stClass@Number");
      own = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (
        pmap_assign_provision (fixture->editor, fixture->provision, fixture->amira, today, NULL))));
      g_assert_cmpuint (group->start, ==, start);
      g_assert_cmpuint (group->end, ==, end);
      g_assert_cmpuint (pmap_record_list_get_length (group->members), ==, 0);
      g_assert_cmpuint (pmap_record_list_get_length (own->members), ==, 1);
      group_text = tell (group);
      own_text = tell (own);
      g_assert_cmpstr (group_text, ==, own_text);
      pmap_history_undo (fixture->history);
      pmap_history_undo (fixture->history);
      g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, 0);
    }
}

static void
test_is_one_step (Fixture       *fixture,
                  gconstpointer  data)
{
  g_test_summary ("Adding a provision is one step with its name; undo takes all of it, redo brings all of it.");

  assign (fixture);
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Add 1stClass@Number");
  pmap_history_undo (fixture->history);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, 0);
  pmap_history_redo (fixture->history);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, 1);
}

static void
test_refusal_leaves_no_trace (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint64 state = pmap_history_get_state (fixture->history);
  g_autoptr (PmapRecord) stranger = pmap_record_new (PMAP_TYPE_PUPIL);

  g_test_summary ("Where one part is refused, nothing of the rest stays.");

  g_assert_null (pmap_assign_provision (fixture->editor, fixture->provision, PMAP_PUPIL (stranger),
                                        pmap_date_new (14, 9, 2026), &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, 0);
  g_assert_cmpuint (pmap_history_get_state (fixture->history), ==, state);
}

static void
test_joining (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    guint day, month;
    guint from_day, from_month;
  } cases[] = {
    { 1, 9, 0, 0 },         /* before it begins: a member of the whole run */
    { 14, 9, 0, 0 },        /* on the first day */
    { 5, 10, 5, 10 },       /* in the middle: from that day */
    { 10, 10, 12, 10 },     /* on a Saturday: from the next school day */
    { 24, 10, 2, 11 },      /* in half term */
    { 4, 12, 0, 0 },        /* after it ended */
  };
  PmapIntervention *run = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (assign (fixture))));

  g_test_summary ("Who joins a running group is a member from the next school day; nobody joins twice.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PmapDate today = pmap_date_new (cases[i].day, cases[i].month, 2026);
      PmapDate from = cases[i].from_day > 0 ? pmap_date_new (cases[i].from_day, cases[i].from_month, 2026)
                                            : PMAP_DATE_NONE;
      g_autoptr (GError) error = NULL;
      g_autoptr (PmapRecord) added = pmap_record_new (PMAP_TYPE_MEMBER);
      PmapMember *member = pmap_assign_to_group (fixture->editor, run, fixture->ben, today, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (member->from, ==, from);
      g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Join 1stClass@Number");
      g_assert_null (pmap_assign_to_group (fixture->editor, run, fixture->ben, today, &error));
      g_assert_cmpstr (error->message, ==, "Ben is in 1stClass@Number already");
      pmap_history_undo (fixture->history);
      g_assert_cmpuint (pmap_record_list_get_length (run->members), ==, 1);

      /* The group's form adds members itself: with the same day. */
      g_assert_true (pmap_editor_insert (fixture->editor, run->members, PMAP_POSITION_END, added, NULL));
      g_assert_true (pmap_assign_date_joiner (fixture->editor, PMAP_MEMBER (added), today, NULL));
      g_assert_cmpuint (PMAP_MEMBER (added)->from, ==, from);
      g_assert_true (pmap_editor_remove (fixture->editor, added, NULL));
    }
}

static void
test_first_of_a_group (Fixture       *fixture,
                       gconstpointer  data)
{
  PmapIntervention *run = pmap_assign_start (fixture->editor, fixture->provision, pmap_date_new (14, 9, 2026), NULL);
  PmapMember *first, *second;

  g_test_summary ("The first to join a group that runs was in it from the start; who follows joins late.");

  first = pmap_assign_to_group (fixture->editor, run, fixture->ben, pmap_date_new (5, 10, 2026), NULL);
  g_assert_cmpuint (first->from, ==, PMAP_DATE_NONE);
  second = pmap_assign_to_group (fixture->editor, run, fixture->amira, pmap_date_new (5, 10, 2026), NULL);
  g_assert_cmpuint (second->from, ==, pmap_date_new (5, 10, 2026));
}

static void
test_leaving (Fixture       *fixture,
              gconstpointer  data)
{
  PmapIntervention *run = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (assign (fixture))));
  PmapMember *ben = pmap_assign_to_group (fixture->editor, run, fixture->ben, pmap_date_new (5, 10, 2026), NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Who leaves a group keeps the time before; the day offered is the last school day; and may come back.");

  g_assert_cmpuint (pmap_assign_find_last_day (fixture->editor, ben, pmap_date_new (23, 10, 2026)), ==,
                    pmap_date_new (23, 10, 2026));
  g_assert_cmpuint (pmap_assign_find_last_day (fixture->editor, ben, pmap_date_new (1, 11, 2026)), ==,
                    pmap_date_new (23, 10, 2026));
  g_assert_cmpuint (pmap_assign_find_last_day (fixture->editor, ben, pmap_date_new (20, 9, 2026)), ==,
                    pmap_date_new (5, 10, 2026));
  g_assert_cmpuint (pmap_assign_find_last_day (fixture->editor, ben, pmap_date_new (4, 12, 2026)), ==,
                    pmap_date_new (27, 11, 2026));

  g_assert_false (pmap_assign_leave (fixture->editor, ben, pmap_date_new (2, 10, 2026), &error));
  g_assert_cmpstr (error->message, ==, "Ben began on 5 October 2026: the last day cannot be before it");

  g_assert_true (pmap_assign_leave (fixture->editor, ben, pmap_date_new (23, 10, 2026), NULL));
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Ben leaves 1stClass@Number");
  g_assert_cmpuint (ben->to, ==, pmap_date_new (23, 10, 2026));
  g_assert_cmpuint (run->end, ==, pmap_date_new (27, 11, 2026));

  g_assert_nonnull (pmap_assign_to_group (fixture->editor, run, fixture->ben, pmap_date_new (16, 11, 2026), NULL));
  pmap_history_undo (fixture->history);
  pmap_history_undo (fixture->history);
  g_assert_cmpuint (ben->to, ==, PMAP_DATE_NONE);
  pmap_history_redo (fixture->history);
  g_assert_cmpuint (ben->to, ==, pmap_date_new (23, 10, 2026));
}

static void
test_leaving_one_to_one (Fixture       *fixture,
                         gconstpointer  data)
{
  PmapMember *member;
  PmapIntervention *run;

  g_test_summary ("One to one ends when its pupil leaves.");

  g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (fixture->provision), "group-size", "1", NULL));
  member = assign (fixture);
  run = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (member)));
  g_assert_true (pmap_assign_leave (fixture->editor, member, pmap_date_new (23, 10, 2026), NULL));
  g_assert_cmpuint (run->end, ==, pmap_date_new (23, 10, 2026));
  g_assert_cmpuint (member->to, ==, PMAP_DATE_NONE);
  pmap_history_undo (fixture->history);
  g_assert_cmpuint (run->end, ==, pmap_date_new (27, 11, 2026));
}

/* Weeks that were said as a number become those that are over; counted from the dates, they follow by themselves. */
static void
test_weeks_end_too (Fixture       *fixture,
                    gconstpointer  data)
{
  static const struct { const char *counting, *menu, *own, *end, *last_day, *weeks; } cases[] = {
    { "calendar", "10", "", "2026-11-27", "2026-10-23", "" },
    { "calendar", "", "10", "2026-11-27", "2026-10-23", "6" },
    { "calendar", "", "10", "2026-11-27", "2026-11-25", "9.6" },
    { "calendar", "", "10", "2026-11-27", "2026-11-27", "10" },
    { "calendar", "", "5", "2026-11-27", "2026-10-23", "3" },          /* half of the days, as was costed until then */
    { "calendar", "", "20", "2026-11-27", "2026-10-23", "6" },         /* more than there were */
    { "fixed", "10", "", "2026-11-27", "2026-10-23", "6" },
    { "fixed", "", "", "2026-11-27", "2026-10-23", "6" },
    { "calendar", "", "12", "", "2026-10-23", "6" },
    { "calendar", "", "4", "", "2026-10-23", "4" },
    { "calendar", "10", "", "", "2026-10-23", "" },
  };
  PmapRecord *year = PMAP_RECORD (pmap_document_get_year (fixture->document));
  PmapMember *member;
  PmapRecord *run;

  g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (fixture->provision), "group-size", "1", NULL));
  g_assert_true (pmap_editor_set_typed (fixture->editor, year, "weeks", "38", NULL));
  member = assign (fixture);
  run = pmap_record_get_owner (PMAP_RECORD (member));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PmapField *weeks = pmap_record_find_field (run, "weeks");
      g_autofree char *after = NULL, *undone = NULL;
      PmapDate last_day, end;

      g_test_message ("case %u", i);
      g_assert_true (pmap_editor_set_typed (fixture->editor, year, "counting", cases[i].counting, NULL));
      g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (fixture->provision), "weeks", cases[i].menu, NULL));
      g_assert_true (pmap_editor_set_typed (fixture->editor, run, "weeks", cases[i].own, NULL));
      g_assert_true (pmap_editor_set_typed (fixture->editor, run, "end", cases[i].end, NULL));
      end = PMAP_INTERVENTION (run)->end;
      g_assert_true (pmap_date_parse (cases[i].last_day, PMAP_DATE_NONE, &last_day, NULL));

      g_assert_true (pmap_assign_leave (fixture->editor, member, last_day, NULL));
      g_assert_cmpuint (PMAP_INTERVENTION (run)->end, ==, last_day);
      after = pmap_record_format_field (run, weeks);
      g_assert_cmpstr (after, ==, cases[i].weeks);

      if (end == last_day)
        continue;
      pmap_history_undo (fixture->history);                            /* both in one step */
      undone = pmap_record_format_field (run, weeks);
      g_assert_cmpstr (undone, ==, cases[i].own);
      g_assert_cmpuint (PMAP_INTERVENTION (run)->end, ==, end);
    }
}

static void
test_withdrawing (Fixture       *fixture,
                  gconstpointer  data)
{
  PmapIntervention *run = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (assign (fixture))));
  PmapMember *ben = pmap_assign_to_group (fixture->editor, run, fixture->ben, pmap_date_new (1, 9, 2026), NULL);

  g_test_summary ("An intervention goes with its last member, not before, each in one step.");

  g_assert_true (pmap_assign_withdraw (fixture->editor, ben, NULL));
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Remove 1stClass@Number");
  g_assert_cmpuint (pmap_record_list_get_length (run->members), ==, 1);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, 1);

  g_assert_true (pmap_assign_withdraw (fixture->editor, pmap_record_list_get (run->members, 0), NULL));
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, 0);

  pmap_history_undo (fixture->history);
  g_assert_cmpuint (pmap_record_list_get_length (run->members), ==, 1);
  pmap_history_undo (fixture->history);
  g_assert_cmpuint (pmap_record_list_get_length (run->members), ==, 2);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/assign/comes-from-the-menu", test_comes_from_the_menu);
  ADD ("/assign/starts-alike", test_starts_alike);
  ADD ("/assign/one-step", test_is_one_step);
  ADD ("/assign/refusal", test_refusal_leaves_no_trace);
  ADD ("/assign/joining", test_joining);
  ADD ("/assign/first-of-a-group", test_first_of_a_group);
  ADD ("/assign/leaving", test_leaving);
  ADD ("/assign/leaving-one-to-one", test_leaving_one_to_one);
  ADD ("/assign/weeks-end-too", test_weeks_end_too);
  ADD ("/assign/withdrawing", test_withdrawing);

  return g_test_run ();
}
