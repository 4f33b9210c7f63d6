/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charts over time: what months and terms cost, and from which session to which a run of provision goes.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-kinds-private.h"
#include "report/pmap-provision-words.h"

#include "base/pmap-money.h"
#include "calc/pmap-cost-split.h"
#include "calc/pmap-run-span.h"
#include "model/pmap-closure.h"
#include "model/pmap-name-screen.h"
#include "model/pmap-places.h"
#include "model/pmap-provision.h"
#include "model/pmap-record-list.h"
#include "model/pmap-tier.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>

/* Days off that are fewer are no stretch that anybody would see. */
#define LEAST_DAYS_OFF 3
/* More rows than these nobody reads; a school that has more groups is shown by provision. */
#define MOST_ROWS 200

/* Costs by month and by term */

typedef struct
{
  PmapChart *chart;
  GPtrArray *slices;
  gboolean by_area;
  PmapRecordList *tiers;
  guint n_series;     /* without the one for what is of none */
} Stack;

static guint
find_series (const Stack *stack,
             PmapIntervention *intervention)
{
  PmapProvision *provision = pmap_intervention_get_provision (intervention);
  PmapTier *tier;
  guint series = 0;

  if (stack->by_area)
    return provision != NULL && provision->area != PMAP_AREA_NONE ? (guint) provision->area - 1 : stack->n_series;
  tier = pmap_intervention_get_tier (intervention);
  for (guint i = 0; i < pmap_record_list_get_length (stack->tiers); i++)
    {
      PmapTier *other = pmap_record_list_get (stack->tiers, i);

      if (other == tier)
        return series;
      series += other->costed;
    }
  return stack->n_series;
}

static void
stack_cb (PmapIntervention *intervention,
          const gint64     *pence,
          gpointer          user_data)
{
  Stack *stack = user_data;
  guint series = find_series (stack, intervention);

  for (guint i = 0; i < stack->slices->len; i++)
    pmap_chart_set_value (stack->chart, i, series, pmap_chart_get_bar (stack->chart, i)->values[series] + pence[i]);
}

static void
add_area_series (PmapChart *chart)
{
  for (const PmapChoice *area = pmap_areas; area->nick != NULL; area++)
    pmap_chart_add_series (chart, _(area->label), (guint) area->value - 1);
}

static void
stack_costs (PmapChart *chart,
             PmapLedger *ledger,
             GPtrArray *slices,
             gboolean by_area)
{
  Stack stack = { chart, slices, by_area, _pmap_chart_kinds_get_tiers (ledger), 0 };
  gint64 rest = by_area ? pmap_ledger_get_area_total (ledger, PMAP_AREA_NONE)
                        : _pmap_chart_kinds_get_untiered (ledger, NULL);

  pmap_chart_set_shape (chart, PMAP_CHART_COLUMNS);
  pmap_chart_set_empty (chart, _("Nothing has been costed yet. As soon as interventions have staff, dates and members, what they "
                                 "cost shows here."));
  if (by_area)
    add_area_series (chart);
  else
    _pmap_chart_kinds_add_tier_series (chart, ledger);
  stack.n_series = pmap_chart_get_n_series (chart);
  if (rest != 0 || stack.n_series == 0)
    pmap_chart_add_series (chart, by_area ? _("No area said") : _("No tier"),
                           by_area ? PMAP_AREA_SENSORY : pmap_record_list_get_length (stack.tiers));
  for (guint i = 0; i < slices->len && pmap_ledger_get_total (ledger) != 0; i++)
    pmap_chart_add_bar (chart, ((PmapSlice *) slices->pdata[i])->name, NULL);
  if (pmap_chart_get_n_bars (chart) > 0)
    pmap_cost_split (ledger, slices, stack_cb, &stack);
  _pmap_chart_kinds_summarise_costs (chart, ledger, _pmap_chart_kinds_sum_bars (chart));
}

static void
build_by_month (PmapChart *chart,
                const PmapChartOrder *order,
                gboolean by_area)
{
  g_autoptr (GPtrArray) slices = pmap_slices_by_month (order->ledger);

  pmap_chart_set_headings (chart, _("Month"), _("Cost"));
  stack_costs (chart, order->ledger, slices, by_area);
}

void
_pmap_chart_build_cost_by_month (PmapChart *chart,
                                 const PmapChartOrder *order)
{
  build_by_month (chart, order, FALSE);
}

void
_pmap_chart_build_cost_by_month_and_area (PmapChart *chart,
                                          const PmapChartOrder *order)
{
  build_by_month (chart, order, TRUE);
}

void
_pmap_chart_build_cost_by_term (PmapChart *chart,
                                const PmapChartOrder *order)
{
  g_autoptr (GPtrArray) slices = pmap_slices_by_term (order->ledger);

  pmap_chart_set_headings (chart, _("Term"), _("Cost"));
  stack_costs (chart, order->ledger, slices, FALSE);
  if (slices->len > 0)
    return;
  pmap_chart_set_empty (chart, _("This map’s school year has no terms. The costs by month need none."));
  pmap_chart_set_summary (chart, _("This map’s school year has no terms."));
}

