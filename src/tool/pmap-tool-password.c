/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Passwords for the commands. One comes from a file, never from the command line: what is typed there is in the list of
 * processes, in the shell's history and in logs. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "base/pmap-error.h"
#include "store/pmap-protection.h"

#include <glib/gi18n.h>
#include <string.h>

/* The longest first line that is taken for a password: a file that has none is most likely the wrong file. */
#define LENGTH_MAX 1024

char *pmap_tool_password_file;

/**
 * pmap_tool_read_password:
 * @path: a file
 * @error: says in plain words why not
 *
 * Returns: (transfer full) (nullable): its first line; free with pmap_secret_free()
 */
char *
pmap_tool_read_password (const char  *path,
                         GError     **error)
{
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  contents[strcspn (contents, "\r\n")] = '\0';
  if (*contents != '\0' && strlen (contents) <= LENGTH_MAX && g_utf8_validate (contents, -1, NULL))
    return contents;
  pmap_secret_free (contents);
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, _("The first line of %s is not a password"), path);
  return NULL;
}

/* The protection of a map, by the password or the recovery key of --password-file. Copies of one map share theirs, so the
 * slow part is done once. */
static PmapProtection *
unlock (GBytes  *sealed,
        GError **error)
{
  static PmapProtection *last;
  char *password;

  if (last != NULL && pmap_protection_is_of (last, sealed))
    return g_object_ref (last);
  if (pmap_tool_password_file == NULL)
    {
      if (pmap_protection_check (sealed, error))
        g_set_error (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED,
                     _("It is protected with a password. Please name a file with the password, with --password-file"));
      return NULL;
    }
  password = pmap_tool_read_password (pmap_tool_password_file, error);
  if (password == NULL)
    return NULL;
  g_clear_object (&last);
  last = pmap_protection_unlock (sealed, password, error);
  pmap_secret_free (password);
  return last != NULL ? g_object_ref (last) : NULL;
}

/**
 * pmap_tool_read_map:
 * @path: a map, protected or not
 * @error: says in plain words why not
 *
 * Returns: (transfer full) (nullable): its XML
 */
GBytes *
pmap_tool_read_map (const char  *path,
                    GError     **error)
{
  g_autoptr (GBytes) bytes = pmap_tool_read_file (path, error);
  g_autoptr (PmapProtection) protection = NULL;

  if (bytes == NULL || !pmap_protection_is_protected (bytes))
    return g_steal_pointer (&bytes);
  protection = unlock (bytes, error);
  return protection != NULL ? pmap_protection_open (protection, bytes, error) : NULL;
}

/**
 * pmap_tool_seal_like:
 * @path: a map that was read, protected or not
 * @plain: the XML of a map
 * @error: says in plain words why not
 *
 * What comes of a protected map stays protected; only "unprotect" says otherwise.
 *
 * Returns: (transfer full) (nullable): @plain, sealed as @path is
 */
GBytes *
pmap_tool_seal_like (const char  *path,
                     GBytes      *plain,
                     GError     **error)
{
  g_autoptr (GBytes) bytes = pmap_tool_read_file (path, error);
  g_autoptr (PmapProtection) protection = NULL;

  if (bytes == NULL)
    return NULL;
  if (!pmap_protection_is_protected (bytes))
    return g_bytes_ref (plain);
  protection = unlock (bytes, error);
  return protection != NULL ? pmap_protection_seal (protection, plain, error) : NULL;
}
