/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which protection a map had when this computer last saw it. A running program knows an older copy for what it is; one that was
 * started anew would open it with the old password and know nothing. So it is noted: how often the map has got another protection,
 * and since when it has this one. The note is called after a digest of the map's id, and holds nothing else. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-seen-protection.h"

#include "store/pmap-state-folder.h"

#include <glib/gstdio.h>

#define FOLDER "protections"
#define GROUP "protection"
#define KEY_GENERATION "generation"
#define KEY_SINCE "since"

/* A note is much smaller than that. */
#define SIZE_MAX_NOTE 4096

static char *
get_path (const char *map_id)
{
  g_autofree char *folder = pmap_state_folder_get_path (FOLDER);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, map_id, -1);

  return g_build_filename (folder, name, NULL);
}

static gint64
get_since (PmapProtection *protection)
{
  g_autoptr (GDateTime) since = protection != NULL ? pmap_protection_get_since (protection) : NULL;

  return since != NULL ? g_date_time_to_unix (since) : 0;
}

/**
 * pmap_seen_protection_note:
 * @map_id: a map's id
 * @protection: (nullable): what its file is sealed with now; %NULL where anybody can read it
 *
 * Notes what the map has, whatever it had before. It never fails: without the note, nobody is warned.
 */
void
pmap_seen_protection_note (const char     *map_id,
                           PmapProtection *protection)
{
  g_autofree char *folder = pmap_state_folder_get_path (FOLDER);
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL, before = NULL;
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_return_if_fail (map_id != NULL && (protection == NULL || PMAP_IS_PROTECTION (protection)));

  path = get_path (map_id);
  if (protection == NULL)
    {
      g_remove (path);
      return;
    }
  g_key_file_set_uint64 (note, GROUP, KEY_GENERATION, pmap_protection_get_generation (protection));
  g_key_file_set_int64 (note, GROUP, KEY_SINCE, get_since (protection));
  text = g_key_file_to_data (note, &length, NULL);
  bytes = g_bytes_new_take (text, length);
  before = pmap_state_folder_read (path, SIZE_MAX_NOTE, NULL);
  if (before != NULL && g_bytes_equal (before, bytes))
    return;
  if (!pmap_state_folder_make (folder, &error) || !pmap_state_folder_write (path, bytes, &error))
    g_debug ("no note of the protection: %s %d", g_quark_to_string (error->domain), error->code);
}

/**
 * pmap_seen_protection_find_newer:
 * @map_id: a map's id
 * @protection: (nullable): what its file is sealed with; %NULL where anybody can read it
 *
 * Returns: (transfer full) (nullable): when the map got the protection that this computer last saw, if that is newer than
 *   @protection: the file is an older copy then, or somebody has taken the protection off
 */
GDateTime *
pmap_seen_protection_find_newer (const char     *map_id,
                                 PmapProtection *protection)
{
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;
  guint64 generation;
  gint64 since;

  g_return_val_if_fail (map_id != NULL && (protection == NULL || PMAP_IS_PROTECTION (protection)), NULL);

  path = get_path (map_id);
  bytes = pmap_state_folder_read (path, SIZE_MAX_NOTE, NULL);
  if (bytes == NULL || !g_key_file_load_from_bytes (note, bytes, G_KEY_FILE_NONE, NULL))
    return NULL;
  generation = g_key_file_get_uint64 (note, GROUP, KEY_GENERATION, NULL);
  since = g_key_file_get_int64 (note, GROUP, KEY_SINCE, NULL);
  /* Whoever takes the protection off and puts one on again begins to count anew, but at a later time. */
  if (protection != NULL && (pmap_protection_get_generation (protection) >= generation || get_since (protection) >= since))
    return NULL;
  return g_date_time_new_from_unix_local (since);
}
