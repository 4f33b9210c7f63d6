/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Costs for people: interventions with each pupil's share below, then the pupils, then the school. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-costs.h"

#include "tool/pmap-tool-table.h"

#include "base/pmap-money.h"
#include "report/pmap-paid-words.h"
#include "report/pmap-working-table.h"
#include "model/pmap-provision.h"
#include "model/pmap-school.h"

#include <glib/gi18n.h>

static void
add_remark (PmapToolTable *table,
            const char    *indent,
            const char    *remark)
{
  g_auto (GStrv) lines = g_strsplit (remark, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *text = g_strconcat (indent, *line, NULL);

      if (**line != '\0')
        pmap_tool_table_add_line (table, text);
    }
}

static void
add_working_row (PmapToolTable     *table,
                 const char *const *headings,
                 const char *const *cells,
                 const char        *detail)
{
  const char *texts[PMAP_WORKING_N_COLUMNS] = { cells[PMAP_WORKING_WHAT] };
  const char *blanks[PMAP_WORKING_N_COLUMNS] = { NULL };
  g_autofree char *indented = detail != NULL ? g_strconcat ("  ", detail, NULL) : NULL;
  guint n = 1;

  for (guint column = 1; column < PMAP_WORKING_N_COLUMNS; column++)
    if (headings[column] != NULL)
      {
        blanks[n] = "";
        texts[n++] = cells[column] != NULL ? cells[column] : "";
      }
  pmap_tool_table_add_row (table, texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], NULL);
  if (detail != NULL)
    pmap_tool_table_add_row (table, indented, blanks[1], blanks[2], blanks[3], blanks[4], blanks[5], NULL);
}

static void
append_working_rows (GString                *text,
                     const PmapWorkingTable *working,
                     guint                   first,
                     const char *const      *headings)
{
  guint n_columns = 0;
  g_autoptr (PmapToolTable) table = NULL;

  for (guint column = 0; column < PMAP_WORKING_N_COLUMNS; column++)
    n_columns += headings[column] != NULL;
  table = pmap_tool_table_new (n_columns, 1);
  if (first == 0)
    {
      add_working_row (table, headings, headings, NULL);
      pmap_tool_table_add_rule (table);
    }
  for (guint i = first; i < working->rows->len; i++)
    {
      const PmapWorkingRow *row = working->rows->pdata[i];

      if (i > first && row->rank != PMAP_WORKING_NORMAL)
        pmap_tool_table_add_rule (table);
      add_working_row (table, headings, (const char *const *) row->cells, row->detail);
    }
  pmap_tool_table_append (table, text);
}

/* How an intervention's cost came about, as a table of its own below it. */
static void
add_working (const PmapToolCosts *costs,
             PmapToolTable       *table,
             PmapIntervention    *intervention)
{
  g_autoptr (PmapWorking) working = pmap_working_new (pmap_ledger_get_costing (costs->ledger), PMAP_RECORD (intervention));
  g_autoptr (PmapWorkingTable) shown = pmap_working_table_new (working);
  g_autoptr (GString) text = g_string_new (NULL);

  if (shown->rows->len > 0)
    append_working_rows (text, shown, 0, shown->headings);
  for (guint i = 0; i < shown->notes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) shown->notes->pdata[i]);
  add_remark (table, "    ", text->str);
}

/* How a share of it came about: what stands above it is not said again. */
static void
add_share_working (const PmapToolCosts *costs,
                   PmapToolTable       *table,
                   PmapMember          *member)
{
  g_autoptr (PmapWorking) working = pmap_working_new (pmap_ledger_get_costing (costs->ledger), PMAP_RECORD (member));
  g_autoptr (PmapWorkingTable) shown = pmap_working_table_new (working);
  const char *const headings[PMAP_WORKING_N_COLUMNS] = {
    [PMAP_WORKING_WHAT] = shown->headings[PMAP_WORKING_WHAT],
    [PMAP_WORKING_AMOUNT] = shown->headings[PMAP_WORKING_AMOUNT],
  };
  g_autoptr (GString) text = g_string_new (NULL);

  if (shown->rows->len > shown->n_terms)
    append_working_rows (text, shown, MAX (shown->n_terms, 1), headings);
  if (working->is_adjusted)
    g_string_append_printf (text, "%s\n", (const char *) shown->notes->pdata[0]);
  add_remark (table, "      ", text->str);
}

static void
add_part (PmapToolTable *table,
          const char    *name,
          gint64         pence)
{
  g_autofree char *indented = g_strconcat ("  ", name, NULL);
  g_autofree char *amount = pmap_money_format (pence);

  pmap_tool_table_add_row (table, indented, "", "", amount, NULL);
}

static void
add_shares (const PmapToolCosts *costs,
            PmapToolTable       *table,
            const PmapCost      *cost)
{
  for (guint i = 0; i < cost->n_shares; i++)
    {
      const PmapShare *share = &cost->shares[i];
      g_autofree char *name = NULL;

      if (!pmap_tool_costs_shows_share (costs, share))
        continue;
      name = pmap_record_describe (PMAP_RECORD (share->member));
      add_part (table, name, share->pence);
      if (costs->working)
        add_share_working (costs, table, share->member);
    }
  if (costs->pupil == NULL && cost->places != 0)
    add_part (table, _("Pupils outside this map"), cost->places);
  if (costs->pupil == NULL && cost->outside != cost->places)
    add_part (table, _("Nobody"), cost->outside - cost->places);
}

