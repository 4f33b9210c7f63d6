/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"
#include "store/pmap-file.h"

G_BEGIN_DECLS

#define PMAP_TYPE_RECOVERY (pmap_recovery_get_type ())
G_DECLARE_FINAL_TYPE (PmapRecovery, pmap_recovery, PMAP, RECOVERY, GObject)

PmapRecovery *pmap_recovery_new            (PmapEditor     *editor);
void          pmap_recovery_set_file       (PmapRecovery   *self,
                                            PmapFile       *file);
void          pmap_recovery_set_protection (PmapRecovery   *self,
                                            PmapProtection *protection);
void          pmap_recovery_set_new        (PmapRecovery   *self,
                                            gboolean        is_new);
void          pmap_recovery_hurry          (PmapRecovery   *self);
gboolean      pmap_recovery_keep_now       (PmapRecovery   *self,
                                            GError        **error);
void          pmap_recovery_close          (PmapRecovery   *self);

G_END_DECLS
