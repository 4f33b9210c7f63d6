/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of a run that changed from a date: which they are, where a run may be cut, and what is wrong with a chain. */

#include "config.h"

#include "model/pmap-intervention-chain.h"

#include "base/pmap-issue.h"
#include "model/pmap-record-list-private.h"
#include "shared/map.h"

typedef struct
{
  PmapDocument *document;
  PmapIntervention *one, *two, *three;
} Fixture;

static gpointer
add_run (PmapDocument *document,
         const char   *id,
         const char   *start,
         const char   *end,
         const char   *follows)
{
  gpointer run = map_add (document->interventions, id, "provision", "p", "start", start, "end", end, NULL);

  map_set (run, "follows", follows);
  map_add (map_list (run, "members"), NULL, "pupil", "amira", NULL);
  return run;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  PmapDocument *document = fixture->document = pmap_document_new ();
  gpointer year = pmap_document_get_year (document);

  map_set (year, "start", "2026-09-01");
  map_set (year, "end", "2027-08-31");
  map_add (map_list (year, "terms"), "autumn", "name", "Autumn", "start", "2026-09-02", "end", "2026-12-18", NULL);
  map_add (document->provisions, "p", "name", "Reading", "minutes", "60", "sessions-per-week", "1", NULL);
  map_add (document->pupils, "amira", "given-name", "Amira", NULL);
  fixture->three = add_run (document, "i-3", "2026-11-23", "2026-12-18", "i-2");
  fixture->one = add_run (document, "i-1", "2026-09-07", "2026-10-11", "");
  fixture->two = add_run (document, "i-2", "2026-10-12", "2026-11-22", "i-1");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->document);
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  PmapIntervention *other;
  guint position;

  g_test_summary ("Who carries on whom is looked for once, and anew after each change that moves it.");

  g_assert_true (pmap_intervention_find_next (fixture->one) == fixture->two);
  map_set (fixture->two, "follows", "");
  g_assert_null (pmap_intervention_find_next (fixture->one));
  map_set (fixture->three, "follows", "i-1");
  g_assert_true (pmap_intervention_find_next (fixture->one) == fixture->three);
  g_assert_null (pmap_intervention_find_next (fixture->two));
  map_set (fixture->two, "follows", "i-1");
  g_assert_true (pmap_intervention_find_next (fixture->one) == fixture->three);      /* the first in the map */
  g_assert_true (pmap_record_list_get_position (fixture->document->interventions, PMAP_RECORD (fixture->three), &position));
  _pmap_record_list_remove (fixture->document->interventions, position);
  g_assert_true (pmap_intervention_find_next (fixture->one) == fixture->two);
  other = add_run (fixture->document, "i-4", "2026-11-23", "2026-12-18", "i-2");
  g_assert_true (pmap_intervention_find_next (fixture->two) == other);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  PmapIntervention *const all[] = { fixture->one, fixture->two, fixture->three };

  g_test_summary ("First, previous, next and all steps, whatever the order in the file.");

  g_assert_null (pmap_intervention_get_previous (fixture->one));
  g_assert_true (pmap_intervention_get_previous (fixture->two) == fixture->one);
  g_assert_true (pmap_intervention_find_next (fixture->two) == fixture->three);
  g_assert_null (pmap_intervention_find_next (fixture->three));
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GPtrArray) steps = pmap_intervention_list_steps (all[i]);

      g_assert_true (pmap_intervention_find_first (all[i]) == fixture->one);
      g_assert_cmpuint (steps->len, ==, 3);
      for (guint j = 0; j < 3; j++)
        g_assert_true (steps->pdata[j] == all[j]);
    }
}

static void
assert_issue (Fixture          *fixture,
              PmapIntervention *run,
              const char       *expected)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  pmap_record_check (PMAP_RECORD (run), issues);
  if (expected == NULL)
    {
      g_assert_cmpuint (issues->len, ==, 0);
      return;
    }
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_cmpstr (((PmapIssue *) issues->pdata[0])->message, ==, expected);
  g_assert_cmpint (((PmapIssue *) issues->pdata[0])->severity, ==, PMAP_SEVERITY_WARNING);
}

static void
test_issues (Fixture       *fixture,
             gconstpointer  data)
{
  const char *circle = "It carries on a run that carries on this one: one of them has to be the first";
  g_autoptr (GPtrArray) steps = NULL;

  g_test_summary ("A circle, two successors and one that begins too early are said in words; asking goes on working.");

  assert_issue (fixture, fixture->two, NULL);
  map_set (fixture->two, "start", "2026-10-11");
  assert_issue (fixture, fixture->two, "It begins on 11 October 2026, and “Reading”, which it carries on, has not ended by then");
  map_set (fixture->one, "end", "");
  map_set (fixture->two, "start", "2026-10-12");
  assert_issue (fixture, fixture->two, "It begins on 12 October 2026, and “Reading”, which it carries on, has not ended by then");
  map_set (fixture->one, "end", "2026-10-11");

  map_set (fixture->three, "follows", "i-1");
  assert_issue (fixture, fixture->two, "Two runs carry on “Reading”, so that the same days may be costed twice");
  assert_issue (fixture, fixture->three, "Two runs carry on “Reading”, so that the same days may be costed twice");
  steps = pmap_intervention_list_steps (fixture->two);
  g_assert_cmpuint (steps->len, ==, 3);         /* the first that follows, and the one that was asked for */
  map_set (fixture->three, "follows", "i-2");

  map_set (fixture->one, "follows", "i-3");
  assert_issue (fixture, fixture->one, circle);
  assert_issue (fixture, fixture->three, circle);
  map_set (fixture->one, "follows", "i-1");
  assert_issue (fixture, fixture->one, circle);
  g_assert_true (pmap_intervention_find_first (fixture->one) == fixture->one);
}

