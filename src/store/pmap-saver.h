/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "store/pmap-file.h"

G_BEGIN_DECLS

#define PMAP_TYPE_SAVER (pmap_saver_get_type ())
G_DECLARE_FINAL_TYPE (PmapSaver, pmap_saver, PMAP, SAVER, GObject)

PmapSaver  *pmap_saver_new           (PmapDocument         *document,
                                      PmapFile             *file);
void        pmap_saver_set_overwrite (PmapSaver            *self,
                                      gboolean              overwrite);
void        pmap_saver_set_put_back  (PmapSaver            *self,
                                      gboolean              put_back);
gboolean    pmap_saver_save          (PmapSaver            *self,
                                      GCancellable         *cancellable,
                                      GError              **error);
void        pmap_saver_save_async    (PmapSaver            *self,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean    pmap_saver_save_finish   (PmapSaver            *self,
                                      GAsyncResult         *result,
                                      GError              **error);
PmapIssues *pmap_saver_get_issues    (PmapSaver            *self);

G_END_DECLS
