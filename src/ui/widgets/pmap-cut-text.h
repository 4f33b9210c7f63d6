/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        pmap_cut_text_tell (GtkWidget *window);
const char *pmap_cut_text_find (GtkWidget *window,
                                double     x,
                                double     y);

G_END_DECLS
