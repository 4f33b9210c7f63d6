/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The published schema and the field tables say the same. Both are turned into the same short sentences, one for each
 * attribute, element and reference, and the sentences are compared, in their order: what is in one alone, or differs,
 * fails here. */

#include "config.h"

#include "model/pmap-document.h"
#include "xml/pmap-xml-schema-write.h"
#include "xml/pmap-xml-schema.h"
#include "xml/pmap-xml-value.h"
#include "xml/sample.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#define XS "http://www.w3.org/2001/XMLSchema"

static xmlDoc *schema;

static gboolean
is_xs (const xmlNode *node,
       const char    *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL && g_str_equal (node->ns->href, XS) && g_str_equal (node->name, name);
}

static xmlNode *
find_child (xmlNode    *parent,
            const char *name)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (is_xs (node, name))
      return node;
  return NULL;
}

static const char *
get (const xmlNode *node,
     const char    *name)
{
  const xmlAttr *attribute = xmlHasProp (node, BAD_CAST name);

  return attribute != NULL && attribute->children != NULL ? (const char *) attribute->children->content : NULL;
}

/* A global component by its kind and name; the name may have the schema's prefix. */
static xmlNode *
find_global (const char *kind,
             const char *name)
{
  if (g_str_has_prefix (name, "pm:"))
    name += strlen ("pm:");
  for (xmlNode *node = xmlDocGetRootElement (schema)->children; node != NULL; node = node->next)
    if (is_xs (node, kind) && g_strcmp0 (get (node, "name"), name) == 0)
      return node;
  g_error ("no %s called %s in the schema", kind, name);
}

/* What a simple type comes to, with what it takes over from its bases. */
typedef struct
{
  const char *built_in;
  char *least, *most, *shortest, *longest, *places;
  GString *words;
} Simple;

