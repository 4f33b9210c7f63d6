/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-progress.h"
#include "model/pmap-target.h"

G_BEGIN_DECLS

/**
 * PmapStanding:
 * @PMAP_STANDING_UNKNOWN: the target says too little to judge
 * @PMAP_STANDING_BEHIND: less was measured than is expected on that day
 * @PMAP_STANDING_ON_TRACK: as much as is expected, or more
 * @PMAP_STANDING_REACHED: what the target is met with, or better
 *
 * How a target stands, by its last measure.
 */
typedef enum
{
  PMAP_STANDING_UNKNOWN,
  PMAP_STANDING_BEHIND,
  PMAP_STANDING_ON_TRACK,
  PMAP_STANDING_REACHED,
} PmapStanding;

/**
 * PmapTargetCourse:
 * @start: the figure of the target's baseline, in ten-thousandths, or %PMAP_UNSET
 * @goal: the figure with which it is met, likewise; lower than @start where less is better
 * @set: the day from which it counts, or %PMAP_DATE_NONE
 * @due: the day by which it is to be met, or %PMAP_DATE_NONE
 * @entries: (element-type PmapProgress): what was measured, earliest first; those with a day and a value
 *
 * A target as figures over days.
 */
typedef struct
{
  gint64 start;
  gint64 goal;
  PmapDate set;
  PmapDate due;
  GPtrArray *entries;
} PmapTargetCourse;

PmapTargetCourse *pmap_target_course_new       (PmapTarget             *target);
void              pmap_target_course_free      (PmapTargetCourse       *self);
gint64            pmap_target_course_expect    (const PmapTargetCourse *self,
                                                PmapDate                day);
PmapProgress     *pmap_target_course_get_last  (const PmapTargetCourse *self);
gboolean          pmap_target_course_get_share (const PmapTargetCourse *self,
                                                gint64                 *percent);
PmapStanding      pmap_target_course_judge     (const PmapTargetCourse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapTargetCourse, pmap_target_course_free)

G_END_DECLS
