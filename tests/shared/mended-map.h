/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps made by chance that are put right, so that they are as one that a school works on: what must be said is said, and nothing ends
 * before it starts. */
#pragma once

#include "model/pmap-pupil.h"
#include "shared/random-map.h"

static inline void
mended_map_order (PmapRecord *record,
                  const char *first,
                  const char *last)
{
  const PmapField *from = pmap_record_find_field (record, first), *to = pmap_record_find_field (record, last);
  PmapDate one, other;

  if (from == NULL || to == NULL || from->kind != PMAP_KIND_DATE || to->kind != PMAP_KIND_DATE)
    return;
  one = pmap_record_get_date (record, from);
  other = pmap_record_get_date (record, to);
  if (one == PMAP_DATE_NONE || other == PMAP_DATE_NONE || one <= other)
    return;
  PMAP_FIELD_PLACE (PmapDate, record, from) = other;
  PMAP_FIELD_PLACE (PmapDate, record, to) = one;
}

typedef struct
{
  PmapDocument *document;
  GRand *random;
  GPtrArray *records;
} MendedMap;

static inline gboolean
mended_map_collect_cb (PmapRecord *record,
                       gpointer    user_data)
{
  g_ptr_array_add (((MendedMap *) user_data)->records, record);
  return TRUE;
}

static inline void
mended_map_mend (MendedMap  *self,
                 PmapRecord *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];
      g_auto (GValue) value = G_VALUE_INIT;
      PmapRecord *other;

      if (field->flags & PMAP_FIELD_UNIQUE)
        map_set (record, field->name, "");
      if (!(field->flags & PMAP_FIELD_REQUIRED) || !pmap_field_is_scalar (field))
        continue;
      if (field->kind == PMAP_KIND_DATE && pmap_record_get_date (record, field) == PMAP_DATE_NONE)
        map_set (record, field->name, "2026-11-02");
      else if (field->kind == PMAP_KIND_REFERENCE)
        {
          other = random_map_pick (self->document, self->random, field->get_item_type ());
          g_value_init (&value, G_TYPE_STRING);
          g_value_set_string (&value, pmap_record_get_id (other));
          _pmap_record_set_value (record, field, &value);
        }
      else if (field->kind == PMAP_KIND_TEXT || field->kind == PMAP_KIND_LONG_TEXT)
        map_set (record, field->name, "Name");
      else if (pmap_field_is_number (field) && PMAP_FIELD_PLACE (gint64, record, field) == PMAP_UNSET)
        map_set (record, field->name, "3");
    }
  mended_map_order (record, "start", "end");
  mended_map_order (record, "from", "to");
}

static inline PmapDocument *
mended_map_new (GRand *random,
                guint  n_pupils,
                guint  n_interventions)
{
  PmapDocument *document = random_map_new (random, n_pupils, n_interventions);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  MendedMap self = { document, random, records };

  for (guint i = 0; i < pmap_record_list_get_length (document->interventions); i++)
    if (g_rand_int_range (random, 0, 3) == 0)
      random_map_add (document, random, ((PmapIntervention *) pmap_record_list_get (document->interventions, i))->slots);
  _pmap_record_make_ids (PMAP_RECORD (document));
  pmap_record_walk (PMAP_RECORD (document), mended_map_collect_cb, &self);
  for (guint i = 0; i < records->len; i++)
    mended_map_mend (&self, records->pdata[i]);
  return document;
}
