/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* What an hour of a role costs from a day on. A new rate is a new record: the past is never rewritten. */
#define PMAP_RATE_FIELDS(F) \
  F (REFERENCE, set, "set", N_("Rate set"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .get_item_type = pmap_rate_set_get_type, \
     .help = N_("The set of rates that it belongs to.")) \
  F (DATE, from, "from", N_("From"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .help = N_("The day from which it holds.")) \
  F (RATE, hourly, "hourly", N_("Hourly rate"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_PRIVATE, \
     .unit = N_("an hour"), .plausible_maximum = 200 * PMAP_DECIMAL_ONE, \
     .help = N_("What an hour costs, in pounds, without on-costs. Staff data: never on a parent's copy.")) \
  F (DECIMAL, on_cost_percent, "on-cost-percent", N_("On-costs"), .flags = PMAP_FIELD_HAS_DEFAULT, .unit = N_("%"), \
     .maximum = 200 * PMAP_DECIMAL_ONE, .example = N_("30: national insurance and pension"), \
     .plausible_maximum = 60 * PMAP_DECIMAL_ONE, \
     .help = N_("What national insurance, pension and other on-costs add, in per cent. 0 if it is not said."))

#define PMAP_TYPE_RATE (pmap_rate_get_type ())
PMAP_DECLARE_RECORD (PmapRate, pmap_rate, RATE, PMAP_RATE_FIELDS)

G_END_DECLS
