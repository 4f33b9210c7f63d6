/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of other programs as records of the map: which column is which field, what each row says, and what becomes of it. Nothing
 * is changed before pmap_import_apply(), so that people see first what would happen (a dry run), and all of it is one step to undo.
 *
 * A column is known by what people call the field: its label, its name in the file, the other words of its table (`also`). What
 * is not understood in a cell is said and left out; a row without what its record needs is not taken in. What the map has already
 * is never added a second time and never changed. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-import.h"

#include "base/pmap-error.h"
#include "base/pmap-number.h"
#include "base/pmap-text.h"
#include "exchange/pmap-cells.h"
#include "model/pmap-need.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a column is taken for beyond a field of the record itself. */
typedef enum
{
  COLUMN_UNKNOWN,
  COLUMN_FIELD,
  COLUMN_WHOLE_NAME,     /* "Ada Example" or "Example, Ada" */
  COLUMN_NEED,           /* the type of a pupil's first need */
} ColumnKind;

typedef struct
{
  ColumnKind kind;
  const PmapField *field;
  const char *title;     /* as the table has it */
} Column;

/* Columns that are no field of the record, by what people call them. */
static const struct
{
  ColumnKind kind;
  const char *called;
} pupil_columns[] = {
  { COLUMN_WHOLE_NAME, "name|full name|pupil|pupil name|name of pupil|student|student name|child|child's name|learner" },
  { COLUMN_NEED, "need|primary need|main need|type of need|sen type|sen need|sen need type|need type|primary sen need" },
};

struct _PmapImportRow
{
  GObject parent_instance;

  guint number;          /* in the table, the titles being 1 */
  char *name;            /* whom or what it is about */
  PmapImportOutcome outcome;
  GString *reason;
  GPtrArray *values;     /* of Value */
};

typedef struct
{
  const PmapField *field;
  gboolean is_need;
  GValue value;
} Value;

G_DEFINE_FINAL_TYPE (PmapImportRow, pmap_import_row, G_TYPE_OBJECT)

struct _PmapImport
{
  GObject parent_instance;

  PmapDocument *document;
  PmapRecordClass *klass;
  const PmapField *need_type;      /* what says of which type a need is */
  GType type;
  GPtrArray *cells;      /* of GStrv: what was read */
  GArray *columns;       /* of Column */
  GListStore *rows;
  guint counts[PMAP_IMPORT_N_OUTCOMES];
};

G_DEFINE_FINAL_TYPE (PmapImport, pmap_import, G_TYPE_OBJECT)

static void
value_free (gpointer data)
{
  Value *self = data;

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
pmap_import_finalize (GObject *object)
{
  PmapImport *self = PMAP_IMPORT (object);

  g_clear_object (&self->document);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);

  G_OBJECT_CLASS (pmap_import_parent_class)->finalize (object);
}

static void
pmap_import_class_init (PmapImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_import_finalize;
}

static void
pmap_import_init (PmapImport *self)
{
  self->rows = g_list_store_new (PMAP_TYPE_IMPORT_ROW);
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
}

/* A title as it is compared: "D.O.B." is "dob". */
static char *
fold_title (const char *title)
{
  g_autofree char *folded = pmap_text_fold (title);
  g_autoptr (GString) tidy = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isalnum (letter))
        g_string_append_unichar (tidy, letter);
      else if (letter != '.' && letter != '\'' && tidy->len > 0 && tidy->str[tidy->len - 1] != ' ')
        g_string_append_c (tidy, ' ');
    }
  return g_strchomp (g_strdup (tidy->str));
}

static gboolean
is_called (const char *folded,
           const char *called)
{
  g_auto (GStrv) words = called != NULL ? g_strsplit (called, "|", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *word = fold_title (words[i]);

      if (g_str_equal (word, folded))
        return TRUE;
    }
  return FALSE;
}

