/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps the trail of an open map in step with what its user does.
 *
 * For every field that was set since the last save it remembers the value that is on the disk, for every record that came or went
 * whether it was there. At the end of each step, what differs from the disk has one entry at the end of the trail, and what does
 * not has none: so that all undone and saved is the old file to the byte. Once saved, the entries stay as they are.
 *
 * The trail is no part of undo: it follows the map, whichever way the map goes. Nothing else changes it while a map is open. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-recorder-private.h"

#include "base/pmap-moment.h"
#include "base/pmap-text.h"
#include "history/pmap-history-private.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"

enum
{
  ERASED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapRecorder, pmap_recorder, G_TYPE_OBJECT)

static guint
hash_pending (gconstpointer key)
{
  const PmapPending *pending = key;

  return g_direct_hash (pending->record) ^ (g_direct_hash (pending->field) * 31);
}

static gboolean
equal_pending (gconstpointer a,
               gconstpointer b)
{
  const PmapPending *x = a, *y = b;

  return x->record == y->record && x->field == y->field;
}

static void
free_pending (PmapPending *pending)
{
  if (pending->field != NULL)
    g_value_unset (&pending->before);
  g_object_unref (pending->record);
  g_clear_object (&pending->owner);
  g_clear_object (&pending->entry);
  g_free (pending->name);
  g_free (pending);
}

static void
pmap_recorder_finalize (GObject *object)
{
  PmapRecorder *self = PMAP_RECORDER (object);

  _pmap_history_watch (self->history, NULL, NULL);
  g_hash_table_unref (self->pending);
  g_ptr_array_unref (self->touched);
  g_ptr_array_unref (self->forgotten);
  g_ptr_array_unref (self->overwritten);
  g_ptr_array_unref (self->undone);
  g_queue_clear_full (&self->overflow, g_object_unref);

  G_OBJECT_CLASS (pmap_recorder_parent_class)->finalize (object);
}

static void
pmap_recorder_class_init (PmapRecorderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_recorder_finalize;

  /**
   * PmapRecorder::erased:
   * @self: the recorder
   * @forget_versions: whether what was kept of the map is to go as well
   *
   * The map was saved without what pmap_recorder_forget() was told of. Said before anybody else hears of the save.
   */
  signals[ERASED] = g_signal_new ("erased", PMAP_TYPE_RECORDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_BOOLEAN);
}

static void
pmap_recorder_init (PmapRecorder *self)
{
  self->pending = g_hash_table_new_full (hash_pending, equal_pending, NULL, (GDestroyNotify) free_pending);
  self->touched = g_ptr_array_new ();
  self->forgotten = g_ptr_array_new_with_free_func (_pmap_forgotten_free);
  self->overwritten = g_ptr_array_new_with_free_func (g_object_unref);
  self->undone = g_ptr_array_new ();
}

/* --- the trail itself --- */

void
_pmap_recorder_insert_entry (PmapRecorder   *self,
                             PmapTrailEntry *entry,
                             guint           position)
{
  _pmap_record_list_insert (self->document->trail, position, PMAP_RECORD (entry));
}

void
_pmap_recorder_remove_entry (PmapRecorder   *self,
                             PmapTrailEntry *entry)
{
  GList *link;
  guint position;

  if (pmap_record_list_get_position (self->document->trail, PMAP_RECORD (entry), &position))
    {
      _pmap_record_list_remove (self->document->trail, position);
      return;
    }
  link = g_queue_find (&self->overflow, entry);
  if (link != NULL)
    {
      g_queue_delete_link (&self->overflow, link);
      g_object_unref (entry);
    }
}

static void
take_entry (PmapRecorder *self,
            PmapPending  *pending)
{
  if (pending->entry == NULL)
    return;
  _pmap_recorder_remove_entry (self, pending->entry);
  g_clear_object (&pending->entry);
}

/* All back, as if there were room. */
void
_pmap_recorder_unfold (PmapRecorder *self)
{
  while (!g_queue_is_empty (&self->overflow))
    {
      g_autoptr (PmapTrailEntry) entry = g_queue_pop_tail (&self->overflow);

      _pmap_recorder_insert_entry (self, entry, 0);
    }
}

void
_pmap_recorder_fold (PmapRecorder *self)
{
  PmapRecordList *trail = self->document->trail;

  while (pmap_record_list_get_length (trail) > PMAP_TRAIL_MAXIMUM)
    {
      g_queue_push_tail (&self->overflow, g_object_ref (pmap_record_list_get (trail, 0)));
      _pmap_record_list_remove (trail, 0);
    }
  while (pmap_record_list_get_length (trail) < PMAP_TRAIL_MAXIMUM && !g_queue_is_empty (&self->overflow))
    {
      g_autoptr (PmapTrailEntry) entry = g_queue_pop_tail (&self->overflow);

      _pmap_recorder_insert_entry (self, entry, 0);
    }
}

