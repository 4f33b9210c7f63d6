/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a period costs by its months, or by its terms. A slice costs what all costs until its last day, less what all
 * costs until the day before it: both are rounded figures of the one costing, so that the slices of an intervention add
 * up to its cost to the penny, whatever was rounded. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-cost-split.h"

#include "model/pmap-period.h"
#include "model/pmap-record-list.h"

/* A day that was mistyped by centuries must not make a chart of a thousand months. What is later is in the last. */
#define MAX_SLICES 60

static void
free_slice (gpointer data)
{
  PmapSlice *slice = data;

  g_free (slice->name);
  g_free (slice);
}

static void
add_slice (GPtrArray *slices,
           PmapDate   from,
           PmapDate   to,
           char      *name)
{
  PmapSlice *slice = g_new (PmapSlice, 1);

  *slice = (PmapSlice) { from, to, name };
  g_ptr_array_add (slices, slice);
}

/* The ledger's period; where it has no limits, the school year and whatever runs before or after it. */
static void
find_limits (PmapLedger *ledger,
             PmapDate   *from,
             PmapDate   *to)
{
  PmapDocument *document = pmap_ledger_get_document (ledger);
  PmapPeriod year = pmap_period_academic_year (pmap_document_get_year (document));
  const PmapPeriod *period = pmap_ledger_get_period (ledger);
  guint n;
  gpointer const *interventions = pmap_record_list_peek (document->interventions, &n);

  *from = year.from != PMAP_DATE_NONE ? year.from : G_MAXUINT32;
  *to = year.to;
  for (guint i = 0; i < n; i++)
    {
      const PmapIntervention *intervention = interventions[i];

      if (intervention->start != PMAP_DATE_NONE)
        *from = MIN (*from, intervention->start);
      *to = MAX (*to, MAX (intervention->start, intervention->end));
    }
  if (period->from != PMAP_DATE_NONE)
    *from = period->from;
  if (period->to != PMAP_DATE_NONE)
    *to = period->to;
}

static PmapDate
find_next_month (PmapDate date)
{
  guint month, year;

  pmap_date_split (date, NULL, &month, &year);
  return month < 12 ? pmap_date_new (1, month + 1, year) : pmap_date_new (1, 1, year + 1);
}

/**
 * pmap_slices_by_month:
 * @ledger: a map's figures
 *
 * Returns: (transfer full) (element-type PmapSlice): the months of the ledger's period, earliest first, with the year in
 *   their names where they are more than twelve; none where nothing has a date
 */
GPtrArray *
pmap_slices_by_month (PmapLedger *ledger)
{
  GPtrArray *slices = g_ptr_array_new_with_free_func (free_slice);
  PmapDate from, to, next;

  g_return_val_if_fail (PMAP_IS_LEDGER (ledger), slices);

  find_limits (ledger, &from, &to);
  for (; from <= to && slices->len < MAX_SLICES; from = next)
    {
      next = find_next_month (from);
      add_slice (slices, from, MIN (next - 1, to), NULL);
    }
  for (guint i = 0; i < slices->len; i++)
    {
      PmapSlice *slice = slices->pdata[i];

      slice->name = pmap_date_format_month (slice->from, slices->len > 12);
    }
  return slices;
}

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  const PmapTerm *one = *(PmapTerm *const *) a, *other = *(PmapTerm *const *) b;

  return (one->start > other->start) - (one->start < other->start);
}

/**
 * pmap_slices_by_term:
 * @ledger: a map's figures
 *
 * Returns: (transfer full) (element-type PmapSlice): the terms of the school year that are in the ledger's period, each with
 *   the holidays after it, the first with the days before it; none where the year has no terms
 */
GPtrArray *
pmap_slices_by_term (PmapLedger *ledger)
{
  GPtrArray *slices = g_ptr_array_new_with_free_func (free_slice);
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  PmapYear *year;
  PmapDate from, to;

  g_return_val_if_fail (PMAP_IS_LEDGER (ledger), slices);

  find_limits (ledger, &from, &to);
  year = pmap_document_get_year (pmap_ledger_get_document (ledger));
  for (guint i = 0; i < pmap_record_list_get_length (year->terms); i++)
    {
      PmapTerm *term = pmap_record_list_get (year->terms, i);

      if (term->start != PMAP_DATE_NONE && term->start <= to && (term->end == PMAP_DATE_NONE || term->end >= from))
        g_ptr_array_add (terms, term);
    }
  g_ptr_array_sort (terms, compare_terms);
  for (guint i = 0; i < terms->len && slices->len < MAX_SLICES; i++)
    {
      const PmapTerm *term = terms->pdata[i], *next = i + 1 < terms->len ? terms->pdata[i + 1] : NULL;
      PmapDate last = next != NULL ? MAX (next->start, term->start + 1) - 1 : to;

      add_slice (slices, i == 0 ? from : term->start, last, g_strdup (term->name != NULL ? term->name : ""));
    }
  return slices;
}

/* Which figure of a cost is split; of what one pays, whose. */
typedef gint64 (*FigureFunc) (const PmapCost *cost,
                              const char     *payer);

static gint64
get_total (const PmapCost *cost,
           const char     *payer)
{
  return cost->total;
}

