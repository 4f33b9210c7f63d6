/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-change-private.h"
#include "history/pmap-history.h"

G_BEGIN_DECLS

void     _pmap_history_begin        (PmapHistory     *self,
                                     const char      *label);
void     _pmap_history_end          (PmapHistory     *self);
void     _pmap_history_abandon      (PmapHistory     *self);
void     _pmap_history_do           (PmapHistory     *self,
                                     PmapChange      *change);
gboolean _pmap_history_is_open      (PmapHistory     *self);
void     _pmap_history_begin_typing (PmapHistory     *self,
                                     PmapRecord      *record,
                                     const PmapField *field);
void     _pmap_history_end_typing   (PmapHistory     *self);
void     _pmap_history_set_apart    (PmapHistory     *self);

G_END_DECLS
