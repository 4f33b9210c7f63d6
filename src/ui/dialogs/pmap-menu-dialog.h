/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_MENU_DIALOG (pmap_menu_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapMenuDialog, pmap_menu_dialog, PMAP, MENU_DIALOG, GtkWindow)

GtkWidget *pmap_menu_dialog_new  (GtkWindow      *parent,
                                  PmapWorkspace  *workspace);
void       pmap_menu_dialog_open (PmapMenuDialog *self,
                                  GFile          *file);

G_END_DECLS
