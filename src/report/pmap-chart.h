/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-number.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** PmapChartUnit: what values are: things, pence, ten-thousandths of a measure, percent, or days. */
typedef enum
{
  PMAP_CHART_UNIT_COUNT,
  PMAP_CHART_UNIT_MONEY,
  PMAP_CHART_UNIT_MEASURE,
  PMAP_CHART_UNIT_PERCENT,
  PMAP_CHART_UNIT_DATE
} PmapChartUnit;

/**
 * PmapChartShape:
 * @PMAP_CHART_ROWS: bars as rows, for names
 * @PMAP_CHART_COLUMNS: bars as columns, for what has an order, like years and months
 * @PMAP_CHART_LINES: a line for each series over days; a bar is a day
 * @PMAP_CHART_POINTS: a point for each bar, at its value and its place
 * @PMAP_CHART_SPANS: a row for each bar, from its first to its last day
 *
 * How bars are drawn.
 */
typedef enum
{
  PMAP_CHART_ROWS,
  PMAP_CHART_COLUMNS,
  PMAP_CHART_LINES,
  PMAP_CHART_POINTS,
  PMAP_CHART_SPANS
} PmapChartShape;

/**
 * PmapChartSeries:
 * @name: what the part of each bar is, as in "Targeted"
 * @colour: the place in the theme's series of colours
 * @is_path: whether it is what is expected and not what was seen: a thin dashed line without points
 */
typedef struct
{
  char *name;
  guint colour;
  gboolean is_path;
} PmapChartSeries;

/**
 * PmapChartBar:
 * @label: what the bar stands for
 * @id: (nullable): the record that a click opens
 * @detail: (nullable): more words for a tooltip
 * @colour: a place in the theme's series of colours, or -1 for the series' own
 * @values: a value for each series; on a line %PMAP_UNSET where there is none
 * @total: their sum; on a line the first that is set
 * @text: the sum as it is printed; of a span, its days
 * @from: where it begins along the chart, for lines, points and spans
 * @to: where it ends; of a line or a point, where it is
 */
typedef struct
{
  char *label;
  char *id;
  char *detail;
  int colour;
  gint64 *values;
  gint64 total;
  char *text;
  gint64 from;
  gint64 to;
} PmapChartBar;

/**
 * PmapChartBand:
 * @from: its first day
 * @to: its last day
 * @name: (nullable): what is written below it, as in "Autumn"; %NULL for days off, which are tinted
 *
 * A stretch of the days along a chart.
 */
typedef struct
{
  gint64 from;
  gint64 to;
  char *name;
} PmapChartBand;

#define PMAP_TYPE_CHART (pmap_chart_get_type ())
G_DECLARE_FINAL_TYPE (PmapChart, pmap_chart, PMAP, CHART, GObject)

PmapChart *pmap_chart_new (const char *kind,
                           const char *title,
                           PmapChartUnit unit);

void pmap_chart_set_shape (PmapChart *self,
                           PmapChartShape shape);
void pmap_chart_set_summary (PmapChart *self,
                             const char *summary);
void pmap_chart_set_headings (PmapChart *self,
                              const char *category,
                              const char *value);
void pmap_chart_set_reference (PmapChart *self,
                               gint64 value,
                               const char *label);
void pmap_chart_set_values (PmapChart *self,
                            gint64 least,
                            gint64 most);
guint pmap_chart_add_series (PmapChart *self,
                             const char *name,
                             guint colour);
guint pmap_chart_add_bar (PmapChart *self,
                          const char *label,
                          const char *id);
void pmap_chart_set_value (PmapChart *self,
                           guint bar,
                           guint series,
                           gint64 value);
void pmap_chart_set_bar_detail (PmapChart *self,
                                guint bar,
                                const char *detail);
void pmap_chart_set_bar_colour (PmapChart *self,
                                guint bar,
                                int colour);
void pmap_chart_sort_by_total (PmapChart *self);
void pmap_chart_sort_by_place (PmapChart *self);

/* Along the chart. */
void pmap_chart_set_along (PmapChart *self,
                           PmapChartUnit unit,
                           const char *heading);
void pmap_chart_set_range (PmapChart *self,
                           gint64 from,
                           gint64 to);
void pmap_chart_set_bar_place (PmapChart *self,
                               guint bar,
                               gint64 from,
                               gint64 to);
void pmap_chart_add_band (PmapChart *self,
                          gint64 from,
                          gint64 to,
                          const char *name);
void pmap_chart_set_today (PmapChart *self,
                           gint64 today);
void pmap_chart_set_zone (PmapChart *self,
                          gint64 low,
                          gint64 high);
void pmap_chart_set_path (PmapChart *self,
                          guint series);

/* Words. */
void pmap_chart_set_adds_up (PmapChart *self,
                             gboolean adds_up);
void pmap_chart_set_detail_heading (PmapChart *self,
                                    const char *heading);
void pmap_chart_set_empty (PmapChart *self,
                           const char *text);

const char *pmap_chart_get_kind (PmapChart *self);
const char *pmap_chart_get_title (PmapChart *self);
const char *pmap_chart_get_summary (PmapChart *self);
const char *pmap_chart_get_category_heading (PmapChart *self);
const char *pmap_chart_get_value_heading (PmapChart *self);
PmapChartUnit pmap_chart_get_unit (PmapChart *self);
PmapChartShape pmap_chart_get_shape (PmapChart *self);
guint pmap_chart_get_n_series (PmapChart *self);
const PmapChartSeries *pmap_chart_get_series (PmapChart *self,
                                              guint index);
guint pmap_chart_get_n_bars (PmapChart *self);
const PmapChartBar *pmap_chart_get_bar (PmapChart *self,
                                        guint index);
void pmap_chart_get_values (PmapChart *self,
                            gint64 *least,
                            gint64 *most);
gboolean pmap_chart_get_reference (PmapChart *self,
                                   gint64 *value,
                                   const char **label);
PmapChartUnit pmap_chart_get_along (PmapChart *self);
const char *pmap_chart_get_along_heading (PmapChart *self);
void pmap_chart_get_range (PmapChart *self,
                           gint64 *from,
                           gint64 *to);
guint pmap_chart_get_n_bands (PmapChart *self);
const PmapChartBand *pmap_chart_get_band (PmapChart *self,
                                          guint index);
gboolean pmap_chart_get_today (PmapChart *self,
                               gint64 *today);
gboolean pmap_chart_get_zone (PmapChart *self,
                              gint64 *low,
                              gint64 *high);
gboolean pmap_chart_get_adds_up (PmapChart *self);
const char *pmap_chart_get_detail_heading (PmapChart *self);
const char *pmap_chart_get_empty (PmapChart *self);

char *pmap_chart_unit_format (PmapChartUnit unit,
                              gint64 value);
char *pmap_chart_unit_format_tick (PmapChartUnit unit,
                                   gint64 value);
gint64 pmap_chart_unit_get_finest (PmapChartUnit unit);
char *pmap_chart_format_value (PmapChart *self,
                               gint64 value);
char *pmap_chart_format_tick (PmapChart *self,
                              gint64 value);

G_END_DECLS
