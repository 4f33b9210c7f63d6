/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Replaces a file in a place that only GIO reaches: a server that was opened in the file manager. There is no way there to
 * make two files change places, to flush a disk, or to be sure what a failed call has done; some such places replace a file
 * by taking the old one away first. So:
 *
 * - What is there is read, and must be what we believe is there, to the last byte.
 * - A copy of it is made beside it before it is touched: by the place itself, or by us where the place does not do that.
 * - After a failed write the stream is closed as cancelled: closed in the usual way, GIO would put the half of a file that
 *   it has over the good one.
 * - What is there afterwards is read again. Only if it is ours to the last byte is the map saved, and the copy goes.
 * - If it is not, what was there is put back, unless what is there now is somebody else's work.
 *
 * Two who save there in the same second may still get in each other's way, but not unseen: who comes first reads back what
 * the other wrote. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-replace-location.h"

#include "base/pmap-error.h"
#include "store/posix/pmap-reason.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#define START 32                             /* bytes in which all our files are alike */
#define LARGEST_FILE (256 * 1024 * 1024)     /* no map is larger, and what is there is held in memory */

typedef struct
{
  GFile *location;
  GBytes *bytes;
  GBytes *base;
  PmapReplaceFlags flags;
  GBytes *before;        /* what was there; NULL if nothing */
  char *etag;
  GFile *copy;           /* of what was there; NULL once there is none */
  char *spoken;          /* what it is called where it cannot be saved; NULL for the map */
} Replacing;

static void
clear_replacing (Replacing *self)
{
  g_clear_pointer (&self->before, g_bytes_unref);
  g_clear_object (&self->copy);
  g_free (self->etag);
  g_free (self->spoken);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replacing, clear_replacing)

/**
 * pmap_replace_location_is_needed:
 * @location: a file
 *
 * Returns: whether it has to be replaced by pmap_replace_location(): it has no path here, or one that only stands for a
 *   place on a server
 */
gboolean
pmap_replace_location_is_needed (GFile *location)
{
  g_autofree char *path = NULL;
  g_autofree char *mounts = NULL;
  g_autofree char *old_mounts = NULL;

  g_return_val_if_fail (G_IS_FILE (location), FALSE);

  path = g_file_get_path (location);
  mounts = g_build_filename (g_get_user_runtime_dir (), "gvfs", "", NULL);
  old_mounts = g_build_filename (g_get_home_dir (), ".gvfs", "", NULL);
  return path == NULL || g_str_has_prefix (path, mounts) || g_str_has_prefix (path, old_mounts);
}

/* In the same words as if the disk were here. */
static gboolean
fail (Replacing    *self,
      GError      **error,
      const GError *reason)
{
  static const struct
  {
    GIOErrorEnum code;
    int number;
  } known[] = {
    { G_IO_ERROR_NO_SPACE, ENOSPC },
    { G_IO_ERROR_PERMISSION_DENIED, EACCES },
    { G_IO_ERROR_READ_ONLY, EROFS },
    { G_IO_ERROR_NOT_FOUND, ENOENT },
    { G_IO_ERROR_NOT_DIRECTORY, ENOENT },
    { G_IO_ERROR_IS_DIRECTORY, EISDIR },
    { G_IO_ERROR_NOT_REGULAR_FILE, EISDIR },
    { G_IO_ERROR_FILENAME_TOO_LONG, ENAMETOOLONG },
    { G_IO_ERROR_INVALID_FILENAME, ENAMETOOLONG },
    { G_IO_ERROR_BUSY, EBUSY },
    { G_IO_ERROR_TIMED_OUT, ETIMEDOUT },
    { G_IO_ERROR_HOST_NOT_FOUND, ETIMEDOUT },
    { G_IO_ERROR_HOST_UNREACHABLE, ETIMEDOUT },
    { G_IO_ERROR_NETWORK_UNREACHABLE, ETIMEDOUT },
    { G_IO_ERROR_CONNECTION_REFUSED, ETIMEDOUT },
    { G_IO_ERROR_CONNECTION_CLOSED, ETIMEDOUT },
    { G_IO_ERROR_NOT_CONNECTED, ETIMEDOUT },
    { G_IO_ERROR_CLOSED, ETIMEDOUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_error_matches (reason, G_IO_ERROR, known[i].code))
      return pmap_reason_set_error (error, self->spoken, known[i].number);
  if (self->spoken != NULL)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                 /* translators: a file's name, then what the system says. */
                 _("“%1$s” could not be saved: %2$s. Choose a folder of this computer or of a connected drive."), self->spoken,
                 reason->message);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED)
      || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED)
      || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANT_CREATE_BACKUP))
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                 _("The map was not saved: this place cannot be written to safely. Your changes are still here. Save the "
                   "map in a folder of this computer or of a connected drive."));
  else
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                 /* translators: what the system says. */
                 _("The map was not saved: %s. The file is as it was, and your changes are still here. Save the map in a "
                   "folder of this computer or of a connected drive."), reason->message);
  return FALSE;
}