static gboolean
field_is_called (const PmapField *field,
                 const char      *folded)
{
  return is_called (folded, pmap_field_get_label (field)) || is_called (folded, field->label)
         || is_called (folded, field->name) || is_called (folded, field->also);
}

static gboolean
has_column (PmapImport      *self,
            ColumnKind       kind,
            const PmapField *field)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      if (column->kind == kind && column->field == field)
        return TRUE;
    }
  return FALSE;
}

/* The first column of a meaning has it; a second is left out, and said to be. */
static Column
recognise (PmapImport *self,
           const char *title)
{
  g_autofree char *folded = fold_title (title);
  Column column = { COLUMN_UNKNOWN, NULL, title };

  for (guint i = 0; i < self->klass->n_fields && *folded != '\0'; i++)
    {
      const PmapField *field = &self->klass->fields[i];

      if (pmap_field_is_scalar (field) && field->kind != PMAP_KIND_REFERENCE && field_is_called (field, folded)
          && !has_column (self, COLUMN_FIELD, field))
        return (Column) { COLUMN_FIELD, field, title };
    }
  for (guint i = 0; i < G_N_ELEMENTS (pupil_columns) && self->type == PMAP_TYPE_PUPIL; i++)
    if (is_called (folded, pupil_columns[i].called) && !has_column (self, pupil_columns[i].kind, NULL))
      return (Column) { pupil_columns[i].kind, NULL, title };
  return column;
}

static gboolean
says_who (const Column *column)
{
  return column->kind == COLUMN_WHOLE_NAME
         || (column->kind == COLUMN_FIELD && (column->field->flags & PMAP_FIELD_REQUIRED) != 0);
}

/* A table must have titles, and one of them must be what such a record cannot do without. */
static gboolean
read_titles (PmapImport  *self,
             GError     **error)
{
  GStrv titles = g_ptr_array_index (self->cells, 0);
  g_autoptr (GString) wanted = g_string_new (NULL);
  gboolean is_found = FALSE;

  for (guint i = 0; titles[i] != NULL; i++)
    {
      Column column = recognise (self, titles[i]);

      is_found = is_found || says_who (&column);
      g_array_append_val (self->columns, column);
    }
  if (is_found)
    return TRUE;
  for (guint i = 0; i < self->klass->n_fields; i++)
    if (pmap_field_is_scalar (&self->klass->fields[i]) && (self->klass->fields[i].flags & PMAP_FIELD_REQUIRED) != 0)
      g_string_append_printf (wanted, "%s“%s”", wanted->len > 0 ? ", " : "", pmap_field_get_label (&self->klass->fields[i]));
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
               /* translators: titles of columns, quoted: "Given name". */
               _("The first row should have titles, and one of them must be: %s. Please copy the titles, too"), wanted->str);
  return FALSE;
}

static void
add_value (PmapImportRow   *row,
           const PmapField *field,
           gboolean         is_need,
           const GValue    *value)
{
  Value *copy = g_new0 (Value, 1);

  copy->field = field;
  copy->is_need = is_need;
  g_value_init (&copy->value, G_VALUE_TYPE (value));
  g_value_copy (value, &copy->value);
  g_ptr_array_add (row->values, copy);
}

static const GValue *
find_value (PmapImportRow   *row,
            const PmapField *field)
{
  for (guint i = 0; i < row->values->len; i++)
    {
      Value *value = g_ptr_array_index (row->values, i);

      if (value->field == field && !value->is_need)
        return &value->value;
    }
  return NULL;
}

