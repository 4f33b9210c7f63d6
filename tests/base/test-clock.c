/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times of the day: what people write, what is asked for again, and the file's form. */

#include "config.h"

#include "base/pmap-clock.h"

#include "base/pmap-number.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct { const char *typed; gint64 minutes; } cases[] = {
    { "9", 540 },         { "9:30", 570 },      { "09:30", 570 },    { "9.30", 570 },     { "9h30", 570 },    { "0930", 570 },
    { "930", 570 },       { " 9:30 ", 570 },    { "9am", 540 },      { "9 am", 540 },     { "9.30 a.m.", 570 }, { "9:30AM", 570 },
    { "1pm", 780 },       { "1:15pm", 795 },    { "1.15 p.m.", 795 }, { "13:15", 795 },   { "1315", 795 },    { "12", 720 },
    { "12pm", 720 },      { "12:30 pm", 750 },  { "12am", 0 },       { "00:00", 0 },      { "23:59", 1439 },  { "01:15", 75 },
    { "1:15 am", 75 },    { "7:00", 420 },      { "0:30", 30 },      { "11p", 1380 },
  };

  g_test_summary ("A time as people write it.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 minutes = -1;
      g_autoptr (GError) error = NULL;

      if (!pmap_clock_parse (cases[i].typed, &minutes, &error) || minutes != cases[i].minutes)
        g_error ("“%s” is read as %d, not %d", cases[i].typed, (int) minutes, (int) cases[i].minutes);
    }
}

static void
test_refuse (void)
{
  static const char *const cases[] = {
    "", " ", "x", "9:", "9:3", "9:300", "9:60", "24:00", "25", "13pm", "0am", "-9", "9-30", "9:30:00", "12345", "9 30", "9:30 xm",
    "half past nine", "99999999999999999999", "9:30 pmx",
  };

  g_test_summary ("What is no time is refused, in words, and nothing is guessed.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 minutes = -1;
      g_autoptr (GError) error = NULL;

      if (pmap_clock_parse (cases[i], &minutes, &error))
        g_error ("“%s” is read as %d", cases[i], (int) minutes);
      g_assert_nonnull (strstr (error->message, "write it like 9:30 or 13:15"));
      g_assert_false (pmap_clock_guess (cases[i], &minutes));
      g_assert_cmpint (minutes, ==, -1);
    }
}

static void
test_ask (void)
{
  static const struct { const char *typed; const char *said; gint64 guess; } cases[] = {
    { "1:15", "Write 13:15 for the afternoon, or 1:15 am", 795 },
    { "2", "Write 14:00 for the afternoon, or 2 am", 840 },
    { "330", "Write 15:30 for the afternoon, or 330 am", 930 },
    { "6:59", "Write 18:59 for the afternoon, or 6:59 am", 1139 },
  };

  g_test_summary ("One to seven may be the night or the afternoon: that is asked, and the afternoon is offered.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 minutes = -1;
      g_autoptr (GError) error = NULL;

      g_assert_false (pmap_clock_parse (cases[i].typed, &minutes, &error));
      g_assert_cmpstr (error->message, ==, cases[i].said);
      g_assert_true (pmap_clock_guess (cases[i].typed, &minutes));
      g_assert_cmpint (minutes, ==, cases[i].guess);
    }
}

static void
test_every_minute (void)
{
  g_test_summary ("Every minute of the day is shown as it is typed, and written as it is read.");
  for (gint64 minutes = 0; minutes <= PMAP_CLOCK_LAST; minutes++)
    {
      g_autofree char *shown = pmap_clock_format (minutes);
      g_autoptr (GString) xml = g_string_new (NULL);
      gint64 typed = -1, read = -1;

      g_assert_true (pmap_clock_parse (shown, &typed, NULL));
      g_assert_cmpint (typed, ==, minutes);
      pmap_clock_append_xml (xml, minutes);
      g_assert_cmpuint (xml->len, ==, 5);
      g_assert_true (pmap_clock_from_xml (xml->str, xml->len, &read));
      g_assert_cmpint (read, ==, minutes);
    }
}

static void
test_xml (void)
{
  static const char *const wrong[] = { "", "9:30", "24:00", "12:60", "09:30:00", "0930", "ab:cd", "+9:30", "09-30", "1 :30" };
  gint64 minutes;

  g_test_summary ("The file has one form.");
  g_assert_true (pmap_clock_from_xml (" 09:30\n", 7, &minutes));
  g_assert_cmpint (minutes, ==, 570);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (pmap_clock_from_xml (wrong[i], strlen (wrong[i]), &minutes));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/clock/parse", test_parse);
  g_test_add_func ("/base/clock/refuse", test_refuse);
  g_test_add_func ("/base/clock/ask", test_ask);
  g_test_add_func ("/base/clock/every-minute", test_every_minute);
  g_test_add_func ("/base/clock/xml", test_xml);
  return g_test_run ();
}
