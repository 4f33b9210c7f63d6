/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_TERM_DIALOG (pmap_term_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapTermDialog, pmap_term_dialog, PMAP, TERM_DIALOG, GtkWindow)

GtkWidget *pmap_term_dialog_new  (GtkWindow      *parent,
                                  PmapWorkspace  *workspace);
void       pmap_term_dialog_read (PmapTermDialog *self,
                                  GBytes         *bytes);

G_END_DECLS
