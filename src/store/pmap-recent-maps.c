/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which maps were last opened or saved here, for the start page: where each is, and the school's name; in a file of our
 * own that nobody else may read, never in the desktop's list.
 *
 * A rule keeps pupils out of it. Only a map of several pupils is remembered, for the file of one pupil's map is commonly called
 * after the pupil; and none whose place has the name of one of its pupils in it, be it the file's or a folder's. A name that
 * merely looks like a pupil's keeps a map out, too: that costs somebody a click, the other way round a child's privacy. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-recent-maps.h"

#include "base/pmap-text.h"
#include "model/pmap-pupil.h"
#include "model/pmap-school.h"
#include "store/pmap-state-folder.h"

#include <glib/gstdio.h>
#include <string.h>

/* Fewer pupils than these are not a school's map. */
#define FEWEST_PUPILS 3

/* A list is much smaller than that. */
#define SIZE_MAX_LIST 65536

#define KEY_LOCATION "location"
#define KEY_SCHOOL   "school"

static void
free_map (gpointer data)
{
  PmapRecentMap *map = data;

  g_object_unref (map->location);
  g_free (map->school);
  g_free (map);
}

static char *
get_path (void)
{
  g_autofree char *folder = pmap_state_folder_get_path ("start-page");

  return g_build_filename (folder, "maps", NULL);
}

/**
 * pmap_recent_maps_list:
 *
 * Returns: (transfer full) (element-type PmapRecentMap): the maps that are remembered, the last one first; whether they are still
 *   there is not asked, for a drive that does not answer would keep the user waiting
 */
GPtrArray *
pmap_recent_maps_list (void)
{
  GPtrArray *maps = g_ptr_array_new_with_free_func (free_map);
  g_autoptr (GKeyFile) list = g_key_file_new ();
  g_autofree char *path = get_path ();
  g_autoptr (GBytes) bytes = pmap_state_folder_read (path, SIZE_MAX_LIST, NULL);
  g_auto (GStrv) groups = NULL;

  if (bytes == NULL || !g_key_file_load_from_bytes (list, bytes, G_KEY_FILE_NONE, NULL))
    return maps;
  groups = g_key_file_get_groups (list, NULL);
  for (char **group = groups; *group != NULL && maps->len < PMAP_RECENT_MAPS_MAX; group++)
    {
      g_autofree char *location = g_key_file_get_string (list, *group, KEY_LOCATION, NULL);
      PmapRecentMap *map;

      if (location == NULL)
        continue;
      map = g_new (PmapRecentMap, 1);
      map->location = g_file_new_for_uri (location);
      map->school = g_key_file_get_string (list, *group, KEY_SCHOOL, NULL);
      g_ptr_array_add (maps, map);
    }
  return maps;
}