static void
clear_simple (Simple *simple)
{
  g_free (simple->least);
  g_free (simple->most);
  g_free (simple->shortest);
  g_free (simple->longest);
  g_free (simple->places);
  g_string_free (simple->words, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Simple, clear_simple)

static void
take (char          **place,
      const xmlNode  *facet,
      const char     *name)
{
  if (*place == NULL && is_xs (facet, name))
    *place = g_strdup (get (facet, "value"));
}

static void
resolve (Simple     *simple,
         const char *name,
         xmlNode    *type)
{
  xmlNode *restriction, *list;

  if (type == NULL && g_str_has_prefix (name, "xs:"))
    {
      simple->built_in = name + strlen ("xs:");
      return;
    }
  if (type == NULL)
    type = find_global ("simpleType", name);
  list = find_child (type, "list");
  if (list != NULL)
    {
      resolve (simple, get (list, "itemType"), NULL);
      simple->built_in = "list";
      return;
    }
  restriction = find_child (type, "restriction");
  g_assert_nonnull (restriction);
  for (xmlNode *facet = restriction->children; facet != NULL; facet = facet->next)
    {
      take (&simple->least, facet, "minInclusive");
      take (&simple->most, facet, "maxInclusive");
      take (&simple->shortest, facet, "minLength");
      take (&simple->longest, facet, "maxLength");
      take (&simple->places, facet, "fractionDigits");
      if (is_xs (facet, "enumeration"))
        g_string_append_printf (simple->words, " %s", get (facet, "value"));
    }
  resolve (simple, get (restriction, "base"), NULL);
}

/* Limits as the program counts them: 30.5 with one place is 305. */
static gint64
scale (const char *text,
       const char *places)
{
  gint64 number;

  g_assert_nonnull (text);
  g_assert_true (pmap_number_from_xml (text, strlen (text), places != NULL ? atoi (places) : 0, &number));
  return number;
}

static char *
describe_type (xmlNode *node)
{
  g_auto (Simple) simple = { .words = g_string_new (NULL) };

  resolve (&simple, get (node, "type"), find_child (node, "simpleType"));
  if (g_str_equal (simple.built_in, "NCName"))
    return g_strdup_printf ("id of at most %s", simple.longest);
  if (g_str_equal (simple.built_in, "integer") || g_str_equal (simple.built_in, "decimal"))
    return g_strdup_printf ("number of %s places from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                            simple.places != NULL ? simple.places : "0",
                            scale (simple.least, simple.places), scale (simple.most, simple.places));
  if (g_str_equal (simple.built_in, "list"))
    return g_strdup_printf ("several of%s", simple.words->str);
  if (simple.words->len > 0)
    return g_strdup_printf ("one of%s", simple.words->str);
  if (g_str_equal (simple.built_in, "string") && simple.longest != NULL)
    return g_strdup_printf ("text of %s to %s", simple.shortest != NULL ? simple.shortest : "0", simple.longest);
  return g_strdup (simple.built_in);
}

static char *
describe_field_type (const PmapField *field)
{
  GString *words;

  switch (field->kind)
    {
    case PMAP_KIND_TEXT:
    case PMAP_KIND_LONG_TEXT:
      return g_strdup_printf ("text of %u to %" G_GINT64_FORMAT,
                              field->flags & PMAP_FIELD_REQUIRED ? 1 : 0, pmap_field_get_maximum (field));
    case PMAP_KIND_INTEGER:
    case PMAP_KIND_DECIMAL:
    case PMAP_KIND_MONEY:
    case PMAP_KIND_RATE:
      return g_strdup_printf ("number of %u places from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                              pmap_field_get_places (field), field->minimum, pmap_field_get_maximum (field));
    case PMAP_KIND_TIME:
      return g_strdup ("token");
    case PMAP_KIND_DATE:
      return g_strdup ("date");
    case PMAP_KIND_MOMENT:
      return g_strdup ("dateTime");
    case PMAP_KIND_BOOLEAN:
      return g_strdup ("boolean");
    case PMAP_KIND_REFERENCE:
      return g_strdup ("id of at most 64");
    case PMAP_KIND_CHOICE:
      words = g_string_new ("one of");
      for (const PmapChoice *choice = field->choices; choice->nick != NULL; choice++)
        g_string_append_printf (words, " %s", choice->nick);
      return g_string_free (words, FALSE);
    case PMAP_KIND_WEEKDAYS:
      words = g_string_new ("several of");
      for (guint i = 0; i < PMAP_XML_WEEKDAYS; i++)
        g_string_append_printf (words, " %s", pmap_xml_weekdays[i]);
      return g_string_free (words, FALSE);
    case PMAP_KIND_RECORD:
    case PMAP_KIND_RECORDS:
    default:
      g_assert_not_reached ();
    }
}

/* What "not said" means, as the file would say it; NULL for unknown. */
static char *
describe_default (GType            type,
                  const PmapField *field)
{
  g_autoptr (PmapRecord) record = NULL;
  GString *text;

  if (!(field->flags & PMAP_FIELD_HAS_DEFAULT))
    return NULL;
  record = pmap_record_new (type);
  text = g_string_new (NULL);
  pmap_xml_value_append (text, record, field);
  return g_string_free (text, FALSE);
}

static GString *
describe_tables_attributes (PmapRecordClass *klass)
{
  GString *list = g_string_new (NULL);

  if (g_str_equal (klass->noun->element, PMAP_XML_ROOT))
    g_string_append (list, "version: string, needed\n");
  if (klass->noun->id_prefix != NULL)
    g_string_append (list, "id: id of at most 64, needed\n");
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];
      g_autofree char *type = NULL;
      g_autofree char *otherwise = NULL;

      if (!pmap_field_is_scalar (field) || field->kind == PMAP_KIND_LONG_TEXT)
        continue;
      type = describe_field_type (field);
      otherwise = describe_default (G_TYPE_FROM_CLASS (klass), field);
      g_string_append_printf (list, "%s: %s%s%s%s\n", field->name, type,
                              field->flags & PMAP_FIELD_REQUIRED ? ", needed" : "",
                              otherwise != NULL ? ", else " : "", otherwise != NULL ? otherwise : "");
    }
  return list;
}

