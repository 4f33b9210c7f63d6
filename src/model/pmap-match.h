/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/** Nothing on the other side. */
#define PMAP_MATCH_NONE G_MAXUINT

/**
 * PmapMatchFlags:
 * @PMAP_MATCH_EQUAL: only what has the same id or says the same
 * @PMAP_MATCH_CERTAIN: only what has the same id, says the same, or has the same key
 * @PMAP_MATCH_LIKELY: also what is one record whose key was changed
 *
 * How far to go to find the same record in another copy of a list.
 */
typedef enum
{
  PMAP_MATCH_EQUAL,
  PMAP_MATCH_CERTAIN,
  PMAP_MATCH_LIKELY,
} PmapMatchFlags;

guint     pmap_match_hash    (PmapRecord      *record,
                              const PmapField *field);
guint    *pmap_match_records (gpointer const  *before,
                              guint            n_before,
                              gpointer const  *after,
                              guint            n_after,
                              PmapMatchFlags   flags);
gboolean *pmap_match_moved   (const guint     *match,
                              guint            n);

G_END_DECLS
