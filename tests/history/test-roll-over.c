/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rolling a map over to the next school year: who moves up, who leaves, what is carried on; that the preview is the result, that one
 * undo brings back the same bytes, and that no figure of the year that is over moves. The last three on maps made by chance, too.
 *
 * PMAP_TEST_SCALE multiplies the number of maps. */

#include "config.h"

#include "history/pmap-roll-over.h"

#include "calc/pmap-advice.h"
#include "calc/pmap-ledger.h"
#include "model/pmap-due.h"
#include "model/pmap-past-year.h"
#include "model/pmap-pupil.h"
#include "model/pmap-school-days.h"
#include "model/pmap-target.h"
#include "model/pmap-term.h"
#include "shared/mended-map.h"
#include "xml/pmap-xml-write.h"

#define MAPS 60

static PmapDocument *
make_map (void)
{
  PmapDocument *document = pmap_document_new ();
  gpointer year = pmap_document_get_year (document), role, run, pupil;

  map_set (document->school, "phase", "primary");
  map_set (year, "start", "2026-09-01");
  map_set (year, "end", "2027-08-31");
  map_add (map_list (year, "terms"), "autumn", "name", "Autumn", "start", "2026-09-02", "end", "2026-12-18", NULL);
  map_add (map_list (year, "terms"), "summer", "name", "Summer", "start", "2027-04-12", "end", "2027-07-21", NULL);
  map_add (map_list (year, "closures"), NULL, "name", "Half term", "start", "2026-10-26", "end", "2026-10-30", NULL);
  role = map_add (document->staff_roles, "ta", "name", "Teaching assistant", NULL);
  map_add (document->rate_sets, "own", "name", "Own", NULL);
  map_add (map_list (role, "rates"), NULL, "set", "own", "from", "2026-04-01", "hourly", "13.47", NULL);
  map_add (document->provisions, "p", "name", "Reading", "minutes", "30", "sessions-per-week", "3", NULL);
  pupil = map_add (document->pupils, "amira", "given-name", "Amira", "year-group", "3", "class", "3B", NULL);
  map_add (map_list (pupil, "targets"), "t-1", "specific", "Reads", "status", "open", "set", "2026-10-01", "intervention", "i-1", NULL);
  map_add (map_list (pupil, "targets"), "t-2", "specific", "Spells", "status", "met", NULL);
  pupil = map_add (document->pupils, "ben", "given-name", "Ben", "year-group", "6", "class", "6B", "sen", "K", NULL);
  map_add (map_list (pupil, "needs"), NULL, "type", "SEMH", NULL);
  map_add (map_list (pupil, "targets"), "t-3", "specific", "Waits", "status", "open", "review", "2027-06-01", NULL);
  map_add (document->pupils, "chidi", "given-name", "Chidi", "year-group", "R", "class", "Rowan", NULL);
  map_add (document->pupils, "dana", "given-name", "Dana", NULL);
  run = map_add (document->interventions, "i-1", "provision", "p", "name", "Years 3 and 6", "start", "2026-09-14", "end", "2027-07-16", NULL);
  map_add (map_list (run, "staffing"), NULL, "role", "ta", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "amira", "baseline", "10", "exit", "22", "note", "Keen", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "ben", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "chidi", "to", "2026-12-18", NULL);
  run = map_add (document->interventions, "i-2", "provision", "p", "name", "Leavers", "end", "2027-07-16", NULL);
  map_add (map_list (run, "staffing"), NULL, "role", "ta", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "ben", NULL);
  run = map_add (document->interventions, "i-3", "provision", "p", "start", "2026-09-14", "end", "2026-12-18", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "amira", NULL);
  return document;
}

static char *
write_map (PmapDocument *document)
{
  g_autoptr (GBytes) bytes = pmap_xml_write (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static PmapBulkRow *
find_row (PmapBulkPlan *plan,
          const char   *part,
          const char   *name)
{
  GListModel *rows = pmap_bulk_plan_get_rows (plan);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PmapBulkRow) row = g_list_model_get_item (rows, i);

      if (g_strcmp0 (pmap_bulk_row_get_part (row), part) == 0 && g_strcmp0 (pmap_bulk_row_get_name (row), name) == 0)
        return row;
    }
  return NULL;
}

