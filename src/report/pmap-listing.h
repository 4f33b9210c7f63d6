/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "model/pmap-document.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "report/pmap-column.h"

G_BEGIN_DECLS

/**
 * PmapListingContext:
 * @ledger: the map's figures
 * @today: the day on which the table is read
 * @pupil: (nullable): whose map it is; %NULL for a table of the school
 *
 * What the columns of a listing are computed from; their functions are given it.
 */
typedef struct
{
  PmapLedger *ledger;
  PmapDate today;
  PmapPupil *pupil;
} PmapListingContext;

/**
 * PmapListingPart:
 * @PMAP_LISTING_RECORD: a record of the table's own
 * @PMAP_LISTING_HEADING: what heads a section, the first of its rows whatever the others are sorted by
 * @PMAP_LISTING_NOTE: words that have their place elsewhere, and are only read here
 *
 * What a row of a table with sections is.
 */
typedef enum
{
  PMAP_LISTING_RECORD,
  PMAP_LISTING_HEADING,
  PMAP_LISTING_NOTE,
} PmapListingPart;

/**
 * PmapListing:
 * @nick: a short name that scripts and settings use
 * @title: (untranslated): what readers see above it; use pmap_listing_get_title()
 * @whole: (untranslated): what it is called where all of it is chosen to be printed: "All groups"
 * @get_type: of the records that it lists; the map has a list of them, unless @list_rows computes them
 * @list_rows: (nullable): computes the rows, where they are no records of the map; (transfer full)
 * @includes: (nullable): which of them; %NULL for all
 * @order: (nullable): the id of the column that it is sorted by as long as nobody wants another; %NULL for the order of the map
 * @get_part: (nullable): what a row is, where the table has sections; these are the tiers that the first column tells
 * @get_provision: (nullable): the entry of the menu that says a record's tier and area of need
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many
 *
 * A table of the map: records of one kind, a row each. The screen, the paper and the spreadsheet show the same one. A file describes an
 * array of them, of which the last has no nick, and is named in meson.build; pages and reports find one by its nick.
 */
typedef struct _PmapListing PmapListing;
struct _PmapListing
{
  const char *nick;
  const char *title;
  const char *whole;
  GType (*get_type) (void);
  GListModel *(*list_rows) (const PmapListingContext *context);
  gboolean (*includes) (gpointer record);
  const char *order;
  PmapListingPart (*get_part) (gpointer record);
  PmapProvision *(*get_provision) (gpointer record);
  const PmapColumn *columns;
  guint n_columns;
};

/* A pupil's map; not one of pmap_listings_get(), which are of the school. */
extern const PmapListing pmap_listing_map;
GPtrArray                *pmap_listing_map_list_rows (const PmapListingContext *context);

const PmapListing *const *pmap_listings_get     (guint             *n_listings);
const PmapListing        *pmap_listing_find     (const char        *nick);
const PmapColumn         *pmap_listing_find_column (const PmapListing *self,
                                                    const char        *id);
const char               *pmap_listing_get_title (const PmapListing *self);
PmapRecordList           *pmap_listing_get_list (const PmapListing *self,
                                                 PmapDocument      *document);
gboolean                  pmap_listing_has_rows (const PmapListing *self,
                                                 PmapDocument      *document);
GListModel               *pmap_listing_list_rows (const PmapListing        *self,
                                                  const PmapListingContext *context);

/* A column of what is to be reviewed; their context is a #PmapListingContext. */
char                     *pmap_listing_say_cost        (const PmapColumn         *column,
                                                        gpointer                  context);
char                     *pmap_listing_sort_by_family  (gpointer                  item,
                                                        const PmapColumn         *column,
                                                        gpointer                  context);
char                     *pmap_listing_count_pupils    (gint64                    sum,
                                                        guint                     n_rows,
                                                        const PmapColumn         *column,
                                                        gpointer                  context);
char                     *pmap_listing_describe_review (gpointer          item,
                                                        const PmapColumn *column,
                                                        gpointer          context);
gint64                    pmap_listing_get_review      (gpointer          item,
                                                        const PmapColumn *column,
                                                        gpointer          context);
gint64                    pmap_listing_is_overdue      (gpointer          item,
                                                        const PmapColumn *column,
                                                        gpointer          context);
char                     *pmap_listing_count_overdue   (gint64            n_overdue,
                                                        guint             n_rows,
                                                        const PmapColumn *column,
                                                        gpointer          context);

G_END_DECLS
