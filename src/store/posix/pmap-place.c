/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The place that the name of an open map stands for, settled once: the real path without a link on the way, and which folder
 * that is in. Whoever may write in a folder may let a name mean something else a moment later: a link to a file that only we
 * may read, another folder in the place of the one above. So from then on the name is only asked whether it still leads there;
 * what is read and written goes by the real path, each part of it opened without following a link, from the root on. What a
 * descriptor opened is what counts, so there is no moment between a look and the reading that somebody could use.
 *
 * Another file in the same place is nothing unusual: that is how everybody saves. Another folder may be the same drive, connected
 * again, whose numbers changed; it counts as the same as long as it is the same person's and open to nobody more. */

#define _GNU_SOURCE                  /* for O_PATH */
#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-place.h"

#include "base/pmap-error.h"
#include "store/posix/pmap-real-path.h"
#include "store/posix/pmap-replace-private.h"
#include "store/posix/pmap-temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifndef O_PATH
#define O_PATH O_RDONLY
#endif

#define FOR_OTHERS 0077              /* the rights of all but the owner */
#define READ_BY_OTHERS 0044
#define LONGEST_LINK 4096            /* bytes: the system knows no longer ones */
#define MOST_LINKS 40                /* as many as the system follows */

struct _PmapPlace
{
  gatomicrefcount n_references;
  char *path;            /* as it was named */
  char *real;
  char *folder;          /* the real path's */
  char *name;            /* in it */
  guint64 device;        /* the folder */
  guint64 inode;
  guint64 owner;
  guint mode;
};

/* --- folders --- */

