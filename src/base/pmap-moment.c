/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When something was done, to the second: seconds since 1970 in UTC, so that two people's clocks can be compared wherever they
 * are. A file holds it as 2026-11-22T19:30:00Z, always in UTC; people read it by the clock of this computer. */

#define G_LOG_DOMAIN "pmap-base"

#include "config.h"

#include "base/pmap-moment.h"

#include "base/pmap-date.h"
#include "base/pmap-number.h"

#include <glib/gi18n.h>
#include <string.h>

#define DAY (24 * 60 * 60)

/**
 * pmap_moment_now:
 *
 * Returns: now, by this computer's clock
 */
gint64
pmap_moment_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static PmapDate
first_day (void)
{
  return pmap_date_new (1, 1, 1970);
}

static gboolean
read_pair (const char *text,
           guint       limit,
           guint      *value)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return FALSE;
  *value = (text[0] - '0') * 10 + (text[1] - '0');
  return *value < limit;
}

/**
 * pmap_moment_from_xml:
 * @text: a moment as a file holds it, YYYY-MM-DDThh:mm:ssZ; need not end with a zero byte
 * @length: its length in bytes
 * @moment: (out): the moment
 *
 * Returns: whether it is one
 */
gboolean
pmap_moment_from_xml (const char *text,
                      gsize       length,
                      gint64     *moment)
{
  guint hours, minutes, seconds;
  PmapDate day;

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  while (length > 0 && g_ascii_isspace (*text))
    text++, length--;
  if (length != strlen ("YYYY-MM-DDThh:mm:ssZ")
      || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z'
      || g_ascii_isspace (*text) || g_ascii_isspace (text[9])
      || !pmap_date_from_xml (text, 10, &day)
      || !read_pair (text + 11, 24, &hours) || !read_pair (text + 14, 60, &minutes) || !read_pair (text + 17, 60, &seconds))
    return FALSE;
  *moment = ((gint64) day - first_day ()) * DAY + hours * 3600 + minutes * 60 + seconds;
  return TRUE;
}

static void
append_pair (GString *string,
             char     before,
             guint    value)
{
  g_string_append_c (string, before);
  g_string_append_c (string, '0' + value / 10);
  g_string_append_c (string, '0' + value % 10);
}

/**
 * pmap_moment_append_xml:
 * @string: where to write
 * @moment: a moment of the years 1900 to 2199
 *
 * Writes @moment as YYYY-MM-DDThh:mm:ssZ.
 */
void
pmap_moment_append_xml (GString *string,
                        gint64   moment)
{
  gint64 days = moment / DAY, rest = moment % DAY;

  if (rest < 0)
    {
      days--;
      rest += DAY;
    }
  pmap_date_append_xml (string, first_day () + days);
  append_pair (string, 'T', rest / 3600);
  append_pair (string, ':', rest / 60 % 60);
  append_pair (string, ':', rest % 60);
  g_string_append_c (string, 'Z');
}

/* A time of day; every clock of the program is read here. */
static char *
format_time (GDateTime *time)
{
  /* translators: hour and minute, see g_date_time_format(): "9:14", "19:30". */
  return g_date_time_format (time, _("%-H:%M"));
}

static PmapDate
get_day (GDateTime *time)
{
  return pmap_date_new (g_date_time_get_day_of_month (time), g_date_time_get_month (time), g_date_time_get_year (time));
}

static GDateTime *
to_local (gint64 moment)
{
  return moment != PMAP_UNSET ? g_date_time_new_from_unix_local (moment) : NULL;
}

static char *
join_day_and_time (const char *day,
                   GDateTime  *time)
{
  g_autofree char *clock = format_time (time);

  /* translators: a day, then a time of that day: "22 November 2026, 19:30". */
  return g_strdup_printf (_("%1$s, %2$s"), day, clock);
}

/**
 * pmap_moment_format:
 * @moment: a moment, or %PMAP_UNSET
 *
 * Returns: (transfer full): "22 November 2026, 19:30", by this computer's clock; an empty text for none
 */
char *
pmap_moment_format (gint64 moment)
{
  g_autoptr (GDateTime) time = to_local (moment);
  g_autofree char *day = time != NULL ? pmap_date_format (get_day (time)) : NULL;

  return time != NULL ? join_day_and_time (day, time) : g_strdup ("");
}

/**
 * pmap_moment_format_brief:
 * @moment: a moment, or %PMAP_UNSET
 * @now: now
 *
 * For where there is little room, as in a title.
 *
 * Returns: (transfer full): "19:30" for a moment of today, else "22 November, 19:30", with the year if it is not this one; an
 *   empty text for none
 */
char *
pmap_moment_format_brief (gint64 moment,
                          gint64 now)
{
  g_autoptr (GDateTime) time = to_local (moment), today = to_local (now);
  g_autofree char *day = NULL;

  if (time == NULL || today == NULL)
    return g_strdup ("");
  if (get_day (time) == get_day (today))
    return format_time (time);
  if (g_date_time_get_year (time) != g_date_time_get_year (today))
    return pmap_moment_format (moment);
  /* translators: a day of this year, see g_date_time_format(): "22 November". */
  day = g_date_time_format (time, _("%-d %B"));
  return join_day_and_time (day, time);
}

/**
 * pmap_moment_describe:
 * @moment: a moment, or %PMAP_UNSET
 * @now: now
 *
 * For a sentence.
 *
 * Returns: (transfer full): "today at 9:14", "yesterday at 9:14", "3 April 2025, 9:14", by this computer's clock; an empty
 *   text for none
 */
char *
pmap_moment_describe (gint64 moment,
                      gint64 now)
{
  g_autoptr (GDateTime) time = to_local (moment), today = to_local (now);
  g_autofree char *clock = time != NULL ? format_time (time) : NULL;

  if (time == NULL || today == NULL)
    return g_strdup ("");
  if (get_day (time) == get_day (today))
    /* translators: %s is a time of day. */
    return g_strdup_printf (_("today at %s"), clock);
  if (get_day (time) + 1 == get_day (today))
    /* translators: %s is a time of day. */
    return g_strdup_printf (_("yesterday at %s"), clock);
  return pmap_moment_format (moment);
}
