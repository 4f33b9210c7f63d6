/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A map as an audience may see it: the same map, in which no pupil has a name and nothing a price. */

#include "config.h"

#include "model/pmap-disguise.h"
#include "model/pmap-pupil.h"
#include "shared/map.h"
#include "shared/random-document.h"
#include "xml/pmap-xml-read.h"

static const struct
{
  const char *given;
  const char *family;
  const char *label;
} pupils[] = {
  { "Amira", "Example", "A.E. 1" },
  { "Keira", "Boateng", "K.B." },
  { "zoë", "o’connell", "Z.O." },
  { "Anna-Lena", "van Example", "A.V." },
  { "Alfie", "Example", "A.E. 2" },
  { "Élodie", NULL, "É." },
  { "أمل", "ياسين", "أ.ي." },
  { "'Abdul", "Khan", "A.K." },
};

static PmapDocument *
make_map (void)
{
  PmapDocument *document = pmap_document_new ();
  PmapRecord *intervention;

  for (guint i = 0; i < G_N_ELEMENTS (pupils); i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);

      map_add (document->pupils, id, "given-name", pupils[i].given, "family-name",
               pupils[i].family != NULL ? pupils[i].family : "", NULL);
    }
  map_add (document->provisions, "p", "name", "Reading with Keira", "purpose", "For pupils like Amira and Alfie", NULL);
  map_add (document->staff_members, "s", "name", "Mrs K. Boateng", NULL);
  intervention = map_add (document->interventions, "i", "provision", "p", "name", "Keira Boateng’s group; Example, Zoë",
                          "notes", "Keira cries", NULL);
  map_add (map_list (intervention, "members"), NULL, "pupil", "u1", "baseline", "82", "note", "shy", "from", "1 March 2027",
           NULL);
  map_add (map_list (intervention, "resources"), NULL, "name", "Cards", "cost", "12.50", NULL);
  return document;
}

static char *
read_field (PmapDocument *document,
            const char   *id,
            const char   *field)
{
  PmapRecord *record = pmap_document_find (document, id);

  return pmap_record_format_field (record, pmap_record_find_field (record, field));
}

static void
assert_reads (PmapDocument *document,
              const char   *id,
              const char   *field,
              const char   *expected)
{
  g_autofree char *text = read_field (document, id, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_initials (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapDocument) disguise = pmap_disguise_new (document);

  g_test_summary ("Pupils are called by their initials, numbered where several have the same");
  for (guint i = 0; i < G_N_ELEMENTS (pupils); i++)
    {
      g_autofree char *name = pmap_record_describe (pmap_record_list_get (disguise->pupils, i));

      g_assert_cmpstr (name, ==, pupils[i].label);
    }
}

static void
test_words (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapDocument) disguise = pmap_disguise_new (document);

  g_test_summary ("Names in what teachers called things become initials; adults keep theirs");
  assert_reads (disguise, "p", "name", "Reading with K.B.");
  assert_reads (disguise, "p", "purpose", "For pupils like A.E. 1 and A.E. 2");
  assert_reads (disguise, "i", "name", "K.B.’s group; a pupil, Z.O.");
  assert_reads (disguise, "i", "notes", "Hidden");
  assert_reads (disguise, "s", "name", "Mrs K. Boateng");
}

static void
test_text (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapNameScreen) screen = pmap_disguise_new_screen (document);
  static const char *const texts[][2] = {
    { "Keira Boateng was removed. It cost £1,234.56.", "K.B. was removed. It cost £…." },
    { "Zoë’s map: £6,000, £0.50 and a £ sign", "Z.O.’s map: £…, £… and a £ sign" },
    { "£", "£" },
    { "", "" },
  };

  g_test_summary ("What is said meanwhile names nobody and no amount");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = pmap_disguise_text (screen, texts[i][0]);

      g_assert_cmpstr (text, ==, texts[i][1]);
    }
  g_assert_null (pmap_disguise_text (screen, NULL));
}

static void
test_for_pupil (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapDocument) copy = NULL;

  g_test_summary ("Figures of one pupil stand beside names of groups and provision that name nobody else");
  map_set (pmap_document_find (document, "i"), "notes", "amira and keira, and Alfie");
  copy = pmap_disguise_new_for_pupil (document, "u0");
  assert_reads (copy, "p", "name", "Reading with another pupil");
  assert_reads (copy, "p", "purpose", "For pupils like Amira and another pupil");
  assert_reads (copy, "i", "notes", "amira and another pupil, and another pupil");
  assert_reads (copy, "s", "name", "Mrs K. Boateng");
  assert_reads (document, "p", "name", "Reading with Keira");
}

static void
test_original (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapDocument) twin = make_map ();

  g_test_summary ("The map itself stays as it is");
  g_object_unref (pmap_disguise_new (document));
  g_assert_true (pmap_record_equal (PMAP_RECORD (document), PMAP_RECORD (twin)));
}

/* --- for any map --- */

static void check_record (PmapRecord *record,
                          PmapRecord *copy);

static void
check_lists (PmapRecordList *list,
             PmapRecordList *copies)
{
  guint n = pmap_record_list_get_length (list);

  g_assert_cmpuint (pmap_record_list_get_length (copies), ==, n);
  for (guint i = 0; i < n; i++)
    check_record (pmap_record_list_get (list, i), pmap_record_list_get (copies, i));
}

static gboolean
is_name_of_pupil (PmapRecord      *record,
                  const PmapField *field)
{
  return PMAP_IS_PUPIL (record) && (g_str_equal (field->name, "given-name") || g_str_equal (field->name, "family-name"));
}

