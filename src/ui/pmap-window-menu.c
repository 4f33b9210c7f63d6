/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The school's menu of provision as a whole: entries of a starter menu or of another school come in. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "ui/dialogs/pmap-menu-dialog.h"

static void
add_from_menu_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  PmapWindow *self = user_data;

  _pmap_window_commit_typing (self);
  gtk_window_present (GTK_WINDOW (pmap_menu_dialog_new (GTK_WINDOW (self), self->workspace)));
}

/* Follows what is open. */
void
_pmap_window_update_menu (PmapWindow *self)
{
  gboolean has_map = self->workspace != NULL;

  _pmap_window_enable (self, "add-from-menu", has_map && !pmap_workspace_is_read_only (self->workspace));
}

void
_pmap_window_install_menu_actions (PmapWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "add-from-menu", .activate = add_from_menu_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
