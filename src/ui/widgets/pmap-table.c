/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of the house: a GtkColumnView whose columns are described, not built, with a foot of totals that stays.
 *
 * Cells are labels, never editors: a row is read in the table and changed in the form beside it, so that Tab leaves
 * the table at once. When items changed, pmap_table_refresh_items() says which: they are filtered, sorted and set anew, and no
 * others; pmap_table_refresh() does so with all. The selected row stays selected wherever it goes.
 *
 * Where rows are of sections, each begins with its heading, which cannot be selected. What a column that has gone for want of room
 * says may stand in a second line. The order is in pmap-table-order.c, the room in pmap-table-fit.c. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-table-private.h"

#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-table-cell.h"

#include <glib/gi18n.h>

/* On a small screen; what is to be seen in the first frame. */
#define USUAL_WIDTH 720

/* Rows of the first frame, those that each frame after it adds, and as many as GTK's list makes widgets for. */
#define FIRST_ROWS 32
#define ROWS_A_FRAME 16
#define ROWS_WITH_WIDGETS 200

/* In how many small lines the first column says more, and what columns would that have gone. */
#define SAID_LINES 4
#define GONE_LINES 2

enum
{
  PROP_SELECTED = 1,
  N_PROPERTIES
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapTable, pmap_table, GTK_TYPE_WIDGET)

static PmapTableColumn *
find_column (PmapTable  *self,
             const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      PmapTableColumn *column = self->columns->pdata[i];

      if (g_str_equal (column->spec->id, id))
        return column;
    }
  return NULL;
}

static PmapListingPart
get_part (PmapTable *self,
          gpointer   item)
{
  return self->get_part != NULL ? self->get_part (item) : PMAP_LISTING_RECORD;
}

/* Cells */

/* What the first column says below, and the columns that have gone for want of room; NULL for nothing. */
static char *
describe_second (PmapTable *self,
                 gpointer   item,
                 int       *n_lines)
{
  const PmapColumn *first = ((PmapTableColumn *) self->columns->pdata[0])->spec;
  g_autofree char *second = first->second != NULL && pmap_record_get_document (item) != NULL
                              ? first->second (item, first, self->user_data) : NULL;
  gboolean is_said = second != NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint line = 1;

  *n_lines = is_said ? SAID_LINES : GONE_LINES;
  if (second != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&second));
  for (guint i = 0; i < self->columns->len;)
    {
      PmapTableColumn *column = self->columns->pdata[i++];
      g_autofree char *text = NULL;

      if (column->spec->line != line)
        continue;
      if (!_pmap_table_is_shown (column) && !(is_said && column->spec->in_second))
        text = pmap_column_get_text (column->spec, item, self->user_data);
      if (text != NULL && *text != '\0')
        g_ptr_array_add (parts, g_steal_pointer (&text));
      line++;
      i = 0;
    }
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* The focus goes from row to row; so a row is named after all that stands in it. */
static char *
describe_row (PmapTable  *self,
              gpointer    item,
              const char *second)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      PmapTableColumn *column = self->columns->pdata[i];
      g_autofree char *cell = pmap_column_get_text (column->spec, item, self->user_data);

      if (!_pmap_table_is_shown (column) || *cell == '\0')
        continue;
      if (i > 0)
        g_string_append_printf (text, ", %s ", gtk_column_view_column_get_title (column->column));
      g_string_append (text, cell);
      if (i == 0 && second != NULL)
        g_string_append_printf (text, ", %s", second);
    }
  return g_string_free (text, FALSE);
}

static void
fill_first (PmapTable *self,
            GtkWidget *cell,
            gpointer   item)
{
  int n_lines;
  g_autofree char *second = describe_second (self, item, &n_lines);
  g_autofree char *name = describe_row (self, item, second);

  if (self->get_part != NULL)
    pmap_table_cell_set_second (PMAP_TABLE_CELL (cell), second, n_lines);
  pmap_table_cell_name_row (cell, name);
}

