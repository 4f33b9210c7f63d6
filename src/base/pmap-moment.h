/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64    pmap_moment_now          (void);
gboolean  pmap_moment_from_xml     (const char *text,
                                    gsize       length,
                                    gint64     *moment);
void      pmap_moment_append_xml   (GString    *string,
                                    gint64      moment);
char     *pmap_moment_format       (gint64      moment);
char     *pmap_moment_format_brief (gint64      moment,
                                    gint64      now);
char     *pmap_moment_describe     (gint64      moment,
                                    gint64      now);

G_END_DECLS
