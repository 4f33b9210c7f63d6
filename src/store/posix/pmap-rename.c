/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Giving files other names, in the ways that some systems have and others do not, with one word for each way. All of them
 * happen at once or not at all. */

#define _GNU_SOURCE                  /* for renameat2() */
#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-rename.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define ATTEMPTS 5                   /* others' programs hold a file open for moments: virus scanners, indexers */
#define PAUSE (100 * 1000)           /* microseconds; doubled each time: 1.5 seconds in all */

#if defined HAVE_RENAMEAT2 && defined RENAME_EXCHANGE && defined RENAME_NOREPLACE
#define rename_with(folder, from, to, flag) renameat2 (folder, from, folder, to, flag)
#else
#define RENAME_EXCHANGE 0
#define RENAME_NOREPLACE 0
#define rename_with(folder, from, to, flag) (errno = ENOSYS, -1)
#endif

/**
 * pmap_rename_exchange:
 * @folder: descriptor of a folder
 * @one: a file in it
 * @other: another one
 *
 * Lets two files change names.
 *
 * Returns: whether that was possible; otherwise errno says why, see pmap_rename_is_missing()
 */
gboolean
pmap_rename_exchange (int         folder,
                      const char *one,
                      const char *other)
{
  return rename_with (folder, one, other, RENAME_EXCHANGE) == 0;
}

/* Where the system knows neither links nor a careful rename: takes the name first, with an empty file, which the system
 * refuses if there is one. If the program is killed right then, the empty file stays; nobody's work does not. */
static gboolean
rename_by_claim (int         folder,
                 const char *from,
                 const char *to)
{
  int descriptor = openat (folder, to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600), code;

  if (descriptor < 0)
    return FALSE;
  close (descriptor);
  if (renameat (folder, from, folder, to) == 0)
    return TRUE;
  code = errno;
  unlinkat (folder, to, 0);
  errno = code;
  return FALSE;
}

/**
 * pmap_rename_as_new:
 * @folder: descriptor of a folder
 * @from: a file in it
 * @to: the name it shall have, which no other file may have
 *
 * Returns: whether it is called @to now; otherwise errno says why: EEXIST if there is another one of that name
 */
gboolean
pmap_rename_as_new (int         folder,
                    const char *from,
                    const char *to)
{
  if (linkat (folder, from, folder, to, 0) == 0)
    {
      (void) unlinkat (folder, from, 0);
      return TRUE;
    }
  if (errno == EEXIST)
    return FALSE;
  if (rename_with (folder, from, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  return pmap_rename_is_missing (errno) && rename_by_claim (folder, from, to);
}

/**
 * pmap_rename_somebodys_as_new:
 * @folder: descriptor of a folder
 * @from: a file in it that others may exchange meanwhile
 * @to: the name it shall have, which no other file may have
 *
 * As pmap_rename_as_new(), in one step wherever the system can: what has @from a moment later is not taken for what it had.
 *
 * Returns: whether it is called @to now
 */
gboolean
pmap_rename_somebodys_as_new (int         folder,
                              const char *from,
                              const char *to)
{
  if (rename_with (folder, from, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  return pmap_rename_is_missing (errno) && pmap_rename_as_new (folder, from, to);
}

/**
 * pmap_rename_is_missing:
 * @code: an errno
 *
 * Returns: whether it means that the system has no such thing, rather than that it did not work
 */
gboolean
pmap_rename_is_missing (int code)
{
  return code == ENOSYS || code == EINVAL || code == ENOTSUP || code == EOPNOTSUPP;
}

/**
 * pmap_rename_is_passing:
 * @code: an errno
 *
 * Returns: whether it may work a moment later
 */
gboolean
pmap_rename_is_passing (int code)
{
  return code == EBUSY || code == ETXTBSY || code == EACCES || code == EEXIST;
}

/**
 * pmap_rename_pause:
 * @attempt: how often it was tried before, from 0
 *
 * Waits before another attempt; less than two seconds in all.
 *
 * Returns: whether there should be one
 */
gboolean
pmap_rename_pause (guint attempt)
{
  if (attempt + 1 >= ATTEMPTS)
    return FALSE;
  g_usleep (PAUSE << attempt);
  return TRUE;
}
