/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window while names and figures are hidden, because a class, or a meeting, can see the screen.
 *
 * It then shows a disguised copy of the map, so that no page has to know: what is not in the copy cannot be shown. The map
 * itself stays open behind it and goes on being saved. The copy is to be looked at, for what is written on a whiteboard
 * would be read there, and what can be read of a record is not what stands in it. Whatever an action would do to a pupil or
 * show of one waits until names are back.
 *
 * It holds for all windows at once and ends with the program: who starts it in the morning does not wonder where the names
 * have gone. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include <glib/gi18n.h>

/* What can be done without names. Printing says why it cannot. */
static const char *const awake[] = {
  "search", "page", "back", "forward", "side-list", "print", "save", "save-as", "open", "open-example", "new-map", "cancel",
  "shortcuts", NULL,
};

static const char *const changes[] = { "field-changed", "record-added", "record-removed", "record-moved" };

/* The map that the window's pages show. */
PmapWorkspace *
_pmap_window_get_shown (PmapWindow *self)
{
  return self->disguised != NULL ? self->disguised : self->workspace;
}

/**
 * pmap_window_hides_names:
 * @self: a window
 *
 * Returns: whether names and figures are hidden in it
 */
gboolean
pmap_window_hides_names (PmapWindow *self)
{
  g_return_val_if_fail (PMAP_IS_WINDOW (self), FALSE);

  return self->disguised != NULL;
}

/**
 * pmap_window_disguise_text:
 * @self: a window
 * @text: (nullable): something that is to be shown beside it
 *
 * Returns: (transfer full) (nullable): @text, without names and figures where they are hidden
 */
char *
pmap_window_disguise_text (PmapWindow *self,
                           const char *text)
{
  g_return_val_if_fail (PMAP_IS_WINDOW (self), NULL);

  return self->disguised != NULL && text != NULL ? pmap_workspace_disguise_text (self->disguised, text) : g_strdup (text);
}

/* --- what is said and asked behind the copy --- */

static void
show_cb (PmapWorkspace *workspace,
         PmapRecord    *record,
         PmapWindow    *self)
{
  const char *id = pmap_record_get_id (record);
  PmapRecord *copy = id != NULL ? pmap_document_find (pmap_workspace_get_document (self->disguised), id) : NULL;

  if (copy != NULL)
    pmap_workspace_show (self->disguised, copy);
}

static void
show_page_cb (PmapWorkspace *workspace,
              const char    *page,
              PmapWindow    *self)
{
  pmap_workspace_show_page (self->disguised, page);
}

static void
notice_cb (PmapWorkspace *workspace,
           const char    *message,
           gboolean       undo,
           PmapWindow    *self)
{
  if (undo)
    pmap_workspace_notice_undo (self->disguised, message);
  else
    pmap_workspace_notice (self->disguised, message);
}

static void
error_cb (PmapWorkspace *workspace,
          const char    *message,
          gboolean       of_step,
          PmapWindow    *self)
{
  pmap_workspace_error (self->disguised, message);
}

static void make_disguise (PmapWindow *self);

static gboolean
renew_cb (gpointer user_data)
{
  PmapWindow *self = user_data;

  self->disguise_source = 0;
  make_disguise (self);
  _pmap_window_rebuild_view (self);
  return G_SOURCE_REMOVE;
}

/* What changes meanwhile came from outside: a colleague's changes, a recovered map. */
static void
changed_cb (PmapWindow *self)
{
  if (self->disguise_source == 0)
    self->disguise_source = g_idle_add (renew_cb, self);
}

static void
listen (PmapWindow *self)
{
  PmapDocument *document = pmap_workspace_get_document (self->workspace);

  g_signal_connect (self->workspace, "show", G_CALLBACK (show_cb), self);
  g_signal_connect (self->workspace, "show-page", G_CALLBACK (show_page_cb), self);
  g_signal_connect (self->workspace, "notice", G_CALLBACK (notice_cb), self);
  g_signal_connect (self->workspace, "error", G_CALLBACK (error_cb), self);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_swapped (document, changes[i], G_CALLBACK (changed_cb), self);
}

