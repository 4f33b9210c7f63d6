/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PMAP_ID_LENGTH_MAX 64

gboolean  pmap_id_is_valid (const char *id);
char     *pmap_id_new      (const char *prefix);

G_END_DECLS
