/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-next-step.h"

G_BEGIN_DECLS

char *pmap_words_get_next_reason (const PmapNextStep *step,
                                  PmapNextReason      reason,
                                  PmapDate            today);

G_END_DECLS
