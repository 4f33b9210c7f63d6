/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hiding names and figures from whoever can see the screen, by one key, from wherever the keyboard is: the action
 * "app.hide-names", which every window of a map follows, and what becomes of the other windows.
 *
 * A page that is ready for the printer, a question that names a pupil, a list of what two people changed: such windows are put
 * away as they are and come back when names do. Only windows that never show a pupil stay. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-cover.h"

#include "ui/dialogs/pmap-alert.h"
#include "ui/pmap-window.h"

#include <glib/gi18n.h>

#define SPARED "pmap-cover-spared"
#define PUT_AWAY "pmap-cover-put-away"

static gboolean
is_on (GtkApplication *application)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (application), "hide-names");

  return g_variant_get_boolean (state);
}

/* Whether it may be seen whatever it shows. An alert that comes while names are hidden is told without them. */
static gboolean
is_spared (GtkWindow *window)
{
  return PMAP_IS_WINDOW (window) || GTK_IS_FILE_CHOOSER (window) || GTK_IS_ABOUT_DIALOG (window)
         || GTK_IS_SHORTCUTS_WINDOW (window) || g_object_get_data (G_OBJECT (window), SPARED) != NULL;
}

static void
put_away (GtkWindow *window)
{
  g_object_set_data (G_OBJECT (window), PUT_AWAY, GINT_TO_POINTER (TRUE));
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
}

static void
take_out (GtkWindow *window)
{
  g_object_set_data (G_OBJECT (window), PUT_AWAY, NULL);
  gtk_widget_set_opacity (GTK_WIDGET (window), 1);
  gtk_window_present (window);
}

static void
change_hiding_cb (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       user_data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_variant_get_boolean (state) && gtk_widget_get_visible (GTK_WIDGET (window)) && !is_spared (window))
        put_away (window);
    }
  g_simple_action_set_state (action, state);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (!g_variant_get_boolean (state) && g_object_get_data (G_OBJECT (window), PUT_AWAY) != NULL)
        take_out (window);
    }
}

/* --- windows that come while names are hidden --- */

static void
say_put_away (GtkApplication *application)
{
  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    if (PMAP_IS_WINDOW (link->data) && pmap_window_get_workspace (link->data) != NULL)
      {
        pmap_workspace_notice (pmap_window_get_workspace (link->data),
                               _("A window with names in it waits until names are shown again (F8)."));
        return;
      }
}

static gboolean
put_away_cb (gpointer user_data)
{
  GtkWindow *window = user_data;
  GApplication *application = g_application_get_default ();

  if (gtk_widget_get_visible (GTK_WIDGET (window)) && is_on (GTK_APPLICATION (application)))
    {
      put_away (window);
      say_put_away (GTK_APPLICATION (application));
    }
  return G_SOURCE_REMOVE;
}

/* It cannot be kept from being shown here, but nothing of it is drawn until it goes. */
static void
realize_cb (GtkWindow      *window,
            GtkApplication *application)
{
  if (!is_on (application) || is_spared (window) || PMAP_IS_ALERT (window))
    return;
  gtk_widget_set_opacity (GTK_WIDGET (window), 0);
  g_idle_add_full (G_PRIORITY_HIGH, put_away_cb, g_object_ref (window), g_object_unref);
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   application)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "hide-names", NULL);
  return TRUE;
}

/* The application's keys reach only the windows of maps. */
static void
listen_for_key (GtkWindow      *window,
                GtkApplication *application)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (PMAP_COVER_KEY),
                                                          gtk_callback_action_new (key_cb, application, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static void
windows_changed_cb (GListModel     *windows,
                    guint           position,
                    guint           n_removed,
                    guint           n_added,
                    GtkApplication *application)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (PMAP_IS_WINDOW (window))
        continue;
      listen_for_key (window, application);
      g_signal_connect_object (window, "realize", G_CALLBACK (realize_cb), application, 0);
    }
}

/**
 * pmap_cover_install:
 * @application: the application, started
 *
 * Gives it the action that hides names and figures, and the key for it.
 */
void
pmap_cover_install (GtkApplication *application)
{
  const GActionEntry entry = { .name = "hide-names", .state = "false", .change_state = change_hiding_cb };

  g_return_if_fail (GTK_IS_APPLICATION (application));

  g_action_map_add_action_entries (G_ACTION_MAP (application), &entry, 1, application);
  gtk_application_set_accels_for_action (application, "app.hide-names", (const char *[]) { PMAP_COVER_KEY, NULL });
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), application, 0);
}

/**
 * pmap_cover_spare:
 * @window: a window that never shows anything of a pupil
 *
 * Lets it stay on the screen while names are hidden.
 */
void
pmap_cover_spare (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_object_set_data (G_OBJECT (window), SPARED, GINT_TO_POINTER (TRUE));
}