static void
fill_cell (GtkListItem     *list_item,
           PmapTableColumn *column)
{
  PmapTable *self = column->table;
  gpointer item = gtk_list_item_get_item (list_item);
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  g_autofree char *text = pmap_column_get_text (column->spec, item, self->user_data);

  pmap_table_cell_set (PMAP_TABLE_CELL (cell), text, pmap_column_get_tier (column->spec, item, self->user_data),
                       get_part (self, item));
  if (column->spec->working != NULL)
    pmap_table_cell_set_working (PMAP_TABLE_CELL (cell), self->workspace, column->spec->working (item));
  if (column->number == 0)
    fill_first (self, cell, item);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  PmapTableColumn *column = user_data;

  gtk_list_item_set_child (item, pmap_table_cell_new (column->spec));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  PmapTableColumn *column = user_data;
  gboolean opens = get_part (column->table, gtk_list_item_get_item (item)) == PMAP_LISTING_RECORD;

  gtk_list_item_set_selectable (item, opens);
  gtk_list_item_set_activatable (item, opens);
  g_hash_table_insert (column->table->bound, item, column);
  fill_cell (item, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  user_data)
{
  PmapTableColumn *column = user_data;

  g_hash_table_remove (column->table->bound, item);
  if (column->spec->working != NULL)
    pmap_table_cell_set_working (PMAP_TABLE_CELL (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
add_column (PmapTable        *self,
            const PmapColumn *spec)
{
  PmapTableColumn *column = g_new0 (PmapTableColumn, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) head = NULL;
  g_autofree char *title = pmap_column_get_title (spec, self->user_data);

  column->table = self;
  column->spec = spec;
  column->number = self->columns->len;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  column->column = gtk_column_view_column_new (title, factory);
  head = _pmap_table_make_head (column);
  gtk_column_view_column_set_sorter (column->column, head);
  gtk_column_view_column_set_expand (column->column, spec->expand);
  gtk_column_view_column_set_resizable (column->column, TRUE);
  _pmap_table_set_width (column);
  g_signal_connect_object (column->column, "notify::fixed-width", G_CALLBACK (gtk_widget_queue_allocate),
                           self->foot, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->columns, column);
  pmap_table_foot_add (self->foot, spec->figures);
}

/* Rows */

static gboolean
has_totals (PmapTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (((PmapTableColumn *) self->columns->pdata[i])->spec->total != NULL)
      return TRUE;
  return FALSE;
}

static void
update_foot (PmapTable *self)
{
  if (self->is_refreshing)
    return;
  _pmap_table_count_all (self);
  _pmap_table_show_sums (self);
}

/* What figures are called may depend on what they are computed from. */
static void
fill_heads (PmapTable *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      PmapTableColumn *column = self->columns->pdata[i];
      g_autofree char *title = column->spec->head != NULL ? pmap_column_get_title (column->spec, self->user_data) : NULL;

      changed |= column->spec->applies != NULL;
      if (title == NULL || g_strcmp0 (title, gtk_column_view_column_get_title (column->column)) == 0)
        continue;
      gtk_column_view_column_set_title (column->column, title);
      _pmap_table_set_width (column);
      changed = TRUE;
    }
  if (changed)
    _pmap_table_queue_fit (self);
}

/** _pmap_table_fill_rows: Sets anew what stands in the rows in sight. */
void
_pmap_table_fill_rows (PmapTable *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &column))
    fill_cell (item, column);
}

static void
selected_cb (PmapTable *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
activate_cb (GtkColumnView *view,
             guint          position,
             gpointer       user_data)
{
  PmapTable *self = user_data;
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL && get_part (self, item) == PMAP_LISTING_RECORD)
    g_signal_emit (self, signals[ACTIVATED], 0, item);
}

/* Rows get their widgets a screenful first, and then a few in each frame, so that no frame is long. */

static void
stop_growing (PmapTable *self)
{
  if (self->grow_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->grow_tick);
  self->grow_tick = 0;
}

static void
show_all_rows (PmapTable *self)
{
  stop_growing (self);
  pmap_first_rows_set_limit (self->first_rows, G_MAXUINT);
}

static gboolean
grow_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  PmapTable *self = PMAP_TABLE (widget);
  guint limit = pmap_first_rows_get_limit (self->first_rows) + ROWS_A_FRAME;

  /* The first frame may not have been drawn yet, nor the columns been fitted to it. */
  if (self->n_frames++ < 2)
    return G_SOURCE_CONTINUE;
  if (limit < MIN (ROWS_WITH_WIDGETS, g_list_model_get_n_items (G_LIST_MODEL (self->sorted))))
    {
      pmap_first_rows_set_limit (self->first_rows, limit);
      return G_SOURCE_CONTINUE;
    }
  self->grow_tick = 0;
  pmap_first_rows_set_limit (self->first_rows, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

static void
pmap_table_map (GtkWidget *widget)
{
  PmapTable *self = PMAP_TABLE (widget);

  GTK_WIDGET_CLASS (pmap_table_parent_class)->map (widget);

  self->n_frames = 0;
  if (pmap_first_rows_get_limit (self->first_rows) != G_MAXUINT && self->grow_tick == 0)
    self->grow_tick = gtk_widget_add_tick_callback (widget, grow_cb, NULL, NULL);
}

static void
pmap_table_unmap (GtkWidget *widget)
{
  stop_growing (PMAP_TABLE (widget));

  GTK_WIDGET_CLASS (pmap_table_parent_class)->unmap (widget);
}

/* Room */

static void
pmap_table_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  PmapTable *self = PMAP_TABLE (widget);

  _pmap_table_allocate (self, width);
  gtk_widget_size_allocate (GTK_WIDGET (self->stack), &(GtkAllocation) { 0, 0, width, height }, baseline);
}

/* The user asked for larger or smaller text. */
static void
pmap_table_system_setting_changed (GtkWidget        *widget,
                                   GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (pmap_table_parent_class)->system_setting_changed (widget, setting);
  _pmap_table_queue_fit (PMAP_TABLE (widget));
}

static void
pmap_table_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  PmapTable *self = PMAP_TABLE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    _pmap_table_measure (self, minimum, natural);
  else
    gtk_widget_measure (GTK_WIDGET (self->stack), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
pmap_table_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  if (property_id == PROP_SELECTED)
    g_value_set_object (value, pmap_table_get_selected (PMAP_TABLE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_table_dispose (GObject *object)
{
  PmapTable *self = PMAP_TABLE (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  stop_growing (self);
  if (self->stack != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->first_rows);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->given);
  g_clear_object (&self->items);
  g_clear_object (&self->sorter);
  g_clear_object (&self->workspace);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;

  G_OBJECT_CLASS (pmap_table_parent_class)->dispose (object);
}

static void
pmap_table_finalize (GObject *object)
{
  PmapTable *self = PMAP_TABLE (object);

  g_clear_pointer (&self->places, g_hash_table_unref);
  g_hash_table_unref (self->counted);
  g_free (self->sums);
  g_hash_table_unref (self->bound);
  g_ptr_array_unref (self->columns);

  G_OBJECT_CLASS (pmap_table_parent_class)->finalize (object);
}

static void
pmap_table_class_init (PmapTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_table_dispose;
  widget_class->focus = pmap_focus_list;
  widget_class->grab_focus = pmap_focus_grab_list;
  object_class->finalize = pmap_table_finalize;
  object_class->get_property = pmap_table_get_property;
  widget_class->map = pmap_table_map;
  widget_class->unmap = pmap_table_unmap;
  widget_class->measure = pmap_table_measure;
  widget_class->size_allocate = pmap_table_size_allocate;
  widget_class->system_setting_changed = pmap_table_system_setting_changed;

  /**
   * PmapTable:selected:
   *
   * The item of the selected row.
   */
  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, G_TYPE_OBJECT,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * PmapTable::activated:
   * @self: the table
   * @item: the row's item
   *
   * Enter was pressed on a row, or it was clicked twice.
   */
  signals[ACTIVATED] = g_signal_new ("activated", PMAP_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_OBJECT);

  g_type_ensure (PMAP_TYPE_TABLE_FOOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-table.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapTable, stack);
  gtk_widget_class_bind_template_child (widget_class, PmapTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, PmapTable, view);
  gtk_widget_class_bind_template_child (widget_class, PmapTable, foot);
  gtk_widget_class_bind_template_child (widget_class, PmapTable, empty_title);
  gtk_widget_class_bind_template_child (widget_class, PmapTable, empty_text);
  gtk_widget_class_bind_template_child (widget_class, PmapTable, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_css_name (widget_class, "pmap-table");
}

static void
pmap_table_init (PmapTable *self)
{
  self->columns = g_ptr_array_new_with_free_func (_pmap_table_free_column);
  self->shown_rank = G_MAXUINT;
  self->fitted_width = USUAL_WIDTH;
  self->bound = g_hash_table_new (NULL, NULL);
  self->counted = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  _pmap_table_follow_font (self);
  _pmap_table_init_order (self);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->given)), NULL);
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), g_object_ref (self->sorter));
  self->first_rows = pmap_first_rows_new (G_LIST_MODEL (self->sorted));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->first_rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->sorted, "items-changed", G_CALLBACK (update_foot), self);
  pmap_table_foot_set_head (self->foot, self->view);
}

