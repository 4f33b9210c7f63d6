/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "store/pmap-file.h"

G_BEGIN_DECLS

#define PMAP_TYPE_SNAPSHOT (pmap_snapshot_get_type ())
G_DECLARE_FINAL_TYPE (PmapSnapshot, pmap_snapshot, PMAP, SNAPSHOT, GObject)

const char   *pmap_snapshot_get_writer      (PmapSnapshot    *self);
GDateTime    *pmap_snapshot_get_time        (PmapSnapshot    *self);
GFile        *pmap_snapshot_get_location    (PmapSnapshot    *self);
const char   *pmap_snapshot_get_base        (PmapSnapshot    *self);
GBytes       *pmap_snapshot_get_bytes       (PmapSnapshot    *self);
GPtrArray    *pmap_snapshot_list_erased     (PmapSnapshot    *self,
                                             PmapDocument    *base);
gboolean      pmap_snapshot_forgets_versions (PmapSnapshot   *self);
PmapDocument *pmap_snapshot_load            (PmapSnapshot    *self,
                                             PmapProtection  *protection,
                                             PmapIssues      *issues,
                                             GError         **error);
PmapDocument *pmap_snapshot_load_base       (PmapSnapshot    *self,
                                             PmapProtection  *protection,
                                             PmapIssues      *issues,
                                             GError         **error);
PmapFile     *pmap_snapshot_restore_file    (PmapSnapshot    *self,
                                             PmapProtection  *protection,
                                             PmapDocument   **base,
                                             GError         **error);
gboolean      pmap_snapshot_discard         (PmapSnapshot    *self,
                                             GError         **error);

G_END_DECLS
