/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Teaching days, against a count day by day. */

#include "config.h"

#include "calc/calc-map.h"
#include "model/pmap-closure.h"
#include "model/pmap-term.h"
#include "shared/random-map.h"

static PmapDate
day (const char *iso)
{
  PmapDate date;

  g_assert_true (pmap_date_from_xml (iso, strlen (iso), &date));
  return date;
}

static void
test_school (void)
{
  static const struct { const char *from, *to; guint weekdays, n_days; } cases[] = {
    { "2026-09-01", "2027-08-31", PMAP_WEEKDAYS_ALL, 193 },
    { "2026-09-01", "2026-12-31", PMAP_WEEKDAYS_ALL, 72 },   /* 3 September to 18 December, a week out */
    { "2027-01-01", "2027-04-11", PMAP_WEEKDAYS_ALL, 54 },
    { "2027-04-12", "2027-07-21", PMAP_WEEKDAYS_ALL, 67 },
    { "2026-09-02", "2026-09-02", PMAP_WEEKDAYS_ALL, 0 },    /* INSET */
    { "2026-09-03", "2026-09-03", PMAP_WEEKDAYS_ALL, 1 },
    { "2026-09-05", "2026-09-06", PMAP_WEEKDAYS_ALL, 0 },    /* a weekend */
    { "2026-10-26", "2026-10-30", PMAP_WEEKDAYS_ALL, 0 },    /* half term */
    { "2026-09-14", "2026-11-27", PMAP_WEEKDAYS_ALL, 50 },
    { "2026-09-14", "2026-11-27", 0x05, 20 },                /* Mondays and Wednesdays */
    { "2026-09-14", "2026-09-20", 0x20, 1 },                 /* a Saturday in term */
    { "2026-09-14", "2026-09-13", PMAP_WEEKDAYS_ALL, 0 },
    { "2026-09-14", "2026-09-14", 0, 0 },
    { "1900-01-01", "2199-12-31", PMAP_WEEKDAYS_ALL, 193 },
  };
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapCalendar) calendar = pmap_calendar_new (pmap_document_get_year (document));

  g_assert_true (pmap_calendar_has_terms (calendar));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_days = pmap_calendar_count_days (calendar, day (cases[i].from), day (cases[i].to), cases[i].weekdays);

      if (n_days != cases[i].n_days)
        g_error ("%s to %s: %u days, not %u", cases[i].from, cases[i].to, n_days, cases[i].n_days);
    }
  g_assert_true (pmap_calendar_is_teaching_day (calendar, day ("2026-09-03")));
  g_assert_false (pmap_calendar_is_teaching_day (calendar, day ("2027-05-03")));
}

/* Whether a day is inside one of a list's spans. */
static gboolean
is_inside (PmapRecordList *spans,
           PmapDate        date)
{
  for (guint i = 0; i < pmap_record_list_get_length (spans); i++)
    {
      PmapRecord *span = pmap_record_list_get (spans, i);
      PmapDate start = pmap_record_get_date (span, pmap_record_find_field (span, "start"));
      PmapDate end = pmap_record_get_date (span, pmap_record_find_field (span, "end"));

      if (start != PMAP_DATE_NONE && start <= date && date <= end)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_valid (PmapRecordList *spans)
{
  for (guint i = 0; i < pmap_record_list_get_length (spans); i++)
    {
      PmapTerm *term = pmap_record_list_get (spans, i);

      if (term->start != PMAP_DATE_NONE && term->start <= term->end)
        return TRUE;
    }
  return FALSE;
}

static guint
count_slowly (PmapYear *year,
              PmapDate  from,
              PmapDate  to,
              guint     weekdays)
{
  gboolean has_terms = is_valid (year->terms);
  guint n = 0;

  for (PmapDate date = from; date <= to; date++)
    n += weekdays >> pmap_date_weekday (date) & 1
         && (!has_terms || is_inside (year->terms, date)) && !is_inside (year->closures, date);
  return n;
}

static void
test_any (void)
{
  g_autoptr (GRand) random = random_map_start ();

  g_test_summary ("Any terms and closures, overlapping, back to front, or none.");
  for (guint i = 0; i < random_map_scale (100); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapYear *year = pmap_document_get_year (document);
      g_autoptr (PmapCalendar) calendar = NULL;

      for (guint n = g_rand_int_range (random, 0, 4); n > 0; n--)
        random_map_add (document, random, year->terms);
      for (guint n = g_rand_int_range (random, 0, 4); n > 0; n--)
        random_map_add (document, random, year->closures);
      calendar = pmap_calendar_new (year);
      g_assert_cmpint (pmap_calendar_has_terms (calendar), ==, is_valid (year->terms));
      for (guint j = 0; j < 20; j++)
        {
          PmapDate from = random_map_date (random), to = random_map_date (random);
          guint weekdays = g_rand_boolean (random) ? PMAP_WEEKDAYS_ALL : (guint) g_rand_int_range (random, 0, 0x80);

          g_assert_cmpuint (pmap_calendar_count_days (calendar, from, to, weekdays), ==,
                            count_slowly (year, from, to, weekdays));
        }
    }
}

static void
test_weekdays (void)
{
  PmapDate monday = day ("2026-09-07");

  g_assert_cmpuint (pmap_calendar_count_weekdays (monday, monday + 6, PMAP_WEEKDAYS_ALL), ==, 5);
  g_assert_cmpuint (pmap_calendar_count_weekdays (monday, monday + 6, 0x7f), ==, 7);
  g_assert_cmpuint (pmap_calendar_count_weekdays (monday + 4, monday + 7, PMAP_WEEKDAYS_ALL), ==, 2);
  g_assert_cmpuint (pmap_calendar_count_weekdays (monday + 1, monday, 0x7f), ==, 0);
  g_assert_cmpuint (pmap_calendar_count_weekdays (monday, monday + 699, 0x01), ==, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/school", test_school);
  g_test_add_func ("/calendar/any", test_any);
  g_test_add_func ("/calendar/weekdays", test_weekdays);
  return g_test_run ();
}
