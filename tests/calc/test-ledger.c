/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A ledger that has followed a document through any changes says what a new one says. */

#include "config.h"

#include "calc/pmap-ledger.h"
#include "model/pmap-pupil.h"
#include "shared/random-map.h"

static void
assert_costs_equal (const PmapCost *a,
                    const PmapCost *b)
{
  g_assert_cmpint (a->total, ==, b->total);
  g_assert_cmpint (a->outside, ==, b->outside);
  g_assert_cmpint (a->sessions, ==, b->sessions);
  g_assert_cmpint (a->in_period, ==, b->in_period);
  g_assert_cmpint (a->uncosted, ==, b->uncosted);
  g_assert_cmpuint (a->issues != NULL ? a->issues->len : 0, ==, b->issues != NULL ? b->issues->len : 0);
  g_assert_cmpuint (a->n_shares, ==, b->n_shares);
  for (guint i = 0; i < a->n_shares; i++)
    {
      g_assert_true (a->shares[i].member == b->shares[i].member);
      g_assert_cmpstr (a->shares[i].pupil, ==, b->shares[i].pupil);
      g_assert_cmpint (a->shares[i].pence, ==, b->shares[i].pence);
    }
}

static void
assert_pupils_equal (PmapLedger *a,
                     PmapLedger *b,
                     const char *pupil)
{
  g_autoptr (GPtrArray) first = pmap_ledger_get_pupil_members (a, pupil);
  g_autoptr (GPtrArray) second = pmap_ledger_get_pupil_members (b, pupil);

  g_assert_cmpint (pmap_ledger_get_pupil_total (a, pupil), ==, pmap_ledger_get_pupil_total (b, pupil));
  g_assert_cmpuint (first->len, ==, second->len);
  for (guint i = 0; i < first->len; i++)
    g_assert_true (first->pdata[i] == second->pdata[i]);
}

static void
assert_ledgers_equal (PmapLedger *a,
                      PmapLedger *b)
{
  PmapDocument *document = pmap_ledger_get_document (a);

  g_assert_cmpint (pmap_ledger_get_total (a), ==, pmap_ledger_get_total (b));
  g_assert_cmpint (pmap_ledger_get_outside (a), ==, pmap_ledger_get_outside (b));
  g_assert_cmpint (pmap_ledger_get_tier_total (a, NULL), ==, pmap_ledger_get_tier_total (b, NULL));
  g_assert_cmpstr (pmap_ledger_get_rate_set (a), ==, pmap_ledger_get_rate_set (b));
  g_assert_true (pmap_period_equal (pmap_ledger_get_period (a), pmap_ledger_get_period (b)));
  for (guint i = 0; i < pmap_record_list_get_length (document->tiers); i++)
    {
      const char *tier = pmap_record_get_id (pmap_record_list_get (document->tiers, i));

      g_assert_cmpint (pmap_ledger_get_tier_total (a, tier), ==, pmap_ledger_get_tier_total (b, tier));
      g_assert_cmpuint (pmap_ledger_count_tier (a, tier), ==, pmap_ledger_count_tier (b, tier));
    }
  for (PmapArea area = PMAP_AREA_NONE; area <= PMAP_AREA_SENSORY; area++)
    {
      g_assert_cmpint (pmap_ledger_get_area_total (a, area), ==, pmap_ledger_get_area_total (b, area));
      g_assert_cmpuint (pmap_ledger_count_area (a, area), ==, pmap_ledger_count_area (b, area));
    }
  for (int group = 0; group <= 17; group++)
    g_assert_cmpuint (pmap_ledger_count_year_group (a, group), ==, pmap_ledger_count_year_group (b, group));
  for (guint i = 0; i < pmap_record_list_get_length (document->interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (document->interventions, i);

      assert_costs_equal (pmap_ledger_get_cost (a, intervention), pmap_ledger_get_cost (b, intervention));
    }
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    assert_pupils_equal (a, b, pmap_record_get_id (pmap_record_list_get (document->pupils, i)));
}

/* What a side list would show: a pupil's total as it was when last told of. */
static void
pupil_changed_cb (PmapLedger *ledger,
                  const char *pupil,
                  GHashTable *shown)
{
  g_hash_table_insert (shown, g_strdup (pupil), GINT_TO_POINTER (pmap_ledger_get_pupil_total (ledger, pupil)));
}

static void
count_cb (PmapLedger *ledger,
          guint      *n)
{
  ++*n;
}

static void
assert_shown (PmapLedger *ledger,
              GHashTable *shown)
{
  PmapDocument *document = pmap_ledger_get_document (ledger);

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      const char *pupil = pmap_record_get_id (pmap_record_list_get (document->pupils, i));

      g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (shown, pupil)), ==,
                       pmap_ledger_get_pupil_total (ledger, pupil));
    }
}

static void
test_random_changes (void)
{
  g_autoptr (GRand) random = random_map_start ();
  g_autoptr (PmapDocument) document = random_map_new (random, 30, 25);
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_changed = 0;

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    pupil_changed_cb (ledger, pmap_record_get_id (pmap_record_list_get (document->pupils, i)), shown);
  g_signal_connect (ledger, "pupil-changed", G_CALLBACK (pupil_changed_cb), shown);
  g_signal_connect (ledger, "changed", G_CALLBACK (count_cb), &n_changed);

  for (guint i = 0; i < random_map_scale (2000); i++)
    {
      guint n = g_rand_int_range (random, 0, 10) == 0 ? 5 : 1, before = n_changed;
      g_autoptr (PmapLedger) fresh = NULL;

      if (n > 1)
        pmap_ledger_freeze (ledger);
      for (guint j = 0; j < n; j++)
        random_map_change (document, random);
      if (n > 1)
        {
          fresh = pmap_ledger_new (document);
          if (g_rand_boolean (random))
            assert_ledgers_equal (ledger, fresh);
          g_assert_cmpuint (n_changed, ==, before);
          pmap_ledger_thaw (ledger);
        }
      else
        fresh = pmap_ledger_new (document);
      g_assert_cmpuint (n_changed, <=, before + 1);
      assert_ledgers_equal (ledger, fresh);
      assert_shown (ledger, shown);
    }
  g_assert_cmpuint (n_changed, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/random-changes", test_random_changes);
  return g_test_run ();
}
