/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-change-private.h"
#include "history/pmap-history.h"

G_BEGIN_DECLS

/**
 * PmapHistoryWatch:
 * @note: a change is about to be done, or taken back
 * @finish: a step is whole: made, taken back or done again
 * @saved: the map was saved; what was changed between the making of the bytes and now is in the set of records, if anything was
 *
 * For the one who records what is done. Called by the history, and never for moves in a list.
 */
typedef struct
{
  void (*note)   (gpointer          data,
                  PmapChangeEffect *effect);
  void (*finish) (gpointer          data);
  void (*saved)  (gpointer          data,
                  GHashTable       *later);
} PmapHistoryWatch;

void     _pmap_history_watch        (PmapHistory            *self,
                                     const PmapHistoryWatch *watch,
                                     gpointer                data);
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
void     _pmap_history_set_final    (PmapHistory     *self);

G_END_DECLS
