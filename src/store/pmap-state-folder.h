/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     *pmap_state_folder_get_path (const char  *name);
gboolean  pmap_state_folder_make     (const char  *path,
                                      GError     **error);
gboolean  pmap_state_folder_write    (const char  *path,
                                      GBytes      *bytes,
                                      GError     **error);
GBytes   *pmap_state_folder_read     (const char  *path,
                                      gsize        most,
                                      GError     **error);

G_END_DECLS
