/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record that is erased, and all that the trail says of it: taken out while the record is gone, and put back where it was if it
 * comes back. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-recorder-private.h"

#include "base/pmap-text.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"

struct _PmapForgotten
{
  PmapRecord *record;
  GHashTable *ids;              /* of it and of all inside it */
  char **words;                 /* that name it in texts */
  GHashTable *neutral_ids;      /* nullable: ids of others that name it → those in their place while it is gone */
  GPtrArray *entries;           /* taken out of the trail while it is gone */
  GArray *places;               /* where each was */
  gboolean with_versions;
  int texts;                    /* PmapEraseTexts, as the user wished */
};

static gboolean
add_id_cb (PmapRecord *record,
           gpointer    user_data)
{
  if (pmap_record_get_id (record) != NULL)
    g_hash_table_add (user_data, g_strdup (pmap_record_get_id (record)));
  return TRUE;
}

PmapForgotten *
_pmap_forgotten_new (PmapRecord         *record,
                     const char *const  *words,
                     GHashTable         *neutral_ids)
{
  PmapForgotten *self = g_new0 (PmapForgotten, 1);

  self->record = g_object_ref (record);
  self->words = words != NULL ? g_strdupv ((char **) words) : g_new0 (char *, 1);
  self->neutral_ids = neutral_ids != NULL ? g_hash_table_ref (neutral_ids) : NULL;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  pmap_record_walk (record, add_id_cb, self->ids);
  return self;
}

void
_pmap_forgotten_free (gpointer data)
{
  PmapForgotten *self = data;

  g_object_unref (self->record);
  g_hash_table_unref (self->ids);
  g_strfreev (self->words);
  g_clear_pointer (&self->neutral_ids, g_hash_table_unref);
  g_ptr_array_unref (self->entries);
  g_array_unref (self->places);
  g_free (self);
}

PmapRecord *
_pmap_forgotten_get_record (PmapForgotten *self)
{
  return self->record;
}

/* Whether what was kept of the map is to go with it. */
gboolean
_pmap_forgotten_is_with_versions (PmapForgotten *self)
{
  return self->with_versions;
}

void
_pmap_forgotten_set_with_versions (PmapForgotten *self)
{
  self->with_versions = TRUE;
}

void
_pmap_forgotten_set_texts (PmapForgotten *self,
                           int            texts)
{
  self->texts = texts;
}

int
_pmap_forgotten_get_texts (PmapForgotten *self)
{
  return self->texts;
}

void
_pmap_forgotten_add_words (PmapForgotten     *self,
                           const char *const *words)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  g_strv_builder_addv (all, (const char **) self->words);
  g_strv_builder_addv (all, (const char **) words);
  g_strfreev (self->words);
  self->words = g_strv_builder_end (all);
}

static gboolean
names_any (GHashTable *ids,
           const char *id)
{
  return id != NULL && g_hash_table_contains (ids, id);
}

/* Whether an entry says anything of the record. */
gboolean
_pmap_forgotten_is_of (PmapForgotten  *self,
                       PmapTrailEntry *entry)
{
  for (guint i = 0; self->words[i] != NULL; i++)
    if (pmap_text_has_word (entry->name, self->words[i]) || pmap_text_has_word (entry->from, self->words[i])
        || pmap_text_has_word (entry->to, self->words[i]))
      return TRUE;
  return names_any (self->ids, entry->record) || names_any (self->ids, entry->pupil) || names_any (self->ids, entry->from)
         || names_any (self->ids, entry->to);
}

/* That somebody was erased is kept, so that it can be shown to have been done; whom is not. */
void
_pmap_forgotten_make_nameless (PmapForgotten  *self,
                               PmapTrailEntry *entry,
                               PmapDocument   *document)
{
  g_clear_pointer (&entry->name, g_free);
  g_clear_pointer (&entry->pupil, g_free);
  g_free (entry->part);
  entry->part = g_strdup (PMAP_RECORD_GET_CLASS (self->record)->noun->element);
  g_free (entry->record);
  entry->record = g_strdup (pmap_record_get_id (PMAP_RECORD (document)));
  if (entry->record == NULL)
    entry->record = g_strdup (PMAP_RECORD_GET_CLASS (document)->noun->element);
}

