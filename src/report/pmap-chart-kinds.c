/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The charts of a map, each a line in a table and a function that fills it from the document and its
 * ledger. No figure is computed here: the ledger has them all, so a chart and a table never differ.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-kinds-private.h"
#include "report/pmap-paid-words.h"
#include "report/pmap-provision-words.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "model/pmap-funding.h"
#include "model/pmap-member.h"
#include "model/pmap-name-screen.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"
#include "model/pmap-tier.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>

static const char *
describe_period (PmapLedger *ledger,
                 char **text)
{
  PmapYear *year = pmap_document_get_year (pmap_ledger_get_document (ledger));

  *text = pmap_period_describe (pmap_ledger_get_period (ledger), year);
  return *text;
}

PmapRecordList *
_pmap_chart_kinds_get_tiers (PmapLedger *ledger)
{
  return pmap_ledger_get_document (ledger)->tiers;
}

const PmapChartBar *
_pmap_chart_kinds_find_largest (PmapChart *chart)
{
  const PmapChartBar *largest = NULL;

  for (guint i = 0; i < pmap_chart_get_n_bars (chart); i++)
    {
      const PmapChartBar *bar = pmap_chart_get_bar (chart, i);

      if (bar->total > 0 && (largest == NULL || bar->total > largest->total))
        largest = bar;
    }
  return largest;
}

/* The sentence of most charts: how much in all, and where most of it is. */
void
_pmap_chart_kinds_summarise_costs (PmapChart *chart,
                                   PmapLedger *ledger,
                                   gint64 total)
{
  const PmapChartBar *largest = _pmap_chart_kinds_find_largest (chart);
  g_autofree char *amount = pmap_money_format (total);
  g_autofree char *period = NULL;
  g_autofree char *text = NULL;

  describe_period (ledger, &period);
  if (largest == NULL)
    text = g_strdup_printf (_("Nothing has been costed yet (%s)."), period);
  else if (pmap_chart_get_shape (chart) == PMAP_CHART_COLUMNS)
    /* translators: a total, a period, the month or term that costs the most and its amount */
    text = g_strdup_printf (_("In all %1$s (%2$s). The most is in %3$s: %4$s."), amount, period, largest->label,
                            largest->text);
  else
    /* translators: a total, a period, the name of the largest part and its amount */
    text = g_strdup_printf (_("In all %s (%s). The largest part is %s: %s."), amount, period, largest->label,
                            largest->text);
  pmap_chart_set_summary (chart, text);
}

static void
summarise_counts (PmapChart *chart)
{
  const PmapChartBar *largest = _pmap_chart_kinds_find_largest (chart);
  g_autofree char *text = NULL;

  if (largest == NULL)
    text = g_strdup (_("There are no interventions yet."));
  else
    /* translators: the name of the largest part and how many interventions it has */
    text = g_strdup_printf (ngettext ("The most are in %s: %s intervention.", "The most are in %s: %s interventions.",
                                      (gulong) largest->total),
                            largest->label, largest->text);
  pmap_chart_set_summary (chart, text);
}

gint64
_pmap_chart_kinds_sum_bars (PmapChart *chart)
{
  gint64 total = 0;

  for (guint i = 0; i < pmap_chart_get_n_bars (chart); i++)
    total += pmap_chart_get_bar (chart, i)->total;
  return total;
}

/* Cost for each pupil */

/* A series for each tier that costs something. Returns: how many. */
guint
_pmap_chart_kinds_add_tier_series (PmapChart *chart,
                                   PmapLedger *ledger)
{
  guint n = 0;

  for (guint i = 0; i < pmap_record_list_get_length (_pmap_chart_kinds_get_tiers (ledger)); i++)
    {
      PmapTier *tier = pmap_record_list_get (_pmap_chart_kinds_get_tiers (ledger), i);

      if (tier->costed)
        {
          pmap_chart_add_series (chart, tier->name != NULL ? tier->name : "", i);
          n++;
        }
    }
  return n;
}

/* The parts by tier; what belongs to no tier goes into the last series, so that the bar's length is the cost. */
static void
set_tier_values (PmapChart *chart,
                 PmapLedger *ledger,
                 guint bar,
                 const char *pupil)
{
  gint64 rest = pmap_ledger_get_pupil_towards_limit (ledger, pupil);
  guint series = 0;

  for (guint i = 0; i < pmap_record_list_get_length (_pmap_chart_kinds_get_tiers (ledger)); i++)
    {
      PmapTier *tier = pmap_record_list_get (_pmap_chart_kinds_get_tiers (ledger), i);
      gint64 value;

      if (!tier->costed)
        continue;
      value = pmap_ledger_get_pupil_tier_towards_limit (ledger, pupil, pmap_record_get_id (PMAP_RECORD (tier)));
      pmap_chart_set_value (chart, bar, series++, value);
      rest -= value;
    }
  if (rest != 0)
    pmap_chart_set_value (chart, bar, series, rest);
}