/** pmap_table_new: Returns: (transfer floating): a table without columns and rows */
GtkWidget *
pmap_table_new (void)
{
  return g_object_new (PMAP_TYPE_TABLE, NULL);
}

/** pmap_table_set_label: Names the table, for a screen reader. */
void
pmap_table_set_label (PmapTable  *self,
                      const char *label)
{
  g_return_if_fail (PMAP_IS_TABLE (self) && label != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * pmap_table_set_columns:
 * @self: a table
 * @columns: (array length=n_columns): the columns; they must outlive the table
 * @n_columns: how many
 * @user_data: what their functions are given
 *
 * Sets the columns, once: a table keeps the columns that it was given.
 */
void
pmap_table_set_columns (PmapTable        *self,
                        const PmapColumn *columns,
                        guint             n_columns,
                        gpointer          user_data)
{
  g_return_if_fail (PMAP_IS_TABLE (self));
  g_return_if_fail (self->columns->len == 0);

  self->user_data = user_data;
  for (guint i = 0; i < n_columns; i++)
    {
      add_column (self, &columns[i]);
      self->max_rank = MAX (self->max_rank, columns[i].rank);
    }
  _pmap_table_fit (self);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), has_totals (self));
  update_foot (self);
}

/**
 * pmap_table_set_listing:
 * @self: a table
 * @listing: its description
 * @context: what the columns are computed from; it must outlive the table
 *
 * Sets columns, sections, the order and the name for a screen reader, once.
 */
