/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The base of every noun. A noun is its struct, its table and its own checks; making, freeing, reading, writing,
 * comparing, copying and checking walk the table and are written here once.
 *
 * GObject properties are made from the table and can only be read: a widget may bind to them, but a change goes
 * through the editor, which remembers it. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-record-private.h"

#include "base/pmap-error.h"
#include "base/pmap-id.h"
#include "model/pmap-document-private.h"
#include "model/pmap-kind.h"

#include <glib/gi18n.h>

G_DEFINE_ABSTRACT_TYPE (PmapRecord, pmap_record, G_TYPE_OBJECT)

static void
free_foreign (PmapForeign *foreign)
{
  g_free (foreign->attributes);
  g_free (foreign->elements);
  g_free (foreign);
}

static void
pmap_record_finalize (GObject *object)
{
  PmapRecord *self = PMAP_RECORD (object);
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];

      pmap_field_get_storage (field)->clear (G_STRUCT_MEMBER_P (self, field->offset));
    }
  g_clear_pointer (&self->id, pmap_id_release);
  g_clear_pointer (&self->foreign, free_foreign);

  G_OBJECT_CLASS (pmap_record_parent_class)->finalize (object);
}

static void
pmap_record_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PmapRecord *self = PMAP_RECORD (object);
  const PmapField *field = &PMAP_RECORD_GET_CLASS (self)->fields[property_id - 1];

  pmap_field_get_storage (field)->get (G_STRUCT_MEMBER_P (self, field->offset), value);
}

static GParamSpec *
make_property (const PmapField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GType type = pmap_field_get_value_type (field);

  if (type == G_TYPE_STRING)
    return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
  if (type == G_TYPE_INT64)
    return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, PMAP_UNSET, flags);
  if (type == G_TYPE_UINT)
    return g_param_spec_uint (field->name, NULL, NULL, 0, G_MAXUINT, 0, flags);
  if (type == G_TYPE_INT)
    return g_param_spec_int (field->name, NULL, NULL, 0, G_MAXINT, 0, flags);
  if (type == G_TYPE_BOOLEAN)
    return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
  return g_param_spec_object (field->name, NULL, NULL, G_TYPE_OBJECT, flags);
}

/**
 * pmap_record_class_install:
 * @klass: the class of a noun
 * @noun: what it is called; static
 * @fields: its table; static
 * @n_fields: the table's length
 *
 * Makes a noun of a table. Called by %PMAP_DEFINE_RECORD.
 */
void
pmap_record_class_install (PmapRecordClass *klass,
                           const PmapNoun  *noun,
                           const PmapField *fields,
                           guint            n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->noun = noun;
  klass->fields = fields;
  klass->n_fields = n_fields;
  while (klass->first_child < n_fields && pmap_field_is_scalar (&fields[klass->first_child]))
    klass->first_child++;
  klass->properties = g_new0 (GParamSpec *, n_fields);
  /* GObject clears both for every derived class, so they are set here and not in the base class. */
  object_class->get_property = pmap_record_get_property;
  for (guint i = 0; i < n_fields; i++)
    {
      klass->properties[i] = make_property (&fields[i]);
      g_object_class_install_property (object_class, i + 1, klass->properties[i]);
    }
}

static void
pmap_record_class_init (PmapRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_record_finalize;
}

static void
pmap_record_init (PmapRecord *self)
{
}

/**
 * pmap_record_init_fields:
 * @self: a record that is being made
 * @fields: its table
 * @n_fields: the table's length
 *
 * Puts every field at its default. Called by %PMAP_DEFINE_RECORD.
 */
void
pmap_record_init_fields (PmapRecord      *self,
                         const PmapField *fields,
                         guint            n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    pmap_field_get_storage (&fields[i])->begin (G_STRUCT_MEMBER_P (self, fields[i].offset), &fields[i], self);
}

/**
 * pmap_record_class_get:
 * @type: a noun's type
 *
 * Returns: (transfer none): its class, which stays, for the types are static
 */
