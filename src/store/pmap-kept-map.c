/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that is kept of one map on this computer: its earlier versions and the work that a crash left behind, under whatever name
 * its file had when they were kept. A file is renamed every year, is opened once through a link, is copied: who erases a pupil,
 * or puts a password on the map, means the map and not an address.
 *
 * A map is known by its id, which it has for life. What lies under the address of the open file is its own in any case. What
 * cannot be looked into is counted, and said. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-kept-map.h"

#include "base/pmap-number.h"
#include "base/pmap-text.h"
#include "store/pmap-recovery-folder.h"
#include "store/pmap-snapshot-private.h"
#include "store/pmap-state-folder.h"
#include "store/pmap-versions-private.h"
#include "xml/pmap-xml-peek.h"

#include <glib/gi18n.h>

struct _PmapKeptMap
{
  char *id;
  GFile *location;
  char *folder;              /* of its versions; NULL where it is in no file */
  GPtrArray *protections;
};

typedef enum
{
  STANDING_OTHER,
  STANDING_OURS,
  STANDING_UNKNOWN,
} Standing;

/* What is found of the map. */
typedef struct
{
  GPtrArray *versions;       /* PmapKeptVersion */
  GPtrArray *works;          /* PmapSnapshot */
  GHashTable *folders;       /* of the versions: a set */
  guint n_unknown_versions, n_unknown_works;
} Found;

/**
 * pmap_kept_map_new:
 * @document: a map
 * @location: (nullable): its file
 *
 * May be handed to a thread, which @document may not: nothing of it is kept.
 *
 * Returns: (transfer full): what is kept of it
 */
PmapKeptMap *
pmap_kept_map_new (PmapDocument *document,
                   GFile        *location)
{
  PmapKeptMap *self;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && (location == NULL || G_IS_FILE (location)), NULL);
  g_return_val_if_fail (pmap_record_get_id (PMAP_RECORD (document)) != NULL, NULL);

  self = g_new0 (PmapKeptMap, 1);
  self->id = g_strdup (pmap_record_get_id (PMAP_RECORD (document)));
  g_set_object (&self->location, location);
  self->folder = location != NULL ? _pmap_versions_find_folder (location) : NULL;
  self->protections = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * pmap_kept_map_free:
 * @self: (transfer full): what is kept of a map
 *
 * Forgets about it; what is kept stays.
 */
void
pmap_kept_map_free (PmapKeptMap *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_clear_object (&self->location);
  g_free (self->folder);
  g_ptr_array_unref (self->protections);
  g_free (self);
}

/**
 * pmap_kept_map_add_protection:
 * @self: what is kept of a map
 * @protection: (nullable): what opens some of it
 */
void
pmap_kept_map_add_protection (PmapKeptMap    *self,
                              PmapProtection *protection)
{
  g_return_if_fail (self != NULL && (protection == NULL || PMAP_IS_PROTECTION (protection)));

  if (protection != NULL && !g_ptr_array_find (self->protections, protection, NULL))
    g_ptr_array_add (self->protections, g_object_ref (protection));
}

/* --- which map something is of --- */

/* What is no map is nobody's; what does not say which map it is may be anybody's. */
static Standing
compare_plain (PmapKeptMap *self,
               GBytes      *plain)
{
  g_autofree char *id = NULL;

  if (!pmap_xml_peek_id (plain, &id))
    return STANDING_OTHER;
  if (id == NULL)
    return STANDING_UNKNOWN;
  return g_strcmp0 (id, self->id) == 0 ? STANDING_OURS : STANDING_OTHER;
}

static GBytes *
open_sealed (PmapKeptMap *self,
             GBytes      *sealed)
{
  GBytes *plain = NULL;

  for (guint i = 0; i < self->protections->len && plain == NULL; i++)
    plain = pmap_protection_open (self->protections->pdata[i], sealed, NULL);
  return plain;
}

