/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as people type them: the one way in for every number, amount, rate and percentage of every form and command.
 *
 * A sign that may mean two things is never passed over. A comma, a space or an apostrophe separates thousands, so it must
 * stand before groups of exactly three digits; a point begins the decimals. Where somebody's keyboard or habit says
 * otherwise ("0,5", "6.000,00"), the number is refused, and what was meant can be asked for. */

#define G_LOG_DOMAIN "pmap-base"

#include "config.h"

#include "base/pmap-number.h"

#include "base/pmap-error.h"
#include "base/pmap-money.h"
#include "base/pmap-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Longer than this, it is no number but something pasted. */
#define LENGTH_MAXIMUM 100

/* So much of it is said back, in characters. */
#define SHOWN_MAXIMUM 40

/* What may follow a number, in a field whose unit begins so; the number is worth times / over of the unit. */
static const struct
{
  const char *unit, *words;
  guint times, over;
  gboolean is_money;      /* it says pounds or pence, so no "£" may stand before the number as well */
} units[] = {
  { "minutes", "m|min|mins|minute|minutes|minutes a session|minutes per session", 1, 1, FALSE },
  { "minutes", "h|hr|hrs|hour|hours", 60, 1, FALSE },
  { "hours", "h|hr|hrs|hour|hours|hours a week|hours per week", 1, 1, FALSE },
  { "hours", "m|min|mins|minute|minutes", 1, 60, FALSE },
  { "times a week", "x|×|time|times|a week|per week|/week|times a week|times per week|x a week|x per week", 1, 1, FALSE },
  { "weeks", "w|wk|wks|week|weeks", 1, 1, FALSE },
  { "pupils", "pupil|pupils|child|children", 1, 1, FALSE },
  { "%", "%|percent|per cent", 1, 1, FALSE },
  { PMAP_UNIT_POUNDS, "£|pound|pounds|gbp", 1, 1, TRUE },
  { PMAP_UNIT_POUNDS, "p|pence", 1, 100, TRUE },
  { PMAP_UNIT_RATE, "an hour|per hour|/hour|/hr|/h|ph|p/h", 1, 1, FALSE },
  { PMAP_UNIT_RATE, "£|pound|pounds|gbp|£ an hour|£ per hour|£/hour|£/h", 1, 1, TRUE },
  { PMAP_UNIT_RATE, "p|pence", 1, 100, TRUE },
};

/* Why a typed number is not taken. */
typedef enum
{
  FINE,
  NO_NUMBER,
  COMMA,
  TWO_WAYS,      /* one number to the British, a thousand times as much to others */
  TOO_FINE,      /* more digits after the point than are kept */
  TOO_LARGE,
} Problem;

/* A typed number taken apart. */
typedef struct
{
  gboolean negative;
  gboolean has_pounds;      /* "£" stands before it */
  GString *whole;           /* digits, and what stands between them */
  GString *fraction;        /* what follows the first point */
  gboolean has_point;
  char *rest;               /* what follows the number, in small letters */
} Parts;