static void
check_field (PmapRecord      *record,
             PmapRecord      *copy,
             const PmapField *field)
{
  g_autofree char *before = NULL, *after = NULL;

  if (field->kind == PMAP_KIND_RECORD)
    check_record (pmap_record_get_record (record, field), pmap_record_get_record (copy, field));
  else if (field->kind == PMAP_KIND_RECORDS && !pmap_disguise_hides (record, field))
    check_lists (pmap_record_get_records (record, field), pmap_record_get_records (copy, field));
  else if (field->kind == PMAP_KIND_RECORDS)
    g_assert_cmpuint (pmap_record_list_get_length (pmap_record_get_records (copy, field)), ==, 0);
  if (field->kind == PMAP_KIND_REFERENCE)
    g_assert_cmpstr (pmap_record_get_reference (copy, field), ==, pmap_record_get_reference (record, field));
  if (!pmap_field_is_scalar (field) || field->kind == PMAP_KIND_REFERENCE || is_name_of_pupil (record, field))
    return;

  before = pmap_record_format_field (record, field);
  after = pmap_record_format_field (copy, field);
  if (!pmap_disguise_hides (record, field))
    g_assert_cmpstr (after, ==, before);
  else if (!pmap_record_is_default (copy, field))
    g_assert_cmpstr (after, ==, "Hidden");
}

static void
check_record (PmapRecord *record,
              PmapRecord *copy)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  g_assert_true (G_OBJECT_TYPE (record) == G_OBJECT_TYPE (copy));
  g_assert_cmpstr (pmap_record_get_id (record), ==, pmap_record_get_id (copy));
  if (pmap_record_get_id (copy) != NULL && !PMAP_IS_DOCUMENT (copy))
    g_assert_true (pmap_document_find (pmap_record_get_document (copy), pmap_record_get_id (copy)) == copy);
  for (guint i = 0; i < klass->n_fields; i++)
    check_field (record, copy, &klass->fields[i]);
}

static void
test_random (void)
{
  g_test_summary ("In any map every record is found by its id, what is open reads the same, and what is hidden says nothing");
  for (guint i = 0; i < 200; i++)
    {
      guint32 seed = (guint32) g_test_rand_int ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (PmapDocument) document = random_document_new (random, 4);
      g_autoptr (PmapDocument) disguise = NULL;

      g_test_message ("seed %u", seed);
      /* By names that stand nowhere else, so that the other words are left alone. */
      for (guint j = 0; j < pmap_record_list_get_length (document->pupils); j++)
        {
          map_set (pmap_record_list_get (document->pupils, j), "given-name", "Zzyzx");
          map_set (pmap_record_list_get (document->pupils, j), "family-name", "Canary");
        }
      disguise = pmap_disguise_new (document);
      check_record (PMAP_RECORD (document), PMAP_RECORD (disguise));
    }
}

/* --- the example school --- */

static PmapDocument *
open_larkbeck (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PMAP_SOURCE_DIR"), "data", "examples", "larkbeck.pmap", NULL);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PmapDocument *document;
  PmapXmlVersion version;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  document = pmap_xml_read (bytes, NULL, NULL, NULL, &version, issues, &error);
  g_assert_no_error (error);
  return document;
}

static gboolean
gather_cb (PmapRecord *record,
           gpointer    user_data)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (pmap_field_is_scalar (&klass->fields[i]) && klass->fields[i].kind != PMAP_KIND_REFERENCE
        && !pmap_record_is_default (record, &klass->fields[i]))
      {
        g_autofree char *text = pmap_record_format_field (record, &klass->fields[i]);

        g_string_append_printf (user_data, "%s\n", text);
      }
  return TRUE;
}

static void
assert_lacks (const char *text,
              const char *name)
{
  g_auto (GStrv) words = name != NULL ? g_strsplit_set (name, " -", -1) : g_new0 (char *, 1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *escaped = g_regex_escape_string (words[i], -1);
      g_autofree char *pattern = g_strdup_printf ("\\b%s\\b", escaped);

      g_test_message ("%s", words[i]);
      g_assert_false (g_regex_match_simple (pattern, text, 0, 0));
    }
}

static void
test_larkbeck (void)
{
  g_autoptr (PmapDocument) document = open_larkbeck ();
  g_autoptr (PmapDocument) disguise = pmap_disguise_new (document);
  g_autoptr (GString) said = g_string_new (NULL);

  g_test_summary ("Nothing that the disguised example school says has a pupil’s name, an amount or a date of birth in it");
  pmap_record_walk (PMAP_RECORD (disguise), gather_cb, said);
  g_assert_cmpuint (said->len, >, 10000);
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);
      g_autofree char *birth_date = pmap_date_format (pupil->birth_date);

      assert_lacks (said->str, pupil->given_name);
      assert_lacks (said->str, pupil->family_name);
      if (pupil->birth_date != PMAP_DATE_NONE)
        g_assert_null (strstr (said->str, birth_date));
      if (pupil->upn != NULL)
        g_assert_null (strstr (said->str, pupil->upn));
    }
  g_assert_null (strstr (said->str, "£"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/disguise/initials", test_initials);
  g_test_add_func ("/disguise/words", test_words);
  g_test_add_func ("/disguise/text", test_text);
  g_test_add_func ("/disguise/for-pupil", test_for_pupil);
  g_test_add_func ("/disguise/original", test_original);
  g_test_add_func ("/disguise/random", test_random);
  g_test_add_func ("/disguise/larkbeck", test_larkbeck);
  return g_test_run ();
}
