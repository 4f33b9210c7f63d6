/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"

G_BEGIN_DECLS

gboolean pmap_adopt            (PmapEditor    *editor,
                                PmapDocument  *target,
                                const char    *label,
                                GError       **error);
void     pmap_adopt_draft      (PmapEditor    *editor,
                                PmapDocument  *target,
                                const char    *label);
gboolean pmap_adopt_theirs     (PmapEditor    *editor,
                                PmapDocument  *target,
                                PmapDocument  *theirs,
                                const char    *label,
                                GError       **error);
gboolean pmap_adopt_is_running (PmapEditor    *editor);

G_END_DECLS
