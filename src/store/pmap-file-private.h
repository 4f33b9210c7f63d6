/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-file.h"

G_BEGIN_DECLS

void            _pmap_file_set_bytes     (PmapFile       *self,
                                          GBytes         *bytes);
void            _pmap_file_set_map_bytes (PmapFile       *self,
                                          GBytes         *map_bytes,
                                          PmapProtection *opener);
PmapProtection *_pmap_file_get_opener    (PmapFile       *self);
void            _pmap_file_set_read_only (PmapFile       *self,
                                          gboolean        read_only);

G_END_DECLS
