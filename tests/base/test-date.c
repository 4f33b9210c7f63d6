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

          g_assert_true (pmap_date_parse (cases[i].typed, &date, NULL));
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
    { "29/2/2025", "“29/2/2025” is not a date; write day, month and year, like 3/4/2025" },
    { "31/4/2025", "“31/4/2025” is not a date; write day, month and year, like 3/4/2025" },
    { "4/13/2025", "“4/13/2025” is not a date; write day, month and year, like 3/4/2025" },
    { "tomorrow", "“tomorrow” is not a date; write day, month and year, like 3/4/2025" },
    { "2025/04/03", "“2025/04/03” is not a date; write day, month and year, like 3/4/2025" },
    { "3/4", "“3/4” is not a date; write day, month and year, like 3/4/2025" },
    { "3 Ju 2025", "“3 Ju 2025” is not a date; write day, month and year, like 3/4/2025" },
    { "1/1/1899", "“1/1/1899” is not a date; write day, month and year, like 3/4/2025" },
    { "", "“” is not a date; write day, month and year, like 3/4/2025" },
  };

  g_test_summary ("A date that could be two, or is none, is refused.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      PmapDate date = 7;

      g_assert_false (pmap_date_parse (cases[i].typed, &date, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_cmpuint (date, ==, 7);
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
      g_assert_true (pmap_date_parse (shown, &typed, NULL));
      g_assert_true (pmap_date_parse (brief, &typed_brief, NULL));
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
  g_test_add_func ("/base/date/xml", test_xml);
  g_test_add_func ("/base/date/every-day", test_every_day);
  g_test_add_func ("/base/date/format", test_format);
  return g_test_run ();
}
