/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "model/pmap-pupil.h"

G_BEGIN_DECLS

GArray *pmap_would_cost_list (PmapLedger *ledger,
                              PmapPupil  *pupil,
                              GPtrArray  *steps,
                              PmapDate    today);

G_END_DECLS