static GString *
describe_schemas_attributes (xmlNode *type)
{
  GString *list = g_string_new (NULL);
  gboolean others = FALSE;

  for (xmlNode *node = type->children; node != NULL; node = node->next)
    {
      g_autofree char *simple = NULL;
      const char *otherwise;

      if (is_xs (node, "anyAttribute"))
        {
          g_assert_cmpstr (get (node, "namespace"), ==, "##other");
          others = TRUE;
        }
      if (!is_xs (node, "attribute"))
        continue;
      simple = describe_type (node);
      otherwise = get (node, "default");
      g_string_append_printf (list, "%s: %s%s%s%s\n", get (node, "name"), simple,
                              g_strcmp0 (get (node, "use"), "required") == 0 ? ", needed" : "",
                              otherwise != NULL ? ", else " : "", otherwise != NULL ? otherwise : "");
    }
  g_assert_true (others);
  return list;
}

static GString *
describe_tables_elements (PmapRecordClass *klass)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];
      g_autofree char *type = NULL;

      if (field->kind == PMAP_KIND_LONG_TEXT)
        {
          type = describe_field_type (field);
          g_string_append_printf (list, "%s: %s, %s to 1\n", field->name, type,
                                  field->flags & PMAP_FIELD_REQUIRED ? "1" : "0");
        }
      else if (!pmap_field_is_scalar (field))
        {
          g_autoptr (GTypeClass) item = g_type_class_ref (field->get_item_type ());
          g_autofree char *most = field->maximum != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, field->maximum)
                                                      : g_strdup ("unbounded");
          const char *element = ((PmapRecordClass *) item)->noun->element;

          g_string_append_printf (list, "%s: pm:%s, 0 to %s\n", element, element,
                                  field->kind == PMAP_KIND_RECORD ? "1" : most);
        }
    }
  g_string_append (list, "others, 0 to unbounded\n");
  return list;
}

static GString *
describe_schemas_elements (xmlNode *type)
{
  GString *list = g_string_new (NULL);
  xmlNode *sequence = find_child (type, "sequence");

  g_assert_nonnull (sequence);
  for (xmlNode *node = sequence->children; node != NULL; node = node->next)
    {
      const char *least = get (node, "minOccurs"), *most = get (node, "maxOccurs");
      g_autofree char *content = NULL;
      gboolean is_record;

      if (is_xs (node, "any"))
        {
          g_assert_cmpstr (get (node, "namespace"), ==, "##other");
          g_assert_cmpstr (get (node, "processContents"), ==, "skip");
          g_string_append_printf (list, "others, %s to %s\n", least, most);
        }
      if (!is_xs (node, "element"))
        continue;
      is_record = g_strcmp0 (get (node, "type"), "pm:text") != 0 && !g_str_has_suffix (get (node, "type"), "-text");
      content = is_record ? g_strdup (get (node, "type")) : describe_type (node);
      g_string_append_printf (list, "%s: %s, %s to %s\n", get (node, "name"), content,
                              least != NULL ? least : "1", most != NULL ? most : "1");
    }
  return list;
}

typedef void (*ClassFunc) (PmapRecordClass *klass,
                           const char      *path,
                           gpointer         user_data);

/* Every place where a noun can be, by its path from the root. */
static void
walk_classes (GType       type,
              const char *path,
              ClassFunc   func,
              gpointer    user_data)
{
  PmapRecordClass *klass = g_type_class_ref (type);

  func (klass, path, user_data);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!pmap_field_is_scalar (&klass->fields[i]))
      {
        PmapRecordClass *item = g_type_class_ref (klass->fields[i].get_item_type ());
        g_autofree char *inside = g_strdup_printf ("%s%spm:%s", path, *path != '\0' ? "/" : "", item->noun->element);

        walk_classes (klass->fields[i].get_item_type (), inside, func, user_data);
      }
}

