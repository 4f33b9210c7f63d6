/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"

G_BEGIN_DECLS

/**
 * PmapSlice:
 * @from: its first day
 * @to: its last day
 * @name: what it is called: a month, or a term
 *
 * A part of a period.
 */
typedef struct
{
  PmapDate from;
  PmapDate to;
  char *name;
} PmapSlice;

/**
 * PmapCostSplitFunc:
 * @intervention: an intervention of the map
 * @pence: what it costs in each slice
 * @user_data: as given
 */
typedef void (*PmapCostSplitFunc) (PmapIntervention *intervention,
                                   const gint64     *pence,
                                   gpointer          user_data);

GPtrArray *pmap_slices_by_month (PmapLedger        *ledger);
GPtrArray *pmap_slices_by_term  (PmapLedger        *ledger);
void       pmap_cost_split_budget (PmapLedger        *ledger,
                                   GPtrArray         *slices,
                                   PmapCostSplitFunc  func,
                                   gpointer           user_data);
void       pmap_cost_split_payer (PmapLedger        *ledger,
                                  GPtrArray         *slices,
                                  const char        *payer,
                                  PmapCostSplitFunc  func,
                                  gpointer           user_data);
void       pmap_cost_split      (PmapLedger        *ledger,
                                 GPtrArray         *slices,
                                 PmapCostSplitFunc  func,
                                 gpointer           user_data);

G_END_DECLS
