/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmapAxis:
 * @minimum: the value at the start; a multiple of @step
 * @maximum: the value at the end; a multiple of @step, more than @minimum
 * @step: from one tick to the next; more than 0
 *
 * A scale of whole numbers (pence, or how many) with ticks at round values. Zero is on it where the length of a bar
 * is its value; a scale of points may begin elsewhere.
 */
typedef struct
{
  gint64 minimum;
  gint64 maximum;
  gint64 step;
} PmapAxis;

void pmap_axis_init (PmapAxis *axis,
                     gint64 low,
                     gint64 high,
                     guint max_steps,
                     gint64 unit);
void pmap_axis_init_between (PmapAxis *axis,
                             gint64 low,
                             gint64 high,
                             guint max_steps,
                             gint64 unit);
guint pmap_axis_get_n_ticks (const PmapAxis *axis);
gint64 pmap_axis_get_tick (const PmapAxis *axis,
                           guint index);
double pmap_axis_normalise (const PmapAxis *axis,
                            gint64 value);

G_END_DECLS
