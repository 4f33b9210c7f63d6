/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits by chance that leave a map right: as people make them, each through the editor, each allowed by the rules. Values come
 * from small pools, so that two scripts often change the same field, and sometimes in the same way. Made from the field
 * tables, so a new field is in them without a word here. */
#pragma once

#include "history/pmap-editor.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-private.h"
#include "model/pmap-target.h"
#include "shared/random-map.h"

typedef struct
{
  GRand *random;
  PmapEditor *editor;
  const char *side;         /* begins the ids of what is added here alone */
  guint n_ids;
} RandomEdits;

static inline PmapDocument *
random_edits_copy (PmapDocument *document)
{
  PmapDocument *copy = PMAP_DOCUMENT (_pmap_record_copy_whole (PMAP_RECORD (document)));

  copy->minor_version = document->minor_version;
  return copy;
}

static inline guint
random_edits_below (RandomEdits *self,
                    guint        n)
{
  return g_rand_int_range (self->random, 0, n);
}

static inline void
random_edits_value (RandomEdits     *self,
                    const PmapField *field,
                    GValue          *value)
{
  static const char *const texts[] = { "a", "b", "<c>", "d & e" };
  gboolean unset = !(field->flags & PMAP_FIELD_REQUIRED) && random_edits_below (self, 4) == 0;
  gint64 otherwise = field->flags & PMAP_FIELD_HAS_DEFAULT ? field->default_value : PMAP_UNSET;
  guint n = random_edits_below (self, 3);
  PmapRecord *other;

  g_value_init (value, pmap_field_get_value_type (field));
  switch (field->kind)
    {
    case PMAP_KIND_TEXT:
    case PMAP_KIND_LONG_TEXT:
      g_value_set_string (value, unset ? NULL : texts[random_edits_below (self, G_N_ELEMENTS (texts))]);
      break;
    case PMAP_KIND_INTEGER:
    case PMAP_KIND_DECIMAL:
    case PMAP_KIND_MONEY:
    case PMAP_KIND_RATE:
    case PMAP_KIND_TIME:
      g_value_set_int64 (value, unset ? otherwise : MIN (field->minimum + n + 1, pmap_field_get_maximum (field)));
      break;
    case PMAP_KIND_DATE:
      g_value_set_uint (value, unset ? PMAP_DATE_NONE : pmap_date_new (1, 9, 2026) + random_edits_below (self, 5));
      break;
    case PMAP_KIND_MOMENT:
      g_value_set_int64 (value, unset ? PMAP_UNSET : G_GINT64_CONSTANT (1795000000) + random_edits_below (self, 5));
      break;
    case PMAP_KIND_WEEKDAYS:
      g_value_set_uint (value, unset ? 0 : n + 1);
      break;
    case PMAP_KIND_BOOLEAN:
      g_value_set_boolean (value, n > 0);
      break;
    case PMAP_KIND_CHOICE:
      g_value_set_int (value, unset ? MAX (otherwise, 0) : field->choices[n > 0 && field->choices[1].nick != NULL].value);
      break;
    case PMAP_KIND_REFERENCE:
      other = unset ? NULL : random_map_pick (pmap_editor_get_document (self->editor), self->random, field->get_item_type ());
      g_value_set_string (value, other != NULL ? pmap_record_get_id (other) : NULL);
      break;
    case PMAP_KIND_RECORD:
    case PMAP_KIND_RECORDS:
    default:
      g_assert_not_reached ();
    }
}

static inline void
random_edits_set (RandomEdits *self,
                  PmapRecord  *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  const PmapField *field = &klass->fields[random_edits_below (self, klass->n_fields)];
  g_auto (GValue) value = G_VALUE_INIT;

  if (!pmap_field_is_scalar (field))
    return;
  random_edits_value (self, field, &value);
  pmap_editor_set (self->editor, record, field, &value, NULL);
}

/* A list of the record, or of one round it that has some. */
static inline PmapRecordList *
random_edits_pick_list (RandomEdits *self,
                        PmapRecord  *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  const PmapField *field;

  while (klass->fields[klass->n_fields - 1].kind != PMAP_KIND_RECORDS)    /* tables end with their lists */
    {
      record = pmap_record_get_owner (record);
      klass = PMAP_RECORD_GET_CLASS (record);
    }
  do
    field = &klass->fields[random_edits_below (self, klass->n_fields)];
  while (field->kind != PMAP_KIND_RECORDS || (field->flags & PMAP_FIELD_LOG && pmap_editor_get_recorder (self->editor) != NULL));
  return pmap_record_get_records (record, field);
}

