/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a ledger answers. Whoever asks gets figures of the document as it is now, whether the change has been told or is
 * still held back. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-ledger.h"

#include "calc/pmap-ledger-private.h"
#include "model/pmap-intervention-chain.h"

/**
 * pmap_ledger_get_total:
 * @self: a ledger
 *
 * Returns: what all interventions cost together in the period, in pence, with places outside the map
 */
gint64
pmap_ledger_get_total (PmapLedger *self)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), 0);

  _pmap_ledger_catch_up (self);
  return self->totals.school.pence;
}

/**
 * pmap_ledger_get_outside:
 * @self: a ledger
 *
 * Returns: the part of the total, in pence, that no pupil of the map bears
 */
gint64
pmap_ledger_get_outside (PmapLedger *self)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), 0);

  _pmap_ledger_catch_up (self);
  return self->totals.outside;
}

/**
 * pmap_ledger_get_places:
 * @self: a ledger
 *
 * Returns: the part of pmap_ledger_get_outside(), in pence, that falls on empty places; the rest is nobody's
 */
gint64
pmap_ledger_get_places (PmapLedger *self)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), 0);

  _pmap_ledger_catch_up (self);
  return self->totals.places;
}

/**
 * pmap_ledger_get_towards_budget:
 * @self: a ledger
 *
 * Returns: the part of the total, in pence, that counts against the notional SEN budget; who pays decides that
 */
gint64
pmap_ledger_get_towards_budget (PmapLedger *self)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), 0);

  _pmap_ledger_catch_up (self);
  return self->totals.towards_budget;
}

/**
 * pmap_ledger_get_payer_total:
 * @self: a ledger
 * @payer: (nullable): a funding stream's id; %NULL for the school itself
 *
 * Returns: the part of the total that it pays, in pence
 */
gint64
pmap_ledger_get_payer_total (PmapLedger *self,
                             const char *payer)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), 0);

  _pmap_ledger_catch_up (self);
  return _pmap_totals_get_payer (&self->totals, payer).pence;
}

/**
 * pmap_ledger_get_tier_total:
 * @self: a ledger
 * @tier: (nullable): a tier's id; %NULL for interventions without one
 *
 * Returns: what the tier's interventions cost together, in pence
 */
gint64
pmap_ledger_get_tier_total (PmapLedger *self,
                            const char *tier)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), 0);

  _pmap_ledger_catch_up (self);
  return _pmap_totals_get_tier (&self->totals, tier).pence;
}

/**
 * pmap_ledger_get_area_total:
 * @self: a ledger
 * @area: an area of need; %PMAP_AREA_NONE for interventions without one
 *
 * Returns: what the area's interventions cost together, in pence
 */
gint64
pmap_ledger_get_area_total (PmapLedger *self,
                            PmapArea    area)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self) && (guint) area < PMAP_N_AREAS, 0);

  _pmap_ledger_catch_up (self);
  return self->totals.areas[area].pence;
}

/**
 * pmap_ledger_count_area:
 * @self: a ledger
 * @area: an area of need; %PMAP_AREA_NONE for interventions without one
 *
 * Returns: how many of the area's interventions have a day in the period
 */
guint
pmap_ledger_count_area (PmapLedger *self,
                        PmapArea    area)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self) && (guint) area < PMAP_N_AREAS, 0);

  _pmap_ledger_catch_up (self);
  return self->totals.areas[area].count;
}

/**
 * pmap_ledger_count_tier:
 * @self: a ledger
 * @tier: (nullable): a tier's id; %NULL for interventions without one
 *
 * Returns: how many of the tier's interventions have a day in the period
 */
guint
pmap_ledger_count_tier (PmapLedger *self,
                        const char *tier)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), 0);

  _pmap_ledger_catch_up (self);
  return _pmap_totals_get_tier (&self->totals, tier).count;
}