/* What an entry says of others, by their ids while it is gone. FALSE where there is no such id in it. */
gboolean
_pmap_forgotten_rename (PmapForgotten  *self,
                        PmapTrailEntry *entry)
{
  return self->neutral_ids != NULL && pmap_trail_entry_rename (entry, self->neutral_ids);
}

static void
rename_all (PmapRecordList *trail,
            GHashTable     *ids,
            GHashTable     *kept)
{
  for (guint i = 0; i < pmap_record_list_get_length (trail); i++)
    {
      PmapRecord *entry = pmap_record_list_get (trail, i);
      g_autoptr (PmapRecord) copy = NULL;

      if (g_hash_table_contains (kept, entry))
        continue;
      copy = _pmap_record_copy_whole (entry);
      if (!pmap_trail_entry_rename (PMAP_TRAIL_ENTRY (copy), ids))
        continue;
      _pmap_record_list_remove (trail, i);
      _pmap_record_list_insert (trail, i, copy);
    }
}

static GHashTable *
turn (GHashTable *ids)
{
  GHashTable *turned = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer before, after;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &before, &after))
    g_hash_table_insert (turned, after, before);
  return turned;
}

/* But for the entries in @kept, which somebody else looks after. */
void
_pmap_forgotten_withhold (PmapForgotten  *self,
                          PmapRecordList *trail,
                          GHashTable     *kept)
{
  for (guint i = pmap_record_list_get_length (trail); i-- > 0;)
    {
      PmapTrailEntry *entry = pmap_record_list_get (trail, i);

      if (g_hash_table_contains (kept, entry) || !_pmap_forgotten_is_of (self, entry))
        continue;
      g_ptr_array_add (self->entries, g_object_ref (entry));
      g_array_append_val (self->places, i);
      _pmap_record_list_remove (trail, i);
    }
  if (self->neutral_ids != NULL)
    rename_all (trail, self->neutral_ids, kept);
}

/* The id in whose place one stands since the record is gone; NULL for none. */
const char *
_pmap_forgotten_find_former_id (PmapForgotten *self,
                                const char    *id)
{
  GHashTableIter iter;
  const char *before, *after;

  if (self->neutral_ids == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, self->neutral_ids);
  while (g_hash_table_iter_next (&iter, (gpointer *) &before, (gpointer *) &after))
    if (g_str_equal (after, id))
      return before;
  return NULL;
}

/* Of those that were taken out, only what is in @entries is to come back. */
void
_pmap_forgotten_keep_entries (PmapForgotten *self,
                              GHashTable    *entries)
{
  for (guint i = self->entries->len; i-- > 0;)
    if (!g_hash_table_contains (entries, self->entries->pdata[i]))
      {
        g_ptr_array_remove_index (self->entries, i);
        g_array_remove_index (self->places, i);
      }
}

/* Without @kept, the ids of others stay what they are. */
void
_pmap_forgotten_give_back (PmapForgotten  *self,
                           PmapRecordList *trail,
                           GHashTable     *kept)
{
  if (self->neutral_ids != NULL && kept != NULL)
    {
      g_autoptr (GHashTable) former = turn (self->neutral_ids);

      rename_all (trail, former, kept);
    }
  for (guint i = self->entries->len; i-- > 0;)
    _pmap_record_list_insert (trail, MIN (g_array_index (self->places, guint, i), pmap_record_list_get_length (trail)),
                              self->entries->pdata[i]);
  g_ptr_array_set_size (self->entries, 0);
  g_array_set_size (self->places, 0);
}
