/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done before a window goes.
 *
 * Nobody is asked to save first: a map that has a file is saved when its window closes. Only a map that has no file yet asks
 * for one. A window whose map could not be saved stays open. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "ui/dialogs/pmap-alert.h"

#include <glib/gi18n.h>

/* Without asking anything more. */
void
_pmap_window_close_now (PmapWindow *self)
{
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
unsaved_response_cb (PmapAlert  *alert,
                     const char *response,
                     PmapWindow *self)
{
  if (g_str_equal (response, "save"))
    {
      self->close_after_save = TRUE;
      _pmap_window_save_as (self);
    }
  else if (g_str_equal (response, "discard"))
    _pmap_window_close_now (self);
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
  return self->protection_wished || pmap_history_is_modified (pmap_workspace_get_history (self->workspace))
         || (self->file == NULL && !self->as_copy);
}

/* Whether the window may close now. If not, it sees to it that it may soon, or asks. */
gboolean
_pmap_window_may_close (PmapWindow *self)
{
  gboolean is_busy;

  if (self->may_close || self->workspace == NULL)
    return TRUE;
  _pmap_window_commit_typing (self);
  is_busy = self->saving || self->next_round != 0 || (self->catching_up && is_worth_keeping (self));
  if (!is_busy && (!is_worth_keeping (self) || pmap_workspace_is_read_only (self->workspace)))
    return TRUE;
  if (self->file == NULL && !is_busy)
    {
      ask_where_to_save (self);
      return FALSE;
    }
  self->close_after_save = TRUE;
  if (!is_busy)
    _pmap_window_save (self, PMAP_SAVE_ASKED);
  return FALSE;
}
