/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands that write JSON have in common. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-json.h"

/**
 * pmap_tool_json_add_text:
 * @json: an object that is being written
 * @name: the name of a member
 * @text: (nullable): its value; %NULL is written as null
 */
void
pmap_tool_json_add_text (JsonBuilder *json,
                         const char  *name,
                         const char  *text)
{
  json_builder_set_member_name (json, name);
  if (text != NULL)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

/**
 * pmap_tool_json_finish:
 * @json: what was written
 *
 * Returns: (transfer full): it as text for people and programs, with an end of line
 */
char *
pmap_tool_json_finish (JsonBuilder *json)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}
