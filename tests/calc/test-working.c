/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The working, to the letter. Each amount was checked by hand with a calculator. */

#include "config.h"

#include "calc-map.h"

static void
assert_whole (PmapIntervention *intervention,
              const PmapPeriod *period,
              const char       *expected)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (intervention));
  g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, period);
  g_autofree char *working = pmap_working_describe_intervention (costing, intervention);

  g_assert_cmpstr (working, ==, expected);
}

static void
assert_share (PmapIntervention *intervention,
              guint             member,
              const PmapPeriod *period,
              const char       *expected)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (intervention));
  g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, period);
  g_autofree char *working = pmap_working_describe_share (costing, pmap_record_list_get (intervention->members, member));

  g_assert_cmpstr (working, ==, expected);
}

static void
test_one_line (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *reading = map_add (document->interventions, "i", "provision", "p", "start", "2026-09-14",
                                       "end", "2026-12-11", "minutes", "20", "sessions-per-week", "5", "weeks", "12", NULL);

  g_test_summary ("The line of the handbooks: rate, on-cost, minutes, how often, how long, for how many.");
  add_members (reading, "u-amira", "u-ben", "u-chidi", NULL);
  assert_whole (reading, NULL, "£13.47 × 1.30 × 20/60 h × 5 a week × 12 weeks = £350.22");
  assert_share (reading, 0, NULL, "£13.47 × 1.30 × 20/60 h × 5 a week × 12 weeks ÷ 3 pupils = £116.74");
}

static void
test_outside (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *reading = map_add (document->interventions, "i", "provision", "p", "minutes", "20",
                                       "sessions-per-week", "5", "weeks", "12", "group-size", "4", NULL);

  g_test_summary ("Places outside the map are said, and a penny that moved.");
  add_members (reading, "u-amira", "u-ben", "u-chidi", NULL);
  assert_share (reading, 1, NULL,
                "£13.47 × 1.30 × 20/60 h × 5 a week × 12 weeks ÷ 4 places = £87.56\n"
                "Group of 4 with 3 members here: 1 place is outside this map\n"
                "No dates: it counts for all the school year, at the rates of its first day");
  assert_share (reading, 2, NULL,
                "£13.47 × 1.30 × 20/60 h × 5 a week × 12 weeks ÷ 4 places = £87.55\n"
                "Group of 4 with 3 members here: 1 place is outside this map\n"
                "Rounded so that all shares add up to £350.22\n"
                "No dates: it counts for all the school year, at the rates of its first day");
}

static void
test_calendar (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *reading = map_add (document->interventions, "i", "provision", "p", "start", "2026-09-14",
                                       "end", "2027-05-27", "minutes", "20", "sessions-per-week", "5", NULL);
  PmapPeriod autumn = pmap_period_dates (pmap_date_new (1, 9, 2026), pmap_date_new (31, 12, 2026));

  g_test_summary ("Weeks from the calendar, members who come late, weights, a part of the run.");
  add_members (reading, "u-amira", "u-ben", NULL);
  map_add (reading->members, NULL, "pupil", "u-chidi", "from", "2026-11-02", "weight", "2", NULL);
  assert_whole (reading, &autumn,
                "£13.47 × 1.30 × 20/60 h × 5 a week × 13 weeks = £379.41\n"
                "152 teaching days ÷ 5 = 30.4 weeks (14 September 2026 to 27 May 2027)\n"
                "1 September 2026 to 31 December 2026: 65 of its 152 days");
  assert_share (reading, 0, NULL,
                "£13.47 × 1.30 × 20/60 h × 5 a week × 30.4 weeks = £887.22\n"
                "14 September 2026 to 1 November 2026: £175.11 ÷ 2 pupils = £87.55\n"
                "2 November 2026 to 27 May 2027: £712.11 × 1/4 by weight = £178.03\n"
                "Share = £265.58\n"
                "152 teaching days ÷ 5 = 30.4 weeks (14 September 2026 to 27 May 2027)");
  assert_share (reading, 2, NULL,
                "£13.47 × 1.30 × 20/60 h × 5 a week × 30.4 weeks = £887.22\n"
                "2 November 2026 to 27 May 2027: £712.11 × 2/4 by weight = £356.06\n"
                "152 teaching days ÷ 5 = 30.4 weeks (14 September 2026 to 27 May 2027)");
}

