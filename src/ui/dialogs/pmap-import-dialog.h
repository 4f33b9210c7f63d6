/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_IMPORT_DIALOG (pmap_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapImportDialog, pmap_import_dialog, PMAP, IMPORT_DIALOG, GtkWindow)

GtkWidget *pmap_import_dialog_new        (GtkWindow        *parent,
                                          PmapWorkspace    *workspace,
                                          GType             type);
void       pmap_import_dialog_read       (PmapImportDialog *self,
                                          GBytes           *bytes);

G_END_DECLS
