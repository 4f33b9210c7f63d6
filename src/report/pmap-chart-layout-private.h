/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-chart-layout.h"

#include <math.h>

G_BEGIN_DECLS

#define PMAP_CHART_GAP 8.0
#define PMAP_CHART_SMALL_GAP 4.0
#define PMAP_CHART_BAR_PART 0.64

/**
 * PmapChartWork:
 * @top: where the next thing stands
 * @line_height: of the texts beside bars
 * @tick_width: about how wide the widest tick is
 * @value_width: how wide the widest figure beside a bar is
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
} PmapChartWork;

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
void pmap_chart_work_lay_out_rows (PmapChartWork *work,
                                   double height);
void pmap_chart_work_lay_out_columns (PmapChartWork *work,
                                      double height);

G_END_DECLS