static void
stop_listening (PmapWindow *self)
{
  g_signal_handlers_disconnect_by_func (self->workspace, show_cb, self);
  g_signal_handlers_disconnect_by_func (self->workspace, show_page_cb, self);
  g_signal_handlers_disconnect_by_func (self->workspace, notice_cb, self);
  g_signal_handlers_disconnect_by_func (self->workspace, error_cb, self);
  g_signal_handlers_disconnect_by_func (pmap_workspace_get_document (self->workspace), changed_cb, self);
}

/* --- actions --- */

/* Called last whenever actions were enabled anew. */
void
_pmap_window_rest_actions (PmapWindow *self)
{
  g_auto (GStrv) names = NULL;

  if (self->disguised == NULL)
    return;
  names = g_action_group_list_actions (G_ACTION_GROUP (self));
  for (guint i = 0; names[i] != NULL; i++)
    if (!g_strv_contains (awake, names[i]) && g_action_group_get_action_enabled (G_ACTION_GROUP (self), names[i]))
      {
        GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), names[i]);

        if (!G_IS_SIMPLE_ACTION (action))
          continue;
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
        if (!g_ptr_array_find_with_equal_func (self->resting, names[i], g_str_equal, NULL))
          g_ptr_array_add (self->resting, g_strdup (names[i]));
      }
}

static void
wake_actions (PmapWindow *self)
{
  g_autoptr (GPtrArray) resting = g_steal_pointer (&self->resting);

  for (guint i = 0; resting != NULL && i < resting->len; i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), resting->pdata[i])), TRUE);
}

/* --- on and off --- */

static void
make_disguise (PmapWindow *self)
{
  g_clear_object (&self->disguised);
  self->disguised = pmap_workspace_new_disguised (self->workspace);
}

/* The window's map is to be shown disguised, from the next view on. */
static void
disguise (PmapWindow *self)
{
  g_assert (self->workspace != NULL && self->disguised == NULL);

  make_disguise (self);
  self->resting = g_ptr_array_new_with_free_func (g_free);
  listen (self);
}

/* The window's map is to be shown as it is, from the next view on. */
void
_pmap_window_undisguise (PmapWindow *self)
{
  if (self->disguised == NULL)
    return;
  g_clear_handle_id (&self->disguise_source, g_source_remove);
  stop_listening (self);
  g_clear_object (&self->disguised);
  wake_actions (self);
}

static gboolean
names_are_hidden (PmapWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GVariant) state = application != NULL ? g_action_group_get_action_state (G_ACTION_GROUP (application), "hide-names")
                                                   : NULL;

  return state != NULL && g_variant_get_boolean (state);
}

static void
hiding_changed_cb (PmapWindow *self)
{
  gboolean hidden = names_are_hidden (self);

  gtk_widget_set_visible (self->hidden_bar, hidden);
  if (self->workspace == NULL || hidden == (self->disguised != NULL))
    return;
  /* What is half typed belongs to the map, not to the copy. */
  _pmap_window_commit_typing (self);
  if (hidden)
    disguise (self);
  else
    _pmap_window_undisguise (self);
  _pmap_window_rebuild_view (self);
  _pmap_window_update_standing (self);
}

/* Hides names when the application does. */
void
_pmap_window_follow_disguise (PmapWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application == NULL)
    return;
  g_signal_connect_object (application, "action-state-changed::hide-names", G_CALLBACK (hiding_changed_cb), self,
                           G_CONNECT_SWAPPED);
  hiding_changed_cb (self);
}

/* A map that comes into a window while names are hidden. */
void
_pmap_window_disguise_if_hidden (PmapWindow *self)
{
  if (names_are_hidden (self))
    disguise (self);
}
