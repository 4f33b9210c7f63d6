/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*PmapRowClickFunc) (gpointer user_data);

void pmap_row_click_watch (GtkWidget        *widget,
                           PmapRowClickFunc  func,
                           gpointer          user_data);

G_END_DECLS
