/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-map-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_MAP_CELL (pmap_map_cell_get_type ())
G_DECLARE_FINAL_TYPE (PmapMapCell, pmap_map_cell, PMAP, MAP_CELL, GtkWidget)

GtkWidget *pmap_map_cell_new    (PmapMapColumn  column);
void       pmap_map_cell_bind   (PmapMapCell   *self,
                                 PmapMapRow    *row,
                                 PmapWorkspace *workspace,
                                 PmapPupil     *pupil,
                                 gboolean       compact);
void       pmap_map_cell_unbind (PmapMapCell   *self);

G_END_DECLS
