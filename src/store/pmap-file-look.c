/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks at the place of a file, and says whether what stands there may be taken for the map that was opened from it. A name that
 * has become a link, a file of another map, an older copy from before the password was changed: none of them is a colleague's
 * save, and nothing of them comes into the open map. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-file-private.h"

#include "base/pmap-error.h"
#include "base/pmap-moment.h"
#include "base/pmap-text.h"
#include "model/pmap-school.h"
#include "model/pmap-year.h"
#include "store/pmap-replace-location.h"

#include <errno.h>
#include <glib/gi18n.h>

#define NAME_LENGTH_MAX 60           /* characters: more of a school's name does not fit a message */

void
_pmap_file_look_free (PmapFileLook *self)
{
  g_object_unref (self->location);
  g_clear_pointer (&self->place, pmap_place_unref);
  g_clear_object (&self->protection);
  g_free (self->map_id);
  g_free (self);
}

/* On a server there is no descriptor to hold, and no link to be asked after by its owner: what the map says of itself decides. */
static GInputStream *
open_location (PmapFileLook  *self,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (self->location, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_A_MAP, _("This is not a file, so it cannot be a provision map"));
      return NULL;
    }
  self->now = (PmapTrace) { .size = g_file_info_get_size (info) };
  return G_INPUT_STREAM (g_file_read (self->location, cancellable, error));
}

/* Settles the place of a file that is looked at for the first time. */
static gboolean
settle (PmapFileLook  *self,
        GError       **error)
{
  g_autofree char *path = g_file_get_path (self->location);
  int code;

  /* Work that came back after a crash knows its map, and not what has become of the name. */
  self->place = self->is_known ? pmap_place_settle_target (path, error) : pmap_place_settle (path);
  code = errno;
  if (self->place == NULL && (error == NULL || *error == NULL))
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return self->place != NULL;
}

/* The stream is of the very file that `now` tells of. PMAP_ERROR_REPLACED where it is not to be read. */
GInputStream *
_pmap_file_look_open (PmapFileLook  *self,
                      GCancellable  *cancellable,
                      GError       **error)
{
  gboolean is_settled = self->place != NULL;
  GInputStream *stream;
  PmapPlaceState state;

  if (pmap_replace_location_is_needed (self->location))
    return open_location (self, cancellable, error);
  if (!is_settled && !settle (self, error))
    return NULL;
  stream = pmap_place_open (self->place, self->is_seen ? &self->before : NULL, &self->now, &state);
  if (stream != NULL)
    return stream;
  if (!is_settled && state == PMAP_PLACE_NO_FILE)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_A_MAP, _("This is not a file, so it cannot be a provision map"));
  else
    pmap_place_set_error (state, error);
  return NULL;
}

/* All of the stream, as far as the file was long when it was opened: a byte more than that where it grows meanwhile. */
GBytes *
_pmap_file_look_read (PmapFileLook  *self,
                      GInputStream  *stream,
                      GCancellable  *cancellable,
                      GError       **error)
{
  gsize size = self->now.size + 1, length;
  g_autofree char *buffer = g_malloc (size);

  if (!g_input_stream_read_all (stream, buffer, size, &length, cancellable, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&buffer), length);
}

/* The school and the year of a map, short enough for a message: "Larkbeck Primary School, 2026/27". */
static char *
describe_map (PmapDocument *document)
{
  const PmapSchool *school = pmap_document_get_school (document);
  PmapDate start = pmap_document_get_year (document)->start;
  guint first;
  g_autofree char *name = school->name != NULL ? pmap_text_clean (school->name, FALSE) : NULL;
  g_autofree char *shown = name != NULL && *name != '\0' ? g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), NAME_LENGTH_MAX))
                                                         : g_strdup (_("a school without a name"));

  if (start == PMAP_DATE_NONE)
    return g_steal_pointer (&shown);
  pmap_date_split (start, NULL, NULL, &first);
  /* translators: a school's name, and the years that its map is for: "Larkbeck Primary School, 2026/27". */
  return g_strdup_printf (_("%1$s, %2$u/%3$02u"), shown, first, (first + 1) % 100);
}

/* Whether @found is the map that is known to be in the file. */
gboolean
_pmap_file_look_check (PmapFileLook  *self,
                       PmapDocument  *found,
                       GError       **error)
{
  g_autofree char *description = NULL;

  if (!self->is_known || g_strcmp0 (pmap_record_get_id (PMAP_RECORD (found)), self->map_id) == 0)
    return TRUE;
  description = describe_map (found);
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_REPLACED,
               /* translators: %s is a school's name and the years of its map. */
               _("Another map stands where yours was: %s"), description);
  return FALSE;
}

/* Whether @sealed is no older copy, from before the map got the protection that it has. */
gboolean
_pmap_file_look_check_sealed (PmapFileLook  *self,
                              GBytes        *sealed,
                              GError       **error)
{
  g_autoptr (GDateTime) since = NULL;
  g_autofree char *day = NULL;

  if (!self->is_known || self->protection == NULL || !pmap_protection_is_older (self->protection, sealed))
    return TRUE;
  since = pmap_protection_get_since (self->protection);
  day = since != NULL ? pmap_moment_format_brief (g_date_time_to_unix (since), pmap_moment_now ()) : g_strdup ("");
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_OLDER_COPY,
               /* translators: %s is a day or a time. */
               _("An older copy of your map stands where it was, from before its password was changed (%s)"), day);
  return FALSE;
}
