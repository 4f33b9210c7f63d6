/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From blocks to rows: texts are set, columns get their widths, and what must stay together is said
 * row by row, so that the page layout needs to know nothing of tables or headings.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-row-private.h"
#include "report/pmap-chart-draw.h"

#include <math.h>

#define COLUMN_GAP 14.0
#define ROW_PAD 5.0
#define KEY_PAD 2.5
#define SIDE_PAD 6.0
#define EDGE_PAD 12.0
#define MAX_NATURAL_PART 0.45
/* Wide enough for £10,000.00, so that tables under each other have their columns in line. */
#define MIN_FIGURE_WIDTH 70.0
#define BULLET_INDENT 14.0
#define LONE_LINES 3
#define METER_HEIGHT 14.0
#define WRITING_LINE_HEIGHT 27.0
#define SIGNATURE_SPACE 26.0

typedef struct
{
  const PmapBlock *block;
  const PmapTheme *theme;
  PangoContext *context;
  double width;
  double page_height;
  GPtrArray *rows;
} Build;

typedef struct
{
  double x;
  double width;
} Span;

static PmapRow *
add_row (Build *build,
         guint n_cells)
{
  PmapRow *row = pmap_row_new (build->block, n_cells, build->width);

  g_ptr_array_add (build->rows, row);
  return row;
}

static PangoLayout *
set_text (const Build *build,
          PmapTextStyle style,
          const char *text)
{
  g_autoptr (PmapRichText) rich = pmap_rich_text_new (style, text);

  return pmap_rich_text_create_layout (rich, build->theme, build->context);
}

static double
get_natural_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  /* A hair more than it takes, so that rounding never wraps a word that fits. */
  return ceil (pango_units_to_double (logical.width)) + 0.5;
}

/* Texts */

static void
build_text (Build *build)
{
  PmapRow *row = add_row (build, 1);

  row->flows = TRUE;
  pmap_row_set_cell (row, 0, pmap_rich_text_create_layout (build->block->text, build->theme, build->context), 0.0,
                     build->width, PMAP_BLOCK_ALIGN_START);
}

static void
build_bullet (Build *build)
{
  PmapRow *row = add_row (build, 2);

  row->flows = TRUE;
  row->lead_tag = "Lbl";
  row->cell_tag = "LBody";
  pmap_row_set_cell (row, 0, set_text (build, PMAP_TEXT_BODY, "•"), 0.0, BULLET_INDENT, PMAP_BLOCK_ALIGN_START);
  pmap_row_set_cell (row, 1, pmap_rich_text_create_layout (build->block->text, build->theme, build->context),
                     BULLET_INDENT, build->width - BULLET_INDENT, PMAP_BLOCK_ALIGN_START);
}

/* Tables */

static guint
get_n_columns (const Build *build)
{
  return build->block->columns->len;
}

static const PmapBlockColumn *
get_column (const Build *build,
            guint index)
{
  return &g_array_index (build->block->columns, PmapBlockColumn, index);
}

static gboolean
has_head (const Build *build)
{
  for (guint i = 0; i < get_n_columns (build); i++)
    if (get_column (build, i)->heading != NULL)
      return TRUE;
  return FALSE;
}

/* All texts of the table, head first, row by row; NULL where a row is short of cells. */
static GPtrArray *
set_texts (const Build *build)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint c = 0; has_head (build) && c < get_n_columns (build); c++)
    {
      const char *heading = get_column (build, c)->heading;

      g_ptr_array_add (texts, set_text (build, PMAP_TEXT_MUTED, heading != NULL ? heading : ""));
    }
  for (guint r = 0; r < build->block->rows->len; r++)
    {
      const PmapBlockRow *row = g_ptr_array_index (build->block->rows, r);

      for (guint c = 0; c < get_n_columns (build); c++)
        g_ptr_array_add (texts, c < row->cells->len
                                  ? pmap_rich_text_create_layout (g_ptr_array_index (row->cells, c), build->theme,
                                                                  build->context)
                                  : NULL);
    }
  return texts;
}

