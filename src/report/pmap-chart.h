/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** PmapChartUnit: what a chart's values count: things, or pence. */
typedef enum
{
  PMAP_CHART_UNIT_COUNT,
  PMAP_CHART_UNIT_MONEY
} PmapChartUnit;

/** PmapChartDirection: bars as rows (for names) or as columns (for what has an order, like years). */
typedef enum
{
  PMAP_CHART_ROWS,
  PMAP_CHART_COLUMNS
} PmapChartDirection;

/**
 * PmapChartSeries:
 * @name: what the part of each bar is, as in "Targeted"
 * @colour: the place in the theme's series of colours
 */
typedef struct
{
  char *name;
  guint colour;
} PmapChartSeries;

/**
 * PmapChartBar:
 * @label: what the bar stands for
 * @id: (nullable): the record that a click opens
 * @detail: (nullable): more words for a tooltip
 * @colour: a place in the theme's series of colours, or -1 for the series' own
 * @values: a value for each series
 * @total: their sum
 * @text: the sum as it is printed
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
} PmapChartBar;

#define PMAP_TYPE_CHART (pmap_chart_get_type ())
G_DECLARE_FINAL_TYPE (PmapChart, pmap_chart, PMAP, CHART, GObject)

PmapChart *pmap_chart_new (const char *kind,
                           const char *title,
                           PmapChartUnit unit);

void pmap_chart_set_direction (PmapChart *self,
                               PmapChartDirection direction);
void pmap_chart_set_summary (PmapChart *self,
                             const char *summary);
void pmap_chart_set_headings (PmapChart *self,
                              const char *category,
                              const char *value);
void pmap_chart_set_reference (PmapChart *self,
                               gint64 value,
                               const char *label);
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

const char *pmap_chart_get_kind (PmapChart *self);
const char *pmap_chart_get_title (PmapChart *self);
const char *pmap_chart_get_summary (PmapChart *self);
const char *pmap_chart_get_category_heading (PmapChart *self);
const char *pmap_chart_get_value_heading (PmapChart *self);
PmapChartUnit pmap_chart_get_unit (PmapChart *self);
PmapChartDirection pmap_chart_get_direction (PmapChart *self);
guint pmap_chart_get_n_series (PmapChart *self);
const PmapChartSeries *pmap_chart_get_series (PmapChart *self,
                                              guint index);
guint pmap_chart_get_n_bars (PmapChart *self);
const PmapChartBar *pmap_chart_get_bar (PmapChart *self,
                                        guint index);
gboolean pmap_chart_get_reference (PmapChart *self,
                                   gint64 *value,
                                   const char **label);
char *pmap_chart_format_value (PmapChart *self,
                               gint64 value);
char *pmap_chart_format_tick (PmapChart *self,
                              gint64 value);

G_END_DECLS
