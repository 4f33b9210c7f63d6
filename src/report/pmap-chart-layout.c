/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where everything of a chart stands, in numbers and without a drawing.
 *
 * From the top: title, summary, key, the label of the reference line, the plot, the ticks. Bars carry
 * their names and figures themselves, so the grid can be faint and sparse. Texts never overlap: where
 * there is room for every third name only, every third is shown, and a figure that would stand on the
 * reference line moves past it.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-layout-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define BLOCK_GAP 12.0
#define MAX_TICKS 8

void
pmap_chart_work_measure (const PmapChartWork *work,
                         const char *text,
                         PmapTextStyle style,
                         double max_width,
                         double *width,
                         double *height)
{
  pmap_text_metrics_measure (work->metrics, text, style, max_width, width, height);
}

void
pmap_chart_work_add_label (PmapChartWork *work,
                           const char *text,
                           PmapRect rect,
                           PmapTextStyle style,
                           PmapChartLabelRole role,
                           PmapChartAlign align,
                           int bar)
{
  PmapChartLabel label = { g_strdup (text), rect, style, role, align, bar };

  g_array_append_val (work->layout->labels, label);
}

void
pmap_chart_work_add_line (PmapChartWork *work,
                          double x0,
                          double y0,
                          double x1,
                          double y1,
                          PmapChartLineRole role)
{
  PmapChartLine line = { x0, y0, x1, y1, role, 0 };

  g_array_append_val (work->layout->lines, line);
}

void
pmap_chart_work_add_ground (PmapChartWork *work,
                            PmapRect rect,
                            gboolean is_zone)
{
  PmapChartGround ground = { rect, is_zone };

  g_array_append_val (work->layout->grounds, ground);
}

void
pmap_chart_work_add_segment (PmapChartWork *work,
                             PmapRect rect,
                             int bar,
                             guint series,
                             guint colour)
{
  PmapChartSegment segment = { rect, bar, series, colour };

  g_array_append_val (work->layout->segments, segment);
}

void
pmap_chart_work_add_dot (PmapChartWork *work,
                         double x,
                         double y,
                         int bar,
                         guint colour)
{
  PmapChartDot dot = { x, y, work->line_height * PMAP_CHART_DOT_PART, bar, colour };

  g_array_append_val (work->layout->dots, dot);
}

void
pmap_chart_work_add_series_line (PmapChartWork *work,
                                 double x0,
                                 double y0,
                                 double x1,
                                 double y1,
                                 const PmapChartSeries *series)
{
  PmapChartLine line = { x0, y0, x1, y1, series->is_path ? PMAP_CHART_LINE_PATH : PMAP_CHART_LINE_SERIES,
                         series->colour };

  g_array_append_val (work->layout->lines, line);
}

/* Words */

static void
place_paragraph (PmapChartWork *work,
                 const char *text,
                 PmapTextStyle style,
                 PmapChartLabelRole role,
                 double gap)
{
  double width, height;

  if (*text == '\0')
    return;
  pmap_chart_work_measure (work, text, style, work->layout->width, &width, &height);
  pmap_chart_work_add_label (work, text, (PmapRect) { 0, work->top, work->layout->width, height }, style, role,
                             PMAP_CHART_ALIGN_START, -1);
  work->top += height + gap;
}

/* The sign of a series in the key: as it is drawn. */
static void
place_sign (PmapChartWork *work,
            guint index,
            PmapRect rect)
{
  const PmapChartSeries *series = pmap_chart_get_series (work->chart, index);
  double x = rect.x + rect.width / 2, y = rect.y + rect.height / 2;

  if (work->layout->shape == PMAP_CHART_LINES)
    pmap_chart_work_add_series_line (work, rect.x, y, rect.x + rect.width, y, series);
  if (work->layout->shape == PMAP_CHART_POINTS || (work->layout->shape == PMAP_CHART_LINES && !series->is_path))
    pmap_chart_work_add_dot (work, x, y, -1, series->colour);
  else if (work->layout->shape != PMAP_CHART_LINES)
    pmap_chart_work_add_segment (work, rect, -1, index, series->colour);
}

/* Points and spans have their colours from the series; one that none has needs no explanation. */
static gboolean
is_used (const PmapChartWork *work,
         guint series)
{
  if (work->layout->shape != PMAP_CHART_POINTS && work->layout->shape != PMAP_CHART_SPANS)
    return TRUE;
  for (guint i = 0; i < pmap_chart_get_n_bars (work->chart); i++)
    if (pmap_chart_work_get_colour (work, pmap_chart_get_bar (work->chart, i), 0)
        == pmap_chart_get_series (work->chart, series)->colour)
      return TRUE;
  return FALSE;
}