static void
find_natural_width (const Build *build,
                    GPtrArray *texts,
                    guint column,
                    Span *span)
{
  for (guint i = column; i < texts->len; i += get_n_columns (build))
    if (g_ptr_array_index (texts, i) != NULL)
      span->width = MAX (span->width, get_natural_width (g_ptr_array_index (texts, i)));
  if (column == get_n_columns (build) - 1 && get_column (build, column)->align == PMAP_BLOCK_ALIGN_END)
    span->width = MAX (span->width, MIN_FIGURE_WIDTH);
  span->width = MIN (span->width, build->width * MAX_NATURAL_PART);
}

static Span *
find_spans (const Build *build,
            GPtrArray *texts,
            double start,
            double end)
{
  Span *spans = g_new0 (Span, get_n_columns (build));
  double left = end - start - COLUMN_GAP * (get_n_columns (build) - 1);
  double weights = 0.0, x = start;

  for (guint c = 0; c < get_n_columns (build); c++)
    {
      weights += get_column (build, c)->weight;
      if (get_column (build, c)->weight == 0.0)
        {
          find_natural_width (build, texts, c, &spans[c]);
          left -= spans[c].width;
        }
    }
  for (guint c = 0; c < get_n_columns (build); c++)
    {
      if (get_column (build, c)->weight > 0.0)
        spans[c].width = MAX (left * get_column (build, c)->weight / weights, 12.0);
      spans[c].x = x;
      x += spans[c].width + COLUMN_GAP;
    }
  return spans;
}

static PmapRow *
add_cells (Build *build,
           GPtrArray *texts,
           guint index,
           const Span *spans,
           double pad)
{
  PmapRow *row = add_row (build, get_n_columns (build));

  row->pad_top = row->pad_bottom = pad;
  for (guint c = 0; c < row->n_cells; c++)
    {
      PangoLayout *text = g_ptr_array_index (texts, index * row->n_cells + c);

      if (text != NULL)
        pmap_row_set_cell (row, c, text, spans[c].x, spans[c].width, get_column (build, c)->align);
    }
  return row;
}

static void
set_rank (PmapRow *row,
          PmapRowStyle style,
          gboolean is_first)
{
  switch (style)
    {
    case PMAP_ROW_SUBTOTAL:
      row->rule_above = PMAP_ROW_RULE_HAIR;
      row->is_tinted = TRUE;
      break;
    case PMAP_ROW_TOTAL:
      row->rule_above = PMAP_ROW_RULE_STRONG;
      row->is_tinted = TRUE;
      break;
    case PMAP_ROW_NORMAL:
    default:
      row->rule_above = is_first ? PMAP_ROW_RULE_NONE : PMAP_ROW_RULE_HAIR;
      break;
    }
}

/* No row stands alone: the first keeps the second, unless it is a small text of its own; the last but one
 * keeps the last, so that a total is never without a line above it. */
static void
keep_neighbours (GPtrArray *rows,
                 guint n_heads)
{
  guint n = rows->len - n_heads;
  PmapRow *first;

  for (guint i = 0; i < n_heads; i++)
    ((PmapRow *) g_ptr_array_index (rows, i))->keeps_with_next = n > 0;
  if (n < 2)
    return;
  first = g_ptr_array_index (rows, n_heads);
  first->keeps_with_next = pmap_row_get_n_lines (first) < LONE_LINES;
  ((PmapRow *) g_ptr_array_index (rows, rows->len - 2))->keeps_with_next = TRUE;
}

static void
build_table (Build *build)
{
  gboolean is_keys = build->block->kind == PMAP_BLOCK_KEYS;
  g_autoptr (GPtrArray) texts = set_texts (build);
  guint n_heads = has_head (build) ? 1 : 0;
  PmapRow *head = NULL;
  g_autofree Span *spans = NULL;

  if (get_n_columns (build) == 0)
    return;
  if (is_keys)
    spans = find_spans (build, texts, 0.0, build->width);
  else
    spans = find_spans (build, texts, EDGE_PAD, build->width - SIDE_PAD);

  if (n_heads > 0)
    {
      head = add_cells (build, texts, 0, spans, ROW_PAD);
      head->cell_tag = "TH";
      head->rule_below = PMAP_ROW_RULE_STRONG;
    }
  for (guint r = 0; r < build->block->rows->len; r++)
    {
      const PmapBlockRow *data = g_ptr_array_index (build->block->rows, r);
      PmapRow *row = add_cells (build, texts, n_heads + r, spans, is_keys ? KEY_PAD : ROW_PAD);

      row->cell_tag = "TD";
      row->head = head;
      if (!is_keys)
        set_rank (row, data->style, r == 0);
    }
  keep_neighbours (build->rows, n_heads);
}