/* What is there. NULL with G_IO_ERROR_NOT_FOUND if nothing is; with G_IO_ERROR_NOT_REGULAR_FILE if it is no file or too large
 * for one of ours. */
static GBytes *
read_file (GFile   *file,
           char   **etag,
           GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, error);
  GFileType type;

  if (info == NULL)
    return NULL;
  type = g_file_info_get_file_type (info);
  if ((type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN) || g_file_info_get_size (info) > LARGEST_FILE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "not a map");
      return NULL;
    }
  return g_file_load_bytes (file, NULL, etag, error);
}

/* Whether what is there is what we believe is there. */
static gboolean
check_base (Replacing  *self,
            GError    **error)
{
  g_autoptr (GError) reason = NULL;

  self->before = read_file (self->location, &self->etag, &reason);
  if (self->before == NULL)
    return g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || fail (self, error, reason);
  if (self->flags & PMAP_REPLACE_OVERWRITE || (self->base != NULL && g_bytes_equal (self->before, self->base)))
    return TRUE;
  return pmap_reason_set_changed_error (error, self->spoken, self->base == NULL);
}

static GFile *
find_copy (GFile *location)
{
  g_autoptr (GFile) folder = g_file_get_parent (location);
  g_autofree char *name = g_file_get_basename (location);
  g_autofree char *copy_name = g_strconcat (name, "~", NULL);

  return folder != NULL ? g_file_get_child (folder, copy_name) : NULL;
}

static gboolean
holds (GFile  *file,
       GBytes *bytes)
{
  g_autoptr (GBytes) found = file != NULL && bytes != NULL ? read_file (file, NULL, NULL) : NULL;

  return found != NULL && g_bytes_equal (found, bytes);
}

/* Writes all or nothing, as far as the place goes along with that. */
static gboolean
write_stream (GFileOutputStream  *stream,
              GBytes             *bytes,
              GError            **error)
{
  g_autoptr (GCancellable) cancelled = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, length, NULL, NULL, error)
      && g_output_stream_flush (G_OUTPUT_STREAM (stream), NULL, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
  cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
  return FALSE;
}

/* Opens what is there to be replaced, with a copy of it made first. */
static GFileOutputStream *
open_stream (Replacing  *self,
             GError    **error)
{
  GFileCreateFlags create = self->flags & PMAP_REPLACE_PRIVATE ? G_FILE_CREATE_PRIVATE : G_FILE_CREATE_NONE;
  g_autoptr (GError) reason = NULL;
  GFileOutputStream *stream;

  if (self->before == NULL)
    return g_file_create (self->location, create, NULL, error);
  self->copy = find_copy (self->location);
  stream = g_file_replace (self->location, self->etag, TRUE, G_FILE_CREATE_NONE, NULL, &reason);
  if (stream != NULL)
    return stream;
  if (!g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANT_CREATE_BACKUP)
      && !g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (self->copy == NULL
      || !g_file_copy (self->location, self->copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error)
      || !holds (self->copy, self->before))
    {
      if (error != NULL && *error == NULL)
        g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return g_file_replace (self->location, self->etag, FALSE, G_FILE_CREATE_NONE, NULL, error);
}

/* Whether what is there now is what became of ours, and so nobody's work: a piece of it, or something of its length that does
 * not even begin as maps do. */
static gboolean
is_broken (Replacing *self,
           GBytes    *found)
{
  gsize length, ours, start;
  const char *text = g_bytes_get_data (found, &length);
  const char *expected = g_bytes_get_data (self->bytes, &ours);

  start = MIN (ours, START);
  if (length == ours)
    return memcmp (text, expected, start) != 0;
  return length < ours && (length == 0 || memcmp (text, expected, length) == 0);
}

/* `found`: what goes for it; NULL if there is nothing. The copy is good and only has to be moved; anything written now goes
 * the way that has just failed. */
static gboolean
put_back (Replacing *self,
          GBytes    *found)
{
  g_autoptr (GFileOutputStream) stream = NULL;

  if (self->before == NULL)
    return found == NULL || g_file_delete (self->location, NULL, NULL);
  if (holds (self->copy, self->before)
      && g_file_move (self->copy, self->location, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, NULL)
      && holds (self->location, self->before))
    return TRUE;
  stream = g_file_replace (self->location, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  return stream != NULL && write_stream (stream, self->before, NULL) && holds (self->location, self->before);
}

/* Not saved, and not as it was: says what there is. */
static gboolean
confess (Replacing  *self,
         GError    **error)
{
  g_autofree char *name = self->copy != NULL ? g_file_get_basename (self->copy) : NULL;

  if (self->spoken != NULL)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                 /* translators: %s is a file's name. */
                 _("“%s” could not be saved whole: the drive failed in the middle. Save it again, in a folder of this computer."),
                 self->spoken);
  else if (self->before != NULL && holds (self->copy, self->before))
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                 /* translators: the name of a file. */
                 _("The map was not saved: the drive failed in the middle, and what it holds now may be incomplete. What was "
                   "there before is beside it as “%s”, and your changes are still here. Save the map in a folder of this "
                   "computer."), name);
  else
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                 _("The map was not saved: the drive failed in the middle, and what it holds now may be incomplete. Your "
                   "changes are still here: save the map in a folder of this computer before you close it."));
  return FALSE;
}

