/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to a record with all the records inside it: walk, compare, copy. Over the tables, so once for every noun. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-document-private.h"
#include "model/pmap-kind.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"

static gboolean
walk (PmapRecord     *self,
      PmapRecordFunc  func,
      gpointer        user_data)
{
  PmapRecordClass *klass;

  if (!func (self, user_data))
    return FALSE;
  klass = PMAP_RECORD_GET_CLASS (self);
  for (guint i = klass->first_child; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];

      if (field->kind == PMAP_KIND_RECORD
          && !walk (PMAP_FIELD_PLACE (PmapRecord *, self, field), func, user_data))
        return FALSE;
      if (field->kind == PMAP_KIND_RECORDS)
        {
          PmapRecordList *list = PMAP_FIELD_PLACE (PmapRecordList *, self, field);

          for (guint j = 0; j < pmap_record_list_get_length (list); j++)
            if (!walk (pmap_record_list_get (list, j), func, user_data))
              return FALSE;
        }
    }
  return TRUE;
}

/**
 * pmap_record_walk:
 * @self: a record
 * @func: called for it and for every record inside it, in the file's order
 * @user_data: passed to @func
 *
 * Returns: whether the walk came to its end
 */
gboolean
pmap_record_walk (PmapRecord     *self,
                  PmapRecordFunc  func,
                  gpointer        user_data)
{
  g_return_val_if_fail (PMAP_IS_RECORD (self) && func != NULL, FALSE);

  return walk (self, func, user_data);
}

/**
 * pmap_record_equal_field:
 * @self: a record
 * @other: another of the same noun
 * @field: one of their fields
 *
 * Returns: whether both say the same there; of records inside, whether those are equal
 */
gboolean
pmap_record_equal_field (PmapRecord      *self,
                         PmapRecord      *other,
                         const PmapField *field)
{
  return pmap_field_get_storage (field)->equal (G_STRUCT_MEMBER_P (self, field->offset),
                                                G_STRUCT_MEMBER_P (other, field->offset));
}

/**
 * pmap_record_equal_foreign:
 * @self: a record
 * @other: another
 *
 * Returns: whether other programs wrote the same into both
 */
gboolean
pmap_record_equal_foreign (PmapRecord *self,
                           PmapRecord *other)
{
  const PmapForeign none = { NULL, NULL };
  const PmapForeign *a = self->foreign != NULL ? self->foreign : &none;
  const PmapForeign *b = other->foreign != NULL ? other->foreign : &none;

  return g_strcmp0 (a->attributes, b->attributes) == 0 && g_strcmp0 (a->elements, b->elements) == 0;
}

/**
 * pmap_record_equal:
 * @self: a record
 * @other: another
 *
 * Returns: whether both say the same: ids, every field, every record inside in the same order, and what other
 *   programs wrote
 */
gboolean
pmap_record_equal (PmapRecord *self,
                   PmapRecord *other)
{
  PmapRecordClass *klass;

  g_return_val_if_fail (PMAP_IS_RECORD (self) && PMAP_IS_RECORD (other), FALSE);

  if (G_OBJECT_TYPE (self) != G_OBJECT_TYPE (other) || g_strcmp0 (self->id, other->id) != 0)
    return FALSE;
  if (!pmap_record_equal_foreign (self, other))
    return FALSE;
  klass = PMAP_RECORD_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!pmap_record_equal_field (self, other, &klass->fields[i]))
      return FALSE;
  return TRUE;
}

static PmapRecord *
copy_record (PmapRecord *self,
             gboolean    whole)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (self);
  PmapRecord *copy = pmap_record_new (G_OBJECT_TYPE (self));

  if (whole)
    {
      if (self->id != NULL)
        _pmap_record_set_id (copy, self->id);
      _pmap_record_take_foreign (copy, self);
    }
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];

      if (field->kind == PMAP_KIND_RECORD)
        {
          PmapRecord *child = copy_record (PMAP_FIELD_PLACE (PmapRecord *, self, field), whole);

          child->owner = copy;
          g_object_unref (PMAP_FIELD_PLACE (PmapRecord *, copy, field));
          PMAP_FIELD_PLACE (PmapRecord *, copy, field) = child;
          if (PMAP_IS_DOCUMENT (copy))
            _pmap_document_index (PMAP_DOCUMENT (copy), child);
        }
      else if (field->kind == PMAP_KIND_RECORDS)
        {
          PmapRecordList *list = PMAP_FIELD_PLACE (PmapRecordList *, self, field);

          for (guint j = 0; j < pmap_record_list_get_length (list); j++)
            {
              g_autoptr (PmapRecord) child = copy_record (pmap_record_list_get (list, j), whole);

              _pmap_record_list_append (PMAP_FIELD_PLACE (PmapRecordList *, copy, field), child);
            }
        }
      else
        _pmap_record_take_value (copy, self, field);
    }
  return copy;
}

/**
 * pmap_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a new record that says the same, with copies of the records inside; in no document and
 *   without ids, for it is another record
 */
PmapRecord *
pmap_record_copy (PmapRecord *self)
{
  g_return_val_if_fail (PMAP_IS_RECORD (self), NULL);

  return copy_record (self, FALSE);
}

/* A copy that is the same record, for another document or for this one in its place: with ids, and with what other
 * programs wrote. */
PmapRecord *
_pmap_record_copy_whole (PmapRecord *self)
{
  g_assert (PMAP_IS_RECORD (self));

  return copy_record (self, TRUE);
}

/**
 * pmap_record_is_inside:
 * @self: (nullable): a record
 * @outer: a record
 *
 * Returns: whether @self is @outer, or stands in it at any depth
 */
gboolean
pmap_record_is_inside (PmapRecord *self,
                       PmapRecord *outer)
{
  for (; self != NULL; self = pmap_record_get_owner (self))
    if (self == outer)
      return TRUE;
  return FALSE;
}
