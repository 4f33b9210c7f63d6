/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a map comes into a window: from a file, as a copy of one, or as a new one. Nothing is shown until all of it was read. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-error.h"
#include "base/pmap-number.h"
#include "store/pmap-loader.h"
#include "store/pmap-recent-maps.h"
#include "store/pmap-versions.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/dialogs/pmap-new-map-dialog.h"

#include <glib/gi18n.h>

/* A load that is done by then is not worth a progress bar, and the window appears with its map in it. */
#define PATIENCE_MILLISECONDS 250

/* The window that takes another map: this one where it has none. */
PmapWindow *
_pmap_window_get_free (PmapWindow *self)
{
  if (pmap_window_is_free (self))
    return self;
  return pmap_window_new (PMAP_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

/* With the cursor where a pupil's name can be typed: a window gives the focus away when it appears, so not before. */
static void
show_map (PmapWindow    *self,
          PmapWorkspace *workspace)
{
  pmap_window_set_workspace (self, workspace);
  gtk_window_present (GTK_WINDOW (self));
  pmap_map_view_begin (self->view);
}

static void
stop_waiting (PmapWindow *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->opening);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->save_tick, g_source_remove);
  g_clear_handle_id (&self->autosave, g_source_remove);
  g_clear_handle_id (&self->next_round, g_source_remove);
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

/* Says something that no map is there for to say it above. */
void
_pmap_window_tell (PmapWindow *self,
                   const char *heading,
                   const char *body)
{
  PmapAlert *alert = pmap_alert_new (GTK_WINDOW (self), heading, body);

  pmap_alert_add_button (alert, "close", _("_Close"), "suggested-action");
  gtk_window_present (GTK_WINDOW (alert));
}

/* --- what could not be opened, and the ways on from there --- */

typedef struct
{
  PmapWindow *window;
  PmapFile *file;
} NotOpened;

static void
free_not_opened (gpointer  data,
                 GClosure *closure)
{
  NotOpened *not_opened = data;

  g_object_unref (not_opened->window);
  g_object_unref (not_opened->file);
  g_free (not_opened);
}

static void
not_opened_response_cb (PmapAlert  *alert,
                        const char *response,
                        NotOpened  *not_opened)
{
  PmapWindow *self = not_opened->window;
  GFile *location = pmap_file_get_location (not_opened->file);

  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  if (g_str_equal (response, "versions"))
    _pmap_window_show_versions_of (self, not_opened->file);
  else if (g_str_equal (response, "recover"))
    _pmap_window_show_unsaved_work (self, location);
  else if (g_str_equal (response, "forget"))
    {
      pmap_recent_maps_forget (location);
      _pmap_window_update_welcome (self);
    }
  else if (g_str_equal (response, "choose"))
    g_action_group_activate_action (G_ACTION_GROUP (self), "open", NULL);
}

static void
tell_not_opened (PmapWindow   *self,
                 PmapFile     *file,
                 PmapIssues   *issues,
                 const GError *error)
{
  GFile *location = pmap_file_get_location (file);
  gboolean is_missing = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_autofree char *name = pmap_file_get_name (file);
  g_autofree char *heading = NULL, *body = NULL;
  g_autoptr (GPtrArray) versions = pmap_versions_list (location);
  NotOpened *not_opened = g_new0 (NotOpened, 1);
  PmapAlert *alert;

  /* translators: %s is a file's name. */
  heading = is_missing ? g_strdup_printf (_("“%s” is not there"), name)
                       /* translators: %s is a file's name. */
                       : g_strdup_printf (_("“%s” could not be opened"), name);
  body = is_missing ? g_strdup_printf ("%s.", error->message) : explain (issues, error);
  alert = pmap_alert_new (GTK_WINDOW (self), heading, body);
  pmap_alert_list_issues (alert, issues);
  if (is_missing && _pmap_window_is_remembered (location))
    pmap_alert_add_button (alert, "forget", _("_Take it off the list"), NULL);
  if (versions->len > 0)
    pmap_alert_add_button (alert, "versions", _("Earlier _versions…"), is_missing ? NULL : "suggested-action");
  if (_pmap_window_has_unsaved_work (location))
    pmap_alert_add_button (alert, "recover", _("_Unsaved work…"), NULL);
  if (is_missing)
    pmap_alert_add_button (alert, "choose", _("_Look for it…"), NULL);
  pmap_alert_add_button (alert, "close", _("_Close"), versions->len > 0 && !is_missing ? NULL : "suggested-action");
  *not_opened = (NotOpened) { g_object_ref (self), g_object_ref (file) };
  g_signal_connect_data (alert, "response", G_CALLBACK (not_opened_response_cb), not_opened, free_not_opened, 0);
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
    pmap_notice_bar_warn (bar, PMAP_NOTICE_ALWAYS,
                          _("A newer version of this program wrote this map. You can look at it and print it; to change it, "
                            "please update the program."));
  else if (self->as_copy)
    pmap_notice_bar_say (bar, PMAP_NOTICE_ALWAYS, _("This is an example to try things out in. The people in it are invented."));
  else if (n_issues == 1 && ((PmapIssue *) self->issues->pdata[0])->severity == PMAP_SEVERITY_NOTE)
    /* Comments in the file, that go when it is saved, for instance: there is nothing to look at. */
    {
      /* translators: %s is a sentence without its full stop. */
      message = g_strdup_printf (_("%s."), ((PmapIssue *) self->issues->pdata[0])->message);
      pmap_notice_bar_say (bar, PMAP_NOTICE_UNTIL_SAVED, message);
    }
  else if (n_issues > 0)
    {
      message = pmap_number_say (n_issues, ngettext ("There is %u thing in this map to look at.",
                                                     "There are %u things in this map to look at.", n_issues));
      pmap_notice_bar_say_and_offer (bar, PMAP_NOTICE_ALWAYS, message, _("Show"), "win.show-issues");
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
  gboolean loaded = pmap_loader_load_finish (loader, result, &error);

  /* Cancelled, or closed meanwhile. */
  if (self->opening != pmap_loader_get_file (loader))
    return;
  stop_waiting (self);
  if (!loaded)
    {
      gtk_stack_set_visible_child_name (self->stack, "welcome");
      _pmap_window_update (self);
      gtk_window_present (GTK_WINDOW (self));
      if (g_error_matches (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED))
        _pmap_window_ask_password (self, loader);
      else
        tell_not_opened (self, pmap_loader_get_file (loader), pmap_loader_get_issues (loader), error);
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
  if (!_pmap_window_warn_of_older_copy (self))
    _pmap_window_note_seen (self);
  _pmap_window_offer_new_password (self);
  if (self->file != NULL)
    _pmap_window_follow_file (self);
  _pmap_window_remember (self);
  _pmap_window_offer_recovery (self);
}

/* With the protection that @file has, where it is protected. */
void
_pmap_window_load (PmapWindow *self,
                   PmapFile   *file,
                   gboolean    as_copy)
{
  g_autoptr (PmapLoader) loader = NULL;

  _pmap_window_withdraw_question (self);
  self->as_copy = as_copy;
  self->opening = g_object_ref (file);
  self->cancellable = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE_MILLISECONDS, patience_cb, self);
  loader = pmap_loader_new (self->opening);
  g_signal_connect_object (loader, "notify::progress", G_CALLBACK (progress_cb), self, 0);
  pmap_loader_load_async (loader, self->cancellable, loaded_cb, g_object_ref (self));
  _pmap_window_update (self);
}

static void
load (PmapWindow *self,
      GFile      *location,
      gboolean    as_copy)
{
  g_autoptr (PmapFile) file = pmap_file_new (location);

  _pmap_window_load (self, file, as_copy);
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
  g_autoptr (GFile) folder = _pmap_window_get_folder (self);
  const PmapFileKind *kinds = _pmap_window_get_kinds ();

  pmap_file_chooser_open (GTK_WINDOW (self), _("Open a map"), kinds, PMAP_WINDOW_N_KINDS, folder,
                          file_to_open_cb, g_object_ref (self), g_object_unref);
}

/* The program carries it inside, so that it is there wherever the program is. */
#define EXAMPLE "resource:///com/example/ProvisionMap/examples/larkbeck.pmap"

static void
open_example_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_autoptr (GFile) example = g_file_new_for_uri (EXAMPLE);

  pmap_window_open_copy (_pmap_window_get_free (user_data), example);
}

static void
created_cb (PmapNewMapDialog *dialog,
            PmapDocument     *document,
            PmapWindow       *self)
{
  PmapWindow *window = _pmap_window_get_free (self);
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

static const GActionEntry actions[] = {
  { .name = "open", .activate = open_cb },
  { .name = "open-example", .activate = open_example_cb },
  { .name = "new-map", .activate = new_map_cb },
  { .name = "cancel", .activate = cancel_cb },
  { .name = "show-issues", .activate = show_issues_cb },
};

void
_pmap_window_install_open_actions (PmapWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
