/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A map that somebody was working on when the program ended, as it was a few seconds before.
 *
 * The file: a line that says what it is and how long its head is; the head, a key file; the map, sealed where the map is
 * protected. The head has a sum of the rest, so that a damaged snapshot is never taken for somebody's work. What the work
 * began with, the bytes of the map's own file, lies beside it under its own sum. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-snapshot-private.h"

#include "base/pmap-error.h"
#include "store/pmap-file-private.h"
#include "store/pmap-recovery-folder.h"
#include "store/pmap-state-folder.h"
#include "store/pmap-versions.h"
#include "xml/pmap-xml-read.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define FIRST_LINE "provision-map-snapshot 1 "
#define FIRST_LINE_MAX 64
#define HEAD_MAX (1024 * 1024)    /* an address may have 4,096 characters, each written with three; and whoever is erased has 65 */
#define GROUP "snapshot"
#define SIZE_MAX_ON_DISK ((gsize) PMAP_XML_SIZE_MAX + PMAP_PROTECTION_EXTRA_MAX + HEAD_MAX + FIRST_LINE_MAX)

struct _PmapSnapshot
{
  GObject parent_instance;

  char *path;
  gpointer folder;
  GDestroyNotify release_folder;
  char *writer;
  GDateTime *time;
  GFile *location;
  char *base;
  char *map_id;
  char *salt;
  char **erased;
  gboolean forget_versions;
  GBytes *bytes;
};

G_DEFINE_FINAL_TYPE (PmapSnapshot, pmap_snapshot, G_TYPE_OBJECT)

static void
pmap_snapshot_finalize (GObject *object)
{
  PmapSnapshot *self = PMAP_SNAPSHOT (object);

  if (self->release_folder != NULL)
    self->release_folder (self->folder);
  g_free (self->path);
  g_free (self->writer);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_object (&self->location);
  g_free (self->base);
  g_free (self->map_id);
  g_free (self->salt);
  g_strfreev (self->erased);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (pmap_snapshot_parent_class)->finalize (object);
}

static void
pmap_snapshot_class_init (PmapSnapshotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_snapshot_finalize;
}

static void
pmap_snapshot_init (PmapSnapshot *self)
{
}

/* By what an erased record is known to a snapshot: its id may be a name, which is not to be read in the head, nor to be found by
 * trying the same one twice. */
char *
_pmap_snapshot_mark_erased (const char *salt,
                            const char *id)
{
  g_autofree char *text = g_strconcat (salt, "\n", id, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/* The bytes of a snapshot's file. */
GBytes *
_pmap_snapshot_pack (const PmapSnapshotHead *head,
                     GBytes                 *map)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *time = g_date_time_format_iso8601 (head->time);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, map);
  g_autofree char *text = NULL;
  GString *packed;
  gsize length, size;
  gconstpointer data = g_bytes_get_data (map, &size);

  g_key_file_set_string (keys, GROUP, "writer", head->writer);
  g_key_file_set_string (keys, GROUP, "time", time);
  if (head->location != NULL)
    g_key_file_set_string (keys, GROUP, "location", head->location);
  if (head->base != NULL)
    g_key_file_set_string (keys, GROUP, "base", head->base);
  if (head->map_id != NULL)
    g_key_file_set_string (keys, GROUP, "map", head->map_id);
  if (head->salt != NULL)
    g_key_file_set_string (keys, GROUP, "salt", head->salt);
  if (head->erased != NULL)
    g_key_file_set_string_list (keys, GROUP, "erased", head->erased, g_strv_length ((char **) head->erased));
  if (head->forget_versions)
    g_key_file_set_boolean (keys, GROUP, "forget-versions", TRUE);
  g_key_file_set_string (keys, GROUP, "sum", sum);
  text = g_key_file_to_data (keys, &length, NULL);
  packed = g_string_sized_new (FIRST_LINE_MAX + length + size);
  g_string_append_printf (packed, FIRST_LINE "%" G_GSIZE_FORMAT "\n", length);
  g_string_append_len (packed, text, length);
  g_string_append_len (packed, data, size);
  return g_string_free_to_bytes (packed);
}

