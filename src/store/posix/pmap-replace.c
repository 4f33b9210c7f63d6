/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Replaces a file so that, whatever happens on the way, its name always names either all of the old or all of the
 * new: on a full disk, a pulled stick, a power cut, a colleague who saves at the same time.
 *
 * GIO's own replacing does not promise that (it renames a half-written file over the good one when the disk is full,
 * and writes in place where the file is somebody else's), so this is done here. The steps, and why:
 *
 * 1. The place is settled before (pmap-place.c): which links are followed, and where they lead. What is there must be a file:
 *    links, pipes, devices and folders are refused.
 * 2. It must hold what we believe it holds, to the last byte. Times of change say nothing: they are coarse, and some drives
 *    set them as they like.
 * 3. The new file is made beside it under another name: on the same disk, so that it can take the name in one step. Where
 *    none can be made, that is the end: the old file is never opened for writing and never moved out of the way.
 * 4. It is written, given the rights of the old one, flushed to the disk, closed, and read back. Each call's result counts,
 *    closing too, since network drives tell late that they are full. After a failed flush nothing is tried again on that
 *    file: the system may have forgotten what it could not write.
 * 5. It takes the name; see pmap-commit.c for how nobody's work is lost at that.
 * 6. Other names of the old file are led to the new one.
 * 7. The folder is flushed, since the name is in it. If that fails, the file is saved, but a power cut in the next moments
 *    may bring back the one before, and that is said. */

#define _GNU_SOURCE                  /* for O_NOFOLLOW */
#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-replace-private.h"

#include "base/pmap-error.h"
#include "base/pmap-text.h"
#include "store/posix/pmap-access.h"
#include "store/posix/pmap-reason.h"
#include "store/posix/pmap-temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define NAME_ATTEMPTS 16

/* Whether nothing is left of it. */
static gboolean
remove_temporary (PmapReplacement *self)
{
  if (self->temporary != NULL && unlinkat (self->folder, self->temporary, 0) < 0 && errno != ENOENT)
    return FALSE;
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

static void
clear_replacement (PmapReplacement *self)
{
  remove_temporary (self);
  _pmap_held_close (&self->old);
  if (self->folder >= 0)
    close (self->folder);
  g_free (self->temporary);
  g_free (self->spoken);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PmapReplacement, clear_replacement)

static gboolean
set_replaced_error (PmapReplacement  *self,
                    GError          **error)
{
  g_autoptr (GError) what = NULL;

  pmap_place_set_error (self->state, &what);
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_REPLACED,
               /* translators: %s says what stands there now, as a sentence without its full stop. */
               _("%s. Nothing was written, and your map is still here with all your changes."), what->message);
  return FALSE;
}

/* The folder of the place. */
static gboolean
open_folder (PmapReplacement  *self,
             GError          **error)
{
  self->directory = pmap_place_get_folder (self->place);
  self->name = pmap_place_get_name (self->place);
  self->folder = pmap_place_open_folder (self->place);
  if (self->folder >= 0)
    return TRUE;
  if (self->before == NULL || (errno != ELOOP && errno != EXDEV))
    return pmap_reason_set_error (error, self->spoken, errno);
  self->state = errno == ELOOP ? PMAP_PLACE_LINK : PMAP_PLACE_FOLDER;
  return set_replaced_error (self, error);
}

/* What was said of a step, in words. */
static gboolean
explain (PmapReplacement  *self,
         PmapCommit        result,
         GError          **error)
{
  switch (result)
    {
    case PMAP_COMMIT_DONE:
      return TRUE;
    case PMAP_COMMIT_CHANGED:
      return pmap_reason_set_changed_error (error, self->spoken, self->base == NULL);
    case PMAP_COMMIT_REPLACED:
      return set_replaced_error (self, error);
    case PMAP_COMMIT_FAILED:
    default:
      return pmap_reason_set_error (error, self->spoken, errno);
    }
}

