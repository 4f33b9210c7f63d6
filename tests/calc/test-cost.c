/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule, a case for each of its turns, and what must hold of any map. */

#include "config.h"

#include "base/pmap-money.h"
#include "calc/pmap-ledger.h"
#include "calc/pmap-working.h"
#include "calc-map.h"
#include "model/pmap-resource.h"
#include "model/pmap-run.h"
#include "shared/random-map.h"

static const PmapPeriod *const whole_year = NULL;

/* Asserts the total and the shares in the order of the members, then the outside share: "350.22: 116.74 116.74 116.74 + 0.00". */
static void
assert_cost (PmapIntervention *intervention,
             const PmapPeriod *period,
             const char       *expected)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (intervention));
  g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, period);
  g_autoptr (PmapCost) cost = pmap_cost_new (costing, intervention);
  g_autoptr (GString) text = g_string_new (NULL);

  pmap_number_append_xml (text, cost->total, 2, TRUE);
  g_string_append_c (text, ':');
  for (guint i = 0; i < cost->n_shares; i++)
    {
      g_string_append_c (text, ' ');
      pmap_number_append_xml (text, cost->shares[i].pence, 2, TRUE);
    }
  g_string_append (text, " + ");
  pmap_number_append_xml (text, cost->outside, 2, TRUE);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_issue (PmapIntervention *intervention,
              const char       *expected)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (intervention));
  g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, whole_year);
  g_autoptr (PmapCost) cost = pmap_cost_new (costing, intervention);

  if (expected == NULL)
    g_assert_null (cost->issues);
  else
    {
      g_assert_nonnull (cost->issues);
      g_assert_cmpstr (((PmapIssue *) cost->issues->pdata[0])->message, ==, expected);
    }
}

/* An hour of the teacher at £40 for Amira and Ben, from 14 September to 27 November 2026: 50 teaching days. */
static PmapIntervention *
make_run (PmapDocument *document)
{
  PmapIntervention *run = map_add (document->interventions, "run", "provision", "p", "start", "2026-09-14",
                                   "end", "2026-11-27", "minutes", "60", "sessions-per-week", "1", NULL);

  map_add (run->staffing, NULL, "role", "teacher", NULL);
  add_members (run, "u-amira", "u-ben", NULL);
  return run;
}

static void
test_weeks (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = make_run (document);
  gpointer year = pmap_document_get_year (document), provision = pmap_document_find (document, "p");

  g_test_summary ("Own weeks, the calendar, the provision's, the year's; fixed weeks turn the order round.");
  assert_cost (run, whole_year, "400.00: 200.00 200.00 + 0.00");
  map_set (provision, "weeks", "8");
  assert_cost (run, whole_year, "400.00: 200.00 200.00 + 0.00");
  map_set (run, "weeks", "6");
  assert_cost (run, whole_year, "240.00: 120.00 120.00 + 0.00");
  map_set (run, "weeks", "");
  map_set (year, "counting", "fixed");
  assert_cost (run, whole_year, "320.00: 160.00 160.00 + 0.00");
  map_set (provision, "weeks", "");
  assert_cost (run, whole_year, "1520.00: 760.00 760.00 + 0.00");
  map_set (year, "weeks", "38.6");
  assert_cost (run, whole_year, "1544.00: 772.00 772.00 + 0.00");
  map_set (year, "weeks", "");
  assert_cost (run, whole_year, "400.00: 200.00 200.00 + 0.00");
  map_set (year, "counting", "calendar");
  map_set (run, "end", "");
  /* 14 September to 31 August: 193 teaching days less the seven from 3 to 11 September. */
  assert_cost (run, whole_year, "1488.00: 744.00 744.00 + 0.00");
  map_set (provision, "weeks", "8");
  assert_cost (run, whole_year, "320.00: 160.00 160.00 + 0.00");
}

