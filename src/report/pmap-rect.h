/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PmapRect: a rectangle in what is drawn in: points on paper, pixels on screen; y grows downwards. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} PmapRect;

/** pmap_rect_contains: Returns: whether the point is in @rect; the right and bottom edges are not */
static inline gboolean
pmap_rect_contains (const PmapRect *rect,
                    double x,
                    double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

/** pmap_rect_overlaps: Returns: whether the two share more than an edge */
static inline gboolean
pmap_rect_overlaps (const PmapRect *one,
                    const PmapRect *other)
{
  return one->x < other->x + other->width && other->x < one->x + one->width
         && one->y < other->y + other->height && other->y < one->y + one->height;
}

G_END_DECLS
