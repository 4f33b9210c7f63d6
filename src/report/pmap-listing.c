/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of a map. One is described in a file of its own and named here; screen, paper, spreadsheet and command line find it. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-listing.h"

#include <glib/gi18n.h>

static const PmapListing *const listings[] = {
  &pmap_listing_groups,
  &pmap_listing_provisions,
};

/** pmap_listings_get: Returns: (array length=n_listings) (transfer none): all that there are */
const PmapListing *const *
pmap_listings_get (guint *n_listings)
{
  g_return_val_if_fail (n_listings != NULL, NULL);

  *n_listings = G_N_ELEMENTS (listings);
  return listings;
}

/** pmap_listing_find: Returns: (nullable) (transfer none): the listing of that nick */
const PmapListing *
pmap_listing_find (const char *nick)
{
  g_return_val_if_fail (nick != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (listings); i++)
    if (g_str_equal (listings[i]->nick, nick))
      return listings[i];
  return NULL;
}

/** pmap_listing_get_title: Returns: what readers see above it */
const char *
pmap_listing_get_title (const PmapListing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->title);
}

/** pmap_listing_get_list: Returns: (transfer none): the records of @document that it lists */
PmapRecordList *
pmap_listing_get_list (const PmapListing *self,
                       PmapDocument      *document)
{
  g_return_val_if_fail (self != NULL && PMAP_IS_DOCUMENT (document), NULL);

  return pmap_document_find_list (document, self->get_type ());
}
