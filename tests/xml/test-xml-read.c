/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with a map is said with its place and in plain words: exactly that, and nothing else; and nothing of
 * a wrong map is opened. */

#include "config.h"

#include "base/pmap-error.h"
#include "xml/sample.h"

typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *issues;
} Case;

static const Case errors[] = {
  { "rate-below-nought", "13.4700", "-3",
    "9:39: error: Hourly rate cannot be less than £0.00; here it is “-3”\n" },
  { "rate-too-high", "13.4700", "10000.01",
    "9:39: error: Hourly rate cannot be more than £10,000.00; here it is “10000.01”\n" },
  { "rate-too-fine", "13.4700", "13.47001",
    "9:39: error: Hourly rate should be a number like 12.5, with at most 4 decimal places, not “13.47001”\n" },
  { "rate-with-comma", "13.4700", "13,47",
    "9:39: error: Hourly rate should be a number like 12.5, with at most 4 decimal places, not “13,47”\n" },
  { "minutes-not-whole", "minutes=\"30\"", "minutes=\"30.5\"",
    "12:54: error: Length of a session should be a whole number, not “30.5”\n" },
  { "minutes-in-words", "minutes=\"30\"", "minutes=\"half an hour, but longer on the days of the fair\"",
    "12:54: error: Length of a session should be a whole number, not “half an hour, but longer on the days of …”\n" },
  { "minutes-empty", "minutes=\"30\"", "minutes=\"\"",
    "12:54: error: Length of a session should be a whole number, not “”\n" },
  { "dates-wrong-way-round", "end=\"2026-11-27\"", "end=\"2026-09-13\"",
    "15:61: error: Ends (13 September 2026) is before Starts (14 September 2026)\n" },
  { "date-not-iso", "from=\"2026-09-14\"", "from=\"14/09/2026\"",
    "16:25: error: From should be a day from 1900 to 2199, written like 2026-09-01 and without a time or zone, not “14/09/2026”\n" },
  { "date-not-there", "from=\"2026-09-14\"", "from=\"2026-02-30\"",
    "16:25: error: From should be a day from 1900 to 2199, written like 2026-09-01 and without a time or zone, not “2026-02-30”\n" },
  { "date-with-zone", "from=\"2026-09-14\"", "from=\"2026-09-14Z\"",
    "16:25: error: From should be a day from 1900 to 2199, written like 2026-09-01 and without a time or zone, not “2026-09-14Z”\n" },
  { "outcome-too-good", "outcome=\"1\"", "outcome=\"3\"",
    "16:43: error: Outcome cannot be more than 2; here it is “3”\n" },
  { "sen-retired", "sen=\"K\"", "sen=\"A\"",
    "18:56: error: SEN code cannot be “A”; the words for it are: N, K, E\n" },
  { "weekday-misspelt", "mon wed", "mon Wed",
    "15:78: error: On these days cannot be “mon Wed”; the words for it are: mon, tue, wed, thu, fri, sat, sun\n" },
  { "boolean-in-words", "name=\"Targeted\"", "name=\"Targeted\" costed=\"yes\"",
    "11:39: error: Costed should be “true” or “false”, not “yes”\n" },
  { "dangling-pupil", "pupil=\"u-1\"", "pupil=\"u-2\"",
    "16:13: error: Pupil names “u-2”, which is not in this map\n" },
  { "reference-to-wrong-noun", "pupil=\"u-1\"", "pupil=\"p-1\"",
    "16:13: error: Pupil names “p-1”, which is something else: Provision\n" },
  { "reference-no-id", "pupil=\"u-1\"", "pupil=\"Zoë E.\"",
    "16:13: error: Pupil should be an id, a word of letters and digits that begins with a letter, not “Zoë E.”\n" },
  { "id-twice", "id=\"u-1\"", "id=\"p-1\"",
    "16:13: error: Pupil names “u-1”, which is not in this map\n"
    "18:10: error: The id “p-1” is there twice; it is the id of another record: Provision\n" },
  { "id-of-map-again", "id=\"targeted\"", "id=\"map-1\"",
    "11:9: error: The id “map-1” is there twice; it is the id of another record: Provision map\n"
    "12:38: error: Tier names “targeted”, which is not in this map\n" },
  { "id-missing", " id=\"autumn\"", "",
    "5:5: error: Term: the id is missing\n" },
  { "id-wrong", "id=\"autumn\"", "id=\"1st term\"",
    "5:11: error: “1st term” cannot be an id: an id is a word of letters and digits that begins with a letter\n" },
  { "id-where-none-is", "<need ", "<need id=\"n\" ",
    "19:11: error: There is no “id” in <need>\n" },
  { "name-missing", " name=\"Autumn\"", "",
    "5:5: error: Name is needed\n" },
  { "name-empty", " name=\"Autumn\"", " name=\"\"",
    "5:23: error: Name is needed\n" },
  { "upn-too-long", "B801200005001", "B8012000050011",
    "18:36: error: UPN is 14 characters long; at most 13 fit; here it is “B8012000050011”\n" },
  { "unknown-attribute", "sen=\"K\"", "sen=\"K\" shoe-size=\"3\"",
    "18:64: error: There is no “shoe-size” in <pupil>\n" },
  { "attribute-nearly", "given-name=", "givenName=",
    "18:19: error: There is no “givenName” in <pupil>; it is written “given-name”\n" },
  { "unknown-element", "<need ", "<knead ",
    "19:5: error: There is no place for <knead> inside <pupil>\n" },
  { "element-elsewhere", "<need type=\"SLCN\" rank=\"1\"/>", "<member pupil=\"u-1\"/>",
    "19:5: error: There is no place for <member> inside <pupil>\n" },
  { "element-without-namespace", "<need ", "<need xmlns=\"\" ",
    "19:5: error: There is no place for <need> inside <pupil>\n" },
  { "element-inside-text", "Reading ", "<b>Reading</b> ",
    "13:14: error: There is no place for <b> inside <purpose>\n" },
  { "attribute-of-text", "<purpose>", "<purpose lang=\"en\">",
    "13:14: error: There is no “lang” in <purpose>\n" },
  { "text-twice", "</purpose>", "</purpose>\n    <purpose>again</purpose>",
    "14:5: error: There is more than one <purpose> inside <provision>\n" },
  { "school-twice", "  <year ", "  <school name=\"Other\"/>\n  <year ",
    "4:3: error: There is more than one <school> inside <provision-map>\n" },
  { "loose-text", "  <tier ", "  Oh, and <tier ",
    "2:1: error: There is loose text inside <provision-map>, where only elements have a place\n" },
  { "attribute-twice", "sen=\"K\"", "sen=\"K\" sen=\"E\"",
    "18:71: error: The attribute “sen” is there twice\n" },
  { "prefix-unknown", "sen=\"K\"", "q:sen=\"K\"",
    "18:65: error: The file does not say what the names beginning with “q:” are\n" },
  { "version-missing", " version=\"1.0\" id", " id",
    "2:1: error: The map does not say which version of the file it is; that would be version=\"1.1\"\n" },
  { "version-longer", " version=\"1.0\" id", " version=\"1.0.\" id",
    "2:63: error: The map does not say which version of the file it is; that would be version=\"1.1\"\n" },
  { "version-padded", " version=\"1.0\" id", " version=\"1.01\" id",
    "2:63: error: The map does not say which version of the file it is; that would be version=\"1.1\"\n" },
  { "version-odd", " version=\"1.0\" id", " version=\"one\" id",
    "2:63: error: The map does not say which version of the file it is; that would be version=\"1.1\"\n" },
  { "two-at-once", "minutes=\"30\" sessions-per-week=\"3\"", "minutes=\"-1\" sessions-per-week=\"101\"",
    "12:54: error: Length of a session cannot be less than 0; here it is “-1”\n"
    "12:67: error: How often cannot be more than 100; here it is “101”\n" },
};

