/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The provision menu: what the school can offer, as a table with a form beside it. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-menu-page.h"

struct _PmapMenuPage
{
  PmapPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PmapMenuPage, pmap_menu_page, PMAP_TYPE_PAGE)

static void
pmap_menu_page_class_init (PmapMenuPageClass *klass)
{
}

static void
pmap_menu_page_init (PmapMenuPage *self)
{
}
