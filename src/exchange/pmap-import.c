/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of other programs as records of the map: what becomes of each row. Nothing is changed before pmap_import_apply(), so that
 * people see first what would happen (a dry run), and all of it is one step to undo.
 *
 * A row without what its record needs is not taken in. What the map has already is never added a second time and never changed. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-import-private.h"

#include "base/pmap-error.h"
#include "base/pmap-text.h"
#include "exchange/pmap-cells.h"
#include "model/pmap-need.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"

#include <glib/gi18n.h>

struct _PmapImport
{
  GObject parent_instance;

  PmapDocument *document;
  PmapRecordClass *klass;
  GType type;
  GPtrArray *cells;      /* of GStrv: what was read */
  GArray *columns;       /* of PmapImportColumn */
  GListStore *rows;
  guint counts[PMAP_IMPORT_N_OUTCOMES];
};

G_DEFINE_FINAL_TYPE (PmapImport, pmap_import, G_TYPE_OBJECT)

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
  self->columns = g_array_new (FALSE, TRUE, sizeof (PmapImportColumn));
}

static gboolean
says_the_same (PmapImportRow   *row,
               const PmapField *field,
               PmapRecord      *record)
{
  const GValue *value = _pmap_import_row_find_value (row, field);
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

  return birth == NULL || _pmap_import_row_find_value (row, birth) == NULL || pmap_record_is_default (record, birth)
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
      const GValue *value = (field->flags & PMAP_FIELD_UNIQUE) != 0 ? _pmap_import_row_find_value (row, field) : NULL;
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
  const GValue *born = birth != NULL ? _pmap_import_row_find_value (row, birth) : NULL;
  g_autofree char *name = pmap_text_fold (row->name);
  guint earlier = meet (known, g_strdup_printf ("name %s %u", name, born != NULL ? g_value_get_uint (born) : 0), row->number);

  for (guint i = 0; i < self->klass->n_fields && earlier == 0; i++)
    {
      const PmapField *field = &self->klass->fields[i];
      const GValue *value = (field->flags & PMAP_FIELD_UNIQUE) != 0 ? _pmap_import_row_find_value (row, field) : NULL;

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
        && _pmap_import_row_find_value (row, &self->klass->fields[i]) == NULL)
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
      reason = describe_missing (missing);
      _pmap_import_row_decide (row, PMAP_IMPORT_WRONG, reason);
    }
  else if (earlier != 0)
    {
      reason = g_strdup_printf (_("Row %u says the same"), earlier);
      _pmap_import_row_decide (row, PMAP_IMPORT_THERE, reason);
    }
  else if (is_on_map (self, row, known))
    _pmap_import_row_decide (row, PMAP_IMPORT_THERE, _("On the map already"));
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
      g_autoptr (PmapImportRow) row = _pmap_import_row_new (i + 1, self->klass, self->columns, g_ptr_array_index (self->cells, i));

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
  self->cells = g_steal_pointer (&cells);
  if (!_pmap_import_columns_read (self->columns, self->klass, g_ptr_array_index (self->cells, 0), error))
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

  return g_array_index (self->columns, PmapImportColumn, column).title;
}

/** pmap_import_describe_column: Returns: (transfer full) (nullable): what a column is taken for; %NULL where it is left out */
char *
pmap_import_describe_column (PmapImport *self,
                             guint       column)
{
  g_return_val_if_fail (PMAP_IS_IMPORT (self) && column < self->columns->len, NULL);

  return _pmap_import_column_describe (&g_array_index (self->columns, PmapImportColumn, column));
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
  pmap_text_append_sentence (text, n_new, ngettext ("%u is new.", "%u are new.", n_new));
  pmap_text_append_sentence (text, n_part, ngettext ("Of %u something is left out.", "Of %u something is left out.", n_part));
  pmap_text_append_sentence (text, n_there, ngettext ("%u is on the map already and stays as it is.",
                                                      "%u are on the map already and stay as they are.", n_there));
  pmap_text_append_sentence (text, n_wrong, ngettext ("%u cannot be imported.", "%u cannot be imported.", n_wrong));
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
      PmapImportValue *value = g_ptr_array_index (row->values, i);
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