static gboolean
refuse (GError **error)
{
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_DAMAGED, _("What was kept of this work is damaged"));
  return FALSE;
}

/* Where the head ends; 0 where this is no snapshot. */
static gsize
find_map (const char *data,
          gsize       size,
          gsize      *head_start)
{
  const gsize start = strlen (FIRST_LINE);
  const char *end = memchr (data, '\n', MIN (size, FIRST_LINE_MAX));
  guint64 length;

  if (end == NULL || !g_str_has_prefix (data, FIRST_LINE))
    return 0;
  length = g_ascii_strtoull (data + start, NULL, 10);
  *head_start = end + 1 - data;
  return length > 0 && length <= HEAD_MAX && *head_start + length <= size ? *head_start + length : 0;
}

static gboolean
parse (PmapSnapshot  *self,
       GBytes        *packed,
       GError       **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *time = NULL, *uri = NULL, *sum = NULL, *actual_sum = NULL;
  gsize size, head = 0, map;
  const char *data = g_bytes_get_data (packed, &size);

  map = find_map (data, size, &head);
  if (map == 0 || !g_key_file_load_from_data (keys, data + head, map - head, G_KEY_FILE_NONE, NULL))
    return refuse (error);
  self->writer = g_key_file_get_string (keys, GROUP, "writer", NULL);
  self->base = g_key_file_get_string (keys, GROUP, "base", NULL);
  self->map_id = g_key_file_get_string (keys, GROUP, "map", NULL);
  self->salt = g_key_file_get_string (keys, GROUP, "salt", NULL);
  self->erased = g_key_file_get_string_list (keys, GROUP, "erased", NULL, NULL);
  self->forget_versions = g_key_file_get_boolean (keys, GROUP, "forget-versions", NULL);
  time = g_key_file_get_string (keys, GROUP, "time", NULL);
  uri = g_key_file_get_string (keys, GROUP, "location", NULL);
  sum = g_key_file_get_string (keys, GROUP, "sum", NULL);
  if (uri != NULL)
    self->location = g_file_new_for_uri (uri);
  self->time = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  self->bytes = g_bytes_new_from_bytes (packed, map, size - map);
  actual_sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
  return (self->writer != NULL && self->time != NULL && g_strcmp0 (sum, actual_sum) == 0) || refuse (error);
}

/* Takes @folder over where there is a snapshot: it is released when the snapshot is no longer needed. */
PmapSnapshot *
_pmap_snapshot_open (const char      *path,
                     gpointer         folder,
                     GDestroyNotify   release_folder,
                     GError         **error)
{
  g_autoptr (PmapSnapshot) self = g_object_new (PMAP_TYPE_SNAPSHOT, NULL);
  g_autoptr (GBytes) packed = pmap_state_folder_read (path, SIZE_MAX_ON_DISK, error);

  if (packed == NULL || !parse (self, packed, error))
    return NULL;
  self->path = g_strdup (path);
  self->folder = folder;
  self->release_folder = release_folder;
  return g_steal_pointer (&self);
}

/** pmap_snapshot_get_writer: Returns: who worked on the map */
const char *
pmap_snapshot_get_writer (PmapSnapshot *self)
{
  g_return_val_if_fail (PMAP_IS_SNAPSHOT (self), NULL);

  return self->writer;
}

/** pmap_snapshot_get_time: Returns: (transfer none): when the map was as it is here (UTC) */
GDateTime *
pmap_snapshot_get_time (PmapSnapshot *self)
{
  g_return_val_if_fail (PMAP_IS_SNAPSHOT (self), NULL);

  return self->time;
}

