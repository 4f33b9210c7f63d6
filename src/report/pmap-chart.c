/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a chart says, before anybody thinks of where it stands: a title, a sentence that sums it up, and
 * bars with names and whole-number values, in one series or stacked in several.
 *
 * A chart is filled once and then only read; views that follow a document ask for a new one.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"

#include <glib/gi18n.h>

struct _PmapChart
{
  GObject parent_instance;

  char *kind;
  char *title;
  char *summary;
  char *category_heading;
  char *value_heading;
  PmapChartUnit unit;
  PmapChartDirection direction;
  GPtrArray *series;
  GPtrArray *bars;
  gboolean has_reference;
  gint64 reference;
  char *reference_label;
};

G_DEFINE_FINAL_TYPE (PmapChart, pmap_chart, G_TYPE_OBJECT)

static void
free_series (gpointer data)
{
  PmapChartSeries *series = data;

  g_free (series->name);
  g_free (series);
}

static void
free_bar (gpointer data)
{
  PmapChartBar *bar = data;

  g_free (bar->label);
  g_free (bar->id);
  g_free (bar->detail);
  g_free (bar->values);
  g_free (bar->text);
  g_free (bar);
}

static void
pmap_chart_finalize (GObject *object)
{
  PmapChart *self = PMAP_CHART (object);

  g_free (self->kind);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->category_heading);
  g_free (self->value_heading);
  g_free (self->reference_label);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->bars);

  G_OBJECT_CLASS (pmap_chart_parent_class)->finalize (object);
}

static void
pmap_chart_class_init (PmapChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_chart_finalize;
}

static void
pmap_chart_init (PmapChart *self)
{
  self->series = g_ptr_array_new_with_free_func (free_series);
  self->bars = g_ptr_array_new_with_free_func (free_bar);
  self->summary = g_strdup ("");
  self->category_heading = g_strdup (_("Name"));
  self->value_heading = g_strdup (_("Total"));
}

/**
 * pmap_chart_new:
 * @kind: a short name that scripts and settings use, as in "cost-by-tier"
 * @title: the title, as a reader sees it
 * @unit: what the values count
 *
 * Returns: (transfer full): a chart with no bars
 */
PmapChart *
pmap_chart_new (const char *kind,
                const char *title,
                PmapChartUnit unit)
{
  PmapChart *self;

  g_return_val_if_fail (kind != NULL && title != NULL, NULL);

  self = g_object_new (PMAP_TYPE_CHART, NULL);
  self->kind = g_strdup (kind);
  self->title = g_strdup (title);
  self->unit = unit;

  return self;
}

/** pmap_chart_set_direction: Sets whether bars are rows or columns. */
void
pmap_chart_set_direction (PmapChart *self,
                          PmapChartDirection direction)
{
  g_return_if_fail (PMAP_IS_CHART (self));

  self->direction = direction;
}

/** pmap_chart_set_summary: Sets the one sentence that says what the chart shows. */
void
pmap_chart_set_summary (PmapChart *self,
                        const char *summary)
{
  g_return_if_fail (PMAP_IS_CHART (self) && summary != NULL);

  g_free (self->summary);
  self->summary = g_strdup (summary);
}

/**
 * pmap_chart_set_headings:
 * @self: a chart
 * @category: what a bar stands for, as in "Pupil"
 * @value: what its value is, as in "Cost this year"
 *
 * Sets the heads of the table with the same figures.
 */
void
pmap_chart_set_headings (PmapChart *self,
                         const char *category,
                         const char *value)
{
  g_return_if_fail (PMAP_IS_CHART (self) && category != NULL && value != NULL);

  g_free (self->category_heading);
  self->category_heading = g_strdup (category);
  g_free (self->value_heading);
  self->value_heading = g_strdup (value);
}

/** pmap_chart_set_reference: Sets a line to compare every bar with, as in "£6,000 (element 2)". */
void
pmap_chart_set_reference (PmapChart *self,
                          gint64 value,
                          const char *label)
{
  g_return_if_fail (PMAP_IS_CHART (self) && label != NULL);

  self->has_reference = TRUE;
  self->reference = value;
  g_free (self->reference_label);
  self->reference_label = g_strdup (label);
}

/**
 * pmap_chart_add_series:
 * @self: a chart without bars yet
 * @name: what this part of every bar is
 * @colour: the place in the theme's series of colours
 *
 * Returns: the number of the new series
 */
guint
pmap_chart_add_series (PmapChart *self,
                       const char *name,
                       guint colour)
{
  PmapChartSeries *series;

  g_return_val_if_fail (PMAP_IS_CHART (self) && name != NULL, 0);
  g_return_val_if_fail (self->bars->len == 0, 0);

  series = g_new0 (PmapChartSeries, 1);
  series->name = g_strdup (name);
  series->colour = colour;
  g_ptr_array_add (self->series, series);

  return self->series->len - 1;
}

/**
 * pmap_chart_add_bar:
 * @self: a chart; one series is added if there is none
 * @label: what the bar stands for
 * @id: (nullable): the record that a click on it opens
 *
 * Returns: the number of the new bar, whose values are 0
 */
guint
pmap_chart_add_bar (PmapChart *self,
                    const char *label,
                    const char *id)
{
  PmapChartBar *bar;

  g_return_val_if_fail (PMAP_IS_CHART (self) && label != NULL, 0);

  if (self->series->len == 0)
    pmap_chart_add_series (self, self->value_heading, 0);

  bar = g_new0 (PmapChartBar, 1);
  bar->label = g_strdup (label);
  bar->id = g_strdup (id);
  bar->colour = -1;
  bar->values = g_new0 (gint64, self->series->len);
  bar->text = pmap_chart_format_value (self, 0);
  g_ptr_array_add (self->bars, bar);

  return self->bars->len - 1;
}

