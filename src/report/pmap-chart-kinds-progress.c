/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charts of what provision does: a target's measures over time, and effect against cost.
 *
 * Progress against cost goes by targets: each that names an intervention says how much of the way from baseline to goal is
 * gone. Outcome against cost goes by what was recorded when members left: −2 to +2.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-kinds-private.h"

#include "base/pmap-date.h"
#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "calc/pmap-target-course.h"
#include "model/pmap-name-screen.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"
#include "model/pmap-tier.h"

#include <glib/gi18n.h>

/* The progress of a target */

#define MEASURED 0
#define EXPECTED 1
/* Days before the first and after the last, so that points do not stand on the edge. */
#define EDGE_DAYS 4

static PmapTarget *
find_target (const PmapChartOrder *order)
{
  PmapDocument *document = pmap_ledger_get_document (order->ledger);
  PmapRecord *pupil = pmap_document_find (document, order->pupil);
  PmapRecord *target = order->target != NULL ? pmap_document_find (document, order->target) : NULL;

  if (PMAP_IS_TARGET (target))
    return PMAP_TARGET (target);
  return PMAP_IS_PUPIL (pupil) ? pmap_record_list_get (PMAP_PUPIL (pupil)->targets, 0) : NULL;
}

/* The bar of a day; days come in their order. */
static guint
open_day (PmapChart *chart,
          PmapDate day)
{
  guint n = pmap_chart_get_n_bars (chart);
  g_autofree char *label = NULL;
  guint bar;

  if (n > 0 && pmap_chart_get_bar (chart, n - 1)->from == day)
    return n - 1;
  label = pmap_chart_unit_format (PMAP_CHART_UNIT_DATE, day);
  bar = pmap_chart_add_bar (chart, label, NULL);
  pmap_chart_set_bar_place (chart, bar, day, day);
  return bar;
}

static void
add_expected (PmapChart *chart,
              guint bar,
              const PmapTargetCourse *course)
{
  gint64 expected = pmap_target_course_expect (course, (PmapDate) pmap_chart_get_bar (chart, bar)->from);

  if (expected != PMAP_UNSET)
    pmap_chart_set_value (chart, bar, EXPECTED, expected);
}

/* The baseline's day, each entry's, and the review's: all in the order of days. */
static void
add_course (PmapChart *chart,
            const PmapTargetCourse *course,
            PmapNameScreen *screen)
{
  gboolean starts = course->start != PMAP_UNSET && course->set != PMAP_DATE_NONE;
  gboolean ends = pmap_target_course_expect (course, course->due) != PMAP_UNSET;

  for (guint i = 0; i < course->entries->len; i++)
    {
      PmapProgress *entry = course->entries->pdata[i];
      guint bar;

      if (starts && entry->date > course->set)
        pmap_chart_set_value (chart, open_day (chart, course->set), MEASURED, course->start);
      starts = starts && entry->date < course->set;
      if (ends && entry->date > course->due)
        add_expected (chart, open_day (chart, course->due), course);
      ends = ends && entry->date < course->due;
      bar = open_day (chart, entry->date);
      pmap_chart_set_value (chart, bar, MEASURED, entry->value);
      if (entry->note != NULL)
        {
          g_autofree char *note = pmap_name_screen_apply (screen, entry->note);

          pmap_chart_set_bar_detail (chart, bar, note);
        }
    }
  if (ends && course->entries->len > 0)
    open_day (chart, course->due);
  for (guint i = 0; i < pmap_chart_get_n_bars (chart); i++)
    add_expected (chart, i, course);
}

