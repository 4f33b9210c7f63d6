/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as data, in words and as a table. */
#include "config.h"

#include "report/pmap-chart.h"
#include "report/pmap-chart-describe.h"

#include "chart-samples.h"

static void
test_values (void)
{
  g_autoptr (PmapChart) chart = pmap_chart_new ("k", "Title", PMAP_CHART_UNIT_MONEY);
  guint bar;

  pmap_chart_add_series (chart, "A", 0);
  pmap_chart_add_series (chart, "B", 1);
  bar = pmap_chart_add_bar (chart, "One", "u-1");
  g_assert_cmpstr (pmap_chart_get_bar (chart, bar)->text, ==, "£0.00");
  pmap_chart_set_value (chart, bar, 0, 123456);
  pmap_chart_set_value (chart, bar, 1, 100);
  pmap_chart_set_value (chart, bar, 0, 123400);
  g_assert_cmpint (pmap_chart_get_bar (chart, bar)->total, ==, 123500);
  g_assert_cmpstr (pmap_chart_get_bar (chart, bar)->text, ==, "£1,235.00");
}

static void
test_ticks (void)
{
  g_autoptr (PmapChart) money = pmap_chart_new ("k", "Title", PMAP_CHART_UNIT_MONEY);
  g_autoptr (PmapChart) count = pmap_chart_new ("k", "Title", PMAP_CHART_UNIT_COUNT);
  g_autofree char *pounds = pmap_chart_format_tick (money, 600000);
  g_autofree char *pence = pmap_chart_format_tick (money, 50);
  g_autofree char *number = pmap_chart_format_tick (count, 1200);

  g_assert_cmpstr (pounds, ==, "£6,000");
  g_assert_cmpstr (pence, ==, "£0.50");
  g_assert_cmpstr (number, ==, "1,200");
}

static void
test_sort (void)
{
  g_autoptr (PmapChart) chart = pmap_chart_new ("k", "Title", PMAP_CHART_UNIT_COUNT);

  pmap_chart_set_value (chart, pmap_chart_add_bar (chart, "Bee", "2"), 0, 5);
  pmap_chart_set_value (chart, pmap_chart_add_bar (chart, "Ant", "3"), 0, 5);
  pmap_chart_set_value (chart, pmap_chart_add_bar (chart, "Cat", "4"), 0, 9);
  pmap_chart_set_value (chart, pmap_chart_add_bar (chart, "Ant", "1"), 0, 5);
  pmap_chart_sort_by_total (chart);
  g_assert_cmpstr (pmap_chart_get_bar (chart, 0)->id, ==, "4");
  g_assert_cmpstr (pmap_chart_get_bar (chart, 1)->id, ==, "1");
  g_assert_cmpstr (pmap_chart_get_bar (chart, 2)->id, ==, "3");
  g_assert_cmpstr (pmap_chart_get_bar (chart, 3)->id, ==, "2");
}

static void
test_words (void)
{
  g_autoptr (PmapChart) chart = make_pupils_chart (1, 750000);
  g_autofree char *all = pmap_chart_describe (chart);
  g_autofree char *bar = NULL;

  pmap_chart_set_bar_detail (chart, 0, "Three interventions");
  bar = pmap_chart_describe_bar (chart, 0);
  g_assert_cmpstr (all, ==, "Cost of each pupil’s provision. One pupil’s provision costs more than £6,000 this year.");
  g_assert_cmpstr (bar, ==, "Pupil 01 Example: £7,500.00\nTargeted: £2,500.00\nSpecialist: £5,000.00\nThree interventions");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("A chart's figures and words agree");

  g_test_add_func ("/chart/values", test_values);
  g_test_add_func ("/chart/ticks", test_ticks);
  g_test_add_func ("/chart/sort", test_sort);
  g_test_add_func ("/chart/words", test_words);

  return g_test_run ();
}