void
pmap_table_set_listing (PmapTable                *self,
                        const PmapListing        *listing,
                        const PmapListingContext *context)
{
  g_return_if_fail (PMAP_IS_TABLE (self) && listing != NULL && context != NULL);

  self->get_part = listing->get_part;
  pmap_table_set_label (self, pmap_listing_get_title (listing));
  pmap_table_set_columns (self, listing->columns, listing->n_columns, (gpointer) context);
  if (listing->order != NULL)
    pmap_table_sort_by (self, listing->order,
                        pmap_column_is_largest_first (pmap_listing_find_column (listing, listing->order)) ? GTK_SORT_DESCENDING
                                                                                                          : GTK_SORT_ASCENDING);
}

/**
 * pmap_table_set_workspace:
 * @self: a table
 * @workspace: (nullable): the map that it shows
 *
 * Has figures open their workings, and takes columns of money out while the map is disguised.
 */
void
pmap_table_set_workspace (PmapTable     *self,
                          PmapWorkspace *workspace)
{
  g_return_if_fail (PMAP_IS_TABLE (self));

  if (!g_set_object (&self->workspace, workspace))
    return;
  _pmap_table_fit (self);
  update_foot (self);
}

/** pmap_table_set_title: Sets the head of a column whose description has none. */
void
pmap_table_set_title (PmapTable  *self,
                      guint       column,
                      const char *title)
{
  g_return_if_fail (PMAP_IS_TABLE (self) && column < self->columns->len);

  gtk_column_view_column_set_title (((PmapTableColumn *) self->columns->pdata[column])->column, title);
}

