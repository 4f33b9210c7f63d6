/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tells when the file no longer holds what was last read from it or written to it here: when somebody else has saved.
 *
 * The kernel's events only say where to look. What counts are the bytes, which a thread compares, so that touching the file,
 * or saving the same again, is no change. Network drives send no events for what other computers do: therefore the file is
 * also looked at now and then, and whenever somebody asks, as windows do when they get the focus. That costs one query
 * as long as size, time and identity are what they were; a save that such a look misses is found when we save ourselves. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-monitor.h"

#include "base/pmap-error.h"
#include "store/pmap-file-private.h"
#include "xml/pmap-xml-read.h"

#include <glib/gi18n.h>

/* A colleague's program writes, renames and removes within moments: one look after that is enough. */
#define QUIET_MILLISECONDS 250

/* How soon a save from another computer is noticed where no event comes. */
#define LOOK_SECONDS 20

/* What is longer than any map is none. */
#define READ_MAX ((guint64) 256 * 1024 * 1024)

struct _PmapMonitor
{
  GObject parent_instance;

  PmapFile *file;
  GFileMonitor *events;        /* NULL where the place has none */
  GCancellable *cancellable;
  guint quiet;                 /* the source that waits for the events to end */
  guint look;

  PmapMonitorState state;
  char *digest;                /* of what was told to be there instead; NULL where nothing was read */
  char *reason;                /* what stands there instead; NULL unless PMAP_MONITOR_REPLACED */
  char *stamp;                 /* size, time and identity of what was last compared; NULL: to be compared again */
  guint looking : 1;
  guint again : 1;             /* something happened while we looked */
  guint paused : 1;
};

/* What the thread works on, and what it finds. */
typedef struct
{
  PmapFileLook *place;
  GBytes *base;
  char *stamp;

  PmapMonitorState state;
  char *digest;
  char *reason;
  gboolean unread;             /* the stamp was the same */
} Look;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapMonitor, pmap_monitor, G_TYPE_OBJECT)

static void
free_look (Look *look)
{
  _pmap_file_look_free (look->place);
  g_clear_pointer (&look->base, g_bytes_unref);
  g_free (look->stamp);
  g_free (look->reason);
  g_free (look->digest);
  g_free (look);
}

/* --- in the thread --- */

static char *
make_stamp (const PmapTrace *trace)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          " %o", trace->device, trace->inode, trace->size, trace->written, trace->changed, trace->mode);
}

/* Whether what is there is a map, and the one that was opened. What is sealed with another key, or broken, may be on its way to
 * be one: who saves is told more. */
static gboolean
check (Look          *look,
       GBytes        *bytes,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (PmapDocument) document = NULL;
  GError *reason = NULL;
  gboolean is_no_map;

  if (pmap_protection_is_protected (bytes))
    {
      if (!_pmap_file_look_check_sealed (look->place, bytes, error))
        return FALSE;
      plain = look->place->protection != NULL ? pmap_protection_open (look->place->protection, bytes, NULL) : NULL;
    }
  else
    plain = g_bytes_ref (bytes);
  if (plain == NULL)
    return TRUE;
  document = pmap_xml_read (plain, NULL, NULL, cancellable, NULL, issues, &reason);
  if (document != NULL)
    return _pmap_file_look_check (look->place, document, error);
  is_no_map = g_error_matches (reason, PMAP_ERROR, PMAP_ERROR_NOT_A_MAP) && g_bytes_get_size (plain) > 0;
  g_clear_error (&reason);
  if (is_no_map)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_REPLACED, _("A file that is no provision map stands where yours was"));
  return !is_no_map;
}

/* The whole of what is there, where it is a file, and the place is what it was; NULL where its stamp is the one before, too. */
static GBytes *
read_place (Look          *look,
            char         **stamp,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GInputStream) stream = _pmap_file_look_open (look->place, cancellable, error);

  if (stream == NULL)
    return NULL;
  if (look->place->place != NULL)
    *stamp = make_stamp (&look->place->now);
  look->unread = *stamp != NULL && g_strcmp0 (*stamp, look->stamp) == 0;
  if (look->unread)
    return NULL;
  if (look->place->now.size <= READ_MAX)
    return _pmap_file_look_read (look->place, stream, cancellable, error);
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_REPLACED, _("A file that is no provision map stands where yours was"));
  return NULL;
}

