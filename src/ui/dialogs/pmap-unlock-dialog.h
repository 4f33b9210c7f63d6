/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-protection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_UNLOCK_DIALOG (pmap_unlock_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapUnlockDialog, pmap_unlock_dialog, PMAP, UNLOCK_DIALOG, GtkWindow)

GtkWidget *pmap_unlock_dialog_new (GtkWindow  *parent,
                                   GBytes     *sealed,
                                   const char *name);

G_END_DECLS
