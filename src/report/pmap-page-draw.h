/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "report/pmap-page-layout.h"

G_BEGIN_DECLS

void pmap_page_draw (PmapPageLayout *layout,
                     guint page,
                     cairo_t *cr);

G_END_DECLS
