/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all files that cairo writes for us share: they are made in memory, say nothing about who made them
 * where, and carry no date but a given one, so that the same drawing gives the same bytes.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-surface-private.h"

#include "base/pmap-text.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

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

/* The last place of @mark, or NULL. */
static const char *
find_last (const char *start,
           gsize size,
           const char *mark)
{
  gsize length = strlen (mark);

  for (gsize i = size; i >= length; i--)
    if (memcmp (start + i - length, mark, length) == 0)
      return start + i - length;
  return NULL;
}

static gboolean
read_number (const char *start,
             gsize size,
             const char *mark,
             gint64 *number)
{
  const char *found = find_last (start, size, mark);

  if (found != NULL)
    *number = g_ascii_strtoll (found + strlen (mark), NULL, 10);
  return found != NULL;
}

/**
 * pmap_surface_add_pdf_language:
 * @pdf: a finished PDF of cairo's
 *
 * Says in which language the texts are, so that a screen reader takes the right voice, and that the window
 * shows the title. cairo 1.16 has no words for either, so the catalogue is written once more behind the end,
 * as the format allows for changes.
 *
 * Returns: (transfer full): the file with both; @pdf itself where it is not as expected
 */
GBytes *
pmap_surface_add_pdf_language (GBytes *pdf)
{
  gsize size;
  const char *start = g_bytes_get_data (pdf, &size);
  const char *catalogue = find_last (start, size, "<< /Type /Catalog");
  const char *end = catalogue != NULL ? g_strstr_len (catalogue, start + size - catalogue, "endobj") : NULL;
  gint64 root, info, n_objects, previous;
  GString *result;
  gsize object, table;

  if (end == NULL || !read_number (start, size, "/Root ", &root) || !read_number (start, size, "/Info ", &info)
      || !read_number (start, size, "/Size ", &n_objects) || !read_number (start, size, "startxref\n", &previous))
    return g_bytes_ref (pdf);
  while (end > catalogue && end[-1] != '>')
    end--;
  if (end - catalogue < 2 || end[-2] != '>')
    return g_bytes_ref (pdf);

  result = g_string_new_len (start, (gssize) size);
  object = result->len;
  g_string_append_printf (result, "%" G_GINT64_FORMAT " 0 obj\n", root);
  g_string_append_len (result, catalogue, end - catalogue - (gssize) strlen (">>"));
  g_string_append_printf (result, "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                          pmap_text_get_language ());
  table = result->len;
  g_string_append_printf (result, "xref\n%" G_GINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n", root, object);
  g_string_append_printf (result,
                          "trailer\n<< /Size %" G_GINT64_FORMAT "\n   /Root %" G_GINT64_FORMAT " 0 R\n"
                          "   /Info %" G_GINT64_FORMAT " 0 R\n   /Prev %" G_GINT64_FORMAT "\n>>\n"
                          "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          n_objects, root, info, previous, table);
  return g_string_free_to_bytes (result);
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
