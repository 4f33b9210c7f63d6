/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A run is cut where a rate begins, where a member comes or goes, and at the edges of the period: inside a segment
 * every session costs the same and is shared by the same members. So neither a new rate nor a new member changes what
 * was before. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-plan-private.h"

#include "calc/pmap-costing-private.h"
#include "calc/pmap-exact-private.h"
#include "model/pmap-missed.h"

#include <stdlib.h>
#include <string.h>

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  PmapDate first = *(const PmapDate *) a, second = *(const PmapDate *) b;

  return (first > second) - (first < second);
}

static void
add_start (PmapPlan *self,
           PmapDate  date,
           PmapDate  from,
           PmapDate  to)
{
  if (date > from && date <= to)
    g_array_append_val (self->starts, date);
}

static void
sort_starts (GArray *starts)
{
  PmapDate *dates = (gpointer) starts->data;
  guint n = 1;

  qsort (dates, starts->len, sizeof *dates, compare_dates);
  for (guint i = 1; i < starts->len; i++)
    if (dates[i] != dates[n - 1])
      dates[n++] = dates[i];
  g_array_set_size (starts, n);
}

/* The first days of the segments, and the day after the last one. */
static void
find_starts (PmapPlan *self,
             PmapDate  from,
             PmapDate  to)
{
  guint n_members;
  gpointer const *members = pmap_record_list_peek (self->intervention->members, &n_members);

  g_array_append_val (self->starts, from);
  if (self->rate_date == PMAP_DATE_NONE)
    for (guint i = 0; i < self->lines->len; i++)
      {
        const PmapRates *rates = g_array_index (self->lines, PmapPlanLine, i).rates;

        for (guint j = 0; rates != NULL && j < rates->n_rates; j++)
          add_start (self, rates->rates[j].from, from, to);
      }
  for (guint i = 0; i < n_members; i++)
    {
      const PmapMember *member = members[i];

      add_start (self, member->from, from, to);
      if (member->to != PMAP_DATE_NONE)
        add_start (self, member->to + 1, from, to);
    }
  if (self->starts->len > 1)
    sort_starts (self->starts);
  to++;
  g_array_append_val (self->starts, to);
}

