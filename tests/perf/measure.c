/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests/perf/run measures inside a process. Each job prints one figure; times are in seconds.
 *   measure open FILE           gates, rules, records and all costs, as opening a map does: prints the most memory that the
 *                               process ever had, in megabytes; its time is taken from outside
 *   measure save FILE OUT       the time of saving alone: write, read back, compare, replace
 *   measure edit PUPILS BATCHES the time of one edit of a school of that size, through the editor, with its costs kept
 *                               current: from the cheapest of the batches, since noise only ever adds */

#define G_LOG_DOMAIN "pmap-perf"

#include "config.h"

#include "calc/pmap-ledger.h"
#include "history/pmap-editor.h"
#include "model/pmap-intervention.h"
#include "model/pmap-pupil.h"
#include "store/pmap-loader.h"
#include "store/pmap-saver.h"
#include "tool/pmap-tool-sample-map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MEMBERSHIPS 20
#define SEED 1
#define EDITS_A_BATCH 50

static PmapLoader *
load (const char *path)
{
  g_autoptr (GFile) location = g_file_new_for_commandline_arg (path);
  g_autoptr (PmapFile) file = pmap_file_new (location);
  PmapLoader *loader = pmap_loader_new (file);
  g_autoptr (GError) error = NULL;

  if (!pmap_loader_load (loader, NULL, &error))
    g_error ("%s: %s", path, error->message);
  return loader;
}

/* The peak of this very program: what getrusage() says counts the process that started it, too. */
static double
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *peak = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    peak = strstr (status, "VmHWM:");
  return peak != NULL ? g_ascii_strtoull (peak + strlen ("VmHWM:"), NULL, 10) / 1024.0 : 0;
}

/* Nothing is freed, since who opens a map goes on to look at it. */
static void
measure_open (const char *path)
{
  PmapLoader *loader = load (path);
  PmapLedger *ledger = pmap_ledger_new (pmap_loader_get_document (loader));

  if (pmap_ledger_get_total (ledger) <= 0)
    g_error ("%s costs nothing", path);
  printf ("%.3f\n", get_peak_memory ());
}

static void
measure_save (const char *path,
              const char *output)
{
  g_autoptr (PmapLoader) loader = load (path);
  g_autoptr (GFile) location = g_file_new_for_commandline_arg (output);
  g_autoptr (PmapFile) file = pmap_file_new (location);
  g_autoptr (PmapSaver) saver = pmap_saver_new (pmap_loader_get_document (loader), file);
  g_autoptr (GError) error = NULL;
  gint64 start;

  pmap_saver_set_overwrite (saver, TRUE);
  start = g_get_monotonic_time ();
  if (!pmap_saver_save (saver, NULL, &error))
    g_error ("%s: %s", output, error->message);
  printf ("%.6f\n", (g_get_monotonic_time () - start) / 1e6);
}

/* What a teacher does: changes the minutes of a group and looks at a pupil's total and the school's. */
static gint64
edit (PmapEditor       *editor,
      PmapLedger       *ledger,
      PmapIntervention *intervention,
      const char       *pupil,
      gint64            minutes)
{
  gint64 start = g_get_monotonic_time (), took;
  gint64 before = pmap_ledger_get_total (ledger);
  g_autoptr (GError) error = NULL;

  if (!pmap_editor_set_number (editor, PMAP_RECORD (intervention), "minutes", minutes, &error))
    g_error ("%s", error->message);
  g_assert_true (pmap_ledger_get_total (ledger) != before);
  g_assert_true (pmap_ledger_get_pupil_total (ledger, pupil) >= 0);
  took = g_get_monotonic_time () - start;
  return took;
}

static void
measure_edit (guint n_pupils,
              guint n_batches)
{
  g_autoptr (PmapDocument) document = pmap_tool_sample_map_new (n_pupils, MEMBERSHIPS, SEED);
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  PmapRecorder *recorder = pmap_editor_record (editor);
  guint stride = pmap_record_list_get_length (document->interventions) / EDITS_A_BATCH;
  gint64 least = 0;

  g_assert_nonnull (recorder);
  pmap_ledger_get_total (ledger);
  /* A batch is long enough for the clock. Each edits the same groups, spread over the school: what counts is how much is
   * done for an edit, not how far apart the memory of a large school lies when it is first touched. */
  for (guint batch = 0; batch < n_batches; batch++)
    {
      gint64 took = 0;

      for (guint i = 0; i < EDITS_A_BATCH; i++)
        {
          guint place = i * stride;
          PmapIntervention *intervention = pmap_record_list_get (document->interventions, place);
          PmapRecord *pupil = pmap_record_list_get (document->pupils, place % n_pupils);

          took += edit (editor, ledger, intervention, pmap_record_get_id (pupil), 61 + (batch + i) % 100);
        }
      least = batch == 0 ? took : MIN (least, took);
    }
  printf ("%.9f\n", least / (EDITS_A_BATCH * 1e6));
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "open"))
    measure_open (argv[2]);
  else if (argc == 4 && g_str_equal (argv[1], "save"))
    measure_save (argv[2], argv[3]);
  else if (argc == 4 && g_str_equal (argv[1], "edit"))
    measure_edit (atoi (argv[2]), atoi (argv[3]));
  else
    return 2;
  return 0;
}
