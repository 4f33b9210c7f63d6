/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The earlier versions of a map: what each save replaced, as it was on the disk (so a protected map stays protected; and
 * once a map is protected, what was kept of it before is sealed, too).
 *
 * They lie on this computer, not beside the shared file: a folder for each location, named by its digest; in it a file for
 * each version, named by its number, the time at which it had been saved, and the digest of its bytes:
 * 00000007-20261122T193000Z-<SHA-256>. So there is no index that could disagree with the files. The same bytes are kept
 * once: saved again, they get the next number. Keeping a version never makes a save fail; what is removed is only the
 * oldest, after a newer one is safely there.
 *
 * A folder also has a note for each map that was saved at its address, map-<id>, which holds the address. It tells of versions
 * that cannot be looked into which map they are of; of the others, they tell themselves (pmap-kept-map.c). */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-versions-private.h"

#include "base/pmap-error.h"
#include "store/pmap-state-folder.h"
#include "store/posix/pmap-replace.h"
#include "xml/pmap-xml-parse.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define NOTE "map-"
#define NOTE_SIZE_MAX 65536
#define TIME_FORMAT "%Y%m%dT%H%M%SZ"
#define NUMBER_DIGITS 8
#define TIME_LENGTH 16
#define HASH_LENGTH 64
#define NAME_LENGTH (NUMBER_DIGITS + 1 + TIME_LENGTH + 1 + HASH_LENGTH)

/* Protection adds a little to every block. */
#define SIZE_MAX_ON_DISK ((gsize) PMAP_XML_SIZE_MAX + PMAP_XML_SIZE_MAX / 16)

struct _PmapKeptVersion
{
  GObject parent_instance;

  char *path;
  guint number;
  char *time_text;
  char *hash;
};

G_DEFINE_FINAL_TYPE (PmapKeptVersion, pmap_kept_version, G_TYPE_OBJECT)

static void
pmap_kept_version_finalize (GObject *object)
{
  PmapKeptVersion *self = PMAP_KEPT_VERSION (object);

  g_free (self->path);
  g_free (self->time_text);
  g_free (self->hash);

  G_OBJECT_CLASS (pmap_kept_version_parent_class)->finalize (object);
}

static void
pmap_kept_version_class_init (PmapKeptVersionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_kept_version_finalize;
}

static void
pmap_kept_version_init (PmapKeptVersion *self)
{
}

/* Something else may lie in the folder: it is left alone. */
static PmapKeptVersion *
new_version (const char *folder,
             const char *name)
{
  PmapKeptVersion *self;
  guint64 number;

  if (strlen (name) != NAME_LENGTH || name[NUMBER_DIGITS] != '-' || name[NUMBER_DIGITS + 1 + TIME_LENGTH] != '-'
      || strspn (name, "0123456789") != NUMBER_DIGITS
      || strspn (name + NAME_LENGTH - HASH_LENGTH, "0123456789abcdef") != HASH_LENGTH)
    return NULL;
  number = g_ascii_strtoull (name, NULL, 10);
  self = g_object_new (PMAP_TYPE_KEPT_VERSION, NULL);
  self->path = g_build_filename (folder, name, NULL);
  self->number = number;
  self->time_text = g_strndup (name + NUMBER_DIGITS + 1, TIME_LENGTH);
  self->hash = g_strdup (name + NAME_LENGTH - HASH_LENGTH);
  return self;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const PmapKeptVersion *first = *(PmapKeptVersion *const *) a, *second = *(PmapKeptVersion *const *) b;

  if (first->number != second->number)
    return first->number > second->number ? -1 : 1;
  return strcmp (second->time_text, first->time_text);
}

char *
_pmap_versions_find_folder (GFile *location)
{
  g_autofree char *uri = g_file_get_uri (location);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *versions = pmap_state_folder_get_path ("versions");

  return g_build_filename (versions, digest, NULL);
}

/* The versions in a folder, the newest first. */
GPtrArray *
_pmap_versions_list_folder (const char *folder)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      PmapKeptVersion *version = new_version (folder, name);

      if (version != NULL)
        g_ptr_array_add (list, version);
    }
  g_ptr_array_sort (list, compare_newest_first);
  return g_steal_pointer (&list);
}

/* All folders with versions, whoever's. */
GPtrArray *
_pmap_versions_list_folders (void)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *versions = pmap_state_folder_get_path ("versions");
  g_autoptr (GDir) directory = g_dir_open (versions, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (strlen (name) == HASH_LENGTH)
      g_ptr_array_add (folders, g_build_filename (versions, name, NULL));
  return folders;
}

/* The map is about to be saved there. */
gboolean
_pmap_versions_note_map (GFile       *location,
                         const char  *map_id,
                         GError     **error)
{
  g_autofree char *folder = _pmap_versions_find_folder (location);
  g_autofree char *name = g_strconcat (NOTE, map_id, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *uri = g_file_get_uri (location);
  g_autoptr (GBytes) bytes = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  bytes = g_bytes_new (uri, strlen (uri));
  return pmap_state_folder_make (folder, error) && pmap_state_folder_write (path, bytes, error);
}

/* The maps that were saved at a folder's address: id → that address. */
GHashTable *
_pmap_versions_list_maps (const char *folder)
{
  GHashTable *maps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = g_str_has_prefix (name, NOTE) ? pmap_state_folder_read (path, NOTE_SIZE_MAX, NULL) : NULL;
      g_autofree char *uri = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

      if (uri != NULL)
        g_hash_table_insert (maps, g_strdup (name + strlen (NOTE)), g_file_new_for_uri (uri));
    }
  return maps;
}

