/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "report/pmap-chart.h"

G_BEGIN_DECLS

/** PmapChartFormat: what kind of file a chart is written as. */
typedef enum
{
  PMAP_CHART_FORMAT_SVG,
  PMAP_CHART_FORMAT_PNG,
  PMAP_CHART_FORMAT_PDF,
  PMAP_N_CHART_FORMATS
} PmapChartFormat;

gboolean pmap_chart_format_from_file_name (const char *name,
                                           PmapChartFormat *format);
const char *pmap_chart_format_get_extension (PmapChartFormat format);
const char *pmap_chart_format_get_mime_type (PmapChartFormat format);
GBytes *pmap_chart_export (PmapChart *chart,
                           PmapChartFormat format,
                           double width,
                           GError **error);
gboolean pmap_chart_export_to_stream (PmapChart *chart,
                                      PmapChartFormat format,
                                      double width,
                                      GOutputStream *stream,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
