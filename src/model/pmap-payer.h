/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* Whose money pays beside the school's own: pupil premium, the local authority, the NHS, parents, a grant. */
#define PMAP_PAYER_FIELDS(F) \
  F (TEXT, name, "name", N_("Name"), .since = 1, .flags = PMAP_FIELD_REQUIRED, .example = N_("e.g. Pupil premium, NHS, local authority"), \
     .also = "funding|funding stream|paid by|payer", \
     .help = N_("What the funding stream is called.")) \
  F (BOOLEAN, counts_towards_budget, "counts-towards-budget", N_("Counts against the notional SEN budget"), .since = 1, \
     .flags = PMAP_FIELD_HAS_DEFAULT, .default_value = FALSE, \
     .help = N_("Whether what it pays counts against the school's notional budget for special educational needs. False if " \
               "it is not said.")) \
  F (BOOLEAN, counts_towards_limit, "counts-towards-limit", N_("Counts towards element 2"), .since = 1, \
     .flags = PMAP_FIELD_HAS_DEFAULT, .default_value = FALSE, \
     .help = N_("Whether what it pays counts towards what a school is expected to spend on a pupil before it applies for " \
               "top-up funding (element 2). False if it is not said."))

#define PMAP_TYPE_PAYER (pmap_payer_get_type ())
PMAP_DECLARE_RECORD (PmapPayer, pmap_payer, PAYER, PMAP_PAYER_FIELDS)

G_END_DECLS
