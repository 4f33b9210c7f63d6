/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-cost.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"

G_BEGIN_DECLS

char   *pmap_words_get_taken        (PmapIntervention *intervention,
                                     PmapDate          today);
char   *pmap_words_get_presence     (PmapMember       *member,
                                     PmapDate          today);
char   *pmap_words_get_progress     (PmapMember       *member);
char   *pmap_words_get_shares       (const PmapCost   *cost);
gint64  pmap_words_get_dearest      (const PmapCost   *cost);
char   *pmap_words_get_empty_places (PmapIntervention *intervention,
                                     PmapDate          today);
char   *pmap_words_get_held         (gint64            planned,
                                     gint64            held);
char   *pmap_words_get_held_cost    (gint64            planned,
                                     gint64            held);

G_END_DECLS
