/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-chart-plot.h"
#include "ui/widgets/pmap-table.h"

G_BEGIN_DECLS

#define PMAP_TYPE_CHART_VIEW (pmap_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (PmapChartView, pmap_chart_view, PMAP, CHART_VIEW, GtkWidget)

PmapChart     *pmap_chart_view_get_chart     (PmapChartView *self);
void           pmap_chart_view_set_chart     (PmapChartView *self,
                                              PmapChart     *chart);
void           pmap_chart_view_set_lead      (PmapChartView *self,
                                              GtkWidget     *lead);
void           pmap_chart_view_set_as_table  (PmapChartView *self,
                                              gboolean       as_table);
PmapChartPlot *pmap_chart_view_get_plot      (PmapChartView *self);
PmapTable     *pmap_chart_view_get_table     (PmapChartView *self);

G_END_DECLS
