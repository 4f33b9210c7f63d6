/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tells of clicks on the rows of a list. A GTK list says what is selected, not whether by pointer or by keys; and where
 * there is room for one thing only, a click opens what it selects while keys go on through the list. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-row-click.h"

typedef struct
{
  PmapRowClickFunc func;
  gpointer user_data;
  guint source;
} Watch;

static void
free_watch (gpointer  data,
            GClosure *closure)
{
  Watch *watch = data;

  g_clear_handle_id (&watch->source, g_source_remove);
  g_free (watch);
}

static gboolean
tell_cb (gpointer user_data)
{
  Watch *watch = user_data;

  watch->source = 0;
  watch->func (watch->user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
is_on_row (GtkWidget *widget,
           GdkEvent  *event)
{
  GtkNative *native = gtk_widget_get_native (widget);
  double x, y, native_x, native_y;
  GtkWidget *picked, *button;

  if (native == NULL || gdk_event_get_surface (event) != gtk_native_get_surface (native)
      || !gdk_event_get_position (event, &x, &y))
    return FALSE;
  gtk_native_get_surface_transform (native, &native_x, &native_y);
  picked = gtk_widget_pick (GTK_WIDGET (native), x - native_x, y - native_y, GTK_PICK_DEFAULT);
  if (picked == NULL || !gtk_widget_is_ancestor (picked, widget))
    return FALSE;
  button = gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON);
  if (button != NULL && gtk_widget_is_ancestor (button, widget))
    return FALSE;
  return gtk_widget_get_ancestor (picked, GTK_TYPE_LIST_VIEW) != NULL
         || gtk_widget_get_ancestor (picked, GTK_TYPE_LIST_BOX_ROW) != NULL;
}

/* The row takes the click for itself, so it is seen on its way there, and told of when the row has done with it. */
static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          Watch                    *watch)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE && watch->source == 0
      && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY && is_on_row (widget, event))
    watch->source = g_idle_add (tell_cb, watch);
  return GDK_EVENT_PROPAGATE;
}

/**
 * pmap_row_click_watch:
 * @widget: a list, or what has one in it
 * @func: what to call after a click on one of its rows, when the row is selected
 * @user_data: for @func; must live as long as @widget
 */
void
pmap_row_click_watch (GtkWidget        *widget,
                      PmapRowClickFunc  func,
                      gpointer          user_data)
{
  GtkEventController *controller;
  Watch *watch;

  g_return_if_fail (GTK_IS_WIDGET (widget) && func != NULL);

  watch = g_new0 (Watch, 1);
  controller = gtk_event_controller_legacy_new ();
  watch->func = func;
  watch->user_data = user_data;
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_data (controller, "event", G_CALLBACK (event_cb), watch, free_watch, 0);
  gtk_widget_add_controller (widget, controller);
}
