/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as files: the same bytes each time, inside their edges, nothing about who made them. */
#include "config.h"

#include "report/pmap-chart-draw.h"
#include "report/pmap-chart-export.h"

#include "chart-samples.h"

#include <string.h>

static void
test_same_bytes (void)
{
  for (guint format = 0; format < PMAP_N_CHART_FORMATS; format++)
    {
      g_autoptr (PmapChart) chart = make_pupils_chart (12, 800000);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) first = pmap_chart_export (chart, format, 520, &error);
      g_autoptr (GBytes) other = NULL;
      g_autoptr (GBytes) second = NULL;
      g_autoptr (PmapChart) years = make_years_chart ();

      g_assert_no_error (error);
      other = pmap_chart_export (years, format, 520, &error);
      g_assert_no_error (error);
      second = pmap_chart_export (chart, format, 520, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (first, second));
      g_assert_false (g_bytes_equal (first, other));
    }
}

static void
test_svg_words (void)
{
  g_autoptr (PmapChart) chart = pmap_chart_new ("k", "Cost & <tiers>", PMAP_CHART_UNIT_MONEY);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  pmap_chart_set_summary (chart, "Targeted costs most.");
  pmap_chart_set_value (chart, pmap_chart_add_bar (chart, "Targeted", NULL), 0, 100);
  bytes = pmap_chart_export (chart, PMAP_CHART_FORMAT_SVG, 400, NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "<title>Cost &amp; &lt;tiers&gt;</title>"));
  g_assert_nonnull (strstr (text, "<desc>Targeted costs most.</desc>"));
  g_assert_null (strstr (text, "id=\"surface"));
  g_assert_nonnull (strstr (text, "width=\"400px\""));
}

static void
test_stream (void)
{
  g_autoptr (PmapChart) chart = make_years_chart ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (pmap_chart_export_to_stream (chart, PMAP_CHART_FORMAT_PNG, 500, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), 4, "\x89PNG", 4);
}

static void
test_formats (void)
{
  PmapChartFormat format = PMAP_CHART_FORMAT_SVG;

  g_assert_true (pmap_chart_format_from_file_name ("a.b.PDF", &format));
  g_assert_cmpint (format, ==, PMAP_CHART_FORMAT_PDF);
  g_assert_false (pmap_chart_format_from_file_name ("chart.jpeg", &format));
  g_assert_false (pmap_chart_format_from_file_name ("svg", &format));
  g_assert_cmpstr (pmap_chart_format_get_extension (PMAP_CHART_FORMAT_PNG), ==, "png");
  g_assert_cmpstr (pmap_chart_format_get_mime_type (PMAP_CHART_FORMAT_SVG), ==, "image/svg+xml");
}

/* Real fonts: nothing that is drawn leaves the chart's rectangle. */
static void
test_ink (void)
{
  static const double widths[] = { 280, 520, 1100 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint kind = 0; kind < 2; kind++)
      {
        g_autoptr (PmapChart) chart = kind == 0 ? make_pupils_chart (20, 800000) : make_years_chart ();
        PangoContext *context = pmap_text_context_new ();
        const PmapTheme *theme = pmap_theme_get (PMAP_THEME_LIGHT);
        g_autoptr (PmapChartLayout) layout = NULL;
        cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
        cairo_t *cr = cairo_create (surface);
        PmapTextMetrics metrics;
        double x, y, width, height;

        pmap_text_metrics_init (&metrics, theme, context);
        layout = pmap_chart_layout_new (chart, &metrics, widths[i], -1, PMAP_CHART_LAYOUT_TITLE);
        pmap_chart_draw (layout, theme, context, (PmapChartMarks) { 1, 2 }, cr);
        cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
        g_assert_cmpfloat (x, >=, -1.0);
        g_assert_cmpfloat (y, >=, -1.0);
        g_assert_cmpfloat (x + width, <=, layout->width + 1.0);
        g_assert_cmpfloat (y + height, <=, layout->height + 1.0);
        g_assert_cmpfloat (width, >, layout->width * 0.7);
        g_object_unref (context);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

/* With PMAP_TEST_PICTURES set to a folder, the files are put there to be looked at. */
static void
test_pictures (void)
{
  const char *folder = g_getenv ("PMAP_TEST_PICTURES");
  g_autoptr (PmapChart) pupils = make_pupils_chart (60, 800000);
  g_autoptr (PmapChart) few = make_pupils_chart (5, 400000);
  g_autoptr (PmapChart) years = make_years_chart ();
  const struct
  {
    const char *name;
    PmapChart *chart;
  } pictures[] = { { "pupils", pupils }, { "few", few }, { "years", years } };

  if (folder == NULL)
    {
      g_test_skip ("PMAP_TEST_PICTURES names no folder");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    for (guint format = 0; format < PMAP_N_CHART_FORMATS; format++)
      {
        g_autoptr (GBytes) bytes = pmap_chart_export (pictures[i].chart, format, 560, NULL);
        g_autofree char *name = g_strdup_printf ("%s.%s", pictures[i].name, pmap_chart_format_get_extension (format));
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
      }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("A chart's file depends on the chart alone and shows all of it");

  g_test_add_func ("/chart-export/same-bytes", test_same_bytes);
  g_test_add_func ("/chart-export/svg-words", test_svg_words);
  g_test_add_func ("/chart-export/stream", test_stream);
  g_test_add_func ("/chart-export/formats", test_formats);
  g_test_add_func ("/chart-export/ink", test_ink);
  g_test_add_func ("/chart-export/pictures", test_pictures);

  return g_test_run ();
}