static void
test_ended_early (void)
{
  static const char *const weeks[] = { "10", "5", "20", "7.5" };
  const PmapDate last_day = pmap_date_new (23, 10, 2026);

  g_test_summary ("Ended early, a run with a number of weeks costs what was costed until then, to the penny.");
  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      g_autoptr (PmapDocument) document = make_school ();
      PmapIntervention *run = make_run (document);
      PmapPeriod to_date = pmap_period_to_date (last_day), whole_run = pmap_period_whole_run ();
      g_autoptr (PmapCosting) until = NULL, ended = NULL;
      g_autoptr (PmapCost) before = NULL, after = NULL;
      g_autofree char *kept = NULL;

      map_set (run, "weeks", weeks[i]);
      if (i == 2)                                    /* all of its year, so that paid weeks may be more */
        {
          map_set (run, "start", "2026-09-01");
          map_set (run, "end", "2027-08-31");
        }
      until = pmap_costing_new (document, "own", &to_date);
      before = pmap_cost_new (until, run);
      kept = pmap_number_format (pmap_run_count_weeks_until (run, last_day), PMAP_DECIMAL_PLACES);
      map_set (run, "weeks", kept);
      map_set (run, "end", "2026-10-23");
      ended = pmap_costing_new (document, "own", &whole_run);
      after = pmap_cost_new (ended, run);
      g_assert_cmpint (before->total, >, 0);
      g_assert_cmpint (after->total, ==, before->total);
    }
}

static void
test_weekdays (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = make_run (document);

  g_test_summary ("How often is spread over the days that are named; a closure on the day is no session.");
  map_set (run, "sessions-per-week", "");
  map_set (run, "weekdays", "Mon, Wed");
  assert_cost (run, whole_year, "800.00: 400.00 400.00 + 0.00");
  map_set (run, "sessions-per-week", "0.5");
  map_set (run, "weekdays", "Mon");
  assert_cost (run, whole_year, "200.00: 100.00 100.00 + 0.00");
  map_set (run, "sessions-per-week", "4");
  map_set (run, "weekdays", "Mon, Tue");                         /* two on each */
  assert_cost (run, whole_year, "1600.00: 800.00 800.00 + 0.00");
  map_set (run, "sessions-per-week", "1");
  map_set (run, "weekdays", "Mon, Thu");                         /* in turn */
  assert_cost (run, whole_year, "400.00: 200.00 200.00 + 0.00");
  map_set (run, "sessions-per-week", "10");
  map_set (run, "weekdays", "Mon, Tue, Wed, Thu, Fri");          /* two a day */
  assert_cost (run, whole_year, "4000.00: 2000.00 2000.00 + 0.00");
  map_set (run, "weekdays", "Mon, Tue");
  map_set (run, "weeks", "5");                                   /* a fixed number: as often a week as it says */
  assert_cost (run, whole_year, "2000.00: 1000.00 1000.00 + 0.00");
  map_set (run, "sessions-per-week", "");
  assert_cost (run, whole_year, "400.00: 200.00 200.00 + 0.00");
  map_set (run, "weeks", "");
  map_set (run, "start", "2026-10-26");
  map_set (run, "end", "2026-10-30");
  assert_cost (run, whole_year, "0.00: 0.00 0.00 + 0.00");
  assert_issue (run, "None of its days is a teaching day, so its sessions count as £0.00");
}

