/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a figure was reached: a term for each line of staff at each rate and for each resource, which add up to the total;
 * then how the days of a membership are shared. It is read off the same plan as the cost. Where a figure is the sum of
 * several, these are rounded by largest remainder too, so that they add up on paper. The words are the report's. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-working.h"

#include "base/pmap-id.h"
#include "calc/pmap-costing-private.h"
#include "calc/pmap-exact-private.h"
#include "model/pmap-calendar.h"
#include "model/pmap-resource.h"
#include "model/pmap-school-days.h"
#include "model/pmap-slot.h"

static void
clear_number (gpointer data)
{
  mpz_clear (data);
}

/* Exact amounts over the plan's denominator, one for each term or part. */
static GArray *
create_amounts (void)
{
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (mpz_t));

  g_array_set_clear_func (amounts, clear_number);
  return amounts;
}

static mpz_ptr
add_amount (GArray *amounts)
{
  mpz_t fresh;

  mpz_init (fresh);
  g_array_append_val (amounts, fresh);
  return g_array_index (amounts, mpz_t, amounts->len - 1);
}

/**
 * Kind:
 * @line: (nullable): of staff
 * @resource: (nullable): without a line: of something bought for each session
 * @length: in slots of which of the plan's lengths
 * @n_lengths: how many lengths are told apart
 * @slice: where each member has a session of its own and some leave it early: of those who leave after which slice
 * @n_slices: how many of them are told apart
 *
 * What a term is for.
 */
typedef struct
{
  const PmapPlanLine *line;
  PmapResource *resource;
  guint length, n_lengths;
  guint slice, n_slices;
} Kind;

/* How often each session of a segment is held. */
static guint
count_held (const PmapPlan *plan,
            const Kind     *kind,
            guint           segment)
{
  guint n_later;

  if (kind->n_slices == 1)
    return _pmap_plan_get_segment (plan, segment)->n_held;
  n_later = kind->slice + 1 < kind->n_slices ? _pmap_plan_get_slice (plan, segment, kind->slice + 1)->n_members : 0;
  return _pmap_plan_get_slice (plan, segment, kind->slice)->n_members - n_later;
}

static gint64
get_minutes (const PmapPlan *plan,
             const Kind     *kind)
{
  gint64 minutes = _pmap_plan_get_minutes (plan, kind->line, kind->length), length = _pmap_plan_get_length (plan, kind->length);

  if (kind->n_slices == 1 || kind->slice >= plan->stays->len)
    return minutes;
  return MIN (minutes, MIN (g_array_index (plan->stays, gint64, kind->slice), length)) + MAX (minutes - length, 0);
}

static void
fill_term (PmapWorkingTerm *term,
           const PmapPlan  *plan,
           const Kind      *kind,
           mpz_ptr          amount)
{
  const PmapPlanLine *line = kind->line;
  const PmapDatedRate *rate = line != NULL ? _pmap_plan_find_rate (plan, line, term->first) : NULL;

  if (line == NULL)
    {
      term->kind = PMAP_WORKING_EACH_SESSION;
      term->record = PMAP_RECORD (kind->resource);
      term->price = kind->resource->cost;
      _pmap_exact_set (amount, kind->resource->cost);
      _pmap_plan_multiply_unit (plan, amount);
      return;
    }
  term->kind = PMAP_WORKING_STAFF;
  term->record = line->rates != NULL ? PMAP_RECORD (line->rates->role) : NULL;
  term->has_rate = rate != NULL;
  if (rate != NULL)
    term->rate = rate->price;
  term->on_cost_percent = rate != NULL ? rate->on_cost_percent : 0;
  term->minutes = get_minutes (plan, kind);
  term->preparation = line->preparation;
  term->count = line->count;
  _pmap_plan_cost_line (plan, line, term->minutes, term->first, amount);
}

