/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens a map: bytes, gates, records, rules, in a thread that nobody waits for. There is a document afterwards, or
 * there is none and the issues say why; never half of one. A protected map is opened by the protection that its PmapFile
 * has; without one, what was read is kept, so that the password can be tried on it. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-loader.h"

#include "base/pmap-error.h"
#include "base/pmap-text.h"
#include "model/pmap-silenced.h"
#include "store/pmap-file-private.h"
#include "xml/pmap-xml-read.h"

#include <glib/gi18n.h>

struct _PmapLoader
{
  GObject parent_instance;

  PmapFile *file;
  PmapDocument *document;
  PmapIssues *issues;
  GBytes *bytes;             /* between the thread and the finish; afterwards where a password is needed */
  GBytes *map_bytes;         /* between the thread and the finish: what was sealed in them */
  PmapProtection *protection;
  PmapFileLook *look;        /* between start and finish */
  PmapXmlVersion version;

  gint64 started;            /* by the monotonic clock */
  int percent;               /* atomic: the thread's */
  GSource *tick;             /* tells of `percent` while a thread works */
};

enum
{
  PROP_0,
  PROP_PROGRESS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* What is too large for a map even where it is protected. */
#define SIZE_MAX_SEALED (PMAP_XML_SIZE_MAX + PMAP_PROTECTION_EXTRA_MAX)

#define TICK 100             /* milliseconds: as often as a bar need move */

G_DEFINE_FINAL_TYPE (PmapLoader, pmap_loader, G_TYPE_OBJECT)

static void
pmap_loader_finalize (GObject *object)
{
  PmapLoader *self = PMAP_LOADER (object);

  g_assert (self->tick == NULL);
  g_clear_object (&self->file);
  g_clear_object (&self->document);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->map_bytes, g_bytes_unref);
  g_clear_object (&self->protection);
  g_clear_pointer (&self->look, _pmap_file_look_free);

  G_OBJECT_CLASS (pmap_loader_parent_class)->finalize (object);
}

