/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The published schema, made of the field tables: each noun is a type, each field an attribute or an element with its sentence of
 * help, each closed list an enumeration, each reference a key that must be there. The file under data/ is this text; what no
 * table knows (the version, the simple types below all kinds) stands here. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-schema-write.h"

#include "base/pmap-id.h"
#include "model/pmap-choices.h"
#include "model/pmap-document.h"
#include "model/pmap-kind-typed.h"
#include "xml/pmap-xml-gate.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-value.h"

#include <string.h>

/* Columns of a line. */
#define WIDTH 120

#define VERSION G_STRINGIFY (PMAP_XML_MAJOR) "." G_STRINGIFY (PMAP_XML_MINOR)

#define HEAD \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
  "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n" \
  "<!-- Made of the field tables by \"pmaptool schema\". -->\n" \
  "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"\n" \
  "           xmlns:pm=\"" PMAP_XML_NAMESPACE "\"\n" \
  "           targetNamespace=\"" PMAP_XML_NAMESPACE "\"\n" \
  "           elementFormDefault=\"qualified\" version=\"" VERSION "\" xml:lang=\"en-GB\">\n" \
  "  <xs:annotation>\n" \
  "    <xs:documentation>\n" \
  "      The form of a provision map file (*.pmap, application/x-provision-map+xml), version " VERSION ".\n" \
  "\n" \
  "      Single values are attributes; long texts and lists are elements. Money is in pounds with two decimals, rates have up to\n" \
  "      four; a decimal point whatever the language. Days are YYYY-MM-DD, without a time or zone. Every id is unique in its file and\n" \
  "      stays the same for life, so that two versions of a map can be compared.\n" \
  "\n" \
  "      Other programs may add attributes to, and elements at the end of, every element that has attributes of its own, in a\n" \
  "      namespace of their own; Provision Map keeps them. A later version 1.x may add to this schema and takes nothing from it.\n" \
  "      A file says the lowest version that has all that is in it.\n" \
  "    </xs:documentation>\n" \
  "  </xs:annotation>\n"

/* What every list of a noun's content ends with. */
#define FOREIGN_ELEMENTS "<xs:any namespace=\"##other\" processContents=\"skip\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>"
#define FOREIGN_ATTRIBUTES "<xs:anyAttribute namespace=\"##other\" processContents=\"lax\"/>"

/* A noun with where it stands in the file: "pm:pupil/pm:target"; of a noun in two places the first, with the others behind "|". */
typedef struct
{
  PmapRecordClass *klass;
  GString *path;
} Place;

typedef struct
{
  GString *xml;
  GPtrArray *places;        /* each noun once, in the file's order */
} Writer;

static void
place_free (gpointer data)
{
  Place *self = data;

  g_string_free (self->path, TRUE);
  g_free (self);
}

static PmapRecordClass *
get_item_class (const PmapField *field)
{
  return pmap_record_class_get (field->get_item_type ());
}

static const char *
get_element (const PmapField *field)
{
  return field->kind == PMAP_KIND_RECORDS ? get_item_class (field)->noun->element : field->name;
}

static Place *
find_place (Writer          *self,
            PmapRecordClass *klass)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      if (place->klass == klass)
        return place;
    }
  return NULL;
}

static void
find_places (Writer          *self,
             PmapRecordClass *klass,
             const char      *path)
{
  Place *place = find_place (self, klass);

  if (place != NULL)
    {
      g_string_append_printf (place->path, "|%s", path);
      return;
    }
  place = g_new0 (Place, 1);
  place->klass = klass;
  place->path = g_string_new (path);
  g_ptr_array_add (self->places, place);
  for (guint i = klass->first_child; i < klass->n_fields; i++)
    if (!pmap_field_is_scalar (&klass->fields[i]))
      {
        g_autofree char *inner = g_strdup_printf ("%s%spm:%s", g_str_equal (path, ".") ? "" : path,
                                                  g_str_equal (path, ".") ? "" : "/", get_element (&klass->fields[i]));

        find_places (self, get_item_class (&klass->fields[i]), inner);
      }
}

static void
append_line (Writer     *self,
             guint       depth,
             const char *format,
             ...) G_GNUC_PRINTF (3, 4);

static void
append_line (Writer     *self,
             guint       depth,
             const char *format,
             ...)
{
  va_list arguments;

  g_string_append_printf (self->xml, "%*s", 2 * depth, "");
  va_start (arguments, format);
  g_string_append_vprintf (self->xml, format, arguments);
  va_end (arguments);
  g_string_append_c (self->xml, '\n');
}

