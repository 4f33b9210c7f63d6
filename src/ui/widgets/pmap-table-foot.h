/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_TABLE_FOOT (pmap_table_foot_get_type ())
G_DECLARE_FINAL_TYPE (PmapTableFoot, pmap_table_foot, PMAP, TABLE_FOOT, GtkWidget)

void        pmap_table_foot_set_head (PmapTableFoot *self,
                                      GtkColumnView *head);
void        pmap_table_foot_add      (PmapTableFoot *self,
                                      gboolean       figures);
void        pmap_table_foot_set_place (PmapTableFoot *self,
                                       guint          column,
                                       int            place);
void        pmap_table_foot_set_text (PmapTableFoot *self,
                                      guint          column,
                                      const char    *text);
const char *pmap_table_foot_get_text (PmapTableFoot *self,
                                      guint          column);
void        pmap_table_align_newest_title (GtkColumnView *view,
                                           gboolean       figures,
                                           int            indent);

G_END_DECLS
