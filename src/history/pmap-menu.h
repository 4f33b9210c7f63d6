/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"
#include "model/pmap-provision.h"

G_BEGIN_DECLS

/**
 * PmapMenuCount:
 * @n_tiers: tiers that come with the entries
 * @n_roles: staff roles that come with them
 * @n_rates: hourly rates of these roles, which come only if they are asked for
 *
 * What comes with entries of another menu, because the map has nothing of that name.
 */
typedef struct
{
  guint n_tiers;
  guint n_roles;
  guint n_rates;
} PmapMenuCount;

PmapProvision *pmap_menu_find  (PmapDocument   *document,
                                const char     *name);
void           pmap_menu_count (PmapDocument   *document,
                                GPtrArray      *entries,
                                PmapMenuCount  *count);
gboolean       pmap_menu_add   (PmapEditor     *editor,
                                GPtrArray      *entries,
                                gboolean        with_rates,
                                GError        **error);
PmapDocument  *pmap_menu_copy  (PmapDocument   *document,
                                gboolean        with_rates);

G_END_DECLS
