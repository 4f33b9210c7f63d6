/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stable ids. A record keeps its id for life, across files and years, so an id is made once, from randomness, and
 * says nothing of the person. */

#include "config.h"

#include "base/pmap-id.h"

#include <string.h>

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
