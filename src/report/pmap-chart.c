/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a chart says, before anybody thinks of where it stands: a title, a sentence that sums it up, and
 * bars with names and whole-number values, in one series or stacked in several. What is a point of a line, a single
 * point or a span of days is a bar here, too, with its place along the chart (pmap-chart-along.c).
 *
 * A chart is filled once and then only read; views that follow a document ask for a new one.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-private.h"

#include "base/pmap-date.h"
#include "base/pmap-money.h"

#include <glib/gi18n.h>

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
  g_free (self->empty);
  g_free (self->detail_heading);
  g_free (self->along_heading);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->bars);
  g_ptr_array_unref (self->bands);

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
  self->bands = g_ptr_array_new_with_free_func (_pmap_chart_free_band);
  self->summary = g_strdup ("");
  self->empty = g_strdup (_("There is nothing to draw yet. As soon as there are interventions with members, they show "
                            "here."));
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

/** pmap_chart_set_shape: Sets how bars are drawn; before any is added. */
void
pmap_chart_set_shape (PmapChart *self,
                      PmapChartShape shape)
{
  g_return_if_fail (PMAP_IS_CHART (self) && self->bars->len == 0);

  self->shape = shape;
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

/** pmap_chart_set_empty: Sets the sentence that stands in the place of the bars where there are none: what to fill in. */
void
pmap_chart_set_empty (PmapChart *self,
                      const char *text)
{
  g_return_if_fail (PMAP_IS_CHART (self) && text != NULL);

  g_free (self->empty);
  self->empty = g_strdup (text);
}

/** pmap_chart_set_adds_up: Says whether bars are parts of a whole, so that the table has their sum; they are until it is said. */
void
pmap_chart_set_adds_up (PmapChart *self,
                        gboolean adds_up)
{
  g_return_if_fail (PMAP_IS_CHART (self));

  self->is_no_sum = !adds_up;
}

/** pmap_chart_get_adds_up: Returns: whether bars are parts of a whole */
gboolean
pmap_chart_get_adds_up (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), FALSE);

  return !self->is_no_sum;
}

/** pmap_chart_set_detail_heading: Lets the table have a column for the details of bars, under this head. */
void
pmap_chart_set_detail_heading (PmapChart *self,
                               const char *heading)
{
  g_return_if_fail (PMAP_IS_CHART (self) && heading != NULL);

  g_free (self->detail_heading);
  self->detail_heading = g_strdup (heading);
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

/** pmap_chart_set_values: Sets what the scale shows at least, as in −2 to +2. */
void
pmap_chart_set_values (PmapChart *self,
                       gint64 least,
                       gint64 most)
{
  g_return_if_fail (PMAP_IS_CHART (self) && least <= most);

  self->least = least;
  self->most = most;
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
 * Returns: the number of the new bar, whose values are 0, or on a line unset
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
  for (guint i = 0; self->shape == PMAP_CHART_LINES && i < self->series->len; i++)
    bar->values[i] = PMAP_UNSET;
  bar->text = pmap_chart_format_value (self, 0);
  g_ptr_array_add (self->bars, bar);

  return self->bars->len - 1;
}

PmapChartBar *
_pmap_chart_get_bar (PmapChart *self,
                     guint index)
{
  g_assert (index < self->bars->len);

  return g_ptr_array_index (self->bars, index);
}

static gint64
sum_values (PmapChart *self,
            const PmapChartBar *bar)
{
  gint64 total = 0;

  for (guint i = 0; i < self->series->len; i++)
    if (self->shape != PMAP_CHART_LINES)
      total += bar->values[i];
    else if (bar->values[i] != PMAP_UNSET)
      return bar->values[i];
  return total;
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

  chosen = _pmap_chart_get_bar (self, bar);
  chosen->values[series] = value;
  chosen->total = sum_values (self, chosen);
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

  g_free (_pmap_chart_get_bar (self, bar)->detail);
  _pmap_chart_get_bar (self, bar)->detail = g_strdup (detail);
}

/** pmap_chart_set_bar_colour: Sets a bar's own colour by its place in the theme's series. */
void
pmap_chart_set_bar_colour (PmapChart *self,
                           guint bar,
                           int colour)
{
  g_return_if_fail (PMAP_IS_CHART (self) && bar < self->bars->len);

  _pmap_chart_get_bar (self, bar)->colour = colour;
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

/** pmap_chart_get_empty: Returns: what is to be filled in where there are no bars */
const char *
pmap_chart_get_empty (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), NULL);

  return self->empty;
}

/** pmap_chart_get_detail_heading: Returns: (nullable): the head of the table's column of details, if it has one */
const char *
pmap_chart_get_detail_heading (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), NULL);

  return self->detail_heading;
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

/** pmap_chart_get_shape: Returns: how bars are drawn */
PmapChartShape
pmap_chart_get_shape (PmapChart *self)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), PMAP_CHART_ROWS);

  return self->shape;
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

  return _pmap_chart_get_bar (self, index);
}

/** pmap_chart_get_values: Asks for what the scale of bars and points shows at least: 0 to 0 unless it was set. */
void
pmap_chart_get_values (PmapChart *self,
                       gint64 *least,
                       gint64 *most)
{
  g_return_if_fail (PMAP_IS_CHART (self) && least != NULL && most != NULL);

  *least = self->least;
  *most = self->most;
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

/** pmap_chart_unit_format: Returns: (transfer full): @value of @unit as it stands in tables and beside bars */
char *
pmap_chart_unit_format (PmapChartUnit unit,
                        gint64 value)
{
  g_autofree char *number = NULL;

  switch (unit)
    {
    case PMAP_CHART_UNIT_MONEY:
      return pmap_money_format (value);
    case PMAP_CHART_UNIT_MEASURE:
      return pmap_number_format (value, PMAP_DECIMAL_PLACES);
    case PMAP_CHART_UNIT_PERCENT:
      number = pmap_number_format (value, 0);
      /* translators: a number of percent */
      return g_strdup_printf (_("%s%%"), number);
    case PMAP_CHART_UNIT_DATE:
      return pmap_date_format_short ((PmapDate) value);
    case PMAP_CHART_UNIT_COUNT:
    default:
      return pmap_number_format (value, 0);
    }
}

/** pmap_chart_unit_format_tick: Returns: (transfer full): @value of @unit as short as it can be said exactly */
char *
pmap_chart_unit_format_tick (PmapChartUnit unit,
                             gint64 value)
{
  if (unit == PMAP_CHART_UNIT_MONEY && value % 100 == 0)
    return pmap_money_format_pounds (value);
  return pmap_chart_unit_format (unit, value);
}

/** pmap_chart_unit_get_finest: Returns: the least that two ticks are apart: a pound, a hundredth of a measure, else 1 */
gint64
pmap_chart_unit_get_finest (PmapChartUnit unit)
{
  return unit == PMAP_CHART_UNIT_MONEY || unit == PMAP_CHART_UNIT_MEASURE ? 100 : 1;
}

/** pmap_chart_format_value: Returns: (transfer full): @value as it stands in tables and beside bars */
char *
pmap_chart_format_value (PmapChart *self,
                         gint64 value)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), NULL);

  return pmap_chart_unit_format (self->unit, value);
}

/** pmap_chart_format_tick: Returns: (transfer full): @value as short as it can be said exactly */
char *
pmap_chart_format_tick (PmapChart *self,
                        gint64 value)
{
  g_return_val_if_fail (PMAP_IS_CHART (self), NULL);

  return pmap_chart_unit_format_tick (self->unit, value);
}
