/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form beside a table: a card with the record's name on top, that scrolls for itself and closes with Escape. It says
 * "closed" and leaves it to its page where the focus goes. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-side-pane.h"

struct _PmapSidePane
{
  GtkWidget parent_instance;

  GtkLabel *title_label;
  GtkScrolledWindow *scroller;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PmapSidePane, pmap_side_pane, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

/* What a page puts into the pane in its .ui is what scrolls. */
static void
pmap_side_pane_add_child (GtkBuildable *buildable,
                          GtkBuilder   *builder,
                          GObject      *child,
                          const char   *type)
{
  PmapSidePane *self = PMAP_SIDE_PANE (buildable);

  if (self->scroller != NULL && GTK_IS_WIDGET (child))
    gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pmap_side_pane_add_child;
}

static void
close_cb (GtkButton *button,
          gpointer   user_data)
{
  pmap_side_pane_close (user_data);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  pmap_side_pane_close (PMAP_SIDE_PANE (widget));
  return TRUE;
}

static void
pmap_side_pane_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmap_side_pane_parent_class)->dispose (object);
}

static void
pmap_side_pane_class_init (PmapSidePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_side_pane_dispose;

  /**
   * PmapSidePane::closed:
   *
   * The user closed the form.
   */
  signals[CLOSED] = g_signal_new ("closed", PMAP_TYPE_SIDE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-side-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapSidePane, title_label);
  gtk_widget_class_bind_template_child (widget_class, PmapSidePane, scroller);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pmap_side_pane_init (PmapSidePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** pmap_side_pane_open: Shows the pane, with a title. */
void
pmap_side_pane_open (PmapSidePane *self,
                     const char   *title)
{
  g_return_if_fail (PMAP_IS_SIDE_PANE (self));

  pmap_side_pane_set_title (self, title);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/** pmap_side_pane_close: Says that the pane closes, and hides it. */
void
pmap_side_pane_close (PmapSidePane *self)
{
  g_return_if_fail (PMAP_IS_SIDE_PANE (self));

  if (!pmap_side_pane_is_open (self))
    return;
  /* First: whoever hears it takes the focus out of what goes. */
  g_signal_emit (self, signals[CLOSED], 0);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pmap_side_pane_is_open: Returns: whether the pane is shown */
gboolean
pmap_side_pane_is_open (PmapSidePane *self)
{
  g_return_val_if_fail (PMAP_IS_SIDE_PANE (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/** pmap_side_pane_set_title: Sets what the form is about. */
void
pmap_side_pane_set_title (PmapSidePane *self,
                          const char   *title)
{
  g_return_if_fail (PMAP_IS_SIDE_PANE (self) && title != NULL);

  gtk_label_set_text (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}