/* What is costed but belongs to no tier: the school's, or a pupil's. */
gint64
_pmap_chart_kinds_get_untiered (PmapLedger *ledger,
                                const char *pupil)
{
  gint64 rest = pupil != NULL ? pmap_ledger_get_pupil_total (ledger, pupil) : pmap_ledger_get_total (ledger);

  for (guint i = 0; i < pmap_record_list_get_length (_pmap_chart_kinds_get_tiers (ledger)); i++)
    {
      const char *id = pmap_record_get_id (pmap_record_list_get (_pmap_chart_kinds_get_tiers (ledger), i));

      rest -= pupil != NULL ? pmap_ledger_get_pupil_tier_total (ledger, pupil, id)
                            : pmap_ledger_get_tier_total (ledger, id);
    }
  return rest;
}

static char *
describe_pupil_detail (PmapLedger *ledger,
                       PmapPupil *pupil)
{
  g_autoptr (GPtrArray) members = pmap_ledger_get_pupil_members (ledger, pmap_record_get_id (PMAP_RECORD (pupil)));
  const char *year_group = pmap_choices_get_label (pmap_year_groups, pupil->year_group);
  g_autofree char *count = pmap_number_say (members->len, ngettext ("%u intervention", "%u interventions", members->len));

  if (year_group == NULL || *year_group == '\0')
    return g_steal_pointer (&count);
  /* translators: a year group and a number of interventions */
  return g_strdup_printf (_("%s, %s"), year_group, count);
}

static guint
add_pupil_bar (PmapChart *chart,
               PmapLedger *ledger,
               PmapPupil *pupil)
{
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (pupil));
  g_autofree char *detail = describe_pupil_detail (ledger, pupil);
  guint bar = pmap_chart_add_bar (chart, name != NULL ? name : "", pmap_record_get_id (PMAP_RECORD (pupil)));

  pmap_chart_set_bar_detail (chart, bar, detail);
  return bar;
}

static void
summarise_pupils (PmapChart *chart,
                  gint64 limit)
{
  g_autofree char *amount = pmap_words_get_amount (limit);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  guint above = 0;

  for (guint i = 0; i < pmap_chart_get_n_bars (chart); i++)
    above += pmap_chart_get_bar (chart, i)->total > limit;
  count = pmap_number_format (above, 0);
  if (above == 0)
    text = g_strdup_printf (_("No pupil’s provision costs more than %s."), amount);
  else
    text = g_strdup_printf (ngettext ("The provision of %1$s pupil costs more than %2$s.",
                                      "The provision of %1$s pupils costs more than %2$s.", above),
                            count, amount);
  pmap_chart_set_summary (chart, text);
}

static void
add_limit (PmapChart *chart,
           gint64 limit)
{
  g_autofree char *amount = pmap_words_get_amount (limit);
  g_autofree char *label = g_strdup_printf (_("%s, element 2"), amount);

  pmap_chart_set_reference (chart, limit, label);
}

/* The limit is one of the academic year: the cost of another period is not held against it. */
static void
build_cost_per_pupil (PmapChart *chart,
                      const PmapChartOrder *order)
{
  PmapLedger *ledger = order->ledger;
  PmapDocument *document = pmap_ledger_get_document (ledger);
  PmapFunding *funding = pmap_document_get_funding (document);
  g_autofree char *cost = pmap_period_say_cost (pmap_ledger_get_period (ledger), pmap_document_get_year (document));
  gboolean is_year = pmap_ledger_get_period (ledger)->kind == PMAP_PERIOD_ACADEMIC_YEAR;
  guint n_tiers = _pmap_chart_kinds_add_tier_series (chart, ledger);

  if (n_tiers > 0 && _pmap_chart_kinds_get_untiered (ledger, NULL) != 0)
    pmap_chart_add_series (chart, _("No tier"), pmap_record_list_get_length (_pmap_chart_kinds_get_tiers (ledger)));
  /* What others pay is not held against the limit. */
  pmap_chart_set_headings (chart, _("Pupil"), pmap_record_list_get_length (document->payers) > 0 ? _("Cost that counts towards element 2")
                                                                                                 : cost);
  if (is_year)
    add_limit (chart, funding->element_2_limit);
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);
      const char *id = pmap_record_get_id (PMAP_RECORD (pupil));

      if (pmap_ledger_get_pupil_towards_limit (ledger, id) != 0)
        set_tier_values (chart, ledger, add_pupil_bar (chart, ledger, pupil), id);
    }
  pmap_chart_sort_by_total (chart);
  if (is_year)
    summarise_pupils (chart, funding->element_2_limit);
  else
    _pmap_chart_kinds_summarise_costs (chart, ledger, _pmap_chart_kinds_sum_bars (chart));
}

