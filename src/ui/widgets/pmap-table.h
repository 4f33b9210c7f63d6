/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-listing.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_TABLE (pmap_table_get_type ())
G_DECLARE_FINAL_TYPE (PmapTable, pmap_table, PMAP, TABLE, GtkWidget)

GtkWidget  *pmap_table_new           (void);
void        pmap_table_set_label     (PmapTable             *self,
                                      const char            *label);
void        pmap_table_set_columns   (PmapTable             *self,
                                      const PmapColumn      *columns,
                                      guint                  n_columns,
                                      gpointer               user_data);
void        pmap_table_set_listing   (PmapTable                *self,
                                      const PmapListing        *listing,
                                      const PmapListingContext *context);
void        pmap_table_set_workspace (PmapTable             *self,
                                      PmapWorkspace         *workspace);
void        pmap_table_set_title     (PmapTable             *self,
                                      guint                  column,
                                      const char            *title);
void        pmap_table_set_filter    (PmapTable             *self,
                                      GtkCustomFilterFunc    match,
                                      gpointer               user_data);
void        pmap_table_set_model     (PmapTable             *self,
                                      GListModel            *model);
void        pmap_table_set_items     (PmapTable             *self,
                                      GPtrArray             *items);
void        pmap_table_set_empty     (PmapTable             *self,
                                      const char            *title,
                                      const char            *text);
void        pmap_table_set_empty_action (PmapTable          *self,
                                      const char            *label,
                                      const char            *action);
void        pmap_table_refresh       (PmapTable             *self);
void        pmap_table_refresh_items (PmapTable             *self,
                                      GHashTable            *items);
GListModel *pmap_table_get_rows      (PmapTable             *self);
gpointer    pmap_table_get_selected  (PmapTable             *self);
gboolean    pmap_table_select        (PmapTable             *self,
                                      gpointer               item);
char       *pmap_table_get_cell_text (PmapTable             *self,
                                      gpointer               item,
                                      const char            *column);
const char *pmap_table_get_total     (PmapTable             *self,
                                      const char            *column);
void        pmap_table_sort_by       (PmapTable             *self,
                                      const char            *column,
                                      GtkSortType            direction);

G_END_DECLS