PmapRecordClass *
pmap_record_class_get (GType type)
{
  PmapRecordClass *klass = g_type_class_peek (type);

  return klass != NULL ? klass : g_type_class_ref (type);
}

/**
 * pmap_record_class_find_field:
 * @klass: the class of a noun
 * @name: a field's name
 *
 * Returns: (transfer none) (nullable): the field
 */
const PmapField *
pmap_record_class_find_field (PmapRecordClass *klass,
                              const char      *name)
{
  g_return_val_if_fail (klass != NULL && name != NULL, NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      return &klass->fields[i];
  return NULL;
}

/**
 * pmap_record_new:
 * @type: a noun's type
 *
 * Returns: (transfer full): a record with every field at its default, in no document and without an id; it gets
 *   one when it enters a document
 */
PmapRecord *
pmap_record_new (GType type)
{
  g_return_val_if_fail (g_type_is_a (type, PMAP_TYPE_RECORD), NULL);

  return g_object_new (type, NULL);
}

/**
 * pmap_record_new_for:
 * @list: a list of a document
 * @today: the day on which it is added
 *
 * Returns: (transfer full): a record that may be put into @list, with what such a record begins with there: a rate with the figure
 *   of the one before it; see #PmapNoun
 */
PmapRecord *
pmap_record_new_for (PmapRecordList *list,
                     PmapDate        today)
{
  PmapRecord *self;
  const PmapNoun *noun;

  g_return_val_if_fail (PMAP_IS_RECORD_LIST (list), NULL);

  self = pmap_record_new (pmap_record_list_get_record_type (list));
  noun = PMAP_RECORD_GET_CLASS (self)->noun;
  if (noun->begin != NULL)
    noun->begin (self, list, today);
  return self;
}

/**
 * pmap_record_is_whole:
 * @self: a record
 * @error: says in plain words what is missing
 *
 * What lacks something that it cannot do without has no place in a map: it could not be read again.
 *
 * Returns: whether each of its fields that the table requires says something
 */
gboolean
pmap_record_is_whole (PmapRecord  *self,
                      GError     **error)
{
  PmapRecordClass *klass;

  g_return_val_if_fail (PMAP_IS_RECORD (self), FALSE);

  klass = PMAP_RECORD_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];
      g_auto (GValue) value = G_VALUE_INIT;

      if ((field->flags & PMAP_FIELD_REQUIRED) == 0 || !pmap_record_is_default (self, field))
        continue;
      pmap_record_get_value (self, field, &value);
      if (!pmap_field_validate (field, &value, error))
        return FALSE;
    }
  return TRUE;
}

const char *
pmap_record_get_id (PmapRecord *self)
{
  g_return_val_if_fail (PMAP_IS_RECORD (self), NULL);

  return self->id;
}

/**
 * pmap_record_get_owner:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the record that holds this one
 */
PmapRecord *
pmap_record_get_owner (PmapRecord *self)
{
  g_return_val_if_fail (PMAP_IS_RECORD (self), NULL);

  return self->owner;
}

/**
 * pmap_record_get_list:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the list of its owner that holds it; %NULL if it is the owner's only one,
 *   or in no document
 */
PmapRecordList *
pmap_record_get_list (PmapRecord *self)
{
  g_return_val_if_fail (PMAP_IS_RECORD (self), NULL);

  return self->list;
}

/**
 * pmap_record_get_document:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the document that it is in, if any
 */
PmapDocument *
pmap_record_get_document (PmapRecord *self)
{
  g_return_val_if_fail (PMAP_IS_RECORD (self), NULL);

  while (self->owner != NULL)
    self = self->owner;
  return PMAP_IS_DOCUMENT (self) ? PMAP_DOCUMENT (self) : NULL;
}

/**
 * pmap_record_get_noun:
 * @self: a record
 *
 * Returns: (transfer none): what such a record is called, untranslated
 */
const PmapNoun *
pmap_record_get_noun (PmapRecord *self)
{
  g_return_val_if_fail (PMAP_IS_RECORD (self), NULL);

  return PMAP_RECORD_GET_CLASS (self)->noun;
}

