/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PmapRowMenuFunc:
 * @user_data: data
 *
 * Returns: (transfer full) (nullable): what can be done with the row that is selected now; %NULL for nothing
 */
typedef GMenuModel *(*PmapRowMenuFunc) (gpointer user_data);

void pmap_row_menu_add (GtkWidget       *list,
                        PmapRowMenuFunc  func,
                        gpointer         user_data);

G_END_DECLS
