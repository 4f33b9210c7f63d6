/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are no maps, or that are made to do harm: refused at once, with a clear word, at little cost. */

#include "config.h"

#include "base/pmap-error.h"
#include "xml/pmap-xml-gate.h"
#include "xml/pmap-xml-schema.h"
#include "xml/sample.h"

/* Refuses a text; how little work that is, test-hostile in the store counts. */
static char *
refuse (const char *text,
        gssize      length,
        PmapError   code)
{
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (sample_read (text, length, NULL, issues, &error));
  g_assert_error (error, PMAP_ERROR, (int) code);
  g_assert_cmpuint (issues->len, ==, 1);
  return sample_list_issues (issues);
}

#define REFUSE(text, length, code, message) G_STMT_START { \
  g_autofree char *found = refuse (text, length, code); \
  g_assert_cmpstr (found, ==, message); \
} G_STMT_END

static void
test_not_xml (void)
{
  g_test_summary ("What is not XML is not called broken.");
  REFUSE ("", 0, PMAP_ERROR_NOT_A_MAP, "0:0: error: The file is empty\n");
  REFUSE ("Dear all, please find", -1, PMAP_ERROR_NOT_A_MAP,
          "0:0: error: This is not a provision map: it is not an XML file\n");
  REFUSE ("  \n", -1, PMAP_ERROR_NOT_A_MAP, "0:0: error: The file is empty: there is nothing in it but spaces\n");
}

static void
test_encodings (void)
{
  g_autofree char *latin = sample_with ("Zoë", "Zo\xeb");
  g_autofree char *overlong = sample_with ("Zoë", "Zo\xc0\xab");
  g_autofree char *surrogate = sample_with ("Zoë", "Zo\xed\xa0\x80");
  g_autofree char *nul = sample_with ("Zoë", "Zo\x01");
  g_autofree char *declared = sample_with ("UTF-8", "ISO-8859-1");
  g_autofree char *small = sample_with ("encoding=\"UTF-8\"", "encoding='utf-8'");
  g_autofree char *none = sample_with (" encoding=\"UTF-8\"", "");
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", sample, NULL);
  g_autofree char *marked_wrong = sample_with ("<?xml", "\xef\xbb\xbf  <?xml");
  g_autofree char *wide = NULL;
  const char *const right[] = { small, none, marked };
  gsize length;

  g_test_summary ("UTF-8 and nothing else.");
  REFUSE (latin, -1, PMAP_ERROR_NOT_A_MAP,
          "18:33: error: The file is not text in UTF-8 but probably in Windows-1252, in which the letter here is “ë”: save it "
          "again, with UTF-8 as the encoding, in the program that wrote it\n");
  REFUSE (overlong, -1, PMAP_ERROR_NOT_A_MAP,
          "18:33: error: The file is not text in UTF-8: from here on its letters cannot be read\n");
  REFUSE (surrogate, -1, PMAP_ERROR_NOT_A_MAP,
          "18:33: error: The file is not text in UTF-8: from here on its letters cannot be read\n");
  REFUSE (nul, -1, PMAP_ERROR_DAMAGED,
          "18:33: error: There is a character here that cannot be seen and that no map can hold (number 1): take it away\n");
  length = strlen (nul);
  *strchr (nul, '\x01') = '\0';
  REFUSE (nul, length, PMAP_ERROR_DAMAGED,
          "18:33: error: There is a character here that cannot be seen and that no map can hold (number 0): take it away\n");
  REFUSE (declared, -1, PMAP_ERROR_NOT_A_MAP,
          "1:1: error: The first line says that the file is text in the encoding ISO-8859-1; a provision map is text in UTF-8: save "
          "it again, with UTF-8 as the encoding, in the program that wrote it\n");
  wide = g_convert (sample, -1, "UTF-16", "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (wide);
  REFUSE (wide, length, PMAP_ERROR_NOT_A_MAP,
          "0:0: error: The file is text in the encoding UTF-16; a provision map is text in UTF-8: save it again, with UTF-8 as "
          "the encoding, in the program that wrote it\n");
  REFUSE (wide + 2, length - 2, PMAP_ERROR_NOT_A_MAP,
          "0:0: error: The file is text in the encoding UTF-16; a provision map is text in UTF-8: save it again, with UTF-8 as "
          "the encoding, in the program that wrote it\n");
  REFUSE (marked_wrong, -1, PMAP_ERROR_DAMAGED,
          "1:1: error: There is a space before “<?xml”: take it away, for that has to be the very first thing in the file\n");
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (GPtrArray) issues = pmap_issues_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (PmapDocument) document = sample_read (right[i], -1, NULL, issues, &error);

      g_assert_no_error (error);
      g_assert_nonnull (document);
    }
}