static PmapChartBar *
get_bar (PmapChart *self,
         guint index)
{
  g_assert (index < self->bars->len);

  return g_ptr_array_index (self->bars, index);
}

/** pmap_chart_set_value: Sets what bar @bar is worth in series @series, in the chart's unit. */
void
pmap_chart_set_value (PmapChart *self,
                      guint bar,
                      guint series,
                      gint64 value)
{
  PmapChartBar *chosen;

  g_return_if_fail (PMAP_IS_CHART (self));
  g_return_if_fail (bar < self->bars->len && series < self->series->len);

  chosen = get_bar (self, bar);
  chosen->total += value - chosen->values[series];
  chosen->values[series] = value;
  g_free (chosen->text);
  chosen->text = pmap_chart_format_value (self, chosen->total);
}

/** pmap_chart_set_bar_detail: Sets more words about a bar, for a tooltip. */
void
pmap_chart_set_bar_detail (PmapChart *self,
                           guint bar,
                           const char *detail)
{
  g_return_if_fail (PMAP_IS_CHART (self) && bar < self->bars->len);

  g_free (get_bar (self, bar)->detail);
  get_bar (self, bar)->detail = g_strdup (detail);
}

/** pmap_chart_set_bar_colour: Sets a bar's own colour by its place in the theme's series. */
void
pmap_chart_set_bar_colour (PmapChart *self,
                           guint bar,
                           int colour)
{
  g_return_if_fail (PMAP_IS_CHART (self) && bar < self->bars->len);

  get_bar (self, bar)->colour = colour;
}

static int
compare_bars (gconstpointer a,
              gconstpointer b)
{
  const PmapChartBar *one = *(const PmapChartBar *const *) a;
  const PmapChartBar *other = *(const PmapChartBar *const *) b;

  if (one->total != other->total)
    return one->total > other->total ? -1 : 1;
  if (g_utf8_collate (one->label, other->label) != 0)
    return g_utf8_collate (one->label, other->label);
  return g_strcmp0 (one->id, other->id);
}

/** pmap_chart_sort_by_total: Puts the largest bar first; equal ones by name, then by id. */
void
pmap_chart_sort_by_total (PmapChart *self)
{
  g_return_if_fail (PMAP_IS_CHART (self));

  g_ptr_array_sort (self->bars, compare_bars);
}

/** pmap_chart_get_kind: Returns: the chart's short name */
const char *
pmap_chart_get_kind (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), NULL);

  return self->kind;
}

/** pmap_chart_get_title: Returns: the title */
const char *
pmap_chart_get_title (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), NULL);

  return self->title;
}

/** pmap_chart_get_summary: Returns: the sentence that sums it up; empty if none was set */
const char *
pmap_chart_get_summary (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), NULL);

  return self->summary;
}

/** pmap_chart_get_category_heading: Returns: what a bar stands for */
const char *
pmap_chart_get_category_heading (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), NULL);

  return self->category_heading;
}

/** pmap_chart_get_value_heading: Returns: what a bar's value is */
const char *
pmap_chart_get_value_heading (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), NULL);

  return self->value_heading;
}

/** pmap_chart_get_unit: Returns: what the values count */
PmapChartUnit
pmap_chart_get_unit (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), PMAP_CHART_UNIT_COUNT);

  return self->unit;
}

/** pmap_chart_get_direction: Returns: whether bars are rows or columns */
PmapChartDirection
pmap_chart_get_direction (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), PMAP_CHART_ROWS);

  return self->direction;
}

/** pmap_chart_get_n_series: Returns: how many parts a bar is stacked of */
guint
pmap_chart_get_n_series (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), 0);

  return self->series->len;
}

/** pmap_chart_get_series: Returns: (transfer none): the series of number @index */
const PmapChartSeries *
pmap_chart_get_series (PmapChart *self,
                       guint index)
{
  g_return_val_if_fail (PMAP_IS_CHART (self) && index < self->series->len, NULL);

  return g_ptr_array_index (self->series, index);
}

/** pmap_chart_get_n_bars: Returns: how many bars there are */
guint
pmap_chart_get_n_bars (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), 0);

  return self->bars->len;
}

/** pmap_chart_get_bar: Returns: (transfer none): the bar of number @index */
const PmapChartBar *
pmap_chart_get_bar (PmapChart *self,
                    guint index)
{
  g_return_val_if_fail (PMAP_IS_CHART (self) && index < self->bars->len, NULL);

  return get_bar (self, index);
}

/**
 * pmap_chart_get_reference:
 * @self: a chart
 * @value: (out) (optional): where the line stands
 * @label: (out) (optional) (transfer none): what it says
 *
 * Returns: whether there is a line to compare with
 */
gboolean
pmap_chart_get_reference (PmapChart *self,
                          gint64 *value,
                          const char **label)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), FALSE);

  if (value != NULL)
    *value = self->reference;
  if (label != NULL)
    *label = self->reference_label;
  return self->has_reference;
}

/** pmap_chart_format_value: Returns: (transfer full): @value as it stands in tables and beside bars */
char *
pmap_chart_format_value (PmapChart *self,
                         gint64 value)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), NULL);

  if (self->unit == PMAP_CHART_UNIT_MONEY)
    return pmap_money_format (value);
  return pmap_number_format (value, 0);
}

/** pmap_chart_format_tick: Returns: (transfer full): @value as short as it can be said exactly */
char *
pmap_chart_format_tick (PmapChart *self,
                        gint64 value)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), NULL);

  if (self->unit == PMAP_CHART_UNIT_MONEY && value % 100 == 0)
    return pmap_money_format_pounds (value);
  return pmap_chart_format_value (self, value);
}
