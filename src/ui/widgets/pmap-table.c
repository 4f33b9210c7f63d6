/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of the house: a GtkColumnView whose columns are described, not built, with a foot of totals that stays.
 *
 * Cells are labels, never editors: a row is read in the table and changed in the form beside it, so that Tab leaves
 * the table at once. When the map changed, pmap_table_refresh() says so once: cells in sight are set anew, rows sorted
 * and filtered again, totals summed. The selected row stays selected wherever it goes.
 *
 * Where there is too little room, the columns that matter least go away, instead of a table that is cut. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-table.h"

#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-table-cell.h"
#include "ui/widgets/pmap-table-foot.h"

#include <glib/gi18n.h>

#define CELL_PADDING 18
#define TIER_WIDTH 13
#define ARROW_WIDTH 18
/* On a small screen; what is to be seen in the first frame. */
#define USUAL_WIDTH 720

/** Column: what a table keeps of one column. Its keys are made when rows are sorted, and hold until a refresh. */
typedef struct
{
  PmapTable *table;
  const PmapColumn *spec;
  GtkColumnViewColumn *column;
  GHashTable *keys;
  guint number;
} Column;

typedef struct
{
  gint64 number;
  char *text;
} Key;

struct _PmapTable
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *scroller;
  GtkColumnView *view;
  PmapTableFoot *foot;
  GtkLabel *empty_title;
  GtkLabel *empty_text;

  GPtrArray *columns;
  gpointer user_data;
  GHashTable *bound;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  int character_width;
  guint max_rank;
  guint shown_rank;
  int fitted_width;
  gboolean hides_money;
  gboolean is_refreshing;       /* rows come and go; the feet wait for the end */
  guint fit_source;
};

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

/* Columns */

static void
free_key (gpointer data)
{
  Key *key = data;

  g_free (key->text);
  g_free (key);
}

static void
free_column (gpointer data)
{
  Column *column = data;

  g_object_unref (column->column);
  g_hash_table_unref (column->keys);
  g_free (column);
}

static Column *
find_column (PmapTable  *self,
             const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = self->columns->pdata[i];

      if (g_str_equal (column->spec->id, id))
        return column;
    }
  return NULL;
}

static const Key *
get_key (Column  *column,
         gpointer item)
{
  Key *key = g_hash_table_lookup (column->keys, item);

  if (key == NULL)
    {
      key = g_new0 (Key, 1);
      key->number = pmap_column_get_key (column->spec, item, column->table->user_data, &key->text);
      g_hash_table_insert (column->keys, item, key);
    }
  return key;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  const Key *one = get_key (user_data, (gpointer) a);
  const Key *other = get_key (user_data, (gpointer) b);

  if (one->number != other->number)
    return one->number < other->number ? -1 : 1;
  return g_strcmp0 (one->text, other->text);
}

static gboolean
is_secret (Column *column)
{
  return column->spec->money && column->table->hides_money;
}

static gboolean
is_shown (Column *column)
{
  return column->spec->rank <= column->table->shown_rank && !is_secret (column);
}

/* Cells */

/* The focus goes from row to row; so a row is named after all that stands in it. */
static char *
describe_row (PmapTable *self,
              gpointer   item)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = self->columns->pdata[i];
      g_autofree char *cell = pmap_column_get_text (column->spec, item, self->user_data);

      if (!is_shown (column) || *cell == '\0')
        continue;
      if (i > 0)
        g_string_append_printf (text, ", %s ", gtk_column_view_column_get_title (column->column));
      g_string_append (text, cell);
    }
  return g_string_free (text, FALSE);
}

