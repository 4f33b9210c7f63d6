/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_DAY_ENTRY (pmap_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (PmapDayEntry, pmap_day_entry, PMAP, DAY_ENTRY, GtkBox)

void     pmap_day_entry_set_labels (PmapDayEntry  *self,
                                    const char    *title,
                                    GtkLabel      *heading,
                                    GtkLabel      *hint,
                                    GtkLabel      *error_label);
void     pmap_day_entry_set_date   (PmapDayEntry  *self,
                                    PmapDate       date);
gboolean pmap_day_entry_read       (PmapDayEntry  *self,
                                    PmapRecord    *record,
                                    const char    *field_name,
                                    const char    *missing,
                                    PmapDate      *date,
                                    GError       **error);
void     pmap_day_entry_show_error (PmapDayEntry  *self,
                                    const char    *error);
void     pmap_day_entry_refuse     (PmapDayEntry  *self,
                                    const char    *error);

G_END_DECLS
