/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The same figures as a table, a row for each bar. Which columns there are follows from the shape:
 *
 *   rows, columns   name, each series where there are several, total
 *   lines           day, each series
 *   points          name, what lies along, value
 *   spans           name, first day, last day
 *
 * and after them the details, where the chart has a head for them. Only what is of one kind is added up.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-table.h"

#include <glib/gi18n.h>

typedef enum
{
  CELL_NAME,
  CELL_FROM,
  CELL_TO,
  CELL_SERIES,
  CELL_TOTAL,
  CELL_DETAIL
} Cell;

/* What is in a column: of the shapes' own columns, then of the details. For a series, which. */
static Cell
find_cell (PmapChart *chart,
           guint column,
           guint *series)
{
  guint n_series = pmap_chart_get_n_series (chart);

  *series = 0;
  if (column == 0)
    return CELL_NAME;
  switch (pmap_chart_get_shape (chart))
    {
    case PMAP_CHART_LINES:
      *series = column - 1;
      return *series < n_series ? CELL_SERIES : CELL_DETAIL;
    case PMAP_CHART_POINTS:
      return column == 1 ? CELL_FROM : column == 2 ? CELL_TOTAL : CELL_DETAIL;
    case PMAP_CHART_SPANS:
      return column == 1 ? CELL_FROM : column == 2 ? CELL_TO : CELL_DETAIL;
    case PMAP_CHART_ROWS:
    case PMAP_CHART_COLUMNS:
    default:
      *series = column - 1;
      if (n_series > 1 && *series < n_series)
        return CELL_SERIES;
      return column == (n_series > 1 ? n_series : 0) + 1 ? CELL_TOTAL : CELL_DETAIL;
    }
}

/** pmap_chart_table_count_columns: Returns: how many columns the table has */
guint
pmap_chart_table_count_columns (PmapChart *chart)
{
  guint n = 0, series;

  g_return_val_if_fail (PMAP_IS_CHART (chart), 0);

  while (find_cell (chart, n, &series) != CELL_DETAIL)
    n++;
  return n + (pmap_chart_get_detail_heading (chart) != NULL);
}

/** pmap_chart_table_get_title: Returns: (transfer none): the head of a column */
const char *
pmap_chart_table_get_title (PmapChart *chart,
                            guint column)
{
  gboolean is_span;
  guint series;

  g_return_val_if_fail (PMAP_IS_CHART (chart), NULL);

  is_span = pmap_chart_get_shape (chart) == PMAP_CHART_SPANS;
  switch (find_cell (chart, column, &series))
    {
    case CELL_FROM:
      return is_span ? _("First day") : pmap_chart_get_along_heading (chart);
    case CELL_TO:
      return _("Last day");
    case CELL_SERIES:
      return pmap_chart_get_series (chart, series)->name;
    case CELL_TOTAL:
      return pmap_chart_get_value_heading (chart);
    case CELL_DETAIL:
      return pmap_chart_get_detail_heading (chart);
    case CELL_NAME:
    default:
      return pmap_chart_get_category_heading (chart);
    }
}

/** pmap_chart_table_is_figure: Returns: whether a column is of figures, which stand under each other at the end */
gboolean
pmap_chart_table_is_figure (PmapChart *chart,
                            guint column)
{
  guint series;
  Cell cell;

  g_return_val_if_fail (PMAP_IS_CHART (chart), FALSE);

  cell = find_cell (chart, column, &series);
  return cell != CELL_NAME && cell != CELL_DETAIL;
}

/** pmap_chart_table_is_part: Returns: whether a column may go where there is little room, for another has the whole */
gboolean
pmap_chart_table_is_part (PmapChart *chart,
                          guint column)
{
  guint series;
  Cell cell;

  g_return_val_if_fail (PMAP_IS_CHART (chart), FALSE);

  cell = find_cell (chart, column, &series);
  return cell == CELL_DETAIL || (cell == CELL_SERIES && pmap_chart_get_shape (chart) != PMAP_CHART_LINES);
}

/** pmap_chart_table_get_text: Returns: (transfer full): what stands in the row of a bar; empty where there is no figure */
char *
pmap_chart_table_get_text (PmapChart *chart,
                           guint bar,
                           guint column)
{
  const PmapChartBar *chosen;
  guint series;

  g_return_val_if_fail (PMAP_IS_CHART (chart) && bar < pmap_chart_get_n_bars (chart), NULL);

  chosen = pmap_chart_get_bar (chart, bar);
  switch (find_cell (chart, column, &series))
    {
    case CELL_FROM:
      return pmap_chart_unit_format (pmap_chart_get_along (chart), chosen->from);
    case CELL_TO:
      return pmap_chart_unit_format (pmap_chart_get_along (chart), chosen->to);
    case CELL_SERIES:
      return chosen->values[series] != PMAP_UNSET ? pmap_chart_format_value (chart, chosen->values[series])
                                                  : g_strdup ("");
    case CELL_TOTAL:
      return pmap_chart_format_value (chart, chosen->total);
    case CELL_DETAIL:
      return g_strdup (chosen->detail != NULL ? chosen->detail : "");
    case CELL_NAME:
    default:
      return g_strdup (chosen->label);
    }
}

/** pmap_chart_table_get_key: Returns: what the row of a bar is sorted by; names and details as the chart has them */
gint64
pmap_chart_table_get_key (PmapChart *chart,
                          guint bar,
                          guint column)
{
  const PmapChartBar *chosen;
  guint series;

  g_return_val_if_fail (PMAP_IS_CHART (chart) && bar < pmap_chart_get_n_bars (chart), 0);

  chosen = pmap_chart_get_bar (chart, bar);
  switch (find_cell (chart, column, &series))
    {
    case CELL_FROM:
      return chosen->from;
    case CELL_TO:
      return chosen->to;
    case CELL_SERIES:
      return chosen->values[series];
    case CELL_TOTAL:
      return chosen->total;
    case CELL_NAME:
    case CELL_DETAIL:
    default:
      return bar;
    }
}

/** pmap_chart_table_get_total: Returns: (transfer full) (nullable): the foot of a column; %NULL where nothing is added up */
char *
pmap_chart_table_get_total (PmapChart *chart,
                            guint column)
{
  PmapChartShape shape;
  gint64 sum = 0;
  guint series;
  Cell cell;

  g_return_val_if_fail (PMAP_IS_CHART (chart), NULL);

  shape = pmap_chart_get_shape (chart);
  cell = find_cell (chart, column, &series);
  if ((shape != PMAP_CHART_ROWS && shape != PMAP_CHART_COLUMNS) || cell == CELL_DETAIL || !pmap_chart_get_adds_up (chart))
    return NULL;
  if (cell == CELL_NAME)
    return g_strdup (_("Total"));
  for (guint i = 0; i < pmap_chart_get_n_bars (chart); i++)
    sum += pmap_chart_table_get_key (chart, i, column);
  return pmap_chart_format_value (chart, sum);
}