/* --- what there is to say --- */

gboolean
_pmap_recorder_is_in_map (PmapRecorder *self,
                          PmapRecord   *record)
{
  return pmap_record_get_document (record) == self->document;
}

/* Whether an erased record is in the map again: by undo, or another of its id, where a colleague had changed it and it was decided
 * that it stays. */
static gboolean
is_back (PmapRecorder *self,
         PmapRecord   *record)
{
  const char *id = pmap_record_get_id (record);

  return _pmap_recorder_is_in_map (self, record) || (id != NULL && pmap_document_find (self->document, id) != NULL);
}

/* Whether a record is in a list, be that in the map or in something that is gone itself. */
static gboolean
is_placed (PmapRecord *record)
{
  return pmap_record_get_owner (record) != NULL;
}

static PmapPending *
find (PmapRecorder    *self,
      PmapRecord      *record,
      const PmapField *field)
{
  PmapPending key = { .record = record, .field = field };

  return g_hash_table_lookup (self->pending, &key);
}

/* Whether a record, or one that it is in, was added since the save: then its being added says all. */
static gboolean
is_new (PmapRecorder *self,
        PmapRecord   *record)
{
  for (; record != NULL; record = pmap_record_get_owner (record))
    {
      PmapPending *pending = find (self, record, NULL);

      if (pending != NULL && !pending->was_there)
        return TRUE;
    }
  return FALSE;
}

/* Whether an entry may stand; it is made nameless where it says that a forgotten record went, and names others as they are called
 * since then. */
static gboolean
pass_forgotten (PmapRecorder   *self,
                PmapTrailEntry *entry,
                PmapPending    *pending)
{
  for (guint i = 0; i < self->forgotten->len; i++)
    {
      PmapForgotten *forgotten = self->forgotten->pdata[i];
      PmapRecord *record = _pmap_forgotten_get_record (forgotten);

      if (is_back (self, record))
        continue;
      /* The same under another id is no change. */
      if (_pmap_forgotten_rename (forgotten, entry) && entry->what == PMAP_TRAIL_CHANGED
          && g_strcmp0 (entry->from, entry->to) == 0)
        return FALSE;
      if (!_pmap_forgotten_is_of (forgotten, entry))
        continue;
      if (pending->record != record || pending->field != NULL)
        return FALSE;
      _pmap_forgotten_make_nameless (forgotten, entry, self->document);
    }
  return TRUE;
}

static PmapTrailEntry *
say_set (PmapRecorder *self,
         PmapPending  *pending)
{
  g_auto (GValue) now = G_VALUE_INIT;
  g_autofree char *name = NULL;
  PmapTrailEntry *entry;

  if (!_pmap_recorder_is_in_map (self, pending->record))
    return NULL;
  pmap_record_get_value (pending->record, pending->field, &now);
  if (pmap_change_same_value (&pending->before, &now) || is_new (self, pending->record))
    return NULL;
  if (pmap_record_get_id (pending->record) == NULL)
    name = _pmap_recorder_name (pending->record);
  entry = _pmap_recorder_make_entry (self->document, PMAP_TRAIL_CHANGED, pending->record,
                                     pmap_record_get_owner (pending->record), name, pending->when);
  _pmap_recorder_set_values (entry, pending->field, &pending->before, &now);
  return entry;
}

static PmapTrailEntry *
say_placed (PmapRecorder *self,
            PmapPending  *pending)
{
  gboolean is_there = is_placed (pending->record) || is_back (self, pending->record);
  g_autofree char *name = NULL;

  if (is_there == pending->was_there || !_pmap_recorder_is_in_map (self, pending->owner) || is_new (self, pending->owner))
    return NULL;
  name = is_there ? _pmap_recorder_name (pending->record) : g_strdup (pending->name);
  return _pmap_recorder_make_entry (self->document, is_there ? PMAP_TRAIL_ADDED : PMAP_TRAIL_REMOVED, pending->record,
                                    pending->owner, name, pending->when);
}