/* Breaks a sentence where the line is full. */
static void
append_wrapped (Writer     *self,
                guint       depth,
                const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  glong column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (column > 0 && column + 1 + length > WIDTH)
        {
          g_string_append_c (self->xml, '\n');
          column = 0;
        }
      g_string_append_printf (self->xml, "%*s", column > 0 ? 1 : 2 * depth, "");
      column += column > 0 ? 1 : 2 * depth;
      pmap_xml_append_text (self->xml, words[i], strlen (words[i]));
      column += length;
    }
  g_string_append_c (self->xml, '\n');
}

static void
append_documentation (Writer     *self,
                      guint       depth,
                      const char *text)
{
  append_line (self, depth, "<xs:annotation>");
  if (2 * (depth + 1) + g_utf8_strlen (text, -1) + (glong) strlen ("<xs:documentation></xs:documentation>") <= WIDTH)
    {
      g_autoptr (GString) escaped = g_string_new (NULL);

      pmap_xml_append_text (escaped, text, strlen (text));
      append_line (self, depth + 1, "<xs:documentation>%s</xs:documentation>", escaped->str);
    }
  else
    {
      append_line (self, depth + 1, "<xs:documentation>");
      append_wrapped (self, depth + 2, text);
      append_line (self, depth + 1, "</xs:documentation>");
    }
  append_line (self, depth, "</xs:annotation>");
}

/* What a field is for, and since which version. */
static void
append_help (Writer          *self,
             guint            depth,
             const PmapField *field,
             const char      *help)
{
  g_autofree char *dated = field->since != 0 ? g_strdup_printf ("%s Since %u.%u.", help, PMAP_XML_MAJOR, field->since) : NULL;

  append_documentation (self, depth, dated != NULL ? dated : help);
}

/* A number as the file has it, without decimals that say nothing. */
static char *
format_limit (const PmapField *field,
              gint64           number)
{
  g_autoptr (GString) text = g_string_new (NULL);

  pmap_number_append_xml (text, number, pmap_field_get_places (field), FALSE);
  return g_strdup (text->str);
}

static char *
get_type (const PmapField *field)
{
  const PmapChoiceList *list = field->kind == PMAP_KIND_CHOICE ? pmap_choices_find_list (field->choices) : NULL;
  const char *type = pmap_xml_value_get_type (field);

  if (list != NULL)
    return g_strdup_printf ("pm:%s", list->name);
  if (pmap_field_is_number (field) && field->minimum < 0)
    return g_strdup (pmap_field_get_places (field) > 0 ? "xs:decimal" : "xs:integer");
  return g_strdup (type);
}

/* What the field limits beyond its kind, as facets; none where the type says it all. */
static char *
list_facets (const PmapField *field,
             guint            depth)
{
  const PmapKind *kind = pmap_field_get_kind (field);
  g_autoptr (GString) facets = g_string_new (NULL);
  g_autofree char *least = NULL, *most = NULL;

  if (field->kind == PMAP_KIND_TEXT && field->maximum != 0)
    {
      if ((field->flags & PMAP_FIELD_REQUIRED) != 0)
        g_string_append_printf (facets, "%*s<xs:minLength value=\"1\"/>\n", 2 * depth, "");
      g_string_append_printf (facets, "%*s<xs:maxLength value=\"%" G_GINT64_FORMAT "\"/>\n", 2 * depth, "", field->maximum);
    }
  if (kind->is_number && (field->minimum < 0 || field->maximum != 0))
    {
      least = format_limit (field, field->minimum);
      most = format_limit (field, pmap_field_get_maximum (field));
      if (field->minimum < 0 && kind->places > 0)
        g_string_append_printf (facets, "%*s<xs:fractionDigits value=\"%u\"/>\n", 2 * depth, "", kind->places);
      if (field->minimum != 0)
        g_string_append_printf (facets, "%*s<xs:minInclusive value=\"%s\"/>\n", 2 * depth, "", least);
      g_string_append_printf (facets, "%*s<xs:maxInclusive value=\"%s\"/>\n", 2 * depth, "", most);
    }
  return facets->len > 0 ? g_strdup (facets->str) : NULL;
}

/* A default is written as the file would have it. */
static char *
format_default (const PmapField *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!(field->flags & PMAP_FIELD_HAS_DEFAULT))
    return g_strdup ("");
  g_string_append (text, " default=\"");
  if (field->kind == PMAP_KIND_CHOICE)
    g_string_append (text, pmap_field_find_choice (field, (int) field->default_value)->nick);
  else if (field->kind == PMAP_KIND_BOOLEAN)
    g_string_append (text, field->default_value != 0 ? "true" : "false");
  else
    pmap_number_append_xml (text, field->default_value, pmap_field_get_places (field),
                            field->kind == PMAP_KIND_MONEY || field->kind == PMAP_KIND_RATE);
  g_string_append_c (text, '"');
  return g_strdup (text->str);
}

