/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is written is read as the same map, and written again as the same bytes: for maps by chance, in any language. */

#include "config.h"

#include "shared/random-document.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-schema.h"
#include "xml/pmap-xml-write.h"

#include <locale.h>

static PmapDocument *
read_again (GBytes *bytes)
{
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  PmapXmlVersion version;
  PmapDocument *document = pmap_xml_read (bytes, NULL, NULL, NULL, &version, issues, &error);

  if (error != NULL)
    g_test_message ("%s\n%s", error->message, (const char *) g_bytes_get_data (bytes, NULL));
  g_assert_no_error (error);
  g_assert_nonnull (document);
  g_assert_cmpuint (version, ==, PMAP_XML_VERSION_KNOWN);
  return document;
}

static void
assert_round_trip (PmapDocument *document)
{
  g_autoptr (GBytes) bytes = pmap_xml_write (document);
  g_autoptr (PmapDocument) copy = read_again (bytes);
  g_autoptr (GBytes) again = pmap_xml_write (copy);

  g_assert_true (pmap_record_equal (PMAP_RECORD (document), PMAP_RECORD (copy)));
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (again, NULL), g_bytes_get_size (again));
}

static guint
get_scale (void)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");

  return scale != NULL ? MAX (atoi (scale), 1) : 1;
}

static void
test_random (void)
{
  guint32 seed = g_test_rand_int ();

  g_test_summary ("A thousand maps by chance are read as they were written, and written as they were read.");
  for (guint i = 0; i < 1000 * get_scale (); i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
      g_autoptr (PmapDocument) document = random_document_new (random, i % 5);

      g_test_message ("map of seed %u", seed + i);
      assert_round_trip (document);
    }
}

static void
test_schema (void)
{
  guint32 seed = g_test_rand_int ();

  g_test_summary ("What the writer makes is right by the published schema.");
  for (guint i = 0; i < 100 * get_scale (); i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
      g_autoptr (PmapDocument) document = random_document_new (random, i % 4);
      g_autoptr (GBytes) bytes = pmap_xml_write (document);
      g_autoptr (GPtrArray) issues = pmap_issues_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("map of seed %u", seed + i);
      g_assert_true (pmap_xml_schema_validate (bytes, issues, &error));
      g_assert_no_error (error);
      if (issues->len > 0)
        g_test_message ("%s\n%s", ((PmapIssue *) issues->pdata[0])->message,
                        (const char *) g_bytes_get_data (bytes, NULL));
      g_assert_cmpuint (issues->len, ==, 0);
    }
}

/* Every field once away from its default, so that none is forgotten by reader or writer. */
static gboolean
note_fields_cb (PmapRecord *record,
                gpointer    user_data)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (pmap_field_is_scalar (&klass->fields[i]) && !pmap_record_is_default (record, &klass->fields[i]))
      g_hash_table_add (user_data, (gpointer) &klass->fields[i]);
  return TRUE;
}

static gboolean
count_fields_cb (PmapRecord *record,
                 gpointer    user_data)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (pmap_field_is_scalar (&klass->fields[i]))
      g_hash_table_add (user_data, (gpointer) &klass->fields[i]);
  return TRUE;
}

static void
test_every_field (void)
{
  g_autoptr (GHashTable) all = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);

  g_test_summary ("No field is forgotten on the way through a file.");
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (i);
      g_autoptr (PmapDocument) document = random_document_new (random, 4);
      g_autoptr (GBytes) bytes = pmap_xml_write (document);
      g_autoptr (PmapDocument) copy = read_again (bytes);

      pmap_record_walk (PMAP_RECORD (document), count_fields_cb, all);
      pmap_record_walk (PMAP_RECORD (copy), note_fields_cb, said);
    }
  g_assert_cmpuint (g_hash_table_size (all), >, 100);
  g_assert_cmpuint (g_hash_table_size (said), ==, g_hash_table_size (all));
}

static void
test_empty (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_test_summary ("A map that says nothing is one element.");
  _pmap_record_set_id (PMAP_RECORD (document), "map-1");
  bytes = pmap_xml_write (document);
  g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<provision-map xmlns=\"https://example.com/ns/provision-map/1\" version=\"1.0\" id=\"map-1\"/>\n");
  assert_round_trip (document);
}