void
_pmap_recorder_say (PmapRecorder *self,
                    PmapPending  *pending)
{
  g_autoptr (PmapTrailEntry) entry = pending->field != NULL ? say_set (self, pending) : say_placed (self, pending);
  guint place;

  if (entry != NULL && !pass_forgotten (self, entry, pending))
    g_clear_object (&entry);
  if (entry != NULL)
    _pmap_recorder_seal (entry);
  if (entry != NULL && pending->entry != NULL && pmap_trail_entry_equal (entry, pending->entry))
    return;
  place = pmap_record_list_get_length (self->document->trail);
  /* What was added, and is only called otherwise by now, stays where it is; so does what is said under another id. */
  if (entry != NULL && pending->entry != NULL && (pending->field == NULL || g_strcmp0 (entry->record, pending->entry->record) != 0))
    pmap_record_list_get_position (self->document->trail, PMAP_RECORD (pending->entry), &place);
  take_entry (self, pending);
  if (entry == NULL)
    return;
  _pmap_recorder_insert_entry (self, entry, MIN (place, pmap_record_list_get_length (self->document->trail)));
  pending->entry = g_steal_pointer (&entry);
}

/* --- what is forgotten --- */

/* Those that are there for a change that was made since the last save: they follow that change. */
static GHashTable *
list_pending (PmapRecorder *self)
{
  GHashTable *entries = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  PmapPending *pending;

  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, (gpointer *) &pending, NULL))
    if (pending->entry != NULL)
      g_hash_table_add (entries, pending->entry);
  return entries;
}

void
_pmap_recorder_settle_forgotten (PmapRecorder *self)
{
  g_autoptr (GHashTable) pending = NULL;

  if (self->forgotten->len == 0)
    return;
  pending = list_pending (self);
  _pmap_recorder_unfold (self);
  for (guint i = 0; i < self->forgotten->len; i++)
    {
      PmapForgotten *forgotten = self->forgotten->pdata[i];

      if (_pmap_recorder_is_in_map (self, _pmap_forgotten_get_record (forgotten)))
        _pmap_forgotten_give_back (forgotten, self->document->trail, pending);
      else if (is_back (self, _pmap_forgotten_get_record (forgotten)))      /* with the ids that what was taken in has */
        _pmap_forgotten_give_back (forgotten, self->document->trail, NULL);
      else
        _pmap_forgotten_withhold (forgotten, self->document->trail, pending);
    }
}

/* --- what the history tells --- */

static PmapPending *
need (PmapRecorder           *self,
      const PmapChangeEffect *effect)
{
  PmapPending *pending = find (self, effect->record, effect->field);

  if (pending != NULL)
    return pending;
  pending = g_new0 (PmapPending, 1);
  pending->number = ++self->last_number;
  pending->record = g_object_ref (effect->record);
  pending->field = effect->field;
  if (effect->field != NULL)
    {
      g_value_init (&pending->before, G_VALUE_TYPE (effect->before));
      g_value_copy (effect->before, &pending->before);
    }
  else
    {
      pending->owner = g_object_ref (effect->owner);
      pending->was_there = !effect->comes;
    }
  g_hash_table_add (self->pending, pending);
  return pending;
}

static void
drop (PmapRecorder *self,
      PmapPending  *pending)
{
  if (pending->entry != NULL)
    g_ptr_array_add (self->overwritten, g_object_ref (pending->entry));
  take_entry (self, pending);
  if (pending->is_touched)
    g_ptr_array_remove (self->touched, pending);
  g_hash_table_remove (self->pending, pending);
}

static gboolean
drop_inside_cb (PmapRecord *record,
                gpointer    user_data)
{
  PmapRecorder *self = user_data;
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  for (guint i = 0; i <= klass->n_fields; i++)
    {
      PmapPending *pending = find (self, record, i < klass->n_fields ? &klass->fields[i] : NULL);

      if (pending != NULL)
        drop (self, pending);
    }
  return TRUE;
}

/* Somebody else's change: what the user did there is overwritten, and the map on the disk says what it says now. */
static void
overwrite (PmapRecorder           *self,
           const PmapChangeEffect *effect)
{
  PmapPending *pending = find (self, effect->record, effect->field);

  if (pending != NULL)
    drop (self, pending);
  if (effect->field == NULL && !effect->comes)
    pmap_record_walk (effect->record, drop_inside_cb, self);
}

static void
touch (PmapRecorder *self,
       PmapPending  *pending)
{
  if (!pending->is_touched)
    g_ptr_array_add (self->touched, pending);
  pending->is_touched = TRUE;
}

/* What was added is called by the name that it has by now. */
static void
touch_new (PmapRecorder *self,
           PmapRecord   *record)
{
  PmapPending *pending = find (self, record, NULL);

  if (pending != NULL && !pending->was_there)
    touch (self, pending);
}

