/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does with passwords: asks for one to open a protected map; puts protection on a map, changes it and takes it
 * off again.
 *
 * A change of protection is a wish until a save has carried it out: it is applied to whatever file the next save goes to,
 * and the map counts as edited until then. Only what is on the disk is called protected. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-moment.h"
#include "store/pmap-seen-protection.h"

#include "model/pmap-school.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/dialogs/pmap-password-dialog.h"
#include "ui/dialogs/pmap-recovery-key-dialog.h"
#include "ui/dialogs/pmap-unlock-dialog.h"

#include <glib/gi18n.h>

/* --- opening --- */

typedef struct
{
  PmapWindow *window;
  PmapFile *file;
  gboolean as_copy;
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->window);
  g_object_unref (question->file);
  g_free (question);
}

static void
unlocked_cb (PmapUnlockDialog *dialog,
             PmapProtection   *protection,
             Question         *question)
{
  pmap_file_set_protection (question->file, protection);
  _pmap_window_load (_pmap_window_get_free (question->window), question->file, question->as_copy);
}

/* Asks for the password of what @loader could not open, and opens it then. */
void
_pmap_window_ask_password (PmapWindow *self,
                           PmapLoader *loader)
{
  PmapFile *file = pmap_loader_get_file (loader);
  g_autofree char *name = pmap_file_get_name (file);
  GtkWidget *dialog = pmap_unlock_dialog_new (GTK_WINDOW (self), pmap_loader_get_sealed (loader), name);
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (self);
  question->file = g_object_ref (file);
  question->as_copy = self->as_copy;
  g_signal_connect_data (dialog, "unlocked", G_CALLBACK (unlocked_cb), question, free_question, 0);
  g_set_weak_pointer (&self->question, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Another map is about to be opened here. */
void
_pmap_window_withdraw_question (PmapWindow *self)
{
  GtkWidget *dialog = self->question;

  g_clear_weak_pointer (&self->question);
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

/* After a map was shown: whoever had only the recovery key needs a password that he knows. */
void
_pmap_window_offer_new_password (PmapWindow *self)
{
  PmapProtection *protection = self->file != NULL ? pmap_file_get_protection (self->file) : NULL;

  if (protection != NULL && pmap_protection_was_unlocked_by_recovery_key (protection))
    pmap_notice_bar_say_and_offer (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_ALWAYS,
                                   _("Opened with the recovery key. Is the password forgotten?"), _("Set a new password…"),
                                   "win.change-password");
}

static void
unlocked_theirs_cb (PmapUnlockDialog *dialog,
                    PmapProtection   *protection,
                    PmapWindow       *self)
{
  if (self->workspace == NULL)
    return;
  g_set_object (&self->their_protection, protection);
  _pmap_window_put_together (self, PMAP_SAVE_ASKED);
}

/* A colleague has given the file another password: asks for it, and puts both together then. */
void
_pmap_window_unlock_theirs (PmapWindow *self)
{
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  if (self->their_sealed == NULL)
    return;
  name = pmap_file_get_name (self->file);
  dialog = pmap_unlock_dialog_new (GTK_WINDOW (self), self->their_sealed, name);
  g_signal_connect_object (dialog, "unlocked", G_CALLBACK (unlocked_theirs_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What a colleague's save brought is in the map, its password with it. A password of ours that was to come was made for the map
 * before: the next save would undo theirs. */
void
_pmap_window_take_their_protection (PmapWindow *self)
{
  if (self->their_protection == NULL)
    return;
  g_clear_object (&self->their_protection);
  g_clear_pointer (&self->their_sealed, g_bytes_unref);
  if (!self->protection_wished)
    return;
  self->protection_wished = FALSE;
  g_clear_object (&self->protection);
  pmap_notice_bar_warn (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_ALWAYS,
                        _("A colleague has changed the password meanwhile, so yours was not set. The map has theirs."));
}

/* --- what this computer saw last --- */

/* The map in the window and its file are of one mind: just saved, or just read. */
void
_pmap_window_note_seen (PmapWindow *self)
{
  const char *id = pmap_record_get_id (PMAP_RECORD (pmap_workspace_get_document (self->workspace)));

  if (self->file != NULL && id != NULL)
    pmap_seen_protection_note (id, pmap_file_get_protection (self->file));
}

/* A map was opened: whoever put an old copy of the file back has put its old password back, and all that was in it. FALSE where
 * the file is not older than what this computer has seen. */
gboolean
_pmap_window_warn_of_older_copy (PmapWindow *self)
{
  const char *id = pmap_record_get_id (PMAP_RECORD (pmap_workspace_get_document (self->workspace)));
  PmapProtection *protection = self->file != NULL ? pmap_file_get_protection (self->file) : NULL;
  g_autoptr (GDateTime) since = NULL;
  g_autofree char *day = NULL, *message = NULL;

  if (self->file == NULL || id == NULL)
    return FALSE;
  since = pmap_seen_protection_find_newer (id, protection);
  if (since == NULL)
    return FALSE;
  day = pmap_moment_format_brief (g_date_time_to_unix (since), pmap_moment_now ());
  message = protection != NULL
    /* translators: %s is a day or a time. */
    ? g_strdup_printf (_("This file is older than what this computer last saw of the map: it is from before the password was "
                         "changed (%s). Before anything is saved here, look for the newer file where it should be, or among the "
                         "earlier versions: a copy of one opens with the newer password."), day)
    /* translators: %s is a day or a time. */
    : g_strdup_printf (_("This file has no password, and this computer last saw the map with one (since %s). Either a colleague has "
                         "taken the protection off, or this is an older copy: ask before anything is saved here."), day);
  pmap_notice_bar_warn_and_offer (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_UNTIL_SAVED, message,
                                  _("Earlier versions"), "win.earlier-versions");
  return TRUE;
}

/* --- what is wished, and what is on the disk --- */

static PmapProtection *
get_protection (PmapWindow *self)
{
  if (self->protection_wished)
    return self->protection;
  return self->file != NULL ? pmap_file_get_protection (self->file) : NULL;
}

static gboolean
is_protected_on_disk (PmapWindow *self)
{
  GBytes *bytes = self->file != NULL ? pmap_file_get_bytes (self->file) : NULL;

  return bytes != NULL && pmap_protection_is_protected (bytes);
}

void
_pmap_window_update_protection (PmapWindow *self)
{
  gboolean may_change = self->workspace != NULL && !pmap_workspace_is_read_only (self->workspace);
  gboolean is_protected = get_protection (self) != NULL;

  _pmap_window_enable (self, "protect", may_change && !is_protected);
  _pmap_window_enable (self, "change-password", may_change && is_protected);
  _pmap_window_enable (self, "new-recovery-key", may_change && is_protected);
  _pmap_window_enable (self, "unprotect", may_change && is_protected);
  gtk_widget_set_visible (self->lock_icon, self->workspace != NULL && is_protected_on_disk (self));
}

/* Right before a save to @file, which may be another one than before: a protected map stays protected in each. */
void
_pmap_window_protect_file (PmapWindow *self,
                           PmapFile   *file)
{
  if (self->protection_wished || self->file != file)
    pmap_file_set_protection (file, get_protection (self));
}

/* Right after one. */
void
_pmap_window_note_protection (PmapWindow *self)
{
  if (!self->protection_wished)
    return;
  if (pmap_file_get_protection (self->file) != self->protection)
    {
      /* Wished while the save was under way. A window that closes saves once more by itself. */
      if (!self->close_after_save)
        _pmap_window_save (self, PMAP_SAVE_ASKED);
      return;
    }
  self->protection_wished = FALSE;
  g_clear_object (&self->protection);
  pmap_workspace_notice (self->workspace, self->protection_notice);
  _pmap_window_update (self);
}

/* A map that came from a protected one, and has no file yet, goes into a protected one. */
void
_pmap_window_keep_protected (PmapWindow     *self,
                             PmapProtection *protection)
{
  if (protection == NULL)
    return;
  g_set_object (&self->protection, protection);
  self->protection_wished = TRUE;
  self->protection_notice = _("The map is protected, as the one was that it came from.");
  _pmap_window_update (self);
}

static void
wish (PmapWindow     *self,
      PmapProtection *protection,
      const char     *notice)
{
  if (self->workspace == NULL)
    return;
  g_set_object (&self->protection, protection);
  self->protection_wished = TRUE;
  self->protection_notice = notice;
  _pmap_window_update (self);
  if (!self->saving)
    _pmap_window_save (self, PMAP_SAVE_ASKED);
}

/* --- changing it --- */

typedef struct
{
  PmapWindow *window;
  PmapProtection *protection;
  const char *notice;
} Change;

static void
free_change (gpointer  data,
             GClosure *closure)
{
  Change *change = data;

  g_object_unref (change->window);
  g_object_unref (change->protection);
  g_free (change);
}

static void
kept_cb (PmapRecoveryKeyDialog *dialog,
         Change                *change)
{
  wish (change->window, change->protection, change->notice);
}

/* Nothing changes before the recovery key is known to be kept. */
static void
show_recovery_key (PmapWindow     *self,
                   PmapProtection *protection,
                   const char     *recovery_key,
                   const char     *done_label,
                   const char     *notice)
{
  const char *school = pmap_document_get_school (pmap_workspace_get_document (self->workspace))->name;
  g_autofree char *name = self->file != NULL ? pmap_file_get_name (self->file) : NULL;
  GtkWidget *dialog = pmap_recovery_key_dialog_new (GTK_WINDOW (self), recovery_key, name, school, done_label);
  Change *change = g_new0 (Change, 1);

  change->window = g_object_ref (self);
  change->protection = g_object_ref (protection);
  change->notice = notice;
  g_signal_connect_data (dialog, "kept", G_CALLBACK (kept_cb), change, free_change, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
protected_cb (PmapPasswordDialog *dialog,
              PmapProtection     *protection,
              const char         *recovery_key,
              PmapWindow         *self)
{
  if (self->workspace == NULL)
    return;
  if (get_protection (self) == NULL)
    show_recovery_key (self, protection, recovery_key, _("Protect the _map"),
                       _("The map is protected. Copies that were made before, on a stick or in an e-mail, are not."));
  else
    show_recovery_key (self, protection, recovery_key, _("Change the pass_word"),
                       _("The map has its new password and recovery key. Copies that were made before still open with the old ones."));
}

static void
show_password_dialog (PmapWindow     *self,
                      PmapProtection *protection)
{
  GtkWidget *dialog = pmap_password_dialog_new (GTK_WINDOW (self), protection);

  g_signal_connect_object (dialog, "protected", G_CALLBACK (protected_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
protect_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  show_password_dialog (user_data, NULL);
}

static void
change_password_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  show_password_dialog (user_data, get_protection (user_data));
}

static void
new_recovery_key_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  PmapWindow *self = user_data;
  char *recovery_key = NULL;
  g_autoptr (PmapProtection) protection = NULL;

  /* Without the password, only another one can be sealed with a new key. */
  if (pmap_protection_was_unlocked_by_recovery_key (get_protection (self)))
    {
      show_password_dialog (self, get_protection (self));
      return;
    }
  protection = pmap_protection_change_recovery_key (get_protection (self), &recovery_key);
  show_recovery_key (self, protection, recovery_key, _("_Use this key"),
                     _("The map has its new recovery key. Please destroy the old one."));
  pmap_secret_free (recovery_key);
}

static void
unprotect_response_cb (PmapAlert  *alert,
                       const char *response,
                       PmapWindow *self)
{
  if (g_str_equal (response, "unprotect"))
    wish (self, NULL, _("The map is not protected any more: whoever has the file can read it."));
}

static void
unprotect_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  PmapWindow *self = user_data;
  PmapAlert *alert = pmap_alert_new (GTK_WINDOW (self), _("Take the protection off?"),
                                     _("The map is then saved as plain XML, which whoever has the file can read: on a lost "
                                       "stick, on a shared drive, in a backup. Other programs can read it, too."));

  pmap_alert_add_button (alert, "unprotect", _("_Take it off"), "destructive-action");
  pmap_alert_add_button (alert, "cancel", _("_Keep it protected"), "suggested-action");
  g_signal_connect_object (alert, "response", G_CALLBACK (unprotect_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (alert));
}

static const GActionEntry actions[] = {
  { .name = "protect", .activate = protect_cb },
  { .name = "change-password", .activate = change_password_cb },
  { .name = "new-recovery-key", .activate = new_recovery_key_cb },
  { .name = "unprotect", .activate = unprotect_cb },
};

void
_pmap_window_install_lock_actions (PmapWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