/* @maps: of what its folder has a note. */
static Standing
compare_sealed (PmapKeptMap     *self,
                PmapKeptVersion *version,
                GHashTable      *maps)
{
  gboolean is_noted = g_hash_table_contains (maps, self->id);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;

  if (!is_noted && g_hash_table_size (maps) > 0)
    return STANDING_OTHER;
  sealed = pmap_kept_version_read (version, NULL);
  plain = sealed != NULL ? open_sealed (self, sealed) : NULL;
  if (plain != NULL)
    return compare_plain (self, plain);
  return is_noted ? STANDING_OURS : STANDING_UNKNOWN;
}

static Standing
compare_version (PmapKeptMap     *self,
                 PmapKeptVersion *version,
                 GHashTable      *maps)
{
  g_autoptr (GBytes) start = _pmap_kept_version_peek (version, PMAP_XML_PEEK_SIZE);

  if (start == NULL)
    return STANDING_UNKNOWN;
  if (pmap_protection_is_protected (start))
    return compare_sealed (self, version, maps);
  return compare_plain (self, start);
}

static Standing
compare_work (PmapKeptMap  *self,
              PmapSnapshot *work)
{
  GFile *location = pmap_snapshot_get_location (work);
  const char *id = _pmap_snapshot_get_map_id (work);
  GBytes *bytes = pmap_snapshot_get_bytes (work);
  g_autoptr (GBytes) plain = NULL;

  if (location != NULL && self->location != NULL && g_file_equal (location, self->location))
    return STANDING_OURS;
  if (id != NULL)
    return g_str_equal (id, self->id) ? STANDING_OURS : STANDING_OTHER;
  plain = pmap_protection_is_protected (bytes) ? open_sealed (self, bytes) : g_bytes_ref (bytes);
  return plain != NULL ? compare_plain (self, plain) : STANDING_UNKNOWN;
}

/* --- finding it --- */

static gboolean
is_plain (PmapKeptVersion *version)
{
  g_autoptr (GBytes) start = _pmap_kept_version_peek (version, PMAP_XML_PEEK_SIZE);

  return start == NULL || !pmap_protection_is_protected (start);
}

static void
find_versions (PmapKeptMap *self,
               const char  *folder,
               gboolean     only_plain,
               Found       *found)
{
  g_autoptr (GPtrArray) versions = _pmap_versions_list_folder (folder);
  g_autoptr (GHashTable) maps = _pmap_versions_list_maps (folder);
  gboolean is_own = g_strcmp0 (folder, self->folder) == 0;

  for (guint i = 0; i < versions->len; i++)
    {
      Standing standing = only_plain && !is_plain (versions->pdata[i]) ? STANDING_OTHER
                          : is_own ? STANDING_OURS : compare_version (self, versions->pdata[i], maps);

      if (standing == STANDING_OURS)
        g_ptr_array_add (found->versions, g_object_ref (versions->pdata[i]));
      found->n_unknown_versions += standing == STANDING_UNKNOWN;
    }
  if (is_own || g_hash_table_contains (maps, self->id))
    g_hash_table_add (found->folders, g_strdup (folder));
}

/* What is sealed is not looked into where only what is plain is wanted. */
static void
find (PmapKeptMap *self,
      gboolean     only_plain,
      Found       *found)
{
  g_autoptr (GPtrArray) folders = _pmap_versions_list_folders ();
  g_autoptr (GPtrArray) works = _pmap_recovery_list_all (&found->n_unknown_works);

  found->versions = g_ptr_array_new_with_free_func (g_object_unref);
  found->works = g_ptr_array_new_with_free_func (g_object_unref);
  found->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < folders->len; i++)
    find_versions (self, folders->pdata[i], only_plain, found);
  for (guint i = 0; i < works->len; i++)
    {
      Standing standing = compare_work (self, works->pdata[i]);

      if (standing == STANDING_OURS)
        g_ptr_array_add (found->works, g_object_ref (works->pdata[i]));
      found->n_unknown_works += standing == STANDING_UNKNOWN;
    }
}

