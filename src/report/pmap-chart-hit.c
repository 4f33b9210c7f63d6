/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a point, or a key, to a bar.
 *
 * The whole slot of a bar answers, its name and its figure with it: a bar of £3 must be as easy to hit
 * as one of £3,000.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-hit.h"

/** pmap_chart_hit: Returns: the number of the bar whose slot holds the point, or -1 */
int
pmap_chart_hit (const PmapChartLayout *layout,
                double x,
                double y)
{
  g_return_val_if_fail (layout != NULL, -1);

  for (guint i = 0; i < layout->slots->len; i++)
    if (pmap_rect_contains (&g_array_index (layout->slots, PmapRect, i), x, y))
      return (int) i;
  return -1;
}

/**
 * pmap_chart_move:
 * @layout: a chart's layout
 * @from: the bar that has the focus, or -1 for none yet
 * @by: how many bars onwards, backwards if negative; G_MININT and G_MAXINT go to the ends
 *
 * Returns: the bar to go to, which is never beyond the first or the last; -1 in a chart without bars
 */
int
pmap_chart_move (const PmapChartLayout *layout,
                 int from,
                 int by)
{
  gint64 last;

  g_return_val_if_fail (layout != NULL, -1);

  last = (gint64) layout->slots->len - 1;
  if (last < 0)
    return -1;
  if (from < 0)
    return by < 0 ? (int) last : 0;
  return (int) CLAMP ((gint64) from + by, 0, last);
}
