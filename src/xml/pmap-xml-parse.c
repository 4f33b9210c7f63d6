/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file as a stream of elements: through the gates, then through libxml2's SAX2 interface, which holds no tree.
 *
 * libxml2 gets no options that expand, fetch, mend or lift limits; whoever asks it for another file is refused.
 * Any fault that it finds ends the run: there are no half-read maps. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-parse.h"

#include "xml/pmap-xml-gate.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define PAUSE_MASK 0x7ff      /* say how far we are every so many elements */

struct _PmapXmlParser
{
  GBytes *bytes;
  const PmapXmlHandler *handler;
  gpointer user_data;

  PmapXmlProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;  /* while running; not owned */

  xmlParserCtxt *context;
  gsize n_given;              /* bytes that libxml2 has been given */
  guint n_elements;
  guint depth;
  gboolean stopped;
  int fault;                  /* libxml2's code for the first fault; 0 while there is none */
  gsize fault_offset;
  char *fault_name;
};

/* The attributes come as rows of five pointers; PmapXmlAttribute is such a row, PmapXmlNamespace one of two. */
G_STATIC_ASSERT (sizeof (PmapXmlAttribute) == 5 * sizeof (xmlChar *));
G_STATIC_ASSERT (sizeof (PmapXmlNamespace) == 2 * sizeof (xmlChar *));

static xmlParserInput *
refuse_entity_cb (const char    *url,
                  const char    *id,
                  xmlParserCtxt *context)
{
  return NULL;
}

/* libxml2 gets the file piece by piece: given the whole, it would copy it. */
static int
read_cb (void *user_data,
         char *buffer,
         int   size)
{
  PmapXmlParser *self = user_data;

  return pmap_xml_feed (self->bytes, &self->n_given, buffer, size);
}

static void
start_element_cb (void           *user_data,
                  const xmlChar  *name,
                  const xmlChar  *prefix,
                  const xmlChar  *uri,
                  int             n_namespaces,
                  const xmlChar **namespaces,
                  int             n_attributes,
                  int             n_defaulted,
                  const xmlChar **attributes)
{
  PmapXmlParser *self = user_data;
  const PmapXmlStart start = {
    .name = (const char *) name,
    .prefix = (const char *) prefix,
    .uri = (const char *) uri,
    .attributes = (const PmapXmlAttribute *) attributes,
    .n_attributes = n_attributes,
    .namespaces = (const PmapXmlNamespace *) namespaces,
    .n_namespaces = n_namespaces,
  };

  if (self->stopped)
    return;
  /* The gates saw to it; if they did not, this is no file to go on with. */
  if (++self->depth > PMAP_XML_DEPTH_MAX || n_attributes > PMAP_XML_ATTRIBUTES_MAX)
    {
      self->fault = XML_ERR_INTERNAL_ERROR;
      self->fault_offset = pmap_xml_parser_get_offset (self);
      pmap_xml_parser_stop (self);
      return;
    }
  self->handler->start (self, &start, self->user_data);
  if ((++self->n_elements & PAUSE_MASK) != 0)
    return;
  if (self->progress != NULL)
    self->progress (pmap_xml_parser_get_offset (self) * 100 / g_bytes_get_size (self->bytes), self->progress_data);
  if (g_cancellable_is_cancelled (self->cancellable))
    pmap_xml_parser_stop (self);
}

static void
end_element_cb (void          *user_data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
  PmapXmlParser *self = user_data;

  if (self->stopped)
    return;
  self->depth--;
  self->handler->end (self, self->user_data);
}

static void
text_cb (void          *user_data,
         const xmlChar *text,
         int            length)
{
  PmapXmlParser *self = user_data;

  if (!self->stopped)
    self->handler->text (self, (const char *) text, length, self->user_data);
}

static void
remark (PmapXmlParser *self)
{
  if (!self->stopped && self->handler->remark != NULL)
    self->handler->remark (self, self->user_data);
}

static void
comment_cb (void          *user_data,
            const xmlChar *text)
{
  remark (user_data);
}

static void
instruction_cb (void          *user_data,
                const xmlChar *target,
                const xmlChar *text)
{
  remark (user_data);
}

static void
error_cb (void     *user_data,
          xmlError *error)
{
  PmapXmlParser *self = user_data;

  /* A name space may be called anything: nobody goes there. */
  if (self->stopped || error->level < XML_ERR_ERROR || error->code == XML_WAR_NS_URI)
    return;
  self->fault = error->code;
  self->fault_offset = pmap_xml_parser_get_offset (self);
  self->fault_name = g_strdup (error->str1);
  pmap_xml_parser_stop (self);
}

/**
 * pmap_xml_forbid_other_files:
 *
 * Sees to it, before any use of libxml2, that no file can make it open another.
 */
void
pmap_xml_forbid_other_files (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      xmlInitParser ();
      xmlSetExternalEntityLoader (refuse_entity_cb);
      g_once_init_leave (&ready, TRUE);
    }
}

/**
 * pmap_xml_parser_new:
 * @bytes: a file
 * @handler: (transfer none): what to do with what is in it; must outlive the parser
 * @user_data: passed to @handler
 *
 * Returns: (transfer full): a parser for one run
 */