/** pmap_snapshot_get_location: Returns: (transfer none) (nullable): the map's file; %NULL where it had none yet */
GFile *
pmap_snapshot_get_location (PmapSnapshot *self)
{
  g_return_val_if_fail (PMAP_IS_SNAPSHOT (self), NULL);

  return self->location;
}

/**
 * pmap_snapshot_get_base:
 * @self: a snapshot
 *
 * Returns: (transfer none) (nullable): the SHA-256 of what was in the map's file when the work on it began, as
 *   pmap_file_get_hash() has it
 */
const char *
pmap_snapshot_get_base (PmapSnapshot *self)
{
  g_return_val_if_fail (PMAP_IS_SNAPSHOT (self), NULL);

  return self->base;
}

/**
 * pmap_snapshot_get_bytes:
 * @self: a snapshot
 *
 * Returns: (transfer none): the map as it was kept, sealed where it is protected
 */
GBytes *
pmap_snapshot_get_bytes (PmapSnapshot *self)
{
  g_return_val_if_fail (PMAP_IS_SNAPSHOT (self), NULL);

  return self->bytes;
}

/**
 * pmap_snapshot_list_erased:
 * @self: a snapshot
 * @base: the map as pmap_snapshot_restore_file() has it
 *
 * Returns: (transfer container) (element-type PmapPupil): the pupils of @base who were erased in the work that was kept
 */
GPtrArray *
pmap_snapshot_list_erased (PmapSnapshot *self,
                           PmapDocument *base)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (PMAP_IS_SNAPSHOT (self) && PMAP_IS_DOCUMENT (base), list);

  for (guint i = 0; self->erased != NULL && self->salt != NULL && i < pmap_record_list_get_length (base->pupils); i++)
    {
      PmapRecord *pupil = pmap_record_list_get (base->pupils, i);
      g_autofree char *mark = _pmap_snapshot_mark_erased (self->salt, pmap_record_get_id (pupil));

      if (g_strv_contains ((const char *const *) self->erased, mark))
        g_ptr_array_add (list, pupil);
    }
  return list;
}

/**
 * pmap_snapshot_forgets_versions:
 * @self: a snapshot
 *
 * Returns: whether what was kept of the map before is to go when the work is saved, for somebody was erased in it
 */
gboolean
pmap_snapshot_forgets_versions (PmapSnapshot *self)
{
  g_return_val_if_fail (PMAP_IS_SNAPSHOT (self), FALSE);

  return self->forget_versions;
}

static GBytes *
open_bytes (GBytes          *bytes,
            PmapProtection  *protection,
            GError         **error)
{
  if (!pmap_protection_is_protected (bytes))
    return g_bytes_ref (bytes);
  if (protection != NULL)
    return pmap_protection_open (protection, bytes, error);
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED, _("This map is protected with a password"));
  return NULL;
}

/**
 * pmap_snapshot_load:
 * @self: a snapshot
 * @protection: (nullable): what opens it, where it is sealed
 * @issues: where to add what is wrong in the map; that does not keep it from being read
 * @error: why there is no map: %PMAP_ERROR_PASSWORD_NEEDED, %PMAP_ERROR_WRONG_PASSWORD or %PMAP_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): the map as it was
 */
PmapDocument *
pmap_snapshot_load (PmapSnapshot    *self,
                    PmapProtection  *protection,
                    PmapIssues      *issues,
                    GError         **error)
{
  g_autoptr (GBytes) plain = NULL;

  g_return_val_if_fail (PMAP_IS_SNAPSHOT (self) && issues != NULL, NULL);

  plain = open_bytes (self->bytes, protection, error);
  return plain != NULL ? pmap_xml_read_draft (plain, NULL, issues, error) : NULL;
}

/* Among the earlier versions of the map's file. */
static GBytes *
find_version (PmapSnapshot *self)
{
  g_autoptr (GPtrArray) versions = pmap_versions_list (self->location);

  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *hash = pmap_kept_version_get_hash (versions->pdata[i]);

      if (g_str_equal (hash, self->base))
        return pmap_kept_version_read (versions->pdata[i], NULL);
    }
  return NULL;
}