/* What is there counts, not what was said of it. */
static gboolean
verify (Replacing     *self,
        const GError  *reason,
        GError       **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) found = read_file (self->location, NULL, &problem);
  gboolean is_gone = g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  if (found != NULL && g_bytes_equal (found, self->bytes))
    return TRUE;
  if (found != NULL && self->before != NULL && g_bytes_equal (found, self->before) && reason != NULL)
    return fail (self, error, reason);
  if (is_gone && self->before == NULL && reason != NULL)
    return fail (self, error, reason);
  if (found != NULL && !is_broken (self, found) && (self->before == NULL || !g_bytes_equal (found, self->before)))
    return pmap_reason_set_changed_error (error, self->spoken, self->base == NULL);
  if ((found == NULL && !is_gone) || !put_back (self, found))
    return confess (self, error);
  if (reason != NULL)
    return fail (self, error, reason);
  return pmap_reason_set_false_error (error, self->spoken);
}

/* The copy has pupils in it, and none of the care that the map gets. It goes once the place itself holds what it should. */
static void
remove_copy (Replacing  *self,
             PmapIssues *notes)
{
  g_autofree char *name = NULL;

  if (self->copy == NULL || !holds (self->copy, self->before) || g_file_delete (self->copy, NULL, NULL) || notes == NULL)
    return;
  name = g_file_get_basename (self->copy);
  pmap_issues_add (notes, PMAP_SEVERITY_NOTE, NULL, NULL,
                   /* translators: the name of a file. */
                   _("The map is saved; the version before is beside it as “%s” and could not be removed"), name);
}

/**
 * pmap_replace_location:
 * @location: a file, there or not
 * @bytes: what shall be in it
 * @base: (nullable): what we believe is in it; %NULL if we believe that there is no such file
 * @flags: see #PmapReplaceFlags
 * @notes: (nullable): where it is said what the user should know of a file that was saved
 * @error: %PMAP_ERROR_CHANGED_ELSEWHERE or %PMAP_ERROR_NOT_SAVED, with what was kept and what to do
 *
 * Puts @bytes in the place of a file that may be on a server; see the rules above. It may take as long as a server takes.
 *
 * Returns: whether @location now holds @bytes
 */
gboolean
pmap_replace_location (GFile             *location,
                       GBytes            *bytes,
                       GBytes            *base,
                       PmapReplaceFlags   flags,
                       PmapIssues        *notes,
                       GError           **error)
{
  g_auto (Replacing) self = { .location = location, .bytes = bytes, .base = base, .flags = flags };
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *uri = NULL;
  gboolean saved;

  g_return_val_if_fail (G_IS_FILE (location) && bytes != NULL, FALSE);

  if (flags & PMAP_REPLACE_EXPORT)
    {
      uri = g_file_get_parse_name (location);
      self.spoken = g_path_get_basename (uri);
    }
  if (!check_base (&self, error))
    return FALSE;
  stream = open_stream (&self, &reason);
  if (stream == NULL)
    {
      if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_EXISTS)
          || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        return pmap_reason_set_changed_error (error, self.spoken, self.before == NULL);
    }
  else
    write_stream (stream, bytes, &reason);
  saved = verify (&self, reason, error);
  if (saved || holds (location, self.before))
    remove_copy (&self, saved ? notes : NULL);
  return saved;
}