static xmlNode *
find_type (PmapRecordClass *klass)
{
  return g_str_equal (klass->noun->element, PMAP_XML_ROOT) ? find_child (find_global ("element", PMAP_XML_ROOT), "complexType")
                                                     : find_global ("complexType", klass->noun->element);
}

static void
compare_class (PmapRecordClass *klass,
               const char      *path,
               gpointer         user_data)
{
  xmlNode *type = find_type (klass);
  g_autoptr (GString) wanted = describe_tables_attributes (klass);
  g_autoptr (GString) found = describe_schemas_attributes (type);
  g_autoptr (GString) wanted_elements = describe_tables_elements (klass);
  g_autoptr (GString) found_elements = describe_schemas_elements (type);

  g_test_message ("%s", klass->noun->element);
  g_assert_cmpstr (found->str, ==, wanted->str);
  g_assert_cmpstr (found_elements->str, ==, wanted_elements->str);
  g_hash_table_add (user_data, (gpointer) klass->noun->element);
}

static void
test_fields (void)
{
  g_autoptr (GHashTable) nouns = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_types = 1;

  g_test_summary ("Attributes, elements, their order, limits, words and defaults are those of the tables.");
  walk_classes (PMAP_TYPE_DOCUMENT, "", compare_class, nouns);
  for (xmlNode *node = xmlDocGetRootElement (schema)->children; node != NULL; node = node->next)
    n_types += is_xs (node, "complexType");
  g_assert_cmpuint (n_types, ==, g_hash_table_size (nouns));
}

static void
add_references (PmapRecordClass *klass,
                const char      *path,
                gpointer         user_data)
{
  GHashTable *references = user_data;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];
      g_autofree char *name = NULL;
      const char *before;
      PmapRecordClass *item;

      if (field->kind != PMAP_KIND_REFERENCE)
        continue;
      item = g_type_class_ref (field->get_item_type ());
      name = g_strdup_printf ("%s-%s: @%s names pm:%s-ids", klass->noun->element, field->name, field->name, item->noun->element);
      before = g_hash_table_lookup (references, name);
      g_hash_table_replace (references, g_strdup (name),
                            before != NULL ? g_strdup_printf ("%s|%s", before, path) : g_strdup (path));
    }
}

static void
add_ids (PmapRecordClass *klass,
         const char      *path,
         gpointer         user_data)
{
  GString *list = user_data;

  if (klass->noun->id_prefix != NULL)
    g_string_append_printf (list, "%s%s", list->len > 0 ? "|" : "", *path != '\0' ? path : ".");
}

static void
test_references (void)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GString) ids = g_string_new (NULL);
  xmlNode *root = find_global ("element", PMAP_XML_ROOT);
  guint n_references = 0;

  g_test_summary ("What the tables refer to, the schema makes sure of.");
  walk_classes (PMAP_TYPE_DOCUMENT, "", add_references, wanted);
  walk_classes (PMAP_TYPE_DOCUMENT, "", add_ids, ids);
  for (xmlNode *node = root->children; node != NULL; node = node->next)
    {
      const char *selector, *field;

      if (!is_xs (node, "key") && !is_xs (node, "keyref") && !is_xs (node, "unique"))
        continue;
      selector = get (find_child (node, "selector"), "xpath");
      field = get (find_child (node, "field"), "xpath");
      if (is_xs (node, "unique"))
        g_assert_cmpstr (selector, ==, ids->str);
      if (is_xs (node, "key"))
        {
          g_auto (GStrv) paths = g_strsplit (ids->str, "|", -1);
          g_autofree char *element = g_strndup (get (node, "name"), strlen (get (node, "name")) - strlen ("-ids"));

          g_assert_true (g_strv_contains ((const char *const *) paths, selector));
          g_assert_true (g_str_has_suffix (selector, element));
        }
      if (!is_xs (node, "keyref"))
        g_assert_cmpstr (field, ==, "@id");
      else
        {
          g_autofree char *name = g_strdup_printf ("%s: %s names %s", get (node, "name"), field, get (node, "refer"));

          g_test_message ("%s", name);
          g_assert_cmpstr (selector, ==, g_hash_table_lookup (wanted, name));
          n_references++;
        }
    }
  g_assert_cmpuint (n_references, ==, g_hash_table_size (wanted));
}

