/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One reversible change of one record. Doing it the first time is redoing it, so doing and redoing cannot differ.
 * A change keeps the records that it needs alive, so a removed pupil comes back as the same object. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-change-private.h"

#include "model/pmap-document.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"

#include <string.h>

/* What a change counts for when the history is cut: the same on every platform, so not a sizeof. */
#define CHANGE_WEIGHT 256

typedef enum
{
  CHANGE_SET,
  CHANGE_INSERT,
  CHANGE_REMOVE,
  CHANGE_MOVE,
  CHANGE_ADOPT,
  CHANGE_RENAME,
} ChangeKind;

/* What of a record is in no field: what other programs wrote into it and, of the map itself, its id and its version. */
typedef struct
{
  char *attributes;
  char *elements;
  char *id;
  guint minor_version;
} Rest;

struct _PmapChange
{
  ChangeKind kind;
  PmapRecord *record;
  const PmapField *field;    /* set */
  GValue before, after;      /* set */
  PmapRecordList *list;      /* insert, remove, move, rename */
  PmapRecord *owner;         /* insert, remove, move, rename: keeps the list's owner alive */
  guint position;            /* insert, remove: the place; move: where from */
  guint to;                  /* move */
  Rest rests[2];             /* adopt: before, after */
  char *ids[2];              /* rename: before, after */
};

static Rest
get_rest (PmapRecord *record)
{
  PmapForeign *foreign = record->foreign;
  gboolean is_map = PMAP_IS_DOCUMENT (record);

  return (Rest) {
    .attributes = g_strdup (foreign != NULL ? foreign->attributes : NULL),
    .elements = g_strdup (foreign != NULL ? foreign->elements : NULL),
    .id = g_strdup (is_map ? record->id : NULL),
    .minor_version = is_map ? PMAP_DOCUMENT (record)->minor_version : 0,
  };
}

/* Nobody shows any of it, so nobody is told. */
static void
set_rest (PmapRecord *record,
          const Rest *rest)
{
  _pmap_record_set_foreign (record, rest->attributes, rest->elements);
  if (!PMAP_IS_DOCUMENT (record))
    return;
  PMAP_DOCUMENT (record)->minor_version = rest->minor_version;
  if (rest->id != NULL && g_strcmp0 (rest->id, record->id) != 0)
    _pmap_record_set_id (record, rest->id);
}

static void
clear_rest (Rest *rest)
{
  g_free (rest->attributes);
  g_free (rest->elements);
  g_free (rest->id);
}

static PmapChange *
new_change (ChangeKind      kind,
            PmapRecord     *record,
            PmapRecordList *list,
            guint           position)
{
  PmapChange *self = g_new0 (PmapChange, 1);

  self->kind = kind;
  self->record = g_object_ref (record);
  self->list = g_object_ref (list);
  self->owner = g_object_ref (pmap_record_list_get_owner (list));
  self->position = position;
  return self;
}

PmapChange *
pmap_change_new_set (PmapRecord      *record,
                     const PmapField *field,
                     const GValue    *after)
{
  PmapChange *self = g_new0 (PmapChange, 1);

  self->kind = CHANGE_SET;
  self->record = g_object_ref (record);
  self->field = field;
  pmap_record_get_value (record, field, &self->before);
  g_value_init (&self->after, G_VALUE_TYPE (after));
  g_value_copy (after, &self->after);
  return self;
}

PmapChange *
pmap_change_new_insert (PmapRecordList *list,
                        guint           position,
                        PmapRecord     *record)
{
  return new_change (CHANGE_INSERT, record, list, position);
}

PmapChange *
pmap_change_new_remove (PmapRecord *record)
{
  PmapRecordList *list = pmap_record_get_list (record);
  guint position = 0;

  pmap_record_list_get_position (list, record, &position);
  return new_change (CHANGE_REMOVE, record, list, position);
}

PmapChange *
pmap_change_new_move (PmapRecord *record,
                      guint       position)
{
  PmapRecordList *list = pmap_record_get_list (record);
  PmapChange *self;
  guint from = 0;

  pmap_record_list_get_position (list, record, &from);
  self = new_change (CHANGE_MOVE, record, list, from);
  self->to = position;
  return self;
}

/* Takes of another record what is in no field. */
PmapChange *
pmap_change_new_adopt (PmapRecord *record,
                       PmapRecord *other)
{
  PmapChange *self = g_new0 (PmapChange, 1);

  self->kind = CHANGE_ADOPT;
  self->record = g_object_ref (record);
  self->rests[0] = get_rest (record);
  self->rests[1] = get_rest (other);
  return self;
}

/* Gives a record of a map another id, and makes all that refers to it follow. */
PmapChange *
pmap_change_new_rename (PmapRecord *record,
                        const char *id)
{
  PmapChange *self = new_change (CHANGE_RENAME, record, pmap_record_get_list (record), 0);

  self->ids[0] = g_strdup (record->id);
  self->ids[1] = g_strdup (id);
  return self;
}

static void
refer_anew (PmapRecord *record,
            const char *from,
            const char *to)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, to);
  for (guint i = 0; i < klass->first_child; i++)
    if (klass->fields[i].kind == PMAP_KIND_REFERENCE
        && g_strcmp0 (pmap_record_get_reference (record, &klass->fields[i]), from) == 0)
      _pmap_record_set_value (record, &klass->fields[i], &value);
}

