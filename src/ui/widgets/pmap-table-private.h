/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-first-rows.h"
#include "ui/widgets/pmap-table-foot.h"
#include "ui/widgets/pmap-table.h"

G_BEGIN_DECLS

/* As many heads clicked one after the other count: by year, and of one year by class. */
#define PMAP_TABLE_N_ORDERS 3

/** PmapTableColumn: what a table keeps of one column. */
typedef struct
{
  PmapTable *table;
  const PmapColumn *spec;
  GtkColumnViewColumn *column;
  GHashTable *keys;            /* item → what it is sorted by; made when rows are sorted, until the item changes */
  GHashTable *collated;        /* text → its place in the alphabet, which takes long to find; many rows say the same */
  guint number;
} PmapTableColumn;

typedef struct
{
  PmapTableColumn *column;
  GtkSortType direction;
} PmapTableOrder;

struct _PmapTable
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *scroller;
  GtkColumnView *view;
  PmapTableFoot *foot;
  GtkLabel *empty_title;
  GtkLabel *empty_text;
  GtkButton *empty_button;

  GPtrArray *columns;
  gpointer user_data;
  PmapListingPart (*get_part) (gpointer item);    /* NULL where there are no sections */
  PmapWorkspace *workspace;

  GListStore *items;            /* of pmap_table_set_items() */
  GtkMapListModel *given;       /* what is to be shown: the model that was set, and what it says of items that changed */
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  PmapFirstRows *first_rows;    /* of the sorted: those that have widgets, until the page has been seen */
  GtkSingleSelection *selection;
  GHashTable *bound;
  gboolean is_refreshing;       /* rows come and go; the feet wait for the end */

  GtkSorter *sorter;
  PmapTableOrder orders[PMAP_TABLE_N_ORDERS];     /* the newest first */
  guint n_orders;
  PmapTableColumn *asked;       /* whose head a click has made the first; see find_clicked() */
  gboolean is_arranging;        /* the heads are set by the table, not clicked */
  GHashTable *places;           /* item → its place in what was given, plus one; NULL when it is to be made anew */

  GHashTable *counted;          /* item that is shown → what it adds to each column's sum */
  gint64 *sums;

  int character_width;
  guint max_rank;
  guint shown_rank;
  int fitted_width;
  guint fit_source;
  guint grow_tick;
  guint n_frames;
};

/* The order of rows. */
void       _pmap_table_init_order   (PmapTable       *self);
void       _pmap_table_free_column  (gpointer         data);
GtkSorter *_pmap_table_make_head    (PmapTableColumn *column);
void       _pmap_table_show_order   (PmapTable       *self);
void       _pmap_table_order_by     (PmapTable       *self,
                                     PmapTableColumn *column,
                                     GtkSortType      direction);
void       _pmap_table_forget_keys  (PmapTable       *self,
                                     gpointer         item);
gboolean   _pmap_table_keeps_place (PmapTable       *self,
                                    gpointer         item);
gboolean   _pmap_table_find_place   (PmapTable       *self,
                                     gpointer         item,
                                     guint           *place);

/* Which columns there is room for. */
gboolean   _pmap_table_is_left_out  (PmapTableColumn *column);
gboolean   _pmap_table_is_shown     (PmapTableColumn *column);
void       _pmap_table_set_width    (PmapTableColumn *column);
void       _pmap_table_follow_font  (PmapTable       *self);
void       _pmap_table_fit          (PmapTable       *self);
void       _pmap_table_allocate     (PmapTable       *self,
                                     int              width);
void       _pmap_table_queue_fit    (PmapTable       *self);
void       _pmap_table_measure      (PmapTable       *self,
                                     int             *minimum,
                                     int             *natural);

/* The foot. */
gboolean   _pmap_table_is_counted  (PmapTable       *self,
                                    gpointer         item);
void       _pmap_table_count_again (PmapTable       *self,
                                    gpointer         item,
                                    gboolean         is_shown);
void       _pmap_table_count_all   (PmapTable       *self);
void       _pmap_table_show_sums   (PmapTable       *self);

/* The table. */
void       _pmap_table_fill_rows    (PmapTable       *self);
void       _pmap_table_scroll_to    (PmapTable       *self,
                                     guint            position);

G_END_DECLS
