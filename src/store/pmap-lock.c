/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says beside a map who has it open, so that two people who work on one map know of each other before they save. It is a
 * courtesy and protects nothing: what protects is the comparing when a map is saved. So whatever goes wrong here, nobody is
 * kept from reading, changing or saving, and nobody waits: what is done every minute is done in a thread, since a network
 * drive may take long to answer.
 *
 * A lock is left behind when a program crashes or a computer is switched off. A program of this computer can be asked after.
 * Of another computer's, all there is to see is that nobody writes the lock any more, as its owner does every minute. How
 * long that has been so is first taken from the folder: from the time that it put on the lock, and the one that it puts on a
 * file of ours now. The clocks of the two computers may be a day apart and do not come into it. Where the computers and not
 * the folder set such times, that first guess may be wrong; it is put right by looking on: a lock that changes is alive, and
 * one that has not changed for ten minutes of ours is not. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-lock-private.h"

#include "store/posix/pmap-marker.h"
#include "store/posix/pmap-real-path.h"

#include <string.h>

#define HEARTBEAT 60                 /* seconds: a tenth of the silence after which nobody is thought to be there */

struct _PmapLock
{
  GObject parent_instance;

  char *path;            /* of the lock itself; NULL where there can be none */
  char *key;
  PmapLockNote *mine;
  PmapLockNote *theirs;
  PmapLockState state;

  char *seen;            /* what their lock said when it was last looked at */
  gint64 seen_written;
  gint64 silent_since;   /* by the clock that never jumps */

  guint timer;
  guint generation;      /* what an older thread found out no longer counts */
  gboolean is_looking;
  gboolean has_cleaned;
};

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPERTIES
};

enum
{
  SIGNAL_LOST,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapLock, pmap_lock, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (PmapLockState, pmap_lock_state,
                    G_DEFINE_ENUM_VALUE (PMAP_LOCK_MINE, "mine"),
                    G_DEFINE_ENUM_VALUE (PMAP_LOCK_THEIRS, "theirs"),
                    G_DEFINE_ENUM_VALUE (PMAP_LOCK_STALE, "stale"),
                    G_DEFINE_ENUM_VALUE (PMAP_LOCK_UNAVAILABLE, "unavailable"),
                    G_DEFINE_ENUM_VALUE (PMAP_LOCK_FREE, "free"))

static void
pmap_lock_dispose (GObject *object)
{
  pmap_lock_release (PMAP_LOCK (object));

  G_OBJECT_CLASS (pmap_lock_parent_class)->dispose (object);
}

static void
pmap_lock_finalize (GObject *object)
{
  PmapLock *self = PMAP_LOCK (object);

  g_free (self->path);
  g_free (self->key);
  g_free (self->seen);
  g_clear_pointer (&self->mine, _pmap_lock_note_free);
  g_clear_pointer (&self->theirs, _pmap_lock_note_free);

  G_OBJECT_CLASS (pmap_lock_parent_class)->finalize (object);
}

static void
pmap_lock_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  PmapLock *self = PMAP_LOCK (object);