/**
 * pmap_record_get_title:
 * @self: a record
 *
 * Returns: (transfer none): what people call such a record, in their language, as it heads a line: "Pupil"
 */
const char *
pmap_record_get_title (PmapRecord *self)
{
  g_return_val_if_fail (PMAP_IS_RECORD (self), NULL);

  return _(PMAP_RECORD_GET_CLASS (self)->noun->title);
}

/**
 * pmap_record_describe:
 * @self: a record
 *
 * Returns: (transfer full): what people call this very record: a pupil's name, an intervention's. Its noun's
 *   title where it has no name yet.
 */
char *
pmap_record_describe (PmapRecord *self)
{
  PmapRecordClass *klass;
  const PmapField *name;
  g_autofree char *text = NULL;

  g_return_val_if_fail (PMAP_IS_RECORD (self), NULL);

  klass = PMAP_RECORD_GET_CLASS (self);
  name = pmap_record_class_find_field (klass, "name");
  if (klass->describe != NULL)
    text = klass->describe (self);
  else if (name != NULL && name->kind == PMAP_KIND_TEXT)
    text = g_strdup (pmap_record_get_text (self, name));
  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : g_strdup (pmap_record_get_title (self));
}

/**
 * pmap_record_find_field:
 * @self: a record
 * @name: a field's name
 *
 * Returns: (transfer none) (nullable): the field
 */
const PmapField *
pmap_record_find_field (PmapRecord *self,
                        const char *name)
{
  g_return_val_if_fail (PMAP_IS_RECORD (self), NULL);

  return pmap_record_class_find_field (PMAP_RECORD_GET_CLASS (self), name);
}

/**
 * pmap_record_get_text:
 * @self: a record
 * @field: its field of text
 *
 * Returns: (transfer none): the text; never %NULL
 */
const char *
pmap_record_get_text (PmapRecord      *self,
                      const PmapField *field)
{
  const char *text;

  g_return_val_if_fail (field->kind == PMAP_KIND_TEXT || field->kind == PMAP_KIND_LONG_TEXT, "");

  text = PMAP_FIELD_PLACE (char *, self, field);
  return text != NULL ? text : "";
}

gint64
pmap_record_get_number (PmapRecord      *self,
                        const PmapField *field)
{
  g_return_val_if_fail (pmap_field_is_number (field), PMAP_UNSET);

  return PMAP_FIELD_PLACE (gint64, self, field);
}

/**
 * pmap_record_get_moment:
 * @self: a record
 * @field: its field that holds a moment
 *
 * Returns: seconds since 1970 in UTC, or %PMAP_UNSET
 */
gint64
pmap_record_get_moment (PmapRecord      *self,
                        const PmapField *field)
{
  g_return_val_if_fail (field->kind == PMAP_KIND_MOMENT, PMAP_UNSET);

  return PMAP_FIELD_PLACE (gint64, self, field);
}

PmapDate
pmap_record_get_date (PmapRecord      *self,
                      const PmapField *field)
{
  g_return_val_if_fail (field->kind == PMAP_KIND_DATE, PMAP_DATE_NONE);

  return PMAP_FIELD_PLACE (PmapDate, self, field);
}

int
pmap_record_get_choice (PmapRecord      *self,
                        const PmapField *field)
{
  g_return_val_if_fail (field->kind == PMAP_KIND_CHOICE, 0);

  return PMAP_FIELD_PLACE (int, self, field);
}

gboolean
pmap_record_get_boolean (PmapRecord      *self,
                         const PmapField *field)
{
  g_return_val_if_fail (field->kind == PMAP_KIND_BOOLEAN, FALSE);

  return PMAP_FIELD_PLACE (gboolean, self, field);
}

guint
pmap_record_get_weekdays (PmapRecord      *self,
                          const PmapField *field)
{
  g_return_val_if_fail (field->kind == PMAP_KIND_WEEKDAYS, 0);

  return PMAP_FIELD_PLACE (guint, self, field);
}