/**
 * pmap_ledger_count_year_group:
 * @self: a ledger
 * @year_group: a year group's value among pmap_year_groups
 *
 * Returns: how many interventions with a day in the period have a member of the year group
 */
guint
pmap_ledger_count_year_group (PmapLedger *self,
                              int         year_group)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self) && (guint) year_group < PMAP_N_YEAR_GROUPS, 0);

  _pmap_ledger_catch_up (self);
  return self->totals.year_groups[year_group];
}

static PmapEntry *
find_entry (PmapLedger *self,
            PmapRecord *intervention)
{
  _pmap_ledger_catch_up (self);
  return g_hash_table_lookup (self->entries, intervention);
}

/**
 * pmap_ledger_get_provision_total:
 * @self: a ledger
 * @provision: (nullable): the id of an entry of the menu; %NULL for interventions without one
 *
 * Returns: what its interventions cost together, in pence
 */
gint64
pmap_ledger_get_provision_total (PmapLedger *self,
                                 const char *provision)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), 0);

  _pmap_ledger_catch_up (self);
  return _pmap_totals_get_provision (&self->totals, provision).pence;
}

/**
 * pmap_ledger_count_provision:
 * @self: a ledger
 * @provision: (nullable): the id of an entry of the menu; %NULL for interventions without one
 *
 * Returns: how many interventions of it the map has, with a day in the period or not
 */
guint
pmap_ledger_count_provision (PmapLedger *self,
                             const char *provision)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), 0);

  _pmap_ledger_catch_up (self);
  return _pmap_totals_get_provision (&self->totals, provision).count;
}

/**
 * pmap_ledger_get_cost:
 * @self: a ledger
 * @intervention: an intervention
 *
 * Returns: (transfer none) (nullable): its cost, good until the next change; %NULL if it is not in the document
 */
const PmapCost *
pmap_ledger_get_cost (PmapLedger       *self,
                      PmapIntervention *intervention)
{
  PmapEntry *entry;

  g_return_val_if_fail (PMAP_IS_LEDGER (self) && PMAP_IS_INTERVENTION (intervention), NULL);

  entry = find_entry (self, PMAP_RECORD (intervention));
  return entry != NULL ? entry->cost : NULL;
}

static const PmapShare *
find_share (PmapLedger *self,
            PmapMember *member)
{
  PmapRecordList *list = pmap_record_get_list (PMAP_RECORD (member));
  PmapEntry *entry = list != NULL ? find_entry (self, pmap_record_get_owner (PMAP_RECORD (member))) : NULL;
  guint position;

  if (entry == NULL || !pmap_record_list_get_position (list, PMAP_RECORD (member), &position))
    return NULL;
  g_return_val_if_fail (position < entry->cost->n_shares && entry->cost->shares[position].member == member, NULL);
  return &entry->cost->shares[position];
}

/**
 * pmap_ledger_get_share:
 * @self: a ledger
 * @member: a membership
 *
 * Returns: what it costs, in pence; 0 if it is not in the document
 */
gint64
pmap_ledger_get_share (PmapLedger *self,
                       PmapMember *member)
{
  const PmapShare *share;

  g_return_val_if_fail (PMAP_IS_LEDGER (self) && PMAP_IS_MEMBER (member), 0);

  share = find_share (self, member);
  return share != NULL ? share->pence : 0;
}

/**
 * pmap_ledger_list_pupil_lines:
 * @self: a ledger
 * @pupil: a pupil's id
 *
 * Lists what the pupil gets, a membership for each line of the pupil's map: of those that carry each other on the last one, for
 * which pmap_ledger_get_steps_share() says what all of them cost.
 *
 * Returns: (transfer container) (element-type PmapMember): the memberships
 */
