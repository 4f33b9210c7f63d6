/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as numbers: bars as long as their values, texts that never overlap, a slot for every pointer. */
#include "config.h"

#include "report/pmap-chart-hit.h"
#include "report/pmap-chart-layout.h"

#include "chart-samples.h"

#define ALL (PMAP_CHART_LAYOUT_TITLE | PMAP_CHART_LAYOUT_SUMMARY)

static void
test_lengths (void)
{
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (PmapChart) chart = make_pupils_chart (4, 900000);
  g_autoptr (PmapChartLayout) layout = pmap_chart_layout_new (chart, &metrics, 500, -1, ALL);
  double pence = layout->plot.width / (double) (layout->axis.maximum - layout->axis.minimum);

  g_assert_cmpint (layout->axis.minimum, ==, 0);
  for (int bar = 0; bar < 4; bar++)
    {
      const PmapChartBar *data = pmap_chart_get_bar (chart, (guint) bar);
      const PmapChartSegment *first = find_segment (layout, bar, 0);
      const PmapChartSegment *second = find_segment (layout, bar, 1);

      g_assert_cmpfloat_with_epsilon (first->rect.x, layout->plot.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (first->rect.width, (double) data->values[0] * pence, 1e-6);
      g_assert_cmpfloat_with_epsilon (second->rect.x, first->rect.x + first->rect.width, 1e-6);
      g_assert_cmpfloat_with_epsilon (second->rect.width, (double) data->values[1] * pence, 1e-6);
    }
  g_assert_cmpuint (count_labels (layout, PMAP_CHART_LABEL_CATEGORY), ==, 4);
  g_assert_cmpuint (count_labels (layout, PMAP_CHART_LABEL_VALUE), ==, 4);
  g_assert_cmpuint (count_labels (layout, PMAP_CHART_LABEL_KEY), ==, 2);
  g_assert_cmpuint (count_labels (layout, PMAP_CHART_LABEL_REFERENCE), ==, 1);
}

static void
test_many (void)
{
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (PmapChart) chart = make_pupils_chart (60, 900000);
  g_autoptr (PmapChartLayout) natural = pmap_chart_layout_new (chart, &metrics, 600, -1, ALL);
  g_autoptr (PmapChartLayout) small = pmap_chart_layout_new (chart, &metrics, 600, 420, ALL);

  g_assert_cmpuint (count_labels (natural, PMAP_CHART_LABEL_CATEGORY), ==, 60);
  g_assert_cmpuint (count_labels (small, PMAP_CHART_LABEL_CATEGORY), <, 60);
  g_assert_cmpuint (count_labels (small, PMAP_CHART_LABEL_CATEGORY), >, 10);
  g_assert_cmpfloat_with_epsilon (small->height, 420, 0.001);
  g_assert_cmpfloat (natural->height, ==, pmap_chart_get_natural_height (chart, &metrics, 600, ALL));
  assert_sound (natural);
  assert_sound (small);
}

static void
test_columns (void)
{
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (PmapChart) chart = make_years_chart ();
  g_autoptr (PmapChartLayout) layout = pmap_chart_layout_new (chart, &metrics, 560, 300, PMAP_CHART_LAYOUT_PLAIN);
  const PmapChartSegment *tallest = find_segment (layout, 2, 0);

  g_assert_cmpint (layout->axis.maximum, ==, 8);
  g_assert_cmpfloat_with_epsilon (tallest->rect.height, layout->plot.height, 1e-6);
  g_assert_cmpfloat_with_epsilon (tallest->rect.y, layout->plot.y, 1e-6);
  g_assert_null (find_segment (layout, 3, 0));
  g_assert_cmpuint (count_labels (layout, PMAP_CHART_LABEL_VALUE), ==, 7);
  assert_sound (layout);
}

/* Whatever is asked for, no text stands on another and none sticks out sideways. */
static void
test_any_size (void)
{
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260901);

  for (guint i = 0; i < 300; i++)
    {
      guint n = (guint) g_rand_int_range (rand, 0, 40);
      gint64 largest = (gint64) 3 << g_rand_int_range (rand, 0, 26);
      g_autoptr (PmapChart) chart = i % 4 == 0 ? make_years_chart () : make_pupils_chart (n, largest);
      double width = g_rand_double_range (rand, 260, 1400);
      double height = g_rand_boolean (rand) ? -1.0 : g_rand_double_range (rand, 220, 1000);
      g_autoptr (PmapChartLayout) layout = pmap_chart_layout_new (chart, &metrics, width, height, ALL);

      assert_sound (layout);
      g_assert_cmpuint (layout->slots->len, ==, pmap_chart_get_n_bars (chart));
    }
}

