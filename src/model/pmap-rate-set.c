/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A set of hourly rates: what staff cost the school, or what the local authority accepts. */

#include "config.h"

#include "model/pmap-rate-set.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapRateSet, __VA_ARGS__)
static const PmapField fields[] = { PMAP_RATE_SET_FIELDS (ENTRY) };

PMAP_DEFINE_RECORD (PmapRateSet, pmap_rate_set, "rate-set", N_("rate set"), "rates",
                    NULL, NULL)