static void
test_every_other_tuesday (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = map_add (document->interventions, "run", "provision", "p", "start", "2026-11-03",
                                   "end", "2026-12-15", "sessions-per-week", "0.5", "weekdays", "Tue", NULL);
  PmapRecordList *rates = map_list (pmap_document_find (document, "teacher"), "rates");
  PmapPeriod november = pmap_period_dates (pmap_date_new (10, 11, 2026), pmap_date_new (30, 11, 2026));
  gpointer visit, ben;

  g_test_summary ("Seven Tuesdays have four visits, on the days on which they are: whoever is there then, at that day's rate.");
  map_set (pmap_document_find (document, "p"), "role", "");
  visit = map_add (run->resources, NULL, "name", "Therapist", "cost", "85", "basis", "session", NULL);
  add_members (run, "u-amira", NULL);
  assert_cost (run, whole_year, "340.00: 340.00 + 0.00");
  assert_issue (run, NULL);
  assert_cost (run, &november, "85.00: 85.00 + 0.00");           /* on the 17th */
  ben = map_add (run->members, NULL, "pupil", "u-ben", "from", "2026-11-04", NULL);
  assert_cost (run, whole_year, "340.00: 212.50 127.50 + 0.00");
  map_set (ben, "from", "2026-11-17");                           /* the visits are the same, so are the shares */
  assert_cost (run, whole_year, "340.00: 212.50 127.50 + 0.00");
  map_set (ben, "from", "2026-11-18");
  assert_cost (run, whole_year, "340.00: 255.00 85.00 + 0.00");
  map_remove (ben);
  map_remove (visit);
  map_add (run->staffing, NULL, "role", "teacher", "minutes", "60", NULL);
  map_add (rates, NULL, "set", "own", "from", "2026-11-10", "hourly", "50", NULL);
  assert_cost (run, whole_year, "190.00: 190.00 + 0.00");        /* one at £40, three at £50 */
  map_add (run->resources, NULL, "name", "Cards", "cost", "8", NULL);
  assert_cost (run, &november, "52.00: 52.00 + 0.00");           /* one visit in four bears a quarter of the cards */
  map_set (run, "sessions-per-week", "0");
  assert_cost (run, whole_year, "8.00: 8.00 + 0.00");
}

static void
test_in_turn (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = make_run (document);
  gpointer ben = pmap_record_list_get (run->members, 1);
  g_autoptr (PmapCosting) costing = NULL;
  g_autoptr (PmapCost) cost = NULL;

  g_test_summary ("One to one, each in turn: every member has sessions of its own; empty places are nobody's.");
  map_set (run, "group-size", "4");
  map_set (pmap_document_find (document, "p"), "taught", "One to one, each in turn");
  assert_cost (run, whole_year, "800.00: 400.00 400.00 + 0.00");
  assert_issue (run, NULL);
  costing = pmap_costing_new (document, NULL, NULL);
  cost = pmap_cost_new (costing, run);
  g_assert_cmpint (cost->sessions, ==, 20 * PMAP_DECIMAL_ONE);
  map_set (ben, "from", "2026-11-02");                           /* six weeks in ten without Ben */
  assert_cost (run, whole_year, "560.00: 400.00 160.00 + 0.00");
  map_add (run->resources, NULL, "name", "Sheet", "cost", "1", "basis", "session", NULL);
  assert_cost (run, whole_year, "574.00: 410.00 164.00 + 0.00");
  map_add (run->resources, NULL, "name", "Book", "cost", "10", NULL);         /* bought once for all of them */
  assert_cost (run, whole_year, "584.00: 418.00 166.00 + 0.00");
  map_set (run, "taught", "Together");
  map_set (run, "group-size", "");
  assert_cost (run, whole_year, "420.00: 336.00 84.00 + 0.00");
}

