/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint pmap_hash_text   (gconstpointer text);
guint pmap_hash_number (guint64       number);

G_END_DECLS
