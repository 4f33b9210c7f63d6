/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Single points, each by two figures: what lies along, and its value upwards. Their names stand beside them.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-layout-private.h"

#define MAX_TICKS_ALONG 8
/* More names than these are not led to their points by lines. */
#define MOST_LED 40

static void
set_axis_along (PmapChartWork *work)
{
  PmapChartUnit unit = pmap_chart_get_along (work->chart);
  gint64 from, to;
  g_autofree char *widest = NULL;
  double width, height;

  pmap_chart_get_range (work->chart, &from, &to);
  widest = pmap_chart_unit_format_tick (unit, MAX (to, -from));
  pmap_chart_work_measure (work, widest, PMAP_TEXT_CHART_TICK, -1.0, &width, &height);
  pmap_axis_init (&work->layout->along, from, to,
                  CLAMP ((int) (work->layout->plot.width / (width + 2 * PMAP_CHART_GAP)), 2, MAX_TICKS_ALONG),
                  pmap_chart_unit_get_finest (unit));
}

static double
get_x (const PmapChartWork *work,
       const PmapChartBar *bar)
{
  const PmapRect *plot = &work->layout->plot;

  return plot->x + pmap_axis_normalise (&work->layout->along, bar->from) * plot->width;
}

/* What the figures are: upwards at the start, along at the end. */
static void
place_headings (PmapChartWork *work,
                double above)
{
  PmapChartLayout *layout = work->layout;
  const char *value = pmap_chart_get_value_heading (work->chart);
  const char *along = pmap_chart_get_along_heading (work->chart);
  double width, height;
  PmapRect rect;

  pmap_chart_work_measure (work, value, PMAP_TEXT_CHART_TICK, -1.0, &width, &height);
  rect = (PmapRect) { 0.0, above, MIN (width, layout->width), work->line_height };
  pmap_chart_work_add_label (work, value, rect, PMAP_TEXT_CHART_TICK, PMAP_CHART_LABEL_AXIS, PMAP_CHART_ALIGN_START, -1);
  pmap_chart_work_take (work, rect);
  if (along == NULL)
    return;
  pmap_chart_work_measure (work, along, PMAP_TEXT_CHART_TICK, -1.0, &width, &height);
  width = MIN (width, layout->width);
  rect = (PmapRect) { layout->width - width, layout->height - work->line_height, width, work->line_height };
  pmap_chart_work_add_label (work, along, rect, PMAP_TEXT_CHART_TICK, PMAP_CHART_LABEL_AXIS, PMAP_CHART_ALIGN_END, -1);
}

static void
place_dots (PmapChartWork *work)
{
  double size = work->line_height * PMAP_CHART_DOT_PART;
  double target = MAX (PMAP_CHART_TARGET, size);

  for (guint i = 0; i < pmap_chart_get_n_bars (work->chart); i++)
    {
      const PmapChartBar *bar = pmap_chart_get_bar (work->chart, i);
      double x = get_x (work, bar), y = pmap_chart_work_get_y (work, bar->total);
      PmapRect slot = { x - target / 2, y - target / 2, target, target };

      pmap_chart_work_add_dot (work, x, y, (int) i, pmap_chart_work_get_colour (work, bar, 0));
      pmap_chart_work_take (work, (PmapRect) { x - size / 2, y - size / 2, size, size });
      g_array_append_val (work->layout->slots, slot);
    }
}

/* First those that have room beside their points; then the others, unless they are so many that none could find its own. */
static void
place_names (PmapChartWork *work)
{
  guint n = pmap_chart_get_n_bars (work->chart);
  g_autofree gboolean *is_placed = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++)
    {
      const PmapChartBar *bar = pmap_chart_get_bar (work->chart, i);

      is_placed[i] = pmap_chart_work_place_near (work, bar->label, PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_CATEGORY,
                                                 get_x (work, bar), pmap_chart_work_get_y (work, bar->total), (int) i);
    }
  for (guint i = 0; i < n && n <= MOST_LED; i++)
    {
      const PmapChartBar *bar = pmap_chart_get_bar (work->chart, i);

      if (!is_placed[i])
        pmap_chart_work_place_far (work, bar->label, PMAP_TEXT_CHART_LABEL, get_x (work, bar),
                                   pmap_chart_work_get_y (work, bar->total), (int) i);
    }
}

void
pmap_chart_work_lay_out_points (PmapChartWork *work,
                                double height)
{
  PmapChartLayout *layout = work->layout;
  /* The lowest figure at the start reaches half a line below the plot. */
  double overhang = work->line_height / 2;
  double below = overhang + 2 * work->line_height + 2 * PMAP_CHART_SMALL_GAP;
  double heading_top = work->top;
  double half = work->line_height * PMAP_CHART_DOT_PART / 2;

  work->top += work->line_height + PMAP_CHART_GAP + half;
  if (height < 0.0)
    height = work->top + CLAMP (layout->width * 0.6, 200.0, 400.0) + below;
  layout->plot.y = work->top;
  layout->plot.height = MAX (height - work->top - below, 24.0);
  layout->height = MAX (height, layout->plot.y + layout->plot.height + below);
  pmap_chart_work_fit_values (work);
  /* Room for half of the last tick, or of a point. */
  layout->plot.width = MAX (layout->plot.width - work->line_height, 24.0);
  set_axis_along (work);

  place_headings (work, heading_top);
  pmap_chart_work_place_value_ticks (work);
  pmap_chart_work_place_ticks_below (work, &layout->along, pmap_chart_get_along (work->chart), overhang);
  place_dots (work);
  place_names (work);
}
