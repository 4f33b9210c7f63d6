/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letting go of maps. One of a large school has a hundred thousand records, and three of them are read to put two people's work
 * together: freeing those takes long enough to be felt. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-discard.h"

static void
discard_cb (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  g_object_unref (task_data);
  g_task_return_boolean (task, TRUE);
}

static gboolean
hand_over_cb (gpointer object)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, pmap_discard);
  g_task_set_task_data (task, object, NULL);
  g_task_run_in_thread (task, discard_cb);
  return G_SOURCE_REMOVE;
}

/**
 * pmap_discard:
 * @object: (transfer full) (nullable): what nobody looks at any more, with all inside it
 *
 * Drops a reference in a thread, so that whoever has the window does not wait while a map is freed; as soon as the main loop
 * rests, for until then the task that the object came with may hold it. May be called in any thread.
 */
void
pmap_discard (gpointer object)
{
  g_return_if_fail (object == NULL || G_IS_OBJECT (object));

  if (object != NULL)
    g_idle_add (hand_over_cb, object);
}
