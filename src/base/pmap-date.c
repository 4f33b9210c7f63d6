/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days in and out. g_date_set_parse() is never used: it reads 03/04/2025 as 3 April or as 4 March after the locale,
 * and 1/2/24 as the year 24. Here a day is day, month, year with all four digits, or ISO, everywhere. */

#define G_LOG_DOMAIN "pmap-base"

#include "config.h"

#include "base/pmap-date.h"

#include "base/pmap-error.h"
#include "base/pmap-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Years that a school's record can name; beyond them is a typing slip. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2199

static const char *const months[] = {
  N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
  N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
};

static gboolean
is_leap_year (guint year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static guint
count_month_days (guint month,
                  guint year)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return days[month - 1] + (month == 2 && is_leap_year (year));
}

/**
 * pmap_date_new:
 * @day: of the month, from 1
 * @month: from 1
 * @year: in full
 *
 * Returns: the day, or %PMAP_DATE_NONE where the calendar (or our range, 1900 to 2199) has no such day
 */
PmapDate
pmap_date_new (guint day,
               guint month,
               guint year)
{
  static const guint16 days_before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
  guint years = year - 1;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > count_month_days (month, year))
    return PMAP_DATE_NONE;
  /* A large map has a hundred thousand days: a GDate for each would take longer than all the rest of reading them. */
  return years * 365 + years / 4 - years / 100 + years / 400
         + days_before[month - 1] + (month > 2 && is_leap_year (year)) + day;
}

/**
 * pmap_date_today:
 *
 * Only the outermost rooms (windows, command line) may ask; all others are told what day it is.
 *
 * Returns: today, where this computer is
 */
PmapDate
pmap_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return pmap_date_new (g_date_time_get_day_of_month (now),
                        g_date_time_get_month (now),
                        g_date_time_get_year (now));
}

/**
 * pmap_date_split:
 * @date: a day
 * @day: (out) (optional): of the month
 * @month: (out) (optional): from 1
 * @year: (out) (optional): in full
 */
void
pmap_date_split (PmapDate  date,
                 guint    *day,
                 guint    *month,
                 guint    *year)
{
  GDate parts;

  g_return_if_fail (g_date_valid_julian (date));

  g_date_clear (&parts, 1);
  g_date_set_julian (&parts, date);
  if (day != NULL)
    *day = g_date_get_day (&parts);
  if (month != NULL)
    *month = g_date_get_month (&parts);
  if (year != NULL)
    *year = g_date_get_year (&parts);
}

/**
 * pmap_date_weekday:
 * @date: a day
 *
 * Returns: 0 for Monday to 6 for Sunday
 */
guint
pmap_date_weekday (PmapDate date)
{
  /* Julian day 1 (1 January of the year 1) was a Monday. */
  return (date - 1) % 7;
}

static gboolean
read_digits (const char *text,
             guint       n,
             guint      *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

/**
 * pmap_date_from_xml:
 * @text: a day as a file holds it, YYYY-MM-DD without a zone; need not end with a zero byte
 * @length: its length in bytes
 * @date: (out): the day
 *
 * Returns: whether it is one
 */
gboolean
pmap_date_from_xml (const char *text,
                    gsize       length,
                    PmapDate   *date)
{
  guint day, month, year;
  PmapDate result;

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  while (length > 0 && g_ascii_isspace (*text))
    text++, length--;
  if (length != strlen ("YYYY-MM-DD") || text[4] != '-' || text[7] != '-'
      || !read_digits (text, 4, &year)
      || !read_digits (text + 5, 2, &month)
      || !read_digits (text + 8, 2, &day))
    return FALSE;
  result = pmap_date_new (day, month, year);
  if (result == PMAP_DATE_NONE)
    return FALSE;
  *date = result;
  return TRUE;
}

/**
 * pmap_date_append_xml:
 * @string: where to write
 * @date: a day
 *
 * Writes @date as YYYY-MM-DD.
 */
void
pmap_date_append_xml (GString  *string,
                      PmapDate  date)
{
  guint day, month, year;
  char text[10];

  pmap_date_split (date, &day, &month, &year);
  for (guint i = 4; i-- > 0; year /= 10)
    text[i] = '0' + year % 10;
  text[4] = text[7] = '-';
  text[5] = '0' + month / 10;
  text[6] = '0' + month % 10;
  text[8] = '0' + day / 10;
  text[9] = '0' + day % 10;
  g_string_append_len (string, text, sizeof text);
}

/* A month by its name or at least its first three letters, in the program's language or in English; 0 if neither. */
static guint
find_month (const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  if (g_utf8_strlen (wanted, -1) < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *english = g_utf8_casefold (months[i], -1);
      g_autofree char *local = g_utf8_casefold (_(months[i]), -1);

      if (g_str_has_prefix (english, wanted) || g_str_has_prefix (local, wanted))
        return i + 1;
    }
  return 0;
}

static gboolean
all_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* A typed day taken apart; 0 for what is not said. */
typedef struct
{
  guint day, month, year;
  guint year_digits;
} Parts;

/* "1" and "1st". */
static guint
read_day (const char *text)
{
  static const char *const endings[] = { "", "st", "nd", "rd", "th" };
  gsize n = strspn (text, "0123456789");
  guint day = 0;

  if (n < 1 || n > 2)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (text + n, endings[i]) == 0)
      read_digits (text, n, &day);
  return day;
}