static void
clear_found (Found *found)
{
  g_ptr_array_unref (found->versions);
  g_ptr_array_unref (found->works);
  g_hash_table_unref (found->folders);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, clear_found)

/**
 * pmap_kept_map_count:
 * @self: what is kept of a map
 * @n_versions: (out): how many earlier versions
 * @n_works: (out): how often work that a crash left behind
 */
void
pmap_kept_map_count (PmapKeptMap *self,
                     guint       *n_versions,
                     guint       *n_works)
{
  g_auto (Found) found = { 0 };

  g_return_if_fail (self != NULL && n_versions != NULL && n_works != NULL);

  find (self, FALSE, &found);
  *n_versions = found.versions->len;
  *n_works = found.works->len;
}

typedef struct
{
  PmapKeptMap *kept;
  guint n_versions;
  guint n_works;
} Count;

static void
free_count (gpointer data)
{
  Count *count = data;

  pmap_kept_map_free (count->kept);
  g_free (count);
}

static void
count_cb (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  Count *count = task_data;

  pmap_kept_map_count (count->kept, &count->n_versions, &count->n_works);
  g_task_return_boolean (task, TRUE);
}

/**
 * pmap_kept_map_count_async:
 * @self: (transfer full): what is kept of a map
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * As pmap_kept_map_count(), in a thread: what is sealed and lies under another address is opened to see which map it is of.
 */
void
pmap_kept_map_count_async (PmapKeptMap         *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Count *count;

  g_return_if_fail (self != NULL);

  count = g_new0 (Count, 1);
  count->kept = self;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pmap_kept_map_count_async);
  g_task_set_task_data (task, count, free_count);
  g_task_run_in_thread (task, count_cb);
}

/**
 * pmap_kept_map_count_finish:
 * @result: what the callback got
 * @n_versions: (out): how many earlier versions
 * @n_works: (out): how often work that a crash left behind
 * @error: it was cancelled
 *
 * Returns: whether it was counted
 */
