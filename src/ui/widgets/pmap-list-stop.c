/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands around a list, or around what scrolls it, and makes it one stop of the Tab key. GTK would stop at each row: sixty
 * presses past the pupils to the page. In a .ui the list is its child. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-list-stop.h"

#include "ui/widgets/pmap-focus.h"

struct _PmapListStop
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PmapListStop, pmap_list_stop, GTK_TYPE_WIDGET)

static void
pmap_list_stop_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmap_list_stop_parent_class)->dispose (object);
}

static void
pmap_list_stop_class_init (PmapListStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_list_stop_dispose;
  widget_class->focus = pmap_focus_list;
  widget_class->grab_focus = pmap_focus_grab_list;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_list_stop_init (PmapListStop *self)
{
}
