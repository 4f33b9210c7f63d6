/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knowing of others who have the same map open. Nobody is ever kept from working: who opens a map that a colleague has open
 * looks at it first, and may edit it as well; what both did is put together when they save. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-moment.h"

#include <glib/gi18n.h>

/* --- what holds for now --- */

static char *
describe_holder (PmapLock *lock)
{
  const char *holder = pmap_lock_get_holder (lock);
  const char *host = pmap_lock_get_host (lock);
  g_autofree char *since = pmap_lock_get_since (lock) != 0
                           ? pmap_moment_format_brief (pmap_lock_get_since (lock), pmap_moment_now ()) : NULL;

  if (since == NULL)
    /* translators: a person's name. */
    return g_strdup_printf (_("%s has this map open."), holder);
  if (host == NULL || *host == '\0' || g_strcmp0 (host, g_get_host_name ()) == 0)
    /* translators: a person's name, and a time or a day and a time. */
    return g_strdup_printf (_("%1$s has had this map open since %2$s."), holder, since);
  /* translators: a person's name, a time or a day and a time, and a computer's name. */
  return g_strdup_printf (_("%1$s has had this map open since %2$s on %3$s."), holder, since, host);
}

static char *
describe_reading_along (PmapWindow *self)
{
  g_autofree char *holder = NULL;

  if (pmap_lock_get_state (self->lock) == PMAP_LOCK_STALE)
    /* translators: a person's name, and a computer's. */
    return g_strdup_printf (_("%1$s had this map open, but nothing has been heard from %2$s for some time. You can edit it."),
                            pmap_lock_get_holder (self->lock), pmap_lock_get_host (self->lock));
  holder = describe_holder (self->lock);
  return g_strdup_printf ("%s %s", holder,
                          _("You can look at everything. If you edit it, too, your changes and theirs are put together when "
                            "you save."));
}

static char *
describe_gone (PmapWindow *self)
{
  g_autofree char *name = pmap_file_get_name (self->file);

  /* translators: %s is a file's name. */
  return g_strdup_printf (_("“%s” cannot be found any more: it was moved or deleted, or its drive is not connected. Your map is "
                            "still here."), name);
}

static char *
describe_replaced (PmapWindow *self)
{
  /* translators: %s says what stands where the map's file was, as a sentence without its full stop. */
  return g_strdup_printf (_("%s. Nothing of it has come into your map, which is all here. Until you have decided, nothing is saved "
                            "there."), pmap_monitor_get_reason (self->monitor));
}

static char *
describe_changed (PmapWindow *self)
{
  if (self->undecided)
    return g_strdup_printf (_("You and %s have changed the same things. Until you have decided, nothing is saved to the file."),
                            self->colleague != NULL ? self->colleague : _("a colleague"));
  return g_strdup_printf (_("%s has saved this map meanwhile. Both versions are put together when you save."),
                          self->colleague != NULL ? self->colleague : _("Somebody else"));
}

/* Says what holds for now, if anything does: what matters most for the user's work goes first. */
void
_pmap_window_update_standing (PmapWindow *self)
{
  PmapNoticeBar *bar;
  PmapMonitorState found = self->monitor != NULL ? pmap_monitor_get_state (self->monitor) : PMAP_MONITOR_SAME;
  g_autofree char *message = NULL;
  const char *label = NULL, *action = NULL;

  if (self->view == NULL)
    return;
  bar = pmap_map_view_get_notice_bar (self->view);
  if (found == PMAP_MONITOR_GONE && !self->saving)
    {
      message = describe_gone (self);
      if (!pmap_workspace_is_read_only (self->workspace))
        label = _("Save as…"), action = "win.save-as";
    }
  else if (found == PMAP_MONITOR_REPLACED && !self->saving)
    {
      message = describe_replaced (self);
      if (!pmap_workspace_is_read_only (self->workspace))
        label = _("Decide…"), action = "win.save";
    }
  else if ((found == PMAP_MONITOR_CHANGED || self->undecided) && !self->saving && !self->catching_up)
    {
      message = describe_changed (self);
      label = self->undecided ? _("Decide…") : _("Put together now");
      action = "win.put-together";
    }
  else if (self->reading_along)
    {
      message = describe_reading_along (self);
      label = pmap_lock_get_state (self->lock) == PMAP_LOCK_STALE ? _("Edit") : _("Edit anyway");
      action = "win.edit-anyway";
    }
  else if (self->unwritable)
    {
      message = g_strdup (_("You may open this map but not save in its folder. To keep what you change, save it somewhere else."));
      label = _("Save as…"), action = "win.save-as";
    }
  pmap_notice_bar_stand (bar, message, label, action);
}