/* Drawings */

static void
trace_part (cairo_t *cr,
            double x,
            double width,
            double height)
{
  cairo_rectangle (cr, x, 0.0, width, height);
}

/* Where the limit is on a bar that goes past it: a line with a rim of paper, to be seen on any colour. */
static void
draw_limit (double x,
            const PmapTheme *theme,
            cairo_t *cr)
{
  const PmapColour *colours[] = { &theme->paper, &theme->text };
  const double widths[] = { 6.0, 2.0 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      cairo_set_source_rgb (cr, colours[i]->red, colours[i]->green, colours[i]->blue);
      cairo_set_line_width (cr, widths[i]);
      cairo_move_to (cr, x, -1.0);
      cairo_line_to (cr, x, METER_HEIGHT + 4.0);
      cairo_stroke (cr);
    }
}

static void
draw_meter_bar (const PmapRow *row,
                const PmapTheme *theme,
                PangoContext *context,
                cairo_t *cr)
{
  const PmapBlock *block = row->block;
  gint64 total = 0;
  double scale, x = 0.0, limit;

  for (guint i = 0; i < block->parts->len; i++)
    total += MAX (g_array_index (block->parts, PmapMeterPart, i).value, 0);
  scale = row->width / (double) MAX (MAX (total, block->limit), 1);
  limit = (double) block->limit * scale;

  cairo_set_source_rgb (cr, theme->tint.red, theme->tint.green, theme->tint.blue);
  trace_part (cr, 0.0, row->width, METER_HEIGHT);
  cairo_fill (cr);
  for (guint i = 0; i < block->parts->len; i++)
    {
      const PmapMeterPart *part = &g_array_index (block->parts, PmapMeterPart, i);
      const PmapColour *colour = pmap_theme_get_series_colour (theme, part->colour);
      double width = (double) MAX (part->value, 0) * scale;

      cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
      trace_part (cr, x, MAX (width - 1.0, 0.0), METER_HEIGHT);
      cairo_fill (cr);
      x += width;
    }
  cairo_set_source_rgb (cr, theme->muted.red, theme->muted.green, theme->muted.blue);
  cairo_set_line_width (cr, 0.8);
  cairo_rectangle (cr, 0.4, 0.4, row->width - 0.8, METER_HEIGHT - 0.8);
  cairo_stroke (cr);
  if (total > block->limit)
    draw_limit (limit, theme, cr);
}

static void
build_meter (Build *build)
{
  PmapRow *words = add_row (build, 2);
  PmapRow *bar = add_row (build, 0);
  PangoLayout *end = set_text (build, PMAP_TEXT_MUTED, build->block->end_text);
  double end_width = MIN (get_natural_width (end), build->width / 2);

  pmap_row_set_cell (words, 0, set_text (build, PMAP_TEXT_SUBHEADING, build->block->start_text), 0.0,
                     build->width - end_width - COLUMN_GAP, PMAP_BLOCK_ALIGN_START);
  pmap_row_set_cell (words, 1, end, build->width - end_width, end_width, PMAP_BLOCK_ALIGN_END);
  words->pad_bottom = 5.0;
  bar->fixed_height = METER_HEIGHT + 4.0;
  bar->draw = draw_meter_bar;
}

static void
draw_chart (const PmapRow *row,
            const PmapTheme *theme,
            PangoContext *context,
            cairo_t *cr)
{
  pmap_chart_draw (row->data, theme, context, PMAP_CHART_MARKS_NONE, cr);
}

static void
build_chart (Build *build)
{
  PmapRow *row = add_row (build, 0);
  PmapChartLayoutFlags flags = PMAP_CHART_LAYOUT_TITLE | PMAP_CHART_LAYOUT_SUMMARY;
  PmapChartLayout *layout;
  PmapTextMetrics metrics;

  pmap_text_metrics_init (&metrics, build->theme, build->context);
  layout = pmap_chart_layout_new (build->block->chart, &metrics, build->width, -1.0, flags);
  if (layout->height > build->page_height)
    {
      pmap_chart_layout_free (layout);
      layout = pmap_chart_layout_new (build->block->chart, &metrics, build->width, build->page_height, flags);
    }
  row->fixed_height = layout->height;
  row->draw = draw_chart;
  row->data = layout;
  row->free_data = (GDestroyNotify) pmap_chart_layout_free;
}

