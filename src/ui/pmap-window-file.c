/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does with files: opens, saves, and saves before it closes.
 *
 * Nobody is asked to save first: a map that has a file is saved when its window closes. Only a map that has no file yet asks
 * for one. A window whose map could not be saved stays open. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-error.h"
#include "model/pmap-school.h"
#include "store/pmap-loader.h"
#include "store/pmap-saver.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/dialogs/pmap-file-chooser.h"
#include "ui/dialogs/pmap-new-map-dialog.h"

#include <glib/gi18n.h>

/* A load that is done by then is not worth a progress bar, and the window appears with its map in it. */
#define PATIENCE_MILLISECONDS 250

static void save (PmapWindow *self,
                  gboolean    overwrite);
static void save_as (PmapWindow *self);

static const PmapFileKind kinds[] = {
  { N_("Provision maps"), "*.pmap" },
  { N_("All files"), "*" },
};

static void
get_kinds (PmapFileKind translated[G_N_ELEMENTS (kinds)])
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    translated[i] = (PmapFileKind) { _(kinds[i].label), kinds[i].pattern };
}

static GFile *
get_folder (PmapWindow *self)
{
  return self->file != NULL ? g_file_get_parent (pmap_file_get_location (self->file)) : NULL;
}

/* The window that takes another map: this one where it has none. */
static PmapWindow *
get_free_window (PmapWindow *self)
{
  if (pmap_window_is_free (self))
    return self;
  return pmap_window_new (PMAP_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

/* --- opening --- */

/* With the cursor where a pupil's name can be typed: a window gives the focus away when it appears, so not before. */
static void
show_map (PmapWindow    *self,
          PmapWorkspace *workspace)
{
  pmap_window_set_workspace (self, workspace);
  gtk_window_present (GTK_WINDOW (self));
  pmap_side_list_focus_search (pmap_map_view_get_side_list (self->view));
}

static void
stop_waiting (PmapWindow *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->opening);
  g_clear_object (&self->cancellable);
}

void
_pmap_window_stop_file_work (PmapWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  stop_waiting (self);
}

static void
progress_cb (PmapLoader *loader,
             GParamSpec *pspec,
             PmapWindow *self)
{
  double progress;

  g_object_get (loader, "progress", &progress, NULL);
  gtk_progress_bar_set_fraction (self->progress_bar, progress);
}

static gboolean
patience_cb (gpointer user_data)
{
  PmapWindow *self = user_data;
  g_autofree char *name = pmap_file_get_name (self->opening);
  g_autofree char *text = NULL;

  self->patience = 0;
  /* translators: %s is a file's name. */
  text = g_strdup_printf (_("Opening %s…"), name);
  gtk_label_set_label (self->opening_label, text);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* Where the issues say what is wrong, one by one, the error only says so again. */
static char *
explain (PmapIssues   *issues,
         const GError *error)
{
  guint n_errors = pmap_issues_count (issues, PMAP_SEVERITY_ERROR);

  if (n_errors == 0)
    /* translators: %s says why, as a sentence without a full stop. */
    return g_strdup_printf (_("%s. The file was not changed."), error->message);
  return g_strdup_printf (ngettext ("This has to be put right first. The file was not changed.",
                                    "These %u things have to be put right first. The file was not changed.", n_errors),
                          n_errors);
}

static void
tell_not_opened (PmapWindow   *self,
                 const char   *name,
                 PmapIssues   *issues,
                 const GError *error)
{
  g_autofree char *heading = NULL, *body = NULL;
  PmapAlert *alert;

  /* translators: %s is a file's name. */
  heading = g_strdup_printf (_("“%s” could not be opened"), name);
  body = explain (issues, error);
  alert = pmap_alert_new (GTK_WINDOW (self), heading, body);
  pmap_alert_list_issues (alert, issues);
  pmap_alert_add_button (alert, "close", _("_Close"), "suggested-action");
  gtk_window_present (GTK_WINDOW (alert));
}

static void
say_what_was_opened (PmapWindow *self,
                     PmapLoader *loader)
{
  PmapNoticeBar *bar = pmap_map_view_get_notice_bar (self->view);
  guint n_issues = self->issues->len;
  g_autofree char *message = NULL;

  if (pmap_loader_is_read_only (loader))
    pmap_notice_bar_warn (bar, _("A newer version of this program wrote this map. You can look at it and print it; to change it, "
                                 "please update the program."));
  else if (self->as_copy)
    pmap_notice_bar_say (bar, _("This is an example to try things out in. The people in it are invented."));
  else if (n_issues > 0)
    {
      message = g_strdup_printf (ngettext ("There is %u thing in this map to look at.",
                                           "There are %u things in this map to look at.", n_issues), n_issues);
      pmap_notice_bar_say_and_offer (bar, message, _("Show"), "win.show-issues");
    }
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PmapWindow) self = user_data;
  PmapLoader *loader = PMAP_LOADER (source);
  g_autoptr (PmapWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  gboolean loaded = pmap_loader_load_finish (loader, result, &error);

  /* Cancelled, or closed meanwhile. */
  if (self->opening != pmap_loader_get_file (loader))
    return;
  name = pmap_file_get_name (self->opening);
  stop_waiting (self);
  if (!loaded)
    {
      gtk_stack_set_visible_child_name (self->stack, "welcome");
      _pmap_window_update (self);
      gtk_window_present (GTK_WINDOW (self));
      tell_not_opened (self, name, pmap_loader_get_issues (loader), error);
      return;
    }

  if (!self->as_copy)
    g_set_object (&self->file, pmap_loader_get_file (loader));
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  self->issues = g_ptr_array_ref (pmap_loader_get_issues (loader));
  workspace = pmap_workspace_new (pmap_loader_get_document (loader),
                                  self->file != NULL ? pmap_file_get_location (self->file) : NULL);
  pmap_workspace_set_read_only (workspace, pmap_loader_is_read_only (loader));
  show_map (self, workspace);
  say_what_was_opened (self, loader);
}

static void
load (PmapWindow *self,
      GFile      *location,
      gboolean    as_copy)
{
  g_autoptr (PmapLoader) loader = NULL;

  self->as_copy = as_copy;
  self->opening = pmap_file_new (location);
  self->cancellable = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE_MILLISECONDS, patience_cb, self);
  loader = pmap_loader_new (self->opening);
  g_signal_connect_object (loader, "notify::progress", G_CALLBACK (progress_cb), self, 0);
  pmap_loader_load_async (loader, self->cancellable, loaded_cb, g_object_ref (self));
  _pmap_window_update (self);
}

/**
 * pmap_window_open:
 * @self: a window that is free (see pmap_window_is_free())
 * @file: a map
 *
 * Opens @file and presents the window, with the map in it or, where that takes long, with the progress.
 */
void
pmap_window_open (PmapWindow *self,
                  GFile      *file)
{
  g_return_if_fail (PMAP_IS_WINDOW (self) && pmap_window_is_free (self) && G_IS_FILE (file));

  load (self, file, FALSE);
}

/**
 * pmap_window_open_copy:
 * @self: a window that is free
 * @file: a map, such as the example
 *
 * Opens what is in @file as a map that has no file yet, so that @file stays as it is.
 */
void
pmap_window_open_copy (PmapWindow *self,
                       GFile      *file)
{
  g_return_if_fail (PMAP_IS_WINDOW (self) && pmap_window_is_free (self) && G_IS_FILE (file));

  load (self, file, TRUE);
}

static void
cancel_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PmapWindow *self = user_data;

  _pmap_window_stop_file_work (self);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
  _pmap_window_update (self);
}

