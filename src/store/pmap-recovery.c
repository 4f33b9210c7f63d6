/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps the work on one open map safe from a crash. A few seconds after an edit the whole map is written, in a thread, to
 * the program's own folder on this computer: never to the map's file, which others may be reading. What is kept goes as
 * soon as the file holds the map, or when the map is closed in good order.
 *
 * A map need not be right to be kept: half a pupil is work, too. Where nothing can be kept (the disk is full, say), the
 * snapshot before stays, it is said once, and tried again. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-recovery.h"

#include "base/pmap-user.h"
#include "store/pmap-file-private.h"
#include "store/pmap-recovery-folder.h"
#include "store/pmap-snapshot-private.h"
#include "store/pmap-state-folder.h"
#include "xml/pmap-xml-write.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* In milliseconds. With the four seconds after which an entry gives what is typed in it to the map, less than ten. */
#define DELAY 3000
#define DELAY_AFTER_FAULT 30000

/* One snapshot on its way to the disk: nothing that anybody else changes meanwhile. */
typedef struct
{
  gatomicrefcount n_references;
  char *path;
  char *writer, *location, *map_id;
  char *base_hash;           /* of what lies beside the snapshot */
  char *file_hash;           /* of what was in the file: the same, unless that is plain text and is sealed here */
  char *salt, **erased;
  gboolean forget_versions;
  GBytes *map;
  GBytes *base;              /* NULL where it lies there already */
  PmapProtection *protection;
  PmapProtection *base_protection;   /* NULL where it is kept as it is in the file */
  gboolean is_noted;         /* see note_base() */

  GMutex mutex;
  GCond ended;
  gboolean has_ended;
  gboolean is_written;
} Job;

struct _PmapRecovery
{
  GObject parent_instance;

  PmapEditor *editor;
  PmapFile *file;
  PmapProtection *protection;    /* wished for the map; NULL for what its file has */
  PmapRecoveryFolder *folder;    /* from the first snapshot on */
  char *path;
  GBytes *base;                  /* the one that base_hash is of */
  char *base_hash;
  char *kept_base;               /* the hash of the base that lies beside the snapshot */
  char *kept_file_hash;          /* what the file was of which it was made */
  PmapProtection *kept_protection;   /* and what it was sealed with here */
  Job *job;                      /* on its way */
  guint timeout;
  gint64 due;                    /* when it ends, in milliseconds */
  gboolean is_new;
  gboolean is_due;               /* the map changed while a job was on its way */
  gboolean is_unneeded;          /* the map was saved while a job was on its way */
  gboolean is_urgent;            /* the next one is to follow at once */
  gboolean has_failed;
};

enum
{
  FAILED,
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapRecovery, pmap_recovery, G_TYPE_OBJECT)

static void schedule (PmapRecovery *self,
                      guint         delay);

/* --- in the thread --- */

static void
unref_job (gpointer data)
{
  Job *job = data;

  if (!g_atomic_ref_count_dec (&job->n_references))
    return;
  g_free (job->path);
  g_free (job->writer);
  g_free (job->location);
  g_free (job->base_hash);
  g_free (job->file_hash);
  g_free (job->map_id);
  g_free (job->salt);
  g_strfreev (job->erased);
  g_bytes_unref (job->map);
  g_clear_pointer (&job->base, g_bytes_unref);
  g_clear_object (&job->protection);
  g_clear_object (&job->base_protection);
  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->ended);
  g_free (job);
}

/* A map that is to be protected may still be plain text in its file. What is kept of it here is under the new password from the
 * beginning: nobody else could seal it, if the program ended before the file is saved. */
static gboolean
seal_base (Job     *job,
           GError **error)
{
  GBytes *sealed = pmap_protection_seal (job->base_protection, job->base, error);

  if (sealed == NULL)
    return FALSE;
  g_bytes_unref (job->base);
  job->base = sealed;
  g_free (job->base_hash);
  job->base_hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, sealed);
  return TRUE;
}

static gboolean
write_base (Job     *job,
            GError **error)
{
  g_autofree char *path = NULL;

  if (job->base_protection != NULL && !seal_base (job, error))
    return FALSE;
  path = pmap_recovery_folder_get_base_path (job->path, job->base_hash);
  return pmap_state_folder_write (path, job->base, error);
}

