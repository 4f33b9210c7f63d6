/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows, and the slices of them that stand on one page.
 *
 * A row that no page can hold is cut between lines. Each cell goes on with its own next line, so that
 * cells in scripts of different line heights stay whole, and every line is drawn on exactly one page.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-row-private.h"

#include <pango/pangocairo.h>

#define EDGE_WIDTH 3.0
#define HAIR 0.6
#define STRONG 1.2

/** pmap_row_new: Returns: (transfer full): a row of @n_cells empty cells, @width points wide */
PmapRow *
pmap_row_new (const PmapBlock *block,
              guint n_cells,
              double width)
{
  PmapRow *row = g_new0 (PmapRow, 1);

  row->block = block;
  row->width = width;
  row->n_cells = n_cells;
  row->cells = g_new0 (PmapCell, n_cells);

  return row;
}

/** pmap_row_free: Frees @row. */
void
pmap_row_free (PmapRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_clear_object (&row->cells[i].layout);
      g_clear_pointer (&row->cells[i].lines, g_array_unref);
    }
  if (row->free_data != NULL)
    row->free_data (row->data);
  g_free (row->cells);
  g_free (row);
}

static GArray *
find_lines (PangoLayout *layout)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PmapLine));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;
      PmapLine line;
      int top, bottom;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line.x = pango_units_to_double (logical.x);
      line.top = pango_units_to_double (top);
      line.bottom = pango_units_to_double (bottom);
      line.baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));
      g_array_append_val (lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  return lines;
}

/**
 * pmap_row_set_cell:
 * @row: a row
 * @index: which cell
 * @layout: (transfer full): its text
 * @x: where it starts
 * @width: where its lines wrap
 * @align: where they stand
 */
void
pmap_row_set_cell (PmapRow *row,
                   guint index,
                   PangoLayout *layout,
                   double x,
                   double width,
                   PmapBlockAlign align)
{
  PmapCell *cell = &row->cells[index];

  g_assert (index < row->n_cells && cell->layout == NULL);

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, align == PMAP_BLOCK_ALIGN_END ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_line_spacing (layout, 1.08f);
  cell->layout = layout;
  cell->x = x;
  cell->width = width;
  cell->lines = find_lines (layout);
}

static double
get_lines_height (const PmapCell *cell,
                  guint first,
                  guint last)
{
  if (cell->lines == NULL || first >= last)
    return 0.0;
  return g_array_index (cell->lines, PmapLine, last - 1).bottom - g_array_index (cell->lines, PmapLine, first).top;
}

static guint
get_n_cell_lines (const PmapCell *cell)
{
  return cell->lines == NULL ? 0 : cell->lines->len;
}

/** pmap_row_get_height: Returns: the height of the whole row, without the space before it */
double
pmap_row_get_height (const PmapRow *row)
{
  double height = row->fixed_height;

  for (guint i = 0; i < row->n_cells; i++)
    height = MAX (height, get_lines_height (&row->cells[i], 0, get_n_cell_lines (&row->cells[i])));
  return row->pad_top + height + row->pad_bottom;
}

/** pmap_row_get_n_lines: Returns: how many lines its longest cell has */
guint
pmap_row_get_n_lines (const PmapRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++)
    n = MAX (n, get_n_cell_lines (&row->cells[i]));
  return n;
}

/** pmap_slice_new_whole: Returns: (transfer full): all of @row */
PmapSlice *
pmap_slice_new_whole (const PmapRow *row)
{
  PmapSlice *slice = g_new0 (PmapSlice, 1);

  slice->row = row;
  slice->height = pmap_row_get_height (row);
  slice->first = g_new0 (guint, row->n_cells);
  slice->last = g_new0 (guint, row->n_cells);
  for (guint i = 0; i < row->n_cells; i++)
    slice->last[i] = get_n_cell_lines (&row->cells[i]);

  return slice;
}

/**
 * pmap_slice_new_part:
 * @row: a row
 * @first: (nullable): the first line of each cell that is still to be drawn
 * @room: the height there is
 *
 * Returns: (transfer full): the lines that fit; at least one where lines are left, even if it does not
 */
PmapSlice *
pmap_slice_new_part (const PmapRow *row,
                     const guint *first,
                     double room)
{
  PmapSlice *slice = g_new0 (PmapSlice, 1);
  double height = row->fixed_height;

  slice->row = row;
  slice->first = g_new0 (guint, row->n_cells);
  slice->last = g_new0 (guint, row->n_cells);
  room -= row->pad_top + row->pad_bottom;
  for (guint i = 0; i < row->n_cells; i++)
    {
      const PmapCell *cell = &row->cells[i];
      guint n = get_n_cell_lines (cell);
      guint last = first != NULL ? first[i] : 0;

      slice->first[i] = last;
      if (last < n)
        last++;
      while (last < n && get_lines_height (cell, slice->first[i], last + 1) <= room)
        last++;
      slice->last[i] = last;
      height = MAX (height, get_lines_height (cell, slice->first[i], last));
    }
  slice->height = row->pad_top + height + row->pad_bottom;

  return slice;
}

