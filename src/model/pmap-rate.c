/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an hour of a role costs from a day on. A new rate is a new record: the past is never rewritten. */

#include "config.h"

#include "model/pmap-rate.h"

#include "model/pmap-rate-set.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapRate, __VA_ARGS__)
static const PmapField fields[] = { PMAP_RATE_FIELDS (ENTRY) };

PMAP_DEFINE_RECORD (PmapRate, pmap_rate, "rate", N_("rate"), NULL,
                    NULL, NULL)