/* One cell as a value, or a word on why not. */
static void
read_cell (PmapImport      *self,
           PmapImportRow   *row,
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
read_whole_name (PmapImport    *self,
                 PmapImportRow *row,
                 const char    *cell)
{
  const PmapField *given = pmap_record_class_find_field (self->klass, "given-name");
  const PmapField *family = pmap_record_class_find_field (self->klass, "family-name");
  const char *comma = strchr (cell, ','), *space = strrchr (cell, ' ');
  g_autofree char *first = NULL, *last = NULL;

  if (has_column (self, COLUMN_FIELD, given) || *cell == '\0')
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
  read_cell (self, row, given, FALSE, g_strstrip (first));
  if (!has_column (self, COLUMN_FIELD, family))
    read_cell (self, row, family, FALSE, g_strstrip (last));
}

static void
read_cells (PmapImport    *self,
            PmapImportRow *row,
            GStrv          cells)
{
  guint n_cells = g_strv_length (cells);

  for (guint i = 0; i < MIN (n_cells, self->columns->len); i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      if (column->kind == COLUMN_FIELD)
        read_cell (self, row, column->field, FALSE, cells[i]);
      else if (column->kind == COLUMN_WHOLE_NAME)
        read_whole_name (self, row, cells[i]);
      else if (column->kind == COLUMN_NEED)
        read_cell (self, row, self->need_type, TRUE, cells[i]);
    }
}

static char *
join_name (PmapImport    *self,
           PmapImportRow *row)
{
  static const char *const parts[] = { "given-name", "family-name", "name" };
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const PmapField *field = pmap_record_class_find_field (self->klass, parts[i]);
      const GValue *value = field != NULL ? find_value (row, field) : NULL;

      if (value != NULL && G_VALUE_HOLDS_STRING (value))
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", g_value_get_string (value));
    }
  return g_strdup (name->str);
}

static gboolean
says_the_same (PmapImportRow   *row,
               const PmapField *field,
               PmapRecord      *record)
{
  const GValue *value = find_value (row, field);
  g_auto (GValue) other = G_VALUE_INIT;
  g_autofree char *a = NULL, *b = NULL;

  if (value == NULL || pmap_record_is_default (record, field))
    return FALSE;
  pmap_record_get_value (record, field, &other);
  a = pmap_field_format_value (field, value);
  b = pmap_field_format_value (field, &other);
  return g_strcmp0 (a, b) == 0;
}

/* Two of a name are two where both say when they were born and it is not the same day. */
static gboolean
may_be_one (PmapImport    *self,
            PmapImportRow *row,
            PmapRecord    *record)
{
  const PmapField *birth = pmap_record_class_find_field (self->klass, "birth-date");

  return birth == NULL || find_value (row, birth) == NULL || pmap_record_is_default (record, birth)
         || says_the_same (row, birth, record);
}

/* What the map has, to be found by name and by what nobody shares. */
typedef struct
{
  GHashTable *names;       /* folded name → GPtrArray of records */
  GHashTable *uniques;     /* the field's name and the value as people read it */
  GHashTable *rows;        /* the same of the rows so far → the row's number */
} Known;

static char *
make_unique_key (const PmapField *field,
                 const GValue    *value)
{
  g_autofree char *text = pmap_field_format_value (field, value);

  return g_strdup_printf ("%s %s", field->name, text);
}

static void
know_record (PmapImport *self,
             Known      *known,
             PmapRecord *record)
{
  g_autofree char *described = pmap_record_describe (record);
  g_autofree char *folded = pmap_text_fold (described);
  GPtrArray *namesakes = g_hash_table_lookup (known->names, folded);

  if (namesakes == NULL)
    {
      namesakes = g_ptr_array_new ();
      g_hash_table_insert (known->names, g_steal_pointer (&folded), namesakes);
    }
  g_ptr_array_add (namesakes, record);
  for (guint i = 0; i < self->klass->n_fields; i++)
    if ((self->klass->fields[i].flags & PMAP_FIELD_UNIQUE) != 0 && !pmap_record_is_default (record, &self->klass->fields[i]))
      {
        g_auto (GValue) value = G_VALUE_INIT;

        pmap_record_get_value (record, &self->klass->fields[i], &value);
        g_hash_table_add (known->uniques, make_unique_key (&self->klass->fields[i], &value));
      }
}

