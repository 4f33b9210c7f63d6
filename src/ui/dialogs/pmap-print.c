/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a map to paper: what the windows' Print does. The pages are shown first, so that nobody hands out what they have
 * not seen. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-print.h"

#include "report/pmap-report-pupil.h"
#include "report/pmap-report-school.h"
#include "ui/dialogs/pmap-names-dialog.h"
#include "ui/dialogs/pmap-preview.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWindow *parent;         /* weak */
  PmapWorkspace *workspace;
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

static void
show_pupil (GtkWindow  *parent,
            PmapReport *report)
{
  gtk_window_present (GTK_WINDOW (pmap_preview_new (parent, report, _("Print pupil’s map"))));
}

static void
decided_cb (PmapNamesDialog *dialog,
            PmapNameScreen  *screen,
            Job             *job)
{
  g_autoptr (PmapReport) report = pmap_report_pupil_new (pmap_workspace_get_ledger (job->workspace),
                                                                  pmap_record_get_id (PMAP_RECORD (job->pupil)), screen);

  if (report != NULL)
    show_pupil (job->parent, report);
}

static void
ask_about_names (GtkWindow      *parent,
                 PmapWorkspace  *workspace,
                 PmapPupil      *pupil,
                 PmapNameScreen *screen)
{
  GtkWidget *dialog = pmap_names_dialog_new (parent, workspace, pupil, screen);
  Job *job = g_new0 (Job, 1);

  g_set_weak_pointer (&job->parent, parent);
  job->workspace = g_object_ref (workspace);
  job->pupil = g_object_ref (pupil);
  g_signal_connect_data (dialog, "decided", G_CALLBACK (decided_cb), job, free_job, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * pmap_print_pupil:
 * @parent: (nullable): the window that asks
 * @workspace: the open map
 * @pupil: one of its pupils
 *
 * Shows the individual map of one pupil, as it is printed for a meeting with the parents, and offers to print it. Where words in
 * it may name another child, it is asked about them first.
 */
void
pmap_print_pupil (GtkWindow     *parent,
                  PmapWorkspace *workspace,
                  PmapPupil     *pupil)
{
  const char *id = pmap_record_get_id (PMAP_RECORD (pupil));
  g_autoptr (PmapNameScreen) screen = NULL;
  g_autoptr (PmapReport) report = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (PMAP_IS_WORKSPACE (workspace) && PMAP_IS_PUPIL (pupil));

  screen = pmap_name_screen_new (pmap_workspace_get_document (workspace), id);
  report = pmap_report_pupil_new (pmap_workspace_get_ledger (workspace), id, screen);
  if (pmap_names_dialog_is_needed (screen))
    ask_about_names (parent, workspace, pupil, g_steal_pointer (&screen));
  else
    show_pupil (parent, report);
}

/**
 * pmap_print_school:
 * @parent: (nullable): the window that asks
 * @workspace: the open map
 *
 * Shows the school's map as it is printed, and offers to print it.
 */
void
pmap_print_school (GtkWindow     *parent,
                   PmapWorkspace *workspace)
{
  g_autoptr (PmapReport) report = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (PMAP_IS_WORKSPACE (workspace));

  report = pmap_report_school_new (pmap_workspace_get_ledger (workspace));
  gtk_window_present (GTK_WINDOW (pmap_preview_new (parent, report, _("Print school’s map"))));
}