static void
append_attribute (Writer          *self,
                  guint            depth,
                  const PmapField *field)
{
  g_autofree char *facets = list_facets (field, depth + 3);
  g_autofree char *type = get_type (field);
  g_autofree char *otherwise = format_default (field);
  gboolean is_required = (field->flags & PMAP_FIELD_REQUIRED) != 0;
  const char *use = is_required ? " use=\"required\"" : "";

  if (facets == NULL)
    append_line (self, depth, "<xs:attribute name=\"%s\" type=\"%s\"%s%s>", field->name,
                 is_required && field->kind == PMAP_KIND_TEXT ? "pm:required-text" : type, use, otherwise);
  else
    append_line (self, depth, "<xs:attribute name=\"%s\"%s%s>", field->name, use, otherwise);
  append_help (self, depth + 1, field, field->help);
  if (facets != NULL)
    {
      append_line (self, depth + 1, "<xs:simpleType>");
      append_line (self, depth + 2, "<xs:restriction base=\"%s\">", type);
      g_string_append (self->xml, facets);
      append_line (self, depth + 2, "</xs:restriction>");
      append_line (self, depth + 1, "</xs:simpleType>");
    }
  append_line (self, depth, "</xs:attribute>");
}

static void
append_element (Writer          *self,
                guint            depth,
                const PmapField *field)
{
  g_autofree char *occurs = NULL;

  if (field->kind == PMAP_KIND_RECORDS)
    occurs = field->maximum != 0 ? g_strdup_printf (" maxOccurs=\"%" G_GINT64_FORMAT "\"", field->maximum)
                                 : g_strdup (" maxOccurs=\"unbounded\"");
  if (field->kind == PMAP_KIND_LONG_TEXT)
    {
      gboolean is_required = (field->flags & PMAP_FIELD_REQUIRED) != 0;

      append_line (self, depth, "<xs:element name=\"%s\" type=\"pm:%slong-text\"%s>", field->name,
                   is_required ? "required-" : "", is_required ? "" : " minOccurs=\"0\"");
      append_help (self, depth + 1, field, field->help);
    }
  else
    {
      append_line (self, depth, "<xs:element name=\"%s\" type=\"pm:%s\" minOccurs=\"0\"%s>", get_element (field),
                   get_item_class (field)->noun->element, occurs != NULL ? occurs : "");
      append_help (self, depth + 1, field, get_item_class (field)->noun->help);
    }
  append_line (self, depth, "</xs:element>");
}

static void
append_elements (Writer          *self,
                 guint            depth,
                 PmapRecordClass *klass)
{
  append_line (self, depth, "<xs:sequence>");
  for (guint i = 0; i < klass->n_fields; i++)
    if (!pmap_field_is_scalar (&klass->fields[i]) || klass->fields[i].kind == PMAP_KIND_LONG_TEXT)
      append_element (self, depth + 1, &klass->fields[i]);
  append_line (self, depth + 1, FOREIGN_ELEMENTS);
  append_line (self, depth, "</xs:sequence>");
}

static void
append_attributes (Writer          *self,
                   guint            depth,
                   PmapRecordClass *klass)
{
  if (klass->noun->id_prefix != NULL)
    {
      append_line (self, depth, "<xs:attribute name=\"id\" type=\"pm:id\" use=\"required\">");
      append_documentation (self, depth + 1, "The id by which it is named elsewhere in the file.");
      append_line (self, depth, "</xs:attribute>");
    }
  for (guint i = 0; i < klass->n_fields; i++)
    if (pmap_field_is_scalar (&klass->fields[i]) && klass->fields[i].kind != PMAP_KIND_LONG_TEXT)
      append_attribute (self, depth, &klass->fields[i]);
  append_line (self, depth, FOREIGN_ATTRIBUTES);
}

static void
append_key (Writer     *self,
            const char *kind,
            const char *name,
            const char *refer,
            const char *path,
            const char *attribute)
{
  append_line (self, 2, "<xs:%s name=\"%s\"%s%s%s>", kind, name, refer != NULL ? " refer=\"pm:" : "", refer != NULL ? refer : "",
               refer != NULL ? "-ids\"" : "");
  append_line (self, 3, "<xs:selector xpath=\"%s\"/>", path);
  append_line (self, 3, "<xs:field xpath=\"@%s\"/>", attribute);
  append_line (self, 2, "</xs:%s>", kind);
}

