/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_RECOVERY_KEY_DIALOG (pmap_recovery_key_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapRecoveryKeyDialog, pmap_recovery_key_dialog, PMAP, RECOVERY_KEY_DIALOG, GtkWindow)

GtkWidget *pmap_recovery_key_dialog_new (GtkWindow  *parent,
                                         const char *recovery_key,
                                         const char *name,
                                         const char *school,
                                         const char *done_label);

G_END_DECLS