static void
test_error (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *text = sample_with (test->from, test->to);
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_assert_null (sample_read (text, -1, NULL, issues, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_DAMAGED);
  found = sample_list_issues (issues);
  g_assert_cmpstr (found, ==, test->issues);
}

static void
test_right (void)
{
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapDocument) document = NULL;
  PmapXmlVersion version;

  g_test_summary ("The sample that the other tests break is right.");
  document = sample_read (sample, -1, &version, issues, &error);
  g_assert_no_error (error);
  g_assert_nonnull (document);
  g_assert_cmpuint (issues->len, ==, 0);
  g_assert_cmpuint (version, ==, PMAP_XML_VERSION_KNOWN);
  g_assert_cmpstr (pmap_record_get_id (pmap_document_find (document, "u-1")), ==, "u-1");
}

static void
test_warning (void)
{
  g_autofree char *text = sample_with ("B801200005001", "A801200005001");
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) document = sample_read (text, -1, NULL, issues, NULL);
  g_autofree char *found = sample_list_issues (issues);

  g_test_summary ("What is only worth a look has its place too, and the map opens.");
  g_assert_nonnull (document);
  g_assert_cmpstr (found, ==, "18:36: warning: The UPN does not have the right check letter; please compare it with the "
                   "register\n");
}

static void
test_newer_major (void)
{
  g_autofree char *text = sample_with ("version=\"1.0\" id", "version=\"2.3\" mood=\"fine\" id");
  g_autofree char *elsewhere = sample_with ("/1\" version=\"1.0\"", "/2\" version=\"2.0\"");
  g_autofree char *strange = sample_with ("/1\" version=\"1.0\" id=\"map-1\"", "/2\" version=\"2.0\"");
  const char *const texts[] = { text, elsewhere };
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  PmapXmlVersion version;

  g_test_summary ("A map of a later form opens to be looked at, if it can be read.");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) few = pmap_issues_new ();
      g_autoptr (PmapDocument) document = sample_read (texts[i], -1, &version, few, &error);

      g_assert_no_error (error);
      g_assert_nonnull (document);
      g_assert_cmpuint (version, ==, PMAP_XML_VERSION_NEWER_MAJOR);
      g_assert_cmpuint (few->len, ==, 1);
      g_assert_cmpuint (((PmapIssue *) few->pdata[0])->severity, ==, PMAP_SEVERITY_WARNING);
    }
  g_assert_null (sample_read (strange, -1, &version, issues, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_TOO_NEW);
}

