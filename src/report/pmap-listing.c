/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of a map, from the files that describe them; screen, paper, spreadsheet and command line find one by its nick. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-listing.h"
#include "report/pmap-report-registry.h"

#include "base/pmap-number.h"
#include "model/pmap-review.h"

#include <glib/gi18n.h>

/* Each array in a file of its own. */
#define DECLARE(name) extern const PmapListing pmap_listings_##name[];
PMAP_LISTINGS (DECLARE)

#define ENTRY(name) pmap_listings_##name,

static GPtrArray *
make_listings (void)
{
  const PmapListing *const arrays[] = { PMAP_LISTINGS (ENTRY) };
  GPtrArray *listings = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    for (const PmapListing *listing = arrays[i]; listing->nick != NULL; listing++)
      g_ptr_array_add (listings, (gpointer) listing);
  return listings;
}

/** pmap_listings_get: Returns: (array length=n_listings) (transfer none): all that there are */
const PmapListing *const *
pmap_listings_get (guint *n_listings)
{
  static GPtrArray *listings;

  g_return_val_if_fail (n_listings != NULL, NULL);

  if (g_once_init_enter (&listings))
    g_once_init_leave (&listings, make_listings ());
  *n_listings = listings->len;
  return (const PmapListing *const *) listings->pdata;
}

/** pmap_listing_find: Returns: (nullable) (transfer none): the listing of that nick */
const PmapListing *
pmap_listing_find (const char *nick)
{
  guint n_listings;
  const PmapListing *const *listings = pmap_listings_get (&n_listings);

  g_return_val_if_fail (nick != NULL, NULL);

  for (guint i = 0; i < n_listings; i++)
    if (g_str_equal (listings[i]->nick, nick))
      return listings[i];
  return NULL;
}

/** pmap_listing_find_column: Returns: (nullable) (transfer none): its column of that id */
const PmapColumn *
pmap_listing_find_column (const PmapListing *self,
                          const char        *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->columns[i].id, id))
      return &self->columns[i];
  return NULL;
}

/** pmap_listing_get_title: Returns: what readers see above it */
const char *
pmap_listing_get_title (const PmapListing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->title);
}

/** pmap_listing_get_list: Returns: (transfer none) (nullable): the records of @document that it lists; %NULL where it computes its rows */
PmapRecordList *
pmap_listing_get_list (const PmapListing *self,
                       PmapDocument      *document)
{
  g_return_val_if_fail (self != NULL && PMAP_IS_DOCUMENT (document), NULL);

  return self->list_rows == NULL ? pmap_document_find_list (document, self->get_type ()) : NULL;
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

/** Row: a record on its way to its place. */
typedef struct
{
  gpointer record;
  gint64 number;
  char *text;
} Row;

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->text);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const Row *one = a, *other = b;
  int sign = pmap_column_is_largest_first (user_data) ? -1 : 1;

  if (one->number != other->number)
    return one->number < other->number ? -sign : sign;
  return g_strcmp0 (one->text, other->text) * sign;
}

static void
sort_rows (const PmapColumn         *column,
           const PmapListingContext *context,
           GPtrArray                *records)
{
  g_autoptr (GArray) rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), records->len);

  g_array_set_clear_func (rows, clear_row);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *text = NULL;
      Row row = { records->pdata[i] };

      row.number = pmap_column_get_key (column, row.record, (gpointer) context, &text);
      row.text = text != NULL ? g_utf8_collate_key (text, -1) : NULL;
      g_array_append_val (rows, row);
    }
  g_array_sort_with_data (rows, compare_rows, (gpointer) column);
  for (guint i = 0; i < records->len; i++)
    records->pdata[i] = g_array_index (rows, Row, i).record;
}

/** pmap_listing_list_rows: Returns: (transfer full) (element-type GObject): the rows of the map, in the table's order */
GListModel *
pmap_listing_list_rows (const PmapListing        *self,
                        const PmapListingContext *context)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  PmapRecordList *list;
  GListStore *rows;

  g_return_val_if_fail (self != NULL && context != NULL, NULL);

  if (self->list_rows != NULL)
    return self->list_rows (context);
  list = pmap_listing_get_list (self, pmap_ledger_get_document (context->ledger));
  rows = g_list_store_new (PMAP_TYPE_RECORD);
  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    if (includes (self, pmap_record_list_get (list, i)))
      g_ptr_array_add (records, pmap_record_list_get (list, i));
  if (self->order != NULL)
    sort_rows (pmap_listing_find_column (self, self->order), context, records);
  g_list_store_splice (rows, 0, 0, records->pdata, records->len);
  return G_LIST_MODEL (rows);
}

/** pmap_listing_say_cost: Returns: (transfer full): the head of a column of costs: "Cost this year", "Cost to date" */
char *
pmap_listing_say_cost (const PmapColumn *column,
                       gpointer          context)
{
  PmapLedger *ledger = ((PmapListingContext *) context)->ledger;

  if (ledger == NULL)
    return g_strdup (_(column->title));
  return pmap_period_say_cost (pmap_ledger_get_period (ledger), pmap_document_get_year (pmap_ledger_get_document (ledger)));
}

/** pmap_listing_sort_by_family: Returns: (transfer full): a pupil's family name first, as registers are sorted */
char *
pmap_listing_sort_by_family (gpointer          item,
                             const PmapColumn *column,
                             gpointer          context)
{
  PmapPupil *pupil = item;

  return g_strjoin (" ", pupil->family_name != NULL ? pupil->family_name : "", pupil->given_name, NULL);
}

/** pmap_listing_count_pupils: Returns: (transfer full): how many rows there are, of pupils */
char *
pmap_listing_count_pupils (gint64            sum,
                           guint             n_rows,
                           const PmapColumn *column,
                           gpointer          context)
{
  return pmap_number_say (n_rows, ngettext ("%u pupil", "%u pupils", n_rows));
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

/** pmap_listing_is_overdue: Returns: 1 where a record's review is late, else 0 */
gint64
pmap_listing_is_overdue (gpointer          item,
                         const PmapColumn *column,
                         gpointer          context)
{
  return pmap_review_get_state (item, ((PmapListingContext *) context)->today) == PMAP_REVIEW_OVERDUE;
}

/** pmap_listing_count_overdue: Returns: (transfer full) (nullable): how many are late; %NULL where none is */
char *
pmap_listing_count_overdue (gint64            n_overdue,
                            guint             n_rows,
                            const PmapColumn *column,
                            gpointer          context)
{
  guint n = (guint) n_overdue;

  return n > 0 ? pmap_number_say (n, ngettext ("%u overdue", "%u overdue", n)) : NULL;
}
