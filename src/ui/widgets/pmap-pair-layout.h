/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_PAIR_LAYOUT (pmap_pair_layout_get_type ())
G_DECLARE_FINAL_TYPE (PmapPairLayout, pmap_pair_layout, PMAP, PAIR_LAYOUT, GtkLayoutManager)

G_END_DECLS
