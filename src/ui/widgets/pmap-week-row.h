/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-timetable.h"
#include "report/pmap-week-words.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_WEEK_ROW (pmap_week_row_get_type ())
G_DECLARE_FINAL_TYPE (PmapWeekRow, pmap_week_row, PMAP, WEEK_ROW, GtkWidget)

/** Days of a school week, each a column. */
#define PMAP_WEEK_ROW_N_DAYS 5

GtkWidget *pmap_week_row_new      (void);
void       pmap_week_row_show     (PmapWeekRow       *self,
                                   const char        *name,
                                   const char        *detail,
                                   const char        *hours,
                                   gboolean           is_over);
void       pmap_week_row_set_week (PmapWeekRow       *self,
                                   PmapDate           monday,
                                   GArray            *sessions,
                                   PmapTimetableView  view,
                                   PmapInitials      *initials);
void       pmap_week_row_set_heads (PmapWeekRow      *self,
                                    const char       *name,
                                    const char *const *days,
                                    const char       *hours);

G_END_DECLS