/* Terms of what is given at each session: one for days that follow each other at the same rate, held as often. */
static void
add_terms (PmapWorking    *self,
           const PmapPlan *plan,
           const Kind     *kind,
           GArray         *amounts)
{
  mpz_t times;

  mpz_init (times);
  for (guint i = 0, next; i < plan->n_segments; i = next)
    {
      const PmapSegment *segment = _pmap_plan_get_segment (plan, i);
      const PmapDatedRate *rate = kind->line != NULL ? _pmap_plan_find_rate (plan, kind->line, segment->first) : NULL;
      PmapWorkingTerm term = { .first = segment->first, .last = segment->last, .held = count_held (plan, kind, i) };
      mpz_ptr amount;

      for (next = i; next < plan->n_segments; next++)
        {
          const PmapSegment *other = _pmap_plan_get_segment (plan, next);

          if (count_held (plan, kind, next) != term.held
              || (kind->line != NULL && _pmap_plan_find_rate (plan, kind->line, other->first) != rate))
            break;
          term.measure += other->measure - other->missed;
          term.missed_sessions += other->missed_sessions;
          term.last = other->last;
        }
      if (kind->n_lengths > 1)
        term.measure = _pmap_plan_count_length (plan, kind->length, term.first, term.last);
      if (term.measure == 0 || term.held == 0)
        continue;
      term.is_all = i == 0 && next == plan->n_segments;
      amount = add_amount (amounts);
      fill_term (&term, plan, kind, amount);
      _pmap_plan_find_times (plan, term.measure, term.missed_sessions, times);
      mpz_mul (amount, amount, times);
      mpz_mul_ui (amount, amount, term.held);
      g_array_append_val (self->terms, term);
    }
  mpz_clear (times);
}

/* One for each length that a session has in its slots, and where each member has a session of its own for each time after which
 * some leave. For a line of staff, or without one for a resource. */
static void
add_session_terms (PmapWorking        *self,
                   const PmapPlan     *plan,
                   const PmapPlanLine *line,
                   PmapResource       *resource,
                   GArray             *amounts)
{
  Kind kind = { .line = line, .resource = resource, .n_lengths = 1, .n_slices = 1 };

  if (line != NULL && plan->lengths->len > 1)
    kind.n_lengths = plan->lengths->len;
  if (line != NULL && plan->run.taught == PMAP_TAUGHT_IN_TURN)
    kind.n_slices = _pmap_plan_count_slices (plan);
  for (kind.length = 0; kind.length < kind.n_lengths; kind.length++)
    for (kind.slice = 0; kind.slice < kind.n_slices; kind.slice++)
      add_terms (self, plan, &kind, amounts);
}

static void
add_once_term (PmapWorking    *self,
               const PmapPlan *plan,
               PmapResource   *resource,
               GArray         *amounts)
{
  PmapWorkingTerm term = { .kind = PMAP_WORKING_ONCE, .record = PMAP_RECORD (resource), .price = resource->cost,
                           .measure = self->costed, .held = 1, .is_all = TRUE };
  mpz_ptr amount;

  if (!plan->has_members)
    return;
  amount = add_amount (amounts);
  _pmap_exact_set (amount, resource->cost);
  _pmap_plan_multiply_unit (plan, amount);
  _pmap_exact_multiply (amount, amount, plan->sessions_divisor);
  mpz_mul_ui (amount, amount, self->costed);
  g_array_append_val (self->terms, term);
}

static void
add_resource_terms (PmapWorking    *self,
                    const PmapPlan *plan,
                    GArray         *amounts)
{
  PmapRecordList *resources = _pmap_plan_get_resources (plan);

  for (guint i = 0; i < pmap_record_list_get_length (resources); i++)
    {
      PmapResource *resource = pmap_record_list_get (resources, i);

      if (resource->cost == PMAP_UNSET || resource->cost == 0)
        continue;
      if (resource->basis == PMAP_RESOURCE_SESSION)
        add_session_terms (self, plan, NULL, resource, amounts);
      else
        add_once_term (self, plan, resource, amounts);
    }
}

static void
find_terms (PmapWorking *self,
            PmapCosting *costing)
{
  const PmapPlan *plan = &costing->plan;
  g_autoptr (GArray) amounts = create_amounts ();

  if (self->costed == 0)
    return;
  for (guint i = 0; i < plan->lines->len; i++)
    add_session_terms (self, plan, &g_array_index (plan->lines, PmapPlanLine, i), NULL, amounts);
  add_resource_terms (self, plan, amounts);

  pmap_shares_begin (costing->shares);
  for (guint i = 0; i < self->terms->len; i++)
    pmap_shares_add (costing->shares, NULL, g_array_index (amounts, mpz_t, i));
  pmap_shares_allot (costing->shares, self->cost->total);
  for (guint i = 0; i < self->terms->len; i++)
    g_array_index (self->terms, PmapWorkingTerm, i).pence = pmap_shares_get (costing->shares, i);
}

