/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-name-screen.h"

G_BEGIN_DECLS

/**
 * PmapToolNames:
 * @PMAP_TOOL_NAMES_REPLACE: whatever names another child, or may, is replaced
 * @PMAP_TOOL_NAMES_ASK: nothing is written where something may name another child
 * @PMAP_TOOL_NAMES_KEEP: only what is certain is replaced
 *
 * The argument of --names.
 */
typedef enum
{
  PMAP_TOOL_NAMES_REPLACE,
  PMAP_TOOL_NAMES_ASK,
  PMAP_TOOL_NAMES_KEEP,
} PmapToolNames;

gboolean pmap_tool_names_parse (const char     *typed,
                                PmapToolNames  *names);
guint    pmap_tool_names_list  (PmapNameScreen *screen);
gboolean pmap_tool_names_hide  (PmapDocument  **document,
                                const char     *pupil,
                                GError        **error);

G_END_DECLS
