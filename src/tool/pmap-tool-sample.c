/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool sample: makes up a school, to try things out and to measure on. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "tool/pmap-tool-sample-map.h"
#include "xml/pmap-xml-write.h"

#include <glib/gi18n.h>

#define PUPILS_DEFAULT 60
#define PUPILS_MAX 20000
#define MEMBERSHIPS_DEFAULT 20
#define MEMBERSHIPS_MAX 40

static int
run (int    argc,
     char **argv)
{
  g_autofree char *output = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int n_pupils = PUPILS_DEFAULT, n_memberships = MEMBERSHIPS_DEFAULT, seed = 1;
  const GOptionEntry entries[] = {
    { "pupils", 0, 0, G_OPTION_ARG_INT, &n_pupils, N_("How many pupils (60)"), N_("N") },
    { "memberships", 0, 0, G_OPTION_ARG_INT, &n_memberships, N_("In how many interventions each is (20)"), N_("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_("Another number makes another school (1)"), N_("S") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write; - is standard output"), N_("OUT") },
    PMAP_TOOL_FORCE_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("-o OUT"),
                                N_("Makes up a school. The same numbers give the same bytes; nobody in it is real.")))
    return PMAP_TOOL_MISUSED;
  if (rest != NULL)
    return pmap_tool_misused (_("“%s” is one argument too many."), rest[0]);
  if (output == NULL)
    return pmap_tool_misused (_("Please say with -o where to write."));
  if (n_pupils < 1 || n_pupils > PUPILS_MAX)
    return pmap_tool_misused (_("The number of pupils must be 1 to %d."), PUPILS_MAX);
  if (n_memberships < 0 || n_memberships > MEMBERSHIPS_MAX)
    return pmap_tool_misused (_("The number of memberships must be 0 to %d."), MEMBERSHIPS_MAX);

  document = pmap_tool_sample_map_new (n_pupils, n_memberships, seed);
  bytes = pmap_xml_write (document);
  return pmap_tool_write_output (NULL, output, bytes);
}

const PmapToolCommand pmap_tool_sample = { "sample", N_("Make up a school of any size"), run };
