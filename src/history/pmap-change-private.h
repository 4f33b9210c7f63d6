/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record-list.h"

G_BEGIN_DECLS

typedef struct _PmapChange PmapChange;

/**
 * PmapChangeEffect:
 * @record: whose change it is
 * @field: (nullable): which field gets another value; %NULL where @record comes or goes
 * @before: the value before it
 * @owner: what @record comes into or goes out of
 * @comes: whether it comes
 *
 * What a change, or taking it back, does to what the map says.
 */
typedef struct
{
  PmapRecord *record;
  const PmapField *field;
  const GValue *before;
  PmapRecord *owner;
  gboolean comes;
} PmapChangeEffect;

PmapChange *pmap_change_new_set    (PmapRecord      *record,
                                    const PmapField *field,
                                    const GValue    *after);
PmapChange *pmap_change_new_insert (PmapRecordList  *list,
                                    guint            position,
                                    PmapRecord      *record);
PmapChange *pmap_change_new_remove (PmapRecord      *record);
PmapChange *pmap_change_new_move   (PmapRecord      *record,
                                    guint            position);
PmapChange *pmap_change_new_adopt  (PmapRecord      *record,
                                    PmapRecord      *other);
PmapChange *pmap_change_new_rename (PmapRecord      *record,
                                    const char      *id);
void        pmap_change_free       (PmapChange      *self);

void        pmap_change_redo       (PmapChange      *self);
void        pmap_change_undo       (PmapChange      *self);
gboolean    pmap_change_sets       (PmapChange      *self,
                                    PmapRecord      *record,
                                    const PmapField *field);
gboolean    pmap_change_absorb     (PmapChange      *self,
                                    PmapChange      *later);
gboolean    pmap_change_is_nothing (PmapChange      *self);
gboolean    pmap_change_same_value (const GValue    *a,
                                    const GValue    *b);
PmapRecord *pmap_change_get_record (PmapChange      *self);
gsize       pmap_change_get_weight (PmapChange      *self);
gboolean    pmap_change_get_effect (PmapChange       *self,
                                    gboolean          undoing,
                                    PmapChangeEffect *effect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapChange, pmap_change_free)

G_END_DECLS
