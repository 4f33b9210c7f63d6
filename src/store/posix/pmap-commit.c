/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives the new file the name, and nobody's work away.
 *
 * Between the last look at the old file and the moment when the new one takes its name, somebody else can save. Comparing,
 * however late, does not help: that gap is where two who save at once lose one's work. So the two files change places, which
 * Linux can do in one step, and what came out is compared. If it is what we believed to replace, it goes. If it is not, the
 * two change places again, and the save is refused as if the difference had been seen before. For that moment the name held
 * our file: whole, though nobody's last word.
 *
 * While we change back, a third one may save. If they do it as we do, each holds another's file for a moment and changes
 * again until it holds its own; every file stays at the name or in somebody's hand. If their program just puts its file over
 * the name, it puts it over ours, which we meant to withdraw: then we never get ours back, and end with the one before
 * theirs in hand, which is given a name of its own that people see. Nothing that anybody saved is ever taken away.
 *
 * Programs of ours on one computer do not meet here at all: each first locks the folder, and sees what the one before it did
 * once it gets the lock. That is a courtesy, limited to two seconds, for other programs may lock a folder as long as they
 * like. It is the folder and not the file, for a file that is open cannot be replaced on some network drives, or not without
 * taking its name away for a moment; so the old file is closed before the new one is put over it.
 *
 * Where files cannot change places (FAT sticks, most network drives), the new one is put over the old one right after
 * another look. Programs of ours on all computers do that one after the other (pmap-guard.c), so none of them loses what
 * another saved. Against other people's programs all there is is that the gap is some microseconds long; what can be promised
 * there is that the name always holds one whole file or the other.
 *
 * A file that was not there is made so that the system refuses if it is there after all. */

#define _GNU_SOURCE                  /* for flock() */
#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-replace-private.h"

#include "store/posix/pmap-guard.h"
#include "store/posix/pmap-rename.h"
#include "store/posix/pmap-temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_PATIENCE (2 * G_TIME_SPAN_SECOND)
#define LOCK_PAUSE (10 * 1000)       /* microseconds */
#define MISSING_PAUSES 2             /* before a file is believed to be gone */
#define WITHDRAWALS 8                /* even: if a stranger's file went over ours, it is theirs that stays at the name */
#define WITHDRAWAL_PAUSE 2000        /* microseconds; more each time, and never the same for two */

static gboolean
is_same_file (const struct stat *one,
              const struct stat *other)
{
  return one->st_ino == other->st_ino && one->st_dev == other->st_dev;
}

/* Whether the new file has that name; -1 if the system does not tell, or tells of no file at all. */
static int
is_fresh (PmapReplacement *self,
          const char      *name)
{
  struct stat status;

  if (fstatat (self->folder, name, &status, AT_SYMLINK_NOFOLLOW) < 0)
    return -1;
  return is_same_file (&status, &self->fresh);
}

/* Over a network a call may be carried out and its answer lost; what counts is what there is. */
static gboolean
has_arrived (PmapReplacement *self,
             const char      *name)
{
  int code = errno;
  gboolean arrived = is_fresh (self, name) > 0;

  errno = code;
  return arrived;
}

/* What has the name of an open map's file is not that file. */
static PmapCommit
refuse (PmapReplacement *self,
        PmapPlaceState   state)
{
  self->state = state;
  return PMAP_COMMIT_REPLACED;
}

/* What the open map's file became, where the name holds no file; what else went wrong, errno says. */
static PmapCommit
explain_missing (PmapReplacement *self)
{
  PmapPlaceState state = _pmap_held_explain (&self->old);

  if (self->before == NULL || self->flags & PMAP_REPLACE_OVERWRITE)
    return errno == ENOENT ? PMAP_COMMIT_DONE : PMAP_COMMIT_FAILED;      /* gone: there is nothing to write over */
  return state == PMAP_PLACE_FAILED ? PMAP_COMMIT_FAILED : refuse (self, state);
}

/* A program that saves without care takes the name away for a moment. */
static void
open_old (PmapReplacement *self)
{
  guint i = 0;

  do
    {
      _pmap_held_close (&self->old);
      self->exists = _pmap_held_open (&self->old, self->folder, self->name);
    }
  while (!self->exists && errno == ENOENT && self->before != NULL && self->base != NULL && i < MISSING_PAUSES
         && pmap_rename_pause (i++));
}

