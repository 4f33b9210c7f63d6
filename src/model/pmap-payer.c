/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A funding stream: whose money pays for provision, beside the school's own. What counts against the notional budget and
 * towards the first £6,000 of a pupil is the school's to say, for authorities judge it differently; so it is data. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-payer.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapPayer, __VA_ARGS__)
static const PmapField fields[] = { PMAP_PAYER_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "payer",
  .id_prefix = "payer",
  .title = N_("Funding stream"),
  .add = N_("Add funding stream"),
  .remove = N_("Remove funding stream"),
  .move = N_("Move funding stream"),
  .help = N_("Whose money pays for provision beside the school's own: pupil premium, the local authority, the NHS, parents, "
             "a grant."),
};

PMAP_DEFINE_RECORD (PmapPayer, pmap_payer, noun, NULL, NULL)
