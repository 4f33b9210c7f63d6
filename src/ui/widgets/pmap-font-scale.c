/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How large text is, against what the widths in our code were chosen for. Who needs large text sets the desktop's text
 * size; GTK then makes texts larger, and nothing else. What has room for two columns of common text has none for two of
 * large text, so every decision about room asks here. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-font-scale.h"

/* 10 points at 96 dots an inch, in pixels: what desktops come with. */
#define USUAL_SIZE (10.0 * 96.0 / 72.0)

/**
 * pmap_font_scale_get:
 * @widget: a widget
 *
 * Returns: the size of its text against the usual one: 1 as desktops come, 2 at 200 %
 */
double
pmap_font_scale_get (GtkWidget *widget)
{
  PangoFontDescription *font;
  double size;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1.0);

  font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  size = pango_units_to_double (pango_font_description_get_size (font));
  if (!pango_font_description_get_size_is_absolute (font))
    size *= 96.0 / 72.0;
  return size > 0.0 ? size / USUAL_SIZE : 1.0;
}

/**
 * pmap_font_scale_by:
 * @widget: a widget
 * @pixels: a length that suits text of the usual size
 *
 * Returns: the length that suits the text of @widget; never less than @pixels
 */
int
pmap_font_scale_by (GtkWidget *widget,
                    int        pixels)
{
  return (int) (pixels * MAX (pmap_font_scale_get (widget), 1.0));
}
