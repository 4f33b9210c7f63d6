/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program's own folder for what must outlive it: snapshots of work that is not saved yet, and earlier versions. Both
 * hold pupils' data, so nobody else may read them: folders are 0700, files 0600, whatever the user's umask is. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-state-folder.h"

#include "base/pmap-error.h"
#include "base/pmap-text.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define FOLDER_MODE 0700
#define FILE_MODE 0600

/**
 * pmap_state_folder_get_path:
 * @name: (nullable): "recovery" or "versions"; %NULL for the folder that both are in
 *
 * Returns: (transfer full): where that folder is, or will be
 */
char *
pmap_state_folder_get_path (const char *name)
{
  return g_build_filename (g_get_user_state_dir (), GETTEXT_PACKAGE, name, NULL);
}

/**
 * pmap_state_folder_make:
 * @path: a folder below pmap_state_folder_get_path()
 * @error: why there is none
 *
 * Makes the folder and those above it, for nobody but the user; one that is there is closed to others.
 *
 * Returns: whether it is there
 */
gboolean
pmap_state_folder_make (const char  *path,
                        GError     **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  if (g_mkdir_with_parents (path, FOLDER_MODE) != 0 || g_chmod (path, FOLDER_MODE) != 0)
    {
      int number = errno;
      g_autofree char *name = pmap_text_of_file_name (path);

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                   /* translators: a folder, and the system's reason. */
                   _("The folder “%1$s” cannot be used: %2$s"), name, g_strerror (number));
      return FALSE;
    }
  return TRUE;
}

/**
 * pmap_state_folder_write:
 * @path: a file in such a folder
 * @bytes: what it is to hold
 * @error: why it does not
 *
 * Writes a private file so that it is on the disk, whole, when this returns, and that what was there is there as long as
 * the new one is not.
 *
 * Returns: whether it was written; if not, what was there is there
 */
gboolean
pmap_state_folder_write (const char  *path,
                         GBytes      *bytes,
                         GError     **error)
{
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  return g_file_set_contents_full (path, data != NULL ? data : "", size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, FILE_MODE, error);
}

/**
 * pmap_state_folder_read:
 * @path: a file in such a folder
 * @most: the largest size that such a file can have
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (nullable): what is in it
 */
GBytes *
pmap_state_folder_read (const char  *path,
                        gsize        most,
                        GError     **error)
{
  g_autofree char *data = NULL;
  GStatBuf status;
  gsize size;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_stat (path, &status) == 0 && (guint64) status.st_size > most)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT, _("The file is larger than any map"));
      return NULL;
    }
  if (!g_file_get_contents (path, &data, &size, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), size);
}
