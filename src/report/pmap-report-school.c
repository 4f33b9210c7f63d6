/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The school's costed map on paper: what it offers by tier, what that costs, and what each pupil's part is.
 *
 * It is for the SENCO, the head and the governors; it names pupils and is not for parents. The lines of
 * each tier add up to its total, the totals of the tiers to the school's, and the pupils' parts with the
 * places that no pupil of the map takes to the same sum.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-report-school.h"
#include "base/pmap-number.h"
#include "report/pmap-chart-kinds.h"
#include "report/pmap-provision-words.h"
#include "report/pmap-working-table.h"
#include "report/pmap-report-kinds.h"
#include "report/pmap-report-parts-private.h"

#include "base/pmap-money.h"
#include "model/pmap-funding.h"
#include "model/pmap-record-list.h"
#include "model/pmap-run.h"
#include "model/pmap-school.h"
#include "model/pmap-tier.h"

#include <glib/gi18n.h>

typedef struct
{
  PmapReport *report;
  PmapLedger *ledger;
  PmapDocument *document;
  gint64 printed_total;
} Work;

static void
add_count_key (PmapBlock *keys,
               const char *label,
               guint count)
{
  g_autofree char *text = pmap_number_format (count, 0);

  pmap_block_add_key (keys, label, text);
}

static guint
count_pupils (PmapDocument *document,
              PmapSenCode sen)
{
  guint n = 0;

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);

      n += (PmapSenCode) pupil->sen == sen && !pmap_pupil_is_archived (pupil);
    }
  return n;
}

static guint
count_all_pupils (PmapDocument *document)
{
  guint n = 0;

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    n += !pmap_pupil_is_archived (pmap_record_list_get (document->pupils, i));
  return n;
}

static void
add_head (Work *work)
{
  PmapSchool *school = pmap_document_get_school (work->document);
  PmapFunding *funding = pmap_document_get_funding (work->document);
  PmapYear *school_year = pmap_document_get_year (work->document);
  g_autofree char *period = pmap_period_describe (pmap_ledger_get_period (work->ledger), school_year);
  g_autofree char *costs = g_strdup_printf (_("Costs: %s"), period);
  g_autofree char *year = pmap_words_get_school_year (work->document);
  g_autofree char *title = *year == '\0' ? g_strdup (_("Provision map"))
                                         : g_strdup_printf (_("Provision map %s"), year);
  g_autofree char *total = pmap_money_format (pmap_ledger_get_total (work->ledger));
  g_autofree char *value_text = g_strdup_printf (_("Total: %s"), total);
  gint64 counted = pmap_ledger_get_towards_budget (work->ledger);
  PmapBlock *block;

  if (school->name != NULL)
    pmap_report_add (work->report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, school->name));
  pmap_report_add (work->report, pmap_block_new_heading (1, title));
  block = pmap_report_add (work->report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, costs));
  pmap_block_set_space_before (block, 2.0);

  block = pmap_report_add (work->report, pmap_block_new_keys (2));
  add_count_key (block, _("Pupils on this map"), count_all_pupils (work->document));
  add_count_key (block, _("Interventions"), pmap_record_list_get_length (work->document->interventions));
  add_count_key (block, _("SEN support"), count_pupils (work->document, PMAP_SEN_SUPPORT));
  add_count_key (block, _("EHC plans"), count_pupils (work->document, PMAP_SEN_PLAN));

  /* The budget is one of the year: the cost of another period is not held against it. */
  if (funding->notional_sen_budget != PMAP_UNSET && funding->notional_sen_budget > 0
      && pmap_ledger_get_period (work->ledger)->kind == PMAP_PERIOD_ACADEMIC_YEAR)
    {
      g_autofree char *budget = pmap_words_get_amount (funding->notional_sen_budget);
      g_autofree char *part = pmap_money_format (counted);
      g_autofree char *limit_text = counted == pmap_ledger_get_total (work->ledger)
                                      ? g_strdup_printf (_("of a notional SEN budget of %s"), budget)
                                      /* translators: the part of the cost that others do not pay, and the budget. */
                                      : g_strdup_printf (_("%1$s of it against a notional SEN budget of %2$s"), part, budget);

      block = pmap_report_add (work->report, pmap_block_new_meter (funding->notional_sen_budget, value_text,
                                                                   limit_text));
      if (counted != pmap_ledger_get_total (work->ledger))
        pmap_block_add_meter_part (block, counted, 0);
      for (guint i = 0; counted == pmap_ledger_get_total (work->ledger) && i < pmap_record_list_get_length (work->document->tiers); i++)
        pmap_block_add_meter_part (block, pmap_ledger_get_tier_total (
                                            work->ledger,
                                            pmap_record_get_id (pmap_record_list_get (work->document->tiers, i))), i);
      pmap_block_set_space_before (block, 18.0);
    }
  else
    pmap_report_add (work->report, pmap_block_new_paragraph (PMAP_TEXT_SUBHEADING, value_text));
  pmap_report_parts_add_paid (work->report, work->ledger, NULL);
}

