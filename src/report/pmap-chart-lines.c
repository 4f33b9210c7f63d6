/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines over days: what was seen as points with their figures, joined; what is expected as a thin dashed line. From the
 * top: the label of the line to compare with, today, the plot, the days. A bar is a day, in the order of days.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-layout-private.h"

static double
get_x (const PmapChartWork *work,
       const PmapChartScale *scale,
       guint bar)
{
  return pmap_chart_work_get_day (work, scale, pmap_chart_get_bar (work->chart, bar)->from, 0.5);
}

static void
place_zone (PmapChartWork *work)
{
  const PmapRect *plot = &work->layout->plot;
  gint64 low, high;
  double top;

  if (!pmap_chart_get_zone (work->chart, &low, &high))
    return;
  top = pmap_chart_work_get_y (work, high);
  pmap_chart_work_add_ground (work, (PmapRect) { plot->x, top, plot->width, pmap_chart_work_get_y (work, low) - top },
                              TRUE);
}

/* The first and the last day with a figure of a series; the first behind the last where there is none. */
static void
find_ends (const PmapChartWork *work,
           guint index,
           guint *first,
           guint *last)
{
  *first = pmap_chart_get_n_bars (work->chart);
  *last = 0;
  for (guint i = 0; i < pmap_chart_get_n_bars (work->chart); i++)
    if (pmap_chart_get_bar (work->chart, i)->values[index] != PMAP_UNSET)
      {
        *first = MIN (*first, i);
        *last = i;
      }
}

static void
place_series (PmapChartWork *work,
              const PmapChartScale *scale,
              guint index)
{
  const PmapChartSeries *series = pmap_chart_get_series (work->chart, index);
  double size = work->line_height * PMAP_CHART_DOT_PART;
  gboolean has_before = FALSE;
  double x_before = 0.0, y_before = 0.0;
  guint first, last;

  find_ends (work, index, &first, &last);
  for (guint i = first; i <= last && i < pmap_chart_get_n_bars (work->chart); i++)
    {
      gint64 value = pmap_chart_get_bar (work->chart, i)->values[index];
      double x, y;

      /* What is expected is a straight way; that it is said in round figures must not bend it. */
      if (value == PMAP_UNSET || (series->is_path && i != first && i != last))
        continue;
      x = get_x (work, scale, i);
      y = pmap_chart_work_get_y (work, value);
      if (has_before)
        {
          pmap_chart_work_add_series_line (work, x_before, y_before, x, y, series);
          pmap_chart_work_take_line (work, x_before, y_before, x, y);
        }
      if (!series->is_path)
        {
          pmap_chart_work_add_dot (work, x, y, (int) i, series->colour);
          pmap_chart_work_take (work, (PmapRect) { x - size / 2, y - size / 2, size, size });
        }
      has_before = TRUE;
      x_before = x;
      y_before = y;
    }
}

static void
place_figure (PmapChartWork *work,
              const PmapChartScale *scale,
              guint index,
              guint bar)
{
  gint64 value = pmap_chart_get_bar (work->chart, bar)->values[index];
  g_autofree char *text = NULL;

  if (value == PMAP_UNSET)
    return;
  text = pmap_chart_format_value (work->chart, value);
  pmap_chart_work_place_near (work, text, PMAP_TEXT_CHART_VALUE, PMAP_CHART_LABEL_VALUE, get_x (work, scale, bar),
                              pmap_chart_work_get_y (work, value), (int) bar);
}

/* The last figure of a line is asked for first, then the first; the others where there is room. */
static void
place_figures (PmapChartWork *work,
               const PmapChartScale *scale,
               guint index)
{
  guint first, last;

  find_ends (work, index, &first, &last);
  if (pmap_chart_get_series (work->chart, index)->is_path || first > last)
    return;
  place_figure (work, scale, index, last);
  for (guint i = first; i < last; i++)
    place_figure (work, scale, index, i);
}

/* A day's slot reaches half way to the days before and after it. */
static void
place_slots (PmapChartWork *work,
             const PmapChartScale *scale)
{
  PmapChartLayout *layout = work->layout;
  guint n = pmap_chart_get_n_bars (work->chart);
  double top = layout->plot.y - work->line_height;
  double left = layout->plot.x;

  for (guint i = 0; i < n; i++)
    {
      double right = i + 1 < n ? (get_x (work, scale, i) + get_x (work, scale, i + 1)) / 2 : layout->width;
      PmapRect slot = { left, top, MAX (right - left, 1.0), layout->plot.y + layout->plot.height - top };

      g_array_append_val (layout->slots, slot);
      left = right;
    }
}

void
pmap_chart_work_lay_out_lines (PmapChartWork *work,
                               double height)
{
  PmapChartLayout *layout = work->layout;
  double below = pmap_chart_work_get_dates_height (work);
  double reference_top = work->top, today_top;
  PmapChartScale scale;
  gint64 today;

  if (work->has_reference)
    work->top += work->line_height + PMAP_CHART_SMALL_GAP;
  today_top = work->top;
  /* Today's label, or the figure of the highest point. */
  work->top += work->line_height + 2.0;
  if (height < 0.0)
    height = work->top + CLAMP (layout->width * 0.36, 140.0, 260.0) + below;
  layout->plot.y = work->top;
  layout->plot.height = MAX (height - work->top - below, 24.0);
  layout->height = MAX (height, layout->plot.y + layout->plot.height + below);
  pmap_chart_work_fit_values (work);
  /* Room for half a point at the end. */
  layout->plot.width -= work->line_height * PMAP_CHART_DOT_PART / 2;
  pmap_chart_get_range (work->chart, &scale.from, &scale.to);

  place_zone (work);
  pmap_chart_work_place_dates (work, &scale, layout->plot.y + layout->plot.height);
  pmap_chart_work_place_value_ticks (work);
  pmap_chart_work_place_today (work, &scale, today_top);
  if (pmap_chart_get_today (work->chart, &today))
    pmap_chart_work_take (work, g_array_index (layout->labels, PmapChartLabel, layout->labels->len - 1).rect);
  for (guint s = 0; s < pmap_chart_get_n_series (work->chart); s++)
    place_series (work, &scale, s);
  for (guint s = 0; s < pmap_chart_get_n_series (work->chart); s++)
    place_figures (work, &scale, s);
  place_slots (work, &scale);
  pmap_chart_work_place_value_reference (work, reference_top);
}