static void
assert_row (PmapBulkPlan *plan,
            const char   *part,
            const char   *name,
            const char   *before,
            const char   *after,
            const char   *remark)
{
  PmapBulkRow *row = find_row (plan, part, name);

  g_assert_nonnull (row);
  g_assert_cmpstr (pmap_bulk_row_get_before (row), ==, before);
  g_assert_cmpstr (pmap_bulk_row_get_after (row), ==, after);
  g_assert_cmpstr (pmap_bulk_row_get_remark (row), ==, remark);
}

static void
test_preview_says_each_thing (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autofree char *before = write_map (document), *after = NULL, *summary = NULL;
  g_autoptr (GError) error = NULL;
  const PmapRollOver request = { .to = 2027 };
  g_autoptr (PmapBulkPlan) plan = pmap_roll_over_plan (document, &request, &error);

  g_assert_no_error (error);
  assert_row (plan, PMAP_ROLL_OVER_YEAR, "School year", "2026/27", "2027/28", NULL);
  assert_row (plan, PMAP_ROLL_OVER_TERM, "Autumn", "2 September 2026 to 18 December 2026", "1 September 2027 to 17 December 2027",
              "last year’s, 52 weeks on: please put in the school’s own");
  assert_row (plan, PMAP_ROLL_OVER_UP, "Amira", "Year 3, 3B", "Year 4, 4B", NULL);
  assert_row (plan, PMAP_ROLL_OVER_UP, "Chidi", "Reception, Rowan", "Year 1, Rowan",
              "“Rowan” does not say what it becomes: the class stays as it is");
  assert_row (plan, PMAP_ROLL_OVER_LEAVER, "Ben", "Year 6, 6B", "left on 21 July 2027", NULL);
  assert_row (plan, PMAP_ROLL_OVER_CARRIED, "Reading, Years 3 and 6", "14 September 2026 to 16 July 2027",
              "13 September 2027 to 14 July 2028", "1 of 3 pupils");
  assert_row (plan, PMAP_ROLL_OVER_ENDED, "Reading, Leavers", "1 September 2026 to 16 July 2027", NULL,
              "nobody who was in it at the end is still here");
  assert_row (plan, PMAP_ROLL_OVER_TARGET, "Amira", "Reads", NULL, NULL);
  assert_row (plan, NULL, "Dana", NULL, NULL, "the map does not say the year group");
  summary = pmap_bulk_plan_describe (plan);
  g_assert_cmpstr (summary, ==, "2 pupils move up. 1 pupil leaves, and is kept. 1 group is carried on. 1 group ends with the year. "
                                "1 open target is carried on. 1 is left out.");
  after = write_map (document);
  g_assert_cmpstr (before, ==, after);
}