/* Room to write */

static void
build_writing_lines (Build *build)
{
  for (guint i = 0; i < build->block->count; i++)
    {
      PmapRow *row = add_row (build, 1);

      row->fixed_height = WRITING_LINE_HEIGHT;
      row->cells[0] = (PmapCell) { .x = 0.0, .width = build->width, .is_written = TRUE };
    }
}

static void
build_signature (Build *build)
{
  PmapRow *row = add_row (build, 4);
  PangoLayout *who = set_text (build, PMAP_TEXT_BODY, build->block->start_text);
  PangoLayout *date = set_text (build, PMAP_TEXT_BODY, build->block->end_text);
  double who_width = MAX (MIN (get_natural_width (who), build->width * MAX_NATURAL_PART), build->width * 0.3);
  double date_width = MIN (get_natural_width (date), build->width * 0.2);
  double date_line = build->width * 0.2;
  double date_x = build->width - date_line - SIDE_PAD - date_width;
  double line_x = who_width + SIDE_PAD;

  row->pad_top = SIGNATURE_SPACE;
  row->pad_bottom = 2.0;
  pmap_row_set_cell (row, 0, who, 0.0, who_width, PMAP_BLOCK_ALIGN_START);
  row->cells[1] = (PmapCell) { .x = line_x, .width = MAX (date_x - COLUMN_GAP - line_x, 12.0), .is_written = TRUE };
  pmap_row_set_cell (row, 2, date, date_x, date_width, PMAP_BLOCK_ALIGN_START);
  row->cells[3] = (PmapCell) { .x = build->width - date_line, .width = date_line, .is_written = TRUE };
}

static void
build_rule (Build *build)
{
  PmapRow *row = add_row (build, 0);

  row->fixed_height = 1.0;
  row->rule_above = PMAP_ROW_RULE_HAIR;
}

static void
build_page_break (Build *build)
{
  add_row (build, 0)->breaks_page = TRUE;
}

static void
keep_together (GPtrArray *rows,
               double room)
{
  double height = 0.0;

  for (guint i = 0; i < rows->len; i++)
    height += pmap_row_get_height (g_ptr_array_index (rows, i));
  for (guint i = 0; height <= room && i + 1 < rows->len; i++)
    ((PmapRow *) g_ptr_array_index (rows, i))->keeps_with_next = TRUE;
}

/**
 * pmap_block_create_rows:
 * @block: a block; must outlive the rows
 * @theme: fonts, sizes and colours
 * @context: a context of pmap_text_context_new()
 * @width: the width of the page's text
 * @page_height: its height
 *
 * Returns: (transfer full) (element-type PmapRow): the rows of @block, none for an empty one
 */
GPtrArray *
pmap_block_create_rows (const PmapBlock *block,
                        const PmapTheme *theme,
                        PangoContext *context,
                        double width,
                        double page_height)
{
  static void (*const builders[]) (Build *) = {
    [PMAP_BLOCK_TEXT] = build_text,
    [PMAP_BLOCK_BULLET] = build_bullet,
    [PMAP_BLOCK_KEYS] = build_table,
    [PMAP_BLOCK_TABLE] = build_table,
    [PMAP_BLOCK_METER] = build_meter,
    [PMAP_BLOCK_CHART] = build_chart,
    [PMAP_BLOCK_RULE] = build_rule,
    [PMAP_BLOCK_WRITING_LINES] = build_writing_lines,
    [PMAP_BLOCK_SIGNATURE] = build_signature,
    [PMAP_BLOCK_PAGE_BREAK] = build_page_break,
  };
  Build build = { block, theme, context, width, page_height, g_ptr_array_new () };

  builders[block->kind] (&build);
  if (build.rows->len > 0)
    {
      ((PmapRow *) g_ptr_array_index (build.rows, 0))->space_before = block->space_before;
      if (block->keep_together)
        keep_together (build.rows, page_height);
      if (block->keep_with_next)
        ((PmapRow *) g_ptr_array_index (build.rows, build.rows->len - 1))->keeps_with_next = TRUE;
    }
  return build.rows;
}
