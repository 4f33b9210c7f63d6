/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeping the work in a window safe from a crash, and bringing back what a crash left behind.
 *
 * Work is brought back as if the program had never ended: the file is taken up where the work on it began, and the work is one
 * step that can be undone. If somebody else saved the file since, the window notices that as it always does, and both are put
 * together. What was left behind goes only when the window's own keeper has the work again, or it is saved. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-error.h"
#include "base/pmap-moment.h"
#include "base/pmap-text.h"
#include "history/pmap-erase.h"
#include "store/pmap-recovery-folder.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/dialogs/pmap-recovery-dialog.h"
#include "ui/dialogs/pmap-unlock-dialog.h"

#include <glib/gi18n.h>

/* --- keeping --- */

static void
failed_cb (PmapWindow *self,
           const char *message)
{
  pmap_notice_bar_warn (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_UNTIL_SAVED | PMAP_NOTICE_UNTIL_KEPT, message);
}

static void
kept_cb (PmapWindow *self)
{
  if (self->recovered != NULL)
    pmap_snapshot_discard (self->recovered, NULL);
  g_clear_object (&self->recovered);
  if (self->view != NULL)
    pmap_notice_bar_end (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_UNTIL_KEPT);
}

/* What was brought back is in its file. */
void
_pmap_window_end_recovery (PmapWindow *self)
{
  kept_cb (self);
}

/* The window shows another map, which is to outlive a crash. */
void
_pmap_window_keep_work (PmapWindow *self)
{
  self->recovery = pmap_recovery_new (pmap_workspace_get_editor (self->workspace));
  g_signal_connect_object (self->recovery, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recovery, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
}

/* What the map is read from or written to may have changed. A new map is work from its beginning; an example is not. */
void
_pmap_window_update_keeper (PmapWindow *self)
{
  if (self->recovery == NULL)
    return;
  pmap_recovery_set_file (self->recovery, self->file);
  pmap_recovery_set_protection (self->recovery, self->protection_wished ? self->protection : NULL);
  pmap_recovery_set_new (self->recovery,
                         self->file == NULL && !self->as_copy && !pmap_workspace_is_read_only (self->workspace));
}

/* The map is closed in good order. */
void
_pmap_window_stop_keeping (PmapWindow *self)
{
  if (self->recovery == NULL)
    return;
  if (self->file != NULL && !pmap_history_is_modified (pmap_workspace_get_history (self->workspace)))
    kept_cb (self);
  g_clear_object (&self->recovered);
  /* What is still on its way to the disk says nothing of what comes into the window next. */
  g_signal_handlers_disconnect_by_data (self->recovery, self);
  pmap_recovery_close (self->recovery);
  g_clear_object (&self->recovery);
}

/**
 * pmap_window_keep_work:
 * @self: a window
 *
 * Keeps what is not saved, also what is still in an entry, before this returns: the program may be ended at any moment.
 */
void
pmap_window_keep_work (PmapWindow *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PMAP_IS_WINDOW (self));

  if (self->recovery == NULL)
    return;
  _pmap_window_commit_typing (self);
  if (!pmap_recovery_keep_now (self->recovery, &error))
    g_warning ("What is not saved cannot be kept: %s", error->message);
}

/**
 * pmap_window_end:
 * @self: a window
 *
 * The program is ended from outside. Nothing is asked and nothing is saved: what is not saved is kept, and is offered when the
 * program is next started. Others need not take the map for open any more.
 */
void
pmap_window_end (PmapWindow *self)
{
  g_return_if_fail (PMAP_IS_WINDOW (self));

  pmap_window_keep_work (self);
  if (self->recovery != NULL)
    g_signal_handlers_disconnect_by_data (self->recovery, self);
  g_clear_object (&self->recovery);      /* not closed: what it has kept stays */
  _pmap_window_leave_file (self);
}

/* --- bringing back --- */