/* Whether a slice is shared alike in two segments, so that a pupil's working need not tell them apart. */
static gboolean
is_shared_alike (const PmapPlan *plan,
                 guint           slice,
                 guint           one,
                 guint           other)
{
  const PmapSlice *a = _pmap_plan_get_slice (plan, one, slice), *b = _pmap_plan_get_slice (plan, other, slice);

  return a->n_members == b->n_members && a->weight == b->weight
         && _pmap_plan_get_segment (plan, one)->places == _pmap_plan_get_segment (plan, other)->places;
}

static void
list_slice_parts (PmapWorking    *self,
                  const PmapPlan *plan,
                  guint           slice,
                  GArray         *amounts)
{
  guint first, end;

  if (!_pmap_plan_find_presence (plan, self->member, &first, &end))
    return;
  for (guint i = first, next; i < end; i = next)
    {
      const PmapSegment *segment = _pmap_plan_get_segment (plan, i);
      const PmapSlice *mine = _pmap_plan_get_slice (plan, i, slice);
      PmapWorkingPart part = { .first = segment->first, .last = segment->last, .n_members = mine->n_members,
                               .places = segment->places, .weight = _pmap_plan_get_weight (self->member),
                               .all_weights = mine->weight, .from_minute = PMAP_UNSET, .to_minute = PMAP_UNSET };
      mpz_ptr amount = add_amount (amounts);

      if (slice > 0)
        part.from_minute = g_array_index (plan->stays, gint64, slice - 1);
      if (slice < plan->stays->len)
        part.to_minute = g_array_index (plan->stays, gint64, slice);
      for (next = i; next < end && is_shared_alike (plan, slice, i, next); next++)
        {
          const PmapSegment *other = _pmap_plan_get_segment (plan, next);

          mpz_add (amount, amount, _pmap_plan_get_slice (plan, next, slice)->cost);
          part.measure += other->measure;
          part.last = other->last;
        }
      part.is_all = i == 0 && next == plan->n_segments;
      if (part.measure > 0 && (slice == 0 || mpz_sgn (amount) > 0))
        g_array_append_val (self->parts, part);
      else
        g_array_set_size (amounts, amounts->len - 1);
    }
}

/* What the member has a share of: all, or the slices of a session until the member leaves. */
static void
list_parts (PmapWorking    *self,
            const PmapPlan *plan,
            GArray         *amounts)
{
  for (guint i = 0; i <= _pmap_plan_find_slice (plan, self->member); i++)
    list_slice_parts (self, plan, i, amounts);
}

/* The member's share of each part, over one denominator: the plan's, times the weights of all parts. */
static void
find_parts (PmapWorking *self,
            PmapCosting *costing)
{
  g_autoptr (GArray) amounts = create_amounts ();

  list_parts (self, &costing->plan, amounts);
  _pmap_plan_get_denominator (&costing->plan, costing->denominator);
  mpz_set_ui (costing->common, 1);
  for (guint i = 0; i < self->parts->len; i++)
    {
      PmapWorkingPart *part = &g_array_index (self->parts, PmapWorkingPart, i);

      part->cost = _pmap_exact_round (g_array_index (amounts, mpz_t, i), costing->denominator,
                                      costing->number, costing->other);
      _pmap_exact_set (costing->number, MAX (part->all_weights, 1));
      mpz_mul (costing->common, costing->common, costing->number);
    }
  mpz_mul (costing->total, costing->denominator, costing->common);
  mpz_set_ui (costing->all, 0);
  pmap_shares_begin (costing->shares);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const PmapWorkingPart *part = &g_array_index (self->parts, PmapWorkingPart, i);

      _pmap_exact_set (costing->number, MAX (part->all_weights, 1));
      mpz_divexact (costing->number, costing->common, costing->number);
      mpz_mul (costing->number, costing->number, g_array_index (amounts, mpz_t, i));
      _pmap_exact_multiply (costing->number, costing->number, part->weight);
      pmap_shares_add (costing->shares, NULL, costing->number);
      mpz_add (costing->all, costing->all, costing->number);
    }
  pmap_shares_allot (costing->shares, self->pence);
  for (guint i = 0; i < self->parts->len; i++)
    g_array_index (self->parts, PmapWorkingPart, i).pence = pmap_shares_get (costing->shares, i);
  self->is_adjusted = _pmap_exact_round (costing->all, costing->total, costing->number, costing->other) != self->pence;
}

static gboolean
is_weekly (PmapIntervention *intervention)
{
  for (guint i = 0; i < pmap_record_list_get_length (intervention->slots); i++)
    {
      PmapSlotRepeats repeats = pmap_slot_get_repeats (pmap_record_list_get (intervention->slots, i));

      if (repeats == PMAP_SLOT_EACH_HALF_TERM || repeats == PMAP_SLOT_ONE_DAY)
        return FALSE;
    }
  return TRUE;
}

