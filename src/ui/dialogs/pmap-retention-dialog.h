/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_RETENTION_DIALOG (pmap_retention_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapRetentionDialog, pmap_retention_dialog, PMAP, RETENTION_DIALOG, GtkWindow)

GtkWidget *pmap_retention_dialog_new (GtkWindow     *parent,
                                      PmapWorkspace *workspace,
                                      guint          years);

G_END_DECLS
