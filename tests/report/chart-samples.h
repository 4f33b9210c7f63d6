/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts and measures for the tests of this room: every character is half as wide as its size. */
#pragma once

#include "report/pmap-chart-layout.h"
#include "report/pmap-chart.h"
#include "report/pmap-text-metrics.h"

#include <math.h>

static inline void
measure_fixed (const PmapTextMetrics *metrics,
               const char *text,
               PmapTextStyle style,
               double max_width,
               double *width,
               double *height)
{
  double size = pmap_theme_get_text_size (metrics->theme, style);
  double whole = (double) g_utf8_strlen (text, -1) * size * 0.5;
  double lines = max_width > 0.0 ? MAX (ceil (whole / max_width), 1.0) : 1.0;

  *width = max_width >= 0.0 ? MIN (whole, max_width) : whole;
  *height = lines * size * 1.25;
}

static inline PmapTextMetrics
get_fixed_metrics (void)
{
  return (PmapTextMetrics) { measure_fixed, pmap_theme_get (PMAP_THEME_PRINT), NULL };
}

/* @n_pupils invented pupils with falling costs in two tiers, against £6,000. */
static inline PmapChart *
make_pupils_chart (guint n_pupils,
                   gint64 largest)
{
  PmapChart *chart = pmap_chart_new ("cost-per-pupil", "Cost of each pupil’s provision", PMAP_CHART_UNIT_MONEY);

  pmap_chart_set_summary (chart, "One pupil’s provision costs more than £6,000 this year.");
  pmap_chart_set_headings (chart, "Pupil", "Cost");
  pmap_chart_set_reference (chart, 600000, "£6,000 a year");
  pmap_chart_add_series (chart, "Targeted", 0);
  pmap_chart_add_series (chart, "Specialist", 1);
  for (guint i = 0; i < n_pupils; i++)
    {
      g_autofree char *label = g_strdup_printf ("Pupil %02u Example", i + 1);
      g_autofree char *id = g_strdup_printf ("u-%u", i + 1);
      guint bar = pmap_chart_add_bar (chart, label, id);

      pmap_chart_set_value (chart, bar, 0, largest / 3 * (n_pupils - i) / n_pupils);
      pmap_chart_set_value (chart, bar, 1, largest / 3 * 2 * (n_pupils - i) / n_pupils);
    }
  return chart;
}

static inline PmapChart *
make_years_chart (void)
{
  static const char *const years[] = { "Reception", "Year 1", "Year 2", "Year 3", "Year 4", "Year 5", "Year 6" };
  static const gint64 counts[] = { 3, 5, 8, 0, 6, 7, 2 };
  PmapChart *chart = pmap_chart_new ("by-year", "Interventions by year group", PMAP_CHART_UNIT_COUNT);

  pmap_chart_set_summary (chart, "Year 2 has the most: 8.");
  pmap_chart_set_shape (chart, PMAP_CHART_COLUMNS);
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    pmap_chart_set_value (chart, pmap_chart_add_bar (chart, years[i], years[i]), 0, counts[i]);
  return chart;
}

static inline const PmapChartSegment *
find_segment (const PmapChartLayout *layout,
              int bar,
              guint series)
{
  for (guint i = 0; i < layout->segments->len; i++)
    {
      const PmapChartSegment *segment = &g_array_index (layout->segments, PmapChartSegment, i);

      if (segment->bar == bar && segment->series == series)
        return segment;
    }
  return NULL;
}

static inline guint
count_labels (const PmapChartLayout *layout,
              PmapChartLabelRole role)
{
  guint n = 0;

  for (guint i = 0; i < layout->labels->len; i++)
    n += g_array_index (layout->labels, PmapChartLabel, i).role == role;
  return n;
}

/* Whether the two share more than an edge. */
static inline gboolean
overlap (const PmapRect *one,
         const PmapRect *other)
{
  return one->x < other->x + other->width && other->x < one->x + one->width
         && one->y < other->y + other->height && other->y < one->y + one->height;
}

static inline void
assert_sound (const PmapChartLayout *layout)
{
  for (guint i = 0; i < layout->labels->len; i++)
    {
      const PmapChartLabel *label = &g_array_index (layout->labels, PmapChartLabel, i);

      g_assert_cmpfloat (label->rect.x, >=, -0.001);
      g_assert_cmpfloat (label->rect.y, >=, -0.001);
      g_assert_cmpfloat (label->rect.x + label->rect.width, <=, layout->width + 0.001);
      g_assert_cmpfloat (label->rect.y + label->rect.height, <=, layout->height + label->rect.height / 2);
      for (guint k = i + 1; k < layout->labels->len; k++)
        {
          const PmapChartLabel *other = &g_array_index (layout->labels, PmapChartLabel, k);

          if (overlap (&label->rect, &other->rect))
            g_error ("“%s” overlaps “%s”", label->text, other->text);
        }
    }
}
