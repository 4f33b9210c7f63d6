/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-history.h"
#include "history/pmap-recorder.h"

G_BEGIN_DECLS

PmapRecorder   *_pmap_recorder_new         (PmapDocument    *document,
                                            PmapHistory     *history);

/* What an entry says, made of the map as it is. */
PmapTrailEntry *_pmap_recorder_make_entry  (PmapDocument    *document,
                                            PmapTrailAction  what,
                                            PmapRecord      *record,
                                            PmapRecord      *owner,
                                            const char      *name,
                                            gint64           when);
void            _pmap_recorder_set_values  (PmapTrailEntry  *entry,
                                            const PmapField *field,
                                            const GValue    *before,
                                            const GValue    *after);
char           *_pmap_recorder_name        (PmapRecord      *record);
void            _pmap_recorder_seal        (PmapTrailEntry  *entry);

G_END_DECLS