static gint64
get_towards_budget (const PmapCost *cost,
                    const char     *payer)
{
  return cost->towards_budget;
}

static gint64
get_paid (const PmapCost *cost,
          const char     *payer)
{
  gint64 pence = 0;

  if (cost->paid == NULL)
    return payer == NULL ? cost->total : 0;
  for (guint i = 0; i < cost->paid->n_parts; i++)
    if (g_strcmp0 (cost->paid->parts[i].payer, payer) == 0)
      pence += cost->paid->parts[i].pence;
  return pence;
}

/* What an intervention costs from the beginning of the period to a day. */
static gint64
cost_until (PmapLedger       *ledger,
            PmapIntervention *intervention,
            PmapCosting     **costing,
            PmapDate          last,
            FigureFunc        get_figure,
            const char       *payer,
            gint64            total)
{
  g_autoptr (PmapCost) cost = NULL;

  if (intervention->end != PMAP_DATE_NONE && intervention->end <= last)
    return total;
  if (intervention->start != PMAP_DATE_NONE && intervention->start > last)
    return 0;
  if (*costing == NULL)
    {
      PmapPeriod period = pmap_period_dates (pmap_ledger_get_period (ledger)->from, last);

      *costing = pmap_costing_new (pmap_ledger_get_document (ledger), pmap_ledger_get_rate_set (ledger), &period);
    }
  cost = pmap_cost_new (*costing, intervention);
  return get_figure (cost, payer);
}

static void
split (PmapLedger        *ledger,
       GPtrArray         *slices,
       FigureFunc         get_figure,
       const char        *payer,
       PmapCostSplitFunc  func,
       gpointer           user_data)
{
  g_autofree PmapCosting **costings = NULL;
  g_autofree gint64 *pence = NULL;
  guint n;
  gpointer const *interventions;

  if (slices->len == 0)
    return;
  costings = g_new0 (PmapCosting *, slices->len);
  pence = g_new (gint64, slices->len);
  interventions = pmap_record_list_peek (pmap_ledger_get_document (ledger)->interventions, &n);
  for (guint i = 0; i < n; i++)
    {
      const PmapCost *cost = pmap_ledger_get_cost (ledger, interventions[i]);
      gint64 total = cost != NULL ? get_figure (cost, payer) : 0;
      gint64 before = 0;

      if (total == 0)
        continue;
      for (guint k = 0; k < slices->len; k++)
        {
          const PmapSlice *slice = slices->pdata[k];
          gint64 until = total;

          if (k + 1 < slices->len)
            until = cost_until (ledger, interventions[i], &costings[k], slice->to, get_figure, payer, total);

          pence[k] = until - before;
          before = until;
        }
      func (interventions[i], pence, user_data);
    }
  for (guint k = 0; k < slices->len; k++)
    g_clear_pointer (&costings[k], pmap_costing_free);
}

/**
 * pmap_cost_split:
 * @ledger: a map's figures
 * @slices: (element-type PmapSlice): consecutive parts of the ledger's period
 * @func: told what each intervention that costs something in the period costs in each of @slices
 * @user_data: for @func
 *
 * The figures of an intervention add up to its cost in the ledger. What is before the first slice is in it, and what is
 * after the last in that.
 */
void
pmap_cost_split (PmapLedger        *ledger,
                 GPtrArray         *slices,
                 PmapCostSplitFunc  func,
                 gpointer           user_data)
{
  g_return_if_fail (PMAP_IS_LEDGER (ledger) && slices != NULL && func != NULL);

  split (ledger, slices, get_total, NULL, func, user_data);
}

/**
 * pmap_cost_split_budget:
 * @ledger: a map's figures
 * @slices: (element-type PmapSlice): consecutive parts of the ledger's period
 * @func: told what of each intervention counts against the notional SEN budget in each of @slices
 * @user_data: for @func
 *
 * The same of pmap_ledger_get_towards_budget(). Who pays is rounded to the penny, so that a slice may be a penny below nothing.
 */
void
pmap_cost_split_budget (PmapLedger        *ledger,
                        GPtrArray         *slices,
                        PmapCostSplitFunc  func,
                        gpointer           user_data)
{
  g_return_if_fail (PMAP_IS_LEDGER (ledger) && slices != NULL && func != NULL);

  split (ledger, slices, get_towards_budget, NULL, func, user_data);
}

/**
 * pmap_cost_split_payer:
 * @ledger: a map's figures
 * @slices: (element-type PmapSlice): consecutive parts of the ledger's period
 * @payer: (nullable): the id of a funding stream; %NULL for the school itself
 * @func: told what @payer pays of each intervention in each of @slices
 * @user_data: for @func
 *
 * The same of pmap_ledger_get_payer_total(). A slice may be a penny below nothing, too.
 */
void
pmap_cost_split_payer (PmapLedger        *ledger,
                       GPtrArray         *slices,
                       const char        *payer,
                       PmapCostSplitFunc  func,
                       gpointer           user_data)
{
  g_return_if_fail (PMAP_IS_LEDGER (ledger) && slices != NULL && func != NULL);

  split (ledger, slices, get_paid, payer, func, user_data);
}
