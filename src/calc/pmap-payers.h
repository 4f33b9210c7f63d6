/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-shares.h"
#include "model/pmap-run.h"

G_BEGIN_DECLS

/**
 * PmapPayerPart:
 * @payer: (nullable): the id of the funding stream; %NULL for the school itself, which pays what no stream does
 * @percent: its share, in ten-thousandths of a per cent
 * @towards_budget: whether it counts against the notional SEN budget
 * @towards_limit: whether it counts towards the element 2 limit of a pupil
 * @pence: what it pays of what was last split
 */
typedef struct
{
  char *payer;
  gint64 percent;
  gboolean towards_budget;
  gboolean towards_limit;
  gint64 pence;
} PmapPayerPart;

/**
 * PmapPayers:
 * @n_parts: how many pay
 * @parts: they, in the order in which they are named; the school last, where it pays a part
 *
 * Who pays for an intervention.
 */
typedef struct
{
  PmapShares *shares;
  guint n_parts;
  PmapPayerPart parts[];
} PmapPayers;

PmapPayers *pmap_payers_new           (PmapDocument     *document,
                                       const PmapRun    *run);
void        pmap_payers_free          (PmapPayers       *self);
void        pmap_payers_split         (PmapPayers       *self,
                                       gint64            pence);
gint64      pmap_payers_get_part      (const PmapPayers *self,
                                       gint64            pence,
                                       const char       *payer);
gint64      pmap_payers_count_percent (const PmapRun    *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapPayers, pmap_payers_free)

G_END_DECLS
