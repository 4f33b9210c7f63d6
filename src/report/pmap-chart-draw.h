/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "report/pmap-chart-layout.h"

G_BEGIN_DECLS

/**
 * PmapChartMarks:
 * @hovered: the bar under the pointer, or -1
 * @focused: the bar with the keyboard's focus, or -1
 *
 * What the reader is at. On paper: nothing.
 */
typedef struct
{
  int hovered;
  int focused;
} PmapChartMarks;

/** PMAP_CHART_MARKS_NONE: nobody points at anything */
#define PMAP_CHART_MARKS_NONE ((PmapChartMarks) { -1, -1 })

void pmap_chart_draw (const PmapChartLayout *layout,
                      const PmapTheme *theme,
                      PangoContext *context,
                      PmapChartMarks marks,
                      cairo_t *cr);

G_END_DECLS