static void
parts_clear (Parts *parts)
{
  g_string_free (parts->whole, TRUE);
  g_string_free (parts->fraction, TRUE);
  g_free (parts->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/* The signs of a number that have several shapes, each in one. */
static char *
make_plain (const char *typed)
{
  g_autofree char *plain = pmap_text_plain (typed);
  GString *result = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      switch (c)
        {
        case 0x2010:      /* hyphens, dashes and the true minus sign */
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2212:
          c = '-';
          break;
        case 0x2018:
        case 0x2019:
          c = '\'';
          break;
        case 0xb7:        /* the decimal point of British handwriting, and of Arabic */
        case 0x066b:
          c = '.';
          break;
        case 0x066c:
        case 0x060c:
          c = ',';
          break;
        case 0x066a:
          c = '%';
          break;
        case 0xffe1:
          c = 0xa3;
          break;
        default:
          c = g_unichar_tolower (c);
        }
      g_string_append_unichar (result, c);
    }
  return g_string_free (result, FALSE);
}

static void
take_apart (const char *typed,
            Parts      *parts)
{
  g_autofree char *plain = make_plain (typed);
  gboolean has_sign = FALSE;
  const char *p = plain, *end;

  *parts = (Parts) { .whole = g_string_new (NULL), .fraction = g_string_new (NULL) };
  for (;; p++)
    {
      if (!has_sign && (*p == '-' || *p == '+'))
        {
          has_sign = TRUE;
          parts->negative = *p == '-';
        }
      else if (!parts->has_pounds && g_str_has_prefix (p, "£"))
        {
          parts->has_pounds = TRUE;
          p += strlen ("£") - 1;
        }
      else if (*p != ' ')
        break;
    }
  end = p + strspn (p, "0123456789,.' ");
  while (end > p && end[-1] == ' ')
    end--;
  for (const char *q = p; q < end; q++)
    if (*q == '.' && !parts->has_point)
      parts->has_point = TRUE;
    else
      g_string_append_c (parts->has_point ? parts->fraction : parts->whole, *q);
  parts->rest = g_strstrip (g_strdup (end));
}

static gboolean
is_digits (const GString *text)
{
  return strspn (text->str, "0123456789") == text->len;
}

/* Takes away what separates the thousands of a whole number, where it does: one kind of sign, before three digits each. */
static gboolean
join_thousands (GString *whole)
{
  gsize first = strcspn (whole->str, ",' ");
  char sign = whole->str[first];
  g_autoptr (GString) joined = g_string_new_len (whole->str, first);

  if (sign == '\0')
    return TRUE;
  if (first < 1 || first > 3 || *whole->str == '0')
    return FALSE;
  for (const char *p = whole->str + first; *p != '\0'; p += 4)
    {
      if (*p != sign || strspn (p + 1, "0123456789") < 3)
        return FALSE;
      g_string_append_len (joined, p + 1, 3);
    }
  g_string_assign (whole, joined->str);
  return TRUE;
}

/* "½", alone or after a whole number. */
static gboolean
take_vulgar_fraction (Parts *parts)
{
  static const struct
  {
    const char *sign, *digits;
  } fractions[] = { { "½", "5" }, { "¼", "25" }, { "¾", "75" } };

  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    if (!parts->has_point && g_str_has_prefix (parts->rest, fractions[i].sign))
      {
        g_autofree char *rest = g_strstrip (g_strdup (parts->rest + strlen (fractions[i].sign)));

        if (parts->whole->len == 0)
          g_string_append_c (parts->whole, '0');
        g_string_append (parts->fraction, fractions[i].digits);
        g_free (parts->rest);
        parts->rest = g_steal_pointer (&rest);
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_unit (Parts      *parts,
           const char *unit,
           guint      *times,
           guint      *over)
{
  g_autofree char *own = NULL;

  *times = *over = 1;
  if (*parts->rest == '\0')
    return TRUE;
  if (unit == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_auto (GStrv) words = g_strsplit (units[i].words, "|", -1);

      if (g_str_has_prefix (unit, units[i].unit) && g_strv_contains ((const char *const *) words, parts->rest))
        {
          *times = units[i].times;
          *over = units[i].over;
          return !(units[i].is_money && parts->has_pounds);
        }
    }
  own = g_utf8_strdown (_(unit), -1);
  return g_str_equal (own, parts->rest);
}

static gboolean
takes_pounds (const char *unit)
{
  return g_strcmp0 (unit, PMAP_UNIT_POUNDS) == 0 || g_strcmp0 (unit, PMAP_UNIT_RATE) == 0;
}

/* 6.000 of something that has no thousandths is six to the British and six thousand to others. */
static gboolean
reads_two_ways (const Parts *parts,
                guint        places)
{
  return places < 3 && parts->fraction->len == 3 && parts->fraction->str[2] == '0'
         && parts->whole->len >= 1 && parts->whole->len <= 3 && parts->whole->str[0] != '0';
}

/* Scales a number of plain digits. */
static Problem
scale (const Parts *parts,
       guint        places,
       guint        times,
       guint        over,
       gint64      *value)
{
  gsize n_fraction = parts->fraction->len;
  gint64 result = 0;

  while (n_fraction > 0 && parts->fraction->str[n_fraction - 1] == '0')
    n_fraction--;
  for (gsize i = 0; i < parts->whole->len + n_fraction; i++)
    {
      char digit = i < parts->whole->len ? parts->whole->str[i] : parts->fraction->str[i - parts->whole->len];

      if (__builtin_mul_overflow (result, 10, &result) || __builtin_add_overflow (result, digit - '0', &result))
        return n_fraction > places + 2 ? TOO_FINE : TOO_LARGE;
    }
  if (__builtin_mul_overflow (result, times, &result))
    return TOO_LARGE;
  for (; n_fraction < places; n_fraction++)
    if (__builtin_mul_overflow (result, 10, &result))
      return TOO_LARGE;
  for (; n_fraction > places; n_fraction--, result /= 10)
    if (result % 10 != 0)
      return TOO_FINE;
  if (result % over != 0)
    return NO_NUMBER;
  result /= over;
  *value = parts->negative ? -result : result;
  return FINE;
}

/* Reads a number; where there is a problem, @value is left as it is. */
static Problem
read_number (const char *typed,
             guint       places,
             const char *unit,
             gint64     *value)
{
  g_auto (Parts) parts = { 0 };
  guint times, over;

  take_apart (typed, &parts);
  if (strlen (typed) > LENGTH_MAXIMUM)
    return is_digits (parts.whole) && *parts.rest == '\0' ? TOO_LARGE : NO_NUMBER;
  if (parts.has_pounds && !takes_pounds (unit))
    return NO_NUMBER;
  if (!take_vulgar_fraction (&parts) && parts.whole->len == 0 && parts.fraction->len == 0)
    return NO_NUMBER;
  if (!find_unit (&parts, unit, &times, &over))
    return NO_NUMBER;
  if (!join_thousands (parts.whole))
    return strchr (parts.whole->str, ',') != NULL ? COMMA : NO_NUMBER;
  if (!is_digits (parts.fraction))
    return strchr (parts.fraction->str, ',') != NULL ? COMMA : NO_NUMBER;
  if (reads_two_ways (&parts, places))
    return TWO_WAYS;
  return scale (&parts, places, times, over, value);
}

/**
 * pmap_number_guess:
 * @typed: what a person typed that pmap_number_parse() refused
 * @places: decimal places kept
 * @unit: (nullable): what it counts, as a field table has it
 * @value: (out): the scaled number
 *
 * Reads a number as those write it who have a decimal comma ("3,5", "6.000,00", "1 250,50", "1.250.000"), so that a
 * person can be asked whether it was meant.
 *
 * Returns: whether it is one
 */
gboolean
pmap_number_guess (const char *typed,
                   guint       places,
                   const char *unit,
                   gint64     *value)
{
  g_autofree char *plain = NULL;
  g_autoptr (GString) british = g_string_new (NULL);
  const char *comma;

  g_return_val_if_fail (typed != NULL && value != NULL, FALSE);

  plain = make_plain (typed);
  comma = strchr (plain, ',');
  if (comma != NULL ? strpbrk (comma + 1, ",.") != NULL : strchr (plain, '.') == strrchr (plain, '.'))
    return FALSE;
  for (const char *p = plain; *p != '\0'; p++)
    g_string_append_c (british, *p == ',' ? '.' : *p == '.' ? ',' : *p);
  return read_number (british->str, places, unit, value) == FINE;
}

/* Nobody reads a page of what was pasted into a number. */
static char *
shorten (const char *typed)
{
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (typed, -1) <= SHOWN_MAXIMUM)
    return g_strdup (typed);
  beginning = g_utf8_substring (typed, 0, SHOWN_MAXIMUM);
  return g_strconcat (beginning, "…", NULL);
}

static char *
explain (Problem  problem,
         const char       *typed,
         guint             places,
         const char       *unit)
{
  g_autofree char *meant = NULL;
  gint64 value;

  if ((problem == COMMA || problem == NO_NUMBER) && pmap_number_guess (typed, places, unit, &value))
    {
      meant = !takes_pounds (unit) ? pmap_number_format (value, places)
              : places == PMAP_MONEY_PLACES ? pmap_money_format (value) : pmap_money_format_rate (value);
      /* translators: a number, like 3.5. */
      return g_strdup_printf (_("Write %s: a comma stands only between thousands, as in 1,250"), meant);
    }
  if (problem == COMMA)
    /* translators: %s is what the user typed. */
    return g_strdup_printf (_("“%s” is not a number: a comma stands only between thousands, as in 1,250"), typed);
  if (problem == TWO_WAYS)
    /* translators: %s is what the user typed: "6.000", which is six to some and six thousand to others. */
    return g_strdup_printf (_("“%s” can be read in two ways; write thousands with a comma, as in 1,250"), typed);
  if (problem == TOO_LARGE)
    return g_strdup (_("This number is too large"));
  if (problem == TOO_FINE && places == PMAP_DECIMAL_PLACES)
    /* translators: what the user typed, then how many digits may follow the decimal point. */
    return g_strdup_printf (ngettext ("“%1$s” has more than %2$u digit after the point",
                                      "“%1$s” has more than %2$u digits after the point", places),
                            typed, places);
  if (g_strcmp0 (unit, PMAP_UNIT_POUNDS) == 0)
    /* translators: %s is what the user typed. */
    return g_strdup_printf (_("“%s” is not an amount in pounds and pence, like 12.50"), typed);
  if (g_strcmp0 (unit, PMAP_UNIT_RATE) == 0)
    /* translators: %s is what the user typed. */
    return g_strdup_printf (_("“%s” is not an hourly rate in pounds, like 13.47"), typed);
  /* translators: %s is what the user typed. */
  return g_strdup_printf (places == 0 ? _("“%s” is not a whole number, like 30") : _("“%s” is not a number, like 2.5"),
                          typed);
}

/**
 * pmap_number_parse:
 * @typed: what a person typed
 * @places: decimal places allowed
 * @unit: (nullable): what it counts, in English, as a field table has it: "minutes". It may follow the number, in words
 *   or abbreviated, and hours are as good as minutes.
 * @value: (out): the scaled number
 * @error: says in plain words why not
 *
 * Reads a typed number: "1,200.50", "1 200", "2½", "−3", "30 min". Nothing is passed over, guessed or rounded.
 *
 * Returns: whether it is a number with at most @places decimals
 */
gboolean
pmap_number_parse (const char  *typed,
                   guint        places,
                   const char  *unit,
                   gint64      *value,
                   GError     **error)
{
  g_autofree char *shown = NULL, *message = NULL;
  Problem problem;

  g_return_val_if_fail (typed != NULL && value != NULL, FALSE);

  problem = read_number (typed, places, unit, value);
  if (problem == FINE)
    return TRUE;
  shown = shorten (typed);
  message = explain (problem, shown, places, unit);
  g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, message);
  return FALSE;
}