static gboolean
is_on_map (PmapImport    *self,
           PmapImportRow *row,
           Known         *known)
{
  g_autofree char *name = pmap_text_fold (row->name);
  GPtrArray *namesakes = g_hash_table_lookup (known->names, name);

  for (guint i = 0; i < self->klass->n_fields; i++)
    {
      const PmapField *field = &self->klass->fields[i];
      const GValue *value = (field->flags & PMAP_FIELD_UNIQUE) != 0 ? find_value (row, field) : NULL;
      g_autofree char *key = value != NULL ? make_unique_key (field, value) : NULL;

      if (key != NULL && g_hash_table_contains (known->uniques, key))
        return TRUE;
    }
  for (guint i = 0; namesakes != NULL && *name != '\0' && i < namesakes->len; i++)
    if (may_be_one (self, row, g_ptr_array_index (namesakes, i)))
      return TRUE;
  return FALSE;
}

static guint
meet (Known *known,
      char  *key,
      guint  number)
{
  guint earlier = GPOINTER_TO_UINT (g_hash_table_lookup (known->rows, key));

  if (earlier == 0)
    g_hash_table_insert (known->rows, key, GUINT_TO_POINTER (number));
  else
    g_free (key);
  return earlier;
}

/* The row before that says the same: the same name and day of birth, or the same of what nobody shares; 0 for none. */
static guint
find_earlier (PmapImport    *self,
              PmapImportRow *row,
              Known         *known)
{
  const PmapField *birth = pmap_record_class_find_field (self->klass, "birth-date");
  const GValue *born = birth != NULL ? find_value (row, birth) : NULL;
  g_autofree char *name = pmap_text_fold (row->name);
  guint earlier = meet (known, g_strdup_printf ("name %s %u", name, born != NULL ? g_value_get_uint (born) : 0), row->number);

  for (guint i = 0; i < self->klass->n_fields && earlier == 0; i++)
    {
      const PmapField *field = &self->klass->fields[i];
      const GValue *value = (field->flags & PMAP_FIELD_UNIQUE) != 0 ? find_value (row, field) : NULL;

      if (value != NULL)
        earlier = meet (known, make_unique_key (field, value), row->number);
    }
  return earlier;
}

static const PmapField *
find_missing (PmapImport    *self,
              PmapImportRow *row)
{
  for (guint i = 0; i < self->klass->n_fields; i++)
    if (pmap_field_is_scalar (&self->klass->fields[i]) && (self->klass->fields[i].flags & PMAP_FIELD_REQUIRED) != 0
        && find_value (row, &self->klass->fields[i]) == NULL)
      return &self->klass->fields[i];
  return NULL;
}

static char *
describe_missing (const PmapField *field)
{
  g_auto (GValue) nothing = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (!pmap_field_parse (field, "", PMAP_DATE_NONE, &nothing, &error))
    return g_strdup (error->message);
  g_assert_not_reached ();
}

static void
judge (PmapImport    *self,
       PmapImportRow *row,
       Known         *known)
{
  const PmapField *missing = find_missing (self, row);
  guint earlier = missing == NULL ? find_earlier (self, row, known) : 0;
  g_autofree char *reason = NULL;

  if (missing != NULL)
    {
      row->outcome = PMAP_IMPORT_WRONG;
      reason = describe_missing (missing);
    }
  else if (earlier != 0)
    {
      row->outcome = PMAP_IMPORT_THERE;
      reason = g_strdup_printf (_("Row %u says the same"), earlier);
    }
  else if (is_on_map (self, row, known))
    {
      row->outcome = PMAP_IMPORT_THERE;
      reason = g_strdup (_("On the map already"));
    }
  if (reason != NULL)
    {
      g_string_truncate (row->reason, 0);
      add_reason (row, reason);
    }
}

