/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The slow half of protection, in a thread: the window stays alive while a password is tried. The secrets that wait for the
 * thread are copies in guarded memory, wiped with the task. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-protection.h"

#include <sodium.h>
#include <string.h>

typedef struct
{
  GBytes *sealed;            /* to unlock */
  char *secret;
  char *recovery_key;        /* that came out */
} Job;

static void
free_job (Job *job)
{
  g_clear_pointer (&job->sealed, g_bytes_unref);
  g_clear_pointer (&job->secret, sodium_free);
  g_clear_pointer (&job->recovery_key, pmap_secret_free);
  g_free (job);
}

static void
run (gpointer             source,
     gpointer             tag,
     GBytes              *sealed,
     const char          *secret,
     GTaskThreadFunc      run_cb,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, tag);
  if (sodium_init () < 0 || (job->secret = sodium_malloc (strlen (secret) + 1)) == NULL)
    g_error ("no safe memory for a password");
  strcpy (job->secret, secret);
  job->sealed = sealed != NULL ? g_bytes_ref (sealed) : NULL;
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  g_task_run_in_thread (task, run_cb);
}

static void
return_protection (GTask          *task,
                   PmapProtection *protection,
                   GError         *error)
{
  if (protection != NULL)
    g_task_return_pointer (task, protection, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
new_cb (GTask        *task,
        gpointer      source_object,
        gpointer      task_data,
        GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  PmapProtection *protection = pmap_protection_new (job->secret, &job->recovery_key, &error);

  return_protection (task, protection, error);
}

/**
 * pmap_protection_new_async:
 * @password: the password; copied
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * pmap_protection_new() in a thread.
 */
void
pmap_protection_new_async (const char          *password,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (password != NULL);

  run (NULL, pmap_protection_new_async, NULL, password, new_cb, cancellable, callback, user_data);
}

static PmapProtection *
take_result (GAsyncResult  *result,
             char         **recovery_key,
             GError       **error)
{
  PmapProtection *protection = g_task_propagate_pointer (G_TASK (result), error);
  Job *job = g_task_get_task_data (G_TASK (result));

  *recovery_key = protection != NULL ? g_steal_pointer (&job->recovery_key) : NULL;
  return protection;
}

/**
 * pmap_protection_new_finish:
 * @result: what the callback got
 * @recovery_key: (out) (transfer full): the recovery key; free with pmap_secret_free()
 * @error: see pmap_protection_new()
 *
 * Returns: (transfer full) (nullable): protection
 */
PmapProtection *
pmap_protection_new_finish (GAsyncResult  *result,
                            char         **recovery_key,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL) && recovery_key != NULL, NULL);

  return take_result (result, recovery_key, error);
}

static void
unlock_cb (GTask        *task,
           gpointer      source_object,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  PmapProtection *protection = pmap_protection_unlock (job->sealed, job->secret, &error);

  return_protection (task, protection, error);
}

/**
 * pmap_protection_unlock_async:
 * @sealed: a protected file
 * @secret: its password or its recovery key; copied
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * pmap_protection_unlock() in a thread.
 */
void
pmap_protection_unlock_async (GBytes              *sealed,
                              const char          *secret,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (sealed != NULL && secret != NULL);

  run (NULL, pmap_protection_unlock_async, sealed, secret, unlock_cb, cancellable, callback, user_data);
}

/**
 * pmap_protection_unlock_finish:
 * @result: what the callback got
 * @error: see pmap_protection_unlock()
 *
 * Returns: (transfer full) (nullable): the protection of the file
 */
PmapProtection *
pmap_protection_unlock_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
change_password_cb (GTask        *task,
                    gpointer      source_object,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  PmapProtection *protection = pmap_protection_change_password (source_object, job->secret, &job->recovery_key, &error);

  return_protection (task, protection, error);
}

/**
 * pmap_protection_change_password_async:
 * @self: protection
 * @password: the new password; copied
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * pmap_protection_change_password() in a thread.
 */
void
pmap_protection_change_password_async (PmapProtection      *self,
                                       const char          *password,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_return_if_fail (PMAP_IS_PROTECTION (self) && password != NULL);

  run (self, pmap_protection_change_password_async, NULL, password, change_password_cb, cancellable, callback, user_data);
}

/**
 * pmap_protection_change_password_finish:
 * @self: protection
 * @result: what the callback got
 * @recovery_key: (out) (transfer full): the new recovery key; free with pmap_secret_free()
 * @error: see pmap_protection_change_password()
 *
 * Returns: (transfer full) (nullable): protection with the new password
 */
PmapProtection *
pmap_protection_change_password_finish (PmapProtection  *self,
                                        GAsyncResult    *result,
                                        char           **recovery_key,
                                        GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self) && recovery_key != NULL, NULL);

  return take_result (result, recovery_key, error);
}
