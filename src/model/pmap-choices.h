/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-field.h"

G_BEGIN_DECLS

/* The field's words: closed lists of the SEND Code of Practice and the school census. 0 is always "not said". */

/**
 * PmapArea:
 *
 * The four broad areas of need (SEND Code of Practice 2015, 6.28 to 6.35).
 */
typedef enum
{
  PMAP_AREA_NONE,
  PMAP_AREA_COMMUNICATION,
  PMAP_AREA_COGNITION,
  PMAP_AREA_SEMH,
  PMAP_AREA_SENSORY,
} PmapArea;

/**
 * PmapNeedType:
 *
 * Type of need (school census codes).
 */
typedef enum
{
  PMAP_NEED_NONE,
  PMAP_NEED_SPLD,
  PMAP_NEED_MLD,
  PMAP_NEED_SLD,
  PMAP_NEED_PMLD,
  PMAP_NEED_SLCN,
  PMAP_NEED_ASD,
  PMAP_NEED_SEMH,
  PMAP_NEED_HI,
  PMAP_NEED_VI,
  PMAP_NEED_MSI,
  PMAP_NEED_PD,
  PMAP_NEED_DS,
  PMAP_NEED_OTH,
  PMAP_NEED_NSA,
} PmapNeedType;

/**
 * PmapSenCode:
 *
 * SEN provision (school census).
 */
typedef enum
{
  PMAP_SEN_UNSAID,
  PMAP_SEN_NONE,
  PMAP_SEN_SUPPORT,
  PMAP_SEN_PLAN,
} PmapSenCode;

typedef enum
{
  PMAP_TARGET_UNSAID,
  PMAP_TARGET_OPEN,
  PMAP_TARGET_MET,
  PMAP_TARGET_PARTLY_MET,
  PMAP_TARGET_NOT_MET,
  PMAP_TARGET_CARRIED_ON,
} PmapTargetStatus;

/**
 * PmapWeekCount:
 * @PMAP_WEEKS_CALENDAR: weeks are the teaching days between the dates, divided by five
 * @PMAP_WEEKS_FIXED: weeks are the document's number a year (38, 38.6, 39)
 */
typedef enum
{
  PMAP_WEEKS_UNSAID,
  PMAP_WEEKS_CALENDAR,
  PMAP_WEEKS_FIXED,
} PmapWeekCount;

/**
 * PmapClosureKind:
 * @PMAP_CLOSURE_HOLIDAY: nobody is at school: a half term, a bank holiday
 * @PMAP_CLOSURE_INSET: staff are at school, pupils are not
 * @PMAP_CLOSURE_CLOSED: the school is closed for another reason, as for an election or snow
 */
typedef enum
{
  PMAP_CLOSURE_UNSAID,
  PMAP_CLOSURE_HOLIDAY,
  PMAP_CLOSURE_INSET,
  PMAP_CLOSURE_CLOSED,
} PmapClosureKind;

typedef enum
{
  PMAP_RESOURCE_UNSAID,
  PMAP_RESOURCE_ONCE,
  PMAP_RESOURCE_SESSION,
} PmapResourceBasis;

/**
 * PmapRateBasis:
 * @PMAP_RATE_HOUR: what an hour costs
 * @PMAP_RATE_SESSION: what a session costs, however long it is
 * @PMAP_RATE_DAY: what a day, or half a day, of so many hours costs
 * @PMAP_RATE_WEEKLY_HOUR: what an hour a week costs for a year of so many weeks
 * @PMAP_RATE_POST: what a post costs a year, for its paid weeks and hours
 *
 * What a rate is the price of.
 */
typedef enum
{
  PMAP_RATE_UNSAID,
  PMAP_RATE_HOUR,
  PMAP_RATE_SESSION,
  PMAP_RATE_DAY,
  PMAP_RATE_WEEKLY_HOUR,
  PMAP_RATE_POST,
} PmapRateBasis;