static void
pmap_loader_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PmapLoader *self = PMAP_LOADER (object);

  switch (property_id)
    {
    case PROP_PROGRESS:
      g_value_set_double (value, g_atomic_int_get (&self->percent) / 100.0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_loader_class_init (PmapLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pmap_loader_finalize;
  object_class->get_property = pmap_loader_get_property;

  /**
   * PmapLoader:progress:
   *
   * How much is done, from 0 to 1; notified in the thread that called pmap_loader_load_async().
   */
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmap_loader_init (PmapLoader *self)
{
  self->issues = pmap_issues_new ();
}

/**
 * pmap_loader_new:
 * @file: what to open
 *
 * Returns: (transfer full): a loader, for one load
 */
PmapLoader *
pmap_loader_new (PmapFile *file)
{
  PmapLoader *self;

  g_return_val_if_fail (PMAP_IS_FILE (file), NULL);

  self = g_object_new (PMAP_TYPE_LOADER, NULL);
  self->file = g_object_ref (file);
  return self;
}

/* The whole file, where it is a file and not larger than a map can be. */
static GBytes *
read_bytes (PmapFileLook  *look,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GInputStream) stream = _pmap_file_look_open (look, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;

  if (stream == NULL)
    return NULL;
  /* Not read at all, for that alone would take more memory than any map. */
  if (look->now.size > SIZE_MAX_SEALED)
    {
      g_autofree char *found = pmap_text_format_size (look->now.size);
      g_autofree char *most = pmap_text_format_size (PMAP_XML_SIZE_MAX);

      g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT,
                   /* translators: two sizes: "200 MB". */
                   _("The file is too large for a provision map: %1$s; at most %2$s can be opened"), found, most);
      return NULL;
    }
  bytes = _pmap_file_look_read (look, stream, cancellable, error);
  if (bytes != NULL && g_bytes_get_size (bytes) > look->now.size)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_DAMAGED,
                   _("Another program is writing this file just now; open it again in a moment"));
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

static void
progress_cb (guint    percent,
             gpointer user_data)
{
  PmapLoader *self = user_data;

  g_atomic_int_set (&self->percent, percent);
}

/* The XML of what was read. */
static GBytes *
unseal (PmapLoader  *self,
        GError     **error)
{
  if (!pmap_protection_is_protected (self->bytes))
    return g_bytes_ref (self->bytes);
  if (!_pmap_file_look_check_sealed (self->look, self->bytes, error))
    return NULL;
  if (self->protection != NULL)
    return pmap_protection_open (self->protection, self->bytes, error);
  /* Nobody is asked for the password of a file that no password opens. */
  if (!pmap_protection_check (self->bytes, error))
    return NULL;
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED, _("This map is protected with a password"));
  return NULL;
}

static gboolean
load (PmapLoader    *self,
      GCancellable  *cancellable,
      GError       **error)
{
  GError *reason = NULL;

  self->bytes = read_bytes (self->look, cancellable, &reason);
  if (self->bytes == NULL)
    {
      pmap_file_explain_error (&reason);
      g_propagate_error (error, reason);
      return FALSE;
    }
  self->map_bytes = unseal (self, error);
  if (self->map_bytes == NULL)
    return FALSE;
  self->document = pmap_xml_read (self->map_bytes, progress_cb, self, cancellable, &self->version, self->issues, error);
  if (self->document != NULL)
    pmap_silenced_leave_out (self->document, self->issues);
  return self->document != NULL && _pmap_file_look_check (self->look, self->document, error);
}

/* Where somebody took the protection off, the next save puts it on again: a map that was opened as a secret is never written out
 * as plain text because of what stands on a shared drive. */
static void
note_bytes (PmapLoader *self)
{
  _pmap_file_set_bytes (self->file, self->bytes);
  if (self->map_bytes == self->bytes)
    return;
  _pmap_file_set_map_bytes (self->file, self->map_bytes, self->protection);
  pmap_file_set_protection (self->file, self->protection);
}

/* In the caller's thread: from here on the document is known to others. */
static gboolean
finish (PmapLoader   *self,
        gboolean      loaded,
        const GError *error)
{
  g_debug ("load %s: %" G_GSIZE_FORMAT " bytes, %u issues, %" G_GINT64_FORMAT " ms", loaded ? "done" : "given up",
           self->bytes != NULL ? g_bytes_get_size (self->bytes) : 0, self->issues->len,
           (g_get_monotonic_time () - self->started) / G_TIME_SPAN_MILLISECOND);
  if (loaded)
    {
      note_bytes (self);
      _pmap_file_set_place (self->file, self->look->place, &self->look->now);
      _pmap_file_set_map_id (self->file, pmap_record_get_id (PMAP_RECORD (self->document)));
      _pmap_file_set_read_only (self->file, pmap_loader_is_read_only (self));
      g_atomic_int_set (&self->percent, 100);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
    }
  else
    g_clear_object (&self->document);    /* read, but cancelled at the last moment */
  if (!g_error_matches (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED))
    g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->map_bytes, g_bytes_unref);
  return loaded;
}

/* In the caller's thread, too: nothing that the user does to the file meanwhile is for this load. */
static void
start (PmapLoader *self)
{
  self->started = g_get_monotonic_time ();
  g_debug ("load begins");
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_set_object (&self->protection, pmap_file_get_protection (self->file));
  g_clear_pointer (&self->look, _pmap_file_look_free);
  self->look = _pmap_file_look_new (self->file);
}

/**
 * pmap_loader_load:
 * @self: a loader
 * @cancellable: (nullable): to give up
 * @error: why there is no map; %PMAP_ERROR_PASSWORD_NEEDED where it is protected and its file has no protection, or that
 *   of another password: see pmap_loader_get_sealed()
 *
 * Opens the map while the caller waits.
 *
 * Returns: whether there is a document now
 */
