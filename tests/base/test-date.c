/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days: read the same in every locale and time zone, never guessed. */

#include "config.h"

#include "base/pmap-date.h"
#include "base/pmap-error.h"

#include <locale.h>
#include <string.h>

static char *
iso (PmapDate date)
{
  GString *text = g_string_new (NULL);

  pmap_date_append_xml (text, date);
  return g_string_free (text, FALSE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *typed;
    const char *iso;
  } cases[] = {
    { "03/04/2025", "2025-04-03" },  { "3/4/2025", "2025-04-03" },    { "3.4.2025", "2025-04-03" },
    { "3-4-2025", "2025-04-03" },    { "3 April 2025", "2025-04-03" }, { "3 apr 2025", "2025-04-03" },
    { "3 Sept 2025", "2025-09-03" }, { "2025-04-03", "2025-04-03" },  { "  29/2/2024 ", "2024-02-29" },
    { "3rd April 2025", "2025-04-03" }, { "1st of May 2025", "2025-05-01" }, { "April 3, 2025", "2025-04-03" },
    { "22ND sep 2025", "2025-09-22" },  { "٣/٤/٢٠٢٥", "2025-04-03" },  { "３／４／２０２５", "2025-04-03" },
    { "31/12/2199", "2199-12-31" },  { "1/1/1900", "1900-01-01" },    { "3. April 2025", "2025-04-03" },
  };
  static const char *const locales[] = { "C", "en_GB.UTF-8", "en_US.UTF-8" };

  g_test_summary ("Day before month, in every locale.");
  for (guint l = 0; l < G_N_ELEMENTS (locales); l++)
    {
      setlocale (LC_ALL, locales[l]);
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          PmapDate date = PMAP_DATE_NONE;
          g_autofree char *text = NULL;

          g_assert_true (pmap_date_parse (cases[i].typed, PMAP_DATE_NONE, &date, NULL));
          text = iso (date);
          g_assert_cmpstr (text, ==, cases[i].iso);
        }
    }
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *typed;
    const char *message;
  } cases[] = {
    { "3/4/25", "Write the year of “3/4/25” with all four digits, like 3/4/2025" },
    { "29/2/2025", "“29/2/2025” is not a date: February 2025 has 28 days" },
    { "31/4/2025", "“31/4/2025” is not a date: April 2025 has 30 days" },
    { "4/13/2025", "“4/13/2025” is not a date; write the day before the month, like 3/4/2025" },
    { "tomorrow", "“tomorrow” is not a date; write day, month and year, like 3/4/2025" },
    { "2025/04/03", "“2025/04/03” is not a date; write day, month and year, like 3/4/2025" },
    { "3/4", "Write “3/4” with its year, like 3/4/2025" },
    { "3 Apr", "Write “3 Apr” with its year, like 3/4/2025" },
    { "31/2/25", "“31/2/25” is not a date; write day, month and year, like 3/4/2025" },
    { "3/4/025", "“3/4/025” is not a date; write day, month and year, like 3/4/2025" },
    { "3/4/2025/1", "“3/4/2025/1” is not a date; write day, month and year, like 3/4/2025" },
    { "3 April 2025 10:30", "“3 April 2025 10:30” is not a date; write day, month and year, like 3/4/2025" },
    { "3xx April 2025", "“3xx April 2025” is not a date; write day, month and year, like 3/4/2025" },
    { "April", "“April” is not a date; write day, month and year, like 3/4/2025" },
    { "April 2025", "“April 2025” is not a date; write day, month and year, like 3/4/2025" },
    { "3 Ju 2025", "“3 Ju 2025” is not a date; write day, month and year, like 3/4/2025" },
    { "1/1/1899", "“1/1/1899” is too long ago; please look at the year" },
    { "1/1/2200", "“1/1/2200” is too far ahead; please look at the year" },
    { "", "“” is not a date; write day, month and year, like 3/4/2025" },
  };

  g_test_summary ("A date that could be two, or is none, is refused.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      PmapDate date = 7;

      g_assert_false (pmap_date_parse (cases[i].typed, PMAP_DATE_NONE, &date, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_cmpuint (date, ==, 7);
    }
}

static void
test_school_year (void)
{
  static const struct
  {
    const char *typed;
    const char *iso;      /* NULL where it is refused */
    const char *message;
  } cases[] = {
    { "30/11", "2026-11-30" },     { "1 Dec", "2026-12-01" },     { "1 December", "2026-12-01" }, { "1st Dec.", "2026-12-01" },
    { "Dec 1", "2026-12-01" },     { "3 Jan", "2027-01-03" },     { "3.1.", "2027-01-03" },       { "1/9", "2026-09-01" },
    { "31/8", "2027-08-31" },      { "28/2", "2027-02-28" },      { "30/11/2025", "2025-11-30" },
    { "29/2", NULL, "“29/2” is not a date: February 2027 has 28 days" },
    { "31/11", NULL, "“31/11” is not a date: November 2026 has 30 days" },
    { "1/13", NULL, "“1/13” is not a date; write the day before the month, like 3/4/2025" },
    { "5", NULL, "“5” is not a date; write day, month and year, like 3/4/2025" },
    { "Jan", NULL, "“Jan” is not a date; write day, month and year, like 3/4/2025" },
    { "7/12/26", NULL, "Write the year of “7/12/26” with all four digits, like 3/4/2025" },
  };
  PmapDate start = pmap_date_new (1, 9, 2026);

  g_test_summary ("A day and a month without a year are of the school year.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      PmapDate date = PMAP_DATE_NONE;
      g_autofree char *text = NULL;

      g_assert_cmpint (pmap_date_parse (cases[i].typed, start, &date, &error), ==, cases[i].iso != NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].message);
      text = date != PMAP_DATE_NONE ? iso (date) : NULL;
      g_assert_cmpstr (text, ==, cases[i].iso);
    }
}