static void
assert_documented (xmlNode *node)
{
  for (; node != NULL; node = node->next)
    {
      if (is_xs (node, "element") || is_xs (node, "attribute") || is_xs (node, "complexType") || is_xs (node, "enumeration")
          || is_xs (node, "schema") || (is_xs (node, "simpleType") && get (node, "name") != NULL))
        {
          xmlNode *annotation = find_child (node, "annotation");
          xmlNode *documentation = annotation != NULL ? find_child (annotation, "documentation") : NULL;
          g_autofree char *text = documentation != NULL && documentation->children != NULL
                                  ? g_strstrip (g_strdup ((char *) documentation->children->content)) : NULL;
          gboolean is_anonymous = is_xs (node, "complexType") && get (node, "name") == NULL;

          if (!is_anonymous && (text == NULL || !g_str_has_suffix (text, ".")))
            g_test_fail_printf ("line %ld: %s has no sentence of documentation", xmlGetLineNo (node), get (node, "name"));
        }
      assert_documented (node->children);
    }
}

static void
test_made (void)
{
  g_autoptr (GBytes) bytes = pmap_xml_schema_get_bytes ();
  g_autofree char *published = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *made = pmap_xml_schema_write ();

  g_test_summary ("The published schema is the one that the tables make (pmaptool schema > data/provision-map-1.xsd).");
  g_assert_cmpstr (published, ==, made);
}

static void
test_documentation (void)
{
  g_test_summary ("Every element, attribute, type and word says what it is.");
  assert_documented (xmlDocGetRootElement (schema));
}

typedef struct
{
  const char *from;
  const char *to;
  const char *issue;
} Case;

static void
test_validate (void)
{
  static const Case cases[] = {
    { "  <school ", "  <tier id=\"t\" name=\"T\"/>\n  <school ",
      "4:0: error: An element stands where the schema has another, or none (Element 'school': This element is not expected. "
      "Expected is one of ( tier, provision, intervention, pupil, change ).)\n" },
    { "pupil=\"u-1\"", "pupil=\"u-2\"",
      "16:0: error: An id is there twice, or what is named by an id is not there (Element 'member': No match found for "
      "key-sequence ['u-2'] of keyref 'member-pupil'.)\n" },
    { "id=\"targeted\"", "id=\"map-1\"", NULL },
    { "13.4700", "-3", NULL },
    { "sen=\"K\"", "sen=\"A\"", NULL },
    { " name=\"Autumn\"", "", NULL },
    { "2026-09-14\" outcome", "2026-09-14Z\" outcome", NULL },
  };
  g_autoptr (GBytes) right = g_bytes_new_static (sample, strlen (sample));
  g_autoptr (GPtrArray) none = pmap_issues_new ();

  g_test_summary ("A file is held against the schema, and what differs has its line.");
  g_assert_true (pmap_xml_schema_validate (right, none, NULL));
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sample_with (cases[i].from, cases[i].to);
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (GPtrArray) issues = pmap_issues_new ();
      g_autofree char *found = NULL;

      g_assert_true (pmap_xml_schema_validate (bytes, issues, NULL));
      found = sample_list_issues (issues);
      g_assert_cmpuint (issues->len, >, 0);
      if (cases[i].issue != NULL)
        g_assert_cmpstr (found, ==, cases[i].issue);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GBytes) bytes = pmap_xml_schema_get_bytes ();
  int result;

  schema = xmlReadMemory (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL, XML_PARSE_NONET);
  g_assert_nonnull (schema);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/schema/fields", test_fields);
  g_test_add_func ("/xml/schema/references", test_references);
  g_test_add_func ("/xml/schema/made", test_made);
  g_test_add_func ("/xml/schema/documentation", test_documentation);
  g_test_add_func ("/xml/schema/validate", test_validate);
  result = g_test_run ();
  xmlFreeDoc (schema);
  return result;
}