/* What the last measure means; with the goal, where there is one. */
static char *
describe_standing (const PmapTargetCourse *course)
{
  PmapProgress *last = pmap_target_course_get_last (course);
  g_autofree char *value = pmap_number_format (last->value, PMAP_DECIMAL_PLACES);
  g_autofree char *day = pmap_date_format (last->date);
  g_autofree char *expected = NULL;
  gint64 expectation = pmap_target_course_expect (course, last->date);

  if (expectation != PMAP_UNSET)
    expected = pmap_number_format (expectation, PMAP_DECIMAL_PLACES);
  switch (pmap_target_course_judge (course))
    {
    case PMAP_STANDING_REACHED:
      /* translators: a measure and its day */
      return g_strdup_printf (_("%1$s on %2$s: the goal is reached."), value, day);
    case PMAP_STANDING_ON_TRACK:
      /* translators: a measure, its day, and what is expected on that day */
      return g_strdup_printf (_("%1$s on %2$s: on track, for %3$s is expected by then."), value, day, expected);
    case PMAP_STANDING_BEHIND:
      /* translators: a measure, its day, and what is expected on that day */
      return g_strdup_printf (_("%1$s on %2$s: behind, for %3$s is expected by then."), value, day, expected);
    case PMAP_STANDING_UNKNOWN:
    default:
      /* translators: a measure and its day */
      return g_strdup_printf (_("%1$s on %2$s. Give the target a baseline and a goal as figures, and the days from when to when, "
                                "to see whether it is on track."), value, day);
    }
}

static void
say_empty (PmapChart *chart,
           const char *text)
{
  pmap_chart_set_empty (chart, text);
  pmap_chart_set_summary (chart, text);
}

static void
add_range (PmapChart *chart,
           const PmapChartOrder *order)
{
  gint64 from, to;

  pmap_chart_get_range (chart, &from, &to);
  _pmap_chart_kinds_add_days (chart, order, (PmapDate) (from - EDGE_DAYS), (PmapDate) (to + EDGE_DAYS));
}

void
_pmap_chart_build_target_progress (PmapChart *chart,
                                   const PmapChartOrder *order)
{
  g_autoptr (PmapNameScreen) screen = NULL;
  g_autoptr (PmapTargetCourse) course = NULL;
  g_autofree char *specific = NULL, *criterion = NULL, *standing = NULL, *summary = NULL;
  PmapTarget *target = find_target (order);

  pmap_chart_set_shape (chart, PMAP_CHART_LINES);
  pmap_chart_set_headings (chart, _("Date"), _("Measure"));
  pmap_chart_set_detail_heading (chart, _("What was seen"));
  if (target == NULL)
    {
      say_empty (chart, _("This pupil has no target yet. Write one on the Targets tab."));
      return;
    }
  screen = pmap_name_screen_new (pmap_ledger_get_document (order->ledger), order->pupil);
  course = pmap_target_course_new (target);
  specific = pmap_name_screen_apply (screen, target->specific != NULL ? target->specific : "");
  pmap_chart_set_along (chart, PMAP_CHART_UNIT_DATE, _("Date"));
  pmap_chart_add_series (chart, _("Measured"), 0);
  if (pmap_target_course_expect (course, course->set) != PMAP_UNSET)
    pmap_chart_set_path (chart, pmap_chart_add_series (chart, _("Expected by then"), 4));
  add_course (chart, course, screen);
  if (pmap_chart_get_n_bars (chart) == 0)
    {
      say_empty (chart, _("Nothing has been measured for this target yet. Write what was measured, and when, below the target on "
                          "the Targets tab."));
      return;
    }
  if (course->goal != PMAP_UNSET)
    {
      criterion = pmap_name_screen_apply (screen, target->criterion);
      pmap_chart_set_reference (chart, course->goal, criterion);
    }
  if (course->goal != PMAP_UNSET && course->start != PMAP_UNSET)
    pmap_chart_set_zone (chart, MIN (course->start, course->goal), MAX (course->start, course->goal));
  add_range (chart, order);
  standing = describe_standing (course);
  /* translators: what a pupil will do, then how far that is */
  summary = *specific != '\0' ? g_strdup_printf (_("%1$s %2$s"), specific, standing) : g_strdup (standing);
  pmap_chart_set_summary (chart, summary);
}

/* Effect against cost */

/**
 * Effect:
 * @sum: of what is averaged
 * @n: how many
 * @pupils: of which pupils
 *
 * What is known of the effect of a provision.
 */
