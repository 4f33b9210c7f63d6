/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times of a school day, in minutes since midnight. People write 9, 9:30, 9.30 am, 0930, 1.15pm; a file holds 09:30. A time that may
 * be of the night or of the afternoon is not guessed: lessons are at both ends of the clock's twelve hours. */

#define G_LOG_DOMAIN "pmap-base"

#include "config.h"

#include "base/pmap-clock.h"

#include "base/pmap-error.h"
#include "base/pmap-number.h"

#include <glib/gi18n.h>
#include <string.h>

#define FIRST_LESSON 7      /* nobody teaches before seven in the morning */

/**
 * Typed:
 * @hour: as it is written
 * @minute: of the hour
 * @half: 'a' or 'p' where it is said, or 0
 * @is_whole: whether the hour is written with two digits, as a clock of 24 hours shows it
 *
 * A time as it was typed.
 */
typedef struct
{
  guint hour;
  guint minute;
  char half;
  gboolean is_whole;
} Typed;

static void
skip_spaces (const char **text)
{
  while (g_ascii_isspace (**text))
    ++*text;
}

static guint
read_digits (const char **text,
             guint       *number)
{
  guint n = 0;

  for (*number = 0; g_ascii_isdigit (**text); ++*text, n++)
    *number = MIN (*number, 100000u) * 10 + (guint) (**text - '0');
  return n;
}

/* "am", "a.m." or "p": what half of the day it says, or 0. */
static char
read_half (const char **text)
{
  char letter = g_ascii_tolower (**text);

  if (letter != 'a' && letter != 'p')
    return 0;
  ++*text;
  *text += **text == '.';
  if (g_ascii_tolower (**text) == 'm')
    ++*text;
  *text += **text == '.';
  return letter;
}

static gboolean
read_typed (const char *text,
            Typed      *typed)
{
  guint n_digits;

  skip_spaces (&text);
  n_digits = read_digits (&text, &typed->hour);
  typed->minute = 0;
  typed->is_whole = n_digits == 2;
  if (n_digits == 0 || n_digits > 4)
    return FALSE;
  if (n_digits > 2)
    {
      typed->minute = typed->hour % 100;
      typed->hour /= 100;
      typed->is_whole = n_digits == 4;
    }
  else if (*text != '\0' && strchr (":.h", *text) != NULL)
    {
      text++;
      n_digits = read_digits (&text, &typed->minute);
      if (n_digits != 2)
        return FALSE;
    }
  skip_spaces (&text);
  typed->half = read_half (&text);
  skip_spaces (&text);
  if (*text != '\0' || typed->minute > 59)
    return FALSE;
  return typed->half != 0 ? typed->hour >= 1 && typed->hour <= 12 : typed->hour <= 23;
}

/* Whether the night may be meant, or the afternoon. */
static gboolean
is_open (const Typed *typed)
{
  return typed->half == 0 && !typed->is_whole && typed->hour >= 1 && typed->hour < FIRST_LESSON;
}

static gint64
count_minutes (const Typed *typed)
{
  guint hour = typed->hour;

  if (typed->half != 0)
    hour = hour % 12 + (typed->half == 'p' ? 12 : 0);
  return hour * 60 + typed->minute;
}

/**
 * pmap_clock_parse:
 * @typed: what somebody typed
 * @minutes: (out): the time, in minutes since midnight
 * @error: says in plain words why not
 *
 * Takes 9, 9:30, 9.30, 0930, 9.30 am, 1.15 pm and 13:15. From one to before seven, written with one digit, is asked for again:
 * 1:15 may be the afternoon, and 01:15 is the night.
 *
 * Returns: whether @typed is a time of the day
 */
gboolean
pmap_clock_parse (const char *typed,
                  gint64     *minutes,
                  GError    **error)
{
  Typed read;

  g_return_val_if_fail (typed != NULL && minutes != NULL, FALSE);

  if (!read_typed (typed, &read))
    {
      /* translators: %s is what the user typed. */
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, _("“%s” is not a time: write it like 9:30 or 13:15"), typed);
      return FALSE;
    }
  if (is_open (&read))
    {
      g_autofree char *afternoon = pmap_clock_format (count_minutes (&read) + 12 * 60);

      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a time of the afternoon, "13:15", and what the user typed, "1:15". */
                   _("Write %1$s for the afternoon, or %2$s am"), afternoon, typed);
      return FALSE;
    }
  *minutes = count_minutes (&read);
  return TRUE;
}

/**
 * pmap_clock_guess:
 * @typed: what pmap_clock_parse() refused
 * @minutes: (out): the time that was probably meant
 *
 * Returns: whether something was: of a time that may be of the night or the afternoon, the afternoon
 */
gboolean
pmap_clock_guess (const char *typed,
                  gint64     *minutes)
{
  Typed read;

  g_return_val_if_fail (typed != NULL && minutes != NULL, FALSE);

  if (!read_typed (typed, &read) || !is_open (&read))
    return FALSE;
  *minutes = count_minutes (&read) + 12 * 60;
  return TRUE;
}

/**
 * pmap_clock_format:
 * @minutes: a time, in minutes since midnight, or %PMAP_UNSET
 *
 * Returns: (transfer full): it as people read it, by a clock of 24 hours: "9:30", "13:15"; empty where none is said
 */
char *
pmap_clock_format (gint64 minutes)
{
  if (minutes == PMAP_UNSET)
    return g_strdup ("");
  /* translators: a time of the day by a clock of 24 hours: hours and minutes. */
  return g_strdup_printf (minutes / 60 >= 1 && minutes / 60 < FIRST_LESSON ? _("%1$02d:%2$02d") : _("%1$d:%2$02d"),
                          (int) (minutes / 60), (int) (minutes % 60));
}

/**
 * pmap_clock_from_xml:
 * @text: a time as a file holds it, hh:mm; need not end with a zero byte
 * @length: its length in bytes
 * @minutes: (out): the time
 *
 * Returns: whether it is one
 */
gboolean
pmap_clock_from_xml (const char *text,
                     gsize       length,
                     gint64     *minutes)
{
  guint hour, minute;

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  while (length > 0 && g_ascii_isspace (*text))
    text++, length--;
  if (length != strlen ("hh:mm") || text[2] != ':')
    return FALSE;
  for (guint i = 0; i < length; i++)
    if (i != 2 && !g_ascii_isdigit (text[i]))
      return FALSE;
  hour = (guint) (text[0] - '0') * 10 + (guint) (text[1] - '0');
  minute = (guint) (text[3] - '0') * 10 + (guint) (text[4] - '0');
  *minutes = hour * 60 + minute;
  return hour < 24 && minute < 60;
}

/**
 * pmap_clock_append_xml:
 * @string: where to write
 * @minutes: a time
 *
 * Writes it as a file holds it, hh:mm.
 */
void
pmap_clock_append_xml (GString *string,
                       gint64   minutes)
{
  g_string_append_printf (string, "%02d:%02d", (int) (minutes / 60), (int) (minutes % 60));
}