/* The base first: a snapshot that names one has it. */
static gboolean
write_snapshot (Job     *job,
                GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  PmapSnapshotHead head = {
    .writer = job->writer, .location = job->location, .map_id = job->map_id, .salt = job->salt,
    .erased = (const char *const *) job->erased, .forget_versions = job->forget_versions, .time = now,
  };
  g_autoptr (GBytes) map = g_bytes_ref (job->map);
  g_autoptr (GBytes) packed = NULL;

  if (job->protection != NULL)
    {
      g_bytes_unref (map);
      map = pmap_protection_seal (job->protection, job->map, error);
      if (map == NULL)
        return FALSE;
    }
  if (job->base != NULL && !write_base (job, error))
    return FALSE;
  head.base = job->base_hash;
  packed = _pmap_snapshot_pack (&head, map);
  return pmap_state_folder_write (job->path, packed, error);
}

static void
work_cb (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gboolean written = write_snapshot (job, &error);

  g_mutex_lock (&job->mutex);
  job->has_ended = TRUE;
  job->is_written = written;
  g_cond_signal (&job->ended);
  g_mutex_unlock (&job->mutex);
  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- keeping --- */

static void
remove_base (PmapRecovery *self)
{
  g_autofree char *path = NULL;

  if (self->kept_base == NULL)
    return;
  path = pmap_recovery_folder_get_base_path (self->path, self->kept_base);
  g_remove (path);
  g_clear_pointer (&self->kept_base, g_free);
  g_clear_pointer (&self->kept_file_hash, g_free);
  g_clear_object (&self->kept_protection);
}

static void
remove_snapshot (PmapRecovery *self)
{
  if (self->path == NULL)
    return;
  g_remove (self->path);
  remove_base (self);
}

static gboolean
is_needed (PmapRecovery *self)
{
  return self->is_new || pmap_history_is_modified (pmap_editor_get_history (self->editor));
}

static void
tell_fault (PmapRecovery *self,
            const GError *error)
{
  g_autofree char *message = NULL;

  schedule (self, DELAY_AFTER_FAULT);
  if (self->has_failed)
    return;
  self->has_failed = TRUE;
  /* translators: %s is the system's reason. */
  message = g_strdup_printf (_("Your latest changes are in this window only and would not outlive a crash, because this computer "
                               "cannot keep a copy of them (%s). Save the map when you can."), error->message);
  g_signal_emit (self, signals[FAILED], 0, message);
}

/* After a job was done: what lies beside the snapshot now. */
static void
note_base (PmapRecovery *self,
           Job          *job)
{
  if (job->is_noted || (job->base == NULL && job->base_hash != NULL))
    return;
  job->is_noted = TRUE;
  remove_base (self);
  self->kept_base = g_strdup (job->base_hash);
  self->kept_file_hash = g_strdup (job->file_hash);
  g_set_object (&self->kept_protection, job->base_protection);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  PmapRecovery *self = PMAP_RECOVERY (source);
  g_autoptr (GError) error = NULL;
  Job *job = g_steal_pointer (&self->job);
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  g_debug ("snapshot %s: %" G_GSIZE_FORMAT " bytes", written ? "kept" : "not kept", g_bytes_get_size (job->map));
  if (written)
    {
      self->has_failed = FALSE;
      note_base (self, job);
    }
  if (self->is_unneeded)
    remove_snapshot (self);
  else if (!written)
    tell_fault (self, error);
  if (self->is_due)
    schedule (self, self->is_urgent ? 0 : DELAY);
  self->is_due = self->is_unneeded = self->is_urgent = FALSE;
  if (written)
    g_signal_emit (self, signals[KEPT], 0);
  unref_job (job);
}

static gboolean
prepare_folder (PmapRecovery  *self,
                GError       **error)
{
  static guint n_maps;

  if (self->folder != NULL)
    return TRUE;
  self->folder = pmap_recovery_folder_get_own (error);
  if (self->folder != NULL)
    self->path = pmap_recovery_folder_get_snapshot_path (self->folder, ++n_maps);
  return self->folder != NULL;
}

static void
look_up_base (PmapRecovery *self)
{
  GBytes *base = self->file != NULL ? pmap_file_get_bytes (self->file) : NULL;

  if (base == self->base)
    return;
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->base_hash, g_free);
  if (base == NULL)
    return;
  self->base = g_bytes_ref (base);
  self->base_hash = pmap_file_get_hash (self->file);
}

