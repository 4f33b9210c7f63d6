/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "store/pmap-file.h"

G_BEGIN_DECLS

#define PMAP_TYPE_LOADER (pmap_loader_get_type ())
G_DECLARE_FINAL_TYPE (PmapLoader, pmap_loader, PMAP, LOADER, GObject)

PmapLoader   *pmap_loader_new          (PmapFile             *file);
gboolean      pmap_loader_load         (PmapLoader           *self,
                                        GCancellable         *cancellable,
                                        GError              **error);
void          pmap_loader_load_async   (PmapLoader           *self,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean      pmap_loader_load_finish  (PmapLoader           *self,
                                        GAsyncResult         *result,
                                        GError              **error);

PmapFile     *pmap_loader_get_file     (PmapLoader           *self);
PmapDocument *pmap_loader_get_document (PmapLoader           *self);
GBytes       *pmap_loader_get_sealed   (PmapLoader           *self);
PmapIssues   *pmap_loader_get_issues   (PmapLoader           *self);
gboolean      pmap_loader_is_newer     (PmapLoader           *self);
gboolean      pmap_loader_is_read_only (PmapLoader           *self);

G_END_DECLS
