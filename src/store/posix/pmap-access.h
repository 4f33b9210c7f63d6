/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/**
 * PmapAccessLoss:
 * @PMAP_ACCESS_OWNER: who owned the old file might not be able to write the new one
 * @PMAP_ACCESS_OTHERS: others who could open the old file might not be able to open the new one
 *
 * Who may do less with a new file than with the one it stands for.
 */
typedef enum
{
  PMAP_ACCESS_OWNER = 1 << 0,
  PMAP_ACCESS_OTHERS = 1 << 1,
} PmapAccessLoss;

gboolean pmap_access_keep         (int               from,
                                   int               to,
                                   PmapAccessLoss   *loss);
gboolean pmap_access_make_private (int               to);

G_END_DECLS