static guint
read_month (const char *text)
{
  guint month = 0;

  if (!all_digits (text))
    return find_month (text);
  return strlen (text) <= 2 && read_digits (text, strlen (text), &month) ? month : 0;
}

/* Day, month, year; the month before the day only where it is a word, which nobody can misread. */
static gboolean
take_apart (const char *typed,
            Parts      *parts)
{
  g_autofree char *plain = pmap_text_plain (typed);
  g_auto (GStrv) words = g_strsplit_set (plain, "/.-, ", -1);
  const char *said[3];
  guint n = 0;

  *parts = (Parts) { 0 };
  for (guint i = 0; words[i] != NULL; i++)       /* two separators in a row ("3. April") are one */
    if (*words[i] != '\0' && g_ascii_strcasecmp (words[i], "of") != 0)
      {
        if (n == G_N_ELEMENTS (said))
          return FALSE;
        said[n++] = words[i];
      }
  if (n < 2)
    return FALSE;
  if (!g_ascii_isdigit (*said[0]))
    {
      const char *month = said[0];

      said[0] = said[1];
      said[1] = month;
    }
  parts->day = read_day (said[0]);
  parts->month = read_month (said[1]);
  if (n == 3)
    {
      parts->year_digits = strlen (said[2]);
      if (!all_digits (said[2]) || (parts->year_digits != 2 && parts->year_digits != 4)
          || !read_digits (said[2], parts->year_digits, &parts->year))
        return FALSE;
    }
  return parts->day != 0 && parts->month != 0;
}

/* The first such day on or after the first one of a school year. */
static PmapDate
find_in_year (const Parts *parts,
              PmapDate     year_start)
{
  guint year;
  PmapDate date;

  pmap_date_split (year_start, NULL, NULL, &year);
  date = pmap_date_new (parts->day, parts->month, year);
  return date != PMAP_DATE_NONE && date >= year_start ? date : pmap_date_new (parts->day, parts->month, year + 1);
}

/* Why there is no such day: the commonest slips are a month that is shorter, and the month written first. */
static void
explain (const char   *typed,
         const Parts  *parts,
         PmapDate      year_start,
         GError      **error)
{
  guint year = parts->year, n_days;

  if (parts->day <= 12 && parts->month > 12 && parts->month <= 31)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: %s is what the user typed as a date. */
                   _("“%s” is not a date; write the day before the month, like 3/4/2025"), typed);
      return;
    }
  if (parts->year_digits == 0 && year_start != PMAP_DATE_NONE && parts->month >= 1 && parts->month <= 12)
    pmap_date_split (find_in_year (&(Parts) { 1, parts->month }, year_start), NULL, NULL, &year);
  if (parts->day > 28 && parts->day <= 31 && parts->month >= 1 && parts->month <= 12 && year >= FIRST_YEAR)
    {
      n_days = g_date_get_days_in_month (parts->month, year);
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: what the user typed as a date, a month and a year, and how many days it has: "“31/11/2026” is
                    * not a date: November 2026 has 30 days" */
                   _("“%1$s” is not a date: %2$s %3$u has %4$u days"), typed, _(months[parts->month - 1]), year, n_days);
      return;
    }
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
               /* translators: %s is what the user typed as a date. */
               _("“%s” is not a date; write day, month and year, like 3/4/2025"), typed);
}

/**
 * pmap_date_parse:
 * @typed: a day as typed: 3/4/2025, 03.04.2025, 3 April 2025, 3rd Apr 2025, 2025-04-03
 * @year_start: the first day of the school year, in which a day and a month without a year are looked for ("30/11",
 *   "1 Dec"); %PMAP_DATE_NONE where a year has to be said
 * @date: (out): the day
 * @error: says in plain words why not
 *
 * Day before month, whatever the locale. A year of two digits is refused: a register holds children born in 2025
 * and grandparents born in 1925. pmap_date_guess() knows what to ask.
 *
 * Returns: whether @typed is a day
 */
