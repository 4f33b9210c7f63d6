/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-chart-layout.h"

G_BEGIN_DECLS

int pmap_chart_move (const PmapChartLayout *layout,
                     int from,
                     int by);

G_END_DECLS