static void
test_rolled_map_is_of_the_next_year (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autofree char *before = write_map (document), *undone = NULL;
  g_autoptr (GError) error = NULL;
  const PmapRollOver request = { 0 };
  g_autoptr (PmapBulkPlan) plan = pmap_roll_over_plan (document, &request, &error);
  PmapIntervention *run = pmap_document_find (document, "i-1"), *next;
  PmapMember *member;
  PmapPupil *amira = pmap_document_find (document, "amira"), *ben = pmap_document_find (document, "ben");
  PmapTarget *target;
  PmapSchoolDays days_before = pmap_school_days_count (pmap_document_get_year (document)), days_after;

  pmap_bulk_plan_apply (plan, editor, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pmap_history_get_undo_label (pmap_editor_get_history (editor)), ==, "Roll over to 2027/28");
  g_assert_cmpuint (PMAP_YEAR (document->year)->start, ==, pmap_date_new (1, 9, 2027));
  g_assert_cmpuint (PMAP_YEAR (document->year)->end, ==, pmap_date_new (31, 8, 2028));
  g_assert_cmpuint (pmap_record_list_get_length (PMAP_YEAR (document->year)->past), ==, 1);
  days_after = pmap_school_days_count (pmap_document_get_year (document));
  g_assert_cmpuint (days_after.pupils, ==, days_before.pupils);       /* and not those of both years */

  g_assert_cmpstr (amira->class_name, ==, "4B");
  g_assert_false (pmap_pupil_is_archived (amira));
  g_assert_true (pmap_pupil_is_archived (ben));
  g_assert_cmpstr (ben->class_name, ==, "6B");

  next = pmap_record_list_get (document->interventions, 1);
  g_assert_cmpstr (next->follows, ==, "i-1");
  g_assert_cmpuint (run->end, ==, pmap_date_new (16, 7, 2027));
  g_assert_cmpuint (pmap_record_list_get_length (run->members), ==, 3);
  g_assert_cmpuint (pmap_record_list_get_length (next->members), ==, 1);
  member = pmap_record_list_get (next->members, 0);
  g_assert_cmpstr (member->pupil, ==, "amira");
  g_assert_cmpint (member->baseline, ==, 22 * PMAP_DECIMAL_ONE);
  g_assert_cmpint (member->exit, ==, PMAP_UNSET);
  g_assert_null (member->note);
  g_assert_cmpuint (next->review, ==, pmap_date_new (17, 12, 2027));

  g_assert_cmpuint (pmap_record_list_get_length (amira->targets), ==, 3);
  target = pmap_record_list_get (amira->targets, 1);
  g_assert_cmpstr (target->continues, ==, "t-1");
  g_assert_cmpstr (target->intervention, ==, pmap_record_get_id (PMAP_RECORD (next)));
  g_assert_cmpint (((PmapTarget *) pmap_record_list_get (amira->targets, 0))->status, ==, PMAP_TARGET_CARRIED_ON);

  pmap_history_undo (pmap_editor_get_history (editor));
  undone = write_map (document);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_nothing_is_asked_of_who_left (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  const PmapRollOver request = { 0 };
  PmapRecord *ben = pmap_document_find (document, "ben");
  PmapDate today = pmap_date_new (20, 9, 2027);

  g_test_summary ("Whose open needs and reviews were told of before is on no list of what is due, and in no advice, once gone.");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
      g_autoptr (PmapIssues) issues = pmap_issues_new ();
      g_autoptr (GArray) due = pmap_due_list (document, today, pmap_due_find_until (today));
      g_autoptr (PmapBulkPlan) plan = NULL;
      gboolean is_due = FALSE;

      for (guint j = 0; j < due->len; j++)
        is_due |= pmap_record_is_inside (PMAP_RECORD (g_array_index (due, PmapDue, j).record), ben);
      pmap_advice_find (ledger, today, ben, issues);
      g_assert_cmpint (is_due, ==, i == 0);
      g_assert_cmpint (issues->len > 0, ==, i == 0);
      if (i > 0)
        break;
      plan = pmap_roll_over_plan (document, &request, NULL);
      g_assert_true (pmap_bulk_plan_apply (plan, editor, NULL));
    }
}

static void
test_twice_is_refused (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (GError) error = NULL;
  const PmapRollOver request = { .to = 2027 }, later = { .to = 2030 };
  g_autoptr (PmapBulkPlan) plan = pmap_roll_over_plan (document, &request, NULL);

  pmap_bulk_plan_apply (plan, editor, &error);
  g_assert_no_error (error);
  g_assert_null (pmap_roll_over_plan (document, &request, &error));
  g_assert_cmpstr (error->message, ==, "This map is for 2027/28 already: it was rolled over before");
  g_clear_error (&error);
  g_assert_null (pmap_roll_over_plan (document, &later, &error));
  g_assert_cmpstr (error->message, ==,
                   "A map is rolled over a year at a time: not to 2030/31, for this one is for 2027/28, and next is 2028/29");
  g_clear_error (&error);
  /* A plan of a map that has changed since is one of another map. */
  g_assert_false (pmap_bulk_plan_apply (plan, editor, &error));
  g_assert_cmpstr (error->message, ==, "The map has changed meanwhile: please look again at what would be done");
}

static void
test_classes_as_typed (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (GError) error = NULL;
  const PmapRollOver request = { .classes = "rowan = Elm; 3B=4 Ash" }, wrong = { .classes = "Oak = Elm" }, odd = { .classes = "Rowan" };
  g_autoptr (PmapBulkPlan) plan = pmap_roll_over_plan (document, &request, &error);

  g_assert_no_error (error);
  assert_row (plan, PMAP_ROLL_OVER_UP, "Chidi", "Reception, Rowan", "Year 1, Elm", NULL);
  assert_row (plan, PMAP_ROLL_OVER_UP, "Amira", "Year 3, 3B", "Year 4, 4 Ash", NULL);
  g_assert_null (pmap_roll_over_plan (document, &wrong, &error));
  g_assert_cmpstr (error->message, ==, "No pupil is in a class called “oak”");
  g_clear_error (&error);
  g_assert_null (pmap_roll_over_plan (document, &odd, &error));
  g_assert_cmpstr (error->message, ==, "“Rowan” does not say what becomes of a class: it is written as in “Oak = Elm”");
}

