/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_CHART_PLOT (pmap_chart_plot_get_type ())
G_DECLARE_FINAL_TYPE (PmapChartPlot, pmap_chart_plot, PMAP, CHART_PLOT, GtkWidget)

void       pmap_chart_plot_set_chart   (PmapChartPlot *self,
                                        PmapChart     *chart);
guint      pmap_chart_plot_get_n_marks (PmapChartPlot *self);
GtkWidget *pmap_chart_plot_get_mark    (PmapChartPlot *self,
                                        guint          bar);
int        pmap_chart_plot_get_current (PmapChartPlot *self);

G_END_DECLS
