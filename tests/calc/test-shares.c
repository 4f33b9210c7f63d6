/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Largest remainder: adds up, is fair to a penny, and does not mind the order. */

#include "config.h"

#include "calc/pmap-shares.h"
#include "shared/random-map.h"

#define N_PARTIES_MAX 12

static void
add (PmapShares *shares,
     const char *pupil,
     guint64     part)
{
  mpz_t number;

  mpz_init_set_ui (number, part);
  pmap_shares_add (shares, pupil, number);
  mpz_clear (number);
}

static void
test_ties (void)
{
  g_autoptr (PmapShares) shares = pmap_shares_new ();

  g_test_summary ("£1.00 for three: the odd penny goes by id, whatever the order; outside places come last.");
  pmap_shares_begin (shares);
  add (shares, "c", 100);
  add (shares, "a", 100);
  add (shares, "b", 100);
  pmap_shares_allot (shares, 100);
  g_assert_cmpint (pmap_shares_get (shares, 0), ==, 33);
  g_assert_cmpint (pmap_shares_get (shares, 1), ==, 34);
  g_assert_cmpint (pmap_shares_get (shares, 2), ==, 33);

  pmap_shares_begin (shares);
  add (shares, NULL, 200);
  add (shares, "z", 200);
  add (shares, NULL, 200);
  pmap_shares_allot (shares, 200);
  g_assert_cmpint (pmap_shares_get (shares, 0), ==, 67);
  g_assert_cmpint (pmap_shares_get (shares, 1), ==, 67);
  g_assert_cmpint (pmap_shares_get (shares, 2), ==, 66);

  pmap_shares_begin (shares);
  pmap_shares_allot (shares, 0);
}

static void
test_of_the_rounded_total (void)
{
  g_autoptr (PmapShares) shares = pmap_shares_new ();

  g_test_summary ("An exact £1.02½ is £1.03; it is the £1.03 that is divided.");
  /* The quotas are 28.64, 28.64 and 45.72 pence: the odd pennies go to the last and the first. Divided before rounding
   * they would be 28.503, 28.503 and 45.495, and the last would get none. */
  pmap_shares_begin (shares);
  add (shares, "a", 52);
  add (shares, "b", 52);
  add (shares, "c", 83);
  pmap_shares_allot (shares, 103);
  g_assert_cmpint (pmap_shares_get (shares, 0), ==, 29);
  g_assert_cmpint (pmap_shares_get (shares, 1), ==, 28);
  g_assert_cmpint (pmap_shares_get (shares, 2), ==, 46);
}

static void
test_any (void)
{
  g_autoptr (GRand) random = random_map_start ();
  g_autoptr (PmapShares) shares = pmap_shares_new ();

  for (guint i = 0; i < random_map_scale (20000); i++)
    {
      guint n = g_rand_int_range (random, 1, N_PARTIES_MAX + 1);
      guint64 parts[N_PARTIES_MAX], sum = 0;
      char ids[N_PARTIES_MAX][8];
      gint64 first[N_PARTIES_MAX], total, allotted = 0;
      guint turn = g_rand_int_range (random, 0, n);

      for (guint j = 0; j < n; j++)
        {
          parts[j] = g_rand_int_range (random, 0, 4) == 0 && j > 0 ? parts[j - 1]
                                                                       : g_rand_int (random) % 3000000;
          if (g_rand_int_range (random, 0, 6) == 0)
            parts[j] = 0;
          sum += parts[j];
          g_snprintf (ids[j], sizeof ids[j], "u%02u", (j * 7 + 3) % 13);
        }
      total = sum > 0 ? g_rand_int_range (random, 0, 2000000) : 0;

      pmap_shares_begin (shares);
      for (guint j = 0; j < n; j++)
        add (shares, ids[j], parts[j]);
      pmap_shares_allot (shares, total);
      for (guint j = 0; j < n; j++)
        {
          first[j] = pmap_shares_get (shares, j);
          allotted += first[j];
          g_assert_true (ABS ((__int128) first[j] * sum - (__int128) total * parts[j]) < (__int128) MAX (sum, 1));
        }
      g_assert_cmpint (allotted, ==, total);

      pmap_shares_begin (shares);
      for (guint j = 0; j < n; j++)
        add (shares, ids[(j + turn) % n], parts[(j + turn) % n]);
      pmap_shares_allot (shares, total);
      for (guint j = 0; j < n; j++)
        g_assert_cmpint (pmap_shares_get (shares, j), ==, first[(j + turn) % n]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shares/ties", test_ties);
  g_test_add_func ("/shares/of-the-rounded-total", test_of_the_rounded_total);
  g_test_add_func ("/shares/any", test_any);
  return g_test_run ();
}
