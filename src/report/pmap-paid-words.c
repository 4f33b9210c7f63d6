/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who pays, in words: a line for each funding stream that pays for the school's or a pupil's provision, the school's own last. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-paid-words.h"

#include "base/pmap-id.h"
#include "base/pmap-money.h"

#include <glib/gi18n.h>

static void
free_line (gpointer data)
{
  PmapPaidLine *line = data;

  g_clear_pointer (&line->id, pmap_id_release);
  g_free (line->name);
  g_free (line);
}

static void
add_line (GPtrArray  *lines,
          PmapLedger *ledger,
          const char *payer,
          gint64      pence)
{
  PmapPaidLine *line;

  if (pence == 0)
    return;
  line = g_new0 (PmapPaidLine, 1);
  line->id = payer != NULL ? pmap_id_intern (payer) : NULL;
  line->name = pmap_paid_words_get_name (pmap_ledger_get_document (ledger), payer);
  line->pence = pence;
  g_ptr_array_add (lines, line);
}

/**
 * pmap_paid_words_get_name:
 * @document: a map
 * @payer: (nullable): the id of one of its funding streams; %NULL for the school itself
 *
 * Returns: (transfer full): what the stream is called, to stand alone
 */
char *
pmap_paid_words_get_name (PmapDocument *document,
                          const char   *payer)
{
  PmapRecord *record;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  record = payer != NULL ? pmap_document_find (document, payer) : NULL;
  return record != NULL ? pmap_record_describe (record) : g_strdup (_("The school itself"));
}

/**
 * pmap_paid_words_list:
 * @ledger: a map's figures
 * @pupil: (nullable): a pupil's id; %NULL for all of the school
 *
 * Returns: (transfer container) (element-type PmapPaidLine): who pays how much of the total in the ledger's period, the school itself
 *   last; empty where it pays all
 */
GPtrArray *
pmap_paid_words_list (PmapLedger *ledger,
                      const char *pupil)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);
  PmapRecordList *payers;

  g_return_val_if_fail (PMAP_IS_LEDGER (ledger), lines);

  payers = pmap_ledger_get_document (ledger)->payers;
  for (guint i = 0; i < pmap_record_list_get_length (payers); i++)
    {
      const char *id = pmap_record_get_id (pmap_record_list_get (payers, i));

      add_line (lines, ledger, id, pupil != NULL ? pmap_ledger_get_pupil_payer_total (ledger, pupil, id)
                                                 : pmap_ledger_get_payer_total (ledger, id));
    }
  if (lines->len > 0)
    add_line (lines, ledger, NULL, pupil != NULL ? pmap_ledger_get_pupil_payer_total (ledger, pupil, NULL)
                                                 : pmap_ledger_get_payer_total (ledger, NULL));
  return lines;
}

/**
 * pmap_paid_words_describe:
 * @working: how a figure was reached
 *
 * Returns: (transfer full) (nullable): "Paid by: NHS £58.37 (50%), the school itself £58.37"; %NULL where the school pays all
 */
char *
pmap_paid_words_describe (const PmapWorking *working)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (working->intervention));
  g_autoptr (GString) text = NULL;
  const PmapPayers *paid = working->cost->paid;

  if (paid == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < paid->n_parts; i++)
    {
      const PmapPayerPart *part = &paid->parts[i];
      PmapRecord *payer = part->payer != NULL ? pmap_document_find (document, part->payer) : NULL;
      g_autofree char *name = payer != NULL ? pmap_record_describe (payer) : g_strdup (_("the school itself"));
      g_autofree char *percent = pmap_number_format (part->percent, PMAP_DECIMAL_PLACES);
      gint64 pence = working->member != NULL ? pmap_payers_get_part (paid, working->pence, part->payer) : part->pence;
      g_autofree char *amount = pmap_money_format (pence);

      if (text->len > 0)
        /* translators: between those who pay. */
        g_string_append (text, _(", "));
      /* translators: who pays, how much, and how many per cent that is. */
      g_string_append_printf (text, _("%1$s %2$s (%3$s%%)"), name, amount, percent);
    }
  /* translators: %s is a list of who pays how much. */
  return g_strdup_printf (_("Paid by: %s"), text->str);
}