PmapXmlParser *
pmap_xml_parser_new (GBytes               *bytes,
                     const PmapXmlHandler *handler,
                     gpointer              user_data)
{
  PmapXmlParser *self;
  xmlSAXHandler *sax;

  g_return_val_if_fail (bytes != NULL && handler != NULL, NULL);

  pmap_xml_forbid_other_files ();
  self = g_new0 (PmapXmlParser, 1);
  self->bytes = g_bytes_ref (bytes);
  self->handler = handler;
  self->user_data = user_data;
  self->context = xmlNewParserCtxt ();
  if (self->context == NULL)
    g_error ("out of memory");
  self->context->userData = self;
  sax = self->context->sax;
  memset (sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElementNs = start_element_cb;
  sax->endElementNs = end_element_cb;
  sax->characters = text_cb;
  sax->ignorableWhitespace = text_cb;
  sax->cdataBlock = text_cb;
  sax->comment = comment_cb;
  sax->processingInstruction = instruction_cb;
  sax->serror = (xmlStructuredErrorFunc) error_cb;
  return self;
}

void
pmap_xml_parser_free (PmapXmlParser *self)
{
  g_return_if_fail (self != NULL);

  xmlFreeParserCtxt (self->context);
  g_bytes_unref (self->bytes);
  g_free (self->fault_name);
  g_free (self);
}

/**
 * pmap_xml_parser_set_progress:
 * @self: a parser
 * @progress: (nullable): told how far the run is
 * @user_data: passed to @progress
 */
void
pmap_xml_parser_set_progress (PmapXmlParser       *self,
                              PmapXmlProgressFunc  progress,
                              gpointer             user_data)
{
  g_return_if_fail (self != NULL);

  self->progress = progress;
  self->progress_data = user_data;
}

/**
 * pmap_xml_parser_run:
 * @self: a parser
 * @cancellable: (nullable): to give up
 * @issues: where to add why the file cannot be read, with its place
 * @error: why it cannot be read
 *
 * Takes the file through all three gates and gives what is in it to the handler, which gets nothing of a file that
 * the first two refuse. A handler that stopped the run itself makes %FALSE without an error.
 *
 * Returns: whether the whole file was read
 */
gboolean
pmap_xml_parser_run (PmapXmlParser  *self,
                     GCancellable   *cancellable,
                     PmapIssues     *issues,
                     GError        **error)
{
  g_return_val_if_fail (self != NULL && issues != NULL, FALSE);

  if (!pmap_xml_check_bytes (self->bytes, issues, error)
      || !pmap_xml_check_shape (self->bytes, cancellable, issues, error))
    return FALSE;

  self->cancellable = cancellable;
  self->n_given = 0;
  xmlCtxtReadIO (self->context, read_cb, NULL, self, NULL, NULL, XML_PARSE_NONET);
  g_assert (self->context->myDoc == NULL);   /* there are no handlers that would make one */
  self->cancellable = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->fault != 0)
    return pmap_xml_explain (self->bytes, self->fault_offset, self->fault,
                             self->fault_name != NULL ? self->fault_name : "", issues, error);
  if (!self->stopped && !self->context->wellFormed)
    return pmap_xml_explain (self->bytes, self->n_given, XML_ERR_INTERNAL_ERROR, "", issues, error);
  return !self->stopped;
}

/**
 * pmap_xml_parser_stop:
 * @self: a parser that is running
 *
 * Ends the run; the handler is not called again.
 */
void
pmap_xml_parser_stop (PmapXmlParser *self)
{
  g_return_if_fail (self != NULL);

  self->stopped = TRUE;
  xmlStopParser (self->context);
}

/**
 * pmap_xml_parser_intern:
 * @self: a parser
 * @name: a name
 *
 * Returns: (transfer none): the pointer that elements and attributes of that name will have in this run
 */
const char *
pmap_xml_parser_intern (PmapXmlParser *self,
                        const char    *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return (const char *) xmlDictLookup (self->context->dict, BAD_CAST name, -1);
}

/**
 * pmap_xml_parser_get_offset:
 * @self: a parser that is running
 *
 * Returns: how many bytes were read; while an element starts, a place at the end of its start tag
 */
gsize
pmap_xml_parser_get_offset (PmapXmlParser *self)
{
  long consumed;

  g_return_val_if_fail (self != NULL, 0);

  consumed = xmlByteConsumed (self->context);
  return consumed > 0 ? MIN ((gsize) consumed, g_bytes_get_size (self->bytes)) : 0;
}

/**
 * pmap_xml_expand:
 * @text: a value as libxml2 gives it; not ended by a zero byte
 * @length: (inout): its length
 * @buffer: where the value may be put together
 *
 * libxml2 writes an ampersand in a value as a reference when it is not asked to replace entities.
 *
 * Returns: (transfer none): the value itself, good until @buffer changes; not ended by a zero byte
 */
const char *
pmap_xml_expand (const char *text,
                 gsize      *length,
                 GString    *buffer)
{
  const char *end = text + *length, *found;

  if (memchr (text, '&', *length) == NULL)
    return text;
  g_string_truncate (buffer, 0);
  while ((found = g_strstr_len (text, end - text, "&#38;")) != NULL)
    {
      g_string_append_len (buffer, text, found + 1 - text);
      text = found + strlen ("&#38;");
    }
  g_string_append_len (buffer, text, end - text);
  *length = buffer->len;
  return buffer->str;
}

/**
 * pmap_xml_attribute_get_value:
 * @attribute: an attribute
 * @buffer: where the value may be put together
 * @length: (out): its length
 *
 * Returns: (transfer none): the value, good until @buffer changes; not ended by a zero byte
 */
const char *
pmap_xml_attribute_get_value (const PmapXmlAttribute *attribute,
                              GString                *buffer,
                              gsize                  *length)
{
  *length = attribute->end - attribute->value;
  return pmap_xml_expand (attribute->value, length, buffer);
}