static gboolean
is_referred_to (Writer          *self,
                PmapRecordClass *klass)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      for (guint j = 0; j < place->klass->n_fields; j++)
        if (place->klass->fields[j].kind == PMAP_KIND_REFERENCE && get_item_class (&place->klass->fields[j]) == klass)
          return TRUE;
    }
  return FALSE;
}

/* That no id is there twice, and what an id names is there. */
static void
append_keys (Writer *self)
{
  g_autoptr (GString) with_ids = g_string_new (NULL);

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      if (place->klass->noun->id_prefix != NULL)
        g_string_append_printf (with_ids, "%s%s", with_ids->len > 0 ? "|" : "", place->path->str);
    }
  append_line (self, 2, "<xs:unique name=\"ids\">");
  append_documentation (self, 3, "No id is there twice, whatever it names.");
  append_line (self, 3, "<xs:selector xpath=\"%s\"/>", with_ids->str);
  append_line (self, 3, "<xs:field xpath=\"@id\"/>");
  append_line (self, 2, "</xs:unique>");
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);
      g_autofree char *name = g_strdup_printf ("%s-ids", place->klass->noun->element);

      if (is_referred_to (self, place->klass))
        append_key (self, "key", name, NULL, place->path->str, "id");
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      for (guint j = 0; j < place->klass->n_fields; j++)
        {
          const PmapField *field = &place->klass->fields[j];
          g_autofree char *name = g_strdup_printf ("%s-%s", place->klass->noun->element, field->name);

          if (field->kind == PMAP_KIND_REFERENCE)
            append_key (self, "keyref", name, get_item_class (field)->noun->element, place->path->str, field->name);
        }
    }
}

static void
append_root (Writer          *self,
             PmapRecordClass *klass)
{
  append_line (self, 0, "%s", "");
  append_line (self, 1, "<xs:element name=\"%s\">", klass->noun->element);
  append_documentation (self, 2, klass->noun->help);
  append_line (self, 2, "<xs:complexType>");
  append_elements (self, 3, klass);
  append_line (self, 3, "<xs:attribute name=\"version\" use=\"required\">");
  append_documentation (self, 4, "The version of this form of file. Programs that know 1.0 can open any 1.x.");
  append_line (self, 4, "<xs:simpleType>");
  append_line (self, 5, "<xs:restriction base=\"xs:string\">");
  append_line (self, 6, "<xs:pattern value=\"1\\.(0|[1-9][0-9]{0,2})\"/>");
  append_line (self, 5, "</xs:restriction>");
  append_line (self, 4, "</xs:simpleType>");
  append_line (self, 3, "</xs:attribute>");
  append_attributes (self, 3, klass);
  append_line (self, 2, "</xs:complexType>");
  append_keys (self);
  append_line (self, 1, "</xs:element>");
}

static void
append_type (Writer          *self,
             PmapRecordClass *klass)
{
  append_line (self, 0, "%s", "");
  append_line (self, 1, "<xs:complexType name=\"%s\">", klass->noun->element);
  append_documentation (self, 2, klass->noun->help);
  append_elements (self, 2, klass);
  append_attributes (self, 2, klass);
  append_line (self, 1, "</xs:complexType>");
}

/* The simple types below the kinds of fields, of which a kind says its own limits. */
typedef struct
{
  const char *name;
  const char *help;
  const char *base;
  const PmapKind *kind;
  struct
  {
    const char *name;
    const char *value;
  } facets[2];
} SimpleType;

static const SimpleType simple_types[] = {
  { "text", "One line of text.", "xs:string", &pmap_kinds[PMAP_KIND_TEXT] },
  { "required-text", "One line of text that must be there.", "pm:text", NULL, { { "minLength", "1" } } },
  { "long-text", "Text of several lines.", "xs:string", &pmap_kinds[PMAP_KIND_LONG_TEXT] },
  { "required-long-text", "Text of several lines that must be there.", "pm:long-text", NULL, { { "minLength", "1" } } },
  { "id", "An id: a word of the letters A to Z, digits, points, hyphens and underscores, that begins with a letter or an underscore.",
    "xs:NCName", NULL, { { "pattern", "[A-Za-z_][A-Za-z0-9_.\\-]*" }, { "maxLength", G_STRINGIFY (PMAP_ID_LENGTH_MAX) } } },
  { "whole-number", "A whole number.", "xs:integer", &pmap_kinds[PMAP_KIND_INTEGER] },
  { "number", "A number with up to four decimals.", "xs:decimal", &pmap_kinds[PMAP_KIND_DECIMAL] },
  { "money", "An amount in pounds, to the penny.", "xs:decimal", &pmap_kinds[PMAP_KIND_MONEY] },
  { "hourly-rate", "Pounds an hour, with up to four decimals.", "xs:decimal", &pmap_kinds[PMAP_KIND_RATE] },
  { "time", "A time of the day, such as 09:30.", "xs:token", NULL, { { "pattern", "([01][0-9]|2[0-3]):[0-5][0-9]" } } },
  { "day", "A day from 1900 to 2199, without a time or zone.", "xs:date", NULL,
    { { "pattern", "(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}" } } },
  { "moment", "A time to the second, in UTC, such as 2026-09-14T15:30:00Z.", "xs:dateTime", NULL,
    { { "pattern", "(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z" } } },
};

