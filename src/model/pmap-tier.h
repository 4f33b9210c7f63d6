/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* A tier of provision: universal, targeted, specialist … Their names and number are the school's own.
 * A universal tier is listed and never costed. */
#define PMAP_TIER_FIELDS(F) \
  F (TEXT, name, "name", N_("Name"), .flags = PMAP_FIELD_REQUIRED, .example = N_("e.g. Targeted"), \
     .help = N_("What the tier is called.")) \
  F (BOOLEAN, costed, "costed", N_("Costed"), .flags = PMAP_FIELD_HAS_DEFAULT, .default_value = TRUE, \
     .help = N_("Whether provision of this tier is costed. Universal provision is not: every pupil is entitled to " \
               "it. True if it is not said."))

#define PMAP_TYPE_TIER (pmap_tier_get_type ())
PMAP_DECLARE_RECORD (PmapTier, pmap_tier, TIER, PMAP_TIER_FIELDS)

gint64 pmap_tier_get_number (PmapTier *self);

G_END_DECLS
