/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* A universal teaching approach for a pupil: every pupil is entitled to it, so it is listed and never costed. */
#define PMAP_STRATEGY_FIELDS(F) \
  F (CHOICE, area, "area", N_("Area of need"), .flags = PMAP_FIELD_KEY | PMAP_FIELD_OPEN, .choices = pmap_areas, \
     .help = N_("The area of need that it serves.")) \
  F (LONG_TEXT, description, "description", N_("What is done"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY, \
     .help = N_("What is done."))

#define PMAP_TYPE_STRATEGY (pmap_strategy_get_type ())
PMAP_DECLARE_RECORD (PmapStrategy, pmap_strategy, STRATEGY, PMAP_STRATEGY_FIELDS)

G_END_DECLS
