/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-protection.h"

G_BEGIN_DECLS

void       pmap_seen_protection_note       (const char     *map_id,
                                            PmapProtection *protection);
GDateTime *pmap_seen_protection_find_newer (const char     *map_id,
                                            PmapProtection *protection);

G_END_DECLS
