/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_LIST_STOP (pmap_list_stop_get_type ())
G_DECLARE_FINAL_TYPE (PmapListStop, pmap_list_stop, PMAP, LIST_STOP, GtkWidget)

G_END_DECLS
