/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-year.h"

G_BEGIN_DECLS

typedef struct _PmapCalendar PmapCalendar;

PmapCalendar *pmap_calendar_new             (PmapYear           *year);
void          pmap_calendar_free            (PmapCalendar       *self);
gboolean      pmap_calendar_has_terms       (const PmapCalendar *self);
PmapDate      pmap_calendar_get_first_day   (const PmapCalendar *self);
PmapDate      pmap_calendar_get_last_day    (const PmapCalendar *self);
gboolean      pmap_calendar_is_teaching_day (const PmapCalendar *self,
                                             PmapDate            date);
guint         pmap_calendar_count_days      (const PmapCalendar *self,
                                             PmapDate            from,
                                             PmapDate            to,
                                             guint               weekdays);
guint         pmap_calendar_count_weekdays  (PmapDate            from,
                                             PmapDate            to,
                                             guint               weekdays);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapCalendar, pmap_calendar_free)

G_END_DECLS
