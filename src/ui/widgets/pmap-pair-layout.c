/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two children side by side where there is room, else one below the other. The first gets two parts of the width, the
 * second three. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-pair-layout.h"

#include "ui/widgets/pmap-font-scale.h"

#define SPACING 24
/* In pixels at text of the usual size. */
#define BESIDE_FROM 980
#define FIRST_PARTS 2
#define ALL_PARTS 5

struct _PmapPairLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (PmapPairLayout, pmap_pair_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
is_beside (GtkWidget *widget,
           int        width)
{
  return width >= pmap_font_scale_by (widget, BESIDE_FROM);
}

static int
get_child_width (GtkWidget *widget,
                 int        width,
                 gboolean   first)
{
  int first_width = (width - SPACING) * FIRST_PARTS / ALL_PARTS;

  if (!is_beside (widget, width))
    return width;
  return first ? first_width : width - SPACING - first_width;
}

static GtkSizeRequestMode
pmap_pair_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pmap_pair_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  gboolean first = TRUE;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gboolean is_height = orientation == GTK_ORIENTATION_VERTICAL;
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation,
                          is_height && for_size >= 0 ? get_child_width (widget, for_size, first) : -1,
                          &child_minimum, &child_natural, NULL, NULL);
      if (!is_height || is_beside (widget, for_size))
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum + (first ? 0 : SPACING);
          *natural += child_natural + (first ? 0 : SPACING);
        }
      first = FALSE;
    }
}

static void
pmap_pair_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  gboolean first = TRUE;
  GtkAllocation place = { 0, 0, 0, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = get_child_width (widget, width, first);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &natural, NULL, NULL);
      place.height = is_beside (widget, width) ? height : natural;
      gtk_widget_size_allocate (child, &place, -1);
      if (is_beside (widget, width))
        place.x += place.width + SPACING;
      else
        place.y += place.height + SPACING;
      first = FALSE;
    }
}

static void
pmap_pair_layout_class_init (PmapPairLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = pmap_pair_layout_get_request_mode;
  layout_class->measure = pmap_pair_layout_measure;
  layout_class->allocate = pmap_pair_layout_allocate;
}

static void
pmap_pair_layout_init (PmapPairLayout *self)
{
}