/* --- the lock --- */

static void
set_reading_along (PmapWindow *self,
                   gboolean    reading_along)
{
  GSimpleAction *edit = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "edit-anyway"));

  if (self->reading_along == !!reading_along)
    return;
  self->reading_along = !!reading_along;
  g_simple_action_set_enabled (edit, reading_along);
  pmap_workspace_set_read_only (self->workspace, reading_along);
  _pmap_window_rebuild_view (self);
}

static void
remember_colleague (PmapWindow *self)
{
  g_free (self->colleague);
  self->colleague = g_strdup (pmap_lock_get_holder (self->lock));
}

static void
say_of_colleague (PmapWindow *self,
                  char       *message)
{
  pmap_notice_bar_say (pmap_map_view_get_notice_bar (self->view), PMAP_NOTICE_ALWAYS, message);
  g_free (message);
}

/* Somebody's program ended without saying so. If it was ours, on this computer, that is nobody's concern. */
static void
take_over (PmapWindow *self)
{
  gboolean was_here = g_strcmp0 (pmap_lock_get_host (self->lock), g_get_host_name ()) == 0;
  g_autofree char *holder = g_strdup (pmap_lock_get_holder (self->lock));
  g_autofree char *host = g_strdup (pmap_lock_get_host (self->lock));

  if (pmap_lock_take_over (self->lock) != PMAP_LOCK_MINE || was_here)
    return;
  say_of_colleague (self, g_strdup_printf (
    /* translators: a person's name, and a computer's. */
    _("%1$s had this map open, but nothing has been heard from %2$s for some time, so you can edit as usual. Should they still be "
      "at work, what both of you change is put together."), holder, host));
}

static void
lock_state_cb (PmapWindow *self)
{
  switch (pmap_lock_get_state (self->lock))
    {
    case PMAP_LOCK_MINE:
      if (!self->reading_along)
        break;
      set_reading_along (self, FALSE);
      /* translators: a person's name. */
      say_of_colleague (self, g_strdup_printf (_("%s has closed this map. You can edit it now."), self->colleague));
      pmap_monitor_check (self->monitor);
      break;
    case PMAP_LOCK_THEIRS:
      remember_colleague (self);
      break;
    case PMAP_LOCK_STALE:
    case PMAP_LOCK_UNAVAILABLE:
    case PMAP_LOCK_FREE:
    default:
      break;
    }
  _pmap_window_update_standing (self);
}

static void
lock_lost_cb (PmapWindow *self)
{
  remember_colleague (self);
  /* translators: a person's name. */
  say_of_colleague (self, g_strdup_printf (_("%s has opened this map, too. What both of you change is put together when you save."),
                                           self->colleague));
}

/* Whether the map was just opened decides what a colleague's lock means: then it is looked at first. Not where there is work on
 * it already, brought back after a crash: what can only be looked at cannot be saved either. */
