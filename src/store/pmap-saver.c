/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saves a map. The bytes are made in memory, read again as if they were a stranger's, and held against the map; only
 * then is the disk touched, by pmap_replace_file() or, on a server, by pmap_replace_location(). A save that fails changes
 * nothing. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-saver.h"

#include "base/pmap-error.h"
#include "store/pmap-file-private.h"
#include "store/pmap-kept-map.h"
#include "store/pmap-replace-location.h"
#include "store/pmap-versions.h"
#include "store/posix/pmap-reason.h"
#include "store/posix/pmap-replace.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-schema.h"
#include "xml/pmap-xml-write.h"

#include <errno.h>
#include <glib/gi18n.h>

struct _PmapSaver
{
  GObject parent_instance;

  PmapDocument *document;
  PmapFile *file;
  PmapIssues *issues;
  gboolean overwrite;
  gboolean put_back;
  gboolean is_busy;
  int percent;           /* atomic: the thread's */
};

/* What the thread works on: nothing that anybody else may change meanwhile. */
typedef struct
{
  PmapSaver *saver;      /* not owned: the task holds it */
  GBytes *bytes;         /* the map's XML */
  GBytes *disk_bytes;    /* what is written: the same, or what it was sealed into, once for this save */
  GBytes *base;
  PmapProtection *protection;
  gboolean is_newly_protected;   /* as far as this program has seen to what is kept here */
  PmapKeptMap *kept;
  PmapFileLook *look;
  char *map_id;
  PmapReplaceFlags flags;
  gint64 started;
} Job;

enum
{
  PROP_0,
  PROP_PROGRESS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapSaver, pmap_saver, G_TYPE_OBJECT)

static void
free_job (Job *job)
{
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->disk_bytes, g_bytes_unref);
  g_clear_object (&job->protection);
  g_clear_pointer (&job->kept, pmap_kept_map_free);
  g_clear_pointer (&job->base, g_bytes_unref);
  g_clear_pointer (&job->look, _pmap_file_look_free);
  g_free (job->map_id);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, free_job)

static void
pmap_saver_finalize (GObject *object)
{
  PmapSaver *self = PMAP_SAVER (object);

  g_clear_object (&self->document);
  g_clear_object (&self->file);
  g_clear_pointer (&self->issues, g_ptr_array_unref);

  G_OBJECT_CLASS (pmap_saver_parent_class)->finalize (object);
}

static void
pmap_saver_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  PmapSaver *self = PMAP_SAVER (object);

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
pmap_saver_class_init (PmapSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pmap_saver_finalize;
  object_class->get_property = pmap_saver_get_property;

  /**
   * PmapSaver:progress:
   *
   * How much is done, from 0 to 1.
   */
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmap_saver_init (PmapSaver *self)
{
  self->issues = pmap_issues_new ();
}

/**
 * pmap_saver_new:
 * @document: what to save
 * @file: where to; as the loader left it to save what was opened, a new one to save elsewhere
 *
 * Returns: (transfer full): a saver, for one save
 */
PmapSaver *
pmap_saver_new (PmapDocument *document,
                PmapFile     *file)
{
  PmapSaver *self;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && PMAP_IS_FILE (file), NULL);

  self = g_object_new (PMAP_TYPE_SAVER, NULL);
  self->document = g_object_ref (document);
  self->file = g_object_ref (file);
  return self;
}

/**
 * pmap_saver_set_overwrite:
 * @self: a saver
 * @overwrite: whether the user has said that whatever is in the file may go
 */
void
pmap_saver_set_overwrite (PmapSaver *self,
                          gboolean   overwrite)
{
  g_return_if_fail (PMAP_IS_SAVER (self));

  self->overwrite = overwrite;
}

/**
 * pmap_saver_set_put_back:
 * @self: a saver
 * @put_back: whether the user wants the map back in its place, where something else stands now
 *
 * A link gives way; anything else is kept beside the map, and its name is among the issues. Nothing is written through a link.
 */
void
pmap_saver_set_put_back (PmapSaver *self,
                         gboolean   put_back)
{
  g_return_if_fail (PMAP_IS_SAVER (self));

  self->put_back = put_back;
}

/* In the caller's thread, for the map is everybody's: its bytes as they are now. */
static Job *
make_job (PmapSaver  *self,
          GError    **error)
{
  g_autoptr (Job) job = g_new0 (Job, 1);
  GBytes *base = pmap_file_get_bytes (self->file);

  job->started = g_get_monotonic_time ();
  job->saver = self;
  job->look = _pmap_file_look_new (self->file);
  job->map_id = g_strdup (pmap_record_get_id (PMAP_RECORD (self->document)));
  if (pmap_file_is_read_only (self->file))
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_TOO_NEW,
                   _("The map was not saved: a newer version of Provision Map wrote this file, and saving here would lose "
                     "what only that version knows. The file is as it was. Use the newer version to change it."));
      return NULL;
    }
  job->bytes = pmap_xml_write (self->document);
  g_set_object (&job->protection, pmap_file_get_protection (self->file));
  job->kept = pmap_kept_map_new (self->document, pmap_file_get_location (self->file));
  pmap_kept_map_add_protection (job->kept, _pmap_file_get_opener (self->file));
  pmap_kept_map_add_protection (job->kept, job->protection);
  job->is_newly_protected = job->protection != NULL && (base == NULL || !pmap_protection_is_of (job->protection, base));
  for (guint i = 0; i < _pmap_file_get_formers (self->file)->len; i++)
    {
      pmap_kept_map_add_protection (job->kept, _pmap_file_get_formers (self->file)->pdata[i]);
      job->is_newly_protected = TRUE;
    }
  job->base = base != NULL ? g_bytes_ref (base) : NULL;
  job->flags = self->put_back ? PMAP_REPLACE_PUT_BACK : self->overwrite ? PMAP_REPLACE_OVERWRITE : 0;
  g_atomic_int_set (&self->percent, 20);
  return g_steal_pointer (&job);
}