GPtrArray *
pmap_ledger_list_pupil_lines (PmapLedger *self,
                              const char *pupil)
{
  GPtrArray *members = pmap_ledger_get_pupil_members (self, pupil);
  g_autoptr (GHashTable) carried_on = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < members->len; i++)
    {
      PmapMember *previous = pmap_member_get_previous (members->pdata[i]);

      if (previous != NULL)
        g_hash_table_add (carried_on, previous);
    }
  for (guint i = members->len; i > 0; i--)
    if (g_hash_table_contains (carried_on, members->pdata[i - 1]))
      g_ptr_array_remove_index (members, i - 1);
  return members;
}

/**
 * pmap_ledger_get_steps_share:
 * @self: a ledger
 * @member: the last of memberships that carry each other on, see pmap_member_list_steps()
 *
 * Returns: what all of them cost, in pence
 */
gint64
pmap_ledger_get_steps_share (PmapLedger *self,
                             PmapMember *member)
{
  g_autoptr (GPtrArray) steps = NULL;
  gint64 pence = 0;

  g_return_val_if_fail (PMAP_IS_LEDGER (self) && PMAP_IS_MEMBER (member), 0);

  steps = pmap_member_list_steps (member);
  for (guint i = 0; i < steps->len; i++)
    pence += pmap_ledger_get_share (self, steps->pdata[i]);
  return pence;
}

/**
 * pmap_ledger_get_pupil_total:
 * @self: a ledger
 * @pupil: a pupil's id
 *
 * Returns: what the pupil's shares come to in the period, in pence
 */
gint64
pmap_ledger_get_pupil_total (PmapLedger *self,
                             const char *pupil)
{
  PmapAccount *account;

  g_return_val_if_fail (PMAP_IS_LEDGER (self) && pupil != NULL, 0);

  _pmap_ledger_catch_up (self);
  account = _pmap_totals_find_account (&self->totals, pupil);
  return account != NULL ? account->pence : 0;
}

/**
 * pmap_ledger_get_pupil_towards_limit:
 * @self: a ledger
 * @pupil: a pupil's id
 *
 * Returns: the part of the pupil's total, in pence, that counts towards the element 2 limit; who pays decides that
 */
gint64
pmap_ledger_get_pupil_towards_limit (PmapLedger *self,
                                     const char *pupil)
{
  PmapAccount *account;

  g_return_val_if_fail (PMAP_IS_LEDGER (self) && pupil != NULL, 0);

  _pmap_ledger_catch_up (self);
  account = _pmap_totals_find_account (&self->totals, pupil);
  return account != NULL ? account->towards_limit : 0;
}

static guint
get_position (PmapRecord *record)
{
  PmapRecordList *list = record != NULL ? pmap_record_get_list (record) : NULL;
  guint position = 0;

  if (list != NULL)
    pmap_record_list_get_position (list, record, &position);
  return position;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  PmapRecord *first = *(PmapRecord **) a, *second = *(PmapRecord **) b;
  guint place = get_position (pmap_record_get_owner (first));
  guint other = get_position (pmap_record_get_owner (second));

  if (place == other)
    place = get_position (first), other = get_position (second);
  return (place > other) - (place < other);
}

/**
 * pmap_ledger_get_pupil_members:
 * @self: a ledger
 * @pupil: a pupil's id
 *
 * All memberships, whatever the period. The array is the caller's: it may change the map while walking it.
 *
 * Returns: (transfer container) (element-type PmapMember): the pupil's memberships, in the order of the interventions
 */
