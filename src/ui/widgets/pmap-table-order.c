/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of a table's rows. A click on a head sorts by its column: words from A to Z, figures from the largest, as who sorts by a
 * cost looks for the dearest; a second click turns it round. Columns clicked before decide between rows that are alike, and last the
 * order of the map. Rows of a section stay together, behind its heading.
 *
 * GTK 4.8 keeps for itself which head was clicked, and forgets it when a column is taken out for want of room. So the heads only tell
 * of clicks and show the arrow; what rows are sorted by is kept here. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-table-private.h"

typedef struct
{
  gint64 number;
  const char *text;     /* in the column's "collated" */
} Key;

void
_pmap_table_free_column (gpointer data)
{
  PmapTableColumn *column = data;

  g_object_unref (column->column);
  g_hash_table_unref (column->keys);
  g_hash_table_unref (column->collated);
  g_free (column);
}

/* Takes @text. */
static const char *
collate (PmapTableColumn *column,
         char            *text)
{
  const char *collated = g_hash_table_lookup (column->collated, text);

  if (collated == NULL)
    {
      collated = g_utf8_collate_key (text, -1);
      g_hash_table_insert (column->collated, text, (gpointer) collated);
    }
  else
    g_free (text);
  return collated;
}

static const Key *
get_key (PmapTableColumn *column,
         gpointer         item)
{
  Key *key = g_hash_table_lookup (column->keys, item);

  if (key == NULL)
    {
      char *text;

      key = g_new0 (Key, 1);
      key->number = pmap_column_get_key (column->spec, item, column->table->user_data, &text);
      key->text = text != NULL ? collate (column, text) : NULL;
      /* With the item: another may come to be where one that went was. */
      g_hash_table_insert (column->keys, g_object_ref (item), key);
    }
  return key;
}

static void
find_places (PmapTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->given));

  self->places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->given), i);

      g_hash_table_insert (self->places, item, GUINT_TO_POINTER (i + 1));
    }
}

gboolean
_pmap_table_find_place (PmapTable *self,
                        gpointer   item,
                        guint     *place)
{
  guint found;

  if (self->places == NULL)
    find_places (self);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, item));
  *place = found - 1;
  return found > 0;
}

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_sections (PmapTable *self,
                  gpointer   a,
                  gpointer   b)
{
  const PmapColumn *tiers = ((PmapTableColumn *) self->columns->pdata[0])->spec;
  int result = compare_numbers (pmap_column_get_tier (tiers, a, self->user_data), pmap_column_get_tier (tiers, b, self->user_data));

  if (result != 0)
    return result;
  return (self->get_part (b) == PMAP_LISTING_HEADING) - (self->get_part (a) == PMAP_LISTING_HEADING);
}

static int
compare_keys (PmapTableColumn *column,
              gpointer         a,
              gpointer         b)
{
  const Key *one = get_key (column, a);
  const Key *other = get_key (column, b);

  if (one->number != other->number)
    return compare_numbers (one->number, other->number);
  return one->text == other->text ? 0 : g_strcmp0 (one->text, other->text);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  PmapTable *self = user_data;
  gpointer one = (gpointer) a, other = (gpointer) b;
  int result = self->get_part != NULL ? compare_sections (self, one, other) : 0;
  guint place, other_place;

  for (guint i = 0; i < self->n_orders && result == 0; i++)
    result = compare_keys (self->orders[i].column, one, other) * (self->orders[i].direction == GTK_SORT_DESCENDING ? -1 : 1);
  if (result == 0 && _pmap_table_find_place (self, one, &place) && _pmap_table_find_place (self, other, &other_place))
    result = compare_numbers (place, other_place);
  return result;
}

/** _pmap_table_forget_keys: Has an item, or all of them for %NULL, be asked again what it is sorted by. */
void
_pmap_table_forget_keys (PmapTable *self,
                         gpointer   item)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      PmapTableColumn *column = self->columns->pdata[i];

      if (item != NULL)
        {
          g_hash_table_remove (column->keys, item);
          continue;
        }
      g_hash_table_remove_all (column->keys);
      g_hash_table_remove_all (column->collated);
    }
}