/* Points, not commas; no grouping; the words of the file in no language but its own. */
static void
test_locales (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8", "en_GB.UTF-8", "C" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (PmapDocument) document = random_document_new (random, 4);
  g_autoptr (GBytes) bytes = pmap_xml_write (document);

  g_test_summary ("A file is the same in every language.");
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (GBytes) again = NULL;

      if (setlocale (LC_ALL, locales[i]) == NULL)
        continue;
      again = pmap_xml_write (document);
      g_assert_true (g_bytes_equal (bytes, again));
      assert_round_trip (document);
    }
  setlocale (LC_ALL, "C.UTF-8");
}

static PmapDocument *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return read_again (bytes);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<provision-map xmlns=\"https://example.com/ns/provision-map/1\""

/* Another form of the same map: prefixes, order, white space, quotes, references, declarations elsewhere. */
static void
test_canonical (void)
{
  g_autoptr (PmapDocument) document = read_text (
    "\xef\xbb\xbf<?xml version='1.0'?><!-- a comment --><p:provision-map id='m' version='1.0' xmlns:o='urn:o'\n"
    "  xmlns:p='https://example.com/ns/provision-map/1' o:z='1' xml:lang='cy'>"
    "<o:first a='&#x31;'><p:pupil o:k='v'/><b/></o:first>"
    "<p:pupil given-name=' A&amp;&#10;B&#38;#38;\n' id='u1'><o:x/><p:views><![CDATA[a<b&amp;]]> ]]&gt; &#13;c</p:views></p:pupil>"
    "<p:tier costed='0' name='T' id='t1'/><p:school><o:x/></p:school></p:provision-map>");
  g_autoptr (GBytes) bytes = pmap_xml_write (document);

  g_test_summary ("Every way of writing a map in XML ends in one.");
  g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==,
                   HEAD " version=\"1.0\" id=\"m\" xmlns:o=\"urn:o\" o:z=\"1\" xml:lang=\"cy\">\n"
                   "  <school>\n"
                   "    <o:x xmlns:o=\"urn:o\"/>\n"
                   "  </school>\n"
                   "  <tier id=\"t1\" name=\"T\" costed=\"false\"/>\n"
                   "  <pupil id=\"u1\" given-name=\" A&amp;&#10;B&amp;#38; \">\n"
                   "    <views>a&lt;b&amp;amp; ]]&gt; &#13;c</views>\n"
                   "    <o:x xmlns:o=\"urn:o\"/>\n"
                   "  </pupil>\n"
                   "  <o:first xmlns:o=\"urn:o\" a=\"1\"><p:pupil xmlns:p=\"https://example.com/ns/provision-map/1\" o:k=\"v\"/>"
                   "<b xmlns=\"\"/></o:first>\n"
                   "</provision-map>\n");
  assert_round_trip (document);
}

static void
test_newer_minor (void)
{
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  PmapXmlVersion version;
  const char text[] = HEAD " version=\"1.7\" id=\"m\">\n"
                      "  <pupil id=\"u1\" given-name=\"A\" shoe-size=\"3 &amp; a bit\">\n"
                      "    <hobby kind=\"chess\">at <b>night</b></hobby>\n"
                      "  </pupil>\n"
                      "</provision-map>\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) again = NULL;

  g_test_summary ("What only a later version knows stays in the file.");
  document = pmap_xml_read (bytes, NULL, NULL, NULL, &version, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (version, ==, PMAP_XML_VERSION_NEWER_MINOR);
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_cmpuint (((PmapIssue *) issues->pdata[0])->severity, ==, PMAP_SEVERITY_NOTE);
  again = pmap_xml_write (document);
  g_assert_cmpstr (g_bytes_get_data (again, NULL), ==, text);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/round-trip/empty", test_empty);
  g_test_add_func ("/xml/round-trip/every-field", test_every_field);
  g_test_add_func ("/xml/round-trip/random", test_random);
  g_test_add_func ("/xml/round-trip/schema", test_schema);
  g_test_add_func ("/xml/round-trip/locales", test_locales);
  g_test_add_func ("/xml/round-trip/canonical", test_canonical);
  g_test_add_func ("/xml/round-trip/newer-minor", test_newer_minor);
  return g_test_run ();
}
