/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "store/pmap-versions.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PmapKeptMap PmapKeptMap;

PmapKeptMap *pmap_kept_map_new            (PmapDocument         *document,
                                           GFile                *location);
void         pmap_kept_map_free           (PmapKeptMap          *self);
void         pmap_kept_map_add_protection (PmapKeptMap          *self,
                                           PmapProtection       *protection);
void         pmap_kept_map_count          (PmapKeptMap          *self,
                                           guint                *n_versions,
                                           guint                *n_works);
void         pmap_kept_map_count_async    (PmapKeptMap          *self,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean     pmap_kept_map_count_finish   (GAsyncResult         *result,
                                           guint                *n_versions,
                                           guint                *n_works,
                                           GError              **error);
GPtrArray   *pmap_kept_map_list_versions  (PmapKeptMap          *self);
gboolean     pmap_kept_map_is_elsewhere   (PmapKeptMap          *self,
                                           PmapKeptVersion      *version);
void         pmap_kept_map_note           (PmapKeptMap          *self);
gboolean     pmap_kept_map_forget         (PmapKeptMap          *self,
                                           PmapIssues           *issues);
void         pmap_kept_map_seal           (PmapKeptMap          *self,
                                           PmapProtection       *protection,
                                           PmapIssues           *issues);
void         pmap_kept_map_seal_plain     (PmapKeptMap          *self,
                                           PmapProtection       *protection,
                                           PmapIssues           *issues);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapKeptMap, pmap_kept_map_free)

G_END_DECLS
