/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a column of a table says about an item, and in what order it puts them: from the field table where the column
 * shows a field, from the column's own functions where it shows a figure that is computed. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-table-column.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "model/pmap-document.h"

static const PmapField *
find_field (const PmapTableColumn *self,
            gpointer               item)
{
  if (self->field == NULL || !PMAP_IS_RECORD (item))
    return NULL;
  return pmap_record_find_field (item, self->field);
}

static char *
describe_reference (PmapRecord      *record,
                    const PmapField *field)
{
  PmapDocument *document = pmap_record_get_document (record);
  PmapRecord *other = document != NULL ? pmap_document_find (document, pmap_record_get_reference (record, field)) : NULL;

  return other != NULL ? pmap_record_describe (other) : NULL;
}

/**
 * pmap_table_column_get_text:
 * @self: a column
 * @item: an item of the table
 * @user_data: what the table's functions are given
 *
 * Returns: (transfer full): what the cell says; empty where there is nothing to say
 */
char *
pmap_table_column_get_text (const PmapTableColumn *self,
                            gpointer               item,
                            gpointer               user_data)
{
  const PmapField *field = find_field (self, item);
  char *text = NULL;

  if (self->text != NULL)
    text = self->text (item, self, user_data);
  else if (field != NULL && field->kind == PMAP_KIND_REFERENCE)
    text = describe_reference (item, field);
  else if (field != NULL)
    text = pmap_record_format_field (item, field);

  return text != NULL ? text : g_strdup ("");
}

/**
 * pmap_table_column_get_key:
 * @self: a column
 * @item: an item of the table
 * @user_data: what the table's functions are given
 * @text: (out) (transfer full) (nullable): a text to compare where numbers are equal
 *
 * Returns: a number to compare first
 */
gint64
pmap_table_column_get_key (const PmapTableColumn *self,
                           gpointer               item,
                           gpointer               user_data,
                           char                 **text)
{
  const PmapField *field = find_field (self, item);
  g_autofree char *shown = NULL;

  *text = NULL;
  if (self->key != NULL)
    return self->key (item, self, user_data);
  if (self->text == NULL && field != NULL)
    {
      if (pmap_field_is_number (field))
        return pmap_record_get_number (item, field);
      if (field->kind == PMAP_KIND_DATE)
        return pmap_record_get_date (item, field);
      if (field->kind == PMAP_KIND_MOMENT)
        return pmap_record_get_moment (item, field);
      if (field->kind == PMAP_KIND_CHOICE)
        return pmap_record_get_choice (item, field);
    }
  shown = pmap_table_column_get_text (self, item, user_data);
  *text = g_utf8_collate_key (shown, -1);
  return 0;
}

static gint64
sum_keys (GListModel            *rows,
          const PmapTableColumn *column,
          gpointer               user_data)
{
  gint64 sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);

      sum += column->key (item, column, user_data);
    }
  return sum;
}

/**
 * pmap_table_column_total_number:
 * @rows: the table's items
 * @column: a column with a key
 * @user_data: what the table's functions are given
 *
 * Returns: (transfer full): the sum of the keys, as a number
 */
char *
pmap_table_column_total_number (GListModel            *rows,
                                const PmapTableColumn *column,
                                gpointer               user_data)
{
  return pmap_number_format (sum_keys (rows, column, user_data), 0);
}

/**
 * pmap_table_column_total_money:
 * @rows: the table's items
 * @column: a column with a key in pence
 * @user_data: what the table's functions are given
 *
 * Returns: (transfer full): the sum of the keys, as an amount
 */
char *
pmap_table_column_total_money (GListModel            *rows,
                               const PmapTableColumn *column,
                               gpointer               user_data)
{
  return pmap_money_format (sum_keys (rows, column, user_data));
}
