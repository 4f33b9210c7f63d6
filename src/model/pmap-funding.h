/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* What the school has to spend, and the figure that a pupil's cost is held against.
 * Element 2 is indicative: "the first £6,000", not £6,000 for each pupil; so it is data. */
#define PMAP_FUNDING_FIELDS(F) \
  F (MONEY, notional_sen_budget, "notional-sen-budget", N_("Notional SEN budget"), .plausible_maximum = 300000000, \
     .help = N_("The school's notional budget for special educational needs this year, in pounds.")) \
  F (MONEY, element_2_limit, "element-2-limit", N_("Element 2 limit"), .flags = PMAP_FIELD_HAS_DEFAULT, \
     .default_value = 600000, .plausible_maximum = 2000000, \
     .help = N_("What a school is expected to spend on a pupil before it applies for top-up funding, in pounds a " \
               "year. 6000.00 if nothing is said.")) \
  F (REFERENCE, rate_set, "rate-set", N_("Rates to cost with"), .get_item_type = pmap_rate_set_get_type, \
     .help = N_("The set of rates that the map is costed with; the first if it is not said."))

#define PMAP_TYPE_FUNDING (pmap_funding_get_type ())
PMAP_DECLARE_RECORD (PmapFunding, pmap_funding, FUNDING, PMAP_FUNDING_FIELDS)

/**
 * PmapBand:
 * @PMAP_BAND_BELOW: well below the limit
 * @PMAP_BAND_NEAR: at most a tenth of the limit below it
 * @PMAP_BAND_OVER: over the limit
 *
 * Where what counts towards element 2 for a pupil stands.
 */
typedef enum
{
  PMAP_BAND_BELOW,
  PMAP_BAND_NEAR,
  PMAP_BAND_OVER,
} PmapBand;

PmapBand pmap_funding_judge (PmapFunding *self,
                             gint64       pence);

G_END_DECLS
