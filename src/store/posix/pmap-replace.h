/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"
#include "store/posix/pmap-place.h"

G_BEGIN_DECLS

/**
 * PmapReplaceFlags:
 * @PMAP_REPLACE_OVERWRITE: whatever is there now may go
 * @PMAP_REPLACE_PRIVATE: a file that is not there yet is made for its owner alone
 * @PMAP_REPLACE_OWNER_ONLY: so is one that takes the place of another, whatever rights that one has
 * @PMAP_REPLACE_EXPORT: it is no map but made from one: what could not be saved is called by its file's name
 * @PMAP_REPLACE_PUT_BACK: whatever stands there now gives way: a link goes, anything else is kept beside it
 */
typedef enum
{
  PMAP_REPLACE_OVERWRITE = 1 << 0,
  PMAP_REPLACE_PRIVATE = 1 << 1,
  PMAP_REPLACE_EXPORT = 1 << 2,
  PMAP_REPLACE_OWNER_ONLY = 1 << 3,
  PMAP_REPLACE_PUT_BACK = 1 << 4,
} PmapReplaceFlags;

gboolean pmap_replace_file (const char        *path,
                            GBytes            *bytes,
                            GBytes            *base,
                            PmapReplaceFlags   flags,
                            PmapIssues        *notes,
                            gboolean          *confirmed,
                            GError           **error);

gboolean pmap_replace_place (PmapPlace         *place,
                             const PmapTrace   *before,
                             GBytes            *bytes,
                             GBytes            *base,
                             PmapReplaceFlags   flags,
                             PmapIssues        *notes,
                             PmapTrace         *after,
                             gboolean          *confirmed,
                             GError           **error);

G_END_DECLS
