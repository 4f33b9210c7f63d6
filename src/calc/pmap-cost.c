/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cost of an intervention in a period, exact:
 *
 *   Σ staff [ hourly rate × (1 + on-cost) × (minutes + preparation) / 60 × how many ] × sessions + resources
 *
 * All is whole numbers over one denominator until the very end; then the total is rounded once, half away from zero,
 * and allotted by largest remainder over the exact shares. Resources that are paid once lie evenly on the sessions'
 * days, so that a period bears its part of them. A session at which no pupil of the map is costs nothing.
 *
 * A segment's cost is divided by the weights of who is present; where pupils leave its sessions before the end, that of each
 * slice of time by the weights of who is there still. With the common multiple of all these weights below the line, a
 * member's share is its weight times a difference of sums kept for the first and the last day of
 * its membership, however many segments lie between. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-cost.h"

#include "base/pmap-id.h"
#include "calc/pmap-costing-private.h"
#include "calc/pmap-exact-private.h"

static PmapCost *
create_cost (PmapIntervention *intervention)
{
  guint n;
  gpointer const *members = pmap_record_list_peek (intervention->members, &n);
  PmapCost *self = g_malloc0 (sizeof (PmapCost) + n * sizeof (PmapShare));

  self->n_shares = n;
  for (guint i = 0; i < n; i++)
    {
      PmapMember *member = members[i];

      self->shares[i].member = member;
      self->shares[i].pupil = member->pupil != NULL ? pmap_id_acquire (member->pupil) : NULL;
    }
  return self;
}

/* Half away from zero; costs are never negative. */
static gint64
round_total (PmapCosting *costing)
{
  return _pmap_exact_round (costing->total, costing->denominator, costing->number, costing->other);
}

/* The total over the denominator; the measure of the sessions that it is for, and how many of these sessions were not held. */
static guint64
add_segments (const PmapPlan *plan,
              PmapCosting    *costing,
              gint64         *missed)
{
  guint64 held = 0;

  *missed = 0;
  _pmap_plan_get_denominator (plan, costing->denominator);
  mpz_set_ui (costing->total, 0);
  for (guint i = 0; i < plan->n_segments; i++)
    {
      const PmapSegment *segment = _pmap_plan_get_segment (plan, i);

      mpz_add (costing->total, costing->total, segment->cost);
      held += (guint64) (segment->measure - segment->missed) * segment->n_held;
      *missed += segment->missed_sessions * segment->n_held;
    }
  return held;
}

/* How many sessions are held, for the measure that they have of the run's, in ten-thousandths, rounded. */
static gint64
count_sessions (const PmapPlan *plan,
                PmapCosting    *costing,
                guint64         held,
                gint64          missed)
{
  gint64 sessions;

  if (held == 0)
    return 0;
  _pmap_exact_set (costing->all, plan->sessions);
  _pmap_exact_multiply (costing->all, costing->all, PMAP_DECIMAL_ONE);
  _pmap_exact_multiply (costing->all, costing->all, held);
  _pmap_exact_set (costing->common, plan->sessions_divisor);
  mpz_mul_ui (costing->common, costing->common, plan->measure);
  sessions = _pmap_exact_round (costing->all, costing->common, costing->number, costing->other);
  return MAX (sessions - missed * PMAP_DECIMAL_ONE, 0);
}

/* Puts the sums of cost per weight of each slice before the segments, over the common weight; those of them all after the last. */
static void
sum_per_weight (const PmapPlan *plan,
                PmapCosting    *costing)
{
  guint n_slices = _pmap_plan_count_slices (plan), n = plan->n_segments * n_slices;

  mpz_set_ui (costing->common, 1);
  for (guint i = 0; i < n; i++)
    {
      const PmapSlice *slice = &g_array_index (plan->slices, PmapSlice, i);

      if (mpz_sgn (slice->cost) == 0 || slice->weight == 0)
        continue;
      _pmap_exact_set (costing->number, slice->weight);
      if (mpz_cmp (costing->common, costing->number) != 0)
        mpz_lcm (costing->common, costing->common, costing->number);
    }
  for (guint i = 0; i < n_slices; i++)
    mpz_set_ui (_pmap_plan_get_slice (plan, 0, i)->before, 0);
  for (guint i = 0; i < n; i++)
    {
      const PmapSlice *slice = &g_array_index (plan->slices, PmapSlice, i);
      PmapSlice *next = &g_array_index (plan->slices, PmapSlice, i + n_slices);

      mpz_set (next->before, slice->before);
      if (mpz_sgn (slice->cost) == 0 || slice->weight == 0)
        continue;
      _pmap_exact_set (costing->other, slice->weight);
      if (mpz_cmp (costing->common, costing->other) == 0)
        {
          mpz_add (next->before, next->before, slice->cost);
          continue;
        }
      mpz_divexact (costing->other, costing->common, costing->other);
      mpz_addmul (next->before, costing->other, slice->cost);
    }
}

