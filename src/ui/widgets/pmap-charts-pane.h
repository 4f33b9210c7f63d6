/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-pupil.h"
#include "ui/pmap-workspace.h"
#include "ui/widgets/pmap-chart-view.h"

G_BEGIN_DECLS

#define PMAP_TYPE_CHARTS_PANE (pmap_charts_pane_get_type ())
G_DECLARE_FINAL_TYPE (PmapChartsPane, pmap_charts_pane, PMAP, CHARTS_PANE, GtkWidget)

void           pmap_charts_pane_show     (PmapChartsPane *self,
                                          PmapWorkspace  *workspace,
                                          PmapPupil      *pupil);
gboolean       pmap_charts_pane_choose   (PmapChartsPane *self,
                                          const char     *kind);
PmapChartView *pmap_charts_pane_get_view (PmapChartsPane *self);

G_END_DECLS