static void
look_cb (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Look *look = task_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stamp = NULL;

  bytes = read_place (look, &stamp, cancellable, &error);
  if (bytes != NULL)
    {
      look->state = look->base != NULL && g_bytes_equal (bytes, look->base) ? PMAP_MONITOR_SAME : PMAP_MONITOR_CHANGED;
      look->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
    }
  else
    look->state = PMAP_MONITOR_GONE;
  if (look->state == PMAP_MONITOR_CHANGED)
    check (look, bytes, cancellable, &error);
  if (g_error_matches (error, PMAP_ERROR, PMAP_ERROR_REPLACED) || g_error_matches (error, PMAP_ERROR, PMAP_ERROR_OLDER_COPY)
      || g_error_matches (error, PMAP_ERROR, PMAP_ERROR_NOT_A_MAP))
    {
      look->state = PMAP_MONITOR_REPLACED;
      look->reason = g_strdup (error->message);
    }
  g_free (look->stamp);
  look->stamp = g_steal_pointer (&stamp);
  g_task_return_boolean (task, TRUE);
}

/* --- in the main thread --- */

/* Whether what was found still holds: our own program may have saved meanwhile. */
static gboolean
is_of_now (PmapMonitor *self,
           Look        *look)
{
  return !self->paused && pmap_file_get_bytes (self->file) == look->base;
}

static void
tell (PmapMonitor *self,
      Look        *look)
{
  const char *digest = look->state == PMAP_MONITOR_CHANGED || look->state == PMAP_MONITOR_REPLACED ? look->digest : NULL;

  if (self->state == look->state && g_strcmp0 (self->digest, digest) == 0 && g_strcmp0 (self->reason, look->reason) == 0)
    return;
  self->state = look->state;
  g_free (self->reason);
  self->reason = g_strdup (look->reason);
  g_free (self->digest);
  self->digest = g_strdup (digest);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PmapMonitor *self = PMAP_MONITOR (source);
  Look *look = g_task_get_task_data (G_TASK (result));
  gboolean again = self->again;

  self->looking = self->again = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!is_of_now (self, look))
    again = TRUE;
  else if (!look->unread)
    {
      g_free (self->stamp);
      self->stamp = look->state != PMAP_MONITOR_GONE ? g_strdup (look->stamp) : NULL;
      tell (self, look);
    }
  if (again)
    pmap_monitor_check (self);
}

static gboolean
quiet_cb (gpointer user_data)
{
  PmapMonitor *self = user_data;

  self->quiet = 0;
  pmap_monitor_check (self);
  return G_SOURCE_REMOVE;
}

/* Events never wait for a pause in them that does not come: the first one sets the time. */
static void
event_cb (GFileMonitor      *events,
          GFile             *file,
          GFile             *other,
          GFileMonitorEvent  event,
          PmapMonitor       *self)
{
  g_clear_pointer (&self->stamp, g_free);
  if (self->quiet == 0)
    self->quiet = g_timeout_add (QUIET_MILLISECONDS, quiet_cb, self);
}

static gboolean
look_again_cb (gpointer user_data)
{
  pmap_monitor_check (user_data);
  return G_SOURCE_CONTINUE;
}

static void
pmap_monitor_dispose (GObject *object)
{
  PmapMonitor *self = PMAP_MONITOR (object);

  g_clear_handle_id (&self->quiet, g_source_remove);
  g_clear_handle_id (&self->look, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->events != NULL)
    g_file_monitor_cancel (self->events);
  g_clear_object (&self->events);

  G_OBJECT_CLASS (pmap_monitor_parent_class)->dispose (object);
}

