/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small file that says who is here. What makes it one:
 *
 * - It appears with all of its text: written under another name, then linked to its own, which the system refuses if the
 *   name is taken. Two who come at once cannot both have it. Where there are no links, the file is made under its name and
 *   written then, and a reader may for a moment find it empty.
 * - Its owner writes it again only through a descriptor that gave back the owner's own text. If somebody took the name over
 *   meanwhile, what is written goes to a file without a name and harms nobody.
 * - Reading takes a small regular file and nothing else: no link is followed, no pipe is waited for.
 *
 * A time is only ever held against a time that the same folder gave, never against this computer's clock. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-marker.h"

#include "store/posix/pmap-temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_ATTEMPTS 16
#define RIGHTS 0644                  /* whoever may look into the folder may know who is here */

static gint64
get_written (const struct stat *status)
{
  return status->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000) + status->st_mtim.tv_nsec / 1000;
}

static gboolean
write_text (int         descriptor,
            const char *text)
{
  gsize length = strlen (text), done = 0;

  while (done < length)
    {
      gssize n = pwrite (descriptor, text + done, length - done, done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += n;
    }
  return TRUE;
}

/* The text of an open marker; NULL where it is none. */
static char *
read_text (int          descriptor,
           struct stat *status)
{
  g_autofree char *text = g_malloc (PMAP_MARKER_LIMIT + 1);
  gsize length = 0;

  if (fstat (descriptor, status) < 0 || !S_ISREG (status->st_mode))
    return NULL;
  while (length < PMAP_MARKER_LIMIT)
    {
      gssize n = pread (descriptor, text + length, PMAP_MARKER_LIMIT - length, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      length += n;
    }
  text[length] = '\0';
  return g_steal_pointer (&text);
}

static int
open_marker (const char *path,
             int         flags)
{
  return open (path, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

static int
make_file (const char *path)
{
  int descriptor = open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, RIGHTS);

  if (descriptor >= 0)
    (void) !fchmod (descriptor, RIGHTS);     /* the user's mask may say less */
  return descriptor;
}

/* Writes the text under a name that nobody else has, beside `path`. */
static char *
write_beside (const char *path,
              const char *text,
              gint64     *now)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *beside = NULL;
  struct stat status;
  int descriptor = -1;
  gboolean written;

  for (guint i = 0; i < NAME_ATTEMPTS && descriptor < 0; i++)
    {
      g_autofree char *name = pmap_temporary_name ();

      g_free (beside);
      beside = g_build_filename (folder, name, NULL);
      descriptor = make_file (beside);
      if (descriptor < 0 && errno != EEXIST)
        return NULL;
    }
  if (descriptor < 0)
    return NULL;
  written = write_text (descriptor, text) && fstat (descriptor, &status) == 0;
  if (close (descriptor) < 0 || !written)
    {
      unlink (beside);
      return NULL;
    }
  if (now != NULL)
    *now = get_written (&status);
  return g_steal_pointer (&beside);
}

static PmapMarkerResult
create_in_place (const char *path,
                 const char *text)
{
  int descriptor = make_file (path);
  gboolean written;

  if (descriptor < 0)
    return errno == EEXIST ? PMAP_MARKER_THERE : PMAP_MARKER_FAILED;
  written = write_text (descriptor, text);
  if (close (descriptor) < 0 || !written)
    {
      unlink (path);
      return PMAP_MARKER_FAILED;
    }
  return PMAP_MARKER_DONE;
}

/**
 * pmap_marker_create:
 * @path: where
 * @text: what it says, shorter than %PMAP_MARKER_LIMIT
 * @now: (out) (optional): what time it is by the clock that stamps the files of this folder, in microseconds; untouched
 *   where the attempt failed
 *
 * Makes a marker if there is none.
 *
 * Returns: %PMAP_MARKER_DONE, %PMAP_MARKER_THERE or %PMAP_MARKER_FAILED
 */
PmapMarkerResult
pmap_marker_create (const char *path,
                    const char *text,
                    gint64     *now)
{
  g_autofree char *beside = NULL;
  PmapMarkerResult result;

  g_return_val_if_fail (path != NULL && text != NULL && strlen (text) < PMAP_MARKER_LIMIT, PMAP_MARKER_FAILED);

  beside = write_beside (path, text, now);
  if (beside == NULL)
    return PMAP_MARKER_FAILED;
  if (link (beside, path) == 0)
    result = PMAP_MARKER_DONE;
  else if (errno == EEXIST)
    result = PMAP_MARKER_THERE;
  else
    result = create_in_place (path, text);
  unlink (beside);
  return result;
}

/**
 * pmap_marker_put:
 * @path: where
 * @text: what it says, shorter than %PMAP_MARKER_LIMIT
 *
 * Makes a marker in the place of whichever there is, in one step.
 *
 * Returns: %PMAP_MARKER_DONE or %PMAP_MARKER_FAILED
 */
PmapMarkerResult
pmap_marker_put (const char *path,
                 const char *text)
{
  g_autofree char *beside = NULL;

  g_return_val_if_fail (path != NULL && text != NULL && strlen (text) < PMAP_MARKER_LIMIT, PMAP_MARKER_FAILED);

  beside = write_beside (path, text, NULL);
  if (beside == NULL)
    return PMAP_MARKER_FAILED;
  if (rename (beside, path) == 0)
    return PMAP_MARKER_DONE;
  unlink (beside);
  return PMAP_MARKER_FAILED;
}

/**
 * pmap_marker_read:
 * @path: where
 * @text: (out): what it says, ended by the first nought: any bytes that a stranger likes, at most %PMAP_MARKER_LIMIT
 * @written: (out): when it was last written, in microseconds by the folder's clock
 *
 * Returns: %PMAP_MARKER_DONE, %PMAP_MARKER_MISSING or %PMAP_MARKER_FAILED; with the last, something is there that is no marker
 */
PmapMarkerResult
pmap_marker_read (const char  *path,
                  char       **text,
                  gint64      *written)
{
  struct stat status;
  int descriptor;

  g_return_val_if_fail (path != NULL && text != NULL && written != NULL, PMAP_MARKER_FAILED);

  *text = NULL;
  descriptor = open_marker (path, O_RDONLY);
  if (descriptor < 0)
    return errno == ENOENT ? PMAP_MARKER_MISSING : PMAP_MARKER_FAILED;
  *text = read_text (descriptor, &status);
  close (descriptor);
  if (*text == NULL)
    return PMAP_MARKER_FAILED;
  *written = get_written (&status);
  return PMAP_MARKER_DONE;
}

/**
 * pmap_marker_rewrite:
 * @path: where
 * @key: what only our own marker says
 * @text: what it says from now on, as long as it was
 *
 * Writes our marker again, and so tells that we are still here.
 *
 * Returns: %PMAP_MARKER_DONE; %PMAP_MARKER_THERE if it is no longer ours; %PMAP_MARKER_MISSING or %PMAP_MARKER_FAILED
 */
PmapMarkerResult
pmap_marker_rewrite (const char *path,
                     const char *key,
                     const char *text)
{
  g_autofree char *now = NULL;
  struct stat status;
  int descriptor;
  gboolean written;

  g_return_val_if_fail (path != NULL && key != NULL && text != NULL, PMAP_MARKER_FAILED);

  descriptor = open_marker (path, O_RDWR);
  if (descriptor < 0)
    return errno == ENOENT ? PMAP_MARKER_MISSING : errno == EACCES ? PMAP_MARKER_THERE : PMAP_MARKER_FAILED;
  now = read_text (descriptor, &status);
  if (now == NULL || strstr (now, key) == NULL)
    {
      close (descriptor);
      return now == NULL ? PMAP_MARKER_FAILED : PMAP_MARKER_THERE;
    }
  /* On a full disk that writes nothing in place, the time alone still says it. */
  written = write_text (descriptor, text) || futimens (descriptor, NULL) == 0;
  return close (descriptor) == 0 && written ? PMAP_MARKER_DONE : PMAP_MARKER_FAILED;
}

/**
 * pmap_marker_remove:
 * @path: where
 * @key: what only our own marker says
 *
 * Takes our marker away, and nobody else's.
 *
 * Returns: %PMAP_MARKER_DONE; %PMAP_MARKER_THERE if it is no longer ours; %PMAP_MARKER_MISSING or %PMAP_MARKER_FAILED
 */
PmapMarkerResult
pmap_marker_remove (const char *path,
                    const char *key)
{
  g_autofree char *text = NULL;
  gint64 written;
  PmapMarkerResult result;

  g_return_val_if_fail (key != NULL, PMAP_MARKER_FAILED);

  result = pmap_marker_read (path, &text, &written);
  if (result != PMAP_MARKER_DONE)
    return result;
  if (strstr (text, key) == NULL)
    return PMAP_MARKER_THERE;
  return unlink (path) == 0 ? PMAP_MARKER_DONE : PMAP_MARKER_FAILED;
}
