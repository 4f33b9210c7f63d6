/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  pmap_calendar_file_is_calendar (const char  *text);
char     *pmap_calendar_file_describe    (const char  *text);
char     *pmap_calendar_file_read        (GBytes      *bytes,
                                          GError     **error);

G_END_DECLS