static gboolean
refuse (PmapSaver  *self,
        GError     *reason,
        GError    **error)
{
  g_autoptr (GError) cause = reason;
  PmapIssue *first = NULL;

  if (cause != NULL && cause->domain == G_IO_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  for (guint i = 0; i < self->issues->len; i++)
    {
      PmapIssue *issue = self->issues->pdata[i];

      issue->line = issue->column = 0;      /* of bytes that nobody will see */
      if (first == NULL && issue->severity == PMAP_SEVERITY_ERROR)
        first = issue;
    }
  if (first != NULL)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                 /* translators: what is wrong in the map. */
                 _("The map was not saved: something in it has to be put right first. The file is as it was, and your "
                   "changes are still here. %s."), first->message);
  else
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                 _("The map was not saved: what would be written does not read back as the same map. The file is as it "
                   "was, and your changes are still here. This is a fault of the program: please report it."));
  return FALSE;
}

/* Reads the bytes as a loader would. Written again, what was read must make the same bytes: then nothing that the
 * file holds was lost on the way. */
static gboolean
check_bytes (Job           *job,
             GCancellable  *cancellable,
             GError       **error)
{
  PmapSaver *self = job->saver;
  g_autoptr (PmapDocument) copy = NULL;
  g_autoptr (GBytes) again = NULL;
  GError *reason = NULL;

  copy = pmap_xml_read (job->bytes, NULL, NULL, cancellable, NULL, self->issues, &reason);
  if (copy == NULL)
    return refuse (self, reason, error);
  again = pmap_xml_write (copy);
  if (!g_bytes_equal (again, job->bytes))
    return refuse (self, NULL, error);
#ifndef G_DISABLE_ASSERT
  /* The rules of reading are the schema's, which a test proves; while the program is built for its developers, each
   * save proves it again. A later version's content has a schema that we do not know. */
  if (copy->minor_version == 0)
    {
      guint n = pmap_issues_count (self->issues, PMAP_SEVERITY_ERROR);

      if (!pmap_xml_schema_validate (job->bytes, self->issues, &reason)
          || pmap_issues_count (self->issues, PMAP_SEVERITY_ERROR) > n)
        return refuse (self, reason, error);
    }
#endif
  g_atomic_int_set (&self->percent, 60);
  return TRUE;
}

/* Sealed, and opened again: a file that would not open is not written. No plain byte gets near the disk. */
static gboolean
seal_bytes (Job     *job,
            GError **error)
{
  g_autoptr (GBytes) opened = NULL;

  if (job->protection == NULL)
    {
      job->disk_bytes = g_bytes_ref (job->bytes);
      return TRUE;
    }
  job->disk_bytes = pmap_protection_seal (job->protection, job->bytes, error);
  if (job->disk_bytes == NULL)
    return FALSE;
  opened = pmap_protection_open (job->protection, job->disk_bytes, NULL);
  return (opened != NULL && g_bytes_equal (opened, job->bytes)) || refuse (job->saver, NULL, error);
}

/* A file that nothing was read from or written to yet gets its place now. */
static gboolean
settle (Job     *job,
        GError **error)
{
  g_autofree char *path = g_file_get_path (job->look->location);
  GError *reason = NULL;

  if (job->look->place != NULL || pmap_replace_location_is_needed (job->look->location))
    return TRUE;
  /* Work that came back after a crash, and goes back where something else stands now. */
  job->look->place = job->flags & PMAP_REPLACE_PUT_BACK ? pmap_place_settle_name (path) : pmap_place_settle_target (path, &reason);
  if (reason != NULL)
    g_propagate_error (error, reason);
  else if (job->look->place == NULL)
    return pmap_reason_set_error (error, NULL, errno);
  return job->look->place != NULL;
}

static gboolean
replace (Job     *job,
         GError **error)
{
  PmapFileLook *look = job->look;
  PmapReplaceFlags flags = job->flags;

  if (look->place == NULL)
    {
      /* On a server there is no way to move what stands there aside; it was kept among the versions. */
      if (flags & PMAP_REPLACE_PUT_BACK)
        flags = PMAP_REPLACE_OVERWRITE;
      return pmap_replace_location (look->location, job->disk_bytes, job->base, flags, job->saver->issues, error);
    }
  return pmap_replace_place (look->place, look->is_seen ? &look->before : NULL, job->disk_bytes, job->base, job->flags,
                             job->saver->issues, &look->now, NULL, error);
}

