/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-lock.h"

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

/* For tests: what happens every minute, now, and when the clock that never jumps shows `now` (microseconds). */
void          _pmap_lock_beat          (PmapLock           *self,
                                        gint64              now);

G_END_DECLS
