/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows the colour that text has where it stands. What we draw ourselves must suit the style around it, and no setting
 * tells: a style can be dark by its name, by a setting, by the environment or by a sheet. GTK 4.8 gives no widget's
 * colour away, but a label draws itself with it: so this invisible label is asked to, and its drawing is read. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-ink.h"

struct _PmapInk
{
  GtkWidget parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (PmapInk, pmap_ink, GTK_TYPE_WIDGET)

static const GdkRGBA *
find_text_colour (GskRenderNode *node)
{
  const GdkRGBA *colour = NULL;

  switch ((guint) gsk_render_node_get_node_type (node))
    {
    case GSK_TEXT_NODE:
      return gsk_text_node_get_color (node);
    case GSK_CONTAINER_NODE:
      for (guint i = 0; colour == NULL && i < gsk_container_node_get_n_children (node); i++)
        colour = find_text_colour (gsk_container_node_get_child (node, i));
      return colour;
    case GSK_TRANSFORM_NODE:
      return find_text_colour (gsk_transform_node_get_child (node));
    case GSK_CLIP_NODE:
      return find_text_colour (gsk_clip_node_get_child (node));
    case GSK_DEBUG_NODE:
      return find_text_colour (gsk_debug_node_get_child (node));
    default:
      return NULL;
    }
}

static void
pmap_ink_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
pmap_ink_dispose (GObject *object)
{
  g_clear_pointer (&PMAP_INK (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (pmap_ink_parent_class)->dispose (object);
}

static void
pmap_ink_class_init (PmapInkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_ink_dispose;
  widget_class->measure = pmap_ink_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pmap_ink_init (PmapInk *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "label", "0", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * pmap_ink_new:
 * @parent: a widget that draws; it unparents the ink when it is disposed of
 *
 * Returns: (transfer none): the ink of @parent, which takes no room and is never seen
 */
GtkWidget *
pmap_ink_new (GtkWidget *parent)
{
  GtkWidget *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);

  self = g_object_new (PMAP_TYPE_INK, NULL);
  gtk_widget_set_parent (self, parent);
  gtk_widget_set_child_visible (self, FALSE);
  return self;
}

/** pmap_ink_is_light: Returns: whether text is lighter than middle grey, so that what it stands on is dark */
gboolean
pmap_ink_is_light (PmapInk *self)
{
  GtkSnapshot *snapshot;
  GskRenderNode *node;
  const GdkRGBA *colour;
  gboolean is_light = FALSE;

  g_return_val_if_fail (PMAP_IS_INK (self), FALSE);

  snapshot = gtk_snapshot_new ();
  GTK_WIDGET_GET_CLASS (self->label)->snapshot (self->label, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  colour = find_text_colour (node);
  if (colour != NULL)
    is_light = 0.2126F * colour->red + 0.7152F * colour->green + 0.0722F * colour->blue > 0.5F;
  gsk_render_node_unref (node);
  return is_light;
}