/* That it cannot be written is nobody's concern: nothing of the user's is in it. */
static void
write_list (GPtrArray *maps)
{
  g_autoptr (GKeyFile) list = g_key_file_new ();
  g_autofree char *folder = pmap_state_folder_get_path ("start-page");
  g_autofree char *path = get_path ();
  g_autofree char *text = NULL;
  gsize length;

  if (maps->len == 0)
    {
      g_unlink (path);
      return;
    }
  for (guint i = 0; i < maps->len; i++)
    {
      const PmapRecentMap *map = maps->pdata[i];
      g_autofree char *group = g_strdup_printf ("%u", i + 1);
      g_autofree char *location = g_file_get_uri (map->location);

      g_key_file_set_string (list, group, KEY_LOCATION, location);
      if (map->school != NULL)
        g_key_file_set_string (list, group, KEY_SCHOOL, map->school);
    }
  text = g_key_file_to_data (list, &length, NULL);
  if (pmap_state_folder_make (folder, NULL))
    g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static gboolean
remove_map (GPtrArray *maps,
            GFile     *location)
{
  for (guint i = 0; i < maps->len; i++)
    if (g_file_equal (((PmapRecentMap *) maps->pdata[i])->location, location))
      {
        g_ptr_array_remove_index (maps, i);
        return TRUE;
      }
  return FALSE;
}

/* The words of a text, each between blanks, letters only: " ada abbots map ". */
static char *
split_words (const char *text)
{
  g_autofree char *folded = pmap_text_fold (text);
  GString *words = g_string_new (" ");

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      g_string_append_unichar (words, g_utf8_get_char (p));
    else if (words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  g_string_append_c (words, ' ');
  return g_string_free (words, FALSE);
}

/* Names of two letters stand in many words, and say nobody's name alone. */
static gboolean
has_name (const char *words,
          const char *name)
{
  g_autofree char *wanted = NULL;

  if (name == NULL || g_utf8_strlen (name, -1) < 3)
    return FALSE;
  wanted = split_words (name);
  return strstr (words, wanted) != NULL;
}

/* Without the user's own folder, which has the user's name. */
static char *
describe_place (GFile *location)
{
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *inside = g_file_get_relative_path (home, location);

  return inside != NULL ? pmap_text_of_file_name (inside) : g_file_get_parse_name (location);
}

/**
 * pmap_recent_maps_may_list:
 * @location: where a map is
 * @document: the map
 *
 * Returns: whether the start page may remember it: it is a school's, and its place does not tell a pupil's name
 */
gboolean
pmap_recent_maps_may_list (GFile        *location,
                           PmapDocument *document)
{
  g_autofree char *place = NULL, *words = NULL;
  guint n;

  g_return_val_if_fail (G_IS_FILE (location) && PMAP_IS_DOCUMENT (document), FALSE);

  n = pmap_record_list_get_length (document->pupils);
  if (n < FEWEST_PUPILS)
    return FALSE;
  place = describe_place (location);
  words = split_words (place);
  for (guint i = 0; i < n; i++)
    {
      const PmapPupil *pupil = pmap_record_list_get (document->pupils, i);

      if (has_name (words, pupil->family_name) || has_name (words, pupil->given_name))
        return FALSE;
    }
  return TRUE;
}

/**
 * pmap_recent_maps_note:
 * @location: where a map was opened or saved
 * @document: the map
 * @by_name: whether the school's name is remembered, too; of a protected map, only where it is
 *
 * Remembers it as the last one, where pmap_recent_maps_may_list(); else forgets it.
 */
void
pmap_recent_maps_note (GFile        *location,
                       PmapDocument *document,
                       gboolean      by_name)
{
  g_autoptr (GPtrArray) maps = NULL;
  PmapRecentMap *map;

  g_return_if_fail (G_IS_FILE (location) && PMAP_IS_DOCUMENT (document));

  if (!pmap_recent_maps_may_list (location, document))
    {
      pmap_recent_maps_forget (location);
      return;
    }
  maps = pmap_recent_maps_list ();
  remove_map (maps, location);
  map = g_new0 (PmapRecentMap, 1);
  map->location = g_object_ref (location);
  if (by_name)
    map->school = g_strdup (pmap_document_get_school (document)->name);
  g_ptr_array_insert (maps, 0, map);
  if (maps->len > PMAP_RECENT_MAPS_MAX)
    g_ptr_array_set_size (maps, PMAP_RECENT_MAPS_MAX);
  write_list (maps);
}

/**
 * pmap_recent_maps_forget:
 * @location: where a map is, or was
 */
void
pmap_recent_maps_forget (GFile *location)
{
  g_autoptr (GPtrArray) maps = pmap_recent_maps_list ();

  g_return_if_fail (G_IS_FILE (location));

  if (remove_map (maps, location))
    write_list (maps);
}

/** pmap_recent_maps_forget_all: Forgets all of them. */
void
pmap_recent_maps_forget_all (void)
{
  g_autofree char *path = get_path ();

  g_unlink (path);
}
