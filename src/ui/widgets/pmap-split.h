/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_SPLIT (pmap_split_get_type ())
G_DECLARE_FINAL_TYPE (PmapSplit, pmap_split, PMAP, SPLIT, GtkWidget)

gboolean pmap_split_is_narrow (PmapSplit *self);
void     pmap_split_show_form (PmapSplit *self);
void     pmap_split_show_list (PmapSplit *self);

G_END_DECLS
