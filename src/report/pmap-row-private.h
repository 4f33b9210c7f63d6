/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "report/pmap-block-private.h"

G_BEGIN_DECLS

/** PmapRowRule: the line above or below a row. */
typedef enum
{
  PMAP_ROW_RULE_NONE,
  PMAP_ROW_RULE_HAIR,
  PMAP_ROW_RULE_STRONG
} PmapRowRule;

/** PmapLine: where a line of a cell stands, from the cell's first line, in points. */
typedef struct
{
  double x;
  double top;
  double bottom;
  double baseline;
} PmapLine;

/** PmapCell: a text in a column; @is_written means a line to write on instead. */
typedef struct
{
  PangoLayout *layout;
  double x;
  double width;
  gboolean is_written;
  GArray *lines;
} PmapCell;

typedef struct _PmapRow PmapRow;

typedef void (*PmapRowDrawFunc) (const PmapRow *row,
                                 const PmapTheme *theme,
                                 PangoContext *context,
                                 cairo_t *cr);

/**
 * PmapRow:
 * @block: (transfer none): the block that it is part of
 * @head: (nullable) (transfer none): the row to repeat above it on a new page
 * @lead_tag: (nullable): what the first cell is in the structure of a PDF, if it is not as the others
 * @cell_tag: (nullable): what its cells are; %NULL where the row is one text
 * @draw: (nullable): what draws a row that is not of cells
 *
 * The smallest thing that a page is made of: cells side by side, or one drawing of a given height.
 */
struct _PmapRow
{
  const PmapBlock *block;
  PmapRow *head;
  const char *lead_tag;
  const char *cell_tag;
  double width;
  double space_before;
  double pad_top;
  double pad_bottom;
  double fixed_height;
  PmapRowRule rule_above;
  PmapRowRule rule_below;
  gboolean is_tinted;
  gboolean keeps_with_next;
  gboolean breaks_page;
  gboolean flows;
  guint n_cells;
  PmapCell *cells;
  PmapRowDrawFunc draw;
  gpointer data;
  GDestroyNotify free_data;
};

/**
 * PmapSlice:
 * @first: the first line of each cell that is drawn
 * @last: the line after the last
 *
 * The lines of a row that are on one page.
 */
typedef struct
{
  const PmapRow *row;
  double y;
  double height;
  guint *first;
  guint *last;
} PmapSlice;

PmapRow *pmap_row_new (const PmapBlock *block,
                       guint n_cells,
                       double width);
void pmap_row_free (PmapRow *row);
void pmap_row_set_cell (PmapRow *row,
                        guint index,
                        PangoLayout *layout,
                        double x,
                        double width,
                        PmapBlockAlign align);
double pmap_row_get_height (const PmapRow *row);
guint pmap_row_get_n_lines (const PmapRow *row);

PmapSlice *pmap_slice_new_whole (const PmapRow *row);
PmapSlice *pmap_slice_new_part (const PmapRow *row,
                                const guint *first,
                                double room);
gboolean pmap_slice_is_last (const PmapSlice *slice);
guint pmap_slice_count_lines (const PmapSlice *slice);
void pmap_slice_free (PmapSlice *slice);
void pmap_slice_draw (const PmapSlice *slice,
                      const PmapTheme *theme,
                      PangoContext *context,
                      cairo_t *cr);

GPtrArray *pmap_block_create_rows (const PmapBlock *block,
                                   const PmapTheme *theme,
                                   PangoContext *context,
                                   double width,
                                   double page_height);

G_END_DECLS
