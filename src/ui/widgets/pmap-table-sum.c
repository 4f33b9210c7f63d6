/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the foot of a table. What each row that is shown adds is kept, so that a row that changed moves the sums by the
 * difference; the others are not asked. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-table-private.h"

static const PmapColumn *
get_spec (PmapTable *self,
          guint      column)
{
  return ((PmapTableColumn *) self->columns->pdata[column])->spec;
}

static void
count (PmapTable *self,
       gpointer   item)
{
  gint64 *addends = g_new (gint64, self->columns->len);

  for (guint i = 0; i < self->columns->len; i++)
    {
      addends[i] = pmap_column_get_addend (get_spec (self, i), item, self->user_data);
      self->sums[i] += addends[i];
    }
  g_hash_table_insert (self->counted, item, addends);
}

/** _pmap_table_is_counted: Returns: whether an item was shown when the rows were last counted */
gboolean
_pmap_table_is_counted (PmapTable *self,
                        gpointer   item)
{
  return g_hash_table_contains (self->counted, item);
}

/** _pmap_table_count_again: Counts one item as it is now, or not at all if it is not shown. */
void
_pmap_table_count_again (PmapTable *self,
                         gpointer   item,
                         gboolean   is_shown)
{
  const gint64 *addends = g_hash_table_lookup (self->counted, item);

  for (guint i = 0; addends != NULL && i < self->columns->len; i++)
    self->sums[i] -= addends[i];
  g_hash_table_remove (self->counted, item);
  if (is_shown)
    count (self, item);
}

/** _pmap_table_count_all: Counts all rows that are shown. */
void
_pmap_table_count_all (PmapTable *self)
{
  GListModel *rows = G_LIST_MODEL (self->sorted);
  guint n_rows = g_list_model_get_n_items (rows);

  g_hash_table_remove_all (self->counted);
  g_free (self->sums);
  self->sums = g_new0 (gint64, self->columns->len + 1);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);

      count (self, item);
    }
}

/** _pmap_table_show_sums: Shows the sums in the foot; without rows, what is said of an empty table. */
void
_pmap_table_show_sums (PmapTable *self)
{
  guint n_rows = g_hash_table_size (self->counted);

  gtk_stack_set_visible_child_name (self->stack, n_rows > 0 ? "rows" : "empty");
  for (guint i = 0; i < self->columns->len; i++)
    {
      PmapTableColumn *column = self->columns->pdata[i];
      g_autofree char *text = NULL;

      if (column->spec->total != NULL && !_pmap_table_is_left_out (column))
        text = column->spec->total (self->sums[i], n_rows, column->spec, self->user_data);
      pmap_table_foot_set_text (self->foot, i, text);
    }
}
