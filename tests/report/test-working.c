/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The working, to the letter. Each amount was checked by hand with a calculator. */

#include "config.h"

#include "calc/calc-map.h"
#include "report/pmap-working-table.h"
#include "report/pmap-working-words.h"

#define BESIDE "Counted by weeks, as authorities do, twice a week in 29.9 weeks: 59.9 sessions, 1.1 fewer than by the calendar"

static void
assert_whole (PmapIntervention *intervention,
              const PmapPeriod *period,
              const char       *expected)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (intervention));
  g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, period);
  g_autoptr (PmapWorking) working = pmap_working_new (costing, PMAP_RECORD (intervention));
  g_autofree char *words = pmap_working_words_describe (working);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_share (PmapIntervention *intervention,
              guint             member,
              const PmapPeriod *period,
              const char       *expected)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (intervention));
  g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, period);
  g_autoptr (PmapWorking) working = pmap_working_new (costing, pmap_record_list_get (intervention->members, member));
  g_autofree char *words = pmap_working_words_describe (working);

  g_assert_cmpstr (words, ==, expected);
}

/* Asserts the table: a row a line, cells between bars, "=" before a sum and "==" before the result, notes at the end. */
static void
assert_table (PmapIntervention *intervention,
              gpointer          record,
              const PmapPeriod *period,
              const char       *expected)
{
  static const char *const ranks[] = { "", "= ", "== " };
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (intervention));
  g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, period);
  g_autoptr (PmapWorking) working = pmap_working_new (costing, record);
  g_autoptr (PmapWorkingTable) table = pmap_working_table_new (working);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint column = 0; column < PMAP_WORKING_N_COLUMNS; column++)
    if (table->headings[column] != NULL)
      g_string_append_printf (text, "%s%s", column > 0 ? " | " : "", table->headings[column]);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const PmapWorkingRow *row = table->rows->pdata[i];

      g_string_append_printf (text, "\n%s", ranks[row->rank]);
      for (guint column = 0; column < PMAP_WORKING_N_COLUMNS; column++)
        if (table->headings[column] != NULL)
          g_string_append_printf (text, "%s%s", column > 0 ? " | " : "", row->cells[column] != NULL ? row->cells[column] : "");
      if (row->detail != NULL)
        g_string_append_printf (text, " (%s)", row->detail);
    }
  for (guint i = 0; i < table->notes->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) table->notes->pdata[i]);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_one_line (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *reading = map_add (document->interventions, "i", "provision", "p", "start", "2026-09-14",
                                       "end", "2026-12-11", "minutes", "20", "sessions-per-week", "5", "weeks", "12", NULL);

  g_test_summary ("The line of the handbooks: rate, on-cost, minutes, how often, how long, for how many.");
  add_members (reading, "u-amira", "u-ben", "u-chidi", NULL);
  assert_whole (reading, NULL,
                "£13.47 × 1.30 × 20/60 h × 5 a week × 12 weeks = £350.22\n"
                "12 weeks, as entered here");
  assert_share (reading, 0, NULL,
                "£13.47 × 1.30 × 20/60 h × 5 a week × 12 weeks ÷ 3 pupils = £116.74\n"
                "12 weeks, as entered here");
  assert_table (reading, reading, NULL,
                "What | An hour | On-costs | Minutes a week | Weeks | Amount\n"
                "Teaching assistant | £13.47 | × 1.30 | 20 × 5 = 100 | 12 | £350.22\n"
                "== Together |  |  |  |  | £350.22\n"
                "12 weeks, as entered here");
  assert_table (reading, pmap_record_list_get (reading->members, 0), NULL,
                "What | An hour | On-costs | Minutes a week | Weeks | Amount\n"
                "Teaching assistant | £13.47 | × 1.30 | 20 × 5 = 100 | 12 | £350.22\n"
                "Shared by 3 pupils |  |  |  |  | ÷ 3\n"
                "== For Amira |  |  |  |  | £116.74\n"
                "12 weeks, as entered here");
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
                "12 weeks, as entered here\n"
                "No dates: it counts for all the school year, at the rates of its first day\n"
                "£87.55 of the whole falls on empty places, kept for pupils outside this map");
  assert_share (reading, 2, NULL,
                "£13.47 × 1.30 × 20/60 h × 5 a week × 12 weeks ÷ 4 places = £87.55\n"
                "Group of 4 with 3 members here: 1 place is outside this map\n"
                "Rounded so that all shares add up to £350.22\n"
                "12 weeks, as entered here\n"
                "No dates: it counts for all the school year, at the rates of its first day\n"
                "£87.55 of the whole falls on empty places, kept for pupils outside this map");
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
                "61 teaching days on Mon, Wed (14 September 2026 to 27 May 2027)\n"
                BESIDE);
  assert_table (reading, reading, NULL,
                "What | An hour | On-costs | Minutes | Sessions | Amount\n"
                "Teaching assistant | £13.47 | × 1.30 | (20 + 10) = 30 | 48 | £420.26 (14 Sep 2026 to 31 Mar 2027)\n"
                "Teaching assistant | £14.5012 | × 1.305 | (20 + 10) = 30 | 13 | £123.01 (1 Apr 2027 to 27 May 2027)\n"
                "Teacher | £40.00 |  | 5 × 2 staff = 10 | 61 | £406.67\n"
                "Books |  |  |  | once | £25.00\n"
                "Visitor |  |  |  | 61 | £518.50 (£8.50 a session)\n"
                "== Together |  |  |  |  | £1,493.44\n"
                "61 teaching days on Mon, Wed (14 September 2026 to 27 May 2027)\n"
                BESIDE);
  assert_whole (reading, &financial,
                "Teaching assistant: £13.47 × 1.30 × (20 + 10)/60 h × 48 sessions = £420.27\n"
                "Teacher: £40.00 × 5/60 h × 2 staff × 48 sessions = £320.00\n"
                "Books: £25.00 × 48/61 sessions = £19.67\n"
                "Visitor: £8.50 × 48 sessions = £408.00\n"
                "Together = £1,167.94\n"
                "61 teaching days on Mon, Wed (14 September 2026 to 27 May 2027)\n"
                BESIDE "\n"
                "Financial year, 1 April 2026 to 31 March 2027: 48 of its 61 sessions");
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