static void
pmap_monitor_finalize (GObject *object)
{
  PmapMonitor *self = PMAP_MONITOR (object);

  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_free (self->digest);
  g_free (self->reason);
  g_free (self->stamp);

  G_OBJECT_CLASS (pmap_monitor_parent_class)->finalize (object);
}

static void
pmap_monitor_class_init (PmapMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pmap_monitor_dispose;
  object_class->finalize = pmap_monitor_finalize;

  /**
   * PmapMonitor::changed:
   * @self: the monitor
   *
   * pmap_monitor_get_state() became another one, or the file changed once more.
   */
  signals[CHANGED] = g_signal_new ("changed", PMAP_TYPE_MONITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pmap_monitor_init (PmapMonitor *self)
{
  self->cancellable = g_cancellable_new ();
  self->look = g_timeout_add_seconds (LOOK_SECONDS, look_again_cb, self);
}

/**
 * pmap_monitor_new:
 * @file: a file that was loaded or saved
 *
 * Returns: (transfer full): a monitor of it, at work until it is disposed of
 */
PmapMonitor *
pmap_monitor_new (PmapFile *file)
{
  PmapMonitor *self;

  g_return_val_if_fail (PMAP_IS_FILE (file), NULL);

  self = g_object_new (PMAP_TYPE_MONITOR, NULL);
  self->file = g_object_ref (file);
  self->events = g_file_monitor_file (pmap_file_get_location (file), G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->events != NULL)
    g_signal_connect_object (self->events, "changed", G_CALLBACK (event_cb), self, 0);
  return self;
}

/**
 * pmap_monitor_get_file:
 * @self: a monitor
 *
 * Returns: (transfer none): what it looks at
 */
PmapFile *
pmap_monitor_get_file (PmapMonitor *self)
{
  g_return_val_if_fail (PMAP_IS_MONITOR (self), NULL);

  return self->file;
}

/**
 * pmap_monitor_get_state:
 * @self: a monitor
 *
 * Returns: what was last found
 */
PmapMonitorState
pmap_monitor_get_state (PmapMonitor *self)
{
  g_return_val_if_fail (PMAP_IS_MONITOR (self), PMAP_MONITOR_SAME);

  return self->state;
}

/**
 * pmap_monitor_get_reason:
 * @self: a monitor
 *
 * Returns: (transfer none) (nullable): where the state is %PMAP_MONITOR_REPLACED, what stands there: a sentence without its full
 *   stop
 */
const char *
pmap_monitor_get_reason (PmapMonitor *self)
{
  g_return_val_if_fail (PMAP_IS_MONITOR (self), NULL);

  return self->reason;
}

/**
 * pmap_monitor_check:
 * @self: a monitor
 *
 * Looks at the file soon, in a thread: for moments in which somebody comes back to the map.
 */
void
pmap_monitor_check (PmapMonitor *self)
{
  g_autoptr (GTask) task = NULL;
  GBytes *base;
  Look *look;

  g_return_if_fail (PMAP_IS_MONITOR (self));

  if (self->looking || self->paused)
    {
      self->again = TRUE;
      return;
    }
  self->looking = TRUE;
  base = pmap_file_get_bytes (self->file);
  look = g_new0 (Look, 1);
  look->place = _pmap_file_look_new (self->file);
  look->base = base != NULL ? g_bytes_ref (base) : NULL;
  look->stamp = g_strdup (self->stamp);
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, pmap_monitor_check);
  g_task_set_task_data (task, look, (GDestroyNotify) free_look);
  g_task_run_in_thread (task, look_cb);
}

/**
 * pmap_monitor_set_paused:
 * @self: a monitor
 * @paused: whether what is found does not count, because this program is about to save; afterwards it is looked at anew
 */
void
pmap_monitor_set_paused (PmapMonitor *self,
                         gboolean     paused)
{
  g_return_if_fail (PMAP_IS_MONITOR (self));

  if (self->paused == !!paused)
    return;
  self->paused = !!paused;
  g_clear_pointer (&self->stamp, g_free);
  if (!paused)
    pmap_monitor_check (self);
}
