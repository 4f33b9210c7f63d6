/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A ledger that has followed a document through any changes says what a new one says. */

#include "config.h"

#include "calc-map.h"
#include "calc/pmap-ledger.h"
#include "shared/random-map.h"

static void
assert_costs_equal (const PmapCost *a,
                    const PmapCost *b)
{
  g_assert_cmpint (a->total, ==, b->total);
  g_assert_cmpint (a->outside, ==, b->outside);
  g_assert_cmpint (a->places, ==, b->places);
  g_assert_cmpint (a->towards_budget, ==, b->towards_budget);
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
      g_assert_cmpint (a->shares[i].towards_limit, ==, b->shares[i].towards_limit);
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
  g_assert_cmpint (pmap_ledger_get_pupil_towards_limit (a, pupil), ==, pmap_ledger_get_pupil_towards_limit (b, pupil));
  g_assert_cmpuint (first->len, ==, second->len);
  for (guint i = 0; i < first->len; i++)
    g_assert_true (first->pdata[i] == second->pdata[i]);
}

/* Who pays: the same in both, and all of it together is the total. */
static void
assert_payers_equal (PmapLedger *a,
                     PmapLedger *b)
{
  PmapDocument *document = pmap_ledger_get_document (a);
  gint64 paid = pmap_ledger_get_payer_total (a, NULL);

  g_assert_cmpint (pmap_ledger_get_towards_budget (a), ==, pmap_ledger_get_towards_budget (b));
  g_assert_cmpint (paid, ==, pmap_ledger_get_payer_total (b, NULL));
  for (guint i = 0; i < pmap_record_list_get_length (document->payers); i++)
    {
      const char *payer = pmap_record_get_id (pmap_record_list_get (document->payers, i));

      g_assert_cmpint (pmap_ledger_get_payer_total (a, payer), ==, pmap_ledger_get_payer_total (b, payer));
      paid += pmap_ledger_get_payer_total (a, payer);
    }
  g_assert_cmpint (paid, ==, pmap_ledger_get_total (a));
}

