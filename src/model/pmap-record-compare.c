/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An order of records by nothing but what they say: not by where they stand, nor by who made them. Two copies of a map are put
 * together by it without regard to which copy is whose. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-kind.h"
#include "model/pmap-record-private.h"

static int
compare_foreign (PmapRecord *a,
                 PmapRecord *b)
{
  const PmapForeign none = { NULL, NULL };
  const PmapForeign *first = a->foreign != NULL ? a->foreign : &none;
  const PmapForeign *second = b->foreign != NULL ? b->foreign : &none;
  int order = g_strcmp0 (first->attributes, second->attributes);

  return order != 0 ? order : g_strcmp0 (first->elements, second->elements);
}

/**
 * pmap_record_compare:
 * @self: a record
 * @other: another of the same noun
 *
 * Returns: less than, equal to or greater than 0, as @self comes before, says the same as, or comes after @other in an
 *   order of what records say: their ids, their fields in the order of the table, what other programs wrote
 */
int
pmap_record_compare (PmapRecord *self,
                     PmapRecord *other)
{
  PmapRecordClass *klass;
  int order;

  g_return_val_if_fail (PMAP_IS_RECORD (self) && PMAP_IS_RECORD (other), 0);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), 0);

  klass = PMAP_RECORD_GET_CLASS (self);
  order = g_strcmp0 (self->id, other->id);
  for (guint i = 0; order == 0 && i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];

      order = pmap_field_get_storage (field)->compare (G_STRUCT_MEMBER_P (self, field->offset),
                                                       G_STRUCT_MEMBER_P (other, field->offset));
    }
  return order != 0 ? order : compare_foreign (self, other);
}