gboolean
pmap_kept_map_count_finish (GAsyncResult  *result,
                            guint         *n_versions,
                            guint         *n_works,
                            GError       **error)
{
  Count *count;

  g_return_val_if_fail (g_task_is_valid (result, NULL) && n_versions != NULL && n_works != NULL, FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  count = g_task_get_task_data (G_TASK (result));
  *n_versions = count->n_versions;
  *n_works = count->n_works;
  return TRUE;
}

/**
 * pmap_kept_map_list_versions:
 * @self: what is kept of a map
 *
 * May run in any thread. What is the same under several names of the file is listed once.
 *
 * Returns: (transfer full) (element-type PmapKeptVersion): its earlier versions, under whatever name of its file, the newest first
 */
GPtrArray *
pmap_kept_map_list_versions (PmapKeptMap *self)
{
  g_auto (Found) found = { 0 };
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *versions = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (self != NULL, versions);

  find (self, FALSE, &found);
  /* Those of the open file's own name stand for the others. */
  for (guint own = 2; own-- > 0;)
    for (guint i = 0; i < found.versions->len; i++)
      if (pmap_kept_map_is_elsewhere (self, found.versions->pdata[i]) == !own
          && g_hash_table_add (hashes, pmap_kept_version_get_hash (found.versions->pdata[i])))
        g_ptr_array_add (versions, g_object_ref (found.versions->pdata[i]));
  g_ptr_array_sort (versions, _pmap_kept_version_compare);
  return versions;
}

/**
 * pmap_kept_map_is_elsewhere:
 * @self: what is kept of a map
 * @version: one of its earlier versions
 *
 * Returns: whether it was kept while the map's file had another name, or was in another folder
 */
gboolean
pmap_kept_map_is_elsewhere (PmapKeptMap     *self,
                            PmapKeptVersion *version)
{
  g_return_val_if_fail (self != NULL && PMAP_IS_KEPT_VERSION (version), FALSE);

  return self->folder == NULL || !_pmap_kept_version_is_in (version, self->folder);
}

/**
 * pmap_kept_map_note:
 * @self: what is kept of a map that is about to be saved
 *
 * Notes that versions under its file's address are of this map: once they are sealed under another password, nothing else says so.
 * May run in any thread. It never fails: without the note, they are counted among those that cannot be looked into.
 */
void
pmap_kept_map_note (PmapKeptMap *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (self != NULL);

  if (self->location != NULL && !_pmap_versions_note_map (self->location, self->id, &error))
    g_debug ("no note of the map: %s %d", g_quark_to_string (error->domain), error->code);
}

/* --- what is done with it --- */

/* @phrase has \%u in the place of @n; nothing is said of none. */
static void
say (PmapIssues *issues,
     guint       n,
     const char *phrase)
{
  g_autofree char *message = NULL, *folder = NULL, *shown = NULL;

  if (n == 0)
    return;
  message = pmap_number_say (n, phrase);
  folder = pmap_state_folder_get_path (NULL);
  shown = pmap_text_of_file_name (folder);
  /* translators: a sentence without its end, and a folder. */
  pmap_issues_add (issues, PMAP_SEVERITY_WARNING, NULL, NULL, _("%1$s (in the folder “%2$s”)"), message, shown);
}

/**
 * pmap_kept_map_forget:
 * @self: what is kept of a map
 * @issues: where to say what is still there, and what could not be looked into
 *
 * Removes all of it, for it holds somebody who was erased.
 *
 * Returns: whether nothing is left of what could be found
 */
gboolean
pmap_kept_map_forget (PmapKeptMap *self,
                      PmapIssues  *issues)
{
  g_auto (Found) found = { 0 };
  GHashTableIter iter;
  gpointer folder;
  guint n_versions = 0, n_works = 0;

  g_return_val_if_fail (self != NULL && issues != NULL, FALSE);

  find (self, FALSE, &found);
  for (guint i = 0; i < found.versions->len; i++)
    n_versions += !_pmap_kept_version_remove (found.versions->pdata[i]);
  g_hash_table_iter_init (&iter, found.folders);
  while (g_hash_table_iter_next (&iter, &folder, NULL))
    n_versions += !_pmap_versions_clear_leftovers (folder);
  for (guint i = 0; i < found.works->len; i++)
    n_works += !pmap_snapshot_discard (found.works->pdata[i], NULL);
  say (issues, n_versions,
       ngettext ("%u earlier version of this map, which still has whoever was erased, could not be "
                 "deleted from this computer",
                 "%u earlier versions of this map, which still have whoever was erased, could not be "
                 "deleted from this computer", n_versions));
  say (issues, n_works,
       ngettext ("Work on this map that a crash left behind, %u time, could not be deleted from this "
                 "computer",
                 "Work on this map that a crash left behind, %u times, could not be deleted from this "
                 "computer", n_works));
  say (issues, found.n_unknown_versions,
       ngettext ("%u earlier version that is kept on this computer could not be looked into: if it is of "
                 "this map, it has another password, and still has whoever was erased",
                 "%u earlier versions that are kept on this computer could not be looked into: those that "
                 "are of this map have another password, and still have whoever was erased", found.n_unknown_versions));
  say (issues, found.n_unknown_works,
       ngettext ("Work that a crash left behind could not be looked into, %u time: if it is of this map, "
                 "it still has whoever was erased",
                 "Work that a crash left behind could not be looked into, %u times: if it is of this map, "
                 "it still has whoever was erased", found.n_unknown_works));
  return n_versions == 0 && n_works == 0;
}

/* Nothing is done to what is sealed so already. FALSE where it cannot be opened or written; @is_plain says what it is then. */
static gboolean
seal_version (PmapKeptMap     *self,
              PmapKeptVersion *version,
              PmapProtection  *protection,
              gboolean        *is_plain)
{
  g_autoptr (GBytes) bytes = pmap_kept_version_read (version, NULL);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) sealed = NULL;

  *is_plain = bytes == NULL || !pmap_protection_is_protected (bytes);
  if (bytes == NULL)
    return FALSE;
  if (pmap_protection_is_of (protection, bytes))
    return TRUE;
  plain = *is_plain ? g_bytes_ref (bytes) : open_sealed (self, bytes);
  sealed = plain != NULL ? pmap_protection_seal (protection, plain, NULL) : NULL;
  return sealed != NULL && _pmap_kept_version_put (version, sealed, NULL);
}

