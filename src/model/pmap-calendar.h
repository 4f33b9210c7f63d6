/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-year.h"

G_BEGIN_DECLS

/**
 * PmapCalendar:
 *
 * The teaching days of a year, counted beforehand: how many there are between two days is answered at once, whatever
 * the days. It shows the year as it was when the calendar was made.
 */
typedef struct _PmapCalendar PmapCalendar;

PmapCalendar *pmap_calendar_new             (PmapYear           *year);
void          pmap_calendar_free            (PmapCalendar       *self);
gboolean      pmap_calendar_has_terms       (const PmapCalendar *self);
gboolean      pmap_calendar_year_has_terms  (PmapYear           *year);
gboolean      pmap_calendar_is_teaching_day (const PmapCalendar *self,
                                             PmapDate            date);
guint         pmap_calendar_count_days      (const PmapCalendar *self,
                                             PmapDate            from,
                                             PmapDate            to,
                                             guint               weekdays);
void          pmap_calendar_clip            (const PmapCalendar *self,
                                             PmapDate           *from,
                                             PmapDate           *to);
gboolean      pmap_calendar_is_week_b       (const PmapCalendar *self,
                                             PmapDate            date);
guint         pmap_calendar_get_half_term   (const PmapCalendar *self,
                                             PmapDate            date);
PmapDate      pmap_calendar_get_half_term_start (const PmapCalendar *self,
                                                 PmapDate            date);
guint         pmap_calendar_count_weekdays  (PmapDate            from,
                                             PmapDate            to,
                                             guint               weekdays);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapCalendar, pmap_calendar_free)

G_END_DECLS
