/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The root: it finds every record by its id and tells of every change, whatever happens to the map. */

#include "config.h"

#include "shared/random-map.h"

typedef struct
{
  PmapDocument *document;
  GHashTable *ids;        /* of the records met on a walk */
  guint n_records;
} Census;

static gboolean
count_cb (PmapRecord *record,
          gpointer    user_data)
{
  Census *census = user_data;
  const char *id = pmap_record_get_id (record);

  census->n_records++;
  g_assert_true (pmap_record_get_document (record) == census->document);
  if (id != NULL)
    {
      g_assert_true (pmap_document_find (census->document, id) == record);
      g_hash_table_add (census->ids, (gpointer) id);
    }
  return TRUE;
}

static gboolean
count_inside_cb (PmapRecord *record,
                 gpointer    user_data)
{
  ++*(guint *) user_data;
  return TRUE;
}

static guint
count_inside (PmapRecord *record)
{
  guint n = 0;

  pmap_record_walk (record, count_inside_cb, &n);
  return n;
}

static void
added_cb (PmapDocument *document,
          PmapRecord   *record,
          guint        *n_records)
{
  *n_records += count_inside (record);
  g_assert_true (pmap_record_get_document (record) == document);
}

static void
removed_cb (PmapDocument *document,
            PmapRecord   *record,
            PmapRecord   *owner,
            guint        *n_records)
{
  *n_records -= count_inside (record);
  g_assert_null (pmap_record_get_document (record));
  g_assert_null (pmap_record_get_owner (record));
  g_assert_true (pmap_record_get_document (owner) == document);
  if (pmap_record_get_id (record) != NULL)
    g_assert_null (pmap_document_find (document, pmap_record_get_id (record)));
}

static void
assert_peek (PmapRecordList *list)
{
  guint n;
  gpointer const *records = pmap_record_list_peek (list, &n);

  g_assert_cmpuint (n, ==, pmap_record_list_get_length (list));
  for (guint i = 0; i < n; i++)
    g_assert_true (records[i] == pmap_record_list_get (list, i));
}

static void
test_any_change (void)
{
  g_autoptr (GRand) random = random_map_start ();
  g_autoptr (PmapDocument) document = random_map_new (random, 10, 8);
  guint n_records = count_inside (PMAP_RECORD (document));

  g_signal_connect (document, "record-added", G_CALLBACK (added_cb), &n_records);
  g_signal_connect (document, "record-removed", G_CALLBACK (removed_cb), &n_records);
  for (guint i = 0; i < random_map_scale (2000); i++)
    {
      Census census = { document, g_hash_table_new (g_str_hash, g_str_equal), 0 };

      random_map_change (document, random);
      pmap_record_walk (PMAP_RECORD (document), count_cb, &census);
      g_assert_cmpuint (census.n_records, ==, n_records);
      g_assert_cmpuint (g_hash_table_size (census.ids), ==, g_hash_table_size (document->index));
      assert_peek (document->interventions);
      g_hash_table_unref (census.ids);
    }
}

static void
test_referrers (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (GPtrArray) of_provision = NULL, of_nobody = NULL;
  PmapIntervention *first, *second;

  g_test_summary ("Who names a record: in the file's order, each once.");
  map_add (document->provisions, "p", "name", "Reading", NULL);
  first = map_add (document->interventions, "i1", "provision", "p", NULL);
  map_add (document->interventions, "i2", NULL);
  second = map_add (document->interventions, "i3", "provision", "p", NULL);
  of_provision = pmap_document_list_referrers (document, "p");
  of_nobody = pmap_document_list_referrers (document, "i1");
  g_assert_cmpuint (of_provision->len, ==, 2);
  g_assert_true (of_provision->pdata[0] == first);
  g_assert_true (of_provision->pdata[1] == second);
  g_assert_cmpuint (of_nobody->len, ==, 0);
}

static void
test_ids_are_one (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autofree char *typed = g_strdup ("p");
  PmapRecord *provision = map_add (document->provisions, typed, "name", "Reading", NULL);
  PmapIntervention *run = map_add (document->interventions, "i1", "provision", typed, NULL);

  g_test_summary ("An id is one text in memory, so equal ids are equal pointers, wherever they came from.");
  g_assert_true (pmap_record_get_id (provision) == run->provision);
  g_assert_true (pmap_document_find (document, typed) == provision);
  g_assert_null (pmap_document_find (document, "q"));
  g_assert_null (pmap_document_find (document, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/any-change", test_any_change);
  g_test_add_func ("/document/referrers", test_referrers);
  g_test_add_func ("/document/ids-are-one", test_ids_are_one);
  return g_test_run ();
}