/** pmap_table_set_filter: Shows only items that @match takes; pmap_table_refresh() asks it again. */
void
pmap_table_set_filter (PmapTable           *self,
                       GtkCustomFilterFunc  match,
                       gpointer             user_data)
{
  g_autoptr (GtkFilter) filter = NULL;

  g_return_if_fail (PMAP_IS_TABLE (self));

  filter = GTK_FILTER (gtk_custom_filter_new (match, user_data, NULL));
  gtk_filter_list_model_set_filter (self->filtered, filter);
}

/**
 * pmap_table_set_model:
 * @self: a table
 * @model: (nullable): its items, in the order that holds until a head is clicked
 */
void
pmap_table_set_model (PmapTable  *self,
                      GListModel *model)
{
  g_return_if_fail (PMAP_IS_TABLE (self));

  _pmap_table_forget_keys (self, NULL);
  self->is_refreshing = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    pmap_first_rows_set_limit (self->first_rows, FIRST_ROWS);
  gtk_map_list_model_set_model (self->given, model);
  fill_heads (self);
  self->is_refreshing = FALSE;
  update_foot (self);
}

static gboolean
stands_at (PmapTable *self,
           guint      position,
           gpointer   item)
{
  g_autoptr (GObject) there = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return there == item;
}

/**
 * pmap_table_set_items:
 * @self: a table
 * @items: (element-type GObject): what it shows
 *
 * Sets the items in place of a model, and shows them as they are now. Only what differs comes and goes, so that the selection and
 * the focus stay where they are.
 */
void
pmap_table_set_items (PmapTable *self,
                      GPtrArray *items)
{
  guint n, head = 0, tail = 0;

  g_return_if_fail (PMAP_IS_TABLE (self) && items != NULL);

  if (self->items == NULL)
    {
      self->items = g_list_store_new (G_TYPE_OBJECT);
      pmap_table_set_model (self, G_LIST_MODEL (self->items));
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  while (head < MIN (n, items->len) && stands_at (self, head, items->pdata[head]))
    head++;
  while (tail < MIN (n, items->len) - head && stands_at (self, n - 1 - tail, items->pdata[items->len - 1 - tail]))
    tail++;
  _pmap_table_forget_keys (self, NULL);
  if (head + tail < n || head + tail < items->len)
    g_list_store_splice (self->items, head, n - head - tail, items->pdata + head, items->len - head - tail);
  pmap_table_refresh (self);
}

/** pmap_table_set_empty: Sets what is said in the place of a table without rows: what is so, and what to do next. */
void
pmap_table_set_empty (PmapTable  *self,
                      const char *title,
                      const char *text)
{
  g_return_if_fail (PMAP_IS_TABLE (self) && title != NULL && text != NULL);

  gtk_label_set_text (self->empty_title, title);
  gtk_label_set_text (self->empty_text, text);
}

/**
 * pmap_table_set_empty_action:
 * @self: a table
 * @label: (nullable): what the button says that stands below these words, with a mnemonic; %NULL for none
 * @action: (nullable): what it does, in detail: "win.add-pupil"
 */
void
pmap_table_set_empty_action (PmapTable  *self,
                             const char *label,
                             const char *action)
{
  g_return_if_fail (PMAP_IS_TABLE (self) && (label == NULL) == (action == NULL));

  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), label != NULL);
  gtk_button_set_label (self->empty_button, label != NULL ? label : "");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->empty_button), action);
}

/** pmap_table_refresh: Shows, sorts, filters and sums anew what the items say now. */
void
pmap_table_refresh (PmapTable *self)
{
  GtkFilter *filter;

  g_return_if_fail (PMAP_IS_TABLE (self));

  self->is_refreshing = TRUE;
  filter = gtk_filter_list_model_get_filter (self->filtered);
  _pmap_table_forget_keys (self, NULL);
  if (filter != NULL)
    gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  fill_heads (self);
  _pmap_table_fill_rows (self);
  self->is_refreshing = FALSE;
  update_foot (self);
}

/* Filters, sorts and counts an item anew. GTK makes cells anew for all rows behind one that moves, so it is not told of items that
 * stay where they are in the list, as most do. */