static void
note (gpointer          data,
      PmapChangeEffect *effect)
{
  PmapRecorder *self = data;
  PmapPending *pending;

  if (PMAP_IS_TRAIL_ENTRY (effect->record))
    return;
  if (self->suspended > 0)
    {
      overwrite (self, effect);
      return;
    }
  pending = need (self, effect);
  pending->when = pmap_moment_now ();
  if (effect->field == NULL)
    {
      self->placing = TRUE;
      g_set_object (&pending->owner, effect->owner);
      g_free (pending->name);
      pending->name = effect->comes ? NULL : _pmap_recorder_name (effect->record);     /* while it is still in the map */
    }
  touch (self, pending);
  if (effect->field != NULL)
    touch_new (self, effect->record);
}

int
_pmap_recorder_compare_pending (gconstpointer a,
                                gconstpointer b)
{
  const PmapPending *x = *(PmapPending *const *) a, *y = *(PmapPending *const *) b;

  return x->number < y->number ? -1 : x->number > y->number;
}

/* What came or went may have made more or less to say of what is in it. */
static void
touch_all (PmapRecorder *self)
{
  GHashTableIter iter;
  PmapPending *pending;
  guint n = self->touched->len;

  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, (gpointer *) &pending, NULL))
    touch (self, pending);
  /* Those of the step stay in its order; a hash table's order would make two files of one. */
  if (self->touched->len > n)
    qsort (self->touched->pdata + n, self->touched->len - n, sizeof (gpointer), _pmap_recorder_compare_pending);
}

/* What came and is gone again, or is as it was on the disk and was never said to differ, needs no more keeping. */
gboolean
_pmap_recorder_is_idle (PmapPending *pending)
{
  g_auto (GValue) now = G_VALUE_INIT;

  if (pending->entry != NULL)
    return FALSE;
  if (pending->field == NULL)
    return is_placed (pending->record) == pending->was_there;
  pmap_record_get_value (pending->record, pending->field, &now);
  return pmap_change_same_value (&pending->before, &now);
}

static void
finish (gpointer data)
{
  PmapRecorder *self = data;

  if (self->touched->len == 0)
    return;
  if (self->placing)
    touch_all (self);
  for (guint i = 0; i < self->touched->len; i++)
    _pmap_recorder_say (self, self->touched->pdata[i]);
  if (self->placing)
    _pmap_recorder_settle_forgotten (self);
  _pmap_recorder_fold (self);
  self->placing = FALSE;
  for (guint i = 0; i < self->touched->len; i++)
    {
      PmapPending *pending = self->touched->pdata[i];

      pending->is_touched = FALSE;
      if (_pmap_recorder_is_idle (pending))
        g_hash_table_remove (self->pending, pending);
    }
  g_ptr_array_set_size (self->touched, 0);
}

static gboolean
is_later (GHashTable *later,
          PmapRecord *record)
{
  for (; record != NULL; record = pmap_record_get_owner (record))
    if (g_hash_table_contains (later, record))
      return TRUE;
  return FALSE;
}

/* What is on the disk is settled. What was changed while it was being written is not: such a record is looked at again when
 * the map is next saved, and its entries then tell of both. */
static void
saved (gpointer    data,
       GHashTable *later)
{
  PmapRecorder *self = data;
  gboolean has_erased = FALSE, forget_versions = self->forget_versions;
  GHashTableIter iter;
  PmapPending *pending;

  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, (gpointer *) &pending, NULL))
    if (later == NULL || !is_later (later, pending->record))
      g_hash_table_iter_remove (&iter);
  /* One that is in the map may be removed again, by redo. */
  for (guint i = self->forgotten->len; i-- > 0;)
    {
      PmapRecord *record = _pmap_forgotten_get_record (self->forgotten->pdata[i]);

      if (is_back (self, record) || (later != NULL && g_hash_table_contains (later, record)))
        continue;
      has_erased = TRUE;
      forget_versions |= _pmap_forgotten_is_with_versions (self->forgotten->pdata[i]);
      g_ptr_array_remove_index (self->forgotten, i);
    }
  if (later == NULL)
    g_queue_clear_full (&self->overflow, g_object_unref);
  self->forget_versions = FALSE;
  if (has_erased || forget_versions)
    g_signal_emit (self, signals[ERASED], 0, forget_versions);
}

static const PmapHistoryWatch watch = { note, finish, saved };

