/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-lock.h"
#include "store/posix/pmap-marker.h"

G_BEGIN_DECLS

#define PMAP_LOCK_STALE_AFTER (10 * G_TIME_SPAN_MINUTE)

/* What a lock says. */
typedef struct
{
  char *holder;          /* for people: clean, short, never empty */
  char *host;
  char *host_id;
  char *boot;
  char *instance;
  gint64 process;
  gint64 since;          /* seconds, as in all times of Unix; 0 where unknown */
} PmapLockNote;

PmapLockNote *_pmap_lock_note_new      (void);
PmapLockNote *_pmap_lock_note_parse    (const char         *text);
char         *_pmap_lock_note_write    (const PmapLockNote *self);
char         *_pmap_lock_note_get_key  (const PmapLockNote *self);
gboolean      _pmap_lock_note_is_stale (const PmapLockNote *self,
                                        gint64              age);
void          _pmap_lock_note_free     (PmapLockNote       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapLockNote, _pmap_lock_note_free)

/* One look at a lock, made in a thread: nothing that anybody else may change meanwhile. */
typedef struct
{
  char *path;            /* of the lock */
  char *key;             /* what only our own says */
  char *text;            /* what ours says now */
  gboolean is_mine;      /* as far as we know */
  gboolean cleans;       /* what programs that were killed left in the folder */
  guint generation;      /* see PmapLock */

  PmapMarkerResult result;   /* DONE: it is ours; THERE: theirs */
  char *found;               /* what theirs says */
  gint64 written;            /* when, by the folder's clock */
  gint64 now;                /* by the same; 0 if it was not asked */
} PmapLockLook;

void              _pmap_lock_look_carry_out (PmapLockLook *self);
PmapMarkerResult  _pmap_lock_look_read      (PmapLockLook *self);
void              _pmap_lock_look_free      (PmapLockLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapLockLook, _pmap_lock_look_free)

void              _pmap_lock_hold           (const char   *path,
                                             const char   *key,
                                             gboolean      is_held);

/* For tests: what happens every minute, now, and when the clock that never jumps shows `now` (microseconds). */
void          _pmap_lock_beat          (PmapLock           *self,
                                        gint64              now);

G_END_DECLS
