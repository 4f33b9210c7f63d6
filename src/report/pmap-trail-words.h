/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

GPtrArray *pmap_trail_words_list         (PmapDocument   *document,
                                          const char     *id);
char      *pmap_trail_words_get_subject  (PmapDocument   *document,
                                          PmapTrailEntry *entry,
                                          const char     *shown);
char      *pmap_trail_words_get_values   (PmapDocument   *document,
                                          PmapTrailEntry *entry);
char      *pmap_trail_words_get_when     (PmapTrailEntry *entry);

G_END_DECLS
