/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file can have several names. After a save those in the same folder name the new file too, as if it had been written in
 * place, which is never done. Names in other folders cannot be found: they keep the version before, whole, and that is
 * said. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-replace-private.h"

#include "store/posix/pmap-temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/* A file has two names, or three; more were given to it to keep somebody busy. */
#define NAMES_MOST 8

static gboolean
names_old (PmapReplacement *self,
           const char      *name)
{
  struct stat status;

  return fstatat (self->folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_ino == self->old.status.st_ino
         && status.st_dev == self->old.status.st_dev;
}

static GPtrArray *
find_names (PmapReplacement *self)
{
  /* A descriptor of its own: reading a folder moves on where the descriptor is. */
  int descriptor = openat (self->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  DIR *entries = descriptor >= 0 ? fdopendir (descriptor) : NULL;
  const struct dirent *entry;

  if (entries == NULL)
    {
      if (descriptor >= 0)
        close (descriptor);
      return names;
    }
  while (names->len < NAMES_MOST && (entry = readdir (entries)) != NULL)
    if ((entry->d_ino == self->old.status.st_ino || entry->d_ino == 0) && !pmap_temporary_is (entry->d_name)
        && names_old (self, entry->d_name))
      g_ptr_array_add (names, g_strdup (entry->d_name));
  closedir (entries);
  return names;
}

static gboolean
move_name (PmapReplacement *self,
           const char      *name)
{
  g_autofree char *beside = pmap_temporary_name ();

  if (linkat (self->folder, self->name, self->folder, beside, 0) < 0)
    return FALSE;
  if (names_old (self, name) && renameat (self->folder, beside, self->folder, name) == 0)
    return TRUE;
  unlinkat (self->folder, beside, 0);
  return FALSE;
}

/* After the commit, and after what came out has gone. `old.status` is from right before the commit. */
void
_pmap_replacement_other_names (PmapReplacement *self)
{
  g_autoptr (GPtrArray) names = NULL;
  guint64 n_left = self->exists ? self->old.status.st_nlink - 1 : 0;

  /* What had the name of something that is made from a map may have been a map by its other name. */
  if (n_left == 0 || self->flags & (PMAP_REPLACE_OVERWRITE | PMAP_REPLACE_EXPORT))
    return;
  names = find_names (self);
  for (guint i = 0; i < names->len; i++)
    if (move_name (self, names->pdata[i]))
      n_left--;
  if (self->notes != NULL && n_left > 0)
    pmap_issues_add (self->notes, PMAP_SEVERITY_NOTE, NULL, NULL,
                     _("The map is saved; the file also has a name in another place, and what is there is the version before"));
}
