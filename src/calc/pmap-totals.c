/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sums of a ledger. An intervention is entered with its cost and taken out again as it was entered, so a change of
 * one moves the sums in steps that do not depend on how large the school is. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-totals-private.h"

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
  self->tiers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->accounts = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, free_account);
}

void
_pmap_totals_clear (PmapTotals *self)
{
  g_clear_pointer (&self->tiers, g_hash_table_unref);
  g_clear_pointer (&self->accounts, g_hash_table_unref);
}

PmapAccount *
_pmap_totals_find_account (PmapTotals *self,
                           const char *pupil)
{
  return pupil != NULL ? g_hash_table_lookup (self->accounts, pupil) : NULL;
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
  PmapAccount *account = _pmap_totals_find_account (self, pupil);

  if (account == NULL)
    {
      account = g_new0 (PmapAccount, 1);
      account->members = g_ptr_array_new ();
      account->year_group = find_year_group (document, pupil);
      g_hash_table_insert (self->accounts, g_ref_string_acquire (pupil), account);
    }
  return account;
}

static PmapTally *
open_tier (PmapTotals *self,
           const char *tier)
{
  PmapTally *tally = g_hash_table_lookup (self->tiers, tier != NULL ? tier : "");

  if (tally == NULL)
    {
      tally = g_new0 (PmapTally, 1);
      g_hash_table_insert (self->tiers, g_strdup (tier != NULL ? tier : ""), tally);
    }
  return tally;
}

PmapTally
_pmap_totals_get_tier (PmapTotals *self,
                       const char *tier)
{
  PmapTally *tally = g_hash_table_lookup (self->tiers, tier != NULL ? tier : "");

  return tally != NULL ? *tally : (PmapTally) { 0 };
}

/* Adds an entry's sums, or with a sign of -1 takes them out. */
static void
move_sums (PmapTotals      *self,
           const PmapEntry *entry,
           int              sign)
{
  const PmapCost *cost = entry->cost;
  PmapTally *tallies[] = { &self->school, &self->areas[entry->area], open_tier (self, entry->tier) };

  for (guint i = 0; i < G_N_ELEMENTS (tallies); i++)
    {
      tallies[i]->pence += sign * cost->total;
      tallies[i]->count += sign * cost->in_period;
    }
  self->outside += sign * cost->outside;
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
      PmapAccount *account = _pmap_totals_find_account (self, cost->shares[i].pupil);

      if (account == NULL)
        continue;
      g_ptr_array_remove_fast (account->members, cost->shares[i].member);
      account->pence -= cost->shares[i].pence;
      if (account->members->len == 0)
        g_hash_table_remove (self->accounts, cost->shares[i].pupil);
    }
  move_sums (self, entry, -1);
}

static void
add_source (GPtrArray  *sources,
            const char *id)
{
  if (id != NULL && !g_ptr_array_find (sources, id, NULL))
    g_ptr_array_add (sources, g_ref_string_acquire ((char *) id));
}

static GPtrArray *
collect_sources (PmapIntervention *intervention,
                 PmapProvision    *provision,
                 PmapDocument     *document)
{
  GPtrArray *sources = g_ptr_array_new_full (4, (GDestroyNotify) g_ref_string_release);

  add_source (sources, intervention->provision);
  if (provision != NULL)
    {
      add_source (sources, provision->tier);
      add_source (sources, provision->role);
    }
  for (guint i = 0; i < pmap_record_list_get_length (intervention->staffing); i++)
    {
      PmapStaffing *staffing = pmap_record_list_get (intervention->staffing, i);

      add_source (sources, _pmap_plan_find_role (staffing, document));
      add_source (sources, staffing->member);
    }
  return sources;
}

/* Costs an intervention. */
PmapEntry *
_pmap_entry_new (PmapCosting      *costing,
                 PmapIntervention *intervention)
{
  PmapEntry *self = g_new0 (PmapEntry, 1);
  const PmapPlan *plan = &costing->plan;

  self->cost = pmap_cost_new (costing, intervention);
  self->sources = collect_sources (intervention, plan->provision, costing->document);
  if (plan->provision != NULL)
    {
      self->tier = plan->provision->tier != NULL ? g_ref_string_acquire (plan->provision->tier) : NULL;
      self->area = CLAMP (plan->provision->area, PMAP_AREA_NONE, PMAP_AREA_SENSORY);
    }
  return self;
}

void
_pmap_entry_free (PmapEntry *self)
{
  pmap_cost_free (self->cost);
  g_clear_pointer (&self->tier, g_ref_string_release);
  g_ptr_array_unref (self->sources);
  g_free (self);
}
