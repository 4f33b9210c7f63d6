/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-period.h"
#include "model/pmap-calendar.h"
#include "model/pmap-document.h"
#include "model/pmap-rate.h"
#include "model/pmap-staff-role.h"

G_BEGIN_DECLS

/**
 * PmapCosting:
 *
 * What a cost depends on beside the intervention itself: the document, its calendar, the rate set and the period;
 * and the room to compute in, so that one costing serves any number of interventions without making anything anew.
 * It reads the document as it was when made: change the document and make another (a #PmapLedger does so).
 */
typedef struct _PmapCosting PmapCosting;

/**
 * PmapCostingRate:
 * @from: the day from which it is in force
 * @price: what is priced, and for how much, without on-costs
 * @on_cost_percent: in ten-thousandths of a per cent
 * @whole: what an hour, or of a price by the session a session, costs with on-costs, in pence, rounded half up
 */
typedef struct
{
  PmapDate from;
  PmapRatePrice price;
  gint64 on_cost_percent;
  gint64 whole;
} PmapCostingRate;

PmapCosting        *pmap_costing_new          (PmapDocument      *document,
                                               const char        *rate_set,
                                               const PmapPeriod  *period);
void                pmap_costing_free         (PmapCosting       *self);
const char         *pmap_costing_get_rate_set (const PmapCosting *self);
const PmapPeriod   *pmap_costing_get_period   (const PmapCosting *self);
gboolean            pmap_costing_get_rate     (PmapCosting       *self,
                                               PmapStaffRole     *role,
                                               PmapDate           day,
                                               PmapCostingRate   *rate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapCosting, pmap_costing_free)

G_END_DECLS
