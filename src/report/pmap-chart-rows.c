/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charts whose bars are rows: names at the start, figures behind the bars, ticks below.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-layout-private.h"

#define MAX_NAME_PART 0.42
/* A name this much longer than four in five of the others goes into two lines, instead of taking the bars' room. */
#define OUTLIER 1.3
#define TWO_LINES 2.1
/* What half of a name needs: lines end between words. */
#define HALF 0.6

static int
compare_widths (gconstpointer a,
                gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

/* How wide the column of names is. */
double
pmap_chart_work_find_name_width (const PmapChartWork *work,
                                 double *widest)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (double));
  double usual;

  for (guint i = 0; i < pmap_chart_get_n_bars (work->chart); i++)
    {
      double width, height;

      pmap_chart_work_measure (work, pmap_chart_get_bar (work->chart, i)->label, PMAP_TEXT_CHART_LABEL, -1.0,
                               &width, &height);
      g_array_append_val (widths, width);
    }
  g_array_sort (widths, compare_widths);
  *widest = g_array_index (widths, double, widths->len - 1);
  usual = g_array_index (widths, double, (widths->len - 1) * 4 / 5);
  return MIN (MIN (*widest, MAX (usual * OUTLIER, *widest * HALF)), work->layout->width * MAX_NAME_PART);
}

/* The ticks of a scale below the plot. */
void
pmap_chart_work_place_ticks_below (PmapChartWork *work,
                                   const PmapAxis *axis,
                                   PmapChartUnit unit,
                                   double gap)
{
  const PmapRect *plot = &work->layout->plot;
  double taken = -G_MAXDOUBLE;

  for (guint i = 0; i < pmap_axis_get_n_ticks (axis); i++)
    {
      gint64 tick = pmap_axis_get_tick (axis, i);
      double x = plot->x + pmap_axis_normalise (axis, tick) * plot->width;
      g_autofree char *text = pmap_chart_unit_format_tick (unit, tick);
      double top = plot->y + plot->height + gap + PMAP_CHART_SMALL_GAP;
      double width, height;

      pmap_chart_work_add_line (work, x, plot->y, x, plot->y + plot->height,
                                tick == 0 ? PMAP_CHART_LINE_BASE : PMAP_CHART_LINE_GRID);
      pmap_chart_work_measure (work, text, PMAP_TEXT_CHART_TICK, -1.0, &width, &height);
      if (x - width / 2 < taken || x + width / 2 > work->layout->width)
        continue;
      pmap_chart_work_add_label (work, text, (PmapRect) { x - width / 2, top, width, height },
                                 PMAP_TEXT_CHART_TICK, PMAP_CHART_LABEL_TICK, PMAP_CHART_ALIGN_CENTRE, -1);
      taken = x + width / 2 + PMAP_CHART_GAP;
    }
}

