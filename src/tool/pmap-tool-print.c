/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool print: a map on A4, as PDF: one pupil's, for the meeting with parents, the whole school's, or one of its tables. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-figures.h"
#include "tool/pmap-tool-names.h"
#include "tool/pmap-tool.h"

#include "exchange/pmap-csv-listing.h"
#include "report/pmap-page-layout.h"
#include "report/pmap-report-kinds.h"
#include "report/pmap-report-pdf.h"

#include <glib/gi18n.h>

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

/* What to print where nobody says: a pupil's map with --pupil, or where the map has only one; else the school's. */
static const PmapReportKind *
choose_kind (PmapDocument *document,
             const char   *pupil_typed)
{
  gboolean is_pupil = pupil_typed != NULL || pmap_record_list_get_length (document->pupils) == 1;

  return pmap_report_kind_find (is_pupil ? "pupil" : "school");
}

static PmapPupil *
find_pupil (PmapDocument  *document,
            const char    *typed,
            GError       **error)
{
  if (typed != NULL)
    return pmap_tool_find_pupil (document, typed, error);
  return pmap_record_list_get_length (document->pupils) == 1 ? pmap_record_list_get (document->pupils, 0) : NULL;
}

/* Without the names of other children where it is for a family; NULL where nothing is to be printed before somebody looked at it. */
static PmapReport *
build_report (const PmapReportKind *kind,
              PmapReportOrder      *order,
              PmapToolNames         names)
{
  g_autoptr (PmapNameScreen) screen = NULL;
  g_autoptr (PmapReport) report = NULL;

  if (!kind->for_family)
    return pmap_report_kind_build (kind, order);
  screen = order->screen = pmap_name_screen_new (pmap_ledger_get_document (order->ledger), order->pupil);
  if (names == PMAP_TOOL_NAMES_KEEP)
    pmap_name_screen_set_perhaps (screen, PMAP_NAME_KEEP);
  report = pmap_report_kind_build (kind, order);
  if (pmap_tool_names_list (screen) > 0 && names == PMAP_TOOL_NAMES_ASK)
    {
      g_printerr ("%s\n", _("Nothing was printed. Please look at the words above; --names=replace replaces them all, "
                            "--names=keep only those that are certain."));
      return NULL;
    }
  return g_steal_pointer (&report);
}

/* A table as a spreadsheet takes it, with all of its columns. */
static int
write_table (const PmapReportKind  *kind,
             const PmapReportOrder *order,
             const char            *input,
             const char            *output)
{
  const PmapListing *listing = pmap_listing_find (kind->listing);
  const PmapListingContext context = { order->ledger, order->today };
  g_autoptr (GListModel) rows = pmap_listing_list_rows (listing, &context);
  g_autoptr (GBytes) bytes = pmap_csv_write_listing (listing, &context, rows);

  return pmap_tool_write_output (input, output, bytes);
}

static int
print_map (PmapDocument         *document,
           const PmapReportKind *kind,
           PmapReportOrder      *order,
           const char           *pupil_typed,
           PmapToolNames         names,
           const char           *input,
           const char           *paper,
           const char           *output)
{
  g_autoptr (PmapReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *created = get_create_date ();
  double width, height;

  if (kind == NULL)
    kind = choose_kind (document, pupil_typed);
  if (kind->about_pupil)
    {
      PmapPupil *pupil = find_pupil (document, pupil_typed, &error);

      if (error != NULL)
        return pmap_tool_failed ("%s", error->message);
      if (pupil == NULL)
        return pmap_tool_misused (_("Please say with --pupil whose map to print."));
      order->pupil = pmap_record_get_id (PMAP_RECORD (pupil));
    }
  if (g_str_has_suffix (output, ".csv"))
    return kind->listing != NULL ? write_table (kind, order, input, output)
                                 : pmap_tool_misused (_("Only a table can be written as CSV: choose one with --report, or write a PDF."));
  report = build_report (kind, order, names);
  if (report == NULL)
    return PMAP_TOOL_IN_QUESTION;
  if (!pmap_report_find_paper (report, paper, &width, &height))
    return pmap_tool_misused (_("“%s” is not a paper: write A4 or A3."), paper);
  bytes = pmap_report_write_pdf (report, width, height, created, &error);
  if (bytes == NULL)
    return pmap_tool_failed ("%s", error->message);
  return pmap_tool_write_output (input, output, bytes);
}

/* "pupil, school or groups" */
static char *
list_kinds (void)
{
  GString *list = g_string_new (NULL);
  guint n_kinds;
  const PmapReportKind *kinds = pmap_report_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      if (i > 0)
        /* translators: between the words of a list of things to choose among, and before the last of them. */
        g_string_append (list, i + 1 < n_kinds ? _(", ") : _(" or "));
      g_string_append (list, kinds[i].nick);
    }
  return g_string_free (list, FALSE);
}