/**
 * pmap_record_get_reference:
 * @self: a record
 * @field: its field that refers to another
 *
 * Returns: (transfer none) (nullable): the other's id, an interned string: ids may be compared as pointers
 */
const char *
pmap_record_get_reference (PmapRecord      *self,
                           const PmapField *field)
{
  g_return_val_if_fail (field->kind == PMAP_KIND_REFERENCE, NULL);

  return PMAP_FIELD_PLACE (char *, self, field);
}

/**
 * pmap_record_get_record:
 * @self: a record
 * @field: its field that holds one record
 *
 * Returns: (transfer none): that record; always there
 */
PmapRecord *
pmap_record_get_record (PmapRecord      *self,
                        const PmapField *field)
{
  g_return_val_if_fail (field->kind == PMAP_KIND_RECORD, NULL);

  return PMAP_FIELD_PLACE (PmapRecord *, self, field);
}

/**
 * pmap_record_get_records:
 * @self: a record
 * @field: its field that holds a list
 *
 * Returns: (transfer none): the list; always there
 */
PmapRecordList *
pmap_record_get_records (PmapRecord      *self,
                         const PmapField *field)
{
  g_return_val_if_fail (field->kind == PMAP_KIND_RECORDS, NULL);

  return PMAP_FIELD_PLACE (PmapRecordList *, self, field);
}

/**
 * pmap_record_asks_for:
 * @self: a record
 * @field: a field of its table
 *
 * Returns: whether @field means something beside what the record says in the field that @field belongs to, and in the list that
 *   says it better; else it is not asked for, and what it holds is kept and not used
 */
gboolean
pmap_record_asks_for (PmapRecord      *self,
                      const PmapField *field)
{
  const PmapField *choice;

  g_return_val_if_fail (PMAP_IS_RECORD (self) && field != NULL, FALSE);

  if (field->replaced_by != NULL
      && pmap_record_list_get_length (pmap_record_get_records (self, pmap_record_find_field (self, field->replaced_by))) > 0)
    return FALSE;
  if (field->belongs_to == NULL)
    return TRUE;
  choice = pmap_record_find_field (self, field->belongs_to);
  return (field->belongs_with & 1u << pmap_record_get_choice (self, choice)) != 0;
}

/**
 * pmap_record_is_default:
 * @self: a record
 * @field: one of its fields that holds a value
 *
 * Returns: whether nothing was said, so that nothing is written to the file
 */
gboolean
pmap_record_is_default (PmapRecord      *self,
                        const PmapField *field)
{
  return pmap_field_get_storage (field)->is_default (G_STRUCT_MEMBER_P (self, field->offset), field);
}

/**
 * pmap_record_get_value:
 * @self: a record
 * @field: one of its fields
 * @value: (out caller-allocates): an uninitialised value
 */
void
pmap_record_get_value (PmapRecord      *self,
                       const PmapField *field,
                       GValue          *value)
{
  g_return_if_fail (PMAP_IS_RECORD (self) && field != NULL);

  g_value_init (value, pmap_field_get_value_type (field));
  pmap_record_get_property (G_OBJECT (self), field - PMAP_RECORD_GET_CLASS (self)->fields + 1, value, NULL);
}

/**
 * pmap_record_format_field:
 * @self: a record
 * @field: one of its fields that holds a value
 *
 * Returns: (transfer full): the value as people read it; a reference reads as what it refers to
 */
char *
pmap_record_format_field (PmapRecord      *self,
                          const PmapField *field)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (PMAP_IS_RECORD (self) && pmap_field_is_scalar (field), NULL);

  if (field->kind == PMAP_KIND_REFERENCE)
    {
      PmapDocument *document = pmap_record_get_document (self);
      const char *id = PMAP_FIELD_PLACE (char *, self, field);
      PmapRecord *other = document != NULL && id != NULL ? pmap_document_find (document, id) : NULL;

      return other != NULL ? pmap_record_describe (other) : g_strdup ("");
    }
  pmap_record_get_value (self, field, &value);
  return pmap_field_format_value (field, &value);
}

