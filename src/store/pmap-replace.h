/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PmapReplaceFlags:
 * @PMAP_REPLACE_OVERWRITE: whatever is there now may go
 */
typedef enum
{
  PMAP_REPLACE_OVERWRITE = 1 << 0,
} PmapReplaceFlags;

gboolean pmap_replace_file (const char        *path,
                            GBytes            *bytes,
                            GBytes            *base,
                            PmapReplaceFlags   flags,
                            gboolean          *confirmed,
                            GError           **error);

G_END_DECLS
