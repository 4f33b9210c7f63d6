/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places in a file, worked out only when there is something to say about them. */

#include "config.h"

#include "xml/pmap-xml-parse.h"

#include <string.h>

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
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length), *end = text + MIN (offset, length), *start = text, *next;

  *line = 1;
  while ((next = memchr (start, '\n', end - start)) != NULL)
    {
      start = next + 1;
      ++*line;
    }
  if (start == text && length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    start = MIN (text + 3, end);
  *column = 1;
  for (; start < end; start++)
    *column += ((guchar) *start & 0xc0) != 0x80;
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
