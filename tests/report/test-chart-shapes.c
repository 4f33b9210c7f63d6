/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines, points and spans as numbers: where days and figures stand, and that no text stands on another. */
#include "config.h"

#include "base/pmap-date.h"
#include "report/pmap-chart-hit.h"
#include "report/pmap-chart-layout.h"

#include "chart-samples.h"

#define ALL (PMAP_CHART_LAYOUT_TITLE | PMAP_CHART_LAYOUT_SUMMARY)
#define SEPTEMBER pmap_date_new (1, 9, 2026)
#define AUGUST pmap_date_new (31, 8, 2027)

static void
add_school_year (PmapChart *chart)
{
  pmap_chart_set_along (chart, PMAP_CHART_UNIT_DATE, "Date");
  pmap_chart_set_range (chart, SEPTEMBER, AUGUST);
  pmap_chart_add_band (chart, SEPTEMBER, pmap_date_new (18, 12, 2026), "Autumn");
  pmap_chart_add_band (chart, pmap_date_new (19, 12, 2026), pmap_date_new (3, 1, 2027), NULL);
  pmap_chart_add_band (chart, pmap_date_new (4, 1, 2027), pmap_date_new (25, 3, 2027), "Spring");
  pmap_chart_set_today (chart, pmap_date_new (30, 11, 2026));
}

static PmapChart *
make_spans (guint n)
{
  PmapChart *chart = pmap_chart_new ("spans", "Provision over the school year", PMAP_CHART_UNIT_COUNT);

  pmap_chart_set_shape (chart, PMAP_CHART_SPANS);
  pmap_chart_set_summary (chart, "All invented.");
  pmap_chart_add_series (chart, "Targeted", 1);
  pmap_chart_add_series (chart, "Specialist", 2);
  add_school_year (chart);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("Group %u of several pupils", i + 1);
      guint bar = pmap_chart_add_bar (chart, label, NULL);

      pmap_chart_set_bar_place (chart, bar, SEPTEMBER + i * 17 % 300, SEPTEMBER + i * 17 % 300 + i * 29 % 200);
      pmap_chart_set_bar_colour (chart, bar, 1 + i % 2);
    }
  return chart;
}

/* 18 words on 14 September, 40 by 11 December. */
static PmapChart *
make_line (void)
{
  static const struct
  {
    guint day, month;
    gint64 measured, expected;
  } days[] = { { 14, 9, 18, 18 }, { 12, 10, 26, 25 }, { 16, 11, 29, 34 }, { 11, 12, -1, 40 } };
  PmapChart *chart = pmap_chart_new ("line", "Progress of a target", PMAP_CHART_UNIT_MEASURE);

  pmap_chart_set_shape (chart, PMAP_CHART_LINES);
  pmap_chart_set_summary (chart, "All invented.");
  pmap_chart_add_series (chart, "Measured", 0);
  pmap_chart_set_path (chart, pmap_chart_add_series (chart, "Expected", 4));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      PmapDate date = pmap_date_new (days[i].day, days[i].month, 2026);
      g_autofree char *label = pmap_date_format_short (date);
      guint bar = pmap_chart_add_bar (chart, label, NULL);

      pmap_chart_set_bar_place (chart, bar, date, date);
      if (days[i].measured >= 0)
        pmap_chart_set_value (chart, bar, 0, days[i].measured * PMAP_DECIMAL_ONE);
      pmap_chart_set_value (chart, bar, 1, days[i].expected * PMAP_DECIMAL_ONE);
    }
  pmap_chart_set_reference (chart, 40 * PMAP_DECIMAL_ONE, "40 words");
  pmap_chart_set_zone (chart, 18 * PMAP_DECIMAL_ONE, 40 * PMAP_DECIMAL_ONE);
  return chart;
}

