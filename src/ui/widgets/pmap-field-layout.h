/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_FIELD_LAYOUT (pmap_field_layout_get_type ())
G_DECLARE_FINAL_TYPE (PmapFieldLayout, pmap_field_layout, PMAP, FIELD_LAYOUT, GtkLayoutManager)

G_END_DECLS