static void
add_members (const PmapPlan *plan,
             PmapCosting    *costing,
             PmapCost       *cost)
{
  guint first, end, slice, first_before = 0, end_before = 0, slice_before = 0;
  gint64 weight, weight_before = 0;

  for (guint i = 0; i < cost->n_shares; i++)
    {
      const PmapMember *member = cost->shares[i].member;

      weight = _pmap_plan_get_weight (member);
      if (!_pmap_plan_find_presence (plan, member, &first, &end))
        first = end = 0;
      slice = _pmap_plan_find_slice (plan, member);
      if (i > 0 && first == first_before && end == end_before && weight == weight_before && slice == slice_before)
        {
          pmap_shares_add_alike (costing->shares, cost->shares[i].pupil);
          continue;
        }
      mpz_set_ui (costing->number, 0);
      if (first < end)
        {
          for (guint j = 0; j <= slice; j++)
            {
              mpz_add (costing->number, costing->number, _pmap_plan_get_slice (plan, end, j)->before);
              mpz_sub (costing->number, costing->number, _pmap_plan_get_slice (plan, first, j)->before);
            }
          _pmap_exact_multiply (costing->number, costing->number, weight);
        }
      pmap_shares_add (costing->shares, cost->shares[i].pupil, costing->number);
      first_before = first, end_before = end, weight_before = weight, slice_before = slice;
    }
}

/* Room for what place 0, 1, 2 … is charged, all nothing. */
static void
clear_places (GArray *places,
              gint64  n)
{
  while ((gint64) places->len < n)
    {
      mpz_t fresh;

      mpz_init (fresh);
      g_array_append_val (places, fresh);
    }
  for (gint64 i = 0; i < n; i++)
    mpz_set_ui (g_array_index (places, mpz_t, i), 0);
}

/* The places that no pupil of the map takes. The first place is empty whenever any is, the second whenever two are …
 * so place n bears all segments with more than n. What nobody at all is there to bear comes after them: in `nobody`
 * whether there is any. Returns how many places there are. */
static guint
add_outside (const PmapPlan *plan,
             PmapCosting    *costing,
             gboolean       *nobody)
{
  gint64 n_places = 0;

  *nobody = FALSE;
  for (guint i = 0; i < plan->n_segments; i++)
    if (_pmap_plan_get_segment (plan, i)->measure > 0)
      n_places = MAX (n_places, _pmap_plan_get_segment (plan, i)->places);
  clear_places (costing->outside, n_places);
  mpz_set_ui (costing->all, 0);
  for (guint i = 0; i < plan->n_segments * _pmap_plan_count_slices (plan); i++)
    {
      const PmapSlice *slice = &g_array_index (plan->slices, PmapSlice, i);
      gint64 n_empty = _pmap_plan_get_segment (plan, i / _pmap_plan_count_slices (plan))->places;

      if (mpz_sgn (slice->cost) == 0)
        continue;
      if (slice->weight == 0)
        {
          mpz_addmul (costing->all, slice->cost, costing->common);
          *nobody = TRUE;
        }
      else if (n_empty > 0)
        {
          _pmap_exact_set (costing->other, slice->weight);
          mpz_divexact (costing->other, costing->common, costing->other);
          mpz_mul_ui (costing->other, costing->other, PMAP_DECIMAL_ONE);
          mpz_addmul (g_array_index (costing->outside, mpz_t, n_empty - 1), costing->other, slice->cost);
        }
    }
  for (gint64 i = n_places - 2; i >= 0; i--)
    mpz_add (g_array_index (costing->outside, mpz_t, i),
             g_array_index (costing->outside, mpz_t, i), g_array_index (costing->outside, mpz_t, i + 1));
  for (gint64 i = 0; i < n_places; i++)
    pmap_shares_add (costing->shares, NULL, g_array_index (costing->outside, mpz_t, i));
  if (*nobody)
    pmap_shares_add (costing->shares, NULL, costing->all);
  return n_places;
}