static inline void
random_edits_add (RandomEdits *self,
                  PmapRecord  *near)
{
  PmapRecordList *list = random_edits_pick_list (self, near);
  g_autoptr (PmapRecord) record = pmap_record_new (pmap_record_list_get_record_type (list));
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  PmapDate last_day = PMAP_DATE_NONE;

  if (klass->noun->id_prefix != NULL)
    {
      g_autofree char *id = random_edits_below (self, 10) == 0
                            ? g_strdup_printf ("both-%s-%u", klass->noun->id_prefix, random_edits_below (self, 2))
                            : g_strdup_printf ("%s-%s-%u", klass->noun->id_prefix, self->side, self->n_ids++);

      if (pmap_document_find (pmap_editor_get_document (self->editor), id) != NULL)
        return;
      _pmap_record_set_id (record, id);
    }
  for (guint i = 0; i < klass->first_child; i++)
    {
      const PmapField *field = &klass->fields[i];
      g_auto (GValue) value = G_VALUE_INIT;

      if (!(field->flags & PMAP_FIELD_REQUIRED) && random_edits_below (self, 3) > 0)
        continue;
      random_edits_value (self, field, &value);
      if (field->flags & PMAP_FIELD_REQUIRED && field->kind == PMAP_KIND_REFERENCE && g_value_get_string (&value) == NULL)
        return;
      if (field->kind == PMAP_KIND_DATE)      /* later days are later fields, in every table */
        {
          last_day = MAX (last_day, g_value_get_uint (&value));
          g_value_set_uint (&value, last_day);
        }
      _pmap_record_store_value (record, field, &value);
    }
  pmap_editor_insert (self->editor, list, random_edits_below (self, pmap_record_list_get_length (list) + 1), record, NULL);
}

/* What no editor does, but a hand in the file may. */
static inline void
random_edits_set_foreign (RandomEdits *self,
                          PmapRecord  *record)
{
  static const char *const attributes[] = { NULL, " xmlns:o=\"urn:other\" o:mark=\"1\"", " xmlns:o=\"urn:other\" o:mark=\"2\"" };

  _pmap_record_set_foreign (record, attributes[random_edits_below (self, 3)],
                            record->foreign != NULL ? record->foreign->elements : NULL);
}

/* Gives a target to another pupil, under its id. */
static inline void
random_edits_give (RandomEdits *self)
{
  PmapDocument *document = pmap_editor_get_document (self->editor);
  PmapRecord *target = random_map_pick (document, self->random, PMAP_TYPE_TARGET);
  PmapPupil *pupil = random_map_pick (document, self->random, PMAP_TYPE_PUPIL);
  g_autoptr (PmapRecord) copy = NULL;
  const PmapField *continues;

  if (target == NULL || pmap_record_get_owner (target) == PMAP_RECORD (pupil))
    return;
  copy = _pmap_record_copy_whole (target);
  continues = pmap_record_find_field (copy, "continues");
  if (pmap_record_get_reference (copy, continues) == pmap_record_get_id (copy))      /* it would be gone for a moment */
    return;
  pmap_editor_begin (self->editor, "Give");
  pmap_editor_finish (self->editor, pmap_editor_remove (self->editor, target, NULL)
                                    && pmap_editor_insert (self->editor, pupil->targets, 0, copy, NULL));
}

/* One edit anywhere; where somebody keeps the trail, nobody else edits it. */
static inline void
random_edits_do (RandomEdits *self)
{
  PmapRecord *record = random_map_pick (pmap_editor_get_document (self->editor), self->random, PMAP_TYPE_RECORD);
  PmapRecordList *list = pmap_record_get_list (record);

  if (PMAP_IS_TRAIL_ENTRY (record) && pmap_editor_get_recorder (self->editor) != NULL)
    return;
  switch (random_edits_below (self, 16))
    {
    case 0:
    case 1:
    case 2:
      random_edits_add (self, record);
      break;
    case 3:
    case 4:
      pmap_editor_begin (self->editor, "Remove");
      pmap_editor_finish (self->editor, list == NULL || pmap_editor_remove (self->editor, record, NULL));
      break;
    case 5:
      if (list != NULL)
        pmap_editor_move (self->editor, record, random_edits_below (self, pmap_record_list_get_length (list)));
      break;
    case 6:
      if (random_edits_below (self, 3) == 0 && pmap_editor_get_recorder (self->editor) == NULL)
        random_edits_set_foreign (self, record);
      else if (random_edits_below (self, 2) == 0 && pmap_editor_get_recorder (self->editor) == NULL)
        random_edits_give (self);
      break;
    default:
      random_edits_set (self, record);
    }
}

/* A copy of a map with some edits; right if the map is. */
static inline PmapDocument *
random_edits_make (PmapDocument *document,
                   GRand        *random,
                   const char   *side,
                   guint         n)
{
  PmapDocument *copy = random_edits_copy (document);
  g_autoptr (PmapEditor) editor = pmap_editor_new (copy);
  RandomEdits self = { random, editor, side, 0 };

  while (n-- > 0)
    random_edits_do (&self);
  return copy;
}
