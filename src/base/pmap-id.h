/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PMAP_ID_LENGTH_MAX 64

gboolean  pmap_id_is_valid (const char *id);
char     *pmap_id_new      (const char *prefix);
char     *pmap_id_intern   (const char *id);
char     *pmap_id_acquire  (const char *id);
void      pmap_id_release  (gpointer    id);

G_END_DECLS
