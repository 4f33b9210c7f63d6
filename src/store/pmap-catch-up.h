/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "store/pmap-file.h"

G_BEGIN_DECLS

#define PMAP_TYPE_CATCH_UP (pmap_catch_up_get_type ())
G_DECLARE_FINAL_TYPE (PmapCatchUp, pmap_catch_up, PMAP, CATCH_UP, GObject)

PmapCatchUp  *pmap_catch_up_new         (PmapFile             *file);
void          pmap_catch_up_set_opener  (PmapCatchUp          *self,
                                         PmapProtection       *opener);
void          pmap_catch_up_compare     (PmapCatchUp          *self);
void          pmap_catch_up_run_async   (PmapCatchUp          *self,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean      pmap_catch_up_run_finish  (PmapCatchUp          *self,
                                         GAsyncResult         *result,
                                         GError              **error);

PmapFile     *pmap_catch_up_get_file    (PmapCatchUp          *self);
PmapDocument *pmap_catch_up_get_base    (PmapCatchUp          *self);
PmapDocument *pmap_catch_up_get_theirs  (PmapCatchUp          *self);
GPtrArray    *pmap_catch_up_get_changes (PmapCatchUp          *self);
GBytes       *pmap_catch_up_get_sealed  (PmapCatchUp          *self);
PmapIssues   *pmap_catch_up_get_issues  (PmapCatchUp          *self);

G_END_DECLS
