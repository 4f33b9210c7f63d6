/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-listing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_FILTER_BAR_N_FILTERS 3

/**
 * PmapRecordsFilter:
 * @name: a short name
 * @label: (untranslated): what its button says, with a mnemonic
 * @tooltip: (untranslated): what it lists
 * @matches: whether it lets a record through
 *
 * A button above the table that shows some of its records. Tier and area of need are offered by themselves where the listing has
 * them.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *tooltip;
  gboolean (*matches) (gpointer                  record,
                       const PmapListingContext *context);
} PmapRecordsFilter;

#define PMAP_TYPE_FILTER_BAR (pmap_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (PmapFilterBar, pmap_filter_bar, PMAP, FILTER_BAR, GtkBox)

void      pmap_filter_bar_set_listing   (PmapFilterBar            *self,
                                         const PmapListing        *listing,
                                         const PmapRecordsFilter  *filters,
                                         const PmapListingContext *context);
void      pmap_filter_bar_offer_tiers   (PmapFilterBar            *self,
                                         PmapDocument             *document);
gboolean  pmap_filter_bar_matches       (PmapFilterBar            *self,
                                         PmapRecord               *record);
void      pmap_filter_bar_clear         (PmapFilterBar            *self);
void      pmap_filter_bar_show_only     (PmapFilterBar            *self,
                                         const char               *name);
char     *pmap_filter_bar_describe      (PmapFilterBar            *self);

G_END_DECLS
