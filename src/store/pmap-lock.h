/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PmapLockState:
 * @PMAP_LOCK_MINE: We are said to have the map open.
 * @PMAP_LOCK_THEIRS: Somebody else has it open.
 * @PMAP_LOCK_STALE: Somebody else had it open, and their program ended without saying so.
 * @PMAP_LOCK_UNAVAILABLE: It cannot be said there who has it open: nobody may write there, say.
 * @PMAP_LOCK_FREE: Not asked yet, or given back.
 *
 * Who has a map open. None of these stops anybody from reading, changing or saving it.
 */
typedef enum
{
  PMAP_LOCK_MINE,
  PMAP_LOCK_THEIRS,
  PMAP_LOCK_STALE,
  PMAP_LOCK_UNAVAILABLE,
  PMAP_LOCK_FREE,
} PmapLockState;

#define PMAP_TYPE_LOCK_STATE (pmap_lock_state_get_type ())
GType pmap_lock_state_get_type (void);

#define PMAP_TYPE_LOCK (pmap_lock_get_type ())
G_DECLARE_FINAL_TYPE (PmapLock, pmap_lock, PMAP, LOCK, GObject)

PmapLock      *pmap_lock_new        (GFile    *location);
PmapLockState  pmap_lock_take       (PmapLock *self);
PmapLockState  pmap_lock_take_over  (PmapLock *self);
void           pmap_lock_release    (PmapLock *self);
PmapLockState  pmap_lock_get_state  (PmapLock *self);
const char    *pmap_lock_get_holder (PmapLock *self);
const char    *pmap_lock_get_host   (PmapLock *self);
gint64         pmap_lock_get_since  (PmapLock *self);

G_END_DECLS