typedef struct
{
  gint64 sum;
  guint n;
  GHashTable *pupils;
} Effect;

static void
free_effect (gpointer data)
{
  Effect *effect = data;

  g_hash_table_unref (effect->pupils);
  g_free (effect);
}

static GHashTable *
create_effects (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, free_effect);
}

static void
add_effect (GHashTable *effects,
            PmapProvision *provision,
            gpointer pupil,
            gint64 value)
{
  Effect *effect = g_hash_table_lookup (effects, provision);

  if (effect == NULL)
    {
      effect = g_new0 (Effect, 1);
      effect->pupils = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (effects, provision, effect);
    }
  effect->sum += value;
  effect->n++;
  g_hash_table_add (effect->pupils, pupil);
}

/* How much of the way the targets are, that name an intervention of each provision; in percent. */
static GHashTable *
collect_progress (PmapDocument *document)
{
  GHashTable *effects = create_effects ();

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);

      for (guint k = 0; k < pmap_record_list_get_length (pupil->targets); k++)
        {
          PmapTarget *target = pmap_record_list_get (pupil->targets, k);
          PmapRecord *intervention = target->intervention != NULL ? pmap_document_find (document, target->intervention) : NULL;
          PmapProvision *provision = PMAP_IS_INTERVENTION (intervention)
                                       ? pmap_intervention_get_provision (PMAP_INTERVENTION (intervention)) : NULL;
          g_autoptr (PmapTargetCourse) course = NULL;
          gint64 percent;

          if (provision == NULL)
            continue;
          course = pmap_target_course_new (target);
          if (pmap_target_course_get_share (course, &percent))
            add_effect (effects, provision, (gpointer) pmap_record_get_id (PMAP_RECORD (pupil)), percent);
        }
    }
  return effects;
}

