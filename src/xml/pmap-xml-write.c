/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A map as bytes: one writer for every noun, over its table. The same map makes the same bytes: fields in the
 * table's order, two spaces a level, what is at its default left out, other programs' content last. So two people's
 * files can be compared line by line, and saving what was opened changes nothing. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-write.h"

#include "model/pmap-record-list.h"
#include "model/pmap-record-private.h"
#include "xml/pmap-xml-parse.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-value.h"

#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define SPACES "                "

static void append_record (GString    *xml,
                           PmapRecord *record,
                           const char *name,
                           guint       depth);

static void
append_indent (GString *xml,
               guint    depth)
{
  g_assert (2 * depth <= strlen (SPACES));

  g_string_append_len (xml, SPACES, 2 * depth);
}

/* Whether a field makes an element. A record that is always there is written where it says anything. */
static gboolean
has_content (PmapRecord      *record,
             const PmapField *field)
{
  PmapRecord *child;
  PmapRecordClass *klass;

  switch ((guint) field->kind)
    {
    case PMAP_KIND_LONG_TEXT:
      return !pmap_record_is_default (record, field);
    case PMAP_KIND_RECORDS:
      return pmap_record_list_get_length (PMAP_FIELD_PLACE (PmapRecordList *, record, field)) > 0;
    case PMAP_KIND_RECORD:
      child = PMAP_FIELD_PLACE (PmapRecord *, record, field);
      klass = PMAP_RECORD_GET_CLASS (child);
      if (child->id != NULL || child->foreign != NULL)
        return TRUE;
      for (guint i = 0; i < klass->n_fields; i++)
        if (pmap_field_is_scalar (&klass->fields[i]) ? !pmap_record_is_default (child, &klass->fields[i])
                                                     : has_content (child, &klass->fields[i]))
          return TRUE;
      return FALSE;
    default:
      return FALSE;
    }
}

static void
append_attribute (GString    *xml,
                  const char *name)
{
  g_string_append_c (xml, ' ');
  g_string_append (xml, name);
  g_string_append_len (xml, "=\"", 2);
}

static void
append_content (GString         *xml,
                PmapRecord      *record,
                const PmapField *field,
                guint            depth)
{
  PmapRecordList *list;

  switch ((guint) field->kind)
    {
    case PMAP_KIND_LONG_TEXT:
      append_indent (xml, depth);
      g_string_append_c (xml, '<');
      g_string_append (xml, field->name);
      g_string_append_c (xml, '>');
      pmap_xml_value_append (xml, record, field);
      g_string_append_len (xml, "</", 2);
      g_string_append (xml, field->name);
      g_string_append_len (xml, ">\n", 2);
      break;
    case PMAP_KIND_RECORD:
      append_record (xml, PMAP_FIELD_PLACE (PmapRecord *, record, field), field->name, depth);
      break;
    case PMAP_KIND_RECORDS:
      list = PMAP_FIELD_PLACE (PmapRecordList *, record, field);
      for (guint i = 0; i < pmap_record_list_get_length (list); i++)
        {
          PmapRecord *child = pmap_record_list_get (list, i);

          append_record (xml, child, PMAP_RECORD_GET_CLASS (child)->noun->element, depth);
        }
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
append_record (GString    *xml,
               PmapRecord *record,
               const char *name,
               guint       depth)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  gboolean is_open = FALSE;

  append_indent (xml, depth);
  g_string_append_c (xml, '<');
  g_string_append (xml, name);
  if (depth == 0)
    {
      guint newer = PMAP_DOCUMENT (record)->minor_version;

      g_string_append_printf (xml, " xmlns=\"" PMAP_XML_NAMESPACE "\" version=\"%u.%u\"",
                              PMAP_XML_MAJOR, newer != 0 ? newer : PMAP_XML_MINOR);
    }
  if (record->id != NULL)
    {
      append_attribute (xml, "id");
      g_string_append (xml, record->id);
      g_string_append_c (xml, '"');
    }
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];

      if (!pmap_field_is_scalar (field) || field->kind == PMAP_KIND_LONG_TEXT || pmap_record_is_default (record, field))
        continue;
      append_attribute (xml, field->name);
      pmap_xml_value_append (xml, record, field);
      g_string_append_c (xml, '"');
    }
  if (record->foreign != NULL && record->foreign->attributes != NULL)
    g_string_append (xml, record->foreign->attributes);

  for (guint i = 0; i < klass->n_fields; i++)
    if (has_content (record, &klass->fields[i]))
      {
        if (!is_open)
          g_string_append_len (xml, ">\n", 2);
        is_open = TRUE;
        append_content (xml, record, &klass->fields[i], depth + 1);
      }
  if (record->foreign != NULL && record->foreign->elements != NULL)
    {
      if (!is_open)
        g_string_append_len (xml, ">\n", 2);
      is_open = TRUE;
      append_indent (xml, depth + 1);
      g_string_append (xml, record->foreign->elements);
      g_string_append_c (xml, '\n');
    }
  if (!is_open)
    {
      g_string_append_len (xml, "/>\n", 3);
      return;
    }
  append_indent (xml, depth);
  g_string_append_len (xml, "</", 2);
  g_string_append (xml, name);
  g_string_append_len (xml, ">\n", 2);
}

/**
 * pmap_xml_write:
 * @document: a map
 *
 * Returns: (transfer full): the file of it: UTF-8, and the same bytes for the same map
 */
GBytes *
pmap_xml_write (PmapDocument *document)
{
  GString *xml;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  xml = g_string_sized_new (64 * 1024);
  g_string_append (xml, HEAD);
  append_record (xml, PMAP_RECORD (document), PMAP_XML_ROOT, 0);
  return g_string_free_to_bytes (xml);
}
