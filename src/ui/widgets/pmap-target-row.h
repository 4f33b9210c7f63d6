/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-target.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_TARGET_ROW (pmap_target_row_get_type ())
G_DECLARE_FINAL_TYPE (PmapTargetRow, pmap_target_row, PMAP, TARGET_ROW, GtkListBoxRow)

GtkWidget  *pmap_target_row_new        (PmapTarget    *target);
PmapTarget *pmap_target_row_get_target (PmapTargetRow *self);
void        pmap_target_row_refresh    (PmapTargetRow *self,
                                        PmapDate       today);

G_END_DECLS
