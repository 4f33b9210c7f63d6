/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PMAP_MARKER_LIMIT 4096       /* bytes of a marker; what somebody else put there may be larger, and is not read */

/**
 * PmapMarkerResult:
 * @PMAP_MARKER_DONE: done
 * @PMAP_MARKER_THERE: there is another one already
 * @PMAP_MARKER_MISSING: there is none
 * @PMAP_MARKER_FAILED: the system does not let us
 *
 * What came of an attempt.
 */
typedef enum
{
  PMAP_MARKER_DONE,
  PMAP_MARKER_THERE,
  PMAP_MARKER_MISSING,
  PMAP_MARKER_FAILED,
} PmapMarkerResult;

PmapMarkerResult pmap_marker_create   (const char  *path,
                                       const char  *text,
                                       gint64      *now);
PmapMarkerResult pmap_marker_put      (const char  *path,
                                       const char  *text);
PmapMarkerResult pmap_marker_read     (const char  *path,
                                       char       **text,
                                       gint64      *written);
PmapMarkerResult pmap_marker_rewrite  (const char  *path,
                                       const char  *key,
                                       const char  *text);
PmapMarkerResult pmap_marker_remove   (const char  *path,
                                       const char  *key);

G_END_DECLS
