/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-working.h"

G_BEGIN_DECLS

char *pmap_working_words_describe (const PmapWorking *working);
GPtrArray *pmap_working_words_list_notes (const PmapWorking *working);

char *pmap_working_words_get_dates (PmapDate first,
                                    PmapDate last);
char *pmap_working_words_get_on_cost (gint64 percent);
char *pmap_working_words_get_price (const PmapRatePrice *price);
char *pmap_working_words_get_minutes (const PmapWorkingPart *part);
char *pmap_working_words_get_label (const PmapWorkingTerm *term);

G_END_DECLS
