/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A calendar file (iCalendar, RFC 5545), as schools offer their dates, becomes the lines that a person would have typed: "Autumn half
 * term: 26 October 2026 to 30 October 2026". So there is one reader of term dates, and what is wrong in a file is put right as in any
 * text. Of an event its title and its days are read, no more, which is why there is no library for it.
 *
 * The last day of an event of whole days is the day after by the standard (3.6.1); some schools write the last day itself for an event
 * of one day: both are one day. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-calendar-file.h"

#include "base/pmap-date.h"
#include "base/pmap-error.h"
#include "base/pmap-text.h"
#include "exchange/pmap-cells.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* An event as it is read. */
typedef struct
{
  char *title;
  PmapDate start, end;     /* the last day itself */
  gboolean repeats;
  gboolean is_cancelled;
} Event;

typedef struct
{
  GString *text;
  GPtrArray *inside;       /* the names of what the line is inside: VCALENDAR, VEVENT, VALARM */
  Event event;
} Reader;

/* --- values --- */

/* The day of a moment; one of the world's clock is England's day. */
static PmapDate
read_moment (const char *value,
             PmapDate    day,
             gboolean   *is_midnight)
{
  guint hour = 0, minute = 0, second = 0, month, year, of_month;

  *is_midnight = g_str_has_prefix (value, "T0000");
  if (sscanf (value, "T%2u%2u%2u", &hour, &minute, &second) == 3 && g_str_has_suffix (value, "Z"))
    {
      g_autoptr (GTimeZone) england = g_time_zone_new_identifier ("Europe/London");
      g_autoptr (GDateTime) moment = NULL, there = NULL;

      pmap_date_split (day, &of_month, &month, &year);
      moment = g_date_time_new_utc (year, month, of_month, hour, minute, MIN (second, 59));
      there = moment != NULL && england != NULL ? g_date_time_to_timezone (moment, england) : NULL;
      if (there == NULL)
        return day;
      *is_midnight = g_date_time_get_hour (there) == 0 && g_date_time_get_minute (there) == 0;
      return pmap_date_new (g_date_time_get_day_of_month (there), g_date_time_get_month (there), g_date_time_get_year (there));
    }
  return day;
}

static PmapDate
read_day (const char *value,
          gboolean   *is_midnight)
{
  guint day, month, year;
  PmapDate date;

  *is_midnight = TRUE;
  if (strspn (value, "0123456789") != 8 || sscanf (value, "%4u%2u%2u", &year, &month, &day) != 3)
    return PMAP_DATE_NONE;
  date = pmap_date_new (day, month, year);
  return date != PMAP_DATE_NONE && value[8] == 'T' ? read_moment (value + 8, date, is_midnight) : date;
}

/* How many whole days last: "P1W", "P5D"; 1 for hours. */
static guint
read_duration (const char *value)
{
  guint n = 0;

  if (sscanf (value, "P%3u", &n) != 1 || n == 0)
    return 1;
  return strchr (value, 'W') != NULL ? 7 * n : strchr (value, 'D') != NULL ? n : 1;
}

/* A text of the file as people read it. */
static char *
unescape (const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *clean;

  for (const char *c = value; *c != '\0'; c++)
    if (*c == '\\' && c[1] != '\0')
      {
        c++;
        g_string_append_c (text, *c == 'n' || *c == 'N' ? ' ' : *c);
      }
    else
      g_string_append_c (text, *c);
  clean = pmap_text_clean (text->str, FALSE);
  return clean != NULL ? clean : g_strdup ("");
}

/* --- lines --- */

/* Puts lines together that were folded: the next one begins with a space. */
static GStrv
unfold (const char *text)
{
  g_autoptr (GString) whole = g_string_new (text);

  g_string_replace (whole, "\r\n", "\n", 0);
  g_string_replace (whole, "\n ", "", 0);
  g_string_replace (whole, "\n\t", "", 0);
  return g_strsplit (whole->str, "\n", -1);
}

/* Where the value begins: behind the first colon outside quotation marks. */
static const char *
find_value (const char *line)
{
  gboolean is_quoted = FALSE;

  for (; *line != '\0'; line++)
    {
      is_quoted ^= *line == '"';
      if (*line == ':' && !is_quoted)
        return line + 1;
    }
  return NULL;
}

