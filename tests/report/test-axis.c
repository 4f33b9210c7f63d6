/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales: round ticks that hold every value, and ranges without width. */
#include "config.h"

#include "report/pmap-axis.h"

typedef struct
{
  gint64 low, high;
  guint max_steps;
  gint64 unit;
  gint64 minimum, maximum, step;
} Case;

static const Case cases[] = {
  { 0, 600000, 6, 100, 0, 600000, 100000 },
  { 0, 600001, 6, 100, 0, 800000, 200000 },
  { 0, 7, 8, 1, 0, 7, 1 },
  { 0, 9, 8, 1, 0, 10, 2 },
  { 0, 23, 5, 1, 0, 25, 5 },
  { 0, 0, 5, 100, 0, 100, 100 },
  { 50, 50, 5, 100, 0, 100, 100 },
  { -300, 700, 6, 100, -400, 800, 200 },
  { 700, -300, 6, 100, -400, 800, 200 },
  { -500, -100, 5, 100, -500, 0, 100 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PmapAxis axis;

      pmap_axis_init (&axis, cases[i].low, cases[i].high, cases[i].max_steps, cases[i].unit);
      g_assert_cmpint (axis.minimum, ==, cases[i].minimum);
      g_assert_cmpint (axis.maximum, ==, cases[i].maximum);
      g_assert_cmpint (axis.step, ==, cases[i].step);
    }
}

static void
test_properties (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);

  for (guint i = 0; i < 20000; i++)
    {
      int bits = g_rand_int_range (rand, 1, 56);
      gint64 span = ((gint64) 1) << bits;
      gint64 low = (gint64) (g_rand_double_range (rand, -1.0, 1.0) * (double) span);
      gint64 high = (gint64) (g_rand_double_range (rand, -1.0, 1.0) * (double) span);
      guint max_steps = (guint) g_rand_int_range (rand, 2, 12);
      gint64 unit = g_rand_boolean (rand) ? 1 : 100;
      gint64 lead;
      PmapAxis axis;

      pmap_axis_init (&axis, low, high, max_steps, unit);
      g_assert_cmpint (axis.minimum, <=, MIN (MIN (low, high), 0));
      g_assert_cmpint (axis.maximum, >=, MAX (MAX (low, high), 0));
      g_assert_cmpint (axis.maximum, >, axis.minimum);
      g_assert_cmpint (axis.minimum % axis.step, ==, 0);
      g_assert_cmpint (axis.maximum % axis.step, ==, 0);
      g_assert_cmpuint (pmap_axis_get_n_ticks (&axis), <=, max_steps + 1);
      g_assert_cmpint (pmap_axis_get_tick (&axis, 0), ==, axis.minimum);
      g_assert_cmpint (pmap_axis_get_tick (&axis, pmap_axis_get_n_ticks (&axis) - 1), ==, axis.maximum);
      for (lead = axis.step; lead % 10 == 0; lead /= 10)
        ;
      g_assert_true (lead == 1 || lead == 2 || lead == 5);
      g_assert_cmpint (axis.step % unit, ==, 0);
    }
}

static void
test_normalise (void)
{
  PmapAxis axis;

  pmap_axis_init (&axis, -100, 300, 4, 100);
  g_assert_cmpfloat (pmap_axis_normalise (&axis, -100), ==, 0.0);
  g_assert_cmpfloat (pmap_axis_normalise (&axis, 300), ==, 1.0);
  g_assert_cmpfloat (pmap_axis_normalise (&axis, 100), ==, 0.5);
  g_assert_cmpfloat (pmap_axis_normalise (&axis, -5000), ==, 0.0);
  g_assert_cmpfloat (pmap_axis_normalise (&axis, 5000), ==, 1.0);
}

static void
test_extremes (void)
{
  PmapAxis axis;

  pmap_axis_init (&axis, G_MININT64, G_MAXINT64, 5, 100);
  g_assert_cmpint (axis.maximum, >, axis.minimum);
  g_assert_cmpfloat (pmap_axis_normalise (&axis, G_MAXINT64), ==, 1.0);
  g_assert_cmpfloat (pmap_axis_normalise (&axis, G_MININT64), ==, 0.0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("A scale holds all its values between round ticks");

  g_test_add_func ("/axis/cases", test_cases);
  g_test_add_func ("/axis/properties", test_properties);
  g_test_add_func ("/axis/normalise", test_normalise);
  g_test_add_func ("/axis/extremes", test_extremes);

  return g_test_run ();
}
