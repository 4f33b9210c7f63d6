/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that are to go for good: the question before a pupil is erased, the list of whose record is past its date, and what is
 * left to do once the map is saved without the pupil. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-text.h"
#include "ui/dialogs/pmap-erase-dialog.h"
#include "ui/dialogs/pmap-retention-dialog.h"

#include <glib/gi18n.h>

/* As long as IRMS says; for a window without settings. */
#define USUAL_YEARS 31

/* The map is in another file now; the one that it was in before is as it was. */
static void
warn_of_former_file (PmapWindow *self,
                     PmapIssues *issues)
{
  g_autofree char *basename = NULL, *name = NULL;

  if (self->former_file == NULL || !g_file_query_exists (self->former_file, NULL))
    return;
  basename = g_file_get_basename (self->former_file);
  name = pmap_text_of_file_name (basename);
  pmap_issues_add (issues, PMAP_SEVERITY_WARNING, NULL, NULL,
                   /* translators: %s is a file's name. */
                   _("“%s”, in which the map was before, still has whoever was erased: erase there, too, or delete that file"),
                   name);
}

/* The map is saved without somebody; before the keeper of unsaved work hears of it, so that a crash in between is no harm. A
 * save keeps the version that it replaces, so what was kept goes after it. */
static void
erased_for_good_cb (PmapRecorder *recorder,
                    gboolean      forget_versions,
                    PmapWindow   *self)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GString) message = g_string_new (NULL);
  g_autoptr (PmapKeptMap) kept = NULL;

  if (self->workspace == NULL)
    return;
  kept = _pmap_window_get_kept_map (self);
  if (forget_versions)
    pmap_kept_map_forget (kept, issues);
  warn_of_former_file (self, issues);
  for (guint i = 0; i < issues->len; i++)
    g_string_append_printf (message, "%s%s.", i > 0 ? " " : "", ((PmapIssue *) issues->pdata[i])->message);
  if (message->len > 0)
    pmap_workspace_error (self->workspace, message->str);
}

/* What is kept of the map in the window, with what opens it. */
PmapKeptMap *
_pmap_window_get_kept_map (PmapWindow *self)
{
  PmapKeptMap *kept = pmap_kept_map_new (pmap_workspace_get_document (self->workspace),
                                         self->file != NULL ? pmap_file_get_location (self->file) : NULL);

  if (self->file != NULL)
    pmap_kept_map_add_protection (kept, pmap_file_get_protection (self->file));
  if (self->protection_wished)
    pmap_kept_map_add_protection (kept, self->protection);
  return kept;
}

/* The window shows another map. */
void
_pmap_window_watch_erasures (PmapWindow *self)
{
  g_signal_connect_object (pmap_editor_get_recorder (pmap_workspace_get_editor (self->workspace)), "erased",
                           G_CALLBACK (erased_for_good_cb), self, 0);
}

static void
erased_cb (PmapEraseDialog *dialog,
           PmapPupil       *pupil,
           gboolean         forget_versions,
           PmapWindow      *self)
{
  if (self->workspace == NULL)
    return;
  if (forget_versions)
    pmap_recorder_forget_versions (pmap_editor_get_recorder (pmap_workspace_get_editor (self->workspace)), PMAP_RECORD (pupil));
  if (self->recovery != NULL)
    pmap_recovery_hurry (self->recovery);
  pmap_notice_bar_say_and_offer (pmap_map_view_get_notice_bar (self->view),
                                 PMAP_NOTICE_UNTIL_CHANGED | PMAP_NOTICE_UNTIL_SAVED,
                                 _("The pupil’s record is erased. Save the map to make it final."), _("Undo"), "win.undo");
}

static void
ask_to_erase (PmapWindow *self,
              GtkWindow  *parent,
              PmapPupil  *pupil)
{
  GtkWidget *dialog = pmap_erase_dialog_new (parent, self->workspace, pupil, _pmap_window_get_kept_map (self));

  g_signal_connect_object (dialog, "erased", G_CALLBACK (erased_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
erase_pupil_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  PmapWindow *self = user_data;

  _pmap_window_commit_typing (self);
  ask_to_erase (self, GTK_WINDOW (self), pmap_map_view_get_pupil (self->view));
}

static void
erase_from_list_cb (PmapRetentionDialog *dialog,
                    PmapPupil           *pupil,
                    PmapWindow          *self)
{
  ask_to_erase (self, GTK_WINDOW (dialog), pupil);
}

static void
retention_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  PmapWindow *self = user_data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSettings *settings = PMAP_IS_APPLICATION (application) ? pmap_application_get_settings (PMAP_APPLICATION (application)) : NULL;
  GtkWidget *dialog;

  _pmap_window_commit_typing (self);
  dialog = pmap_retention_dialog_new (GTK_WINDOW (self), self->workspace,
                                      settings != NULL ? g_settings_get_int (settings, "retention-years") : USUAL_YEARS);
  g_signal_connect_object (dialog, "erase", G_CALLBACK (erase_from_list_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry actions[] = {
  { .name = "erase-pupil", .activate = erase_pupil_cb },
  { .name = "retention", .activate = retention_cb },
};

void
_pmap_window_install_erase_actions (PmapWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
