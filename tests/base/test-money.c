/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Money and numbers in files and on screen: exact, whatever the locale. How they are typed is in test-number-typed.c. */

#include "config.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"

#include <locale.h>
#include <string.h>

static void
test_format (void)
{
  static const struct
  {
    gint64 pence;
    const char *full;
    const char *pounds;
  } cases[] = {
    { 0, "£0.00", "£0" },
    { 5, "£0.05", "£0" },
    { 49, "£0.49", "£0" },
    { 50, "£0.50", "£1" },
    { 99999, "£999.99", "£1,000" },
    { 100000, "£1,000.00", "£1,000" },
    { 123456789, "£1,234,567.89", "£1,234,568" },
    { -5, "−£0.05", "£0" },
    { -123450, "−£1,234.50", "−£1,235" },
  };

  g_test_summary ("Amounts as people read them.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *full = pmap_money_format (cases[i].pence);
      g_autofree char *pounds = pmap_money_format_pounds (cases[i].pence);

      g_assert_cmpstr (full, ==, cases[i].full);
      g_assert_cmpstr (pounds, ==, cases[i].pounds);
    }
}

static void
test_rates (void)
{
  static const struct
  {
    const char *typed;
    gint64 rate;
    const char *text;
  } cases[] = {
    { "13.47", 134700, "£13.47" },
    { "13.4", 134000, "£13.40" },
    { "£41.5987", 415987, "£41.5987" },
    { "12.2890", 122890, "£12.289" },
    { "1200", 12000000, "£1,200.00" },
  };
  gint64 rate;

  g_test_summary ("Hourly rates keep four decimals and show at least two.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (pmap_number_parse (cases[i].typed, PMAP_RATE_PLACES, PMAP_UNIT_RATE, &rate, NULL));
      g_assert_cmpint (rate, ==, cases[i].rate);
      text = pmap_money_format_rate (rate);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_false (pmap_number_parse ("13.47005", PMAP_RATE_PLACES, PMAP_UNIT_RATE, &rate, NULL));
}

static void
test_xml (void)
{
  static const struct
  {
    gint64 value;
    guint places;
    gboolean keep_zeros;
    const char *text;
  } cases[] = {
    { 600000, 2, TRUE, "6000.00" },  { 5, 2, TRUE, "0.05" },        { -5, 2, TRUE, "-0.05" },    { 0, 2, TRUE, "0.00" },
    { 386000, 4, FALSE, "38.6" },    { 380000, 4, FALSE, "38" },    { 5000, 4, FALSE, "0.5" },   { 1, 4, FALSE, "0.0001" },
    { 0, 4, FALSE, "0" },            { 42, 0, TRUE, "42" },         { -2, 0, FALSE, "-2" },      { 134700, 4, TRUE, "13.4700" },
    { 100000000000, 2, TRUE, "1000000000.00" },                     { G_MAXINT64, 0, FALSE, "9223372036854775807" },
  };

  g_test_summary ("Numbers as a file holds them.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint64 value = 77;

      pmap_number_append_xml (text, cases[i].value, cases[i].places, cases[i].keep_zeros);
      g_assert_cmpstr (text->str, ==, cases[i].text);
      g_assert_true (pmap_number_from_xml (text->str, text->len, cases[i].places, &value));
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_round_trip (void)
{
  guint n = 20000 * (g_getenv ("PMAP_TEST_SCALE") != NULL ? MAX (atoi (g_getenv ("PMAP_TEST_SCALE")), 1) : 1);

  g_test_summary ("Every number survives the file, in three locales.");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const locales[] = { "C", "C.UTF-8", "de_DE.UTF-8" };

      setlocale (LC_ALL, locales[i]);   /* one that is not installed leaves the last in force */
      for (guint j = 0; j < n; j++)
        {
          gint64 value = ((gint64) g_test_rand_int_range (-2000000, 2000000)) * g_test_rand_int_range (1, 1000);
          guint places = g_test_rand_int_range (0, 5);
          g_autoptr (GString) text = g_string_new (NULL);
          gint64 read = 0;

          pmap_number_append_xml (text, value, places, g_test_rand_bit ());
          g_assert_true (pmap_number_from_xml (text->str, text->len, places, &read));
          g_assert_cmpint (read, ==, value);
        }
    }
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_say (void)
{
  static const struct
  {
    guint64 count;
    const char *said;
  } cases[] = {
    { 0, "0 pupils" }, { 1, "1 pupil" }, { 999, "999 pupils" }, { 1000, "1,000 pupils" }, { 5672, "5,672 pupils" },
    { 1234567, "1,234,567 pupils" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = pmap_number_say (cases[i].count, cases[i].count == 1 ? "%u pupil" : "%u pupils");

      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/money/format", test_format);
  g_test_add_func ("/base/number/say", test_say);
  g_test_add_func ("/base/money/rates", test_rates);
  g_test_add_func ("/base/number/xml", test_xml);
  g_test_add_func ("/base/number/round-trip", test_round_trip);
  return g_test_run ();
}
