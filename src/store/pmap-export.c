/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts a file that is made from a map (a chart, a page on paper, a table) where the user wants it, with the care that a map
 * gets: it may take the place of a file that is dear to somebody. What goes wrong is said of that file. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-export.h"

#include "store/pmap-replace-location.h"

#define FLAGS (PMAP_REPLACE_OVERWRITE | PMAP_REPLACE_PRIVATE | PMAP_REPLACE_EXPORT)

static void
export_cb (GTask        *task,
           gpointer      source_object,
           gpointer      task_data,
           GCancellable *cancellable)
{
  GFile *file = source_object;
  g_autofree char *path = g_file_get_path (file);
  GError *error = NULL;
  gboolean saved;

  saved = pmap_replace_location_is_needed (file) ? pmap_replace_location (file, task_data, NULL, FLAGS, NULL, &error)
                                                 : pmap_replace_file (path, task_data, NULL, FLAGS, NULL, NULL, &error);
  if (saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pmap_export_may_write:
 * @file: where somebody else is about to write what is made from a map, such as the toolkit that prints to a file
 * @error: %PMAP_ERROR_NOT_SAVED: why not, in whole sentences
 *
 * Returns: whether no link of a stranger's is on the way there; whether it can be written at all is for the writer to find out
 */
gboolean
pmap_export_may_write (GFile   *file,
                       GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (PmapPlace) place = NULL;
  GError *reason = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  path = g_file_get_path (file);
  if (path == NULL || pmap_replace_location_is_needed (file))
    return TRUE;
  place = pmap_place_settle_target (path, &reason);
  if (reason != NULL)
    g_propagate_error (error, reason);
  return reason == NULL;
}

/**
 * pmap_export_async:
 * @file: where to; the user has agreed that a file that is there is replaced
 * @bytes: what to put there
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Saves in a thread, for a drive may be slow. A new file is its owner's alone, for it has pupils in it.
 */
void
pmap_export_async (GFile               *file,
                   GBytes              *bytes,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file) && bytes != NULL);

  task = g_task_new (file, NULL, callback, user_data);
  g_task_set_source_tag (task, pmap_export_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, export_cb);
}

/**
 * pmap_export_finish:
 * @file: where it was saved
 * @result: what the callback got
 * @error: %PMAP_ERROR_NOT_SAVED: which file, why, and what to do, in whole sentences
 *
 * Returns: whether @file now holds all of it; if not, it is as it was
 */
gboolean
pmap_export_finish (GFile         *file,
                    GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
