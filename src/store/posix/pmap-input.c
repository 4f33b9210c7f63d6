/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads what a script names: a file, or what another program hands over on a descriptor that this one was started with
 * ("/dev/stdin", and "/dev/fd/63", which is how a shell writes "<(command)"). Never more of it than was asked for, whatever
 * it says of its own size, and nothing that never ends or never begins: a pipe that lies in a folder waits for whoever made it,
 * and a device has no end. */

#define _GNU_SOURCE                  /* for O_CLOEXEC and F_DUPFD_CLOEXEC wherever they are */
#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ROOM_FIRST (64 * 1024)

static void
set_error (GError **error,
           int      code)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
}

/* The descriptor that a name stands for; -1 for none. */
static int
get_own_descriptor (const char *path)
{
  static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };
  guint64 number;

  if (g_str_equal (path, "/dev/stdin"))
    return STDIN_FILENO;
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_str_has_prefix (path, folders[i])
        && g_ascii_string_to_unsigned (path + strlen (folders[i]), 10, 0, G_MAXINT, &number, NULL))
      return number;
  return -1;
}

static gboolean
check_kind (const struct stat  *status,
            gboolean            is_own,
            GError            **error)
{
  if (S_ISREG (status->st_mode) || (is_own && (S_ISFIFO (status->st_mode) || S_ISSOCK (status->st_mode))))
    return TRUE;
  if (S_ISDIR (status->st_mode))
    set_error (error, EISDIR);
  else
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                 _("This is not a file but a pipe or a device, and is not read; what another program writes can be named as %s"),
                 "/dev/stdin");
  return FALSE;
}

/* A device is not even opened, for that alone makes some do something. */
static int
open_input (const char   *path,
            struct stat  *status,
            GError      **error)
{
  int own = get_own_descriptor (path), descriptor;

  if ((own >= 0 ? fstat (own, status) : stat (path, status)) < 0)
    {
      set_error (error, errno);
      return -1;
    }
  if (!check_kind (status, own >= 0, error))
    return -1;
  /* A file is read from its beginning, wherever a descriptor stands in it. */
  descriptor = S_ISREG (status->st_mode) ? open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
                                         : fcntl (own, F_DUPFD_CLOEXEC, 0);
  if (descriptor < 0)
    {
      set_error (error, errno);
      return -1;
    }
  if (fstat (descriptor, status) == 0 && check_kind (status, own >= 0, error))
    return descriptor;
  close (descriptor);
  return -1;
}

/* One read that somebody else's choice of waiting or not makes no difference to. */
static gssize
read_some (int    descriptor,
           char  *buffer,
           gsize  room)
{
  struct pollfd wanted = { .fd = descriptor, .events = POLLIN };

  for (;;)
    {
      gssize n = read (descriptor, buffer, room);

      if (n >= 0 || (errno != EINTR && errno != EAGAIN))
        return n;
      if (errno == EAGAIN && poll (&wanted, 1, -1) < 0 && errno != EINTR)
        return -1;
    }
}

/**
 * pmap_input_free:
 * @input: (nullable) (transfer full): what was read
 * @length: bytes
 *
 * Wipes it, whatever zeros are in it, and frees it.
 */
void
pmap_input_free (char  *input,
                 gsize  length)
{
  if (input != NULL)
    sodium_memzero (input, length);
  g_free (input);
}

/* Nothing that was read stays behind where the buffer was: it may be a password. */
static char *
make_room (char  *buffer,
           gsize  done,
           gsize  room)
{
  char *larger = g_malloc (room + 1);

  if (done > 0)
    memcpy (larger, buffer, done);
  pmap_input_free (buffer, done);
  return larger;
}

/**
 * pmap_input_read:
 * @path: a file, or "/dev/stdin" or the like
 * @most: bytes
 * @length: (out): how many there are: @most + 1 where there are more than @most
 * @is_private: (out) (optional): whether it is a file that nobody but its owner may read
 * @error: a %G_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): the first @most + 1 bytes or fewer, with a zero after them; where they are a secret, free
 *   them with pmap_input_free()
 */
char *
pmap_input_read (const char  *path,
                 gsize        most,
                 gsize       *length,
                 gboolean    *is_private,
                 GError     **error)
{
  struct stat status;
  gsize room, done = 0;
  gssize n = 1;
  char *buffer;
  int descriptor;

  g_return_val_if_fail (path != NULL && length != NULL && most < G_MAXSIZE / 2, NULL);

  descriptor = open_input (path, &status, error);
  if (descriptor < 0)
    return NULL;
  if (is_private != NULL)
    *is_private = S_ISREG (status.st_mode) && (status.st_mode & 077) == 0;
  room = MIN (most + 1, MAX (ROOM_FIRST, (guint64) status.st_size + 1));
  buffer = make_room (NULL, 0, room);
  while (done <= most && n > 0)
    {
      if (done == room)
        {
          room = MIN (most + 1, 2 * room);
          buffer = make_room (buffer, done, room);
        }
      n = read_some (descriptor, buffer + done, room - done);
      done += MAX (n, 0);
    }
  if (n < 0)
    {
      set_error (error, errno);
      pmap_input_free (buffer, done);
      buffer = NULL;
    }
  close (descriptor);
  if (buffer != NULL)
    buffer[done] = '\0';
  *length = done;
  return buffer;
}
