/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_RECOVERY_DIALOG (pmap_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapRecoveryDialog, pmap_recovery_dialog, PMAP, RECOVERY_DIALOG, GtkWindow)

GtkWidget *pmap_recovery_dialog_new  (GtkWindow          *parent,
                                      GPtrArray          *snapshots,
                                      PmapProtection     *protection);
void       pmap_recovery_dialog_done (PmapRecoveryDialog *self,
                                      PmapSnapshot       *snapshot);

G_END_DECLS
