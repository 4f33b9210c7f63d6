/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "store/pmap-conflict.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PMAP_TYPE_MERGE (pmap_merge_get_type ())
G_DECLARE_FINAL_TYPE (PmapMerge, pmap_merge, PMAP, MERGE, GObject)

PmapMerge    *pmap_merge_new           (PmapDocument         *base,
                                        PmapDocument         *mine,
                                        PmapDocument         *theirs);
GListModel   *pmap_merge_get_conflicts (PmapMerge            *self);
GPtrArray    *pmap_merge_get_changes   (PmapMerge            *self);
guint         pmap_merge_get_undecided (PmapMerge            *self);
gboolean      pmap_merge_is_decided    (PmapMerge            *self);
void          pmap_merge_decide_all    (PmapMerge            *self,
                                        PmapDecision          decision);
void          pmap_merge_decide_as     (PmapMerge            *self,
                                        PmapMerge            *earlier);
PmapDocument *pmap_merge_make          (PmapMerge            *self,
                                        PmapIssues           *issues,
                                        GError              **error);

/* pmap-merge-task.c: the same in a thread */
void          pmap_merge_new_async     (PmapDocument         *base,
                                        PmapDocument         *mine,
                                        PmapDocument         *theirs,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
PmapMerge    *pmap_merge_new_finish    (GAsyncResult         *result,
                                        GError              **error);
void          pmap_merge_make_async    (PmapMerge            *self,
                                        PmapIssues           *issues,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
PmapDocument *pmap_merge_make_finish   (PmapMerge            *self,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
