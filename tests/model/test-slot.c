/* SPDX-License-Identifier: GPL-3.0-or-later */

/* On which days slots are, how they are told, and what is pointed out. What they cost is in tests/tool/test-hand-worked.py, and
 * held against a second reading in tests/tool/test-reference-costs.py. */

#include "config.h"

#include "calc/calc-map.h"
#include "model/pmap-slot-days.h"

static PmapIntervention *
add_run (PmapDocument *document,
         const char   *start,
         const char   *end)
{
  return map_add (document->interventions, "i", "provision", "p", "start", start, "end", end, "minutes", "30", NULL);
}

/* The days of a run's sessions, as ISO says them. */
static char *
list_days (PmapDocument     *document,
           PmapIntervention *run)
{
  g_autoptr (PmapCalendar) calendar = pmap_calendar_new (pmap_document_get_year (document));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (PmapSlotDay));
  GString *text = g_string_new (NULL);

  pmap_slot_list_days (run, calendar, run->start, run->end, days);
  for (guint i = 0; i < days->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      pmap_date_append_xml (text, g_array_index (days, PmapSlotDay, i).day);
    }
  return g_string_free (text, FALSE);
}

static void
test_days (void)
{
  static const struct
  {
    const char *start, *end;
    const char *repeats, *weekdays, *interval, *date;
    const char *days;
  } cases[] = {
    { "2026-09-01", "2026-09-18", "every-week", "Mon, Wed", "", "", "2026-09-07 2026-09-09 2026-09-14 2026-09-16" },
    /* The half term's Monday is none. */
    { "2026-10-19", "2026-11-06", "every-week", "Mon", "", "", "2026-10-19 2026-11-02" },
    /* The year begins on a Thursday, in week A: the next week is B. */
    { "2026-09-01", "2026-09-25", "week-a", "Thu", "", "", "2026-09-03 2026-09-17" },
    { "2026-09-01", "2026-09-25", "week-b", "Thu", "", "", "2026-09-10 2026-09-24" },
    /* Weeks of holidays do not count: the eighth week is that of 19 October, the ninth that of 2 November. */
    { "2026-10-12", "2026-11-13", "week-a", "Tue", "", "", "2026-10-13 2026-11-03" },
    { "2026-10-12", "2026-11-13", "week-b", "Tue", "", "", "2026-10-20 2026-11-10" },
    { "2026-12-07", "2027-01-22", "week-a", "Fri", "", "", "2026-12-18 2027-01-15" },
    /* From the first one on, school or half term between. */
    { "2026-10-12", "2026-11-20", "every-few-weeks", "Tue", "2", "", "2026-10-13 2026-11-03 2026-11-17" },
    { "2026-09-01", "2026-10-16", "every-few-weeks", "Mon", "3", "", "2026-09-07 2026-09-28" },
    { "2026-09-03", "2026-09-18", "every-few-weeks", "Mon, Thu", "2", "", "2026-09-03 2026-09-07 2026-09-17" },
    { "2026-09-07", "2026-09-18", "every-few-weeks", "Mon", "", "", "2026-09-07 2026-09-14" },
    /* Six half terms; the first school day of each, or the first Wednesday. */
    { "2026-09-01", "2027-07-21", "each-half-term", "", "", "",
      "2026-09-03 2026-11-02 2027-01-04 2027-02-22 2027-04-12 2027-06-07" },
    { "2026-09-01", "2027-07-21", "each-half-term", "Wed", "", "",
      "2026-09-09 2026-11-04 2027-01-06 2027-02-24 2027-04-14 2027-06-09" },
    { "2026-10-21", "2026-11-06", "each-half-term", "", "", "", "2026-10-21 2026-11-02" },
    { "2026-09-01", "2026-12-18", "one-day", "", "", "2026-10-28", "2026-10-28" },
    { "2026-09-01", "2026-12-18", "one-day", "", "", "2027-01-05", "" },
    { "2026-09-01", "2026-12-18", "one-day", "", "", "", "" },
    { "2026-09-01", "2026-12-18", "every-week", "", "", "", "" },
    { "2026-10-26", "2026-10-30", "every-week", "Mon, Tue, Wed, Thu, Fri", "", "", "" },
  };

  g_test_summary ("The days of a slot, by the calendar on the wall.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = make_school ();
      PmapIntervention *run = add_run (document, cases[i].start, cases[i].end);
      g_autofree char *days = NULL;

      map_add (run->slots, NULL, "repeats", cases[i].repeats, "weekdays", cases[i].weekdays, "interval", cases[i].interval,
               "date", cases[i].date, NULL);
      days = list_days (document, run);
      if (!g_str_equal (days, cases[i].days))
        g_error ("%s on %s from %s: %s, not %s", cases[i].repeats, cases[i].weekdays, cases[i].start, days, cases[i].days);
    }
}

static void
test_first_week (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = add_run (document, "2026-09-01", "2026-09-25");
  g_autofree char *days = NULL;

  g_test_summary ("Where the year begins with week B, the letters change places.");
  map_set (pmap_document_get_year (document), "first-week", "b");
  map_add (run->slots, NULL, "repeats", "week-b", "weekdays", "Thu", NULL);
  days = list_days (document, run);
  g_assert_cmpstr (days, ==, "2026-09-03 2026-09-17");
}

