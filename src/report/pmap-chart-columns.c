/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charts whose bars are columns: names below, figures on top, ticks at the start. Lines and points have such ticks, too.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-layout-private.h"

#include "base/pmap-money.h"

#define MAX_COLUMN 56.0

static double
find_widest_tick (const PmapChartWork *work)
{
  double widest = 0.0;

  for (guint i = 0; i < pmap_axis_get_n_ticks (&work->layout->axis); i++)
    {
      g_autofree char *text = pmap_chart_format_tick (work->chart, pmap_axis_get_tick (&work->layout->axis, i));
      double width, height;

      pmap_chart_work_measure (work, text, PMAP_TEXT_CHART_TICK, -1.0, &width, &height);
      widest = MAX (widest, width);
    }
  return widest;
}

/* Sets the scale for the height of the plot, and the plot beside the ticks. */
void
pmap_chart_work_fit_values (PmapChartWork *work)
{
  PmapRect *plot = &work->layout->plot;

  pmap_chart_work_set_axis (work, plot->height, work->line_height * 2.2);
  plot->x = find_widest_tick (work) + PMAP_CHART_GAP;
  plot->width = MAX (work->layout->width - plot->x, 24.0);
}

void
pmap_chart_work_place_value_ticks (PmapChartWork *work)
{
  const PmapRect *plot = &work->layout->plot;

  for (guint i = 0; i < pmap_axis_get_n_ticks (&work->layout->axis); i++)
    {
      gint64 tick = pmap_axis_get_tick (&work->layout->axis, i);
      double y = pmap_chart_work_get_y (work, tick);
      g_autofree char *text = pmap_chart_format_tick (work->chart, tick);

      pmap_chart_work_add_line (work, plot->x, y, plot->x + plot->width, y,
                                tick == 0 ? PMAP_CHART_LINE_BASE : PMAP_CHART_LINE_GRID);
      pmap_chart_work_add_label (work, text,
                                 (PmapRect) { 0.0, y - work->line_height / 2, plot->x - PMAP_CHART_GAP,
                                              work->line_height },
                                 PMAP_TEXT_CHART_TICK, PMAP_CHART_LABEL_TICK, PMAP_CHART_ALIGN_END, -1);
    }
}

/* A figure above a column; amounts to the pound where pence have no room: the table has them. */
static char *
format_figure (const PmapChartBar *bar,
               gboolean in_pounds)
{
  return in_pounds ? pmap_money_format_pounds (bar->total) : g_strdup (bar->text);
}

/* Whether all figures have room above their columns; some without others would say that these are nothing. */
static gboolean
fit_figures (PmapChartWork *work,
             double room,
             gboolean *in_pounds)
{
  *in_pounds = pmap_chart_get_unit (work->chart) == PMAP_CHART_UNIT_MONEY && work->value_width > room;
  for (guint i = 0; *in_pounds && i < pmap_chart_get_n_bars (work->chart); i++)
    {
      g_autofree char *figure = format_figure (pmap_chart_get_bar (work->chart, i), TRUE);
      double width, height;

      pmap_chart_work_measure (work, figure, PMAP_TEXT_CHART_VALUE, -1.0, &width, &height);
      if (width > room)
        return FALSE;
    }
  return *in_pounds || work->value_width <= room;
}

static void
place_column_figure (PmapChartWork *work,
                     int index,
                     const PmapRect *slot,
                     gboolean in_pounds)
{
  const PmapChartBar *bar = pmap_chart_get_bar (work->chart, (guint) index);
  double centre = slot->x + slot->width / 2;
  double end = pmap_chart_work_get_y (work, MAX (bar->total, 0));
  g_autofree char *figure = format_figure (bar, in_pounds);
  double width, height;

  pmap_chart_work_measure (work, figure, PMAP_TEXT_CHART_VALUE, -1.0, &width, &height);
  pmap_chart_work_add_label (work, figure,
                             (PmapRect) { centre - width / 2, end - work->line_height - 2.0, width, work->line_height },
                             PMAP_TEXT_CHART_VALUE, PMAP_CHART_LABEL_VALUE, PMAP_CHART_ALIGN_CENTRE, index);
}

