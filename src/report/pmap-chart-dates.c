/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days along a chart: weeks, months or years, as close as their names have room, below them the names of the terms,
 * and days off as tinted stretches. Names stand behind the line at which their days begin.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-layout-private.h"

#include "base/pmap-date.h"

#include <glib/gi18n.h>

/* So many names are looked at, not read: of weeks, which all look alike, fewer than of months. */
#define MAX_NAMES 40
#define MAX_WEEKS 16
/* Schools count from September; so do steps of several months. */
#define FIRST_MONTH 9
#define INDENT 3.0

/* From one name to the next: so many days from a Monday on, or so many months. */
typedef struct
{
  guint days;
  guint months;
} Step;

static const Step steps[] = {
  { 7, 0 }, { 14, 0 }, { 0, 1 }, { 0, 2 }, { 0, 3 }, { 0, 6 }, { 0, 12 }, { 0, 24 }, { 0, 60 }, { 0, 120 }, { 0, 600 },
};

static guint
count_months (PmapDate date)
{
  guint month, year;

  pmap_date_split (date, NULL, &month, &year);
  return year * 12 + month - 1;
}

static PmapDate
get_month (guint months)
{
  return pmap_date_new (1, months % 12 + 1, months / 12);
}

/* The first day of the step that is on the scale. */
static PmapDate
find_first (const Step *step,
            PmapDate from)
{
  guint months;

  if (step->days > 0)
    return from + (7 - pmap_date_weekday (from)) % 7;
  months = count_months (from);
  if (get_month (months) < from)
    months++;
  while ((months + 12 - (FIRST_MONTH - 1)) % step->months != 0)
    months++;
  return get_month (months);
}

static PmapDate
find_next (const Step *step,
           PmapDate date)
{
  return step->days > 0 ? date + step->days : get_month (count_months (date) + step->months);
}

/* A year is named where it may be asked for, and there is room. */
static char *
name_day (const PmapChartWork *work,
          const Step *step,
          PmapDate date,
          gboolean is_first,
          double room)
{
  g_autofree char *long_name = NULL;
  double width, height;
  guint month;

  if (step->days > 0)
    return pmap_date_format_day (date);
  pmap_date_split (date, NULL, &month, NULL);
  long_name = pmap_date_format_month (date, TRUE);
  pmap_chart_work_measure (work, long_name, PMAP_TEXT_CHART_TICK, -1.0, &width, &height);
  if (step->months >= 12 || ((is_first || month == 1) && width + INDENT + PMAP_CHART_SMALL_GAP <= room))
    return g_steal_pointer (&long_name);
  return pmap_date_format_month (date, FALSE);
}

/* Whether every name has room before the next; the last may be left out. */
static gboolean
fits (const PmapChartWork *work,
      const PmapChartScale *scale,
      const Step *step)
{
  PmapDate date = find_first (step, (PmapDate) scale->from);
  guint n = 0;

  for (; date <= scale->to; date = find_next (step, date))
    {
      double room = pmap_chart_work_get_day (work, scale, find_next (step, date), 0.0)
                    - pmap_chart_work_get_day (work, scale, date, 0.0);
      g_autofree char *name = NULL;
      double width, height;

      if (++n > (step->days > 0 ? MAX_WEEKS : MAX_NAMES))
        return FALSE;
      if (find_next (step, date) > scale->to)
        break;
      name = name_day (work, step, date, n == 1, room);
      pmap_chart_work_measure (work, name, PMAP_TEXT_CHART_TICK, -1.0, &width, &height);
      if (width + INDENT + PMAP_CHART_SMALL_GAP > room)
        return FALSE;
    }
  return TRUE;
}

static const Step *
choose_step (const PmapChartWork *work,
             const PmapChartScale *scale)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (fits (work, scale, &steps[i]))
      return &steps[i];
  return &steps[G_N_ELEMENTS (steps) - 1];
}

