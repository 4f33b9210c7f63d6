/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bulk work from the menu: each verb is one dialog with its preview. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "ui/dialogs/pmap-bulk-dialog.h"

static void
bulk_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PmapWindow *self = user_data;

  if (_pmap_window_is_discreet (self))
    return;
  _pmap_window_commit_typing (self);
  gtk_window_present (GTK_WINDOW (pmap_bulk_dialog_new (GTK_WINDOW (self), self->workspace, g_variant_get_string (parameter, NULL),
                                                        pmap_side_list_get_listed (pmap_map_view_get_side_list (self->view)))));
}

/* Follows what is open. */
void
_pmap_window_update_bulk (PmapWindow *self)
{
  _pmap_window_enable (self, "bulk", self->workspace != NULL && !pmap_workspace_is_read_only (self->workspace));
}

void
_pmap_window_install_bulk_actions (PmapWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "bulk", .activate = bulk_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
