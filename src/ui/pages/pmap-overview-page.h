/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-page.h"

G_BEGIN_DECLS

#define PMAP_TYPE_OVERVIEW_PAGE (pmap_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (PmapOverviewPage, pmap_overview_page, PMAP, OVERVIEW_PAGE, PmapPage)

G_END_DECLS
