/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an hour of a role costs from a day on. A new rate is a new record: the past is never rewritten. */

#include "config.h"

#include "model/pmap-rate.h"

#include "model/pmap-rate-set.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapRate, __VA_ARGS__)
static const PmapField fields[] = { PMAP_RATE_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "rate",
  .title = N_("Rate"),
  .add = N_("Add rate"),
  .remove = N_("Remove rate"),
  .move = N_("Move rate"),
  .help = N_("What an hour of this role costs from a day on. A new rate is a new entry; the past is never "
             "rewritten."),
};

PMAP_DEFINE_RECORD (PmapRate, pmap_rate, noun, NULL, NULL)
