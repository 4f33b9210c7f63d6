/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a map lives, and the very bytes that were there when we last read or wrote it: the base that a save is held
 * against, so that nobody else's work is written over. The bytes themselves are kept, not a digest of them: comparing
 * is then exact and costs nothing on opening, and a merge will need them. Times of change are never trusted: they
 * are coarse on network drives, and equal where they should differ. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-file-private.h"

#include "base/pmap-text.h"

#include <glib/gi18n.h>

struct _PmapFile
{
  GObject parent_instance;

  GFile *location;
  GBytes *bytes;       /* NULL until the file was read or written */
  GBytes *map_bytes;   /* the XML in them, where they are sealed; else NULL */
  PmapProtection *protection;
  PmapProtection *opener;        /* what they were sealed with; the next save's protection may be another one */
  GPtrArray *formers;            /* protections that the map had, and with which some of what is kept here is still sealed */
  PmapPlace *place;              /* settled when it was first read or written; NULL before, and for a place on a server */
  PmapTrace trace;               /* the file there as it was last read or written */
  char *map_id;                  /* of the map in it; NULL before it was read or written */
  gboolean read_only;
};

G_DEFINE_FINAL_TYPE (PmapFile, pmap_file, G_TYPE_OBJECT)

static void
pmap_file_finalize (GObject *object)
{
  PmapFile *self = PMAP_FILE (object);

  g_clear_object (&self->location);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->map_bytes, g_bytes_unref);
  g_clear_object (&self->protection);
  g_clear_object (&self->opener);
  g_ptr_array_unref (self->formers);
  g_clear_pointer (&self->place, pmap_place_unref);
  g_free (self->map_id);

  G_OBJECT_CLASS (pmap_file_parent_class)->finalize (object);
}

static void
pmap_file_class_init (PmapFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_file_finalize;
}

static void
pmap_file_init (PmapFile *self)
{
  self->formers = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pmap_file_new:
 * @location: where a map is, or will be
 *
 * Returns: (transfer full): a file that we know nothing of yet
 */
PmapFile *
pmap_file_new (GFile *location)
{
  PmapFile *self;

  g_return_val_if_fail (G_IS_FILE (location), NULL);

  self = g_object_new (PMAP_TYPE_FILE, NULL);
  self->location = g_object_ref (location);
  return self;
}

/**
 * pmap_file_get_location:
 * @self: a file
 *
 * Returns: (transfer none): where it is
 */
GFile *
pmap_file_get_location (PmapFile *self)
{
  g_return_val_if_fail (PMAP_IS_FILE (self), NULL);

  return self->location;
}

/**
 * pmap_file_get_name:
 * @self: a file
 *
 * Returns: (transfer full): its name without its folder, for people to read
 */
char *
pmap_file_get_name (PmapFile *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (PMAP_IS_FILE (self), NULL);

  name = g_file_get_basename (self->location);
  return name != NULL ? pmap_text_of_file_name (name) : g_file_get_parse_name (self->location);
}

/**
 * pmap_file_get_bytes:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): what was in it when it was last read or written here; %NULL before that
 */
GBytes *
pmap_file_get_bytes (PmapFile *self)
{
  g_return_val_if_fail (PMAP_IS_FILE (self), NULL);

  return self->bytes;
}

/**
 * pmap_file_get_map_bytes:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): the map's XML in pmap_file_get_bytes(): those bytes themselves, unless the file is
 *   protected; %NULL before it was read or written
 */
GBytes *
pmap_file_get_map_bytes (PmapFile *self)
{
  g_return_val_if_fail (PMAP_IS_FILE (self), NULL);

  return self->map_bytes != NULL ? self->map_bytes : self->bytes;
}

/**
 * pmap_file_get_hash:
 * @self: a file
 *
 * Returns: (transfer full) (nullable): the SHA-256 of pmap_file_get_bytes() in hexadecimal digits, for records kept
 *   outside the program; worked out at each call
 */
char *
pmap_file_get_hash (PmapFile *self)
{
  g_return_val_if_fail (PMAP_IS_FILE (self), NULL);

  return self->bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes) : NULL;
}

/**
 * pmap_file_is_read_only:
 * @self: a file
 *
 * Returns: whether nothing may be saved here: a later version of the program wrote what is there, and not all of it
 *   was understood
 */
gboolean
pmap_file_is_read_only (PmapFile *self)
{
  g_return_val_if_fail (PMAP_IS_FILE (self), FALSE);

  return self->read_only;
}

/**
 * pmap_file_get_protection:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): what opens it, and what the next save seals it with; %NULL for a plain file
 */
PmapProtection *
pmap_file_get_protection (PmapFile *self)
{
  g_return_val_if_fail (PMAP_IS_FILE (self), NULL);

  return self->protection;
}

/**
 * pmap_file_set_protection:
 * @self: a file
 * @protection: (nullable): what opens it, or what the next save seals it with; %NULL to save it as a plain file
 *
 * What is on the disk changes with the next save only.
 */
void
pmap_file_set_protection (PmapFile       *self,
                          PmapProtection *protection)
{
  g_return_if_fail (PMAP_IS_FILE (self) && (protection == NULL || PMAP_IS_PROTECTION (protection)));

  g_set_object (&self->protection, protection);
}

