/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PmapGuard PmapGuard;

PmapGuard *pmap_guard_take    (const char *directory,
                               const char *name);
void       pmap_guard_release (PmapGuard  *self);
gboolean   pmap_guard_is_name (const char *name);
gboolean   pmap_guard_is_left (const char *text,
                               gint64      age);

G_END_DECLS