static PmapChart *
make_points (GRand *random,
             guint n)
{
  PmapChart *chart = pmap_chart_new ("points", "Effect against cost", PMAP_CHART_UNIT_PERCENT);

  pmap_chart_set_shape (chart, PMAP_CHART_POINTS);
  pmap_chart_set_summary (chart, "All invented.");
  pmap_chart_set_headings (chart, "Provision", "Way to the goal");
  pmap_chart_set_along (chart, PMAP_CHART_UNIT_MONEY, "Cost for a pupil");
  pmap_chart_set_values (chart, 0, 100);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("Provision %u", i + 1);
      guint bar = pmap_chart_add_bar (chart, label, NULL);
      gint64 pence = g_rand_int_range (random, 0, 90000);

      pmap_chart_set_bar_place (chart, bar, pence, pence);
      pmap_chart_set_value (chart, bar, 0, g_rand_int_range (random, -20, 120));
    }
  return chart;
}

static const PmapChartLabel *
find_label (const PmapChartLayout *layout,
            const char *text)
{
  for (guint i = 0; i < layout->labels->len; i++)
    if (g_str_equal (g_array_index (layout->labels, PmapChartLabel, i).text, text))
      return &g_array_index (layout->labels, PmapChartLabel, i);
  return NULL;
}

static char *
list_labels (const PmapChartLayout *layout,
             PmapChartLabelRole role)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < layout->labels->len; i++)
    {
      const PmapChartLabel *label = &g_array_index (layout->labels, PmapChartLabel, i);

      if (label->role == role)
        g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", label->text);
    }
  return g_string_free (list, FALSE);
}

static double
get_day (const PmapChartLayout *layout,
         PmapDate from,
         PmapDate to,
         PmapDate day,
         double part)
{
  return layout->plot.x + layout->plot.width * ((double) (day - from) + part) / (double) (to - from + 1);
}

static void
test_spans (void)
{
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (PmapChart) chart = make_spans (8);
  g_autoptr (PmapChartLayout) layout = pmap_chart_layout_new (chart, &metrics, 900, -1, ALL);
  g_autofree char *ticks = list_labels (layout, PMAP_CHART_LABEL_TICK);
  g_autofree char *bands = list_labels (layout, PMAP_CHART_LABEL_BAND);
  const PmapChartLabel *autumn = find_label (layout, "Autumn"), *today = find_label (layout, "Today");

  assert_sound (layout);
  g_assert_cmpstr (ticks, ==, "Sep 2026 Oct Nov Dec Jan 2027 Feb Mar Apr May Jun Jul Aug");
  g_assert_cmpstr (bands, ==, "Autumn Spring");
  g_assert_cmpuint (layout->grounds->len, ==, 1);
  g_assert_cmpuint (layout->slots->len, ==, 8);
  for (guint i = 0; i < 8; i++)
    {
      const PmapChartBar *bar = pmap_chart_get_bar (chart, i);
      const PmapChartSegment *segment = find_segment (layout, (int) i, 0);

      g_assert_cmpfloat_with_epsilon (segment->rect.x, get_day (layout, SEPTEMBER, AUGUST, (PmapDate) bar->from, 0), 1e-6);
      g_assert_cmpfloat_with_epsilon (segment->rect.x + segment->rect.width,
                                      get_day (layout, SEPTEMBER, AUGUST, (PmapDate) bar->to, 1), 1e-6);
    }
  /* From the top: terms, months, today, the plot. */
  g_assert_cmpfloat (autumn->rect.y + autumn->rect.height, <=, find_label (layout, "Sep 2026")->rect.y + 0.001);
  g_assert_cmpfloat_with_epsilon (today->rect.y + today->rect.height, layout->plot.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (today->rect.x + today->rect.width / 2,
                                  get_day (layout, SEPTEMBER, AUGUST, pmap_date_new (30, 11, 2026), 0.5), 1e-6);
}

/* What is outside of the days shown is cut off at their edge. */
static void
test_cut_off (void)
{
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (PmapChart) chart = make_spans (1);
  g_autoptr (PmapChartLayout) layout = NULL;
  const PmapRect *rect;

  pmap_chart_set_bar_place (chart, 0, SEPTEMBER - 400, AUGUST + 400);
  layout = pmap_chart_layout_new (chart, &metrics, 700, -1, ALL);
  rect = &find_segment (layout, 0, 0)->rect;
  g_assert_cmpfloat_with_epsilon (rect->x, layout->plot.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect->width, layout->plot.width, 1e-6);
  g_assert_cmpuint (count_labels (layout, PMAP_CHART_LABEL_VALUE), ==, 0);
}

static void
test_days (void)
{
  static const struct
  {
    double width;
    const char *ticks;
  } cases[] = {
    { 1400, "Sep 2026 Oct Nov Dec Jan 2027 Feb Mar Apr May Jun Jul Aug" },
    { 560, "Sep Oct Nov Dec Jan Feb Mar Apr May Jun Jul Aug" },
    { 400, "Sep Nov Jan Mar May Jul" },
    { 260, "Sep Dec Mar Jun" },
  };
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (PmapChart) chart = make_spans (2);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapChartLayout) layout = pmap_chart_layout_new (chart, &metrics, cases[i].width, -1, ALL);
      g_autofree char *ticks = list_labels (layout, PMAP_CHART_LABEL_TICK);

      g_assert_cmpstr (ticks, ==, cases[i].ticks);
    }
}

