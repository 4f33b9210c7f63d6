/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Holds the earlier versions of a map against the map as it is now, in a thread: twenty maps are read for it. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-version-survey.h"

#include "base/pmap-error.h"
#include "model/pmap-trail-entry.h"
#include "store/pmap-compare.h"
#include "store/pmap-kept-map.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-write.h"

#include <glib/gi18n.h>

typedef struct
{
  GFile *location;
  PmapKeptMap *kept;        /* NULL where nobody knows which map it is */
  GBytes *present;
  PmapProtection *protection;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->location);
  g_clear_pointer (&job->kept, pmap_kept_map_free);
  g_clear_pointer (&job->present, g_bytes_unref);
  g_clear_object (&job->protection);
  g_free (job);
}

static void
free_item (gpointer data)
{
  PmapSurveyedVersion *item = data;

  g_object_unref (item->version);
  g_free (item->author);
  g_clear_pointer (&item->differences, g_ptr_array_unref);
  g_free (item->fault);
  g_free (item);
}

/**
 * pmap_version_survey_load:
 * @version: an earlier version
 * @protection: (nullable): what opens it, where it is sealed
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (nullable): the map as it was
 */
PmapDocument *
pmap_version_survey_load (PmapKeptVersion  *version,
                          PmapProtection   *protection,
                          GError          **error)
{
  g_autoptr (GBytes) bytes = pmap_kept_version_read (version, error);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  if (bytes == NULL)
    return NULL;
  if (!pmap_protection_is_protected (bytes))
    return pmap_xml_read (bytes, NULL, NULL, NULL, NULL, issues, error);
  if (protection != NULL)
    plain = pmap_protection_open (protection, bytes, NULL);
  if (plain != NULL)
    return pmap_xml_read (plain, NULL, NULL, NULL, NULL, issues, error);
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED,
               _("This version is protected with another password. Save a copy of it and open that."));
  return NULL;
}

static char *
find_author (PmapDocument *document)
{
  guint n = pmap_record_list_get_length (document->trail);

  return n > 0 ? g_strdup (PMAP_TRAIL_ENTRY (pmap_record_list_get (document->trail, n - 1))->who) : NULL;
}

static PmapSurveyedVersion *
survey (PmapKeptVersion *version,
        PmapDocument    *present,
        PmapProtection  *protection)
{
  PmapSurveyedVersion *item = g_new0 (PmapSurveyedVersion, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapDocument) document = pmap_version_survey_load (version, protection, &error);

  item->version = g_object_ref (version);
  if (document == NULL)
    {
      item->fault = g_strdup (error->message);
      return item;
    }
  item->author = find_author (document);
  item->n_pupils = pmap_record_list_get_length (document->pupils);
  item->differences = present != NULL ? pmap_compare (present, document) : g_ptr_array_new ();
  return item;
}

static void
work_cb (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) present = NULL;
  GError *error = NULL;

  if (job->present != NULL)
    present = pmap_xml_read_draft (job->present, cancellable, issues, &error);
  if (job->present != NULL && present == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  versions = job->kept != NULL ? pmap_kept_map_list_versions (job->kept) : pmap_versions_list (job->location);
  for (guint i = 0; i < versions->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      PmapSurveyedVersion *item = survey (versions->pdata[i], present, job->protection);

      item->is_elsewhere = job->kept != NULL && pmap_kept_map_is_elsewhere (job->kept, item->version);
      g_ptr_array_add (items, item);
    }
  g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * pmap_version_survey_async:
 * @present: (nullable): the map as it is now; %NULL where its file cannot be read, so that nothing is compared
 * @file: its file
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Reads all earlier versions and finds what differs: also those that were kept under another name of the file, where @present says
 * which map it is.
 */
void
pmap_version_survey_async (PmapDocument        *present,
                           PmapFile            *file,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail ((present == NULL || PMAP_IS_DOCUMENT (present)) && PMAP_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->location = g_object_ref (pmap_file_get_location (file));
  job->present = present != NULL ? pmap_xml_write (present) : NULL;
  g_set_object (&job->protection, pmap_file_get_protection (file));
  if (present != NULL && pmap_record_get_id (PMAP_RECORD (present)) != NULL)
    {
      job->kept = pmap_kept_map_new (present, job->location);
      pmap_kept_map_add_protection (job->kept, job->protection);
    }
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pmap_version_survey_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, work_cb);
}

/**
 * pmap_version_survey_finish:
 * @result: what the callback got
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable) (element-type PmapSurveyedVersion): the versions, the newest first
 */
GPtrArray *
pmap_version_survey_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