static void
test_nobody (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = make_run (document);
  PmapPeriod autumn = pmap_period_dates (PMAP_DATE_NONE, pmap_date_new (25, 10, 2026));
  gpointer amira = pmap_record_list_get (run->members, 0), book;
  g_autoptr (PmapCosting) costing = NULL;
  g_autoptr (PmapCost) cost = NULL;

  g_test_summary ("An empty group costs nothing until somebody is in it; what was bought for it is nobody's until then.");
  map_remove (pmap_record_list_get (run->members, 1));
  map_set (run, "group-size", "4");
  book = map_add (run->resources, NULL, "name", "Book", "cost", "10", NULL);
  map_set (amira, "from", "2026-11-02");
  assert_cost (run, whole_year, "170.00: 41.00 + 129.00");
  assert_issue (run, "Nobody is a member from 14 September 2026 to 1 November 2026: sessions on these days count as £0.00,"
                     " and the part of what is bought once is nobody’s");
  costing = pmap_costing_new (document, NULL, whole_year);
  cost = pmap_cost_new (costing, run);
  g_assert_cmpint (cost->places, ==, 12300);
  assert_cost (run, &autumn, "6.00: 0.00 + 6.00");
  map_set (amira, "from", "2026-12-01");
  assert_cost (run, whole_year, "0.00: 0.00 + 0.00");
  assert_issue (run, "Nobody is a member on any of its days, so it costs nothing");
  map_remove (amira);
  assert_cost (run, whole_year, "0.00: + 0.00");
  assert_issue (run, "There are no members yet, so it costs nothing until somebody is in it");
  map_remove (book);
  assert_cost (run, &autumn, "0.00: + 0.00");
}

static void
test_menu (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  gpointer provision = pmap_document_find (document, "p");
  PmapIntervention *run = map_add (document->interventions, "run", "provision", "p", NULL);

  g_test_summary ("All from the menu of provision; and each thing from nearer by.");
  add_members (run, "u-amira", NULL);
  map_set (provision, "role", "teacher");
  map_set (provision, "minutes", "30");
  map_set (provision, "preparation-minutes", "15");
  map_set (provision, "sessions-per-week", "2");
  map_set (provision, "weeks", "10");
  map_set (provision, "group-size", "2");
  map_add (map_list (provision, "resources"), NULL, "name", "Book", "cost", "20.00", NULL);
  map_add (map_list (provision, "resources"), NULL, "name", "Sheet", "cost", "0.50", "basis", "session", NULL);
  assert_cost (run, whole_year, "630.00: 315.00 + 315.00");
  assert_issue (run, NULL);
  map_set (run, "minutes", "45");                                /* (45 + 15) min × 20 */
  assert_cost (run, whole_year, "830.00: 415.00 + 415.00");
  map_add (run->resources, NULL, "name", "Nothing", "cost", "0", NULL);
  assert_cost (run, whole_year, "800.00: 400.00 + 400.00");
  map_set (run, "group-size", "1");
  assert_cost (run, whole_year, "800.00: 800.00 + 0.00");
  map_add (run->staffing, NULL, "role", "teacher", "minutes", "15", NULL);
  assert_cost (run, whole_year, "400.00: 400.00 + 0.00");        /* (15 + 15) min */
  map_add (run->staffing, NULL, "role", "teacher", "minutes", "15", "preparation-minutes", "0", "count", "2", NULL);
  assert_cost (run, whole_year, "600.00: 600.00 + 0.00");        /* 15 + 2 × 15 min: preparation said, so no more of the menu's */
}

static void
test_rates (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = make_run (document);
  PmapRecordList *rates = map_list (pmap_document_find (document, "teacher"), "rates");
  PmapPeriod before = pmap_period_dates (PMAP_DATE_NONE, pmap_date_new (1, 11, 2026));

  g_test_summary ("A new rate counts from its day; before the first there is none; the set is the one asked for.");
  map_add (rates, NULL, "set", "own", "from", "2026-11-02", "hourly", "50", NULL);
  /* 30 teaching days until half term, 20 after it. */
  assert_cost (run, whole_year, "440.00: 220.00 220.00 + 0.00");
  assert_cost (run, &before, "240.00: 120.00 120.00 + 0.00");
  map_set (run, "start", "");
  map_set (run, "end", "");
  map_set (run, "weeks", "10");
  assert_cost (run, whole_year, "400.00: 200.00 200.00 + 0.00");  /* no dates: the rate of 1 September */
  map_set (run, "start", "2026-09-14");
  map_set (run, "end", "2026-11-27");
  map_remove (pmap_record_list_get (rates, 0));
  assert_cost (run, whole_year, "200.00: 100.00 100.00 + 0.00");
  assert_issue (run, "There is no rate for “Teacher” before 2 November 2026; what is before counts as £0.00");
  map_set (pmap_document_get_funding (document), "rate-set", "la");
  assert_cost (run, whole_year, "0.00: 0.00 0.00 + 0.00");
  assert_issue (run, "There is no rate for “Teacher” in “What the authority accepts”, so it counts as £0.00");
}

