/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-report.h"

G_BEGIN_DECLS

#define PMAP_TYPE_PAGE_LAYOUT (pmap_page_layout_get_type ())
G_DECLARE_FINAL_TYPE (PmapPageLayout, pmap_page_layout, PMAP, PAGE_LAYOUT, GObject)

PmapPageLayout *pmap_page_layout_new (PmapReport *report,
                                      double width,
                                      double height);
gboolean pmap_page_layout_step (PmapPageLayout *self);
void pmap_page_layout_finish (PmapPageLayout *self);
gboolean pmap_page_layout_is_finished (PmapPageLayout *self);
double pmap_page_layout_get_progress (PmapPageLayout *self);
guint pmap_page_layout_get_n_pages (PmapPageLayout *self);
PmapReport *pmap_page_layout_get_report (PmapPageLayout *self);
void pmap_page_layout_get_size (PmapPageLayout *self,
                                double *width,
                                double *height);

G_END_DECLS