static void
build_interventions_per_pupil (PmapChart *chart,
                               const PmapChartOrder *order)
{
  PmapLedger *ledger = order->ledger;
  PmapDocument *document = pmap_ledger_get_document (ledger);
  const PmapChartBar *largest;
  g_autofree char *text = NULL;

  pmap_chart_set_headings (chart, _("Pupil"), _("Interventions"));
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);
      g_autoptr (GPtrArray) members = pmap_ledger_get_pupil_members (ledger, pmap_record_get_id (PMAP_RECORD (pupil)));

      if (members->len > 0)
        pmap_chart_set_value (chart, add_pupil_bar (chart, ledger, pupil), 0, members->len);
    }
  pmap_chart_sort_by_total (chart);
  largest = _pmap_chart_kinds_find_largest (chart);
  if (largest == NULL)
    text = g_strdup (_("No pupil is in an intervention yet."));
  else
    text = g_strdup_printf (ngettext ("The most that one pupil has is %s intervention.",
                                      "The most that one pupil has is %s interventions.", (gulong) largest->total),
                            largest->text);
  pmap_chart_set_summary (chart, text);
}

/* By tier and by area */

static void
build_by_tier (PmapChart *chart,
               const PmapChartOrder *order)
{
  PmapLedger *ledger = order->ledger;
  const char *pupil = order->pupil;
  gint64 rest;

  pmap_chart_set_headings (chart, _("Tier"), _("Cost"));
  for (guint i = 0; i < pmap_record_list_get_length (_pmap_chart_kinds_get_tiers (ledger)); i++)
    {
      PmapTier *tier = pmap_record_list_get (_pmap_chart_kinds_get_tiers (ledger), i);
      const char *id = pmap_record_get_id (PMAP_RECORD (tier));
      guint bar;

      if (!tier->costed)
        continue;
      bar = pmap_chart_add_bar (chart, tier->name != NULL ? tier->name : "", id);
      pmap_chart_set_bar_colour (chart, bar, (int) i);
      pmap_chart_set_value (chart, bar, 0,
                            pupil != NULL ? pmap_ledger_get_pupil_tier_total (ledger, pupil, id)
                                          : pmap_ledger_get_tier_total (ledger, id));
    }
  rest = _pmap_chart_kinds_get_untiered (ledger, pupil);
  if (rest != 0)
    {
      guint bar = pmap_chart_add_bar (chart, _("No tier"), NULL);

      pmap_chart_set_bar_colour (chart, bar, (int) pmap_record_list_get_length (_pmap_chart_kinds_get_tiers (ledger)));
      pmap_chart_set_value (chart, bar, 0, rest);
    }
  _pmap_chart_kinds_summarise_costs (chart, ledger, _pmap_chart_kinds_sum_bars (chart));
}

static void
build_by_payer (PmapChart *chart,
                const PmapChartOrder *order)
{
  g_autoptr (GPtrArray) lines = pmap_paid_words_list (order->ledger, order->pupil);

  pmap_chart_set_headings (chart, _("Who pays"), _("Cost"));
  for (guint i = 0; i < lines->len; i++)
    {
      const PmapPaidLine *line = lines->pdata[i];

      pmap_chart_set_value (chart, pmap_chart_add_bar (chart, line->name, line->id), 0, line->pence);
    }
  if (lines->len == 0 && pmap_ledger_get_total (order->ledger) != 0)
    pmap_chart_set_value (chart, pmap_chart_add_bar (chart, _("The school itself"), NULL), 0,
                          order->pupil != NULL ? pmap_ledger_get_pupil_total (order->ledger, order->pupil)
                                               : pmap_ledger_get_total (order->ledger));
  _pmap_chart_kinds_summarise_costs (chart, order->ledger, _pmap_chart_kinds_sum_bars (chart));
}

static gint64
get_area_value (PmapChart *chart,
                PmapLedger *ledger,
                const char *pupil,
                PmapArea area)
{
  if (pmap_chart_get_unit (chart) == PMAP_CHART_UNIT_COUNT)
    return pmap_ledger_count_area (ledger, area);
  if (pupil != NULL)
    return pmap_ledger_get_pupil_area_total (ledger, pupil, area);
  return pmap_ledger_get_area_total (ledger, area);
}