static void
test_members (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = make_run (document);
  gpointer amira = pmap_record_list_get (run->members, 0), ben = pmap_record_list_get (run->members, 1);
  PmapPeriod second_half = pmap_period_dates (pmap_date_new (2, 11, 2026), PMAP_DATE_NONE);

  g_test_summary ("Who is there bears it: late comers, leavers, empty places, gaps, weights.");
  map_set (ben, "from", "2026-11-02");                                      /* £240 before, £160 after */
  assert_cost (run, whole_year, "400.00: 320.00 80.00 + 0.00");
  assert_cost (run, &second_half, "160.00: 80.00 80.00 + 0.00");
  map_set (run, "group-size", "4");
  assert_cost (run, whole_year, "400.00: 100.00 40.00 + 260.00");
  map_set (run, "group-size", "1");
  map_set (ben, "weight", "3");
  assert_cost (run, whole_year, "400.00: 280.00 120.00 + 0.00");
  map_set (amira, "to", "2026-10-23");
  assert_cost (run, whole_year, "400.00: 240.00 160.00 + 0.00");
  map_set (amira, "to", "2026-10-16");                                      /* nobody in the week before half term */
  assert_cost (run, whole_year, "360.00: 200.00 160.00 + 0.00");
  map_set (run, "group-size", "");
  assert_cost (run, whole_year, "360.00: 200.00 160.00 + 0.00");
  assert_issue (run, "Nobody is a member from 17 October 2026 to 1 November 2026, so these days count as £0.00");
  map_set (amira, "weight", "0");
  map_set (amira, "to", "");
  assert_cost (run, whole_year, "400.00: 0.00 160.00 + 240.00");
  map_set (ben, "weight", "0");
  assert_issue (run, "The shares of its members are all 0, so its cost is nobody’s");
  map_remove (amira);
  map_remove (ben);
  assert_cost (run, whole_year, "0.00: + 0.00");
  assert_issue (run, "There are no members yet, so it costs nothing until somebody is in it");
  map_set (run, "group-size", "3");
  assert_cost (run, whole_year, "0.00: + 0.00");
  assert_issue (run, "There are no members yet, so it costs nothing until somebody is in it");
}

static void
test_periods (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = make_run (document);
  PmapPeriod autumn = pmap_period_term (pmap_document_find (document, "autumn"));
  PmapPeriod spring = pmap_period_term (pmap_document_find (document, "spring"));
  PmapPeriod to_date = pmap_period_to_date (pmap_date_new (18, 9, 2026));
  PmapPeriod run_whole = pmap_period_whole_run ();
  PmapPeriod financial = pmap_period_financial_year (pmap_date_new (1, 12, 2026));

  map_set (run, "end", "2027-05-27");                                       /* 152 days: 65, 54, 33 */
  map_add (run->resources, NULL, "name", "Book", "cost", "152", NULL);
  assert_cost (run, whole_year, "1368.00: 684.00 684.00 + 0.00");
  assert_cost (run, &run_whole, "1368.00: 684.00 684.00 + 0.00");
  assert_cost (run, &autumn, "585.00: 292.50 292.50 + 0.00");
  assert_cost (run, &spring, "486.00: 243.00 243.00 + 0.00");
  assert_cost (run, &financial, "1071.00: 535.50 535.50 + 0.00");
  assert_cost (run, &to_date, "45.00: 22.50 22.50 + 0.00");
  map_set (run, "start", "2026-05-01");
  map_set (run, "weeks", "10");
  /* The terms before September are not in this map, so all sessions lie in its own year. */
  assert_cost (run, whole_year, "552.00: 276.00 276.00 + 0.00");
}

