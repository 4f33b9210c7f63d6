/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-search.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define PMAP_TYPE_CHOOSER_ITEM (pmap_chooser_item_get_type ())
G_DECLARE_FINAL_TYPE (PmapChooserItem, pmap_chooser_item, PMAP, CHOOSER_ITEM, GObject)

PmapChooserItem *pmap_chooser_item_new         (const char      *title,
                                                const char      *detail,
                                                const char      *keywords,
                                                gpointer         object,
                                                int              value);
const char      *pmap_chooser_item_get_title   (PmapChooserItem *self);
const char      *pmap_chooser_item_get_detail  (PmapChooserItem *self);
gpointer         pmap_chooser_item_get_object  (PmapChooserItem *self);
int              pmap_chooser_item_get_value   (PmapChooserItem *self);
guint            pmap_chooser_item_rank        (PmapChooserItem *self,
                                                const char      *typed);

G_END_DECLS