static void
read_rows (PmapImport *self)
{
  PmapRecordList *list = pmap_document_find_list (self->document, self->type);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) uniques = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Known known = { names, uniques, rows };

  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    know_record (self, &known, pmap_record_list_get (list, i));
  for (guint i = 1; i < self->cells->len; i++)
    {
      g_autoptr (PmapImportRow) row = g_object_new (PMAP_TYPE_IMPORT_ROW, NULL);

      row->number = i + 1;
      read_cells (self, row, g_ptr_array_index (self->cells, i));
      row->name = join_name (self, row);
      judge (self, row, &known);
      self->counts[row->outcome]++;
      g_list_store_append (self->rows, row);
    }
}

/**
 * pmap_import_new:
 * @document: the map that is to have the records; not changed
 * @type: of the records, of which the map has a list
 * @bytes: the table, as a file or a clipboard has it
 * @error: says in plain words why nothing can be taken from it
 *
 * Reads a table as records and finds out what would become of each row.
 *
 * Returns: (transfer full) (nullable): what would be taken in
 */
PmapImport *
pmap_import_new (PmapDocument  *document,
                 GType          type,
                 GBytes        *bytes,
                 GError       **error)
{
  g_autoptr (PmapImport) self = NULL;
  g_autoptr (GPtrArray) cells = NULL;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && bytes != NULL, NULL);
  g_return_val_if_fail (pmap_document_find_list (document, type) != NULL, NULL);

  cells = pmap_cells_read (bytes, error);
  if (cells == NULL)
    return NULL;
  self = g_object_new (PMAP_TYPE_IMPORT, NULL);
  self->document = g_object_ref (document);
  self->type = type;
  self->klass = pmap_record_class_get (type);
  self->need_type = pmap_record_class_find_field (pmap_record_class_get (PMAP_TYPE_NEED), "type");
  self->cells = g_steal_pointer (&cells);
  if (!read_titles (self, error))
    return NULL;
  if (self->cells->len < 2)
    {
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, _("Below the titles there is no row"));
      return NULL;
    }
  read_rows (self);
  return g_steal_pointer (&self);
}

/** pmap_import_get_n_columns: Returns: how many columns the table has */
guint
pmap_import_get_n_columns (PmapImport *self)
{
  g_return_val_if_fail (PMAP_IS_IMPORT (self), 0);

  return self->columns->len;
}

/** pmap_import_get_title: Returns: (transfer none): what a column is called in the table */
const char *
pmap_import_get_title (PmapImport *self,
                       guint       column)
{
  g_return_val_if_fail (PMAP_IS_IMPORT (self) && column < self->columns->len, NULL);

  return g_array_index (self->columns, Column, column).title;
}

/** pmap_import_describe_column: Returns: (transfer full) (nullable): what a column is taken for; %NULL where it is left out */
char *
pmap_import_describe_column (PmapImport *self,
                             guint       column)
{
  const Column *which;

  g_return_val_if_fail (PMAP_IS_IMPORT (self) && column < self->columns->len, NULL);

  which = &g_array_index (self->columns, Column, column);
  switch (which->kind)
    {
    case COLUMN_FIELD:
      return g_strdup (pmap_field_get_label (which->field));
    case COLUMN_WHOLE_NAME:
      return g_strdup (_("Name"));
    case COLUMN_NEED:
      return g_strdup (_("Primary need"));
    case COLUMN_UNKNOWN:
    default:
      return NULL;
    }
}

/** pmap_import_get_rows: Returns: (transfer none): the rows as #PmapImportRow, in the table's order */
GListModel *
pmap_import_get_rows (PmapImport *self)
{
  g_return_val_if_fail (PMAP_IS_IMPORT (self), NULL);

  return G_LIST_MODEL (self->rows);
}