/* When the bytes that are at the location had been written: the file says so. */
static char *
format_time_of_save (GFile *location)
{
  g_autoptr (GFileInfo) info = g_file_query_info (location, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) modified = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  g_autoptr (GDateTime) time = modified != NULL ? g_date_time_to_utc (modified) : g_date_time_new_now_utc ();

  return g_date_time_format (time, TIME_FORMAT);
}

static gboolean
keep (GFile       *location,
      GBytes      *bytes,
      GError     **error)
{
  g_autofree char *folder = _pmap_versions_find_folder (location);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *time = format_time_of_save (location);
  g_autofree char *name = NULL, *path = NULL;
  g_autoptr (GPtrArray) list = NULL;
  PmapKeptVersion *same = NULL;
  guint number;

  if (!pmap_state_folder_make (folder, error))
    return FALSE;
  list = _pmap_versions_list_folder (folder);
  number = list->len > 0 ? ((PmapKeptVersion *) list->pdata[0])->number + 1 : 1;
  for (guint i = 0; i < list->len && same == NULL; i++)
    if (g_str_equal (((PmapKeptVersion *) list->pdata[i])->hash, hash))
      same = list->pdata[i];
  if (same != NULL && same == list->pdata[0])
    return TRUE;
  name = g_strdup_printf ("%0*u-%s-%s", NUMBER_DIGITS, number, time, hash);
  path = g_build_filename (folder, name, NULL);
  if (same != NULL)
    return g_rename (same->path, path) == 0 || pmap_state_folder_write (path, bytes, error);
  if (!pmap_state_folder_write (path, bytes, error))
    return FALSE;
  for (guint i = PMAP_VERSIONS_MAX - 1; i < list->len; i++)
    g_remove (((PmapKeptVersion *) list->pdata[i])->path);
  return TRUE;
}

gboolean
_pmap_kept_version_is_in (PmapKeptVersion *self,
                          const char      *folder)
{
  g_autofree char *own = g_path_get_dirname (self->path);

  return g_str_equal (own, folder);
}

/* Of versions from several folders, the newest first: what each counted is its own. */
int
_pmap_kept_version_compare (gconstpointer a,
                            gconstpointer b)
{
  PmapKeptVersion *const *x = a, *const *y = b;
  int order = strcmp ((*y)->time_text, (*x)->time_text);

  return order != 0 ? order : compare_newest_first (a, b);
}

/* The first @size bytes, or all where there are fewer; NULL where it cannot be read. */
GBytes *
_pmap_kept_version_peek (PmapKeptVersion *self,
                         gsize            size)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree char *buffer = g_malloc (size);
  gsize length;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, size, &length, NULL, NULL))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&buffer), length);
}

static gboolean
is_plain (PmapKeptVersion *version)
{
  g_autoptr (GBytes) start = _pmap_kept_version_peek (version, 16);

  return start != NULL && !pmap_protection_is_protected (start);
}

/* Other bytes for the same version, with its number and its time; the old ones go when the new ones are safely there. */
gboolean
_pmap_kept_version_put (PmapKeptVersion  *self,
                        GBytes           *bytes,
                        GError          **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *name = g_strdup_printf ("%0*u-%s-%s", NUMBER_DIGITS, self->number, self->time_text, hash);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return pmap_state_folder_write (path, bytes, error) && g_remove (self->path) == 0;
}

gboolean
_pmap_kept_version_remove (PmapKeptVersion *self)
{
  return g_remove (self->path) == 0 || errno == ENOENT;
}

static gboolean
seal_version (PmapKeptVersion *version,
              PmapProtection  *protection)
{
  g_autoptr (GBytes) plain = pmap_kept_version_read (version, NULL);
  g_autoptr (GBytes) sealed = plain != NULL ? pmap_protection_seal (protection, plain, NULL) : NULL;

  return sealed != NULL && _pmap_kept_version_put (version, sealed, NULL);
}

/* A password on the map would be worth little while the map of the day before lies beside it for everybody to read. */
static void
seal_versions (GFile          *location,
               PmapProtection *protection,
               PmapIssues     *issues)
{
  g_autofree char *folder = _pmap_versions_find_folder (location);
  g_autoptr (GPtrArray) list = _pmap_versions_list_folder (folder);
  guint n_failed = 0;

  for (guint i = 0; i < list->len; i++)
    {
      PmapKeptVersion *version = list->pdata[i];

      if (is_plain (version) && !seal_version (version, protection))
        n_failed++;
    }
  if (n_failed > 0)
    pmap_issues_add (issues, PMAP_SEVERITY_WARNING, NULL, NULL,
                     ngettext ("%u earlier version of this map is still on this computer without protection",
                               "%u earlier versions of this map are still on this computer without protection", n_failed),
                     n_failed);
}