/** _pmap_table_keeps_place: Has an item be asked again what it is sorted by; returns whether that is what it was. */
gboolean
_pmap_table_keeps_place (PmapTable *self,
                         gpointer   item)
{
  Key keys[PMAP_TABLE_N_ORDERS] = { { 0 } };
  gboolean same = self->get_part == NULL;

  for (guint i = 0; i < self->n_orders; i++)
    {
      const Key *key = g_hash_table_lookup (self->orders[i].column->keys, item);

      same &= key != NULL;
      if (key != NULL)
        keys[i] = *key;
    }
  _pmap_table_forget_keys (self, item);
  for (guint i = 0; i < self->n_orders && same; i++)
    {
      const Key *key = get_key (self->orders[i].column, item);

      same = key->number == keys[i].number && key->text == keys[i].text;
    }
  return same;
}

/* Heads */

static int
head_cb (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  PmapTableColumn *column = user_data;

  if (column->table->asked == NULL)
    column->table->asked = column;
  return -1;
}

/** _pmap_table_make_head: Returns: (transfer full): what makes the head of @column one that can be clicked */
GtkSorter *
_pmap_table_make_head (PmapTableColumn *column)
{
  column->keys = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  column->collated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return GTK_SORTER (gtk_custom_sorter_new (head_cb, column, NULL));
}

/* The view asks the sorter of the column that was clicked last first, and turns its answer round where the arrow is: so two objects,
 * whatever they are, tell which one that is. */
static PmapTableColumn *
find_clicked (PmapTable   *self,
              GtkSortType *direction)
{
  GtkOrdering ordering;

  self->asked = NULL;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self, self->view);
  *direction = ordering == GTK_ORDERING_LARGER ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;
  return self->asked;
}

/** _pmap_table_show_order: Shows the arrow in the head of the column that rows are sorted by, where there is room for it. */
void
_pmap_table_show_order (PmapTable *self)
{
  GtkColumnViewColumn *column = self->n_orders > 0 ? self->orders[0].column->column : NULL;

  if (column == NULL || gtk_column_view_column_get_column_view (column) == NULL)
    return;
  self->is_arranging = TRUE;
  /* First by none, or in GTK 4.8 the arrow would stay in the head that had it, too. */
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->view, column, self->orders[0].direction);
  self->is_arranging = FALSE;
}

/** _pmap_table_order_by: Sorts by a column before all others. */
void
_pmap_table_order_by (PmapTable       *self,
                      PmapTableColumn *column,
                      GtkSortType      direction)
{
  guint place = 0;

  while (place < self->n_orders && self->orders[place].column != column)
    place++;
  if (place == self->n_orders)
    self->n_orders = MIN (self->n_orders + 1, PMAP_TABLE_N_ORDERS);
  place = MIN (place, self->n_orders - 1);
  memmove (self->orders + 1, self->orders, place * sizeof *self->orders);
  self->orders[0] = (PmapTableOrder) { column, direction };
  /* Nothing comes or goes, so the feet stay. */
  self->is_refreshing = TRUE;
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  self->is_refreshing = FALSE;
}

static void
head_clicked_cb (PmapTable *self)
{
  GtkSortType direction;
  PmapTableColumn *column;

  if (self->is_arranging)
    return;
  column = find_clicked (self, &direction);
  if (column == NULL)
    return;
  if (self->n_orders == 0 || self->orders[0].column != column)
    direction = pmap_column_is_largest_first (column->spec) ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;
  _pmap_table_order_by (self, column, direction);
  _pmap_table_show_order (self);
  _pmap_table_scroll_to (self, 0);
}

/* Whether it is an item that changed where it stands. */
static gboolean
stays (PmapTable *self,
       guint      position,
       guint      removed,
       guint      added)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->given), position);

  return self->places != NULL && removed == 1 && added == 1
         && GPOINTER_TO_UINT (g_hash_table_lookup (self->places, item)) == position + 1;
}

static void
given_cb (PmapTable *self,
          guint      position,
          guint      removed,
          guint      added)
{
  if (!stays (self, position, removed, added))
    g_clear_pointer (&self->places, g_hash_table_unref);
}

/** _pmap_table_init_order: Makes the sorter, and what it sorts. */
void
_pmap_table_init_order (PmapTable *self)
{
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
  self->given = gtk_map_list_model_new (NULL, NULL, NULL, NULL);
  /* Before the models that ask for the order. */
  g_signal_connect_swapped (self->given, "items-changed", G_CALLBACK (given_cb), self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (head_clicked_cb), self);
}
