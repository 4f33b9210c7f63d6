/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When something happened, as people say it. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-moment.h"

#include <glib/gi18n.h>

/* The days of two moments, counted from the same day. */
static gint64
count_day (GDateTime *moment)
{
  return (g_date_time_to_unix (moment) + g_date_time_get_utc_offset (moment) / G_TIME_SPAN_SECOND) / (24 * 60 * 60);
}

/**
 * pmap_moment_describe:
 * @moment: when
 *
 * Returns: (transfer full): that, on this computer's clock: "today at 9:14", "yesterday at 9:14", "3 April 2025 at 9:14"
 */
char *
pmap_moment_describe (GDateTime *moment)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 days;
  char *text;

  g_return_val_if_fail (moment != NULL, NULL);

  local = g_date_time_to_local (moment);
  days = count_day (now) - count_day (local);
  if (days == 0)
    /* translators: hour and minute, see g_date_time_format(). */
    text = g_date_time_format (local, _("today at %-H:%M"));
  else if (days == 1)
    /* translators: hour and minute, see g_date_time_format(). */
    text = g_date_time_format (local, _("yesterday at %-H:%M"));
  else
    /* translators: day, month, year, hour and minute, see g_date_time_format(). */
    text = g_date_time_format (local, _("%-e %B %Y at %-H:%M"));
  return text;
}
