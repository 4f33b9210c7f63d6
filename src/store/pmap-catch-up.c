/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads what somebody else saved in the place of an open map, and once more the map as it was when both began: the two that
 * the open map is put together with. Nothing that the open map stands on is touched; the file that was read comes as a
 * PmapFile of its own, and becomes the base of the next save only when its changes are in the map. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-catch-up.h"

#include "base/pmap-error.h"
#include "store/pmap-compare.h"
#include "store/pmap-file-private.h"
#include "store/pmap-loader.h"
#include "xml/pmap-xml-read.h"

#include <glib/gi18n.h>

struct _PmapCatchUp
{
  GObject parent_instance;

  GBytes *base_bytes;
  PmapLoader *loader;
  PmapDocument *base;
  gboolean compares;
  GPtrArray *changes;        /* from base to theirs; NULL where nobody wants to know */
  PmapProtection *known;     /* that the file had when it was last read or written here; NULL for none */
  PmapProtection *opener;    /* that a colleague has given it since; NULL for none */
};

G_DEFINE_FINAL_TYPE (PmapCatchUp, pmap_catch_up, G_TYPE_OBJECT)

static void
pmap_catch_up_finalize (GObject *object)
{
  PmapCatchUp *self = PMAP_CATCH_UP (object);

  g_clear_pointer (&self->base_bytes, g_bytes_unref);
  g_clear_object (&self->loader);
  g_clear_object (&self->base);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_object (&self->known);
  g_clear_object (&self->opener);

  G_OBJECT_CLASS (pmap_catch_up_parent_class)->finalize (object);
}

static void
pmap_catch_up_class_init (PmapCatchUpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_catch_up_finalize;
}

static void
pmap_catch_up_init (PmapCatchUp *self)
{
}

/**
 * pmap_catch_up_new:
 * @file: the file of an open map, as it was last read or written here
 *
 * Returns: (transfer full): what can read the file as it is now, once
 */
PmapCatchUp *
pmap_catch_up_new (PmapFile *file)
{
  g_autoptr (PmapFile) theirs = NULL;
  PmapCatchUp *self;

  g_return_val_if_fail (PMAP_IS_FILE (file) && pmap_file_get_map_bytes (file) != NULL, NULL);

  theirs = pmap_file_new (pmap_file_get_location (file));
  /* A password that no save of ours has carried out yet is not that of what is there. */
  pmap_file_set_protection (theirs, _pmap_file_get_opener (file));
  _pmap_file_copy_knowledge (theirs, file);
  self = g_object_new (PMAP_TYPE_CATCH_UP, NULL);
  self->base_bytes = g_bytes_ref (pmap_file_get_map_bytes (file));
  self->loader = pmap_loader_new (theirs);
  g_set_object (&self->known, _pmap_file_get_opener (file));
  return self;
}

/**
 * pmap_catch_up_set_opener:
 * @self: a catch-up that was not run yet
 * @opener: what opens the file now, where a colleague has given it another password
 *
 * It counts only where it took the place of the protection that the file had, as the file itself proves.
 */
void
pmap_catch_up_set_opener (PmapCatchUp    *self,
                          PmapProtection *opener)
{
  g_return_if_fail (PMAP_IS_CATCH_UP (self) && PMAP_IS_PROTECTION (opener));

  g_set_object (&self->opener, opener);
  pmap_file_set_protection (pmap_loader_get_file (self->loader), opener);
}

/**
 * pmap_catch_up_compare:
 * @self: a catch-up that was not run yet
 *
 * Makes it say what they have changed, too: see pmap_catch_up_get_changes().
 */
void
pmap_catch_up_compare (PmapCatchUp *self)
{
  g_return_if_fail (PMAP_IS_CATCH_UP (self) && self->base == NULL);

  self->compares = TRUE;
}

/* A protection is never exchanged for an older one, nor for one that has nothing to do with it. */
static gboolean
check_opener (PmapCatchUp  *self,
              GError      **error)
{
  if (self->opener == NULL || self->known == NULL || pmap_protection_follows (self->opener, self->known))
    return TRUE;
  if (pmap_protection_get_generation (self->opener) < pmap_protection_get_generation (self->known))
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_OLDER_COPY,
                 _("An older copy of your map stands where it was, from before its password was changed"));
  else
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_REPLACED,
                 _("A file stands where your map was whose password did not take the place of the one that your map has"));
  return FALSE;
}