static void
test_line (void)
{
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (PmapChart) chart = make_line ();
  g_autoptr (PmapChartLayout) layout = pmap_chart_layout_new (chart, &metrics, 640, -1, ALL);
  PmapDate from = pmap_date_new (14, 9, 2026), to = pmap_date_new (11, 12, 2026);
  guint n_series = 0, n_path = 0, n_dots = 0;

  assert_sound (layout);
  /* 18 is near enough to zero, beside 40, to show it. */
  g_assert_cmpint (layout->axis.minimum, ==, 0);
  g_assert_cmpint (layout->axis.maximum, ==, 400000);
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const PmapChartLine *line = &g_array_index (layout->lines, PmapChartLine, i);

      n_series += line->role == PMAP_CHART_LINE_SERIES;
      n_path += line->role == PMAP_CHART_LINE_PATH;
    }
  for (guint i = 0; i < layout->dots->len; i++)
    {
      const PmapChartDot *dot = &g_array_index (layout->dots, PmapChartDot, i);
      const PmapChartBar *bar;

      if (dot->bar < 0)
        continue;
      n_dots++;
      bar = pmap_chart_get_bar (chart, (guint) dot->bar);
      g_assert_cmpfloat_with_epsilon (dot->x, get_day (layout, from, to, (PmapDate) bar->from, 0.5), 1e-6);
      g_assert_cmpfloat_with_epsilon (dot->y, layout->plot.y + layout->plot.height
                                                * (1.0 - (double) bar->values[0] / 400000.0), 1e-6);
    }
  /* Two stretches of line, one way for what is expected, and one of each in the key. */
  g_assert_cmpuint (n_series, ==, 3);
  g_assert_cmpuint (n_path, ==, 2);
  g_assert_cmpuint (n_dots, ==, 3);
  g_assert_cmpuint (count_labels (layout, PMAP_CHART_LABEL_VALUE), ==, 3);
  g_assert_cmpuint (layout->slots->len, ==, 4);
  g_assert_cmpint (pmap_chart_move (layout, 3, -1), ==, 2);
  /* A day's slot ends where the next begins. */
  for (guint i = 1; i < 4; i++)
    {
      const PmapRect *before = &g_array_index (layout->slots, PmapRect, i - 1);

      g_assert_cmpfloat_with_epsilon (before->x + before->width, g_array_index (layout->slots, PmapRect, i).x, 1e-6);
    }
}

