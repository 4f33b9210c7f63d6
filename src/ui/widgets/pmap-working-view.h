/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-working-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_WORKING_VIEW (pmap_working_view_get_type ())
G_DECLARE_FINAL_TYPE (PmapWorkingView, pmap_working_view, PMAP, WORKING_VIEW, GtkWidget)

GtkWidget *pmap_working_view_new       (void);
void       pmap_working_view_set_table (PmapWorkingView  *self,
                                        PmapWorkingTable *table);
char      *pmap_working_view_get_text  (PmapWorkingView  *self);

G_END_DECLS
