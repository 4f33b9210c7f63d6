/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of a row of a list: at the second button of the pointer, where it also selects the row, and at the keys that stand for
 * it. A GTK list has neither. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-row-menu.h"

typedef struct
{
  PmapRowMenuFunc func;
  gpointer user_data;
} Watch;

static void
free_watch (gpointer  data,
            GClosure *closure)
{
  g_free (data);
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* What is chosen is done after the popover is closed. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static gboolean
pop_up (Watch              *watch,
        GtkWidget          *list,
        const GdkRectangle *place)
{
  g_autoptr (GMenuModel) menu = watch->func (watch->user_data);
  GtkWidget *popover;

  if (menu == NULL)
    return FALSE;
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (popover, list);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  return TRUE;
}

/* The row of a GtkListView that a widget is, or is in. */
static GtkWidget *
find_row (GtkWidget *widget)
{
  GtkWidget *list = widget != NULL ? gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW) : NULL;

  while (list != NULL && widget != NULL && gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);
  return list != NULL ? widget : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            Watch           *watch)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *row = find_row (gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT));
  const GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (row == NULL)
    return;
  gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
  if (pop_up (watch, list, &place))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                Watch                 *watch)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *row = root != NULL ? find_row (gtk_root_get_focus (root)) : NULL;
  graphene_rect_t bounds;
  GdkRectangle place;

  if (!(keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_SHIFT_MASK))
      || row == NULL || !gtk_widget_compute_bounds (row, list, &bounds))
    return GDK_EVENT_PROPAGATE;
  place = (GdkRectangle) { (int) bounds.origin.x + 24, (int) (bounds.origin.y + bounds.size.height / 2), 1, 1 };
  return pop_up (watch, list, &place);
}

/**
 * pmap_row_menu_add:
 * @list: what has a #GtkListView or #GtkColumnView in it
 * @func: makes the menu
 * @user_data: for @func; must live as long as @list
 *
 * Offers a menu at the rows of a list.
 */
void
pmap_row_menu_add (GtkWidget       *list,
                   PmapRowMenuFunc  func,
                   gpointer         user_data)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Watch *watch = g_new0 (Watch, 1);

  g_return_if_fail (GTK_IS_WIDGET (list) && func != NULL);

  watch->func = func;
  watch->user_data = user_data;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_data (gesture, "pressed", G_CALLBACK (pressed_cb), watch, free_watch, 0);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (gesture));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), watch);
  gtk_widget_add_controller (list, keys);
}
