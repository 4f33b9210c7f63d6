/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A universal teaching approach for a pupil: every pupil is entitled to it, so it is listed and never costed. */

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

PMAP_DEFINE_RECORD (PmapStrategy, pmap_strategy, "strategy", N_("strategy"), NULL,
                    NULL, describe)
