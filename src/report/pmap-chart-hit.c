/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a key to a bar.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-hit.h"

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
