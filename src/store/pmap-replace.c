/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Replaces a file so that, whatever happens on the way, its name always names either all of the old or all of the
 * new: on a full disk, a pulled stick, a power cut, a colleague who saves at the same time.
 *
 * GIO's own replacing does not promise that (it renames a half-written file over the good one when the disk is full,
 * and writes in place where the file is somebody else's), so this is done here, in the only file of the project with
 * calls that only POSIX has. The rules:
 *
 * - The old file is never opened for writing and never moved out of the way.
 * - The new one is written beside it under another name, flushed to the disk, closed, and read back before it takes
 *   the name. Every call's result counts. After a failed flush nothing is tried again on that file.
 * - What the name holds is compared with what we believe it holds, at the start and right before the end. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-replace.h"

#include "base/pmap-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_ATTEMPTS 16
#define RENAME_ATTEMPTS 5            /* others' programs hold a file open for moments: virus scanners, indexers */
#define RENAME_PAUSE (100 * 1000)    /* microseconds; doubled each time: 1.5 seconds in all */

typedef struct
{
  int folder;            /* descriptor of the folder, for everything below */
  char *name;            /* of the file in it */
  char *temporary;       /* of the new file, while there is one */
  struct stat status;    /* of the old file */
  gboolean exists;
} Place;

static void
close_place (Place *place)
{
  if (place->temporary != NULL)
    unlinkat (place->folder, place->temporary, 0);
  if (place->folder >= 0)
    close (place->folder);
  g_free (place->name);
  g_free (place->temporary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, close_place)

static gboolean
fail (GError **error,
      int      code)
{
  const char *cause, *remedy;

  switch (code)
    {
    case ENOSPC:
    case EFBIG:
      cause = _("the disk is full");
      remedy = _("Make room on it, or save the map somewhere else.");
      break;
    case EDQUOT:
      cause = _("your share of the disk is used up");
      remedy = _("Make room on it, or save the map somewhere else.");
      break;
    case EACCES:
    case EPERM:
      cause = _("you may not write there");
      remedy = _("Save the map in another folder, or ask for the right to write in this one.");
      break;
    case EROFS:
      cause = _("the disk can only be read");
      remedy = _("Save the map on another disk.");
      break;
    case ENOENT:
    case ENOTDIR:
      cause = _("the folder is no longer there");
      remedy = _("Connect the drive again, or save the map in another folder.");
      break;
    default:
      cause = g_strerror (code);
      remedy = _("Try again, or save the map in another folder.");
      break;
    }
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
               /* translators: why ("the disk is full"), then what to do, a sentence. */
               _("The map was not saved: %1$s. The file is as it was, and your changes are still here. %2$s"),
               cause, remedy);
  return FALSE;
}

/* Finds the folder and the name behind any links. */
static gboolean
open_place (const char  *path,
            Place       *place,
            GError     **error)
{
  g_autofree char *directory = NULL;
  char *real = realpath (path, NULL);
  struct stat link_status;

  place->folder = -1;
  if (real == NULL && (errno != ENOENT || lstat (path, &link_status) == 0))
    return fail (error, errno != 0 ? errno : ENOENT);
  directory = g_path_get_dirname (real != NULL ? real : path);
  place->name = g_path_get_basename (real != NULL ? real : path);
  free (real);
  place->folder = open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return place->folder >= 0 || fail (error, errno);
}

/* Whether a file in the folder holds `bytes`; -1 with errno if it cannot be read. */
static int
holds (Place       *place,
       const char  *name,
       GBytes      *bytes,
       struct stat *status)
{
  g_autofree char *block = g_malloc (64 * 1024);
  const char *expected = bytes != NULL ? g_bytes_get_data (bytes, NULL) : NULL;
  gsize length = bytes != NULL ? g_bytes_get_size (bytes) : 0, done = 0;
  gboolean equal = bytes != NULL;
  int descriptor = openat (place->folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC), saved;
  gssize n = 0;

  if (descriptor < 0)
    return -1;
  if (fstat (descriptor, status) < 0)
    n = -1;
  else if (!S_ISREG (status->st_mode))
    {
      errno = EISDIR;
      n = -1;
    }
  else if ((gsize) status->st_size != length)
    equal = FALSE;
  while (n >= 0 && equal)
    {
      n = read (descriptor, block, 64 * 1024);
      if (n < 0 && errno == EINTR)
        n = 0;
      else if (n == 0)
        break;
      else if (n > 0)
        {
          equal = (gsize) n <= length - done && memcmp (block, expected + done, n) == 0;
          done += n;
        }
    }
  saved = errno;
  close (descriptor);
  errno = saved;
  return n < 0 ? -1 : equal && done == length;
}

/* Whether the name still holds what we believe it does. */
static gboolean
check_base (Place             *place,
            GBytes            *base,
            PmapReplaceFlags   flags,
            GError           **error)
{
  int same = holds (place, place->name, base, &place->status);

  place->exists = same >= 0;
  if (same < 0 && errno == ENOENT)
    return TRUE;
  if (same < 0 && (errno == EISDIR || errno == ELOOP || errno == ENXIO))
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                   _("The map was not saved: what is there under this name is not a file. Choose another name."));
      return FALSE;
    }
  if (same < 0)
    return fail (error, errno);
  if (!same && !(flags & PMAP_REPLACE_OVERWRITE))
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE, "%s",
                   base != NULL
                   ? _("The map was not saved: somebody else has changed this file since it was opened. Their file is as "
                       "they left it, and your changes are still here. Save yours under another name.")
                   : _("The map was not saved: there is a file of this name already. Choose another name."));
      return FALSE;
    }
  if (faccessat (place->folder, place->name, W_OK, 0) < 0)
    return fail (error, errno);
  return TRUE;
}

