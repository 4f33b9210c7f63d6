/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-pupil.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_SIDE_LIST (pmap_side_list_get_type ())
G_DECLARE_FINAL_TYPE (PmapSideList, pmap_side_list, PMAP, SIDE_LIST, GtkWidget)

void      pmap_side_list_select_page  (PmapSideList *self,
                                       const char   *page);
void      pmap_side_list_select_pupil (PmapSideList *self,
                                       PmapPupil    *pupil);
GListModel *pmap_side_list_get_listed (PmapSideList *self);
void      pmap_side_list_show_only    (PmapSideList *self,
                                       PmapRecordSet set);
void      pmap_side_list_focus_search (PmapSideList *self);
GtkListBox *pmap_side_list_get_pages  (PmapSideList *self);
void      pmap_side_list_take_focus   (PmapSideList *self);

G_END_DECLS
