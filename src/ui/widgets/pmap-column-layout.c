/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A column of fields in the middle of a page: as wide as reads well, or as the page has room; never as its contents happen to
 * be, or the cards of each pupil had another width. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-column-layout.h"

#include "ui/widgets/pmap-font-scale.h"

/* In pixels at text of the usual size. */
#define WIDTH 760

struct _PmapColumnLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (PmapColumnLayout, pmap_column_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_width (GtkWidget *widget,
           GtkWidget *child,
           int        room)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MIN (room, MAX (minimum, pmap_font_scale_by (widget, WIDTH)));
}

static GtkSizeRequestMode
pmap_column_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pmap_column_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = get_width (widget, child, for_size);
  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, pmap_font_scale_by (widget, WIDTH));
}

static void
pmap_column_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int own;

  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  own = get_width (widget, child, width);
  gtk_widget_size_allocate (child, &(GtkAllocation) { (width - own) / 2, 0, own, height }, baseline);
}

static void
pmap_column_layout_class_init (PmapColumnLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = pmap_column_layout_get_request_mode;
  layout_class->measure = pmap_column_layout_measure;
  layout_class->allocate = pmap_column_layout_allocate;
}

static void
pmap_column_layout_init (PmapColumnLayout *self)
{
}