/* The outcomes of the members of each provision's interventions, in ten-thousandths. */
static GHashTable *
collect_outcomes (PmapDocument *document)
{
  GHashTable *effects = create_effects ();

  for (guint i = 0; i < pmap_record_list_get_length (document->interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (document->interventions, i);
      PmapProvision *provision = pmap_intervention_get_provision (intervention);

      for (guint k = 0; provision != NULL && k < pmap_record_list_get_length (intervention->members); k++)
        {
          PmapMember *member = pmap_record_list_get (intervention->members, k);

          if (member->outcome != PMAP_UNSET && member->pupil != NULL)
            add_effect (effects, provision, member->pupil, member->outcome * PMAP_DECIMAL_ONE);
        }
    }
  return effects;
}

static gint64
divide_rounded (gint64 number,
                guint divisor)
{
  return number >= 0 ? (number + divisor / 2) / divisor : -((-number + divisor / 2) / divisor);
}

/* What a pupil's part of a provision costs on average, to the penny; FALSE where it has no pupil in the period. */
static gboolean
find_cost_of_pupil (PmapLedger *ledger,
                    PmapProvision *provision,
                    gint64 *pence)
{
  PmapRecordList *interventions = pmap_ledger_get_document (ledger)->interventions;
  g_autoptr (GHashTable) pupils = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 sum = 0;

  for (guint i = 0; i < pmap_record_list_get_length (interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (interventions, i);
      const PmapCost *cost = pmap_ledger_get_cost (ledger, intervention);

      if (pmap_intervention_get_provision (intervention) != provision || cost == NULL || !cost->in_period || cost->uncosted)
        continue;
      for (guint k = 0; k < cost->n_shares; k++)
        if (cost->shares[k].pupil != NULL)
          {
            sum += cost->shares[k].pence;
            g_hash_table_add (pupils, cost->shares[k].pupil);
          }
    }
  if (g_hash_table_size (pupils) == 0)
    return FALSE;
  *pence = divide_rounded (sum, g_hash_table_size (pupils));
  return TRUE;
}

static void
add_point (PmapChart *chart,
           PmapLedger *ledger,
           PmapProvision *provision,
           const Effect *effect)
{
  guint n_pupils = g_hash_table_size (effect->pupils);
  g_autofree char *detail = g_strdup_printf (ngettext ("rests on %u pupil", "rests on %u pupils", n_pupils), n_pupils);
  gint64 pence;
  guint bar;

  if (!find_cost_of_pupil (ledger, provision, &pence))
    return;
  bar = pmap_chart_add_bar (chart, provision->name != NULL ? provision->name : _("Provision without a name"),
                            pmap_record_get_id (PMAP_RECORD (provision)));
  pmap_chart_set_value (chart, bar, 0, divide_rounded (effect->sum, effect->n));
  pmap_chart_set_bar_place (chart, bar, pence, pence);
  pmap_chart_set_bar_detail (chart, bar, detail);
  pmap_chart_set_bar_colour (chart, bar, (int) MAX (pmap_tier_get_number (pmap_provision_get_tier (provision)), 0));
}

static void
add_points (PmapChart *chart,
            const PmapChartOrder *order,
            GHashTable *effects)
{
  PmapRecordList *provisions = pmap_ledger_get_document (order->ledger)->provisions;

  pmap_chart_set_shape (chart, PMAP_CHART_POINTS);
  pmap_chart_set_along (chart, PMAP_CHART_UNIT_MONEY, _("Cost for a pupil"));
  pmap_chart_set_detail_heading (chart, _("Rests on"));
  _pmap_chart_kinds_add_tier_series (chart, order->ledger);
  for (guint i = 0; i < pmap_record_list_get_length (provisions); i++)
    {
      PmapProvision *provision = pmap_record_list_get (provisions, i);
      const Effect *effect = g_hash_table_lookup (effects, provision);

      if (effect != NULL)
        add_point (chart, order->ledger, provision, effect);
    }
  pmap_chart_sort_by_place (chart);
}

static void
summarise_points (PmapChart *chart)
{
  const PmapChartBar *best = NULL;
  g_autofree char *cost = NULL, *text = NULL;

  for (guint i = 0; i < pmap_chart_get_n_bars (chart); i++)
    if (best == NULL || pmap_chart_get_bar (chart, i)->total > best->total)
      best = pmap_chart_get_bar (chart, i);
  if (best == NULL)
    {
      pmap_chart_set_summary (chart, pmap_chart_get_empty (chart));
      return;
    }
  cost = pmap_money_format_pounds (best->from);
  /* translators: a provision, how much it does, what it costs for a pupil, and on how many pupils that rests */
  text = g_strdup_printf (_("The most is done by %1$s: %2$s, at %3$s for a pupil (%4$s)."), best->label, best->text, cost,
                          best->detail);
  pmap_chart_set_summary (chart, text);
}

void
_pmap_chart_build_progress_against_cost (PmapChart *chart,
                                         const PmapChartOrder *order)
{
  g_autoptr (GHashTable) effects = collect_progress (pmap_ledger_get_document (order->ledger));

  pmap_chart_set_headings (chart, _("Provision"), _("Way from baseline to goal"));
  pmap_chart_set_empty (chart, _("No target that names its support has a baseline, a goal and a measure yet. Fill them in on the "
                                 "Targets tabs of pupils, and what provision does shows here."));
  pmap_chart_set_values (chart, 0, 100);
  add_points (chart, order, effects);
  summarise_points (chart);
}

void
_pmap_chart_build_outcome_against_cost (PmapChart *chart,
                                        const PmapChartOrder *order)
{
  g_autoptr (GHashTable) effects = collect_outcomes (pmap_ledger_get_document (order->ledger));

  pmap_chart_set_headings (chart, _("Provision"), _("Mean outcome, −2 to +2"));
  pmap_chart_set_empty (chart, _("No outcome is recorded yet. When a pupil leaves a group, say on the Groups page how it went, and "
                                 "what provision does shows here."));
  pmap_chart_set_values (chart, -2 * PMAP_DECIMAL_ONE, 2 * PMAP_DECIMAL_ONE);
  add_points (chart, order, effects);
  summarise_points (chart);
}
