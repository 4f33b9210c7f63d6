/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts as Pango lays them out, and how large they are.
 *
 * One kind of Pango context serves measuring and drawing, on screen, on paper and in files: metrics are
 * not hinted, so what was measured is what is drawn, at any scale.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-text-metrics.h"

#include "base/pmap-text.h"

#include <pango/pangocairo.h>

/**
 * pmap_text_context_new:
 *
 * Returns: (transfer full): a context whose measures do not depend on what is drawn on, nor on the system's language
 */
PangoContext *
pmap_text_context_new (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Pango takes the system's language, and draws an "i" or chooses a font by it. */
  pango_context_set_language (context, pango_language_from_string (pmap_text_get_language ()));

  return context;
}

/**
 * pmap_text_style_get_features:
 * @style: the text's role
 *
 * Letters are not joined, because joined ones are harder to read for some and cannot be searched for in
 * every reader. Scripts whose letters must join are not touched by this.
 *
 * Returns: the OpenType features of such texts
 */
const char *
pmap_text_style_get_features (PmapTextStyle style)
{
  return pmap_text_style_is_figure (style) ? "liga=0, clig=0, tnum=1" : "liga=0, clig=0";
}

/**
 * pmap_text_style_get_attributes:
 * @style: the text's role
 *
 * Returns: (transfer full): its weight and the form of its figures
 */
PangoAttrList *
pmap_text_style_get_attributes (PmapTextStyle style)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (pmap_text_style_is_strong (style))
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_font_features_new (pmap_text_style_get_features (style)));

  return attributes;
}

/**
 * pmap_text_layout_new:
 * @context: where fonts come from
 * @theme: fonts and sizes
 * @style: the text's role
 * @text: the text, in any script
 *
 * Returns: (transfer full): the text set in @style, on one line until a width is set
 */
PangoLayout *
pmap_text_layout_new (PangoContext *context,
                      const PmapTheme *theme,
                      PmapTextStyle style,
                      const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (theme->font_family);
  g_autoptr (PangoAttrList) attributes = pmap_text_style_get_attributes (style);

  pango_font_description_set_absolute_size (font, pmap_theme_get_text_size (theme, style) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static void
measure_with_pango (const PmapTextMetrics *metrics,
                    const char *text,
                    PmapTextStyle style,
                    double max_width,
                    double *width,
                    double *height)
{
  g_autoptr (PangoLayout) layout = pmap_text_layout_new (metrics->data, metrics->theme, style, text);
  PangoRectangle logical;

  if (max_width >= 0.0)
    pango_layout_set_width (layout, (int) (max_width * PANGO_SCALE));
  pango_layout_get_extents (layout, NULL, &logical);
  *width = pango_units_to_double (logical.width);
  *height = pango_units_to_double (logical.height);
}

/**
 * pmap_text_metrics_init:
 * @metrics: (out caller-allocates): what to set
 * @theme: fonts and sizes; must outlive @metrics
 * @context: (transfer none): a context of pmap_text_context_new(); must outlive @metrics
 *
 * Makes @metrics tell the sizes that Pango will draw.
 */
void
pmap_text_metrics_init (PmapTextMetrics *metrics,
                        const PmapTheme *theme,
                        PangoContext *context)
{
  g_return_if_fail (metrics != NULL && theme != NULL && PANGO_IS_CONTEXT (context));

  metrics->measure = measure_with_pango;
  metrics->theme = theme;
  metrics->data = context;
}

/**
 * pmap_text_metrics_measure:
 * @metrics: how to measure
 * @text: a text
 * @style: its role
 * @max_width: where lines end, or a negative number for one line
 * @width: (out): its width
 * @height: (out): its height
 */
void
pmap_text_metrics_measure (const PmapTextMetrics *metrics,
                           const char *text,
                           PmapTextStyle style,
                           double max_width,
                           double *width,
                           double *height)
{
  g_return_if_fail (metrics != NULL && text != NULL);

  metrics->measure (metrics, text, style, max_width, width, height);
}
