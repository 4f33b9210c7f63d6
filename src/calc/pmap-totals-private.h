/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-cost.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

#define PMAP_N_AREAS (PMAP_AREA_SENSORY + 1)
#define PMAP_N_YEAR_GROUPS 32

/**
 * PmapTally:
 * @pence: what interventions cost together
 * @count: how many there are
 */
typedef struct
{
  gint64 pence;
  guint count;
} PmapTally;

/**
 * PmapAccount:
 * @members: (element-type PmapMember): the pupil's memberships, in no order
 * @pence: what it bears of them all
 * @towards_limit: the part of that which counts towards the element 2 limit
 * @year_group: of the pupil
 *
 * What the ledger knows of a pupil.
 */
typedef struct
{
  GPtrArray *members;
  gint64 pence;
  gint64 towards_limit;
  int year_group;
} PmapAccount;

/**
 * PmapEntry:
 * @cost: what the intervention costs
 * @provision: (nullable): the id of what it is a run of
 * @tier: (nullable): its tier's id
 * @area: its area of need
 * @year_groups: a bit for each year group that a member is of
 * @n_sources: how many other records it takes something from
 * @sources: ids of the records that it takes something from: provision, tier, roles, staff
 *
 * What an intervention has put into the totals, so that just that can be taken out again.
 */
typedef struct
{
  PmapCost *cost;
  char *provision;
  char *tier;
  PmapArea area;
  guint32 year_groups;
  guint n_sources;
  char *sources[];
} PmapEntry;

/**
 * PmapTotals:
 *
 * Sums kept by adding and taking out entries.
 */
typedef struct
{
  PmapTally school;
  gint64 outside;
  gint64 places;           /* the part of that for empty places */
  gint64 towards_budget;
  PmapTally areas[PMAP_N_AREAS];
  guint year_groups[PMAP_N_YEAR_GROUPS];
  GHashTable *tiers;       /* id, or "" for none → PmapTally */
  GHashTable *payers;      /* id, or "" for the school itself → PmapTally */
  GHashTable *provisions;  /* likewise; of all that are in the map, whether they have a day in the period or not */
  GHashTable *accounts;    /* pupil's id → PmapAccount */
} PmapTotals;

void         _pmap_totals_init         (PmapTotals      *self);
void         _pmap_totals_clear        (PmapTotals      *self);
void         _pmap_totals_add          (PmapTotals      *self,
                                        PmapDocument    *document,
                                        PmapEntry       *entry);
void         _pmap_totals_take_out     (PmapTotals      *self,
                                        const PmapEntry *entry);
PmapTally    _pmap_totals_get_tier     (PmapTotals      *self,
                                        const char      *tier);
PmapTally    _pmap_totals_get_payer    (PmapTotals      *self,
                                        const char      *payer);
PmapTally    _pmap_totals_get_provision (PmapTotals     *self,
                                         const char     *provision);
PmapAccount *_pmap_totals_find_account (PmapTotals      *self,
                                        const char      *pupil);
void         _pmap_totals_refresh_year (PmapTotals      *self,
                                        PmapDocument    *document,
                                        const char      *pupil);

PmapEntry   *_pmap_entry_new           (PmapCosting      *costing,
                                        PmapIntervention *intervention);
void         _pmap_entry_free          (PmapEntry        *self);

G_END_DECLS
