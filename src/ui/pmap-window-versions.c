/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Earlier versions of the map in a window: to look at, to bring back as one step that can be undone, or to save beside it. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-moment.h"
#include "base/pmap-text.h"
#include "history/pmap-adopt.h"
#include "store/pmap-version-survey.h"
#include "ui/dialogs/pmap-versions-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
describe_time (PmapKeptVersion *version)
{
  g_autoptr (GDateTime) time = pmap_kept_version_get_time (version);

  return time != NULL ? pmap_moment_describe (g_date_time_to_unix (time), pmap_moment_now ()) : g_strdup (_("some time ago"));
}

static void
restore_cb (PmapVersionsDialog *dialog,
            PmapKeptVersion    *version,
            PmapWindow         *self)
{
  PmapNoticeBar *bar = pmap_map_view_get_notice_bar (self->view);
  PmapEditor *editor = pmap_workspace_get_editor (self->workspace);
  g_autofree char *when = describe_time (version);
  g_autofree char *label = NULL, *message = NULL;
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  document = pmap_version_survey_load (version, self->file != NULL ? pmap_file_get_protection (self->file) : NULL, &error);
  /* translators: a step that can be undone; %s is when: "today at 9:14". */
  label = g_strdup_printf (_("Bring back the version saved %s"), when);
  if (document == NULL || !pmap_adopt (editor, document, label, &error))
    {
      pmap_notice_bar_warn (bar, PMAP_NOTICE_ALWAYS, error->message);
      return;
    }
  /* translators: %s is when: "today at 9:14". */
  message = g_strdup_printf (_("The map is as it was saved %s. Save to put it into the file."), when);
  pmap_notice_bar_say_and_offer (bar, PMAP_NOTICE_UNTIL_CHANGED | PMAP_NOTICE_UNTIL_SAVED, message, _("Undo"), "win.undo");
}

typedef struct
{
  PmapWindow *window;
  PmapKeptVersion *version;
} Copy;

static void
free_copy (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->window);
  g_object_unref (copy->version);
  g_free (copy);
}

static void
file_chosen_cb (GFile    *file,
                gpointer  user_data)
{
  Copy *copy = user_data;
  PmapWindow *self = copy->window;
  g_autofree char *basename = g_file_get_basename (file);
  g_autofree char *name = pmap_text_of_file_name (basename);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (self->view == NULL)
    {
      /* Beside a file that could not be opened: the copy is what the user goes on with. */
      if (pmap_kept_version_save_copy (copy->version, file, &error))
        pmap_window_open (_pmap_window_get_free (self), file);
      else
        _pmap_window_tell (self, _("The copy was not made"), error->message);
      return;
    }
  if (!pmap_kept_version_save_copy (copy->version, file, &error))
    {
      pmap_notice_bar_warn (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_ALWAYS, error->message);
      return;
    }
  /* translators: %s is a file's name. */
  message = g_strdup_printf (_("The earlier version is in “%s” now. This map stays as it is."), name);
  pmap_notice_bar_say (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_ALWAYS, message);
}

static void
save_copy_cb (PmapVersionsDialog *dialog,
              PmapKeptVersion    *version,
              PmapWindow         *self)
{
  PmapFile *file = self->file != NULL ? self->file : self->broken;
  g_autoptr (GFile) folder = g_file_get_parent (pmap_file_get_location (file));
  g_autoptr (GDateTime) time = pmap_kept_version_get_time (version);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  g_autofree char *day = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H-%M") : g_strdup ("");
  g_autofree char *own_name = pmap_file_get_name (file);
  g_autofree char *name = NULL;
  Copy *copy = g_new0 (Copy, 1);

  if (g_str_has_suffix (own_name, ".pmap"))
    own_name[strlen (own_name) - strlen (".pmap")] = '\0';
  /* translators: the name of a file: a map's name, and a day and a time in figures. */
  name = g_strdup_printf (_("%1$s, as of %2$s.pmap"), own_name, day);
  copy->window = g_object_ref (self);
  copy->version = g_object_ref (version);
  pmap_file_chooser_save (GTK_WINDOW (dialog), _("Save a copy of the earlier version"), _pmap_window_get_kinds (),
                          PMAP_WINDOW_N_KINDS, folder, name, file_chosen_cb, copy, free_copy);
}

static void
earlier_versions_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  PmapWindow *self = user_data;
  GtkWidget *dialog;

  if (self->workspace == NULL || self->file == NULL)
    return;
  _pmap_window_commit_typing (self);
  dialog = pmap_versions_dialog_new (GTK_WINDOW (self), pmap_workspace_get_document (self->workspace), self->file,
                                     !pmap_workspace_is_read_only (self->workspace));
  g_signal_connect_object (dialog, "restore", G_CALLBACK (restore_cb), self, 0);
  g_signal_connect_object (dialog, "save-copy", G_CALLBACK (save_copy_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- of a file that cannot be opened --- */

static void
open_version_cb (PmapVersionsDialog *dialog,
                 PmapKeptVersion    *version,
                 PmapWindow         *self)
{
  PmapWindow *window = _pmap_window_get_free (self);
  g_autofree char *when = describe_time (version);
  g_autofree char *name = pmap_file_get_name (self->broken);
  g_autofree char *message = NULL;
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  document = pmap_version_survey_load (version, pmap_file_get_protection (self->broken), &error);
  if (document == NULL)
    {
      _pmap_window_tell (self, _("This version cannot be opened"), error->message);
      return;
    }
  workspace = pmap_workspace_new (document, NULL);
  g_set_object (&window->suggested, pmap_file_get_location (self->broken));
  pmap_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  /* translators: when: "today at 9:14", and a file's name. */
  message = g_strdup_printf (_("This is the map as it was saved %1$s. “%2$s” stays as it is until you save over it."), when, name);
  pmap_notice_bar_warn_and_offer (pmap_map_view_get_notice_bar (window->view), PMAP_NOTICE_UNTIL_SAVED, message,
                                  _("Save as…"), "win.save-as");
}

/* The file could not be opened; what it held before may be opened instead. */
void
_pmap_window_show_versions_of (PmapWindow *self,
                               PmapFile   *broken)
{
  GtkWidget *dialog = pmap_versions_dialog_new (GTK_WINDOW (self), NULL, broken, TRUE);

  g_set_object (&self->broken, broken);
  g_signal_connect_object (dialog, "restore", G_CALLBACK (open_version_cb), self, 0);
  g_signal_connect_object (dialog, "save-copy", G_CALLBACK (save_copy_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry actions[] = {
  { .name = "earlier-versions", .activate = earlier_versions_cb },
};

void
_pmap_window_install_version_actions (PmapWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
