/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void  pmap_tool_json_add_text (JsonBuilder *json,
                               const char  *name,
                               const char  *text);
char *pmap_tool_json_finish   (JsonBuilder *json);

G_END_DECLS
