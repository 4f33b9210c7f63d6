/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-intervention-chain.h"

G_BEGIN_DECLS

char *pmap_words_get_step           (PmapIntervention *intervention);
char *pmap_words_get_step_and_trend (PmapIntervention *intervention);
char *pmap_words_get_steps          (PmapMember       *member);
char *pmap_words_get_part           (PmapIntervention *intervention);
char *pmap_words_get_past           (PmapIntervention *intervention,
                                     PmapDate          today);

G_END_DECLS