/* Who is erased is known by the file that still has them. */
static void
note_erased (PmapRecovery *self,
             Job          *job)
{
  PmapRecorder *recorder = pmap_editor_get_recorder (self->editor);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GStrvBuilder) marks = g_strv_builder_new ();

  if (recorder == NULL)
    return;
  records = pmap_recorder_list_forgotten (recorder, &job->forget_versions);
  if (records->len == 0)
    return;
  job->salt = g_uuid_string_random ();
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *mark = _pmap_snapshot_mark_erased (job->salt, pmap_record_get_id (records->pdata[i]));

      g_strv_builder_add (marks, mark);
    }
  job->erased = g_strv_builder_end (marks);
}

static void
set_base (PmapRecovery *self,
          Job          *job)
{
  if (self->base == NULL)
    return;
  if (job->protection != NULL && !pmap_protection_is_protected (self->base))
    g_set_object (&job->base_protection, job->protection);
  job->file_hash = g_strdup (self->base_hash);
  if (self->kept_base != NULL && g_str_equal (self->kept_file_hash, self->base_hash)
      && self->kept_protection == job->base_protection)
    {
      job->base_hash = g_strdup (self->kept_base);
      return;
    }
  job->base = g_bytes_ref (self->base);
  job->base_hash = g_strdup (self->base_hash);
}

static Job *
make_job (PmapRecovery *self)
{
  PmapProtection *protection = self->protection;
  Job *job = g_new0 (Job, 1);

  look_up_base (self);
  g_atomic_ref_count_init (&job->n_references);
  g_mutex_init (&job->mutex);
  g_cond_init (&job->ended);
  job->path = g_strdup (self->path);
  job->writer = g_strdup (pmap_user_get_name ());
  job->location = self->file != NULL ? g_file_get_uri (pmap_file_get_location (self->file)) : NULL;
  job->map = pmap_xml_write (pmap_editor_get_document (self->editor));
  job->map_id = g_strdup (pmap_record_get_id (PMAP_RECORD (pmap_editor_get_document (self->editor))));
  note_erased (self, job);
  if (protection == NULL && self->file != NULL)
    protection = pmap_file_get_protection (self->file);
  /* Protection that no save has taken off yet is still there. */
  if (protection == NULL && self->file != NULL)
    protection = _pmap_file_get_opener (self->file);
  g_set_object (&job->protection, protection);
  set_base (self, job);
  return job;
}

static void
keep (PmapRecovery *self)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  if (!prepare_folder (self, &error))
    {
      tell_fault (self, error);
      return;
    }
  self->job = make_job (self);
  task = g_task_new (self, NULL, ended_cb, NULL);
  g_task_set_source_tag (task, keep);
  g_atomic_ref_count_inc (&self->job->n_references);
  g_task_set_task_data (task, self->job, unref_job);
  g_task_run_in_thread (task, work_cb);
}

