/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was seen of a target on a day. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-progress.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapProgress, __VA_ARGS__)
static const PmapField fields[] = { PMAP_PROGRESS_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "progress",
  .title = N_("Progress entry"),
  .add = N_("Add progress entry"),
  .remove = N_("Remove progress entry"),
  .move = N_("Move progress entry"),
  .help = N_("What was seen of the target on a day."),
};

PMAP_DEFINE_RECORD (PmapProgress, pmap_progress, noun, NULL, NULL)