/* The window of that map, or one that can take it. */
static PmapWindow *
find_window (PmapWindow *self,
             GFile      *location)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    if (PMAP_IS_WINDOW (link->data) && location != NULL && pmap_window_has_file (link->data, location))
      return link->data;
  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    if (PMAP_IS_WINDOW (link->data) && pmap_window_is_free (link->data))
      return link->data;
  return pmap_window_new (PMAP_APPLICATION (application));
}

static void
take (PmapWindow    *self,
      PmapWorkspace *workspace,
      PmapFile      *file)
{
  _pmap_window_stop_file_work (self);
  _pmap_window_leave_file (self);
  pmap_window_set_workspace (self, NULL);
  self->protection_wished = FALSE;
  g_clear_object (&self->protection);
  g_set_object (&self->file, file);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  self->issues = pmap_issues_new ();
  self->as_copy = FALSE;
  pmap_window_set_workspace (self, workspace);
  gtk_window_present (GTK_WINDOW (self));
}

static void
bring_back (PmapWindow   *self,
            PmapSnapshot *snapshot,
            PmapFile     *file,
            PmapDocument *base,
            PmapDocument *document)
{
  g_autoptr (PmapWorkspace) workspace = pmap_workspace_new (base, pmap_file_get_location (file));
  g_autofree char *moment = pmap_moment_describe (g_date_time_to_unix (pmap_snapshot_get_time (snapshot)), pmap_moment_now ());
  g_autofree char *message = NULL;
  g_autoptr (GPtrArray) erased = NULL;

  take (self, workspace, file);
  g_set_object (&self->recovered, snapshot);
  erased = pmap_snapshot_list_erased (snapshot, base);
  pmap_erase_recover (pmap_workspace_get_editor (workspace), document, erased, pmap_snapshot_forgets_versions (snapshot),
                      _("Recover work that was not saved"));
  if (!pmap_history_is_modified (pmap_workspace_get_history (workspace)))
    kept_cb (self);
  _pmap_window_follow_file (self);
  /* translators: %s is when: "today at 9:14". */
  message = g_strdup_printf (_("Your work is back as it was %s. Save to put it into the file."), moment);
  pmap_notice_bar_say_and_offer (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_UNTIL_SAVED, message, _("Save"),
                                 "win.save");
}

/* Where the work cannot go back to its file, it is a map of its own. */
static void
bring_back_as_copy (PmapWindow     *self,
                    PmapSnapshot   *snapshot,
                    PmapDocument   *document,
                    PmapProtection *protection,
                    const char     *why)
{
  g_autoptr (PmapWorkspace) workspace = pmap_workspace_new (document, NULL);

  take (self, workspace, NULL);
  _pmap_window_keep_protected (self, protection);
  if (pmap_snapshot_forgets_versions (snapshot))
    pmap_recorder_forget_versions (pmap_editor_get_recorder (pmap_workspace_get_editor (workspace)), NULL);
  g_set_object (&self->recovered, snapshot);
  _pmap_window_update_keeper (self);
  pmap_notice_bar_say_and_offer (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_UNTIL_SAVED, why, _("Save as…"),
                                 "win.save-as");
}

static PmapProtection *
get_protection (PmapWindow *self)
{
  return self->file != NULL ? pmap_file_get_protection (self->file) : NULL;
}

static PmapDocument *
load (PmapWindow     *self,
      PmapSnapshot   *snapshot,
      PmapProtection *protection)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  PmapDocument *document = pmap_snapshot_load (snapshot, protection, issues, &error);
  PmapAlert *alert;

  if (document != NULL)
    return document;
  alert = pmap_alert_new (GTK_WINDOW (self), _("This work cannot be read"), error->message);
  pmap_alert_add_button (alert, "close", _("_Close"), "suggested-action");
  gtk_window_present (GTK_WINDOW (alert));
  return NULL;
}

