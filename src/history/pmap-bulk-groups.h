/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-bulk.h"

G_BEGIN_DECLS

/* The kinds of line that these plans have. */
#define PMAP_BULK_ENDED "ended"
#define PMAP_BULK_COPIED "copied"

PmapBulkPlan *pmap_bulk_end_groups (PmapDocument  *document,
                                    GPtrArray     *ids,
                                    PmapDate       last_day,
                                    GHashTable    *spared,
                                    GError       **error);
PmapBulkPlan *pmap_bulk_copy_term  (PmapDocument  *document,
                                    const char    *from,
                                    const char    *to,
                                    GHashTable    *spared,
                                    GError       **error);

G_END_DECLS
