/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The groups: every intervention as a table with a form beside it. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-groups-page.h"

struct _PmapGroupsPage
{
  PmapPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PmapGroupsPage, pmap_groups_page, PMAP_TYPE_PAGE)

static void
pmap_groups_page_class_init (PmapGroupsPageClass *klass)
{
}

static void
pmap_groups_page_init (PmapGroupsPage *self)
{
}
