/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Largest remainder: adds up, is fair to a penny, and does not mind the order. */

#include "config.h"

#include "calc/pmap-shares.h"
#include "shared/random-map.h"

#define N_PARTIES_MAX 12

static void
add (PmapShares *shares,
     const char *pupil,
     guint64     numerator)
{
  mpz_t number;

  mpz_init_set_ui (number, numerator);
  pmap_shares_add (shares, pupil, number);
  mpz_clear (number);
}

static void
begin (PmapShares *shares,
       guint       denominator)
{
  mpz_t number;

  mpz_init_set_ui (number, denominator);
  pmap_shares_begin (shares, number);
  mpz_clear (number);
}

static void
test_ties (void)
{
  g_autoptr (PmapShares) shares = pmap_shares_new ();

  g_test_summary ("£1.00 for three: the odd penny goes by id, whatever the order; outside places come last.");
  begin (shares, 3);
  add (shares, "c", 100);
  add (shares, "a", 100);
  add (shares, "b", 100);
  pmap_shares_allot (shares, 100);
  g_assert_cmpint (pmap_shares_get (shares, 0), ==, 33);
  g_assert_cmpint (pmap_shares_get (shares, 1), ==, 34);
  g_assert_cmpint (pmap_shares_get (shares, 2), ==, 33);

  begin (shares, 3);
  add (shares, NULL, 200);
  add (shares, "z", 200);
  add (shares, NULL, 200);
  pmap_shares_allot (shares, 200);
  g_assert_cmpint (pmap_shares_get (shares, 0), ==, 67);
  g_assert_cmpint (pmap_shares_get (shares, 1), ==, 67);
  g_assert_cmpint (pmap_shares_get (shares, 2), ==, 66);

  begin (shares, 1);
  pmap_shares_allot (shares, 0);
}

static void
test_any (void)
{
  g_autoptr (GRand) random = random_map_start ();
  g_autoptr (PmapShares) shares = pmap_shares_new ();

  for (guint i = 0; i < random_map_scale (20000); i++)
    {
      guint n = g_rand_int_range (random, 1, N_PARTIES_MAX + 1), denominator = g_rand_int_range (random, 1, 5000);
      guint64 numerators[N_PARTIES_MAX], sum = 0;
      char ids[N_PARTIES_MAX][8];
      gint64 first[N_PARTIES_MAX], total, allotted = 0;
      guint turn = g_rand_int_range (random, 0, n);

      for (guint j = 0; j < n; j++)
        {
          numerators[j] = g_rand_int_range (random, 0, 4) == 0 && j > 0 ? numerators[j - 1]
                                                                       : g_rand_int (random) % 3000000;
          if (g_rand_int_range (random, 0, 6) == 0)
            numerators[j] = 0;
          sum += numerators[j];
          g_snprintf (ids[j], sizeof ids[j], "u%02u", (j * 7 + 3) % 13);
        }
      total = (2 * sum + denominator) / (2 * denominator);

      begin (shares, denominator);
      for (guint j = 0; j < n; j++)
        add (shares, ids[j], numerators[j]);
      pmap_shares_allot (shares, total);
      for (guint j = 0; j < n; j++)
        {
          first[j] = pmap_shares_get (shares, j);
          allotted += first[j];
          g_assert_cmpint (ABS (first[j] * denominator - (gint64) numerators[j]), <, denominator);
        }
      g_assert_cmpint (allotted, ==, total);

      begin (shares, denominator);
      for (guint j = 0; j < n; j++)
        add (shares, ids[(j + turn) % n], numerators[(j + turn) % n]);
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
  g_test_add_func ("/shares/any", test_any);
  return g_test_run ();
}