/** pmap_import_count: Returns: of how many rows this becomes */
guint
pmap_import_count (PmapImport        *self,
                   PmapImportOutcome  outcome)
{
  g_return_val_if_fail (PMAP_IS_IMPORT (self) && outcome < PMAP_IMPORT_N_OUTCOMES, 0);

  return self->counts[outcome];
}

static void
append_sentence (GString *text,
                 guint    n,
                 char    *sentence)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

/**
 * pmap_import_describe:
 * @self: an import
 *
 * Returns: (transfer full): what happens, in sentences: "58 are new. 2 are on the map already. 1 cannot be imported."
 */
char *
pmap_import_describe (PmapImport *self)
{
  GString *text;
  guint n_new, n_part, n_there, n_wrong;

  g_return_val_if_fail (PMAP_IS_IMPORT (self), NULL);

  text = g_string_new (NULL);
  n_new = self->counts[PMAP_IMPORT_NEW] + self->counts[PMAP_IMPORT_NEW_IN_PART];
  n_part = self->counts[PMAP_IMPORT_NEW_IN_PART];
  n_there = self->counts[PMAP_IMPORT_THERE];
  n_wrong = self->counts[PMAP_IMPORT_WRONG];
  append_sentence (text, n_new, pmap_number_say (n_new, ngettext ("%u is new.", "%u are new.", n_new)));
  append_sentence (text, n_part, pmap_number_say (n_part, ngettext ("Of %u something is left out.", "Of %u something is left out.",
                                                                    n_part)));
  append_sentence (text, n_there, pmap_number_say (n_there, ngettext ("%u is on the map already and stays as it is.",
                                                                      "%u are on the map already and stay as they are.", n_there)));
  append_sentence (text, n_wrong, pmap_number_say (n_wrong, ngettext ("%u cannot be imported.", "%u cannot be imported.", n_wrong)));
  if (text->len == 0)
    g_string_append (text, _("There is nothing to import."));
  return g_string_free (text, FALSE);
}

static gboolean
add_record (PmapImport      *self,
            PmapImportRow   *row,
            PmapEditor      *editor,
            PmapRecordList  *list,
            GError         **error)
{
  g_autoptr (PmapRecord) record = pmap_record_new (self->type);

  if (!pmap_editor_insert (editor, list, PMAP_POSITION_END, record, error))
    return FALSE;
  for (guint i = 0; i < row->values->len; i++)
    {
      Value *value = g_ptr_array_index (row->values, i);
      g_autoptr (PmapRecord) need = NULL;

      if (!value->is_need)
        {
          if (!pmap_editor_set (editor, record, value->field, &value->value, error))
            return FALSE;
          continue;
        }
      need = pmap_record_new (PMAP_TYPE_NEED);
      if (!pmap_editor_insert (editor, PMAP_PUPIL (record)->needs, PMAP_POSITION_END, need, error)
          || !pmap_editor_set (editor, need, value->field, &value->value, error)
          || !pmap_editor_set_number (editor, need, "rank", 1, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pmap_import_apply:
 * @self: an import
 * @editor: of the map that it was made for
 * @error: says why not; nothing is changed then
 *
 * Adds what is new, as one step that can be undone.
 *
 * Returns: whether it is added
 */
gboolean
pmap_import_apply (PmapImport  *self,
                   PmapEditor  *editor,
                   GError     **error)
{
  PmapRecordList *list;
  gboolean done = TRUE;

  g_return_val_if_fail (PMAP_IS_IMPORT (self) && PMAP_IS_EDITOR (editor), FALSE);
  g_return_val_if_fail (pmap_editor_get_document (editor) == self->document, FALSE);

  list = pmap_document_find_list (self->document, self->type);
  pmap_editor_begin (editor, _("Import a table"));
  for (guint i = 0; done && i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (PmapImportRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (row->outcome == PMAP_IMPORT_NEW || row->outcome == PMAP_IMPORT_NEW_IN_PART)
        done = add_record (self, row, editor, list, error);
    }
  return pmap_editor_finish (editor, done);
}
