/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stable ids. A record keeps its id for life, across files and years, so an id is made once, from randomness, and
 * says nothing of the person.
 *
 * In memory the same id is the same pointer, wherever it stands, and is kept once. GLib's interned strings would do, but
 * for their hash, which is the same in every run: see pmap-hash.c. */

#define G_LOG_DOMAIN "pmap-base"

#include "config.h"

#include "base/pmap-id.h"

#include "base/pmap-hash.h"

#include <string.h>

typedef struct
{
  int n_users;           /* atomic; only with the lock held does it become 0 */
  char text[];
} Interned;

static GMutex lock;
static GHashTable *interned;     /* text → Interned */

/**
 * pmap_id_is_valid:
 * @id: (nullable): a candidate
 *
 * An id is an XML name without a colon, of the letters A to Z, digits, '-', '_' and '.', at most
 * %PMAP_ID_LENGTH_MAX long, and begins with a letter or '_'.
 *
 * Returns: whether @id is one
 */
gboolean
pmap_id_is_valid (const char *id)
{
  gsize length;

  if (id == NULL || !(g_ascii_isalpha (*id) || *id == '_'))
    return FALSE;
  length = strlen (id);
  if (length > PMAP_ID_LENGTH_MAX)
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (!g_ascii_isalnum (id[i]) && id[i] != '-' && id[i] != '_' && id[i] != '.')
      return FALSE;
  return TRUE;
}

/**
 * pmap_id_new:
 * @prefix: what the id begins with, a letter or more, so that a person who reads the file sees what it names
 *
 * Returns: (transfer full): an id that no other record has: @prefix, '-' and 16 random hexadecimal digits
 */
char *
pmap_id_new (const char *prefix)
{
  g_autofree char *uuid = g_uuid_string_random ();
  GString *id = g_string_new (prefix);

  g_return_val_if_fail (prefix != NULL, NULL);

  g_string_append_c (id, '-');
  g_string_append_len (id, uuid, 8);
  g_string_append_len (id, uuid + 24, 8);
  return g_string_free (id, FALSE);
}

static Interned *
get_interned (const char *id)
{
  return (Interned *) (void *) ((char *) id - G_STRUCT_OFFSET (Interned, text));
}

/**
 * pmap_id_intern:
 * @id: a text
 *
 * Returns: (transfer full): the pointer that stands for @id as long as anybody holds it; pmap_id_release() it
 */
char *
pmap_id_intern (const char *id)
{
  Interned *self;

  g_return_val_if_fail (id != NULL, NULL);

  g_mutex_lock (&lock);
  if (interned == NULL)
    interned = g_hash_table_new (pmap_hash_text, g_str_equal);
  self = g_hash_table_lookup (interned, id);
  if (self == NULL)
    {
      gsize size = strlen (id) + 1;

      self = g_malloc (sizeof (Interned) + size);
      self->n_users = 1;
      memcpy (self->text, id, size);
      g_hash_table_insert (interned, self->text, self);
    }
  else
    g_atomic_int_inc (&self->n_users);
  g_mutex_unlock (&lock);
  return self->text;
}

/**
 * pmap_id_acquire:
 * @id: a pointer from pmap_id_intern()
 *
 * Returns: (transfer full): @id, held once more
 */
char *
pmap_id_acquire (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  g_atomic_int_inc (&get_interned (id)->n_users);
  return (char *) id;
}

/**
 * pmap_id_release:
 * @id: (type utf8) (transfer full): a pointer from pmap_id_intern()
 */
void
pmap_id_release (gpointer id)
{
  Interned *self;

  g_return_if_fail (id != NULL);

  self = get_interned (id);
  for (;;)
    {
      int n_users = g_atomic_int_get (&self->n_users);

      if (n_users <= 1)
        break;
      if (g_atomic_int_compare_and_exchange (&self->n_users, n_users, n_users - 1))
        return;
    }
  g_mutex_lock (&lock);
  if (g_atomic_int_dec_and_test (&self->n_users))
    {
      g_hash_table_remove (interned, self->text);
      g_free (self);
    }
  g_mutex_unlock (&lock);
}
