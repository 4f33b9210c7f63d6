/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"

G_BEGIN_DECLS

gboolean pmap_silence            (PmapEditor      *editor,
                                  const PmapIssue *issue,
                                  const char      *why,
                                  PmapDate         today,
                                  GError         **error);
gboolean pmap_silence_take_back  (PmapEditor      *editor,
                                  const PmapIssue *issue,
                                  GError         **error);

G_END_DECLS
