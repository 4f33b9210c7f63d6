/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages on screen before they are printed. */

#include "config.h"

#include "model/pmap-pupil.h"
#include "report/pmap-page-layout.h"
#include "report/pmap-report-pupil.h"
#include "ui/dialogs/pmap-preview.h"
#include "ui/dialogs/pmap-print.h"

#include "larkbeck.h"
#include "ui-test.h"

static PmapReport *
make_report (PmapWorkspace *workspace)
{
  PmapRecord *pupil = pmap_record_list_get (pmap_workspace_get_document (workspace)->pupils, 0);

  return pmap_report_pupil_new (pmap_workspace_get_ledger (workspace), pmap_record_get_id (pupil), NULL);
}

static void
test_pages (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  g_autoptr (PmapReport) report = make_report (workspace);
  g_autoptr (PmapPageLayout) layout = pmap_page_layout_new (report, PMAP_PAGE_A4_WIDTH, PMAP_PAGE_A4_HEIGHT);
  GtkWidget *preview = pmap_preview_new (NULL, report, "Print");
  PmapPaper *paper = pmap_preview_get_paper (PMAP_PREVIEW (preview));
  guint n_pages;

  g_test_summary ("As many pages as on paper; going to one brings it into sight, at every zoom");

  pmap_page_layout_finish (layout);
  n_pages = pmap_page_layout_get_n_pages (layout);
  g_assert_cmpuint (n_pages, >, 1);
  gtk_window_present (GTK_WINDOW (preview));
  for (guint i = 0; i < 1000 && pmap_paper_get_n_pages (paper) == 0; i++)
    ui_test_settle ();
  ui_test_settle ();
  g_assert_cmpuint (pmap_paper_get_n_pages (paper), ==, n_pages);
  g_assert_cmpuint (pmap_paper_get_page (paper), ==, 0);

  pmap_paper_go_to (paper, n_pages - 1);
  ui_test_settle ();
  g_assert_cmpuint (pmap_paper_get_page (paper), ==, n_pages - 1);
  for (int zoom = PMAP_PAPER_FIT_WIDTH; zoom <= 200; zoom += 67)
    {
      pmap_paper_set_zoom (paper, zoom);
      ui_test_settle ();
      g_assert_cmpuint (pmap_paper_get_page (paper), ==, n_pages - 1);
    }
  pmap_paper_go_to (paper, 0);
  ui_test_settle ();
  g_assert_cmpuint (pmap_paper_get_page (paper), ==, 0);
  gtk_window_destroy (GTK_WINDOW (preview));
}

static void
test_closed_early (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  g_autoptr (PmapReport) report = make_report (workspace);
  GtkWidget *preview = pmap_preview_new (NULL, report, "Print");

  g_test_summary ("Closing the preview stops laying out");

  gtk_window_present (GTK_WINDOW (preview));
  gtk_window_destroy (GTK_WINDOW (preview));
  ui_test_settle ();
}

static void
test_entry_points (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  guint n_before = g_list_model_get_n_items (windows), n_kinds;
  const PmapReportKind *kinds = pmap_report_kinds_get (&n_kinds);

  g_test_summary ("Whatever a map can be printed as opens the preview");

  for (guint i = 0; i < n_kinds; i++)
    pmap_print (NULL, workspace, &kinds[i],
                kinds[i].about_pupil ? pmap_record_list_get (pmap_workspace_get_document (workspace)->pupils, 3) : NULL, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_before + n_kinds);
  ui_test_settle ();
  while (g_list_model_get_n_items (windows) > n_before)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, g_list_model_get_n_items (windows) - 1);

      g_assert_true (PMAP_IS_PREVIEW (window));
      gtk_window_destroy (window);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/preview/pages", test_pages);
  g_test_add_func ("/preview/closed-early", test_closed_early);
  g_test_add_func ("/preview/entry-points", test_entry_points);

  return g_test_run ();
}