static gboolean
timeout_cb (gpointer user_data)
{
  PmapRecovery *self = user_data;

  self->timeout = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (PmapRecovery *self,
          guint         delay)
{
  gint64 due = g_get_monotonic_time () / 1000 + delay;

  if (self->timeout != 0 && self->due <= due)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (delay, timeout_cb, self);
  self->due = due;
}

/* Something was done, undone or saved. Edits do not put a snapshot off that is due: they are in it. */
static void
changed_cb (PmapRecovery *self)
{
  if (is_needed (self))
    {
      if (self->job != NULL)
        self->is_due = TRUE;
      else
        schedule (self, DELAY);
      return;
    }
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->is_due = FALSE;
  if (self->job != NULL)
    self->is_unneeded = TRUE;
  else
    remove_snapshot (self);
}

/* --- the object --- */

static void
wait_for_job (Job *job)
{
  g_mutex_lock (&job->mutex);
  while (!job->has_ended)
    g_cond_wait (&job->ended, &job->mutex);
  g_mutex_unlock (&job->mutex);
}

static void
pmap_recovery_finalize (GObject *object)
{
  PmapRecovery *self = PMAP_RECOVERY (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->editor);
  g_clear_object (&self->file);
  g_clear_object (&self->protection);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_free (self->base_hash);
  g_free (self->kept_base);
  g_free (self->kept_file_hash);
  g_clear_object (&self->kept_protection);
  g_free (self->path);

  G_OBJECT_CLASS (pmap_recovery_parent_class)->finalize (object);
}

static void
pmap_recovery_class_init (PmapRecoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_recovery_finalize;

  /**
   * PmapRecovery::failed:
   * @self: the keeper
   * @message: translated: that nothing can be kept, why, and what to do
   *
   * Said once, until it works again.
   */
  signals[FAILED] = g_signal_new ("failed", PMAP_TYPE_RECOVERY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PmapRecovery::kept:
   * @self: the keeper
   *
   * The map is on the disk as it was a moment ago.
   */
  signals[KEPT] = g_signal_new ("kept", PMAP_TYPE_RECOVERY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pmap_recovery_init (PmapRecovery *self)
{
}

/**
 * pmap_recovery_new:
 * @editor: the editor of an open map
 *
 * Returns: (transfer full): a keeper of the work on it, until pmap_recovery_close()
 */
PmapRecovery *
pmap_recovery_new (PmapEditor *editor)
{
  PmapRecovery *self;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor), NULL);

  self = g_object_new (PMAP_TYPE_RECOVERY, NULL);
  self->editor = g_object_ref (editor);
  g_signal_connect_object (pmap_editor_get_history (editor), "notify::modified", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * pmap_recovery_set_file:
 * @self: a keeper
 * @file: (nullable): what the map was last read from or written to
 *
 * Says where the work belongs.
 */
void
pmap_recovery_set_file (PmapRecovery *self,
                        PmapFile     *file)
{
  g_return_if_fail (PMAP_IS_RECOVERY (self) && (file == NULL || PMAP_IS_FILE (file)));

  if (g_set_object (&self->file, file) && file != NULL)
    pmap_recovery_set_new (self, FALSE);
}

/**
 * pmap_recovery_set_protection:
 * @self: a keeper
 * @protection: (nullable): what the user wishes the map to be protected with, before any save has carried that out; %NULL for
 *   what its file is protected with
 *
 * What is kept is sealed from now on; what was kept before is sealed, too, as soon as it can be.
 */
void
pmap_recovery_set_protection (PmapRecovery   *self,
                              PmapProtection *protection)
{
  g_return_if_fail (PMAP_IS_RECOVERY (self) && (protection == NULL || PMAP_IS_PROTECTION (protection)));

  if (g_set_object (&self->protection, protection))
    changed_cb (self);
}

/**
 * pmap_recovery_set_new:
 * @self: a keeper
 * @is_new: whether the map is in no file yet, so that all of it is work
 */
void
pmap_recovery_set_new (PmapRecovery *self,
                       gboolean      is_new)
{
  g_return_if_fail (PMAP_IS_RECOVERY (self));

  if (self->is_new == !!is_new)
    return;
  self->is_new = !!is_new;
  changed_cb (self);
}

/**
 * pmap_recovery_hurry:
 * @self: a keeper
 *
 * Something was done that a crash in the next few seconds is not to take back: somebody was erased.
 */
void
pmap_recovery_hurry (PmapRecovery *self)
{
  g_return_if_fail (PMAP_IS_RECOVERY (self));

  if (!is_needed (self))
    return;
  self->is_urgent = self->is_due = self->job != NULL;
  if (self->job == NULL)
    schedule (self, 0);
}

/**
 * pmap_recovery_keep_now:
 * @self: a keeper
 * @error: why nothing could be kept
 *
 * Keeps the work before this returns, for the program may be about to be ended. What is kept stays if it is.
 *
 * Returns: %FALSE where there is work that could not be kept
 */
gboolean
pmap_recovery_keep_now (PmapRecovery  *self,
                        GError       **error)
{
  Job *job;
  gboolean written;

  g_return_val_if_fail (PMAP_IS_RECOVERY (self), FALSE);

  if (self->job != NULL)
    {
      wait_for_job (self->job);
      if (self->job->is_written)
        note_base (self, self->job);
    }
  if (!is_needed (self))
    return TRUE;
  if (!prepare_folder (self, error))
    return FALSE;
  job = make_job (self);
  written = write_snapshot (job, error);
  if (written)
    note_base (self, job);
  unref_job (job);
  if (written)
    g_signal_emit (self, signals[KEPT], 0);
  return written;
}

/**
 * pmap_recovery_close:
 * @self: a keeper
 *
 * The map is closed in good order: it was saved, or is not wanted. What was kept goes, and nothing more is kept.
 */
void
pmap_recovery_close (PmapRecovery *self)
{
  g_return_if_fail (PMAP_IS_RECOVERY (self));

  g_signal_handlers_disconnect_by_data (pmap_editor_get_history (self->editor), self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->is_due = FALSE;
  if (self->job != NULL)
    {
      wait_for_job (self->job);
      self->is_unneeded = TRUE;      /* its end is still to be told */
      if (self->job->base != NULL)
        {
          g_autofree char *path = pmap_recovery_folder_get_base_path (self->path, self->job->base_hash);

          g_remove (path);
        }
    }
  remove_snapshot (self);
  g_clear_pointer (&self->folder, pmap_recovery_folder_unref);
}
