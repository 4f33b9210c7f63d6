/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The school at a glance: whose map it is, what it gives and costs, and what wants attention. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-overview-page.h"

struct _PmapOverviewPage
{
  PmapPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PmapOverviewPage, pmap_overview_page, PMAP_TYPE_PAGE)

static void
pmap_overview_page_class_init (PmapOverviewPageClass *klass)
{
}

static void
pmap_overview_page_init (PmapOverviewPage *self)
{
}