/* The bytes of the map's file when the work on it began. */
static GBytes *
find_base (PmapSnapshot  *self,
           GError       **error)
{
  g_autofree char *path = NULL, *sum = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (self->base != NULL)
    {
      path = pmap_recovery_folder_get_base_path (self->path, self->base);
      bytes = pmap_state_folder_read (path, SIZE_MAX_ON_DISK, NULL);
      sum = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
      if (g_strcmp0 (sum, self->base) != 0)
        g_clear_pointer (&bytes, g_bytes_unref);
      if (bytes == NULL && self->location != NULL)
        bytes = find_version (self);
    }
  if (bytes == NULL)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_FOUND, _("What this work began with was not kept"));
  return g_steal_pointer (&bytes);
}

/**
 * pmap_snapshot_load_base:
 * @self: a snapshot
 * @protection: (nullable): what opens it, where it is sealed
 * @issues: where to add what is wrong in the map
 * @error: why there is no map; %PMAP_ERROR_NOT_FOUND where it is not kept
 *
 * Returns: (transfer full) (nullable): the map as it was in its file when the work on it began
 */
PmapDocument *
pmap_snapshot_load_base (PmapSnapshot    *self,
                         PmapProtection  *protection,
                         PmapIssues      *issues,
                         GError         **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) plain = NULL;

  g_return_val_if_fail (PMAP_IS_SNAPSHOT (self) && issues != NULL, NULL);

  bytes = find_base (self, error);
  plain = bytes != NULL ? open_bytes (bytes, protection, error) : NULL;
  return plain != NULL ? pmap_xml_read_draft (plain, NULL, issues, error) : NULL;
}

/**
 * pmap_snapshot_restore_file:
 * @self: a snapshot of a map that had a file
 * @protection: (nullable): what opens it, where it is sealed
 * @base: (out) (transfer full): the map as it was in its file when the work on it began
 * @error: why it cannot be had; %PMAP_ERROR_NOT_FOUND where it is not kept
 *
 * Takes the file up where the work on it began, whatever is in it now: the next save is held against that beginning, so what
 * somebody else saved since is noticed and put together with the work as if the program had never ended.
 *
 * Returns: (transfer full) (nullable): the file
 */
PmapFile *
pmap_snapshot_restore_file (PmapSnapshot    *self,
                            PmapProtection  *protection,
                            PmapDocument   **base,
                            GError         **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  PmapFile *file;

  g_return_val_if_fail (PMAP_IS_SNAPSHOT (self) && self->location != NULL && base != NULL, NULL);

  bytes = find_base (self, error);
  plain = bytes != NULL ? open_bytes (bytes, protection, error) : NULL;
  *base = plain != NULL ? pmap_xml_read (plain, NULL, NULL, NULL, NULL, issues, error) : NULL;
  if (*base == NULL)
    return NULL;
  file = pmap_file_new (self->location);
  _pmap_file_set_bytes (file, bytes);
  _pmap_file_set_map_id (file, pmap_record_get_id (PMAP_RECORD (*base)));
  if (pmap_protection_is_protected (bytes))
    {
      _pmap_file_set_map_bytes (file, plain, protection);
      pmap_file_set_protection (file, protection);
    }
  return file;
}

/* Which map it is of, where that is known without looking into it; else NULL. */
const char *
_pmap_snapshot_get_map_id (PmapSnapshot *self)
{
  return self->map_id;
}

static GBytes *
open_with_either (GBytes          *bytes,
                  PmapProtection  *former,
                  PmapProtection  *protection,
                  GError         **error)
{
  return open_bytes (bytes, pmap_protection_is_of (protection, bytes) ? protection : former, error);
}

