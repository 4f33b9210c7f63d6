/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cell of a table: one line of text, cut where there is no room; with the tier's colour as a thin bar at the row's edge where the
 * column has tiers. The first cell of a row may say in a second line what hidden columns would; a cost may open its working. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-table-cell.h"

#include "ui/widgets/pmap-working-button.h"

/* As many as the style sheet names; the charts' colours come round again after as many. */
#define N_TIER_COLOURS 6
#define TIER_GAP 9

struct _PmapTableCell
{
  GtkWidget parent_instance;

  GtkWidget *bar;                /* NULL where there are no tiers */
  GtkWidget *lines;              /* a box of both labels beside the bar, else the only label */
  GtkLabel *label;
  GtkLabel *second_label;        /* NULL until there is something to say in it */
  PmapWorkingButton *working;    /* NULL where figures have none */
};

G_DEFINE_FINAL_TYPE (PmapTableCell, pmap_table_cell, GTK_TYPE_WIDGET)

static void
pmap_table_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmap_table_cell_parent_class)->dispose (object);
}

static void
pmap_table_cell_class_init (PmapTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_table_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "table-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
pmap_table_cell_init (PmapTableCell *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), TIER_GAP);
}

/* The cell itself is the label that is read: in GTK 4.8 what stands in a mere presentation is not. */
static GtkLabel *
make_label (const PmapColumn *column)
{
  GtkLabel *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "xalign", column->figures ? 1.0 : 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);

  /* Columns that expand keep their width while rows scroll by; that of the others is fixed. */
  if (column->expand && column->width > 0)
    {
      gtk_label_set_width_chars (label, column->least > 0 ? column->least : column->width);
      gtk_label_set_max_width_chars (label, column->width);
    }
  return label;
}

/**
 * pmap_table_cell_new:
 * @column: what it is a cell of
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
pmap_table_cell_new (const PmapColumn *column)
{
  PmapTableCell *self = g_object_new (PMAP_TYPE_TABLE_CELL, NULL);

  self->label = make_label (column);
  self->lines = GTK_WIDGET (self->label);
  if (column->figures)
    gtk_widget_add_css_class (self->lines, "figure");
  if (column->tier != NULL)
    {
      self->bar = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                "margin-top", 3, "margin-bottom", 3, NULL);
      gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
      self->lines = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "orientation", GTK_ORIENTATION_VERTICAL, "valign", GTK_ALIGN_CENTER, NULL);
      gtk_box_append (GTK_BOX (self->lines), GTK_WIDGET (self->label));
    }
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  if (column->working != NULL)
    {
      self->working = g_object_new (PMAP_TYPE_WORKING_BUTTON, "hexpand", TRUE, "halign", GTK_ALIGN_END, "valign", GTK_ALIGN_CENTER,
                                    "visible", FALSE, "adds-steps", TRUE, NULL);
      gtk_widget_set_parent (GTK_WIDGET (self->working), GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}

static void
set_tier (PmapTableCell *self,
          gint64         tier)
{
  g_autofree char *name = g_strdup_printf ("tier-bar-%d", (int) (MAX (tier, 0) % N_TIER_COLOURS));

  gtk_widget_set_css_classes (self->bar, (const char *[]) { name, NULL });
  gtk_widget_set_opacity (self->bar, tier < 0 ? 0.0 : 1.0);
}

/**
 * pmap_table_cell_set:
 * @self: a cell
 * @text: what it says
 * @tier: the number of the tier, or -1
 * @part: what its row is
 */
void
pmap_table_cell_set (PmapTableCell   *self,
                     const char      *text,
                     gint64           tier,
                     PmapListingPart  part)
{
  g_return_if_fail (PMAP_IS_TABLE_CELL (self) && text != NULL);

  gtk_label_set_text (self->label, text);
  gtk_label_set_lines (self->label, part == PMAP_LISTING_NOTE ? 2 : 1);
  gtk_label_set_wrap (self->label, part == PMAP_LISTING_NOTE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (part == PMAP_LISTING_HEADING)
    gtk_widget_add_css_class (GTK_WIDGET (self), "table-group");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "table-group");
  if (self->bar != NULL)
    set_tier (self, tier);
}

/**
 * pmap_table_cell_set_second:
 * @self: a cell with a tier
 * @text: (nullable): what it says below; %NULL for nothing
 * @n_lines: in how many lines at most
 */
void
pmap_table_cell_set_second (PmapTableCell *self,
                            const char    *text,
                            int            n_lines)
{
  g_return_if_fail (PMAP_IS_TABLE_CELL (self) && self->bar != NULL);

  if (self->second_label == NULL && text == NULL)
    return;
  if (self->second_label == NULL)
    {
      self->second_label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "xalign", 0.0,
                                         "ellipsize", PANGO_ELLIPSIZE_END, "wrap", TRUE,
                                         "width-chars", gtk_label_get_width_chars (self->label), NULL);
      gtk_widget_add_css_class (GTK_WIDGET (self->second_label), "figure-caption");
      gtk_box_append (GTK_BOX (self->lines), GTK_WIDGET (self->second_label));
    }
  gtk_label_set_lines (self->second_label, n_lines);
  /* A long text does not make the column wider than its first line may. */
  gtk_label_set_max_width_chars (self->second_label, n_lines > 2 ? gtk_label_get_max_width_chars (self->label) : -1);
  gtk_label_set_text (self->second_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->second_label), text != NULL);
}

/**
 * pmap_table_cell_set_working:
 * @self: a cell of a column whose figures have workings
 * @workspace: (nullable): the map
 * @record: (nullable): what its figure is the cost of; %NULL for a figure without a working
 */
void
pmap_table_cell_set_working (PmapTableCell *self,
                             PmapWorkspace *workspace,
                             PmapRecord    *record)
{
  g_return_if_fail (PMAP_IS_TABLE_CELL (self) && self->working != NULL);

  pmap_working_button_set (self->working, workspace, record);
  gtk_widget_set_visible (self->lines, !gtk_widget_get_visible (GTK_WIDGET (self->working)));
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
