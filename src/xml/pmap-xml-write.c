/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A map as bytes: one writer for every noun, over its table. The same map makes the same bytes: fields in the
 * table's order, two spaces a level, what is at its default left out, other programs' content last. So two people's
 * files can be compared line by line, and saving what was opened changes nothing.
 *
 * The file says the lowest minor version that has all its fields, so that a map which uses nothing new stays as it was, and
 * an older program opens it without a word. */

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
/* The version is written last, where these end. */
#define ROOT_ATTRIBUTES " xmlns=\"" PMAP_XML_NAMESPACE "\" version=\""

typedef struct
{
  GString *xml;
  guint minor;              /* of the version that all fields written so far need */
} Writer;

static void append_record (Writer     *self,
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
append_content (Writer          *self,
                PmapRecord      *record,
                const PmapField *field,
                guint            depth)
{
  GString *xml = self->xml;
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
      append_record (self, PMAP_FIELD_PLACE (PmapRecord *, record, field), field->name, depth);
      break;
    case PMAP_KIND_RECORDS:
      list = PMAP_FIELD_PLACE (PmapRecordList *, record, field);
      for (guint i = 0; i < pmap_record_list_get_length (list); i++)
        {
          PmapRecord *child = pmap_record_list_get (list, i);

          append_record (self, child, PMAP_RECORD_GET_CLASS (child)->noun->element, depth);
        }
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
append_record (Writer     *self,
               PmapRecord *record,
               const char *name,
               guint       depth)
{
  GString *xml = self->xml;
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  gboolean is_open = FALSE;

  append_indent (xml, depth);
  g_string_append_c (xml, '<');
  g_string_append (xml, name);
  if (depth == 0)
    g_string_append (xml, ROOT_ATTRIBUTES "\"");
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
      self->minor = MAX (self->minor, field->since);
    }
  if (record->foreign != NULL && record->foreign->attributes != NULL)
    g_string_append (xml, record->foreign->attributes);

  for (guint i = 0; i < klass->n_fields; i++)
    if (has_content (record, &klass->fields[i]))
      {
        if (!is_open)
          g_string_append_len (xml, ">\n", 2);
        is_open = TRUE;
        append_content (self, record, &klass->fields[i], depth + 1);
        self->minor = MAX (self->minor, klass->fields[i].since);
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
 * Returns: (transfer full): the file of it: UTF-8, and the same bytes for the same map, with the lowest version that says it all
 */
GBytes *
pmap_xml_write (PmapDocument *document)
{
  Writer writer;
  g_autofree char *version = NULL;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  writer.xml = g_string_sized_new (64 * 1024);
  writer.minor = document->minor_version;
  g_string_append (writer.xml, HEAD);
  append_record (&writer, PMAP_RECORD (document), PMAP_XML_ROOT, 0);
  version = g_strdup_printf ("%u.%u", PMAP_XML_MAJOR, writer.minor);
  g_string_insert (writer.xml, strlen (HEAD "<" PMAP_XML_ROOT ROOT_ATTRIBUTES), version);
  return g_string_free_to_bytes (writer.xml);
}
