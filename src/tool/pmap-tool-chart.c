/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool chart: a chart of a map as SVG, PNG or PDF. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-figures.h"
#include "tool/pmap-tool-names.h"
#include "tool/pmap-tool.h"

#include "report/pmap-chart-export.h"
#include "report/pmap-chart-kinds.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"

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
                            kinds[i].about_target  ? _(" (needs --pupil and --target)")
                            : kinds[i].about_pupil ? _(" (needs --pupil)") : "");
  return pmap_tool_print_text (text->str);
}

static gboolean
is_target_of (PmapPupil  *pupil,
              const char *id)
{
  for (guint i = 0; i < pmap_record_list_get_length (pupil->targets); i++)
    if (g_strcmp0 (pmap_record_get_id (pmap_record_list_get (pupil->targets, i)), id) == 0)
      return TRUE;
  return FALSE;
}

static int
draw_chart (PmapDocument        *document,
            PmapLedger          *ledger,
            const PmapChartKind *kind,
            const char          *pupil_typed,
            const char          *target,
            PmapDate             today,
            int                  width,
            PmapChartFormat      format,
            const char          *input,
            const char          *output)
{
  g_autoptr (PmapChart) chart = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PmapChartOrder order = { .ledger = ledger, .today = today };

  if (kind->about_pupil)
    {
      PmapPupil *pupil = pmap_tool_find_pupil (document, pupil_typed, &error);

      if (pupil == NULL)
        return pmap_tool_failed ("%s", error->message);
      order.pupil = pmap_record_get_id (PMAP_RECORD (pupil));
      order.target = target;
      if (kind->about_target && !is_target_of (pupil, target))
        return pmap_tool_failed (_("“%s” is not the id of a target of this pupil."), target);
    }
  chart = pmap_chart_kind_build (kind, &order);
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
  g_autofree char *kind_typed = NULL, *pupil = NULL, *target = NULL, *output = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;
  const PmapChartKind *kind;
  PmapChartFormat format;
  PmapDate today;
  gboolean list = FALSE;
  int width = WIDTH_DEFAULT, status;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_("List the kinds of chart"), NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind_typed, N_("What to draw"), N_("KIND") },
    { "pupil", 0, 0, G_OPTION_ARG_STRING, &pupil, N_("The pupil it is about, by id or full name"), N_("PUPIL") },
    { "target", 0, 0, G_OPTION_ARG_STRING, &target, N_("The target that it is about, by id"), N_("TARGET") },
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
  if (kind->about_target && target == NULL)
    return pmap_tool_misused (_("This chart is about one target: please say which with --target."));
  if (!kind->about_target && target != NULL)
    return pmap_tool_misused (_("This chart is not about one target: leave out --target."));
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
  if (!pmap_tool_parse_today (figures.today, &today, &error))
    return pmap_tool_misused ("%s", error->message);
  return draw_chart (document, ledger, kind, pupil, target, today, width, format, files[0], output);
}

const PmapToolCommand pmap_tool_chart = { "chart", N_("Draw a chart of a map"), run };