static void
test_guess (void)
{
  static const struct
  {
    const char *typed;
    guint newest_year;
    const char *iso;      /* NULL where there is nothing to ask */
  } cases[] = {
    { "7/12/26", 2046, "2026-12-07" },  { "7 Dec 26", 2046, "2026-12-07" }, { "3.4.18", 2027, "2018-04-03" },
    { "3/4/95", 2027, "1995-04-03" },   { "29/2/24", 2027, "2024-02-29" },  { "29/2/23", 2027, NULL },
    { "7/12/2026", 2046, NULL },        { "7/12", 2046, NULL },             { "26", 2046, NULL },
    { "", 2046, NULL },                 { "7/13/26", 2046, NULL },          { "29/2/00", 2027, "2000-02-29" },
  };

  g_test_summary ("What was meant by a year of two digits is found, to be asked about.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PmapDate date = pmap_date_guess (cases[i].typed, pmap_date_new (31, 8, cases[i].newest_year));
      g_autofree char *text = date != PMAP_DATE_NONE ? iso (date) : NULL;

      g_assert_cmpstr (text, ==, cases[i].iso);
    }
}

static void
test_xml (void)
{
  static const char *const refused[] = {
    "", "2025-4-3", "2025-04-03Z", "2025-04-03+01:00", "20250403", "2025-02-29", "2025-13-01", "2025-00-10", "-2025-01-01",
    "02025-01-01", "2025-01-01T00:00:00", "2025-01-0a",
  };

  g_test_summary ("A file's date is ISO without a zone, and nothing else.");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      PmapDate date = 7;

      g_assert_false (pmap_date_from_xml (refused[i], strlen (refused[i]), &date));
      g_assert_cmpuint (date, ==, 7);
    }
}

static void
test_every_day (void)
{
  PmapDate first = pmap_date_new (1, 1, 1900), last = pmap_date_new (31, 12, 2199);

  g_test_summary ("Every day of three centuries survives the file and the screen; weekdays follow each other.");
  g_assert_cmpuint (last - first + 1, ==, 109573);
  for (PmapDate date = first; date <= last; date++)
    {
      g_autofree char *text = iso (date), *shown = pmap_date_format (date), *brief = pmap_date_format_short (date);
      PmapDate read = 0, typed = 0, typed_brief = 0;

      g_assert_true (pmap_date_from_xml (text, strlen (text), &read));
      g_assert_true (pmap_date_parse (shown, PMAP_DATE_NONE, &typed, NULL));
      g_assert_true (pmap_date_parse (brief, PMAP_DATE_NONE, &typed_brief, NULL));
      g_assert_true (read == date && typed == date && typed_brief == date);
    }
  g_assert_cmpuint (pmap_date_weekday (pmap_date_new (31, 8, 2026)), ==, 0);
  g_assert_cmpuint (pmap_date_weekday (pmap_date_new (6, 9, 2026)), ==, 6);
}

static void
test_format (void)
{
  g_autofree char *shown = pmap_date_format (pmap_date_new (3, 4, 2025));
  g_autofree char *brief = pmap_date_format_short (pmap_date_new (14, 9, 2026));
  g_autofree char *day = pmap_date_format_day (pmap_date_new (5, 1, 2027));
  g_autofree char *none = pmap_date_format (PMAP_DATE_NONE);

  g_assert_cmpstr (shown, ==, "3 April 2025");
  g_assert_cmpstr (brief, ==, "14 Sep 2026");
  g_assert_cmpstr (day, ==, "5 Jan");
  g_assert_cmpstr (none, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/parse", test_parse);
  g_test_add_func ("/base/date/refuse", test_refuse);
  g_test_add_func ("/base/date/school-year", test_school_year);
  g_test_add_func ("/base/date/guess", test_guess);
  g_test_add_func ("/base/date/xml", test_xml);
  g_test_add_func ("/base/date/every-day", test_every_day);
  g_test_add_func ("/base/date/format", test_format);
  return g_test_run ();
}