static void
place_again (PmapTable *self,
             gpointer   item)
{
  GtkFilter *filter = gtk_filter_list_model_get_filter (self->filtered);
  gboolean keeps_place = _pmap_table_keeps_place (self, item);
  gboolean was_shown = _pmap_table_is_counted (self, item);
  guint place;
  gboolean is_given = _pmap_table_find_place (self, item, &place);
  gboolean is_shown = is_given && (filter == NULL || gtk_filter_match (filter, item));

  _pmap_table_count_again (self, item, is_shown);
  if (is_given && (is_shown != was_shown || (is_shown && !keeps_place)))
    g_list_model_items_changed (G_LIST_MODEL (self->given), place, 1, 1);
}

/**
 * pmap_table_refresh_items:
 * @self: a table
 * @items: (element-type GObject): a set of items that changed, or that went; others are passed over
 *
 * The same where only a few items say something else than before.
 */
void
pmap_table_refresh_items (PmapTable  *self,
                          GHashTable *items)
{
  GHashTableIter iter;
  gpointer item, column;

  g_return_if_fail (PMAP_IS_TABLE (self) && items != NULL);

  self->is_refreshing = TRUE;
  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    place_again (self, item);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &column))
    if (g_hash_table_contains (items, gtk_list_item_get_item (item)))
      fill_cell (item, column);
  self->is_refreshing = FALSE;
  _pmap_table_show_sums (self);
}

/** pmap_table_get_rows: Returns: (transfer none): the items that are shown, in the order in which they stand */
GListModel *
pmap_table_get_rows (PmapTable *self)
{
  g_return_val_if_fail (PMAP_IS_TABLE (self), NULL);

  return G_LIST_MODEL (self->sorted);
}

/** pmap_table_get_selected: Returns: (transfer none) (nullable): the item of the selected row */
gpointer
pmap_table_get_selected (PmapTable *self)
{
  gpointer item;

  g_return_val_if_fail (PMAP_IS_TABLE (self), NULL);

  item = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
  return item != NULL && get_part (self, item) == PMAP_LISTING_RECORD ? item : NULL;
}

/** _pmap_table_scroll_to: A list has an action to scroll; the function for it came after GTK 4.8. The list is the column view's. */
void
_pmap_table_scroll_to (PmapTable *self,
                       guint      position)
{
  if (position >= pmap_first_rows_get_limit (self->first_rows))
    show_all_rows (self);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

/**
 * pmap_table_select:
 * @self: a table
 * @item: (nullable): an item, or %NULL for none
 *
 * Selects the row of an item and brings it into sight.
 *
 * Returns: %FALSE where no row shows @item
 */
gboolean
pmap_table_select (PmapTable *self,
                   gpointer   item)
{
  GListModel *rows;

  g_return_val_if_fail (PMAP_IS_TABLE (self), FALSE);

  if (item == NULL)
    {
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
      return TRUE;
    }
  rows = G_LIST_MODEL (self->sorted);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, i);

      if (row != item)
        continue;
      if (i >= pmap_first_rows_get_limit (self->first_rows))
        show_all_rows (self);
      gtk_single_selection_set_selected (self->selection, i);
      _pmap_table_scroll_to (self, i);
      return TRUE;
    }
  return FALSE;
}

/** pmap_table_get_cell_text: Returns: (transfer full) (nullable): what the column of that id says about an item */
char *
pmap_table_get_cell_text (PmapTable  *self,
                          gpointer    item,
                          const char *column)
{
  g_return_val_if_fail (PMAP_IS_TABLE (self) && find_column (self, column) != NULL, NULL);

  return pmap_column_get_text (find_column (self, column)->spec, item, self->user_data);
}

/** pmap_table_get_total: Returns: what stands in the foot under the column of that id */
const char *
pmap_table_get_total (PmapTable  *self,
                      const char *column)
{
  g_return_val_if_fail (PMAP_IS_TABLE (self) && find_column (self, column) != NULL, NULL);

  return pmap_table_foot_get_text (self->foot, find_column (self, column)->number);
}

/** pmap_table_sort_by: Sorts by the column of that id, as if its head had been clicked. */
void
pmap_table_sort_by (PmapTable   *self,
                    const char  *column,
                    GtkSortType  direction)
{
  g_return_if_fail (PMAP_IS_TABLE (self) && find_column (self, column) != NULL);

  _pmap_table_order_by (self, find_column (self, column), direction);
  _pmap_table_show_order (self);
}
