/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the map of a window gets into its file, and what the user sees of it.
 *
 * A save that does not succeed changes nothing: not the file, not the map, not what can be undone. Where somebody else has
 * saved meanwhile, the two are put together first (pmap-window-merge.c) and it is tried again. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-error.h"
#include "base/pmap-moment.h"
#include "base/pmap-text.h"
#include "model/pmap-school.h"
#include "store/pmap-saver.h"
#include "ui/dialogs/pmap-alert.h"

#include <glib/gi18n.h>
#include <string.h>

/* A save that is done by then shows no figures. */
#define TICK_MILLISECONDS 400

/* How often it is looked whether a save is done that another one waits for. */
#define WAIT_MILLISECONDS 100

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
  if (self->file == NULL)
    return self->suggested != NULL ? g_file_get_parent (self->suggested) : NULL;
  return g_file_get_parent (pmap_file_get_location (self->file));
}

/* --- what the header says --- */

/* "larkbeck.pmap · Saved 19:42" */
char *
_pmap_window_describe_file (PmapWindow *self)
{
  g_autofree char *name = self->file != NULL ? pmap_file_get_name (self->file) : NULL;
  g_autofree char *time = NULL, *refused = NULL;

  if (pmap_workspace_is_read_only (self->workspace))
    return g_strdup_printf (_("%s · to look at only"), name != NULL ? name : "");
  if (self->saving && self->save_percent >= 0)
    /* translators: how much of a long save is done, in per cent. */
    return g_strdup_printf (_("Saving… %d%%"), self->save_percent);
  if (self->saving || self->next_round != 0)
    return g_strdup (_("Saving…"));
  if (self->merging)
    return g_strdup (_("Putting both versions together…"));
  if (name == NULL)
    return g_strdup (_("Not in a file yet"));
  refused = pmap_refusals_describe (pmap_workspace_get_refusals (self->workspace));
  if (self->protection_wished || pmap_history_is_modified (pmap_workspace_get_history (self->workspace)))
    {
      if (refused != NULL)
        /* translators: %s is what holds something that is no value: "“How often” of NELI for Ben" or "3 fields". The file's name gives
         * way to it, for there is not much room. */
        return g_strdup_printf (_("Not saved yet; put right %s"), refused);
      /* translators: %s is a file's name; the map has changes that are not in the file yet. */
      return g_strdup_printf (_("%s · Not saved yet"), name);
    }
  if (self->saved_at == 0)
    /* translators: %s is what holds something that is no value: "“How often” of NELI for Ben" or "3 fields". */
    return refused != NULL ? g_strdup_printf (_("Put right %s"), refused) : g_steal_pointer (&name);
  time = pmap_moment_format_brief (self->saved_at, pmap_moment_now ());
  if (refused != NULL)
    /* translators: when the map was saved, and what was not: "Saved 19:42, but not “How often” of NELI for Ben". */
    return g_strdup_printf (_("Saved %1$s, but not %2$s"), time, refused);
  /* translators: a file's name, and the time or day when it was saved: "larkbeck.pmap · Saved 19:42". */
  return g_strdup_printf (_("%1$s · Saved %2$s"), name, time);
}

/* --- what is not in the map, and so in no file --- */

/* Somebody who saves and looks away has to know what is not saved. */
static void
tell_refused (PmapWindow   *self,
              PmapSaveMode  mode)
{
  PmapRefusals *refusals = pmap_workspace_get_refusals (self->workspace);
  g_autofree char *what = NULL, *message = NULL;

  if (mode == PMAP_SAVE_AUTOMATIC || pmap_refusals_count (refusals) == 0)
    return;
  what = pmap_refusals_describe (refusals);
  /* translators: %s is what holds something that is no value: "“How often” of NELI for Ben" or "3 fields". */
  message = g_strdup_printf (_("Everything is saved but %s: what stands there could not be taken."), what);
  pmap_notice_bar_warn_and_offer (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_UNTIL_PUT_RIGHT, message,
                                  _("Show it"), "win.show-refused");
}

static void
show_refused_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PmapWindow *self = user_data;

  _pmap_window_show_refused (self);
}

/* With the cursor where it can be put right. */
void
_pmap_window_show_refused (PmapWindow *self)
{
  PmapRefusals *refusals = self->workspace != NULL ? pmap_workspace_get_refusals (self->workspace) : NULL;
  const PmapRefusal *refusal;

  if (refusals == NULL || pmap_refusals_count (refusals) == 0)
    return;
  refusal = pmap_refusals_get (refusals, 0);
  pmap_workspace_show_field (self->workspace, refusal->record, refusal->field->name);
}

/* --- what goes wrong --- */

