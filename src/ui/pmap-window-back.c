/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way back to where in the map somebody was, and forward again. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "ui/pmap-visits.h"

#include <glib/gi18n.h>

static void
go (PmapWindow *self,
    int         step)
{
  pmap_visits_go (pmap_map_view_get_visits (self->view), step);
  _pmap_window_update_way (self);
}

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  go (user_data, -1);
}

static void
forward_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  go (user_data, 1);
}

/* The button says where it leads. */
void
_pmap_window_update_way (PmapWindow *self)
{
  PmapVisits *visits = self->view != NULL ? pmap_map_view_get_visits (self->view) : NULL;
  g_autofree char *before = visits != NULL ? pmap_visits_describe (visits, -1) : NULL;
  g_autofree char *after = visits != NULL ? pmap_visits_describe (visits, 1) : NULL;
  /* translators: %s is a page of the map, or a pupil. */
  g_autofree char *tooltip = before != NULL ? g_strdup_printf (_("Back to %s (Alt+Left)"), before) : g_strdup (_("Back (Alt+Left)"));

  _pmap_window_enable (self, "back", before != NULL);
  _pmap_window_enable (self, "forward", after != NULL);
  gtk_widget_set_tooltip_text (self->back_button, tooltip);
}

void
_pmap_window_install_way_actions (PmapWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "back", .activate = back_cb },
    { .name = "forward", .activate = forward_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
