/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that is to be compared: opened without following a link or waiting for a pipe, and never for writing. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-replace-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define BLOCK (256 * 1024)

/* FALSE with errno: ENOENT if there is no such file, EISDIR if it is no file. */
gboolean
_pmap_held_open (PmapHeld   *self,
                 int         folder,
                 const char *name)
{
  int code;

  self->descriptor = -1;
  /* Looked at first, since opening alone does something to some devices. */
  if (fstatat (folder, name, &self->status, AT_SYMLINK_NOFOLLOW) < 0)
    return FALSE;
  if (!S_ISREG (self->status.st_mode))
    {
      errno = EISDIR;
      return FALSE;
    }
  self->descriptor = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (self->descriptor < 0)
    {
      if (errno == ENOENT && fstatat (folder, name, &self->status, AT_SYMLINK_NOFOLLOW) == 0)
        errno = ESTALE;              /* it is there, whatever the drive says */
      return FALSE;
    }
  if (fstat (self->descriptor, &self->status) == 0 && S_ISREG (self->status.st_mode))
    return TRUE;
  code = S_ISREG (self->status.st_mode) ? errno : EISDIR;
  _pmap_held_close (self);
  errno = code;
  return FALSE;
}

/* After _pmap_held_open() failed: what that means for a place. Keeps errno. */
PmapPlaceState
_pmap_held_explain (const PmapHeld *self)
{
  switch (errno)
    {
    case ENOENT:
      return PMAP_PLACE_MISSING;
    case EISDIR:
      return S_ISLNK (self->status.st_mode) ? PMAP_PLACE_LINK : PMAP_PLACE_NO_FILE;
    case ELOOP:
      return PMAP_PLACE_LINK;
    default:
      return PMAP_PLACE_FAILED;
    }
}

void
_pmap_held_close (PmapHeld *self)
{
  int code = errno;

  if (self->descriptor >= 0)
    close (self->descriptor);
  self->descriptor = -1;
  errno = code;
}

/* Whether the file holds `bytes`, all of them; -1 with errno if it cannot be read. */
int
_pmap_held_compare (const PmapHeld *self,
                    GBytes         *bytes)
{
  gsize length, done = 0;
  const char *expected = g_bytes_get_data (bytes, &length);
  g_autofree char *block = NULL;
  struct stat status;

  if (fstat (self->descriptor, &status) < 0)
    return -1;
  if ((gsize) status.st_size != length)
    return 0;
  block = g_malloc (BLOCK);
  for (;;)
    {
      gssize n = pread (self->descriptor, block, BLOCK, done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        return done == length;
      if ((gsize) n > length - done || memcmp (block, expected + done, n) != 0)
        return 0;
      done += n;
    }
}