static void
not_saved_response_cb (PmapAlert  *alert,
                       const char *response,
                       PmapWindow *self)
{
  if (g_str_equal (response, "save-as"))
    _pmap_window_save_as (self);
  else if (g_str_equal (response, "overwrite"))
    _pmap_window_save (self, PMAP_SAVE_OVER);
  else if (g_str_equal (response, "put-back"))
    _pmap_window_save (self, PMAP_SAVE_BACK);
  else if (g_str_equal (response, "unlock"))
    _pmap_window_unlock_theirs (self);
  else if (g_str_equal (response, "discard"))
    _pmap_window_close_now (self);
  else
    self->close_after_save = FALSE;
}

/* What may be done with the place, besides leaving it alone, and what that would do. */
typedef struct
{
  const char *heading;
  const char *more;          /* after what the error says; NULL for nothing */
  const char *response;      /* NULL for nothing */
  const char *label;
  const char *css_class;
} Way;

static Way
find_way (PmapSaveMode  mode,
          const GError *error)
{
  Way way = { .heading = _("Your changes are not in the file yet") };

  if (g_error_matches (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE))
    way = (Way) { _("Somebody else changed this file"), NULL, "overwrite", _("_Replace the file"), "destructive-action" };
  else if (g_error_matches (error, PMAP_ERROR, PMAP_ERROR_REPLACED) && mode != PMAP_SAVE_BACK)
    way = (Way) { _("Something else stands where your map was"),
                  _("“Put it back” gives your map its place again. A link there goes, and any other file is kept beside your map, under "
                    "another name."), "put-back", _("_Put it back"), NULL };
  else if (g_error_matches (error, PMAP_ERROR, PMAP_ERROR_OLDER_COPY) && mode != PMAP_SAVE_BACK)
    way = (Way) { _("An older copy stands where your map was"),
                  _("“Put it back” gives your map its place again, under the password that it has now. The older copy is kept beside it, "
                    "under another name."), "put-back", _("_Put it back"), NULL };
  else if (g_error_matches (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED))
    way = (Way) { _("This map has another password now"), NULL, "unlock", _("Enter the _password…"), NULL };
  return way;
}

static void
ask_what_now (PmapWindow   *self,
              PmapSaveMode  mode,
              PmapIssues   *issues,
              const GError *error)
{
  Way way = find_way (mode, error);
  g_autofree char *body = g_strconcat (error->message, way.more != NULL ? "\n\n" : NULL, way.more, NULL);
  PmapAlert *alert = pmap_alert_new (GTK_WINDOW (self), way.heading, body);

  pmap_alert_list_issues (alert, issues);
  if (self->close_after_save)
    pmap_alert_add_button (alert, "discard", _("Close _without saving"), "destructive-action");
  if (way.response != NULL)
    pmap_alert_add_button (alert, way.response, way.label, way.css_class);
  pmap_alert_add_button (alert, "save-as", _("_Save as…"), NULL);
  pmap_alert_add_button (alert, "cancel", _("_Keep it open"), "suggested-action");
  g_signal_connect_object (alert, "response", G_CALLBACK (not_saved_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (alert));
}

/* Says that the map is not saved, and why. Nobody who did not ask for a save is stopped at work, nor told twice. */
void
_pmap_window_tell_not_saved (PmapWindow   *self,
                             PmapSaveMode  mode,
                             PmapIssues   *issues,
                             const GError *error)
{
  _pmap_window_update (self);
  if (mode != PMAP_SAVE_AUTOMATIC || self->close_after_save)
    ask_what_now (self, mode, issues, error);
  else if (!self->autosave_failed)
    pmap_notice_bar_warn_and_offer (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_UNTIL_SAVED, error->message,
                                    _("Save as…"), "win.save-as");
  self->autosave_failed = mode == PMAP_SAVE_AUTOMATIC;
}

/* What the disk did not do as usual, what was kept beside the file: all that is about no place in it. A save may need several
 * rounds; what the first one met is told when the last one is done. */
static void
collect_notes (PmapWindow *self,
               PmapIssues *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const PmapIssue *issue = issues->pdata[i];

      if (issue->severity == PMAP_SEVERITY_ERROR || issue->line > 0 || strstr (self->save_notes->str, issue->message) != NULL)
        continue;
      g_string_append_printf (self->save_notes, "%s%s.", self->save_notes->len > 0 ? " " : "", issue->message);
    }
}

static void
tell_notes (PmapWindow *self)
{
  if (self->save_notes->len > 0)
    pmap_notice_bar_warn (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_UNTIL_SAVED, self->save_notes->str);
  g_string_truncate (self->save_notes, 0);
}

/* --- saving --- */

typedef struct
{
  PmapWindow *window;
  PmapWorkspace *workspace;      /* the window may have another one by then */
  PmapFile *file;
  guint64 state;
  PmapSaveMode mode;
} Save;