/* Authorities take a year for 38 weeks, whatever its calendar has (domain: "both counts are shown"); of a run that is not all year
 * they take the part that its school days are. */
static void
count_by_weeks (PmapWorking *self,
                PmapCosting *costing)
{
  PmapYear *year = pmap_document_get_year (pmap_record_get_document (PMAP_RECORD (self->intervention)));
  PmapPeriod all = pmap_period_academic_year (year);
  PmapDate first = MAX (self->start, all.from), last = MIN (self->end, all.to);
  gint64 weeks = year->weeks != PMAP_UNSET ? year->weeks : PMAP_SCHOOL_DAYS_USUAL / 5 * PMAP_DECIMAL_ONE;
  guint n_year, n;

  self->weeks_beside = self->sessions_beside = PMAP_UNSET;
  if (!self->counts_sessions || self->run.sessions_per_week == PMAP_UNSET || self->start == PMAP_DATE_NONE
      || all.from == PMAP_DATE_NONE || first > last || !is_weekly (self->intervention))
    return;
  n_year = pmap_calendar_count_days (costing->calendar, all.from, all.to, PMAP_WEEKDAYS_ALL);
  n = pmap_calendar_count_days (costing->calendar, first, last, PMAP_WEEKDAYS_ALL);
  if (n_year == 0 || n == 0)
    return;
  self->weeks_beside = weeks * n / n_year;
  self->sessions_beside = weeks * n * self->run.sessions_per_week / (n_year * (gint64) PMAP_DECIMAL_ONE);
}

/**
 * pmap_working_new:
 * @costing: what the cost is computed with
 * @record: an intervention of its document, or a membership of one
 *
 * Returns: (transfer full): how the cost of @record in the costing's period is reached; good until the document's next
 *   change
 */
PmapWorking *
pmap_working_new (PmapCosting *costing,
                  PmapRecord  *record)
{
  PmapWorking *self;
  PmapRecord *owner;
  const PmapPlan *plan;
  guint position = 0;

  g_return_val_if_fail (costing != NULL, NULL);
  g_return_val_if_fail (PMAP_IS_INTERVENTION (record) || PMAP_IS_MEMBER (record), NULL);
  owner = PMAP_IS_MEMBER (record) ? pmap_record_get_owner (record) : record;
  g_return_val_if_fail (PMAP_IS_INTERVENTION (owner), NULL);

  self = g_new0 (PmapWorking, 1);
  plan = &costing->plan;
  self->intervention = PMAP_INTERVENTION (owner);
  self->member = PMAP_IS_MEMBER (record) ? PMAP_MEMBER (record) : NULL;
  self->cost = pmap_cost_new (costing, self->intervention);
  self->rate_set = costing->rate_set != NULL ? pmap_id_acquire (costing->rate_set) : NULL;
  self->run = plan->run;
  self->period = costing->period;
  self->start = plan->start;
  self->end = plan->end;
  self->first_rates = plan->rate_date != PMAP_DATE_NONE;
  self->counts_sessions = plan->counts_sessions;
  self->n_days = plan->n_days;
  self->measure = plan->measure;
  self->has_sessions = plan->sessions != 0;
  count_by_weeks (self, costing);
  for (guint i = 0; i < plan->n_segments; i++)
    {
      self->costed += _pmap_plan_get_segment (plan, i)->measure;
      self->missed += _pmap_plan_get_segment (plan, i)->missed;
      self->missed_sessions += _pmap_plan_get_segment (plan, i)->missed_sessions;
    }
  self->terms = g_array_new (FALSE, FALSE, sizeof (PmapWorkingTerm));
  self->parts = g_array_new (FALSE, FALSE, sizeof (PmapWorkingPart));
  self->pence = self->cost->total;
  if (self->member != NULL)
    {
      pmap_record_list_get_position (pmap_record_get_list (record), record, &position);
      self->pence = self->cost->shares[position].pence;
    }
  self->is_costed = !self->cost->uncosted && !self->cost->is_beyond;
  if (!self->is_costed)
    return self;
  find_terms (self, costing);
  if (self->member != NULL)
    find_parts (self, costing);
  return self;
}

void
pmap_working_free (PmapWorking *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->rate_set, pmap_id_release);
  g_array_unref (self->terms);
  g_array_unref (self->parts);
  pmap_cost_free (self->cost);
  g_free (self);
}
