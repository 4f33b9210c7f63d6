/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool write: opens a map and saves it. The same content gives the same bytes, so two maps can be compared by any
 * program that compares text. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "xml/pmap-xml-write.h"

#include <glib/gi18n.h>

static int
run (int    argc,
     char **argv)
{
  g_autofree char *output = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL, written = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write; - is standard output"), N_("OUT") },
    PMAP_TOOL_FORCE_ENTRY,
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("FILE -o OUT"), N_("Opens a map and saves it in its one form.")))
    return PMAP_TOOL_MISUSED;
  if (files == NULL || g_strv_length (files) != 1)
    return pmap_tool_misused (_("Please name one file."));
  if (output == NULL)
    return pmap_tool_misused (_("Please say with -o where to write."));

  document = pmap_tool_load_whole (files[0]);
  if (document == NULL)
    return PMAP_TOOL_FAILED;
  bytes = pmap_xml_write (document);
  written = pmap_tool_seal_like (files[0], bytes, &error);
  if (written == NULL)
    return pmap_tool_failed ("%s", error->message);
  return pmap_tool_write_output (files[0], output, written);
}

const PmapToolCommand pmap_tool_write = { "write", N_("Open a map and save it in its one form"), run };
