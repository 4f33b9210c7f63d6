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

#include <string.h>

/* A colleague's program writes, renames and removes within moments: one look after that is enough. */
#define QUIET_MILLISECONDS 250

/* How soon a save from another computer is noticed where no event comes. */
#define LOOK_SECONDS 20

/* What is longer than any map is another file however it goes on. */
#define READ_MAX (256 * 1024 * 1024)

#define STAMP_ATTRIBUTES                                                                                              \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ETAG_VALUE ","               \
  G_FILE_ATTRIBUTE_ID_FILE "," G_FILE_ATTRIBUTE_UNIX_INODE

struct _PmapMonitor
{
  GObject parent_instance;

  PmapFile *file;
  GFileMonitor *events;        /* NULL where the place has none */
  GCancellable *cancellable;
  guint quiet;                 /* the source that waits for the events to end */
  guint look;

  PmapMonitorState state;
  char *digest;                /* of what was told to be there instead; NULL unless PMAP_MONITOR_CHANGED */
  char *stamp;                 /* size, time and identity of what was last compared; NULL: to be compared again */
  guint looking : 1;
  guint again : 1;             /* something happened while we looked */
  guint paused : 1;
};

/* What the thread works on, and what it finds. */
typedef struct
{
  GFile *location;
  GBytes *base;
  char *stamp;

  PmapMonitorState state;
  char *digest;
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
  g_object_unref (look->location);
  g_clear_pointer (&look->base, g_bytes_unref);
  g_free (look->stamp);
  g_free (look->digest);
  g_free (look);
}

/* --- in the thread --- */

static char *
make_stamp (GFileInfo *info)
{
  return g_strdup_printf ("%" G_GOFFSET_FORMAT " %s %s %" G_GUINT64_FORMAT,
                          g_file_info_get_size (info),
                          g_file_info_get_etag (info),
                          g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE));
}

/* Whether the stream was read to its end; *@same then says whether it holds the base, and the digest what else. */
static gboolean
compare (GInputStream *stream,
         Look         *look,
         gboolean     *same,
         GCancellable *cancellable)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (64 * 1024);
  gsize size = 0, offset = 0;
  const guint8 *base = look->base != NULL ? g_bytes_get_data (look->base, &size) : NULL;
  gssize n;

  *same = look->base != NULL;
  while ((n = g_input_stream_read (stream, buffer, 64 * 1024, cancellable, NULL)) > 0 && offset < READ_MAX)
    {
      *same = *same && (gsize) n <= size - offset && memcmp (base + offset, buffer, (gsize) n) == 0;
      g_checksum_update (checksum, buffer, n);
      offset += (gsize) n;
    }
  *same = *same && offset == size;
  look->digest = g_strdup (g_checksum_get_string (checksum));
  return n >= 0;
}

static void
look_cb (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Look *look = task_data;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *stamp = NULL;
  gboolean same;

  look->state = PMAP_MONITOR_GONE;
  info = g_file_query_info (look->location, STAMP_ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  /* To open a pipe would wait for somebody to write into it. */
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    {
      stamp = make_stamp (info);
      look->unread = g_strcmp0 (stamp, look->stamp) == 0;
      if (!look->unread)
        stream = g_file_read (look->location, cancellable, NULL);
      if (stream != NULL && compare (G_INPUT_STREAM (stream), look, &same, cancellable))
        look->state = same ? PMAP_MONITOR_SAME : PMAP_MONITOR_CHANGED;
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
  const char *digest = look->state == PMAP_MONITOR_CHANGED ? look->digest : NULL;

  if (self->state == look->state && g_strcmp0 (self->digest, digest) == 0)
    return;
  self->state = look->state;
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
  look->location = g_object_ref (pmap_file_get_location (self->file));
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
