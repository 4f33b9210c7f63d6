/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool costs: what each intervention and each pupil costs, on request with the working behind every figure.
 * This file reads the command line and says which rows are wanted; a file for each format writes them. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-costs.h"

#include "tool/pmap-tool-figures.h"
#include "tool/pmap-tool-names.h"
#include "tool/pmap-tool.h"

#include "base/pmap-error.h"
#include "base/pmap-number.h"
#include "base/pmap-text.h"
#include "model/pmap-intervention.h"
#include "model/pmap-provision.h"
#include "model/pmap-tier.h"
#include "report/pmap-working-words.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *name;
  char *(*write) (const PmapToolCosts *costs);
} formats[] = {
  { "table", pmap_tool_costs_to_table },
  { "csv", pmap_tool_costs_to_csv },
  { "json", pmap_tool_costs_to_json },
};

/**
 * pmap_tool_costs_shows_share:
 * @costs: what is asked for
 * @share: a member's share
 *
 * With a pupil named, no other pupil is spoken of.
 *
 * Returns: whether the share is to be shown
 */
gboolean
pmap_tool_costs_shows_share (const PmapToolCosts *costs,
                             const PmapShare     *share)
{
  return costs->pupil == NULL || g_strcmp0 (share->pupil, pmap_record_get_id (PMAP_RECORD (costs->pupil))) == 0;
}

static gboolean
shows_intervention (const PmapToolCosts *costs,
                    PmapIntervention    *intervention)
{
  const PmapCost *cost = pmap_ledger_get_cost (costs->ledger, intervention);

  if (costs->intervention != NULL && costs->intervention != intervention)
    return FALSE;
  if (costs->pupil == NULL)
    return TRUE;
  for (guint i = 0; i < cost->n_shares; i++)
    if (pmap_tool_costs_shows_share (costs, &cost->shares[i]))
      return TRUE;
  return FALSE;
}

/**
 * pmap_tool_costs_list_interventions:
 * @costs: what is asked for
 *
 * Returns: (transfer full) (element-type PmapIntervention): the interventions to show, in the order of the map
 */
GPtrArray *
pmap_tool_costs_list_interventions (const PmapToolCosts *costs)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < pmap_record_list_get_length (costs->document->interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (costs->document->interventions, i);

      if (shows_intervention (costs, intervention))
        g_ptr_array_add (list, intervention);
    }
  return list;
}

/**
 * pmap_tool_costs_list_pupils:
 * @costs: what is asked for
 *
 * Returns: (transfer full) (element-type PmapPupil): the pupils whose totals are to be shown, in the order of the map
 */
GPtrArray *
pmap_tool_costs_list_pupils (const PmapToolCosts *costs)
{
  GPtrArray *list = g_ptr_array_new ();

  if (costs->intervention != NULL)
    return list;
  for (guint i = 0; i < pmap_record_list_get_length (costs->document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (costs->document->pupils, i);

      if (costs->pupil == NULL || costs->pupil == pupil)
        g_ptr_array_add (list, pupil);
    }
  return list;
}

/**
 * pmap_tool_costs_is_whole:
 * @costs: what is asked for
 *
 * Returns: whether it is the whole map, so that the school's total belongs below it
 */
gboolean
pmap_tool_costs_is_whole (const PmapToolCosts *costs)
{
  return costs->pupil == NULL && costs->intervention == NULL;
}

char *
pmap_tool_costs_describe_period (const PmapToolCosts *costs)
{
  return pmap_period_describe (pmap_ledger_get_period (costs->ledger), pmap_document_get_year (costs->document));
}

char *
pmap_tool_costs_describe_rates (const PmapToolCosts *costs)
{
  PmapRecord *rates = pmap_document_find (costs->document, pmap_ledger_get_rate_set (costs->ledger));

  return rates != NULL ? pmap_record_describe (rates) : NULL;
}

char *
pmap_tool_costs_describe_tier (PmapIntervention *intervention)
{
  PmapTier *tier = pmap_intervention_get_tier (intervention);

  return tier != NULL ? pmap_record_describe (PMAP_RECORD (tier)) : NULL;
}

/**
 * pmap_tool_costs_describe_working:
 * @costs: what is asked for
 * @record: an intervention or a membership
 *
 * Returns: (transfer full): how its cost came about, in lines of text
 */
char *
pmap_tool_costs_describe_working (const PmapToolCosts *costs,
                                  gpointer             record)
{
  g_autoptr (PmapWorking) working = pmap_working_new (pmap_ledger_get_costing (costs->ledger), record);

  return pmap_working_words_describe (working);
}

/**
 * pmap_tool_costs_get_area:
 * @intervention: an intervention
 *
 * Returns: (nullable): its area of need, as the file has it
 */
const char *
pmap_tool_costs_get_area (PmapIntervention *intervention)
{
  PmapProvision *provision = pmap_intervention_get_provision (intervention);

  for (const PmapChoice *area = pmap_areas; provision != NULL && area->nick != NULL; area++)
    if (area->value == provision->area)
      return area->nick;
  return NULL;
}

/**
 * pmap_tool_costs_append_pence:
 * @text: where to write
 * @pence: an amount
 *
 * Writes the amount for programs: "1234.50", whatever the locale.
 */
void
pmap_tool_costs_append_pence (GString *text,
                              gint64   pence)
{
  pmap_number_append_xml (text, pence, 2, TRUE);
}

/* The arguments that only the map can answer. */
static gboolean
look_up (PmapToolCosts  *costs,
         const char     *pupil,
         const char     *intervention,
         GError        **error)
{
  if (pupil != NULL)
    {
      costs->pupil = pmap_tool_find_pupil (costs->document, pupil, error);
      if (costs->pupil == NULL)
        return FALSE;
    }
  if (intervention != NULL)
    {
      gpointer record = pmap_document_find (costs->document, intervention);

      if (!PMAP_IS_INTERVENTION (record))
        {
          g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_FOUND, _("No intervention of this map has the id “%s”"),
                       intervention);
          return FALSE;
        }
      costs->intervention = record;
    }
  return TRUE;
}