static void
test_cut_short (void)
{
  gsize length = strlen (sample);

  g_test_summary ("No part of a map is a map, wherever it is cut.");
  for (gsize i = 0; i < length - 1; i++)
    {
      g_autoptr (GPtrArray) issues = pmap_issues_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (sample_read (sample, i, NULL, issues, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == PMAP_ERROR);
      g_assert_cmpuint (issues->len, ==, 1);
    }
  REFUSE (sample, 700, PMAP_ERROR_DAMAGED, "14:9: error: The file ends too early: the rest of it is missing\n");
}

static void
test_damaged (void)
{
  g_autofree char *mismatched = sample_with ("</purpose>", "</purple>");
  g_autofree char *ampersand = sample_with ("Reading &amp;", "Reading &");
  g_autofree char *entity = sample_with ("Reading &amp;", "Reading &eacute;");
  g_autofree char *quote = sample_with ("sen=\"K\"", "sen=\"K");
  g_autofree char *unquoted = sample_with ("sen=\"K\"", "sen=K");
  g_autofree char *twice = g_strconcat (sample, "<provision-map/>", NULL);
  g_autofree char *after = g_strconcat (sample, "thanks", NULL);
  g_autofree char *character = sample_with ("Reading &amp;", "Reading &#xFFFE;");
  const char *const texts[] = { mismatched, ampersand, entity, quote, unquoted, twice, after, character };
  static const char *const places[] = { "13:", "13:", "13:", "19:", "18:", "22:", "22:", "13:" };

  g_test_summary ("What is broken is broken at its place.");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *found = refuse (texts[i], -1, PMAP_ERROR_DAMAGED);

      if (!g_str_has_prefix (found, places[i]))
        g_test_fail_printf ("%s instead of %s", found, places[i]);
    }
}

#define ROOT "<provision-map xmlns=\"https://example.com/ns/provision-map/1\" version=\"1.0\" id=\"m\""

static void
append_many (GString    *text,
             const char *piece,
             guint       n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
}

/* Which gate a text does not pass, the first or the second; 0 if libxml2 gets it. The gates look at each byte once, and hold
 * nothing of it: a bomb that does not pass them cannot go off, on whichever machine. */
static guint
find_gate (const char *text,
           gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GPtrArray) issues = pmap_issues_new ();

  if (!pmap_xml_check_bytes (bytes, issues, NULL))
    return 1;
  return pmap_xml_check_shape (bytes, NULL, issues, NULL) ? 0 : 2;
}

static void
test_declarations (void)
{
  static const char *const texts[] = {
    "<!DOCTYPE provision-map [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>\n" ROOT "><x>&b;</x></provision-map>",
    "<!DOCTYPE provision-map [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" ROOT ">&x;</provision-map>",
    "<!DOCTYPE provision-map SYSTEM \"http://example.com/a.dtd\">\n" ROOT "/>",
    "<!DOCTYPE provision-map [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]>\n" ROOT "/>",
    "<!DOCTYPE provision-map>" ROOT "/>",
  };

  g_test_summary ("No document type, so no entities: nothing to expand and nothing to fetch.");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpuint (find_gate (texts[i], strlen (texts[i])), ==, 1);
      REFUSE (texts[i], -1, PMAP_ERROR_NOT_A_MAP,
              "1:1: error: A provision map has no “<!DOCTYPE”; for safety, files with one are not opened\n");
    }
}