/* Whoever finds records by their ids must see it go and come. */
static void
set_id (PmapChange *self,
        const char *from,
        const char *to)
{
  g_autoptr (GPtrArray) referrers = pmap_document_list_referrers (pmap_record_get_document (self->record), from);
  guint position = 0;

  pmap_record_list_get_position (self->list, self->record, &position);
  _pmap_record_list_remove (self->list, position);
  _pmap_record_set_id (self->record, to);
  _pmap_record_list_insert (self->list, position, self->record);
  for (guint i = 0; i < referrers->len; i++)
    refer_anew (referrers->pdata[i], from, to);
}

void
pmap_change_free (PmapChange *self)
{
  g_free (self->ids[0]);
  g_free (self->ids[1]);
  clear_rest (&self->rests[0]);
  clear_rest (&self->rests[1]);
  if (self->kind == CHANGE_SET)
    {
      g_value_unset (&self->before);
      g_value_unset (&self->after);
    }
  g_clear_object (&self->list);
  g_clear_object (&self->owner);
  g_object_unref (self->record);
  g_free (self);
}

void
pmap_change_redo (PmapChange *self)
{
  switch (self->kind)
    {
    case CHANGE_SET:
      _pmap_record_set_value (self->record, self->field, &self->after);
      break;
    case CHANGE_INSERT:
      _pmap_record_list_insert (self->list, self->position, self->record);
      break;
    case CHANGE_REMOVE:
      _pmap_record_list_remove (self->list, self->position);
      break;
    case CHANGE_MOVE:
      _pmap_record_list_move (self->list, self->position, self->to);
      break;
    case CHANGE_ADOPT:
      set_rest (self->record, &self->rests[1]);
      break;
    case CHANGE_RENAME:
      set_id (self, self->ids[0], self->ids[1]);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
pmap_change_undo (PmapChange *self)
{
  switch (self->kind)
    {
    case CHANGE_SET:
      _pmap_record_set_value (self->record, self->field, &self->before);
      break;
    case CHANGE_INSERT:
      _pmap_record_list_remove (self->list, self->position);
      break;
    case CHANGE_REMOVE:
      _pmap_record_list_insert (self->list, self->position, self->record);
      break;
    case CHANGE_MOVE:
      _pmap_record_list_move (self->list, self->to, self->position);
      break;
    case CHANGE_ADOPT:
      set_rest (self->record, &self->rests[0]);
      break;
    case CHANGE_RENAME:
      set_id (self, self->ids[1], self->ids[0]);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Whether it sets that field of that record. */
gboolean
pmap_change_sets (PmapChange      *self,
                  PmapRecord      *record,
                  const PmapField *field)
{
  return self->kind == CHANGE_SET && self->record == record && self->field == field;
}

/* Takes a later change of the same field into this one. FALSE where it is another field. */
gboolean
pmap_change_absorb (PmapChange *self,
                    PmapChange *later)
{
  if (later->kind != CHANGE_SET || !pmap_change_sets (self, later->record, later->field))
    return FALSE;
  g_value_copy (&later->after, &self->after);
  return TRUE;
}

/* Whether doing and undoing it come to the same: a text was typed and taken back again. */
gboolean
pmap_change_is_nothing (PmapChange *self)
{
  return self->kind == CHANGE_SET && pmap_change_same_value (&self->before, &self->after);
}

/* No text and an empty text are the same. */
gboolean
pmap_change_same_value (const GValue *a,
                        const GValue *b)
{
  if (G_VALUE_HOLDS_STRING (a))
    {
      const char *x = g_value_get_string (a), *y = g_value_get_string (b);

      return g_strcmp0 (x != NULL ? x : "", y != NULL ? y : "") == 0;
    }
  if (G_VALUE_HOLDS_INT64 (a))
    return g_value_get_int64 (a) == g_value_get_int64 (b);
  if (G_VALUE_HOLDS_UINT (a))
    return g_value_get_uint (a) == g_value_get_uint (b);
  if (G_VALUE_HOLDS_BOOLEAN (a))
    return !g_value_get_boolean (a) == !g_value_get_boolean (b);
  return g_value_get_int (a) == g_value_get_int (b);
}

/* The record to look at after this change was done or undone: itself, or what it was in. */
PmapRecord *
pmap_change_get_record (PmapChange *self)
{
  return self->owner == NULL || pmap_record_get_document (self->record) != NULL ? self->record : self->owner;
}

gsize
pmap_change_get_weight (PmapChange *self)
{
  gsize weight = CHANGE_WEIGHT;

  if (self->kind == CHANGE_SET && G_VALUE_HOLDS_STRING (&self->before))
    {
      const char *before = g_value_get_string (&self->before), *after = g_value_get_string (&self->after);

      weight += (before != NULL ? strlen (before) : 0) + (after != NULL ? strlen (after) : 0);
    }
  return weight;
}

/* What the change does, or what taking it back does. FALSE where nothing of what the map says is another: an order, an id, what
 * other programs wrote. */
gboolean
pmap_change_get_effect (PmapChange       *self,
                        gboolean          undoing,
                        PmapChangeEffect *effect)
{
  *effect = (PmapChangeEffect) { .record = self->record, .field = self->field, .owner = self->owner };
  if (self->kind == CHANGE_SET)
    effect->before = undoing ? &self->after : &self->before;
  else if (self->kind == CHANGE_INSERT || self->kind == CHANGE_REMOVE)
    effect->comes = (self->kind == CHANGE_INSERT) != undoing;
  else
    return FALSE;
  return TRUE;
}
