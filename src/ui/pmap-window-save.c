/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the map of a window gets into its file, and what is done before a window closes.
 *
 * Nobody is asked to save first: a map that has a file is saved when its window closes. Only a map that has no file yet asks
 * for one. A window whose map could not be saved stays open. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-error.h"
#include "model/pmap-school.h"
#include "store/pmap-saver.h"
#include "ui/dialogs/pmap-alert.h"

#include <glib/gi18n.h>

static void save (PmapWindow *self,
                  gboolean    overwrite);
static void save_as (PmapWindow *self);

static const PmapFileKind kinds[PMAP_WINDOW_N_KINDS] = {
  { N_("Provision maps"), "*.pmap" },
  { N_("All files"), "*" },
};

/* What a map is chosen among, with translated labels. */
const PmapFileKind *
_pmap_window_get_kinds (void)
{
  static PmapFileKind translated[PMAP_WINDOW_N_KINDS];

  for (gsize i = 0; i < PMAP_WINDOW_N_KINDS; i++)
    translated[i] = (PmapFileKind) { _(kinds[i].label), kinds[i].pattern };
  return translated;
}

/* Where a file chooser begins; NULL where the map has no file. */
GFile *
_pmap_window_get_folder (PmapWindow *self)
{
  return self->file != NULL ? g_file_get_parent (pmap_file_get_location (self->file)) : NULL;
}

/* --- saving --- */

static void
close_now (PmapWindow *self)
{
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
not_saved_response_cb (PmapAlert  *alert,
                       const char *response,
                       PmapWindow *self)
{
  if (g_str_equal (response, "save-as"))
    save_as (self);
  else if (g_str_equal (response, "overwrite"))
    save (self, TRUE);
  else if (g_str_equal (response, "discard"))
    close_now (self);
  else
    self->close_after_save = FALSE;
}

static void
tell_not_saved (PmapWindow   *self,
                PmapIssues   *issues,
                const GError *error)
{
  gboolean changed_elsewhere = g_error_matches (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  PmapAlert *alert = pmap_alert_new (GTK_WINDOW (self),
                                     changed_elsewhere ? _("Somebody else changed this file") : _("The map was not saved"),
                                     error->message);

  pmap_alert_list_issues (alert, issues);
  if (self->close_after_save)
    pmap_alert_add_button (alert, "discard", _("Close _without saving"), "destructive-action");
  if (changed_elsewhere)
    pmap_alert_add_button (alert, "overwrite", _("_Replace the file"), "destructive-action");
  pmap_alert_add_button (alert, "save-as", _("_Save as…"), NULL);
  pmap_alert_add_button (alert, "cancel", _("_Keep it open"), "suggested-action");
  g_signal_connect_object (alert, "response", G_CALLBACK (not_saved_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (alert));
}

typedef struct
{
  PmapWindow *window;
  PmapFile *file;
  guint64 state;
} Save;

static void
free_save (Save *job)
{
  g_object_unref (job->window);
  g_object_unref (job->file);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, free_save)

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Save) job = user_data;
  PmapWindow *self = job->window;
  PmapSaver *saver = PMAP_SAVER (source);
  g_autoptr (GError) error = NULL;
  gboolean saved = pmap_saver_save_finish (saver, result, &error);

  self->saving = FALSE;
  g_clear_object (&self->cancellable);
  if (self->workspace == NULL)
    return;
  if (!saved)
    {
      _pmap_window_update (self);
      tell_not_saved (self, pmap_saver_get_issues (saver), error);
      return;
    }
  g_set_object (&self->file, job->file);
  pmap_workspace_set_file (self->workspace, pmap_file_get_location (job->file));
  pmap_history_mark_saved (pmap_workspace_get_history (self->workspace), job->state);
  _pmap_window_update (self);
  if (self->close_after_save)
    gtk_window_close (GTK_WINDOW (self));
}

static void
save_to (PmapWindow *self,
         PmapFile   *file,
         gboolean    overwrite)
{
  g_autoptr (PmapSaver) saver = pmap_saver_new (pmap_workspace_get_document (self->workspace), file);
  Save *job = g_new0 (Save, 1);

  job->window = g_object_ref (self);
  job->file = g_object_ref (file);
  job->state = pmap_history_get_state (pmap_workspace_get_history (self->workspace));
  pmap_saver_set_overwrite (saver, overwrite);
  self->saving = TRUE;
  self->cancellable = g_cancellable_new ();
  _pmap_window_update (self);
  pmap_saver_save_async (saver, self->cancellable, saved_cb, job);
}

/* What is still in an entry is part of the map that the user sees. */
static void
commit_typing (PmapWindow *self)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
save (PmapWindow *self,
      gboolean    overwrite)
{
  commit_typing (self);
  if (self->file == NULL)
    save_as (self);
  else if (!self->saving)
    save_to (self, self->file, overwrite);
}

static void
file_to_save_cb (GFile    *file,
                 gpointer  user_data)
{
  PmapWindow *self = user_data;
  g_autoptr (PmapFile) target = NULL;

  if (self->workspace == NULL || self->saving)
    return;
  if (self->file != NULL && g_file_equal (file, pmap_file_get_location (self->file)))
    target = g_object_ref (self->file);
  else
    target = pmap_file_new (file);
  /* The chooser has asked about a file that exists. */
  save_to (self, target, TRUE);
}

/* Nothing chosen: then nothing closes either. */
static void
stop_choosing (gpointer user_data)
{
  PmapWindow *self = user_data;

  if (!self->saving)
    self->close_after_save = FALSE;
  g_object_unref (self);
}

static void
save_as (PmapWindow *self)
{
  g_autoptr (GFile) folder = _pmap_window_get_folder (self);
  const char *school = pmap_document_get_school (pmap_workspace_get_document (self->workspace))->name;
  g_autofree char *name = NULL;

  commit_typing (self);
  if (self->file != NULL)
    name = pmap_file_get_name (self->file);
  else
    {
      name = g_strconcat (school != NULL ? school : _("Provision map"), ".pmap", NULL);
      g_strdelimit (name, G_DIR_SEPARATOR_S "/\\:*?\"<>|", '-');
    }
  pmap_file_chooser_save (GTK_WINDOW (self), _("Save the map as"), _pmap_window_get_kinds (), PMAP_WINDOW_N_KINDS, folder,
                          name, file_to_save_cb, g_object_ref (self), stop_choosing);
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  save (user_data, FALSE);
}

static void
save_as_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  save_as (user_data);
}