static void
test_line_off_zero (void)
{
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (PmapChart) chart = pmap_chart_new ("k", "Title", PMAP_CHART_UNIT_MEASURE);
  g_autoptr (PmapChartLayout) layout = NULL;

  pmap_chart_set_shape (chart, PMAP_CHART_LINES);
  for (guint i = 0; i < 3; i++)
    {
      guint bar = pmap_chart_add_bar (chart, "Day", NULL);

      pmap_chart_set_bar_place (chart, bar, SEPTEMBER + i * 30, SEPTEMBER + i * 30);
      pmap_chart_set_value (chart, bar, 0, (85 + i) * PMAP_DECIMAL_ONE);
    }
  layout = pmap_chart_layout_new (chart, &metrics, 640, -1, ALL);
  g_assert_cmpint (layout->axis.minimum, ==, 850000);
  g_assert_cmpint (layout->axis.maximum, ==, 870000);
  assert_sound (layout);
}

static void
test_points (void)
{
  PmapTextMetrics metrics = get_fixed_metrics ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (PmapChart) chart = make_points (random, 12);
  g_autoptr (PmapChartLayout) layout = pmap_chart_layout_new (chart, &metrics, 720, -1, ALL);

  assert_sound (layout);
  g_assert_cmpuint (count_labels (layout, PMAP_CHART_LABEL_CATEGORY), ==, 12);
  g_assert_cmpuint (count_labels (layout, PMAP_CHART_LABEL_AXIS), ==, 2);
  for (guint i = 0; i < 12; i++)
    {
      const PmapChartBar *bar = pmap_chart_get_bar (chart, i);
      const PmapChartDot *dot = &g_array_index (layout->dots, PmapChartDot, i);
      const PmapRect *slot = &g_array_index (layout->slots, PmapRect, i);

      g_assert_cmpfloat_with_epsilon (dot->x, layout->plot.x + pmap_axis_normalise (&layout->along, bar->from)
                                                * layout->plot.width, 1e-6);
      g_assert_cmpfloat (slot->width, >=, 24.0);
      g_assert_cmpfloat_with_epsilon (slot->x + slot->width / 2, dot->x, 1e-6);
      g_assert_cmpfloat_with_epsilon (slot->y + slot->height / 2, dot->y, 1e-6);
    }
}

/* A name covers no point. */
static void
assert_points_free (const PmapChartLayout *layout)
{
  for (guint i = 0; i < layout->labels->len; i++)
    for (guint k = 0; k < layout->dots->len; k++)
      {
        const PmapChartLabel *label = &g_array_index (layout->labels, PmapChartLabel, i);
        const PmapChartDot *dot = &g_array_index (layout->dots, PmapChartDot, k);
        PmapRect rect = { dot->x - dot->size / 2, dot->y - dot->size / 2, dot->size, dot->size };

        if (label->role == PMAP_CHART_LABEL_CATEGORY || label->role == PMAP_CHART_LABEL_VALUE)
          g_assert_false (overlap (&label->rect, &rect));
      }
}

static PmapChart *
make_random_line (GRand *random)
{
  PmapChart *chart = pmap_chart_new ("k", "Title", PMAP_CHART_UNIT_MEASURE);
  PmapDate date = SEPTEMBER + (PmapDate) g_rand_int_range (random, 0, 100);
  guint n = (guint) g_rand_int_range (random, 1, 25);

  pmap_chart_set_shape (chart, PMAP_CHART_LINES);
  pmap_chart_add_series (chart, "Measured", 0);
  if (g_rand_boolean (random))
    pmap_chart_add_series (chart, "Other", 1);
  for (guint i = 0; i < n; i++)
    {
      guint bar = pmap_chart_add_bar (chart, "Day", NULL);

      pmap_chart_set_bar_place (chart, bar, date, date);
      for (guint s = 0; s < pmap_chart_get_n_series (chart); s++)
        if (g_rand_int_range (random, 0, 4) > 0)
          pmap_chart_set_value (chart, bar, s, g_rand_int_range (random, -1000000, 3000000));
      date += (PmapDate) g_rand_int_range (random, 0, 60);
    }
  if (g_rand_boolean (random))
    pmap_chart_set_reference (chart, g_rand_int_range (random, -1000000, 3000000), "What it is to be, in some words");
  if (g_rand_boolean (random))
    add_school_year (chart);
  return chart;
}

