/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

/**
 * PmapDifferenceKind:
 * @PMAP_DIFFERENCE_CHANGED: a field reads differently
 * @PMAP_DIFFERENCE_ADDED: a record is new, with all inside it
 * @PMAP_DIFFERENCE_REMOVED: a record has gone, with all inside it
 * @PMAP_DIFFERENCE_MOVED: a record has another place in its list, or is in another record
 */
typedef enum
{
  PMAP_DIFFERENCE_CHANGED,
  PMAP_DIFFERENCE_ADDED,
  PMAP_DIFFERENCE_REMOVED,
  PMAP_DIFFERENCE_MOVED,
} PmapDifferenceKind;

/**
 * PmapDifference:
 * @kind: what happened
 * @id: (nullable): the id of the record, or of the nearest one round it that has one
 * @title: which record, in words: "Pupil Amira Example, target 2"
 * @field: (nullable): the field that changed; %NULL for a whole record and for what other programs keep in it
 * @label: what changed, in words: the field's label, or what stands for it; empty for a whole record
 * @before: the value before, as people read it; where a record moved, the record that it was in; empty for none
 * @after: the value after, likewise
 *
 * One difference between two maps.
 */
typedef struct
{
  PmapDifferenceKind kind;
  char *id;
  char *title;
  const PmapField *field;
  char *label;
  char *before;
  char *after;
} PmapDifference;

#define PMAP_TYPE_DIFFERENCE (pmap_difference_get_type ())
GType           pmap_difference_get_type (void);

PmapDifference *pmap_difference_copy     (const PmapDifference *self);
void            pmap_difference_free     (PmapDifference       *self);
char           *pmap_difference_describe (const PmapDifference *self);

PmapDifference *pmap_difference_new      (PmapDifferenceKind    kind,
                                          PmapRecord           *record,
                                          const PmapField      *field);

GPtrArray      *pmap_compare             (PmapDocument         *before,
                                          PmapDocument         *after);
GPtrArray      *pmap_compare_records     (PmapRecord           *before,
                                          PmapRecord           *after);
PmapDifference *pmap_compare_field       (PmapRecord           *before,
                                          PmapRecord           *after,
                                          const PmapField      *field);
char           *pmap_compare_title       (PmapRecord           *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapDifference, pmap_difference_free)

G_END_DECLS