/* Whether the name still holds what we believe it does; opens what it holds. */
PmapCommit
_pmap_replacement_check (PmapReplacement *self)
{
  PmapTrace now;
  int same;

  if (self->flags & PMAP_REPLACE_PUT_BACK)
    return PMAP_COMMIT_DONE;
  if (self->before != NULL)
    {
      PmapPlaceState state = pmap_place_look (self->place);

      if (state == PMAP_PLACE_LINK)
        return refuse (self, state);
    }
  open_old (self);
  if (!self->exists)
    return explain_missing (self);
  _pmap_trace_take (&now, &self->old.status);
  if (self->before != NULL && pmap_trace_is_wider (self->before, &now))
    return refuse (self, PMAP_PLACE_WIDER);
  if (!(self->flags & PMAP_REPLACE_OVERWRITE))
    {
      same = self->base != NULL ? _pmap_held_compare (&self->old, self->base) : 0;
      if (same <= 0)
        return same < 0 ? PMAP_COMMIT_FAILED : PMAP_COMMIT_CHANGED;
    }
  if (faccessat (self->folder, self->name, W_OK, 0) < 0)
    return PMAP_COMMIT_FAILED;
  return PMAP_COMMIT_DONE;
}

/* Has the programs of ours go one after the other. */
static void
lock_folder (PmapReplacement *self)
{
  gint64 end = g_get_monotonic_time () + LOCK_PATIENCE;

  while (flock (self->folder, LOCK_EX | LOCK_NB) < 0 && (errno == EWOULDBLOCK || errno == EINTR)
         && g_get_monotonic_time () < end)
    g_usleep (LOCK_PAUSE);
}

static PmapCommit
link_new (PmapReplacement *self)
{
  for (guint i = 0; ; i++)
    {
      if (pmap_rename_as_new (self->folder, self->temporary, self->name) || has_arrived (self, self->name))
        return PMAP_COMMIT_DONE;         /* where that was by a link, the temporary name is still to go */
      /* If there was a file when we came, and then none, and now one: nobody has looked at what is in it yet. */
      if (errno == EEXIST)
        return self->base == NULL ? PMAP_COMMIT_CHANGED : PMAP_COMMIT_FAILED;
      if (!pmap_rename_is_passing (errno) || !pmap_rename_pause (i))
        return PMAP_COMMIT_FAILED;
    }
}

static PmapCommit
put_over (PmapReplacement *self)
{
  for (guint i = 0; ; i++)
    {
      PmapCommit result;

      _pmap_held_close (&self->old);
      if (renameat (self->folder, self->temporary, self->folder, self->name) == 0 || has_arrived (self, self->name))
        {
          g_clear_pointer (&self->temporary, g_free);
          return PMAP_COMMIT_DONE;
        }
      if (!pmap_rename_is_passing (errno) || !pmap_rename_pause (i))
        return PMAP_COMMIT_FAILED;
      result = _pmap_replacement_check (self);       /* that took a while */
      if (result != PMAP_COMMIT_DONE)
        return result;
    }
}

/* Where files cannot change places. */
static PmapCommit
put_over_in_turn (PmapReplacement *self)
{
  PmapGuard *guard = pmap_guard_take (self->directory, self->name);
  PmapCommit result;

  if (guard == NULL)
    return PMAP_COMMIT_FAILED;
  result = _pmap_replacement_check (self);
  if (result == PMAP_COMMIT_DONE)
    result = self->exists ? put_over (self) : link_new (self);
  pmap_guard_release (guard);
  return result;
}

/* `is_back`: whether the new file should come out, rather than go in. */
static gboolean
exchange (PmapReplacement *self,
          gboolean         is_back)
{
  for (guint i = 0; ; i++)
    {
      if (pmap_rename_exchange (self->folder, self->temporary, self->name)
          || has_arrived (self, is_back ? self->temporary : self->name))
        return TRUE;
      if (!pmap_rename_is_passing (errno) || !pmap_rename_pause (i))
        return FALSE;
    }
}

/* What we hold is somebody's, and stays: where people see it, or where the next save finds it. */
static void
keep_theirs (PmapReplacement *self,
             gboolean         is_ours_saved)
{
  g_autofree char *kept = NULL;

  if (!pmap_temporary_keep (self->folder, self->temporary, &kept))
    kept = g_strdup (self->temporary);
  g_clear_pointer (&self->temporary, g_free);
  if (self->notes == NULL)
    return;
  pmap_issues_add (self->notes, PMAP_SEVERITY_WARNING, NULL, NULL,
                   is_ours_saved
                   ? _("Your map is saved, but somebody else saved theirs in the same moment; theirs is kept beside it as “%s”")
                   : _("Several people saved this map in the same moment; one of their versions is kept beside it as “%s”"),
                   kept);
}

/* What came out is not what we believed to replace: it goes back. Where the system does not tell which file is which, what
 * it said of each change of places has to do. */
