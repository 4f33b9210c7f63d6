/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-choices.h"
#include "model/pmap-record.h"

G_BEGIN_DECLS

/* A run of a provision: when, how often, by whom, for whom. One-to-one is an intervention with one member.
 * What is left unsaid here is as the menu of provision says. */
#define PMAP_INTERVENTION_FIELDS(F) \
  F (REFERENCE, provision, "provision", N_("Provision"), .flags = PMAP_FIELD_REQUIRED, \
     .get_item_type = pmap_provision_get_type, \
     .help = N_("The entry of the menu that this is a run of.")) \
  F (TEXT, name, "name", N_("Name of the group"), .example = N_("e.g. Year 3, Tuesdays"), \
     .help = N_("What this group is called, where a provision has several.")) \
  F (DATE, start, "start", N_("Starts"), \
     .help = N_("Its first day.")) \
  F (DATE, end, "end", N_("Ends"), \
     .help = N_("Its last day.")) \
  F (DATE, review, "review", N_("Review"), \
     .help = N_("When it is reviewed.")) \
  F (INTEGER, minutes, "minutes", N_("Length of a session"), .unit = N_("minutes"), .maximum = 1440, \
     .plausible_maximum = 420, \
     .help = N_("How long a session is, in minutes; as the menu says if it is not said.")) \
  F (DECIMAL, sessions_per_week, "sessions-per-week", N_("How often"), .unit = N_("times a week"), \
     .maximum = 100 * PMAP_DECIMAL_ONE, .plausible_maximum = 20 * PMAP_DECIMAL_ONE, .replaced_by = "slots", \
     .help = N_("How often it is given, in times a week; as the menu says if it is not said.")) \
  F (WEEKDAYS, weekdays, "weekdays", N_("On these days"), .replaced_by = "slots", \
     .help = N_("The days of the week on which it is given. Where weeks are counted from the calendar, how often a " \
               "week is spread over them: 0.5 on Tuesday is every other Tuesday from the first one on, 10 on five " \
               "days is two a day, and one on each of them if how often is not said. Without them, sessions are " \
               "counted by the week.")) \
  F (DECIMAL, weeks, "weeks", N_("For how long"), .unit = N_("weeks"), .maximum = 60 * PMAP_DECIMAL_ONE, \
     .example = N_("empty: counted from the dates"), .plausible_maximum = 52 * PMAP_DECIMAL_ONE, .replaced_by = "slots", \
     .help = N_("For how many weeks it is given, where that is not counted from its dates.")) \
  F (INTEGER, group_size, "group-size", N_("Places in the group"), .unit = N_("pupils"), .maximum = 500, \
     .plausible_maximum = 60, \
     .help = N_("How many places the group has. A share of the cost for places that no pupil of this map takes " \
               "stays outside the map.")) \
  F (CHOICE, taught, "taught", N_("Pupils are taught"), .choices = pmap_taught, \
     .help = N_("How the members are taught: together, who then share the cost, or one to one, each in turn, with " \
               "sessions of their own. As the menu of provision says if it is not said here.")) \
  F (REFERENCE, follows, "follows", N_("Carries on from"), .since = 1, .get_item_type = pmap_intervention_get_type, \
     .help = N_("The earlier run that this one carries on from its first day, where something changed from a date: minutes, " \
               "staff, the group or its members.")) \
  F (INTEGER, spread_days, "spread-days", N_("Spread over"), .unit = N_("school days"), .maximum = 100000, .since = 1, \
     .help = N_("Where it was cut short by a change from a date: the number of its days before that, school days or those of its " \
               "weekdays, or of the sessions in its slots. A number of weeks, and what is bought once, lie evenly on so many days, of which it keeps its own; so " \
               "what was costed until the change stays.")) \
  F (LONG_TEXT, outcome, "outcome", N_("Intended outcome"), \
     .help = N_("What is meant to come of it.")) \
  F (LONG_TEXT, notes, "notes", N_("Notes"), \
     .help = N_("Anything else worth knowing.")) \
  F (RECORDS, slots, "slots", N_("Slots"), .since = 1, .maximum = 50, .get_item_type = pmap_slot_get_type) \
  F (RECORDS, missed, "missed", N_("Sessions not held"), .since = 1, .maximum = 1000, .get_item_type = pmap_missed_get_type) \
  F (RECORDS, staffing, "staffing", N_("Staff"), .get_item_type = pmap_staffing_get_type) \
  F (RECORDS, resources, "resources", N_("Resources"), .get_item_type = pmap_resource_get_type) \
  F (RECORDS, payments, "payments", N_("Who pays"), .since = 1, .get_item_type = pmap_payment_get_type) \
  F (RECORDS, members, "members", N_("Members"), .maximum = 2000, .get_item_type = pmap_member_get_type) \
  F (RECORDS, silenced, "silenced", N_("Silenced advice"), .since = 1, .maximum = 200, .get_item_type = pmap_silenced_get_type)

#define PMAP_TYPE_INTERVENTION (pmap_intervention_get_type ())
PMAP_DECLARE_RECORD (PmapIntervention, pmap_intervention, INTERVENTION, PMAP_INTERVENTION_FIELDS)

typedef struct _PmapProvision PmapProvision;
typedef struct _PmapTier PmapTier;

/**
 * PmapPhase:
 * @PMAP_PHASE_AHEAD: it has yet to start
 * @PMAP_PHASE_RUNNING: it runs
 * @PMAP_PHASE_OVER: it has ended
 *
 * Where a run stands on a day. One without a first day has begun, one without a last day goes on.
 */
typedef enum
{
  PMAP_PHASE_AHEAD,
  PMAP_PHASE_RUNNING,
  PMAP_PHASE_OVER,
} PmapPhase;

PmapProvision *pmap_intervention_get_provision (PmapIntervention *self);
PmapTier      *pmap_intervention_get_tier      (PmapIntervention *self);
PmapPhase      pmap_intervention_get_phase     (PmapIntervention *self,
                                                PmapDate          day);

G_END_DECLS