static void
test_no_dates_at_all (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapIntervention *run;
  PmapPeriod financial = pmap_period_financial_year (pmap_date_new (1, 12, 2026));
  PmapRecord *role;

  g_test_summary ("A map without a year: the first rate there is, and all of it in any period.");
  role = map_add (document->staff_roles, "ta", "name", "TA", NULL);
  map_add (document->rate_sets, "own", "name", "Own", NULL);
  map_add (map_list (role, "rates"), NULL, "set", "own", "from", "2027-09-01", "hourly", "20", NULL);
  map_add (map_list (role, "rates"), NULL, "set", "own", "from", "2026-09-01", "hourly", "10", NULL);
  map_add (document->provisions, "p", "name", "Reading", "role", "ta", NULL);
  run = map_add (document->interventions, "run", "provision", "p", "minutes", "60", "sessions-per-week", "2", NULL);
  add_members (run, "u-amira", NULL);
  assert_cost (run, whole_year, "0.00: 0.00 + 0.00");
  assert_issue (run, "Nobody says for how many weeks, so its sessions count as £0.00");
  map_set (run, "weeks", "5");
  assert_cost (run, whole_year, "100.00: 100.00 + 0.00");
  assert_cost (run, &financial, "100.00: 100.00 + 0.00");
  map_set (run, "start", "2026-09-14");
  map_set (run, "end", "2026-10-16");
  assert_cost (run, whole_year, "100.00: 100.00 + 0.00");
  map_set (run, "weeks", "");
  assert_cost (run, whole_year, "100.00: 100.00 + 0.00");
  assert_issue (run, "The school year has no terms yet, so holidays are counted like school days");
  map_set (run, "end", "2026-09-01");
  assert_cost (run, whole_year, "0.00: 0.00 + 0.00");
  assert_issue (run, "The last day is before the first, so this counts as £0.00");
}

static void
test_uncosted (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = make_run (document);
  g_autoptr (PmapCosting) costing = NULL;
  g_autoptr (PmapCost) cost = NULL;

  map_set (pmap_document_find (document, "p"), "tier", "universal");
  assert_cost (run, whole_year, "0.00: 0.00 0.00 + 0.00");
  assert_issue (run, NULL);
  costing = pmap_costing_new (document, NULL, NULL);
  cost = pmap_cost_new (costing, run);
  g_assert_true (cost->uncosted);
  g_assert_true (cost->in_period);
  g_assert_cmpint (cost->sessions, ==, 10 * PMAP_DECIMAL_ONE);
}

