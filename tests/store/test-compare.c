/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What differs between two maps, as it is said to people; and which record is which where nouns have no ids. */

#include "config.h"

#include "model/pmap-match.h"
#include "shared/map.h"
#include "shared/random-document.h"
#include "shared/random-map.h"
#include "store/pmap-compare.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-write.h"

#define PAIRS 300

static PmapDocument *
make_map (void)
{
  PmapDocument *document = pmap_document_new ();
  gpointer amira, group;

  _pmap_record_set_id (PMAP_RECORD (document), "map-test");
  map_set (pmap_document_get_school (document), "name", "Larkbeck Primary School");
  map_add (map_list (pmap_document_get_year (document), "closures"), NULL, "name", "Autumn half term",
           "start", "2026-10-26", "end", "2026-10-30", NULL);
  map_add (document->tiers, "targeted", "name", "Targeted", NULL);
  map_add (document->tiers, "specialist", "name", "Specialist", NULL);
  map_add (document->provisions, "p-1", "name", "1stClass@Number", "tier", "targeted", "minutes", "30", NULL);
  amira = map_add (document->pupils, "u-amira", "given-name", "Amira", "family-name", "Example", "year-group", "3", NULL);
  map_add (document->pupils, "u-ben", "given-name", "Ben", "family-name", "Sample", NULL);
  map_add (map_list (amira, "needs"), NULL, "type", "SLCN", "rank", "1", NULL);
  map_add (map_list (amira, "targets"), "t-1", "specific", "Read words", NULL);
  map_add (map_list (amira, "targets"), "t-2",
           "specific", "Read forty of the first forty-five words at sight, three weeks running, with a card", NULL);
  group = map_add (document->interventions, "i-1", "provision", "p-1", "start", "2026-09-14", NULL);
  map_add (map_list (group, "members"), NULL, "pupil", "u-amira", "from", "2026-09-14", NULL);
  map_add (map_list (group, "members"), NULL, "pupil", "u-ben", NULL);
  return document;
}

static PmapDocument *
copy_map (PmapDocument *document)
{
  g_autoptr (GBytes) bytes = pmap_xml_write (document);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  PmapDocument *copy = pmap_xml_read (bytes, NULL, NULL, NULL, NULL, issues, &error);

  g_assert_no_error (error);
  return copy;
}

static gpointer
member (PmapDocument *document,
        guint         position)
{
  return pmap_record_list_get (map_list (pmap_document_find (document, "i-1"), "members"), position);
}

static void
change_year (PmapDocument *document)
{
  map_set (pmap_document_find (document, "u-amira"), "year-group", "4");
}

static void
change_text (PmapDocument *document)
{
  map_set (pmap_document_find (document, "u-amira"), "class", "3B");
  map_set (pmap_document_get_school (document), "name", "");
  map_set (pmap_document_find (document, "t-1"), "specific", "Read sentences");
}

static void
change_long_text (PmapDocument *document)
{
  map_set (pmap_document_find (document, "t-2"), "specific",
           "Read forty of the first forty-five words at sight, four weeks running, with a card");
}

static void
change_reference (PmapDocument *document)
{
  map_set (pmap_document_find (document, "p-1"), "tier", "specialist");
}

static void
add_and_remove (PmapDocument *document)
{
  map_add (document->pupils, "u-zoe", "given-name", "Zoë", NULL);
  map_remove (pmap_document_find (document, "t-1"));
  map_remove (member (document, 1));
}

static void
change_member_key (PmapDocument *document)
{
  map_set (member (document, 0), "from", "2026-09-21");
  map_set (member (document, 0), "note", "Late");
}

static void
change_need_type (PmapDocument *document)
{
  map_set (pmap_record_list_get (map_list (pmap_document_find (document, "u-amira"), "needs"), 0), "type", "ASD");
}

static void
move_tier (PmapDocument *document)
{
  _pmap_record_list_move (document->tiers, 1, 0);
}

static void
move_target (PmapDocument *document)
{
  map_remove (pmap_document_find (document, "t-1"));
  map_add (map_list (pmap_document_find (document, "u-ben"), "targets"), "t-1", "specific", "Read words", NULL);
}

static void
change_foreign (PmapDocument *document)
{
  _pmap_record_add_foreign (pmap_document_find (document, "u-ben"))->attributes = g_strdup (" xmlns:o=\"urn:o\" o:x=\"1\"");
}

static const struct
{
  void (*change) (PmapDocument *document);
  const char *sentences;
} changes[] = {
  { change_year, "Pupil Amira Example: Year group was Year 3, is Year 4" },
  { change_text,
    "School: Name of the school was “Larkbeck Primary School”, is empty\n"
    "Pupil Amira Example: Class was empty, is “3B”\n"
    "Pupil Amira Example · Target Read sentences: Specific: what will the pupil do? was “Read words”, is “Read sentences”" },
  { change_long_text,
    "Pupil Amira Example · Target 2: Specific: what will the pupil do? was “…words at sight, three weeks running, with a card”, "
    "is “…words at sight, four weeks running, with a card”" },
  { change_reference, "Provision 1stClass@Number: Tier was Targeted, is Specialist" },
  { add_and_remove,
    "Intervention 1stClass@Number · Group member Ben Sample was removed\n"
    "Pupil Amira Example · Target Read words was removed\n"
    "Pupil Zoë was added" },
  { change_member_key,
    "Intervention 1stClass@Number · Group member Amira Example: From was 14 September 2026, is 21 September 2026\n"
    "Intervention 1stClass@Number · Group member Amira Example: Note was empty, is “Late”" },
  { change_need_type,
    "Pupil Amira Example · Need Autistic spectrum disorder: Type of need was Speech, language and communication needs, "
    "is Autistic spectrum disorder" },
  { move_tier, "Tier Specialist has another place in its list" },
  { move_target, "Pupil Ben Sample · Target Read words was moved from Pupil Amira Example to Pupil Ben Sample" },
  { change_foreign, "Pupil Ben Sample: What other programs keep here changed" },
};