static void
test_other_xml (void)
{
  static const char *const others[] = {
    "<svg/>",
    "<?xml version=\"1.0\"?>\n<pmap xmlns=\"https://example.com/ns/provision-map/1\"/>",
    "<provision-map version=\"1.0\" id=\"m\"/>",
    "<provision-map xmlns=\"urn:another\" version=\"1.0\" id=\"m\"/>",
  };

  g_test_summary ("Other XML is told apart from a broken map.");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GPtrArray) issues = pmap_issues_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (sample_read (others[i], -1, NULL, issues, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_A_MAP);
      g_assert_true (g_str_has_prefix (error->message, "This is an XML file, but not a provision map"));
      g_assert_cmpuint (issues->len, ==, 1);
    }
}

static void
test_many_members (void)
{
  g_autoptr (GString) members = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("A group of 10,000 is a mistake.");
  for (guint i = 0; i < 9999; i++)
    g_string_append (members, "<member pupil=\"u-1\"/>");
  g_string_append (members, "</intervention>");
  text = sample_with ("</intervention>", members->str);
  g_assert_null (sample_read (text, -1, NULL, issues, &error));
  found = sample_list_issues (issues);
  g_assert_cmpstr (found, ==, "15:3: error: Members: there are 10000, and at most 2000 fit\n");
}

static void
test_many_errors (void)
{
  g_autoptr (GString) needs = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("Nobody reads more than a hundred errors.");
  for (guint i = 0; i < 5000; i++)
    g_string_append (needs, "<need rank=\"x\"/>\n");
  g_string_append (needs, "<need ");
  text = sample_with ("<need ", needs->str);
  g_assert_null (sample_read (text, -1, NULL, issues, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_DAMAGED);
  g_assert_cmpuint (issues->len, ==, PMAP_XML_ISSUES_MAX);
  g_assert_true (g_str_has_prefix (error->message, "At least 100 things are wrong in this file. The first, in line 19: "));
}

static void
stop_cb (guint    percent,
         gpointer user_data)
{
  g_assert_cmpuint (percent, <=, 100);
  g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autoptr (GString) needs = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("Whoever does not want to wait gets no map.");
  for (guint i = 0; i < 10000; i++)
    g_string_append (needs, "<need rank=\"1\"/>\n");
  g_string_append (needs, "<need ");
  text = sample_with ("<need ", needs->str);
  bytes = g_bytes_new (text, strlen (text));
  g_assert_null (pmap_xml_read (bytes, stop_cb, cancellable, cancellable, NULL, issues, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (issues->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/read/right", test_right);
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/xml/read/error/%s", errors[i].name);

      g_test_add_data_func (path, &errors[i], test_error);
    }
  g_test_add_func ("/xml/read/warning", test_warning);
  g_test_add_func ("/xml/read/newer-major", test_newer_major);
  g_test_add_func ("/xml/read/other-xml", test_other_xml);
  g_test_add_func ("/xml/read/many-members", test_many_members);
  g_test_add_func ("/xml/read/many-errors", test_many_errors);
  g_test_add_func ("/xml/read/cancel", test_cancel);
  return g_test_run ();
}
