/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pmap_reason_set_error         (GError     **error,
                                        const char  *name,
                                        int          code);
gboolean pmap_reason_set_changed_error (GError     **error,
                                        const char  *name,
                                        gboolean     is_new);
gboolean pmap_reason_set_false_error   (GError     **error,
                                        const char  *name);

G_END_DECLS