static void
test_members (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *reading = map_add (document->interventions, "i", "provision", "p", "start", "2026-09-14",
                                       "end", "2027-05-27", "minutes", "20", "sessions-per-week", "5", NULL);
  gpointer late;

  g_test_summary ("Who comes late, who is there for a part of it, and how it is shared then.");
  add_members (reading, "u-amira", NULL);
  late = map_add (reading->members, NULL, "pupil", "u-chidi", "from", "2026-11-02", "weight", "2", NULL);
  map_add (reading->resources, NULL, "name", "Visitor", "cost", "8.50", "basis", "session", NULL);
  assert_table (reading, pmap_record_list_get (reading->members, 0), NULL,
                "What | An hour | On-costs | Minutes a week | Weeks | Amount\n"
                "Teaching assistant | £13.47 | × 1.30 | 20 × 5 = 100 | 30.4 | £887.22\n"
                "Visitor |  |  |  | 30.4 | £1,292.00 (£8.50 a session, 5 times a week: 152 sessions)\n"
                "= The whole intervention |  |  |  |  | £2,179.22\n"
                "14 Sep 2026 to 1 Nov 2026: 30 of 152 days |  |  |  |  | £430.11 (Shared by 1 pupil)\n"
                "2 Nov 2026 to 27 May 2027: 122 of 152 days |  |  |  |  | £583.04 (Shared by weight: 1 of 3 · £1,749.11 × 1/3)\n"
                "== For Amira |  |  |  |  | £1,013.15\n"
                "152 teaching days ÷ 5 = 30.4 weeks (14 September 2026 to 27 May 2027)");
  map_set (late, "weight", "");
  assert_table (reading, late, NULL,
                "What | An hour | On-costs | Minutes a week | Weeks | Amount\n"
                "Teaching assistant | £13.47 | × 1.30 | 20 × 5 = 100 | 30.4 | £887.22\n"
                "Visitor |  |  |  | 30.4 | £1,292.00 (£8.50 a session, 5 times a week: 152 sessions)\n"
                "= The whole intervention |  |  |  |  | £2,179.22\n"
                "2 Nov 2026 to 27 May 2027: 122 of 152 days |  |  |  |  | £1,749.11\n"
                "Shared by 2 pupils |  |  |  |  | ÷ 2\n"
                "== For Chidi |  |  |  |  | £874.56\n"
                "152 teaching days ÷ 5 = 30.4 weeks (14 September 2026 to 27 May 2027)");
}

