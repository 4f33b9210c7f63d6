/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When something was done. */

#include "config.h"

#include "base/pmap-moment.h"
#include "base/pmap-number.h"

#include <string.h>

static void
test_file (void)
{
  static const struct
  {
    const char *text;
    gint64 moment;
  } cases[] = {
    { "1970-01-01T00:00:00Z", 0 },
    { "1969-12-31T23:59:59Z", -1 },
    { "2026-11-22T19:30:05Z", 1795375805 },
    { "2000-02-29T12:00:00Z", 951825600 },
    { "1900-01-01T00:00:00Z", -G_GINT64_CONSTANT (2208988800) },
    { "2199-12-31T23:59:59Z", G_GINT64_CONSTANT (7258118399) },
  };

  g_test_summary ("A moment is read and written in UTC, and counted as the system counts.");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) written = g_string_new (NULL);
      gint64 moment;

      g_assert_true (pmap_moment_from_xml (cases[i].text, strlen (cases[i].text), &moment));
      g_assert_cmpint (moment, ==, cases[i].moment);
      pmap_moment_append_xml (written, moment);
      g_assert_cmpstr (written->str, ==, cases[i].text);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "", "2026-11-22", "2026-11-22T19:30:05", "2026-11-22T19:30:05+01:00", "2026-11-22 19:30:05Z", "2026-11-22T24:00:00Z",
    "2026-11-22T19:60:00Z", "2026-11-22T19:30:60Z", "2026-02-29T00:00:00Z", "1899-12-31T00:00:00Z", "2026-11-22T1 :30:05Z",
    " 2026-11-2T19:30:05Z", "2026-11-22T19:30:05.5Z", "-026-11-22T19:30:05Z",
  };

  g_test_summary ("What is not a moment to the second in UTC is none.");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 moment = 1;

      g_assert_false (pmap_moment_from_xml (cases[i], strlen (cases[i]), &moment));
      g_assert_cmpint (moment, ==, 1);
    }
}

static void
test_words (void)
{
  g_autofree char *summer = pmap_moment_format (1782243300);
  g_autofree char *none = pmap_moment_format (PMAP_UNSET);

  g_test_summary ("People read it by their own clock.");
  g_assert_cmpstr (summer, ==, "23 June 2026, 19:35");
  g_assert_cmpstr (none, ==, "");
}

static void
test_words_of_now (void)
{
  static const struct { gint64 ago; const char *brief, *sentence; } cases[] = {
    { 0, "9:14", "today at 9:14" },
    { 9 * 3600 + 13 * 60, "0:01", "today at 0:01" },
    { 9 * 3600 + 15 * 60, "22 June, 23:59", "yesterday at 23:59" },
    { 33 * 3600, "22 June, 0:14", "yesterday at 0:14" },
    { 34 * 3600, "21 June, 23:14", "21 June 2026, 23:14" },
    { 365 * 24 * 3600, "23 June 2025, 9:14", "23 June 2025, 9:14" },
  };
  const gint64 now = 1782206040;      /* 23 June 2026, 9:14, by the clock of the tests */

  g_test_summary ("One clock everywhere: today by the time, this year by the day, else in full.");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *brief = pmap_moment_format_brief (now - cases[i].ago, now);
      g_autofree char *sentence = pmap_moment_describe (now - cases[i].ago, now);

      g_assert_cmpstr (brief, ==, cases[i].brief);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

static void
test_now (void)
{
  g_test_summary ("Now is between the making of this test and the end of its file's calendar.");
  g_assert_cmpint (pmap_moment_now (), >, 1795000000);
  g_assert_cmpint (pmap_moment_now (), <, G_GINT64_CONSTANT (7258118399));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/moment/file", test_file);
  g_test_add_func ("/base/moment/refused", test_refused);
  g_test_add_func ("/base/moment/words", test_words);
  g_test_add_func ("/base/moment/words-of-now", test_words_of_now);
  g_test_add_func ("/base/moment/now", test_now);
  return g_test_run ();
}
