/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool menu: a map's menu of provision, or one to begin with: listed, as a template for other schools, or added to a map. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "base/pmap-number.h"
#include "history/pmap-menu.h"
#include "report/pmap-menu-words.h"
#include "store/pmap-menu-template.h"
#include "store/pmap-starter-menu.h"
#include "xml/pmap-xml-write.h"

#include <glib/gi18n.h>

typedef struct
{
  char *source;        /* whose menu: a file, or NULL for a menu to begin with */
  char *starter;
  char *into;
  char *output;
  gboolean with_rates;
} Request;

/* "primary, secondary …" */
static char *
list_starters (void)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_menus;
  const PmapStarterMenu *menus = pmap_starter_menus_get (&n_menus);

  for (guint i = 0; i < n_menus; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", menus[i].nick);
  return g_strdup (names->str);
}

/* Those that @map, where there is one, has not yet. */
static GPtrArray *
list_entries (PmapDocument *source,
              PmapDocument *map)
{
  GPtrArray *entries = g_ptr_array_new ();

  for (guint i = 0; i < pmap_record_list_get_length (source->provisions); i++)
    {
      PmapProvision *entry = pmap_record_list_get (source->provisions, i);

      if (map == NULL || pmap_menu_find (map, entry->name) == NULL)
        g_ptr_array_add (entries, entry);
    }
  return entries;
}

static int
print_entries (GPtrArray *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      PmapProvision *entry = entries->pdata[i];
      const char *area = pmap_choices_get_short_label (pmap_areas, entry->area);
      g_autofree char *name = pmap_record_describe (entries->pdata[i]), *details = pmap_menu_words_describe (entry);

      g_string_append_printf (text, "%s%s%s · %s\n", name, area != NULL ? " · " : "", area != NULL ? area : "", details);
    }
  return pmap_tool_print_text (text->str);
}

static int
write_template (PmapDocument *source,
                Request      *request)
{
  g_autoptr (GBytes) bytes = NULL;
  guint n_cleaned;
  int status;

  bytes = pmap_menu_template_write (source, request->with_rates, &n_cleaned);
  status = pmap_tool_write_output (request->source, request->output, bytes);
  if (status == PMAP_TOOL_DONE && n_cleaned > 0)
    {
      g_autofree char *said = pmap_number_say (n_cleaned, ngettext ("Names were taken out of %u entry: look it over.",
                                                                    "Names were taken out of %u entries: look them over.",
                                                                    n_cleaned));

      g_printerr ("%s\n", said);
    }
  return status;
}

static int
add_entries (PmapDocument *map,
             GPtrArray    *entries,
             Request      *request)
{
  g_autoptr (PmapEditor) editor = pmap_editor_new (map);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL, written = NULL;
  g_autofree char *said = NULL;
  int status;

  if (entries->len > 0 && !pmap_menu_add (editor, entries, request->with_rates, &error))
    return pmap_tool_failed ("%s", error->message);
  bytes = pmap_xml_write (map);
  written = pmap_tool_seal_like (request->into, bytes, &error);
  if (written == NULL)
    return pmap_tool_failed ("%s", error->message);
  status = pmap_tool_write_output (request->into, request->output, written);
  said = pmap_number_say (entries->len, ngettext ("%u entry is added to the menu.", "%u entries are added to the menu.", entries->len));
  if (status == PMAP_TOOL_DONE)
    g_printerr ("%s\n", said);
  return status;
}

static int
run_request (Request *request)
{
  const PmapStarterMenu *starter = request->starter != NULL ? pmap_starter_menu_find (request->starter) : NULL;
  g_autoptr (PmapDocument) source = NULL, map = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  source = starter != NULL ? pmap_starter_menu_load (starter) : pmap_tool_load_whole (request->source);
  if (source == NULL)
    return PMAP_TOOL_FAILED;
  if (pmap_record_list_get_length (source->provisions) == 0)
    return pmap_tool_failed (_("The menu of provision of %s is empty."), request->source);
  if (request->into != NULL && (map = pmap_tool_load_whole (request->into)) == NULL)
    return PMAP_TOOL_FAILED;
  entries = list_entries (source, map);
  if (request->output == NULL)
    return print_entries (entries);
  return map != NULL ? add_entries (map, entries, request) : write_template (source, request);
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *starters = list_starters ();
  g_autofree char *starter = NULL, *into = NULL, *output = NULL;
  g_auto (GStrv) files = NULL;
  Request request = { NULL };
  guint n_files;
  const GOptionEntry entries[] = {
    { "starter", 0, 0, G_OPTION_ARG_STRING, &starter, N_("A menu to begin with, instead of a map’s: primary, secondary …"), N_("KIND") },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &into, N_("The map that is to have the entries that it has not yet, by name"), N_("MAP") },
    { "with-rates", 0, 0, G_OPTION_ARG_NONE, &request.with_rates, N_("With the hourly rates of its roles, which are staff data"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Where to write the template, or the map; - is standard output. Without it the entries are listed"), N_("OUT") },
    PMAP_TOOL_FORCE_ENTRY,
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("SOURCE [--into MAP] [-o OUT]"),
                                N_("Lists a map’s menu of provision, writes it as a template for other schools (without pupils, groups, "
                                   "staff and their names), or adds it to another map.")))
    return PMAP_TOOL_MISUSED;
  n_files = files != NULL ? g_strv_length (files) : 0;
  if (starter != NULL && pmap_starter_menu_find (starter) == NULL)
    return pmap_tool_misused (_("“%1$s” is no menu to begin with. They are: %2$s."), starter, starters);
  if (n_files != (starter != NULL ? 0 : 1))
    return pmap_tool_misused (_("Please name one map, or a menu to begin with (--starter)."));
  request.source = n_files > 0 ? files[0] : NULL;
  request.starter = starter;
  request.into = into;
  request.output = output;
  return run_request (&request);
}

const PmapToolCommand pmap_tool_menu = { "menu", N_("List a menu of provision, make it a template, or add it to a map"), run };