/* The offer, tier by tier */

static PmapRichText *
make_name_cell (PmapIntervention *intervention)
{
  PmapProvision *provision = pmap_intervention_get_provision (intervention);
  PmapRichText *cell = pmap_rich_text_new (PMAP_TEXT_STRONG, pmap_words_get_name (intervention));
  guint n = pmap_record_list_get_length (intervention->members);
  g_autofree char *pupils = pmap_number_say (n, ngettext ("%u pupil", "%u pupils", n));

  if (intervention->name != NULL)
    pmap_rich_text_append_line (cell, PMAP_TEXT_BODY, intervention->name);
  if (provision != NULL && provision->area != PMAP_AREA_NONE)
    pmap_rich_text_append_line (cell, PMAP_TEXT_BODY, pmap_choices_get_label (pmap_areas, provision->area));
  pmap_rich_text_append_line (cell, PMAP_TEXT_MUTED, pupils);

  return cell;
}

static gint64
add_intervention_row (Work *work,
                      PmapBlock *table,
                      PmapIntervention *intervention,
                      gboolean is_costed)
{
  const PmapCost *cost = pmap_ledger_get_cost (work->ledger, intervention);
  gint64 pence = cost != NULL ? cost->total : 0;
  g_autofree char *text = pmap_money_format (pence);
  PmapPeriod run = pmap_run_get_dates (intervention);
  g_autofree char *dates = pmap_words_get_dates (run.from, run.to);

  pmap_block_begin_row (table, PMAP_ROW_NORMAL);
  pmap_block_add_cell (table, make_name_cell (intervention));
  pmap_block_add_cell (table, pmap_report_parts_make_manner (intervention, NULL, dates, NULL));
  pmap_block_add_text (table, PMAP_TEXT_FIGURE, is_costed ? text : _("No extra cost"));
  return pence;
}

/* What every teacher does is not run as interventions; it stands on the menu alone. */
static void
add_menu (Work *work,
          PmapTier *tier,
          const char *name)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < pmap_record_list_get_length (work->document->provisions); i++)
    {
      PmapProvision *provision = pmap_record_list_get (work->document->provisions, i);

      if (pmap_provision_get_tier (provision) != tier)
        continue;
      if (!has_heading)
        pmap_report_add (work->report, pmap_block_new_heading (2, name));
      has_heading = TRUE;
      pmap_report_parts_add_item (work->report, provision->name, provision->purpose);
    }
}

