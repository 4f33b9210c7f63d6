/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-file.h"

G_BEGIN_DECLS

/**
 * PmapMonitorState:
 * @PMAP_MONITOR_SAME: the file holds what was last read from it or written to it here
 * @PMAP_MONITOR_CHANGED: it holds something else: somebody has saved
 * @PMAP_MONITOR_GONE: there is no such file now, or it cannot be read
 * @PMAP_MONITOR_REPLACED: something else stands in its place, which is no colleague's save: a link, another map, no map, an older
 *   copy; see pmap_monitor_get_reason()
 */
typedef enum
{
  PMAP_MONITOR_SAME,
  PMAP_MONITOR_CHANGED,
  PMAP_MONITOR_GONE,
  PMAP_MONITOR_REPLACED,
} PmapMonitorState;

#define PMAP_TYPE_MONITOR (pmap_monitor_get_type ())
G_DECLARE_FINAL_TYPE (PmapMonitor, pmap_monitor, PMAP, MONITOR, GObject)

PmapMonitor      *pmap_monitor_new        (PmapFile    *file);
PmapFile         *pmap_monitor_get_file   (PmapMonitor *self);
PmapMonitorState  pmap_monitor_get_state  (PmapMonitor *self);
const char       *pmap_monitor_get_reason (PmapMonitor *self);
void              pmap_monitor_check      (PmapMonitor *self);
void              pmap_monitor_set_paused (PmapMonitor *self,
                                           gboolean     paused);

G_END_DECLS