static void
share_total (const PmapPlan *plan,
             PmapCosting    *costing,
             PmapCost       *cost)
{
  guint n_places;
  gboolean nobody;

  sum_per_weight (plan, costing);
  pmap_shares_begin (costing->shares);
  add_members (plan, costing, cost);
  n_places = add_outside (plan, costing, &nobody);
  pmap_shares_allot (costing->shares, cost->total);
  for (guint i = 0; i < cost->n_shares; i++)
    cost->shares[i].pence = pmap_shares_get (costing->shares, i);
  for (guint i = 0; i < n_places; i++)
    cost->places += pmap_shares_get (costing->shares, cost->n_shares + i);
  cost->outside = cost->places;
  if (nobody)
    cost->outside += pmap_shares_get (costing->shares, cost->n_shares + n_places);
}

/* Adds what each pays of an amount to what it pays of all. Returns the part that counts towards the element 2 limit. */
static gint64
add_paid (PmapCost   *self,
          PmapPayers *payers,
          gint64      pence)
{
  gint64 towards_limit = 0;

  pmap_payers_split (payers, pence);
  for (guint i = 0; i < payers->n_parts; i++)
    {
      self->paid->parts[i].pence += payers->parts[i].pence;
      if (payers->parts[i].towards_limit)
        towards_limit += payers->parts[i].pence;
    }
  return towards_limit;
}

static void
find_paid (PmapCost    *self,
           PmapCosting *costing)
{
  g_autoptr (PmapPayers) payers = pmap_payers_new (costing->document, &costing->plan.run);

  self->towards_budget = self->total;
  for (guint i = 0; i < self->n_shares; i++)
    self->shares[i].towards_limit = self->shares[i].pence;
  if (payers == NULL)
    return;
  self->paid = pmap_payers_new (costing->document, &costing->plan.run);
  for (guint i = 0; i < self->n_shares; i++)
    self->shares[i].towards_limit = add_paid (self, payers, self->shares[i].pence);
  add_paid (self, payers, self->outside);
  self->towards_budget = 0;
  for (guint i = 0; i < self->paid->n_parts; i++)
    if (self->paid->parts[i].towards_budget)
      self->towards_budget += self->paid->parts[i].pence;
}

/**
 * pmap_cost_new:
 * @costing: what the cost depends on, and room to compute in
 * @intervention: an intervention of the costing's document
 *
 * Costs @intervention in the costing's period.
 *
 * Returns: (transfer full): its cost, shared out
 */
PmapCost *
pmap_cost_new (PmapCosting      *costing,
               PmapIntervention *intervention)
{
  PmapCost *self;
  PmapPlan *plan;
  guint64 held;
  gint64 missed;

  g_return_val_if_fail (costing != NULL && PMAP_IS_INTERVENTION (intervention), NULL);

  self = create_cost (intervention);
  plan = &costing->plan;
  _pmap_plan_make (plan, costing, intervention);
  _pmap_plan_cut (plan, costing);
  held = add_segments (plan, costing, &missed);
  self->sessions = count_sessions (plan, costing, held, missed);
  self->in_period = plan->n_segments > 0;
  self->uncosted = plan->uncosted;
  if (!self->uncosted && mpz_sgn (costing->total) > 0)
    {
      self->total = round_total (costing);
      self->is_beyond = self->total > PMAP_COST_MAXIMUM;
      if (self->is_beyond)
        self->total = 0;
      else
        share_total (plan, costing, self);
    }
  find_paid (self, costing);
  _pmap_plan_report (plan, costing, self->is_beyond, &self->issues);
  return self;
}

void
pmap_cost_free (PmapCost *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_shares; i++)
    g_clear_pointer (&self->shares[i].pupil, pmap_id_release);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->paid, pmap_payers_free);
  g_free (self);
}

/**
 * pmap_cost_get_pupil_share:
 * @self: a cost
 * @pupil: a pupil's id
 *
 * Returns: what the pupil bears of it, in pence, over all its memberships; 0 for one who is no member
 */
gint64
pmap_cost_get_pupil_share (const PmapCost *self,
                           const char     *pupil)
{
  gint64 pence = 0;

  g_return_val_if_fail (self != NULL && pupil != NULL, 0);

  for (guint i = 0; i < self->n_shares; i++)
    if (g_strcmp0 (self->shares[i].pupil, pupil) == 0)
      pence += self->shares[i].pence;
  return pence;
}
