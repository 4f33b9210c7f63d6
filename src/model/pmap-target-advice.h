/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"
#include "model/pmap-target.h"

G_BEGIN_DECLS

/**
 * PmapTargetAdvice:
 * @PMAP_TARGET_IS_SUPPORT: it tells of support or an activity, not of what the pupil will do
 * @PMAP_TARGET_IS_NEGATIVE: it says what is to stop, not what to do instead
 * @PMAP_TARGET_HOLDS_SUPPORT: the support that serves it stands in its sentence
 * @PMAP_TARGET_TWO_SKILLS: it asks for two skills at once
 * @PMAP_TARGET_NOT_SEEN: nobody can see or hear what it asks for
 * @PMAP_TARGET_NO_MEASURE: how it is measured is not said
 * @PMAP_TARGET_NO_BASELINE: an amount is asked for, and where the pupil starts is not said
 * @PMAP_TARGET_NO_CRITERION: when it is met is not said
 * @PMAP_TARGET_HOW_OFTEN: for how long is said, and not how many times of how many
 * @PMAP_TARGET_NO_CONDITIONS: for how long is said, and not where or with what
 * @PMAP_TARGET_NO_DATE: by when is not said
 * @PMAP_TARGET_NO_SUPPORT: no support that serves it is named
 * @PMAP_TARGET_NO_NEED: the need that it serves is not named
 * @PMAP_TARGET_LATE: it is reviewed later than the pupil is
 * @PMAP_N_TARGET_ADVICE: how many there are
 *
 * What would make a target better, in the order in which it should be said.
 */
typedef enum
{
  PMAP_TARGET_IS_SUPPORT,
  PMAP_TARGET_IS_NEGATIVE,
  PMAP_TARGET_HOLDS_SUPPORT,
  PMAP_TARGET_TWO_SKILLS,
  PMAP_TARGET_NOT_SEEN,
  PMAP_TARGET_NO_MEASURE,
  PMAP_TARGET_NO_BASELINE,
  PMAP_TARGET_NO_CRITERION,
  PMAP_TARGET_HOW_OFTEN,
  PMAP_TARGET_NO_CONDITIONS,
  PMAP_TARGET_NO_DATE,
  PMAP_TARGET_NO_SUPPORT,
  PMAP_TARGET_NO_NEED,
  PMAP_TARGET_LATE,
  PMAP_N_TARGET_ADVICE
} PmapTargetAdvice;

guint pmap_target_advise (PmapTarget *target);
const char *pmap_target_advice_get_words (PmapTargetAdvice advice);
const char *pmap_target_advice_get_example (PmapTargetAdvice advice);

const PmapIssueKind *pmap_target_advice_get_kind (PmapTargetAdvice advice);
const char *pmap_target_advice_get_field (PmapTargetAdvice advice);

G_END_DECLS