/* Makes the new file under a name that says nothing of what is in it. */
static int
create_temporary (Place *place)
{
  /* A new file gets the rights that the user's programs give; one in place of another gets that one's, later. */
  mode_t mode = place->exists ? 0600 : 0666;

  for (guint i = 0; i < NAME_ATTEMPTS; i++)
    {
      g_autofree char *name = g_strdup_printf (".provision-map-%08x.tmp", g_random_int ());
      int descriptor = openat (place->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);

      if (descriptor >= 0)
        {
          place->temporary = g_steal_pointer (&name);
          return descriptor;
        }
      if (errno != EEXIST)
        return -1;
    }
  return -1;
}

static gboolean
write_all (int     descriptor,
           GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      gssize n = write (descriptor, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          if (n == 0)
            errno = ENOSPC;
          return FALSE;
        }
      text += n;
      length -= n;
    }
  return TRUE;
}

/* Group and rights as the old file has them; where the system does not let us, the new file is the stricter. */
static gboolean
keep_rights (int          descriptor,
             const Place *place)
{
  mode_t mode = place->status.st_mode & 07777;
  struct stat status;

  if (!place->exists)
    return TRUE;
  if (fstat (descriptor, &status) < 0)
    return FALSE;
  if (status.st_gid != place->status.st_gid && fchown (descriptor, (uid_t) -1, place->status.st_gid) < 0)
    mode &= ~(mode_t) (S_ISUID | S_ISGID | S_IRWXG);
  return fchmod (descriptor, mode) == 0 || errno == EPERM || errno == ENOTSUP || errno == ENOSYS;
}

static gboolean
write_temporary (Place   *place,
                 GBytes  *bytes,
                 GError **error)
{
  struct stat status;
  int descriptor = create_temporary (place), problem = 0, same;

  if (descriptor < 0)
    return fail (error, errno);
  if (!write_all (descriptor, bytes) || !keep_rights (descriptor, place) || fsync (descriptor) < 0)
    problem = errno;
  if (close (descriptor) < 0 && errno != EINTR && problem == 0)
    problem = errno;
  if (problem != 0)
    return fail (error, problem);

  same = holds (place, place->temporary, bytes, &status);
  if (same < 0)
    return fail (error, errno);
  if (!same)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                   _("The map was not saved: the disk does not give back what was written to it. The file is as it was, "
                     "and your changes are still here. Save the map on another disk."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_passing (int code)
{
  return code == EBUSY || code == ETXTBSY || code == EACCES || code == EEXIST;
}

/* Gives the new file the name. */
static gboolean
commit (Place             *place,
        PmapReplaceFlags   flags,
        GError           **error)
{
  if (!place->exists && !(flags & PMAP_REPLACE_OVERWRITE))
    {
      if (linkat (place->folder, place->temporary, place->folder, place->name, 0) == 0)
        return TRUE;                 /* the other name goes with the place */
      if (errno == EEXIST)
        {
          g_set_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE,
                       _("The map was not saved: there is a file of this name already. Choose another name."));
          return FALSE;
        }
    }
  for (guint i = 0; ; i++)
    {
      if (renameat (place->folder, place->temporary, place->folder, place->name) == 0)
        {
          g_clear_pointer (&place->temporary, g_free);
          return TRUE;
        }
      if (!is_passing (errno) || i + 1 == RENAME_ATTEMPTS)
        return fail (error, errno);
      g_usleep (RENAME_PAUSE << i);
    }
}

/**
 * pmap_replace_file:
 * @path: a file, there or not; links are followed
 * @bytes: what shall be in it
 * @base: (nullable): what we believe is in it; %NULL if we believe that there is no such file
 * @flags: see #PmapReplaceFlags
 * @confirmed: (out): whether the disk has confirmed the new name; where not, the file is saved but might not outlast
 *   a power cut in the next moments
 * @error: %PMAP_ERROR_CHANGED_ELSEWHERE or %PMAP_ERROR_NOT_SAVED, with what was kept and what to do
 *
 * Puts @bytes in the place of a file, wholly or not at all; see the rules above.
 *
 * Returns: whether @path now holds @bytes; if not, it holds what it held
 */
gboolean
pmap_replace_file (const char        *path,
                   GBytes            *bytes,
                   GBytes            *base,
                   PmapReplaceFlags   flags,
                   gboolean          *confirmed,
                   GError           **error)
{
  g_auto (Place) place = { .folder = -1 };

  g_return_val_if_fail (path != NULL && bytes != NULL && confirmed != NULL, FALSE);

  if (!open_place (path, &place, error) || !check_base (&place, base, flags, error)
      || !write_temporary (&place, bytes, error) || !check_base (&place, base, flags, error)
      || !commit (&place, flags, error))
    return FALSE;
  *confirmed = fsync (place.folder) == 0;
  return TRUE;
}
