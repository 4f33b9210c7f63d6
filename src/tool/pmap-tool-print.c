/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool print: a costed map on A4, as PDF: one pupil's, for the meeting with parents, or the whole school's. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-figures.h"
#include "tool/pmap-tool-names.h"
#include "tool/pmap-tool.h"

#include "report/pmap-page-layout.h"
#include "report/pmap-report-pdf.h"
#include "report/pmap-report-pupil.h"
#include "report/pmap-report-school.h"

#include <glib/gi18n.h>

typedef enum
{
  REPORT_UNSAID,
  REPORT_PUPIL,
  REPORT_SCHOOL,
} Report;

static gboolean
parse_report (const char *typed,
              Report     *report)
{
  *report = typed == NULL ? REPORT_UNSAID
            : g_str_equal (typed, "pupil") ? REPORT_PUPIL
            : g_str_equal (typed, "school") ? REPORT_SCHOOL
            : REPORT_UNSAID;
  return typed == NULL || *report != REPORT_UNSAID;
}

/* The moment written into the PDF. A build that must give the same bytes twice says when it is
 * (reproducible-builds.org, SOURCE_DATE_EPOCH). */
static char *
get_create_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) moment = NULL;

  if (epoch != NULL)
    moment = g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10));
  if (moment == NULL)
    moment = g_date_time_new_now_utc ();
  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

/* Whom to print; NULL, without an error, for the whole school. */
static PmapPupil *
find_pupil (PmapDocument  *document,
            Report         kind,
            const char    *typed,
            GError       **error)
{
  if (typed != NULL)
    return pmap_tool_find_pupil (document, typed, error);
  if (kind != REPORT_SCHOOL && pmap_record_list_get_length (document->pupils) == 1)
    return pmap_record_list_get (document->pupils, 0);
  return NULL;
}

/* One pupil's map, without the names of other children; NULL where nothing is to be printed before somebody looked at it. */
static PmapReport *
make_pupil_report (PmapLedger    *ledger,
                   PmapPupil     *pupil,
                   PmapToolNames  names)
{
  const char *id = pmap_record_get_id (PMAP_RECORD (pupil));
  g_autoptr (PmapNameScreen) screen = pmap_name_screen_new (pmap_ledger_get_document (ledger), id);
  g_autoptr (PmapReport) report = NULL;

  if (names == PMAP_TOOL_NAMES_KEEP)
    pmap_name_screen_set_perhaps (screen, PMAP_NAME_KEEP);
  report = pmap_report_pupil_new (ledger, id, screen);
  if (pmap_tool_names_list (screen) > 0 && names == PMAP_TOOL_NAMES_ASK)
    {
      g_printerr ("%s\n", _("Nothing was printed. Please look at the words above; --names=replace replaces them all, "
                            "--names=keep only those that are certain."));
      return NULL;
    }
  return g_steal_pointer (&report);
}

static int
print_map (PmapDocument  *document,
           PmapLedger    *ledger,
           Report         kind,
           const char    *pupil_typed,
           PmapToolNames  names,
           const char    *input,
           const char    *output)
{
  g_autoptr (PmapReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *created = get_create_date ();
  PmapPupil *pupil = find_pupil (document, kind, pupil_typed, &error);

  if (error != NULL)
    return pmap_tool_failed ("%s", error->message);
  if (kind == REPORT_PUPIL && pupil == NULL)
    return pmap_tool_misused (_("Please say with --pupil whose map to print."));

  report = pupil != NULL ? make_pupil_report (ledger, pupil, names) : pmap_report_school_new (ledger);
  if (report == NULL)
    return PMAP_TOOL_IN_QUESTION;
  bytes = pmap_report_write_pdf (report, PMAP_PAGE_A4_WIDTH, PMAP_PAGE_A4_HEIGHT, created, &error);
  if (bytes == NULL)
    return pmap_tool_failed ("%s", error->message);
  return pmap_tool_write_output (input, output, bytes);
}

static int
run (int    argc,
     char **argv)
{
  g_auto (PmapToolFigures) figures = { 0 };
  g_autofree char *pupil = NULL, *report_typed = NULL, *names_typed = NULL, *output = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapLedger) ledger = NULL;
  PmapToolNames names;
  Report report;
  int status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The PDF to write; - is standard output"), N_("OUT.pdf") },
    PMAP_TOOL_FORCE_ENTRY,
    { "pupil", 0, 0, G_OPTION_ARG_STRING, &pupil, N_("This pupil’s map, by id or full name"), N_("PUPIL") },
    { "report", 0, 0, G_OPTION_ARG_STRING, &report_typed,
      N_("pupil (the default with --pupil, and where the map has only one) or school"), N_("KIND") },
    { "names", 0, 0, G_OPTION_ARG_STRING, &names_typed,
      N_("Words that may name another child: replace (the default), ask-list (list them and print nothing) or keep"),
      N_("WHAT") },
    PMAP_TOOL_FIGURES_ENTRIES (figures)
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("FILE -o OUT.pdf"),
                                N_("Prints a costed map to a PDF: a pupil’s, or the whole school’s.")))
    return PMAP_TOOL_MISUSED;
  if (files == NULL || g_strv_length (files) != 1)
    return pmap_tool_misused (_("Please name one file."));
  if (output == NULL)
    return pmap_tool_misused (_("Please say with -o where to write."));
  if (!parse_report (report_typed, &report))
    return pmap_tool_misused (_("“%s” is not a report: write pupil or school."), report_typed);
  if (!pmap_tool_names_parse (names_typed, &names))
    return pmap_tool_misused (_("“%s” is not what can become of names: write replace, ask-list or keep."), names_typed);
  if (report == REPORT_SCHOOL && pupil != NULL)
    return pmap_tool_misused (_("The school’s report is not about one pupil: leave out --pupil or --report."));

  document = pmap_tool_load (files[0]);
  if (document == NULL)
    return PMAP_TOOL_FAILED;
  ledger = pmap_tool_figures_new_ledger (&figures, document, &status);
  if (ledger == NULL)
    return status;
  return print_map (document, ledger, report, pupil, names, files[0], output);
}

const PmapToolCommand pmap_tool_print = { "print", N_("Print a costed map to a PDF"), run };
