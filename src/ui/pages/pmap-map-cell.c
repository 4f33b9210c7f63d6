/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cell of a pupil's map. The first one bears the tier's bar, and where there is no room for columns the rest of the
 * row in a second line; the last one opens the working of the cost. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-map-cell.h"

#include "ui/widgets/pmap-table-cell.h"
#include "ui/widgets/pmap-working-button.h"

#include <glib/gi18n.h>

/* As many as the style sheet names. */
#define N_TIER_COLOURS 6

struct _PmapMapCell
{
  GtkWidget parent_instance;

  PmapMapColumn column;
  PmapMapRow *row;
  PmapWorkspace *workspace;
  PmapPupil *pupil;
  GSignalGroup *row_signals;
  GtkWidget *bar;
  GtkLabel *label;
  GtkLabel *summary_label;
  PmapWorkingButton *cost;
  guint compact : 1;
};

G_DEFINE_FINAL_TYPE (PmapMapCell, pmap_map_cell, GTK_TYPE_WIDGET)

static void
show_bar (PmapMapCell *self)
{
  g_autofree char *name = g_strdup_printf ("tier-bar-%u", pmap_map_row_get_tier (self->row) % N_TIER_COLOURS);

  gtk_widget_set_css_classes (self->bar, (const char *[]) { name, NULL });
}

static void
show_summary (PmapMapCell *self)
{
  g_autofree char *summary = self->compact ? pmap_map_row_get_summary (self->row, self->workspace, self->pupil) : NULL;

  gtk_label_set_label (self->summary_label, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), summary != NULL);
}

static void
show_row (PmapMapCell *self)
{
  PmapMapRowKind kind = pmap_map_row_get_kind (self->row);
  g_autofree char *text = pmap_map_row_get_text (self->row, self->workspace, self->pupil, self->column);
  gboolean has_working = self->cost != NULL && kind == PMAP_MAP_ROW_MEMBER;

  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_label_set_lines (self->label, kind == PMAP_MAP_ROW_STRATEGY ? 2 : 1);
  gtk_label_set_wrap (self->label, kind == PMAP_MAP_ROW_STRATEGY);
  gtk_widget_set_visible (GTK_WIDGET (self->label), !has_working);
  if (kind == PMAP_MAP_ROW_TIER)
    gtk_widget_add_css_class (GTK_WIDGET (self), "table-group");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "table-group");
  if (self->bar != NULL)
    {
      g_autofree char *name = pmap_map_row_describe (self->row, self->workspace, self->pupil);

      show_bar (self);
      pmap_table_cell_name_row (GTK_WIDGET (self), name);
    }
  if (self->summary_label != NULL)
    show_summary (self);
  if (self->cost != NULL)
    pmap_working_button_set (self->cost, self->workspace, has_working ? pmap_map_row_get_record (self->row) : NULL);
}

static gboolean
pmap_map_cell_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard_mode,
                             GtkTooltip *tooltip)
{
  PmapMapCell *self = PMAP_MAP_CELL (widget);
  GtkLabel *label = self->label;

  if (self->summary_label != NULL && gtk_widget_get_visible (GTK_WIDGET (self->summary_label))
      && pango_layout_is_ellipsized (gtk_label_get_layout (self->summary_label)))
    label = self->summary_label;
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static void
pmap_map_cell_dispose (GObject *object)
{
  PmapMapCell *self = PMAP_MAP_CELL (object);
  GtkWidget *child;

  pmap_map_cell_unbind (self);
  g_clear_object (&self->row_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmap_map_cell_parent_class)->dispose (object);
}

static void
pmap_map_cell_class_init (PmapMapCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_map_cell_dispose;
  widget_class->query_tooltip = pmap_map_cell_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
pmap_map_cell_init (PmapMapCell *self)
{
  self->row_signals = g_signal_group_new (PMAP_TYPE_MAP_ROW);
  g_signal_group_connect_swapped (self->row_signals, "changed", G_CALLBACK (show_row), self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static GtkLabel *
make_label (gboolean figures)
{
  return GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", figures ? 1.0 : 0.0,
                                  "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
make_name (PmapMapCell *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 9);
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->label));
  self->summary_label = make_label (FALSE);
  gtk_label_set_width_chars (self->summary_label, 12);
  gtk_label_set_wrap (self->summary_label, TRUE);
  gtk_label_set_lines (self->summary_label, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary_label), "figure-caption");
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->summary_label));
  gtk_widget_set_parent (lines, GTK_WIDGET (self));
}

/** pmap_map_cell_new: Returns: (transfer floating): a cell for @column, of no row yet */
GtkWidget *
pmap_map_cell_new (PmapMapColumn column)
{
  PmapMapCell *self = g_object_new (PMAP_TYPE_MAP_CELL, NULL);

  self->column = column;
  self->label = make_label (column == PMAP_MAP_COST);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  if (column == PMAP_MAP_PROVISION)
    make_name (self);
  else
    gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  if (column == PMAP_MAP_COST)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->label), "figure");
      gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_NONE);
      self->cost = PMAP_WORKING_BUTTON (pmap_working_button_new ());
      gtk_widget_set_hexpand (GTK_WIDGET (self->cost), TRUE);
      gtk_widget_set_halign (GTK_WIDGET (self->cost), GTK_ALIGN_END);
      gtk_widget_set_valign (GTK_WIDGET (self->cost), GTK_ALIGN_CENTER);
      gtk_widget_set_parent (GTK_WIDGET (self->cost), GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}

/**
 * pmap_map_cell_bind:
 * @self: a cell
 * @row: what it shows
 * @workspace: the map
 * @pupil: whose
 * @compact: whether the other columns are hidden
 */
void
pmap_map_cell_bind (PmapMapCell   *self,
                    PmapMapRow    *row,
                    PmapWorkspace *workspace,
                    PmapPupil     *pupil,
                    gboolean       compact)
{
  g_return_if_fail (PMAP_IS_MAP_CELL (self) && PMAP_IS_MAP_ROW (row));

  g_set_object (&self->row, row);
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->pupil, pupil);
  self->compact = compact;
  g_signal_group_set_target (self->row_signals, row);
  show_row (self);
}

/** pmap_map_cell_unbind: Lets go of the row: cells are used again for others. */
void
pmap_map_cell_unbind (PmapMapCell *self)
{
  g_return_if_fail (PMAP_IS_MAP_CELL (self));

  if (self->row_signals != NULL)
    g_signal_group_set_target (self->row_signals, NULL);
  if (self->cost != NULL && self->row != NULL)
    pmap_working_button_set (self->cost, NULL, NULL);
  g_clear_object (&self->row);
  g_clear_object (&self->workspace);
  g_clear_object (&self->pupil);
}