static void
add_tier (Work *work,
          PmapTier *tier,
          guint colour)
{
  const char *name = tier != NULL && tier->name != NULL ? tier->name : _("Other provision");
  gboolean is_costed = tier == NULL || tier->costed;
  PmapBlock *table = NULL;
  gint64 subtotal = 0;

  if (!is_costed)
    {
      add_menu (work, tier, name);
      return;
    }
  for (guint i = 0; i < pmap_record_list_get_length (work->document->interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (work->document->interventions, i);

      if (pmap_intervention_get_tier (intervention) != tier)
        continue;
      if (table == NULL)
        {
          pmap_report_add (work->report, pmap_block_new_heading (2, name));
          table = pmap_report_add (work->report, pmap_report_parts_new_provision_table ());
          pmap_block_set_edge_colour (table, (int) colour);
        }
      subtotal += add_intervention_row (work, table, intervention, is_costed);
    }
  if (table == NULL)
    return;
  pmap_report_parts_add_sum (table, PMAP_ROW_SUBTOTAL, name, subtotal);
  work->printed_total += subtotal;
}

static void
add_offer (Work *work)
{
  guint n_tiers = pmap_record_list_get_length (work->document->tiers);
  PmapYear *year = pmap_document_get_year (work->document);
  g_autofree char *period = pmap_period_describe (pmap_ledger_get_period (work->ledger), year);

  for (guint i = 0; i < n_tiers; i++)
    add_tier (work, pmap_record_list_get (work->document->tiers, i), i);
  add_tier (work, NULL, n_tiers);
  pmap_report_parts_add_total (work->report, period, work->printed_total);
}

/* Each pupil's part */

static gint64
add_pupil_row (Work *work,
               PmapBlock *table,
               PmapPupil *pupil)
{
  const char *id = pmap_record_get_id (PMAP_RECORD (pupil));
  gint64 pence = pmap_ledger_get_pupil_total (work->ledger, id);
  g_autoptr (GPtrArray) members = pmap_ledger_get_pupil_members (work->ledger, id);
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (pupil));
  g_autofree char *count = pmap_number_format (members->len, 0);
  g_autofree char *cost = pmap_money_format (pence);

  pmap_block_begin_row (table, PMAP_ROW_NORMAL);
  pmap_block_add_text (table, PMAP_TEXT_BODY, name != NULL ? name : "");
  pmap_block_add_text (table, PMAP_TEXT_BODY,
                       pupil->year_group != 0 ? pmap_choices_get_label (pmap_year_groups, pupil->year_group) : "");
  pmap_block_add_text (table, PMAP_TEXT_BODY,
                       pupil->sen != PMAP_SEN_UNSAID ? pmap_choices_get_short_label (pmap_sen_codes,
                                                                                     pupil->sen) : "");
  pmap_block_add_text (table, PMAP_TEXT_FIGURE, count);
  pmap_block_add_text (table, PMAP_TEXT_FIGURE, cost);
  return pence;
}

static void
add_last_row (PmapBlock *table,
              PmapRowStyle style,
              const char *label,
              gint64 pence)
{
  gboolean is_total = style == PMAP_ROW_TOTAL;
  g_autofree char *cost = pmap_money_format (pence);

  pmap_block_begin_row (table, style);
  pmap_block_add_text (table, is_total ? PMAP_TEXT_STRONG : PMAP_TEXT_BODY, label);
  for (guint i = 0; i < 3; i++)
    pmap_block_add_text (table, PMAP_TEXT_BODY, "");
  pmap_block_add_text (table, is_total ? PMAP_TEXT_FIGURE_STRONG : PMAP_TEXT_FIGURE, cost);
}

