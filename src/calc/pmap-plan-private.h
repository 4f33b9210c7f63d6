/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"
#include "calc/pmap-costing.h"
#include "calc/pmap-exact-private.h"
#include "model/pmap-member.h"
#include "model/pmap-rate.h"
#include "model/pmap-run.h"
#include "model/pmap-slot-days.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-staffing.h"

#include <gmp.h>

G_BEGIN_DECLS

/**
 * PmapDatedRate:
 * @from: the day from which it is in force
 * @price: what is priced, and for how much
 * @on_cost_percent: in ten-thousandths of a percent
 */
typedef struct
{
  PmapDate from;
  PmapRatePrice price;
  gint64 on_cost_percent;
} PmapDatedRate;

/**
 * PmapRates:
 * @role: (nullable): whose they are; %NULL if the document has no such role
 * @n_rates: how many of the costing's rate set
 * @rates: they, earliest first
 */
typedef struct
{
  PmapStaffRole *role;
  guint n_rates;
  PmapDatedRate rates[];
} PmapRates;

/**
 * PmapPlanLine:
 * @staffing: (nullable): the staffing line, or %NULL for the usual staff that the menu of provision names
 * @rates: (nullable): the role's rates; %NULL where no role is named
 * @minutes: of a session; 0 where nobody says
 * @by_slot: whether its time is that of each slot, which may differ
 * @preparation: minutes a session
 * @count: how many adults
 *
 * One line of who gives the intervention, with what the menu of provision fills in.
 */
typedef struct
{
  PmapStaffing *staffing;
  const PmapRates *rates;
  gint64 minutes;
  gint64 preparation;
  gint64 count;
  gboolean by_slot;
} PmapPlanLine;

/**
 * PmapSpread:
 * @PMAP_SPREAD_SLOTS: its slots say on which days its sessions are; these are its parts, and not days
 * @PMAP_SPREAD_TEACHING_DAYS: sessions lie evenly on the run's teaching days that are one of its weekdays
 * @PMAP_SPREAD_WEEKDAYS: on those of its weekdays, school or no school, for none of them is a teaching day
 * @PMAP_SPREAD_ALL_DAYS: on every day of the run
 * @PMAP_SPREAD_AT_ONCE: neither the intervention nor the document has dates: all counts, in whatever period
 * @PMAP_SPREAD_NOWHERE: the run ends before it starts
 *
 * How the sessions of a run lie in time.
 */
typedef enum
{
  PMAP_SPREAD_SLOTS,
  PMAP_SPREAD_TEACHING_DAYS,
  PMAP_SPREAD_WEEKDAYS,
  PMAP_SPREAD_ALL_DAYS,
  PMAP_SPREAD_AT_ONCE,
  PMAP_SPREAD_NOWHERE,
} PmapSpread;

/**
 * PmapSlice:
 * @n_members: members who are there
 * @weight: of them and of the empty places together, in ten-thousandths
 * @cost: what it costs, over the plan's denominator
 * @before: the costs per weight of the same slice in all segments before, over the denominator times the common weight
 *
 * A part of the sessions of a segment that the same members share: nearly always all of it. Where pupils leave a session before its
 * end, there is one for the time until the first of them leaves, one for the time until the next does, and so on. Preparation, and
 * what is bought, is part of the first.
 */
typedef struct
{
  guint n_members;
  gint64 weight;
  mpz_t cost;
  mpz_t before;
} PmapSlice;

/**
 * PmapSegment:
 * @first: its first day
 * @last: its last day
 * @measure: how much of the run lies in it, of the plan's measure
 * @missed: how much of that is not costed, for it was not held
 * @missed_sessions: sessions beyond that which were not held, where its measure is days
 * @n_members: members present
 * @n_held: how often each of its sessions is held: not at all without a member, and once for each where they take turns
 * @places: declared places that no pupil of the map takes
 * @weight: of the members and the places together, in ten-thousandths
 * @each: what a session costs each time: pence times the plan's unit
 * @cost: what the segment costs, over the plan's denominator: all its slices
 *
 * Days that follow each other on which the same rates are in force and the same members present.
 */
typedef struct
{
  PmapDate first, last;
  guint measure;
  guint missed;
  gint64 missed_sessions;
  guint n_members;
  guint n_held;
  gint64 places;
  gint64 weight;
  mpz_t each;
  mpz_t cost;
} PmapSegment;

/* Rates are in hundredths of a penny, on-costs in millionths, minutes in sixtieths of an hour: the unit of a plan whose rates
 * are all by the hour or the session. Where others are divided by hours and weeks, it is that times what divides them all. */
#define PMAP_PLAN_UNIT (G_GINT64_CONSTANT (100) * 1000000 * 60)
#define PMAP_PLAN_WHOLE_PERCENT (100 * (gint64) PMAP_DECIMAL_ONE)

/**
 * PmapPlan:
 *
 * All that an intervention's cost is made of, once the menu of provision, the year and the period have filled in what
 * it does not say itself. The cost and its working are both read off a plan, so they cannot differ.
 */
