/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-page-layout.h"
#include "report/pmap-rect.h"
#include "report/pmap-row-private.h"

G_BEGIN_DECLS

const PmapRect *pmap_page_layout_get_body (PmapPageLayout *self);
const GPtrArray *pmap_page_layout_get_slices (PmapPageLayout *self,
                                              guint page);
PangoContext *pmap_page_layout_get_context (PmapPageLayout *self);
const PmapTheme *pmap_page_layout_get_theme (PmapPageLayout *self);

G_END_DECLS
