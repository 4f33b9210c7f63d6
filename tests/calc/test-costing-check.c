/* SPDX-License-Identifier: GPL-3.0-or-later */

/* May it be costed? */

#include "config.h"

#include "calc-map.h"
#include "calc/pmap-costing-check.h"

/* Asserts the messages, one a line. */
static void
assert_issues (PmapDocument *document,
               const char   *expected)
{
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  pmap_costing_check (ledger, PMAP_LOAD_LIMIT, issues);
  for (guint i = 0; i < issues->len; i++)
    {
      const PmapIssue *issue = issues->pdata[i];

      g_assert_cmpint (issue->severity, ==, PMAP_SEVERITY_WARNING);
      /* Whom it is about, and what it has in common with others: of every one, also of those that the costing adds. */
      g_assert_nonnull (issue->who);
      g_assert_true (issue->kind != &pmap_issue_kind_other);
      g_string_append_printf (text, "%s%s %s: %s", i > 0 ? "\n" : "", issue->id,
                              issue->field != NULL ? issue->field : "-", issue->message);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static PmapIntervention *
make_good (PmapDocument *document,
           const char   *id)
{
  PmapIntervention *good = map_add (document->interventions, id, "provision", "p", "start", "2026-09-14",
                                    "end", "2026-11-27", "review", "2026-11-30", "minutes", "30",
                                    "sessions-per-week", "1", NULL);

  add_members (good, "u-amira", NULL);
  return good;
}

static void
test_complete (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *good = make_good (document, "i");

  assert_issues (document, "");
  map_set (good, "review", "");
  map_set (good, "end", "");
  map_remove (pmap_record_list_get (good->members, 0));
  assert_issues (document,
                 "i end: A first and a last day are needed, so that the cost falls in the right term\n"
                 "i review: There is no review date\n"
                 "i members: There are no members yet, so it costs nothing until somebody is in it");
  map_set (pmap_document_find (document, "p"), "tier", "universal");
  assert_issues (document,
                 "i end: A first and a last day are needed, so that the cost falls in the right term\n"
                 "i review: There is no review date\n"
                 "i members: There are no members yet");
}

static void
test_purpose (void)
{
  static const struct { const char *provision, *group; gboolean support, free_time; } cases[] = {
    { "In-class support", "", TRUE, FALSE },
    { "TA support in English", "", TRUE, FALSE },
    { "Support", "General support, 3B", TRUE, FALSE },
    { "Lunchtime club", "", FALSE, TRUE },
    { "Supervision", "Break and lunch", FALSE, TRUE },
    { "Nurture breakfast", "", FALSE, FALSE },
    { "Breakthrough to literacy", "", FALSE, FALSE },
    { "Speech support", "", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = make_school ();
      PmapIntervention *good = make_good (document, "i");
      gpointer provision = pmap_document_find (document, "p");

      map_set (provision, "name", cases[i].provision);
      map_set (good, "name", cases[i].group);
      assert_issues (document,
                     cases[i].support ? "i outcome: Support in class needs an intended outcome to be costed"
                     : cases[i].free_time
                       ? "i outcome: Support at breaks or lunch needs a purpose or an outcome to be costed" : "");
      map_set (provision, "purpose", "To practise turn-taking in play");
      assert_issues (document, cases[i].support ? "i outcome: Support in class needs an intended outcome to be costed" : "");
      map_set (good, "outcome", "Begins a task within a minute");
      assert_issues (document, "");
    }
}

static void
test_tier (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *good = make_good (document, "i");

  map_set (pmap_document_find (document, "p"), "tier", "universal");
  assert_issues (document, "");
  map_add (good->resources, NULL, "name", "Book", "cost", "5", NULL);
  assert_issues (document,
                 "i staffing: “Universal” is for every pupil and is never costed, so its staff and resources count as £0.00");
}

static void
test_cost_issues (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *good = make_good (document, "i");

  map_set (good, "minutes", "");
  assert_issues (document, "i minutes: Nobody says how long a session is, so its staff count as £0.00");
}

/* What is pointed out of one field, with nothing else said, and once. */
static void
test_nothing_of_it (void)
{
  static const struct { const char *field, *value, *expected; } cases[] = {
    { "sessions-per-week", "0", "i sessions-per-week: It takes place 0 times a week, so its sessions count as £0.00" },
    { "weeks", "0", "i weeks: It goes on for 0 weeks, so its sessions count as £0.00" },
    { "minutes", "0", "i minutes: A session is said to last 0 minutes, so its staff count as £0.00" },
    { "group-size", "1", "i group-size: It is one to one, but 3 pupils are in it at the same time and share the cost:"
                         " is each taught in turn?" },
    { "group-size", "2", "i group-size: 3 pupils are in it at the same time, more than its 2 places" },
    { "group-size", "3", "" },
    { "group-size", "0", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = make_school ();
      PmapIntervention *good = make_good (document, "i");
      gpointer provision = pmap_document_find (document, "p");

      add_members (good, "u-ben", "u-chidi", NULL);
      map_set (good, cases[i].field, cases[i].value);
      assert_issues (document, cases[i].expected);
      map_set (good, cases[i].field, "");
      if (g_str_equal (cases[i].field, "group-size"))
        {
          map_set (provision, "group-size", cases[i].value);
          assert_issues (document, cases[i].expected);
          map_set (provision, "taught", "One to one, each in turn");
          assert_issues (document, "");
        }
    }
}

static void
test_no_staff (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *good = make_good (document, "i");

  map_add (good->staffing, NULL, "role", "ta", "count", "0", NULL);
  assert_issues (document, "i staffing: A line of its staff says 0 people, so that line counts as £0.00");
}

static void
test_lump_sum (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *good = make_good (document, "i");

  g_test_summary ("What is bought once needs neither sessions nor weeks; a price each session does.");
  map_set (pmap_document_find (document, "p"), "role", "");
  map_set (good, "sessions-per-week", "");
  map_set (good, "minutes", "");
  map_add (good->resources, "r", "name", "Training", "cost", "1000", NULL);
  assert_issues (document, "");
  map_set (good, "sessions-per-week", "0");
  assert_issues (document, "");
  map_set (good, "sessions-per-week", "");
  map_add (good->resources, NULL, "name", "Visit", "cost", "85", "basis", "session", NULL);
  assert_issues (document, "i sessions-per-week: Nobody says how often it takes place, so its sessions count as £0.00");
}

static void
test_twice (void)
{
  static const struct { const char *from, *to, *again_from, *again_to, *since; } cases[] = {
    { "", "", "", "", "14 September 2026" },
    { "", "", "2026-10-05", "2026-10-09", "5 October 2026" },
    { "2026-10-05", "", "", "", "5 October 2026" },
    { "", "2026-10-05", "2026-10-05", "", "5 October 2026" },
    { "", "2026-10-04", "2026-10-05", "", NULL },
    { "", "", "2026-11-28", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = make_school ();
      PmapIntervention *good = make_good (document, "i");
      gpointer member = pmap_record_list_get (good->members, 0);
      g_autofree char *expected = g_strdup_printf ("i members: A pupil is in it twice at the same time from %s,"
                                                   " so is charged twice", cases[i].since);

      add_members (good, "u-ben", NULL);
      map_set (member, "from", cases[i].from);
      map_set (member, "to", cases[i].to);
      map_add (good->members, NULL, "pupil", "u-amira", "from", cases[i].again_from, "to", cases[i].again_to, NULL);
      assert_issues (document, cases[i].since != NULL ? expected : "");
      map_set (pmap_document_find (document, "p"), "tier", "universal");
      assert_issues (document, cases[i].since != NULL ? expected : "");
    }
}

static void
test_load (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *last = NULL;
  gpointer member;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%u", i);

      last = make_good (document, id);
      map_set (last, "group-size", "2");
    }
  assert_issues (document,
                 "u-amira -: In 5 interventions at once from 14 September 2026: of so many it is hard to tell which one works");
  member = pmap_record_list_get (last->members, 0);
  map_set (member, "from", "2026-11-02");
  assert_issues (document,
                 "i4 members: Nobody is a member from 14 September 2026 to 1 November 2026, so these days count as £0.00\n"
                 "u-amira -: In 5 interventions at once from 2 November 2026: of so many it is hard to tell which one works");
  map_set (last, "start", "2026-11-02");
  map_set (pmap_record_list_get (((PmapIntervention *) pmap_document_find (document, "i0"))->members, 0),
           "to", "2026-11-01");
  map_set (pmap_document_find (document, "i0"), "end", "2026-11-01");
  assert_issues (document, "");
}

/* A number of weeks that does not fit between the dates: the run's own, the menu's, or the year's. */
static void
test_beyond_dates (void)
{
  static const struct { const char *counting, *menu, *own, *start, *end, *message; } cases[] = {
    { "calendar", "", "10", "2026-09-14", "2026-11-27", NULL },
    { "calendar", "", "10.5", "2026-09-14", "2026-11-27",
      "10.5 weeks are costed, but only 10 school weeks lie between its dates" },
    { "calendar", "", "12", "2026-09-14", "2026-10-21",
      "12 weeks are costed, but only 5.6 school weeks lie between its dates" },
    { "calendar", "", "6", "2026-09-14", "2026-10-21", NULL },
    { "calendar", "", "6.1", "2026-09-14", "2026-10-21",
      "6.1 weeks are costed, but only 5.6 school weeks lie between its dates" },
    { "calendar", "", "2", "2026-09-14", "2026-09-18",
      "2 weeks are costed, but only 1 school week lies between its dates" },
    { "calendar", "12", "", "2026-09-14", "2026-10-21", NULL },       /* the days are counted */
    { "fixed", "12", "", "2026-09-14", "2026-10-21",
      "12 weeks are costed, but only 5.6 school weeks lie between its dates" },
    { "fixed", "", "", "2026-09-14", "2026-10-21",
      "38 weeks are costed, but only 5.6 school weeks lie between its dates" },
    /* Paid weeks of a whole year. */
    { "calendar", "", "45", "2026-09-01", "2027-08-31", NULL },
    { "calendar", "", "45", "2026-09-03", "2027-07-21", NULL },
    { "fixed", "", "", "2026-09-03", "2027-07-21", NULL },
    { "calendar", "", "45", "2027-01-04", "2027-07-21",
      "45 weeks are costed, but only 24.2 school weeks lie between its dates" },
    /* In the holidays, and where the calendar knows nothing. */
    { "calendar", "", "1", "2026-10-26", "2026-10-30", NULL },
    { "calendar", "", "12", "2026-06-01", "2026-10-21", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = make_school ();
      PmapIntervention *good = make_good (document, "i");
      g_autofree char *expected = NULL;

      g_test_message ("case %u", i);
      map_set (pmap_document_get_year (document), "counting", cases[i].counting);
      map_set (pmap_document_find (document, "p"), "weeks", cases[i].menu);
      map_set (good, "weeks", cases[i].own);
      map_set (good, "start", cases[i].start);
      map_set (good, "end", cases[i].end);
      expected = g_strconcat (cases[i].message != NULL ? "i weeks: " : "", cases[i].message, NULL);
      assert_issues (document, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/costing-check/complete", test_complete);
  g_test_add_func ("/costing-check/purpose", test_purpose);
  g_test_add_func ("/costing-check/tier", test_tier);
  g_test_add_func ("/costing-check/cost-issues", test_cost_issues);
  g_test_add_func ("/costing-check/nothing-of-it", test_nothing_of_it);
  g_test_add_func ("/costing-check/no-staff", test_no_staff);
  g_test_add_func ("/costing-check/lump-sum", test_lump_sum);
  g_test_add_func ("/costing-check/twice", test_twice);
  g_test_add_func ("/costing-check/beyond-dates", test_beyond_dates);
  g_test_add_func ("/costing-check/load", test_load);
  return g_test_run ();
}
