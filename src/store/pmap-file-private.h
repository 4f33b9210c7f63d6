/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "store/pmap-file.h"
#include "store/posix/pmap-place.h"

G_BEGIN_DECLS

void            _pmap_file_set_bytes     (PmapFile       *self,
                                          GBytes         *bytes);
void            _pmap_file_set_map_bytes (PmapFile       *self,
                                          GBytes         *map_bytes,
                                          PmapProtection *opener);
PmapProtection *_pmap_file_get_opener    (PmapFile       *self);
GPtrArray      *_pmap_file_get_formers   (PmapFile       *self);
void            _pmap_file_set_read_only (PmapFile       *self,
                                          gboolean        read_only);

void            _pmap_file_set_place     (PmapFile        *self,
                                          PmapPlace       *place,
                                          const PmapTrace *trace);
void            _pmap_file_set_map_id    (PmapFile       *self,
                                          const char     *map_id);

/**
 * PmapFileLook:
 *
 * What a thread needs to know of a file to look at its place: nothing that anybody may change meanwhile, and what it found.
 */
typedef struct
{
  GFile *location;
  PmapPlace *place;          /* NULL before the first look, and where the file is on no disk of this computer */
  PmapTrace before;
  gboolean is_known;         /* whether it was read or written before, and so the id counts */
  gboolean is_seen;          /* whether that was in this place, and so `before` counts, too */
  char *map_id;
  PmapProtection *protection;    /* that the file is known to have; NULL for none */

  PmapTrace now;
} PmapFileLook;

PmapFileLook   *_pmap_file_look_new      (PmapFile       *file);
void            _pmap_file_look_free     (PmapFileLook   *self);
GInputStream   *_pmap_file_look_open     (PmapFileLook   *self,
                                          GCancellable   *cancellable,
                                          GError        **error);
GBytes         *_pmap_file_look_read     (PmapFileLook   *self,
                                          GInputStream   *stream,
                                          GCancellable   *cancellable,
                                          GError        **error);
gboolean        _pmap_file_look_check    (PmapFileLook   *self,
                                          PmapDocument   *found,
                                          GError        **error);
gboolean        _pmap_file_look_check_sealed (PmapFileLook *self,
                                          GBytes         *sealed,
                                          GError        **error);
void            _pmap_file_copy_knowledge (PmapFile      *self,
                                          PmapFile       *from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapFileLook, _pmap_file_look_free)

G_END_DECLS