/* The school year along a chart, its terms by name, and its holidays; and today. */

static void
add_days_off (PmapChart *chart,
              PmapDate from,
              PmapDate to)
{
  if (to + 1 >= from + LEAST_DAYS_OFF)
    pmap_chart_add_band (chart, from, to, NULL);
}

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  const PmapTerm *one = *(PmapTerm *const *) a, *other = *(PmapTerm *const *) b;

  return (one->start > other->start) - (one->start < other->start);
}

/* What lies between the terms, and before the first and after the last; then what is closed inside of them. */
static void
add_terms (PmapChart *chart,
           PmapYear *year,
           PmapDate from,
           PmapDate to)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  PmapDate free_from = from;

  for (guint i = 0; i < pmap_record_list_get_length (year->terms); i++)
    {
      PmapTerm *term = pmap_record_list_get (year->terms, i);

      if (term->start != PMAP_DATE_NONE && term->start <= term->end && term->start <= to && term->end >= from)
        g_ptr_array_add (terms, term);
    }
  g_ptr_array_sort (terms, compare_terms);
  for (guint i = 0; i < terms->len; i++)
    {
      const PmapTerm *term = terms->pdata[i];
      PmapDate last = MIN (term->end, to);

      add_days_off (chart, free_from, term->start - 1);
      if (term->name != NULL && MAX (term->start, free_from) <= last)
        pmap_chart_add_band (chart, MAX (term->start, free_from), last, term->name);
      free_from = MAX (free_from, last + 1);
    }
  if (terms->len > 0)
    add_days_off (chart, free_from, to);
  for (guint i = 0; i < pmap_record_list_get_length (year->closures); i++)
    {
      const PmapClosure *closure = pmap_record_list_get (year->closures, i);

      if (closure->start != PMAP_DATE_NONE && closure->end >= from && closure->start <= to)
        add_days_off (chart, MAX (closure->start, from), MIN (closure->end, to));
    }
}

/* Marks terms, holidays and today between two days; they become the chart's range. */
void
_pmap_chart_kinds_add_days (PmapChart *chart,
                            const PmapChartOrder *order,
                            PmapDate from,
                            PmapDate to)
{
  pmap_chart_set_along (chart, PMAP_CHART_UNIT_DATE, _("Date"));
  pmap_chart_set_range (chart, from, to);
  add_terms (chart, pmap_document_get_year (pmap_ledger_get_document (order->ledger)), from, to);
  if (order->today != PMAP_DATE_NONE)
    pmap_chart_set_today (chart, order->today);
}

/* Spans */

typedef struct
{
  PmapChart *chart;
  PmapLedger *ledger;
  PmapPeriod year;     /* what is shown; without limits, all that there is */
  guint n_undated;
  guint n_elsewhere;   /* in another year */
} Spans;

static void
begin_spans (Spans *self,
             PmapChart *chart,
             const PmapChartOrder *order)
{
  PmapDocument *document = pmap_ledger_get_document (order->ledger);

  *self = (Spans) { .chart = chart, .ledger = order->ledger };
  self->year = pmap_period_academic_year (pmap_document_get_year (document));
  pmap_chart_set_shape (chart, PMAP_CHART_SPANS);
  pmap_chart_set_detail_heading (chart, _("How often"));
  _pmap_chart_kinds_add_tier_series (chart, order->ledger);
  if (self->year.from != PMAP_DATE_NONE)
    _pmap_chart_kinds_add_days (chart, order, self->year.from, self->year.to);
  else
    pmap_chart_set_along (chart, PMAP_CHART_UNIT_DATE, _("Date"));
}

static void
add_span (Spans *self,
          PmapIntervention *intervention,
          PmapMember *member,
          const char *label,
          const char *id)
{
  PmapTier *tier = pmap_intervention_get_tier (intervention);
  g_autofree char *frequency = NULL;
  PmapDate first, last;
  guint bar;

  if (!pmap_run_span_find (pmap_ledger_get_costing (self->ledger), intervention, member, &first, &last))
    {
      self->n_undated++;
      return;
    }
  if (self->year.from != PMAP_DATE_NONE && (last < self->year.from || first > self->year.to))
    {
      self->n_elsewhere++;
      return;
    }
  bar = pmap_chart_add_bar (self->chart, label, id);
  pmap_chart_set_bar_place (self->chart, bar, first, last);
  if (tier != NULL)
    pmap_chart_set_bar_colour (self->chart, bar, pmap_tier_get_number (tier));
  frequency = pmap_words_get_frequency (intervention);
  pmap_chart_set_bar_detail (self->chart, bar, frequency);
}