static void
test_sentences (void)
{
  g_test_summary ("What differs is said in plain sentences.");

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (PmapDocument) before = make_map (), after = make_map ();
      g_autoptr (GPtrArray) differences = NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      changes[i].change (after);
      differences = pmap_compare (before, after);
      for (guint j = 0; j < differences->len; j++)
        {
          g_autofree char *sentence = pmap_difference_describe (differences->pdata[j]);

          g_string_append_printf (text, "%s%s", j > 0 ? "\n" : "", sentence);
        }
      g_assert_cmpstr (text->str, ==, changes[i].sentences);
    }
}

static void
test_copy (void)
{
  g_autoptr (PmapDocument) before = make_map (), after = make_map ();
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (PmapDifference) copy = NULL;

  g_test_summary ("A difference outlives the list that it was in.");

  change_year (after);
  differences = pmap_compare (before, after);
  copy = pmap_difference_copy (differences->pdata[0]);
  g_clear_pointer (&differences, g_ptr_array_unref);
  g_assert_cmpstr (copy->id, ==, "u-amira");
  g_assert_cmpstr (copy->field->name, ==, "year-group");
  g_assert_cmpstr (copy->before, ==, "Year 3");
  g_assert_cmpstr (copy->after, ==, "Year 4");
}

/* A map has no difference from itself, and two maps have none only if they are the same but for the log. */
static void
test_random (void)
{
  g_autoptr (GRand) random = random_map_start ();

  g_test_summary ("A map does not differ from itself; two maps without a difference are the same.");

  for (guint i = 0; i < random_map_scale (PAIRS); i++)
    {
      g_autoptr (PmapDocument) before = random_document_new (random, 3), after = copy_map (before);
      g_autoptr (GPtrArray) none = pmap_compare (before, after), some = NULL;
      const PmapField *log = pmap_record_find_field (PMAP_RECORD (before), "trail");

      g_assert_cmpuint (none->len, ==, 0);
      random_map_change (after, random);
      if (!pmap_record_equal_field (PMAP_RECORD (before), PMAP_RECORD (after), log))
        continue;
      some = pmap_compare (before, after);
      g_assert_cmpint (some->len == 0, ==, pmap_record_equal (PMAP_RECORD (before), PMAP_RECORD (after)));
    }
}

/* Which is which: letters are memberships, by pupil; a capital has a note. */
static PmapDocument *
make_members (const char *letters)
{
  PmapDocument *document = pmap_document_new ();
  gpointer group;

  map_add (document->provisions, "p", "name", "Phonics", NULL);
  group = map_add (document->interventions, "i-1", "provision", "p", NULL);
  for (const char *letter = letters; *letter != '\0'; letter++)
    {
      const char id[] = { g_ascii_tolower (*letter), '\0' };

      if (pmap_document_find (document, id) == NULL)
        map_add (document->pupils, id, "given-name", id, NULL);
      map_add (map_list (group, "members"), NULL, "pupil", id, "note", g_ascii_isupper (*letter) ? "x" : "", NULL);
    }
  return document;
}

static const struct
{
  const char *before, *after;
  const char *match;        /* of each after: its place before, or a dot */
  const char *moved;        /* of each after: m where it was moved */
} matches[] = {
  { "", "", "", "" },
  { "abc", "abc", "012", "   " },
  { "abc", "cab", "201", "m  " },
  { "abc", "ac", "02", "  " },
  { "ac", "abc", "0.1", "   " },
  { "abc", "aBc", "012", "   " },
  { "aa", "aaa", "01.", "   " },
  { "aA", "Aa", "10", " m" },
  { "aA", "A", "1", " " },
  { "aaA", "Aaa", "201", "m  " },
  { "abcde", "edcba", "43210", "mmmm " },
  { "abcde", "acbxe", "021.4", "  m  " },
};

static void
test_match (void)
{
  g_test_summary ("Records without ids are found by what they say, then by their key, the first with the first; both ways the same.");

  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      g_autoptr (PmapDocument) before = make_members (matches[i].before), after = make_members (matches[i].after);
      guint n_before, n_after;
      gpointer const *old = pmap_record_list_peek (map_list (pmap_document_find (before, "i-1"), "members"), &n_before);
      gpointer const *new = pmap_record_list_peek (map_list (pmap_document_find (after, "i-1"), "members"), &n_after);
      g_autofree guint *match = pmap_match_records (old, n_before, new, n_after, PMAP_MATCH_CERTAIN);
      g_autofree guint *back = pmap_match_records (new, n_after, old, n_before, PMAP_MATCH_CERTAIN);
      g_autofree gboolean *moved = pmap_match_moved (match, n_after);
      guint n_moved = 0, n_expected = 0;

      for (guint j = 0; j < n_after; j++)
        {
          char expected = matches[i].match[j];

          g_assert_cmpuint (match[j], ==, expected == '.' ? PMAP_MATCH_NONE : (guint) (expected - '0'));
          if (match[j] != PMAP_MATCH_NONE)
            g_assert_cmpuint (back[match[j]], ==, j);
          n_moved += moved[j];
          n_expected += matches[i].moved[j] == 'm';
        }
      g_assert_cmpuint (n_moved, ==, n_expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/sentences", test_sentences);
  g_test_add_func ("/compare/copy", test_copy);
  g_test_add_func ("/compare/random", test_random);
  g_test_add_func ("/compare/match", test_match);
  return g_test_run ();
}
