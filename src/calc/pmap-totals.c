/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sums of a ledger. An intervention is entered with its cost and taken out again as it was entered, so a change of
 * one moves the sums in steps that do not depend on how large the school is. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-totals-private.h"

#include "base/pmap-hash.h"
#include "base/pmap-id.h"
#include "calc/pmap-costing-private.h"
#include "model/pmap-pupil.h"
#include "model/pmap-staffing.h"

static void
free_account (gpointer data)
{
  PmapAccount *account = data;

  g_ptr_array_unref (account->members);
  g_free (account);
}

void
_pmap_totals_init (PmapTotals *self)
{
  *self = (PmapTotals) { 0 };
  self->tiers = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, g_free);
  self->payers = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, g_free);
  self->provisions = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, g_free);
  self->accounts = g_hash_table_new_full (g_direct_hash, g_direct_equal, pmap_id_release,
                                          free_account);
}

void
_pmap_totals_clear (PmapTotals *self)
{
  g_clear_pointer (&self->tiers, g_hash_table_unref);
  g_clear_pointer (&self->payers, g_hash_table_unref);
  g_clear_pointer (&self->provisions, g_hash_table_unref);
  g_clear_pointer (&self->accounts, g_hash_table_unref);
}

/* By the interned id, and if need be by any text that says the same. */
PmapAccount *
_pmap_totals_find_account (PmapTotals *self,
                           const char *pupil)
{
  PmapAccount *account = pupil != NULL ? g_hash_table_lookup (self->accounts, pupil) : NULL;
  char *id;

  if (account != NULL || pupil == NULL)
    return account;
  id = pmap_id_intern (pupil);
  account = g_hash_table_lookup (self->accounts, id);
  pmap_id_release (id);
  return account;
}

static int
find_year_group (PmapDocument *document,
                 const char   *pupil)
{
  PmapRecord *record = pmap_document_find (document, pupil);

  return PMAP_IS_PUPIL (record) ? PMAP_PUPIL (record)->year_group : 0;
}

void
_pmap_totals_refresh_year (PmapTotals   *self,
                           PmapDocument *document,
                           const char   *pupil)
{
  PmapAccount *account = _pmap_totals_find_account (self, pupil);

  if (account != NULL)
    account->year_group = find_year_group (document, pupil);
}

static PmapAccount *
open_account (PmapTotals   *self,
              PmapDocument *document,
              char         *pupil)
{
  PmapAccount *account = g_hash_table_lookup (self->accounts, pupil);

  if (account == NULL)
    {
      account = g_new0 (PmapAccount, 1);
      account->members = g_ptr_array_new ();
      account->year_group = find_year_group (document, pupil);
      g_hash_table_insert (self->accounts, pmap_id_acquire (pupil), account);
    }
  return account;
}

static PmapTally *
open_tally (GHashTable *tallies,
            const char *id)
{
  PmapTally *tally = g_hash_table_lookup (tallies, id != NULL ? id : "");

  if (tally == NULL)
    {
      tally = g_new0 (PmapTally, 1);
      g_hash_table_insert (tallies, g_strdup (id != NULL ? id : ""), tally);
    }
  return tally;
}

static PmapTally
get_tally (GHashTable *tallies,
           const char *id)
{
  PmapTally *tally = g_hash_table_lookup (tallies, id != NULL ? id : "");

  return tally != NULL ? *tally : (PmapTally) { 0 };
}

PmapTally
_pmap_totals_get_tier (PmapTotals *self,
                       const char *tier)
{
  return get_tally (self->tiers, tier);
}

PmapTally
_pmap_totals_get_payer (PmapTotals *self,
                        const char *payer)
{
  return get_tally (self->payers, payer);
}

PmapTally
_pmap_totals_get_provision (PmapTotals *self,
                            const char *provision)
{
  return get_tally (self->provisions, provision);
}

/* Adds an entry's sums, or with a sign of -1 takes them out. */
static void
move_sums (PmapTotals      *self,
           const PmapEntry *entry,
           int              sign)
{
  const PmapCost *cost = entry->cost;
  PmapTally *tallies[] = { &self->school, &self->areas[entry->area], open_tally (self->tiers, entry->tier) };
  PmapTally *of_provision = open_tally (self->provisions, entry->provision);

  for (guint i = 0; i < G_N_ELEMENTS (tallies); i++)
    {
      tallies[i]->pence += sign * cost->total;
      tallies[i]->count += sign * cost->in_period;
    }
  of_provision->pence += sign * cost->total;
  of_provision->count += sign;
  if (cost->paid == NULL)
    open_tally (self->payers, NULL)->pence += sign * cost->total;
  for (guint i = 0; cost->paid != NULL && i < cost->paid->n_parts; i++)
    open_tally (self->payers, cost->paid->parts[i].payer)->pence += sign * cost->paid->parts[i].pence;
  self->towards_budget += sign * cost->towards_budget;
  self->outside += sign * cost->outside;
  self->places += sign * cost->places;
  for (guint32 rest = cost->in_period ? entry->year_groups : 0; rest != 0; rest &= rest - 1)
    self->year_groups[__builtin_ctz (rest)] += sign;
}