static int
create_temporary (PmapReplacement *self)
{
  /* A new file gets the rights that the user's programs and the folder give; one in place of another gets that one's, and
   * until then none. */
  gboolean is_private = self->exists || self->flags & (PMAP_REPLACE_PRIVATE | PMAP_REPLACE_PUT_BACK);
  mode_t mode = is_private ? 0600 : 0666;

  for (guint i = 0; i < NAME_ATTEMPTS; i++)
    {
      g_autofree char *name = pmap_temporary_name ();
      int descriptor = openat (self->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);

      if (descriptor >= 0)
        {
          self->temporary = g_steal_pointer (&name);
          return descriptor;
        }
      if (errno != EEXIST)
        {
          int code = errno;

          unlinkat (self->folder, name, 0);      /* a network may lose the answer only */
          errno = code;
          return -1;
        }
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

/* The rights of the file that was there once; without its group, the group's rights are nobody's. */
static gboolean
restore_access (const PmapTrace *before,
                int              descriptor)
{
  mode_t mode = before->mode;

  if (fchown (descriptor, -1, before->group) < 0)
    mode &= ~070;
  return fchmod (descriptor, mode | 0600) == 0;
}

static gboolean
keep_access (PmapReplacement *self,
             int              descriptor,
             PmapAccessLoss  *loss)
{
  gboolean is_private = self->flags & PMAP_REPLACE_OWNER_ONLY || (!self->exists && self->flags & PMAP_REPLACE_PRIVATE);

  *loss = 0;
  if (is_private)
    return pmap_access_make_private (descriptor);
  if (self->flags & PMAP_REPLACE_PUT_BACK && self->before != NULL)
    return restore_access (self->before, descriptor);
  return !self->exists || pmap_access_keep (self->old.descriptor, descriptor, loss);
}

static gboolean
write_temporary (PmapReplacement  *self,
                 PmapAccessLoss   *loss,
                 GError          **error)
{
  int descriptor = create_temporary (self), problem = 0, same;
  PmapHeld written;

  if (descriptor < 0)
    return pmap_reason_set_error (error, self->spoken, errno);
  if (!write_all (descriptor, self->bytes) || !keep_access (self, descriptor, loss) || fsync (descriptor) < 0)
    problem = errno;
  if (close (descriptor) < 0 && errno != EINTR && problem == 0)
    problem = errno;
  if (problem != 0)
    return pmap_reason_set_error (error, self->spoken, problem);

  /* Opened anew, since that is when a network drive asks its server. */
  if (!_pmap_held_open (&written, self->folder, self->temporary))
    return pmap_reason_set_error (error, self->spoken, errno);
  self->fresh = written.status;
  same = _pmap_held_compare (&written, self->bytes);
  _pmap_held_close (&written);
  if (same < 0)
    return pmap_reason_set_error (error, self->spoken, errno);
  if (same == 0)
    return pmap_reason_set_false_error (error, self->spoken);
  return TRUE;
}

static void
add_notes (PmapReplacement *self,
           PmapAccessLoss   loss,
           gboolean         confirmed)
{
  if (self->notes == NULL)
    return;
  if (loss & PMAP_ACCESS_OWNER)
    pmap_issues_add (self->notes, PMAP_SEVERITY_WARNING, NULL, NULL,
                     _("The map is saved, but the colleague who made this file may no longer be able to change it; ask who "
                       "looks after your computers to let you both write in this folder"));
  if (loss & PMAP_ACCESS_OTHERS)
    pmap_issues_add (self->notes, PMAP_SEVERITY_WARNING, NULL, NULL,
                     _("The map is saved, but some colleagues who could open this file may no longer be able to; ask who looks "
                       "after your computers to let them in again"));
  if (!confirmed)
    pmap_issues_add (self->notes, PMAP_SEVERITY_NOTE, NULL, NULL,
                     _("The map is saved, but the disk has not confirmed it; leave the drive connected for a moment"));
}

/**
 * pmap_replace_place:
 * @place: where
 * @before: (nullable): the file there as an open map was last read from it or written to it; %NULL for a file that nothing
 *   was read from
 * @bytes: what shall be in it
 * @base: (nullable): what we believe is in it; %NULL if we believe that there is no such file
 * @flags: see #PmapReplaceFlags
 * @notes: (nullable): where it is said what the user should know of a file that was saved: that the disk has not confirmed
 *   it, that somebody may do less with it than before
 * @after: (out) (optional): the file that is there now
 * @confirmed: (out) (optional): whether the disk has confirmed the new name; where not, the file is saved but might not
 *   outlast a power cut in the next moments
 * @error: %PMAP_ERROR_CHANGED_ELSEWHERE, %PMAP_ERROR_NOT_SAVED, or for an open map %PMAP_ERROR_REPLACED where its file is not
 *   there any more, or something else is; with what was kept and what to do
 *
 * Puts @bytes in the place of a file, wholly or not at all; see the rules above.
 *
 * Returns: whether @place now holds @bytes; if not, it holds what it held, or what somebody else put there
 */
gboolean
pmap_replace_place (PmapPlace         *place,
                    const PmapTrace   *before,
                    GBytes            *bytes,
                    GBytes            *base,
                    PmapReplaceFlags   flags,
                    PmapIssues        *notes,
                    PmapTrace         *after,
                    gboolean          *confirmed,
                    GError           **error)
{
  g_auto (PmapReplacement) self = { .place = place, .before = before, .folder = -1, .bytes = bytes, .base = base, .flags = flags,
                                    .notes = notes, .old = { -1 } };
  PmapAccessLoss loss;
  gboolean is_confirmed;

  g_return_val_if_fail (place != NULL && bytes != NULL, FALSE);

  if (flags & PMAP_REPLACE_EXPORT)
    self.spoken = pmap_text_of_file_name (pmap_place_get_name (place));
  if (!open_folder (&self, error))
    return FALSE;
  pmap_temporary_clean (self.folder, notes);
  if (!explain (&self, _pmap_replacement_check (&self), error) || !write_temporary (&self, &loss, error)
      || !explain (&self, _pmap_replacement_commit (&self), error))
    return FALSE;
  if (remove_temporary (&self))
    _pmap_replacement_other_names (&self);
  is_confirmed = fsync (self.folder) == 0;
  add_notes (&self, loss, is_confirmed);
  if (after != NULL)
    _pmap_trace_take (after, &self.fresh);
  if (confirmed != NULL)
    *confirmed = is_confirmed;
  return TRUE;
}

/**
 * pmap_replace_file:
 * @path: a file, there or not; links of ours are followed, others are refused
 * @bytes: what shall be in it
 * @base: (nullable): what we believe is in it; %NULL if we believe that there is no such file
 * @flags: see #PmapReplaceFlags
 * @notes: (nullable): see pmap_replace_place()
 * @confirmed: (out) (optional): see pmap_replace_place()
 * @error: %PMAP_ERROR_CHANGED_ELSEWHERE or %PMAP_ERROR_NOT_SAVED, with what was kept and what to do
 *
 * Puts @bytes in the place of a file that is no open map's, wholly or not at all.
 *
 * Returns: whether @path now holds @bytes; if not, it holds what it held, or what somebody else put there
 */
gboolean
pmap_replace_file (const char        *path,
                   GBytes            *bytes,
                   GBytes            *base,
                   PmapReplaceFlags   flags,
                   PmapIssues        *notes,
                   gboolean          *confirmed,
                   GError           **error)
{
  g_autoptr (PmapPlace) place = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *spoken = NULL;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  place = pmap_place_settle_target (path, &reason);
  if (place != NULL)
    return pmap_replace_place (place, NULL, bytes, base, flags, notes, NULL, confirmed, error);
  if (reason == NULL)
    {
      int code = errno;

      spoken = flags & PMAP_REPLACE_EXPORT ? g_filename_display_basename (path) : NULL;
      return pmap_reason_set_error (error, spoken, code);
    }
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}
