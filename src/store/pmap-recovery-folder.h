/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PmapRecoveryFolder PmapRecoveryFolder;

PmapRecoveryFolder *pmap_recovery_folder_get_own           (GError             **error);
void                pmap_recovery_folder_unref             (PmapRecoveryFolder  *self);
char               *pmap_recovery_folder_get_snapshot_path (PmapRecoveryFolder  *self,
                                                            guint                number);
char               *pmap_recovery_folder_get_base_path     (const char          *snapshot_path,
                                                            const char          *base);

GPtrArray          *pmap_recovery_list                     (GFile               *location);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapRecoveryFolder, pmap_recovery_folder_unref)

G_END_DECLS
