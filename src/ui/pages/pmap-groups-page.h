/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-records-page.h"

G_BEGIN_DECLS

#define PMAP_TYPE_GROUPS_PAGE (pmap_groups_page_get_type ())
G_DECLARE_FINAL_TYPE (PmapGroupsPage, pmap_groups_page, PMAP, GROUPS_PAGE, PmapRecordsPage)

G_END_DECLS
