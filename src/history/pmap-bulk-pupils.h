/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-bulk.h"

G_BEGIN_DECLS

/* The kinds of line that these plans have. */
#define PMAP_BULK_JOINS "joins"
#define PMAP_BULK_NEW_GROUP "new-group"
#define PMAP_BULK_CLASS "class"

PmapBulkPlan *pmap_bulk_give      (PmapDocument  *document,
                                   GPtrArray     *ids,
                                   const char    *provision,
                                   gboolean       joins,
                                   PmapDate       day,
                                   GHashTable    *spared,
                                   GError       **error);
PmapBulkPlan *pmap_bulk_set_class (PmapDocument  *document,
                                   GPtrArray     *ids,
                                   const char    *class_name,
                                   GHashTable    *spared,
                                   GError       **error);

G_END_DECLS