/* A map that a later program wrote in a form of its own can be shown; put together with ours, it would lose what only that
 * program knows. */
static gboolean
run (PmapCatchUp   *self,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  PmapFile *theirs;

  if (!check_opener (self, error) || !pmap_loader_load (self->loader, cancellable, error))
    return FALSE;
  if (pmap_loader_is_read_only (self->loader))
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_TOO_NEW, _("A newer version of Provision Map has written the file meanwhile"));
      return FALSE;
    }
  self->base = pmap_xml_read (self->base_bytes, NULL, NULL, cancellable, NULL, issues, error);
  if (self->base == NULL)
    return FALSE;
  if (self->compares)
    self->changes = pmap_compare (self->base, pmap_loader_get_document (self->loader));
  theirs = pmap_loader_get_file (self->loader);
  /* What was kept of the map here so far is under the password that it had. */
  if (self->known != NULL && !pmap_protection_is_of (self->known, pmap_file_get_bytes (theirs)))
    g_ptr_array_add (_pmap_file_get_formers (theirs), g_object_ref (self->known));
  return TRUE;
}

static void
run_cb (GTask        *task,
        gpointer      source_object,
        gpointer      task_data,
        GCancellable *cancellable)
{
  GError *error = NULL;

  if (run (source_object, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pmap_catch_up_run_async:
 * @self: a catch-up
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Reads both maps in a thread; only what is the same map in the same place.
 */
void
pmap_catch_up_run_async (PmapCatchUp         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PMAP_IS_CATCH_UP (self) && self->base == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pmap_catch_up_run_async);
  g_task_run_in_thread (task, run_cb);
}

/**
 * pmap_catch_up_run_finish:
 * @self: a catch-up
 * @result: what the callback got
 * @error: why what they saved cannot be read: as of a loader, %PMAP_ERROR_TOO_NEW, or %PMAP_ERROR_REPLACED where something else
 *   stands in the place of the file
 *
 * Returns: whether both maps are there
 */
gboolean
pmap_catch_up_run_finish (PmapCatchUp   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (PMAP_IS_CATCH_UP (self) && g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pmap_catch_up_get_file:
 * @self: a catch-up
 *
 * Returns: (transfer none): the file, with what they saved as its bytes
 */
PmapFile *
pmap_catch_up_get_file (PmapCatchUp *self)
{
  g_return_val_if_fail (PMAP_IS_CATCH_UP (self), NULL);

  return pmap_loader_get_file (self->loader);
}

/**
 * pmap_catch_up_get_base:
 * @self: a catch-up that succeeded
 *
 * Returns: (transfer none) (nullable): the map as both began with it
 */
PmapDocument *
pmap_catch_up_get_base (PmapCatchUp *self)
{
  g_return_val_if_fail (PMAP_IS_CATCH_UP (self), NULL);

  return self->base;
}

/**
 * pmap_catch_up_get_theirs:
 * @self: a catch-up that succeeded
 *
 * Returns: (transfer none) (nullable): the map as they saved it
 */
PmapDocument *
pmap_catch_up_get_theirs (PmapCatchUp *self)
{
  g_return_val_if_fail (PMAP_IS_CATCH_UP (self), NULL);

  return pmap_loader_get_document (self->loader);
}

/**
 * pmap_catch_up_get_changes:
 * @self: a catch-up that succeeded, and was to compare
 *
 * Returns: (transfer none) (nullable) (element-type PmapDifference): what they have changed
 */
GPtrArray *
pmap_catch_up_get_changes (PmapCatchUp *self)
{
  g_return_val_if_fail (PMAP_IS_CATCH_UP (self), NULL);

  return self->changes;
}

/**
 * pmap_catch_up_get_sealed:
 * @self: a catch-up that failed with %PMAP_ERROR_PASSWORD_NEEDED
 *
 * Returns: (transfer none) (nullable): the file as it was read, to try a password on
 */
GBytes *
pmap_catch_up_get_sealed (PmapCatchUp *self)
{
  g_return_val_if_fail (PMAP_IS_CATCH_UP (self), NULL);

  return pmap_loader_get_sealed (self->loader);
}

/**
 * pmap_catch_up_get_issues:
 * @self: a catch-up
 *
 * Returns: (transfer none): what is wrong with what they saved
 */
PmapIssues *
pmap_catch_up_get_issues (PmapCatchUp *self)
{
  g_return_val_if_fail (PMAP_IS_CATCH_UP (self), NULL);

  return pmap_loader_get_issues (self->loader);
}
