/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a column of a table says about an item, and in what order it puts them: from the field table where the column
 * shows a field, from the column's own functions where it shows a figure that is computed. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-column.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "model/pmap-document.h"

#include <glib/gi18n.h>

static const PmapField *
find_field (const PmapColumn *self,
            gpointer          item)
{
  if (self->field == NULL || !PMAP_IS_RECORD (item))
    return NULL;
  return pmap_record_find_field (item, self->field);
}

/* A record that left the map says nothing more; tables follow before the next frame. */
static gboolean
is_gone (gpointer item)
{
  return PMAP_IS_RECORD (item) && pmap_record_get_document (item) == NULL;
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
 * pmap_column_get_title:
 * @self: a column
 * @user_data: what the table's functions are given
 *
 * Returns: (transfer full): the head; empty where it has none of its own
 */
char *
pmap_column_get_title (const PmapColumn *self,
                       gpointer          user_data)
{
  if (self->head != NULL && user_data != NULL)
    return self->head (self, user_data);
  return g_strdup (self->title != NULL ? _(self->title) : "");
}

/** pmap_column_applies: Returns: whether the column is shown of what @user_data is about */
gboolean
pmap_column_applies (const PmapColumn *self,
                     gpointer          user_data)
{
  return self->applies == NULL || (user_data != NULL && self->applies (user_data));
}

/**
 * pmap_column_get_text:
 * @self: a column
 * @item: an item of the table
 * @user_data: what the table's functions are given
 *
 * Returns: (transfer full): what the cell says; empty where there is nothing to say
 */
char *
pmap_column_get_text (const PmapColumn *self,
                      gpointer          item,
                      gpointer          user_data)
{
  const PmapField *field = find_field (self, item);
  char *text = NULL;

  if (is_gone (item))
    return g_strdup ("");
  if (self->text != NULL)
    text = self->text (item, self, user_data);
  else if (field != NULL && field->kind == PMAP_KIND_REFERENCE)
    text = describe_reference (item, field);
  else if (field != NULL && self->short_label)
    text = g_strdup (pmap_choices_get_short_label (field->choices, pmap_record_get_choice (item, field)));
  else if (field != NULL)
    text = pmap_record_format_field (item, field);
  else if (self->key != NULL)
    text = self->money ? pmap_money_format (self->key (item, self, user_data))
                       : pmap_number_format (self->key (item, self, user_data), 0);
  else if (PMAP_IS_RECORD (item))
    text = pmap_record_describe (item);

  return text != NULL ? text : g_strdup ("");
}

/**
 * pmap_column_get_key:
 * @self: a column
 * @item: an item of the table
 * @user_data: what the table's functions are given
 * @text: (out) (transfer full) (nullable): a text whose place in the alphabet counts where numbers are equal
 *
 * Returns: a number to compare first
 */
gint64
pmap_column_get_key (const PmapColumn  *self,
                     gpointer           item,
                     gpointer           user_data,
                     char             **text)
{
  const PmapField *field = find_field (self, item);

  *text = NULL;
  if (is_gone (item))
    return 0;
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
  *text = self->sort != NULL ? self->sort (item, self, user_data) : pmap_column_get_text (self, item, user_data);
  return 0;
}

/** pmap_column_get_tier: Returns: the number of the tier that @item has the colour of; -1 for none */
gint64
pmap_column_get_tier (const PmapColumn *self,
                      gpointer          item,
                      gpointer          user_data)
{
  return self->tier != NULL && !is_gone (item) ? self->tier (item, self, user_data) : -1;
}

/** pmap_column_is_largest_first: Returns: whether who sorts by it looks for its largest, as with costs, before its smallest */
gboolean
pmap_column_is_largest_first (const PmapColumn *self)
{
  return self->figures;
}

/**
 * pmap_column_get_number:
 * @self: a column
 * @item: an item of the table
 * @user_data: what the table's functions are given
 *
 * Returns: (transfer full) (nullable): the figure that stands in the cell, as programs read it, "1250.5"; %NULL where the column
 *   shows no figures, or the cell none
 */
char *
pmap_column_get_number (const PmapColumn *self,
                        gpointer          item,
                        gpointer          user_data)
{
  const PmapField *field = find_field (self, item);
  g_autoptr (GString) number = NULL;
  gint64 value;

  if (!self->figures || (self->key == NULL && (self->text != NULL || field == NULL || !pmap_field_is_number (field))))
    return NULL;
  value = self->key != NULL ? self->key (item, self, user_data) : pmap_record_get_number (item, field);
  if (value == PMAP_UNSET)
    return NULL;
  number = g_string_new (NULL);
  pmap_number_append_xml (number, value, self->money ? 2 : self->key != NULL ? 0 : pmap_field_get_places (field), self->money);
  return g_strdup (number->str);
}

/** pmap_column_get_addend: Returns: what @item adds to the sum that the foot says */
gint64
pmap_column_get_addend (const PmapColumn *self,
                        gpointer          item,
                        gpointer          user_data)
{
  PmapColumnNumberFunc adds = self->adds != NULL ? self->adds : self->key;
  gint64 addend;

  if (self->total == NULL || adds == NULL || is_gone (item))
    return 0;
  addend = adds (item, self, user_data);
  return addend != PMAP_UNSET ? addend : 0;
}

/**
 * pmap_column_get_total:
 * @self: a column
 * @rows: the table's items
 * @user_data: what the table's functions are given
 *
 * Returns: (transfer full) (nullable): what stands in the foot; %NULL where the column has none
 */
char *
pmap_column_get_total (const PmapColumn *self,
                       GListModel       *rows,
                       gpointer          user_data)
{
  guint n_rows = g_list_model_get_n_items (rows);
  gint64 sum = 0;

  if (self->total == NULL)
    return NULL;
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);

      sum += pmap_column_get_addend (self, item, user_data);
    }
  return self->total (sum, n_rows, self, user_data);
}

/** pmap_column_total_number: Returns: (transfer full): the sum, as a number */
char *
pmap_column_total_number (gint64            sum,
                          guint             n_rows,
                          const PmapColumn *column,
                          gpointer          user_data)
{
  return pmap_number_format (sum, 0);
}

/** pmap_column_total_money: Returns: (transfer full): the sum in pence, as an amount */
char *
pmap_column_total_money (gint64            sum,
                         guint             n_rows,
                         const PmapColumn *column,
                         gpointer          user_data)
{
  return pmap_money_format (sum);
}
