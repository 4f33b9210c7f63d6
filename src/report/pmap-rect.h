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

G_END_DECLS
