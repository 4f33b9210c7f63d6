/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"

G_BEGIN_DECLS

gboolean pmap_typed_line_is_for (GType        type);
gboolean pmap_typed_line_enter  (PmapEditor  *editor,
                                 PmapRecord  *record,
                                 const char  *typed,
                                 const char **next,
                                 GError     **error);

G_END_DECLS
