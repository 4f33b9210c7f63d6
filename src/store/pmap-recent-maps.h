/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many maps are remembered. */
#define PMAP_RECENT_MAPS_MAX 8

/**
 * PmapRecentMap:
 * @location: where it was
 * @school: (nullable): the school's name in it
 */
typedef struct
{
  GFile *location;
  char *school;
} PmapRecentMap;

GPtrArray *pmap_recent_maps_list       (void);
gboolean   pmap_recent_maps_may_list   (GFile        *location,
                                        PmapDocument *document);
void       pmap_recent_maps_note       (GFile        *location,
                                        PmapDocument *document,
                                        gboolean      by_name);
void       pmap_recent_maps_forget     (GFile        *location);
void       pmap_recent_maps_forget_all (void);

G_END_DECLS
