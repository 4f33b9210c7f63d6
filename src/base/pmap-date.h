/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmapDate:
 *
 * A day, without time or zone: the Julian day number that #GDate uses. Days are counted and compared as plain
 * integers; zero is no day.
 */
typedef guint32 PmapDate;

#define PMAP_DATE_NONE 0

/** Days a week that a school teaches: bit 0 is Monday. */
#define PMAP_WEEKDAYS_ALL 0x1f

PmapDate  pmap_date_new          (guint         day,
                                  guint         month,
                                  guint         year);
PmapDate  pmap_date_today        (void);
void      pmap_date_split        (PmapDate      date,
                                  guint        *day,
                                  guint        *month,
                                  guint        *year);
guint     pmap_date_weekday      (PmapDate      date);
gboolean  pmap_date_from_xml     (const char   *text,
                                  gsize         length,
                                  PmapDate     *date);
void      pmap_date_append_xml   (GString      *string,
                                  PmapDate      date);
gboolean  pmap_date_parse        (const char   *typed,
                                  PmapDate      year_start,
                                  PmapDate     *date,
                                  GError      **error);
PmapDate  pmap_date_guess        (const char   *typed,
                                  PmapDate      newest);
char     *pmap_date_format       (PmapDate      date);
char     *pmap_date_format_short (PmapDate      date);
char     *pmap_date_format_day   (PmapDate      date);
char     *pmap_date_format_month (PmapDate      date,
                                  gboolean      with_year);

G_END_DECLS