PmapRecorder *
_pmap_recorder_new (PmapDocument *document,
                    PmapHistory  *history)
{
  PmapRecorder *self = g_object_new (PMAP_TYPE_RECORDER, NULL);

  self->document = document;
  self->history = history;
  _pmap_history_watch (history, &watch, self);
  return self;
}

/**
 * pmap_recorder_forget:
 * @self: a recorder
 * @record: a record of the map that is about to be removed for good, in the step that is open
 * @words: (nullable): words that name it in texts
 * @ids: (nullable) (element-type utf8 utf8): ids of other records that name it, with those that they get in the same step
 *
 * All that the trail says of @record, and of all that is inside it, goes when it goes, and comes back if that is undone before
 * the map is saved. Of the removal it says that one was removed, and not which. Of others it speaks by their new ids meanwhile.
 */
void
pmap_recorder_forget (PmapRecorder       *self,
                      PmapRecord         *record,
                      const char *const  *words,
                      GHashTable         *ids)
{
  g_return_if_fail (PMAP_IS_RECORDER (self) && PMAP_IS_RECORD (record));
  g_return_if_fail (_pmap_history_is_open (self->history));

  _pmap_history_set_final (self->history);
  /* It may have been erased before, and be back by undo: what was wished then is withdrawn. */
  for (guint i = self->forgotten->len; i-- > 0;)
    if (_pmap_forgotten_get_record (self->forgotten->pdata[i]) == record)
      g_ptr_array_remove_index (self->forgotten, i);
  g_ptr_array_add (self->forgotten, _pmap_forgotten_new (record, words, ids));
}

static PmapForgotten *
find_forgotten (PmapRecorder *self,
                PmapRecord   *record)
{
  for (guint i = 0; i < self->forgotten->len; i++)
    if (_pmap_forgotten_get_record (self->forgotten->pdata[i]) == record)
      return self->forgotten->pdata[i];
  return NULL;
}

/* What was to become of a forgotten record's name in the texts of others, for what is taken in later: see #PmapEraseTexts. */
void
_pmap_recorder_set_texts (PmapRecorder *self,
                          PmapRecord   *record,
                          int           texts)
{
  _pmap_forgotten_set_texts (find_forgotten (self, record), texts);
}

int
_pmap_recorder_get_texts (PmapRecorder *self,
                          PmapRecord   *record)
{
  return _pmap_forgotten_get_texts (find_forgotten (self, record));
}

/* Words that name a forgotten record in what is about to be taken in. */
void
_pmap_recorder_add_words (PmapRecorder      *self,
                          PmapRecord        *record,
                          const char *const *words)
{
  _pmap_forgotten_add_words (find_forgotten (self, record), words);
}

/**
 * pmap_recorder_forget_versions:
 * @self: a recorder
 * @record: (nullable): a record that pmap_recorder_forget() was called with, or %NULL for one that is gone already: work that
 *   was brought back after a crash as a map of its own
 *
 * Earlier versions of the map are to go as well, as soon as the map is saved without @record: see #PmapRecorder::erased.
 */
void
pmap_recorder_forget_versions (PmapRecorder *self,
                               PmapRecord   *record)
{
  g_return_if_fail (PMAP_IS_RECORDER (self) && (record == NULL || PMAP_IS_RECORD (record)));

  self->forget_versions |= record == NULL;
  for (guint i = 0; i < self->forgotten->len; i++)
    if (_pmap_forgotten_get_record (self->forgotten->pdata[i]) == record)
      _pmap_forgotten_set_with_versions (self->forgotten->pdata[i]);
}

/**
 * pmap_recorder_list_forgotten:
 * @self: a recorder
 * @forget_versions: (out) (nullable): whether earlier versions are to go when the map is saved as it is
 *
 * Returns: (transfer container) (element-type PmapRecord): what is erased since the last save, as it was; what is back by undo
 *   is not among it
 */
GPtrArray *
pmap_recorder_list_forgotten (PmapRecorder *self,
                              gboolean     *forget_versions)
{
  GPtrArray *records = g_ptr_array_new ();

  g_return_val_if_fail (PMAP_IS_RECORDER (self), records);

  if (forget_versions != NULL)
    *forget_versions = self->forget_versions;
  for (guint i = 0; i < self->forgotten->len; i++)
    {
      PmapForgotten *forgotten = self->forgotten->pdata[i];
      PmapRecord *record = _pmap_forgotten_get_record (forgotten);

      if (is_back (self, record))
        continue;
      g_ptr_array_add (records, record);
      if (forget_versions != NULL)
        *forget_versions |= _pmap_forgotten_is_with_versions (forgotten);
    }
  return records;
}
