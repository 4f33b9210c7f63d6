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
  PmapChartLine line = { x0, y0, x1, y1, role };

  g_array_append_val (work->layout->lines, line);
}

static void
add_segment (PmapChartWork *work,
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

static void
place_key (PmapChartWork *work)
{
  double swatch = work->line_height * 0.7;
  double x = 0.0;

  for (guint i = 0; i < pmap_chart_get_n_series (work->chart); i++)
    {
      const PmapChartSeries *series = pmap_chart_get_series (work->chart, i);
      double width, height;

      pmap_chart_work_measure (work, series->name, PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
      width = MIN (width, work->layout->width - swatch - PMAP_CHART_SMALL_GAP);
      if (x > 0.0 && x + swatch + PMAP_CHART_SMALL_GAP + width > work->layout->width)
        {
          x = 0.0;
          work->top += work->line_height + PMAP_CHART_SMALL_GAP;
        }
      add_segment (work, (PmapRect) { x, work->top + (work->line_height - swatch) / 2, swatch, swatch },
                   -1, i, series->colour);
      pmap_chart_work_add_label (work, series->name,
                                 (PmapRect) { x + swatch + PMAP_CHART_SMALL_GAP, work->top, width, work->line_height },
                                 PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_KEY, PMAP_CHART_ALIGN_START, -1);
      x += swatch + PMAP_CHART_SMALL_GAP + width + 2 * PMAP_CHART_GAP;
    }
  work->top += work->line_height + BLOCK_GAP;
}

/* The scale */

static void
find_range (PmapChartWork *work,
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

void
pmap_chart_work_set_axis (PmapChartWork *work,
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
measure_figures (PmapChartWork *work)
{
  gint64 unit = pmap_chart_get_unit (work->chart) == PMAP_CHART_UNIT_MONEY ? 100 : 1;
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

static guint
get_colour (const PmapChartWork *work,
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
      if (work->layout->direction == PMAP_CHART_ROWS)
        rect = (PmapRect) { plot->x + MIN (from,
                                           to) * plot->width, across, fabs (to - from) * plot->width, thickness };
      else
        rect = (PmapRect) { across, plot->y + (1.0 - MAX (from, to)) * plot->height, thickness,
                            fabs (to - from) * plot->height };
      add_segment (work, rect, index, s, get_colour (work, bar, s));
    }
}

static void
lay_out_nothing (PmapChartWork *work,
                 double height)
{
  PmapChartLayout *layout = work->layout;

  layout->height = MAX (height, work->top + 3 * work->line_height);
  layout->plot = (PmapRect) { 0.0, work->top, layout->width, layout->height - work->top };
  pmap_axis_init (&layout->axis, 0, 0, 2, 1);
  pmap_chart_work_add_label (work, _("There is nothing to show yet."),
                             (PmapRect) { 0.0, work->top + (layout->plot.height - work->line_height) / 2,
                                          layout->width, work->line_height },
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
  PmapChartWork work = { .chart = chart, .metrics = metrics };
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
  else if (layout->direction == PMAP_CHART_ROWS)
    pmap_chart_work_lay_out_rows (&work, height);
  else
    pmap_chart_work_lay_out_columns (&work, height);

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