static void
take_lock (PmapWindow *self,
           gboolean    just_opened)
{
  /* Where the map is, not where its name may lead by now. */
  g_autoptr (GFile) location = pmap_file_get_real_location (self->file);

  self->lock = pmap_lock_new (location);
  switch (pmap_lock_take (self->lock))
    {
    case PMAP_LOCK_THEIRS:
      remember_colleague (self);
      if (just_opened && !pmap_history_is_modified (pmap_workspace_get_history (self->workspace)))
        set_reading_along (self, TRUE);
      break;
    case PMAP_LOCK_STALE:
      take_over (self);
      break;
    case PMAP_LOCK_MINE:
    case PMAP_LOCK_UNAVAILABLE:
    case PMAP_LOCK_FREE:
    default:
      break;
    }
  g_signal_connect_object (self->lock, "notify::state", G_CALLBACK (lock_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lock, "lost", G_CALLBACK (lock_lost_cb), self, G_CONNECT_SWAPPED);
}

/* --- the file --- */

/* A folder that takes no files cannot take ours, nor a lock. A drive that tells nothing of it is taken at its word: a save
 * that fails says why. */
static void
access_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PmapWindow) self = user_data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  if (info == NULL || self->file == NULL || !g_file_has_parent (pmap_file_get_location (self->file), G_FILE (source))
      || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE))
    return;
  self->unwritable = !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
  _pmap_window_update_standing (self);
}

static void
look_for_access (PmapWindow *self)
{
  g_autoptr (GFile) folder = g_file_get_parent (pmap_file_get_location (self->file));

  self->unwritable = FALSE;
  if (folder != NULL)
    g_file_query_info_async (folder, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_LOW, NULL, access_cb,
                             g_object_ref (self));
}

/* Where nothing of ours is at stake, what somebody else saved comes in by itself; but nobody's words are changed under the
 * hands that type them. What is searched for is no part of the map. */
gboolean
_pmap_window_may_bring_in (PmapWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean searching = focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) != NULL;

  if (pmap_workspace_is_read_only (self->workspace))
    return TRUE;
  return !pmap_history_is_modified (pmap_workspace_get_history (self->workspace))
         && (searching || !_pmap_window_is_typing (self));
}

static void
file_changed_cb (PmapMonitor *monitor,
                 PmapWindow  *self)
{
  if (pmap_monitor_get_state (monitor) == PMAP_MONITOR_CHANGED && _pmap_window_may_bring_in (self))
    _pmap_window_bring_in (self);
  _pmap_window_update_standing (self);
}

static gboolean
is_same_place (PmapWindow *self)
{
  return self->monitor != NULL && g_file_equal (pmap_file_get_location (pmap_monitor_get_file (self->monitor)),
                                                pmap_file_get_location (self->file));
}

/**
 * _pmap_window_follow_file:
 * @self: a window whose file was just opened, saved or brought up to date
 *
 * Says to others that the map is open here, and looks whether they save it, from now on where the file is now.
 */
void
_pmap_window_follow_file (PmapWindow *self)
{
  gboolean just_opened = self->monitor == NULL && self->saved_at == 0;
  gboolean same_place = is_same_place (self);

  if (self->monitor != NULL && pmap_monitor_get_file (self->monitor) == self->file)
    return;
  if (!same_place)
    _pmap_window_leave_file (self);
  if (pmap_file_is_read_only (self->file))
    return;
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  self->monitor = pmap_monitor_new (self->file);
  g_signal_connect (self->monitor, "changed", G_CALLBACK (file_changed_cb), self);
  if (!same_place)
    {
      take_lock (self, just_opened);
      look_for_access (self);
    }
  _pmap_window_update_standing (self);
}

/* Others need not know any more that the map is open here. */
void
_pmap_window_leave_file (PmapWindow *self)
{
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  if (self->lock != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->lock, self);
      pmap_lock_release (self->lock);
    }
  g_clear_object (&self->lock);
  g_clear_pointer (&self->colleague, g_free);
  self->reading_along = self->unwritable = self->undecided = FALSE;
}

static void
edit_anyway_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  PmapWindow *self = user_data;

  if (pmap_lock_get_state (self->lock) == PMAP_LOCK_STALE)
    pmap_lock_take_over (self->lock);
  set_reading_along (self, FALSE);
  _pmap_window_update_standing (self);
  _pmap_window_update (self);
}

/* Network drives send no word of what other computers do, so the file is looked at when somebody comes back to it. */
static void
active_cb (PmapWindow *self)
{
  if (self->monitor != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    pmap_monitor_check (self->monitor);
}

static const GActionEntry actions[] = {
  { .name = "edit-anyway", .activate = edit_anyway_cb },
};

void
_pmap_window_install_share_actions (PmapWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "edit-anyway")), FALSE);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}
