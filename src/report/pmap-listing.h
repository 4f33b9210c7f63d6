/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "model/pmap-document.h"
#include "model/pmap-provision.h"
#include "report/pmap-column.h"

G_BEGIN_DECLS

/**
 * PmapListingContext:
 * @ledger: the map's figures
 * @today: the day on which the table is read
 *
 * What the columns of a listing are computed from; their functions are given it.
 */
typedef struct
{
  PmapLedger *ledger;
  PmapDate today;
} PmapListingContext;

/**
 * PmapListing:
 * @nick: a short name that scripts and settings use
 * @title: (untranslated): what readers see above it; use pmap_listing_get_title()
 * @get_type: of the records that it lists; the map has a list of them
 * @includes: (nullable): which of them; %NULL for all
 * @get_provision: (nullable): the entry of the menu that says a record's tier and area of need
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many
 *
 * A table of the map: records of one kind, a row each. The screen, the paper and the spreadsheet show the same one.
 */
typedef struct _PmapListing PmapListing;
struct _PmapListing
{
  const char *nick;
  const char *title;
  GType (*get_type) (void);
  gboolean (*includes) (gpointer record);
  PmapProvision *(*get_provision) (gpointer record);
  const PmapColumn *columns;
  guint n_columns;
};

extern const PmapListing pmap_listing_groups;
extern const PmapListing pmap_listing_provisions;
extern const PmapListing pmap_listing_register;

const PmapListing *const *pmap_listings_get     (guint             *n_listings);
const PmapListing        *pmap_listing_find     (const char        *nick);
const char               *pmap_listing_get_title (const PmapListing *self);
PmapRecordList           *pmap_listing_get_list (const PmapListing *self,
                                                 PmapDocument      *document);
gboolean                  pmap_listing_has_rows (const PmapListing *self,
                                                 PmapDocument      *document);
GListModel               *pmap_listing_list_rows (const PmapListing *self,
                                                  PmapDocument      *document);

/* A column of what is to be reviewed; their context is a #PmapListingContext. */
char                     *pmap_listing_describe_review (gpointer          item,
                                                        const PmapColumn *column,
                                                        gpointer          context);
gint64                    pmap_listing_get_review      (gpointer          item,
                                                        const PmapColumn *column,
                                                        gpointer          context);
char                     *pmap_listing_count_overdue   (GPtrArray        *rows,
                                                        const PmapColumn *column,
                                                        gpointer          context);

G_END_DECLS
