/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a map to paper: what the windows' Print does. The pages are shown first, so that nobody hands out what they have
 * not seen. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-print.h"

#include "ui/dialogs/pmap-names-dialog.h"
#include "ui/dialogs/pmap-preview.h"

typedef struct
{
  GtkWindow *parent;         /* weak */
  PmapWorkspace *workspace;
  const PmapReportKind *kind;
  PmapPupil *pupil;
} Job;

static void
free_job (gpointer  data,
          GClosure *closure)
{
  Job *job = data;

  g_clear_weak_pointer (&job->parent);
  g_object_unref (job->workspace);
  g_object_unref (job->pupil);
  g_free (job);
}

static PmapReport *
build (PmapWorkspace        *workspace,
       const PmapReportKind *kind,
       PmapPupil            *pupil,
       PmapNameScreen       *screen,
       GListModel           *rows,
       const char           *filter)
{
  const PmapReportOrder order = {
    /* A table is printed as it is looked at; everything else is about the school year. */
    .ledger = kind->listing != NULL ? pmap_workspace_get_ledger (workspace) : pmap_workspace_get_year_ledger (workspace),
    .today = pmap_workspace_get_today (workspace),
    .pupil = kind->about_pupil ? pmap_record_get_id (PMAP_RECORD (pupil)) : NULL,
    .screen = screen,
    .rows = kind->listing != NULL ? rows : NULL,
    .filter = filter,
  };

  return pmap_report_kind_build (kind, &order);
}

static void
show_pages (GtkWindow            *parent,
            const PmapReportKind *kind,
            PmapReport           *report,
            GListModel           *rows)
{
  gtk_window_present (GTK_WINDOW (pmap_preview_new (parent, report, rows != NULL ? pmap_report_get_title (report) : pmap_report_kind_get_title (kind))));
}

static void
decided_cb (PmapNamesDialog *dialog,
            PmapNameScreen  *screen,
            Job             *job)
{
  g_autoptr (PmapReport) report = build (job->workspace, job->kind, job->pupil, screen, NULL, NULL);

  if (report != NULL)
    show_pages (job->parent, job->kind, report, NULL);
}

static void
ask_about_names (GtkWindow            *parent,
                 PmapWorkspace        *workspace,
                 const PmapReportKind *kind,
                 PmapPupil            *pupil,
                 PmapNameScreen       *screen)
{
  GtkWidget *dialog = pmap_names_dialog_new (parent, workspace, pupil, screen);
  Job *job = g_new0 (Job, 1);

  g_set_weak_pointer (&job->parent, parent);
  job->workspace = g_object_ref (workspace);
  job->kind = kind;
  job->pupil = g_object_ref (pupil);
  g_signal_connect_data (dialog, "decided", G_CALLBACK (decided_cb), job, free_job, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * pmap_print:
 * @parent: (nullable): the window that asks
 * @workspace: the open map
 * @kind: what the map is printed as
 * @pupil: (nullable): one of its pupils, where the report is about one
 * @rows: (nullable): the records of a table, where only some of them are wanted
 * @filter: (nullable): what they were chosen by, in words
 *
 * Shows the map as it is printed, and offers to print it. Where the pages are for a family and words in them may name another
 * child, it is asked about them first.
 */
void
pmap_print (GtkWindow            *parent,
            PmapWorkspace        *workspace,
            const PmapReportKind *kind,
            PmapPupil            *pupil,
            GListModel           *rows,
            const char           *filter)
{
  g_autoptr (PmapNameScreen) screen = NULL;
  g_autoptr (PmapReport) report = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (PMAP_IS_WORKSPACE (workspace) && kind != NULL);
  g_return_if_fail (!kind->about_pupil || PMAP_IS_PUPIL (pupil));

  if (kind->for_family)
    screen = pmap_name_screen_new (pmap_workspace_get_document (workspace), pmap_record_get_id (PMAP_RECORD (pupil)));
  report = build (workspace, kind, pupil, screen, rows, filter);
  if (screen != NULL && pmap_names_dialog_is_needed (screen))
    ask_about_names (parent, workspace, kind, pupil, g_steal_pointer (&screen));
  else
    show_pages (parent, kind, report, rows);
}
