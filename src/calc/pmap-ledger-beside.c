/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same map's figures otherwise: with other rates, or of the academic year. A ledger makes such ledgers when they are first asked
 * for and keeps them; they follow the map and its period as it does. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-ledger-private.h"

#include "model/pmap-rate-set.h"

static void
free_ledger (gpointer ledger)
{
  g_object_unref (ledger);
}

void
_pmap_ledger_forget_beside (PmapLedger *self)
{
  g_clear_pointer (&self->beside, g_hash_table_unref);
  g_clear_object (&self->of_year);
}

/* Has the ledgers with other rates be of the period that this one is of now. */
void
_pmap_ledger_lead_beside (PmapLedger *self)
{
  GHashTableIter iter;
  gpointer ledger;

  if (!self->own_period)
    g_clear_object (&self->of_year);
  if (self->beside == NULL)
    return;
  g_hash_table_iter_init (&iter, self->beside);
  while (g_hash_table_iter_next (&iter, NULL, &ledger))
    pmap_ledger_set_period (ledger, self->own_period ? &self->period : NULL);
}

/**
 * pmap_ledger_get_beside:
 * @self: a ledger
 * @rate_set: the id of a rate set
 *
 * Authorities accept only their own rates; the difference to what it costs the school is what is argued about.
 *
 * Returns: (transfer none): the figures of the same map and the same period, costed with @rate_set
 */
PmapLedger *
pmap_ledger_get_beside (PmapLedger *self,
                        const char *rate_set)
{
  PmapLedger *ledger;

  g_return_val_if_fail (PMAP_IS_LEDGER (self) && rate_set != NULL, NULL);

  if (g_strcmp0 (rate_set, pmap_ledger_get_rate_set (self)) == 0)
    return self;
  if (self->beside == NULL)
    self->beside = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_ledger);
  ledger = g_hash_table_lookup (self->beside, rate_set);
  if (ledger != NULL)
    return ledger;
  ledger = pmap_ledger_new (self->document);
  pmap_ledger_freeze (ledger);
  pmap_ledger_set_rate_set (ledger, rate_set);
  pmap_ledger_set_period (ledger, self->own_period ? &self->period : NULL);
  pmap_ledger_thaw (ledger);
  g_hash_table_insert (self->beside, g_strdup (rate_set), ledger);
  return ledger;
}

/**
 * pmap_ledger_get_of_year:
 * @self: a ledger
 *
 * For what is of the academic year whatever period is looked at: what is held against a limit or a budget of the year. Good until
 * the period is set.
 *
 * Returns: (transfer none): the figures of the same map with the same rates, in the academic year
 */
PmapLedger *
pmap_ledger_get_of_year (PmapLedger *self)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), NULL);

  if (!self->own_period)
    return self;
  if (self->of_year == NULL)
    {
      self->of_year = pmap_ledger_new (self->document);
      pmap_ledger_set_rate_set (self->of_year, self->rate_set);
    }
  return self->of_year;
}

/**
 * pmap_ledger_find_other_rates:
 * @self: a ledger
 *
 * Returns: (transfer none) (nullable): the first rate set of the map that @self does not cost with; %NULL if there is none
 */
PmapRateSet *
pmap_ledger_find_other_rates (PmapLedger *self)
{
  PmapRecordList *sets;
  const char *own;

  g_return_val_if_fail (PMAP_IS_LEDGER (self), NULL);

  sets = self->document->rate_sets;
  own = pmap_ledger_get_rate_set (self);
  for (guint i = 0; i < pmap_record_list_get_length (sets); i++)
    if (g_strcmp0 (pmap_record_get_id (pmap_record_list_get (sets, i)), own) != 0)
      return pmap_record_list_get (sets, i);
  return NULL;
}
