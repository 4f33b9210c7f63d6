/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pupil's charts: what the provision costs, and by what. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-pupil-charts.h"

#include "ui/widgets/pmap-charts-pane.h"

struct _PmapPupilCharts
{
  PmapPupilView parent_instance;

  GtkWidget *scroller;
  PmapChartsPane *pane;
};

G_DEFINE_FINAL_TYPE (PmapPupilCharts, pmap_pupil_charts, PMAP_TYPE_PUPIL_VIEW)

static void
pmap_pupil_charts_refresh (PmapPage *page)
{
  PmapPupilCharts *self = PMAP_PUPIL_CHARTS (page);
  PmapPupil *pupil = pmap_pupil_view_get_pupil (PMAP_PUPIL_VIEW (page));

  pmap_charts_pane_show (self->pane, pupil != NULL ? pmap_page_get_workspace (page) : NULL, pupil);
}

static void
pmap_pupil_charts_class_init (PmapPupilChartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  PMAP_PAGE_CLASS (klass)->refresh = pmap_pupil_charts_refresh;

  g_type_ensure (PMAP_TYPE_CHARTS_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-pupil-charts.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapPupilCharts, scroller);     /* or it is not disposed of */
  gtk_widget_class_bind_template_child (widget_class, PmapPupilCharts, pane);
}

static void
pmap_pupil_charts_init (PmapPupilCharts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
