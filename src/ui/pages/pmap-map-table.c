/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pupil's map as a table, tier by tier. Where it is narrow, the columns between name and cost become a second line
 * under the name, so that nothing has to be scrolled sideways. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-map-table.h"

#include "ui/pages/pmap-map-cell.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-font-scale.h"
#include "ui/widgets/pmap-table-foot.h"

#include <glib/gi18n.h>

/* Narrower than this, in pixels at text of the usual size, columns would cut their words. */
#define ALL_COLUMNS 1220
#define ROOMY_COLUMNS 840
#define SOME_COLUMNS 600

static const struct
{
  const char *title;
  int width;          /* in pixels at text of the usual size; -1 takes what is left */
  int from;           /* how wide the table has to be for it, likewise */
  int roomy;          /* its width where the table has ROOMY_COLUMNS; 0 is as elsewhere */
} columns[PMAP_MAP_N_COLUMNS] = {
  [PMAP_MAP_PROVISION] = { N_("Provision"), -1, 0 },
  [PMAP_MAP_WHO] = { N_("Who"), 140, ALL_COLUMNS },
  [PMAP_MAP_HOW_OFTEN] = { N_("How long and how often"), 200, ALL_COLUMNS },
  [PMAP_MAP_GROUP] = { N_("Group"), 118, ALL_COLUMNS },
  [PMAP_MAP_WHEN] = { N_("When"), 200, ALL_COLUMNS },
  [PMAP_MAP_OUTCOME] = { N_("Outcome so far"), 140, SOME_COLUMNS, 330 },
  [PMAP_MAP_COST] = { N_("Cost this year"), 118, 0 },
};

struct _PmapMapTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkColumnViewColumn *columns[PMAP_MAP_N_COLUMNS];
  GListStore *rows;
  GtkSingleSelection *selection;
  PmapWorkspace *workspace;
  PmapPupil *pupil;
  guint layout_id;
  int step;           /* the widest of the thresholds above that there is room for */
};

enum
{
  SELECTION_CHANGED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapMapTable, pmap_map_table, GTK_TYPE_WIDGET)

static PmapMapColumn
get_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "pmap-column"));
}

static void
set_up_cb (PmapMapTable       *self,
           GtkListItem        *list_item,
           GtkListItemFactory *factory)
{
  gtk_list_item_set_child (list_item, pmap_map_cell_new (get_column (factory)));
}

static void
bind_cb (PmapMapTable *self,
         GtkListItem  *list_item)
{
  PmapMapRow *row = gtk_list_item_get_item (list_item);
  gboolean selectable = pmap_map_row_get_kind (row) == PMAP_MAP_ROW_MEMBER;

  gtk_list_item_set_selectable (list_item, selectable);
  gtk_list_item_set_activatable (list_item, selectable);
  pmap_map_cell_bind (PMAP_MAP_CELL (gtk_list_item_get_child (list_item)), row, self->workspace, self->pupil,
                      self->step < ALL_COLUMNS);
}

static void
unbind_cb (PmapMapTable *self,
           GtkListItem  *list_item)
{
  pmap_map_cell_unbind (PMAP_MAP_CELL (gtk_list_item_get_child (list_item)));
}

static gboolean
has_room (PmapMapTable  *self,
          PmapMapColumn  i)
{
  if (i == PMAP_MAP_COST && self->workspace != NULL && pmap_workspace_is_disguised (self->workspace))
    return FALSE;
  return self->step >= columns[i].from;
}

static void
touch_rows (PmapMapTable *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (PmapMapRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      pmap_map_row_touch (row);
    }
}

/* GTK 4.8 gives room to columns that are hidden, so they are taken out; and it puts the cells of one that comes back
 * last, whatever its place, so all are put in anew. */
static void
place_columns (PmapMapTable *self)
{
  for (guint i = 0; i < PMAP_MAP_N_COLUMNS; i++)
    if (columns[i].width > 0)
      gtk_column_view_column_set_fixed_width (self->columns[i],
                                              pmap_font_scale_by (GTK_WIDGET (self),
                                                                  self->step == ROOMY_COLUMNS && columns[i].roomy > 0
                                                                    ? columns[i].roomy : columns[i].width));
  for (guint i = 0; i < PMAP_MAP_N_COLUMNS; i++)
    if (gtk_column_view_column_get_column_view (self->columns[i]) != NULL)
      gtk_column_view_remove_column (self->view, self->columns[i]);
  for (guint i = 0; i < PMAP_MAP_N_COLUMNS; i++)
    if (has_room (self, i))
      gtk_column_view_append_column (self->view, self->columns[i]);
  pmap_table_align_newest_title (self->view);
}

/* Columns cannot come and go while GTK gives out room; they do so right after. */
static gboolean
layout_cb (gpointer user_data)
{
  PmapMapTable *self = user_data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  self->layout_id = 0;
  place_columns (self);
  g_list_model_items_changed (G_LIST_MODEL (self->rows), 0, n, n);     /* binds the cells anew */
  return G_SOURCE_REMOVE;
}

static void
width_changed_cb (PmapMapTable  *self,
                  GtkAdjustment *adjustment)
{
  int width = (int) (gtk_adjustment_get_page_size (adjustment) / MAX (pmap_font_scale_get (GTK_WIDGET (self)), 1.0));
  int step = width >= ALL_COLUMNS ? ALL_COLUMNS
             : width >= ROOMY_COLUMNS ? ROOMY_COLUMNS
             : width >= SOME_COLUMNS ? SOME_COLUMNS : 0;

  if (width == 0 || step == self->step)
    return;
  self->step = step;
  if (self->layout_id == 0)
    self->layout_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, layout_cb, self, NULL);
}

