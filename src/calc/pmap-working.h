/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-cost.h"
#include "calc/pmap-costing.h"
#include "model/pmap-run.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"

G_BEGIN_DECLS

/**
 * PmapWorkingKind:
 * @PMAP_WORKING_STAFF: a line of staff, at one rate
 * @PMAP_WORKING_ONCE: something bought once
 * @PMAP_WORKING_EACH_SESSION: something paid at each session
 *
 * What a term of the sum is for.
 */
typedef enum
{
  PMAP_WORKING_STAFF,
  PMAP_WORKING_ONCE,
  PMAP_WORKING_EACH_SESSION,
} PmapWorkingKind;

/**
 * PmapWorkingTerm:
 * @kind: what it is for
 * @record: (nullable): the staff role or the resource
 * @first: its first day, or %PMAP_DATE_NONE
 * @last: its last day
 * @is_all: whether these are all days that are costed, so that they need not be said
 * @has_rate: of staff: whether there is a rate on these days; without one it counts as nothing
 * @rate: of staff: what is priced, and for how much
 * @on_cost_percent: of staff: in ten-thousandths of a percent
 * @minutes: of staff: of a session
 * @preparation: of staff: minutes a session
 * @count: of staff: how many adults
 * @price: of a resource: in pence
 * @measure: how much of the working's measure its days have
 * @missed_sessions: sessions of these that were not held, beside the days or sessions that @measure leaves out
 * @held: how often each session is held: once, or once for each where members take turns
 * @pence: what it comes to; the terms add up to the total
 */
typedef struct
{
  PmapWorkingKind kind;
  PmapRecord *record;
  PmapDate first, last;
  gboolean is_all;
  gboolean has_rate;
  PmapRatePrice rate;
  gint64 on_cost_percent;
  gint64 minutes;
  gint64 preparation;
  gint64 count;
  gint64 price;
  guint measure;
  gint64 missed_sessions;
  guint held;
  gint64 pence;
} PmapWorkingTerm;

/**
 * PmapWorkingPart:
 * @first: its first day, or %PMAP_DATE_NONE
 * @last: its last day
 * @is_all: whether these are all days that are costed
 * @measure: how much of the working's measure they have
 * @cost: what the intervention costs on them, in pence, rounded
 * @n_members: how many members are in it
 * @places: empty places, which bear their part
 * @weight: the member's, in ten-thousandths
 * @all_weights: of the members and the empty places together
 * @from_minute: of which part of its sessions: from this minute on, or %PMAP_UNSET for their beginning
 * @to_minute: until this minute, or %PMAP_UNSET for their end
 * @pence: what the member bears of it; the parts add up to its share
 *
 * Days of a membership on which all is shared alike.
 */
typedef struct
{
  PmapDate first, last;
  gboolean is_all;
  guint measure;
  gint64 cost;
  guint n_members;
  gint64 places;
  gint64 weight;
  gint64 all_weights;
  gint64 from_minute, to_minute;
  gint64 pence;
} PmapWorkingPart;

/**
 * PmapWorking:
 * @intervention: whose cost it is
 * @member: (nullable): whose share of it, or %NULL for all of it
 * @rate_set: (nullable): the id of the rate set it is costed with
 * @run: what the intervention really is
 * @period: what the figure is about
 * @start: the run's first day; %PMAP_DATE_NONE where nobody says
 * @end: its last day
 * @first_rates: whether it has no dates, so that the rates of the year's first day count
 * @counts_sessions: whether its parts are measured in sessions, and not in days
 * @n_days: days of the run on which sessions may lie
 * @measure: of the run: days, or sessions
 * @costed: how much of that is in the period
 * @missed: how much of that is not costed, for it was not held
 * @missed_sessions: sessions not held beyond that, where it is measured in days
 * @has_sessions: whether there are any
 * @weeks_beside: where sessions are counted day by day: in how many weeks they would be if weeks were counted, as authorities do: the
 *   run's part of the year's 38; in ten-thousandths, or %PMAP_UNSET
 * @sessions_beside: how many they would be then, in ten-thousandths, beside @measure
 * @cost: the whole cost, with what there is to say about it
 * @is_costed: whether it has terms at all: of what is never costed, or comes to more than can be meant, none are shown
 * @terms: (element-type PmapWorkingTerm): what it is the sum of
 * @parts: (element-type PmapWorkingPart): of a share: how the days of the membership are shared
 * @pence: what it comes to: the total, or the share
 * @is_adjusted: of a share: whether it was rounded otherwise than alone, so that all shares add up
 *
 * How a figure was reached, as data: it is read off what the figure was computed from, so they cannot differ.
 */
typedef struct
{
  PmapIntervention *intervention;
  PmapMember *member;
  char *rate_set;
  PmapRun run;
  PmapPeriod period;
  PmapDate start, end;
  gboolean first_rates;
  gboolean counts_sessions;
  guint n_days;
  guint measure;
  guint costed;
  guint missed;
  gint64 missed_sessions;
  gboolean has_sessions;
  gint64 weeks_beside;
  gint64 sessions_beside;
  PmapCost *cost;
  gboolean is_costed;
  GArray *terms;
  GArray *parts;
  gint64 pence;
  gboolean is_adjusted;
} PmapWorking;

PmapWorking *pmap_working_new  (PmapCosting *costing,
                                PmapRecord  *record);
void         pmap_working_free (PmapWorking *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapWorking, pmap_working_free)

G_END_DECLS
