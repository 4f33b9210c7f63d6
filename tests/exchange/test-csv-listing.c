/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of the map as a spreadsheet reads them. */

#include "config.h"

#include "exchange/pmap-csv-listing.h"
#include "report/map-samples.h"

#include <string.h>

static char *
write_listing (const PmapListing *listing,
               GListModel        *rows,
               PmapLedger        *ledger)
{
  PmapListingContext context = { ledger, pmap_date_new (20, 11, 2026) };
  g_autoptr (GBytes) bytes = pmap_csv_write_listing (listing, &context, rows);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static void
test_groups (void)
{
  Sample sample;
  g_autoptr (PmapLedger) ledger = NULL;
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;

  g_test_summary ("A line of titles, a line a record, figures as numbers; UTF-8, and said to be");
  sample_init (&sample);
  set_fields (sample.editor, pmap_record_list_get (sample.document->interventions, 1), "name", "=HYPERLINK(\"x\")", NULL);
  ledger = pmap_ledger_new (sample.document);
  csv = write_listing (pmap_listing_find ("groups"), G_LIST_MODEL (sample.document->interventions), ledger);
  g_assert_true (g_str_has_prefix (csv, "\xEF\xBB\xBF\"Provision\",\"Group\",\"Tier\",\"Staff\",\"When\",\"Review\","));
  g_assert_true (g_utf8_validate (csv, -1, NULL));
  lines = g_strsplit (csv + strlen ("\xEF\xBB\xBF"), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 5 + 1);
  g_assert_cmpstr (lines[1], ==,
                   "\"1stClass@Number\",\"With Zebedee and friends\",\"Targeted\",\"Teaching assistant, level 2\","
                   "\"14 Sep 2026 to 27 Nov 2026\",\"\",\"30 minutes, 3 times a week\",3,288.93,96.31,0.00");
  g_assert_nonnull (strstr (lines[2], "\"'=HYPERLINK(\"\"x\"\")\""));
  g_assert_cmpstr (lines[6], ==, "");
  g_clear_object (&ledger);
  sample_clear (&sample);
}

static void
test_rows (void)
{
  Sample sample;
  g_autoptr (PmapLedger) ledger = NULL;
  g_autoptr (GListStore) rows = g_list_store_new (PMAP_TYPE_RECORD);
  g_autofree char *csv = NULL;
  const char *first, *second;

  g_test_summary ("Only the rows that are given, in their order");
  sample_init (&sample);
  ledger = pmap_ledger_new (sample.document);
  g_list_store_append (rows, pmap_record_list_get (sample.document->provisions, 3));
  g_list_store_append (rows, pmap_record_list_get (sample.document->provisions, 1));
  csv = write_listing (pmap_listing_find ("provisions"), G_LIST_MODEL (rows), ledger);
  first = strstr (csv, "Precision Teaching");
  second = strstr (csv, "1stClass@Number");
  g_assert_true (first != NULL && second != NULL && first < second);
  g_assert_null (strstr (csv, "Talk Boost"));
  g_clear_object (&ledger);
  sample_clear (&sample);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-listing/groups", test_groups);
  g_test_add_func ("/csv-listing/rows", test_rows);

  return g_test_run ();
}
