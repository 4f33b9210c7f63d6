/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-costing.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"

G_BEGIN_DECLS

char *pmap_working_describe_intervention (PmapCosting      *costing,
                                          PmapIntervention *intervention);
char *pmap_working_describe_share        (PmapCosting      *costing,
                                          PmapMember       *member);

G_END_DECLS
