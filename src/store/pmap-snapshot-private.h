/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-snapshot.h"

G_BEGIN_DECLS

/**
 * PmapSnapshotHead:
 * @writer: who worked on the map
 * @location: (nullable): the address of its file
 * @base: (nullable): the SHA-256 of what was in that file when it was last read or written
 *
 * What a snapshot says of itself.
 */
typedef struct
{
  const char *writer;
  const char *location;
  const char *base;
} PmapSnapshotHead;

GBytes       *_pmap_snapshot_pack (const PmapSnapshotHead *head,
                                   GBytes                 *map);
PmapSnapshot *_pmap_snapshot_open (const char             *path,
                                   gpointer                folder,
                                   GDestroyNotify          release_folder,
                                   GError                **error);

G_END_DECLS