/** pmap_slice_is_last: Returns: whether nothing of the row is left after it */
gboolean
pmap_slice_is_last (const PmapSlice *slice)
{
  for (guint i = 0; i < slice->row->n_cells; i++)
    if (slice->last[i] < get_n_cell_lines (&slice->row->cells[i]))
      return FALSE;
  return TRUE;
}

/** pmap_slice_count_lines: Returns: how many lines its longest cell has */
guint
pmap_slice_count_lines (const PmapSlice *slice)
{
  guint n = 0;

  for (guint i = 0; i < slice->row->n_cells; i++)
    n = MAX (n, slice->last[i] - slice->first[i]);
  return n;
}

/** pmap_slice_free: Frees @slice. */
void
pmap_slice_free (PmapSlice *slice)
{
  g_free (slice->first);
  g_free (slice->last);
  g_free (slice);
}

static void
set_colour (cairo_t *cr,
            const PmapColour *colour)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

static void
draw_rule (PmapRowRule rule,
           double y,
           double width,
           const PmapTheme *theme,
           cairo_t *cr)
{
  if (rule == PMAP_ROW_RULE_NONE)
    return;
  set_colour (cr, rule == PMAP_ROW_RULE_STRONG ? &theme->accent : &theme->rule);
  cairo_set_line_width (cr, rule == PMAP_ROW_RULE_STRONG ? STRONG : HAIR);
  cairo_move_to (cr, 0.0, y);
  cairo_line_to (cr, width, y);
  cairo_stroke (cr);
}

/* What a column is marked by, below its head. */
static void
draw_column_colours (const PmapSlice *slice,
                     const PmapTheme *theme,
                     cairo_t *cr)
{
  const PmapRow *row = slice->row;

  for (guint i = 0; i < row->n_cells; i++)
    {
      int colour = g_array_index (row->block->columns, PmapBlockColumn, i).colour;

      if (colour < 0)
        continue;
      set_colour (cr, pmap_theme_get_series_colour (theme, (guint) colour));
      cairo_rectangle (cr, row->cells[i].x, slice->height - EDGE_WIDTH, row->cells[i].width, EDGE_WIDTH);
      cairo_fill (cr);
    }
}

static void
draw_ground (const PmapSlice *slice,
             const PmapTheme *theme,
             cairo_t *cr)
{
  const PmapRow *row = slice->row;

  if (row->is_tinted)
    {
      set_colour (cr, &theme->tint);
      cairo_rectangle (cr, 0.0, 0.0, row->width, slice->height);
      cairo_fill (cr);
    }
  draw_rule (row->rule_above, 0.0, row->width, theme, cr);
  draw_rule (row->rule_below, slice->height, row->width, theme, cr);
  if (g_strcmp0 (row->cell_tag, "TH") == 0)
    draw_column_colours (slice, theme, cr);
  if (row->block->edge_colour >= 0)
    {
      set_colour (cr, pmap_theme_get_series_colour (theme, (guint) row->block->edge_colour));
      cairo_rectangle (cr, 0.0, 0.0, EDGE_WIDTH, slice->height);
      cairo_fill (cr);
    }
}

static void
draw_cell (const PmapSlice *slice,
           guint index,
           const PmapTheme *theme,
           cairo_t *cr)
{
  const PmapCell *cell = &slice->row->cells[index];
  guint first = slice->first[index];

  if (cell->is_written)
    {
      set_colour (cr, &theme->muted);
      cairo_set_line_width (cr, HAIR);
      cairo_move_to (cr, cell->x, slice->height - slice->row->pad_bottom);
      cairo_line_to (cr, cell->x + cell->width, slice->height - slice->row->pad_bottom);
      cairo_stroke (cr);
    }
  if (cell->layout == NULL || first == slice->last[index])
    return;

  set_colour (cr, &theme->text);
  for (guint i = first; i < slice->last[index]; i++)
    {
      const PmapLine *line = &g_array_index (cell->lines, PmapLine, i);
      double top = g_array_index (cell->lines, PmapLine, first).top;

      cairo_move_to (cr, cell->x + line->x, slice->row->pad_top + line->baseline - top);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (cell->layout, (int) i));
    }
  cairo_new_path (cr);
}

/**
 * pmap_slice_draw:
 * @slice: what to draw
 * @theme: colours
 * @context: a context of pmap_text_context_new()
 * @cr: what to draw on; the slice's top left corner is at (0, 0)
 *
 * Draws with the structure that a PDF tells a screen reader; other surfaces leave it out.
 */
void
pmap_slice_draw (const PmapSlice *slice,
                 const PmapTheme *theme,
                 PangoContext *context,
                 cairo_t *cr)
{
  const PmapRow *row = slice->row;

  cairo_save (cr);
  draw_ground (slice, theme, cr);
  if (row->draw != NULL)
    row->draw (row, theme, context, cr);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const char *tag = i == 0 && row->lead_tag != NULL ? row->lead_tag : row->cell_tag;

      if (tag != NULL)
        cairo_tag_begin (cr, tag, NULL);
      draw_cell (slice, i, theme, cr);
      if (tag != NULL)
        cairo_tag_end (cr, tag);
    }
  cairo_restore (cr);
}
