/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids that hold the name of a pupil who is to be erased, such as g-priya-reading: of what stays in the map, and of what the trail
 * alone still speaks of. Each gets another one that says nothing; whatever refers to it follows. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-erase-private.h"

#include "base/pmap-hash.h"
#include "history/pmap-history-private.h"
#include "model/pmap-neutral-id.h"
#include "model/pmap-trail-entry.h"

/* Of an id that is no record's any more. */
#define GONE_PREFIX "gone"

typedef struct
{
  PmapPupil *pupil;
  GPtrArray *ids;
} Search;

/* A brother's or a sister's id may hold the family name, which is that child's own. */
static gboolean
is_own (PmapRecord *record)
{
  return PMAP_IS_PUPIL (record) && pmap_neutral_id_names (pmap_record_get_id (record), PMAP_PUPIL (record));
}

static void
add (Search     *search,
     const char *id)
{
  if (pmap_neutral_id_names (id, search->pupil) && !g_ptr_array_find_with_equal_func (search->ids, id, g_str_equal, NULL))
    g_ptr_array_add (search->ids, g_strdup (id));
}

static gboolean
add_id_cb (PmapRecord *record,
           gpointer    user_data)
{
  Search *search = user_data;

  if (pmap_record_is_inside (record, PMAP_RECORD (search->pupil)))
    return TRUE;
  if (!PMAP_IS_DOCUMENT (record) && pmap_record_get_id (record) != NULL && !is_own (record))
    add (search, pmap_record_get_id (record));
  return TRUE;
}

static void
add_gone (Search       *search,
          PmapDocument *document,
          const char   *id)
{
  if (id != NULL && pmap_document_find (document, id) == NULL && g_strcmp0 (id, pmap_record_get_id (PMAP_RECORD (document))) != 0)
    add (search, id);
}

/**
 * pmap_erase_list_ids:
 * @pupil: a pupil of a map
 *
 * The ids of what is not the pupil's own in which the pupil's name stands. Erasing replaces them. The map's own id is not among
 * them: see pmap_erase_names_map().
 *
 * Returns: (transfer full) (element-type utf8): the ids, those of the map in its order, then those that only the trail has
 */
GPtrArray *
pmap_erase_list_ids (PmapPupil *pupil)
{
  Search search = { pupil, NULL };
  PmapDocument *document;

  g_return_val_if_fail (PMAP_IS_PUPIL (pupil), NULL);

  document = pmap_record_get_document (PMAP_RECORD (pupil));
  search.ids = g_ptr_array_new_with_free_func (g_free);
  pmap_record_walk (PMAP_RECORD (document), add_id_cb, &search);
  for (guint i = 0; i < pmap_record_list_get_length (document->trail); i++)
    {
      PmapTrailEntry *entry = pmap_record_list_get (document->trail, i);

      add_gone (&search, document, entry->record);
      add_gone (&search, document, entry->pupil);
    }
  return search.ids;
}

/**
 * pmap_erase_names_map:
 * @pupil: a pupil of a map
 *
 * Colleagues' copies, earlier versions and unsaved work are known as the same map by its id, so erasing leaves that as it is.
 *
 * Returns: whether the pupil's name stands in the map's own id
 */
gboolean
pmap_erase_names_map (PmapPupil *pupil)
{
  g_return_val_if_fail (PMAP_IS_PUPIL (pupil), FALSE);

  return pmap_neutral_id_names (pmap_record_get_id (PMAP_RECORD (pmap_record_get_document (PMAP_RECORD (pupil)))), pupil);
}

/* The odd pennies of a shared cost go by the order of pupils' ids, and not one is to move. */
static char *
make_id (PmapRecord *record,
         const char *id)
{
  const char *below = NULL, *above = NULL;

  if (record == NULL)
    return pmap_neutral_id_new (GONE_PREFIX, id, NULL, NULL);
  if (PMAP_IS_PUPIL (record))
    {
      g_autoptr (GPtrArray) places = pmap_erase_list_places (PMAP_PUPIL (record));

      _pmap_erase_find_neighbours (places, id, &below, &above);
    }
  return pmap_neutral_id_new (PMAP_RECORD_GET_CLASS (record)->noun->id_prefix, id, below, above);
}

/* Every id that has to go, with the one that comes in its place. */
GHashTable *
_pmap_erase_make_ids (PmapPupil *pupil)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (pupil));
  GHashTable *made = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) ids = pmap_erase_list_ids (pupil);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (made, g_strdup (ids->pdata[i]), make_id (pmap_document_find (document, ids->pdata[i]), ids->pdata[i]));
  return made;
}

/* The ids that went when somebody was erased in a work that is brought back, with those that are in it; and what only the trail
 * has, or has now that it is brought back. */
GHashTable *
_pmap_erase_find_ids (PmapDocument *document,
                      PmapDocument *draft,
                      GPtrArray    *erased)
{
  GHashTable *found = pmap_neutral_id_find (document, draft);

  if (found == NULL)
    found = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, g_free);
  for (guint i = 0; erased != NULL && i < erased->len; i++)
    {
      g_autoptr (GPtrArray) ids = pmap_erase_list_ids (erased->pdata[i]);

      for (guint j = 0; j < ids->len; j++)
        if (!g_hash_table_contains (found, ids->pdata[j]) && pmap_document_find (draft, ids->pdata[j]) == NULL)
          g_hash_table_insert (found, g_strdup (ids->pdata[j]), make_id (NULL, ids->pdata[j]));
    }
  return found;
}

/* In the step that is open. */
void
_pmap_erase_replace_ids (PmapEditor *editor,
                         GHashTable *ids)
{
  PmapDocument *document = pmap_editor_get_document (editor);
  GHashTableIter iter;
  const char *id, *instead;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &instead))
    {
      PmapRecord *record = pmap_document_find (document, id);

      if (record != NULL)
        _pmap_history_do (pmap_editor_get_history (editor), pmap_change_new_rename (record, instead));
    }
}
