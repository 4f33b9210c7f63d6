/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spans of days, a row each: names at the start, days above, for a long chart is read from its top.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-layout-private.h"

#include "base/pmap-date.h"

#include <glib/gi18n.h>

#define TWO_LINES 2.1
#define SPAN_PART 0.5

/* Whether the line of today goes through what would stand at @x. */
static gboolean
is_on_today (const PmapChartWork *work,
             const PmapChartScale *scale,
             double x,
             double width)
{
  double line;
  gint64 today;

  if (!pmap_chart_get_today (work->chart, &today))
    return FALSE;
  line = pmap_chart_work_get_day (work, scale, today, 0.5);
  return line > x - 2.0 && line < x + width + 2.0;
}

/* The days of a span behind it, or before it, where there is room in the plot and nothing else stands there. */
static void
place_days (PmapChartWork *work,
            const PmapChartScale *scale,
            const PmapChartBar *bar,
            int index,
            const PmapRect *span,
            double middle)
{
  const PmapRect *plot = &work->layout->plot;
  g_autofree char *first = pmap_date_format_day ((PmapDate) bar->from);
  g_autofree char *last = pmap_date_format_day ((PmapDate) bar->to);
  /* translators: the first and the last day of something */
  g_autofree char *text = g_strdup_printf (_("%1$s – %2$s"), first, last);
  double end = span->x + span->width;
  double x, width, height;

  pmap_chart_work_measure (work, text, PMAP_TEXT_CHART_TICK, -1.0, &width, &height);
  x = end + PMAP_CHART_SMALL_GAP;
  if (x + width > plot->x + plot->width || is_on_today (work, scale, x, width))
    x = span->x - PMAP_CHART_SMALL_GAP - width;
  if (x < plot->x || is_on_today (work, scale, x, width))
    return;
  pmap_chart_work_add_label (work, text, (PmapRect) { x, middle - work->line_height / 2, width, work->line_height },
                             PMAP_TEXT_CHART_TICK, PMAP_CHART_LABEL_VALUE, PMAP_CHART_ALIGN_START, index);
}

static void
place_span (PmapChartWork *work,
            const PmapChartScale *scale,
            guint index,
            double middle,
            double thickness,
            gboolean has_text)
{
  const PmapChartBar *bar = pmap_chart_get_bar (work->chart, index);
  double from = pmap_chart_work_get_day (work, scale, bar->from, 0.0);
  double to = pmap_chart_work_get_day (work, scale, bar->to, 1.0);
  PmapRect span = { from, middle - thickness / 2, MAX (to - from, 1.0), thickness };

  pmap_chart_work_add_segment (work, span, (int) index, 0, pmap_chart_work_get_colour (work, bar, 0));
  if (has_text)
    place_days (work, scale, bar, (int) index, &span, middle);
}

void
pmap_chart_work_lay_out_spans (PmapChartWork *work,
                               double height)
{
  PmapChartLayout *layout = work->layout;
  guint n = pmap_chart_get_n_bars (work->chart);
  double widest;
  double name_width = pmap_chart_work_find_name_width (work, &widest);
  double natural_row = work->line_height * (widest > name_width ? TWO_LINES : 1.5);
  double overhang = 0.0;
  double dates_top, row;
  PmapChartScale scale;
  gint64 today;
  guint stride;

  dates_top = work->top;
  work->top += pmap_chart_work_get_dates_height (work);
  if (pmap_chart_get_today (work->chart, &today))
    work->top += work->line_height;
  row = natural_row;
  if (height >= 0.0)
    row = CLAMP ((height - work->top) / n, 1.0, natural_row * 1.4);
  /* In rows lower than a text the last name stands out below the plot, and the first into the gap above it. */
  if (row < work->line_height)
    {
      overhang = work->line_height / 2;
      row = MAX ((height - work->top - 2 * overhang) / n, 1.0);
    }
  layout->plot.x = name_width + PMAP_CHART_GAP;
  layout->plot.y = work->top + overhang;
  layout->plot.width = MAX (layout->width - layout->plot.x, 24.0);
  layout->plot.height = row * n;
  layout->height = MAX (layout->plot.y + layout->plot.height + overhang, height);
  pmap_chart_get_range (work->chart, &scale.from, &scale.to);

  pmap_chart_work_place_dates (work, &scale, dates_top);
  pmap_chart_work_place_today (work, &scale, work->top - work->line_height);
  stride = pmap_chart_work_find_stride (work->line_height, row);
  for (guint i = 0; i < n; i++)
    {
      PmapRect slot = { 0.0, layout->plot.y + i * row, layout->width, row };

      g_array_append_val (layout->slots, slot);
      place_span (work, &scale, i, slot.y + row / 2, MIN (row * PMAP_CHART_BAR_PART, work->line_height * SPAN_PART * 2),
                  i % stride == 0);
      if (i % stride == 0)
        pmap_chart_work_place_name (work, (int) i, &slot);
    }
}