/* The largest amounts that a map can hold. */
static void
test_beyond (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = make_run (document);
  PmapResource *resource = map_add (run->resources, NULL, "name", "Hall", "cost", "999999600.00", "basis", "once", NULL);
  const char *beyond = "It comes to more than £1,000,000,000, which cannot be meant, so it counts as £0.00";
  g_autoptr (PmapLedger) ledger = NULL;

  g_test_summary ("What no school can mean is refused in words, so that no sum can be too large to be exact");
  assert_cost (run, whole_year, "1000000000.00: 500000000.00 500000000.00 + 0.00");
  assert_issue (run, NULL);
  map_set (resource, "cost", "999999600.01");
  assert_cost (run, whole_year, "0.00: 0.00 0.00 + 0.00");
  assert_issue (run, beyond);
  map_set (resource, "cost", "1000000000.00");
  map_set (resource, "basis", "session");
  map_set (run, "sessions-per-week", "100");
  for (guint i = 0; i < 3000; i++)
    map_add (run->resources, NULL, "name", "Hall", "cost", "1000000000.00", "basis", i % 2 == 0 ? "session" : "once", NULL);
  assert_cost (run, whole_year, "0.00: 0.00 0.00 + 0.00");
  assert_issue (run, beyond);

  while (pmap_record_list_get_length (run->resources) > 0)
    map_remove (pmap_record_list_get (run->resources, 0));
  map_set (run, "sessions-per-week", "1");
  for (guint i = 0; i < 9; i++)
    {
      PmapIntervention *other = map_add (document->interventions, NULL, "provision", "p", "minutes", "0", NULL);

      map_add (other->resources, NULL, "name", "Hall", "cost", "1000000000.00", "basis", "once", NULL);
      add_members (other, "u-amira", NULL);
    }
  ledger = pmap_ledger_new (document);
  g_assert_cmpint (pmap_ledger_get_total (ledger), ==, 9 * PMAP_COST_MAXIMUM + 40000);
  g_assert_cmpint (pmap_ledger_get_pupil_total (ledger, "u-amira"), ==, 9 * PMAP_COST_MAXIMUM + 20000);
  /* No element of an intervention that costs anything is shorter than this, and a map has at most 128 MiB; the axis of a chart
   * goes up to a sixteenth of what a number can be. */
  g_assert_cmpint (PMAP_COST_MAXIMUM, <, G_MAXINT64 / 16 / (128 * 1024 * 1024 / (int) strlen ("<intervention id=\"a\" provision=\"p\"/>")));
}

static void
test_staff_by_name (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = make_run (document);
  gpointer line = pmap_record_list_get (run->staffing, 0);

  g_test_summary ("A line that names a person costs the person's role; one that names nobody costs nothing.");
  map_set (line, "role", "");
  map_set (line, "member", "hughes");
  assert_cost (run, whole_year, "175.11: 87.56 87.55 + 0.00");
  map_set (line, "member", "");
  assert_cost (run, whole_year, "0.00: 0.00 0.00 + 0.00");
  assert_issue (run, "A line of its staff names no role, so that line counts as £0.00");
}

static gint64
sum_shares (const PmapCost *cost)
{
  gint64 sum = cost->outside;

  for (guint i = 0; i < cost->n_shares; i++)
    {
      g_assert_cmpint (cost->shares[i].pence, >=, 0);
      sum += cost->shares[i].pence;
    }
  return sum;
}

/* Any order of the members gives each the same, but for two memberships of one pupil. */
static void
assert_order_is_nothing (PmapCosting      *costing,
                         PmapIntervention *intervention,
                         GRand            *random)
{
  guint n = pmap_record_list_get_length (intervention->members);
  g_autoptr (PmapCost) before = pmap_cost_new (costing, intervention);
  g_autoptr (PmapCost) after = NULL;

  if (n < 2)
    return;
  _pmap_record_list_move (intervention->members, g_rand_int_range (random, 0, n), g_rand_int_range (random, 0, n));
  after = pmap_cost_new (costing, intervention);
  g_assert_cmpint (before->total, ==, after->total);
  g_assert_cmpint (before->outside, ==, after->outside);
  for (guint i = 0; i < n; i++)
    if (before->shares[i].pupil != NULL)
      g_assert_cmpint (pmap_cost_get_pupil_share (before, before->shares[i].pupil), ==,
                       pmap_cost_get_pupil_share (after, before->shares[i].pupil));
}

