/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Typed numbers: what people write is taken as they mean it or refused; nothing is passed over in silence. */

#include "config.h"

#include "base/pmap-error.h"
#include "base/pmap-money.h"
#include "base/pmap-number.h"

#include <locale.h>
#include <string.h>

#define DECIMAL PMAP_DECIMAL_PLACES
#define COMMA_TAIL ": a comma stands only between thousands, as in 1,250"
#define TWO_WAYS_TAIL " can be read in two ways; write thousands with a comma, as in 1,250"

typedef struct
{
  const char *typed;
  guint places;
  const char *unit;
  gint64 value;
} Taken;

typedef struct
{
  const char *typed;
  guint places;
  const char *unit;
  const char *message;
} Refused;

static void
test_taken (void)
{
  static const Taken cases[] = {
    { "0", 0, NULL, 0 },
    { "30", 0, NULL, 30 },
    { "007", 0, NULL, 7 },
    { "30.0", 0, NULL, 30 },
    { "2.5", DECIMAL, NULL, 25000 },
    { ".5", DECIMAL, NULL, 5000 },
    { "5.", DECIMAL, NULL, 50000 },
    { "1.250", DECIMAL, NULL, 12500 },
    { "0.00010000", DECIMAL, NULL, 1 },
    { "+7", 0, NULL, 7 },
    { "-3", 0, NULL, -3 },
    { "- 3", 0, NULL, -3 },
    { "−3", 0, NULL, -3 },
    { "–3", 0, NULL, -3 },
    { "000000000000000000000000000000012", 0, NULL, 12 },

    { "1,250", 0, NULL, 1250 },
    { "12,345,678.50", 2, PMAP_UNIT_POUNDS, 1234567850 },
    { "1 250", 0, NULL, 1250 },
    { "1\u00a0250", 0, NULL, 1250 },
    { "1\u202f250.5", DECIMAL, NULL, 12505000 },
    { "1'250", 0, NULL, 1250 },
    { "1’250’000", 0, NULL, 1250000 },

    { "½", DECIMAL, NULL, 5000 },
    { "2½", DECIMAL, NULL, 25000 },
    { "1 ¾", DECIMAL, NULL, 17500 },
    { "1,000¼", DECIMAL, NULL, 10002500 },
    { "-½", DECIMAL, NULL, -5000 },

    { "３０", 0, NULL, 30 },
    { "１，２５０．５", DECIMAL, NULL, 12505000 },
    { "٣٠", 0, NULL, 30 },
    { "٣٫٥", DECIMAL, NULL, 35000 },
    { "\u200f\u0661\u066c\u0662\u0665\u0660", 0, NULL, 1250 },
    { "१२", 0, NULL, 12 },
    { "12·50", 2, PMAP_UNIT_POUNDS, 1250 },

    { "30 min", 0, "minutes", 30 },
    { "30mins", 0, "minutes", 30 },
    { "30 minutes", 0, "minutes", 30 },
    { "2 hours", 0, "minutes", 120 },
    { "1.5 h", 0, "minutes", 90 },
    { "1½ hours", 0, "minutes", 90 },
    { "½ hour", 0, "minutes", 30 },
    { "10 minutes a session", 0, "minutes a session", 10 },
    { "1 hour", 0, "minutes a session", 60 },
    { "27.5 hours", DECIMAL, "hours", 275000 },
    { "30 min", DECIMAL, "hours", 5000 },
    { "3x", DECIMAL, "times a week", 30000 },
    { "3 ×", DECIMAL, "times a week", 30000 },
    { "3 times", DECIMAL, "times a week", 30000 },
    { "0.5 times a week", DECIMAL, "times a week", 5000 },
    { "2 a week", DECIMAL, "times a week", 20000 },
    { "2/week", DECIMAL, "times a week", 20000 },
    { "12 weeks", DECIMAL, "weeks", 120000 },
    { "6 wks", DECIMAL, "weeks", 60000 },
    { "4 Pupils", 0, "pupils", 4 },
    { "30%", DECIMAL, "%", 300000 },
    { "30 %", DECIMAL, "%", 300000 },
    { "28.5 per cent", DECIMAL, "%", 285000 },

    { "12", 2, PMAP_UNIT_POUNDS, 1200 },
    { "12.5", 2, PMAP_UNIT_POUNDS, 1250 },
    { "£12.50", 2, PMAP_UNIT_POUNDS, 1250 },
    { "£ 1,234.56", 2, PMAP_UNIT_POUNDS, 123456 },
    { "1 234.56", 2, PMAP_UNIT_POUNDS, 123456 },
    { "12.50 £", 2, PMAP_UNIT_POUNDS, 1250 },
    { "12 pounds", 2, PMAP_UNIT_POUNDS, 1200 },
    { "50p", 2, PMAP_UNIT_POUNDS, 50 },
    { "1,250p", 2, PMAP_UNIT_POUNDS, 1250 },
    { "-£3.20", 2, PMAP_UNIT_POUNDS, -320 },
    { "£-3.20", 2, PMAP_UNIT_POUNDS, -320 },
    { "−£3.20", 2, PMAP_UNIT_POUNDS, -320 },
    { "￡12", 2, PMAP_UNIT_POUNDS, 1200 },
    { "0.500", 2, PMAP_UNIT_POUNDS, 50 },
    { "1000000000", 2, PMAP_UNIT_POUNDS, 100000000000 },
    { "£13.47 an hour", PMAP_RATE_PLACES, PMAP_UNIT_RATE, 134700 },
    { "13.47/h", PMAP_RATE_PLACES, PMAP_UNIT_RATE, 134700 },
    { "12.2890", PMAP_RATE_PLACES, PMAP_UNIT_RATE, 122890 },
  };

  g_test_summary ("What means one thing is taken, with the units and signs that people write.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = 99;

      if (!pmap_number_parse (cases[i].typed, cases[i].places, cases[i].unit, &value, &error))
        g_error ("%s: %s", cases[i].typed, error->message);
      if (value != cases[i].value)
        g_error ("%s was read as %" G_GINT64_FORMAT, cases[i].typed, value);
    }
}

