/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-page.h"

G_BEGIN_DECLS

#define PMAP_TYPE_WEEK_PAGE (pmap_week_page_get_type ())
G_DECLARE_FINAL_TYPE (PmapWeekPage, pmap_week_page, PMAP, WEEK_PAGE, PmapPage)

G_END_DECLS
