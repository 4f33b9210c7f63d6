/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-versions.h"

G_BEGIN_DECLS

/* The folders that hold versions, one for each address that a map ever had. */
char       *_pmap_versions_find_folder       (GFile           *location);
GPtrArray  *_pmap_versions_list_folders      (void);
GPtrArray  *_pmap_versions_list_folder       (const char      *folder);
gboolean    _pmap_versions_clear_leftovers   (const char      *folder);
gboolean    _pmap_versions_note_map          (GFile           *location,
                                              const char      *map_id,
                                              GError         **error);
GHashTable *_pmap_versions_list_maps         (const char      *folder);

gboolean    _pmap_kept_version_is_in         (PmapKeptVersion *self,
                                              const char      *folder);
int         _pmap_kept_version_compare       (gconstpointer    a,
                                              gconstpointer    b);
GBytes     *_pmap_kept_version_peek          (PmapKeptVersion *self,
                                              gsize            size);
gboolean    _pmap_kept_version_put           (PmapKeptVersion *self,
                                              GBytes          *bytes,
                                              GError         **error);
gboolean    _pmap_kept_version_remove        (PmapKeptVersion *self);

G_END_DECLS
