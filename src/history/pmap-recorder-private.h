/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-history.h"
#include "history/pmap-recorder.h"

G_BEGIN_DECLS

/* What is said of one field of one record, or of a record's coming and going, since the last save. */
typedef struct
{
  PmapRecord *record;
  const PmapField *field;       /* NULL: comes and goes */
  GValue before;                /* a field's value on the disk */
  PmapRecord *owner;            /* of what comes and goes: what it is or was in */
  char *name;                   /* of what went: what it was called */
  gint64 when;
  guint64 number;               /* of the order in which they came up */
  PmapTrailEntry *entry;        /* in the trail; NULL while there is nothing to say */
  guint was_there : 1;
  guint is_touched : 1;         /* in the step being made */
} PmapPending;

struct _PmapRecorder
{
  GObject parent_instance;

  PmapDocument *document;       /* not owned: the editor, which owns us, owns both */
  PmapHistory *history;
  GHashTable *pending;          /* PmapPending → itself */
  GPtrArray *touched;           /* PmapPending */
  GPtrArray *forgotten;
  GQueue overflow;              /* the oldest entries that do not fit, the oldest first: they come back if others go */
  GPtrArray *undone;            /* while suspended: of forgotten, not owned: those that are in the map again */
  GPtrArray *overwritten;       /* while suspended: entries of what was overwritten */
  guint64 last_number;
  guint suspended;
  guint forget_versions : 1;    /* whatever becomes of those that are forgotten */
  guint placing : 1;            /* records came or went in the step being made */
};

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

/* For pmap-recorder-theirs.c */
gboolean        _pmap_recorder_is_in_map       (PmapRecorder      *self,
                                                PmapRecord        *record);
void            _pmap_recorder_insert_entry    (PmapRecorder      *self,
                                                PmapTrailEntry    *entry,
                                                guint              position);
void            _pmap_recorder_remove_entry    (PmapRecorder      *self,
                                                PmapTrailEntry    *entry);
void            _pmap_recorder_unfold          (PmapRecorder      *self);
void            _pmap_recorder_fold            (PmapRecorder      *self);
void            _pmap_recorder_say             (PmapRecorder      *self,
                                                PmapPending       *pending);
gboolean        _pmap_recorder_is_idle         (PmapPending       *pending);
int             _pmap_recorder_compare_pending (gconstpointer      a,
                                                gconstpointer      b);
void            _pmap_recorder_settle_forgotten (PmapRecorder     *self);

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
const char     *_pmap_forgotten_find_former_id    (PmapForgotten     *self,
                                                   const char        *id);
void            _pmap_forgotten_keep_entries      (PmapForgotten     *self,
                                                   GHashTable        *entries);
void            _pmap_forgotten_give_back         (PmapForgotten     *self,
                                                   PmapRecordList    *trail,
                                                   GHashTable        *kept);

G_END_DECLS
