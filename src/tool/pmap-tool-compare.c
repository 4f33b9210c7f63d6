/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool compare: what differs between two maps, a sentence a line, as people say it. Order of attributes, spaces and the
 * like are no difference, nor is the log of changes. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "store/pmap-compare.h"
#include "tool/pmap-tool-json.h"

#include <glib/gi18n.h>

static const char *const kind_words[] = {
  [PMAP_DIFFERENCE_CHANGED] = "changed",
  [PMAP_DIFFERENCE_ADDED] = "added",
  [PMAP_DIFFERENCE_REMOVED] = "removed",
  [PMAP_DIFFERENCE_MOVED] = "moved",
};

static char *
make_text (GPtrArray *differences)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *sentence = pmap_difference_describe (differences->pdata[i]);

      g_string_append (text, sentence);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static char *
make_json (GPtrArray *differences)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < differences->len; i++)
    {
      const PmapDifference *difference = differences->pdata[i];
      g_autofree char *sentence = pmap_difference_describe (difference);

      json_builder_begin_object (json);
      pmap_tool_json_add_text (json, "kind", kind_words[difference->kind]);
      pmap_tool_json_add_text (json, "id", difference->id);
      pmap_tool_json_add_text (json, "record", difference->title);
      pmap_tool_json_add_text (json, "field", difference->field != NULL ? difference->field->name : NULL);
      pmap_tool_json_add_text (json, "before", difference->before);
      pmap_tool_json_add_text (json, "after", difference->after);
      pmap_tool_json_add_text (json, "sentence", sentence);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  return pmap_tool_json_finish (json);
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *format = NULL, *text = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (PmapDocument) before = NULL, after = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text, the default, or json"), N_("FORMAT") },
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("BEFORE AFTER"), N_("Says what differs between two maps.")))
    return PMAP_TOOL_MISUSED;
  if (files == NULL || g_strv_length (files) != 2)
    return pmap_tool_misused (_("Please name two files."));
  if (format != NULL && !g_str_equal (format, "text") && !g_str_equal (format, "json"))
    return pmap_tool_misused (_("“%s” is not a format. The formats are text and json."), format);

  before = pmap_tool_load (files[0]);
  after = before != NULL ? pmap_tool_load (files[1]) : NULL;
  if (after == NULL)
    return PMAP_TOOL_TROUBLE;
  differences = pmap_compare (before, after);
  text = g_strcmp0 (format, "json") == 0 ? make_json (differences) : make_text (differences);
  if (pmap_tool_print_text (text) != PMAP_TOOL_DONE)
    return PMAP_TOOL_TROUBLE;
  return differences->len > 0 ? PMAP_TOOL_DIFFERENT : PMAP_TOOL_DONE;
}

const PmapToolCommand pmap_tool_compare = { "compare", N_("Say what differs between two maps"), run };
