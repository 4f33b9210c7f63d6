/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands read: files, and maps under a password. A password comes from a file, never from the command line: what
 * is typed there is in the list of processes, in the shell's history and in logs. Each file is read once, for what another
 * program hands over cannot be had again, and a file may be another one the next moment. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "base/pmap-error.h"
#include "base/pmap-text.h"
#include "store/pmap-file.h"
#include "store/pmap-protection.h"
#include "store/posix/pmap-input.h"
#include "xml/pmap-xml-read.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* The longest first line that is taken for a password: a file that has none is most likely the wrong file. */
#define LENGTH_MAX 1024

#define SIZE_MAX_SEALED (PMAP_XML_SIZE_MAX + PMAP_PROTECTION_EXTRA_MAX)

char *pmap_tool_password_file;

/* What was read, by its name: the protection that it had, NULL for none. */
static GHashTable *protections;

/* Whether anything that was read is not for everybody's eyes. */
static gboolean has_read_private;

static gboolean
refuse_large (guint64   size,
              GError  **error)
{
  g_autofree char *found = pmap_text_format_size (size);
  g_autofree char *most = pmap_text_format_size (PMAP_XML_SIZE_MAX);

  if (size <= SIZE_MAX_SEALED)
    return FALSE;
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT,
               /* translators: two sizes: "200 MB". */
               _("The file is too large for a provision map: %1$s; at most %2$s can be opened"), found, most);
  return TRUE;
}

/**
 * pmap_tool_read_file:
 * @path: a file, or "/dev/stdin" or the like
 * @error: says in plain words why not
 *
 * A file too large to be a map is refused before a byte of it is read.
 *
 * Returns: (transfer full) (nullable): what is in the file
 */
GBytes *
pmap_tool_read_file (const char  *path,
                     GError     **error)
{
  GError *reason = NULL;
  gboolean is_private;
  GStatBuf info;
  char *contents;
  gsize length;

  if (g_stat (path, &info) == 0 && refuse_large (info.st_size, error))
    return NULL;
  contents = pmap_input_read (path, SIZE_MAX_SEALED, &length, &is_private, &reason);
  if (contents == NULL)
    {
      pmap_file_explain_error (&reason);
      g_propagate_error (error, reason);
      return NULL;
    }
  has_read_private |= is_private;
  if (!refuse_large (length, error))
    return g_bytes_new_take (contents, length);
  pmap_input_free (contents, length);
  return NULL;
}

/**
 * pmap_tool_read_private:
 *
 * Returns: whether a file was read that is protected, or that nobody but its owner may read
 */
gboolean
pmap_tool_read_private (void)
{
  return has_read_private;
}

/**
 * pmap_tool_was_read:
 * @path: a file
 *
 * Returns: whether it is a map that pmap_tool_read_map() has read
 */
gboolean
pmap_tool_was_read (const char *path)
{
  GHashTableIter iter;
  gpointer name;

  if (protections == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, protections);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (pmap_tool_is_same_file (name, path))
      return TRUE;
  return FALSE;
}

/* A zero within the line would cut the password short, and what comes of that opens with less than was meant. */
static gboolean
is_password (const char *line,
             gsize       length)
{
  return length > 0 && length <= LENGTH_MAX && g_utf8_validate_len (line, length, NULL);
}

/**
 * pmap_tool_read_password:
 * @path: a file, or "/dev/stdin" or the like
 * @error: says in plain words why not
 *
 * Returns: (transfer full) (nullable): its first line; free with pmap_secret_free()
 */
char *
pmap_tool_read_password (const char  *path,
                         GError     **error)
{
  GError *reason = NULL;
  gsize length, line;
  char *contents = pmap_input_read (path, LENGTH_MAX, &length, NULL, &reason), *password = NULL;

  if (contents == NULL)
    {
      g_set_error (error, reason->domain, reason->code,
                   /* translators: a file, and why. */
                   _("The file with the password, %1$s, could not be read: %2$s"), path, reason->message);
      g_error_free (reason);
      return NULL;
    }
  for (line = 0; line < length && contents[line] != '\r' && contents[line] != '\n'; )
    line++;
  if (is_password (contents, line))
    password = g_strndup (contents, line);
  else
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, _("The first line of %s is not a password"), path);
  pmap_input_free (contents, length);
  return password;
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

static void
unref_protection (gpointer protection)
{
  g_clear_object (&protection);
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
  g_autoptr (GBytes) bytes = pmap_tool_read_file (path, error), plain = NULL;
  g_autoptr (PmapProtection) protection = NULL;

  if (bytes == NULL)
    return NULL;
  if (!pmap_protection_is_protected (bytes))
    {
      plain = g_steal_pointer (&bytes);
    }
  else
    {
      has_read_private = TRUE;
      protection = unlock (bytes, error);
      plain = protection != NULL ? pmap_protection_open (protection, bytes, error) : NULL;
    }
  if (plain == NULL)
    return NULL;
  if (protections == NULL)
    protections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_protection);
  g_hash_table_insert (protections, g_strdup (path), g_steal_pointer (&protection));
  return g_steal_pointer (&plain);
}

/**
 * pmap_tool_seal_like:
 * @path: a map that pmap_tool_read_map() has read, protected or not
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
  PmapProtection *protection;

  g_return_val_if_fail (pmap_tool_was_read (path), NULL);

  protection = g_hash_table_lookup (protections, path);
  return protection != NULL ? pmap_protection_seal (protection, plain, error) : g_bytes_ref (plain);
}
