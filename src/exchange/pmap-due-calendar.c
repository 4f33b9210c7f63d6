/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is due, as a calendar file (RFC 5545) that a diary takes in: an event of a whole day each. Written through libical. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-due-calendar.h"

#include "base/pmap-date.h"
#include "model/pmap-due.h"
#include "model/pmap-subject.h"

#include <glib/gi18n.h>
#include <libical/ical.h>
#include <string.h>

/* Of a day, which is in no time zone. */
static struct icaltimetype
make_date (PmapDate day)
{
  struct icaltimetype date = { 0 };
  guint day_of_month, month, year;

  pmap_date_split (day, &day_of_month, &month, &year);
  date.day = (int) day_of_month;
  date.month = (int) month;
  date.year = (int) year;
  date.is_date = 1;
  return date;
}

/* The same for the same thing each time, so that a diary brings its entry up to date. A record's own id may hold a name. */
static char *
make_uid (PmapDocument  *document,
          const PmapDue *due)
{
  const char *map = pmap_record_get_id (PMAP_RECORD (document));
  g_autofree char *whole = g_strdup_printf ("%s %s %u", map != NULL ? map : "", pmap_record_get_id (due->record), due->kind);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
}

static icalcomponent *
make_event (PmapDocument  *document,
            const PmapDue *due,
            PmapDate       today)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  g_autofree char *whose = pmap_record_describe_subject (due->record);
  const char *what = pmap_due_get_words (due);
  g_autofree char *uid = make_uid (document, due);
  /* translators: an entry of a diary: what is done on the day, and whose: "Review: A. B. (5B)". */
  g_autofree char *summary = whose != NULL ? g_strdup_printf (_("%1$s: %2$s"), what, whose) : g_strdup (what);
  struct icaltimetype stamp = make_date (today);

  stamp.is_date = 0;
  stamp.zone = icaltimezone_get_utc_timezone ();
  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (stamp));
  icalcomponent_add_property (event, icalproperty_new_dtstart (make_date (due->day)));
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  return event;
}

/**
 * pmap_due_calendar_write:
 * @document: a map; one with its names hidden (pmap_disguise_new()) for a diary that others see
 * @today: the day it is
 * @until: the last day that is of interest
 *
 * Returns: (transfer full): what is due up to @until, as a calendar; the same map and days give the same bytes
 */
GBytes *
pmap_due_calendar_write (PmapDocument *document,
                         PmapDate      today,
                         PmapDate      until)
{
  g_autoptr (GArray) found = NULL;
  icalcomponent *calendar;
  char *text;
  GBytes *bytes;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  found = pmap_due_list (document, today, until);
  calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//Provision Map//EN"));
  for (guint i = 0; i < found->len; i++)
    icalcomponent_add_component (calendar, make_event (document, &g_array_index (found, PmapDue, i), today));
  text = icalcomponent_as_ical_string_r (calendar);
  bytes = g_bytes_new (text, strlen (text));
  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  return bytes;
}