static void
add_area_bar (PmapChart *chart,
              const char *label,
              const char *nick,
              guint colour,
              gint64 value)
{
  guint bar = pmap_chart_add_bar (chart, label, nick);

  pmap_chart_set_bar_colour (chart, bar, (int) colour);
  pmap_chart_set_value (chart, bar, 0, value);
}

static void
build_by_area (PmapChart *chart,
               const PmapChartOrder *order)
{
  PmapLedger *ledger = order->ledger;
  const char *pupil = order->pupil;
  gboolean is_money = pmap_chart_get_unit (chart) == PMAP_CHART_UNIT_MONEY;
  gint64 rest = get_area_value (chart, ledger, pupil, PMAP_AREA_NONE);

  pmap_chart_set_headings (chart, _("Area of need"), is_money ? _("Cost") : _("Interventions"));
  for (const PmapChoice *area = pmap_areas; area->nick != NULL; area++)
    add_area_bar (chart, _(area->label), area->nick, (guint) area->value - 1,
                  get_area_value (chart, ledger, pupil, area->value));
  if (rest != 0)
    add_area_bar (chart, _("No area said"), NULL, PMAP_AREA_SENSORY, rest);

  if (is_money)
    _pmap_chart_kinds_summarise_costs (chart, ledger, _pmap_chart_kinds_sum_bars (chart));
  else
    summarise_counts (chart);
}

/* By year group: every year from the youngest to the oldest pupil, those without an intervention too. */
static void
build_by_year_group (PmapChart *chart,
                     const PmapChartOrder *order)
{
  PmapLedger *ledger = order->ledger;
  PmapDocument *document = pmap_ledger_get_document (ledger);
  int youngest = G_MAXINT, oldest = 0;

  pmap_chart_set_headings (chart, _("Year group"), _("Interventions"));
  pmap_chart_set_shape (chart, PMAP_CHART_COLUMNS);
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);

      if (pupil->year_group == 0 || pmap_pupil_is_archived (pupil))
        continue;
      youngest = MIN (youngest, pupil->year_group);
      oldest = MAX (oldest, pupil->year_group);
    }
  for (const PmapChoice *year = pmap_year_groups; year->nick != NULL; year++)
    if (year->value >= youngest && year->value <= oldest)
      pmap_chart_set_value (chart, pmap_chart_add_bar (chart, _(year->label), year->nick), 0,
                            pmap_ledger_count_year_group (ledger, year->value));
  summarise_counts (chart);
}

/* One pupil's interventions: a chart that may be given to a family names no other child. */

static void
build_pupil_interventions (PmapChart *chart,
                           const PmapChartOrder *order)
{
  PmapLedger *ledger = order->ledger;
  const char *pupil = order->pupil;
  g_autoptr (GPtrArray) members = pmap_ledger_get_pupil_members (ledger, pupil);
  g_autoptr (PmapNameScreen) screen = pmap_name_screen_new (pmap_ledger_get_document (ledger), pupil);

  pmap_chart_set_headings (chart, _("Intervention"), _("Cost"));
  for (guint i = 0; i < members->len; i++)
    {
      PmapMember *member = g_ptr_array_index (members, i);
      PmapRecord *intervention = pmap_record_get_owner (PMAP_RECORD (member));
      g_autofree char *frequency = pmap_words_get_frequency (PMAP_INTERVENTION (intervention));
      g_autofree char *name = pmap_name_screen_apply (screen, pmap_words_get_name (PMAP_INTERVENTION (intervention)));
      guint bar = pmap_chart_add_bar (chart, name, pmap_record_get_id (intervention));

      pmap_chart_set_bar_detail (chart, bar, frequency);
      pmap_chart_set_value (chart, bar, 0, pmap_ledger_get_share (ledger, member));
    }
  pmap_chart_sort_by_total (chart);
  _pmap_chart_kinds_summarise_costs (chart, ledger, pmap_ledger_get_pupil_total (ledger, pupil));
}

#define SCHOOL FALSE, FALSE
#define PUPIL TRUE, FALSE
#define TARGET TRUE, TRUE
#define MONEY PMAP_CHART_UNIT_MONEY, TRUE
#define COUNT PMAP_CHART_UNIT_COUNT, FALSE
#define MEASURE PMAP_CHART_UNIT_MEASURE, FALSE
/* Against cost, so they go where figures are hidden. */
#define PERCENT_AND_MONEY PMAP_CHART_UNIT_PERCENT, TRUE
#define MEASURE_AND_MONEY PMAP_CHART_UNIT_MEASURE, TRUE

