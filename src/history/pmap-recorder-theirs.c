/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a recorder makes of somebody else's save that is taken into the open map: their entries, and the user's own as against what
 * is on the disk now. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-recorder-private.h"

#include "history/pmap-history-private.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"

/**
 * pmap_recorder_suspend:
 * @self: a recorder
 *
 * From here to pmap_recorder_resume() what is changed is somebody else's, and is in the file that both share: it makes no
 * entries, and what the user did to the same fields is no longer said.
 */
void
pmap_recorder_suspend (PmapRecorder *self)
{
  g_return_if_fail (PMAP_IS_RECORDER (self));

  if (self->suspended++ > 0)
    return;
  g_ptr_array_set_size (self->overwritten, 0);
  g_ptr_array_set_size (self->undone, 0);
  for (guint i = 0; i < self->forgotten->len; i++)
    if (_pmap_recorder_is_in_map (self, _pmap_forgotten_get_record (self->forgotten->pdata[i])))
      g_ptr_array_add (self->undone, self->forgotten->pdata[i]);
}

/* Who was back by undo, and has gone by somebody else's doing, was not erased here: that cannot be done again any more. */
static void
drop_undone (PmapRecorder *self)
{
  for (guint i = 0; i < self->undone->len; i++)
    if (!_pmap_recorder_is_in_map (self, _pmap_forgotten_get_record (self->undone->pdata[i])))
      g_ptr_array_remove (self->forgotten, self->undone->pdata[i]);
  g_ptr_array_set_size (self->undone, 0);
}

static gboolean
same_entry (PmapTrailEntry *entry,
            PmapTrailEntry *other)
{
  return entry != NULL && pmap_record_equal (PMAP_RECORD (entry), PMAP_RECORD (other));
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return pmap_trail_entry_compare (*(PmapTrailEntry *const *) a, *(PmapTrailEntry *const *) b);
}

static void
take_trail (PmapRecorder   *self,
            PmapRecordList *wanted)
{
  PmapRecordList *trail = self->document->trail;
  g_autoptr (GHashTable) own = g_hash_table_new (pmap_trail_entry_hash, pmap_trail_entry_equal);
  g_autoptr (GHashTable) overwritten = g_hash_table_new (pmap_trail_entry_hash, pmap_trail_entry_equal);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  PmapPending *pending;
  guint n = 0;

  _pmap_recorder_unfold (self);
  for (guint i = 0; i < self->overwritten->len; i++)
    g_hash_table_add (overwritten, self->overwritten->pdata[i]);
  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, (gpointer *) &pending, NULL))
    if (pending->entry != NULL)
      {
        g_hash_table_add (own, pending->entry);
        g_ptr_array_add (held, g_object_ref (pending->entry));
        _pmap_recorder_remove_entry (self, pending->entry);
      }
  g_ptr_array_sort (held, compare_entries);
  for (guint i = 0; i < pmap_record_list_get_length (wanted); i++)
    {
      PmapTrailEntry *entry = pmap_record_list_get (wanted, i);
      g_autoptr (PmapRecord) copy = NULL;

      if (g_hash_table_contains (own, entry) || g_hash_table_contains (overwritten, entry))
        continue;
      if (!same_entry (pmap_record_list_get (trail, n), entry))
        {
          while (pmap_record_list_get_length (trail) > n)
            _pmap_record_list_remove (trail, pmap_record_list_get_length (trail) - 1);
          copy = _pmap_record_copy_whole (PMAP_RECORD (entry));
          _pmap_record_list_insert (trail, n, copy);
        }
      n++;
    }
  while (pmap_record_list_get_length (trail) > n)
    _pmap_record_list_remove (trail, pmap_record_list_get_length (trail) - 1);
  for (guint i = 0; i < held->len; i++)
    _pmap_recorder_insert_entry (self, held->pdata[i], pmap_record_list_get_length (trail));
  /* Whoever saved meanwhile may have said something of a record that is erased here. */
  _pmap_recorder_settle_forgotten (self);
  _pmap_recorder_fold (self);
}

static PmapRecord *
find_id (PmapRecorder *self,
         PmapDocument *copy,
         const char   *id)
{
  PmapRecord *found = pmap_document_find (copy, id);

  for (guint i = 0; i < self->forgotten->len && found == NULL; i++)
    {
      const char *former = _pmap_forgotten_find_former_id (self->forgotten->pdata[i], id);

      found = former != NULL ? pmap_document_find (copy, former) : NULL;
    }
  return found;
}