static void
file_to_open_cb (GFile    *file,
                 gpointer  user_data)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (user_data)));

  g_application_open (application, &file, 1, "");
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PmapWindow *self = user_data;
  g_autoptr (GFile) folder = get_folder (self);
  PmapFileKind translated[G_N_ELEMENTS (kinds)];

  get_kinds (translated);
  pmap_file_chooser_open (GTK_WINDOW (self), _("Open a map"), translated, G_N_ELEMENTS (kinds), folder,
                          file_to_open_cb, g_object_ref (self), g_object_unref);
}

/* PMAP_DATA_DIR is for a program that is run without being installed. */
static GFile *
find_example (void)
{
  const char *const *folders = g_get_system_data_dirs ();
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_free);

  if (g_getenv ("PMAP_DATA_DIR") != NULL)
    g_ptr_array_add (candidates, g_build_filename (g_getenv ("PMAP_DATA_DIR"), "examples", "larkbeck.pmap", NULL));
  g_ptr_array_add (candidates, g_build_filename (PMAP_DATA_DIR, "examples", "larkbeck.pmap", NULL));
  for (; *folders != NULL; folders++)
    g_ptr_array_add (candidates, g_build_filename (*folders, GETTEXT_PACKAGE, "examples", "larkbeck.pmap", NULL));
  for (guint i = 0; i < candidates->len; i++)
    if (g_file_test (candidates->pdata[i], G_FILE_TEST_IS_REGULAR))
      return g_file_new_for_path (candidates->pdata[i]);
  return NULL;
}

static void
open_example_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_autoptr (GFile) example = find_example ();

  if (example != NULL)
    pmap_window_open_copy (get_free_window (user_data), example);
}

static void
created_cb (PmapNewMapDialog *dialog,
            PmapDocument     *document,
            PmapWindow       *self)
{
  PmapWindow *window = get_free_window (self);
  g_autoptr (PmapWorkspace) workspace = pmap_workspace_new (document, NULL);

  show_map (window, workspace);
}

static void
new_map_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  PmapWindow *self = user_data;
  GtkWidget *dialog = pmap_new_map_dialog_new (GTK_WINDOW (self), pmap_date_today ());

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_issues_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  PmapWindow *self = user_data;
  PmapAlert *alert;

  if (self->issues == NULL)
    return;
  alert = pmap_alert_new (GTK_WINDOW (self), _("Worth a look"), _("The map is open and complete; these things may be slips."));
  pmap_alert_list_issues (alert, self->issues);
  pmap_alert_add_button (alert, "close", _("_Close"), "suggested-action");
  gtk_window_present (GTK_WINDOW (alert));
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
  g_autoptr (GFile) folder = get_folder (self);
  const char *school = pmap_document_get_school (pmap_workspace_get_document (self->workspace))->name;
  g_autofree char *name = NULL;
  PmapFileKind translated[G_N_ELEMENTS (kinds)];

  commit_typing (self);
  if (self->file != NULL)
    name = pmap_file_get_name (self->file);
  else
    {
      name = g_strconcat (school != NULL ? school : _("Provision map"), ".pmap", NULL);
      g_strdelimit (name, G_DIR_SEPARATOR_S "/\\:*?\"<>|", '-');
    }
  get_kinds (translated);
  pmap_file_chooser_save (GTK_WINDOW (self), _("Save the map as"), translated, G_N_ELEMENTS (kinds), folder, name,
                          file_to_save_cb, g_object_ref (self), stop_choosing);
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
  { .name = "open", .activate = open_cb },
  { .name = "open-example", .activate = open_example_cb },
  { .name = "new-map", .activate = new_map_cb },
  { .name = "save", .activate = save_cb },
  { .name = "save-as", .activate = save_as_cb },
  { .name = "cancel", .activate = cancel_cb },
  { .name = "show-issues", .activate = show_issues_cb },
};

void
_pmap_window_install_file_actions (PmapWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
