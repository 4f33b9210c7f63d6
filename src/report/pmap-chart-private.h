/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-chart.h"

G_BEGIN_DECLS

struct _PmapChart
{
  GObject parent_instance;

  char *kind;
  char *title;
  char *summary;
  char *empty;
  char *category_heading;
  char *value_heading;
  gboolean is_no_sum;       /* bars are not parts of a whole */
  char *detail_heading;     /* NULL where details are for tooltips only */
  PmapChartUnit unit;
  PmapChartShape shape;
  GPtrArray *series;
  GPtrArray *bars;
  gboolean has_reference;
  gint64 reference;
  gint64 least;             /* values that are shown in any case */
  gint64 most;
  char *reference_label;

  /* Along the chart. */
  PmapChartUnit along;
  char *along_heading;
  gboolean has_range;
  gint64 range_from;
  gint64 range_to;
  GPtrArray *bands;
  gboolean has_today;
  gint64 today;
  gboolean has_zone;
  gint64 zone_low;
  gint64 zone_high;
};

PmapChartBar *_pmap_chart_get_bar (PmapChart *self,
                                   guint index);
void _pmap_chart_free_band (gpointer data);

G_END_DECLS