static void
test_negative (void)
{
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (PmapChart) chart = pmap_chart_new ("k", "Title", PMAP_CHART_UNIT_COUNT);
  g_autoptr (PmapChartLayout) layout = NULL;
  double zero;

  pmap_chart_set_value (chart, pmap_chart_add_bar (chart, "Below", NULL), 0, -4);
  pmap_chart_set_value (chart, pmap_chart_add_bar (chart, "Above", NULL), 0, 4);
  layout = pmap_chart_layout_new (chart, &metrics, 400, -1, PMAP_CHART_LAYOUT_PLAIN);
  zero = layout->plot.x + pmap_axis_normalise (&layout->axis, 0) * layout->plot.width;
  g_assert_cmpfloat_with_epsilon (find_segment (layout, 0, 0)->rect.x + find_segment (layout, 0, 0)->rect.width, zero, 1e-6);
  g_assert_cmpfloat_with_epsilon (find_segment (layout, 1, 0)->rect.x, zero, 1e-6);
}

/* One long name goes on in a second line; it does not take the room of the bars. */
static void
test_long_name (void)
{
  static const char *const names[] = { "Talk Boost", "Fresh Start", "NELI", "Bubble time", "Toe by Toe", "Nessy",
                                       "Planned support from an education, health and care plan" };
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (PmapChart) chart = pmap_chart_new ("k", "Title", PMAP_CHART_UNIT_COUNT);
  g_autoptr (PmapChartLayout) layout = NULL;
  const PmapChartLabel *label = NULL;
  double width, height;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    pmap_chart_set_value (chart, pmap_chart_add_bar (chart, names[i], NULL), 0, 4);
  layout = pmap_chart_layout_new (chart, &metrics, 900.0, -1.0, PMAP_CHART_LAYOUT_PLAIN);
  assert_sound (layout);
  for (guint i = 0; i < layout->labels->len; i++)
    if (g_str_equal (g_array_index (layout->labels, PmapChartLabel, i).text, names[6]))
      label = &g_array_index (layout->labels, PmapChartLabel, i);
  g_assert_nonnull (label);
  pmap_text_metrics_measure (&metrics, names[6], PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
  g_assert_cmpfloat (label->rect.width, <, width * 0.75);
  g_assert_cmpfloat (label->rect.width, >, width / 2);
  g_assert_cmpfloat (label->rect.height, >=, 2 * height);
}

static void
test_empty (void)
{
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (PmapChart) chart = pmap_chart_new ("k", "Title", PMAP_CHART_UNIT_MONEY);
  g_autoptr (PmapChartLayout) layout = pmap_chart_layout_new (chart, &metrics, 400, -1, ALL);

  g_assert_cmpuint (count_labels (layout, PMAP_CHART_LABEL_EMPTY), ==, 1);
  g_assert_cmpint (pmap_chart_move (layout, -1, 1), ==, -1);
}

static void
test_move (void)
{
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (PmapChart) chart = make_pupils_chart (5, 700000);
  g_autoptr (PmapChartLayout) layout = pmap_chart_layout_new (chart, &metrics, 500, -1, ALL);

  g_assert_cmpint (pmap_chart_move (layout, -1, 1), ==, 0);
  g_assert_cmpint (pmap_chart_move (layout, -1, -1), ==, 4);
  g_assert_cmpint (pmap_chart_move (layout, 3, 1), ==, 4);
  g_assert_cmpint (pmap_chart_move (layout, 4, 1), ==, 4);
  g_assert_cmpint (pmap_chart_move (layout, 4, G_MININT), ==, 0);
  g_assert_cmpint (pmap_chart_move (layout, 0, G_MAXINT), ==, 4);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Charts are laid out true to their values and without overlapping texts");

  g_test_add_func ("/chart-layout/lengths", test_lengths);
  g_test_add_func ("/chart-layout/many", test_many);
  g_test_add_func ("/chart-layout/columns", test_columns);
  g_test_add_func ("/chart-layout/any-size", test_any_size);
  g_test_add_func ("/chart-layout/negative", test_negative);
  g_test_add_func ("/chart-layout/long-name", test_long_name);
  g_test_add_func ("/chart-layout/empty", test_empty);
  g_test_add_func ("/chart-layout/move", test_move);

  return g_test_run ();
}