static void
add_intervention (const PmapToolCosts *costs,
                  PmapToolTable       *table,
                  PmapIntervention    *intervention)
{
  const PmapCost *cost = pmap_ledger_get_cost (costs->ledger, intervention);
  PmapProvision *provision = pmap_intervention_get_provision (intervention);
  const char *area = provision != NULL ? pmap_choices_get_short_label (pmap_areas, provision->area) : NULL;
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (intervention));
  g_autofree char *tier = pmap_tool_costs_describe_tier (intervention);
  g_autofree char *total = cost->uncosted ? g_strdup (_("not costed")) : pmap_money_format (cost->total);

  pmap_tool_table_add_row (table, name, tier != NULL ? tier : "", area != NULL ? area : "", total, NULL);
  if (costs->working)
    add_working (costs, table, intervention);
  for (guint i = 0; cost->issues != NULL && i < cost->issues->len; i++)
    {
      const PmapIssue *issue = g_ptr_array_index (cost->issues, i);
      g_autofree char *remark = g_strdup_printf ("%s: %s", pmap_severity_get_word (issue->severity), issue->message);

      add_remark (table, "    ", remark);
    }
  add_shares (costs, table, cost);
}

static void
append_interventions (const PmapToolCosts *costs,
                      GString             *text)
{
  g_autoptr (GPtrArray) interventions = pmap_tool_costs_list_interventions (costs);
  g_autoptr (PmapToolTable) table = pmap_tool_table_new (4, 3);

  pmap_tool_table_add_row (table, _("Intervention"), _("Tier"), _("Area"), _("Cost"), NULL);
  pmap_tool_table_add_rule (table);
  for (guint i = 0; i < interventions->len; i++)
    add_intervention (costs, table, g_ptr_array_index (interventions, i));
  pmap_tool_table_append (table, text);
}

static void
add_total (PmapToolTable *table,
           const char    *label,
           gint64         pence)
{
  g_autofree char *amount = pmap_money_format (pence);

  pmap_tool_table_add_row (table, label, "", "", amount, NULL);
}

static void
append_pupils (const PmapToolCosts *costs,
               GString             *text)
{
  g_autoptr (GPtrArray) pupils = pmap_tool_costs_list_pupils (costs);
  g_autoptr (PmapToolTable) table = pmap_tool_table_new (4, 3);

  if (pupils->len == 0)
    return;
  pmap_tool_table_add_row (table, _("Pupil"), _("Year"), _("SEN"), _("Cost"), NULL);
  pmap_tool_table_add_rule (table);
  for (guint i = 0; i < pupils->len; i++)
    {
      PmapPupil *pupil = g_ptr_array_index (pupils, i);
      const char *year = pmap_choices_get_short_label (pmap_year_groups, pupil->year_group);
      const char *sen = pmap_choices_get_short_label (pmap_sen_codes, pupil->sen);
      g_autofree char *name = pmap_record_describe (PMAP_RECORD (pupil));
      g_autofree char *total = NULL;

      total = pmap_money_format (pmap_ledger_get_pupil_total (costs->ledger, pmap_record_get_id (PMAP_RECORD (pupil))));
      pmap_tool_table_add_row (table, name, year != NULL ? year : "", sen != NULL ? sen : "", total, NULL);
    }
  if (pmap_tool_costs_is_whole (costs))
    {
      gint64 places = pmap_ledger_get_places (costs->ledger), nobodys = pmap_ledger_get_outside (costs->ledger) - places;

      pmap_tool_table_add_rule (table);
      if (places != 0)
        add_total (table, _("Pupils outside this map"), places);
      if (nobodys != 0)
        add_total (table, _("Nobody"), nobodys);
      add_total (table, _("School"), pmap_ledger_get_total (costs->ledger));
    }
  g_string_append_c (text, '\n');
  pmap_tool_table_append (table, text);
}

static void
append_payers (const PmapToolCosts *costs,
               GString             *text)
{
  g_autoptr (GPtrArray) lines = pmap_paid_words_list (costs->ledger, NULL);
  g_autoptr (PmapToolTable) table = pmap_tool_table_new (2, 1);

  if (lines->len == 0)
    return;
  pmap_tool_table_add_row (table, _("Who pays"), _("Cost"), NULL);
  pmap_tool_table_add_rule (table);
  for (guint i = 0; i < lines->len; i++)
    {
      const PmapPaidLine *line = lines->pdata[i];
      g_autofree char *amount = pmap_money_format (line->pence);

      pmap_tool_table_add_row (table, line->name, amount, NULL);
    }
  g_string_append_c (text, '\n');
  pmap_tool_table_append (table, text);
}

/**
 * pmap_tool_costs_to_table:
 * @costs: what is asked for
 *
 * Returns: (transfer full): the costs as plain text in columns
 */
char *
pmap_tool_costs_to_table (const PmapToolCosts *costs)
{
  GString *text = g_string_new (NULL);
  const char *school = pmap_document_get_school (costs->document)->name;
  g_autofree char *period = pmap_tool_costs_describe_period (costs);
  g_autofree char *rates = pmap_tool_costs_describe_rates (costs);

  if (school != NULL)
    g_string_append_printf (text, "%s\n", school);
  g_string_append_printf (text, "%s\n", period);
  if (rates != NULL)
    {
      /* translators: %s is the name of a set of rates, as in "The school’s own rates". */
      g_string_append_printf (text, _("Rates: %s"), rates);
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');
  append_interventions (costs, text);
  append_pupils (costs, text);
  if (pmap_tool_costs_is_whole (costs))
    append_payers (costs, text);
  return g_string_free (text, FALSE);
}