/* --- closing --- */

static void
unsaved_response_cb (PmapAlert  *alert,
                     const char *response,
                     PmapWindow *self)
{
  if (g_str_equal (response, "save"))
    {
      self->close_after_save = TRUE;
      save_as (self);
    }
  else if (g_str_equal (response, "discard"))
    close_now (self);
}

static void
ask_where_to_save (PmapWindow *self)
{
  PmapAlert *alert = pmap_alert_new (GTK_WINDOW (self), _("Keep this map?"),
                                     _("It is not in a file yet. Without one, it is gone when the window closes."));

  pmap_alert_add_button (alert, "discard", _("_Discard"), "destructive-action");
  pmap_alert_add_button (alert, "cancel", _("_Cancel"), NULL);
  pmap_alert_add_button (alert, "save", _("_Save…"), "suggested-action");
  g_signal_connect_object (alert, "response", G_CALLBACK (unsaved_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (alert));
}

/* A new map has at least its school's name in it; an example only what was changed. */
static gboolean
is_worth_keeping (PmapWindow *self)
{
  return pmap_history_is_modified (pmap_workspace_get_history (self->workspace))
         || (self->file == NULL && !self->as_copy);
}

/* Whether the window may close now. If not, it sees to it that it may soon, or asks. */
gboolean
_pmap_window_may_close (PmapWindow *self)
{
  if (self->may_close || self->workspace == NULL)
    return TRUE;
  commit_typing (self);
  if (!self->saving && (!is_worth_keeping (self) || pmap_workspace_is_read_only (self->workspace)))
    return TRUE;
  if (self->file == NULL && !self->saving)
    {
      ask_where_to_save (self);
      return FALSE;
    }
  self->close_after_save = TRUE;
  if (!self->saving)
    save (self, FALSE);
  return FALSE;
}

static const GActionEntry actions[] = {
  { .name = "save", .activate = save_cb },
  { .name = "save-as", .activate = save_as_cb },
};

void
_pmap_window_install_save_actions (PmapWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
