/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* A need or barrier: where, when and how a difficulty shows; not a list of diagnoses. */
#define PMAP_NEED_FIELDS(F) \
  F (CHOICE, type, "type", N_("Type of need"), .flags = PMAP_FIELD_KEY | PMAP_FIELD_ONCE, .choices = pmap_need_types, \
     .help = N_("The type of need, by its code in the school census.")) \
  F (INTEGER, rank, "rank", N_("Rank"), .maximum = 20, .example = N_("1 is the primary need"), \
     .help = N_("1 for the primary need, 2 for the secondary, and so on.")) \
  F (LONG_TEXT, impact, "impact", N_("Where, when and how it shows"), \
     .help = N_("Where, when and how the need shows."))

#define PMAP_TYPE_NEED (pmap_need_get_type ())
PMAP_DECLARE_RECORD (PmapNeed, pmap_need, NEED, PMAP_NEED_FIELDS)

int pmap_need_compare_ranks (const PmapNeed *self,
                             const PmapNeed *other);

G_END_DECLS
