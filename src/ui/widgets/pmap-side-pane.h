/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_SIDE_PANE (pmap_side_pane_get_type ())
G_DECLARE_FINAL_TYPE (PmapSidePane, pmap_side_pane, PMAP, SIDE_PANE, GtkWidget)

void     pmap_side_pane_open      (PmapSidePane *self,
                                   const char   *title);
void     pmap_side_pane_close     (PmapSidePane *self);
gboolean pmap_side_pane_is_open   (PmapSidePane *self);
void     pmap_side_pane_set_title (PmapSidePane *self,
                                   const char   *title);

G_END_DECLS
