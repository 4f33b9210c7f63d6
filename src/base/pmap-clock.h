/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PMAP_CLOCK_LAST:
 *
 * The last time of a day, 23:59, in minutes since midnight.
 */
#define PMAP_CLOCK_LAST (24 * 60 - 1)

gboolean pmap_clock_parse      (const char *typed,
                                gint64     *minutes,
                                GError    **error);
gboolean pmap_clock_guess      (const char *typed,
                                gint64     *minutes);
char    *pmap_clock_format     (gint64      minutes);
gboolean pmap_clock_from_xml   (const char *text,
                                gsize       length,
                                gint64     *minutes);
void     pmap_clock_append_xml (GString    *string,
                                gint64      minutes);

G_END_DECLS
