/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PmapToolTable PmapToolTable;

PmapToolTable *pmap_tool_table_new      (guint                n_columns,
                                         guint                right_column);
void           pmap_tool_table_free     (PmapToolTable       *self);
void           pmap_tool_table_add_row  (PmapToolTable       *self,
                                         const char          *first,
                                         ...) G_GNUC_NULL_TERMINATED;
void           pmap_tool_table_add_line (PmapToolTable       *self,
                                         const char          *text);
void           pmap_tool_table_add_rule (PmapToolTable       *self);
void           pmap_tool_table_append   (const PmapToolTable *self,
                                         GString             *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapToolTable, pmap_tool_table_free)

G_END_DECLS
