/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double pmap_font_scale_get (GtkWidget *widget);
int    pmap_font_scale_by  (GtkWidget *widget,
                            int        pixels);

G_END_DECLS