/* Gives a record its id. Only before it enters a document. */
void
_pmap_record_set_id (PmapRecord *self,
                     const char *id)
{
  g_assert (PMAP_IS_RECORD (self) && self->owner == NULL);

  g_clear_pointer (&self->id, pmap_id_release);
  self->id = pmap_id_intern (id);
}

static gboolean
make_id_cb (PmapRecord *self,
            gpointer    user_data)
{
  const char *prefix = PMAP_RECORD_GET_CLASS (self)->noun->id_prefix;

  if (prefix != NULL && self->id == NULL)
    {
      g_autofree char *id = pmap_id_new (prefix);

      self->id = pmap_id_intern (id);
    }
  return TRUE;
}

/* Gives an id to every record of a tree that should have one and has not. */
void
_pmap_record_make_ids (PmapRecord *self)
{
  pmap_record_walk (self, make_id_cb, NULL);
}

/* Stores without telling anybody: for records that nobody has seen yet. */
void
_pmap_record_store_value (PmapRecord      *self,
                          const PmapField *field,
                          const GValue    *value)
{
  PmapDocument *document = field->kind == PMAP_KIND_REFERENCE ? pmap_record_get_document (self) : NULL;

  pmap_field_get_storage (field)->set (G_STRUCT_MEMBER_P (self, field->offset), value);
  if (document != NULL)
    _pmap_document_forget_followers (document, self);
}

/* Lets a reference name what @instead has for its id, if anything; nobody has seen the record yet. */
void
_pmap_record_rewrite_reference (PmapRecord      *self,
                                const PmapField *field,
                                GHashTable      *instead)
{
  const char *id = pmap_record_get_reference (self, field);
  const char *other = id != NULL ? g_hash_table_lookup (instead, id) : NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  if (other == NULL)
    return;
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, other);
  _pmap_record_store_value (self, field, &value);
}

/* Stores, and emits: notify of the record first, then the signal of the document. */
void
_pmap_record_set_value (PmapRecord      *self,
                        const PmapField *field,
                        const GValue    *value)
{
  PmapDocument *document = pmap_record_get_document (self);

  _pmap_record_store_value (self, field, value);
  g_object_notify_by_pspec (G_OBJECT (self),
                            PMAP_RECORD_GET_CLASS (self)->properties[field - PMAP_RECORD_GET_CLASS (self)->fields]);
  if (document != NULL)
    _pmap_document_field_changed (document, self, field);
}

/* Where a reader puts what other programs wrote. */
PmapForeign *
_pmap_record_add_foreign (PmapRecord *self)
{
  if (self->foreign == NULL)
    self->foreign = g_new0 (PmapForeign, 1);
  return self->foreign;
}

/* Stores what another record of the noun says in a field. */
void
_pmap_record_take_value (PmapRecord      *self,
                         PmapRecord      *other,
                         const PmapField *field)
{
  pmap_field_get_storage (field)->copy (G_STRUCT_MEMBER_P (self, field->offset), G_STRUCT_MEMBER_P (other, field->offset));
}

/* Keeps what other programs wrote: nothing at all where both are NULL. */
void
_pmap_record_set_foreign (PmapRecord *self,
                          const char *attributes,
                          const char *elements)
{
  PmapForeign *old = g_steal_pointer (&self->foreign);    /* the texts may be its own */

  if (attributes != NULL || elements != NULL)
    {
      PmapForeign *foreign = _pmap_record_add_foreign (self);

      foreign->attributes = g_strdup (attributes);
      foreign->elements = g_strdup (elements);
    }
  if (old != NULL)
    free_foreign (old);
}

/* Keeps what other programs wrote into another record instead of what they wrote into this one. */
void
_pmap_record_take_foreign (PmapRecord *self,
                           PmapRecord *other)
{
  if (other->foreign != NULL)
    _pmap_record_set_foreign (self, other->foreign->attributes, other->foreign->elements);
  else
    _pmap_record_set_foreign (self, NULL, NULL);
}
