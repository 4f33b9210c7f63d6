/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document as PDF, made in memory: no temporary file ever holds a pupil's data.
 *
 * The file says its title and when it was made, and nothing of who made it or where. With a given date
 * the same document gives the same bytes.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-report-pdf.h"
#include "report/pmap-page-draw.h"
#include "report/pmap-surface-private.h"

#include <cairo-pdf.h>

/**
 * pmap_report_write_pdf:
 * @report: what to print
 * @width: the paper's width in points
 * @height: the paper's height in points
 * @create_date: the moment to write into the file, as ISO 8601: "2026-09-14T09:30:00Z"
 * @error: return location for what went wrong
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
pmap_report_write_pdf (PmapReport *report,
                       double width,
                       double height,
                       const char *create_date,
                       GError **error)
{
  g_autoptr (PmapPageLayout) layout = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GBytes) pdf = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint n_pages;

  g_return_val_if_fail (PMAP_IS_REPORT (report) && create_date != NULL, NULL);

  bytes = g_byte_array_new ();
  layout = pmap_page_layout_new (report, width, height);
  pmap_page_layout_finish (layout);

  surface = cairo_pdf_surface_create_for_stream (pmap_surface_append_cb, bytes, width, height);
  pmap_surface_set_pdf_words (surface, pmap_report_get_title (report), create_date);
  cr = cairo_create (surface);
  n_pages = pmap_page_layout_get_n_pages (layout);
  /* One element round everything is what makes cairo declare the file to be tagged. */
  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < n_pages; i++)
    {
      pmap_page_draw (layout, i, cr);
      if (i + 1 == n_pages)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  if (!pmap_surface_close (surface, cr, error))
    return NULL;

  pdf = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return pmap_surface_add_pdf_language (pdf);
}
