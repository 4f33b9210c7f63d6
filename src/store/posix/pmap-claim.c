/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A private file that one running program holds, so that another one can tell whether the first is still there. The system
 * lets go of it when the program ends, however it ends: no process number can be mistaken for another's. Where a disk
 * knows no such locks, the file says who holds it, and in doubt it is held. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-claim.h"

#include "store/posix/pmap-process.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGEST 256     /* bytes: computer, start of the system, process */

struct _PmapClaim
{
  int descriptor;
};

static gboolean
fail (GError **error,
      int      number)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  return FALSE;
}

static char *
describe_holder (void)
{
  return g_strdup_printf ("%s %s %" G_GINT64_FORMAT "\n", pmap_process_get_host (), pmap_process_get_boot (),
                          pmap_process_get_id ());
}

/* Whether what the file says of its holder rules out that it still runs. */
static gboolean
has_holder_ended (int descriptor)
{
  char text[LARGEST + 1];
  gssize length = pread (descriptor, text, LARGEST, 0);
  g_auto (GStrv) words = NULL;

  text[MAX (length, 0)] = '\0';
  words = g_strsplit (g_strchomp (text), " ", -1);
  if (g_strv_length (words) != 3 || !g_str_equal (words[0], pmap_process_get_host ()))
    return FALSE;
  return !g_str_equal (words[1], pmap_process_get_boot ())
         || !pmap_process_is_running (g_ascii_strtoll (words[2], NULL, 10));
}

static gboolean
lock (int       descriptor,
      gboolean  is_new,
      GError  **error)
{
  int number;

  if (flock (descriptor, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  number = errno;
  if (number == EWOULDBLOCK || number == EINTR)
    return fail (error, EBUSY);
  return is_new || has_holder_ended (descriptor) || fail (error, EBUSY);
}

/* Somebody who held the file may have removed it between our opening and our locking it. */
static gboolean
is_still_there (int         descriptor,
                const char *path)
{
  struct stat ours, theirs;

  return fstat (descriptor, &ours) == 0 && lstat (path, &theirs) == 0
         && ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino;
}

static gboolean
is_own (int descriptor)
{
  struct stat status;

  return fstat (descriptor, &status) == 0 && S_ISREG (status.st_mode) && status.st_uid == geteuid ();
}

static PmapClaim *
claim (const char  *path,
       gboolean     is_new,
       GError     **error)
{
  g_autofree char *holder = describe_holder ();
  int descriptor = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | (is_new ? O_CREAT | O_EXCL : 0), 0600);
  PmapClaim *self;

  if (descriptor < 0)
    {
      fail (error, errno);
      return NULL;
    }
  if (!(is_own (descriptor) || fail (error, EACCES))
      || !lock (descriptor, is_new, error)
      || !(is_still_there (descriptor, path) || fail (error, ENOENT)))
    {
      close (descriptor);
      return NULL;
    }
  /* Only for disks without locks; a full one is no reason to give up. */
  if (ftruncate (descriptor, 0) != 0 || pwrite (descriptor, holder, strlen (holder), 0) < 0)
    g_debug ("A claim does not say who holds it: %s", g_strerror (errno));
  self = g_new0 (PmapClaim, 1);
  self->descriptor = descriptor;
  return self;
}

/**
 * pmap_claim_create:
 * @path: a file that is not there yet
 * @error: why it could not be made
 *
 * Returns: (transfer full) (nullable): a claim on it, until it is released or the program ends
 */
PmapClaim *
pmap_claim_create (const char  *path,
                   GError     **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return claim (path, TRUE, error);
}

/**
 * pmap_claim_take:
 * @path: a file that another program made
 * @error: %G_IO_ERROR_BUSY where a running program holds it; %G_IO_ERROR_PERMISSION_DENIED where it is another user's
 *
 * Returns: (transfer full) (nullable): a claim on it, whose holder has ended
 */
PmapClaim *
pmap_claim_take (const char  *path,
                 GError     **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return claim (path, FALSE, error);
}

/**
 * pmap_claim_release:
 * @self: (transfer full): a claim
 *
 * Lets go of the file; it stays where it is.
 */
void
pmap_claim_release (PmapClaim *self)
{
  g_return_if_fail (self != NULL);

  close (self->descriptor);
  g_free (self);
}
