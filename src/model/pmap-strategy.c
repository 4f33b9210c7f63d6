/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A universal teaching approach for a pupil: every pupil is entitled to it, so it is listed and never costed. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-strategy.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapStrategy, __VA_ARGS__)
static const PmapField fields[] = { PMAP_STRATEGY_FIELDS (ENTRY) };

static char *
describe (PmapRecord *self)
{
  return g_strdup (PMAP_STRATEGY (self)->description);
}

static const PmapNoun noun = {
  .element = "strategy",
  .title = N_("Strategy"),
  .add = N_("Add strategy"),
  .remove = N_("Remove strategy"),
  .move = N_("Move strategy"),
  .help = N_("A universal teaching approach for the pupil. It is listed and never costed."),
};

PMAP_DEFINE_RECORD (PmapStrategy, pmap_strategy, noun, NULL, describe)
