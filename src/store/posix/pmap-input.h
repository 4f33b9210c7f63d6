/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pmap_input_read (const char  *path,
                       gsize        most,
                       gsize       *length,
                       gboolean    *is_private,
                       GError     **error);
void  pmap_input_free (char        *input,
                       gsize        length);

G_END_DECLS
