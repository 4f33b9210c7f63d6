/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What counts against the notional SEN budget, or what one who pays does, month by month, parted into what was until today and what is
 * still to come: both as planned. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-spend.h"

#include "calc/pmap-cost-split.h"
#include "model/pmap-funding.h"

typedef struct
{
  GPtrArray *months;
  GPtrArray *slices;     /* the months, that of today cut in two */
  PmapDate today;
} Work;

static void
free_spend (gpointer data)
{
  g_free (((PmapSpend *) data)->name);
  g_free (data);
}

static void
free_slice (gpointer data)
{
  g_free (((PmapSlice *) data)->name);
  g_free (data);
}

static void
add_slice (GPtrArray       *slices,
           const PmapSlice *month,
           PmapDate         from,
           PmapDate         to)
{
  PmapSlice *slice = g_new (PmapSlice, 1);

  *slice = (PmapSlice) { from, to, g_strdup (month->name) };
  g_ptr_array_add (slices, slice);
}

static void
add_month (Work            *work,
           const PmapSlice *month)
{
  PmapSpend *spend = g_new0 (PmapSpend, 1);

  spend->name = g_strdup (month->name);
  spend->from = month->from;
  spend->to = month->to;
  g_ptr_array_add (work->months, spend);
  if (work->today != PMAP_DATE_NONE && month->from <= work->today && work->today < month->to)
    {
      add_slice (work->slices, month, month->from, work->today);
      add_slice (work->slices, month, work->today + 1, month->to);
    }
  else
    add_slice (work->slices, month, month->from, month->to);
}

static void
add_cost (PmapIntervention *intervention,
          const gint64     *pence,
          gpointer          user_data)
{
  Work *work = user_data;
  guint month = 0;

  for (guint i = 0; i < work->slices->len; i++)
    {
      const PmapSlice *slice = work->slices->pdata[i];
      PmapSpend *spend = work->months->pdata[month];

      if (work->today != PMAP_DATE_NONE && slice->to <= work->today)
        spend->to_date += pence[i];
      else
        spend->to_come += pence[i];
      month += slice->to == spend->to;
    }
}

/* The slices that a ledger's months are cut into, and an empty month for each. */
static void
begin (Work       *work,
       PmapLedger *ledger,
       PmapDate    today)
{
  g_autoptr (GPtrArray) months = pmap_slices_by_month (ledger);

  *work = (Work) { g_ptr_array_new_with_free_func (free_spend), g_ptr_array_new_with_free_func (free_slice), today };
  for (guint i = 0; i < months->len; i++)
    add_month (work, months->pdata[i]);
}

static GPtrArray *
finish (Work *work)
{
  g_ptr_array_unref (work->slices);
  return work->months;
}

/**
 * pmap_spend_by_month:
 * @ledger: a map's figures
 * @today: what day it is; without one all is still to come
 *
 * What others pay counts as it is said of them.
 *
 * Returns: (transfer full) (element-type PmapSpend): the months of the ledger's period; together they are
 *   pmap_ledger_get_towards_budget()
 */
GPtrArray *
pmap_spend_by_month (PmapLedger *ledger,
                     PmapDate    today)
{
  Work work;

  g_return_val_if_fail (PMAP_IS_LEDGER (ledger), g_ptr_array_new ());

  begin (&work, ledger, today);
  pmap_cost_split_budget (ledger, work.slices, add_cost, &work);
  return finish (&work);
}

/**
 * pmap_spend_of_payer:
 * @ledger: a map's figures
 * @today: what day it is; without one all is still to come
 * @payer: (nullable): the id of a funding stream; %NULL for the school itself
 *
 * Returns: (transfer full) (element-type PmapSpend): the months of the ledger's period with what @payer pays; together they are
 *   pmap_ledger_get_payer_total()
 */
GPtrArray *
pmap_spend_of_payer (PmapLedger *ledger,
                     PmapDate    today,
                     const char *payer)
{
  Work work;

  g_return_val_if_fail (PMAP_IS_LEDGER (ledger), g_ptr_array_new ());

  begin (&work, ledger, today);
  pmap_cost_split_payer (ledger, work.slices, payer, add_cost, &work);
  return finish (&work);
}

/**
 * pmap_spend_get_budget:
 * @ledger: a map's figures
 *
 * The budget is one of a year: a term is not held against it.
 *
 * Returns: the notional SEN budget, in pence, that the figures of @ledger are held against; 0 where there is none
 */
gint64
pmap_spend_get_budget (PmapLedger *ledger)
{
  PmapPeriodKind kind;
  gint64 budget;

  g_return_val_if_fail (PMAP_IS_LEDGER (ledger), 0);

  kind = pmap_ledger_get_period (ledger)->kind;
  budget = pmap_document_get_funding (pmap_ledger_get_document (ledger))->notional_sen_budget;
  if (budget == PMAP_UNSET || budget <= 0)
    return 0;
  return kind == PMAP_PERIOD_ACADEMIC_YEAR || kind == PMAP_PERIOD_FINANCIAL_YEAR ? budget : 0;
}
