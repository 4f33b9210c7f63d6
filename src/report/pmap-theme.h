/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PmapColour: an opaque colour in sRGB, each part from 0 to 1. */
typedef struct
{
  double red;
  double green;
  double blue;
} PmapColour;

/** PmapThemeVariant: what is drawn on. */
typedef enum
{
  PMAP_THEME_LIGHT,
  PMAP_THEME_DARK,
  PMAP_THEME_PRINT,
  PMAP_N_THEMES
} PmapThemeVariant;

/** PmapTextStyle: the role of a text; its size, weight and colour follow from the theme. */
typedef enum
{
  PMAP_TEXT_BODY,
  PMAP_TEXT_STRONG,
  PMAP_TEXT_MUTED,
  PMAP_TEXT_TITLE,
  PMAP_TEXT_HEADING,
  PMAP_TEXT_SUBHEADING,
  PMAP_TEXT_RUNNING,
  PMAP_TEXT_FIGURE,
  PMAP_TEXT_FIGURE_STRONG,
  PMAP_TEXT_CHART_TITLE,
  PMAP_TEXT_CHART_LABEL,
  PMAP_TEXT_CHART_TICK,
  PMAP_TEXT_CHART_VALUE,
  PMAP_N_TEXT_STYLES
} PmapTextStyle;

/** PMAP_THEME_N_SERIES: how many colours a theme has before they come round again. */
#define PMAP_THEME_N_SERIES 6

/**
 * PmapTheme:
 * @font_family: a list of families, best first, as Pango reads it
 * @scale: what the sizes of the styles are multiplied by
 * @paper: the ground
 * @text: text and the strongest lines
 * @muted: text of the second rank; still 4.5:1 on @paper
 * @rule: thin lines that only guide the eye
 * @tint: a quiet ground for a heading or the row under the pointer
 * @accent: the one colour of headings and of what is chosen
 * @limit: a reference line and its label
 * @series: areas of need, tiers and other categories by index; 3:1 on @paper
 *
 * Fonts, sizes and colours of everything that is drawn: charts and pages.
 */
typedef struct
{
  const char *font_family;
  double scale;
  PmapColour paper;
  PmapColour text;
  PmapColour muted;
  PmapColour rule;
  PmapColour tint;
  PmapColour accent;
  PmapColour limit;
  PmapColour series[PMAP_THEME_N_SERIES];
} PmapTheme;

const PmapTheme *pmap_theme_get (PmapThemeVariant variant);
const PmapColour *pmap_theme_get_series_colour (const PmapTheme *theme,
                                                guint index);
const PmapColour *pmap_theme_get_text_colour (const PmapTheme *theme,
                                              PmapTextStyle style);
double pmap_theme_get_text_size (const PmapTheme *theme,
                                 PmapTextStyle style);
gboolean pmap_text_style_is_strong (PmapTextStyle style);
gboolean pmap_text_style_is_figure (PmapTextStyle style);
double pmap_colour_get_contrast (const PmapColour *one,
                                 const PmapColour *other);

G_END_DECLS
