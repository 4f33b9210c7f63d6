/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Giving a pupil a provision and taking it away: one step each, and what the menu says comes along. */

#include "config.h"

#include "history/pmap-assign.h"

#include "base/pmap-error.h"
#include "model/pmap-resource.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-staffing.h"

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
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const typed[][2] = {
    { "minutes", "30" }, { "preparation-minutes", "10" }, { "sessions-per-week", "3" }, { "group-size", "4" },
    { "purpose", "To be secure with numbers to 20" },
  };
  PmapRecord *role, *resource;

  fixture->document = pmap_document_new ();
  fixture->editor = pmap_editor_new (fixture->document);
  fixture->history = pmap_editor_get_history (fixture->editor);
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
                                              pmap_date_new (14, 9, 2026), pmap_date_new (27, 11, 2026), &error);

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

  g_test_summary ("Where one part is refused, nothing of the rest stays.");

  g_assert_null (pmap_assign_provision (fixture->editor, fixture->provision, fixture->amira,
                                        pmap_date_new (27, 11, 2026), pmap_date_new (14, 9, 2026), &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE);
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
    gboolean dated;
  } cases[] = {
    { 1, 9, FALSE },      /* before it begins: a member of the whole run */
    { 14, 9, FALSE },     /* on the first day */
    { 5, 10, TRUE },      /* in the middle: from that day */
    { 4, 12, FALSE },     /* after it ended */
  };
  PmapIntervention *run = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (assign (fixture))));

  g_test_summary ("Who joins a running group is a member from that day; nobody joins twice.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PmapDate today = pmap_date_new (cases[i].day, cases[i].month, 2026);
      g_autoptr (GError) error = NULL;
      PmapMember *member = pmap_assign_to_group (fixture->editor, run, fixture->ben, today, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (member->from, ==, cases[i].dated ? today : PMAP_DATE_NONE);
      g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Join 1stClass@Number");
      g_assert_null (pmap_assign_to_group (fixture->editor, run, fixture->ben, today, &error));
      g_assert_cmpstr (error->message, ==, "Ben is in 1stClass@Number already");
      pmap_history_undo (fixture->history);
      g_assert_cmpuint (pmap_record_list_get_length (run->members), ==, 1);
    }
}

static void
test_withdrawing (Fixture       *fixture,
                  gconstpointer  data)
{
  PmapIntervention *run = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (assign (fixture))));
  PmapMember *ben = pmap_assign_to_group (fixture->editor, run, fixture->ben, PMAP_DATE_NONE, NULL);

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
  ADD ("/assign/one-step", test_is_one_step);
  ADD ("/assign/refusal", test_refusal_leaves_no_trace);
  ADD ("/assign/joining", test_joining);
  ADD ("/assign/withdrawing", test_withdrawing);

  return g_test_run ();
}
