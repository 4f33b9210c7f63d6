/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with the lock beside a map in a thread, for a network drive may take long to answer; and what is left to do
 * with the locks of a process when it ends. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-lock-private.h"

#include "store/posix/pmap-process.h"
#include "store/posix/pmap-temporary.h"

#include <stdlib.h>
#include <string.h>

/* The locks that this process holds, so that they go with it however it leaves main(). */
static GMutex held_mutex;
static GHashTable *held;             /* of path to key */
static gint64 held_by;               /* process: a copy that fork() made holds none of them */

void
_pmap_lock_look_free (PmapLockLook *self)
{
  g_free (self->path);
  g_free (self->key);
  g_free (self->text);
  g_free (self->found);
  g_free (self);
}

/* What the lock says, if it is not ours. */
PmapMarkerResult
_pmap_lock_look_read (PmapLockLook *self)
{
  PmapMarkerResult result;

  g_clear_pointer (&self->found, g_free);
  result = pmap_marker_read (self->path, &self->found, &self->written);
  if (result != PMAP_MARKER_DONE)
    return result;
  return strstr (self->found, self->key) != NULL ? PMAP_MARKER_DONE : PMAP_MARKER_THERE;
}

/* Tells that we are here if it is ours, and otherwise looks whose it is; takes it if it is nobody's. */
void
_pmap_lock_look_carry_out (PmapLockLook *self)
{
  self->result = self->is_mine ? pmap_marker_rewrite (self->path, self->key, self->text) : _pmap_lock_look_read (self);
  if (self->result == PMAP_MARKER_MISSING)
    self->result = pmap_marker_create (self->path, self->text, &self->now);
  if (self->result == PMAP_MARKER_THERE && self->found == NULL)
    self->result = _pmap_lock_look_read (self);
  if (self->cleans)
    pmap_temporary_clean_beside (self->path);
}

static void
release_all_cb (void)
{
  GHashTableIter iter;
  gpointer path, key;

  if (pmap_process_get_id () != held_by)
    return;
  g_hash_table_iter_init (&iter, held);
  while (g_hash_table_iter_next (&iter, &path, &key))
    pmap_marker_remove (path, key);
}

/* Whether this process holds that lock: then the lock goes with it, however it leaves main(). */
void
_pmap_lock_hold (const char *path,
                 const char *key,
                 gboolean    is_held)
{
  g_mutex_lock (&held_mutex);
  if (held == NULL)
    {
      held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      atexit (release_all_cb);
    }
  if (held_by != pmap_process_get_id ())
    g_hash_table_remove_all (held);
  held_by = pmap_process_get_id ();
  if (is_held)
    g_hash_table_insert (held, g_strdup (path), g_strdup (key));
  else if (g_strcmp0 (g_hash_table_lookup (held, path), key) == 0)
    g_hash_table_remove (held, path);
  g_mutex_unlock (&held_mutex);
}
