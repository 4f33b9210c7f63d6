/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PmapColumn PmapColumn;

/** PmapColumnTextFunc: Returns: (transfer full) (nullable): what stands in the column for @item */
typedef char *(*PmapColumnTextFunc) (gpointer          item,
                                     const PmapColumn *column,
                                     gpointer          user_data);

/** PmapColumnNumberFunc: Returns: a number of @item: what a column is sorted by, or which tier it is of */
typedef gint64 (*PmapColumnNumberFunc) (gpointer          item,
                                        const PmapColumn *column,
                                        gpointer          user_data);

/** PmapColumnRecordFunc: Returns: (transfer none) (nullable): a record that what stands in the column is of */
typedef PmapRecord *(*PmapColumnRecordFunc) (gpointer item);

/** PmapColumnHeadFunc: Returns: (transfer full): the head of the column */
typedef char *(*PmapColumnHeadFunc) (const PmapColumn *column,
                                     gpointer          user_data);

/** PmapColumnAppliesFunc: Returns: whether the map has anything for the column to say */
typedef gboolean (*PmapColumnAppliesFunc) (gpointer user_data);

/** PmapColumnTotalFunc: Returns: (transfer full) (nullable): what stands in the foot of @n_rows rows that add up to @sum */
typedef char *(*PmapColumnTotalFunc) (gint64            sum,
                                      guint             n_rows,
                                      const PmapColumn *column,
                                      gpointer          user_data);

/**
 * PmapColumn:
 * @id: a short name
 * @title: (nullable): the head, untranslated; %NULL for a head given when the table is filled
 * @head: (nullable): says the head where it depends on what the table is filled from, as with the period of costs; @title is then what
 *   it says most often
 * @applies: (nullable): whether the column is shown at all; %NULL for always
 * @field: (nullable): the field of the record that the column shows, unless @text says otherwise
 * @text: (nullable): computes what a cell says; %NULL for the field; without a field, for the figure that @key computes; without
 *   either, for what the record is called
 * @second: (nullable): computes what the first column says in a second line, whatever room there is; %NULL, or no text, for nothing
 * @in_second: whether what the column says stands in that line, too, so that it is not said there again
 * @short_label: whether a choice is said by its short label
 * @key: (nullable): what rows are sorted by; %NULL for the field's value, or the cell's text
 * @sort: (nullable): a text that rows are sorted by, where it is not what the cell says
 * @total: (nullable): says the foot
 * @adds: (nullable): what a row adds to the sum that the foot says; %NULL for @key, and without either for nothing
 * @tier: (nullable): the number of the tier, whose colour stands at the row's edge; -1 for none. In a table with sections it is the
 *   section, too
 * @working: (nullable): the member or the intervention whose cost it is, so that a reader can see how it came about; %NULL for a
 *   figure without that
 * @width: in characters; 0 for what the content needs
 * @least: in characters: less than @width, where a column that expands may have so little when others have made room for it; 0 for
 *   @width
 * @expand: whether the column takes the room that is left
 * @figures: whether it is right-aligned, with figures of one width
 * @money: whether it shows amounts of money, and so goes while figures are hidden
 * @pay: whether it shows what somebody is paid, and so goes while that is hidden
 * @rank: columns with the highest rank go first where there is too little room; 0 always stays
 * @line: while the column has gone, what it says stands in a second line below the first column, as the first, second … of these
 *   columns; 0 where it is not said then
 * @index: for the functions
 *
 * A column of a table, described instead of built.
 */
struct _PmapColumn
{
  const char *id;
  const char *title;
  PmapColumnHeadFunc head;
  PmapColumnAppliesFunc applies;
  const char *field;
  gboolean short_label;
  PmapColumnTextFunc text;
  PmapColumnTextFunc second;
  gboolean in_second;
  PmapColumnNumberFunc key;
  PmapColumnTextFunc sort;
  PmapColumnTotalFunc total;
  PmapColumnNumberFunc adds;
  PmapColumnNumberFunc tier;
  PmapColumnRecordFunc working;
  int width;
  int least;
  gboolean expand;
  gboolean figures;
  gboolean money;
  gboolean pay;
  guint rank;
  guint line;
  guint index;
};

char   *pmap_column_get_title    (const PmapColumn *self,
                                  gpointer          user_data);
gboolean pmap_column_applies     (const PmapColumn *self,
                                  gpointer          user_data);
char   *pmap_column_get_text     (const PmapColumn *self,
                                  gpointer          item,
                                  gpointer          user_data);
gint64  pmap_column_get_key      (const PmapColumn *self,
                                  gpointer          item,
                                  gpointer          user_data,
                                  char            **text);
gint64  pmap_column_get_tier     (const PmapColumn *self,
                                  gpointer          item,
                                  gpointer          user_data);
gboolean pmap_column_is_largest_first (const PmapColumn *self);
char   *pmap_column_get_number   (const PmapColumn *self,
                                  gpointer          item,
                                  gpointer          user_data);

/* The foot. */
gint64  pmap_column_get_addend   (const PmapColumn *self,
                                  gpointer          item,
                                  gpointer          user_data);
char   *pmap_column_get_total    (const PmapColumn *self,
                                  GListModel       *rows,
                                  gpointer          user_data);
char   *pmap_column_total_number (gint64            sum,
                                  guint             n_rows,
                                  const PmapColumn *column,
                                  gpointer          user_data);
char   *pmap_column_total_money  (gint64            sum,
                                  guint             n_rows,
                                  const PmapColumn *column,
                                  gpointer          user_data);

G_END_DECLS
