/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-pupil.h"
#include "store/pmap-kept-map.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_ERASE_DIALOG (pmap_erase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapEraseDialog, pmap_erase_dialog, PMAP, ERASE_DIALOG, GtkWindow)

GtkWidget *pmap_erase_dialog_new (GtkWindow     *parent,
                                  PmapWorkspace *workspace,
                                  PmapPupil     *pupil,
                                  PmapKeptMap   *kept);

G_END_DECLS
