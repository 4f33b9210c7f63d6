/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of windows share: waiting for GTK, pressing a key. */
#pragma once

#include <gtk/gtk.h>

static inline gboolean
ui_test_stop_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until a window has been laid out and drawn once more, or has gone. */
static inline void
ui_test_draw (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean done = FALSE, late = FALSE;
  gulong handler;
  guint deadline;

  g_object_ref (clock);
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (ui_test_stop_cb), &done);
  deadline = g_timeout_add_seconds (10, ui_test_stop_cb, &late);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT | GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!done && !late && gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (deadline);
  if (g_signal_handler_is_connected (clock, handler))
    g_signal_handler_disconnect (clock, handler);
  g_object_unref (clock);
}

/* Runs the main loop until all that waits for a moment of rest has been done and drawn, however busy the machine. */
static inline void
ui_test_settle (void)
{
  g_autoptr (GtkWindow) window = NULL;
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean done = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, 60, ui_test_stop_cb, &done, NULL);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; (window = g_list_model_get_item (windows, i)) != NULL; i++)
    {
      if (gtk_widget_get_mapped (GTK_WIDGET (window)))
        ui_test_draw (GTK_WIDGET (window));
      g_clear_object (&window);
    }
}

static inline void
ui_test_wait_for_focus (GtkWidget *window)
{
  for (guint i = 0; i < 1000 && !gtk_window_is_active (GTK_WINDOW (window)); i++)
    ui_test_settle ();
}

/* The button of a label or a name. */
static inline gpointer
ui_test_find_button (GtkWidget  *inside,
                     const char *words)
{
  gpointer found = NULL;

  if (GTK_IS_BUTTON (inside) && (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (inside)), words) == 0
                                 || g_strcmp0 (gtk_widget_get_name (inside), words) == 0))
    return inside;
  if (GTK_IS_CHECK_BUTTON (inside) && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (inside)), words) == 0)
    return inside;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = ui_test_find_button (child, words);
  return found;
}

/* A window of a type that is shown; NULL where there is none. */
static inline gpointer
ui_test_find_toplevel (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (g_type_is_a (G_OBJECT_TYPE (link->data), type) && gtk_widget_get_visible (link->data))
      return link->data;
  return NULL;
}

/* Presses a key for the controllers of one widget; whether one of them took it. */
static inline gboolean
ui_test_press (GtkWidget       *widget,
               guint            key,
               GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &taken);
    }
  return taken;
}

/* The first widget of a type, or NULL. */
static inline gpointer
ui_test_find (GtkWidget *inside,
              GType      type)
{
  gpointer found = g_type_is_a (G_OBJECT_TYPE (inside), type) ? inside : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = ui_test_find (child, type);
  return found;
}

/* Whether a label anywhere in sight says exactly this. */
static inline gboolean
ui_test_says (GtkWidget  *inside,
              const char *text)
{
  if (GTK_IS_LABEL (inside) && gtk_widget_get_mapped (inside) && g_str_equal (gtk_label_get_label (GTK_LABEL (inside)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ui_test_says (child, text))
      return TRUE;
  return FALSE;
}

/* Clicks the button of a label, that must be in sight. */
static inline gboolean
ui_test_try_click (GtkWidget  *inside,
                   const char *label)
{
  if (GTK_IS_BUTTON (inside) && gtk_widget_get_mapped (inside)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (inside)), label) == 0)
    {
      g_signal_emit_by_name (inside, "clicked");
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ui_test_try_click (child, label))
      return TRUE;
  return FALSE;
}

static inline void
ui_test_click (GtkWidget  *inside,
               const char *label)
{
  g_assert_true (ui_test_try_click (inside, label));
}