gboolean
pmap_loader_load (PmapLoader    *self,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GError *reason = NULL;
  gboolean loaded;

  g_return_val_if_fail (PMAP_IS_LOADER (self), FALSE);
  g_return_val_if_fail (self->document == NULL, FALSE);

  start (self);
  loaded = load (self, cancellable, &reason);
  finish (self, loaded, reason);
  if (reason != NULL)
    g_propagate_error (error, reason);
  return loaded;
}

static void
load_cb (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  GError *error = NULL;

  if (load (source_object, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
tick_cb (gpointer user_data)
{
  g_object_notify_by_pspec (user_data, properties[PROP_PROGRESS]);
  return G_SOURCE_CONTINUE;
}

/**
 * pmap_loader_load_async:
 * @self: a loader
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Opens the map in a thread.
 */
void
pmap_loader_load_async (PmapLoader          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PMAP_IS_LOADER (self) && self->document == NULL && self->tick == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pmap_loader_load_async);
  start (self);
  self->tick = g_timeout_source_new (TICK);
  g_source_set_callback (self->tick, tick_cb, self, NULL);
  g_source_attach (self->tick, g_main_context_get_thread_default ());
  g_task_run_in_thread (task, load_cb);
}

/**
 * pmap_loader_load_finish:
 * @self: a loader
 * @result: what the callback got
 * @error: why there is no map
 *
 * Returns: whether there is a document now
 */
gboolean
pmap_loader_load_finish (PmapLoader    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  GError *reason = NULL;
  gboolean loaded;

  g_return_val_if_fail (PMAP_IS_LOADER (self) && g_task_is_valid (result, self), FALSE);

  g_source_destroy (self->tick);
  g_clear_pointer (&self->tick, g_source_unref);
  loaded = g_task_propagate_boolean (G_TASK (result), &reason);
  finish (self, loaded, reason);
  if (reason != NULL)
    g_propagate_error (error, reason);
  return loaded;
}

/**
 * pmap_loader_get_file:
 * @self: a loader
 *
 * Returns: (transfer none): what it opens; after a load it knows what was read
 */
PmapFile *
pmap_loader_get_file (PmapLoader *self)
{
  g_return_val_if_fail (PMAP_IS_LOADER (self), NULL);

  return self->file;
}

/**
 * pmap_loader_get_document:
 * @self: a loader
 *
 * Returns: (transfer none) (nullable): the map; %NULL until it is loaded
 */
PmapDocument *
pmap_loader_get_document (PmapLoader *self)
{
  g_return_val_if_fail (PMAP_IS_LOADER (self), NULL);

  return self->document;
}

/**
 * pmap_loader_get_sealed:
 * @self: a loader
 *
 * After %PMAP_ERROR_PASSWORD_NEEDED: what to try the password on, with pmap_protection_unlock(). What that gives is set in
 * the file, for another load.
 *
 * Returns: (transfer none) (nullable): the protected file as it was read
 */
GBytes *
pmap_loader_get_sealed (PmapLoader *self)
{
  g_return_val_if_fail (PMAP_IS_LOADER (self), NULL);

  return self->bytes;
}

/**
 * pmap_loader_get_issues:
 * @self: a loader
 *
 * Returns: (transfer none): what is wrong with the file, or worth a look, by line and column
 */
PmapIssues *
pmap_loader_get_issues (PmapLoader *self)
{
  g_return_val_if_fail (PMAP_IS_LOADER (self), NULL);

  return self->issues;
}

/**
 * pmap_loader_is_newer:
 * @self: a loader
 *
 * Returns: whether a later version of the program wrote the file
 */
gboolean
pmap_loader_is_newer (PmapLoader *self)
{
  g_return_val_if_fail (PMAP_IS_LOADER (self), FALSE);

  return self->version != PMAP_XML_VERSION_KNOWN;
}

/**
 * pmap_loader_is_read_only:
 * @self: a loader
 *
 * Returns: whether the map must not be saved in the place of its file: not all that a later version wrote there was
 *   understood
 */
gboolean
pmap_loader_is_read_only (PmapLoader *self)
{
  g_return_val_if_fail (PMAP_IS_LOADER (self), FALSE);

  return self->version == PMAP_XML_VERSION_NEWER_MAJOR;
}
