/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64      pmap_process_get_id     (void);
gboolean    pmap_process_is_running (gint64 id);
const char *pmap_process_get_boot   (void);
const char *pmap_process_get_host   (void);

G_END_DECLS
