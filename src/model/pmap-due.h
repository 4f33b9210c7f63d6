/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

/**
 * PmapDueKind:
 * @PMAP_DUE_PUPIL: the review of a pupil
 * @PMAP_DUE_TARGET: the review of a target on a day of its own
 * @PMAP_DUE_GROUP: the review of an intervention
 * @PMAP_DUE_END: the last day of an intervention that nothing carries on
 *
 * What can be due.
 */
typedef enum
{
  PMAP_DUE_PUPIL,
  PMAP_DUE_TARGET,
  PMAP_DUE_GROUP,
  PMAP_DUE_END
} PmapDueKind;

/**
 * PmapDue:
 * @day: when
 * @kind: what
 * @record: of what: a pupil, a target or an intervention
 *
 * Something that is due on a day.
 */
typedef struct
{
  PmapDate day;
  PmapDueKind kind;
  PmapRecord *record;
} PmapDue;

PmapDate    pmap_due_find_until (PmapDate       today);
GArray     *pmap_due_list       (PmapDocument  *document,
                                 PmapDate       today,
                                 PmapDate       until);
const char *pmap_due_get_words  (const PmapDue *due);

G_END_DECLS
