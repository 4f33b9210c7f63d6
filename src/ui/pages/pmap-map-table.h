/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-map-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_MAP_TABLE (pmap_map_table_get_type ())
G_DECLARE_FINAL_TYPE (PmapMapTable, pmap_map_table, PMAP, MAP_TABLE, GtkWidget)

void        pmap_map_table_show         (PmapMapTable  *self,
                                         PmapWorkspace *workspace,
                                         PmapPupil     *pupil);
GListModel *pmap_map_table_get_rows     (PmapMapTable  *self);
PmapRecord *pmap_map_table_get_selected (PmapMapTable  *self);
void        pmap_map_table_select       (PmapMapTable  *self,
                                         PmapRecord    *record);

G_END_DECLS
