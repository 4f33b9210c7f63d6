/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Costs for spreadsheets and scripts: one amount a row, and a first column that says what it is the amount of, so that a
 * script picks the rows it wants and never adds a total to its parts. pmaptool(1) describes the columns: they may get
 * company on their right, but they stay where they are. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-costs.h"

#include "base/pmap-hash.h"
#include "exchange/pmap-csv.h"
#include "report/pmap-paid-words.h"

/* A pupil stands in a row for each intervention, an intervention in a row for each member: their cells are made once. */
typedef struct
{
  const PmapToolCosts *costs;
  GString *csv;
  GString *amount;
  GHashTable *pupils;        /* id, of the document → GString */
} Writer;

/* Who pays an amount: its id, which the school itself has not, and what it is called. */
typedef struct
{
  const char *id;
  const char *name;
} Payer;

static void
free_cells (gpointer cells)
{
  g_string_free (cells, TRUE);
}

static void
add_record (GString    *cells,
            PmapRecord *record)
{
  g_autofree char *name = record != NULL ? pmap_record_describe (record) : NULL;

  pmap_csv_add_text (cells, record != NULL ? pmap_record_get_id (record) : NULL);
  pmap_csv_add_text (cells, name);
}

static GString *
make_intervention_cells (PmapIntervention *intervention)
{
  g_autofree char *tier = intervention != NULL ? pmap_tool_costs_describe_tier (intervention) : NULL;
  GString *cells = g_string_new (NULL);

  add_record (cells, (PmapRecord *) intervention);
  pmap_csv_add_text (cells, tier);
  pmap_csv_add_text (cells, intervention != NULL ? pmap_tool_costs_get_area (intervention) : NULL);
  return cells;
}

static const GString *
get_pupil_cells (Writer     *self,
                 const char *pupil)
{
  const char *id = pupil != NULL ? pupil : "";
  GString *cells = g_hash_table_lookup (self->pupils, id);

  if (cells == NULL)
    {
      cells = g_string_new (NULL);
      add_record (cells, pmap_document_find (self->costs->document, pupil));
      g_hash_table_insert (self->pupils, (gpointer) id, cells);
    }
  return cells;
}

static void
add_row (Writer        *self,
         const char    *record,
         const GString *intervention,
         const char    *pupil,
         gint64         amount,
         const char    *working,
         const Payer   *payer)
{
  pmap_csv_add_text (self->csv, record);
  pmap_csv_add_cells (self->csv, intervention);
  pmap_csv_add_cells (self->csv, get_pupil_cells (self, pupil));
  g_string_truncate (self->amount, 0);
  pmap_tool_costs_append_pence (self->amount, amount);
  pmap_csv_add_number (self->csv, self->amount->str);
  if (self->costs->working)
    pmap_csv_add_text (self->csv, working);
  pmap_csv_add_text (self->csv, payer != NULL ? payer->id : NULL);
  pmap_csv_add_text (self->csv, payer != NULL ? payer->name : NULL);
  pmap_csv_end_row (self->csv);
}

/* Who pays for it, where that is not the school alone. */
static void
add_paid (Writer         *self,
          const GString  *intervention,
          const PmapCost *cost)
{
  for (guint i = 0; cost->paid != NULL && i < cost->paid->n_parts; i++)
    {
      const PmapPayerPart *part = &cost->paid->parts[i];
      g_autofree char *name = pmap_paid_words_get_name (self->costs->document, part->payer);
      const Payer payer = { part->payer, name };

      add_row (self, "paid", intervention, NULL, part->pence, NULL, &payer);
    }
}

static void
add_all_paid (Writer        *self,
              const char    *record,
              const GString *no_intervention,
              const char    *pupil)
{
  g_autoptr (GPtrArray) lines = pmap_paid_words_list (self->costs->ledger, pupil);

  for (guint i = 0; i < lines->len; i++)
    {
      const PmapPaidLine *line = lines->pdata[i];
      const Payer payer = { line->id, line->name };

      add_row (self, record, no_intervention, pupil, line->pence, NULL, &payer);
    }
}

static void
add_intervention (Writer           *self,
                  PmapIntervention *intervention)
{
  const PmapToolCosts *costs = self->costs;
  const PmapCost *cost = pmap_ledger_get_cost (costs->ledger, intervention);
  g_autofree char *working = costs->working ? pmap_tool_costs_describe_working (costs, intervention) : NULL;
  GString *cells = make_intervention_cells (intervention);

  add_row (self, "intervention", cells, NULL, cost->total, working, NULL);
  for (guint i = 0; i < cost->n_shares; i++)
    {
      const PmapShare *share = &cost->shares[i];
      g_autofree char *share_working = costs->working ? pmap_tool_costs_describe_working (costs, share->member) : NULL;

      if (pmap_tool_costs_shows_share (costs, share))
        add_row (self, "share", cells, share->pupil, share->pence, share_working, NULL);
    }
  if (costs->pupil == NULL)
    {
      add_row (self, "outside", cells, NULL, cost->outside, NULL, NULL);
      add_paid (self, cells, cost);
    }
  g_string_free (cells, TRUE);
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
  g_autoptr (GString) amount = g_string_new (NULL), no_intervention = make_intervention_cells (NULL);
  g_autoptr (GHashTable) pupil_cells = g_hash_table_new_full (pmap_hash_text, g_str_equal, NULL, free_cells);
  g_autoptr (GPtrArray) interventions = pmap_tool_costs_list_interventions (costs);
  g_autoptr (GPtrArray) pupils = pmap_tool_costs_list_pupils (costs);
  Writer self = { costs, csv, amount, pupil_cells };

  g_string_append (csv, costs->working ? ",working,payer,payer-name\n" : ",payer,payer-name\n");
  for (guint i = 0; i < interventions->len; i++)
    add_intervention (&self, g_ptr_array_index (interventions, i));
  for (guint i = 0; i < pupils->len; i++)
    {
      const char *id = pmap_record_get_id (g_ptr_array_index (pupils, i));

      add_row (&self, "pupil", no_intervention, id, pmap_ledger_get_pupil_total (costs->ledger, id), NULL, NULL);
      add_all_paid (&self, "pupil-paid", no_intervention, id);
    }
  if (pmap_tool_costs_is_whole (costs))
    {
      add_row (&self, "school-outside", no_intervention, NULL, pmap_ledger_get_outside (costs->ledger), NULL, NULL);
      add_row (&self, "school", no_intervention, NULL, pmap_ledger_get_total (costs->ledger), NULL, NULL);
      add_all_paid (&self, "school-paid", no_intervention, NULL);
    }
  return g_string_free (csv, FALSE);
}