static void
assert_inside (const PmapChartLayout *layout)
{
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const PmapChartLine *line = &g_array_index (layout->lines, PmapChartLine, i);

      g_assert_cmpfloat (MIN (line->x0, line->x1), >=, -0.001);
      g_assert_cmpfloat (MAX (line->x0, line->x1), <=, layout->width + 0.001);
      g_assert_cmpfloat (MAX (line->y0, line->y1), <=, layout->height + 0.001);
    }
  for (guint i = 0; i < layout->dots->len; i++)
    {
      const PmapChartDot *dot = &g_array_index (layout->dots, PmapChartDot, i);

      g_assert_cmpfloat (dot->x, >=, 0.0);
      g_assert_cmpfloat (dot->x, <=, layout->width);
      g_assert_cmpfloat (dot->y, >=, 0.0);
      g_assert_cmpfloat (dot->y, <=, layout->height);
    }
}

/* Mirrored, all is at the same distance from the other edge. */
static void
assert_mirrored (const PmapChartLayout *layout,
                 const PmapChartLayout *mirrored)
{
  g_assert_cmpuint (layout->labels->len, ==, mirrored->labels->len);
  for (guint i = 0; i < layout->labels->len; i++)
    {
      const PmapRect *one = &g_array_index (layout->labels, PmapChartLabel, i).rect;
      const PmapRect *other = &g_array_index (mirrored->labels, PmapChartLabel, i).rect;

      g_assert_cmpfloat_with_epsilon (one->x, layout->width - other->x - other->width, 1e-6);
      g_assert_cmpfloat_with_epsilon (one->y, other->y, 1e-6);
    }
  for (guint i = 0; i < layout->slots->len; i++)
    {
      const PmapRect *one = &g_array_index (layout->slots, PmapRect, i);
      const PmapRect *other = &g_array_index (mirrored->slots, PmapRect, i);

      g_assert_cmpfloat_with_epsilon (one->x, layout->width - other->x - other->width, 1e-6);
    }
}

/* At any size, and at text twice as large. */
static void
test_any (void)
{
  PmapTheme large = *pmap_theme_get (PMAP_THEME_PRINT);
  g_autoptr (GRand) random = g_rand_new_with_seed (20260901);

  large.scale *= 2.0;
  for (guint i = 0; i < 400; i++)
    {
      PmapTextMetrics metrics = get_fixed_metrics ();
      guint n = (guint) g_rand_int_range (random, 1, i % 20 == 0 ? 120 : 40);
      g_autoptr (PmapChart) chart = i % 3 == 0 ? make_spans (n) : i % 3 == 1 ? make_points (random, n)
                                                                            : make_random_line (random);
      double width = g_rand_double_range (random, 300, 1400);
      double height = g_rand_boolean (random) ? -1.0 : g_rand_double_range (random, 300, 900);
      g_autoptr (PmapChartLayout) layout = NULL, mirrored = NULL;

      if (i % 4 == 3)
        {
          metrics.theme = &large;
          width = MAX (width, 480.0);
        }
      layout = pmap_chart_layout_new (chart, &metrics, width, height, ALL);
      mirrored = pmap_chart_layout_new (chart, &metrics, width, height, ALL | PMAP_CHART_LAYOUT_MIRRORED);
      assert_sound (layout);
      assert_inside (layout);
      if (pmap_chart_get_shape (chart) != PMAP_CHART_SPANS)
        assert_points_free (layout);
      assert_mirrored (layout, mirrored);
      g_assert_cmpuint (layout->slots->len, ==, pmap_chart_get_n_bars (chart));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Lines, points and spans stand where their days and figures are, and no text on another");

  g_test_add_func ("/chart-shapes/spans", test_spans);
  g_test_add_func ("/chart-shapes/cut-off", test_cut_off);
  g_test_add_func ("/chart-shapes/days", test_days);
  g_test_add_func ("/chart-shapes/line", test_line);
  g_test_add_func ("/chart-shapes/line-off-zero", test_line_off_zero);
  g_test_add_func ("/chart-shapes/points", test_points);
  g_test_add_func ("/chart-shapes/any", test_any);

  return g_test_run ();
}
