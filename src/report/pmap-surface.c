/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all files that cairo writes for us share: they are made in memory, say nothing about who made them
 * where, and carry no date but a given one, so that the same drawing gives the same bytes.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-surface-private.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n.h>

/** pmap_surface_append_cb: Appends what cairo writes to the GByteArray @closure. */
cairo_status_t
pmap_surface_append_cb (void *closure,
                        const unsigned char *data,
                        unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * pmap_surface_set_pdf_words:
 * @surface: a PDF surface
 * @title: what the reader's window shows; never a path or a pupil's name
 * @create_date: the moment to write into the file, as ISO 8601
 *
 * Sets everything that a PDF says about itself.
 */
void
pmap_surface_set_pdf_words (cairo_surface_t *surface,
                            const char *title,
                            const char *create_date)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, _("Provision Map"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, create_date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, create_date);
}

/**
 * pmap_surface_close:
 * @surface: (transfer full): a surface that has been drawn on
 * @cr: (transfer full): what drew on it
 * @error: return location for what went wrong
 *
 * Finishes the file.
 *
 * Returns: whether everything was drawn and written
 */
gboolean
pmap_surface_close (cairo_surface_t *surface,
                    cairo_t *cr,
                    GError **error)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The drawing could not be finished: %s."),
               cairo_status_to_string (status));
  return FALSE;
}
