/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of a map. One is described in a file of its own and named here; screen, paper, spreadsheet and command line find it. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-listing.h"

#include "base/pmap-number.h"
#include "model/pmap-review.h"

#include <glib/gi18n.h>

static const PmapListing *const listings[] = {
  &pmap_listing_groups,
  &pmap_listing_provisions,
  &pmap_listing_register,
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

static gboolean
includes (const PmapListing *self,
          PmapRecord        *record)
{
  return self->includes == NULL || self->includes (record);
}

/** pmap_listing_has_rows: Returns: whether @document has anything that it lists */
gboolean
pmap_listing_has_rows (const PmapListing *self,
                       PmapDocument      *document)
{
  PmapRecordList *list = pmap_listing_get_list (self, document);

  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    if (includes (self, pmap_record_list_get (list, i)))
      return TRUE;
  return FALSE;
}

/** pmap_listing_list_rows: Returns: (transfer full) (element-type PmapRecord): the rows of @document, in its order */
GListModel *
pmap_listing_list_rows (const PmapListing *self,
                        PmapDocument      *document)
{
  PmapRecordList *list = pmap_listing_get_list (self, document);
  GListStore *rows = g_list_store_new (PMAP_TYPE_RECORD);

  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    if (includes (self, pmap_record_list_get (list, i)))
      g_list_store_append (rows, pmap_record_list_get (list, i));
  return G_LIST_MODEL (rows);
}

/** pmap_listing_describe_review: Returns: (transfer full): when a record is next reviewed, and that it is late */
char *
pmap_listing_describe_review (gpointer          item,
                              const PmapColumn *column,
                              gpointer          context)
{
  PmapDate today = ((PmapListingContext *) context)->today;
  PmapDate review = pmap_review_find (item, today, NULL);
  g_autofree char *date = pmap_date_format_short (review);

  if (pmap_review_judge (review, today) != PMAP_REVIEW_OVERDUE)
    return g_steal_pointer (&date);
  /* translators: %s is the day on which a pupil or a group should have been reviewed. */
  return g_strdup_printf (_("Overdue: %s"), date);
}

/** pmap_listing_get_review: Returns: the day, to sort by */
gint64
pmap_listing_get_review (gpointer          item,
                         const PmapColumn *column,
                         gpointer          context)
{
  return pmap_review_find (item, ((PmapListingContext *) context)->today, NULL);
}

/** pmap_listing_count_overdue: Returns: (transfer full) (nullable): how many are late; %NULL where none is */
char *
pmap_listing_count_overdue (GPtrArray        *rows,
                            const PmapColumn *column,
                            gpointer          context)
{
  PmapDate today = ((PmapListingContext *) context)->today;
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += pmap_review_get_state (rows->pdata[i], today) == PMAP_REVIEW_OVERDUE;
  return n > 0 ? pmap_number_say (n, ngettext ("%u overdue", "%u overdue", n)) : NULL;
}
