/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who of the staff has the training that a provision needs, and since when. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-trained.h"

#include "model/pmap-staff-member.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapTrained, __VA_ARGS__)
static const PmapField fields[] = { PMAP_TRAINED_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "trained",
  .title = N_("Training"),
  .add = N_("Add who is trained"),
  .remove = N_("Remove who is trained"),
  .move = N_("Move who is trained"),
  .help = N_("A member of staff who has the training that a provision needs."),
};

PMAP_DEFINE_RECORD (PmapTrained, pmap_trained, noun, NULL, NULL)
