/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-chart.h"

G_BEGIN_DECLS

guint pmap_chart_table_count_columns (PmapChart *chart);
const char *pmap_chart_table_get_title (PmapChart *chart,
                                        guint column);
gboolean pmap_chart_table_is_figure (PmapChart *chart,
                                     guint column);
gboolean pmap_chart_table_is_part (PmapChart *chart,
                                   guint column);
char *pmap_chart_table_get_text (PmapChart *chart,
                                 guint bar,
                                 guint column);
gint64 pmap_chart_table_get_key (PmapChart *chart,
                                 guint bar,
                                 guint column);
char *pmap_chart_table_get_total (PmapChart *chart,
                                  guint column);

G_END_DECLS
