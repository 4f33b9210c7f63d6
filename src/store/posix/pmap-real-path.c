/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a path means once its links are followed. A link to a map stays a link when the map is saved, and who opened the map
 * by the link and who opened it by its name see each other. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-real-path.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

/**
 * pmap_real_path:
 * @path: a file, there or not
 *
 * Returns: (transfer full) (nullable): where that file is, or would be made, without any link on the way; %NULL, with errno,
 *   if there is no such place or the path is a link that leads nowhere
 */
char *
pmap_real_path (const char *path)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *real = realpath (path, NULL), *result;
  struct stat status;

  if (real == NULL)
    {
      if (errno != ENOENT)
        return NULL;
      if (lstat (path, &status) == 0)
        {
          errno = ENOENT;
          return NULL;
        }
      folder = g_path_get_dirname (path);
      name = g_path_get_basename (path);
      real = realpath (folder, NULL);
      if (real == NULL)
        return NULL;
    }
  result = name != NULL ? g_build_filename (real, name, NULL) : g_strdup (real);
  free (real);
  return result;
}