static GBytes *
read_base (PmapSnapshot *self)
{
  g_autofree char *path = self->base != NULL ? pmap_recovery_folder_get_base_path (self->path, self->base) : NULL;

  return path != NULL ? pmap_state_folder_read (path, SIZE_MAX_ON_DISK, NULL) : NULL;
}

/* Whether the work is sealed so, and what it began with, too, which may have been in plain text in the map's file. */
gboolean
_pmap_snapshot_is_sealed (PmapSnapshot   *self,
                          PmapProtection *protection)
{
  g_autoptr (GBytes) base = read_base (self);

  return pmap_protection_is_of (protection, self->bytes) && (base == NULL || pmap_protection_is_of (protection, base));
}

/* What the work began with, sealed as the work is; its name is another one then. TRUE where there is none. */
static gboolean
seal_base (PmapSnapshot    *self,
           PmapProtection  *former,
           PmapProtection  *protection,
           char           **base,
           GError         **error)
{
  g_autofree char *sealed_path = NULL;
  g_autoptr (GBytes) bytes = read_base (self);
  g_autoptr (GBytes) plain = NULL, sealed = NULL;

  *base = g_strdup (self->base);
  if (bytes == NULL)
    return TRUE;
  plain = open_with_either (bytes, former, protection, error);
  sealed = plain != NULL ? pmap_protection_seal (protection, plain, error) : NULL;
  if (sealed == NULL)
    return FALSE;
  g_free (*base);
  *base = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, sealed);
  sealed_path = pmap_recovery_folder_get_base_path (self->path, *base);
  return pmap_state_folder_write (sealed_path, sealed, error);
}

/* Seals what was kept in plain text, or as it was sealed by @former. What is on the disk before is there until this is done. */
gboolean
_pmap_snapshot_seal (PmapSnapshot    *self,
                     PmapProtection  *former,
                     PmapProtection  *protection,
                     GError         **error)
{
  g_autoptr (GBytes) plain = open_with_either (self->bytes, former, protection, error);
  g_autoptr (GBytes) sealed = plain != NULL ? pmap_protection_seal (protection, plain, error) : NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autofree char *base = NULL, *uri = NULL, *old_path = NULL;
  PmapSnapshotHead head = {
    .writer = self->writer, .map_id = self->map_id, .salt = self->salt, .erased = (const char *const *) self->erased,
    .forget_versions = self->forget_versions, .time = self->time,
  };

  if (sealed == NULL || !seal_base (self, former, protection, &base, error))
    return FALSE;
  uri = self->location != NULL ? g_file_get_uri (self->location) : NULL;
  head.location = uri;
  head.base = base;
  packed = _pmap_snapshot_pack (&head, sealed);
  if (!pmap_state_folder_write (self->path, packed, error))
    return FALSE;
  old_path = self->base != NULL && !g_str_equal (self->base, base) ? pmap_recovery_folder_get_base_path (self->path, self->base)
                                                                   : NULL;
  if (old_path != NULL)
    g_remove (old_path);
  g_free (self->base);
  self->base = g_steal_pointer (&base);
  g_bytes_unref (self->bytes);
  self->bytes = g_steal_pointer (&sealed);
  return TRUE;
}

/**
 * pmap_snapshot_discard:
 * @self: a snapshot
 * @error: why it is still there
 *
 * Removes it from the disk, with what the work began with, because the user said so or because the work is safe elsewhere.
 *
 * Returns: whether it is gone
 */
gboolean
pmap_snapshot_discard (PmapSnapshot  *self,
                       GError       **error)
{
  int number;

  g_return_val_if_fail (PMAP_IS_SNAPSHOT (self), FALSE);

  if (g_remove (self->path) == 0 || errno == ENOENT)
    {
      g_autofree char *base = self->base != NULL ? pmap_recovery_folder_get_base_path (self->path, self->base) : NULL;

      if (base == NULL || g_remove (base) == 0 || errno == ENOENT)
        return TRUE;
    }
  number = errno;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  return FALSE;
}