static int
run (int    argc,
     char **argv)
{
  g_auto (PmapToolFigures) figures = { 0 };
  g_autofree char *pupil = NULL, *report_typed = NULL, *names_typed = NULL, *paper = NULL, *output = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapLedger) ledger = NULL;
  g_autofree char *kinds = list_kinds ();
  g_autofree char *report_help = NULL;
  const PmapReportKind *kind = NULL;
  PmapReportOrder order = { 0 };
  PmapToolNames names;
  int status;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The PDF to write; - is standard output. A table may be OUT.csv"), N_("OUT.pdf") },
    PMAP_TOOL_FORCE_ENTRY,
    { "pupil", 0, 0, G_OPTION_ARG_STRING, &pupil, N_("This pupil’s map, by id or full name"), N_("PUPIL") },
    { "report", 0, 0, G_OPTION_ARG_STRING, &report_typed, "", N_("KIND") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, N_("The size of a page: A4 (the default) or A3"), N_("PAPER") },
    { "names", 0, 0, G_OPTION_ARG_STRING, &names_typed,
      N_("Words that may name another child: replace (the default), ask-list (list them and print nothing) or keep"),
      N_("WHAT") },
    PMAP_TOOL_FIGURES_ENTRIES (figures),
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  /* translators: %s is a list of words to choose among: "pupil, school or groups". */
  report_help = g_strdup_printf (_("%s; pupil is the default with --pupil, and where the map has only one, else school"), kinds);
  for (GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    if (g_str_equal (entry->long_name, "report"))
      entry->description = report_help;
  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("FILE -o OUT.pdf"),
                                N_("Prints a costed map to a PDF: a pupil’s, the whole school’s, or one of its tables.")))
    return PMAP_TOOL_MISUSED;
  if (files == NULL || g_strv_length (files) != 1)
    return pmap_tool_misused (_("Please name one file."));
  if (output == NULL)
    return pmap_tool_misused (_("Please say with -o where to write."));
  if (report_typed != NULL)
    {
      kind = pmap_report_kind_find (report_typed);
      if (kind == NULL)
        /* translators: what was typed, and a list of words to choose among: "pupil, school or groups". */
        return pmap_tool_misused (_("“%1$s” is not a report: write %2$s."), report_typed, kinds);
    }
  if (!pmap_tool_names_parse (names_typed, &names))
    return pmap_tool_misused (_("“%s” is not what can become of names: write replace, ask-list or keep."), names_typed);
  if (kind != NULL && !kind->about_pupil && pupil != NULL)
    return pmap_tool_misused (_("That report is not about one pupil: leave out --pupil or --report."));

  document = pmap_tool_load (files[0]);
  if (document == NULL)
    return PMAP_TOOL_FAILED;
  ledger = pmap_tool_figures_new_ledger (&figures, document, &status);
  if (ledger == NULL)
    return status;
  order.ledger = ledger;
  pmap_tool_parse_today (figures.today, &order.today, NULL);      /* it was understood once */
  return print_map (document, kind, &order, pupil, names, files[0], paper != NULL ? paper : "A4", output);
}

const PmapToolCommand pmap_tool_print = { "print", N_("Print a costed map to a PDF"), run };
