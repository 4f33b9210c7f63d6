/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The look of everything that the program draws itself.
 *
 * A status or a category is never told by colour alone, but a colour that cannot be told from its
 * ground tells nothing at all: every colour of a series has at least 3:1 contrast with the paper and
 * every text colour at least 4.5:1 (WCAG 2.2, 1.4.11 and 1.4.3). The tests measure it. The series are
 * the UK Government Analysis Function's palette, moved a little where 3:1 was not met.
 *
 * Sizes are points on paper and pixels on screen. Nothing on paper is below 12 points.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-theme.h"

#include <math.h>

#define RGB(hex) { (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

/* Faces with clear 3, 5, 8 and 0 that the usual systems have; any script falls back by fontconfig. */
#define FAMILIES "Noto Sans,Segoe UI,Cantarell,Liberation Sans,DejaVu Sans,Sans"

typedef enum
{
  INK_TEXT,
  INK_MUTED,
  INK_ACCENT,
  INK_LIMIT
} Ink;

typedef struct
{
  double size;
  gboolean strong;
  gboolean figure;
  Ink ink;
} Style;

static const Style styles[PMAP_N_TEXT_STYLES] = {
  [PMAP_TEXT_BODY] = { 12.0, FALSE, FALSE, INK_TEXT },
  [PMAP_TEXT_STRONG] = { 12.0, TRUE, FALSE, INK_TEXT },
  [PMAP_TEXT_MUTED] = { 12.0, FALSE, FALSE, INK_MUTED },
  [PMAP_TEXT_TITLE] = { 24.0, TRUE, FALSE, INK_ACCENT },
  [PMAP_TEXT_HEADING] = { 16.0, TRUE, FALSE, INK_ACCENT },
  [PMAP_TEXT_SUBHEADING] = { 13.0, TRUE, FALSE, INK_TEXT },
  [PMAP_TEXT_RUNNING] = { 12.0, FALSE, FALSE, INK_MUTED },
  [PMAP_TEXT_FIGURE] = { 12.0, FALSE, TRUE, INK_TEXT },
  [PMAP_TEXT_FIGURE_STRONG] = { 12.0, TRUE, TRUE, INK_TEXT },
  [PMAP_TEXT_CHART_TITLE] = { 15.0, TRUE, FALSE, INK_TEXT },
  [PMAP_TEXT_CHART_LABEL] = { 12.0, FALSE, FALSE, INK_TEXT },
  [PMAP_TEXT_CHART_TICK] = { 12.0, FALSE, TRUE, INK_MUTED },
  [PMAP_TEXT_CHART_VALUE] = { 12.0, TRUE, TRUE, INK_TEXT },
};

static const PmapTheme themes[PMAP_N_THEMES] = {
  [PMAP_THEME_LIGHT] = {
    .font_family = FAMILIES,
    .scale = 13.0 / 12.0,
    .paper = RGB (0xffffff),
    .text = RGB (0x242424),
    .muted = RGB (0x5c5c5c),
    .rule = RGB (0xdedede),
    .tint = RGB (0xeef3f9),
    .accent = RGB (0x12436d),
    .limit = RGB (0xa8201a),
    .series = { RGB (0x12436d), RGB (0x21918a), RGB (0x801650), RGB (0xdb5714), RGB (0x3d3d3d), RGB (0x9271c6) },
  },
  [PMAP_THEME_DARK] = {
    .font_family = FAMILIES,
    .scale = 13.0 / 12.0,
    .paper = RGB (0x2d2d2d),
    .text = RGB (0xf2f2f2),
    .muted = RGB (0xc0c0c0),
    .rule = RGB (0x4a4a4a),
    .tint = RGB (0x3a4350),
    .accent = RGB (0x8fc1f0),
    .limit = RGB (0xff9d94),
    .series = { RGB (0x6aa9e6), RGB (0x2fc0b3), RGB (0xe586b6), RGB (0xf7935c), RGB (0xd0d0d0), RGB (0xb9a0ea) },
  },
  [PMAP_THEME_PRINT] = {
    .font_family = FAMILIES,
    .scale = 1.0,
    .paper = RGB (0xffffff),
    .text = RGB (0x1c1c1c),
    .muted = RGB (0x505050),
    .rule = RGB (0xc4c9cf),
    .tint = RGB (0xeef3f8),
    .accent = RGB (0x12436d),
    .limit = RGB (0xa8201a),
    .series = { RGB (0x12436d), RGB (0x21918a), RGB (0x801650), RGB (0xdb5714), RGB (0x3d3d3d), RGB (0x9271c6) },
  },
};

