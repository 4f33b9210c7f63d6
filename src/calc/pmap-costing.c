/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cost depends on beside the intervention, and the room to compute it in. The rates of a role are sorted when
 * first asked for, for ten thousand interventions may use the same ten roles. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-costing.h"

#include "base/pmap-id.h"
#include "calc/pmap-costing-private.h"
#include "model/pmap-funding.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-rate.h"

static void
clear_number (gpointer data)
{
  mpz_clear (data);
}

/* The set that a document is costed with unless another is asked for: the one that its funding names, else its first.
 * NULL where it has none: then any rate will do. */
const char *
_pmap_costing_choose_rate_set (PmapDocument *document)
{
  PmapFunding *funding = pmap_document_get_funding (document);
  PmapRecord *first = pmap_record_list_get (document->rate_sets, 0);

  if (funding->rate_set != NULL)
    return funding->rate_set;
  return first != NULL ? pmap_record_get_id (first) : NULL;
}

/* The teaching weeks of a whole year: the fixed number, or counted from the calendar. */
static gint64
count_year_weeks (const PmapCosting *self)
{
  if (self->year->counting == PMAP_WEEKS_FIXED || !pmap_calendar_has_terms (self->calendar))
    return self->year->weeks;
  return pmap_calendar_count_days (self->calendar, self->academic_year.from, self->academic_year.to, PMAP_WEEKDAYS_ALL)
         * (gint64) (PMAP_DECIMAL_ONE / 5);
}

/**
 * pmap_costing_new:
 * @document: a map
 * @rate_set: (nullable): the id of the rate set to cost with; %NULL for the document's own choice
 * @period: (nullable): what the figures are about; %NULL for the document's academic year
 *
 * Returns: (transfer full): a costing of @document as it is now
 */
PmapCosting *
pmap_costing_new (PmapDocument     *document,
                  const char       *rate_set,
                  const PmapPeriod *period)
{
  PmapCosting *self;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  self = g_new0 (PmapCosting, 1);
  self->document = g_object_ref (document);
  self->year = pmap_document_get_year (document);
  self->calendar = pmap_calendar_new (self->year);
  self->academic_year = pmap_period_academic_year (self->year);
  self->year_weeks = count_year_weeks (self);
  self->period = period != NULL ? *period : self->academic_year;
  if (rate_set == NULL)
    rate_set = _pmap_costing_choose_rate_set (document);
  self->rate_set = rate_set != NULL ? pmap_id_intern (rate_set) : NULL;
  self->records = g_hash_table_new_full (g_direct_hash, g_direct_equal, pmap_id_release, NULL);
  self->rates = g_hash_table_new_full (g_direct_hash, g_direct_equal, pmap_id_release, g_free);
  _pmap_plan_init (&self->plan);
  self->shares = pmap_shares_new ();
  mpz_inits (self->total, self->denominator, self->common, self->all, self->number, self->other, NULL);
  self->outside = g_array_new (FALSE, FALSE, sizeof (mpz_t));
  g_array_set_clear_func (self->outside, clear_number);
  return self;
}

void
pmap_costing_free (PmapCosting *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->outside);
  mpz_clears (self->total, self->denominator, self->common, self->all, self->number, self->other, NULL);
  pmap_shares_free (self->shares);
  _pmap_plan_clear (&self->plan);
  g_hash_table_unref (self->rates);
  g_hash_table_unref (self->records);
  g_clear_pointer (&self->rate_set, pmap_id_release);
  pmap_calendar_free (self->calendar);
  g_object_unref (self->document);
  g_free (self);
}

/**
 * pmap_costing_get_rate_set:
 * @self: a costing
 *
 * Returns: (transfer none) (nullable): the id of the rate set that it costs with
 */
const char *
pmap_costing_get_rate_set (const PmapCosting *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rate_set;
}

/**
 * pmap_costing_get_period:
 * @self: a costing
 *
 * Returns: (transfer none): the days that it costs
 */
const PmapPeriod *
pmap_costing_get_period (const PmapCosting *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->period;
}

