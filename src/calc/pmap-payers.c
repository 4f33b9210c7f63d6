/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who pays: an amount split among the funding streams of an intervention, or else of its provision, by percentage. What is
 * over is the school's own. A pupil's share is split first and the parts added up after, so that what a stream pays for an
 * intervention is the sum of what it pays for each pupil, to the penny; within a share the pence go by largest remainder, ties by
 * the stream's id. Percentages above 100 are taken in proportion, and pointed out. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-payers.h"

#include "base/pmap-id.h"
#include "calc/pmap-exact-private.h"
#include "model/pmap-document.h"
#include "model/pmap-payer.h"
#include "model/pmap-payment.h"

#define ALL (100 * (gint64) PMAP_DECIMAL_ONE)

/**
 * pmap_payers_count_percent:
 * @run: what an intervention really is
 *
 * Returns: what its funding streams pay together, in ten-thousandths of a per cent; the school pays what lacks to 100
 */
gint64
pmap_payers_count_percent (const PmapRun *run)
{
  gint64 percent = 0;
  guint n;
  gpointer const *payments;

  g_return_val_if_fail (run != NULL, 0);

  payments = pmap_record_list_peek (run->payments, &n);
  for (guint i = 0; i < n; i++)
    percent += ((PmapPayment *) payments[i])->percent;
  return percent;
}

/**
 * pmap_payers_new:
 * @document: a map
 * @run: what an intervention of it really is
 *
 * Returns: (transfer full) (nullable): who pays for it; %NULL where the school pays all
 */
PmapPayers *
pmap_payers_new (PmapDocument  *document,
                 const PmapRun *run)
{
  PmapPayers *self;
  gpointer const *payments;
  gint64 rest;
  guint n;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && run != NULL, NULL);

  payments = pmap_record_list_peek (run->payments, &n);
  if (n == 0)
    return NULL;
  self = g_malloc0 (sizeof (PmapPayers) + (n + 1) * sizeof (PmapPayerPart));
  self->shares = pmap_shares_new ();
  for (guint i = 0; i < n; i++)
    {
      const PmapPayment *payment = payments[i];
      PmapRecord *payer = pmap_document_find (document, payment->payer);
      PmapPayerPart *part = &self->parts[self->n_parts];

      if (!PMAP_IS_PAYER (payer) || payment->percent == 0)
        continue;
      part->payer = pmap_id_acquire (payment->payer);
      part->percent = payment->percent;
      part->towards_budget = PMAP_PAYER (payer)->counts_towards_budget;
      part->towards_limit = PMAP_PAYER (payer)->counts_towards_limit;
      self->n_parts++;
    }
  rest = ALL;
  for (guint i = 0; i < self->n_parts; i++)
    rest -= self->parts[i].percent;
  if (rest > 0)
    self->parts[self->n_parts++] = (PmapPayerPart) { .percent = rest, .towards_budget = TRUE, .towards_limit = TRUE };
  return self;
}

void
pmap_payers_free (PmapPayers *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_parts; i++)
    g_clear_pointer (&self->parts[i].payer, pmap_id_release);
  pmap_shares_free (self->shares);
  g_free (self);
}

static void
allot (const PmapPayers *self,
       gint64            pence)
{
  mpz_t percent;

  mpz_init (percent);
  pmap_shares_begin (self->shares);
  for (guint i = 0; i < self->n_parts; i++)
    {
      _pmap_exact_set (percent, self->parts[i].percent);
      pmap_shares_add (self->shares, self->parts[i].payer, percent);
    }
  mpz_clear (percent);
  pmap_shares_allot (self->shares, pence);
}

/**
 * pmap_payers_split:
 * @self: who pays
 * @pence: an amount, not negative
 *
 * Puts what each pays of @pence into its part; the parts add up to it.
 */
void
pmap_payers_split (PmapPayers *self,
                   gint64      pence)
{
  g_return_if_fail (self != NULL && pence >= 0);

  allot (self, pence);
  for (guint i = 0; i < self->n_parts; i++)
    self->parts[i].pence = pmap_shares_get (self->shares, i);
}

/**
 * pmap_payers_get_part:
 * @self: who pays
 * @pence: an amount, not negative
 * @payer: (nullable): the id of a funding stream; %NULL for the school itself
 *
 * Returns: what @payer pays of @pence, as pmap_payers_split() would have it; what was split before stays
 */
gint64
pmap_payers_get_part (const PmapPayers *self,
                      gint64            pence,
                      const char       *payer)
{
  gint64 part = 0;

  g_return_val_if_fail (self != NULL && pence >= 0, 0);

  allot (self, pence);
  for (guint i = 0; i < self->n_parts; i++)
    if (g_strcmp0 (self->parts[i].payer, payer) == 0)
      part += pmap_shares_get (self->shares, i);
  return part;
}
