/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The scale of a chart, in whole numbers, so that a tick is exactly what its label says.
 *
 * Ticks stand at 1, 2 or 5 times a power of ten times the unit. A range without width (no figures
 * yet, or all of them 0) becomes one unit, so that nobody divides by it.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-axis.h"

/* Beyond this a range could overflow when it is rounded outwards; no school comes near. */
#define LIMIT (G_MAXINT64 / 16)

static gint64
round_down (gint64 value,
            gint64 step)
{
  gint64 quotient = value / step;

  if (value % step < 0)
    quotient--;
  return quotient * step;
}

static gint64
round_up (gint64 value,
          gint64 step)
{
  return -round_down (-value, step);
}

static gboolean
fits (gint64 low,
      gint64 high,
      gint64 step,
      guint max_steps)
{
  return (round_up (high, step) - round_down (low, step)) / step <= (gint64) max_steps;
}

static gint64
choose_step (gint64 low,
             gint64 high,
             guint max_steps,
             gint64 unit)
{
  static const gint64 leads[] = { 1, 2, 5 };

  for (gint64 power = unit; power < LIMIT; power *= 10)
    for (gsize i = 0; i < G_N_ELEMENTS (leads); i++)
      if (fits (low, high, leads[i] * power, max_steps))
        return leads[i] * power;
  return MAX (high, -low);
}

/**
 * pmap_axis_init:
 * @axis: (out caller-allocates): the scale to set
 * @low: the smallest value to show
 * @high: the largest; if below @low, the two change places
 * @max_steps: how many steps there may be at most; at least 2
 * @unit: the finest step: 100 for money in whole pounds, 1 for counts
 *
 * Finds round ticks that hold @low, @high and 0.
 */
void
pmap_axis_init (PmapAxis *axis,
                gint64 low,
                gint64 high,
                guint max_steps,
                gint64 unit)
{
  gint64 least = CLAMP (MIN (low, high), -LIMIT, 0);
  gint64 most = CLAMP (MAX (low, high), 0, LIMIT);

  g_return_if_fail (axis != NULL);
  g_return_if_fail (unit > 0);

  if (least == 0 && most == 0)
    most = unit;

  axis->step = choose_step (least, most, MAX (max_steps, 2), unit);
  axis->minimum = round_down (least, axis->step);
  axis->maximum = round_up (most, axis->step);
}

/**
 * pmap_axis_init_between:
 * @axis: (out caller-allocates): the scale to set
 * @low: the smallest value to show
 * @high: the largest; if below @low, the two change places
 * @max_steps: how many steps there may be at most; at least 2
 * @unit: the finest step
 *
 * Finds round ticks that hold @low and @high, but need not hold 0: for points, which have no length.
 */
void
pmap_axis_init_between (PmapAxis *axis,
                        gint64 low,
                        gint64 high,
                        guint max_steps,
                        gint64 unit)
{
  gint64 least = CLAMP (MIN (low, high), -LIMIT, LIMIT);
  gint64 most = CLAMP (MAX (low, high), -LIMIT, LIMIT);

  g_return_if_fail (axis != NULL);
  g_return_if_fail (unit > 0);

  if (least == most)
    most = least + unit;

  axis->step = choose_step (least, most, MAX (max_steps, 2), unit);
  axis->minimum = round_down (least, axis->step);
  axis->maximum = round_up (most, axis->step);
}

/** pmap_axis_get_n_ticks: Returns: how many ticks there are, both ends with them */
guint
pmap_axis_get_n_ticks (const PmapAxis *axis)
{
  g_return_val_if_fail (axis != NULL, 0);

  return (guint) ((axis->maximum - axis->minimum) / axis->step) + 1;
}

/** pmap_axis_get_tick: Returns: the value at the tick of number @index */
gint64
pmap_axis_get_tick (const PmapAxis *axis,
                    guint index)
{
  g_return_val_if_fail (axis != NULL, 0);

  return axis->minimum + (gint64) index * axis->step;
}

/**
 * pmap_axis_normalise:
 * @axis: a scale
 * @value: a value
 *
 * Returns: where @value stands, 0 at the start and 1 at the end; a value outside stands at the nearer end
 */
double
pmap_axis_normalise (const PmapAxis *axis,
                     gint64 value)
{
  g_return_val_if_fail (axis != NULL, 0.0);

  return (double) (CLAMP (value, axis->minimum, axis->maximum) - axis->minimum)
         / (double) (axis->maximum - axis->minimum);
}
