/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PmapDecision:
 * @PMAP_DECISION_UNDECIDED: nobody has chosen yet
 * @PMAP_DECISION_MINE: what I did
 * @PMAP_DECISION_THEIRS: what the other person did
 * @PMAP_DECISION_BEFORE: neither: as it was before
 * @PMAP_DECISION_BOTH: both; only where the same thing was entered twice
 */
typedef enum
{
  PMAP_DECISION_UNDECIDED,
  PMAP_DECISION_MINE,
  PMAP_DECISION_THEIRS,
  PMAP_DECISION_BEFORE,
  PMAP_DECISION_BOTH,
} PmapDecision;

#define PMAP_TYPE_DECISION (pmap_decision_get_type ())
GType pmap_decision_get_type (void);

/**
 * PmapConflictKind:
 * @PMAP_CONFLICT_CHANGED: both changed the same field, differently
 * @PMAP_CONFLICT_REMOVED: one removed what the other changed, or newly needs
 * @PMAP_CONFLICT_TOGETHER: the two changes are each right, but not together
 * @PMAP_CONFLICT_TWICE: both entered what looks like the same thing
 */
typedef enum
{
  PMAP_CONFLICT_CHANGED,
  PMAP_CONFLICT_REMOVED,
  PMAP_CONFLICT_TOGETHER,
  PMAP_CONFLICT_TWICE,
} PmapConflictKind;

#define PMAP_TYPE_CONFLICT_KIND (pmap_conflict_kind_get_type ())
GType pmap_conflict_kind_get_type (void);

#define PMAP_TYPE_CONFLICT (pmap_conflict_get_type ())
G_DECLARE_FINAL_TYPE (PmapConflict, pmap_conflict, PMAP, CONFLICT, GObject)

PmapConflictKind  pmap_conflict_get_kind       (PmapConflict *self);
const char       *pmap_conflict_get_id         (PmapConflict *self);
const char       *pmap_conflict_get_title      (PmapConflict *self);
const char       *pmap_conflict_get_label      (PmapConflict *self);
const char       *pmap_conflict_get_before     (PmapConflict *self);
const char       *pmap_conflict_get_mine       (PmapConflict *self);
const char       *pmap_conflict_get_theirs     (PmapConflict *self);
const char       *pmap_conflict_get_mine_by    (PmapConflict *self);
const char       *pmap_conflict_get_theirs_by  (PmapConflict *self);
PmapDecision      pmap_conflict_get_suggestion (PmapConflict *self);
gboolean          pmap_conflict_can_decide     (PmapConflict *self,
                                                PmapDecision  decision);
PmapDecision      pmap_conflict_get_decision   (PmapConflict *self);
void              pmap_conflict_set_decision   (PmapConflict *self,
                                                PmapDecision  decision);
char             *pmap_conflict_describe       (PmapConflict *self);

G_END_DECLS