/**
 * PmapSlotRepeats:
 * @PMAP_SLOT_EVERY_WEEK: on its weekdays in every week
 * @PMAP_SLOT_WEEK_A: in weeks A of a timetable of two weeks
 * @PMAP_SLOT_WEEK_B: in weeks B
 * @PMAP_SLOT_EVERY_FEW_WEEKS: every so many weeks, from the first one on
 * @PMAP_SLOT_EACH_HALF_TERM: once in each half term
 * @PMAP_SLOT_ONE_DAY: on a single date
 *
 * How a slot of an intervention repeats.
 */
typedef enum
{
  PMAP_SLOT_UNSAID,
  PMAP_SLOT_EVERY_WEEK,
  PMAP_SLOT_WEEK_A,
  PMAP_SLOT_WEEK_B,
  PMAP_SLOT_EVERY_FEW_WEEKS,
  PMAP_SLOT_EACH_HALF_TERM,
  PMAP_SLOT_ONE_DAY,
} PmapSlotRepeats;

/**
 * PmapMissedReason:
 *
 * Why a session that was planned was not held.
 */
typedef enum
{
  PMAP_MISSED_UNSAID,
  PMAP_MISSED_STAFF_AWAY,
  PMAP_MISSED_STAFF_COVERING,
  PMAP_MISSED_PUPIL_AWAY,
  PMAP_MISSED_EVENT,
  PMAP_MISSED_CLOSED,
  PMAP_MISSED_OTHER,
} PmapMissedReason;

/**
 * PmapFirstWeek:
 *
 * Which of the two weeks of a timetable a school year begins with.
 */
typedef enum
{
  PMAP_FIRST_WEEK_UNSAID,
  PMAP_FIRST_WEEK_A,
  PMAP_FIRST_WEEK_B,
} PmapFirstWeek;

/**
 * PmapTaught:
 * @PMAP_TAUGHT_TOGETHER: all members at one session, which they share
 * @PMAP_TAUGHT_IN_TURN: one to one, each in turn: every member has sessions of its own
 */
typedef enum
{
  PMAP_TAUGHT_UNSAID,
  PMAP_TAUGHT_TOGETHER,
  PMAP_TAUGHT_IN_TURN,
} PmapTaught;

/**
 * PmapTrailAction:
 *
 * What was done to a record.
 */
typedef enum
{
  PMAP_TRAIL_UNSAID,
  PMAP_TRAIL_CHANGED,
  PMAP_TRAIL_ADDED,
  PMAP_TRAIL_REMOVED,
} PmapTrailAction;

extern const PmapChoice pmap_areas[];
extern const PmapChoice pmap_need_types[];
extern const PmapChoice pmap_sen_codes[];
extern const PmapChoice pmap_year_groups[];
extern const PmapChoice pmap_phases[];
extern const PmapChoice pmap_week_counts[];
extern const PmapChoice pmap_closure_kinds[];
extern const PmapChoice pmap_resource_bases[];
extern const PmapChoice pmap_rate_bases[];
extern const PmapChoice pmap_slot_repeats[];
extern const PmapChoice pmap_missed_reasons[];
extern const PmapChoice pmap_first_weeks[];
extern const PmapChoice pmap_taught[];
extern const PmapChoice pmap_target_statuses[];
extern const PmapChoice pmap_outcomes[];
extern const PmapChoice pmap_trail_actions[];

/**
 * PmapChoiceList:
 * @choices: a closed list that a field of choices has
 * @name: what the schema calls it
 * @help: what it is, in a sentence of the schema
 */
typedef struct
{
  const PmapChoice *choices;
  const char *name;
  const char *help;
} PmapChoiceList;

extern const PmapChoiceList pmap_choice_lists[];

const PmapChoiceList *pmap_choices_find_list  (const PmapChoice *choices);
PmapArea              pmap_need_type_get_area (PmapNeedType      type);

G_END_DECLS