static void
test_who_is_spared_stays (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (GHashTable) spared = g_hash_table_new (g_str_hash, g_str_equal);
  const PmapRollOver request = { .spared = spared };
  g_autoptr (PmapBulkPlan) plan = NULL;

  g_hash_table_add (spared, (gpointer) "ben");
  g_hash_table_add (spared, (gpointer) "i-1");
  plan = pmap_roll_over_plan (document, &request, NULL);
  assert_row (plan, NULL, "Ben", NULL, NULL, "stays in the same year, as you chose");
  assert_row (plan, NULL, "Reading, Years 3 and 6", NULL, NULL, "ends with the year, as you chose");
  g_assert_cmpuint (pmap_bulk_plan_count (plan, PMAP_ROLL_OVER_CARRIED), ==, 1);      /* Ben's */
}

static void
test_new_terms_that_are_known (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  const PmapRollOver request = { 0 };
  g_autoptr (PmapBulkPlan) plan = NULL;
  PmapYear *year;

  map_add (map_list (document->year, "terms"), "next", "name", "Autumn 27", "start", "2027-09-06", "end", "2027-12-17", NULL);
  plan = pmap_roll_over_plan (document, &request, NULL);
  year = PMAP_YEAR (pmap_bulk_plan_get_result (plan)->year);
  g_assert_cmpuint (pmap_record_list_get_length (year->terms), ==, 1);
  g_assert_cmpuint (pmap_record_list_get_length (((PmapPastYear *) pmap_record_list_get (year->past, 0))->terms), ==, 2);
  assert_row (plan, PMAP_ROLL_OVER_TERM, "Autumn 27", NULL, "6 September 2027 to 17 December 2027", "in the map already");
}

static void
test_parse_year (void)
{
  static const struct
  {
    const char *typed;
    guint year;
  } cases[] = {
    { "2027/28", 2027 }, { "2027-28", 2027 }, { "2027/2028", 2027 }, { "2027", 2027 }, { "2099/00", 2099 },
    { "2027/29", 0 }, { "27/28", 0 }, { "", 0 }, { "2027/", 0 }, { "2027/28x", 0 }, { "next", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint year = 0;

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpint (pmap_roll_over_parse_year (cases[i].typed, &year), ==, cases[i].year != 0);
      if (cases[i].year != 0)
        g_assert_cmpuint (year, ==, cases[i].year);
    }
}

/* --- by chance --- */

static PmapDocument *
make_school (GRand *random)
{
  PmapDocument *document = mended_map_new (random, g_rand_int_range (random, 1, 30), g_rand_int_range (random, 0, 20));

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      gpointer pupil = pmap_record_list_get (document->pupils, i);
      const PmapChoice *year = &pmap_year_groups[g_rand_int_range (random, 0, 10)];
      g_autofree char *class_name = g_strdup_printf ("%s%c", year->nick, 'A' + g_rand_int_range (random, 0, 2));

      map_set (pupil, "year-group", year->nick);
      map_set (pupil, "class", class_name);
    }
  return document;
}

/* What every run that was in the map costs in the year that is over, and in all. */
static GArray *
list_costs (PmapDocument *document,
            GPtrArray    *ids,
            gboolean      is_whole)
{
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  GArray *costs = g_array_new (FALSE, FALSE, sizeof (gint64));
  PmapPeriod old = pmap_period_dates (pmap_date_new (1, 9, 2026), pmap_date_new (31, 8, 2027)), whole = pmap_period_whole_run ();

  pmap_ledger_set_period (ledger, is_whole ? &whole : &old);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 total = pmap_ledger_get_cost (ledger, pmap_document_find (document, ids->pdata[i]))->total;

      g_array_append_val (costs, total);
    }
  return costs;
}

