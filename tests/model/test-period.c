/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Periods: their days and their words. */

#include "config.h"

#include "base/pmap-error.h"
#include "model/pmap-period.h"
#include "shared/map.h"

static PmapDocument *
make_school (void)
{
  PmapDocument *document = pmap_document_new ();
  gpointer year = pmap_document_get_year (document);

  map_set (year, "start", "2026-09-01");
  map_set (year, "end", "2027-08-31");
  map_add (map_list (year, "terms"), "autumn", "name", "Autumn", "start", "2026-09-02", "end", "2026-12-18", NULL);
  map_add (map_list (year, "terms"), "spring", "name", "Spring", "start", "2027-01-04", "end", "2027-03-25", NULL);
  map_add (map_list (year, "terms"), "summer", "name", "Summer", "start", "2027-04-12", "end", "2027-07-21", NULL);
  return document;
}

static void
assert_period (PmapPeriod  period,
               PmapYear   *year,
               const char *expected)
{
  g_autofree char *words = pmap_period_describe (&period, year);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_kinds (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapYear *year = pmap_document_get_year (document);
  PmapDate today = pmap_date_new (3, 4, 2027);

  assert_period (pmap_period_whole_run (), year, "Whole run");
  assert_period (pmap_period_to_date (today), year, "To date, until 3 April 2027");
  assert_period (pmap_period_term (pmap_record_list_get (year->terms, 1)), year,
                 "Spring, 4 January 2027 to 25 March 2027");
  assert_period (pmap_period_academic_year (year), year, "Academic year, 1 September 2026 to 31 August 2027");
  assert_period (pmap_period_financial_year (today), year, "Financial year, 1 April 2027 to 31 March 2028");
  assert_period (pmap_period_financial_year (pmap_date_new (31, 3, 2027)), year,
                 "Financial year, 1 April 2026 to 31 March 2027");
  assert_period (pmap_period_dates (today, PMAP_DATE_NONE), year, "from 3 April 2027");
  assert_period (pmap_period_dates (today, today + 1), year, "3 April 2027 to 4 April 2027");
}

static void
test_academic_year (void)
{
  static const struct { const char *start, *end, *term, *expected; } cases[] = {
    { "", "", "", "Academic year" },
    { "2026-09-03", "", "", "Academic year, 3 September 2026 to 31 August 2027" },
    { "2026-08-24", "", "", "Academic year, 24 August 2026 to 31 August 2027" },
    { "", "2027-07-21", "", "Academic year, 1 September 2026 to 21 July 2027" },
    { "", "2027-08-31", "", "Academic year, 1 September 2026 to 31 August 2027" },
    { "", "", "2026-09-02", "Academic year, 1 September 2026 to 31 August 2027" },
    { "", "", "2026-08-27", "Academic year, 1 September 2026 to 31 August 2027" },
    { "", "", "2027-01-05", "Academic year, 1 September 2026 to 31 August 2027" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapYear *year = pmap_document_get_year (document);

      map_set (year, "start", cases[i].start);
      map_set (year, "end", cases[i].end);
      if (*cases[i].term != '\0')
        map_add (year->terms, "t", "name", "Autumn", "start", cases[i].term, "end", "2027-03-01", NULL);
      assert_period (pmap_period_academic_year (year), year, cases[i].expected);
    }
}

static void
test_parse (void)
{
  static const struct { const char *typed; PmapPeriodKind kind; const char *from, *to; } cases[] = {
    { "whole-run", PMAP_PERIOD_WHOLE_RUN, "", "" },
    { "to-date", PMAP_PERIOD_TO_DATE, "", "2027-04-03" },
    { "to-come", PMAP_PERIOD_TO_COME, "2027-04-04", "2027-08-31" },
    { "academic-year", PMAP_PERIOD_ACADEMIC_YEAR, "2026-09-01", "2027-08-31" },
    { "Year", PMAP_PERIOD_ACADEMIC_YEAR, "2026-09-01", "2027-08-31" },
    { "financial-year", PMAP_PERIOD_FINANCIAL_YEAR, "2027-04-01", "2028-03-31" },
    { "autumn", PMAP_PERIOD_TERM, "2026-09-02", "2026-12-18" },
    { "financial-year-2026", PMAP_PERIOD_FINANCIAL_YEAR, "2026-04-01", "2027-03-31" },
    { "SUMMER", PMAP_PERIOD_TERM, "2027-04-12", "2027-07-21" },
    { "2026-09-14..2026-11-27", PMAP_PERIOD_DATES, "2026-09-14", "2026-11-27" },
    { "14/9/2026 .. 27 November 2026", PMAP_PERIOD_DATES, "2026-09-14", "2026-11-27" },
    { "..2026-11-27", PMAP_PERIOD_DATES, "", "2026-11-27" },
    { "2026-09-14..", PMAP_PERIOD_DATES, "2026-09-14", "" },
  };
  static const char *const refused[] = { "", "winter", "2026", "2026-11-27..2026-09-14", "x..y", "1/2/26..2/2/26" };
  g_autoptr (PmapDocument) document = make_school ();
  PmapYear *year = pmap_document_get_year (document);
  PmapPeriod period;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PmapDate from = PMAP_DATE_NONE, to = PMAP_DATE_NONE;
      g_autoptr (GError) error = NULL;

      pmap_period_parse (cases[i].typed, year, pmap_date_new (3, 4, 2027), &period, &error);
      g_assert_no_error (error);
      pmap_date_from_xml (cases[i].from, strlen (cases[i].from), &from);
      pmap_date_from_xml (cases[i].to, strlen (cases[i].to), &to);
      g_assert_true (pmap_period_equal (&period, &(PmapPeriod) { cases[i].kind, from, to }));
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pmap_period_parse (refused[i], year, pmap_date_new (3, 4, 2027), &period, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE);
    }
}

static void
test_captions (void)
{
  static const struct { const char *term, *expected; } terms[] = {
    { "Autumn", "Cost in the Autumn term" },
    { "Autumn term", "Cost in Autumn term" },
    { "Term 1", "Cost in Term 1" },
    { "Autumn 1", "Cost in Autumn 1" },
    { "Michaelmas", "Cost in the Michaelmas term" },
  };
  static const struct { const char *typed, *expected; } cases[] = {
    { "academic-year", "Cost this year" },
    { "to-date", "Cost to date" },
    { "delivered", "Cost to date, as delivered" },
    { "to-come", "Cost still to come this year" },
    { "financial-year", "Cost in financial year 2026/27" },
    { "whole-run", "Cost over the whole run" },
    { "2026-09-14..2026-11-27", "Cost for 14 September 2026 to 27 November 2026" },
    { "2026-09-14..", "Cost from 14 September 2026" },
    { "..", "Cost over the whole run" },
  };
  g_autoptr (PmapDocument) document = make_school ();
  PmapYear *year = pmap_document_get_year (document);
  PmapPeriod period;

  g_test_summary ("One function calls a cost what it is, whatever the period");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *caption = NULL;

      g_assert_true (pmap_period_parse (cases[i].typed, year, pmap_date_new (30, 11, 2026), &period, NULL));
      caption = pmap_period_say_cost (&period, year);
      g_assert_cmpstr (caption, ==, cases[i].expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      PmapTerm *term = pmap_record_list_get (year->terms, 0);
      g_autofree char *caption = NULL;

      map_set (term, "name", terms[i].term);
      period = pmap_period_term (term);
      caption = pmap_period_say_cost (&period, year);
      g_assert_cmpstr (caption, ==, terms[i].expected);
    }
}

static char *
list_nicks (PmapYear *year,
            PmapDate  today)
{
  g_autoptr (GPtrArray) choices = pmap_period_list (year, today);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const PmapPeriodChoice *choice = choices->pdata[i];
      g_autoptr (GError) error = NULL;
      PmapPeriod period;

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "; " : "", choice->nick, choice->name);
      g_assert_true (pmap_period_parse (choice->nick, year, today, &period, &error));
      g_assert_no_error (error);
      g_assert_true (pmap_period_equal (&period, &choice->period));
    }
  return g_string_free (text, FALSE);
}

