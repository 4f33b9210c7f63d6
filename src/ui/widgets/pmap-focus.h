/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean pmap_focus_is_inside    (GtkWidget         *widget);
gboolean pmap_focus_children     (GtkWidget         *widget,
                                  GtkDirectionType   direction);
gboolean pmap_focus_list         (GtkWidget         *around,
                                  GtkDirectionType   direction);
gboolean pmap_focus_grab_list    (GtkWidget         *around);
gboolean pmap_focus_dialog       (GtkWidget         *dialog,
                                  GtkDirectionType   direction);
void     pmap_focus_bring_into_view (GtkWidget *widget);
void     pmap_focus_keep_in_view (GtkScrolledWindow *scroller);

#define PMAP_TYPE_FOCUS_LINE (pmap_focus_line_get_type ())
G_DECLARE_FINAL_TYPE (PmapFocusLine, pmap_focus_line, PMAP, FOCUS_LINE, GtkBox)

GtkWidget *pmap_focus_line_new (int spacing);

G_END_DECLS