static void
place_row_reference (PmapChartWork *work,
                     double label_top)
{
  const PmapRect *plot = &work->layout->plot;
  const char *label;
  double x, start, width, height;

  if (!work->has_reference)
    return;
  pmap_chart_get_reference (work->chart, NULL, &label);
  x = plot->x + pmap_axis_normalise (&work->layout->axis, work->reference) * plot->width;
  pmap_chart_work_add_line (work, x, label_top + work->line_height, x, plot->y + plot->height,
                            PMAP_CHART_LINE_REFERENCE);
  pmap_chart_work_measure (work, label, PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
  width = MIN (width, work->layout->width);
  start = CLAMP (x - width / 2, 0.0, work->layout->width - width);
  pmap_chart_work_add_label (work, label, (PmapRect) { start, label_top, width, work->line_height },
                             PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_REFERENCE, PMAP_CHART_ALIGN_CENTRE, -1);
}

/* What a row stands for, in two lines where it is long and the row is high. */
void
pmap_chart_work_place_name (PmapChartWork *work,
                            int index,
                            const PmapRect *slot)
{
  const PmapChartBar *bar = pmap_chart_get_bar (work->chart, (guint) index);
  double name_width = work->layout->plot.x - PMAP_CHART_GAP;
  double name_height = work->line_height;
  double width, height;

  pmap_chart_work_measure (work, bar->label, PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
  if (width > name_width && slot->height >= 2 * work->line_height)
    name_height = 2 * work->line_height;
  pmap_chart_work_add_label (work, bar->label,
                             (PmapRect) { 0.0, slot->y + (slot->height - name_height) / 2, name_width, name_height },
                             PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_CATEGORY, PMAP_CHART_ALIGN_END, index);
}

static void
place_row_figure (PmapChartWork *work,
                  int index,
                  const PmapRect *slot,
                  double reference_x)
{
  const PmapChartBar *bar = pmap_chart_get_bar (work->chart, (guint) index);
  const PmapRect *plot = &work->layout->plot;
  double middle = slot->y + slot->height / 2 - work->line_height / 2;
  double length = pmap_axis_normalise (&work->layout->axis, MAX (bar->total, 0)) * plot->width;
  double end = plot->x + length + PMAP_CHART_SMALL_GAP;
  double width, height;

  pmap_chart_work_measure (work, bar->text, PMAP_TEXT_CHART_VALUE, -1.0, &width, &height);
  if (reference_x > end - PMAP_CHART_SMALL_GAP && reference_x < end + width + PMAP_CHART_SMALL_GAP
      && reference_x + PMAP_CHART_SMALL_GAP + width <= work->layout->width)
    end = reference_x + PMAP_CHART_SMALL_GAP;
  pmap_chart_work_add_label (work, bar->text, (PmapRect) { end, middle, width, work->line_height },
                             PMAP_TEXT_CHART_VALUE, PMAP_CHART_LABEL_VALUE, PMAP_CHART_ALIGN_START, index);
}

void
pmap_chart_work_lay_out_rows (PmapChartWork *work,
                              double height)
{
  PmapChartLayout *layout = work->layout;
  guint n = pmap_chart_get_n_bars (work->chart);
  double widest;
  double name_width = pmap_chart_work_find_name_width (work, &widest);
  double natural_row = work->line_height * (widest > name_width ? TWO_LINES : 1.5);
  double tick_height = work->line_height + PMAP_CHART_SMALL_GAP;
  double overhang = 0.0;
  double reference_top = work->top;
  double reference_x = -G_MAXDOUBLE;
  double row, thickness;
  guint stride;

  if (work->has_reference)
    work->top += work->line_height + PMAP_CHART_SMALL_GAP;

  row = natural_row;
  if (height >= 0.0)
    row = CLAMP ((height - work->top - tick_height) / n, 1.0, natural_row * 1.4);
  /* In rows lower than a text the first and the last name stand out above and below the plot. */
  if (row < work->line_height)
    {
      overhang = work->line_height / 2;
      row = MAX ((height - work->top - tick_height - 2 * overhang) / n, 1.0);
    }

  layout->plot.x = name_width + PMAP_CHART_GAP;
  layout->plot.y = work->top + overhang;
  layout->plot.width = MAX (layout->width - layout->plot.x - PMAP_CHART_SMALL_GAP - work->value_width, 24.0);
  layout->plot.height = row * n;
  tick_height += overhang;
  layout->height = MAX (layout->plot.y + layout->plot.height + tick_height, height);

  pmap_chart_work_set_axis (work, layout->plot.width, work->tick_width + 2 * PMAP_CHART_GAP);
  pmap_chart_work_place_ticks_below (work, &layout->axis, pmap_chart_get_unit (work->chart), overhang);
  if (work->has_reference)
    reference_x = layout->plot.x + pmap_axis_normalise (&layout->axis, work->reference) * layout->plot.width;

  thickness = MIN (row * PMAP_CHART_BAR_PART, work->line_height * 1.3);
  stride = pmap_chart_work_find_stride (work->line_height, row);
  for (guint i = 0; i < n; i++)
    {
      PmapRect slot = { 0.0, layout->plot.y + i * row, layout->width, row };

      g_array_append_val (layout->slots, slot);
      pmap_chart_work_place_segments (work, (int) i, slot.y + (row - thickness) / 2, thickness);
      if (i % stride == 0)
        {
          pmap_chart_work_place_name (work, (int) i, &slot);
          place_row_figure (work, (int) i, &slot, reference_x);
        }
    }
  place_row_reference (work, reference_top);
}
