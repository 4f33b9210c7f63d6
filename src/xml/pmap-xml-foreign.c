/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What other programs wrote into a map, as text that can stand anywhere in a map again: every name space that it
 * uses is declared in it, unless it is the map's own. Kept on the way through, never understood. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-foreign.h"

#include "xml/pmap-xml-value.h"

#include <string.h>

typedef struct
{
  const char *prefix;
  const char *uri;
  guint depth;
} Declaration;

struct _PmapXmlForeign
{
  GString *xml;
  GString *value;
  GArray *scope;          /* Declaration */
  GPtrArray *names;       /* of the open elements, with their prefixes */
  gboolean tag_is_open;
};

/**
 * pmap_xml_foreign_new:
 *
 * Returns: (transfer full): a keeper of one foreign element after another
 */
PmapXmlForeign *
pmap_xml_foreign_new (void)
{
  PmapXmlForeign *self = g_new0 (PmapXmlForeign, 1);

  self->xml = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->scope = g_array_new (FALSE, FALSE, sizeof (Declaration));
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pmap_xml_foreign_free (PmapXmlForeign *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->xml, TRUE);
  g_string_free (self->value, TRUE);
  g_array_unref (self->scope);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/**
 * pmap_xml_foreign_is_inside:
 * @self: a keeper
 *
 * Returns: whether an element is still open
 */
gboolean
pmap_xml_foreign_is_inside (PmapXmlForeign *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->names->len > 0;
}

static const char *
find_in_scope (PmapXmlForeign *self,
               const char     *prefix)
{
  for (guint i = self->scope->len; i-- > 0; )
    {
      const Declaration *declaration = &g_array_index (self->scope, Declaration, i);

      if (g_strcmp0 (declaration->prefix, prefix) == 0)
        return declaration->uri;
    }
  return prefix == NULL ? PMAP_XML_NAMESPACE : NULL;
}

static void
append_declaration (GString    *xml,
                    const char *prefix,
                    const char *uri)
{
  g_string_append (xml, " xmlns");
  if (prefix != NULL)
    g_string_append_printf (xml, ":%s", prefix);
  g_string_append (xml, "=\"");
  if (uri != NULL)
    {
      g_autoptr (GString) buffer = g_string_new (NULL);
      gsize length = strlen (uri);
      const char *expanded = pmap_xml_expand (uri, &length, buffer);

      pmap_xml_append_quoted (xml, expanded, length);
    }
  g_string_append_c (xml, '"');
}

static void
declare (PmapXmlForeign *self,
         const char     *prefix,
         const char     *uri)
{
  const Declaration declaration = { prefix, uri != NULL && *uri != '\0' ? uri : NULL, self->names->len };

  if (g_strcmp0 (prefix, "xml") == 0 || g_strcmp0 (find_in_scope (self, prefix), declaration.uri) == 0)
    return;
  append_declaration (self->xml, prefix, declaration.uri);
  g_array_append_val (self->scope, declaration);
}

static void
append_pair (GString                *xml,
             GString                *buffer,
             const PmapXmlAttribute *attribute)
{
  gsize length;
  const char *value = pmap_xml_attribute_get_value (attribute, buffer, &length);

  g_string_append_c (xml, ' ');
  if (attribute->prefix != NULL)
    g_string_append_printf (xml, "%s:", attribute->prefix);
  g_string_append_printf (xml, "%s=\"", attribute->name);
  pmap_xml_append_quoted (xml, value, length);
  g_string_append_c (xml, '"');
}

static void
close_tag (PmapXmlForeign *self)
{
  if (self->tag_is_open)
    g_string_append_c (self->xml, '>');
  self->tag_is_open = FALSE;
}

/**
 * pmap_xml_foreign_start:
 * @self: a keeper
 * @element: an element to keep, with all that is in it
 */
void
pmap_xml_foreign_start (PmapXmlForeign     *self,
                        const PmapXmlStart *element)
{
  char *name;

  g_return_if_fail (self != NULL && element != NULL);

  close_tag (self);
  name = element->prefix != NULL ? g_strdup_printf ("%s:%s", element->prefix, element->name) : g_strdup (element->name);
  g_ptr_array_add (self->names, name);
  g_string_append_c (self->xml, '<');
  g_string_append (self->xml, name);
  for (guint i = 0; i < element->n_namespaces; i++)
    declare (self, element->namespaces[i].prefix, element->namespaces[i].uri);
  declare (self, element->prefix, element->uri);
  for (guint i = 0; i < element->n_attributes; i++)
    if (element->attributes[i].prefix != NULL)
      declare (self, element->attributes[i].prefix, element->attributes[i].uri);
  for (guint i = 0; i < element->n_attributes; i++)
    append_pair (self->xml, self->value, &element->attributes[i]);
  self->tag_is_open = TRUE;
}

void
pmap_xml_foreign_text (PmapXmlForeign *self,
                       const char     *text,
                       gsize           length)
{
  g_return_if_fail (self != NULL);

  close_tag (self);
  pmap_xml_append_text (self->xml, text, length);
}

/**
 * pmap_xml_foreign_end:
 * @self: a keeper
 *
 * Ends the innermost open element.
 *
 * Returns: (transfer full) (nullable): the outermost as text, if it was that
 */
char *
pmap_xml_foreign_end (PmapXmlForeign *self)
{
  char *text;

  g_return_val_if_fail (self != NULL && self->names->len > 0, NULL);

  if (self->tag_is_open)
    g_string_append (self->xml, "/>");
  else
    g_string_append_printf (self->xml, "</%s>", (char *) g_ptr_array_index (self->names, self->names->len - 1));
  self->tag_is_open = FALSE;
  while (self->scope->len > 0
         && g_array_index (self->scope, Declaration, self->scope->len - 1).depth == self->names->len)
    g_array_set_size (self->scope, self->scope->len - 1);
  g_ptr_array_set_size (self->names, self->names->len - 1);
  if (self->names->len > 0)
    return NULL;
  text = g_strndup (self->xml->str, self->xml->len);
  g_string_truncate (self->xml, 0);
  return text;
}

/**
 * pmap_xml_foreign_append_attribute:
 * @attributes: the foreign attributes of one element so far, with their declarations
 * @attribute: one more
 */
void
pmap_xml_foreign_append_attribute (GString                *attributes,
                                   const PmapXmlAttribute *attribute)
{
  g_autoptr (GString) buffer = g_string_new (NULL);

  g_return_if_fail (attributes != NULL && attribute != NULL);

  if (attribute->prefix != NULL && !g_str_equal (attribute->prefix, "xml"))
    {
      g_autofree char *known = g_strdup_printf (" xmlns:%s=\"", attribute->prefix);

      if (strstr (attributes->str, known) == NULL)
        append_declaration (attributes, attribute->prefix, attribute->uri);
    }
  append_pair (attributes, buffer, attribute);
}
