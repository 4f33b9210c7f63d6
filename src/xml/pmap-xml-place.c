/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places in a file, worked out only when there is something to say about them. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-parse.h"

#include "model/pmap-record-private.h"

#include <string.h>

/* A place costs a walk over one block at most, all places together one over the file. */
#define BLOCK 1024

/* So many places are work that a log may tell of. */
#define MANY 1000

/* Where a block of the file begins. */
typedef struct
{
  guint line;            /* from 0 */
  gsize column;          /* characters of that line before the block */
} Block;

struct _PmapXmlPlaces
{
  GBytes *bytes;
  GArray *blocks;        /* Block: as far as it was asked */
  gsize n_passed;        /* bytes gone over */
  guint n_places;
};

/* Goes over a piece of the file. */
static void
count (const char *text,
       gsize       length,
       Block      *place)
{
  const char *end = text + length, *start = NULL;

  for (const char *p = text; p < end; p++)
    place->line += *p == '\n';
  for (const char *p = end; p > text && start == NULL; p--)
    if (p[-1] == '\n')
      start = p;
  if (start != NULL)
    place->column = 0;
  for (const char *p = start != NULL ? start : text; p < end; p++)
    place->column += ((guchar) *p & 0xc0) != 0x80;
}

/**
 * pmap_xml_places_new:
 * @bytes: a file
 *
 * Returns: (transfer full): what finds many places in @bytes, and goes over it once at most
 */
PmapXmlPlaces *
pmap_xml_places_new (GBytes *bytes)
{
  PmapXmlPlaces *self;
  const Block first = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new0 (PmapXmlPlaces, 1);
  self->bytes = g_bytes_ref (bytes);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_append_val (self->blocks, first);
  return self;
}

void
pmap_xml_places_free (PmapXmlPlaces *self)
{
  g_return_if_fail (self != NULL);

  if (self->n_places >= MANY)
    g_debug ("%u places found in %" G_GSIZE_FORMAT " bytes by going over %" G_GSIZE_FORMAT, self->n_places,
             g_bytes_get_size (self->bytes), self->n_passed);
  g_bytes_unref (self->bytes);
  g_array_unref (self->blocks);
  g_free (self);
}

/**
 * pmap_xml_places_locate:
 * @self: the places of a file
 * @offset: a byte of it
 * @line: (out): its line, from 1
 * @column: (out): its place in the line, in characters from 1
 */
void
pmap_xml_places_locate (PmapXmlPlaces *self,
                        gsize          offset,
                        guint         *line,
                        guint         *column)
{
  gsize length;
  const char *text = g_bytes_get_data (self->bytes, &length);
  Block place;

  g_return_if_fail (self != NULL && line != NULL && column != NULL);

  offset = MIN (offset, length);
  while (self->blocks->len <= offset / BLOCK)
    {
      place = g_array_index (self->blocks, Block, self->blocks->len - 1);
      count (text + (self->blocks->len - 1) * (gsize) BLOCK, BLOCK, &place);
      g_array_append_val (self->blocks, place);
      self->n_passed += BLOCK;
    }
  self->n_places++;
  self->n_passed += offset % BLOCK;
  place = g_array_index (self->blocks, Block, offset / BLOCK);
  count (text + offset / BLOCK * BLOCK, offset % BLOCK, &place);
  /* The mark that some programs put in front is no character of the first line. */
  if (place.line == 0 && place.column > 0 && length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    place.column--;
  *line = place.line + 1;
  *column = place.column + 1;
}

/**
 * pmap_xml_places_locate_record:
 * @self: the places of a file
 * @record: a record that was read from it
 * @field: (nullable): the name of one of its fields
 * @line: (out): the line of the field's attribute, where it has one, else of the record's element, from 1
 * @column: (out): its place in the line, in characters from 1
 */
void
pmap_xml_places_locate_record (PmapXmlPlaces *self,
                               PmapRecord    *record,
                               const char    *field,
                               guint         *line,
                               guint         *column)
{
  g_return_if_fail (self != NULL && PMAP_IS_RECORD (record));

  pmap_xml_places_locate (self, field != NULL ? pmap_xml_find_attribute (self->bytes, record->offset, field)
                                              : pmap_xml_find_tag (self->bytes, record->offset), line, column);
}

/**
 * pmap_xml_locate:
 * @bytes: a file
 * @offset: a byte of it
 * @line: (out): its line, from 1
 * @column: (out): its place in the line, in characters from 1
 */
void
pmap_xml_locate (GBytes *bytes,
                 gsize   offset,
                 guint  *line,
                 guint  *column)
{
  g_autoptr (PmapXmlPlaces) places = pmap_xml_places_new (bytes);

  pmap_xml_places_locate (places, offset, line, column);
}

/**
 * pmap_xml_find_tag:
 * @bytes: a file
 * @offset: a place inside a start tag or at its end
 *
 * An attribute cannot hold a "<", so the nearest one before is the tag's own.
 *
 * Returns: where the tag begins
 */
gsize
pmap_xml_find_tag (GBytes *bytes,
                   gsize   offset)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  for (offset = MIN (offset, length); offset > 0; )
    if (text[--offset] == '<')
      return offset;
  return 0;
}

/**
 * pmap_xml_find_attribute:
 * @bytes: a file
 * @offset: a place inside a start tag or at its end
 * @name: an attribute's local name
 *
 * Returns: where the attribute stands; where the tag begins if it has no such
 */
gsize
pmap_xml_find_attribute (GBytes     *bytes,
                         gsize       offset,
                         const char *name)
{
  gsize length, tag = pmap_xml_find_tag (bytes, offset);
  const char *text = g_bytes_get_data (bytes, &length), *end = text + length, *p = text + tag;
  gsize name_length = strlen (name);

  while (p < end && *p != '>')
    {
      if (*p == '"' || *p == '\'')
        {
          p = memchr (p + 1, *p, end - p - 1);
          if (p == NULL)
            break;
        }
      else if ((g_ascii_isspace (*p) || *p == ':') && (gsize) (end - p) > name_length + 1
               && memcmp (p + 1, name, name_length) == 0
               && (p[name_length + 1] == '=' || g_ascii_isspace (p[name_length + 1])))
        return p + 1 - text;
      p++;
    }
  return tag;
}
