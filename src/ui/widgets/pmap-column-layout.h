/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_COLUMN_LAYOUT (pmap_column_layout_get_type ())
G_DECLARE_FINAL_TYPE (PmapColumnLayout, pmap_column_layout, PMAP, COLUMN_LAYOUT, GtkLayoutManager)

G_END_DECLS
