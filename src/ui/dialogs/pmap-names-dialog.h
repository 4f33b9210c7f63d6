/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-name-screen.h"
#include "model/pmap-pupil.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_NAMES_DIALOG (pmap_names_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapNamesDialog, pmap_names_dialog, PMAP, NAMES_DIALOG, GtkWindow)

gboolean   pmap_names_dialog_is_needed (PmapNameScreen *screen);
GtkWidget *pmap_names_dialog_new       (GtkWindow      *parent,
                                        PmapWorkspace  *workspace,
                                        PmapPupil      *pupil,
                                        PmapNameScreen *screen);

G_END_DECLS