/* The first segment that starts on a day or later; the number of segments where none does. */
static guint
find_segment (const PmapPlan *self,
              PmapDate        date)
{
  const PmapDate *starts = (gpointer) self->starts->data;
  guint low = 0, high = self->n_segments;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (starts[middle] < date)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The segments in which a member is present: from `first` to before `end`. FALSE where in none. */
gboolean
_pmap_plan_find_presence (const PmapPlan   *self,
                          const PmapMember *member,
                          guint            *first,
                          guint            *end)
{
  *first = 0;
  *end = self->n_segments;
  if (self->spread == PMAP_SPREAD_AT_ONCE)
    return *end > 0;
  if (member->from != PMAP_DATE_NONE)
    *first = find_segment (self, member->from);
  if (member->to != PMAP_DATE_NONE)
    *end = find_segment (self, member->to + 1);
  return *first < *end;
}

static void
make_room (PmapPlan *self)
{
  guint n_slices = (self->n_segments + 1) * _pmap_plan_count_slices (self);

  while (self->segments->len < self->n_segments)
    {
      PmapSegment fresh;

      mpz_inits (fresh.each, fresh.cost, NULL);
      g_array_append_val (self->segments, fresh);
    }
  while (self->slices->len < n_slices)
    {
      PmapSlice fresh;

      mpz_inits (fresh.cost, fresh.before, NULL);
      g_array_append_val (self->slices, fresh);
    }
  for (guint i = 0; i < n_slices; i++)
    {
      PmapSlice *slice = &g_array_index (self->slices, PmapSlice, i);

      slice->n_members = 0;
      slice->weight = 0;
    }
}

static void
add_segments (PmapPlan          *self,
              const PmapCosting *costing)
{
  const PmapDate *starts = (gpointer) self->starts->data;

  self->n_segments = self->starts->len - 1;
  make_room (self);
  for (guint i = 0; i < self->n_segments; i++)
    {
      PmapSegment *segment = _pmap_plan_get_segment (self, i);

      segment->first = starts[i];
      segment->last = starts[i + 1] - 1;
      segment->measure = self->n_segments == 1 && segment->first == self->start && segment->last == self->end && !self->is_cut_short
                           ? self->measure
                           : _pmap_plan_measure (self, costing, segment->first, segment->last);
      segment->missed = 0;
      segment->missed_sessions = 0;
    }
}

/* Of the sessions in slots on some days the first that are not known yet to have been missed: so many, or all. */
static void
miss_slots (PmapPlan   *self,
            PmapMissed *missed)
{
  guint first, n = pmap_slot_count_days (self->slot_days, missed->day, pmap_missed_get_last (missed), &first);
  gint64 left = missed->sessions != PMAP_UNSET ? missed->sessions : G_MAXINT64;

  for (guint i = first; i < first + n && left > 0; i++)
    if (!self->slot_missed->data[i])
      {
        self->slot_missed->data[i] = TRUE;
        left--;
      }
}

/* Of days on which its sessions are counted, or that are its measure: so many sessions of them, or all. What was said twice of a day
 * counts once. A number of sessions that lie evenly on its days is the segment's in which the first such day is. */
static void
miss_days (PmapPlan          *self,
           const PmapCosting *costing,
           PmapMissed        *missed)
{
  PmapDate first = MAX (missed->day, self->start), last = MIN (pmap_missed_get_last (missed), self->end);
  gint64 left = missed->sessions != PMAP_UNSET ? missed->sessions : G_MAXINT64;

  for (PmapDate day = first; day <= last && left > 0; day++)
    {
      guint8 *known = &self->day_missed->data[day - self->start];
      guint planned = _pmap_plan_measure (self, costing, day, day), n = planned > *known ? planned - *known : 0;

      if (planned > 0 && missed->sessions != PMAP_UNSET && !self->counts_sessions)
        {
          for (guint i = 0; i < self->n_segments; i++)
            {
              PmapSegment *segment = _pmap_plan_get_segment (self, i);

              if (segment->first <= day && day <= segment->last)
                segment->missed_sessions += missed->sessions;
            }
          return;
        }
      n = (guint) MIN (n, left);
      *known += n;
      if (missed->sessions != PMAP_UNSET)
        left -= n;
    }
}

static guint
count_missed (const PmapPlan    *self,
              const PmapSegment *segment)
{
  guint first, n_days, n = 0;

  if (self->spread == PMAP_SPREAD_SLOTS)
    {
      n_days = pmap_slot_count_days (self->slot_days, segment->first, segment->last, &first);
      for (guint i = first; i < first + n_days; i++)
        n += self->slot_missed->data[i];
      return n;
    }
  for (PmapDate day = segment->first; day <= segment->last; day++)
    n += self->day_missed->data[day - self->start];
  return n;
}

/* What was planned and not held. */
static void
find_missed (PmapPlan          *self,
             const PmapCosting *costing)
{
  guint n;
  gpointer const *records = pmap_record_list_peek (self->intervention->missed, &n);

  g_byte_array_set_size (self->slot_missed, self->slot_days->len);
  if (self->slot_days->len > 0)
    memset (self->slot_missed->data, 0, self->slot_days->len);
  if (n == 0 || costing->period.kind != PMAP_PERIOD_DELIVERED || self->spread == PMAP_SPREAD_AT_ONCE)
    return;
  g_byte_array_set_size (self->day_missed, self->end - self->start + 1);
  memset (self->day_missed->data, 0, self->day_missed->len);
  for (guint i = 0; i < n; i++)
    {
      PmapMissed *missed = records[i];

      if (missed->day == PMAP_DATE_NONE)
        continue;
      if (self->spread == PMAP_SPREAD_SLOTS)
        miss_slots (self, missed);
      else
        miss_days (self, costing, missed);
    }
  for (guint i = 0; i < self->n_segments; i++)
    {
      PmapSegment *segment = _pmap_plan_get_segment (self, i);

      segment->missed = MIN (count_missed (self, segment), segment->measure);
    }
}

/* Adds up who is there, slice by slice. A member is entered where it comes and taken out where it goes. A session at which nobody of
 * the map is does not take place; one at which they take turns does for each of them, and has no empty places. */
static void
weigh_members (PmapPlan *self)
{
  guint n, first, end, n_slices = _pmap_plan_count_slices (self);
  gpointer const *members = pmap_record_list_peek (self->intervention->members, &n);
  gboolean in_turn = self->run.taught == PMAP_TAUGHT_IN_TURN;

  for (guint i = 0; i < n; i++)
    {
      const PmapMember *member = members[i];

      if (!_pmap_plan_find_presence (self, member, &first, &end))
        continue;
      for (guint j = 0; j <= _pmap_plan_find_slice (self, member); j++)
        {
          PmapSlice *coming = _pmap_plan_get_slice (self, first, j), *going = _pmap_plan_get_slice (self, end, j);

          coming->n_members++;
          coming->weight += _pmap_plan_get_weight (member);
          going->n_members--;
          going->weight -= _pmap_plan_get_weight (member);
        }
    }
  for (guint i = n_slices; i < self->n_segments * n_slices; i++)
    {
      PmapSlice *slice = &g_array_index (self->slices, PmapSlice, i), *before = slice - n_slices;

      slice->n_members += before->n_members;
      slice->weight += before->weight;
    }
  for (guint i = 0; i < self->n_segments; i++)
    {
      PmapSegment *segment = _pmap_plan_get_segment (self, i);

      segment->n_members = _pmap_plan_get_slice (self, i, 0)->n_members;
      if (in_turn)
        segment->n_held = segment->n_members;
      else
        segment->n_held = segment->n_members > 0;
      segment->places = !in_turn && segment->n_members > 0 && self->run.places > segment->n_members
                          ? self->run.places - segment->n_members : 0;
      segment->weight = _pmap_plan_get_slice (self, i, 0)->weight + segment->places * PMAP_DECIMAL_ONE;
    }
}

/* What one line costs at one session of so many minutes: pence times the plan's unit. */
void
_pmap_plan_cost_line (const PmapPlan     *self,
                      const PmapPlanLine *line,
                      gint64              minutes,
                      PmapDate            date,
                      mpz_ptr             cost)
{
  const PmapDatedRate *rate = _pmap_plan_find_rate (self, line, date);
  gint64 sixtieths = rate != NULL && rate->price.basis == PMAP_RATE_SESSION ? 60 : minutes + line->preparation;

  if (rate == NULL)
    {
      mpz_set_ui (cost, 0);
      return;
    }
  _pmap_exact_set (cost, rate->price.amount);
  _pmap_exact_multiply (cost, cost, PMAP_PLAN_WHOLE_PERCENT + rate->on_cost_percent);
  _pmap_exact_multiply (cost, cost, sixtieths * line->count);
  if (rate->price.factor != 1)
    _pmap_exact_multiply (cost, cost, rate->price.factor);
  if (mpz_cmp_ui (self->rate_divisor, 1) != 0)
    {
      mpz_t divisor;

      mpz_init (divisor);
      _pmap_exact_set (divisor, rate->price.divisor);
      mpz_mul (cost, cost, self->rate_divisor);
      mpz_divexact (cost, cost, divisor);
      mpz_clear (divisor);
    }
}

/* How much of an adult's time is from a minute of the session to another. An adult is there from its beginning; whose time is longer
 * than the session has the rest of it at any time. */
static gint64
count_minutes (gint64 minutes,
               gint64 begin,
               gint64 end)
{
  return MAX (MIN (minutes, end) - begin, 0);
}

/* What a session costs each time, of all its time that from a minute to another: pence times the plan's unit. */
static void
cost_session (PmapPlan    *self,
              PmapCosting *costing,
              PmapDate     date,
              guint        length,
              gint64       begin,
              gint64       end,
              mpz_ptr      each)
{
  _pmap_exact_set (each, self->resources_each);
  if (self->resources_each != 0)
    _pmap_plan_multiply_unit (self, each);
  for (guint j = 0; j < self->lines->len; j++)
    {
      const PmapPlanLine *line = &g_array_index (self->lines, PmapPlanLine, j);
      gint64 minutes = count_minutes (_pmap_plan_get_minutes (self, line, length), begin, end);

      _pmap_plan_cost_line (self, line, minutes, date, costing->number);
      mpz_add (each, each, costing->number);
    }
}

/* How often so much of the run's measure is held, times the divisor of its sessions and its measure. */
void
_pmap_plan_find_times (const PmapPlan *self,
                       guint           measure,
                       gint64          missed_sessions,
                       mpz_ptr         times)
{
  _pmap_exact_set (times, self->sessions);
  mpz_mul_ui (times, times, measure);
  if (missed_sessions > 0)
    {
      mpz_t missed;

      mpz_init (missed);
      _pmap_exact_set (missed, missed_sessions);
      _pmap_exact_multiply (missed, missed, self->sessions_divisor);
      mpz_mul_ui (missed, missed, self->measure);
      mpz_sub (times, times, missed);
      if (mpz_sgn (times) < 0)
        mpz_set_ui (times, 0);
      mpz_clear (missed);
    }
}

/* How often a slice is held: at all, or where members take turns for each of them. */
static guint
count_held (const PmapPlan    *self,
            const PmapSegment *segment,
            const PmapSlice   *slice)
{
  return self->run.taught == PMAP_TAUGHT_IN_TURN ? slice->n_members : segment->n_held;
}

/* Divides the time of a session among its slices; what it costs however long it is, and time for which nobody stays, is the first
 * slice's. In `times` is how often there is such a session. */
static void
cost_slices (PmapPlan    *self,
             PmapCosting *costing,
             guint        position,
             guint        length,
             mpz_srcptr   times)
{
  PmapSegment *segment = _pmap_plan_get_segment (self, position);
  PmapSlice *first = _pmap_plan_get_slice (self, position, 0);
  gint64 minutes = _pmap_plan_get_length (self, length), begin = 0;

  cost_session (self, costing, segment->first, length, 0, 0, costing->common);
  cost_session (self, costing, segment->first, length, minutes, G_MAXINT64, costing->all);
  for (guint i = 0; i < _pmap_plan_count_slices (self); i++)
    {
      PmapSlice *slice = _pmap_plan_get_slice (self, position, i);
      gint64 end = i < self->stays->len ? MIN (g_array_index (self->stays, gint64, i), minutes) : minutes;

      cost_session (self, costing, segment->first, length, begin, end, costing->other);
      mpz_sub (costing->other, costing->other, costing->common);
      begin = end;
      if (slice->n_members == 0 && segment->places == 0 && self->run.taught != PMAP_TAUGHT_IN_TURN)
        {
          mpz_add (costing->all, costing->all, costing->other);
          continue;
        }
      mpz_mul (costing->other, costing->other, times);
      mpz_mul_ui (costing->other, costing->other, count_held (self, segment, slice));
      mpz_add (slice->cost, slice->cost, costing->other);
    }
  mpz_mul (costing->all, costing->all, times);
  mpz_mul_ui (costing->all, costing->all, segment->n_held);
  mpz_add (first->cost, first->cost, costing->all);
}

/* All sessions of a segment that are of one length. */
static void
cost_length (PmapPlan    *self,
             PmapCosting *costing,
             guint        position,
             guint        length)
{
  PmapSegment *segment = _pmap_plan_get_segment (self, position);
  PmapSlice *first = _pmap_plan_get_slice (self, position, 0);
  guint measure = segment->measure - segment->missed;

  if (self->lengths->len > 1)
    measure = _pmap_plan_count_length (self, length, segment->first, segment->last);
  if (measure == 0 || segment->n_held == 0)
    return;
  cost_session (self, costing, segment->first, length, 0, G_MAXINT64, segment->each);
  _pmap_plan_find_times (self, measure, segment->missed_sessions, costing->total);
  if (_pmap_plan_count_slices (self) > 1)
    {
      cost_slices (self, costing, position, length, costing->total);
      return;
    }
  mpz_mul (costing->number, segment->each, costing->total);
  mpz_mul_ui (costing->number, costing->number, segment->n_held);
  mpz_add (first->cost, first->cost, costing->number);
}

/* What is bought once lies evenly on the whole run, whoever is there when, but costs nothing until somebody is. */
static void
cost_segments (PmapPlan    *self,
               PmapCosting *costing)
{
  guint n_slices = _pmap_plan_count_slices (self);

  for (guint i = 0; i < self->n_segments; i++)
    {
      PmapSegment *segment = _pmap_plan_get_segment (self, i);
      PmapSlice *first = _pmap_plan_get_slice (self, i, 0);

      for (guint j = 0; j < n_slices; j++)
        {
          PmapSlice *slice = _pmap_plan_get_slice (self, i, j);

          slice->weight += segment->places * PMAP_DECIMAL_ONE;
          mpz_set_ui (slice->cost, 0);
        }
      cost_session (self, costing, segment->first, 0, 0, G_MAXINT64, segment->each);
      for (guint j = 0; j < MAX (self->lengths->len, 1); j++)
        cost_length (self, costing, i, j);
      if (self->resources_once != 0 && self->has_members)
        {
          _pmap_exact_set (costing->number, self->resources_once);
          _pmap_plan_multiply_unit (self, costing->number);
          _pmap_exact_multiply (costing->number, costing->number, self->sessions_divisor);
          mpz_mul_ui (costing->number, costing->number, segment->measure);
          mpz_add (first->cost, first->cost, costing->number);
        }
      mpz_set (segment->cost, first->cost);
      for (guint j = 1; j < n_slices; j++)
        mpz_add (segment->cost, segment->cost, _pmap_plan_get_slice (self, i, j)->cost);
    }
}

/**
 * _pmap_plan_cut:
 * @self: a plan that is made
 * @costing: what it was made with
 *
 * Cuts the part of the run that is in the costing's period into segments, and costs them.
 */
void
_pmap_plan_cut (PmapPlan    *self,
                PmapCosting *costing)
{
  const PmapPeriod *period = &costing->period;
  PmapDate from = MAX (self->start, period->from);
  PmapDate to = period->to != PMAP_DATE_NONE ? MIN (self->end, period->to) : self->end;

  g_array_set_size (self->starts, 0);
  self->n_segments = 0;
  if (self->spread == PMAP_SPREAD_AT_ONCE)
    from = to = PMAP_DATE_NONE;
  if (self->spread == PMAP_SPREAD_NOWHERE || from > to)
    return;
  find_starts (self, from, to);
  add_segments (self, costing);
  find_missed (self, costing);
  weigh_members (self);
  cost_segments (self, costing);
}