/* The format that a file's name says; NULL for none. */
static char *
find_format (const char *output)
{
  const char *dot = strrchr (output, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (dot + 1, formats[i].name) == 0)
      return g_strdup (formats[i].name);
  return NULL;
}

/* A file of comma-separated values is opened by people, with a double click, and Excel takes it for Windows-1252 unless it
 * begins with a mark; what goes down a pipe is read by a program, which would take the mark for a letter. */
static int
write_costs (const PmapToolCosts *costs,
             guint                chosen,
             const char          *input,
             const char          *output,
             gboolean             bom,
             gboolean             no_bom)
{
  g_autofree char *text = formats[chosen].write (costs), *marked = NULL;
  gboolean is_csv = g_str_equal (formats[chosen].name, "csv"), is_file = output != NULL && !g_str_equal (output, "-");
  g_autoptr (GBytes) bytes = NULL;

  /* Programs get what the map says, people what can be shown. */
  if (g_str_equal (formats[chosen].name, "table"))
    {
      char *shown = pmap_text_for_display (text, TRUE);

      g_free (text);
      text = shown;
    }
  if (bom || (is_csv && is_file && !no_bom))
    marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
  else
    marked = g_steal_pointer (&text);
  bytes = g_bytes_new_static (marked, strlen (marked));
  return pmap_tool_write_output (input, output != NULL ? output : "-", bytes);
}

static int
run (int    argc,
     char **argv)
{
  g_auto (PmapToolFigures) figures = { 0 };
  g_autofree char *pupil = NULL, *intervention = NULL, *format = NULL, *output = NULL;
  g_auto (GStrv) files = NULL;
  gboolean bom = FALSE, no_bom = FALSE;
  g_autoptr (GError) error = NULL;
  PmapToolCosts costs = { 0 };
  guint chosen = 0;
  /* Held until the process ends, which is next: to take a large map apart before is a seventh of all the work. */
  static PmapDocument *document;
  static PmapLedger *ledger;
  int status;
  const GOptionEntry entries[] = {
    PMAP_TOOL_FIGURES_ENTRIES (figures),
    { "pupil", 0, 0, G_OPTION_ARG_STRING, &pupil, N_("Only this pupil, by id or full name"), N_("PUPIL") },
    { "intervention", 0, 0, G_OPTION_ARG_STRING, &intervention, N_("Only this intervention"), N_("ID") },
    { "working", 0, 0, G_OPTION_ARG_NONE, &costs.working, N_("Show how each figure came about"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table (the default), csv or json"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Where to write; a name that ends in .csv or .json chooses the format; - is standard output"), N_("OUT") },
    PMAP_TOOL_FORCE_ENTRY,
    { "bom", 0, 0, G_OPTION_ARG_NONE, &bom,
      N_("Begin with a byte order mark, so that Excel takes the file for UTF-8 (as CSV in a file does)"), NULL },
    { "no-bom", 0, 0, G_OPTION_ARG_NONE, &no_bom, N_("Begin without a byte order mark (as standard output does)"), NULL },
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("FILE"),
                                N_("Lists what each intervention and each pupil costs. The columns for programs are "
                                   "described in pmaptool(1).")))
    return PMAP_TOOL_MISUSED;
  if (files == NULL || g_strv_length (files) != 1)
    return pmap_tool_misused (_("Please name one file."));
  if (bom && no_bom)
    return pmap_tool_misused (_("With or without a byte order mark: please name one of --bom and --no-bom."));
  if (format == NULL && output != NULL)
    format = find_format (output);
  while (format != NULL && chosen < G_N_ELEMENTS (formats) && !g_str_equal (format, formats[chosen].name))
    chosen++;
  if (chosen == G_N_ELEMENTS (formats))
    return pmap_tool_misused (_("“%s” is not a format: write table, csv or json."), format);

  document = pmap_tool_load (files[0]);
  if (document == NULL)
    return PMAP_TOOL_FAILED;
  if (!pmap_tool_names_hide (&document, pupil, &error))
    return pmap_tool_failed ("%s", error->message);
  ledger = pmap_tool_figures_new_ledger (&figures, document, &status);
  if (ledger == NULL)
    return status;
  costs.document = document;
  costs.ledger = ledger;
  if (!look_up (&costs, pupil, intervention, &error))
    return pmap_tool_failed ("%s", error->message);
  return write_costs (&costs, chosen, files[0], output, bom, no_bom);
}

const PmapToolCommand pmap_tool_costs = { "costs", N_("List what each intervention and each pupil costs"), run };