static void
assert_refused (const Refused *cases,
                guint          n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = 99;

      if (pmap_number_parse (cases[i].typed, cases[i].places, cases[i].unit, &value, &error))
        g_error ("%s was read as %" G_GINT64_FORMAT, cases[i].typed, value);
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_cmpint (value, ==, 99);
    }
}

static void
test_commas (void)
{
  static const Refused cases[] = {
    { "0,5", DECIMAL, NULL, "Write 0.5" COMMA_TAIL },
    { "3,5", DECIMAL, "times a week", "Write 3.5" COMMA_TAIL },
    { "3,5 times a week", DECIMAL, "times a week", "Write 3.5" COMMA_TAIL },
    { "-3,5", DECIMAL, NULL, "Write -3.5" COMMA_TAIL },
    { ",5", DECIMAL, NULL, "Write 0.5" COMMA_TAIL },
    { "5,", DECIMAL, NULL, "Write 5" COMMA_TAIL },
    { "0,500", DECIMAL, NULL, "Write 0.5" COMMA_TAIL },
    { "1234,5", DECIMAL, NULL, "Write 1,234.5" COMMA_TAIL },
    { "1234,500", DECIMAL, NULL, "Write 1,234.5" COMMA_TAIL },
    { "28,5%", DECIMAL, "%", "Write 28.5" COMMA_TAIL },
    { "30,0", 0, "minutes", "Write 30" COMMA_TAIL },
    { "1,5 h", 0, "minutes", "Write 90" COMMA_TAIL },
    { "٣,٥", DECIMAL, NULL, "Write 3.5" COMMA_TAIL },
    { "12,50", 2, PMAP_UNIT_POUNDS, "Write £12.50" COMMA_TAIL },
    { "£12,5", 2, PMAP_UNIT_POUNDS, "Write £12.50" COMMA_TAIL },
    { "6.000,00", 2, PMAP_UNIT_POUNDS, "Write £6,000.00" COMMA_TAIL },
    { "6 000,00", 2, PMAP_UNIT_POUNDS, "Write £6,000.00" COMMA_TAIL },
    { "1.250.000", 2, PMAP_UNIT_POUNDS, "Write £1,250,000.00" COMMA_TAIL },
    { "13,47", PMAP_RATE_PLACES, PMAP_UNIT_RATE, "Write £13.47" COMMA_TAIL },
    { "13,4712", PMAP_RATE_PLACES, PMAP_UNIT_RATE, "Write £13.4712" COMMA_TAIL },
    { "3,5", 0, NULL, "“3,5” is not a number" COMMA_TAIL },
    { "12,34,567", 0, NULL, "“12,34,567” is not a number" COMMA_TAIL },
    { "1,2,3", DECIMAL, NULL, "“1,2,3” is not a number" COMMA_TAIL },
    { "1,,250", DECIMAL, NULL, "“1,,250” is not a number" COMMA_TAIL },
    { "1,2500", 2, PMAP_UNIT_POUNDS, "Write £1.25" COMMA_TAIL },
    { "0,000", 0, NULL, "Write 0" COMMA_TAIL },
    { "1.5,250", DECIMAL, NULL, "“1.5,250” is not a number" COMMA_TAIL },
    { "1,250 000", 0, NULL, "“1,250 000” is not a number" COMMA_TAIL },
    { "6.000", 2, PMAP_UNIT_POUNDS, "“6.000”" TWO_WAYS_TAIL },
    { "12.500", 2, PMAP_UNIT_POUNDS, "“12.500”" TWO_WAYS_TAIL },
    { "£1.250", 2, PMAP_UNIT_POUNDS, "“£1.250”" TWO_WAYS_TAIL },
    { "1.000", 0, "minutes", "“1.000”" TWO_WAYS_TAIL },
  };

  g_test_summary ("A comma is for thousands only; somebody with a decimal comma is told what to write.");
  assert_refused (cases, G_N_ELEMENTS (cases));
}

