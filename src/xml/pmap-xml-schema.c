/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The published schema, as the program carries it. Opening a map does not need it, for its rules are those of the
 * field tables; validating does, so that what the program accepts is what everybody else accepts. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-schema.h"

#include "xml/pmap-xml-gate.h"

#include <glib/gi18n.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#define RESOURCE "/com/example/ProvisionMap/provision-map-1.xsd"

typedef struct
{
  GBytes *bytes;
  PmapIssues *issues;
  xmlSchemaValidCtxt *context;
  gsize n_given;             /* bytes that libxml2 has been given */
  guint n_errors;
} Validation;

/**
 * pmap_xml_schema_get_bytes:
 *
 * Returns: (transfer full): the schema's file
 */
GBytes *
pmap_xml_schema_get_bytes (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("%s", error->message);
  return bytes;
}

/* Compiled once: a schema may be used by several threads at a time. */
static xmlSchema *
get_schema (void)
{
  static gsize schema;

  if (g_once_init_enter (&schema))
    {
      g_autoptr (GBytes) bytes = pmap_xml_schema_get_bytes ();
      xmlSchemaParserCtxt *context = xmlSchemaNewMemParserCtxt (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      xmlSchema *compiled = xmlSchemaParse (context);

      g_assert (compiled != NULL);
      xmlSchemaFreeParserCtxt (context);
      g_once_init_leave (&schema, (gsize) compiled);
    }
  return (xmlSchema *) schema;
}

static char *
leave_out (char       *text,
           const char *part)
{
  g_auto (GStrv) pieces = g_strsplit (text, part, -1);

  g_free (text);
  return g_strjoinv ("", pieces);
}

/* libxml2's sentences without what says nothing to people: the namespace in front of each name. */
static char *
simplify (const char *message)
{
  return g_strchomp (leave_out (leave_out (g_strdup (message), "{" PMAP_XML_NAMESPACE "}"), ", ##other*"));
}

static void
error_cb (void     *user_data,
          xmlError *error)
{
  Validation *self = user_data;
  g_autofree char *detail = NULL;
  PmapIssue *issue;

  if (error->level < XML_ERR_ERROR || ++self->n_errors > PMAP_XML_ISSUES_MAX)
    return;
  detail = simplify (error->message != NULL ? error->message : "");
  switch (error->code)
    {
    case XML_SCHEMAV_ELEMENT_CONTENT:
      issue = pmap_issues_add (self->issues, PMAP_SEVERITY_ERROR, NULL, NULL,
                               /* translators: %s is what the validator says, in English. */
                               _("An element stands where the schema has another, or none (%s)"), detail);
      break;
    case XML_SCHEMAV_CVC_IDC:
      issue = pmap_issues_add (self->issues, PMAP_SEVERITY_ERROR, NULL, NULL,
                               /* translators: %s is what the validator says, in English. */
                               _("An id is there twice, or what is named by an id is not there (%s)"), detail);
      break;
    default:
      issue = pmap_issues_add (self->issues, PMAP_SEVERITY_ERROR, NULL, NULL,
                               /* translators: %s is what the validator says, in English. */
                               _("This is not as the schema has it (%s)"), detail);
      break;
    }
  issue->line = MAX (error->line, 0);
}

/* Piece by piece: of what is given whole, libxml2 takes no more than ten megabytes. */
static int
read_cb (void *user_data,
         char *buffer,
         int   size)
{
  Validation *self = user_data;

  return pmap_xml_feed (self->bytes, &self->n_given, buffer, size);
}

/**
 * pmap_xml_schema_validate:
 * @bytes: a file
 * @issues: where to add what is wrong, with its line
 * @error: why the file could not even be looked at
 *
 * Holds a file against the published schema. It passes the first two gates before, as any file does.
 *
 * Returns: whether the file could be validated; what is wrong with it is in @issues
 */
gboolean
pmap_xml_schema_validate (GBytes      *bytes,
                          PmapIssues  *issues,
                          GError     **error)
{
  Validation self = { bytes, issues };
  xmlParserInputBuffer *input;
  xmlSAXHandler handler;
  int result;

  g_return_val_if_fail (bytes != NULL && issues != NULL, FALSE);

  if (!pmap_xml_check_bytes (bytes, issues, error) || !pmap_xml_check_shape (bytes, NULL, issues, error))
    return FALSE;
  pmap_xml_forbid_other_files ();
  memset (&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.serror = (xmlStructuredErrorFunc) error_cb;
  self.context = xmlSchemaNewValidCtxt (get_schema ());
  if (self.context == NULL)
    g_error ("out of memory");
  xmlSchemaSetValidStructuredErrors (self.context, (xmlStructuredErrorFunc) error_cb, &self);
  input = xmlParserInputBufferCreateIO (read_cb, NULL, &self, XML_CHAR_ENCODING_NONE);
  result = xmlSchemaValidateStream (self.context, input, XML_CHAR_ENCODING_NONE, &handler, &self);
  xmlSchemaFreeValidCtxt (self.context);
  /* Whatever it did not like and did not say. */
  if (result != 0 && self.n_errors == 0)
    return pmap_xml_refuse (bytes, G_MAXSIZE, issues, error, PMAP_ERROR_DAMAGED,
                            _("The file is damaged: it is not as XML wants it"));
  return TRUE;
}
