/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One id for one record: where somebody erased a pupil, ids that held the name were replaced, and the other copy and the one
 * before still have the old ones. All three get the new ones before they are put together, so that nothing is doubled and no name
 * comes back. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge-private.h"

#include "model/pmap-neutral-id.h"

#include <string.h>

/* Where both replaced an id, the one of the two that does not depend on the side. */
static void
unite (GHashTable *ids,
       GHashTable *others)
{
  GHashTableIter iter;
  const char *id, *other;

  if (others == NULL)
    return;
  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &other))
    {
      g_autofree char *known = g_strdup (g_hash_table_lookup (ids, id));

      if (known == NULL || strcmp (other, known) < 0)
        g_hash_table_insert (ids, g_strdup (id), g_strdup (other));
      if (known != NULL && strcmp (other, known) < 0)
        g_hash_table_insert (ids, g_steal_pointer (&known), g_strdup (other));
      else if (known != NULL && strcmp (other, known) > 0)
        g_hash_table_insert (ids, g_strdup (other), g_steal_pointer (&known));
    }
}

static void
rewrite (PmapDocument **document,
         GHashTable    *ids)
{
  g_autoptr (PmapDocument) before = *document;

  *document = pmap_neutral_id_rewrite (before, ids);
}

/* Replaces copies that have former ids by ones that have not; the caller's own stay as they are. */
void
_pmap_merge_settle_ids (PmapDocument **before,
                        PmapDocument **mine,
                        PmapDocument **theirs)
{
  g_autoptr (GHashTable) ids = pmap_neutral_id_find (*before, *mine);
  g_autoptr (GHashTable) others = pmap_neutral_id_find (*before, *theirs);

  if (ids == NULL)
    ids = g_steal_pointer (&others);
  if (ids == NULL)
    return;
  unite (ids, others);
  rewrite (before, ids);
  rewrite (mine, ids);
  rewrite (theirs, ids);
}
