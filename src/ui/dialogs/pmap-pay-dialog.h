/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_PAY_DIALOG (pmap_pay_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapPayDialog, pmap_pay_dialog, PMAP, PAY_DIALOG, GtkWindow)

GtkWidget *pmap_pay_dialog_new (GtkWindow     *parent,
                                PmapWorkspace *workspace,
                                PmapRecord      *record);

G_END_DECLS