static void
test_refused (void)
{
  static const char *const no_amounts[] = {
    "", " ", "£", "p", "12.345", "twelve", "1.2.3", "1e3", "0x10", "--3", "+-3", "3-", "(3)", "£12p", "£12 £3", "££3", "12.345p",
    "−", ".", "1/2", "12 34", "1 23", "1  250", "1'25", "$12", "€12", "12 €", "1.2 3", "12½.5", "50p an hour", "NaN", "inf",
  };
  static const Refused cases[] = {
    { "abc", 0, NULL, "“abc” is not a whole number, like 30" },
    { "2.5", 0, NULL, "“2.5” is not a whole number, like 30" },
    { "½", 0, NULL, "“½” is not a whole number, like 30" },
    { "1e3", 0, NULL, "“1e3” is not a whole number, like 30" },
    { "1h30", 0, "minutes", "“1h30” is not a whole number, like 30" },
    { "3 weeks", 0, "minutes", "“3 weeks” is not a whole number, like 30" },
    { "£30", 0, "minutes", "“£30” is not a whole number, like 30" },
    { "30%", 0, "minutes", "“30%” is not a whole number, like 30" },
    { "30 min", 0, NULL, "“30 min” is not a whole number, like 30" },
    { "20 min", DECIMAL, "hours", "“20 min” is not a number, like 2.5" },
    { "3 a day", DECIMAL, "times a week", "“3 a day” is not a number, like 2.5" },
    { "--5", DECIMAL, NULL, "“--5” is not a number, like 2.5" },
    { "1.2.3", DECIMAL, NULL, "“1.2.3” is not a number, like 2.5" },
    { "2.12345", DECIMAL, NULL, "“2.12345” has more than 4 digits after the point" },
    { "0.33333333333333333333", DECIMAL, NULL, "“0.33333333333333333333” has more than 4 digits after the point" },
    { "13.47005", PMAP_RATE_PLACES, PMAP_UNIT_RATE, "“13.47005” has more than 4 digits after the point" },
    { "13.47 a day", PMAP_RATE_PLACES, PMAP_UNIT_RATE, "“13.47 a day” is not an hourly rate in pounds, like 13.47" },
    { "99999999999999999999", 0, NULL, "This number is too large" },
    { "9223372036854775808", 0, NULL, "This number is too large" },
    { "99999999999999999999", 2, PMAP_UNIT_POUNDS, "This number is too large" },
    { "9223372036854775807 hours", 0, "minutes", "This number is too large" },
  };
  g_autofree char *long_digits = g_strnfill (100000, '7'), *long_text = g_strnfill (100000, 'x');
  const Refused long_cases[] = {
    { long_digits, 0, NULL, "This number is too large" },
    { long_digits, 2, PMAP_UNIT_POUNDS, "This number is too large" },
    { long_text, 0, NULL, "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” is not a whole number, like 30" },
  };

  g_test_summary ("What is no number is refused in plain words, and nothing is guessed or rounded.");
  assert_refused (cases, G_N_ELEMENTS (cases));
  assert_refused (long_cases, G_N_ELEMENTS (long_cases));
  for (guint i = 0; i < G_N_ELEMENTS (no_amounts); i++)
    {
      g_autofree char *message =
        g_strdup_printf ("“%s” is not an amount in pounds and pence, like 12.50", no_amounts[i]);
      const Refused one = { no_amounts[i], 2, PMAP_UNIT_POUNDS, message };

      assert_refused (&one, 1);
    }
}

