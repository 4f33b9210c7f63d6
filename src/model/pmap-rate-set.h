/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* A set of hourly rates: what staff cost the school, or what the local authority accepts. */
#define PMAP_RATE_SET_FIELDS(F) \
  F (TEXT, name, "name", N_("Name"), .flags = PMAP_FIELD_REQUIRED, .example = N_("e.g. The school’s own rates"), \
     .help = N_("What the set is called, such as “The school’s own rates”."))

#define PMAP_TYPE_RATE_SET (pmap_rate_set_get_type ())
PMAP_DECLARE_RECORD (PmapRateSet, pmap_rate_set, RATE_SET, PMAP_RATE_SET_FIELDS)

G_END_DECLS
