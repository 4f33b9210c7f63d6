/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"
#include "store/pmap-protection.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many earlier versions of one map are kept. */
#define PMAP_VERSIONS_MAX 20

#define PMAP_TYPE_KEPT_VERSION (pmap_kept_version_get_type ())
G_DECLARE_FINAL_TYPE (PmapKeptVersion, pmap_kept_version, PMAP, KEPT_VERSION, GObject)

void       pmap_versions_keep          (GFile            *location,
                                        GBytes           *bytes,
                                        PmapProtection   *protection,
                                        PmapIssues       *issues);
GPtrArray *pmap_versions_list          (GFile            *location);

GDateTime *pmap_kept_version_get_time  (PmapKeptVersion  *self);
char      *pmap_kept_version_get_hash  (PmapKeptVersion  *self);
GBytes    *pmap_kept_version_read      (PmapKeptVersion  *self,
                                        GError          **error);
gboolean   pmap_kept_version_save_copy (PmapKeptVersion  *self,
                                        GFile            *location,
                                        GError          **error);

G_END_DECLS
