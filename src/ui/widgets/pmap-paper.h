/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-page-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** PMAP_PAPER_FIT_PAGE, PMAP_PAPER_FIT_WIDTH: instead of a number of percent: as large as the window lets it be */
#define PMAP_PAPER_FIT_PAGE 0
#define PMAP_PAPER_FIT_WIDTH (-1)

#define PMAP_TYPE_PAPER (pmap_paper_get_type ())
G_DECLARE_FINAL_TYPE (PmapPaper, pmap_paper, PMAP, PAPER, GtkWidget)

void  pmap_paper_set_layout  (PmapPaper      *self,
                              PmapPageLayout *layout);
void  pmap_paper_set_zoom    (PmapPaper      *self,
                              int             zoom);
guint pmap_paper_get_n_pages (PmapPaper      *self);
guint pmap_paper_get_page    (PmapPaper      *self);
void  pmap_paper_go_to       (PmapPaper      *self,
                              guint           page);

G_END_DECLS
