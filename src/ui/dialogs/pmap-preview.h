/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-report.h"
#include "ui/widgets/pmap-paper.h"

G_BEGIN_DECLS

#define PMAP_TYPE_PREVIEW (pmap_preview_get_type ())
G_DECLARE_FINAL_TYPE (PmapPreview, pmap_preview, PMAP, PREVIEW, GtkWindow)

GtkWidget *pmap_preview_new       (GtkWindow   *parent,
                                   PmapReport  *report,
                                   const char  *title);
PmapPaper *pmap_preview_get_paper (PmapPreview *self);

G_END_DECLS