static void
test_list (void)
{
  g_autoptr (PmapDocument) document = make_school (), empty = pmap_document_new ();
  PmapYear *year = pmap_document_get_year (document);
  g_autofree char *all = list_nicks (year, pmap_date_new (30, 11, 2026));
  g_autofree char *few = list_nicks (pmap_document_get_year (empty), pmap_date_new (30, 11, 2026));
  g_autofree char *fewest = list_nicks (pmap_document_get_year (empty), PMAP_DATE_NONE);
  g_autofree char *longest = NULL;

  g_test_summary ("What there is to choose from: a school year lies in two financial years, and a term without days is none");
  g_assert_cmpstr (all, ==,
                   "academic-year: Academic year; autumn: Autumn; spring: Spring; summer: Summer; to-date: To date, as planned; delivered: To date, as delivered; to-come: Still to come this year; "
                   "financial-year-2026: Financial year 2026/27; financial-year-2027: Financial year 2027/28; whole-run: Whole run");
  g_assert_cmpstr (few, ==, "academic-year: Academic year; to-date: To date, as planned; delivered: To date, as delivered; to-come: Still to come this year; "
                            "financial-year-2026: Financial year 2026/27; whole-run: Whole run");
  g_assert_cmpstr (fewest, ==, "academic-year: Academic year; whole-run: Whole run");

  ((PmapTerm *) pmap_record_list_get (year->terms, 1))->end = PMAP_DATE_NONE;
  map_set (year, "end", "2099-08-31");
  longest = list_nicks (year, PMAP_DATE_NONE);
  g_assert_cmpstr (longest, ==,
                   "academic-year: Academic year; autumn: Autumn; summer: Summer; financial-year-2026: Financial year 2026/27; "
                   "financial-year-2027: Financial year 2027/28; financial-year-2028: Financial year 2028/29; whole-run: Whole run");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/kinds", test_kinds);
  g_test_add_func ("/period/academic-year", test_academic_year);
  g_test_add_func ("/period/parse", test_parse);
  g_test_add_func ("/period/captions", test_captions);
  g_test_add_func ("/period/list", test_list);
  return g_test_run ();
}
