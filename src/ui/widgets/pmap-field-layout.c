/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A field with notes under it: an example, or what is wrong. The label and the line of the field say how wide the row is; notes
 * come and go while somebody types, and must not push the fields beside them. So they take no width: they use what is free to
 * the end of the line of fields, or to the next field that has a note itself, and grow downwards only. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-field-layout.h"

#define SPACING 3
#define GAP 12
/* The label, the line, and what stands there instead of the line while it is hidden; notes follow. */
#define N_PARTS 3

struct _PmapFieldLayout
{
  GtkLayoutManager parent_instance;

  int room;               /* for notes, as of the last allocation */
  guint room_source;
};

G_DEFINE_FINAL_TYPE (PmapFieldLayout, pmap_field_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
has_note (GtkWidget *row)
{
  GtkWidget *child = gtk_widget_get_first_child (row);

  for (guint i = 0; child != NULL; child = gtk_widget_get_next_sibling (child), i++)
    if (i >= N_PARTS && gtk_widget_get_visible (child))
      return TRUE;
  return FALSE;
}

/* Where a widget stands in its line, from where reading begins. */
static gboolean
find_place (GtkWidget       *widget,
            GtkWidget       *line,
            graphene_rect_t *place)
{
  if (!gtk_widget_compute_bounds (widget, line, place))
    return FALSE;
  if (gtk_widget_get_direction (line) == GTK_TEXT_DIR_RTL)
    place->origin.x = (float) gtk_widget_get_width (line) - place->origin.x - place->size.width;
  return TRUE;
}

static int
find_room (GtkWidget *row)
{
  GtkWidget *line = gtk_widget_get_parent (row);
  graphene_rect_t own, other;
  float room;

  if (line == NULL || !find_place (row, line, &own))
    return 0;
  room = (float) gtk_widget_get_width (line) - own.origin.x;
  for (GtkWidget *next = gtk_widget_get_next_sibling (row); next != NULL; next = gtk_widget_get_next_sibling (next))
    if (gtk_widget_get_visible (next) && find_place (next, line, &other)
        && other.origin.y < own.origin.y + own.size.height && other.origin.x > own.origin.x
        && (has_note (next) || !PMAP_IS_FIELD_LAYOUT (gtk_widget_get_layout_manager (next))))
      room = MIN (room, other.origin.x - own.origin.x - GAP);
  return (int) room;
}

/* Where the fields beside it stand is known only when all of them have been placed. */
static gboolean
room_cb (gpointer user_data)
{
  PmapFieldLayout *self = user_data;
  GtkWidget *row = gtk_layout_manager_get_widget (GTK_LAYOUT_MANAGER (self));
  int room;

  self->room_source = 0;
  if (row == NULL)
    return G_SOURCE_REMOVE;
  room = find_room (row);
  if (room != self->room)
    {
      self->room = room;
      if (has_note (row))
        gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
    }
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
pmap_field_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pmap_field_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  PmapFieldLayout *self = PMAP_FIELD_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  gboolean is_height = orientation == GTK_ORIENTATION_VERTICAL;

  *minimum = *natural = 0;
  for (guint i = 0; child != NULL; child = gtk_widget_get_next_sibling (child), i++)
    {
      int child_minimum, child_natural;
      int width = i < N_PARTS || for_size < 0 ? for_size : MAX (for_size, self->room);

      if (!gtk_widget_should_layout (child) || (!is_height && i >= N_PARTS))
        continue;
      gtk_widget_measure (child, orientation, is_height ? width : -1, &child_minimum, &child_natural, NULL, NULL);
      if (!is_height)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum + (*minimum > 0 ? SPACING : 0);
          *natural += child_natural + (*natural > 0 ? SPACING : 0);
        }
    }
}

static void
pmap_field_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  PmapFieldLayout *self = PMAP_FIELD_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GtkWidget *last = NULL;
  int top = 0, left_over = height;

  for (GtkWidget *part = child; part != NULL; part = gtk_widget_get_next_sibling (part))
    if (gtk_widget_should_layout (part) && gtk_widget_compute_expand (part, GTK_ORIENTATION_VERTICAL))
      last = part;
  for (guint i = 0; child != NULL; child = gtk_widget_get_next_sibling (child), i++)
    {
      GtkAllocation place = { 0, top, width, 0 };

      if (!gtk_widget_should_layout (child))
        continue;
      if (i >= N_PARTS)
        place.width = MAX (width, self->room);
      if (mirrored)
        place.x = width - place.width;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL, NULL);
      if (child == last)
        place.height = MAX (place.height, left_over);
      gtk_widget_size_allocate (child, &place, -1);
      top += place.height + SPACING;
      left_over = height - top;
    }
  if (self->room_source == 0)
    self->room_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, room_cb, self, NULL);
}

static void
pmap_field_layout_dispose (GObject *object)
{
  g_clear_handle_id (&PMAP_FIELD_LAYOUT (object)->room_source, g_source_remove);

  G_OBJECT_CLASS (pmap_field_layout_parent_class)->dispose (object);
}

static void
pmap_field_layout_class_init (PmapFieldLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_field_layout_dispose;
  layout_class->get_request_mode = pmap_field_layout_get_request_mode;
  layout_class->measure = pmap_field_layout_measure;
  layout_class->allocate = pmap_field_layout_allocate;
}

static void
pmap_field_layout_init (PmapFieldLayout *self)
{
}