/**
 * pmap_versions_keep:
 * @location: where a map is about to be saved
 * @bytes: (nullable): what is there now, where that is known; otherwise it is read
 * @protection: (nullable): what the map is about to be sealed with: nothing of it is kept in plain text then
 * @issues: where to note that it could not be kept
 *
 * Keeps what a save is about to replace. May run in any thread. It never fails: that a version cannot be kept is no
 * reason not to save the next one.
 */
void
pmap_versions_keep (GFile          *location,
                    GBytes         *bytes,
                    PmapProtection *protection,
                    PmapIssues     *issues)
{
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (G_IS_FILE (location) && issues != NULL);

  if (protection != NULL)
    seal_versions (location, protection, issues);
  if (bytes != NULL)
    found = g_bytes_ref (bytes);
  else
    {
      g_autofree char *path = g_file_get_path (location);

      if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return;
      found = pmap_state_folder_read (path, SIZE_MAX_ON_DISK, &error);
    }
  if (found != NULL && g_bytes_get_size (found) == 0)
    return;
  if (found != NULL && protection != NULL && !pmap_protection_is_protected (found))
    {
      GBytes *plain = g_steal_pointer (&found);

      found = pmap_protection_seal (protection, plain, &error);
      g_bytes_unref (plain);
    }
  if (found == NULL || !keep (location, found, &error))
    pmap_issues_add (issues, PMAP_SEVERITY_NOTE, NULL, NULL,
                     /* translators: %s is the system's reason. */
                     _("What was in the file before could not be kept under “Earlier versions”: %s"), error->message);
}

/**
 * pmap_versions_list:
 * @location: where a map is
 *
 * Returns: (transfer full) (element-type PmapKeptVersion): what was kept of it here, the newest first
 */
GPtrArray *
pmap_versions_list (GFile *location)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (G_IS_FILE (location), NULL);

  folder = _pmap_versions_find_folder (location);
  return _pmap_versions_list_folder (folder);
}

/* What a program was writing when it was killed: a version's name and six characters more. */
gboolean
_pmap_versions_clear_leftovers (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean gone = TRUE;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *start = g_strndup (name, NAME_LENGTH);
      g_autoptr (PmapKeptVersion) version = new_version (folder, start);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (version != NULL && name[NAME_LENGTH] == '.')
        gone = g_remove (path) == 0 && gone;
    }
  return gone;
}

/**
 * pmap_kept_version_get_time:
 * @self: an earlier version
 *
 * Returns: (transfer full) (nullable): when it had been saved (UTC)
 */
GDateTime *
pmap_kept_version_get_time (PmapKeptVersion *self)
{
  g_return_val_if_fail (PMAP_IS_KEPT_VERSION (self), NULL);

  return g_date_time_new_from_iso8601 (self->time_text, NULL);
}

/**
 * pmap_kept_version_get_hash:
 * @self: an earlier version
 *
 * Returns: (transfer full): the SHA-256 of its bytes, as pmap_file_get_hash() has it
 */
char *
pmap_kept_version_get_hash (PmapKeptVersion *self)
{
  g_return_val_if_fail (PMAP_IS_KEPT_VERSION (self), NULL);

  return g_strdup (self->hash);
}

/**
 * pmap_kept_version_read:
 * @self: an earlier version
 * @error: why it cannot be read; %PMAP_ERROR_DAMAGED where the disk holds other bytes than were kept
 *
 * Returns: (transfer full) (nullable): its bytes as they were on the disk
 */
GBytes *
pmap_kept_version_read (PmapKeptVersion  *self,
                   GError      **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (PMAP_IS_KEPT_VERSION (self), NULL);

  bytes = pmap_state_folder_read (self->path, SIZE_MAX_ON_DISK, error);
  if (bytes == NULL)
    return NULL;
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!g_str_equal (hash, self->hash))
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_DAMAGED, _("This version is damaged: the disk does not hold what was kept"));
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

/**
 * pmap_kept_version_save_copy:
 * @self: an earlier version
 * @location: where to; the user has said that what is there may go
 * @error: why it could not be written
 *
 * Writes the version, byte by byte, into a file of its own.
 *
 * Returns: whether the file holds it now
 */
gboolean
pmap_kept_version_save_copy (PmapKeptVersion  *self,
                             GFile            *location,
                             GError          **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PmapIssues) notes = pmap_issues_new ();

  g_return_val_if_fail (PMAP_IS_KEPT_VERSION (self) && G_IS_FILE (location), FALSE);

  path = g_file_get_path (location);
  if (path == NULL)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                   _("A copy can be saved on this computer or on a connected drive, not there"));
      return FALSE;
    }
  bytes = pmap_kept_version_read (self, error);
  if (bytes == NULL)
    return FALSE;
  pmap_versions_keep (location, NULL, NULL, notes);
  return pmap_replace_file (path, bytes, NULL, PMAP_REPLACE_OVERWRITE | PMAP_REPLACE_PRIVATE, notes, NULL, error);
}
