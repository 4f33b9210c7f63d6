/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_FLOW_LAYOUT (pmap_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (PmapFlowLayout, pmap_flow_layout, PMAP, FLOW_LAYOUT, GtkLayoutManager)

G_END_DECLS