static void
free_save (Save *job)
{
  g_object_unref (job->window);
  g_object_unref (job->workspace);
  g_object_unref (job->file);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, free_save)

static gboolean
tick_cb (gpointer user_data)
{
  PmapSaver *saver = user_data;
  PmapWindow *self = g_object_get_data (G_OBJECT (saver), "pmap-window");
  double progress;

  g_object_get (saver, "progress", &progress, NULL);
  self->save_percent = (int) (progress * 100);
  _pmap_window_update (self);
  return G_SOURCE_CONTINUE;
}

static void
end_saving (PmapWindow *self)
{
  self->saving = FALSE;
  self->save_percent = -1;
  g_clear_handle_id (&self->save_tick, g_source_remove);
  g_clear_object (&self->cancellable);
  if (self->monitor != NULL)
    pmap_monitor_set_paused (self->monitor, FALSE);
}

/* What was done since a save began is not in it. */
static void
save_again (PmapWindow *self)
{
  if (pmap_history_is_modified (pmap_workspace_get_history (self->workspace)))
    _pmap_window_save (self, PMAP_SAVE_ASKED);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Save) job = user_data;
  PmapWindow *self = job->window;
  PmapSaver *saver = PMAP_SAVER (source);
  g_autoptr (GError) error = NULL;
  gboolean saved = pmap_saver_save_finish (saver, result, &error), again = self->save_again;

  if (saved && self->workspace == job->workspace)
    {
      if (self->file != NULL && self->file != job->file)
        self->former_file = g_object_ref (pmap_file_get_location (self->file));
      /* Before the monitor looks again. */
      g_set_object (&self->file, job->file);
      pmap_workspace_set_file (self->workspace, pmap_file_get_location (job->file));
      pmap_history_mark_saved (pmap_workspace_get_history (self->workspace), job->state);
      _pmap_window_note_seen (self);
      g_clear_object (&self->former_file);
      if (!pmap_history_is_modified (pmap_workspace_get_history (self->workspace)))
        _pmap_window_end_recovery (self);
      self->saved_at = g_get_real_time () / G_USEC_PER_SEC;
      self->autosave_failed = FALSE;
      self->n_rounds = 0;
    }
  end_saving (self);
  self->save_again = FALSE;
  if (self->workspace != job->workspace)
    {
      _pmap_window_update (self);
      return;
    }
  collect_notes (self, pmap_saver_get_issues (saver));
  if (!saved && g_error_matches (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE) && job->file == self->file)
    {
      _pmap_window_update (self);
      _pmap_window_put_together (self, again && job->mode == PMAP_SAVE_AUTOMATIC ? PMAP_SAVE_ASKED : job->mode);
      return;
    }
  /* Where it was to go to another file, that one is nobody's to replace unasked: another is chosen. */
  if (!saved && g_error_matches (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE))
    error->code = PMAP_ERROR_NOT_SAVED;
  if (!saved)
    {
      self->n_rounds = 0;
      _pmap_window_tell_not_saved (self, job->mode, pmap_saver_get_issues (saver), error);
      return;
    }
  pmap_notice_bar_end (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_UNTIL_SAVED);
  /* Whatever the system said of the folder: it took the map. */
  self->unwritable = FALSE;
  _pmap_window_follow_file (self);
  _pmap_window_remember (self);
  _pmap_window_update_standing (self);
  _pmap_window_update (self);
  _pmap_window_tell_taken (self);
  tell_refused (self, job->mode);
  tell_notes (self);
  _pmap_window_note_protection (self);
  if (self->close_after_save)
    gtk_window_close (GTK_WINDOW (self));
  else if (again)
    save_again (self);
}

static void
save_to (PmapWindow   *self,
         PmapFile     *file,
         PmapSaveMode  mode)
{
  g_autoptr (PmapSaver) saver = pmap_saver_new (pmap_workspace_get_document (self->workspace), file);
  Save *job = g_new0 (Save, 1);

  _pmap_window_protect_file (self, file);
  job->window = g_object_ref (self);
  job->workspace = g_object_ref (self->workspace);
  job->file = g_object_ref (file);
  job->state = pmap_history_get_state (pmap_workspace_get_history (self->workspace));
  job->mode = mode;
  pmap_saver_set_overwrite (saver, mode == PMAP_SAVE_OVER);
  pmap_saver_set_put_back (saver, mode == PMAP_SAVE_BACK);
  g_clear_handle_id (&self->autosave, g_source_remove);
  g_clear_handle_id (&self->next_round, g_source_remove);
  if (self->monitor != NULL)
    pmap_monitor_set_paused (self->monitor, TRUE);
  self->saving = TRUE;
  self->save_percent = -1;
  g_object_set_data (G_OBJECT (saver), "pmap-window", self);
  self->save_tick = g_timeout_add (TICK_MILLISECONDS, tick_cb, saver);
  self->cancellable = g_cancellable_new ();
  _pmap_window_update (self);
  pmap_saver_save_async (saver, self->cancellable, saved_cb, job);
}

