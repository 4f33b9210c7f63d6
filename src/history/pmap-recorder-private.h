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

void            _pmap_recorder_set_texts   (PmapRecorder      *self,
                                            PmapRecord        *record,
                                            int                texts);
int             _pmap_recorder_get_texts   (PmapRecorder      *self,
                                            PmapRecord        *record);
void            _pmap_recorder_add_words   (PmapRecorder      *self,
                                            PmapRecord        *record,
                                            const char *const *words);

/* A record that is erased, and what the trail says of it. */
typedef struct _PmapForgotten PmapForgotten;

PmapForgotten  *_pmap_forgotten_new               (PmapRecord        *record,
                                                   const char *const *words,
                                                   GHashTable        *neutral_ids);
void            _pmap_forgotten_free              (gpointer           data);
PmapRecord     *_pmap_forgotten_get_record        (PmapForgotten     *self);
gboolean        _pmap_forgotten_is_with_versions  (PmapForgotten     *self);
void            _pmap_forgotten_set_with_versions (PmapForgotten     *self);
void            _pmap_forgotten_set_texts         (PmapForgotten     *self,
                                                   int                texts);
int             _pmap_forgotten_get_texts         (PmapForgotten     *self);
void            _pmap_forgotten_add_words         (PmapForgotten     *self,
                                                   const char *const *words);
gboolean        _pmap_forgotten_is_of             (PmapForgotten     *self,
                                                   PmapTrailEntry    *entry);
void            _pmap_forgotten_make_nameless     (PmapForgotten     *self,
                                                   PmapTrailEntry    *entry,
                                                   PmapDocument      *document);
gboolean        _pmap_forgotten_rename            (PmapForgotten     *self,
                                                   PmapTrailEntry    *entry);
void            _pmap_forgotten_withhold          (PmapForgotten     *self,
                                                   PmapRecordList    *trail,
                                                   GHashTable        *kept);
void            _pmap_forgotten_give_back         (PmapForgotten     *self,
                                                   PmapRecordList    *trail,
                                                   GHashTable        *kept);

G_END_DECLS
