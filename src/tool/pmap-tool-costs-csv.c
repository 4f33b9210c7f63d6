/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Costs for spreadsheets and scripts: one amount a row, and a first column that says what it is the amount of, so that a
 * script picks the rows it wants and never adds a total to its parts. pmaptool(1) describes the columns: they may get
 * company on their right, but they stay where they are. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-costs.h"

#include "exchange/pmap-csv.h"


typedef struct
{
  const char *record;
  PmapIntervention *intervention;
  PmapPupil *pupil;
  gint64 amount;
  const char *working;
} Row;

static void
add_record (GString    *csv,
            PmapRecord *record)
{
  g_autofree char *name = record != NULL ? pmap_record_describe (record) : NULL;

  pmap_csv_add_text (csv, record != NULL ? pmap_record_get_id (record) : NULL);
  pmap_csv_add_text (csv, name);
}

static void
add_row (const PmapToolCosts *costs,
         GString             *csv,
         const Row           *row)
{
  g_autofree char *tier = row->intervention != NULL ? pmap_tool_costs_describe_tier (row->intervention) : NULL;
  g_autofree char *amount = pmap_tool_costs_format_pence (row->amount);

  pmap_csv_add_text (csv, row->record);
  add_record (csv, (PmapRecord *) row->intervention);
  pmap_csv_add_text (csv, tier);
  pmap_csv_add_text (csv, row->intervention != NULL ? pmap_tool_costs_get_area (row->intervention) : NULL);
  add_record (csv, (PmapRecord *) row->pupil);
  pmap_csv_add_number (csv, amount);
  if (costs->working)
    pmap_csv_add_text (csv, row->working);
  pmap_csv_end_row (csv);
}

static void
add_intervention (const PmapToolCosts *costs,
                  GString             *csv,
                  PmapIntervention    *intervention)
{
  const PmapCost *cost = pmap_ledger_get_cost (costs->ledger, intervention);
  g_autofree char *working = costs->working ? pmap_tool_costs_describe_working (costs, intervention) : NULL;

  add_row (costs, csv, &(Row) { "intervention", intervention, NULL, cost->total, working });
  for (guint i = 0; i < cost->n_shares; i++)
    {
      const PmapShare *share = &cost->shares[i];
      g_autofree char *share_working = costs->working ? pmap_tool_costs_describe_working (costs, share->member) : NULL;

      if (pmap_tool_costs_shows_share (costs, share))
        add_row (costs, csv, &(Row) { "share", intervention, pmap_document_find (costs->document, share->pupil),
                                      share->pence, share_working });
    }
  if (costs->pupil == NULL)
    add_row (costs, csv, &(Row) { "outside", intervention, NULL, cost->outside, NULL });
}

/**
 * pmap_tool_costs_to_csv:
 * @costs: what is asked for
 *
 * Returns: (transfer full): the costs as comma-separated values
 */
char *
pmap_tool_costs_to_csv (const PmapToolCosts *costs)
{
  GString *csv = g_string_new ("record,intervention,intervention-name,tier,area,pupil,pupil-name,amount");
  g_autoptr (GPtrArray) interventions = pmap_tool_costs_list_interventions (costs);
  g_autoptr (GPtrArray) pupils = pmap_tool_costs_list_pupils (costs);

  g_string_append (csv, costs->working ? ",working\n" : "\n");
  for (guint i = 0; i < interventions->len; i++)
    add_intervention (costs, csv, g_ptr_array_index (interventions, i));
  for (guint i = 0; i < pupils->len; i++)
    {
      PmapPupil *pupil = g_ptr_array_index (pupils, i);
      gint64 total = pmap_ledger_get_pupil_total (costs->ledger, pmap_record_get_id (PMAP_RECORD (pupil)));

      add_row (costs, csv, &(Row) { "pupil", NULL, pupil, total, NULL });
    }
  if (pmap_tool_costs_is_whole (costs))
    {
      add_row (costs, csv, &(Row) { "school-outside", NULL, NULL, pmap_ledger_get_outside (costs->ledger), NULL });
      add_row (costs, csv, &(Row) { "school", NULL, NULL, pmap_ledger_get_total (costs->ledger), NULL });
    }
  return g_string_free (csv, FALSE);
}
