/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-pupil.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_NEXT_DIALOG (pmap_next_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapNextDialog, pmap_next_dialog, PMAP, NEXT_DIALOG, GtkWindow)

GtkWidget *pmap_next_dialog_new (GtkWindow     *parent,
                                 PmapWorkspace *workspace,
                                 PmapPupil     *pupil);

G_END_DECLS