static void
test_carried_on (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *run = add_run (document, "2026-10-05", "2026-11-20");
  g_autofree char *alone = NULL, *carried_on = NULL, *late = NULL;

  g_test_summary ("What was had in a half term is not had again by the run that carries on.");
  map_add (document->interventions, "before", "provision", "p", "start", "2026-09-07", "end", "2026-10-02", NULL);
  map_add (run->slots, NULL, "repeats", "each-half-term", "weekdays", "Mon", NULL);
  alone = list_days (document, run);
  g_assert_cmpstr (alone, ==, "2026-10-05 2026-11-02");
  map_set (run, "follows", "before");
  carried_on = list_days (document, run);
  g_assert_cmpstr (carried_on, ==, "2026-11-02");
  /* The half term's first Monday is still to come. */
  map_set (run, "start", "2026-09-03");
  late = list_days (document, run);
  g_assert_cmpstr (late, ==, "2026-09-07 2026-11-02");
}

static void
test_order (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapCalendar) calendar = pmap_calendar_new (pmap_document_get_year (document));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (PmapSlotDay));
  PmapIntervention *run = add_run (document, "2026-09-07", "2026-09-11");
  PmapSlot *afternoon = map_add (run->slots, NULL, "weekdays", "Mon, Tue", "time", "13:15", NULL);
  PmapSlot *morning = map_add (run->slots, NULL, "weekdays", "Mon", "time", "9:30", NULL);
  PmapSlot *expected[] = { morning, afternoon, afternoon };
  guint first;

  g_test_summary ("Sessions come by day and time, and are counted between days.");
  pmap_slot_list_days (run, calendar, run->start, run->end, days);
  g_assert_cmpuint (days->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < days->len; i++)
    g_assert_true (g_array_index (days, PmapSlotDay, i).slot == expected[i]);
  g_assert_cmpuint (pmap_slot_count_days (days, run->start, run->start, &first), ==, 2);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (pmap_slot_count_days (days, run->start + 1, run->end, &first), ==, 1);
  g_assert_cmpuint (first, ==, 2);
  g_assert_cmpuint (pmap_slot_count_days (days, run->end, run->start, NULL), ==, 0);
}

static void
test_words (void)
{
  static const struct { const char *repeats, *weekdays, *time, *interval, *date, *words; } cases[] = {
    { "", "Mon, Wed", "9:30", "", "", "Mon, Wed 9:30" },
    { "week-a", "Fri", "13:15", "", "", "Fri 13:15, week A" },
    { "week-b", "Fri", "", "", "", "Fri, week B" },
    { "every-few-weeks", "Tue", "", "2", "", "Tue, every other week" },
    { "every-few-weeks", "Tue", "10:00", "3", "", "Tue 10:00, every 3 weeks" },
    { "every-few-weeks", "Tue", "10:00", "", "", "Tue 10:00" },
    { "each-half-term", "", "", "", "", "once a half term" },
    { "each-half-term", "Thu", "", "", "", "Thu, once a half term" },
    { "one-day", "", "14:00", "", "2027-01-12", "12 Jan 2027 14:00" },
    { "", "", "9:30", "", "", "9:30" },
  };

  g_test_summary ("How a slot is told.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = make_school ();
      PmapIntervention *run = add_run (document, "2026-09-07", "2026-12-18");
      PmapRecord *slot = map_add (run->slots, NULL, "repeats", cases[i].repeats, "weekdays", cases[i].weekdays, "time", cases[i].time,
                                  "interval", cases[i].interval, "date", cases[i].date, NULL);
      g_autofree char *words = pmap_record_describe (slot);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_issues (void)
{
  static const struct { const char *repeats, *weekdays, *time, *minutes, *field, *message; } cases[] = {
    { "", "", "", "", "weekdays", "On which days of the week? Until that is said, this slot counts as £0.00" },
    { "week-a", "", "", "", "weekdays", "On which days of the week? Until that is said, this slot counts as £0.00" },
    { "one-day", "", "", "", "date", "On which day? Until that is said, this slot counts as £0.00" },
    { "every-few-weeks", "Mon", "", "", "interval", "Every how many weeks? Until that is said, it counts for every week" },
    { "", "Mon", "8:30", "", "time", "The school day is from 8:45 to 15:15, and this is not within it" },
    { "", "Mon", "15:00", "", "time", "The school day is from 8:45 to 15:15, and this is not within it" },
    { "", "Mon", "14:45", "45", "time", "The school day is from 8:45 to 15:15, and this is not within it" },
    { "", "Mon", "14:45", "", NULL, NULL },
    { "", "Mon", "8:45", "", NULL, NULL },
    { "each-half-term", "", "", "", NULL, NULL },
  };

  g_test_summary ("What a slot lacks, and what is outside the school day, is said in its place.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = make_school ();
      PmapIntervention *run = add_run (document, "2026-09-07", "2026-12-18");
      g_autoptr (PmapIssues) issues = pmap_issues_new ();
      guint n = 0;

      map_set (pmap_document_get_year (document), "day-starts", "8:45");
      map_set (pmap_document_get_year (document), "day-ends", "15:15");
      map_add (run->slots, NULL, "repeats", cases[i].repeats, "weekdays", cases[i].weekdays, "time", cases[i].time,
               "minutes", cases[i].minutes, NULL);
      pmap_document_check (document, issues);
      for (guint j = 0; j < issues->len; j++)
        {
          const PmapIssue *issue = g_ptr_array_index (issues, j);

          if (g_strcmp0 (issue->field, cases[i].field) == 0 && g_strcmp0 (issue->message, cases[i].message) == 0)
            n++;
          else
            g_error ("case %u: %s: %s", i, issue->field, issue->message);
        }
      g_assert_cmpuint (n, ==, cases[i].field != NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/slot/days", test_days);
  g_test_add_func ("/model/slot/first-week", test_first_week);
  g_test_add_func ("/model/slot/carried-on", test_carried_on);
  g_test_add_func ("/model/slot/order", test_order);
  g_test_add_func ("/model/slot/words", test_words);
  g_test_add_func ("/model/slot/issues", test_issues);
  return g_test_run ();
}