  switch (property_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_lock_class_init (PmapLockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pmap_lock_dispose;
  object_class->finalize = pmap_lock_finalize;
  object_class->get_property = pmap_lock_get_property;

  /**
   * PmapLock:state:
   *
   * Who has the map open. It changes by itself, within a minute: to %PMAP_LOCK_MINE when the other one closes the map, to
   * %PMAP_LOCK_STALE when they fall silent, to %PMAP_LOCK_THEIRS when they took it over.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, PMAP_TYPE_LOCK_STATE, PMAP_LOCK_FREE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * PmapLock::lost:
   *
   * Somebody took over what was ours; they are now the holder.
   */
  signals[SIGNAL_LOST] = g_signal_new ("lost", PMAP_TYPE_LOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pmap_lock_init (PmapLock *self)
{
  self->state = PMAP_LOCK_FREE;
}

/**
 * pmap_lock_new:
 * @location: a map, there or not
 *
 * Returns: (transfer full): what can say who has that map open; it says nothing yet
 */
PmapLock *
pmap_lock_new (GFile *location)
{
  g_autofree char *path = NULL;
  g_autofree char *real = NULL;
  PmapLock *self;

  g_return_val_if_fail (G_IS_FILE (location), NULL);

  self = g_object_new (PMAP_TYPE_LOCK, NULL);
  self->mine = _pmap_lock_note_new ();
  self->key = _pmap_lock_note_get_key (self->mine);
  path = g_file_get_path (location);
  real = path != NULL ? pmap_real_path (path) : NULL;
  if (real != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (real);
      g_autofree char *name = g_path_get_basename (real);
      g_autofree char *note = g_strdup_printf (".~lock.%s#", name);

      self->path = g_build_filename (folder, note, NULL);
    }
  return self;
}

static PmapLockLook *
prepare_look (PmapLock *self)
{
  PmapLockLook *look = g_new0 (PmapLockLook, 1);

  look->path = g_strdup (self->path);
  look->key = g_strdup (self->key);
  look->text = _pmap_lock_note_write (self->mine);
  look->is_mine = self->state == PMAP_LOCK_MINE;
  look->cleans = !self->has_cleaned;
  look->generation = self->generation;
  return look;
}

/* Takes in what their lock says. Without the folder's clock, it is as if they had just written it. */
static PmapLockState
take_in (PmapLock     *self,
         PmapLockLook *look,
         gint64        now)
{
  if (self->seen == NULL || look->written != self->seen_written || !g_str_equal (look->found, self->seen))
    {
      gint64 age = self->seen == NULL && look->now != 0 ? look->now - look->written : 0;

      self->silent_since = now - MAX (age, 0);
      self->seen_written = look->written;
      g_free (self->seen);
      self->seen = g_steal_pointer (&look->found);
      g_clear_pointer (&self->theirs, _pmap_lock_note_free);
      self->theirs = _pmap_lock_note_parse (self->seen);
    }
  return _pmap_lock_note_is_stale (self->theirs, now - self->silent_since) ? PMAP_LOCK_STALE : PMAP_LOCK_THEIRS;
}

static void
set_state (PmapLock      *self,
           PmapLockState  state)
{
  PmapLockState before = self->state;

  if (state == before)
    return;
  if (before == PMAP_LOCK_MINE || state == PMAP_LOCK_MINE)
    _pmap_lock_hold (self->path, self->key, state == PMAP_LOCK_MINE);
  if (state == PMAP_LOCK_MINE || state == PMAP_LOCK_FREE)
    g_clear_pointer (&self->seen, g_free);
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (before == PMAP_LOCK_MINE && (state == PMAP_LOCK_THEIRS || state == PMAP_LOCK_STALE))
    g_signal_emit (self, signals[SIGNAL_LOST], 0);
}

/* Back in the caller's thread. */
static void
learn (PmapLock     *self,
       PmapLockLook *look,
       gint64        now)
{
  if (look->generation != self->generation)
    {
      /* Given back while the thread was at it: what it may have made goes, too. */
      if (self->state == PMAP_LOCK_FREE && look->result == PMAP_MARKER_DONE)
        pmap_marker_remove (look->path, look->key);
      return;
    }
  switch (look->result)
    {
    case PMAP_MARKER_DONE:
      set_state (self, PMAP_LOCK_MINE);
      break;
    case PMAP_MARKER_THERE:
      set_state (self, take_in (self, look, now));
      break;
    case PMAP_MARKER_MISSING:
    case PMAP_MARKER_FAILED:
    default:
      /* A drive that does not answer for a while changes nothing. */
      if (self->state == PMAP_LOCK_FREE)
        set_state (self, PMAP_LOCK_UNAVAILABLE);
      break;
    }
}

static void
look_cb (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  _pmap_lock_look_carry_out (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PmapLock *self = PMAP_LOCK (source);

  self->is_looking = FALSE;
  learn (self, g_task_get_task_data (G_TASK (result)), g_get_monotonic_time ());
}

static gboolean
beat_cb (gpointer user_data)
{
  PmapLock *self = user_data;
  g_autoptr (GTask) task = NULL;

  if (self->is_looking)              /* the drive has not answered since the last beat */
    return G_SOURCE_CONTINUE;
  self->is_looking = TRUE;
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_source_tag (task, beat_cb);
  g_task_set_task_data (task, prepare_look (self), (GDestroyNotify) _pmap_lock_look_free);
  self->has_cleaned = TRUE;
  g_task_run_in_thread (task, look_cb);
  return G_SOURCE_CONTINUE;
}

void
_pmap_lock_beat (PmapLock *self,
                 gint64    now)
{
  g_autoptr (PmapLockLook) look = prepare_look (self);

  self->has_cleaned = TRUE;
  _pmap_lock_look_carry_out (look);
  learn (self, look, now);
}

static void
start_heart (PmapLock *self)
{
  if (self->timer == 0 && self->state != PMAP_LOCK_UNAVAILABLE)
    {
      self->timer = g_timeout_add_seconds (HEARTBEAT, beat_cb, self);
      g_source_set_name_by_id (self->timer, "[provision-map] heartbeat of a lock");
    }
}

/**
 * pmap_lock_take:
 * @self: a lock
 *
 * Says that we have the map open, unless somebody else does; then it goes on looking every minute, and takes the lock when
 * it comes free. A stale lock is left as it is: pmap_lock_take_over() when the user knows.
 *
 * Returns: who has the map open
 */
PmapLockState
pmap_lock_take (PmapLock *self)
{
  g_autoptr (PmapLockLook) look = NULL;

  g_return_val_if_fail (PMAP_IS_LOCK (self), PMAP_LOCK_UNAVAILABLE);

  if (self->state == PMAP_LOCK_MINE)
    return self->state;
  if (self->path == NULL)
    {
      set_state (self, PMAP_LOCK_UNAVAILABLE);
      return self->state;
    }
  self->generation++;
  look = prepare_look (self);
  /* Trying first, rather than looking, tells what time it is in the folder. */
  look->result = pmap_marker_create (look->path, look->text, &look->now);
  if (look->result == PMAP_MARKER_FAILED)
    look->now = g_get_real_time ();          /* who may not write in a folder may still see who has a map of it open */
  if (look->result != PMAP_MARKER_DONE)
    look->result = _pmap_lock_look_read (look);
  learn (self, look, g_get_monotonic_time ());
  start_heart (self);
  return self->state;
}

/**
 * pmap_lock_take_over:
 * @self: a lock
 *
 * Says that we have the map open, whoever said so before; their program notices within a minute.
 *
 * Returns: who has the map open now: %PMAP_LOCK_MINE if that was possible
 */
PmapLockState
pmap_lock_take_over (PmapLock *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (PMAP_IS_LOCK (self), PMAP_LOCK_UNAVAILABLE);

  if (self->state == PMAP_LOCK_MINE)
    return self->state;
  self->generation++;
  text = _pmap_lock_note_write (self->mine);
  if (self->path != NULL && pmap_marker_put (self->path, text) == PMAP_MARKER_DONE)
    set_state (self, PMAP_LOCK_MINE);
  else if (self->state == PMAP_LOCK_FREE)
    set_state (self, PMAP_LOCK_UNAVAILABLE);
  start_heart (self);
  return self->state;
}

/**
 * pmap_lock_release:
 * @self: a lock
 *
 * Says no longer that we have the map open, if we did, and looks no longer who does.
 */
void
pmap_lock_release (PmapLock *self)
{
  g_return_if_fail (PMAP_IS_LOCK (self));

  self->generation++;
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->state == PMAP_LOCK_MINE)
    pmap_marker_remove (self->path, self->key);
  set_state (self, PMAP_LOCK_FREE);
}

/**
 * pmap_lock_get_state:
 * @self: a lock
 *
 * Returns: who has the map open, as far as we know
 */
PmapLockState
pmap_lock_get_state (PmapLock *self)
{
  g_return_val_if_fail (PMAP_IS_LOCK (self), PMAP_LOCK_UNAVAILABLE);

  return self->state;
}

static PmapLockNote *
get_note (PmapLock *self)
{
  gboolean is_theirs = self->state == PMAP_LOCK_THEIRS || self->state == PMAP_LOCK_STALE;

  return is_theirs ? self->theirs : self->mine;
}

/**
 * pmap_lock_get_holder:
 * @self: a lock
 *
 * Returns: (transfer none): the name of who has the map open, fit to be shown; "Somebody" where it is not known
 */
const char *
pmap_lock_get_holder (PmapLock *self)
{
  g_return_val_if_fail (PMAP_IS_LOCK (self), NULL);

  return get_note (self)->holder;
}

/**
 * pmap_lock_get_host:
 * @self: a lock
 *
 * Returns: (transfer none): the name of their computer, fit to be shown
 */
const char *
pmap_lock_get_host (PmapLock *self)
{
  g_return_val_if_fail (PMAP_IS_LOCK (self), NULL);

  return get_note (self)->host;
}

/**
 * pmap_lock_get_since:
 * @self: a lock
 *
 * Returns: since when they have it open, by the clock of their computer, in seconds of Unix time; 0 where unknown
 */
gint64
pmap_lock_get_since (PmapLock *self)
{
  g_return_val_if_fail (PMAP_IS_LOCK (self), 0);

  return get_note (self)->since;
}
