/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-protection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_PASSWORD_DIALOG (pmap_password_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapPasswordDialog, pmap_password_dialog, PMAP, PASSWORD_DIALOG, GtkWindow)

GtkWidget *pmap_password_dialog_new (GtkWindow      *parent,
                                     PmapProtection *protection);

G_END_DECLS