/* Whether there is work in it that is in no file; with what is still in an entry. */
static gboolean
has_work (PmapWindow *self)
{
  if (self->workspace == NULL)
    return FALSE;
  _pmap_window_commit_typing (self);
  return self->protection_wished || pmap_history_is_modified (pmap_workspace_get_history (self->workspace));
}

/* Returns: whether the work is in a window now. */
static gboolean
recover (PmapWindow     *self,
         PmapSnapshot   *snapshot,
         PmapProtection *protection)
{
  GFile *location = pmap_snapshot_get_location (snapshot);
  gboolean is_there = location != NULL && g_file_query_exists (location, NULL);
  g_autoptr (PmapDocument) document = load (self, snapshot, protection);
  g_autoptr (PmapDocument) base = NULL;
  g_autoptr (PmapFile) file = NULL;
  PmapWindow *window;

  if (document == NULL)
    return FALSE;
  window = find_window (self, is_there ? location : NULL);
  if (is_there)
    file = pmap_snapshot_restore_file (snapshot, get_protection (window) != NULL ? get_protection (window) : protection, &base,
                                       NULL);
  if (location == NULL)
    bring_back_as_copy (window, snapshot, document, protection, _("Your map is back. It is not in a file yet."));
  else if (!is_there)
    bring_back_as_copy (window, snapshot, document, protection,
                        _("Your work is back. Its file is no longer where it was, so please choose a place for it."));
  else if (file == NULL)
    bring_back_as_copy (find_window (self, NULL), snapshot, document, protection,
                        _("Your work is back as a map of its own, because it is not known any more what it began with."));
  else if (has_work (window))
    bring_back_as_copy (find_window (self, NULL), snapshot, document, protection,
                        _("Your work is back as a map of its own, because you have changed the map since."));
  else
    {
      bring_back (window, snapshot, file, base, document);
      /* A password that no save had carried out yet. */
      if (protection != NULL && !pmap_protection_is_of (protection, pmap_file_get_bytes (file)))
        _pmap_window_keep_protected (window, protection);
    }
  return TRUE;
}

/* --- what is sealed --- */

typedef struct
{
  PmapWindow *window;
  PmapRecoveryDialog *dialog;
  PmapSnapshot *snapshot;
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->window);
  g_object_unref (question->dialog);
  g_clear_object (&question->snapshot);
  g_free (question);
}

static void
unlocked_cb (PmapUnlockDialog *dialog,
             PmapProtection   *protection,
             Question         *question)
{
  if (gtk_window_get_application (GTK_WINDOW (question->window)) != NULL
      && recover (question->window, question->snapshot, protection))
    pmap_recovery_dialog_done (question->dialog, question->snapshot);
}

/* Its password may be another than that of its file, or it has no file. */
static void
ask_password (PmapWindow         *self,
              PmapRecoveryDialog *dialog,
              PmapSnapshot       *snapshot)
{
  GFile *location = pmap_snapshot_get_location (snapshot);
  g_autofree char *basename = location != NULL ? g_file_get_basename (location) : NULL;
  g_autofree char *name = basename != NULL ? pmap_text_of_file_name (basename) : g_strdup (_("A map that is in no file yet"));
  GtkWidget *unlock = pmap_unlock_dialog_new (GTK_WINDOW (dialog), pmap_snapshot_get_bytes (snapshot), name);
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (self);
  question->dialog = g_object_ref (dialog);
  question->snapshot = g_object_ref (snapshot);
  g_signal_connect_data (unlock, "unlocked", G_CALLBACK (unlocked_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (unlock));
}

/* Whether @protection is all that is needed to read it. */
static gboolean
is_open_to (PmapSnapshot   *snapshot,
            PmapProtection *protection)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapDocument) document = pmap_snapshot_load (snapshot, protection, issues, &error);

  return document != NULL || !g_error_matches (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED);
}