static void
test_support (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *field, *typed;
    PmapSupportTrend trend;
  } changes[] = {
    { "minutes", "30", PMAP_SUPPORT_DOWN },
    { "sessions-per-week", "2", PMAP_SUPPORT_SAME },       /* twice 30 minutes are one hour */
    { "group-size", "3", PMAP_SUPPORT_DOWN },
    { "taught", "one to one, each in turn", PMAP_SUPPORT_SAME },            /* each of three alone with the adult */
    { "minutes", "90", PMAP_SUPPORT_UP },
    { "minutes", "", PMAP_SUPPORT_UP },                    /* the menu's 60, twice */
  };

  g_test_summary ("Minutes a week, times staff, divided by places.");

  g_assert_cmpint (pmap_intervention_compare_support (fixture->one, fixture->two), ==, PMAP_SUPPORT_SAME);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      map_set (fixture->two, changes[i].field, changes[i].typed);
      g_assert_cmpint (pmap_intervention_compare_support (fixture->one, fixture->two), ==, changes[i].trend);
    }
  map_add (map_list (fixture->one, "staffing"), NULL, "count", "3", "minutes", "40", NULL);
  g_assert_cmpint (pmap_intervention_compare_support (fixture->one, fixture->two), ==, PMAP_SUPPORT_SAME);
  map_set (pmap_document_find (fixture->document, "p"), "minutes", "");
  g_assert_cmpint (pmap_intervention_compare_support (fixture->one, fixture->two), ==, PMAP_SUPPORT_UNKNOWN);
}

static void
assert_refused (PmapIntervention *run,
                PmapDate          day,
                const char       *expected)
{
  g_autoptr (GError) error = NULL;
  PmapRunDivision division;

  g_assert_false (pmap_intervention_divide (run, day, &division, &error));
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_division (Fixture       *fixture,
               gconstpointer  data)
{
  PmapRunDivision division;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A run is cut where school days of it lie on both sides, somebody was in it, and nothing carries it on.");

  assert_refused (fixture->two, pmap_date_new (19, 10, 2026),
                  "It is carried on from 23 November 2026 already: change what carries it on");
  g_assert_true (pmap_intervention_divide (fixture->three, pmap_date_new (30, 11, 2026), &division, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (division.days_before, ==, 5);
  g_assert_cmpuint (division.days_after, ==, 15);
  g_assert_cmpuint (division.parts_all, ==, 20);
  assert_refused (fixture->three, pmap_date_new (23, 11, 2026),
                  "There is no school day of it before 23 November 2026, so that no past can move: change it as it is");
  assert_refused (fixture->three, pmap_date_new (19, 12, 2026),
                  "It ends on 18 December 2026: a change from a later day is a run of its own");
  map_set (fixture->three, "end", "2026-12-20");
  assert_refused (fixture->three, pmap_date_new (19, 12, 2026),
                  "There is no school day of it from 19 December 2026 on: let it end before");
  map_set (pmap_record_list_get (fixture->three->members, 0), "from", "2026-12-01");
  assert_refused (fixture->three, pmap_date_new (30, 11, 2026),
                  "Nobody is in it before 30 November 2026, so that no past can move: change it as it is");
  map_set (fixture->three, "start", "");
  assert_refused (fixture->three, pmap_date_new (30, 11, 2026),
                  "It has no first day yet: say when it starts, and it can be changed from a date");

  /* Every other Tuesday and Thursday: of four days before, two have a session. */
  map_set (fixture->three, "start", "2026-11-16");
  map_set (fixture->three, "weekdays", "Tuesday, Thursday");
  map_set (fixture->three, "sessions-per-week", "1");
  map_set (pmap_record_list_get (fixture->three->members, 0), "from", "");
  g_assert_true (pmap_intervention_divide (fixture->three, pmap_date_new (30, 11, 2026), &division, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (division.days_before, ==, 4);
  g_assert_cmpuint (division.parts_before, ==, 2);
  g_assert_cmpuint (division.parts_all, ==, 5);
  map_set (fixture->three, "end", "");
  g_assert_true (pmap_intervention_divide (fixture->three, pmap_date_new (30, 11, 2026), &division, &error));
  g_assert_cmpuint (division.days_all, ==, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/intervention-chain/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("kept", test_kept);
  ADD ("steps", test_steps);
  ADD ("issues", test_issues);
  ADD ("support", test_support);
  ADD ("division", test_division);
  return g_test_run ();
}