typedef struct
{
  PmapIntervention *intervention;
  PmapRun run;                  /* what it really is */
  gboolean uncosted;
  gboolean has_members;         /* on any of its days, in the period or not */

  GArray *lines;                /* of PmapPlanLine */
  GArray *slot_days;            /* of PmapSlotDay: all of the run; empty without slots */
  GArray *lengths;              /* of gint64: how long its slots are, each length once; 0 where nobody says */
  GByteArray *slot_missed;      /* for each of the slot days whether it was not held */
  GByteArray *day_missed;       /* where it has no slots: for each day from its first on how much was not held; empty where all was */
  GArray *stays;                /* of gint64: after how many minutes members leave, each once, the first first */
  mpz_t rate_divisor;           /* a common multiple of their rates' divisors; mostly 1 */
  gint64 resources_once;        /* pence */
  gint64 resources_each;        /* pence a session */

  /* When and how often. */
  PmapDate start, end;          /* of the run; NONE when all is at once */
  PmapDate rate_date;           /* whose rates count for all days, or NONE for the rates of each day */
  PmapSpread spread;
  guint weekdays;
  guint n_days;                 /* of the run, or of what it was before it was cut short, on which sessions may lie */
  gboolean is_cut_short;        /* fewer days are its own: the rest of them went on as another run */
  gboolean counts_sessions;     /* its parts are measured in sessions, for they lie unevenly on its days; else in days */
  guint measure;                /* of the run, so or so */
  gint64 sessions;              /* of the whole run: over sessions_divisor */
  gint64 sessions_divisor;

  /* The part of the run that is in the period. */
  GArray *starts;               /* of PmapDate: the first day of each segment, and the day after the last */
  GArray *segments;             /* of PmapSegment; those past n_segments are kept for the next plan */
  guint n_segments;
  GArray *slices;               /* of PmapSlice: those of each segment, and of one past the last, for the sums before it */
} PmapPlan;

void                 _pmap_plan_init          (PmapPlan           *self);
void                 _pmap_plan_clear         (PmapPlan           *self);
void                 _pmap_plan_make          (PmapPlan           *self,
                                               PmapCosting        *costing,
                                               PmapIntervention   *intervention);
void                 _pmap_plan_cut           (PmapPlan           *self,
                                               PmapCosting        *costing);
PmapRecordList      *_pmap_plan_get_resources (const PmapPlan     *self);
const char          *_pmap_plan_find_role     (PmapStaffing       *staffing,
                                               PmapCosting        *costing);
guint                _pmap_plan_measure       (const PmapPlan     *self,
                                               const PmapCosting  *costing,
                                               PmapDate            from,
                                               PmapDate            to);
guint                _pmap_plan_count_length  (const PmapPlan     *self,
                                               guint               length,
                                               PmapDate            from,
                                               PmapDate            to);
const PmapDatedRate *_pmap_plan_find_rate     (const PmapPlan     *self,
                                               const PmapPlanLine *line,
                                               PmapDate            date);
void                 _pmap_plan_cost_line     (const PmapPlan     *self,
                                               const PmapPlanLine *line,
                                               gint64              minutes,
                                               PmapDate            date,
                                               mpz_ptr             cost);
void                 _pmap_plan_find_times    (const PmapPlan     *self,
                                               guint               measure,
                                               gint64              missed_sessions,
                                               mpz_ptr             times);
void                 _pmap_plan_report        (const PmapPlan     *self,
                                               const PmapCosting  *costing,
                                               gboolean            is_beyond,
                                               PmapIssues        **issues);
gboolean             _pmap_plan_find_presence (const PmapPlan     *self,
                                               const PmapMember   *member,
                                               guint              *first,
                                               guint              *end);

/* Into how many slices its sessions are cut. */
static inline guint
_pmap_plan_count_slices (const PmapPlan *self)
{
  return self->stays->len + 1;
}

static inline PmapSlice *
_pmap_plan_get_slice (const PmapPlan *self,
                      guint           segment,
                      guint           slice)
{
  return &g_array_index (self->slices, PmapSlice, segment * _pmap_plan_count_slices (self) + slice);
}

/* The slice after which a member leaves; the last for who stays. */
static inline guint
_pmap_plan_find_slice (const PmapPlan   *self,
                       const PmapMember *member)
{
  guint slice = 0;

  if (member->minutes == PMAP_UNSET)
    return self->stays->len;
  while (slice < self->stays->len && g_array_index (self->stays, gint64, slice) < member->minutes)
    slice++;
  return slice;
}

static inline PmapSegment *
_pmap_plan_get_segment (const PmapPlan *self,
                        guint           position)
{
  return &g_array_index (self->segments, PmapSegment, position);
}

/* Makes whole pence the plan's unit. */
static inline void
_pmap_plan_multiply_unit (const PmapPlan *self,
                          mpz_ptr         pence)
{
  _pmap_exact_multiply (pence, pence, PMAP_PLAN_UNIT);
  if (mpz_cmp_ui (self->rate_divisor, 1) != 0)
    mpz_mul (pence, pence, self->rate_divisor);
}

/* Under every segment's cost: the unit, times the divisor of the sessions, times the plan's measure. */
static inline void
_pmap_plan_get_denominator (const PmapPlan *self,
                            mpz_ptr         denominator)
{
  _pmap_exact_set (denominator, self->sessions_divisor);
  _pmap_plan_multiply_unit (self, denominator);
  mpz_mul_ui (denominator, denominator, MAX (self->measure, 1));
}

/* How long the sessions of one of the plan's lengths are; 0 where nobody says. */
static inline gint64
_pmap_plan_get_length (const PmapPlan *self,
                       guint           length)
{
  return self->lengths->len > 0 ? g_array_index (self->lengths, gint64, length) : MAX (self->run.minutes, 0);
}

/* How long a session of a line is in slots of one of the plan's lengths. */
static inline gint64
_pmap_plan_get_minutes (const PmapPlan     *self,
                        const PmapPlanLine *line,
                        guint               length)
{
  return line->by_slot && self->lengths->len > 0 ? g_array_index (self->lengths, gint64, length) : line->minutes;
}

static inline gint64
_pmap_plan_get_weight (const PmapMember *member)
{
  return member->weight != PMAP_UNSET ? member->weight : PMAP_DECIMAL_ONE;
}

G_END_DECLS