void
_pmap_totals_add (PmapTotals   *self,
                  PmapDocument *document,
                  PmapEntry    *entry)
{
  const PmapCost *cost = entry->cost;

  entry->year_groups = 0;
  for (guint i = 0; i < cost->n_shares; i++)
    {
      PmapAccount *account;

      if (cost->shares[i].pupil == NULL)
        continue;
      account = open_account (self, document, cost->shares[i].pupil);
      g_ptr_array_add (account->members, cost->shares[i].member);
      account->pence += cost->shares[i].pence;
      account->towards_limit += cost->shares[i].towards_limit;
      if (account->year_group > 0 && account->year_group < PMAP_N_YEAR_GROUPS)
        entry->year_groups |= 1u << account->year_group;
    }
  move_sums (self, entry, 1);
}

void
_pmap_totals_take_out (PmapTotals      *self,
                       const PmapEntry *entry)
{
  const PmapCost *cost = entry->cost;

  for (guint i = 0; i < cost->n_shares; i++)
    {
      PmapAccount *account = g_hash_table_lookup (self->accounts, cost->shares[i].pupil);

      if (account == NULL)
        continue;
      g_ptr_array_remove_fast (account->members, cost->shares[i].member);
      account->pence -= cost->shares[i].pence;
      account->towards_limit -= cost->shares[i].towards_limit;
      if (account->members->len == 0)
        g_hash_table_remove (self->accounts, cost->shares[i].pupil);
    }
  move_sums (self, entry, -1);
}

/* Notes an id once; ids are interned, so equal ones are one pointer. */
static void
add_source (char       **sources,
            guint       *n_sources,
            const char  *id)
{
  if (id == NULL)
    return;
  for (guint i = 0; i < *n_sources; i++)
    if (sources[i] == id)
      return;
  sources[(*n_sources)++] = pmap_id_acquire (id);
}

/* Costs an intervention. */
PmapEntry *
_pmap_entry_new (PmapCosting      *costing,
                 PmapIntervention *intervention)
{
  guint n_staffing;
  gpointer const *staffing = pmap_record_list_peek (intervention->staffing, &n_staffing);
  g_autoptr (PmapCost) cost = pmap_cost_new (costing, intervention);
  guint n_payers = cost->paid != NULL ? cost->paid->n_parts : 0;
  PmapEntry *self = g_malloc0 (sizeof (PmapEntry) + (3 + 2 * n_staffing + n_payers) * sizeof (char *));
  const PmapProvision *provision;

  for (guint i = 0; i < n_payers; i++)
    add_source (self->sources, &self->n_sources, cost->paid->parts[i].payer);
  self->cost = g_steal_pointer (&cost);
  provision = costing->plan.run.provision;
  self->provision = intervention->provision != NULL ? pmap_id_acquire (intervention->provision) : NULL;
  add_source (self->sources, &self->n_sources, intervention->provision);
  if (provision != NULL)
    {
      self->tier = provision->tier != NULL ? pmap_id_acquire (provision->tier) : NULL;
      self->area = CLAMP (provision->area, PMAP_AREA_NONE, PMAP_AREA_SENSORY);
      add_source (self->sources, &self->n_sources, provision->tier);
      add_source (self->sources, &self->n_sources, provision->role);
    }
  for (guint i = 0; i < n_staffing; i++)
    {
      add_source (self->sources, &self->n_sources, _pmap_plan_find_role (staffing[i], costing));
      add_source (self->sources, &self->n_sources, ((PmapStaffing *) staffing[i])->member);
    }
  return self;
}

void
_pmap_entry_free (PmapEntry *self)
{
  pmap_cost_free (self->cost);
  g_clear_pointer (&self->provision, pmap_id_release);
  g_clear_pointer (&self->tier, pmap_id_release);
  for (guint i = 0; i < self->n_sources; i++)
    pmap_id_release (self->sources[i]);
  g_free (self);
}
