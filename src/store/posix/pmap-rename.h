/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pmap_rename_exchange    (int         folder,
                                  const char *one,
                                  const char *other);
gboolean pmap_rename_as_new      (int         folder,
                                  const char *from,
                                  const char *to);
gboolean pmap_rename_is_passing  (int         code);
gboolean pmap_rename_somebodys_as_new (int         folder,
                                       const char *from,
                                       const char *to);
gboolean pmap_rename_is_missing  (int         code);
gboolean pmap_rename_pause       (guint       attempt);

G_END_DECLS
