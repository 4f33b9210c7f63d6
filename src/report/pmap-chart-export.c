/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A chart as a file: SVG, PNG or PDF, each with title and summary, on white paper.
 *
 * The same chart gives the same bytes: dates are fixed, and the numbers that cairo gives its surfaces
 * while the program runs are taken out of the SVG. The SVG says in words what it shows, since cairo
 * draws texts as shapes.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-export.h"
#include "base/pmap-text.h"
#include "report/pmap-chart-describe.h"
#include "report/pmap-chart-draw.h"
#include "report/pmap-surface-private.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MARGIN 18.0
#define PNG_SCALE 2.0
#define FIXED_DATE "2000-01-01T00:00:00Z"

typedef struct
{
  const char *extension;
  const char *mime_type;
  cairo_surface_t *(*create) (GByteArray *bytes, double width, double height);
} Format;

static cairo_surface_t *
create_svg (GByteArray *bytes,
            double width,
            double height)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (pmap_surface_append_cb, bytes, width, height);

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  return surface;
}

static cairo_surface_t *
create_png (GByteArray *bytes,
            double width,
            double height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * PNG_SCALE),
                                                         (int) ceil (height * PNG_SCALE));

  cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
  return surface;
}

static cairo_surface_t *
create_pdf (GByteArray *bytes,
            double width,
            double height)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (pmap_surface_append_cb, bytes, width, height);

  pmap_surface_set_pdf_words (surface, _("Provision map"), FIXED_DATE);
  return surface;
}

static const Format formats[PMAP_N_CHART_FORMATS] = {
  [PMAP_CHART_FORMAT_SVG] = { "svg", "image/svg+xml", create_svg },
  [PMAP_CHART_FORMAT_PNG] = { "png", "image/png", create_png },
  [PMAP_CHART_FORMAT_PDF] = { "pdf", "application/pdf", create_pdf },
};

/**
 * pmap_chart_format_from_file_name:
 * @name: a file's name
 * @format: (out): the format that its extension means
 *
 * Returns: whether the extension is known
 */
gboolean
pmap_chart_format_from_file_name (const char *name,
                                  PmapChartFormat *format)
{
  const char *dot;

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  dot = strrchr (name, '.');
  for (guint i = 0; dot != NULL && i < PMAP_N_CHART_FORMATS; i++)
    if (g_ascii_strcasecmp (dot + 1, formats[i].extension) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

/** pmap_chart_format_get_extension: Returns: the extension of such files, without a dot */
const char *
pmap_chart_format_get_extension (PmapChartFormat format)
{
  g_return_val_if_fail (format < PMAP_N_CHART_FORMATS, NULL);

  return formats[format].extension;
}

/** pmap_chart_format_get_mime_type: Returns: the MIME type of such files */
const char *
pmap_chart_format_get_mime_type (PmapChartFormat format)
{
  g_return_val_if_fail (format < PMAP_N_CHART_FORMATS, NULL);

  return formats[format].mime_type;
}

static void
draw (const PmapChartLayout *layout,
      const PmapTheme *theme,
      PangoContext *context,
      cairo_t *cr)
{
  cairo_set_source_rgb (cr, theme->paper.red, theme->paper.green, theme->paper.blue);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  pmap_chart_draw (layout, theme, context, PMAP_CHART_MARKS_NONE, cr);
}

/* cairo numbers its surfaces as the program runs; and it has no words for who cannot see the drawing. */
static GBytes *
finish_svg (GByteArray *bytes,
            PmapChart *chart)
{
  g_autofree char *text = g_strndup ((const char *) bytes->data, bytes->len);
  g_autoptr (GRegex) numbers = g_regex_new (" id=\"surface[0-9]+\"", 0, 0, NULL);
  g_autofree char *plain = g_regex_replace_literal (numbers, text, -1, 0, "", 0, NULL);
  g_autofree char *words = g_markup_printf_escaped ("<title>%s</title>\n<desc>%s</desc>\n",
                                                    pmap_chart_get_title (chart), pmap_chart_get_summary (chart));
  g_autofree char *language = g_markup_printf_escaped ("xml:lang=\"%s\" ", pmap_text_get_language ());
  const char *root = strstr (plain, "<svg ");
  const char *inside = root != NULL ? strchr (root, '>') : NULL;
  GString *result = g_string_new (plain);

  if (inside != NULL)
    {
      g_string_insert (result, inside - plain + 1, "\n");
      g_string_insert (result, inside - plain + 2, words);
      g_string_insert (result, root - plain + strlen ("<svg "), language);
    }
  return g_string_free_to_bytes (result);
}

/**
 * pmap_chart_export:
 * @chart: a chart
 * @format: what to write
 * @width: the drawing's width in points (SVG, PDF) or half pixels (PNG, which is drawn at twice the size)
 * @error: return location for what went wrong
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
pmap_chart_export (PmapChart *chart,
                   PmapChartFormat format,
                   double width,
                   GError **error)
{
  const PmapTheme *theme = pmap_theme_get (PMAP_THEME_PRINT);
  g_autoptr (PmapChartLayout) layout = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GBytes) finished = NULL;
  PangoContext *context;
  PmapTextMetrics metrics;
  cairo_surface_t *surface;
  cairo_t *cr;

  g_return_val_if_fail (PMAP_IS_CHART (chart) && format < PMAP_N_CHART_FORMATS, NULL);

  context = pmap_text_context_new ();
  bytes = g_byte_array_new ();
  pmap_text_metrics_init (&metrics, theme, context);
  layout = pmap_chart_layout_new (chart, &metrics, width - 2 * MARGIN, -1.0,
                                  PMAP_CHART_LAYOUT_TITLE | PMAP_CHART_LAYOUT_SUMMARY);

  surface = formats[format].create (bytes, layout->width + 2 * MARGIN, ceil (layout->height + 2 * MARGIN));
  cr = cairo_create (surface);
  draw (layout, theme, context, cr);
  g_object_unref (context);
  if (format == PMAP_CHART_FORMAT_PNG)
    cairo_surface_write_to_png_stream (surface, pmap_surface_append_cb, bytes);
  if (!pmap_surface_close (surface, cr, error))
    return NULL;

  if (format == PMAP_CHART_FORMAT_SVG)
    return finish_svg (bytes, chart);
  finished = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return format == PMAP_CHART_FORMAT_PDF ? pmap_surface_add_pdf_language (finished) : g_steal_pointer (&finished);
}

/**
 * pmap_chart_export_to_stream:
 * @chart: a chart
 * @format: what to write
 * @width: as for pmap_chart_export()
 * @stream: where to
 * @cancellable: (nullable): how to stop it
 * @error: return location for what went wrong
 *
 * Returns: whether all bytes were written
 */
gboolean
pmap_chart_export_to_stream (PmapChart *chart,
                             PmapChartFormat format,
                             double width,
                             GOutputStream *stream,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GBytes) bytes = pmap_chart_export (chart, format, width, error);

  if (bytes == NULL)
    return FALSE;
  return g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                                    cancellable, error);
}
