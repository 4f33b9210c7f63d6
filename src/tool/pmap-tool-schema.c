/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool schema: the published form of the file, made of the field tables. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "xml/pmap-xml-schema-write.h"

#include <glib/gi18n.h>

static char **files;

static int
run (int    argc,
     char **argv)
{
  g_autofree char *schema = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, "",
                                N_("Prints the schema of the file (XML Schema 1.0), with a sentence on every field.")))
    return PMAP_TOOL_MISUSED;
  if (files != NULL)
    return pmap_tool_misused (_("The schema is the same for every map: please name no file."));
  schema = pmap_xml_schema_write ();
  return pmap_tool_print_text (schema);
}

const PmapToolCommand pmap_tool_schema = { "schema", N_("Print the schema of the file"), run };
