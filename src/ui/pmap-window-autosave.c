/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving without being asked, for those who chose it: some seconds after the last change, by the same way as any other save.
 * It never stops anybody at work: what has to be known or decided stands in the notice bar. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#define REST_SECONDS 10

/* Somebody may type for an hour without resting. */
#define WAIT_SECONDS_MOST 60

static gboolean
is_wanted (PmapWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSettings *settings = PMAP_IS_APPLICATION (application) ? pmap_application_get_settings (PMAP_APPLICATION (application)) : NULL;

  return settings != NULL && g_settings_get_boolean (settings, "automatic-saving");
}

static gboolean
has_something_to_save (PmapWindow *self)
{
  return self->workspace != NULL && self->file != NULL && !pmap_workspace_is_read_only (self->workspace)
         && pmap_history_is_modified (pmap_workspace_get_history (self->workspace));
}

static gboolean
autosave_cb (gpointer user_data)
{
  PmapWindow *self = user_data;

  self->autosave = 0;
  self->autosave_since = 0;
  if (!has_something_to_save (self) || !is_wanted (self))
    return G_SOURCE_REMOVE;
  if (self->saving || self->catching_up || self->next_round != 0)
    _pmap_window_queue_autosave (self);
  else if (!self->undecided)
    _pmap_window_save (self, PMAP_SAVE_AUTOMATIC);
  return G_SOURCE_REMOVE;
}

/* Something is being changed, though the history may not know of it yet: it is saved when the user rests. */
void
_pmap_window_queue_autosave (PmapWindow *self)
{
  gint64 now = g_get_monotonic_time () / G_USEC_PER_SEC;
  gint64 wait = REST_SECONDS;

  if (self->workspace == NULL || self->file == NULL)
    return;
  if (self->autosave_since == 0)
    self->autosave_since = now;
  wait = CLAMP (self->autosave_since + WAIT_SECONDS_MOST - now, 0, wait);
  g_clear_handle_id (&self->autosave, g_source_remove);
  self->autosave = g_timeout_add_seconds ((guint) wait, autosave_cb, self);
}