/* A run that is over stays as it was, and so does one that has no dates. */
static GPtrArray *
list_runs (PmapDocument *document)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < pmap_record_list_get_length (document->interventions); i++)
    {
      PmapIntervention *run = pmap_record_list_get (document->interventions, i);

      if (run->start != PMAP_DATE_NONE && run->start <= run->end && run->end <= pmap_date_new (31, 8, 2027)
          && run->start >= pmap_date_new (1, 9, 2026))
        g_ptr_array_add (ids, g_strdup (pmap_record_get_id (PMAP_RECORD (run))));
    }
  return ids;
}

static guint
count_changed_pupils (PmapDocument *before,
                      PmapDocument *after)
{
  guint n = 0;

  for (guint i = 0; i < pmap_record_list_get_length (before->pupils); i++)
    {
      PmapPupil *one = pmap_record_list_get (before->pupils, i);
      PmapPupil *other = pmap_document_find (after, pmap_record_get_id (PMAP_RECORD (one)));

      n += one->year_group != other->year_group;
    }
  return n;
}

static void
test_preview_is_the_result (void)
{
  g_autoptr (GRand) random = random_map_start ();
  guint n_costs = 0;

  g_test_summary ("On maps by chance: the preview is the result, each line of it is true, one undo gives back the same bytes, and what "
                  "was costed in the year that is over stays to the penny.");

  for (guint n = random_map_scale (MAPS); n > 0; n--)
    {
      g_autoptr (PmapDocument) document = make_school (random);
      g_autoptr (PmapEditor) editor = pmap_editor_new (document);
      const PmapRollOver request = { .ends_groups = g_rand_int_range (random, 0, 4) == 0 };
      g_autoptr (GPtrArray) ids = list_runs (document);
      g_autoptr (GArray) costs = list_costs (document, ids, FALSE), whole = list_costs (document, ids, TRUE), costs_after = NULL,
                         whole_after = NULL;
      g_autofree char *before = write_map (document), *planned = NULL, *done = NULL, *undone = NULL, *redone = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PmapBulkPlan) plan = pmap_roll_over_plan (document, &request, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (pmap_bulk_plan_count (plan, PMAP_ROLL_OVER_UP), ==,
                        count_changed_pupils (document, pmap_bulk_plan_get_result (plan)));
      g_assert_cmpuint (pmap_record_list_get_length (pmap_bulk_plan_get_result (plan)->interventions), ==,
                        pmap_record_list_get_length (document->interventions) + pmap_bulk_plan_count (plan, PMAP_ROLL_OVER_CARRIED));
      planned = write_map (pmap_bulk_plan_get_result (plan));
      pmap_bulk_plan_apply (plan, editor, &error);
      g_assert_no_error (error);
      done = write_map (document);
      g_assert_cmpstr (done, ==, planned);
      costs_after = list_costs (document, ids, FALSE);
      whole_after = list_costs (document, ids, TRUE);
      n_costs += ids->len;
      g_assert_cmpmem (costs->data, costs->len * sizeof (gint64), costs_after->data, costs_after->len * sizeof (gint64));
      g_assert_cmpmem (whole->data, whole->len * sizeof (gint64), whole_after->data, whole_after->len * sizeof (gint64));
      pmap_history_undo (pmap_editor_get_history (editor));
      undone = write_map (document);
      g_assert_cmpstr (undone, ==, before);
      pmap_history_redo (pmap_editor_get_history (editor));
      redone = write_map (document);
      g_assert_cmpstr (redone, ==, planned);
    }
  g_test_message ("%u runs of the year before", n_costs);
  g_assert_cmpuint (n_costs, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roll-over/preview-says-each-thing", test_preview_says_each_thing);
  g_test_add_func ("/roll-over/rolled-map-is-of-the-next-year", test_rolled_map_is_of_the_next_year);
  g_test_add_func ("/roll-over/nothing-is-asked-of-who-left", test_nothing_is_asked_of_who_left);
  g_test_add_func ("/roll-over/twice-is-refused", test_twice_is_refused);
  g_test_add_func ("/roll-over/classes-as-typed", test_classes_as_typed);
  g_test_add_func ("/roll-over/who-is-spared-stays", test_who_is_spared_stays);
  g_test_add_func ("/roll-over/new-terms-that-are-known", test_new_terms_that_are_known);
  g_test_add_func ("/roll-over/parse-year", test_parse_year);
  g_test_add_func ("/roll-over/preview-is-the-result", test_preview_is_the_result);
  return g_test_run ();
}
