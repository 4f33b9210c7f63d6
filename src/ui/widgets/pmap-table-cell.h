/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-listing.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_TABLE_CELL (pmap_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (PmapTableCell, pmap_table_cell, PMAP, TABLE_CELL, GtkWidget)

GtkWidget *pmap_table_cell_new         (const PmapColumn *column);
void       pmap_table_cell_set         (PmapTableCell    *self,
                                        const char       *text,
                                        gint64            tier,
                                        PmapListingPart   part);
void       pmap_table_cell_set_second  (PmapTableCell    *self,
                                        const char       *text,
                                        int               n_lines);
void       pmap_table_cell_set_working (PmapTableCell    *self,
                                        PmapWorkspace    *workspace,
                                        PmapRecord       *record);
void       pmap_table_cell_name_row    (GtkWidget        *cell,
                                        const char       *name);

G_END_DECLS