/* From the first session to the last of all that is given of a provision, a row each. */
static void
widen_span (Spans *self,
            GHashTable *rows,
            PmapIntervention *intervention)
{
  PmapProvision *provision = pmap_intervention_get_provision (intervention);
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, provision)), n = pmap_chart_get_n_bars (self->chart);
  const PmapChartBar *bar;
  PmapDate first, last;

  if (row == 0)
    {
      add_span (self, intervention, NULL, pmap_words_get_name (intervention),
                provision != NULL ? pmap_record_get_id (PMAP_RECORD (provision)) : NULL);
      if (pmap_chart_get_n_bars (self->chart) > n)
        g_hash_table_insert (rows, provision, GUINT_TO_POINTER (n + 1));
      return;
    }
  if (!pmap_run_span_find (pmap_ledger_get_costing (self->ledger), intervention, NULL, &first, &last)
      || (self->year.from != PMAP_DATE_NONE && (last < self->year.from || first > self->year.to)))
    return;
  bar = pmap_chart_get_bar (self->chart, row - 1);
  pmap_chart_set_bar_place (self->chart, row - 1, MIN (bar->from, first), MAX (bar->to, last));
  pmap_chart_set_bar_detail (self->chart, row - 1, NULL);
}

static guint
count_running (PmapChart *chart,
               PmapDate today)
{
  guint n = 0;

  for (guint i = 0; i < pmap_chart_get_n_bars (chart); i++)
    n += pmap_chart_get_bar (chart, i)->from <= today && today <= pmap_chart_get_bar (chart, i)->to;
  return n;
}

static void
summarise_spans (Spans *self,
                 PmapDate today)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = pmap_chart_get_n_bars (self->chart);

  if (n > 0)
    {
      guint n_running = count_running (self->chart, today);

      if (today != PMAP_DATE_NONE)
        /* translators: how many of the rows of a chart run today, and how many rows there are */
        g_string_append_printf (text, _("Running today: %1$u of %2$u."), n_running, n);
      else
        g_string_append (text, _("Each from its first to its last session."));
    }
  if (self->n_undated > 0)
    g_string_append_printf (text, ngettext (" %u without days is left out.", " %u without days are left out.", self->n_undated),
                            self->n_undated);
  if (self->n_elsewhere > 0)
    g_string_append_printf (text, ngettext (" %u of another school year is left out.", " %u of another school year are left out.",
                                            self->n_elsewhere), self->n_elsewhere);
  if (text->len == 0)
    g_string_append (text, _("There are no interventions yet."));
  pmap_chart_set_summary (self->chart, text->str + (text->str[0] == ' '));
}

void
_pmap_chart_build_groups_over_year (PmapChart *chart,
                                    const PmapChartOrder *order)
{
  PmapRecordList *interventions = pmap_ledger_get_document (order->ledger)->interventions;
  gboolean by_provision = pmap_record_list_get_length (interventions) > MOST_ROWS;
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  Spans spans;

  begin_spans (&spans, chart, order);
  pmap_chart_set_headings (chart, by_provision ? _("Provision") : _("Intervention"), _("Interventions"));
  pmap_chart_set_empty (chart, _("There is no intervention with days in this school year yet. Give each a first and a last day "
                                 "on the Groups page."));
  for (guint i = 0; i < pmap_record_list_get_length (interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (interventions, i);
      g_autofree char *label = pmap_record_describe (PMAP_RECORD (intervention));

      if (by_provision)
        widen_span (&spans, rows, intervention);
      else
        add_span (&spans, intervention, NULL, label != NULL && *label != '\0' ? label : pmap_words_get_name (intervention),
                  pmap_record_get_id (PMAP_RECORD (intervention)));
    }
  pmap_chart_sort_by_place (chart);
  summarise_spans (&spans, order->today);
}

/* A chart that may be given to a family names no other child. */
void
_pmap_chart_build_pupil_over_year (PmapChart *chart,
                                   const PmapChartOrder *order)
{
  g_autoptr (GPtrArray) members = pmap_ledger_get_pupil_members (order->ledger, order->pupil);
  g_autoptr (PmapNameScreen) screen = pmap_name_screen_new (pmap_ledger_get_document (order->ledger), order->pupil);
  Spans spans;

  begin_spans (&spans, chart, order);
  pmap_chart_set_headings (chart, _("Intervention"), _("Interventions"));
  pmap_chart_set_empty (chart, _("This pupil is in no intervention with days in this school year yet. Add what the pupil gets on "
                                 "the Map tab."));
  for (guint i = 0; i < members->len; i++)
    {
      PmapMember *member = g_ptr_array_index (members, i);
      PmapIntervention *intervention = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (member)));
      g_autofree char *name = pmap_name_screen_apply (screen, pmap_words_get_name (intervention));

      add_span (&spans, intervention, member, name, pmap_record_get_id (PMAP_RECORD (intervention)));
    }
  pmap_chart_sort_by_place (chart);
  summarise_spans (&spans, order->today);
}
