/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The closed lists of the field, each word once: its form in the file, its label, its abbreviation. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-choices.h"

#include <glib/gi18n.h>

/* SEND Code of Practice 2015, 6.28 to 6.35 */
const PmapChoice pmap_areas[] = {
  { PMAP_AREA_COMMUNICATION, "communication-and-interaction", N_("Communication and interaction"), N_("C&I") },
  { PMAP_AREA_COGNITION, "cognition-and-learning", N_("Cognition and learning"), N_("C&L") },
  { PMAP_AREA_SEMH, "social-emotional-and-mental-health", N_("Social, emotional and mental health"), N_("SEMH") },
  { PMAP_AREA_SENSORY, "sensory-and-or-physical", N_("Sensory and/or physical"), N_("S&P") },
  { 0 }
};

/* School census: type of SEN */
const PmapChoice pmap_need_types[] = {
  { PMAP_NEED_SPLD, "SPLD", N_("Specific learning difficulty"), N_("SpLD") },
  { PMAP_NEED_MLD, "MLD", N_("Moderate learning difficulty"), N_("MLD") },
  { PMAP_NEED_SLD, "SLD", N_("Severe learning difficulty"), N_("SLD") },
  { PMAP_NEED_PMLD, "PMLD", N_("Profound and multiple learning difficulty"), N_("PMLD") },
  { PMAP_NEED_SLCN, "SLCN", N_("Speech, language and communication needs"), N_("SLCN") },
  { PMAP_NEED_ASD, "ASD", N_("Autistic spectrum disorder"), N_("ASD"), "ASC|autism|autism spectrum condition" },
  { PMAP_NEED_SEMH, "SEMH", N_("Social, emotional and mental health"), N_("SEMH") },
  { PMAP_NEED_HI, "HI", N_("Hearing impairment"), N_("HI") },
  { PMAP_NEED_VI, "VI", N_("Vision impairment"), N_("VI") },
  { PMAP_NEED_MSI, "MSI", N_("Multi-sensory impairment"), N_("MSI") },
  { PMAP_NEED_PD, "PD", N_("Physical disability"), N_("PD") },
  { PMAP_NEED_DS, "DS", N_("Down syndrome"), N_("DS") },
  { PMAP_NEED_OTH, "OTH", N_("Other difficulty"), N_("OTH") },
  { PMAP_NEED_NSA, "NSA", N_("SEN support but no specialist assessment of type of need"), N_("NSA") },
  { 0 }
};

/* School census: SEN provision. A, P and S are retired. */
const PmapChoice pmap_sen_codes[] = {
  { PMAP_SEN_NONE, "N", N_("No special educational need"), N_("N"), "none|no|no SEN" },
  { PMAP_SEN_SUPPORT, "K", N_("SEN support"), N_("K"), "SEN|support|SENS|SEN K" },
  { PMAP_SEN_PLAN, "E", N_("Education, health and care plan"), N_("E"), "EHCP|EHC plan|EHC|EHC Plan" },
  { 0 }
};

const PmapChoice pmap_year_groups[] = {
  { 1, "N1", N_("Nursery 1"), N_("N1") },
  { 2, "N2", N_("Nursery 2"), N_("N2") },
  { 3, "R", N_("Reception"), N_("R"), "YR|Rec|Year R|FS2" },
  { 4, "1", N_("Year 1"), N_("1") },
  { 5, "2", N_("Year 2"), N_("2") },
  { 6, "3", N_("Year 3"), N_("3") },
  { 7, "4", N_("Year 4"), N_("4") },
  { 8, "5", N_("Year 5"), N_("5") },
  { 9, "6", N_("Year 6"), N_("6") },
  { 10, "7", N_("Year 7"), N_("7") },
  { 11, "8", N_("Year 8"), N_("8") },
  { 12, "9", N_("Year 9"), N_("9") },
  { 13, "10", N_("Year 10"), N_("10") },
  { 14, "11", N_("Year 11"), N_("11") },
  { 15, "12", N_("Year 12"), N_("12") },
  { 16, "13", N_("Year 13"), N_("13") },
  { 17, "14", N_("Year 14"), N_("14") },
  { 0 }
};