static void
place_column_name (PmapChartWork *work,
                   int index,
                   const PmapRect *slot,
                   double name_room)
{
  const PmapChartBar *bar = pmap_chart_get_bar (work->chart, (guint) index);
  const PmapRect *plot = &work->layout->plot;
  double centre = slot->x + slot->width / 2;
  double width, height;

  pmap_chart_work_measure (work, bar->label, PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
  width = MIN (width, name_room);
  pmap_chart_work_add_label (work, bar->label,
                             (PmapRect) { centre - width / 2, plot->y + plot->height + PMAP_CHART_SMALL_GAP, width,
                                          work->line_height },
                             PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_CATEGORY, PMAP_CHART_ALIGN_CENTRE, index);
}

void
pmap_chart_work_place_value_reference (PmapChartWork *work,
                                       double label_top)
{
  const PmapRect *plot = &work->layout->plot;
  const char *label;
  double y, width, height;

  if (!work->has_reference)
    return;
  pmap_chart_get_reference (work->chart, NULL, &label);
  y = pmap_chart_work_get_y (work, work->reference);
  pmap_chart_work_add_line (work, plot->x, y, plot->x + plot->width, y, PMAP_CHART_LINE_REFERENCE);
  pmap_chart_work_measure (work, label, PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
  width = MIN (width, work->layout->width);
  pmap_chart_work_add_label (work, label,
                             (PmapRect) { work->layout->width - width, label_top, width, work->line_height },
                             PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_REFERENCE, PMAP_CHART_ALIGN_END, -1);
}

void
pmap_chart_work_lay_out_columns (PmapChartWork *work,
                                 double height)
{
  PmapChartLayout *layout = work->layout;
  guint n = pmap_chart_get_n_bars (work->chart);
  double below = work->line_height + PMAP_CHART_SMALL_GAP;
  double reference_top = work->top;
  double slot_width, thickness;
  gboolean has_figures, in_pounds;
  guint stride;

  if (work->has_reference)
    work->top += work->line_height + PMAP_CHART_SMALL_GAP;
  work->top += work->line_height + 2.0;
  if (height < 0.0)
    height = work->top + CLAMP (layout->width * 0.36, 140.0, 240.0) + below;

  layout->plot.y = work->top;
  layout->plot.height = MAX (height - work->top - below, 24.0);
  layout->height = MAX (height, layout->plot.y + layout->plot.height + below);
  pmap_chart_work_fit_values (work);
  pmap_chart_work_place_value_ticks (work);

  slot_width = layout->plot.width / n;
  thickness = MIN (slot_width * PMAP_CHART_BAR_PART, MAX_COLUMN);
  stride = pmap_chart_work_find_stride (pmap_chart_work_find_widest_name (work) + PMAP_CHART_SMALL_GAP, slot_width);
  has_figures = fit_figures (work, slot_width - 2.0, &in_pounds);
  for (guint i = 0; i < n; i++)
    {
      PmapRect slot = { layout->plot.x + i * slot_width, layout->plot.y - work->line_height - 2.0, slot_width,
                        layout->plot.height + work->line_height + 2.0 + below };

      g_array_append_val (layout->slots, slot);
      pmap_chart_work_place_segments (work, (int) i, slot.x + (slot_width - thickness) / 2, thickness);
      if (i % stride == 0)
        place_column_name (work, (int) i, &slot, slot_width * stride - PMAP_CHART_SMALL_GAP);
      if (has_figures)
        place_column_figure (work, (int) i, &slot, in_pounds);
    }
  pmap_chart_work_place_value_reference (work, reference_top);
}
