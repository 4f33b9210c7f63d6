/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"

G_BEGIN_DECLS

#define PMAP_TYPE_DRAFT (pmap_draft_get_type ())
G_DECLARE_FINAL_TYPE (PmapDraft, pmap_draft, PMAP, DRAFT, GObject)

PmapDraft      *pmap_draft_new        (PmapRecordList  *list);
PmapEditor     *pmap_draft_get_editor (PmapDraft       *self);
PmapRecordList *pmap_draft_get_list   (PmapDraft       *self);
PmapRecord     *pmap_draft_get_record (PmapDraft       *self);
gpointer        pmap_draft_find       (PmapDraft       *self,
                                       PmapRecord      *original);
PmapRecord     *pmap_draft_add        (PmapDraft       *self,
                                       PmapDate         today);
void            pmap_draft_begin      (PmapDraft       *self,
                                       PmapRecord      *record);
gboolean        pmap_draft_is_touched (PmapDraft       *self);
void            pmap_draft_check      (PmapDraft       *self,
                                       PmapIssues      *issues);
PmapRecord     *pmap_draft_take       (PmapDraft       *self,
                                       PmapEditor      *editor,
                                       const char      *label,
                                       GError         **error);

G_END_DECLS
