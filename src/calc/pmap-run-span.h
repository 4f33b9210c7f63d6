/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-costing.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"

G_BEGIN_DECLS

gboolean pmap_run_span_find (PmapCosting      *costing,
                             PmapIntervention *intervention,
                             PmapMember       *member,
                             PmapDate         *first,
                             PmapDate         *last);

G_END_DECLS
