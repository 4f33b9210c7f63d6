/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/posix/pmap-replace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean pmap_replace_location_is_needed (GFile             *location);
gboolean pmap_replace_location           (GFile             *location,
                                          GBytes            *bytes,
                                          GBytes            *base,
                                          PmapReplaceFlags   flags,
                                          PmapIssues        *notes,
                                          GError           **error);

G_END_DECLS
