/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-snapshot.h"

G_BEGIN_DECLS

/**
 * PmapSnapshotHead:
 * @writer: who worked on the map
 * @location: (nullable): the address of its file
 * @base: (nullable): the SHA-256 of what was in that file when it was last read or written
 * @map_id: (nullable): the map's id
 * @salt: (nullable): with @erased, something random
 * @erased: (nullable): of each record that was in the file and is erased, what _pmap_snapshot_mark_erased() makes of its id
 * @forget_versions: whether what was kept of the map before is to go when the work is saved
 * @time: when the map was so (UTC)
 *
 * What a snapshot says of itself.
 */
typedef struct
{
  const char *writer;
  const char *location;
  const char *base;
  const char *map_id;
  const char *salt;
  const char *const *erased;
  gboolean forget_versions;
  GDateTime *time;
} PmapSnapshotHead;

char         *_pmap_snapshot_mark_erased (const char             *salt,
                                          const char             *id);
GBytes       *_pmap_snapshot_pack        (const PmapSnapshotHead *head,
                                          GBytes                 *map);
PmapSnapshot *_pmap_snapshot_open        (const char             *path,
                                          gpointer                folder,
                                          GDestroyNotify          release_folder,
                                          GError                **error);
const char   *_pmap_snapshot_get_map_id  (PmapSnapshot           *self);
gboolean      _pmap_snapshot_is_sealed   (PmapSnapshot           *self,
                                          PmapProtection         *protection);
gboolean      _pmap_snapshot_seal        (PmapSnapshot           *self,
                                          PmapProtection         *former,
                                          PmapProtection         *protection,
                                          GError                **error);

/* Of the folders where such work lies: pmap-recovery-folder.c */
GPtrArray    *_pmap_recovery_list_all    (guint                  *n_damaged);

G_END_DECLS
