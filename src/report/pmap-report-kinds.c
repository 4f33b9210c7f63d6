/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a map can be printed as: the reports that meson.build lists, each described in the file that builds it, and each table. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-report-kinds.h"

#include "report/pmap-listing.h"
#include "report/pmap-report-listing.h"
#include "report/pmap-report-registry.h"

#include <glib/gi18n.h>

static PmapReport *
build_listing (const PmapReportKind  *kind,
               const PmapReportOrder *order)
{
  const PmapListingContext context = { order->ledger, order->today };

  return pmap_report_listing_new (pmap_listing_find (kind->listing), &context, order->rows, order->filter);
}

/* Each in the file that builds it. */
#define DECLARE(name) extern const PmapReportKind pmap_report_kind_##name;
PMAP_REPORT_KINDS (DECLARE)

#define ENTRY(name) pmap_report_kind_##name,

static GArray *
make_kinds (void)
{
  const PmapReportKind built[] = { PMAP_REPORT_KINDS (ENTRY) };
  guint n_listings;
  const PmapListing *const *listings = pmap_listings_get (&n_listings);
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (PmapReportKind));

  g_array_append_vals (kinds, built, G_N_ELEMENTS (built));
  for (guint i = 0; i < n_listings; i++)
    {
      const PmapReportKind kind = { listings[i]->nick, listings[i]->whole, .build = build_listing, .listing = listings[i]->nick };

      g_array_append_val (kinds, kind);
    }
  return kinds;
}

/** pmap_report_kinds_get: Returns: (array length=n_kinds): all that a map can be printed as */
const PmapReportKind *
pmap_report_kinds_get (guint *n_kinds)
{
  static GArray *kinds;

  g_return_val_if_fail (n_kinds != NULL, NULL);

  if (g_once_init_enter (&kinds))
    g_once_init_leave (&kinds, make_kinds ());
  *n_kinds = kinds->len;
  return (gpointer) kinds->data;
}

/** pmap_report_kind_find: Returns: (nullable): the report of that nick */
const PmapReportKind *
pmap_report_kind_find (const char *nick)
{
  guint n_kinds;
  const PmapReportKind *kinds = pmap_report_kinds_get (&n_kinds);

  g_return_val_if_fail (nick != NULL, NULL);

  for (guint i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i].nick, nick))
      return &kinds[i];
  return NULL;
}

/** pmap_report_kind_get_title: Returns: what it is called where it is chosen: "This pupil’s map" */
const char *
pmap_report_kind_get_title (const PmapReportKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->title);
}

/**
 * pmap_report_kind_build:
 * @self: a kind of report
 * @order: of whom and of what; a report for a family should have a screen
 *
 * Returns: (transfer full) (nullable): the document to print; %NULL where the map has no such pupil
 */
PmapReport *
pmap_report_kind_build (const PmapReportKind  *self,
                        const PmapReportOrder *order)
{
  g_return_val_if_fail (self != NULL && order != NULL && PMAP_IS_LEDGER (order->ledger), NULL);
  g_return_val_if_fail (self->about_pupil == (order->pupil != NULL), NULL);

  return self->build (self, order);
}
