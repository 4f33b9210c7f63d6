/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of the map for a spreadsheet: the columns of the screen and the paper, all of them, with figures as bare numbers that
 * can be added up there. It begins with the mark by which Excel knows UTF-8, so that a double click shows é and £ as they are. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-csv-listing.h"

#include "exchange/pmap-csv.h"

#include <glib/gi18n.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static void
add_cell (GString                  *csv,
          const PmapColumn         *column,
          gpointer                  item,
          const PmapListingContext *context)
{
  g_autofree char *number = pmap_column_get_number (column, item, (gpointer) context);
  g_autofree char *text = NULL;

  if (number != NULL)
    {
      pmap_csv_add_number (csv, number);
      return;
    }
  if (!column->figures)
    text = pmap_column_get_text (column, item, (gpointer) context);
  pmap_csv_add_text (csv, text);
}

/**
 * pmap_csv_write_listing:
 * @listing: a table of the map
 * @context: what its columns are computed from
 * @rows: (element-type PmapRecord): the records, in the order in which they are written
 *
 * Returns: (transfer full): the table, with a line of titles and without totals, as comma-separated values in UTF-8
 */
GBytes *
pmap_csv_write_listing (const PmapListing        *listing,
                        const PmapListingContext *context,
                        GListModel               *rows)
{
  GString *csv;
  GString *line;

  g_return_val_if_fail (listing != NULL && context != NULL && G_IS_LIST_MODEL (rows), NULL);

  csv = g_string_new (BYTE_ORDER_MARK);
  line = g_string_new (NULL);
  for (guint i = 0; i < listing->n_columns; i++)
    {
      g_autofree char *title = pmap_column_get_title (&listing->columns[i], (gpointer) context);

      if (pmap_column_applies (&listing->columns[i], (gpointer) context))
        pmap_csv_add_text (line, title);
    }
  pmap_csv_end_row (line);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);

      for (guint j = 0; j < listing->n_columns; j++)
        if (pmap_column_applies (&listing->columns[j], (gpointer) context))
          add_cell (line, &listing->columns[j], item, context);
      pmap_csv_end_row (line);
    }
  g_string_append_len (csv, line->str, (gssize) line->len);
  g_string_free (line, TRUE);
  return g_string_free_to_bytes (csv);
}