static PmapCommit
withdraw (PmapReplacement *self,
          PmapCommit       result,
          int              code)
{
  gboolean is_ours_saved = TRUE;
  int where;

  for (guint i = 0; i < WITHDRAWALS && exchange (self, TRUE); i++)
    {
      is_ours_saved = !is_ours_saved;
      where = is_fresh (self, self->temporary);
      if (where > 0 || (where < 0 && !is_ours_saved))
        {
          errno = code;
          return result;
        }
      g_usleep (g_random_int_range (WITHDRAWAL_PAUSE, WITHDRAWAL_PAUSE * (2 + i)));
    }
  where = is_fresh (self, self->name);
  if (where >= 0)
    is_ours_saved = where;
  keep_theirs (self, is_ours_saved);
  return is_ours_saved ? PMAP_COMMIT_DONE : PMAP_COMMIT_CHANGED;
}

static PmapCommit
change_places (PmapReplacement *self)
{
  g_autofree char *claim = pmap_temporary_claim (self->temporary, &self->fresh, self->base);
  PmapCommit result = PMAP_COMMIT_FAILED;
  PmapHeld out;
  int same = -1, code;

  if (renameat (self->folder, self->temporary, self->folder, claim) < 0 && !has_arrived (self, claim))
    return PMAP_COMMIT_FAILED;
  g_free (self->temporary);
  self->temporary = g_steal_pointer (&claim);
  if (!exchange (self, FALSE))
    {
      if (errno == ENOENT && is_fresh (self, self->temporary) > 0)
        return self->before != NULL ? refuse (self, PMAP_PLACE_MISSING)
                                    : link_new (self);      /* somebody took the old one away meanwhile */
      return pmap_rename_is_missing (errno) ? put_over_in_turn (self) : PMAP_COMMIT_FAILED;
    }
  if (_pmap_held_open (&out, self->folder, self->temporary))
    same = _pmap_held_compare (&out, self->base);
  else if (self->before != NULL && _pmap_held_explain (&out) != PMAP_PLACE_FAILED)
    result = refuse (self, _pmap_held_explain (&out));
  code = errno;
  _pmap_held_close (&out);
  if (same > 0)
    return PMAP_COMMIT_DONE;
  return withdraw (self, same == 0 ? PMAP_COMMIT_CHANGED : result, code);
}

/* What stands there gives way, whatever it is: a link holds nothing and goes; all else is somebody's. */
static gboolean
move_aside (PmapReplacement *self)
{
  g_autofree char *kept = NULL;
  struct stat status;

  if (fstatat (self->folder, self->name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK (status.st_mode))
    {
      kept = pmap_temporary_name ();
      if (renameat (self->folder, self->name, self->folder, kept) < 0)
        return errno == ENOENT;
    }
  else if (!pmap_temporary_keep (self->folder, self->name, &kept))
    return errno == ENOENT;
  if (fstatat (self->folder, kept, &status, AT_SYMLINK_NOFOLLOW) < 0)
    return TRUE;
  if (S_ISLNK (status.st_mode))
    return unlinkat (self->folder, kept, 0) == 0;
  if (pmap_temporary_is (kept))          /* exchanged while we looked */
    {
      g_autofree char *hidden = g_steal_pointer (&kept);

      if (!pmap_temporary_keep (self->folder, hidden, &kept))
        return FALSE;
    }
  if (self->notes != NULL)
    pmap_issues_add (self->notes, PMAP_SEVERITY_NOTE, NULL, NULL,
                     /* translators: %s is a file's name. */
                     _("Your map is back in its place; what stood there is kept beside it as “%s”"), kept);
  return TRUE;
}

static PmapCommit
put_back (PmapReplacement *self)
{
  for (guint i = 0; i < WITHDRAWALS; i++)
    {
      if (pmap_rename_as_new (self->folder, self->temporary, self->name))
        return pmap_place_lead_back (self->place) ? PMAP_COMMIT_DONE : PMAP_COMMIT_FAILED;
      if (errno != EEXIST || !move_aside (self))
        return PMAP_COMMIT_FAILED;
    }
  return PMAP_COMMIT_FAILED;
}

static PmapCommit
commit (PmapReplacement *self)
{
  PmapCommit result = _pmap_replacement_check (self);

  if (self->flags & PMAP_REPLACE_PUT_BACK)
    return put_back (self);
  if (result != PMAP_COMMIT_DONE)
    return result;
  if (!self->exists && !(self->flags & PMAP_REPLACE_OVERWRITE))
    return link_new (self);
  if (self->base == NULL || self->flags & PMAP_REPLACE_OVERWRITE)
    return put_over (self);
  return change_places (self);
}

/* Gives the new file the name. Afterwards `temporary` is what may go. */
PmapCommit
_pmap_replacement_commit (PmapReplacement *self)
{
  PmapCommit result;
  int code;

  lock_folder (self);
  result = commit (self);
  code = errno;
  (void) flock (self->folder, LOCK_UN);
  errno = code;
  return result;
}