const PmapChoice pmap_phases[] = {
  { 1, "nursery", N_("Nursery") },
  { 2, "primary", N_("Primary") },
  { 3, "middle", N_("Middle") },
  { 4, "secondary", N_("Secondary") },
  { 5, "all-through", N_("All-through") },
  { 6, "special", N_("Special") },
  { 7, "alternative-provision", N_("Alternative provision") },
  { 8, "post-16", N_("Post-16") },
  { 0 }
};

const PmapChoice pmap_week_counts[] = {
  { PMAP_WEEKS_CALENDAR, "calendar", N_("Counted from the calendar") },
  { PMAP_WEEKS_FIXED, "fixed", N_("A fixed number a year") },
  { 0 }
};

const PmapChoice pmap_closure_kinds[] = {
  { PMAP_CLOSURE_HOLIDAY, "holiday", N_("Holiday") },
  { PMAP_CLOSURE_INSET, "inset", N_("INSET day") },
  { PMAP_CLOSURE_CLOSED, "closed", N_("School closed") },
  { 0 }
};

const PmapChoice pmap_resource_bases[] = {
  { PMAP_RESOURCE_ONCE, "once", N_("Once") },
  { PMAP_RESOURCE_SESSION, "session", N_("Each session") },
  { 0 }
};

const PmapChoice pmap_rate_bases[] = {
  { PMAP_RATE_HOUR, "hour", N_("An hour") },
  { PMAP_RATE_SESSION, "session", N_("A session") },
  { PMAP_RATE_DAY, "day", N_("A day, or half a day") },
  { PMAP_RATE_WEEKLY_HOUR, "weekly-hour", N_("An hour a week, all year") },
  { PMAP_RATE_POST, "post", N_("A post, a year") },
  { 0 }
};

const PmapChoice pmap_slot_repeats[] = {
  { PMAP_SLOT_EVERY_WEEK, "every-week", N_("Every week"), NULL, "weekly" },
  { PMAP_SLOT_WEEK_A, "week-a", N_("In weeks A"), N_("A"), "week A|week 1" },
  { PMAP_SLOT_WEEK_B, "week-b", N_("In weeks B"), N_("B"), "week B|week 2" },
  { PMAP_SLOT_EVERY_FEW_WEEKS, "every-few-weeks", N_("Every few weeks") },
  { PMAP_SLOT_EACH_HALF_TERM, "each-half-term", N_("Once a half term"), NULL, "half-termly" },
  { PMAP_SLOT_ONE_DAY, "one-day", N_("On one date"), NULL, "once" },
  { 0 }
};

const PmapChoice pmap_missed_reasons[] = {
  { PMAP_MISSED_STAFF_AWAY, "staff-away", N_("Staff ill or away"), NULL, "staff absent|staff absence|staff ill" },
  { PMAP_MISSED_STAFF_COVERING, "staff-covering", N_("Staff covering elsewhere"), NULL, "cover" },
  { PMAP_MISSED_PUPIL_AWAY, "pupil-away", N_("Pupil ill or away"), NULL, "pupil absent|ill|absent" },
  { PMAP_MISSED_EVENT, "event", N_("Trip or event"), NULL, "trip|event" },
  { PMAP_MISSED_CLOSED, "closed", N_("School closed"), NULL, "closed|snow" },
  { PMAP_MISSED_OTHER, "other", N_("Something else"), NULL, "other" },
  { 0 }
};

const PmapChoice pmap_first_weeks[] = {
  { PMAP_FIRST_WEEK_A, "a", N_("Week A") },
  { PMAP_FIRST_WEEK_B, "b", N_("Week B") },
  { 0 }
};

const PmapChoice pmap_taught[] = {
  { PMAP_TAUGHT_TOGETHER, "together", N_("Together") },
  { PMAP_TAUGHT_IN_TURN, "in-turn", N_("One to one, each in turn") },
  { 0 }
};