/* A folder, by a path that has no link in it; -1 with ELOOP where there is one now. */
static int
walk (const char *folder)
{
  g_auto (GStrv) parts = g_strsplit (folder, G_DIR_SEPARATOR_S, -1);
  int descriptor = open (G_DIR_SEPARATOR_S, O_PATH | O_DIRECTORY | O_CLOEXEC);

  for (guint i = 0; parts[i] != NULL && descriptor >= 0; i++)
    {
      int above = descriptor, code;
      struct stat status;

      if (*parts[i] == '\0')
        continue;
      descriptor = openat (above, parts[i], O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      code = errno;
      if (descriptor < 0 && fstatat (above, parts[i], &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK (status.st_mode))
        code = ELOOP;
      close (above);
      errno = code;
    }
  return descriptor;
}

static gboolean
is_the_folder (const PmapPlace   *self,
               const struct stat *status)
{
  if (status->st_dev == self->device && status->st_ino == self->inode)
    return TRUE;
  return status->st_uid == self->owner && (status->st_mode & FOR_OTHERS & ~self->mode) == 0;
}

/* The settled folder; -1 with errno, and what that means. */
static int
open_settled (const PmapPlace *self,
              PmapPlaceState  *state)
{
  int descriptor = walk (self->folder);
  struct stat status;

  *state = PMAP_PLACE_SAME;
  if (descriptor < 0)
    {
      *state = errno == ELOOP ? PMAP_PLACE_LINK : errno == ENOENT || errno == ENOTDIR ? PMAP_PLACE_MISSING : PMAP_PLACE_FAILED;
      return -1;
    }
  if (fstat (descriptor, &status) == 0 && is_the_folder (self, &status))
    return descriptor;
  *state = PMAP_PLACE_FOLDER;
  close (descriptor);
  errno = EXDEV;
  return -1;
}

/* --- settling --- */

static PmapPlace *
settle (const char *path,
        const char *real)
{
  g_autoptr (PmapPlace) self = g_new0 (PmapPlace, 1);
  struct stat status;
  int descriptor, code;

  g_atomic_ref_count_init (&self->n_references);
  self->path = g_strdup (path);
  self->real = g_strdup (real);
  self->folder = g_path_get_dirname (real);
  self->name = g_path_get_basename (real);
  descriptor = walk (self->folder);
  if (descriptor < 0 || fstat (descriptor, &status) < 0)
    {
      code = errno;
      if (descriptor >= 0)
        close (descriptor);
      pmap_place_unref (g_steal_pointer (&self));
      errno = code;
      return NULL;
    }
  close (descriptor);
  self->device = status.st_dev;
  self->inode = status.st_ino;
  self->owner = status.st_uid;
  self->mode = status.st_mode & FOR_OTHERS;
  return g_steal_pointer (&self);
}

static char *
make_absolute (const char *path)
{
  g_autofree char *folder = NULL;

  if (g_path_is_absolute (path))
    return g_strdup (path);
  folder = g_get_current_dir ();
  return g_build_filename (folder, path, NULL);
}

/**
 * pmap_place_settle:
 * @path: a file that somebody opens; links are followed this once
 *
 * Returns: (transfer full) (nullable): the place that @path stands for; %NULL with errno where there is none
 */
PmapPlace *
pmap_place_settle (const char *path)
{
  g_autofree char *absolute = make_absolute (path);
  g_autofree char *real = pmap_real_path (absolute);

  return real != NULL ? settle (absolute, real) : NULL;
}

/**
 * pmap_place_settle_name:
 * @path: a file that shall stand in the place of whatever has its name
 *
 * Returns: (transfer full) (nullable): the place of the name itself: where that is a link, it is not followed; %NULL with errno
 */
PmapPlace *
pmap_place_settle_name (const char *path)
{
  g_autofree char *absolute = make_absolute (path);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  g_autofree char *real_folder = pmap_real_path (folder);
  g_autofree char *real = real_folder != NULL ? g_build_filename (real_folder, name, NULL) : NULL;

  return real != NULL ? settle (real, real) : NULL;
}

/* Where the link leads that @path is, if it is one; *@owner is whose it is. Both are of the same link, whoever exchanges it. */
static char *
read_link (const char *path,
           uid_t      *owner)
{
  g_autofree char *target = g_malloc (LONGEST_LINK + 1);
  int descriptor = open (path, O_PATH | O_NOFOLLOW | O_CLOEXEC);
  struct stat status;
  gssize length = -1;

  if (descriptor < 0)
    return NULL;
  if (fstat (descriptor, &status) == 0 && S_ISLNK (status.st_mode))
    length = readlinkat (descriptor, "", target, LONGEST_LINK);
  close (descriptor);
  if (length < 0)
    return NULL;
  target[length] = '\0';
  *owner = status.st_uid;
  return g_steal_pointer (&target);
}

/* Takes the first part off a path, and all separators after it. */
static char *
take_part (char **path)
{
  gsize length = strcspn (*path, G_DIR_SEPARATOR_S);
  char *part = g_strndup (*path, length);
  char *rest = g_strdup (*path + length + strspn (*path + length, G_DIR_SEPARATOR_S));

  g_free (*path);
  *path = rest;
  return part;
}

/* The real path of a file that may not be there yet; NULL with errno: EXDEV where a link of a stranger's is on the way. */
static char *
resolve_by_our_links (const char *path)
{
  g_autofree char *rest = g_strdup (path + 1);
  char *real = g_strdup (G_DIR_SEPARATOR_S);
  gboolean ends_in_link = FALSE;
  guint n_links = 0;

  while (*rest != '\0')
    {
      g_autofree char *part = take_part (&rest);
      char *next = g_str_equal (part, "..") ? g_path_get_dirname (real) : g_build_filename (real, part, NULL);
      uid_t owner = 0;
      g_autofree char *target = *part != '\0' && !g_str_equal (part, ".") ? read_link (next, &owner) : NULL;
      gboolean is_strange = target != NULL && owner != geteuid () && owner != 0;

      if (target == NULL && *part != '\0' && !g_str_equal (part, "."))
        {
          g_free (real);
          real = g_steal_pointer (&next);
        }
      g_free (next);
      if (target == NULL)
        continue;
      if (is_strange || ++n_links > MOST_LINKS)
        {
          g_free (real);
          errno = is_strange ? EXDEV : ELOOP;
          return NULL;
        }
      ends_in_link = ends_in_link || *rest == '\0';
      next = g_build_filename (target, *rest != '\0' ? rest : NULL, NULL);
      g_free (rest);
      rest = next;
      if (!g_path_is_absolute (target))
        continue;
      g_free (real);
      real = g_strdup (G_DIR_SEPARATOR_S);
      g_free (take_part (&rest));
    }
  if (!ends_in_link || g_file_test (real, G_FILE_TEST_EXISTS))
    return real;
  g_free (real);
  errno = ENOENT;
  return NULL;
}

/**
 * pmap_place_settle_target:
 * @path: a file that shall be written, there or not
 * @error: %PMAP_ERROR_NOT_SAVED, in whole sentences
 *
 * Where a map goes to another file, or something made from one goes to a file: a link of ours, or of who keeps the computer, is
 * followed, and nobody else's, in whatever folder and whatever the system allows.
 *
 * Returns: (transfer full) (nullable): the place to write to; %NULL with errno and without @error where the system gives none
 */
PmapPlace *
pmap_place_settle_target (const char  *path,
                          GError     **error)
{
  g_autofree char *absolute = make_absolute (path);
  g_autofree char *real = resolve_by_our_links (absolute);
  g_autofree char *name = NULL;

  if (real != NULL)
    return settle (absolute, real);
  if (errno != EXDEV)
    return NULL;
  name = g_filename_display_basename (path);
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
               /* translators: %s is a file's name. */
               _("“%s” could not be saved: the way to it is a link that somebody else made, and it may lead anywhere. Choose another "
                 "name or another folder."), name);
  return NULL;
}

PmapPlace *
pmap_place_ref (PmapPlace *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
pmap_place_unref (PmapPlace *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;
  g_free (self->path);
  g_free (self->real);
  g_free (self->folder);
  g_free (self->name);
  g_free (self);
}

/**
 * pmap_place_get_path:
 * @self: a place
 *
 * Returns: (transfer none): its real path, without any link
 */
const char *
pmap_place_get_path (const PmapPlace *self)
{
  return self->real;
}

const char *
pmap_place_get_folder (const PmapPlace *self)
{
  return self->folder;
}

const char *
pmap_place_get_name (const PmapPlace *self)
{
  return self->name;
}

/* --- looking --- */

/**
 * pmap_place_look:
 * @self: a place
 *
 * Follows the name once more, and opens nothing.
 *
 * Returns: whether it still leads there: %PMAP_PLACE_SAME, whether or not a file is there; %PMAP_PLACE_LINK,
 *   %PMAP_PLACE_MISSING or %PMAP_PLACE_FAILED
 */
PmapPlaceState
pmap_place_look (const PmapPlace *self)
{
  g_autofree char *real = pmap_real_path (self->path);
  struct stat status;

  if (g_strcmp0 (real, self->real) == 0)
    return PMAP_PLACE_SAME;
  if (lstat (self->path, &status) == 0)
    return PMAP_PLACE_LINK;
  return errno == ENOENT || errno == ENOTDIR ? PMAP_PLACE_MISSING : errno == ELOOP ? PMAP_PLACE_LINK : PMAP_PLACE_FAILED;
}

/**
 * pmap_place_open_folder:
 * @self: a place
 *
 * Returns: a descriptor of its folder, for reading; -1 with errno: ELOOP where a link is on the way now, EXDEV where it is
 *   another folder
 */
int
pmap_place_open_folder (const PmapPlace *self)
{
  PmapPlaceState state;
  int path_descriptor = open_settled (self, &state), descriptor, code;

  if (path_descriptor < 0)
    return -1;
  descriptor = openat (path_descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  code = errno;
  close (path_descriptor);
  errno = code;
  return descriptor;
}

static gint64
get_nanoseconds (const struct timespec *time)
{
  return time->tv_sec * G_GINT64_CONSTANT (1000000000) + time->tv_nsec;
}

void
_pmap_trace_take (PmapTrace         *self,
                  const struct stat *status)
{
  *self = (PmapTrace) {
    .device = status->st_dev, .inode = status->st_ino, .owner = status->st_uid, .group = status->st_gid,
    .mode = status->st_mode & 0777, .size = status->st_size,
    .written = get_nanoseconds (&status->st_mtim), .changed = get_nanoseconds (&status->st_ctim),
  };
}

/**
 * pmap_trace_is_wider:
 * @before: a file
 * @now: the one that is in its place now
 *
 * Who opens a file to others has that right; who puts one that is open to others in the place of one that was not has it read
 * what is saved next.
 *
 * Returns: whether @before was its owner's alone and @now is not, and is not the same file, either
 */
gboolean
pmap_trace_is_wider (const PmapTrace *before,
                     const PmapTrace *now)
{
  if ((before->mode & READ_BY_OTHERS) != 0 || (now->mode & READ_BY_OTHERS) == 0)
    return FALSE;
  return before->device != now->device || before->inode != now->inode;
}

/**
 * pmap_place_open:
 * @self: a place
 * @before: (nullable): the file as it was read or written last, where it was
 * @now: (out): the file as it is
 * @state: (out): what is there
 *
 * Opens what is in the place, where it is a file and the place is what it was.
 *
 * Returns: (transfer full) (nullable): the very file that @now tells of, to be read
 */
GInputStream *
pmap_place_open (const PmapPlace *self,
                 const PmapTrace *before,
                 PmapTrace       *now,
                 PmapPlaceState  *state)
{
  PmapHeld held = { -1 };
  int folder;

  *state = pmap_place_look (self);
  if (*state != PMAP_PLACE_SAME)
    return NULL;
  folder = open_settled (self, state);
  if (folder < 0)
    return NULL;
  if (!_pmap_held_open (&held, folder, self->name))
    *state = _pmap_held_explain (&held);
  close (folder);
  if (*state != PMAP_PLACE_SAME)
    return NULL;
  _pmap_trace_take (now, &held.status);
  if (before != NULL && pmap_trace_is_wider (before, now))
    {
      *state = PMAP_PLACE_WIDER;
      _pmap_held_close (&held);
      return NULL;
    }
  return g_unix_input_stream_new (held.descriptor, TRUE);
}

/* --- putting a link right --- */

/**
 * pmap_place_lead_back:
 * @self: a place that was opened by a link
 *
 * Makes the link lead where it led, in one step; what it was is gone, for it holds nothing. The link that has the place's own
 * name is not this one: a file takes its place.
 *
 * Returns: whether the name leads there now, or never was another one; otherwise errno says why
 */
gboolean
pmap_place_lead_back (const PmapPlace *self)
{
  g_autofree char *folder = NULL, *beside = NULL, *name = NULL;
  struct stat status;

  if (g_str_equal (self->path, self->real) || pmap_place_look (self) == PMAP_PLACE_SAME)
    return TRUE;
  if (lstat (self->path, &status) == 0 && !S_ISLNK (status.st_mode))
    {
      errno = EEXIST;
      return FALSE;
    }
  folder = g_path_get_dirname (self->path);
  name = pmap_temporary_name ();
  beside = g_build_filename (folder, name, NULL);
  if (symlink (self->real, beside) < 0)
    return FALSE;
  if (rename (beside, self->path) < 0)
    {
      int code = errno;

      unlink (beside);
      errno = code;
      return FALSE;
    }
  return pmap_place_look (self) == PMAP_PLACE_SAME;
}

/* --- words --- */

/**
 * pmap_place_set_error:
 * @state: what was found
 * @error: (optional): %G_IO_ERROR_NOT_FOUND or %PMAP_ERROR_REPLACED, a sentence without its full stop; or what errno says
 *
 * Returns: %FALSE, for the caller to pass on
 */
gboolean
pmap_place_set_error (PmapPlaceState   state,
                      GError         **error)
{
  const char *message;
  int code = errno;

  switch (state)
    {
    case PMAP_PLACE_LINK:
      message = _("A link to another place stands where the file was, or on the way to it");
      break;
    case PMAP_PLACE_FOLDER:
      message = _("Another folder stands where the folder of the file was");
      break;
    case PMAP_PLACE_NO_FILE:
      message = _("Something that is not a file stands where the file was");
      break;
    case PMAP_PLACE_WIDER:
      message = _("Another file stands where the file was, and more people can read it than could read yours");
      break;
    case PMAP_PLACE_MISSING:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The file is no longer there"));
      return FALSE;
    case PMAP_PLACE_FAILED:
    case PMAP_PLACE_SAME:
    default:
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return FALSE;
    }
  g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_REPLACED, message);
  return FALSE;
}
