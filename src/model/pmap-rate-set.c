/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A set of hourly rates: what staff cost the school, or what the local authority accepts. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-rate-set.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapRateSet, __VA_ARGS__)
static const PmapField fields[] = { PMAP_RATE_SET_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "rate-set",
  .id_prefix = "rates",
  .title = N_("Rate set"),
  .add = N_("Add rate set"),
  .remove = N_("Remove rate set"),
  .move = N_("Move rate set"),
  .help = N_("A set of hourly rates: what staff cost the school, or what the local authority accepts. One map may "
             "hold several."),
};

PMAP_DEFINE_RECORD (PmapRateSet, pmap_rate_set, noun, NULL, NULL)