static gboolean
seal_work (PmapKeptMap    *self,
           PmapSnapshot   *work,
           PmapProtection *protection)
{
  if (_pmap_snapshot_is_sealed (work, protection))
    return TRUE;
  for (guint i = 0; i < self->protections->len; i++)
    if (_pmap_snapshot_seal (work, self->protections->pdata[i], protection, NULL))
      return TRUE;
  return _pmap_snapshot_seal (work, NULL, protection, NULL);
}

static void
seal (PmapKeptMap    *self,
      PmapProtection *protection,
      gboolean        only_plain,
      PmapIssues     *issues)
{
  g_auto (Found) found = { 0 };
  guint n_plain = 0, n_old = 0, n_plain_works = 0, n_old_works = 0;

  find (self, only_plain, &found);
  for (guint i = 0; i < found.versions->len; i++)
    {
      gboolean is_plain;

      if (!seal_version (self, found.versions->pdata[i], protection, &is_plain))
        *(is_plain ? &n_plain : &n_old) += 1;
    }
  for (guint i = 0; i < found.works->len; i++)
    if (!seal_work (self, found.works->pdata[i], protection))
      *(pmap_protection_is_protected (pmap_snapshot_get_bytes (found.works->pdata[i])) ? &n_old_works : &n_plain_works) += 1;
  say (issues, n_plain,
       ngettext ("%u earlier version of this map is still on this computer without protection",
                 "%u earlier versions of this map are still on this computer without protection", n_plain));
  say (issues, n_plain_works,
       ngettext ("Work on this map that a crash left behind, %u time, is still on this computer without "
                 "protection",
                 "Work on this map that a crash left behind, %u times, is still on this computer without "
                 "protection", n_plain_works));
  if (only_plain)
    return;
  say (issues, n_old,
       ngettext ("%u earlier version of this map on this computer keeps the password that it had before",
                 "%u earlier versions of this map on this computer keep the passwords that they had before", n_old));
  say (issues, n_old_works,
       ngettext ("Work on this map that a crash left behind, %u time, keeps the password that the map had "
                 "then",
                 "Work on this map that a crash left behind, %u times, keeps the passwords that the map "
                 "had then", n_old_works));
}

/**
 * pmap_kept_map_seal:
 * @self: what is kept of a map; with what opened it before, see pmap_kept_map_add_protection()
 * @protection: what the map is about to be sealed with
 * @issues: where to say what is not sealed so
 *
 * Seals all of it: what is in plain text, and what is sealed in another way. May run in any thread.
 */
void
pmap_kept_map_seal (PmapKeptMap    *self,
                    PmapProtection *protection,
                    PmapIssues     *issues)
{
  g_return_if_fail (self != NULL && PMAP_IS_PROTECTION (protection) && issues != NULL);

  seal (self, protection, FALSE, issues);
}

/**
 * pmap_kept_map_seal_plain:
 * @self: what is kept of a map
 * @protection: what the map is sealed with already
 * @issues: where to say what is still in plain text
 *
 * Seals what is in plain text: from before a colleague protected the map. May run in any thread.
 */
void
pmap_kept_map_seal_plain (PmapKeptMap    *self,
                          PmapProtection *protection,
                          PmapIssues     *issues)
{
  g_return_if_fail (self != NULL && PMAP_IS_PROTECTION (protection) && issues != NULL);

  seal (self, protection, TRUE, issues);
}
