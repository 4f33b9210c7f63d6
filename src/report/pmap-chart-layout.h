/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-axis.h"
#include "report/pmap-chart.h"
#include "report/pmap-rect.h"
#include "report/pmap-text-metrics.h"

G_BEGIN_DECLS

/** PmapChartLayoutFlags: what is drawn beside the plot itself. */
typedef enum
{
  PMAP_CHART_LAYOUT_PLAIN = 0,
  PMAP_CHART_LAYOUT_TITLE = 1 << 0,
  PMAP_CHART_LAYOUT_SUMMARY = 1 << 1,
  PMAP_CHART_LAYOUT_MIRRORED = 1 << 2 /* for who reads from right to left */
} PmapChartLayoutFlags;

/** PmapChartLineRole: what a line is for. */
typedef enum
{
  PMAP_CHART_LINE_GRID,
  PMAP_CHART_LINE_BASE,
  PMAP_CHART_LINE_REFERENCE,
  PMAP_CHART_LINE_TODAY,
  PMAP_CHART_LINE_LEADER,
  PMAP_CHART_LINE_SERIES,
  PMAP_CHART_LINE_PATH
} PmapChartLineRole;

/** PmapChartAlign: where in its rectangle a text stands. */
typedef enum
{
  PMAP_CHART_ALIGN_START,
  PMAP_CHART_ALIGN_CENTRE,
  PMAP_CHART_ALIGN_END
} PmapChartAlign;

/** PmapChartSegment: a painted piece: the part of a bar for one series, or a swatch of the key (bar -1). */
typedef struct
{
  PmapRect rect;
  int bar;
  guint series;
  guint colour;
} PmapChartSegment;

/** PmapChartGround: a tinted stretch: days off, or more lightly the values between which a line is meant to go. */
typedef struct
{
  PmapRect rect;
  gboolean is_zone;
} PmapChartGround;

/** PmapChartLine: a straight line; the colour is a series' place in the theme, for the roles of a series. */
typedef struct
{
  double x0;
  double y0;
  double x1;
  double y1;
  PmapChartLineRole role;
  guint colour;
} PmapChartLine;

/** PmapChartDot: a point, whose colour has a form of its own; or one of the key (bar -1). */
typedef struct
{
  double x;
  double y;
  double size;
  int bar;
  guint colour;
} PmapChartDot;

/** PmapChartLabelRole: what a text is. */
typedef enum
{
  PMAP_CHART_LABEL_TITLE,
  PMAP_CHART_LABEL_SUMMARY,
  PMAP_CHART_LABEL_KEY,
  PMAP_CHART_LABEL_TICK,
  PMAP_CHART_LABEL_CATEGORY,
  PMAP_CHART_LABEL_VALUE,
  PMAP_CHART_LABEL_REFERENCE,
  PMAP_CHART_LABEL_AXIS,
  PMAP_CHART_LABEL_BAND,
  PMAP_CHART_LABEL_TODAY,
  PMAP_CHART_LABEL_EMPTY
} PmapChartLabelRole;

/** PmapChartLabel: a text and its place; it is cut with an ellipsis, or wrapped, at its rectangle's width. */
typedef struct
{
  char *text;
  PmapRect rect;
  PmapTextStyle style;
  PmapChartLabelRole role;
  PmapChartAlign align;
  int bar;
} PmapChartLabel;

/**
 * PmapChartLayout:
 * @width: of the whole chart
 * @height: of the whole chart
 * @plot: where bars stand
 * @axis: the scale of the values
 * @along: the scale of what lies along points
 * @shape: how bars are drawn
 * @slots: (element-type PmapRect): for each bar all the room that is its own, to point at
 * @grounds: (element-type PmapChartGround): what is tinted below all else
 * @segments: (element-type PmapChartSegment): what is painted, in order
 * @dots: (element-type PmapChartDot): points, above lines
 * @lines: (element-type PmapChartLine): lines
 * @labels: (element-type PmapChartLabel): texts
 *
 * A chart as rectangles, lines and texts in their places.
 */
typedef struct
{
  double width;
  double height;
  PmapRect plot;
  PmapAxis axis;
  PmapAxis along;
  PmapChartShape shape;
  GArray *slots;
  GArray *grounds;
  GArray *segments;
  GArray *dots;
  GArray *lines;
  GArray *labels;
} PmapChartLayout;

PmapChartLayout *pmap_chart_layout_new (PmapChart *chart,
                                        const PmapTextMetrics *metrics,
                                        double width,
                                        double height,
                                        PmapChartLayoutFlags flags);
void pmap_chart_layout_free (PmapChartLayout *layout);
double pmap_chart_get_natural_height (PmapChart *chart,
                                      const PmapTextMetrics *metrics,
                                      double width,
                                      PmapChartLayoutFlags flags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapChartLayout, pmap_chart_layout_free)

G_END_DECLS
