/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A chart in words and as a table: for those who cannot see it, and for those who want the figures.
 * The table says exactly what the bars show, in the same order.
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
  GString *text;

  g_return_val_if_fail (chosen != NULL, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, "%s: %s", chosen->label, chosen->text);
  if (pmap_chart_get_n_series (chart) > 1)
    for (guint i = 0; i < pmap_chart_get_n_series (chart); i++)
      if (chosen->values[i] != 0)
        {
          g_autofree char *part = pmap_chart_format_value (chart, chosen->values[i]);

          g_string_append_printf (text, "\n%s: %s", pmap_chart_get_series (chart, i)->name, part);
        }
  if (chosen->detail != NULL)
    g_string_append_printf (text, "\n%s", chosen->detail);

  return g_string_free (text, FALSE);
}

static GStrv
make_head (PmapChart *chart)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, pmap_chart_get_category_heading (chart));
  if (pmap_chart_get_n_series (chart) > 1)
    for (guint i = 0; i < pmap_chart_get_n_series (chart); i++)
      g_strv_builder_add (builder, pmap_chart_get_series (chart, i)->name);
  g_strv_builder_add (builder, pmap_chart_get_value_heading (chart));

  return g_strv_builder_end (builder);
}

static GStrv
make_row (PmapChart *chart,
          const PmapChartBar *bar)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, bar->label);
  if (pmap_chart_get_n_series (chart) > 1)
    for (guint i = 0; i < pmap_chart_get_n_series (chart); i++)
      {
        g_autofree char *value = pmap_chart_format_value (chart, bar->values[i]);

        g_strv_builder_add (builder, value);
      }
  g_strv_builder_add (builder, bar->text);

  return g_strv_builder_end (builder);
}

/**
 * pmap_chart_make_table:
 * @chart: a chart
 *
 * Returns: (transfer full) (element-type GStrv): the same figures as rows of texts, the heads first; a column
 *   for each series where there are several
 */
GPtrArray *
pmap_chart_make_table (PmapChart *chart)
{
  GPtrArray *rows;

  g_return_val_if_fail (PMAP_IS_CHART (chart), NULL);

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (rows, make_head (chart));
  for (guint i = 0; i < pmap_chart_get_n_bars (chart); i++)
    g_ptr_array_add (rows, make_row (chart, pmap_chart_get_bar (chart, i)));

  return rows;
}