static void
fill_cell (GtkListItem *item,
           Column      *column)
{
  gpointer object = gtk_list_item_get_item (item);
  g_autofree char *text = pmap_column_get_text (column->spec, object, column->table->user_data);
  gint64 tier = -1;

  if (column->spec->tier != NULL)
    tier = column->spec->tier (object, column->spec, column->table->user_data);
  pmap_table_cell_set (PMAP_TABLE_CELL (gtk_list_item_get_child (item)), text, tier);
  if (column->number == 0)
    {
      g_autofree char *name = describe_row (column->table, object);

      pmap_table_cell_name_row (gtk_list_item_get_child (item), name);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  Column *column = user_data;

  gtk_list_item_set_child (item, pmap_table_cell_new (column->spec->figures, column->spec->tier != NULL,
                                                      column->spec->expand ? column->spec->width : 0));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  Column *column = user_data;

  g_hash_table_insert (column->table->bound, item, column);
  fill_cell (item, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  user_data)
{
  Column *column = user_data;

  g_hash_table_remove (column->table->bound, item);
}

static int
get_column_width (PmapTable        *self,
                  const PmapColumn *spec)
{
  int width = spec->width * self->character_width;
  int head = 0;

  /* The head needs room too: in smaller letters, with the arrow that tells the order. */
  if (spec->title != NULL)
    head = (int) g_utf8_strlen (_(spec->title), -1) * self->character_width * 9 / 10 + ARROW_WIDTH;
  return MAX (width, head) + CELL_PADDING + (spec->tier != NULL ? TIER_WIDTH : 0);
}

/* A column of a fixed width takes no more where there is more. */
static void
set_width (Column *column)
{
  if (column->spec->width > 0 && !column->spec->expand)
    gtk_column_view_column_set_fixed_width (column->column, get_column_width (column->table, column->spec));
}

/* Whether letters have another width than before. */
static gboolean
follow_font (PmapTable *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int width = PANGO_PIXELS_CEIL (MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                      pango_font_metrics_get_approximate_digit_width (metrics)));
  gboolean changed = width != self->character_width;

  pango_font_metrics_unref (metrics);
  self->character_width = width;
  return changed;
}

static void
add_column (PmapTable        *self,
            const PmapColumn *spec)
{
  Column *column = g_new0 (Column, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new ((GCompareDataFunc) compare_cb, column, NULL));

  column->table = self;
  column->spec = spec;
  column->number = self->columns->len;
  column->keys = g_hash_table_new_full (NULL, NULL, NULL, free_key);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  column->column = gtk_column_view_column_new (spec->title != NULL ? _(spec->title) : NULL, factory);
  gtk_column_view_column_set_sorter (column->column, sorter);
  gtk_column_view_column_set_expand (column->column, spec->expand);
  gtk_column_view_column_set_resizable (column->column, TRUE);
  set_width (column);
  g_signal_connect_object (column->column, "notify::fixed-width", G_CALLBACK (gtk_widget_queue_allocate),
                           self->foot, G_CONNECT_SWAPPED);
  g_object_unref (sorter);
  g_ptr_array_add (self->columns, column);
  pmap_table_foot_add (self->foot, spec->figures);
}

/* Rows */

static gboolean
has_totals (PmapTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (((Column *) self->columns->pdata[i])->spec->total != NULL)
      return TRUE;
  return FALSE;
}

static void
update_foot (PmapTable *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (self->is_refreshing)
    return;
  rows = pmap_column_gather_rows (G_LIST_MODEL (self->sorted));
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "rows" : "empty");
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = self->columns->pdata[i];
      g_autofree char *text = NULL;

      if (column->spec->total != NULL && !is_secret (column))
        text = column->spec->total (rows, column->spec, self->user_data);
      pmap_table_foot_set_text (self->foot, i, text);
    }
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

  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, item);
}

/* Fitting */

/* In GTK 4.8 a column that is merely hidden still takes its part of the room that is left: it is taken out. The others
 * stay where they are, or the order that the user chose would be lost. */
static void
show_columns (PmapTable *self,
              guint      rank)
{
  guint place = 0;

  self->shown_rank = rank;
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = self->columns->pdata[i];
      gboolean was_shown = gtk_column_view_column_get_column_view (column->column) != NULL;

      if (was_shown && !is_shown (column))
        gtk_column_view_remove_column (self->view, column->column);
      if (!was_shown && is_shown (column))
        {
          gtk_column_view_insert_column (self->view, place, column->column);
          if (column->spec->figures)
            pmap_table_align_newest_title (self->view);
        }
      pmap_table_foot_set_place (self->foot, i, is_shown (column) ? (int) place++ : -1);
    }
}

static void
fit_columns (PmapTable *self,
             int        width)
{
  guint rank = self->max_rank;
  int needed;

  for (;;)
    {
      needed = 0;
      for (guint i = 0; i < self->columns->len; i++)
        {
          const PmapColumn *spec = ((Column *) self->columns->pdata[i])->spec;

          if (spec->rank <= rank && !(spec->money && self->hides_money))
            needed += get_column_width (self, spec);
        }
      if (needed <= width || rank == 0)
        break;
      rank--;
    }
  show_columns (self, rank);
}