static void
test_bombs (void)
{
  g_autoptr (GString) deep = g_string_new (ROOT ">");
  g_autoptr (GString) wide = g_string_new (ROOT ">");
  g_autoptr (GString) attributes = g_string_new (ROOT);
  g_autoptr (GString) name = g_string_new (ROOT "><");
  g_autoptr (GString) value = g_string_new (ROOT " x=\"");
  g_autoptr (GString) text = g_string_new (ROOT "><pupil id=\"u\" given-name=\"x\"><views>");
  g_autofree char *large = g_malloc0 (PMAP_XML_SIZE_MAX + 1);

  g_test_summary ("Bombs go off in the first two gates, quietly.");
  append_many (deep, "<a>", 1000000);
  g_assert_cmpuint (find_gate (deep->str, deep->len), ==, 2);
  REFUSE (deep->str, deep->len, PMAP_ERROR_LIMIT,
          "1:177: error: Elements are inside each other more than 32 deep; no provision map is\n");
  append_many (wide, "<a/>", 3000000);
  g_string_append (wide, "</provision-map>");
  g_assert_cmpuint (find_gate (wide->str, wide->len), ==, 2);
  {
    g_autofree char *found = refuse (wide->str, wide->len, PMAP_ERROR_LIMIT);

    g_assert_true (g_str_has_suffix (found, "error: The file has more than 1500000 elements; no provision map has as many\n"));
  }
  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (attributes, " a%u=\"\"", i);
  g_string_append (attributes, "/>");
  g_assert_cmpuint (find_gate (attributes->str, attributes->len), ==, 2);
  {
    g_autofree char *found = refuse (attributes->str, attributes->len, PMAP_ERROR_LIMIT);

    g_assert_true (g_str_has_suffix (found, "error: The element <provision-map> has too many attributes for a provision map\n"));
  }
  append_many (name, "nnnnnnnnnn", 6000);
  g_string_append (name, "/></provision-map>");
  g_assert_cmpuint (find_gate (name->str, name->len), ==, 2);
  {
    g_autofree char *found = refuse (name->str, name->len, PMAP_ERROR_LIMIT);

    g_assert_nonnull (strstr (found, "A name is too long here for a provision map"));
  }
  append_many (value, "vvvvvvvvvv", 1100000);
  g_string_append (value, "\"/>");
  g_assert_cmpuint (find_gate (value->str, value->len), ==, 2);
  {
    g_autofree char *found = refuse (value->str, value->len, PMAP_ERROR_LIMIT);

    g_assert_true (g_str_has_suffix (found, "error: An attribute is too long here for a provision map\n"));
  }
  append_many (text, "tttttttttt", 1100000);
  g_string_append (text, "</views></pupil></provision-map>");
  g_assert_cmpuint (find_gate (text->str, text->len), ==, 2);
  {
    g_autofree char *found = refuse (text->str, text->len, PMAP_ERROR_LIMIT);

    g_assert_true (g_str_has_suffix (found, "error: The text here is too long for a provision map\n"));
  }
  g_assert_cmpuint (find_gate (large, PMAP_XML_SIZE_MAX + 1), ==, 1);
  REFUSE (large, PMAP_XML_SIZE_MAX + 1, PMAP_ERROR_LIMIT,
          "0:0: error: The file is too large for a provision map: 134.2\302\240MB; at most 134.2\302\240MB can be opened\n");
}

/* The same gates stand before the schema. */
static void
test_schema (void)
{
  static const char *const texts[] = { "", "<svg/>", "<!DOCTYPE a>" ROOT "/>", ROOT ">", "\xff\xfe<" };

  g_test_summary ("Validating opens no door that reading keeps shut.");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GPtrArray) issues = pmap_issues_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (pmap_xml_schema_validate (bytes, issues, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (issues->len, ==, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/gates/not-xml", test_not_xml);
  g_test_add_func ("/xml/gates/encodings", test_encodings);
  g_test_add_func ("/xml/gates/cut-short", test_cut_short);
  g_test_add_func ("/xml/gates/damaged", test_damaged);
  g_test_add_func ("/xml/gates/declarations", test_declarations);
  g_test_add_func ("/xml/gates/bombs", test_bombs);
  g_test_add_func ("/xml/gates/schema", test_schema);
  return g_test_run ();
}
