/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"

G_BEGIN_DECLS

/** More interventions at once than this make it hard to tell which one works. */
#define PMAP_LOAD_LIMIT 4

void pmap_costing_check              (PmapLedger       *ledger,
                                      guint             load_limit,
                                      PmapIssues       *issues);
void pmap_costing_check_intervention (PmapLedger       *ledger,
                                      PmapIntervention *intervention,
                                      PmapIssues       *issues);
void pmap_costing_check_load         (PmapLedger       *ledger,
                                      const char       *pupil,
                                      guint             load_limit,
                                      PmapIssues       *issues);

G_END_DECLS