static void
append_limits (Writer         *self,
               const PmapKind *kind)
{
  g_autoptr (GString) most = g_string_new (NULL);

  pmap_number_append_xml (most, kind->maximum, kind->places, FALSE);
  if (kind->places > 0)
    append_line (self, 3, "<xs:fractionDigits value=\"%u\"/>", kind->places);
  if (kind->is_number)
    append_line (self, 3, "<xs:minInclusive value=\"0\"/>");
  append_line (self, 3, "<xs:%s value=\"%s\"/>", kind->is_number ? "maxInclusive" : "maxLength", most->str);
}

static void
begin_simple_type (Writer     *self,
                   const char *name,
                   const char *help,
                   const char *base)
{
  append_line (self, 1, "<xs:simpleType name=\"%s\">", name);
  append_documentation (self, 2, help);
  append_line (self, 2, "<xs:restriction base=\"%s\">", base);
}

static void
end_simple_type (Writer *self)
{
  append_line (self, 2, "</xs:restriction>");
  append_line (self, 1, "</xs:simpleType>");
}

static void
append_word (Writer     *self,
             const char *word,
             const char *label)
{
  g_autofree char *help = g_strconcat (label, ".", NULL);

  append_line (self, 3, "<xs:enumeration value=\"%s\">", word);
  append_documentation (self, 4, help);
  append_line (self, 3, "</xs:enumeration>");
}

static void
append_simple_types (Writer *self)
{
  append_line (self, 0, "%s", "");
  for (guint i = 0; i < G_N_ELEMENTS (simple_types); i++)
    {
      const SimpleType *type = &simple_types[i];

      begin_simple_type (self, type->name, type->help, type->base);
      if (type->kind != NULL)
        append_limits (self, type->kind);
      for (guint j = 0; j < G_N_ELEMENTS (type->facets) && type->facets[j].name != NULL; j++)
        append_line (self, 3, "<xs:%s value=\"%s\"/>", type->facets[j].name, type->facets[j].value);
      end_simple_type (self);
    }
  begin_simple_type (self, "weekday", "A day of the week.", "xs:string");
  for (guint i = 0; i < PMAP_XML_WEEKDAYS; i++)
    append_word (self, pmap_xml_weekdays[i], pmap_weekday_names[i]);
  end_simple_type (self);
  append_line (self, 1, "<xs:simpleType name=\"weekdays\">");
  append_documentation (self, 2, "Days of the week, with spaces between.");
  append_line (self, 2, "<xs:list itemType=\"pm:weekday\"/>");
  append_line (self, 1, "</xs:simpleType>");
  for (const PmapChoiceList *list = pmap_choice_lists; list->choices != NULL; list++)
    {
      begin_simple_type (self, list->name, list->help, "xs:string");
      for (const PmapChoice *choice = list->choices; choice->nick != NULL; choice++)
        append_word (self, choice->nick, choice->label);
      end_simple_type (self);
    }
}

/**
 * pmap_xml_schema_write:
 *
 * Returns: (transfer full): the schema of the file, as XML Schema 1.0, in English whatever the user's language
 */
char *
pmap_xml_schema_write (void)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (place_free);
  Writer self = { g_string_new (HEAD), places };

  find_places (&self, pmap_record_class_get (PMAP_TYPE_DOCUMENT), ".");
  append_root (&self, pmap_record_class_get (PMAP_TYPE_DOCUMENT));
  for (guint i = 1; i < places->len; i++)
    append_type (&self, ((Place *) g_ptr_array_index (places, i))->klass);
  append_simple_types (&self);
  g_string_append (self.xml, "</xs:schema>\n");
  return g_string_free (self.xml, FALSE);
}
