/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool merge: puts two copies of a map together, for scripts and as a merge driver of git. What people have to decide is
 * listed, and then nothing is written: a half-decided map is nobody's. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "base/pmap-text.h"
#include "store/pmap-merge.h"
#include "xml/pmap-xml-write.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>

typedef struct
{
  const char *base, *mine, *theirs, *output;
  PmapDecision prefer;
} Job;

/* Git names an empty file where the two sides have no copy in common. A pipe is never taken for one: how much comes out of it
 * nobody knows beforehand. */
static gboolean
is_empty_file (const char *path)
{
  GStatBuf info;

  return g_str_equal (path, "/dev/null") || (g_stat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size == 0);
}

static void
list_conflicts (PmapMerge *merge)
{
  GListModel *conflicts = pmap_merge_get_conflicts (merge);
  guint n = pmap_merge_get_undecided (merge);
  g_autofree char *heading = pmap_number_say (n, ngettext ("%u change has to be decided by a person:\n",
                                                           "%u changes have to be decided by a person:\n", n));

  fputs (heading, stderr);
  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (conflicts, i);
      g_autofree char *said = pmap_conflict_describe (conflict), *sentence = pmap_text_for_display (said, FALSE);

      if (pmap_conflict_get_decision (conflict) == PMAP_DECISION_UNDECIDED)
        fprintf (stderr, "  %s\n", sentence);
    }
  fprintf (stderr, "%s\n", _("Nothing was written. Decide with --prefer, or put the maps together in Provision Map."));
}

static int
write_merged (Job       *job,
              PmapMerge *merge)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapDocument) document = pmap_merge_make (merge, issues, &error);
  g_autoptr (GBytes) plain = NULL, bytes = NULL;

  if (document != NULL)
    {
      plain = pmap_xml_write (document);
      bytes = pmap_tool_seal_like (job->mine, plain, &error);
    }
  if (bytes == plain && bytes != NULL)
    {
      g_bytes_unref (bytes);
      bytes = pmap_tool_seal_like (job->theirs, plain, &error);
    }
  if (bytes == NULL)
    {
      pmap_tool_failed ("%s", error->message);
      return PMAP_TOOL_TROUBLE;
    }
  /* Mine may be written over, as git asks; whoever names it as the output wants that. */
  pmap_tool_force = pmap_tool_force || pmap_tool_is_same_file (job->mine, job->output);
  return pmap_tool_write_output (NULL, job->output, bytes) == PMAP_TOOL_DONE ? PMAP_TOOL_DONE : PMAP_TOOL_TROUBLE;
}

static int
run_job (Job *job)
{
  g_autoptr (PmapDocument) base = NULL, mine = NULL, theirs = NULL;
  g_autoptr (PmapMerge) merge = NULL;

  if (!g_str_equal (job->output, "-")
      && (pmap_tool_is_same_file (job->base, job->output) || pmap_tool_is_same_file (job->theirs, job->output)))
    {
      pmap_tool_failed (_("%s is a file that was read, and it is left as it is. Please give another name."), job->output);
      return PMAP_TOOL_TROUBLE;
    }
  if (!is_empty_file (job->base) && (base = pmap_tool_load_whole (job->base)) == NULL)
    return PMAP_TOOL_TROUBLE;
  mine = pmap_tool_load_whole (job->mine);
  theirs = mine != NULL ? pmap_tool_load_whole (job->theirs) : NULL;
  if (theirs == NULL)
    return PMAP_TOOL_TROUBLE;
  merge = pmap_merge_new (base, mine, theirs);
  if (job->prefer != PMAP_DECISION_UNDECIDED)
    pmap_merge_decide_all (merge, job->prefer);
  if (!pmap_merge_is_decided (merge))
    {
      list_conflicts (merge);
      return PMAP_TOOL_DIFFERENT;
    }
  return write_merged (job, merge);
}

static gboolean
parse_decision (const char   *typed,
                PmapDecision *decision)
{
  g_autoptr (GEnumClass) decisions = g_type_class_ref (PMAP_TYPE_DECISION);
  GEnumValue *value = typed != NULL ? g_enum_get_value_by_nick (decisions, typed) : NULL;

  *decision = value != NULL ? value->value : PMAP_DECISION_UNDECIDED;
  return typed == NULL || *decision == PMAP_DECISION_MINE || *decision == PMAP_DECISION_THEIRS
         || *decision == PMAP_DECISION_BEFORE;
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *output = NULL, *prefer = NULL;
  g_auto (GStrv) files = NULL;
  Job job;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write, MINE perhaps; - is standard output"), N_("OUT") },
    PMAP_TOOL_FORCE_ENTRY,
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &prefer, N_("Decide every conflict so: mine, theirs or before"), N_("WHICH") },
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("BASE MINE THEIRS -o OUT"),
                                N_("Puts two changed copies of a map together. BASE is the map as it was before both.")))
    return PMAP_TOOL_MISUSED;
  if (files == NULL || g_strv_length (files) != 3)
    return pmap_tool_misused (_("Please name three files: the map before, mine and theirs."));
  if (output == NULL)
    return pmap_tool_misused (_("Please say with -o where to write."));
  if (!parse_decision (prefer, &job.prefer))
    return pmap_tool_misused (_("“%s” is not a choice. The choices are mine, theirs and before."), prefer);
  job.base = files[0];
  job.mine = files[1];
  job.theirs = files[2];
  job.output = output;
  return run_job (&job);
}

const PmapToolCommand pmap_tool_merge = { "merge", N_("Put two changed copies of a map together"), run };