static void
assert_ledgers_equal (PmapLedger *a,
                      PmapLedger *b)
{
  PmapDocument *document = pmap_ledger_get_document (a);

  g_assert_cmpint (pmap_ledger_get_total (a), ==, pmap_ledger_get_total (b));
  assert_payers_equal (a, b);
  g_assert_cmpint (pmap_ledger_get_outside (a), ==, pmap_ledger_get_outside (b));
  g_assert_cmpint (pmap_ledger_get_places (a), ==, pmap_ledger_get_places (b));
  g_assert_cmpint (pmap_ledger_get_tier_total (a, NULL), ==, pmap_ledger_get_tier_total (b, NULL));
  g_assert_cmpstr (pmap_ledger_get_rate_set (a), ==, pmap_ledger_get_rate_set (b));
  g_assert_true (pmap_period_equal (pmap_ledger_get_period (a), pmap_ledger_get_period (b)));
  for (guint i = 0; i < pmap_record_list_get_length (document->tiers); i++)
    {
      const char *tier = pmap_record_get_id (pmap_record_list_get (document->tiers, i));

      g_assert_cmpint (pmap_ledger_get_tier_total (a, tier), ==, pmap_ledger_get_tier_total (b, tier));
      g_assert_cmpuint (pmap_ledger_count_tier (a, tier), ==, pmap_ledger_count_tier (b, tier));
    }
  for (guint i = 0; i < pmap_record_list_get_length (document->provisions); i++)
    {
      const char *provision = pmap_record_get_id (pmap_record_list_get (document->provisions, i));

      g_assert_cmpint (pmap_ledger_get_provision_total (a, provision), ==, pmap_ledger_get_provision_total (b, provision));
      g_assert_cmpuint (pmap_ledger_count_provision (a, provision), ==, pmap_ledger_count_provision (b, provision));
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

static void
collect_cb (PmapLedger *ledger,
            const char *pupil,
            GPtrArray  *told)
{
  g_ptr_array_add (told, g_strdup (pupil));
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

/* Asserts which pupils were told of, in the order of their ids, since the last time. */
static void
assert_told (GPtrArray  *told,
             const char *expected)
{
  g_autofree char *text = NULL;

  g_ptr_array_sort (told, compare_ids);
  g_ptr_array_add (told, NULL);
  text = g_strjoinv (" ", (char **) told->pdata);
  g_assert_cmpstr (text, ==, expected);
  g_ptr_array_set_size (told, 0);
}

static void
test_what_is_told (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  PmapIntervention *reading, *sums;
  gpointer role, member;
  guint n_changed = 0;

  g_test_summary ("A change tells of those that it touches, once, and of nobody else.");
  reading = map_add (document->interventions, "i1", "provision", "p", "minutes", "60", "sessions-per-week", "1",
                     "weeks", "10", NULL);
  add_members (reading, "u-amira", "u-ben", NULL);
  map_add (document->provisions, "q", "name", "Sums", "tier", "targeted", "area", "SEMH", "role", "teacher", NULL);
  sums = map_add (document->interventions, "i2", "provision", "q", "minutes", "60", "sessions-per-week", "1",
                  "weeks", "10", NULL);
  add_members (sums, "u-ben", "u-daisy", NULL);
  g_assert_cmpint (pmap_ledger_get_total (ledger), ==, 17511 + 40000);
  g_assert_cmpint (pmap_ledger_get_pupil_total (ledger, "u-ben"), ==, 8755 + 20000);
  g_assert_cmpint (pmap_ledger_get_pupil_area_total (ledger, "u-ben", PMAP_AREA_SEMH), ==, 20000);
  g_assert_cmpint (pmap_ledger_get_pupil_tier_total (ledger, "u-ben", "targeted"), ==, 28755);
  g_assert_cmpint (pmap_ledger_get_pupil_tier_total (ledger, "u-ben", NULL), ==, 0);
  g_assert_cmpint (pmap_ledger_get_pupil_total (ledger, "nobody"), ==, 0);
  g_assert_cmpuint (pmap_ledger_count_year_group (ledger, 6), ==, 2);
  g_assert_cmpuint (pmap_ledger_count_year_group (ledger, 7), ==, 1);

  g_signal_connect (ledger, "pupil-changed", G_CALLBACK (collect_cb), told);
  g_signal_connect (ledger, "changed", G_CALLBACK (count_cb), &n_changed);
  map_set (pmap_document_find (document, "u-ben"), "given-name", "Benjamin");
  map_set (pmap_document_find (document, "p"), "name", "Reading together");
  map_set (pmap_document_find (document, "ta"), "name", "TA");
  map_set (reading, "outcome", "Reads with joy");
  map_set (pmap_record_list_get (reading->members, 0), "exit", "12");
  map_set (pmap_document_get_year (document), "weeks", "39");
  g_assert_cmpuint (n_changed, ==, 1);                 /* the year's weeks: any may have moved */
  assert_told (told, "u-amira u-ben u-daisy");

  map_set (reading, "minutes", "30");
  assert_told (told, "u-amira u-ben");
  map_set (pmap_document_find (document, "q"), "area", "C&I");
  assert_told (told, "u-ben u-daisy");
  role = pmap_document_find (document, "ta");
  map_set (pmap_record_list_get (map_list (role, "rates"), 0), "hourly", "14");
  assert_told (told, "u-amira u-ben");
  member = map_add (sums->members, NULL, "pupil", "u-fay", NULL);
  assert_told (told, "u-ben u-daisy u-fay");
  map_remove (member);
  assert_told (told, "u-ben u-daisy u-fay");
  g_assert_cmpint (pmap_ledger_get_pupil_total (ledger, "u-fay"), ==, 0);
  map_set (pmap_document_find (document, "targeted"), "costed", "false");
  assert_told (told, "u-amira u-ben u-daisy");
  g_assert_cmpint (pmap_ledger_get_total (ledger), ==, 0);
  map_set (pmap_document_find (document, "targeted"), "costed", "true");
  assert_told (told, "u-amira u-ben u-daisy");
  map_set (pmap_document_find (document, "u-daisy"), "year-group", "5");
  g_assert_cmpuint (pmap_ledger_count_year_group (ledger, 7), ==, 0);
  g_assert_cmpuint (pmap_ledger_count_year_group (ledger, 8), ==, 1);
  assert_told (told, "u-ben u-daisy");
  map_remove (reading);
  assert_told (told, "u-amira u-ben");
  g_assert_cmpuint (n_changed, ==, 10);
}

static void
test_settings (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapLedger) ledger = NULL;
  PmapIntervention *reading;
  PmapPeriod autumn = pmap_period_term (pmap_document_find (document, "autumn"));
  PmapPeriod year = pmap_period_academic_year (pmap_document_get_year (document));
  guint n_changed = 0;

  g_test_summary ("The rate set and the period; the academic year follows the document.");
  reading = map_add (document->interventions, "i1", "provision", "p", "minutes", "60", "sessions-per-week", "1",
                     "start", "2026-09-14", "end", "2027-05-27", NULL);
  add_members (reading, "u-amira", NULL);
  ledger = pmap_ledger_new (document);
  g_signal_connect (ledger, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_cmpint (pmap_ledger_get_total (ledger), ==, 53233);     /* 30.4 h at £17.511 */
  pmap_ledger_set_rate_set (ledger, "la");
  g_assert_cmpint (pmap_ledger_get_total (ledger), ==, 36480);
  pmap_ledger_set_period (ledger, &autumn);
  g_assert_cmpint (pmap_ledger_get_total (ledger), ==, 15600);
  pmap_ledger_set_period (ledger, &autumn);
  g_assert_cmpuint (n_changed, ==, 2);
  pmap_ledger_set_period (ledger, &year);
  pmap_ledger_set_rate_set (ledger, NULL);
  g_assert_cmpstr (pmap_ledger_get_rate_set (ledger), ==, "own");
  map_set (pmap_document_get_year (document), "end", "2026-12-31");
  g_assert_cmpint (pmap_ledger_get_total (ledger), ==, 22764);     /* 13 h */
  map_set (pmap_document_get_funding (document), "rate-set", "la");
  g_assert_cmpint (pmap_ledger_get_total (ledger), ==, 15600);
}

static void
test_beside (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapLedger) ledger = NULL;
  PmapIntervention *reading;
  PmapPeriod autumn = pmap_period_term (pmap_document_find (document, "autumn"));
  PmapLedger *theirs, *of_year;

  g_test_summary ("The same figures by other rates, and of the year, follow the map and the period");
  reading = map_add (document->interventions, "i1", "provision", "p", "minutes", "60", "sessions-per-week", "1",
                     "start", "2026-09-14", "end", "2027-05-27", NULL);
  add_members (reading, "u-amira", NULL);
  ledger = pmap_ledger_new (document);
  g_assert_cmpstr (pmap_record_get_id (PMAP_RECORD (pmap_ledger_find_other_rates (ledger))), ==, "la");
  g_assert_true (pmap_ledger_get_beside (ledger, "own") == ledger);
  g_assert_true (pmap_ledger_get_of_year (ledger) == ledger);
  theirs = pmap_ledger_get_beside (ledger, "la");
  g_assert_true (pmap_ledger_get_beside (ledger, "la") == theirs);
  g_assert_cmpint (pmap_ledger_get_total (ledger), ==, 53233);
  g_assert_cmpint (pmap_ledger_get_total (theirs), ==, 36480);

  pmap_ledger_set_period (ledger, &autumn);
  g_assert_cmpint (pmap_ledger_get_total (ledger), ==, 22764);
  g_assert_cmpint (pmap_ledger_get_total (theirs), ==, 15600);
  of_year = pmap_ledger_get_of_year (ledger);
  g_assert_cmpint (pmap_ledger_get_total (of_year), ==, 53233);
  map_set (reading, "minutes", "30");
  g_assert_cmpint (pmap_ledger_get_total (theirs), ==, 7800);
  g_assert_cmpint (pmap_ledger_get_pupil_total (of_year, "u-amira"), ==, 26617);
  g_assert_cmpint (pmap_ledger_get_total (pmap_ledger_get_beside (of_year, "la")), ==, 18240);

  pmap_ledger_set_period (ledger, NULL);
  g_assert_true (pmap_ledger_get_of_year (ledger) == ledger);
  g_assert_cmpint (pmap_ledger_get_total (theirs), ==, 18240);
  map_set (pmap_document_get_funding (document), "rate-set", "la");
  g_assert_cmpstr (pmap_record_get_id (PMAP_RECORD (pmap_ledger_find_other_rates (ledger))), ==, "own");
  g_assert_cmpint (pmap_ledger_get_total (pmap_ledger_get_beside (ledger, "own")), ==, 26617);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/what-is-told", test_what_is_told);
  g_test_add_func ("/ledger/settings", test_settings);
  g_test_add_func ("/ledger/beside", test_beside);
  g_test_add_func ("/ledger/random-changes", test_random_changes);
  return g_test_run ();
}
