/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "store/pmap-file.h"
#include "store/pmap-versions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_VERSIONS_DIALOG (pmap_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapVersionsDialog, pmap_versions_dialog, PMAP, VERSIONS_DIALOG, GtkWindow)

GtkWidget *pmap_versions_dialog_new (GtkWindow    *parent,
                                     PmapDocument *present,
                                     PmapFile     *file,
                                     gboolean      may_restore);

G_END_DECLS
