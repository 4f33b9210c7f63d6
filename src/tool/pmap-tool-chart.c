/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool chart: a chart of a map as SVG, PNG or PDF. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-figures.h"
#include "tool/pmap-tool-names.h"
#include "tool/pmap-tool.h"

#include "report/pmap-chart-export.h"
#include "report/pmap-chart-kinds.h"

#include <glib/gi18n.h>

/* Wide enough for the longest area of need beside its bar. */
#define WIDTH_DEFAULT 600
#define WIDTH_MIN 200
#define WIDTH_MAX 4000

static int
list_kinds (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_kinds;
  const PmapChartKind *kinds = pmap_chart_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    g_string_append_printf (text, "%-28s%s%s\n", kinds[i].nick, pmap_chart_kind_get_title (&kinds[i]),
                            kinds[i].about_pupil ? _(" (needs --pupil)") : "");
  return pmap_tool_print_text (text->str);
}

static int
draw_chart (PmapDocument        *document,
            PmapLedger          *ledger,
            const PmapChartKind *kind,
            const char          *pupil_typed,
            int                  width,
            PmapChartFormat      format,
            const char          *input,
            const char          *output)
{
  g_autoptr (PmapChart) chart = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *id = NULL;

  if (kind->about_pupil)
    {
      PmapPupil *pupil = pmap_tool_find_pupil (document, pupil_typed, &error);

      if (pupil == NULL)
        return pmap_tool_failed ("%s", error->message);
      id = pmap_record_get_id (PMAP_RECORD (pupil));
    }
  chart = pmap_chart_kind_build (kind, ledger, id);
  bytes = pmap_chart_export (chart, format, width, &error);
  if (bytes == NULL)
    return pmap_tool_failed ("%s", error->message);
  return pmap_tool_write_output (input, output, bytes);
}

static int
run (int    argc,
     char **argv)
{
  g_auto (PmapToolFigures) figures = { 0 };
  g_autofree char *kind_typed = NULL, *pupil = NULL, *output = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;
  const PmapChartKind *kind;
  PmapChartFormat format;
  gboolean list = FALSE;
  int width = WIDTH_DEFAULT, status;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_("List the kinds of chart"), NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind_typed, N_("What to draw"), N_("KIND") },
    { "pupil", 0, 0, G_OPTION_ARG_STRING, &pupil, N_("The pupil it is about, by id or full name"), N_("PUPIL") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write: a name that ends in .svg, .png or .pdf"),
      N_("OUT") },
    PMAP_TOOL_FORCE_ENTRY,
    { "width", 0, 0, G_OPTION_ARG_INT, &width, N_("The width in points (600); the height follows from what is drawn"),
      N_("POINTS") },
    PMAP_TOOL_FIGURES_ENTRIES (figures),
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("FILE --kind KIND -o OUT"),
                                N_("Draws a chart of a map. “pmaptool chart --list” names the kinds.")))
    return PMAP_TOOL_MISUSED;
  if (list)
    return list_kinds ();
  if (files == NULL || g_strv_length (files) != 1)
    return pmap_tool_misused (_("Please name one file."));
  if (output == NULL)
    return pmap_tool_misused (_("Please say with -o where to write."));
  if (!pmap_chart_format_from_file_name (output, &format))
    return pmap_tool_misused (_("%s should end in .svg, .png or .pdf."), output);
  kind = pmap_chart_kind_find (kind_typed);
  if (kind == NULL)
    return pmap_tool_misused (_("“%s” is not a kind of chart: see “pmaptool chart --list”."),
                              kind_typed != NULL ? kind_typed : "");
  if (kind->about_pupil && pupil == NULL)
    return pmap_tool_misused (_("This chart is about one pupil: please say whom with --pupil."));
  if (!kind->about_pupil && pupil != NULL)
    return pmap_tool_misused (_("This chart is about the school, not about one pupil: leave out --pupil."));
  if (width < WIDTH_MIN || width > WIDTH_MAX)
    return pmap_tool_misused (_("The width must be %1$d to %2$d points."), WIDTH_MIN, WIDTH_MAX);

  document = pmap_tool_load (files[0]);
  if (document == NULL)
    return PMAP_TOOL_FAILED;
  if (!pmap_tool_names_hide (&document, pupil, &error))
    return pmap_tool_failed ("%s", error->message);
  ledger = pmap_tool_figures_new_ledger (&figures, document, &status);
  if (ledger == NULL)
    return status;
  return draw_chart (document, ledger, kind, pupil, width, format, files[0], output);
}

const PmapToolCommand pmap_tool_chart = { "chart", N_("Draw a chart of a map"), run };