static void
test_several_lines (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *reading = map_add (document->interventions, "i", "provision", "p", "start", "2026-09-14",
                                       "end", "2027-05-27", "minutes", "20", "weekdays", "Mon, Wed", NULL);
  PmapPeriod financial = pmap_period_financial_year (pmap_date_new (31, 12, 2026));

  g_test_summary ("Two kinds of staff, a rise, resources once and each time; lines add up to what is under them.");
  map_add (reading->staffing, NULL, "member", "hughes", "preparation-minutes", "10", NULL);
  map_add (reading->staffing, NULL, "role", "teacher", "minutes", "5", "count", "2", NULL);
  map_add (reading->resources, NULL, "name", "Books", "cost", "25", NULL);
  map_add (reading->resources, NULL, "name", "Visitor", "cost", "8.50", "basis", "session", NULL);
  map_add (map_list (pmap_document_find (document, "ta"), "rates"), NULL, "set", "own", "from", "2027-04-01",
           "hourly", "14.5012", "on-cost-percent", "30.5", NULL);
  add_members (reading, "u-amira", NULL);
  assert_whole (reading, NULL,
                "Teaching assistant: 14 September 2026 to 31 March 2027: £13.47 × 1.30 × (20 + 10)/60 h × 48 sessions"
                " = £420.26\n"
                "Teaching assistant: 1 April 2027 to 27 May 2027: £14.5012 × 1.305 × (20 + 10)/60 h × 13 sessions"
                " = £123.01\n"
                "Teacher: £40.00 × 5/60 h × 2 staff × 61 sessions = £406.67\n"
                "Books: £25.00\n"
                "Visitor: £8.50 × 61 sessions = £518.50\n"
                "Together = £1,493.44\n"
                "61 teaching days on Mon, Wed (14 September 2026 to 27 May 2027)");
  assert_whole (reading, &financial,
                "Teaching assistant: £13.47 × 1.30 × (20 + 10)/60 h × 48 sessions = £420.27\n"
                "Teacher: £40.00 × 5/60 h × 2 staff × 48 sessions = £320.00\n"
                "Books: £25.00 × 48/61 days = £19.67\n"
                "Visitor: £8.50 × 48 sessions = £408.00\n"
                "Together = £1,167.94\n"
                "61 teaching days on Mon, Wed (14 September 2026 to 27 May 2027)\n"
                "Financial year, 1 April 2026 to 31 March 2027: 48 of its 61 days");
}

static void
test_what_is_missing (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *reading = map_add (document->interventions, "i", "provision", "p", "start", "2026-09-14",
                                       "end", "2026-09-18", "minutes", "20", NULL);

  g_test_summary ("A figure with a gap says so; what is never costed says that.");
  add_members (reading, "u-amira", NULL);
  assert_whole (reading, NULL,
                "£13.47 × 1.30 × 20/60 h × 0 sessions = £0.00\n"
                "5 teaching days ÷ 5 = 1 week (14 September 2026 to 18 September 2026)\n"
                "Nobody says how often it takes place, so its sessions count as £0.00");
  map_set (reading, "sessions-per-week", "2");
  map_set (pmap_document_find (document, "p"), "weeks", "10");
  map_set (reading, "end", "");
  assert_whole (reading, NULL,
                "£13.47 × 1.30 × 20/60 h × 2 a week × 10 weeks = £116.74\n"
                "10 weeks, as the provision menu says");
  map_set (pmap_document_find (document, "p"), "tier", "universal");
  assert_whole (reading, NULL, "“Universal” is for every pupil and is never costed: £0.00");
  assert_share (reading, 0, NULL, "“Universal” is for every pupil and is never costed: £0.00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/working/one-line", test_one_line);
  g_test_add_func ("/working/outside", test_outside);
  g_test_add_func ("/working/calendar", test_calendar);
  g_test_add_func ("/working/several-lines", test_several_lines);
  g_test_add_func ("/working/what-is-missing", test_what_is_missing);
  return g_test_run ();
}
