/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-conflict.h"

G_BEGIN_DECLS

/**
 * PmapConflictWords:
 *
 * What a conflict says; see the properties of #PmapConflict.
 */
typedef struct
{
  PmapConflictKind kind;
  char *id;
  char *title;
  char *label;
  char *before;
  char *mine;
  char *theirs;
  char *mine_by;
  char *theirs_by;
  PmapDecision suggestion;
  guint decisions;        /* bits: which can be taken */
} PmapConflictWords;

PmapConflict *_pmap_conflict_new (PmapConflictWords *words);

G_END_DECLS
