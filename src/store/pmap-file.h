/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-protection.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PMAP_TYPE_FILE (pmap_file_get_type ())
G_DECLARE_FINAL_TYPE (PmapFile, pmap_file, PMAP, FILE, GObject)

PmapFile       *pmap_file_new            (GFile          *location);
GFile          *pmap_file_get_location   (PmapFile       *self);
GFile          *pmap_file_get_real_location (PmapFile    *self);
char           *pmap_file_get_name       (PmapFile       *self);
GBytes         *pmap_file_get_bytes      (PmapFile       *self);
GBytes         *pmap_file_get_map_bytes  (PmapFile       *self);
char           *pmap_file_get_hash       (PmapFile       *self);
gboolean        pmap_file_is_read_only   (PmapFile       *self);
PmapProtection *pmap_file_get_protection (PmapFile       *self);
void            pmap_file_set_protection (PmapFile       *self,
                                          PmapProtection *protection);

void            pmap_file_explain_error   (GError         **error);

G_END_DECLS
