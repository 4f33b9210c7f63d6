/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** The most that is read of a table: more is no list of a school. */
#define PMAP_CELLS_BYTES_MAX (8 * 1024 * 1024)
#define PMAP_CELLS_ROWS_MAX 5000
#define PMAP_CELLS_COLUMNS_MAX 200

GBytes    *pmap_cells_load   (GFile   *file,
                              GError **error);
char      *pmap_cells_decode (GBytes  *bytes,
                              GError **error);
GPtrArray *pmap_cells_read   (GBytes  *bytes,
                              GError **error);

G_END_DECLS
