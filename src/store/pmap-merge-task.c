/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting two copies of a map together in a thread: of a large school that takes seconds, and nobody who types is to feel it.
 *
 * The open map is everybody's and changes meanwhile, so what is merged is a copy of it, as it is when the work begins. Whoever
 * takes the result in holds the open map against that: what was done since is not in it. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-discard.h"
#include "store/pmap-merge.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-write.h"

typedef struct
{
  PmapDocument *base;
  PmapDocument *theirs;
  GBytes *mine;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->base);
  g_object_unref (job->theirs);
  g_bytes_unref (job->mine);
  g_free (job);
}

/* What comes without asking is looked up here as well, for a window shows it at once. */
static void
new_cb (GTask        *task,
        gpointer      source_object,
        gpointer      task_data,
        GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  GError *error = NULL;
  g_autoptr (PmapDocument) mine = pmap_xml_read_draft (job->mine, cancellable, issues, &error);
  PmapMerge *merge;

  if (mine == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  merge = pmap_merge_new (job->base, mine, job->theirs);
  pmap_merge_get_changes (merge);
  g_task_return_pointer (task, merge, g_object_unref);
}

/**
 * pmap_merge_new_async:
 * @base: (nullable): as for pmap_merge_new(); nobody may look at it while the merge lives, but for the merge
 * @mine: my copy, which may be changed as soon as this returns
 * @theirs: the other copy, which is left alone like @base
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * As pmap_merge_new(), in a thread, with my copy as it is now.
 */
void
pmap_merge_new_async (PmapDocument        *base,
                      PmapDocument        *mine,
                      PmapDocument        *theirs,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (base == NULL || PMAP_IS_DOCUMENT (base));
  g_return_if_fail (PMAP_IS_DOCUMENT (mine) && PMAP_IS_DOCUMENT (theirs));

  job = g_new0 (Job, 1);
  g_set_object (&job->base, base);
  job->theirs = g_object_ref (theirs);
  job->mine = pmap_xml_write (mine);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pmap_merge_new_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, new_cb);
}

/**
 * pmap_merge_new_finish:
 * @result: what the callback got
 * @error: why there is none: it was cancelled
 *
 * Returns: (transfer full) (nullable): the merge
 */
PmapMerge *
pmap_merge_new_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
make_cb (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  GError *error = NULL;
  PmapDocument *document = pmap_merge_make (source_object, task_data, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, pmap_discard);
  else
    g_task_return_error (task, error);
}

/**
 * pmap_merge_make_async:
 * @self: a merge; nobody may look at it or decide anything until it is done
 * @issues: where to add what is worth a look in the merged map; likewise
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * As pmap_merge_make(), in a thread.
 */
void
pmap_merge_make_async (PmapMerge           *self,
                       PmapIssues          *issues,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PMAP_IS_MERGE (self) && issues != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pmap_merge_make_async);
  g_task_set_task_data (task, g_ptr_array_ref (issues), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, make_cb);
}

/**
 * pmap_merge_make_finish:
 * @self: a merge
 * @result: what the callback got
 * @error: why there is no map, as of pmap_merge_make()
 *
 * Returns: (transfer full) (nullable): the merged map
 */
PmapDocument *
pmap_merge_make_finish (PmapMerge     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (PMAP_IS_MERGE (self) && g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
