/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-conflict.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_CONFLICT_ROW (pmap_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (PmapConflictRow, pmap_conflict_row, PMAP, CONFLICT_ROW, GtkWidget)

GtkWidget    *pmap_conflict_row_new          (PmapConflict    *conflict);
PmapConflict *pmap_conflict_row_get_conflict (PmapConflictRow *self);
PmapDecision  pmap_conflict_row_find_option  (PmapConflictRow *self,
                                              guint            number);
guint         pmap_conflict_row_get_focus    (PmapConflictRow *self);
void          pmap_conflict_row_set_focus    (PmapConflictRow *self,
                                              guint            number);
const char   *pmap_conflict_row_get_words    (PmapDecision     decision);

G_END_DECLS
