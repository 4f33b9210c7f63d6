/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_CHART_MARK (pmap_chart_mark_get_type ())
G_DECLARE_FINAL_TYPE (PmapChartMark, pmap_chart_mark, PMAP, CHART_MARK, GtkWidget)

GtkWidget *pmap_chart_mark_new       (guint          bar);
void       pmap_chart_mark_set       (PmapChartMark *self,
                                      const char    *description,
                                      gboolean       opens);
guint      pmap_chart_mark_get_bar   (PmapChartMark *self);

G_END_DECLS
