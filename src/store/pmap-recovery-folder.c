/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where running programs keep their snapshots, and where what they left behind is found.
 *
 * Each running program has a folder of its own, with a file in it that it holds as long as it runs (see PmapClaim). What is
 * in a folder whose holder has ended was left behind by a crash. Whoever looks at that holds the folder meanwhile, so that
 * no two programs offer the same work. A folder goes when there is no snapshot in it any more. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-recovery-folder.h"

#include "store/pmap-snapshot-private.h"
#include "store/pmap-state-folder.h"
#include "store/posix/pmap-claim.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define HOLDER "holder"
#define SNAPSHOT_END ".snapshot"

struct _PmapRecoveryFolder
{
  guint n_references;
  char *path;
  PmapClaim *claim;
};

static GSList *own;      /* not owned; one, unless two people share the process, as in a test: each has a state folder */

static PmapRecoveryFolder *
new_folder (const char *path,
            PmapClaim  *claim)
{
  PmapRecoveryFolder *self = g_new0 (PmapRecoveryFolder, 1);

  self->n_references = 1;
  self->path = g_strdup (path);
  self->claim = claim;
  return self;
}

/* Holds the new folder before others can see it under its name. */
static PmapRecoveryFolder *
make_own (GError **error)
{
  g_autofree char *root = pmap_state_folder_get_path ("recovery");
  g_autofree char *hidden = g_build_filename (root, ".new-XXXXXX", NULL);
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *path = g_build_filename (root, name, NULL);
  g_autofree char *holder = NULL;
  g_autoptr (PmapClaim) claim = NULL;

  if (!pmap_state_folder_make (root, error))
    return NULL;
  if (g_mkdtemp_full (hidden, 0700) != NULL)
    {
      holder = g_build_filename (hidden, HOLDER, NULL);
      claim = pmap_claim_create (holder, error);
      if (claim != NULL && g_rename (hidden, path) == 0)
        return new_folder (path, g_steal_pointer (&claim));
    }
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  if (holder != NULL)
    g_remove (holder);
  g_rmdir (hidden);
  return NULL;
}

/**
 * pmap_recovery_folder_get_own:
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): the folder of this program, made where it is not there; it goes with its last user
 */
PmapRecoveryFolder *
pmap_recovery_folder_get_own (GError **error)
{
  g_autofree char *root = pmap_state_folder_get_path ("recovery");
  PmapRecoveryFolder *self;

  for (GSList *link = own; link != NULL; link = link->next)
    {
      g_autofree char *parent = NULL;

      self = link->data;
      parent = g_path_get_dirname (self->path);
      if (!g_str_equal (parent, root))
        continue;
      self->n_references++;
      return self;
    }
  self = make_own (error);
  if (self != NULL)
    own = g_slist_prepend (own, self);
  return self;
}

static GPtrArray *
list_names (PmapRecoveryFolder *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (self->path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  return g_steal_pointer (&names);
}

/* What a crash in the middle of a write may have left is removed with the rest. */
static void
remove_if_empty (PmapRecoveryFolder *self)
{
  g_autoptr (GPtrArray) names = list_names (self);

  for (guint i = 0; i < names->len; i++)
    if (g_str_has_suffix (names->pdata[i], SNAPSHOT_END))
      return;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (self->path, names->pdata[i], NULL);

      g_remove (path);
    }
  g_rmdir (self->path);
}

/**
 * pmap_recovery_folder_unref:
 * @self: (transfer full): a folder
 *
 * Lets go of it.
 */
void
pmap_recovery_folder_unref (PmapRecoveryFolder *self)
{
  g_return_if_fail (self != NULL);

  if (--self->n_references > 0)
    return;
  remove_if_empty (self);
  pmap_claim_release (self->claim);
  own = g_slist_remove (own, self);
  g_free (self->path);
  g_free (self);
}

/**
 * pmap_recovery_folder_get_snapshot_path:
 * @self: a folder
 * @number: which of the maps that are open
 *
 * Returns: (transfer full): where its snapshot is
 */
char *
pmap_recovery_folder_get_snapshot_path (PmapRecoveryFolder *self,
                                        guint               number)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  name = g_strdup_printf ("map-%u" SNAPSHOT_END, number);
  return g_build_filename (self->path, name, NULL);
}

/**
 * pmap_recovery_folder_get_base_path:
 * @snapshot_path: where a snapshot is
 * @base: the SHA-256 of what was in the map's file
 *
 * Returns: (transfer full): where those bytes are kept
 */
char *
pmap_recovery_folder_get_base_path (const char *snapshot_path,
                                    const char *base)
{
  g_return_val_if_fail (snapshot_path != NULL && base != NULL, NULL);

  return g_strconcat (snapshot_path, "-", base, ".base", NULL);
}

static PmapRecoveryFolder *
take (const char *path)
{
  g_autofree char *holder = g_build_filename (path, HOLDER, NULL);
  PmapClaim *claim = pmap_claim_take (holder, NULL);

  return claim != NULL ? new_folder (path, claim) : NULL;
}

static void
list_folder (PmapRecoveryFolder *self,
             GFile              *location,
             GPtrArray          *found,
             guint              *n_damaged)
{
  g_autoptr (GPtrArray) names = list_names (self);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (self->path, names->pdata[i], NULL);
      PmapSnapshot *snapshot;
      GFile *own_location;

      if (!g_str_has_suffix (path, SNAPSHOT_END))
        continue;
      snapshot = _pmap_snapshot_open (path, self, (GDestroyNotify) pmap_recovery_folder_unref, NULL);
      if (snapshot == NULL)
        {
          ++*n_damaged;           /* somebody may still make something of it */
          continue;
        }
      self->n_references++;
      own_location = pmap_snapshot_get_location (snapshot);
      if (location == NULL || (own_location != NULL && g_file_equal (location, own_location)))
        g_ptr_array_add (found, snapshot);
      else
        g_object_unref (snapshot);
    }
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return g_date_time_compare (pmap_snapshot_get_time (*(PmapSnapshot *const *) b),
                              pmap_snapshot_get_time (*(PmapSnapshot *const *) a));
}

static GPtrArray *
list_left (GFile *location,
           guint *n_damaged)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *root = pmap_state_folder_get_path ("recovery");
  g_autoptr (GDir) directory = g_dir_open (root, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, name, NULL);
      g_autoptr (PmapRecoveryFolder) folder = *name != '.' ? take (path) : NULL;

      if (folder != NULL)
        list_folder (folder, location, found, n_damaged);
    }
  return found;
}

/* In no order; and how many there are of which nobody can say what they are. */
GPtrArray *
_pmap_recovery_list_all (guint *n_damaged)
{
  return list_left (NULL, n_damaged);
}

/**
 * pmap_recovery_list:
 * @location: (nullable): a map's file; %NULL for all
 *
 * Finds what programs left behind that ended without closing their maps. What running programs have, other users', and what
 * is being looked at already is not among it.
 *
 * Returns: (transfer full) (element-type PmapSnapshot): the newest first; nobody else is offered them as long as they live
 */
GPtrArray *
pmap_recovery_list (GFile *location)
{
  guint n_damaged = 0;
  GPtrArray *found = list_left (location, &n_damaged);

  g_ptr_array_sort (found, compare_newest_first);
  return found;
}
