/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of the school itself, its year and its funding has no page yet, but a window of its own, which the menu opens, and
 * whoever leads to one of its fields. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "ui/dialogs/pmap-school-dialog.h"

static void
show_school (PmapWindow *self,
             PmapRecord *record,
             const char *field)
{
  _pmap_window_commit_typing (self);
  gtk_window_present (GTK_WINDOW (pmap_school_dialog_new (GTK_WINDOW (self), self->workspace, record, field)));
}

static void
show_field_cb (PmapWorkspace *workspace,
               PmapRecord    *record,
               const char    *field,
               PmapWindow    *self)
{
  if (pmap_school_dialog_shows (record) && workspace == self->workspace && !pmap_workspace_is_read_only (workspace))
    show_school (self, record, field);
}

static void
school_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  show_school (user_data, NULL, NULL);
}

/* The window shows another map. */
void
_pmap_window_watch_school (PmapWindow *self)
{
  g_signal_connect_object (self->workspace, "show-field", G_CALLBACK (show_field_cb), self, 0);
}

static const GActionEntry actions[] = {
  { .name = "school", .activate = school_cb },
};

void
_pmap_window_install_school_actions (PmapWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
