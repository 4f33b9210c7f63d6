/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PMAP_TYPE_FIRST_ROWS (pmap_first_rows_get_type ())
G_DECLARE_FINAL_TYPE (PmapFirstRows, pmap_first_rows, PMAP, FIRST_ROWS, GObject)

PmapFirstRows *pmap_first_rows_new       (GListModel    *model);
guint          pmap_first_rows_get_limit (PmapFirstRows *self);
void           pmap_first_rows_set_limit (PmapFirstRows *self,
                                          guint          limit);

G_END_DECLS
