/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-chart-layout.h"

#include <math.h>

G_BEGIN_DECLS

#define PMAP_CHART_GAP 8.0
#define PMAP_CHART_SMALL_GAP 4.0
#define PMAP_CHART_BAR_PART 0.64
/* Of a point, in parts of a line of text. */
#define PMAP_CHART_DOT_PART 0.56
/* A point is as large a target for the pointer as a finger needs. */
#define PMAP_CHART_TARGET 24.0

/**
 * PmapChartWork:
 * @top: where the next thing stands
 * @line_height: of the texts beside bars
 * @tick_width: about how wide the widest tick is
 * @value_width: how wide the widest figure beside a bar is
 * @taken: (element-type PmapRect): what no text may stand on, where texts look for their places
 *
 * A layout that is being made.
 */
typedef struct
{
  PmapChart *chart;
  const PmapTextMetrics *metrics;
  PmapChartLayout *layout;
  double top;
  double line_height;
  double tick_width;
  double value_width;
  gboolean has_reference;
  gint64 reference;
  GArray *taken;
} PmapChartWork;

/** PmapChartScale: where days lie: the first of them begins, and the last ends, at an edge of the plot. */
typedef struct
{
  gint64 from;
  gint64 to;
} PmapChartScale;

/** Where the values of a chart lie upwards. */
static inline double
pmap_chart_work_get_y (const PmapChartWork *work,
                       gint64 value)
{
  const PmapRect *plot = &work->layout->plot;

  return plot->y + (1.0 - pmap_axis_normalise (&work->layout->axis, value)) * plot->height;
}

/** Where a day begins; @part of it later. What is outside of the scale stands at its edge. */
static inline double
pmap_chart_work_get_day (const PmapChartWork *work,
                         const PmapChartScale *scale,
                         gint64 day,
                         double part)
{
  const PmapRect *plot = &work->layout->plot;
  double place = ((double) (day - scale->from) + part) / (double) (scale->to - scale->from + 1);

  return plot->x + CLAMP (place, 0.0, 1.0) * plot->width;
}

void pmap_chart_work_measure (const PmapChartWork *work,
                              const char *text,
                              PmapTextStyle style,
                              double max_width,
                              double *width,
                              double *height);
void pmap_chart_work_add_label (PmapChartWork *work,
                                const char *text,
                                PmapRect rect,
                                PmapTextStyle style,
                                PmapChartLabelRole role,
                                PmapChartAlign align,
                                int bar);
void pmap_chart_work_add_line (PmapChartWork *work,
                               double x0,
                               double y0,
                               double x1,
                               double y1,
                               PmapChartLineRole role);
void pmap_chart_work_add_ground (PmapChartWork *work,
                                 PmapRect rect,
                                 gboolean is_zone);
void pmap_chart_work_add_segment (PmapChartWork *work,
                                  PmapRect rect,
                                  int bar,
                                  guint series,
                                  guint colour);
void pmap_chart_work_add_dot (PmapChartWork *work,
                              double x,
                              double y,
                              int bar,
                              guint colour);
void pmap_chart_work_add_series_line (PmapChartWork *work,
                                      double x0,
                                      double y0,
                                      double x1,
                                      double y1,
                                      const PmapChartSeries *series);
guint pmap_chart_work_get_colour (const PmapChartWork *work,
                                  const PmapChartBar *bar,
                                  guint series);
void pmap_chart_work_set_axis (PmapChartWork *work,
                               double room,
                               double room_for_step);
double pmap_chart_work_find_widest_name (const PmapChartWork *work);
guint pmap_chart_work_find_stride (double needed,
                                   double room);
void pmap_chart_work_place_segments (PmapChartWork *work,
                                     int index,
                                     double across,
                                     double thickness);

/* Values upwards, with their ticks at the start. */
void pmap_chart_work_fit_values (PmapChartWork *work);
void pmap_chart_work_place_value_ticks (PmapChartWork *work);
void pmap_chart_work_place_value_reference (PmapChartWork *work,
                                            double label_top);

/* Names at the start of rows, ticks below them. */
double pmap_chart_work_find_name_width (const PmapChartWork *work,
                                        double *widest);
void pmap_chart_work_place_name (PmapChartWork *work,
                                 int index,
                                 const PmapRect *slot);
void pmap_chart_work_place_ticks_below (PmapChartWork *work,
                                        const PmapAxis *axis,
                                        PmapChartUnit unit,
                                        double gap);

/* Days along. */
double pmap_chart_work_get_dates_height (const PmapChartWork *work);
void pmap_chart_work_place_dates (PmapChartWork *work,
                                  const PmapChartScale *scale,
                                  double top);
void pmap_chart_work_place_today (PmapChartWork *work,
                                  const PmapChartScale *scale,
                                  double label_top);

/* Texts that look for a place beside what they name. */
void pmap_chart_work_take (PmapChartWork *work,
                           PmapRect rect);
void pmap_chart_work_take_line (PmapChartWork *work,
                                double x0,
                                double y0,
                                double x1,
                                double y1);
gboolean pmap_chart_work_place_near (PmapChartWork *work,
                                     const char *text,
                                     PmapTextStyle style,
                                     PmapChartLabelRole role,
                                     double x,
                                     double y,
                                     int bar);
gboolean pmap_chart_work_place_far (PmapChartWork *work,
                                    const char *text,
                                    PmapTextStyle style,
                                    double x,
                                    double y,
                                    int bar);

void pmap_chart_work_lay_out_lines (PmapChartWork *work,
                                    double height);
void pmap_chart_work_lay_out_points (PmapChartWork *work,
                                     double height);
void pmap_chart_work_lay_out_spans (PmapChartWork *work,
                                    double height);
void pmap_chart_work_lay_out_rows (PmapChartWork *work,
                                   double height);
void pmap_chart_work_lay_out_columns (PmapChartWork *work,
                                      double height);

G_END_DECLS