GPtrArray *
pmap_ledger_get_pupil_members (PmapLedger *self,
                               const char *pupil)
{
  PmapAccount *account;
  GPtrArray *members;

  g_return_val_if_fail (PMAP_IS_LEDGER (self) && pupil != NULL, NULL);

  _pmap_ledger_catch_up (self);
  account = _pmap_totals_find_account (&self->totals, pupil);
  members = g_ptr_array_new_with_free_func (g_object_unref);
  if (account != NULL)
    g_ptr_array_extend (members, account->members, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_sort (members, compare_members);
  return members;
}

/* What of a share is wanted of an entry. */
typedef gint64 (*ShareFunc) (const PmapEntry *entry,
                             const PmapShare *share,
                             gconstpointer    data);

static gint64
sum_shares (PmapLedger    *self,
            const char    *pupil,
            ShareFunc      get_part,
            gconstpointer  data)
{
  PmapAccount *account;
  gint64 pence = 0;

  _pmap_ledger_catch_up (self);
  account = _pmap_totals_find_account (&self->totals, pupil);
  for (guint i = 0; account != NULL && i < account->members->len; i++)
    {
      PmapMember *member = account->members->pdata[i];
      const PmapShare *share = find_share (self, member);

      if (share != NULL)
        pence += get_part (find_entry (self, pmap_record_get_owner (PMAP_RECORD (member))), share, data);
    }
  return pence;
}

static gint64
get_of_tier (const PmapEntry *entry,
             const PmapShare *share,
             gconstpointer    tier)
{
  return g_strcmp0 (entry->tier, tier) == 0 ? share->pence : 0;
}

static gint64
get_towards_limit_of_tier (const PmapEntry *entry,
                           const PmapShare *share,
                           gconstpointer    tier)
{
  return g_strcmp0 (entry->tier, tier) == 0 ? share->towards_limit : 0;
}

/* A share is split anew; who pays is the entry's. */
static gint64
get_of_payer (const PmapEntry *entry,
              const PmapShare *share,
              gconstpointer    payer)
{
  PmapPayers *paid = entry->cost->paid;

  return paid != NULL ? pmap_payers_get_part (paid, share->pence, payer) : payer == NULL ? share->pence : 0;
}

/**
 * pmap_ledger_get_pupil_tier_total:
 * @self: a ledger
 * @pupil: a pupil's id
 * @tier: (nullable): a tier's id; %NULL for interventions without one
 *
 * Returns: what the pupil's shares of the tier's interventions come to, in pence
 */
gint64
pmap_ledger_get_pupil_tier_total (PmapLedger *self,
                                  const char *pupil,
                                  const char *tier)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self) && pupil != NULL, 0);

  return sum_shares (self, pupil, get_of_tier, tier);
}

/**
 * pmap_ledger_get_pupil_tier_towards_limit:
 * @self: a ledger
 * @pupil: a pupil's id
 * @tier: (nullable): a tier's id; %NULL for interventions without one
 *
 * Returns: the part of pmap_ledger_get_pupil_tier_total(), in pence, that counts towards the element 2 limit
 */
gint64
pmap_ledger_get_pupil_tier_towards_limit (PmapLedger *self,
                                          const char *pupil,
                                          const char *tier)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self) && pupil != NULL, 0);

  return sum_shares (self, pupil, get_towards_limit_of_tier, tier);
}

/**
 * pmap_ledger_get_pupil_payer_total:
 * @self: a ledger
 * @pupil: a pupil's id
 * @payer: (nullable): a funding stream's id; %NULL for the school itself
 *
 * Returns: the part of the pupil's total that it pays, in pence
 */
gint64
pmap_ledger_get_pupil_payer_total (PmapLedger *self,
                                   const char *pupil,
                                   const char *payer)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self) && pupil != NULL, 0);

  return sum_shares (self, pupil, get_of_payer, payer);
}

static gint64
get_of_area (const PmapEntry *entry,
             const PmapShare *share,
             gconstpointer    area)
{
  return entry->area == *(const PmapArea *) area ? share->pence : 0;
}

/**
 * pmap_ledger_get_pupil_area_total:
 * @self: a ledger
 * @pupil: a pupil's id
 * @area: an area of need; %PMAP_AREA_NONE for interventions without one
 *
 * Returns: what the pupil's shares of the area's interventions come to, in pence
 */
gint64
pmap_ledger_get_pupil_area_total (PmapLedger *self,
                                  const char *pupil,
                                  PmapArea    area)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self) && pupil != NULL, 0);

  return sum_shares (self, pupil, get_of_area, &area);
}
