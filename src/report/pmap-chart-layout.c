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

#include "report/pmap-chart-layout.h"

#include <glib/gi18n.h>
#include <math.h>

#define GAP 8.0
#define SMALL_GAP 4.0
#define BLOCK_GAP 12.0
#define MAX_NAME_PART 0.42
#define MAX_TICKS 8
#define BAR_PART 0.64
#define MAX_COLUMN 56.0

typedef struct
{
  PmapChart *chart;
  const PmapTextMetrics *metrics;
  PmapChartLayout *layout;
  double top;
  double line_height;
  double tick_width;
  double value_width;
  gboolean has_reference;
  gint64 reference;
} Work;

static void
measure (const Work *work,
         const char *text,
         PmapTextStyle style,
         double max_width,
         double *width,
         double *height)
{
  pmap_text_metrics_measure (work->metrics, text, style, max_width, width, height);
}

static void
add_label (Work *work,
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

static void
add_line (Work *work,
          double x0,
          double y0,
          double x1,
          double y1,
          PmapChartLineRole role)
{
  PmapChartLine line = { x0, y0, x1, y1, role };

  g_array_append_val (work->layout->lines, line);
}

static void
add_segment (Work *work,
             PmapRect rect,
             int bar,
             guint series,
             guint colour)
{
  PmapChartSegment segment = { rect, bar, series, colour };

  g_array_append_val (work->layout->segments, segment);
}

/* Words */

static void
place_paragraph (Work *work,
                 const char *text,
                 PmapTextStyle style,
                 PmapChartLabelRole role,
                 double gap)
{
  double width, height;

  if (*text == '\0')
    return;
  measure (work, text, style, work->layout->width, &width, &height);
  add_label (work, text, (PmapRect) { 0, work->top, work->layout->width, height }, style, role,
             PMAP_CHART_ALIGN_START, -1);
  work->top += height + gap;
}

static void
place_key (Work *work)
{
  double swatch = work->line_height * 0.7;
  double x = 0.0;

  for (guint i = 0; i < pmap_chart_get_n_series (work->chart); i++)
    {
      const PmapChartSeries *series = pmap_chart_get_series (work->chart, i);
      double width, height;

      measure (work, series->name, PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
      width = MIN (width, work->layout->width - swatch - SMALL_GAP);
      if (x > 0.0 && x + swatch + SMALL_GAP + width > work->layout->width)
        {
          x = 0.0;
          work->top += work->line_height + SMALL_GAP;
        }
      add_segment (work, (PmapRect) { x, work->top + (work->line_height - swatch) / 2, swatch, swatch },
                   -1, i, series->colour);
      add_label (work, series->name,
                 (PmapRect) { x + swatch + SMALL_GAP, work->top, width, work->line_height },
                 PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_KEY, PMAP_CHART_ALIGN_START, -1);
      x += swatch + SMALL_GAP + width + 2 * GAP;
    }
  work->top += work->line_height + BLOCK_GAP;
}

/* The scale */

static void
find_range (Work *work,
            gint64 *low,
            gint64 *high)
{
  *low = 0;
  *high = work->has_reference ? work->reference : 0;
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

static void
set_axis (Work *work,
          double room,
          double room_for_step)
{
  gboolean is_money = pmap_chart_get_unit (work->chart) == PMAP_CHART_UNIT_MONEY;
  gint64 low, high;

  find_range (work, &low, &high);
  pmap_axis_init (&work->layout->axis, low, high, CLAMP ((int) (room / room_for_step), 2, MAX_TICKS),
                  is_money ? 100 : 1);
}

static void
measure_figures (Work *work)
{
  gint64 unit = pmap_chart_get_unit (work->chart) == PMAP_CHART_UNIT_MONEY ? 100 : 1;
  gint64 low, high;
  g_autofree char *tick = NULL;
  double height;

  /* The largest value in whole units is about as wide as the widest tick, which is not known yet. */
  find_range (work, &low, &high);
  tick = pmap_chart_format_tick (work->chart, MAX (high, -low) / unit * unit);
  measure (work, tick, PMAP_TEXT_CHART_TICK, -1.0, &work->tick_width, &height);
  for (guint i = 0; i < pmap_chart_get_n_bars (work->chart); i++)
    {
      double width;

      measure (work, pmap_chart_get_bar (work->chart, i)->text, PMAP_TEXT_CHART_VALUE, -1.0, &width, &height);
      work->value_width = MAX (work->value_width, width);
    }
}

static double
find_widest_name (const Work *work)
{
  double widest = 0.0;

  for (guint i = 0; i < pmap_chart_get_n_bars (work->chart); i++)
    {
      double width, height;

      measure (work, pmap_chart_get_bar (work->chart, i)->label, PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
      widest = MAX (widest, width);
    }
  return widest;
}

/* How many bars share one text when each has only @room for a text of @needed. */
static guint
find_stride (double needed,
             double room)
{
  return room >= needed ? 1 : (guint) ceil (needed / MAX (room, 0.1));
}

static guint
get_colour (const Work *work,
            const PmapChartBar *bar,
            guint series)
{
  return bar->colour >= 0 ? (guint) bar->colour : pmap_chart_get_series (work->chart, series)->colour;
}

/* A bar's parts, end to end from zero: what is above zero to one side, what is below to the other. */
static void
place_segments (Work *work,
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
      if (work->layout->direction == PMAP_CHART_ROWS)
        rect = (PmapRect) { plot->x + MIN (from, to) * plot->width, across, fabs (to - from) * plot->width, thickness };
      else
        rect = (PmapRect) { across, plot->y + (1.0 - MAX (from, to)) * plot->height, thickness,
                            fabs (to - from) * plot->height };
      add_segment (work, rect, index, s, get_colour (work, bar, s));
    }
}

/* Rows */

static void
place_row_ticks (Work *work,
                 double gap)
{
  const PmapRect *plot = &work->layout->plot;
  double taken = -G_MAXDOUBLE;

  for (guint i = 0; i < pmap_axis_get_n_ticks (&work->layout->axis); i++)
    {
      gint64 tick = pmap_axis_get_tick (&work->layout->axis, i);
      double x = plot->x + pmap_axis_normalise (&work->layout->axis, tick) * plot->width;
      g_autofree char *text = pmap_chart_format_tick (work->chart, tick);
      double width, height;

      add_line (work, x, plot->y, x, plot->y + plot->height,
                tick == 0 ? PMAP_CHART_LINE_BASE : PMAP_CHART_LINE_GRID);
      measure (work, text, PMAP_TEXT_CHART_TICK, -1.0, &width, &height);
      if (x - width / 2 < taken || x + width / 2 > work->layout->width)
        continue;
      add_label (work, text, (PmapRect) { x - width / 2, plot->y + plot->height + gap + SMALL_GAP, width, height },
                 PMAP_TEXT_CHART_TICK, PMAP_CHART_LABEL_TICK, PMAP_CHART_ALIGN_CENTRE, -1);
      taken = x + width / 2 + GAP;
    }
}

static void
place_row_reference (Work *work,
                     double label_top)
{
  const PmapRect *plot = &work->layout->plot;
  const char *label;
  double x, width, height;

  if (!work->has_reference)
    return;
  pmap_chart_get_reference (work->chart, NULL, &label);
  x = plot->x + pmap_axis_normalise (&work->layout->axis, work->reference) * plot->width;
  add_line (work, x, label_top + work->line_height, x, plot->y + plot->height, PMAP_CHART_LINE_REFERENCE);
  measure (work, label, PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
  width = MIN (width, work->layout->width);
  add_label (work, label,
             (PmapRect) { CLAMP (x - width / 2, 0.0, work->layout->width - width), label_top, width, work->line_height },
             PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_REFERENCE, PMAP_CHART_ALIGN_CENTRE, -1);
}

static void
place_row_texts (Work *work,
                 int index,
                 const PmapRect *slot,
                 double reference_x)
{
  const PmapChartBar *bar = pmap_chart_get_bar (work->chart, (guint) index);
  const PmapRect *plot = &work->layout->plot;
  double middle = slot->y + slot->height / 2 - work->line_height / 2;
  double end = plot->x + pmap_axis_normalise (&work->layout->axis, MAX (bar->total, 0)) * plot->width + SMALL_GAP;
  double width, height;

  add_label (work, bar->label, (PmapRect) { 0.0, middle, plot->x - GAP, work->line_height },
             PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_CATEGORY, PMAP_CHART_ALIGN_END, index);

  measure (work, bar->text, PMAP_TEXT_CHART_VALUE, -1.0, &width, &height);
  if (reference_x > end - SMALL_GAP && reference_x < end + width + SMALL_GAP
      && reference_x + SMALL_GAP + width <= work->layout->width)
    end = reference_x + SMALL_GAP;
  add_label (work, bar->text, (PmapRect) { end, middle, width, work->line_height },
             PMAP_TEXT_CHART_VALUE, PMAP_CHART_LABEL_VALUE, PMAP_CHART_ALIGN_START, index);
}

static void
lay_out_rows (Work *work,
              double height)
{
  PmapChartLayout *layout = work->layout;
  guint n = pmap_chart_get_n_bars (work->chart);
  double natural_row = work->line_height * 1.5;
  double tick_height = work->line_height + SMALL_GAP;
  double overhang = 0.0;
  double name_width = MIN (find_widest_name (work), layout->width * MAX_NAME_PART);
  double reference_top = work->top;
  double reference_x = -G_MAXDOUBLE;
  double row, thickness;
  guint stride;

  if (work->has_reference)
    work->top += work->line_height + SMALL_GAP;

  row = natural_row;
  if (height >= 0.0)
    row = CLAMP ((height - work->top - tick_height) / n, 1.0, natural_row * 1.4);
  /* In rows lower than a text the first and the last name stand out above and below the plot. */
  if (row < work->line_height)
    {
      overhang = work->line_height / 2;
      row = MAX ((height - work->top - tick_height - 2 * overhang) / n, 1.0);
    }

  layout->plot.x = name_width + GAP;
  layout->plot.y = work->top + overhang;
  layout->plot.width = MAX (layout->width - layout->plot.x - SMALL_GAP - work->value_width, 24.0);
  layout->plot.height = row * n;
  tick_height += overhang;
  layout->height = MAX (layout->plot.y + layout->plot.height + tick_height, height);

  set_axis (work, layout->plot.width, work->tick_width + 2 * GAP);
  place_row_ticks (work, overhang);
  if (work->has_reference)
    reference_x = layout->plot.x + pmap_axis_normalise (&layout->axis, work->reference) * layout->plot.width;

  thickness = MIN (row * BAR_PART, work->line_height * 1.3);
  stride = find_stride (work->line_height, row);
  for (guint i = 0; i < n; i++)
    {
      PmapRect slot = { 0.0, layout->plot.y + i * row, layout->width, row };

      g_array_append_val (layout->slots, slot);
      place_segments (work, (int) i, slot.y + (row - thickness) / 2, thickness);
      if (i % stride == 0)
        place_row_texts (work, (int) i, &slot, reference_x);
    }
  place_row_reference (work, reference_top);
}

/* Columns */

static double
find_widest_tick (const Work *work)
{
  double widest = 0.0;

  for (guint i = 0; i < pmap_axis_get_n_ticks (&work->layout->axis); i++)
    {
      g_autofree char *text = pmap_chart_format_tick (work->chart, pmap_axis_get_tick (&work->layout->axis, i));
      double width, height;

      measure (work, text, PMAP_TEXT_CHART_TICK, -1.0, &width, &height);
      widest = MAX (widest, width);
    }
  return widest;
}

static void
place_column_ticks (Work *work)
{
  const PmapRect *plot = &work->layout->plot;

  for (guint i = 0; i < pmap_axis_get_n_ticks (&work->layout->axis); i++)
    {
      gint64 tick = pmap_axis_get_tick (&work->layout->axis, i);
      double y = plot->y + (1.0 - pmap_axis_normalise (&work->layout->axis, tick)) * plot->height;
      g_autofree char *text = pmap_chart_format_tick (work->chart, tick);

      add_line (work, plot->x, y, plot->x + plot->width, y,
                tick == 0 ? PMAP_CHART_LINE_BASE : PMAP_CHART_LINE_GRID);
      add_label (work, text, (PmapRect) { 0.0, y - work->line_height / 2, plot->x - GAP, work->line_height },
                 PMAP_TEXT_CHART_TICK, PMAP_CHART_LABEL_TICK, PMAP_CHART_ALIGN_END, -1);
    }
}

static void
place_column_texts (Work *work,
                    int index,
                    const PmapRect *slot,
                    double name_room)
{
  const PmapChartBar *bar = pmap_chart_get_bar (work->chart, (guint) index);
  const PmapRect *plot = &work->layout->plot;
  double centre = slot->x + slot->width / 2;
  double end = plot->y + (1.0 - pmap_axis_normalise (&work->layout->axis, MAX (bar->total, 0))) * plot->height;
  double width, height;

  measure (work, bar->label, PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
  width = MIN (width, name_room);
  add_label (work, bar->label,
             (PmapRect) { centre - width / 2, plot->y + plot->height + SMALL_GAP, width, work->line_height },
             PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_CATEGORY, PMAP_CHART_ALIGN_CENTRE, index);

  measure (work, bar->text, PMAP_TEXT_CHART_VALUE, -1.0, &width, &height);
  if (width > name_room)
    return;
  add_label (work, bar->text, (PmapRect) { centre - width / 2, end - work->line_height - 2.0, width, work->line_height },
             PMAP_TEXT_CHART_VALUE, PMAP_CHART_LABEL_VALUE, PMAP_CHART_ALIGN_CENTRE, index);
}

static void
place_column_reference (Work *work,
                        double label_top)
{
  const PmapRect *plot = &work->layout->plot;
  const char *label;
  double y, width, height;

  if (!work->has_reference)
    return;
  pmap_chart_get_reference (work->chart, NULL, &label);
  y = plot->y + (1.0 - pmap_axis_normalise (&work->layout->axis, work->reference)) * plot->height;
  add_line (work, plot->x, y, plot->x + plot->width, y, PMAP_CHART_LINE_REFERENCE);
  measure (work, label, PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
  width = MIN (width, work->layout->width);
  add_label (work, label, (PmapRect) { work->layout->width - width, label_top, width, work->line_height },
             PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_REFERENCE, PMAP_CHART_ALIGN_END, -1);
}

static void
lay_out_columns (Work *work,
                 double height)
{
  PmapChartLayout *layout = work->layout;
  guint n = pmap_chart_get_n_bars (work->chart);
  double below = work->line_height + SMALL_GAP;
  double reference_top = work->top;
  double slot_width, thickness;
  guint stride;

  if (work->has_reference)
    work->top += work->line_height + SMALL_GAP;
  work->top += work->line_height + 2.0;
  if (height < 0.0)
    height = work->top + CLAMP (layout->width * 0.36, 140.0, 240.0) + below;

  layout->plot.y = work->top;
  layout->plot.height = MAX (height - work->top - below, 24.0);
  layout->height = MAX (height, layout->plot.y + layout->plot.height + below);
  set_axis (work, layout->plot.height, work->line_height * 2.2);
  layout->plot.x = find_widest_tick (work) + GAP;
  layout->plot.width = MAX (layout->width - layout->plot.x, 24.0);

  place_column_ticks (work);

  slot_width = layout->plot.width / n;
  thickness = MIN (slot_width * BAR_PART, MAX_COLUMN);
  stride = find_stride (find_widest_name (work) + SMALL_GAP, slot_width);
  for (guint i = 0; i < n; i++)
    {
      PmapRect slot = { layout->plot.x + i * slot_width, layout->plot.y - work->line_height - 2.0, slot_width,
                        layout->plot.height + work->line_height + 2.0 + below };

      g_array_append_val (layout->slots, slot);
      place_segments (work, (int) i, slot.x + (slot_width - thickness) / 2, thickness);
      if (i % stride == 0)
        place_column_texts (work, (int) i, &slot, slot_width * stride - SMALL_GAP);
    }
  place_column_reference (work, reference_top);
}

static void
lay_out_nothing (Work *work,
                 double height)
{
  PmapChartLayout *layout = work->layout;

  layout->height = MAX (height, work->top + 3 * work->line_height);
  layout->plot = (PmapRect) { 0.0, work->top, layout->width, layout->height - work->top };
  pmap_axis_init (&layout->axis, 0, 0, 2, 1);
  add_label (work, _("There is nothing to show yet."),
             (PmapRect) { 0.0, work->top + (layout->plot.height - work->line_height) / 2, layout->width, work->line_height },
             PMAP_TEXT_CHART_TICK, PMAP_CHART_LABEL_EMPTY, PMAP_CHART_ALIGN_CENTRE, -1);
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
  Work work = { .chart = chart, .metrics = metrics };
  double unused;

  g_return_val_if_fail (PMAP_IS_CHART (chart) && metrics != NULL, NULL);

  layout = g_new0 (PmapChartLayout, 1);
  layout->width = MAX (width, 80.0);
  layout->direction = pmap_chart_get_direction (chart);
  layout->slots = g_array_new (FALSE, FALSE, sizeof (PmapRect));
  layout->segments = g_array_new (FALSE, FALSE, sizeof (PmapChartSegment));
  layout->lines = g_array_new (FALSE, FALSE, sizeof (PmapChartLine));
  layout->labels = g_array_new (FALSE, FALSE, sizeof (PmapChartLabel));
  g_array_set_clear_func (layout->labels, clear_label);

  work.layout = layout;
  work.has_reference = pmap_chart_get_reference (chart, &work.reference, NULL);
  measure (&work, "£0", PMAP_TEXT_CHART_LABEL, -1.0, &unused, &work.line_height);
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
  else if (layout->direction == PMAP_CHART_ROWS)
    lay_out_rows (&work, height);
  else
    lay_out_columns (&work, height);

  return layout;
}

/** pmap_chart_layout_free: Frees @layout. */
void
pmap_chart_layout_free (PmapChartLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->slots);
  g_array_unref (layout->segments);
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