static void
test_every_other (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *speech = map_add (document->interventions, "i", "provision", "p", "start", "2026-11-03",
                                      "end", "2026-12-15", "sessions-per-week", "0.5", "weekdays", "Tue", NULL);

  g_test_summary ("Sessions that are counted on their days say on which, how often, and how many that makes.");
  map_set (pmap_document_find (document, "p"), "role", "");
  map_add (speech->resources, NULL, "name", "Therapist", "cost", "85", "basis", "session", NULL);
  add_members (speech, "u-amira", NULL);
  assert_whole (speech, NULL,
                "£85.00 × 4 sessions = £340.00\n"
                "7 teaching days on Tue (3 November 2026 to 15 December 2026), once a fortnight: 4 sessions");
  assert_table (speech, speech, NULL,
                "What | Sessions | Amount\n"
                "Therapist | 4 | £340.00 (£85.00 a session)\n"
                "== Together |  | £340.00\n"
                "7 teaching days on Tue (3 November 2026 to 15 December 2026), once a fortnight: 4 sessions");
}

static void
test_lump_sum (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *training = map_add (document->interventions, "i", "provision", "p", "start", "2026-09-14",
                                        "end", "2027-07-16", NULL);

  g_test_summary ("What is bought once has no weeks, and nobody in it costs nothing and says so.");
  map_set (pmap_document_find (document, "p"), "role", "");
  map_set (pmap_document_get_year (document), "counting", "fixed");
  map_add (training->resources, NULL, "name", "Training", "cost", "1000", NULL);
  assert_table (training, training, NULL, "What | Amount\n== Together | £0.00");
  assert_whole (training, NULL, "Together = £0.00\nThere are no members yet, so it costs nothing until somebody is in it");
  add_members (training, "u-amira", NULL);
  assert_table (training, training, NULL, "What | Amount\nTraining | £1,000.00\n== Together | £1,000.00");
  assert_whole (training, NULL, "£1,000.00");
}

static void
test_in_turn (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *reading = map_add (document->interventions, "i", "provision", "p", "start", "2026-09-14",
                                       "end", "2026-11-27", "minutes", "20", "sessions-per-week", "2", "weeks", "10",
                                       "taught", "One to one, each in turn", NULL);

  add_members (reading, "u-amira", "u-ben", "u-chidi", NULL);
  assert_share (reading, 0, NULL,
                "£13.47 × 1.30 × 20/60 h × 2 a week × 10 weeks × 3 pupils ÷ 3 pupils = £116.74\n"
                "10 weeks, as entered here\n"
                "One to one, each in turn: every pupil has sessions of their own");
  assert_table (reading, pmap_record_list_get (reading->members, 0), NULL,
                "What | An hour | On-costs | Minutes a week | Weeks | Amount\n"
                "Teaching assistant | £13.47 | × 1.30 | 20 × 2 × 3 pupils = 120 | 10 | £350.22\n"
                "Sessions of one of 3 pupils |  |  |  |  | ÷ 3\n"
                "== For Amira |  |  |  |  | £116.74\n"
                "10 weeks, as entered here\n"
                "One to one, each in turn: every pupil has sessions of their own");
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
  g_test_add_func ("/working/members", test_members);
  g_test_add_func ("/working/every-other", test_every_other);
  g_test_add_func ("/working/lump-sum", test_lump_sum);
  g_test_add_func ("/working/in-turn", test_in_turn);
  return g_test_run ();
}
