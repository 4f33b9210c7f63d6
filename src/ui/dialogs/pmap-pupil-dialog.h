/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_PUPIL_DIALOG (pmap_pupil_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapPupilDialog, pmap_pupil_dialog, PMAP, PUPIL_DIALOG, GtkWindow)

GtkWidget *pmap_pupil_dialog_new (GtkWindow     *parent,
                                  PmapWorkspace *workspace);

G_END_DECLS
