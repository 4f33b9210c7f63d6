/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_INK (pmap_ink_get_type ())
G_DECLARE_FINAL_TYPE (PmapInk, pmap_ink, PMAP, INK, GtkWidget)

GtkWidget *pmap_ink_new      (GtkWidget *parent);
gboolean   pmap_ink_is_light (PmapInk   *self);

G_END_DECLS
