/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of records of one noun inside a record: what tables, charts and the file's order are made of.
 *
 * Invariants: a record is in at most one list; its owner is the list's owner; its remembered position is right for
 * every place before `first_stale`, so that finding a record's place costs nothing while lists only grow. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-record-list-private.h"

#include "model/pmap-document-private.h"
#include "model/pmap-record-private.h"

#include <string.h>

struct _PmapRecordList
{
  GObject parent_instance;

  PmapRecord *owner;      /* not owned: it owns us; NULL once it is gone */
  GType record_type;
  gpointer *records;      /* NULL while empty: most lists of most pupils are, and the others are short, so there is no */
  guint n_records;        /* array object between: a large map has tens of thousands of lists */
  guint n_allocated;
  guint first_stale;
};

static GType
pmap_record_list_get_item_type (GListModel *model)
{
  return PMAP_RECORD_LIST (model)->record_type;
}

static guint
pmap_record_list_get_n_items (GListModel *model)
{
  return pmap_record_list_get_length (PMAP_RECORD_LIST (model));
}

static gpointer
pmap_record_list_get_item (GListModel *model,
                           guint       position)
{
  PmapRecord *record = pmap_record_list_get (PMAP_RECORD_LIST (model), position);

  return record != NULL ? g_object_ref (record) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pmap_record_list_get_item_type;
  iface->get_n_items = pmap_record_list_get_n_items;
  iface->get_item = pmap_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PmapRecordList, pmap_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
pmap_record_list_finalize (GObject *object)
{
  PmapRecordList *self = PMAP_RECORD_LIST (object);

  _pmap_record_list_disown (self);
  for (guint i = 0; i < self->n_records; i++)
    g_object_unref (self->records[i]);
  g_free (self->records);

  G_OBJECT_CLASS (pmap_record_list_parent_class)->finalize (object);
}

static void
pmap_record_list_class_init (PmapRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_record_list_finalize;
}

static void
pmap_record_list_init (PmapRecordList *self)
{
}

PmapRecordList *
_pmap_record_list_new (PmapRecord *owner,
                       GType       record_type)
{
  PmapRecordList *self = g_object_new (PMAP_TYPE_RECORD_LIST, NULL);

  self->owner = owner;
  self->record_type = record_type;
  return self;
}

/* The owner goes: whoever still holds a record must not find it through us. */
void
_pmap_record_list_disown (PmapRecordList *self)
{
  for (guint i = 0; i < self->n_records; i++)
    {
      PmapRecord *record = self->records[i];

      record->owner = NULL;
      record->list = NULL;
    }
  self->owner = NULL;
}

/**
 * pmap_record_list_get_length:
 * @self: a list
 *
 * Returns: how many records
 */
guint
pmap_record_list_get_length (PmapRecordList *self)
{
  g_return_val_if_fail (PMAP_IS_RECORD_LIST (self), 0);

  return self->n_records;
}

/**
 * pmap_record_list_get:
 * @self: a list
 * @position: from 0
 *
 * Returns: (transfer none) (nullable): the record there, or %NULL past the end
 */
gpointer
pmap_record_list_get (PmapRecordList *self,
                      guint           position)
{
  g_return_val_if_fail (PMAP_IS_RECORD_LIST (self), NULL);

  return position < self->n_records ? self->records[position] : NULL;
}

/**
 * pmap_record_list_peek:
 * @self: a list
 * @n_records: (out): how many records
 *
 * For loops that walk many thousand lists.
 *
 * Returns: (transfer none) (array length=n_records) (nullable): the records, until the list next changes
 */
gpointer const *
pmap_record_list_peek (PmapRecordList *self,
                       guint          *n_records)
{
  g_return_val_if_fail (self != NULL && n_records != NULL, NULL);

  *n_records = self->n_records;
  return self->records;
}

GType
pmap_record_list_get_record_type (PmapRecordList *self)
{
  g_return_val_if_fail (PMAP_IS_RECORD_LIST (self), G_TYPE_INVALID);

  return self->record_type;
}

/**
 * pmap_record_list_get_owner:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the record that the list is in
 */
PmapRecord *
pmap_record_list_get_owner (PmapRecordList *self)
{
  g_return_val_if_fail (PMAP_IS_RECORD_LIST (self), NULL);

  return self->owner;
}

/**
 * pmap_record_list_find_field:
 * @self: a list
 *
 * Returns: (nullable): the field of its owner that holds it; %NULL once the owner is gone
 */
const PmapField *
pmap_record_list_find_field (PmapRecordList *self)
{
  PmapRecordClass *klass;

  g_return_val_if_fail (PMAP_IS_RECORD_LIST (self), NULL);

  klass = self->owner != NULL ? PMAP_RECORD_GET_CLASS (self->owner) : NULL;
  for (guint i = klass != NULL ? klass->first_child : 0; klass != NULL && i < klass->n_fields; i++)
    if (klass->fields[i].kind == PMAP_KIND_RECORDS && pmap_record_get_records (self->owner, &klass->fields[i]) == self)
      return &klass->fields[i];
  return NULL;
}

/**
 * pmap_record_list_get_position:
 * @self: a list
 * @record: a record
 * @position: (out) (optional): its place
 *
 * Returns: whether @record is in the list
 */
gboolean
pmap_record_list_get_position (PmapRecordList *self,
                               PmapRecord     *record,
                               guint          *position)
{
  g_return_val_if_fail (PMAP_IS_RECORD_LIST (self) && PMAP_IS_RECORD (record), FALSE);

  if (record->list != self)
    return FALSE;
  if (record->position >= self->first_stale)
    for (; self->first_stale < self->n_records; self->first_stale++)
      ((PmapRecord *) self->records[self->first_stale])->position = self->first_stale;
  g_assert (self->records[record->position] == record);
  if (position != NULL)
    *position = record->position;
  return TRUE;
}

/* Puts a reference at a place; those from there on move up. */
static void
put (PmapRecordList *self,
     PmapRecord     *record,
     guint           position)
{
  if (self->n_records == self->n_allocated)
    {
      self->n_allocated = MAX (3, self->n_allocated * 2);    /* no allocation is smaller than three pointers */
      self->records = g_renew (gpointer, self->records, self->n_allocated);
    }
  memmove (self->records + position + 1, self->records + position, (self->n_records - position) * sizeof *self->records);
  self->records[position] = record;
  self->n_records++;
}

/* Takes the reference out of a place; those behind it move down. */
static PmapRecord *
take (PmapRecordList *self,
      guint           position)
{
  PmapRecord *record = self->records[position];

  self->n_records--;
  memmove (self->records + position, self->records + position + 1, (self->n_records - position) * sizeof *self->records);
  return record;
}

static void
adopt (PmapRecordList *self,
       PmapRecord     *record,
       guint           position)
{
  g_assert (record->owner == NULL && record->list == NULL);
  g_assert (g_type_is_a (G_OBJECT_TYPE (record), self->record_type));

  record->owner = self->owner;
  record->list = self;
  record->position = position;
}

/* Adds at the end without telling anybody: for records that nobody has seen yet. */
void
_pmap_record_list_append (PmapRecordList *self,
                          PmapRecord     *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  PmapDocument *document;

  adopt (self, record, self->n_records);
  if (self->first_stale == self->n_records)
    self->first_stale++;
  put (self, g_object_ref (record), self->n_records);
  /* Most records have neither an id nor records inside, so there is nothing to index. */
  if (record->id == NULL && klass->first_child == klass->n_fields)
    return;
  document = pmap_record_get_document (record);
  if (document != NULL)
    _pmap_document_index (document, record);
}

void
_pmap_record_list_insert (PmapRecordList *self,
                          guint           position,
                          PmapRecord     *record)
{
  PmapDocument *document;

  g_assert (position <= pmap_record_list_get_length (self));

  adopt (self, record, position);
  put (self, g_object_ref (record), position);
  self->first_stale = MIN (self->first_stale, position);
  document = pmap_record_get_document (record);
  if (document != NULL)
    _pmap_document_index (document, record);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  if (document != NULL)
    _pmap_document_record_added (document, record);
}

void
_pmap_record_list_remove (PmapRecordList *self,
                          guint           position)
{
  g_autoptr (PmapRecord) record = NULL;
  PmapDocument *document;

  g_assert (position < self->n_records);

  document = pmap_record_get_document (self->records[position]);
  record = take (self, position);
  self->first_stale = MIN (self->first_stale, position);
  record->owner = NULL;
  record->list = NULL;
  if (document != NULL)
    _pmap_document_unindex (document, record);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  if (document != NULL)
    _pmap_document_record_removed (document, record, self->owner);
}

/* Moves a record so that it stands at `to`. */
void
_pmap_record_list_move (PmapRecordList *self,
                        guint           from,
                        guint           to)
{
  PmapDocument *document = self->owner != NULL ? pmap_record_get_document (self->owner) : NULL;
  guint first = MIN (from, to), last = MAX (from, to);
  PmapRecord *record;

  g_assert (last < self->n_records);

  record = take (self, from);
  put (self, record, to);
  self->first_stale = MIN (self->first_stale, first);
  g_list_model_items_changed (G_LIST_MODEL (self), first, last - first + 1, last - first + 1);
  if (document != NULL)
    _pmap_document_record_moved (document, record);
}
