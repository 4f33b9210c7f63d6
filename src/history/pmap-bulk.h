/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PmapBulkRow:
 *
 * One line of what bulk work will do, or of what it leaves out and why.
 */
#define PMAP_TYPE_BULK_ROW (pmap_bulk_row_get_type ())
G_DECLARE_FINAL_TYPE (PmapBulkRow, pmap_bulk_row, PMAP, BULK_ROW, GObject)

const char *pmap_bulk_row_get_part      (PmapBulkRow *self);
const char *pmap_bulk_row_get_title     (PmapBulkRow *self);
const char *pmap_bulk_row_get_name      (PmapBulkRow *self);
const char *pmap_bulk_row_get_before    (PmapBulkRow *self);
const char *pmap_bulk_row_get_after     (PmapBulkRow *self);
const char *pmap_bulk_row_get_remark    (PmapBulkRow *self);
const char *pmap_bulk_row_get_id        (PmapBulkRow *self);
gboolean    pmap_bulk_row_is_left_out   (PmapBulkRow *self);
gboolean    pmap_bulk_row_can_be_spared (PmapBulkRow *self);
gboolean    pmap_bulk_row_become        (PmapBulkRow *self,
                                         PmapBulkRow *other);

/**
 * PmapBulkPlan:
 *
 * Bulk work on a map that is worked out and not done yet: the map as it will be, and line by line what becomes of it. Doing it makes
 * the open map equal to that, by one step that can be undone; so the preview is the result.
 */
#define PMAP_TYPE_BULK_PLAN (pmap_bulk_plan_get_type ())
G_DECLARE_FINAL_TYPE (PmapBulkPlan, pmap_bulk_plan, PMAP, BULK_PLAN, GObject)

const char   *pmap_bulk_plan_get_label   (PmapBulkPlan  *self);
GListModel   *pmap_bulk_plan_get_rows    (PmapBulkPlan  *self);
PmapDocument *pmap_bulk_plan_get_result  (PmapBulkPlan  *self);
guint         pmap_bulk_plan_count       (PmapBulkPlan  *self,
                                          const char    *part);
guint         pmap_bulk_plan_count_left_out (PmapBulkPlan *self);
char         *pmap_bulk_plan_describe    (PmapBulkPlan  *self);
gboolean      pmap_bulk_plan_is_stale    (PmapBulkPlan  *self);
gboolean      pmap_bulk_plan_apply       (PmapBulkPlan  *self,
                                          PmapEditor    *editor,
                                          GError       **error);

G_END_DECLS
