/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charts of the school's money: the budget against what is spent and to come, and the same provision by each set of rates.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-kinds-private.h"
#include "report/pmap-provision-words.h"

#include "base/pmap-money.h"
#include "calc/pmap-spend.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-record-list.h"

#include <glib/gi18n.h>

static void
summarise_budget (PmapChart *chart,
                  gint64 to_date,
                  gint64 to_come,
                  gint64 budget)
{
  g_autofree char *spent = pmap_money_format (to_date);
  g_autofree char *forecast = pmap_money_format (to_come);
  g_autofree char *all = pmap_money_format (to_date + to_come);
  g_autofree char *rest = pmap_money_format (ABS (budget - to_date - to_come));
  g_autofree char *text = NULL;

  if (budget == 0)
    /* translators: amounts: what counts against the budget until today, what is still to come, and both. */
    text = g_strdup_printf (_("%1$s to date and %2$s still to come, %3$s in all, as planned."), spent, forecast, all);
  else
    /* translators: amounts: what counts against the budget until today, what is still to come, both, and how far that is from the
     * budget. */
    text = g_strdup_printf (to_date + to_come > budget ? _("%1$s to date and %2$s still to come, %3$s in all, as planned: %4$s over the "
                                                           "budget.")
                                                       : _("%1$s to date and %2$s still to come, %3$s in all, as planned: %4$s below "
                                                           "the budget."),
                            spent, forecast, all, rest);
  pmap_chart_set_summary (chart, text);
}

/* Each column is what has come together by the end of its month. */
void
_pmap_chart_build_budget_by_month (PmapChart *chart,
                                   const PmapChartOrder *order)
{
  PmapLedger *ledger = order->ledger;
  g_autoptr (GPtrArray) months = pmap_spend_by_month (ledger, order->today);
  gint64 budget = pmap_spend_get_budget (ledger);
  gint64 to_date = 0, to_come = 0;

  pmap_chart_set_shape (chart, PMAP_CHART_COLUMNS);
  pmap_chart_set_headings (chart, _("By the end of"), _("Counts against the budget"));
  pmap_chart_set_empty (chart, _("Nothing has been costed yet. As soon as interventions have staff, dates and members, what they "
                                 "cost shows here."));
  /* A month has all of the months before it. */
  pmap_chart_set_adds_up (chart, FALSE);
  if (budget > 0)
    pmap_chart_set_detail_heading (chart, _("Left of the budget"));
  pmap_chart_add_series (chart, _("To date"), 0);
  pmap_chart_add_series (chart, _("Still to come"), 1);
  for (guint i = 0; i < months->len && pmap_ledger_get_total (ledger) != 0; i++)
    {
      const PmapSpend *month = months->pdata[i];
      guint bar = pmap_chart_add_bar (chart, month->name, NULL);

      to_date += month->to_date;
      to_come += month->to_come;
      pmap_chart_set_value (chart, bar, 0, to_date);
      pmap_chart_set_value (chart, bar, 1, to_come);
      if (budget > 0)
        {
          g_autofree char *left = pmap_money_format (budget - to_date - to_come);

          pmap_chart_set_bar_detail (chart, bar, left);
        }
    }
  if (budget > 0)
    {
      g_autofree char *amount = pmap_words_get_amount (budget);
      /* translators: %s is an amount of money. */
      g_autofree char *label = g_strdup_printf (_("%s, notional SEN budget"), amount);

      pmap_chart_set_reference (chart, budget, label);
    }
  summarise_budget (chart, to_date, to_come, budget);
}

/* translators: two amounts and the name of a set of rates: "£10.00 more than The school’s own rates". */
static char *
compare (gint64 cost,
         gint64 own,
         const char *own_name)
{
  g_autofree char *difference = pmap_money_format (ABS (cost - own));

  if (cost == own)
    /* translators: %s is the name of a set of rates. */
    return g_strdup_printf (_("the same as by %s"), own_name);
  /* translators: an amount, and the name of the set of rates that it is less or more than. */
  return g_strdup_printf (cost < own ? _("%1$s less than by %2$s") : _("%1$s more than by %2$s"), difference, own_name);
}

static const char *
name_set (PmapRateSet *set)
{
  return set != NULL && set->name != NULL ? set->name : _("Rates without a name");
}

void
_pmap_chart_build_cost_by_rate_set (PmapChart *chart,
                                    const PmapChartOrder *order)
{
  PmapLedger *ledger = order->ledger;
  PmapDocument *document = pmap_ledger_get_document (ledger);
  const char *own_id = pmap_ledger_get_rate_set (ledger);
  PmapRateSet *own = own_id != NULL ? pmap_document_find (document, own_id) : NULL;
  g_autofree char *value = pmap_period_say_cost (pmap_ledger_get_period (ledger), pmap_document_get_year (document));
  g_autoptr (GString) differences = g_string_new (NULL);
  gint64 own_cost = pmap_ledger_get_total (ledger);

  pmap_chart_set_headings (chart, _("Rates"), value);
  pmap_chart_set_detail_heading (chart, _("Difference"));
  pmap_chart_set_adds_up (chart, FALSE);
  for (guint i = 0; i < pmap_record_list_get_length (document->rate_sets) && own_cost != 0; i++)
    {
      PmapRateSet *set = pmap_record_list_get (document->rate_sets, i);
      const char *id = pmap_record_get_id (PMAP_RECORD (set));
      gint64 cost = id != NULL ? pmap_ledger_get_total (pmap_ledger_get_beside (ledger, id)) : 0;
      guint bar = pmap_chart_add_bar (chart, name_set (set), id);
      g_autofree char *difference = set != own ? compare (cost, own_cost, name_set (own)) : NULL;

      pmap_chart_set_value (chart, bar, 0, cost);
      if (difference == NULL)
        continue;
      pmap_chart_set_bar_detail (chart, bar, difference);
      /* translators: the name of a set of rates, and what the school's provision costs by it: "£10.00 less than by …". */
      g_string_append_printf (differences, _(" By %1$s it is %2$s."), name_set (set), difference);
    }
  _pmap_chart_kinds_summarise_costs (chart, ledger, own_cost);
  if (differences->len > 0)
    {
      g_autofree char *amount = pmap_money_format (own_cost);
      /* translators: an amount, and the name of the set of rates that it is by. */
      g_autofree char *first = g_strdup_printf (_("%1$s by %2$s."), amount, name_set (own));
      g_autofree char *text = g_strconcat (first, differences->str, NULL);

      pmap_chart_set_summary (chart, text);
    }
}
