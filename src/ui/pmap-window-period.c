/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What days the figures in the window are for: one choice for all pages, in the head bar, where it is seen beside any figure. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "model/pmap-period.h"

#include <glib/gi18n.h>

static GPtrArray *
list_choices (PmapWorkspace *workspace)
{
  return pmap_period_list (pmap_document_get_year (pmap_workspace_get_document (workspace)), pmap_workspace_get_today (workspace));
}

/* Periods of a kind stand together. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  PmapWindow *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;
  g_autoptr (GPtrArray) choices = NULL;

  if (self->workspace == NULL)
    return;
  choices = list_choices (self->workspace);
  for (guint i = 0; i < choices->len; i++)
    {
      const PmapPeriodChoice *choice = choices->pdata[i], *last = i > 0 ? choices->pdata[i - 1] : NULL;
      g_autoptr (GMenuItem) item = g_menu_item_new (choice->name, NULL);

      g_menu_item_set_action_and_target (item, "win.period", "s", choice->nick);
      if (last == NULL || last->period.kind != choice->period.kind)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        }
      g_menu_append_item (section, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
change_period_cb (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       user_data)
{
  PmapWindow *self = user_data;

  if (self->workspace != NULL)
    pmap_workspace_set_period (self->workspace, g_variant_get_string (state, NULL));
}

static void
choose_period_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  gtk_menu_button_popup (((PmapWindow *) user_data)->period_button);
}

/* Figures that are hidden are of no period. */
void
_pmap_window_update_period (PmapWindow *self)
{
  gboolean has_figures = self->workspace != NULL && self->disguised == NULL;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "period");
  g_autoptr (GPtrArray) choices = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->period_button), has_figures);
  _pmap_window_enable (self, "period", has_figures);
  _pmap_window_enable (self, "choose-period", has_figures);
  if (!has_figures)
    return;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (pmap_workspace_get_period (self->workspace)));
  choices = list_choices (self->workspace);
  for (guint i = 0; i < choices->len; i++)
    {
      const PmapPeriodChoice *choice = choices->pdata[i];
      /* translators: %s is a period: "Autumn", "Academic year". */
      g_autofree char *name = g_strdup_printf (_("Figures are for: %s"), choice->name);

      if (!g_str_equal (choice->nick, pmap_workspace_get_period (self->workspace)))
        continue;
      gtk_menu_button_set_label (self->period_button, choice->name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->period_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

void
_pmap_window_install_period_actions (PmapWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "period", .parameter_type = "s", .state = "'academic-year'", .change_state = change_period_cb },
    { .name = "choose-period", .activate = choose_period_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/* Once the button is there. */
void
_pmap_window_set_up_period (PmapWindow *self)
{
  gtk_menu_button_set_create_popup_func (self->period_button, create_menu_cb, self, NULL);
}
