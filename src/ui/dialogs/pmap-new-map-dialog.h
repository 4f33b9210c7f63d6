/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_NEW_MAP_DIALOG (pmap_new_map_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapNewMapDialog, pmap_new_map_dialog, PMAP, NEW_MAP_DIALOG, GtkWindow)

GtkWidget *pmap_new_map_dialog_new (GtkWindow *parent,
                                    PmapDate   today);

G_END_DECLS
