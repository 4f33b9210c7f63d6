/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PmapTableColumn PmapTableColumn;

/** PmapTableTextFunc: Returns: (transfer full) (nullable): what stands in the column for @item */
typedef char *(*PmapTableTextFunc) (gpointer               item,
                                    const PmapTableColumn *column,
                                    gpointer               user_data);

/** PmapTableNumberFunc: Returns: a number of @item: what a column is sorted by, or which tier it is of */
typedef gint64 (*PmapTableNumberFunc) (gpointer               item,
                                       const PmapTableColumn *column,
                                       gpointer               user_data);

/** PmapTableTotalFunc: Returns: (transfer full) (nullable): what stands in the foot for all of @rows */
typedef char *(*PmapTableTotalFunc) (GListModel            *rows,
                                     const PmapTableColumn *column,
                                     gpointer               user_data);

/**
 * PmapTableColumn:
 * @id: a short name
 * @title: (nullable): the head, untranslated; %NULL for a head given when the table is filled
 * @field: (nullable): the field of the record that the column shows, unless @text says otherwise
 * @text: (nullable): computes what a cell says
 * @key: (nullable): what rows are sorted by; %NULL for the field's value, or the cell's text
 * @total: (nullable): computes the foot
 * @tier: (nullable): the number of the tier, whose colour stands at the row's edge; -1 for none
 * @width: in characters; 0 for what the content needs
 * @expand: whether the column takes the room that is left
 * @figures: whether it is right-aligned, with figures of one width
 * @money: whether it shows amounts of money, and so goes while figures are hidden
 * @rank: columns with the highest rank go first where there is too little room; 0 always stays
 * @index: for the functions
 *
 * A column of a table, described instead of built.
 */
struct _PmapTableColumn
{
  const char *id;
  const char *title;
  const char *field;
  PmapTableTextFunc text;
  PmapTableNumberFunc key;
  PmapTableTotalFunc total;
  PmapTableNumberFunc tier;
  int width;
  gboolean expand;
  gboolean figures;
  gboolean money;
  guint rank;
  guint index;
};

char   *pmap_table_column_get_text (const PmapTableColumn *self,
                                    gpointer               item,
                                    gpointer               user_data);
gint64  pmap_table_column_get_key  (const PmapTableColumn *self,
                                    gpointer               item,
                                    gpointer               user_data,
                                    char                 **text);

/* Feet: the sum of the column's keys. */
char   *pmap_table_column_total_number (GListModel            *rows,
                                        const PmapTableColumn *column,
                                        gpointer               user_data);
char   *pmap_table_column_total_money  (GListModel            *rows,
                                        const PmapTableColumn *column,
                                        gpointer               user_data);

G_END_DECLS