static gboolean
fit_cb (gpointer user_data)
{
  PmapTable *self = user_data;

  self->fit_source = 0;
  if (follow_font (self))
    for (guint i = 0; i < self->columns->len; i++)
      set_width (self->columns->pdata[i]);
  fit_columns (self, self->fitted_width);
  return G_SOURCE_REMOVE;
}

/* Columns cannot come and go while they are being placed; it is done before the next frame. */
static void
pmap_table_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  PmapTable *self = PMAP_TABLE (widget);

  if (width != self->fitted_width)
    {
      self->fitted_width = width;
      if (self->fit_source == 0)
        self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
    }
  gtk_widget_size_allocate (GTK_WIDGET (self->stack), &(GtkAllocation) { 0, 0, width, height }, baseline);
}

/* The user asked for larger or smaller text. */
static void
pmap_table_system_setting_changed (GtkWidget        *widget,
                                   GtkSystemSetting  setting)
{
  PmapTable *self = PMAP_TABLE (widget);

  GTK_WIDGET_CLASS (pmap_table_parent_class)->system_setting_changed (widget, setting);
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
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

  gtk_widget_measure (GTK_WIDGET (self->stack), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation != GTK_ORIENTATION_HORIZONTAL)
    return;
  /* The columns that always stay; what the rows would like is no matter, as columns go. */
  *minimum = *natural = CELL_PADDING;
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = self->columns->pdata[i];
      int width = get_column_width (self, column->spec);

      if (!is_secret (column))
        *natural += width;
      if (!is_secret (column) && column->spec->rank == 0)
        *minimum += width;
    }
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
  if (self->stack != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;

  G_OBJECT_CLASS (pmap_table_parent_class)->dispose (object);
}

static void
pmap_table_finalize (GObject *object)
{
  PmapTable *self = PMAP_TABLE (object);

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
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_css_name (widget_class, "pmap-table");
}

static void
pmap_table_init (PmapTable *self)
{
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->shown_rank = G_MAXUINT;
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  follow_font (self);
  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                          g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
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
  self->fitted_width = USUAL_WIDTH;
  fit_columns (self, USUAL_WIDTH);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), has_totals (self));
}

/** pmap_table_set_hides_money: Takes columns of money out, or puts them back. */
void
pmap_table_set_hides_money (PmapTable *self,
                            gboolean   hides_money)
{
  g_return_if_fail (PMAP_IS_TABLE (self));

  if (self->hides_money == !!hides_money)
    return;
  self->hides_money = !!hides_money;
  fit_columns (self, self->fitted_width);
  update_foot (self);
}

/** pmap_table_set_title: Sets the head of a column whose description has none. */
void
pmap_table_set_title (PmapTable  *self,
                      guint       column,
                      const char *title)
{
  g_return_if_fail (PMAP_IS_TABLE (self) && column < self->columns->len);

  gtk_column_view_column_set_title (((Column *) self->columns->pdata[column])->column, title);
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

  for (guint i = 0; i < self->columns->len; i++)
    g_hash_table_remove_all (((Column *) self->columns->pdata[i])->keys);
  self->is_refreshing = TRUE;
  gtk_filter_list_model_set_model (self->filtered, model);
  self->is_refreshing = FALSE;
  update_foot (self);
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

/** pmap_table_refresh: Shows, sorts, filters and sums anew what the items say now. */
void
pmap_table_refresh (PmapTable *self)
{
  GtkFilter *filter;
  GHashTableIter iter;
  gpointer item, column;

  g_return_if_fail (PMAP_IS_TABLE (self));

  self->is_refreshing = TRUE;
  filter = gtk_filter_list_model_get_filter (self->filtered);
  for (guint i = 0; i < self->columns->len; i++)
    g_hash_table_remove_all (((Column *) self->columns->pdata[i])->keys);
  if (filter != NULL)
    gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
  for (guint i = 0; i < self->columns->len; i++)
    gtk_sorter_changed (gtk_column_view_column_get_sorter (((Column *) self->columns->pdata[i])->column),
                        GTK_SORTER_CHANGE_DIFFERENT);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &column))
    fill_cell (item, column);
  self->is_refreshing = FALSE;
  update_foot (self);
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
  g_return_val_if_fail (PMAP_IS_TABLE (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

/* A list has an action to scroll; the function for it came after GTK 4.8. The list is the column view's, inside. */
static void
scroll_to (PmapTable *self,
           guint      position)
{
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
      gtk_single_selection_set_selected (self->selection, i);
      scroll_to (self, i);
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

  gtk_column_view_sort_by_column (self->view, find_column (self, column)->column, direction);
}
