/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A run is cut where a rate begins, where a member comes or goes, and at the edges of the period: inside a segment
 * every session costs the same and is shared by the same members. So neither a new rate nor a new member changes what
 * was before. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-plan-private.h"

#include "calc/pmap-costing-private.h"
#include "calc/pmap-exact-private.h"

#include <stdlib.h>

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
add_segments (PmapPlan          *self,
              const PmapCosting *costing)
{
  const PmapDate *starts = (gpointer) self->starts->data;

  self->n_segments = self->starts->len - 1;
  while (self->segments->len < self->n_segments)
    {
      PmapSegment fresh;

      mpz_inits (fresh.each, fresh.cost, fresh.before, NULL);
      g_array_append_val (self->segments, fresh);
    }
  for (guint i = 0; i < self->n_segments; i++)
    {
      PmapSegment *segment = _pmap_plan_get_segment (self, i);

      segment->first = starts[i];
      segment->last = starts[i + 1] - 1;
      segment->measure = self->n_segments == 1 && segment->first == self->start && segment->last == self->end && !self->is_cut_short
                           ? self->measure
                           : _pmap_plan_measure (self, costing, segment->first, segment->last);
      segment->n_members = 0;
      segment->weight = 0;
    }
}

/* Adds up who is there. A member is entered where it comes and taken out where it goes. A session at which nobody of the map
 * is does not take place; one at which they take turns does for each of them, and has no empty places. */
static void
weigh_members (PmapPlan *self)
{
  PmapSegment *segments = (gpointer) self->segments->data;
  guint n, first, end;
  gpointer const *members = pmap_record_list_peek (self->intervention->members, &n);
  gboolean in_turn = self->run.taught == PMAP_TAUGHT_IN_TURN;

  for (guint i = 0; i < n; i++)
    {
      const PmapMember *member = members[i];

      if (!_pmap_plan_find_presence (self, member, &first, &end))
        continue;
      segments[first].n_members++;
      segments[first].weight += _pmap_plan_get_weight (member);
      if (end < self->n_segments)
        {
          segments[end].n_members--;
          segments[end].weight -= _pmap_plan_get_weight (member);
        }
    }
  for (guint i = 1; i < self->n_segments; i++)
    {
      segments[i].n_members += segments[i - 1].n_members;
      segments[i].weight += segments[i - 1].weight;
    }
  for (guint i = 0; i < self->n_segments; i++)
    {
      if (in_turn)
        segments[i].n_held = segments[i].n_members;
      else
        segments[i].n_held = segments[i].n_members > 0;
      segments[i].places = !in_turn && segments[i].n_members > 0 && self->run.places > segments[i].n_members
                             ? self->run.places - segments[i].n_members : 0;
      segments[i].weight += segments[i].places * PMAP_DECIMAL_ONE;
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

/* What a session costs each time in slots of one of the plan's lengths: pence times the plan's unit. */
static void
cost_session (PmapPlan    *self,
              PmapCosting *costing,
              PmapDate     date,
              guint        length,
              mpz_ptr      each)
{
  _pmap_exact_set (each, self->resources_each);
  if (self->resources_each != 0)
    _pmap_plan_multiply_unit (self, each);
  for (guint j = 0; j < self->lines->len; j++)
    {
      const PmapPlanLine *line = &g_array_index (self->lines, PmapPlanLine, j);

      _pmap_plan_cost_line (self, line, _pmap_plan_get_minutes (self, line, length), date, costing->number);
      mpz_add (each, each, costing->number);
    }
}

/* The sum of a segment's sessions, of which some are longer than others. */
static void
cost_lengths (PmapPlan    *self,
              PmapCosting *costing,
              PmapSegment *segment)
{
  mpz_set_ui (segment->cost, 0);
  for (guint i = 0; i < self->lengths->len; i++)
    {
      guint n = _pmap_plan_count_length (self, i, segment->first, segment->last);

      if (n == 0)
        continue;
      cost_session (self, costing, segment->first, i, segment->each);
      mpz_addmul_ui (segment->cost, segment->each, n);
    }
}

/* What is bought once lies evenly on the whole run, whoever is there when, but costs nothing until somebody is. */
static void
cost_segments (PmapPlan    *self,
               PmapCosting *costing)
{
  for (guint i = 0; i < self->n_segments; i++)
    {
      PmapSegment *segment = _pmap_plan_get_segment (self, i);

      cost_session (self, costing, segment->first, 0, segment->each);
      if (self->lengths->len > 1)
        cost_lengths (self, costing, segment);
      else
        mpz_mul_ui (segment->cost, segment->each, segment->measure);
      _pmap_exact_multiply (segment->cost, segment->cost, self->sessions);
      mpz_mul_ui (segment->cost, segment->cost, segment->n_held);
      if (self->resources_once != 0 && self->has_members)
        {
          _pmap_exact_set (costing->number, self->resources_once);
          _pmap_plan_multiply_unit (self, costing->number);
          _pmap_exact_multiply (costing->number, costing->number, self->sessions_divisor);
          mpz_mul_ui (costing->number, costing->number, segment->measure);
          mpz_add (segment->cost, segment->cost, costing->number);
        }
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
  weigh_members (self);
  cost_segments (self, costing);
}
