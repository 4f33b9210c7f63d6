/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-erase.h"

G_BEGIN_DECLS

/* pmap-erase-mentions.c */
GPtrArray *_pmap_erase_list_words       (PmapPupil       *pupil,
                                         PmapEraseTexts   texts);
gboolean   _pmap_erase_replace_mentions (PmapEditor      *editor,
                                         PmapPupil       *pupil,
                                         PmapEraseTexts   texts,
                                         GError         **error);
PmapDocument *_pmap_erase_from_theirs   (PmapRecorder    *recorder,
                                         PmapDocument    *theirs);

/* pmap-erase-ids.c */
GHashTable *_pmap_erase_make_ids        (PmapPupil       *pupil);
GHashTable *_pmap_erase_find_ids        (PmapDocument    *document,
                                         PmapDocument    *draft,
                                         GPtrArray       *erased);
void        _pmap_erase_replace_ids     (PmapEditor      *editor,
                                         GHashTable      *ids);

/* pmap-erase.c */
void        _pmap_erase_find_neighbours (GPtrArray       *places,
                                         const char      *id,
                                         const char     **below,
                                         const char     **above);

G_END_DECLS