static void
place_key (PmapChartWork *work)
{
  double high = work->line_height * 0.7;
  double swatch = work->layout->shape == PMAP_CHART_LINES ? work->line_height * 1.6 : high;
  double x = 0.0;

  for (guint i = 0; i < pmap_chart_get_n_series (work->chart); i++)
    {
      const PmapChartSeries *series = pmap_chart_get_series (work->chart, i);
      double width, height;

      if (!is_used (work, i))
        continue;
      pmap_chart_work_measure (work, series->name, PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
      width = MIN (width, work->layout->width - swatch - PMAP_CHART_SMALL_GAP);
      if (x > 0.0 && x + swatch + PMAP_CHART_SMALL_GAP + width > work->layout->width)
        {
          x = 0.0;
          work->top += work->line_height + PMAP_CHART_SMALL_GAP;
        }
      place_sign (work, i, (PmapRect) { x, work->top + (work->line_height - high) / 2, swatch, high });
      pmap_chart_work_add_label (work, series->name,
                                 (PmapRect) { x + swatch + PMAP_CHART_SMALL_GAP, work->top, width, work->line_height },
                                 PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_KEY, PMAP_CHART_ALIGN_START, -1);
      x += swatch + PMAP_CHART_SMALL_GAP + width + 2 * PMAP_CHART_GAP;
    }
  work->top += work->line_height + BLOCK_GAP;
}

/* The scale */

/* What is on lines: from the least to the most that is there at all. */
static void
find_range_of_lines (PmapChartWork *work,
                     gint64 *low,
                     gint64 *high)
{
  *low = work->has_reference ? work->reference : G_MAXINT64;
  *high = work->has_reference ? work->reference : G_MININT64;
  for (guint i = 0; i < pmap_chart_get_n_bars (work->chart); i++)
    for (guint s = 0; s < pmap_chart_get_n_series (work->chart); s++)
      {
        gint64 value = pmap_chart_get_bar (work->chart, i)->values[s];

        if (value == PMAP_UNSET)
          continue;
        *low = MIN (*low, value);
        *high = MAX (*high, value);
      }
  if (*low > *high)
    *low = *high = 0;
}

static void
find_range (PmapChartWork *work,
            gint64 *low,
            gint64 *high)
{
  if (work->layout->shape == PMAP_CHART_LINES)
    {
      find_range_of_lines (work, low, high);
      return;
    }
  pmap_chart_get_values (work->chart, low, high);
  if (work->has_reference)
    *high = MAX (*high, work->reference);
  for (guint i = 0; i < pmap_chart_get_n_bars (work->chart); i++)
    {
      const PmapChartBar *bar = pmap_chart_get_bar (work->chart, i);
      gint64 above = 0, below = 0;

      for (guint s = 0; s < pmap_chart_get_n_series (work->chart); s++)
        if (bar->values[s] > 0)
          above += bar->values[s];
        else
          below += bar->values[s];
      *high = MAX (*high, above);
      *low = MIN (*low, below);
    }
}

void
pmap_chart_work_set_axis (PmapChartWork *work,
                          double room,
                          double room_for_step)
{
  gint64 finest = pmap_chart_unit_get_finest (pmap_chart_get_unit (work->chart));
  guint max_steps = CLAMP ((int) (room / room_for_step), 2, MAX_TICKS);
  gint64 low, high;

  find_range (work, &low, &high);
  /* A line far from zero would be flat if zero were shown, too. */
  if (work->layout->shape == PMAP_CHART_LINES && low > high / 2)
    pmap_axis_init_between (&work->layout->axis, low, high, max_steps, finest);
  else
    pmap_axis_init (&work->layout->axis, low, high, max_steps, finest);
}

static void
measure_figures (PmapChartWork *work)
{
  gint64 unit = pmap_chart_unit_get_finest (pmap_chart_get_unit (work->chart));
  gint64 low, high;
  g_autofree char *tick = NULL;
  double height;

  /* The largest value in whole units is about as wide as the widest tick, which is not known yet. */
  find_range (work, &low, &high);
  tick = pmap_chart_format_tick (work->chart, MAX (high, -low) / unit * unit);
  pmap_chart_work_measure (work, tick, PMAP_TEXT_CHART_TICK, -1.0, &work->tick_width, &height);
  for (guint i = 0; i < pmap_chart_get_n_bars (work->chart); i++)
    {
      double width;

      pmap_chart_work_measure (work, pmap_chart_get_bar (work->chart, i)->text, PMAP_TEXT_CHART_VALUE, -1.0,
                               &width, &height);
      work->value_width = MAX (work->value_width, width);
    }
}

double
pmap_chart_work_find_widest_name (const PmapChartWork *work)
{
  double widest = 0.0;

  for (guint i = 0; i < pmap_chart_get_n_bars (work->chart); i++)
    {
      double width, height;

      pmap_chart_work_measure (work, pmap_chart_get_bar (work->chart, i)->label, PMAP_TEXT_CHART_LABEL, -1.0,
                               &width, &height);
      widest = MAX (widest, width);
    }
  return widest;
}

/* How many bars share one text when each has only @room for a text of @needed. */
guint
pmap_chart_work_find_stride (double needed,
                             double room)
{
  return room >= needed ? 1 : (guint) ceil (needed / MAX (room, 0.1));
}

guint
pmap_chart_work_get_colour (const PmapChartWork *work,
                            const PmapChartBar *bar,
                            guint series)
{
  return bar->colour >= 0 ? (guint) bar->colour : pmap_chart_get_series (work->chart, series)->colour;
}

/* A bar's parts, end to end from zero: what is above zero to one side, what is below to the other. */
void
pmap_chart_work_place_segments (PmapChartWork *work,
                                int index,
                                double across,
                                double thickness)
{
  const PmapChartBar *bar = pmap_chart_get_bar (work->chart, (guint) index);
  const PmapRect *plot = &work->layout->plot;
  gint64 above = 0, below = 0;

  for (guint s = 0; s < pmap_chart_get_n_series (work->chart); s++)
    {
      gint64 *side = bar->values[s] > 0 ? &above : &below;
      double from = pmap_axis_normalise (&work->layout->axis, *side);
      double to = pmap_axis_normalise (&work->layout->axis, *side + bar->values[s]);
      PmapRect rect;

      *side += bar->values[s];
      if (from == to)
        continue;
      if (work->layout->shape == PMAP_CHART_ROWS)
        rect = (PmapRect) { plot->x + MIN (from,
                                           to) * plot->width, across, fabs (to - from) * plot->width, thickness };
      else
        rect = (PmapRect) { across, plot->y + (1.0 - MAX (from, to)) * plot->height, thickness,
                            fabs (to - from) * plot->height };
      pmap_chart_work_add_segment (work, rect, index, s, pmap_chart_work_get_colour (work, bar, s));
    }
}

static void
lay_out_nothing (PmapChartWork *work,
                 double height)
{
  PmapChartLayout *layout = work->layout;
  double text_width, text_height;

  pmap_chart_work_measure (work, pmap_chart_get_empty (work->chart), PMAP_TEXT_CHART_TICK, layout->width, &text_width,
                           &text_height);
  layout->height = MAX (height, work->top + text_height + 2 * work->line_height);
  layout->plot = (PmapRect) { 0.0, work->top, layout->width, layout->height - work->top };
  pmap_axis_init (&layout->axis, 0, 0, 2, 1);
  pmap_chart_work_add_label (work, pmap_chart_get_empty (work->chart),
                             (PmapRect) { 0.0, layout->plot.y + (layout->plot.height - text_height) / 2,
                                          layout->width, text_height },
                             PMAP_TEXT_CHART_TICK, PMAP_CHART_LABEL_EMPTY, PMAP_CHART_ALIGN_CENTRE, -1);
}

static void
mirror_rect (const PmapChartLayout *layout,
             PmapRect *rect)
{
  rect->x = layout->width - rect->x - rect->width;
}

/* The same for who reads from right to left. */
static void
mirror (PmapChartLayout *layout)
{
  mirror_rect (layout, &layout->plot);
  for (guint i = 0; i < layout->slots->len; i++)
    mirror_rect (layout, &g_array_index (layout->slots, PmapRect, i));
  for (guint i = 0; i < layout->grounds->len; i++)
    mirror_rect (layout, &g_array_index (layout->grounds, PmapChartGround, i).rect);
  for (guint i = 0; i < layout->segments->len; i++)
    mirror_rect (layout, &g_array_index (layout->segments, PmapChartSegment, i).rect);
  for (guint i = 0; i < layout->lines->len; i++)
    {
      PmapChartLine *line = &g_array_index (layout->lines, PmapChartLine, i);

      line->x0 = layout->width - line->x0;
      line->x1 = layout->width - line->x1;
    }
  for (guint i = 0; i < layout->dots->len; i++)
    g_array_index (layout->dots, PmapChartDot, i).x = layout->width - g_array_index (layout->dots, PmapChartDot, i).x;
  for (guint i = 0; i < layout->labels->len; i++)
    {
      PmapChartLabel *label = &g_array_index (layout->labels, PmapChartLabel, i);

      mirror_rect (layout, &label->rect);
      if (label->align != PMAP_CHART_ALIGN_CENTRE)
        label->align = label->align == PMAP_CHART_ALIGN_START ? PMAP_CHART_ALIGN_END : PMAP_CHART_ALIGN_START;
    }
}

static void
lay_out_shape (PmapChartWork *work,
               double height)
{
  switch (work->layout->shape)
    {
    case PMAP_CHART_COLUMNS:
      pmap_chart_work_lay_out_columns (work, height);
      break;
    case PMAP_CHART_LINES:
      pmap_chart_work_lay_out_lines (work, height);
      break;
    case PMAP_CHART_POINTS:
      pmap_chart_work_lay_out_points (work, height);
      break;
    case PMAP_CHART_SPANS:
      pmap_chart_work_lay_out_spans (work, height);
      break;
    case PMAP_CHART_ROWS:
    default:
      pmap_chart_work_lay_out_rows (work, height);
      break;
    }
}

static void
clear_label (gpointer data)
{
  g_free (((PmapChartLabel *) data)->text);
}

/**
 * pmap_chart_layout_new:
 * @chart: what to show
 * @metrics: how large texts are
 * @width: the width to fill
 * @height: the height to fill, or a negative number for the natural height
 * @flags: which words stand above the plot
 *
 * Lays a chart out. Where @height is too small for the words, the layout is taller than asked for.
 *
 * Returns: (transfer full): the layout; free with pmap_chart_layout_free()
 */
PmapChartLayout *
pmap_chart_layout_new (PmapChart *chart,
                       const PmapTextMetrics *metrics,
                       double width,
                       double height,
                       PmapChartLayoutFlags flags)
{
  PmapChartLayout *layout;
  PmapChartWork work = { .chart = chart, .metrics = metrics };
  double unused;

  g_return_val_if_fail (PMAP_IS_CHART (chart) && metrics != NULL, NULL);

  layout = g_new0 (PmapChartLayout, 1);
  layout->width = MAX (width, 80.0);
  layout->shape = pmap_chart_get_shape (chart);
  layout->slots = g_array_new (FALSE, FALSE, sizeof (PmapRect));
  layout->grounds = g_array_new (FALSE, FALSE, sizeof (PmapChartGround));
  layout->segments = g_array_new (FALSE, FALSE, sizeof (PmapChartSegment));
  layout->dots = g_array_new (FALSE, FALSE, sizeof (PmapChartDot));
  layout->lines = g_array_new (FALSE, FALSE, sizeof (PmapChartLine));
  layout->labels = g_array_new (FALSE, FALSE, sizeof (PmapChartLabel));
  g_array_set_clear_func (layout->labels, clear_label);

  work.layout = layout;
  work.taken = g_array_new (FALSE, FALSE, sizeof (PmapRect));
  work.has_reference = pmap_chart_get_reference (chart, &work.reference, NULL);
  pmap_chart_work_measure (&work, "£0", PMAP_TEXT_CHART_LABEL, -1.0, &unused, &work.line_height);
  measure_figures (&work);

  if (flags & PMAP_CHART_LAYOUT_TITLE)
    place_paragraph (&work, pmap_chart_get_title (chart), PMAP_TEXT_CHART_TITLE, PMAP_CHART_LABEL_TITLE,
                     flags & PMAP_CHART_LAYOUT_SUMMARY ? 2.0 : BLOCK_GAP);
  if (flags & PMAP_CHART_LAYOUT_SUMMARY)
    place_paragraph (&work, pmap_chart_get_summary (chart), PMAP_TEXT_CHART_TICK, PMAP_CHART_LABEL_SUMMARY,
                     BLOCK_GAP);
  if (pmap_chart_get_n_series (chart) > 1 && pmap_chart_get_n_bars (chart) > 0)
    place_key (&work);

  if (pmap_chart_get_n_bars (chart) == 0)
    lay_out_nothing (&work, height);
  else
    lay_out_shape (&work, height);
  if (flags & PMAP_CHART_LAYOUT_MIRRORED)
    mirror (layout);
  g_array_unref (work.taken);

  return layout;
}

/** pmap_chart_layout_free: Frees @layout. */
void
pmap_chart_layout_free (PmapChartLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->slots);
  g_array_unref (layout->grounds);
  g_array_unref (layout->segments);
  g_array_unref (layout->dots);
  g_array_unref (layout->lines);
  g_array_unref (layout->labels);
  g_free (layout);
}

/**
 * pmap_chart_get_natural_height:
 * @chart: what to show
 * @metrics: how large texts are
 * @width: the width to fill
 * @flags: which words stand above the plot
 *
 * Returns: the height at which every bar has its name and figure beside it
 */
double
pmap_chart_get_natural_height (PmapChart *chart,
                               const PmapTextMetrics *metrics,
                               double width,
                               PmapChartLayoutFlags flags)
{
  g_autoptr (PmapChartLayout) layout = pmap_chart_layout_new (chart, metrics, width, -1.0, flags);

  return layout->height;
}