static gboolean
is_named (const char *line,
          const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (line, name, length) == 0 && (line[length] == ':' || line[length] == ';');
}

static void
clear_event (Reader *self)
{
  g_free (self->event.title);
  self->event = (Event) { NULL };
}

static void
say_event (Reader *self)
{
  const Event *event = &self->event;
  g_autofree char *start = pmap_date_format (event->start), *end = pmap_date_format (event->end);

  /* The words between are those of the reader of term dates, in whatever language the program runs. */
  if (event->is_cancelled)
    g_string_append (self->text, "Cancelled: ");
  g_string_append (self->text, event->title != NULL && *event->title != '\0' ? event->title : _("(no title)"));
  if (event->repeats)
    g_string_append_printf (self->text, " %s", _("(repeats: only the first is read)"));
  if (event->start != PMAP_DATE_NONE && !event->is_cancelled)
    {
      g_string_append_printf (self->text, ": %s", start);
      if (event->end > event->start)
        g_string_append_printf (self->text, " to %s", end);
    }
  g_string_append_c (self->text, '\n');
}

static void
take_property (Reader     *self,
               const char *line,
               const char *value)
{
  Event *event = &self->event;
  gboolean is_midnight;

  if (is_named (line, "SUMMARY"))
    {
      g_free (event->title);
      event->title = unescape (value);
    }
  else if (is_named (line, "DTSTART"))
    event->start = read_day (value, &is_midnight);
  else if (is_named (line, "DTEND"))
    {
      event->end = read_day (value, &is_midnight);
      if (event->end != PMAP_DATE_NONE && is_midnight)
        event->end--;
    }
  else if (is_named (line, "DURATION") && event->start != PMAP_DATE_NONE)
    event->end = event->start + read_duration (value) - 1;
  else if (is_named (line, "RRULE") || is_named (line, "RDATE"))
    event->repeats = TRUE;
  else if (is_named (line, "STATUS"))
    event->is_cancelled = g_ascii_strcasecmp (value, "CANCELLED") == 0;
}

static void
take_line (Reader     *self,
           const char *line)
{
  const char *value = find_value (line);
  gboolean is_in_event = self->inside->len > 0 && g_ascii_strcasecmp (self->inside->pdata[self->inside->len - 1], "VEVENT") == 0;

  if (value == NULL)
    return;
  if (is_named (line, "BEGIN"))
    {
      if (g_ascii_strcasecmp (value, "VEVENT") == 0)
        clear_event (self);
      g_ptr_array_add (self->inside, (char *) value);
    }
  else if (is_named (line, "END"))
    {
      if (is_in_event)
        say_event (self);
      if (self->inside->len > 0)
        g_ptr_array_remove_index (self->inside, self->inside->len - 1);
    }
  else if (is_in_event)
    take_property (self, line, value);
}

/** pmap_calendar_file_is_calendar: Returns: whether a text is a calendar file */
gboolean
pmap_calendar_file_is_calendar (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  while (g_ascii_isspace (*text))
    text++;
  return g_ascii_strncasecmp (text, "BEGIN:VCALENDAR", strlen ("BEGIN:VCALENDAR")) == 0;
}

/**
 * pmap_calendar_file_describe:
 * @text: a calendar file, valid UTF-8
 *
 * Returns: (transfer full): its events as lines of term dates, one each, in the order of the file; a file that is cut off has what
 *   was whole
 */
char *
pmap_calendar_file_describe (const char *text)
{
  g_autoptr (GPtrArray) inside = g_ptr_array_new ();
  Reader self = { g_string_new (NULL), inside, { NULL } };
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = unfold (text);
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (&self, g_strchomp (lines[i]));
  clear_event (&self);
  return g_string_free (self.text, FALSE);
}

/**
 * pmap_calendar_file_read:
 * @bytes: a file with term dates: a calendar, a table, a text
 * @error: says in plain words why it is none
 *
 * Returns: (transfer full) (nullable): its lines, to be read as term dates
 */
char *
pmap_calendar_file_read (GBytes  *bytes,
                         GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = pmap_cells_decode (bytes, error);
  if (text == NULL)
    return NULL;
  return pmap_calendar_file_is_calendar (text) ? pmap_calendar_file_describe (text) : g_steal_pointer (&text);
}