static void
selection_changed_cb (PmapMapTable *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activated_cb (PmapMapTable *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
pmap_map_table_dispose (GObject *object)
{
  PmapMapTable *self = PMAP_MAP_TABLE (object);

  g_clear_handle_id (&self->layout_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  for (guint i = 0; i < PMAP_MAP_N_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->pupil);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pmap_map_table_parent_class)->dispose (object);
}

static void
pmap_map_table_class_init (PmapMapTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_map_table_dispose;
  widget_class->focus = pmap_focus_list;
  widget_class->grab_focus = pmap_focus_grab_list;

  /**
   * PmapMapTable::selection-changed:
   * @self: the table
   */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", PMAP_TYPE_MAP_TABLE, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PmapMapTable::opened:
   * @self: the table
   *
   * Enter or a double click: the user wants to change the selected row.
   */
  signals[OPENED] = g_signal_new ("opened", PMAP_TYPE_MAP_TABLE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
make_column (PmapMapTable  *self,
             PmapMapColumn  i)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "pmap-column", GUINT_TO_POINTER (i));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (set_up_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->columns[i] = gtk_column_view_column_new (_(columns[i].title), factory);
  gtk_column_view_column_set_expand (self->columns[i], columns[i].width < 0);
}

static void
pmap_map_table_init (PmapMapTable *self)
{
  self->step = ALL_COLUMNS;
  self->rows = g_list_store_new (PMAP_TYPE_MAP_ROW);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selection_changed_cb), self);

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_column_view_set_show_row_separators (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "map-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Provision"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  for (guint i = 0; i < PMAP_MAP_N_COLUMNS; i++)
    make_column (self, i);
  place_columns (self);

  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "child", self->view,
                                 "hscrollbar-policy", GTK_POLICY_EXTERNAL,
                                 "hexpand", TRUE,
                                 "vexpand", TRUE,
                                 NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "changed",
                            G_CALLBACK (width_changed_cb), self);
}

static gboolean
same_row (PmapMapRow *a,
          PmapMapRow *b)
{
  return pmap_map_row_get_kind (a) == pmap_map_row_get_kind (b)
         && pmap_map_row_get_record (a) == pmap_map_row_get_record (b)
         && pmap_map_row_get_tier (a) == pmap_map_row_get_tier (b);
}

static gboolean
stands_at (PmapMapTable *self,
           guint         position,
           PmapMapRow   *row)
{
  g_autoptr (PmapMapRow) there = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return same_row (there, row);
}

/* Replaces only what differs, so that the selection and the focus stay where they are. */
static void
follow_rows (PmapMapTable *self,
             GPtrArray    *wanted)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint head = 0, tail = 0;

  while (head < MIN (n, wanted->len) && stands_at (self, head, wanted->pdata[head]))
    head++;
  while (tail < MIN (n, wanted->len) - head && stands_at (self, n - 1 - tail, wanted->pdata[wanted->len - 1 - tail]))
    tail++;
  if (head + tail < n || head + tail < wanted->len)
    g_list_store_splice (self->rows, head, n - head - tail, wanted->pdata + head, wanted->len - head - tail);
}

/**
 * pmap_map_table_show:
 * @self: a table
 * @workspace: (nullable): a map
 * @pupil: (nullable): one of its pupils
 *
 * Shows what the pupil's map lists now.
 */
void
pmap_map_table_show (PmapMapTable  *self,
                     PmapWorkspace *workspace,
                     PmapPupil     *pupil)
{
  g_autoptr (GPtrArray) wanted = NULL;

  g_return_if_fail (PMAP_IS_MAP_TABLE (self));

  if (self->workspace != workspace || self->pupil != pupil)
    g_list_store_remove_all (self->rows);
  if (g_set_object (&self->workspace, workspace) && workspace != NULL)
    place_columns (self);
  g_set_object (&self->pupil, pupil);
  if (workspace == NULL || pupil == NULL)
    return;
  wanted = pmap_map_rows_new (workspace, pupil);
  follow_rows (self, wanted);
  touch_rows (self);
}

/** pmap_map_table_get_rows: Returns: (transfer none): the #PmapMapRow that are listed */
GListModel *
pmap_map_table_get_rows (PmapMapTable *self)
{
  g_return_val_if_fail (PMAP_IS_MAP_TABLE (self), NULL);

  return G_LIST_MODEL (self->rows);
}

/** pmap_map_table_get_selected: Returns: (transfer none) (nullable): the selected membership */
PmapRecord *
pmap_map_table_get_selected (PmapMapTable *self)
{
  PmapMapRow *row;

  g_return_val_if_fail (PMAP_IS_MAP_TABLE (self), NULL);

  row = gtk_single_selection_get_selected_item (self->selection);
  return row != NULL && pmap_map_row_get_kind (row) == PMAP_MAP_ROW_MEMBER ? pmap_map_row_get_record (row) : NULL;
}

/**
 * pmap_map_table_select:
 * @self: a table
 * @record: (nullable): a membership that it lists; %NULL to select none
 */
void
pmap_map_table_select (PmapMapTable *self,
                       PmapRecord   *record)
{
  guint selected = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (PMAP_IS_MAP_TABLE (self));

  for (guint i = 0; record != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (PmapMapRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (pmap_map_row_get_record (row) == record)
        selected = i;
    }
  gtk_single_selection_set_selected (self->selection, selected);
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u", selected);
}