/**
 * pmap_theme_get:
 * @variant: what is drawn on
 *
 * Returns: (transfer none): the fonts, sizes and colours
 */
const PmapTheme *
pmap_theme_get (PmapThemeVariant variant)
{
  g_return_val_if_fail (variant < PMAP_N_THEMES, &themes[PMAP_THEME_LIGHT]);

  return &themes[variant];
}

/**
 * pmap_theme_get_series_colour:
 * @theme: a theme
 * @index: the category's place: a tier, an area of need
 *
 * Returns: (transfer none): its colour; colours come round again after PMAP_THEME_N_SERIES
 */
const PmapColour *
pmap_theme_get_series_colour (const PmapTheme *theme,
                              guint index)
{
  g_return_val_if_fail (theme != NULL, NULL);

  return &theme->series[index % PMAP_THEME_N_SERIES];
}

/**
 * pmap_theme_get_text_colour:
 * @theme: a theme
 * @style: the text's role
 *
 * Returns: (transfer none): the colour of such a text
 */
const PmapColour *
pmap_theme_get_text_colour (const PmapTheme *theme,
                            PmapTextStyle style)
{
  g_return_val_if_fail (theme != NULL, NULL);
  g_return_val_if_fail (style < PMAP_N_TEXT_STYLES, &theme->text);

  switch (styles[style].ink)
    {
    case INK_MUTED:
      return &theme->muted;
    case INK_ACCENT:
      return &theme->accent;
    case INK_LIMIT:
      return &theme->limit;
    case INK_TEXT:
    default:
      return &theme->text;
    }
}

/**
 * pmap_theme_get_text_size:
 * @theme: a theme
 * @style: the text's role
 *
 * Returns: the font size in the units that are drawn in: points on paper, pixels on screen
 */
double
pmap_theme_get_text_size (const PmapTheme *theme,
                          PmapTextStyle style)
{
  g_return_val_if_fail (theme != NULL, 12.0);
  g_return_val_if_fail (style < PMAP_N_TEXT_STYLES, 12.0);

  return styles[style].size * theme->scale;
}

/** pmap_text_style_is_strong: Returns: whether texts of @style are bold */
gboolean
pmap_text_style_is_strong (PmapTextStyle style)
{
  g_return_val_if_fail (style < PMAP_N_TEXT_STYLES, FALSE);

  return styles[style].strong;
}

/** pmap_text_style_is_figure: Returns: whether figures in @style are all of one width, to stand under each other */
gboolean
pmap_text_style_is_figure (PmapTextStyle style)
{
  g_return_val_if_fail (style < PMAP_N_TEXT_STYLES, FALSE);

  return styles[style].figure;
}

static double
linearise (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const PmapColour *colour)
{
  return 0.2126 * linearise (colour->red)
         + 0.7152 * linearise (colour->green)
         + 0.0722 * linearise (colour->blue);
}

/**
 * pmap_colour_get_contrast:
 * @one: a colour
 * @other: another
 *
 * Returns: the contrast of WCAG 2.2, from 1 (the same) to 21 (black on white)
 */
double
pmap_colour_get_contrast (const PmapColour *one,
                          const PmapColour *other)
{
  double a = get_luminance (one);
  double b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}
