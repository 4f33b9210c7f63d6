/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_SIDE_FOLD (pmap_side_fold_get_type ())
G_DECLARE_FINAL_TYPE (PmapSideFold, pmap_side_fold, PMAP, SIDE_FOLD, GtkWidget)

void     pmap_side_fold_set_pages (PmapSideFold *self,
                                   GtkListBox   *pages);
void     pmap_side_fold_show_page (PmapSideFold *self,
                                   const char   *page);
gboolean pmap_side_fold_is_folded (PmapSideFold *self);
gboolean pmap_side_fold_is_open   (PmapSideFold *self);
void     pmap_side_fold_set_open  (PmapSideFold *self,
                                   gboolean      open);

G_END_DECLS