/* What is still in an entry is part of the map that the user sees. The cursor stays where it was. */
void
_pmap_window_commit_typing (PmapWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autoptr (GtkWidget) kept = focus != NULL ? g_object_ref (focus) : NULL;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (kept == NULL || gtk_widget_get_root (kept) != GTK_ROOT (self) || !gtk_widget_get_mapped (kept))
    return;
  if (GTK_IS_TEXT (kept))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (kept));
  else
    gtk_widget_grab_focus (kept);
}

/**
 * _pmap_window_save:
 * @self: a window with a map
 * @mode: how much the user wants to know
 *
 * Saves the map in its file; where it has none, asks for one.
 */
void
_pmap_window_save (PmapWindow   *self,
                   PmapSaveMode  mode)
{
  if (mode != PMAP_SAVE_AUTOMATIC)
    _pmap_window_commit_typing (self);
  if (self->file == NULL)
    _pmap_window_save_as (self);
  else if (!self->saving && !self->catching_up)
    save_to (self, self->file, mode);
  else if (mode == PMAP_SAVE_ASKED)
    self->save_again = TRUE;
}

typedef struct
{
  PmapWindow *window;
  PmapWorkspace *workspace;
  GFile *file;
} Wait;

static void
free_wait (gpointer data)
{
  Wait *wait = data;

  g_object_unref (wait->window);
  g_object_unref (wait->workspace);
  g_object_unref (wait->file);
  g_free (wait);
}

static void file_to_save_cb (GFile    *file,
                             gpointer  user_data);

static gboolean
waited_cb (gpointer user_data)
{
  Wait *wait = user_data;

  if (wait->window->workspace == wait->workspace)
    file_to_save_cb (wait->file, wait->window);
  return G_SOURCE_REMOVE;
}

/* An automatic save may have begun while the user chose. */
static void
wait_to_save (PmapWindow *self,
              GFile      *file)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->window = g_object_ref (self);
  wait->workspace = g_object_ref (self->workspace);
  wait->file = g_object_ref (file);
  g_timeout_add_full (G_PRIORITY_DEFAULT, WAIT_MILLISECONDS, waited_cb, wait, free_wait);
}

static void
file_to_save_cb (GFile    *file,
                 gpointer  user_data)
{
  PmapWindow *self = user_data;
  g_autoptr (PmapFile) target = NULL;

  if (self->workspace == NULL)
    return;
  if (self->saving || self->catching_up)
    {
      wait_to_save (self, file);
      return;
    }
  if (self->file != NULL && g_file_equal (file, pmap_file_get_location (self->file)))
    {
      /* The same file again is a save as any other: what somebody else put there is not replaced unseen. */
      save_to (self, self->file, PMAP_SAVE_ASKED);
      return;
    }
  target = pmap_file_new (file);
  /* The chooser has asked about a file that exists, and about no other that may come meanwhile. */
  save_to (self, target, g_file_query_exists (file, NULL) ? PMAP_SAVE_OVER : PMAP_SAVE_ASKED);
}

/* Nothing chosen: then nothing closes either. */
static void
stop_choosing (gpointer user_data)
{
  PmapWindow *self = user_data;

  if (!self->saving && !self->catching_up)
    self->close_after_save = FALSE;
  g_object_unref (self);
}

/* Asks for a file, and saves there from then on. */
void
_pmap_window_save_as (PmapWindow *self)
{
  g_autoptr (GFile) folder = _pmap_window_get_folder (self);
  const char *school = pmap_document_get_school (pmap_workspace_get_document (self->workspace))->name;
  g_autofree char *name = NULL;

  _pmap_window_commit_typing (self);
  if (self->file != NULL)
    name = pmap_file_get_name (self->file);
  else if (self->suggested != NULL)
    {
      g_autofree char *basename = g_file_get_basename (self->suggested);

      name = pmap_text_of_file_name (basename);
    }
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
  _pmap_window_save (user_data, PMAP_SAVE_ASKED);
}

static void
save_as_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  _pmap_window_save_as (user_data);
}

static const GActionEntry actions[] = {
  { .name = "save", .activate = save_cb },
  { .name = "save-as", .activate = save_as_cb },
  { .name = "show-refused", .activate = show_refused_cb },
};

void
_pmap_window_install_save_actions (PmapWindow *self)
{
  self->save_percent = -1;
  self->save_notes = g_string_new (NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
