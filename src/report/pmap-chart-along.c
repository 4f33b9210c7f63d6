/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a chart says of its second axis: days, or another figure, that lie along it. Bars in rows and columns
 * need none; lines, points and spans do.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-private.h"
#include "report/pmap-provision-words.h"

/* What a bar's place is in words, where that is its figure. */
static void
word_place (PmapChart *self,
            PmapChartBar *bar)
{
  if (self->shape != PMAP_CHART_SPANS)
    return;
  g_free (bar->text);
  bar->text = pmap_words_get_dates ((PmapDate) bar->from, (PmapDate) bar->to);
}

/**
 * pmap_chart_set_along:
 * @self: a chart
 * @unit: what lies along it
 * @heading: what that is, as in "Date" or "Cost of a pupil"
 *
 * Sets what the places of bars are.
 */
void
pmap_chart_set_along (PmapChart *self,
                      PmapChartUnit unit,
                      const char *heading)
{
  g_return_if_fail (PMAP_IS_CHART (self) && heading != NULL);

  self->along = unit;
  g_free (self->along_heading);
  self->along_heading = g_strdup (heading);
}

/** pmap_chart_set_range: Sets what the chart shows at least of what lies along it, as the days of a school year. */
void
pmap_chart_set_range (PmapChart *self,
                      gint64 from,
                      gint64 to)
{
  g_return_if_fail (PMAP_IS_CHART (self) && from <= to);

  self->has_range = TRUE;
  self->range_from = from;
  self->range_to = to;
}

/** pmap_chart_set_bar_place: Sets where a bar begins and ends along the chart; the same for a line's or a single point. */
void
pmap_chart_set_bar_place (PmapChart *self,
                          guint bar,
                          gint64 from,
                          gint64 to)
{
  g_return_if_fail (PMAP_IS_CHART (self) && bar < self->bars->len && from <= to);

  _pmap_chart_get_bar (self, bar)->from = from;
  _pmap_chart_get_bar (self, bar)->to = to;
  word_place (self, _pmap_chart_get_bar (self, bar));
}

void
_pmap_chart_free_band (gpointer data)
{
  PmapChartBand *band = data;

  g_free (band->name);
  g_free (band);
}

/**
 * pmap_chart_add_band:
 * @self: a chart along days
 * @from: the first day
 * @to: the last day
 * @name: (nullable): what is written below, or %NULL for a tinted stretch of days off
 */
void
pmap_chart_add_band (PmapChart *self,
                     gint64 from,
                     gint64 to,
                     const char *name)
{
  PmapChartBand *band;

  g_return_if_fail (PMAP_IS_CHART (self) && from <= to);

  band = g_new0 (PmapChartBand, 1);
  band->from = from;
  band->to = to;
  band->name = g_strdup (name);
  g_ptr_array_add (self->bands, band);
}

/** pmap_chart_set_today: Sets the day that is marked as today, if it is on the chart. */
void
pmap_chart_set_today (PmapChart *self,
                      gint64 today)
{
  g_return_if_fail (PMAP_IS_CHART (self));

  self->has_today = TRUE;
  self->today = today;
}

/** pmap_chart_set_zone: Sets the values between which a line is meant to go, which are tinted. */
void
pmap_chart_set_zone (PmapChart *self,
                     gint64 low,
                     gint64 high)
{
  g_return_if_fail (PMAP_IS_CHART (self) && low <= high);

  self->has_zone = TRUE;
  self->zone_low = low;
  self->zone_high = high;
}

/** pmap_chart_set_path: Says that a series is what is expected and not what was seen. */
void
pmap_chart_set_path (PmapChart *self,
                     guint series)
{
  g_return_if_fail (PMAP_IS_CHART (self) && series < self->series->len);

  ((PmapChartSeries *) g_ptr_array_index (self->series, series))->is_path = TRUE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const PmapChartBar *one = *(const PmapChartBar *const *) a;
  const PmapChartBar *other = *(const PmapChartBar *const *) b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  if (one->to != other->to)
    return one->to < other->to ? -1 : 1;
  if (g_utf8_collate (one->label, other->label) != 0)
    return g_utf8_collate (one->label, other->label);
  return g_strcmp0 (one->id, other->id);
}

/** pmap_chart_sort_by_place: Puts first what begins first, then what ends first; equal ones by name, then by id. */
void
pmap_chart_sort_by_place (PmapChart *self)
{
  g_return_if_fail (PMAP_IS_CHART (self));

  g_ptr_array_sort (self->bars, compare_places);
}

/** pmap_chart_get_along: Returns: what lies along the chart */
PmapChartUnit
pmap_chart_get_along (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), PMAP_CHART_UNIT_COUNT);

  return self->along;
}

/** pmap_chart_get_along_heading: Returns: (nullable): what lies along the chart, in words */
const char *
pmap_chart_get_along_heading (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), NULL);

  return self->along_heading;
}

/**
 * pmap_chart_get_range:
 * @self: a chart
 * @from: (out): where it begins
 * @to: (out): where it ends
 *
 * What lies along the chart: what was asked for, else from the first bar to the last. Where days are asked for,
 * what lies beyond is cut off.
 */
void
pmap_chart_get_range (PmapChart *self,
                      gint64 *from,
                      gint64 *to)
{
  g_return_if_fail (PMAP_IS_CHART (self) && from != NULL && to != NULL);

  *from = self->range_from;
  *to = self->range_to;
  if (self->has_range || self->bars->len == 0)
    return;
  *from = G_MAXINT64;
  *to = G_MININT64;
  for (guint i = 0; i < self->bars->len; i++)
    {
      *from = MIN (*from, _pmap_chart_get_bar (self, i)->from);
      *to = MAX (*to, _pmap_chart_get_bar (self, i)->to);
    }
}

/** pmap_chart_get_n_bands: Returns: how many stretches of days have a name or a tint */
guint
pmap_chart_get_n_bands (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), 0);

  return self->bands->len;
}

/** pmap_chart_get_band: Returns: (transfer none): the band of number @index */
const PmapChartBand *
pmap_chart_get_band (PmapChart *self,
                     guint index)
{
  g_return_val_if_fail (PMAP_IS_CHART (self) && index < self->bands->len, NULL);

  return g_ptr_array_index (self->bands, index);
}

/**
 * pmap_chart_get_today:
 * @self: a chart
 * @today: (out): the day
 *
 * Returns: whether the chart shows a day that is to be marked as today
 */
gboolean
pmap_chart_get_today (PmapChart *self,
                      gint64 *today)
{
  gint64 from, to;

  g_return_val_if_fail (PMAP_IS_CHART (self) && today != NULL, FALSE);

  pmap_chart_get_range (self, &from, &to);
  *today = self->today;
  return self->has_today && self->today >= from && self->today <= to;
}

/**
 * pmap_chart_get_zone:
 * @self: a chart
 * @low: (out): the lower value
 * @high: (out): the upper value
 *
 * Returns: whether there are values between which a line is meant to go
 */
gboolean
pmap_chart_get_zone (PmapChart *self,
                     gint64 *low,
                     gint64 *high)
{
  g_return_val_if_fail (PMAP_IS_CHART (self) && low != NULL && high != NULL, FALSE);

  *low = self->zone_low;
  *high = self->zone_high;
  return self->has_zone;
}
