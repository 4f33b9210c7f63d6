/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-records-page.h"

G_BEGIN_DECLS

#define PMAP_TYPE_MENU_PAGE (pmap_menu_page_get_type ())
G_DECLARE_FINAL_TYPE (PmapMenuPage, pmap_menu_page, PMAP, MENU_PAGE, PmapRecordsPage)

G_END_DECLS
