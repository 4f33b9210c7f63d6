/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An order of records by nothing but what they say: not by where they stand, nor by who made them. Two copies of a map are put
 * together by it without regard to which copy is whose. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-record-list.h"
#include "model/pmap-record-private.h"

#include <string.h>

static int compare_records (PmapRecord *a,
                            PmapRecord *b);

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_lists (PmapRecordList *a,
               PmapRecordList *b)
{
  guint n_a, n_b;
  gpointer const *as = pmap_record_list_peek (a, &n_a);
  gpointer const *bs = pmap_record_list_peek (b, &n_b);

  for (guint i = 0; i < MIN (n_a, n_b); i++)
    {
      int order = compare_records (as[i], bs[i]);

      if (order != 0)
        return order;
    }
  return compare_numbers (n_a, n_b);
}

static int
compare_fields (PmapRecord      *a,
                PmapRecord      *b,
                const PmapField *field)
{
  switch (field->kind)
    {
    case PMAP_KIND_TEXT:
    case PMAP_KIND_LONG_TEXT:
      return strcmp (pmap_record_get_text (a, field), pmap_record_get_text (b, field));
    case PMAP_KIND_REFERENCE:
      return g_strcmp0 (pmap_record_get_reference (a, field), pmap_record_get_reference (b, field));
    case PMAP_KIND_INTEGER:
    case PMAP_KIND_DECIMAL:
    case PMAP_KIND_MONEY:
    case PMAP_KIND_RATE:
      return compare_numbers (pmap_record_get_number (a, field), pmap_record_get_number (b, field));
    case PMAP_KIND_MOMENT:
      return compare_numbers (pmap_record_get_moment (a, field), pmap_record_get_moment (b, field));
    case PMAP_KIND_DATE:
      return compare_numbers (pmap_record_get_date (a, field), pmap_record_get_date (b, field));
    case PMAP_KIND_BOOLEAN:
      return compare_numbers (pmap_record_get_boolean (a, field), pmap_record_get_boolean (b, field));
    case PMAP_KIND_CHOICE:
      return compare_numbers (pmap_record_get_choice (a, field), pmap_record_get_choice (b, field));
    case PMAP_KIND_WEEKDAYS:
      return compare_numbers (pmap_record_get_weekdays (a, field), pmap_record_get_weekdays (b, field));
    case PMAP_KIND_RECORD:
      return compare_records (pmap_record_get_record (a, field), pmap_record_get_record (b, field));
    case PMAP_KIND_RECORDS:
      return compare_lists (pmap_record_get_records (a, field), pmap_record_get_records (b, field));
    default:
      g_assert_not_reached ();
    }
}

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

static int
compare_records (PmapRecord *a,
                 PmapRecord *b)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (a);
  int order = g_strcmp0 (a->id, b->id);

  for (guint i = 0; order == 0 && i < klass->n_fields; i++)
    order = compare_fields (a, b, &klass->fields[i]);
  return order != 0 ? order : compare_foreign (a, b);
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
  g_return_val_if_fail (PMAP_IS_RECORD (self) && PMAP_IS_RECORD (other), 0);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), 0);

  return compare_records (self, other);
}