/* What the save replaces, and what was kept before. A password on the map would be worth little while the map of the day before
 * can be read, here or under another name, or be opened with the password of the day before. */
static void
keep_versions (Job *job)
{
  PmapIssues *issues = job->saver->issues;

  pmap_kept_map_note (job->kept);
  pmap_versions_keep (job->look->location, job->base, job->protection, issues);
  /* Whatever is there may go from the file; the user has not seen it, so it is kept, too. */
  if (job->base != NULL && (job->flags & PMAP_REPLACE_OVERWRITE
                            || (job->flags & PMAP_REPLACE_PUT_BACK && job->look->place == NULL)))
    pmap_versions_keep (job->look->location, NULL, job->protection, issues);
  /* With what this save replaces, which may have the password of the day before as well. */
  if (job->protection != NULL && job->is_newly_protected)
    pmap_kept_map_seal (job->kept, job->protection, issues);
  else if (job->protection != NULL)
    pmap_kept_map_seal_plain (job->kept, job->protection, issues);
}

static gboolean
run_job (Job           *job,
         GCancellable  *cancellable,
         GError       **error)
{
  if (!check_bytes (job, cancellable, error)
      || !seal_bytes (job, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !settle (job, error))
    return FALSE;
  keep_versions (job);
  return replace (job, error);
}

/* What is kept here is sealed as the map is; where the protection was taken off, it stays under the one that there was. */
static void
note_formers (PmapSaver *self,
              Job       *job)
{
  GPtrArray *formers = _pmap_file_get_formers (self->file);
  PmapProtection *opener = _pmap_file_get_opener (self->file);

  if (job->protection != NULL)
    g_ptr_array_set_size (formers, 0);
  else if (opener != NULL)
    g_ptr_array_add (formers, g_object_ref (opener));
}

/* In the caller's thread again. */
static gboolean
finish (PmapSaver *self,
        Job       *job,
        gboolean   saved)
{
  self->is_busy = FALSE;
  g_debug ("save %s: %" G_GSIZE_FORMAT " bytes, %" G_GINT64_FORMAT " ms", saved ? "done" : "given up",
           g_bytes_get_size (job->bytes), (g_get_monotonic_time () - job->started) / G_TIME_SPAN_MILLISECOND);
  if (!saved)
    return FALSE;
  note_formers (self, job);
  _pmap_file_set_bytes (self->file, job->disk_bytes);
  if (job->protection != NULL)
    _pmap_file_set_map_bytes (self->file, job->bytes, job->protection);
  _pmap_file_set_place (self->file, job->look->place, &job->look->now);
  _pmap_file_set_map_id (self->file, job->map_id);
  g_atomic_int_set (&self->percent, 100);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
  return TRUE;
}

/**
 * pmap_saver_save:
 * @self: a saver
 * @cancellable: (nullable): to give up; the file is then as it was
 * @error: %PMAP_ERROR_NOT_SAVED, %PMAP_ERROR_CHANGED_ELSEWHERE, or %PMAP_ERROR_REPLACED where something else stands in the place
 *   of the file, or nothing; with what was kept and what to do
 *
 * Saves the map while the caller waits.
 *
 * Returns: whether the file holds the map now; if not, it holds what it held
 */
gboolean
pmap_saver_save (PmapSaver     *self,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (Job) job = NULL;

  g_return_val_if_fail (PMAP_IS_SAVER (self) && !self->is_busy, FALSE);

  job = make_job (self, error);
  return job != NULL && finish (self, job, run_job (job, cancellable, error));
}

static void
save_cb (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  GError *error = NULL;

  if (run_job (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pmap_saver_save_async:
 * @self: a saver
 * @cancellable: (nullable): to give up; the file is then as it was
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Saves the map as it is now, in a thread; later changes are not in the file.
 */
void
pmap_saver_save_async (PmapSaver           *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Job *job;

  g_return_if_fail (PMAP_IS_SAVER (self) && !self->is_busy);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pmap_saver_save_async);
  /* Once the file is replaced, it is saved, whatever was cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  job = make_job (self, &error);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->is_busy = TRUE;
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
  g_task_run_in_thread (task, save_cb);
}

/**
 * pmap_saver_save_finish:
 * @self: a saver
 * @result: what the callback got
 * @error: why it is not saved
 *
 * Returns: whether the file holds the map now; if not, it holds what it held
 */
gboolean
pmap_saver_save_finish (PmapSaver     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (PMAP_IS_SAVER (self) && g_task_is_valid (result, self), FALSE);

  return finish (self, g_task_get_task_data (G_TASK (result)), g_task_propagate_boolean (G_TASK (result), error));
}

/**
 * pmap_saver_get_issues:
 * @self: a saver
 *
 * Returns: (transfer none): what has to be put right before the map can be saved, or is worth a look after it was
 */
PmapIssues *
pmap_saver_get_issues (PmapSaver *self)
{
  g_return_val_if_fail (PMAP_IS_SAVER (self), NULL);

  return self->issues;
}
