/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* An entry of the menu of provision: what the school can offer. An intervention takes all it does not say itself from here. */
#define PMAP_PROVISION_FIELDS(F)                                                                                                                                                                                            \
  F (TEXT, name, "name", N_("Name"), .flags = PMAP_FIELD_REQUIRED, .example = N_("e.g. 1stClass@Number"))                                                                                                                   \
  F (REFERENCE, tier, "tier", N_("Tier"), .get_item_type = pmap_tier_get_type)                                                                                                                                              \
  F (CHOICE, area, "area", N_("Area of need"), .choices = pmap_areas)                                                                                                                                                       \
  F (REFERENCE, role, "role", N_("Usual staff"), .get_item_type = pmap_staff_role_get_type)                                                                                                                                 \
  F (INTEGER, minutes, "minutes", N_("Length of a session"), .unit = N_("minutes"), .maximum = 1440, .plausible_maximum = 420)                                                                                              \
  F (INTEGER, preparation_minutes, "preparation-minutes", N_("Preparation"), .unit = N_("minutes a session"), .maximum = 1440, .plausible_maximum = 240)                                                                    \
  F (DECIMAL, sessions_per_week, "sessions-per-week", N_("How often"), .unit = N_("times a week"), .maximum = 100 * PMAP_DECIMAL_ONE, .example = N_("0.5 is once a fortnight"), .plausible_maximum = 20 * PMAP_DECIMAL_ONE) \
  F (DECIMAL, weeks, "weeks", N_("For how long"), .unit = N_("weeks"), .maximum = 60 * PMAP_DECIMAL_ONE, .plausible_maximum = 52 * PMAP_DECIMAL_ONE)                                                                        \
  F (INTEGER, group_size, "group-size", N_("Group size"), .unit = N_("pupils"), .maximum = 500, .plausible_maximum = 60)                                                                                                    \
  F (CHOICE, taught, "taught", N_("Pupils are taught"), .choices = pmap_taught)                                                                                                                                             \
  F (TEXT, measure, "measure", N_("Progress is measured by"), .example = N_("e.g. standardised score"))                                                                                                                     \
  F (LONG_TEXT, purpose, "purpose", N_("Purpose"), .flags = PMAP_FIELD_OPEN)                                                                                                                                                \
  F (LONG_TEXT, entry_criteria, "entry-criteria", N_("Who it is for"), .flags = PMAP_FIELD_OPEN)                                                                                                                            \
  F (LONG_TEXT, exit_criteria, "exit-criteria", N_("When a pupil no longer needs it"), .flags = PMAP_FIELD_OPEN)                                                                                                            \
  F (LONG_TEXT, evidence, "evidence", N_("Evidence that it works"), .flags = PMAP_FIELD_OPEN)                                                                                                                               \
  F (LONG_TEXT, training, "training", N_("Training needed"), .flags = PMAP_FIELD_OPEN)                                                                                                                                      \
  F (RECORDS, resources, "resources", N_("Resources"), .get_item_type = pmap_resource_get_type)

#define PMAP_TYPE_PROVISION (pmap_provision_get_type ())
PMAP_DECLARE_RECORD (PmapProvision, pmap_provision, PROVISION, PMAP_PROVISION_FIELDS)

typedef struct _PmapTier PmapTier;
PmapTier *pmap_provision_get_tier (PmapProvision *self);

G_END_DECLS