gboolean
pmap_date_parse (const char  *typed,
                 PmapDate     year_start,
                 PmapDate    *date,
                 GError     **error)
{
  g_autofree char *stripped = NULL;
  PmapDate result = PMAP_DATE_NONE;
  Parts parts = { 0 };

  g_return_val_if_fail (typed != NULL && date != NULL, FALSE);

  stripped = pmap_text_plain (typed);
  if (pmap_date_from_xml (stripped, strlen (stripped), date))
    return TRUE;

  if (take_apart (stripped, &parts))
    {
      if (parts.year_digits == 4 && (parts.year < FIRST_YEAR || parts.year > LAST_YEAR))
        {
          g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                       /* translators: %s is what the user typed as a date. */
                       parts.year < FIRST_YEAR ? _("“%s” is too long ago; please look at the year")
                                               : _("“%s” is too far ahead; please look at the year"), stripped);
          return FALSE;
        }
      if (parts.year_digits == 2 && pmap_date_guess (stripped, pmap_date_new (31, 12, LAST_YEAR)) != PMAP_DATE_NONE)
        {
          g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                       /* translators: %s is what the user typed as a date. */
                       _("Write the year of “%s” with all four digits, like 3/4/2025"), stripped);
          return FALSE;
        }
      if (parts.year_digits == 0 && year_start == PMAP_DATE_NONE)
        {
          g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                       /* translators: %s is what the user typed as a date. */
                       _("Write “%s” with its year, like 3/4/2025"), stripped);
          return FALSE;
        }
      result = parts.year_digits == 0 ? find_in_year (&parts, year_start)
                                      : pmap_date_new (parts.day, parts.month, parts.year);
    }
  if (result == PMAP_DATE_NONE)
    {
      explain (stripped, &parts, year_start, error);
      return FALSE;
    }
  *date = result;
  return TRUE;
}

/**
 * pmap_date_guess:
 * @typed: a day with a year of two digits
 * @newest: the last day that may be meant
 *
 * Finds what was probably meant by "7/12/26", so that a person can be asked: the last such day that is not after @newest.
 *
 * Returns: that day, or %PMAP_DATE_NONE where @typed is no such thing
 */
PmapDate
pmap_date_guess (const char *typed,
                 PmapDate    newest)
{
  guint newest_year;
  Parts parts;

  g_return_val_if_fail (typed != NULL && newest != PMAP_DATE_NONE, PMAP_DATE_NONE);

  if (!take_apart (typed, &parts) || parts.year_digits != 2)
    return PMAP_DATE_NONE;
  pmap_date_split (newest, NULL, NULL, &newest_year);
  for (guint century = newest_year / 100 * 100; century >= FIRST_YEAR; century -= 100)
    {
      PmapDate date = pmap_date_new (parts.day, parts.month, century + parts.year);

      if (date != PMAP_DATE_NONE && date <= newest)
        return date;
    }
  return PMAP_DATE_NONE;
}

/**
 * pmap_date_format:
 * @date: a day, or %PMAP_DATE_NONE
 *
 * Returns: (transfer full): "3 April 2025"; an empty text for no day
 */
char *
pmap_date_format (PmapDate date)
{
  guint day, month, year;

  if (date == PMAP_DATE_NONE)
    return g_strdup ("");
  pmap_date_split (date, &day, &month, &year);
  /* translators: a date: day of the month, name of the month, year. */
  return g_strdup_printf (_("%1$u %2$s %3$u"), day, _(months[month - 1]), year);
}

/**
 * pmap_date_format_short:
 * @date: a day, or %PMAP_DATE_NONE
 *
 * Returns: (transfer full): "3 Apr 2025", for columns; an empty text for no day
 */
char *
pmap_date_format_short (PmapDate date)
{
  g_autofree char *name = NULL;
  guint day, month, year;

  if (date == PMAP_DATE_NONE)
    return g_strdup ("");
  pmap_date_split (date, &day, &month, &year);
  name = g_utf8_substring (_(months[month - 1]), 0, 3);
  return g_strdup_printf (_("%1$u %2$s %3$u"), day, name, year);
}

/**
 * pmap_date_format_day:
 * @date: a day, or %PMAP_DATE_NONE
 *
 * Returns: (transfer full): "3 Apr", where it is plain which year is meant; an empty text for no day
 */
char *
pmap_date_format_day (PmapDate date)
{
  g_autofree char *name = NULL;
  guint day, month, year;

  if (date == PMAP_DATE_NONE)
    return g_strdup ("");
  pmap_date_split (date, &day, &month, &year);
  name = g_utf8_substring (_(months[month - 1]), 0, 3);
  /* translators: a day without its year: day of the month, the month's name cut to three letters. */
  return g_strdup_printf (_("%1$u %2$s"), day, name);
}

/**
 * pmap_date_format_month:
 * @date: a day, or %PMAP_DATE_NONE
 * @with_year: whether to say the year, too
 *
 * Returns: (transfer full): "Apr" or "Apr 2025", for the scale of a chart; an empty text for no day
 */
char *
pmap_date_format_month (PmapDate date,
                        gboolean with_year)
{
  g_autofree char *name = NULL;
  guint month, year;

  if (date == PMAP_DATE_NONE)
    return g_strdup ("");
  pmap_date_split (date, NULL, &month, &year);
  name = g_utf8_substring (_(months[month - 1]), 0, 3);
  if (!with_year)
    return g_steal_pointer (&name);
  /* translators: a month's name cut to three letters, and the year. */
  return g_strdup_printf (_("%1$s %2$u"), name, year);
}
