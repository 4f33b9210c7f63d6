/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cell of a table: one line of text, cut where there is no room and then told by a tooltip; with the tier's colour as
 * a thin bar at the row's edge where the column has tiers. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-table-cell.h"

/* As many as the style sheet names; the charts' colours come round again after as many. */
#define N_TIER_COLOURS 6
#define TIER_GAP 9

struct _PmapTableCell
{
  GtkWidget parent_instance;

  GtkWidget *bar;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (PmapTableCell, pmap_table_cell, GTK_TYPE_WIDGET)

static gboolean
pmap_table_cell_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard_mode,
                               GtkTooltip *tooltip)
{
  GtkLabel *label = GTK_LABEL (PMAP_TABLE_CELL (widget)->label);

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static void
pmap_table_cell_dispose (GObject *object)
{
  PmapTableCell *self = PMAP_TABLE_CELL (object);

  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (pmap_table_cell_parent_class)->dispose (object);
}

static void
pmap_table_cell_class_init (PmapTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_table_cell_dispose;
  widget_class->query_tooltip = pmap_table_cell_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "table-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
pmap_table_cell_init (PmapTableCell *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), TIER_GAP);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * pmap_table_cell_new:
 * @figures: whether it shows figures, which stand at the right
 * @tiers: whether it shows the colour of a tier
 * @width: how many characters it shows at least; 0 where the column's width is fixed
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
pmap_table_cell_new (gboolean figures,
                     gboolean tiers,
                     int      width)
{
  PmapTableCell *self = g_object_new (PMAP_TYPE_TABLE_CELL, NULL);

  if (tiers)
    {
      self->bar = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                "margin-top", 3, "margin-bottom", 3, NULL);
      gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
    }
  /* The cell itself is the label that is read: in GTK 4.8 what stands in a mere presentation is not. */
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), figures ? 1.0F : 0.0F);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  if (width > 0)
    {
      /* Both, so that columns keep their width while rows scroll by. */
      gtk_label_set_width_chars (GTK_LABEL (self->label), width);
      gtk_label_set_max_width_chars (GTK_LABEL (self->label), width);
    }
  if (figures)
    gtk_widget_add_css_class (self->label, "figure");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * pmap_table_cell_set:
 * @self: a cell
 * @text: what it says
 * @tier: the number of the tier, or -1
 */
void
pmap_table_cell_set (PmapTableCell *self,
                     const char    *text,
                     gint64         tier)
{
  g_return_if_fail (PMAP_IS_TABLE_CELL (self) && text != NULL);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (self->bar != NULL)
    {
      g_autofree char *name = g_strdup_printf ("tier-bar-%d", (int) (MAX (tier, 0) % N_TIER_COLOURS));
      const char *classes[] = { name, NULL };

      gtk_widget_set_css_classes (self->bar, classes);
      gtk_widget_set_opacity (self->bar, tier < 0 ? 0.0 : 1.0);
    }
}

/** pmap_table_cell_name_row: Names the row that @cell is in, for a screen reader that comes to it. */
void
pmap_table_cell_name_row (GtkWidget  *cell,
                          const char *name)
{
  GtkWidget *list, *row = cell;

  g_return_if_fail (GTK_IS_WIDGET (cell) && name != NULL);

  list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW);
  while (row != NULL && gtk_widget_get_parent (row) != list)
    row = gtk_widget_get_parent (row);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