/* The record of another copy of the map that is the same as one here; NULL where that cannot be known. */
static PmapRecord *
find_same (PmapRecorder *self,
           PmapDocument *copy,
           PmapRecord   *record)
{
  PmapRecord *owner = pmap_record_get_owner (record), *other;
  const char *id = pmap_record_get_id (record);

  if (PMAP_IS_DOCUMENT (record))
    return PMAP_RECORD (copy);
  if (id != NULL)
    return find_id (self, copy, id);
  other = owner != NULL && pmap_record_get_list (record) == NULL ? find_same (self, copy, owner) : NULL;
  for (guint i = 0; other != NULL && i < PMAP_RECORD_GET_CLASS (owner)->n_fields; i++)
    {
      const PmapField *field = &PMAP_RECORD_GET_CLASS (owner)->fields[i];

      if (field->kind == PMAP_KIND_RECORD && PMAP_FIELD_PLACE (PmapRecord *, owner, field) == record)
        return PMAP_FIELD_PLACE (PmapRecord *, other, field);
    }
  return NULL;
}

/* What is on the disk now, of a record that is not there: nothing. Returns: whether that is something else than it was. */
static gboolean
rebase_field (PmapPending *pending,
              PmapRecord  *other)
{
  g_autoptr (PmapRecord) empty = NULL;
  g_auto (GValue) before = G_VALUE_INIT;

  if (other == NULL && pmap_record_get_id (pending->record) != NULL)
    other = empty = pmap_record_new (G_OBJECT_TYPE (pending->record));
  if (other == NULL || G_OBJECT_TYPE (other) != G_OBJECT_TYPE (pending->record))
    return FALSE;
  pmap_record_get_value (other, pending->field, &before);
  if (pmap_change_same_value (&before, &pending->before))
    return FALSE;
  g_value_copy (&before, &pending->before);
  return TRUE;
}

static gboolean
rebase_place (PmapPending *pending,
              PmapRecord  *other)
{
  gboolean is_there = other != NULL;

  if (pmap_record_get_id (pending->record) == NULL || pending->was_there == is_there)
    return FALSE;
  pending->was_there = is_there;
  return TRUE;
}

/* What is on the disk now is what somebody else saved: what the user did is said as against that. */
static void
rebase (PmapRecorder *self,
        PmapDocument *theirs)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (list, key);
  g_ptr_array_sort (list, _pmap_recorder_compare_pending);
  for (guint i = 0; i < list->len; i++)
    {
      PmapPending *pending = list->pdata[i];
      PmapRecord *other = find_same (self, theirs, pending->record);

      if (!(pending->field != NULL ? rebase_field (pending, other) : rebase_place (pending, other)))
        continue;
      if (pending->entry != NULL)
        g_ptr_array_add (self->overwritten, g_object_ref (pending->entry));
      _pmap_recorder_say (self, pending);
      if (_pmap_recorder_is_idle (pending))
        g_hash_table_remove (self->pending, pending);
    }
}

/* What somebody else has taken out of the trail does not come back with a record that is not erased after all. */
static void
forget_withheld (PmapRecorder   *self,
                 PmapRecordList *trail)
{
  g_autoptr (GHashTable) entries = g_hash_table_new (pmap_trail_entry_hash, pmap_trail_entry_equal);

  for (guint i = 0; i < pmap_record_list_get_length (trail); i++)
    g_hash_table_add (entries, pmap_record_list_get (trail, i));
  for (guint i = 0; i < self->forgotten->len; i++)
    _pmap_forgotten_keep_entries (self->forgotten->pdata[i], entries);
}

/**
 * pmap_recorder_resume:
 * @self: a suspended recorder
 * @trail: (nullable): the trail of the map that was taken in; %NULL to leave the open one as it is
 * @theirs: (nullable): with @trail, the map that somebody else has saved
 *
 * Puts the entries of @trail in the place of those that the open map's trail had, but for what the user did since the last save,
 * which is from now on what makes the open map another than @theirs.
 */
void
pmap_recorder_resume (PmapRecorder   *self,
                      PmapRecordList *trail,
                      PmapDocument   *theirs)
{
  g_return_if_fail (PMAP_IS_RECORDER (self) && self->suspended > 0);

  if (--self->suspended > 0)
    return;
  if (trail != NULL)
    {
      drop_undone (self);
      rebase (self, theirs);
      forget_withheld (self, theirs->trail);
      take_trail (self, trail);
    }
  g_ptr_array_set_size (self->overwritten, 0);
}

/**
 * pmap_recorder_rename:
 * @self: a suspended recorder
 * @ids: (element-type utf8 utf8): ids that somebody else replaced, with those in their place
 *
 * What the user did since the last save is said of the records under their new ids.
 */
void
pmap_recorder_rename (PmapRecorder *self,
                      GHashTable   *ids)
{
  GHashTableIter iter;
  PmapPending *pending;

  g_return_if_fail (PMAP_IS_RECORDER (self) && self->suspended > 0 && ids != NULL);

  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, (gpointer *) &pending, NULL))
    {
      if (pending->entry != NULL)
        pmap_trail_entry_rename (pending->entry, ids);
      if (pending->field != NULL && pending->field->kind == PMAP_KIND_REFERENCE)
        {
          const char *id = g_value_get_string (&pending->before);
          const char *instead = id != NULL ? g_hash_table_lookup (ids, id) : NULL;

          if (instead != NULL)
            g_value_set_string (&pending->before, instead);
        }
    }
}
