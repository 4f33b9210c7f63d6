/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One bar of a chart as a widget: it draws nothing but its style (the tint under the pointer, the ring of the focus)
 * and lies over the drawn bar, so that the keyboard and a screen reader reach every figure. GTK 4.8 has no accessible
 * children without widgets. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-chart-mark.h"

struct _PmapChartMark
{
  GtkWidget parent_instance;

  guint bar;
  char *description;
  gboolean opens;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapChartMark, pmap_chart_mark, GTK_TYPE_WIDGET)

static void
activate_mark (PmapChartMark *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             gpointer         user_data)
{
  PmapChartMark *self = user_data;

  if (!gtk_widget_contains (GTK_WIDGET (self), x, y))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  activate_mark (self);
}

/* A tooltip that is asked for costs nothing; GTK looks where the pointer is for each that is set. */
static gboolean
pmap_chart_mark_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard,
                               GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, PMAP_CHART_MARK (widget)->description);
  return PMAP_CHART_MARK (widget)->description != NULL;
}

static void
pmap_chart_mark_finalize (GObject *object)
{
  g_free (PMAP_CHART_MARK (object)->description);

  G_OBJECT_CLASS (pmap_chart_mark_parent_class)->finalize (object);
}

static void
pmap_chart_mark_class_init (PmapChartMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmap_chart_mark_finalize;
  widget_class->query_tooltip = pmap_chart_mark_query_tooltip;

  /**
   * PmapChartMark::activated:
   *
   * The bar was clicked, or Enter was pressed on it.
   */
  signals[ACTIVATED] = g_signal_new_class_handler ("activated", PMAP_TYPE_CHART_MARK,
                                                   G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, NULL, NULL, NULL, NULL,
                                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATED]);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "activated", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "activated", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_space, 0, "activated", NULL);
  gtk_widget_class_set_css_name (widget_class, "chart-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
pmap_chart_mark_init (PmapChartMark *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * pmap_chart_mark_new:
 * @bar: the number of the bar in its chart
 *
 * Returns: (transfer floating): a mark for a chart's bar, which says nothing yet
 */
GtkWidget *
pmap_chart_mark_new (guint bar)
{
  PmapChartMark *self = g_object_new (PMAP_TYPE_CHART_MARK, "has-tooltip", TRUE, NULL);

  self->bar = bar;
  return GTK_WIDGET (self);
}

/**
 * pmap_chart_mark_set:
 * @self: a mark
 * @description: the bar in words, with a line for each part
 * @opens: whether a click opens what the bar shows
 *
 * Lets the mark say what its bar is now. Nothing is done where it is what it was: of 2,000 bars a change moves a few.
 */
void
pmap_chart_mark_set (PmapChartMark *self,
                     const char    *description,
                     gboolean       opens)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (PMAP_IS_CHART_MARK (self) && description != NULL);

  if (g_strcmp0 (self->description, description) != 0)
    {
      g_free (self->description);
      self->description = g_strdup (description);
      lines = g_strsplit (description, "\n", -1);
      label = g_strjoinv (", ", lines);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  if (self->opens == !!opens)
    return;
  self->opens = !!opens;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), opens ? "pointer" : NULL);
  if (opens)
    gtk_widget_add_css_class (GTK_WIDGET (self), "opens");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "opens");
}

/** pmap_chart_mark_get_bar: Returns: the number of its bar */
guint
pmap_chart_mark_get_bar (PmapChartMark *self)
{
  g_return_val_if_fail (PMAP_IS_CHART_MARK (self), 0);

  return self->bar;
}