static const PmapChartKind kinds[] = {
  { "cost-per-pupil", N_("Cost of each pupil’s provision"), SCHOOL, build_cost_per_pupil, MONEY },
  { "cost-by-tier", N_("Cost by tier"), SCHOOL, build_by_tier, MONEY },
  { "cost-by-area", N_("Cost by area of need"), SCHOOL, build_by_area, MONEY },
  { "cost-by-payer", N_("Cost by who pays"), SCHOOL, build_by_payer, MONEY },
  { "budget-by-month", N_("Budget, spent and still to come"), SCHOOL, _pmap_chart_build_budget_by_month, MONEY },
  { "cost-by-rate-set", N_("Cost by each set of rates"), SCHOOL, _pmap_chart_build_cost_by_rate_set, MONEY },
  { "cost-by-month", N_("Cost by month and tier"), SCHOOL, _pmap_chart_build_cost_by_month, MONEY },
  { "cost-by-month-and-area", N_("Cost by month and area of need"), SCHOOL,
    _pmap_chart_build_cost_by_month_and_area, MONEY },
  { "cost-by-term", N_("Cost by term and tier"), SCHOOL, _pmap_chart_build_cost_by_term, MONEY },
  { "groups-over-year", N_("Interventions over the school year"), SCHOOL,
    _pmap_chart_build_groups_over_year, COUNT },
  { "progress-against-cost", N_("Progress towards targets against cost"), SCHOOL,
    _pmap_chart_build_progress_against_cost, PERCENT_AND_MONEY },
  { "outcome-against-cost", N_("Outcome against cost"), SCHOOL,
    _pmap_chart_build_outcome_against_cost, MEASURE_AND_MONEY },
  { "interventions-by-area", N_("Interventions by area of need"), SCHOOL, build_by_area, COUNT },
  { "interventions-by-year-group", N_("Interventions by year group"), SCHOOL, build_by_year_group, COUNT },
  { "interventions-per-pupil", N_("Interventions of each pupil"), SCHOOL, build_interventions_per_pupil, COUNT },
  { "pupil-cost-by-intervention", N_("Cost of each intervention"), PUPIL, build_pupil_interventions, MONEY },
  { "pupil-cost-by-tier", N_("Cost by tier"), PUPIL, build_by_tier, MONEY },
  { "pupil-cost-by-area", N_("Cost by area of need"), PUPIL, build_by_area, MONEY },
  { "pupil-over-year", N_("Provision over the school year"), PUPIL, _pmap_chart_build_pupil_over_year, COUNT },
  { "target-progress", N_("Progress of a target"), TARGET, _pmap_chart_build_target_progress, MEASURE },
};

/**
 * pmap_chart_kinds_get:
 * @n_kinds: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_kinds): all kinds of charts, in the order to offer them
 */
const PmapChartKind *
pmap_chart_kinds_get (guint *n_kinds)
{
  g_return_val_if_fail (n_kinds != NULL, NULL);

  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/** pmap_chart_kind_find: Returns: (nullable): the kind called @nick */
const PmapChartKind *
pmap_chart_kind_find (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].nick, nick) == 0)
      return &kinds[i];
  return NULL;
}

/** pmap_chart_kind_get_title: Returns: what readers see */
const char *
pmap_chart_kind_get_title (const PmapChartKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return _(kind->title);
}

/** pmap_chart_kind_is_money: Returns: whether the chart is of amounts of money */
gboolean
pmap_chart_kind_is_money (const PmapChartKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  return kind->is_money;
}

/**
 * pmap_chart_kind_build:
 * @kind: a kind of chart
 * @order: what of: with a pupil for kinds about a pupil, and with a target or none for those about a target
 *
 * Returns: (transfer full): the chart as things are now
 */
PmapChart *
pmap_chart_kind_build (const PmapChartKind *kind,
                       const PmapChartOrder *order)
{
  PmapChartOrder own;
  PmapChart *chart;

  g_return_val_if_fail (kind != NULL && order != NULL && PMAP_IS_LEDGER (order->ledger), NULL);
  g_return_val_if_fail (!kind->about_pupil || order->pupil != NULL, NULL);

  own = *order;
  if (!kind->about_pupil)
    own.pupil = NULL;
  chart = pmap_chart_new (kind->nick, _(kind->title), kind->unit);
  kind->build (chart, &own);

  return chart;
}
