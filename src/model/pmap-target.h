/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* A SMART target: Specific, Measurable, Achievable, Relevant, Time-bound, each a field of its own.
 * A target not fully met is reformatted: a new one that continues it, so its history stays. */
#define PMAP_TARGET_FIELDS(F) \
  F (LONG_TEXT, specific, "specific", N_("Specific: what will the pupil do?"), \
     .example = N_("e.g. Read 40 of the first 45 words at sight"), \
     .help = N_("Specific: what the pupil will do.")) \
  F (LONG_TEXT, measurable, "measurable", N_("Measurable: how will we know?"), \
     .example = N_("e.g. Weekly check of the word cards"), \
     .help = N_("Measurable: how anybody will know.")) \
  F (TEXT, baseline, "baseline", N_("Baseline"), .example = N_("e.g. 18 words"), \
     .help = N_("Where the pupil starts from.")) \
  F (TEXT, criterion, "criterion", N_("Met when"), .example = N_("e.g. 40 words, three weeks running"), \
     .help = N_("When the target is met.")) \
  F (REFERENCE, intervention, "intervention", N_("Achievable: the support that serves it"), \
     .get_item_type = pmap_intervention_get_type, \
     .help = N_("Achievable: the intervention that serves it.")) \
  F (CHOICE, need, "need", N_("Relevant: the need that it serves"), .choices = pmap_need_types, \
     .help = N_("Relevant: the need that it serves.")) \
  F (LONG_TEXT, relevant, "relevant", N_("Relevant: why it matters"), \
     .help = N_("Relevant: why it matters to the pupil.")) \
  F (DATE, set, "set", N_("Set on"), .flags = PMAP_FIELD_OPEN, \
     .help = N_("Time-bound: the day on which it was set.")) \
  F (DATE, review, "review", N_("Review by"), .flags = PMAP_FIELD_OPEN, \
     .help = N_("Time-bound: the day by which it is reviewed.")) \
  F (CHOICE, status, "status", N_("Status"), .choices = pmap_target_statuses, \
     .flags = PMAP_FIELD_HAS_DEFAULT | PMAP_FIELD_OPEN, .default_value = PMAP_TARGET_OPEN, \
     .help = N_("How it stands; open if it is not said.")) \
  F (REFERENCE, continues, "continues", N_("Carries on from"), .get_item_type = pmap_target_get_type, \
     .help = N_("The earlier target that this one carries on.")) \
  F (RECORDS, progress, "progress", N_("Progress"), .get_item_type = pmap_progress_get_type) \
  F (RECORDS, silenced, "silenced", N_("Silenced advice"), .since = 1, .maximum = 200, .get_item_type = pmap_silenced_get_type)

#define PMAP_TYPE_TARGET (pmap_target_get_type ())
PMAP_DECLARE_RECORD (PmapTarget, pmap_target, TARGET, PMAP_TARGET_FIELDS)

G_END_DECLS
