/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_SCHOOL_DIALOG (pmap_school_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapSchoolDialog, pmap_school_dialog, PMAP, SCHOOL_DIALOG, GtkWindow)

GtkWidget *pmap_school_dialog_new   (GtkWindow     *parent,
                                     PmapWorkspace *workspace,
                                     PmapRecord    *record,
                                     const char    *field_name);
gboolean   pmap_school_dialog_shows (PmapRecord    *record);

G_END_DECLS