static void
place_names (PmapChartWork *work,
             const PmapChartScale *scale,
             double top)
{
  const PmapRect *plot = &work->layout->plot;
  const Step *step = choose_step (work, scale);
  gboolean is_first = TRUE;

  for (PmapDate date = find_first (step, (PmapDate) scale->from); date <= scale->to; date = find_next (step, date))
    {
      double x = pmap_chart_work_get_day (work, scale, date, 0.0);
      double room = pmap_chart_work_get_day (work, scale, find_next (step, date), 0.0) - x;
      g_autofree char *name = name_day (work, step, date, is_first, room);
      double width, height;

      is_first = FALSE;
      pmap_chart_work_add_line (work, x, plot->y, x, plot->y + plot->height, PMAP_CHART_LINE_GRID);
      pmap_chart_work_measure (work, name, PMAP_TEXT_CHART_TICK, -1.0, &width, &height);
      if (width + INDENT <= MIN (room, plot->x + plot->width - x))
        pmap_chart_work_add_label (work, name, (PmapRect) { x + INDENT, top, width, work->line_height },
                                   PMAP_TEXT_CHART_TICK, PMAP_CHART_LABEL_TICK, PMAP_CHART_ALIGN_START, -1);
    }
}

static void
place_band (PmapChartWork *work,
            const PmapChartScale *scale,
            const PmapChartBand *band,
            double top)
{
  const PmapRect *plot = &work->layout->plot;
  double x = pmap_chart_work_get_day (work, scale, band->from, 0.0);
  double room = pmap_chart_work_get_day (work, scale, band->to, 1.0) - x;
  double width, height;

  if (room <= 0.0)
    return;
  if (band->name == NULL)
    {
      pmap_chart_work_add_ground (work, (PmapRect) { x, plot->y, room, plot->height }, FALSE);
      return;
    }
  pmap_chart_work_measure (work, band->name, PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
  if (width + PMAP_CHART_SMALL_GAP <= room)
    pmap_chart_work_add_label (work, band->name, (PmapRect) { x + (room - width) / 2, top, width, work->line_height },
                               PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_BAND, PMAP_CHART_ALIGN_CENTRE, -1);
}

static gboolean
has_names (const PmapChartWork *work)
{
  for (guint i = 0; i < pmap_chart_get_n_bands (work->chart); i++)
    if (pmap_chart_get_band (work->chart, i)->name != NULL)
      return TRUE;
  return FALSE;
}

/* How high the names of days and of terms are, with the gap to the plot. */
double
pmap_chart_work_get_dates_height (const PmapChartWork *work)
{
  return PMAP_CHART_SMALL_GAP + (has_names (work) ? 2 : 1) * work->line_height;
}

/* The names from @top on, which is above the plot or below it, the days next to it; and what is tinted. */
void
pmap_chart_work_place_dates (PmapChartWork *work,
                             const PmapChartScale *scale,
                             double top)
{
  gboolean above = top < work->layout->plot.y;
  double terms = above ? top : top + work->line_height + PMAP_CHART_SMALL_GAP;
  double names = !above ? top + PMAP_CHART_SMALL_GAP : has_names (work) ? top + work->line_height : top;

  for (guint i = 0; i < pmap_chart_get_n_bands (work->chart); i++)
    place_band (work, scale, pmap_chart_get_band (work->chart, i), terms);
  place_names (work, scale, names);
}

/* A line through today, from its label on. */
void
pmap_chart_work_place_today (PmapChartWork *work,
                             const PmapChartScale *scale,
                             double label_top)
{
  const PmapRect *plot = &work->layout->plot;
  double x, width, height;
  gint64 today;

  if (!pmap_chart_get_today (work->chart, &today))
    return;
  x = pmap_chart_work_get_day (work, scale, today, 0.5);
  pmap_chart_work_add_line (work, x, label_top + work->line_height, x, plot->y + plot->height, PMAP_CHART_LINE_TODAY);
  pmap_chart_work_measure (work, _("Today"), PMAP_TEXT_CHART_LABEL, -1.0, &width, &height);
  pmap_chart_work_add_label (work, _("Today"),
                             (PmapRect) { CLAMP (x - width / 2, 0.0, MAX (work->layout->width - width, 0.0)), label_top,
                                          width, work->line_height },
                             PMAP_TEXT_CHART_LABEL, PMAP_CHART_LABEL_TODAY, PMAP_CHART_ALIGN_CENTRE, -1);
}
