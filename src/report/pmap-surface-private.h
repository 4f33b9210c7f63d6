/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

cairo_status_t pmap_surface_append_cb (void *closure,
                                       const unsigned char *data,
                                       unsigned int length);
void pmap_surface_set_pdf_words (cairo_surface_t *surface,
                                 const char *title,
                                 const char *create_date);
GBytes *pmap_surface_add_pdf_language (GBytes *pdf);
gboolean pmap_surface_close (cairo_surface_t *surface,
                             cairo_t *cr,
                             GError **error);

G_END_DECLS