static void
test_guess (void)
{
  static const struct
  {
    const char *typed;
    gboolean found;
    gint64 value;
  } cases[] = {
    { "3,5", TRUE, 35000 }, { "6.000,5", TRUE, 60005000 }, { "1.250.000", TRUE, G_GINT64_CONSTANT (12500000000) },
    { "1,2,3", FALSE, 0 },  { "1.2.3", FALSE, 0 },         { "abc", FALSE, 0 },
    { "2.5", FALSE, 0 },    { "3,", TRUE, 30000 },         { "3,5 apples", FALSE, 0 },
  };

  g_test_summary ("What somebody with a decimal comma means is found, to be asked about.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = 0;

      g_assert_cmpint (pmap_number_guess (cases[i].typed, DECIMAL, NULL, &value), ==, cases[i].found);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

/* Whatever is taken is shown in a way that is taken for the same number. */
static void
test_shown (void)
{
  guint n = 20000 * (g_getenv ("PMAP_TEST_SCALE") != NULL ? MAX (atoi (g_getenv ("PMAP_TEST_SCALE")), 1) : 1);

  g_test_summary ("What the screen shows of a number, an amount and a rate can be typed, in three locales.");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const locales[] = { "C", "C.UTF-8", "de_DE.UTF-8" };

      setlocale (LC_ALL, locales[i]);   /* one that is not installed leaves the last in force */
      for (guint j = 0; j < n; j++)
        {
          gint64 wanted = ((gint64) g_test_rand_int_range (-2000000, 2000000)) * g_test_rand_int_range (1, 1000), value = 0;
          guint places = g_test_rand_int_range (0, 5);
          g_autofree char *number = pmap_number_format (wanted, places);
          g_autofree char *money = pmap_money_format (wanted), *rate = pmap_money_format_rate (wanted);

          g_assert_true (pmap_number_parse (number, places, NULL, &value, NULL));
          g_assert_cmpint (value, ==, wanted);
          g_assert_true (pmap_number_parse (money, PMAP_MONEY_PLACES, PMAP_UNIT_POUNDS, &value, NULL));
          g_assert_cmpint (value, ==, wanted);
          g_assert_true (pmap_number_parse (rate, PMAP_RATE_PLACES, PMAP_UNIT_RATE, &value, NULL));
          g_assert_cmpint (value, ==, wanted);
        }
    }
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/number-typed/taken", test_taken);
  g_test_add_func ("/base/number-typed/commas", test_commas);
  g_test_add_func ("/base/number-typed/refused", test_refused);
  g_test_add_func ("/base/number-typed/guess", test_guess);
  g_test_add_func ("/base/number-typed/shown", test_shown);
  return g_test_run ();
}
