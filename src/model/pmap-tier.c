/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A tier of provision: universal, targeted, specialist … Their names and number are the school's own.
 * A universal tier is listed and never costed. */

#include "config.h"

#include "model/pmap-tier.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapTier, __VA_ARGS__)
static const PmapField fields[] = { PMAP_TIER_FIELDS (ENTRY) };

PMAP_DEFINE_RECORD (PmapTier, pmap_tier, "tier", N_("tier"), "tier",
                    NULL, NULL)
