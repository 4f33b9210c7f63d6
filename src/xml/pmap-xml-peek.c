/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which map a file holds, from its first bytes: for those who look through many and need no more of most. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-peek.h"

#include "base/pmap-id.h"
#include "xml/pmap-xml-parse.h"

#include <libxml/xmlreader.h>

static gboolean
is_map (xmlTextReader *reader)
{
  return xmlStrEqual (xmlTextReaderConstLocalName (reader), BAD_CAST "provision-map")
         && xmlStrEqual (xmlTextReaderConstNamespaceUri (reader), BAD_CAST PMAP_XML_NAMESPACE);
}

/**
 * pmap_xml_peek_id:
 * @bytes: the beginning of a file that is not sealed; %PMAP_XML_PEEK_SIZE of it are enough, and more are not looked at
 * @id: (out) (transfer full) (nullable): the id of the map; %NULL where it has none
 *
 * Returns: whether the file is a map at all
 */
gboolean
pmap_xml_peek_id (GBytes  *bytes,
                  char   **id)
{
  gsize size;
  const char *data;
  xmlTextReader *reader;
  xmlChar *found = NULL;
  gboolean is_one = FALSE;

  g_return_val_if_fail (bytes != NULL && id != NULL, FALSE);

  *id = NULL;
  data = g_bytes_get_data (bytes, &size);
  reader = xmlReaderForMemory (data, (int) MIN (size, PMAP_XML_PEEK_SIZE), NULL, NULL,
                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (reader == NULL)
    return FALSE;
  while (!is_one && xmlTextReaderRead (reader) == 1 && xmlTextReaderNodeType (reader) != XML_READER_TYPE_DOCUMENT_TYPE)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
      {
        is_one = is_map (reader);
        found = is_one ? xmlTextReaderGetAttribute (reader, BAD_CAST "id") : NULL;
        break;
      }
  if (found != NULL && pmap_id_is_valid ((const char *) found))
    *id = g_strdup ((const char *) found);
  xmlFree (found);
  xmlFreeTextReader (reader);
  return is_one;
}
