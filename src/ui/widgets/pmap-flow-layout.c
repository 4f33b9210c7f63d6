/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Children in a line, as words in a paragraph: what has no room in a line begins the next. Children that expand share
 * what is left of their line. With room enough it looks like a GtkBox; a bar of buttons or a row of fields that is laid
 * out so never needs more width than its widest child. Children of one width stand in columns, as many in each line. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-flow-layout.h"

struct _PmapFlowLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int line_spacing;
  gboolean homogeneous;
  gboolean trailing;
};

enum
{
  PROP_SPACING = 1,
  PROP_LINE_SPACING,
  PROP_HOMOGENEOUS,
  PROP_TRAILING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapFlowLayout, pmap_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

/** Line: children that stand beside each other. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;            /* the first that is not in it any more */
  int column;                /* how wide each child is; 0 where each has its own width */
  int width;                 /* of the children and the gaps between them */
  guint n_expanding;
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static int
get_width (GtkWidget *child,
           int        column,
           int        room)
{
  int minimum, natural;

  if (column > 0)
    return column;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return CLAMP (room, minimum, natural);
}

/* The width of each column, where all are alike. Four cards that do not fit beside each other stand two and two. */
static int
get_column_width (PmapFlowLayout *self,
                  GtkWidget      *widget,
                  int             room)
{
  int widest = 1, n = 0, n_columns, n_lines;

  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL; child = get_next (child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
      n++;
    }
  if (n == 0)
    return room;
  n_columns = CLAMP ((room + self->spacing) / (widest + self->spacing), 1, n);
  n_lines = (n + n_columns - 1) / n_columns;
  n_columns = (n + n_lines - 1) / n_lines;
  return (room - (n_columns - 1) * self->spacing) / n_columns;
}

static Line
find_line (PmapFlowLayout *self,
           GtkWidget      *first,
           int             room)
{
  int column = self->homogeneous ? get_column_width (self, gtk_widget_get_parent (first), room) : 0;
  Line line = { first, first, column, 0, 0 };

  while (line.end != NULL)
    {
      int width = get_width (line.end, column, room) + (line.end == first ? 0 : self->spacing);

      if (line.end != first && line.width + width > room)
        break;
      line.width += width;
      if (column == 0 && gtk_widget_compute_expand (line.end, GTK_ORIENTATION_HORIZONTAL))
        line.n_expanding++;
      line.end = get_next (line.end);
    }
  return line;
}

/* What each expanding child of the line gets beyond its own width; the first ones also get what does not divide. */
static int
get_extra (const Line *line,
           int         room,
           guint       number)
{
  int left = MAX (room - line->width, 0);

  return left / (int) line->n_expanding + (number < (guint) left % line->n_expanding ? 1 : 0);
}

/* Goes through the children of a line, and gives them their room where its @height is known. Returns how high it wants to be. */
static int
place_line (PmapFlowLayout *self,
            const Line     *line,
            int             top,
            int             room,
            int             height,
            gboolean        mirrored)
{
  GtkAllocation place = { 0, top, 0, height };
  guint number = 0;
  int highest = 0;

  if (self->trailing)
    place.x = MAX (room - line->width, 0);
  for (GtkWidget *child = line->first; child != line->end; child = get_next (child))
    {
      int natural;

      place.width = get_width (child, line->column, room);
      if (line->column == 0 && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        place.width += get_extra (line, room, number++);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &natural, NULL, NULL);
      highest = MAX (highest, natural);
      if (height >= 0)
        {
          GtkAllocation own = place;

          if (mirrored)
            own.x = room - place.x - place.width;
          gtk_widget_size_allocate (child, &own, -1);
        }
      place.x += place.width + self->spacing;
    }
  return highest;
}

static GtkSizeRequestMode
pmap_flow_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (PmapFlowLayout *self,
               GtkWidget      *widget,
               int            *minimum,
               int            *natural)
{
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL; child = get_next (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
  if (self->trailing)
    *natural = *minimum;
}

static void
pmap_flow_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  PmapFlowLayout *self = PMAP_FLOW_LAYOUT (manager);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int room = for_size >= 0 ? for_size : G_MAXINT / 2;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  while (child != NULL)
    {
      Line line = find_line (self, child, room);

      *natural += place_line (self, &line, 0, room, -1, FALSE);
      child = line.end;
      if (child != NULL)
        *natural += self->line_spacing;
    }
  *minimum = *natural;
}

static void
pmap_flow_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  PmapFlowLayout *self = PMAP_FLOW_LAYOUT (manager);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int top = 0;

  while (child != NULL)
    {
      Line line = find_line (self, child, width);
      int line_height = place_line (self, &line, 0, width, -1, FALSE);

      /* A single line has all the height, as in a box. */
      if (top == 0 && line.end == NULL)
        line_height = height;
      place_line (self, &line, top, width, line_height, mirrored);
      top += line_height + self->line_spacing;
      child = line.end;
    }
}

static void
pmap_flow_layout_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PmapFlowLayout *self = PMAP_FLOW_LAYOUT (object);

  switch (property_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;
    case PROP_HOMOGENEOUS:
      g_value_set_boolean (value, self->homogeneous);
      break;
    case PROP_TRAILING:
      g_value_set_boolean (value, self->trailing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_flow_layout_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PmapFlowLayout *self = PMAP_FLOW_LAYOUT (object);

  switch (property_id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_LINE_SPACING:
      self->line_spacing = g_value_get_int (value);
      break;
    case PROP_HOMOGENEOUS:
      self->homogeneous = g_value_get_boolean (value);
      break;
    case PROP_TRAILING:
      self->trailing = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
pmap_flow_layout_class_init (PmapFlowLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = pmap_flow_layout_get_property;
  object_class->set_property = pmap_flow_layout_set_property;
  layout_class->get_request_mode = pmap_flow_layout_get_request_mode;
  layout_class->measure = pmap_flow_layout_measure;
  layout_class->allocate = pmap_flow_layout_allocate;

  /**
   * PmapFlowLayout:spacing:
   *
   * The pixels between children of one line.
   */
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 6,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * PmapFlowLayout:line-spacing:
   *
   * The pixels between lines.
   */
  properties[PROP_LINE_SPACING] = g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT16, 6,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * PmapFlowLayout:homogeneous:
   *
   * Whether all children have one width, and so stand in columns.
   */
  properties[PROP_HOMOGENEOUS] = g_param_spec_boolean ("homogeneous", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * PmapFlowLayout:trailing:
   *
   * Whether children stand at the end of their lines, as a dialog's buttons do. Such a row makes no window wider than the rest
   * of it wants to be.
   */
  properties[PROP_TRAILING] = g_param_spec_boolean ("trailing", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmap_flow_layout_init (PmapFlowLayout *self)
{
  self->spacing = self->line_spacing = 6;
}