static void
add_pupils (Work *work)
{
  gint64 outside = pmap_ledger_get_outside (work->ledger);
  gint64 places = pmap_ledger_get_places (work->ledger);
  gint64 sum = outside;
  PmapBlock *table;

  if (pmap_record_list_get_length (work->document->pupils) == 0)
    return;
  pmap_report_add (work->report, pmap_block_new_heading (2, _("Cost of each pupil’s provision")));
  table = pmap_report_add (work->report, pmap_block_new_table ());
  pmap_block_add_column (table, _("Pupil"), 1.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("Year"), 0.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("SEN"), 0.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("Interventions"), 0.0, PMAP_BLOCK_ALIGN_END);
  pmap_block_add_column (table, _("Cost"), 0.0, PMAP_BLOCK_ALIGN_END);
  pmap_block_set_space_before (table, 6.0);
  for (guint i = 0; i < pmap_record_list_get_length (work->document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (work->document->pupils, i);

      /* Who left before the year has no cost in it; in another period, as all of each run, the sum needs the line. */
      if (!pmap_pupil_is_archived (pupil)
          || pmap_ledger_get_pupil_total (work->ledger, pmap_record_get_id (PMAP_RECORD (pupil))) != 0)
        sum += add_pupil_row (work, table, pupil);
    }
  if (places != 0)
    add_last_row (table, PMAP_ROW_NORMAL, _("Places of pupils who are not on this map"), places);
  if (outside != places)
    add_last_row (table, PMAP_ROW_NORMAL, _("Nobody’s: there was no member"), outside - places);
  add_last_row (table, PMAP_ROW_TOTAL, _("Total"), sum);
}

/* All that there is to say below a table, in one paragraph. */
static void
add_notes (Work *work,
           const PmapWorkingTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *const lists[] = { table->warnings, table->notes };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", (const char *) lists[i]->pdata[j]);
  if (text->len > 0)
    pmap_block_set_space_before (pmap_report_add (work->report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, text->str)), 3.0);
}

/* How these costs come about: for the school's own copy, for it shows what an hour costs. */
static void
add_workings (Work *work)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < pmap_record_list_get_length (work->document->interventions); i++)
    {
      PmapRecord *intervention = pmap_record_list_get (work->document->interventions, i);
      g_autoptr (PmapWorking) working = pmap_working_new (pmap_ledger_get_costing (work->ledger), intervention);
      g_autoptr (PmapWorkingTable) table = NULL;
      PmapBlock *block;

      if (working->cost->uncosted || !working->cost->in_period)
        continue;
      table = pmap_working_table_new (working);
      if (!has_heading)
        {
          pmap_report_add (work->report, pmap_block_new_page_break ());
          pmap_report_add (work->report, pmap_block_new_heading (2, _("How these costs come about")));
          if (table->rates != NULL)
            pmap_report_add (work->report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, table->rates));
        }
      has_heading = TRUE;
      pmap_report_add (work->report, pmap_block_new_heading (3, table->title));
      block = pmap_report_add (work->report, pmap_working_table_to_block (table));
      pmap_block_set_space_before (block, 4.0);
      pmap_block_set_keep_with_next (block, table->warnings->len + table->notes->len > 0);
      add_notes (work, table);
    }
}

static void
add_charts (Work *work)
{
  static const char *const nicks[] = { "cost-by-area", "cost-by-term", "interventions-by-year-group" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      const PmapChartOrder order = { .ledger = work->ledger };
      g_autoptr (PmapChart) chart = pmap_chart_kind_build (pmap_chart_kind_find (nicks[i]), &order);

      if (pmap_chart_get_n_bars (chart) > 0)
        pmap_report_add (work->report, pmap_block_new_chart (chart));
    }
}

/**
 * pmap_report_school_new:
 * @ledger: the map's figures; its period is printed beside the total
 *
 * Returns: (transfer full): the document to print
 */
PmapReport *
pmap_report_school_new (PmapLedger *ledger)
{
  Work work = { .ledger = ledger };
  PmapSchool *school;
  g_autofree char *running_head = NULL;

  g_return_val_if_fail (PMAP_IS_LEDGER (ledger), NULL);

  work.document = pmap_ledger_get_document (ledger);
  school = pmap_document_get_school (work.document);
  /* translators: at the head of every page: the school's name */
  running_head = g_strdup_printf (_("Provision map: %s"), school->name != NULL ? school->name : "");
  work.report = pmap_report_new (_("Provision map"), running_head);

  add_head (&work);
  add_charts (&work);
  add_offer (&work);
  add_pupils (&work);
  add_workings (&work);

  return work.report;
}

static PmapReport *
build (const PmapReportKind *kind,
       const PmapReportOrder *order)
{
  return pmap_report_school_new (order->ledger);
}

const PmapReportKind pmap_report_kind_school = { "school", N_("The school’s map"), .build = build };
