/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"

G_BEGIN_DECLS

/**
 * PmapNextReason:
 * @PMAP_NEXT_MAIN_NEED: it serves the area of the pupil's primary need
 * @PMAP_NEXT_OTHER_NEED: it serves the area of another need
 * @PMAP_NEXT_STEP_UP: it is of the next tier up, and what was tried last in its area brought less progress than expected
 * @PMAP_NEXT_STEP_DOWN: it is of the next tier down, and what was tried last in its area brought more progress than expected
 * @PMAP_NEXT_UNIVERSAL_FIRST: it is universal, and nothing beyond that was tried in its area
 * @PMAP_NEXT_FREE_PLACE: a group of it has a free place
 * @PMAP_NEXT_HAS_IT: the pupil gets it now, or will
 * @PMAP_NEXT_TRIED: the pupil had it before, with less progress than expected
 * @PMAP_NEXT_NO_NEED: it serves an area in which the pupil has no need
 * @PMAP_NEXT_FULL: it has groups, and none has a free place
 * @PMAP_N_NEXT_REASONS: how many reasons there are
 *
 * Why an entry of the menu of provision could come next for a pupil, and, from @PMAP_NEXT_HAS_IT on, why not.
 */
typedef enum
{
  PMAP_NEXT_MAIN_NEED,
  PMAP_NEXT_OTHER_NEED,
  PMAP_NEXT_STEP_UP,
  PMAP_NEXT_STEP_DOWN,
  PMAP_NEXT_UNIVERSAL_FIRST,
  PMAP_NEXT_FREE_PLACE,
  PMAP_NEXT_HAS_IT,
  PMAP_NEXT_TRIED,
  PMAP_NEXT_NO_NEED,
  PMAP_NEXT_FULL,
  PMAP_N_NEXT_REASONS
} PmapNextReason;

/**
 * PmapNextStep:
 * @provision: an entry of the menu
 * @reasons: a bit for each #PmapNextReason that holds
 * @group: (nullable): the first group of it that has a free place, or a full one where none has
 * @tried: (nullable): by which the pupil had @provision last, with less progress than expected
 * @stepped_from: (nullable): what was tried last in its area, from which it is a step up or down
 *
 * What could come next for a pupil.
 */
typedef struct
{
  PmapProvision *provision;
  guint reasons;
  PmapIntervention *group;
  PmapMember *tried;
  PmapMember *stepped_from;
} PmapNextStep;

gboolean   pmap_next_step_has_reason     (const PmapNextStep *self,
                                          PmapNextReason      reason);
gboolean   pmap_next_reason_is_against   (PmapNextReason      reason);
GPtrArray *pmap_next_steps_list          (PmapPupil          *pupil,
                                          PmapDate            today);

G_END_DECLS
