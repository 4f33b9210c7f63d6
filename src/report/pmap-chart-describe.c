/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A chart in words: for those who cannot see it, and for those who want to be told.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-describe.h"

#include <glib/gi18n.h>

/** pmap_chart_describe: Returns: (transfer full): the title and the sentence that sums the chart up */
char *
pmap_chart_describe (PmapChart *chart)
{
  const char *summary;

  g_return_val_if_fail (PMAP_IS_CHART (chart), NULL);

  summary = pmap_chart_get_summary (chart);
  if (*summary == '\0')
    return g_strdup (pmap_chart_get_title (chart));
  /* translators: a chart's title, then a sentence about it */
  return g_strdup_printf (_("%s. %s"), pmap_chart_get_title (chart), summary);
}

/**
 * pmap_chart_describe_bar:
 * @chart: a chart
 * @bar: one of its bars
 *
 * Returns: (transfer full): the bar in words: a name for a screen reader and a tooltip
 */
char *
pmap_chart_describe_bar (PmapChart *chart,
                         guint bar)
{
  const PmapChartBar *chosen = pmap_chart_get_bar (chart, bar);
  PmapChartShape shape = pmap_chart_get_shape (chart);
  GString *text;

  g_return_val_if_fail (chosen != NULL, NULL);

  text = g_string_new (NULL);
  /* Where a bar has several figures of one rank, each says what it is. */
  if (shape == PMAP_CHART_POINTS)
    g_string_append_printf (text, "%s\n%s: %s", chosen->label, pmap_chart_get_value_heading (chart), chosen->text);
  else if (shape == PMAP_CHART_LINES && pmap_chart_get_n_series (chart) > 1)
    g_string_append (text, chosen->label);
  else
    g_string_append_printf (text, "%s: %s", chosen->label, chosen->text);
  if (shape == PMAP_CHART_POINTS)
    {
      g_autofree char *place = pmap_chart_unit_format (pmap_chart_get_along (chart), chosen->from);

      g_string_append_printf (text, "\n%s: %s", pmap_chart_get_along_heading (chart), place);
    }
  else if (shape != PMAP_CHART_SPANS && pmap_chart_get_n_series (chart) > 1)
    for (guint i = 0; i < pmap_chart_get_n_series (chart); i++)
      if (chosen->values[i] != 0 || shape == PMAP_CHART_LINES)
        {
          g_autofree char *part = NULL;

          if (chosen->values[i] == PMAP_UNSET)
            continue;
          part = pmap_chart_format_value (chart, chosen->values[i]);
          g_string_append_printf (text, "\n%s: %s", pmap_chart_get_series (chart, i)->name, part);
        }
  if (chosen->detail != NULL)
    g_string_append_printf (text, "\n%s", chosen->detail);

  return g_string_free (text, FALSE);
}
