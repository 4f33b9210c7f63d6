/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pmap_reason_set_error         (GError **error,
                                        int      code);
gboolean pmap_reason_set_changed_error (GError **error,
                                        gboolean is_new);

G_END_DECLS
