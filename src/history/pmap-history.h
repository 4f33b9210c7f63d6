/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

#define PMAP_TYPE_HISTORY (pmap_history_get_type ())
G_DECLARE_FINAL_TYPE (PmapHistory, pmap_history, PMAP, HISTORY, GObject)

PmapHistory *pmap_history_new            (void);
gboolean     pmap_history_can_undo       (PmapHistory *self);
gboolean     pmap_history_can_redo       (PmapHistory *self);
const char  *pmap_history_get_undo_label (PmapHistory *self);
const char  *pmap_history_get_redo_label (PmapHistory *self);
void         pmap_history_undo           (PmapHistory *self);
void         pmap_history_redo           (PmapHistory *self);
gboolean     pmap_history_is_modified    (PmapHistory *self);
guint64      pmap_history_get_state      (PmapHistory *self);
void         pmap_history_mark_saved     (PmapHistory *self,
                                          guint64      state);

G_END_DECLS
