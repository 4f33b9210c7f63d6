/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* An entry of the menu of provision: what the school can offer. An intervention takes all it does not say itself from here. */
#define PMAP_PROVISION_FIELDS(F) \
  F (TEXT, name, "name", N_("Name"), .flags = PMAP_FIELD_REQUIRED, .example = N_("e.g. 1stClass@Number"), \
     .also = "provision|intervention|what", \
     .help = N_("What the provision is called.")) \
  F (REFERENCE, tier, "tier", N_("Tier"), .get_item_type = pmap_tier_get_type, \
     .help = N_("The tier that it belongs to.")) \
  F (CHOICE, area, "area", N_("Area of need"), .choices = pmap_areas, \
     .also = "area|need|broad area", \
     .help = N_("The area of need that it serves.")) \
  F (REFERENCE, role, "role", N_("Usual staff"), .get_item_type = pmap_staff_role_get_type, \
     .help = N_("The kind of staff who usually give it.")) \
  F (INTEGER, minutes, "minutes", N_("Length of a session"), .unit = N_("minutes"), .maximum = 1440, \
     .plausible_maximum = 420, \
     .also = "minutes|length|duration|session length", \
     .help = N_("How long a session is, in minutes.")) \
  F (INTEGER, preparation_minutes, "preparation-minutes", N_("Preparation"), .unit = N_("minutes a session"), \
     .maximum = 1440, .plausible_maximum = 240, \
     .help = N_("How long it takes to prepare a session, in minutes.")) \
  F (DECIMAL, sessions_per_week, "sessions-per-week", N_("How often"), .unit = N_("times a week"), \
     .maximum = 100 * PMAP_DECIMAL_ONE, .example = N_("0.5 is once a fortnight"), \
     .plausible_maximum = 20 * PMAP_DECIMAL_ONE, \
     .also = "sessions|frequency|times a week|sessions per week", \
     .help = N_("How often it is given, in times a week; 0.5 is once a fortnight.")) \
  F (DECIMAL, weeks, "weeks", N_("For how long"), .unit = N_("weeks"), .maximum = 60 * PMAP_DECIMAL_ONE, \
     .plausible_maximum = 52 * PMAP_DECIMAL_ONE, \
     .help = N_("For how many weeks it is given.")) \
  F (INTEGER, group_size, "group-size", N_("Group size"), .unit = N_("pupils"), .maximum = 500, \
     .plausible_maximum = 60, \
     .also = "group|size|pupils", \
     .help = N_("How many pupils a group has.")) \
  F (CHOICE, taught, "taught", N_("Pupils are taught"), .choices = pmap_taught, \
     .help = N_("How the pupils are taught: together, who then share the cost, or one to one, each in turn, with " \
               "sessions of their own. Together if it is not said.")) \
  F (BOOLEAN, in_lesson, "in-lesson", N_("In the lesson"), .since = 1, .flags = PMAP_FIELD_HAS_DEFAULT, \
     .help = N_("Whether it is given within the pupil's own lesson, so that no lesson is missed for it. No if it is not said.")) \
  F (TEXT, measure, "measure", N_("Progress is measured by"), .example = N_("e.g. standardised score"), \
     .help = N_("What progress is measured by.")) \
  F (LONG_TEXT, purpose, "purpose", N_("Purpose"), .flags = PMAP_FIELD_OPEN, \
     .also = "aim|description|what it is for", \
     .help = N_("What it is for.")) \
  F (LONG_TEXT, entry_criteria, "entry-criteria", N_("Who it is for"), .flags = PMAP_FIELD_OPEN, \
     .help = N_("Which pupils it is for.")) \
  F (LONG_TEXT, exit_criteria, "exit-criteria", N_("When a pupil no longer needs it"), .flags = PMAP_FIELD_OPEN, \
     .help = N_("When a pupil no longer needs it.")) \
  F (LONG_TEXT, evidence, "evidence", N_("Evidence that it works"), .flags = PMAP_FIELD_OPEN, \
     .help = N_("What shows that it works.")) \
  F (LONG_TEXT, training, "training", N_("Training needed"), .flags = PMAP_FIELD_OPEN, \
     .help = N_("What those who give it must have learnt.")) \
  F (RECORDS, trained, "trained", N_("Who is trained"), .since = 1, .get_item_type = pmap_trained_get_type) \
  F (RECORDS, resources, "resources", N_("Resources"), .get_item_type = pmap_resource_get_type) \
  F (RECORDS, payments, "payments", N_("Who pays"), .since = 1, .get_item_type = pmap_payment_get_type) \
  F (RECORDS, silenced, "silenced", N_("Silenced advice"), .since = 1, .maximum = 200, .get_item_type = pmap_silenced_get_type)

#define PMAP_TYPE_PROVISION (pmap_provision_get_type ())
PMAP_DECLARE_RECORD (PmapProvision, pmap_provision, PROVISION, PMAP_PROVISION_FIELDS)

typedef struct _PmapTier PmapTier;
PmapTier *pmap_provision_get_tier (PmapProvision *self);

G_END_DECLS
