/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much work a school’s pages are for the processor: "pages PUPILS EDITS" makes an invented map, turns to each page of the window, and types
 * figures on the page of the groups. It prints the seconds that the slowest page takes from the key to its frame, and that the longest
 * frame after a figure takes; what they are of goes to standard error. */

#include "config.h"

#include "model/pmap-intervention.h"
#include "tool/pmap-tool-sample-map.h"
#include "ui/pages/pmap-page-kinds.h"
#include "ui/pages/pmap-records-page.h"
#include "ui/pmap-application.h"
#include "ui/pmap-map-view.h"

#include <stdlib.h>
#include <time.h>

#define MEMBERSHIPS 20
#define SEED 1

/* Processor time, in seconds: a machine that does other things beside is no slower by this clock. */
static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

/* Until a frame is drawn in which all that was waiting has been done. */
static void
draw (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
rest (GtkWidget *window)
{
  for (guint i = 0; i < 20; i++)
    draw (window);
}

static double
turn_pages (GtkWidget   *window,
            PmapMapView *view)
{
  guint n_kinds;
  const PmapPageKind *kinds = pmap_page_kinds_get (&n_kinds);
  double slowest = 0;

  for (guint i = 0; i < n_kinds; i++)
    {
      double start = get_time ();
      double took;

      if (kinds[i].title == NULL)
        continue;
      pmap_map_view_show_page (view, kinds[i].name);
      draw (window);
      took = get_time () - start;
      g_printerr ("%s: %.1f ms\n", kinds[i].name, took * 1000);
      slowest = MAX (slowest, took);
      rest (window);
    }
  return slowest;
}

static double
type_figures (GtkWidget     *window,
              PmapMapView   *view,
              PmapWorkspace *workspace,
              guint          n_edits)
{
  PmapRecordList *groups = pmap_workspace_get_document (workspace)->interventions;
  double longest = 0, sum = 0;

  pmap_map_view_show_page (view, PMAP_PAGE_GROUPS);
  rest (window);
  for (guint i = 0; i < n_edits; i++)
    {
      PmapRecord *group = pmap_record_list_get (groups, i * 7 % pmap_record_list_get_length (groups));
      double start = get_time ();
      double took;

      pmap_editor_set_number (pmap_workspace_get_editor (workspace), group, "minutes", 20 + (gint64) i % 30, NULL);
      draw (window);
      took = get_time () - start;
      sum += took;
      longest = MAX (longest, took);
    }
  g_printerr ("a figure: %.1f ms, at most %.1f ms; %u groups\n", sum / n_edits * 1000, longest * 1000,
              pmap_record_list_get_length (groups));
  return longest;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapWorkspace) workspace = NULL;
  GtkWidget *window, *view;
  double slowest, longest;

  if (argc != 3)
    return EXIT_FAILURE;
  gtk_init ();
  document = pmap_tool_sample_map_new ((guint) strtoul (argv[1], NULL, 10), MEMBERSHIPS, SEED);
  workspace = pmap_workspace_new (document, NULL);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  view = pmap_map_view_new (workspace);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  rest (window);
  slowest = turn_pages (window, PMAP_MAP_VIEW (view));
  longest = type_figures (window, PMAP_MAP_VIEW (view), workspace, (guint) strtoul (argv[2], NULL, 10));
  printf ("%.6f %.6f\n", slowest, longest);
  gtk_window_destroy (GTK_WINDOW (window));
  return EXIT_SUCCESS;
}