/* A sealed one is opened with its map, which asks for the password and offers it again. */
static gboolean
open_map (PmapWindow   *self,
          PmapSnapshot *snapshot)
{
  GFile *location = pmap_snapshot_get_location (snapshot);
  PmapWindow *window;

  if (location == NULL || !g_file_query_exists (location, NULL))
    return FALSE;
  window = find_window (self, location);
  if (!pmap_window_is_free (window))
    return FALSE;
  gtk_window_present (GTK_WINDOW (window));
  pmap_window_open (window, location);
  return TRUE;
}

static void
recover_cb (PmapRecoveryDialog *dialog,
            PmapSnapshot       *held_snapshot,
            PmapWindow         *self)
{
  g_autoptr (PmapSnapshot) snapshot = g_object_ref (held_snapshot);
  PmapProtection *protection = pmap_protection_is_protected (pmap_snapshot_get_bytes (snapshot)) ? get_protection (self) : NULL;

  if (is_open_to (snapshot, protection))
    {
      if (recover (self, snapshot, protection))
        pmap_recovery_dialog_done (dialog, snapshot);
    }
  else if (protection == NULL && open_map (self, snapshot))
    {
      /* Offered again by that window, which it must be free for. */
      g_clear_object (&snapshot);
      pmap_recovery_dialog_done (dialog, held_snapshot);
    }
  else
    ask_password (self, dialog, snapshot);
}

static void
look_cb (PmapRecoveryDialog *dialog,
         PmapSnapshot       *snapshot,
         PmapWindow         *self)
{
  g_autoptr (PmapDocument) document = load (self, snapshot, get_protection (self));
  g_autoptr (PmapWorkspace) workspace = NULL;
  PmapWindow *window;

  if (document == NULL)
    return;
  window = pmap_window_new (PMAP_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  workspace = pmap_workspace_new (document, NULL);
  pmap_workspace_set_read_only (workspace, TRUE);
  take (window, workspace, NULL);
  pmap_notice_bar_say (pmap_map_view_get_notice_bar (window->view), PMAP_NOTICE_ALWAYS,
                       _("This is the work that was not saved, to look at only. Close this window when you have seen it."));
}

/* --- offering --- */

static void
offer (PmapWindow *self,
       GFile      *location)
{
  g_autoptr (GPtrArray) found = pmap_recovery_list (location);
  GtkWidget *dialog;

  if (found->len == 0)
    return;
  dialog = pmap_recovery_dialog_new (GTK_WINDOW (self), found, get_protection (self));
  g_signal_connect_object (dialog, "recover", G_CALLBACK (recover_cb), self, 0);
  g_signal_connect_object (dialog, "look", G_CALLBACK (look_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Whether a crash left work on that file behind. */
gboolean
_pmap_window_has_unsaved_work (GFile *location)
{
  g_autoptr (GPtrArray) found = pmap_recovery_list (location);

  return found->len > 0;
}

/* The file itself could not be opened. */
void
_pmap_window_show_unsaved_work (PmapWindow *self,
                                GFile      *location)
{
  offer (self, location);
}

static gboolean
offer_cb (gpointer user_data)
{
  static gboolean is_all_offered;
  PmapWindow *self = user_data;
  gboolean is_first = !is_all_offered;

  is_all_offered = TRUE;
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  if (is_first)
    offer (self, NULL);
  else if (self->file != NULL && self->recovered == NULL)
    offer (self, pmap_file_get_location (self->file));
  return G_SOURCE_REMOVE;
}

/**
 * _pmap_window_offer_recovery:
 * @self: a window that has just appeared, or has just opened a file
 *
 * Offers, once there is something to see, what was left behind: all of it to the first window, then what belongs to a file
 * when it is opened.
 */
void
_pmap_window_offer_recovery (PmapWindow *self)
{
  g_idle_add_full (G_PRIORITY_LOW, offer_cb, g_object_ref (self), g_object_unref);
}
