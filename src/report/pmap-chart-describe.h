/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-chart.h"

G_BEGIN_DECLS

char *pmap_chart_describe (PmapChart *chart);
char *pmap_chart_describe_bar (PmapChart *chart,
                               guint bar);

G_END_DECLS
