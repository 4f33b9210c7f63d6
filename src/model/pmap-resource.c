/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Something bought for an intervention, once or at each session: materials, a visiting therapist's fee. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-resource.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapResource, __VA_ARGS__)
static const PmapField fields[] = { PMAP_RESOURCE_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "resource",
  .title = N_("Resource"),
  .add = N_("Add resource"),
  .remove = N_("Remove resource"),
  .move = N_("Move resource"),
  .help = N_("Something bought: materials, or the fee of a visiting therapist."),
};

PMAP_DEFINE_RECORD (PmapResource, pmap_resource, noun, NULL, NULL)