/* The loader and the saver say what is on the disk. */
void
_pmap_file_set_bytes (PmapFile *self,
                      GBytes   *bytes)
{
  g_assert (PMAP_IS_FILE (self) && bytes != NULL);

  if (self->bytes == bytes)
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_ref (bytes);
  g_clear_pointer (&self->map_bytes, g_bytes_unref);
  g_clear_object (&self->opener);
}

/* After _pmap_file_set_bytes(), where those are sealed. */
void
_pmap_file_set_map_bytes (PmapFile       *self,
                          GBytes         *map_bytes,
                          PmapProtection *opener)
{
  g_assert (PMAP_IS_FILE (self) && map_bytes != NULL);

  g_clear_pointer (&self->map_bytes, g_bytes_unref);
  self->map_bytes = g_bytes_ref (map_bytes);
  g_set_object (&self->opener, opener);
}

/* Returns: (nullable): what opens the bytes that were last read or written here, whatever the next save seals with. */
PmapProtection *
_pmap_file_get_opener (PmapFile *self)
{
  g_assert (PMAP_IS_FILE (self));

  return self->opener != NULL ? self->opener : self->protection;
}

GPtrArray *
_pmap_file_get_formers (PmapFile *self)
{
  g_assert (PMAP_IS_FILE (self));

  return self->formers;
}

void
_pmap_file_set_read_only (PmapFile *self,
                          gboolean  read_only)
{
  g_assert (PMAP_IS_FILE (self));

  self->read_only = read_only;
}

/* After it was read or written there: the loader and the saver say which file it was. */
void
_pmap_file_set_place (PmapFile        *self,
                      PmapPlace       *place,
                      const PmapTrace *trace)
{
  PmapPlace *kept = place != NULL ? pmap_place_ref (place) : NULL;

  g_clear_pointer (&self->place, pmap_place_unref);
  self->place = kept;
  if (kept != NULL)
    self->trace = *trace;
}

void
_pmap_file_set_map_id (PmapFile   *self,
                       const char *map_id)
{
  char *copy = g_strdup (map_id);

  g_free (self->map_id);
  self->map_id = copy;
}

/* For another PmapFile of the same place, which is to be held to what is known of this one. */
void
_pmap_file_copy_knowledge (PmapFile *self,
                           PmapFile *from)
{
  _pmap_file_set_place (self, from->place, &from->trace);
  _pmap_file_set_map_id (self, from->map_id);
  for (guint i = 0; i < from->formers->len; i++)
    g_ptr_array_add (self->formers, g_object_ref (from->formers->pdata[i]));
}

PmapFileLook *
_pmap_file_look_new (PmapFile *file)
{
  PmapFileLook *self = g_new0 (PmapFileLook, 1);
  PmapProtection *protection = _pmap_file_get_opener (file);

  self->location = g_object_ref (file->location);
  self->place = file->place != NULL ? pmap_place_ref (file->place) : NULL;
  self->before = file->trace;
  self->is_known = file->map_id != NULL;
  self->is_seen = file->place != NULL;
  self->map_id = g_strdup (file->map_id);
  self->protection = protection != NULL ? g_object_ref (protection) : NULL;
  return self;
}

/**
 * pmap_file_get_real_location:
 * @self: a file
 *
 * Returns: (transfer full): the place that it stands for, without the links on the way, as they were when it was first read or
 *   written; before that, and on a server, where it is
 */
GFile *
pmap_file_get_real_location (PmapFile *self)
{
  g_return_val_if_fail (PMAP_IS_FILE (self), NULL);

  return self->place != NULL ? g_file_new_for_path (pmap_place_get_path (self->place)) : g_object_ref (self->location);
}

/**
 * pmap_file_explain_error:
 * @error: (inout): why a file could not be read, as GLib says it
 *
 * Says it in plain words, for windows and the command line alike; domain and code stay.
 */
void
pmap_file_explain_error (GError **error)
{
  const char *message = NULL;
  GError *plain;

  g_return_if_fail (error != NULL && *error != NULL);

  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY)
      || g_error_matches (*error, G_FILE_ERROR, G_FILE_ERROR_NOENT) || g_error_matches (*error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    message = _("There is no such file: it may have been moved, renamed or deleted, or its drive may not be connected");
  else if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
           || g_error_matches (*error, G_FILE_ERROR, G_FILE_ERROR_ACCES) || g_error_matches (*error, G_FILE_ERROR, G_FILE_ERROR_PERM))
    message = _("You may not read this file: ask who looks after your computers, or whose file it is");
  else if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY)
           || g_error_matches (*error, G_FILE_ERROR, G_FILE_ERROR_ISDIR))
    message = _("This is not a file, so it cannot be a provision map");
  else if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED)
           || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND)
           || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    message = _("The drive that the file is on does not answer: connect it, and open the file again");
  if (message == NULL)
    return;
  plain = g_error_new_literal ((*error)->domain, (*error)->code, message);
  g_error_free (*error);
  *error = plain;
}
