/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a map to paper: what the windows' Print does. The pages are shown first, so that nobody hands out what they have
 * not seen. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-print.h"

#include "report/pmap-report-pupil.h"
#include "report/pmap-report-school.h"
#include "ui/dialogs/pmap-preview.h"

#include <glib/gi18n.h>

/**
 * pmap_print_pupil:
 * @parent: (nullable): the window that asks
 * @workspace: the open map
 * @pupil: one of its pupils
 *
 * Shows the individual map of one pupil, as it is printed for a meeting with the parents, and offers to print it.
 */
void
pmap_print_pupil (GtkWindow     *parent,
                  PmapWorkspace *workspace,
                  PmapPupil     *pupil)
{
  g_autoptr (PmapReport) report = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (PMAP_IS_WORKSPACE (workspace) && PMAP_IS_PUPIL (pupil));

  report = pmap_report_pupil_new (pmap_workspace_get_ledger (workspace), pmap_record_get_id (PMAP_RECORD (pupil)));
  gtk_window_present (GTK_WINDOW (pmap_preview_new (parent, report, _("Print pupil’s map"))));
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
