/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-calendar.h"

G_BEGIN_DECLS

PmapDate pmap_run_dates_find_start           (const PmapCalendar *calendar,
                                              PmapYear           *year,
                                              PmapDate            today);
PmapDate pmap_run_dates_find_end             (const PmapCalendar *calendar,
                                              PmapYear           *year,
                                              PmapDate            start,
                                              gint64              weeks);
PmapDate pmap_run_dates_find_last_school_day (const PmapCalendar *calendar,
                                              PmapYear           *year,
                                              PmapDate            today);

G_END_DECLS