const PmapChoice pmap_target_statuses[] = {
  { PMAP_TARGET_OPEN, "open", N_("Working on it") },
  { PMAP_TARGET_MET, "met", N_("Met") },
  { PMAP_TARGET_PARTLY_MET, "partly-met", N_("Partly met") },
  { PMAP_TARGET_NOT_MET, "not-met", N_("Not met") },
  { PMAP_TARGET_CARRIED_ON, "carried-on", N_("Carried on with a new target") },
  { 0 }
};

/* What an intervention did for a pupil, on a scale of numbers that have names. */
const PmapChoice pmap_outcomes[] = {
  { -2, "-2", N_("Significantly less than expected"), N_("−2") },
  { -1, "-1", N_("Less than expected"), N_("−1") },
  { 0, "0", N_("As expected"), N_("0") },
  { 1, "1", N_("More than expected"), N_("+1") },
  { 2, "2", N_("Significantly more than expected"), N_("+2") },
  { 0 }
};

const PmapChoice pmap_trail_actions[] = {
  { PMAP_TRAIL_CHANGED, "changed", N_("Changed") },
  { PMAP_TRAIL_ADDED, "added", N_("Added") },
  { PMAP_TRAIL_REMOVED, "removed", N_("Removed") },
  { 0 }
};

/* Each list that a field of choices has, with its name in the file. */
const PmapChoiceList pmap_choice_lists[] = {
  { pmap_phases, "phase", "A phase of education." },
  { pmap_week_counts, "week-count", "How weeks are counted." },
  { pmap_closure_kinds, "closure-kind", "A kind of closure." },
  { pmap_areas, "area-of-need", "An area of need (SEND Code of Practice 2015, 6.28 to 6.35)." },
  { pmap_resource_bases, "resource-basis", "When a resource is paid for." },
  { pmap_rate_bases, "rate-basis", "What a rate is the price of." },
  { pmap_slot_repeats, "slot-repeats", "How a slot of an intervention repeats." },
  { pmap_missed_reasons, "missed-reason", "Why a session that was planned was not held." },
  { pmap_first_weeks, "first-week", "Which of the two weeks of a timetable a school year begins with." },
  { pmap_taught, "taught", "How the members of a group are taught." },
  { pmap_year_groups, "year-group", "A year group." },
  { pmap_sen_codes, "sen-code", "SEN provision, by its code in the school census." },
  { pmap_need_types, "type-of-need", "A type of need, by its code in the school census." },
  { pmap_target_statuses, "target-status", "How a target stands." },
  { pmap_trail_actions, "trail-action", "What was done to a record." },
  { 0 }
};

/**
 * pmap_choices_find_list:
 * @choices: a closed list
 *
 * Returns: (nullable): the list with its name; %NULL where no field of choices has it
 */
const PmapChoiceList *
pmap_choices_find_list (const PmapChoice *choices)
{
  for (const PmapChoiceList *list = pmap_choice_lists; list->choices != NULL; list++)
    if (list->choices == choices)
      return list;
  return NULL;
}

/**
 * pmap_need_type_get_area:
 * @type: a type of need
 *
 * Returns: the area of need that it belongs to; Down syndrome, "other" and "no specialist assessment" belong to none
 */
PmapArea
pmap_need_type_get_area (PmapNeedType type)
{
  switch (type)
    {
    case PMAP_NEED_SPLD:
    case PMAP_NEED_MLD:
    case PMAP_NEED_SLD:
    case PMAP_NEED_PMLD:
      return PMAP_AREA_COGNITION;
    case PMAP_NEED_SLCN:
    case PMAP_NEED_ASD:
      return PMAP_AREA_COMMUNICATION;
    case PMAP_NEED_SEMH:
      return PMAP_AREA_SEMH;
    case PMAP_NEED_HI:
    case PMAP_NEED_VI:
    case PMAP_NEED_MSI:
    case PMAP_NEED_PD:
      return PMAP_AREA_SENSORY;
    case PMAP_NEED_NONE:
    case PMAP_NEED_DS:
    case PMAP_NEED_OTH:
    case PMAP_NEED_NSA:
    default:
      return PMAP_AREA_NONE;
    }
}