/* A record of the menu or of the staff by its interned id, which is faster to look up than a text; NULL for no id. */
PmapRecord *
_pmap_costing_find_record (PmapCosting *self,
                           const char  *id)
{
  PmapRecord *record;

  if (id == NULL)
    return NULL;
  record = g_hash_table_lookup (self->records, id);
  if (record == NULL)
    {
      record = pmap_document_find (self->document, id);
      if (record != NULL)
        g_hash_table_insert (self->records, pmap_id_acquire (id), record);
    }
  return record;
}

static PmapRates *
collect_rates (PmapCosting *self,
               const char  *id)
{
  PmapRecord *record = pmap_document_find (self->document, id);
  PmapStaffRole *role = PMAP_IS_STAFF_ROLE (record) ? PMAP_STAFF_ROLE (record) : NULL;
  guint n = role != NULL ? pmap_record_list_get_length (role->rates) : 0;
  PmapRates *rates = g_malloc0 (sizeof (PmapRates) + n * sizeof (PmapDatedRate));

  rates->role = role;
  for (guint i = 0; i < n; i++)
    {
      PmapRate *rate = pmap_record_list_get (role->rates, i);
      guint place = rates->n_rates;
      PmapRatePrice price;

      if ((self->rate_set != NULL && rate->set != self->rate_set) || !pmap_rate_get_price (rate, self->year_weeks, &price))
        continue;
      /* Of two rates from the same day the one that stands later in the file counts. */
      for (; place > 0 && rates->rates[place - 1].from > rate->from; place--)
        rates->rates[place] = rates->rates[place - 1];
      rates->rates[place] = (PmapDatedRate) { rate->from, price, rate->on_cost_percent };
      rates->n_rates++;
    }
  return rates;
}

/* The rates of a role, by its interned id. */
const PmapRates *
_pmap_costing_find_rates (PmapCosting *self,
                          const char  *role)
{
  PmapRates *rates = g_hash_table_lookup (self->rates, role);

  if (rates == NULL)
    {
      rates = collect_rates (self, role);
      g_hash_table_insert (self->rates, pmap_id_acquire (role), rates);
    }
  return rates;
}

/* The rate in force on a day; NULL where there is none yet. */
const PmapDatedRate *
_pmap_rates_find (const PmapRates *self,
                  PmapDate         date)
{
  guint n = self->n_rates;

  while (n > 0 && self->rates[n - 1].from > date)
    n--;
  return n > 0 ? &self->rates[n - 1] : NULL;
}

/**
 * pmap_costing_get_rate:
 * @self: a costing
 * @role: a role
 * @day: a day
 * @rate: (out): what an hour of the role costs then
 *
 * Returns: whether the rate set that is costed with has a rate of the role on that day
 */
gboolean
pmap_costing_get_rate (PmapCosting     *self,
                       PmapStaffRole   *role,
                       PmapDate         day,
                       PmapCostingRate *rate)
{
  const PmapDatedRate *found;

  g_return_val_if_fail (self != NULL && PMAP_IS_STAFF_ROLE (role) && rate != NULL, FALSE);

  found = _pmap_rates_find (_pmap_costing_find_rates (self, pmap_record_get_id (PMAP_RECORD (role))), day);
  if (found == NULL)
    return FALSE;
  /* The whole is a figure for people to see, not one that is costed with. */
  _pmap_exact_set (self->number, found->price.amount);
  _pmap_exact_multiply (self->number, self->number, PMAP_PLAN_WHOLE_PERCENT + found->on_cost_percent);
  _pmap_exact_multiply (self->number, self->number, found->price.factor);
  _pmap_exact_set (self->denominator, found->price.divisor);
  _pmap_exact_multiply (self->denominator, self->denominator, 100 * PMAP_PLAN_WHOLE_PERCENT);
  *rate = (PmapCostingRate) {
    .from = found->from,
    .price = found->price,
    .on_cost_percent = found->on_cost_percent,
    .whole = _pmap_exact_round (self->number, self->denominator, self->all, self->other),
  };
  return TRUE;
}
