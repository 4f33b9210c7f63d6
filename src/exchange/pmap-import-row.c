/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a table that is imported: what its cells say of the record's fields. What is not understood in a cell is said and left
 * out. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-import-private.h"

#include "model/pmap-need.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (PmapImportRow, pmap_import_row, G_TYPE_OBJECT)

static void
value_free (gpointer data)
{
  PmapImportValue *self = data;

  g_value_unset (&self->value);
  g_free (self);
}

static void
pmap_import_row_finalize (GObject *object)
{
  PmapImportRow *self = PMAP_IMPORT_ROW (object);

  g_free (self->name);
  g_string_free (self->reason, TRUE);
  g_ptr_array_unref (self->values);

  G_OBJECT_CLASS (pmap_import_row_parent_class)->finalize (object);
}

static void
pmap_import_row_class_init (PmapImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_import_row_finalize;
}

static void
pmap_import_row_init (PmapImportRow *self)
{
  self->reason = g_string_new (NULL);
  self->values = g_ptr_array_new_with_free_func (value_free);
}

/** pmap_import_row_get_number: Returns: which row of the table it is, the titles being row 1 as in a spreadsheet */
guint
pmap_import_row_get_number (PmapImportRow *self)
{
  g_return_val_if_fail (PMAP_IS_IMPORT_ROW (self), 0);

  return self->number;
}

/** pmap_import_row_get_name: Returns: (transfer none): whom or what it is about; empty where the row does not say */
const char *
pmap_import_row_get_name (PmapImportRow *self)
{
  g_return_val_if_fail (PMAP_IS_IMPORT_ROW (self), NULL);

  return self->name;
}

/** pmap_import_row_get_outcome: Returns: what becomes of it */
PmapImportOutcome
pmap_import_row_get_outcome (PmapImportRow *self)
{
  g_return_val_if_fail (PMAP_IS_IMPORT_ROW (self), PMAP_IMPORT_WRONG);

  return self->outcome;
}

/** pmap_import_row_get_reason: Returns: (transfer none): why, or what is left out, in plain words; empty for a row that is all right */
const char *
pmap_import_row_get_reason (PmapImportRow *self)
{
  g_return_val_if_fail (PMAP_IS_IMPORT_ROW (self), NULL);

  return self->reason->str;
}

static void
add_reason (PmapImportRow *self,
            const char    *reason)
{
  if (self->reason->len > 0)
    g_string_append (self->reason, " · ");
  g_string_append (self->reason, reason);
}

static void
add_value (PmapImportRow   *row,
           const PmapField *field,
           gboolean         is_need,
           const GValue    *value)
{
  PmapImportValue *copy = g_new0 (PmapImportValue, 1);

  copy->field = field;
  copy->is_need = is_need;
  g_value_init (&copy->value, G_VALUE_TYPE (value));
  g_value_copy (value, &copy->value);
  g_ptr_array_add (row->values, copy);
}

const GValue *
_pmap_import_row_find_value (PmapImportRow   *row,
                             const PmapField *field)
{
  for (guint i = 0; i < row->values->len; i++)
    {
      PmapImportValue *value = g_ptr_array_index (row->values, i);

      if (value->field == field && !value->is_need)
        return &value->value;
    }
  return NULL;
}

/* One cell as a value, or a word on why not. */
static void
read_cell (PmapImportRow   *row,
           const PmapField *field,
           gboolean         is_need,
           const char      *cell)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (*cell == '\0')
    return;
  if (pmap_field_parse (field, cell, PMAP_DATE_NONE, &value, &error))
    {
      add_value (row, field, is_need, &value);
      return;
    }
  row->outcome = PMAP_IMPORT_NEW_IN_PART;
  add_reason (row, error->message);
}

/* "Example, Ada" and "Ada Example"; of several words the last is the family's. */
static void
read_whole_name (PmapImportRow   *row,
                 PmapRecordClass *klass,
                 GArray          *columns,
                 const char      *cell)
{
  const PmapField *given = pmap_record_class_find_field (klass, "given-name");
  const PmapField *family = pmap_record_class_find_field (klass, "family-name");
  const char *comma = strchr (cell, ','), *space = strrchr (cell, ' ');
  g_autofree char *first = NULL, *last = NULL;

  if (_pmap_import_columns_have (columns, PMAP_COLUMN_FIELD, given) || *cell == '\0')
    return;
  if (comma != NULL)
    {
      first = g_strdup (comma + 1);
      last = g_strndup (cell, (gsize) (comma - cell));
    }
  else
    {
      first = space != NULL ? g_strndup (cell, (gsize) (space - cell)) : g_strdup (cell);
      last = g_strdup (space != NULL ? space + 1 : "");
    }
  read_cell (row, given, FALSE, g_strstrip (first));
  if (!_pmap_import_columns_have (columns, PMAP_COLUMN_FIELD, family))
    read_cell (row, family, FALSE, g_strstrip (last));
}

static void
read_cells (PmapImportRow   *row,
            PmapRecordClass *klass,
            GArray          *columns,
            GStrv            cells)
{
  const PmapField *need_type = pmap_record_class_find_field (pmap_record_class_get (PMAP_TYPE_NEED), "type");
  guint n_cells = g_strv_length (cells);

  for (guint i = 0; i < MIN (n_cells, columns->len); i++)
    {
      const PmapImportColumn *column = &g_array_index (columns, PmapImportColumn, i);

      if (column->kind == PMAP_COLUMN_FIELD)
        read_cell (row, column->field, FALSE, cells[i]);
      else if (column->kind == PMAP_COLUMN_WHOLE_NAME)
        read_whole_name (row, klass, columns, cells[i]);
      else if (column->kind == PMAP_COLUMN_NEED)
        read_cell (row, need_type, TRUE, cells[i]);
    }
}

static char *
join_name (PmapImportRow   *row,
           PmapRecordClass *klass)
{
  static const char *const parts[] = { "given-name", "family-name", "name" };
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const PmapField *field = pmap_record_class_find_field (klass, parts[i]);
      const GValue *value = field != NULL ? _pmap_import_row_find_value (row, field) : NULL;

      if (value != NULL && G_VALUE_HOLDS_STRING (value))
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", g_value_get_string (value));
    }
  return g_strdup (name->str);
}

/* A row with what its cells say, to be judged yet. */
PmapImportRow *
_pmap_import_row_new (guint            number,
                      PmapRecordClass *klass,
                      GArray          *columns,
                      GStrv            cells)
{
  PmapImportRow *self = g_object_new (PMAP_TYPE_IMPORT_ROW, NULL);

  self->number = number;
  read_cells (self, klass, columns, cells);
  self->name = join_name (self, klass);
  return self;
}

/* What becomes of all of it, whatever was left out. */
void
_pmap_import_row_decide (PmapImportRow     *self,
                         PmapImportOutcome  outcome,
                         const char        *reason)
{
  self->outcome = outcome;
  g_string_assign (self->reason, reason);
}