/* The parts of a year add up to it, but for the rounding of each. */
static void
assert_parts_add_up (PmapDocument     *document,
                     PmapIntervention *intervention,
                     GRand            *random)
{
  PmapDate edges[5] = { PMAP_DATE_NONE }, last;
  PmapPeriod all = pmap_period_whole_run ();
  g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, &all);
  g_autoptr (PmapCost) whole = pmap_cost_new (costing, intervention);
  gint64 sum = 0, sessions = 0;
  guint n = G_N_ELEMENTS (edges);

  last = pmap_date_new (1, 8, 2026);
  for (guint i = 1; i < n; i++)
    edges[i] = last += g_rand_int_range (random, 1, 120);
  for (guint i = 0; i < n; i++)
    {
      PmapPeriod part = pmap_period_dates (edges[i], i + 1 < n ? edges[i + 1] - 1 : PMAP_DATE_NONE);
      g_autoptr (PmapCosting) part_costing = pmap_costing_new (document, NULL, &part);
      g_autoptr (PmapCost) cost = pmap_cost_new (part_costing, intervention);

      sum += cost->total;
      sessions += cost->sessions;
    }
  g_assert_cmpint (ABS (2 * (sum - whole->total)), <=, n + 1);
  g_assert_cmpint (ABS (2 * (sessions - whole->sessions)), <=, n + 1);
}

/* The working comes to the figure that it is of, and its lines to what stands under them. */
static void
assert_working (PmapCosting *costing,
                PmapRecord  *record,
                gint64       pence)
{
  g_autoptr (PmapWorking) working = pmap_working_new (costing, record);
  gint64 terms = 0, parts = 0;

  g_assert_cmpint (working->pence, ==, pence);
  for (guint i = 0; i < working->terms->len; i++)
    terms += g_array_index (working->terms, PmapWorkingTerm, i).pence;
  for (guint i = 0; i < working->parts->len; i++)
    parts += g_array_index (working->parts, PmapWorkingPart, i).pence;
  g_assert_cmpint (terms, ==, working->cost->total);
  if (working->member != NULL)
    g_assert_cmpint (parts, ==, pence);
}

static void
test_any (void)
{
  g_autoptr (GRand) random = random_map_start ();
  guint n_costed = 0, n_whole = 0;

  g_test_summary ("Of any map: shares add up, are never negative, do not mind the order; parts of the year add up.");
  for (guint i = 0; i < random_map_scale (60); i++)
    {
      g_autoptr (PmapDocument) document = random_map_new (random, 12, 20);
      g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, NULL);

      for (guint j = 0; j < pmap_record_list_get_length (document->interventions); j++)
        {
          PmapIntervention *intervention = pmap_record_list_get (document->interventions, j);
          g_autoptr (PmapCost) cost = pmap_cost_new (costing, intervention);

          g_assert_cmpint (sum_shares (cost), ==, cost->total);
          assert_working (costing, PMAP_RECORD (intervention), cost->total);
          for (guint k = 0; k < cost->n_shares; k++)
            assert_working (costing, PMAP_RECORD (cost->shares[k].member), cost->shares[k].pence);
          assert_order_is_nothing (costing, intervention, random);
          if (pmap_document_get_year (document)->start != PMAP_DATE_NONE)
            assert_parts_add_up (document, intervention, random);
          n_costed += cost->total > 0;
          n_whole++;
        }
    }
  g_test_message ("%u of %u cost something", n_costed, n_whole);
  g_assert_cmpuint (n_costed, >, n_whole / 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/weeks", test_weeks);
  g_test_add_func ("/cost/weekdays", test_weekdays);
  g_test_add_func ("/cost/every-other-tuesday", test_every_other_tuesday);
  g_test_add_func ("/cost/in-turn", test_in_turn);
  g_test_add_func ("/cost/nobody", test_nobody);
  g_test_add_func ("/cost/menu", test_menu);
  g_test_add_func ("/cost/rates", test_rates);
  g_test_add_func ("/cost/members", test_members);
  g_test_add_func ("/cost/periods", test_periods);
  g_test_add_func ("/cost/no-dates-at-all", test_no_dates_at_all);
  g_test_add_func ("/cost/uncosted", test_uncosted);
  g_test_add_func ("/cost/ended-early", test_ended_early);
  g_test_add_func ("/cost/beyond", test_beyond);
  g_test_add_func ("/cost/staff-by-name", test_staff_by_name);
  g_test_add_func ("/cost/any", test_any);
  return g_test_run ();
}
