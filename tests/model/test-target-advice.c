/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a colleague would say of a target at a glance: published targets, good and bad, with what their authors say of them
 * (knoji.com, omnia-inclusion.com, Central Bedfordshire, Buckinghamshire, Bradford, Islington and others), and some of our own. */

#include "config.h"

#include "model/pmap-document.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"
#include "model/pmap-target-advice.h"
#include "shared/map.h"

/* S not seen, F two skills, N negative, O support, P holds support, M measure, B baseline, C criterion, H how often,
 * X conditions, T date, L support, R need, Z late: the letters of the published rubrics where they have one. */
static const char letters[] = "ONPFSMBCHXTLRZ";

static char *
advise (PmapTarget *target)
{
  guint said = pmap_target_advise (target);
  GString *text = g_string_new (NULL);

  G_STATIC_ASSERT (sizeof letters == PMAP_N_TARGET_ADVICE + 1);
  for (guint i = 0; i < PMAP_N_TARGET_ADVICE; i++)
    if (said & 1u << i)
      g_string_append_c (text, letters[i]);
  return g_string_free (text, FALSE);
}

static void
test_published (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "Get better at reading", "SMCT" },
    { "Raise reading age by six months in twelve months", "B" },
    /* The specific thing is named, so the verb alone is no fault. */
    { "Must improve letter formation", "MCT" },
    { "Improve reading", "SMCT" },
    { "Read age-appropriate text aloud one-to-one with fewer than 3 decoding errors a page", "BT" },
    { "Will show improvement", "SMCT" },
    { "Shows the behaviour on 4 of 5 observed occasions", "ST" },
    { "To be able to count", "SCT" },
    { "Put on own coat unaided on 4 of 5 occasions by October", "" },
    { "Not hit and kick peers", "NCT" },
    { "Get better at phonics and reading", "FMCT" },
    { "Know 36 of 44 sounds by the end of spring term, by the school’s phonics check", "B" },
    { "With a partner, keep attention in a joint task for 5 minutes by the end of June", "H" },
    /* Its author misses a measure as well; requests can be counted as they are. */
    { "Ask for help", "CT" },
    { "Learn s, t, p, m and name 2 objects for each", "T" },
    { "Join in paired reading", "CT" },
    { "Look at text and pictures in shared reading", "CT" },
    { "Learn to read and spell 5 new words each week", "T" },
    { "Stay on task for 10 minutes at a time", "HXT" },
    { "By year end, in a weekly 30-min group, start and keep up a talk at least 3 times a session", "P" },
    { "By end of KS4 keep suitable friendships", "C" },
    { "Will improve communication skills", "SMCT" },
    { "Use 10 new words in context in class by July 2026", "B" },
    { "Will develop an understanding", "ST" },
    { "5 hours of TA support", "O" },
    { "Go swimming / short breaks", "O" },
    { "Reach a healthy weight by the start of the summer holiday", "M" },
    { "Given objects, count and write the number, no prompts, to 30, in 4 of 5 chances, by a date", "B" },
    { "Toilet use unaided (special-school example: half-termly, advice of the OT named)", "C" },
    /* Our own. */
    { "Amira will understand fractions", "ST" },
    { "Ben will not shout out in class", "NCT" },
    { "Tyler will stop running in corridors by Easter", "NC" },
    { "To receive speech therapy", "O" },
    { "Access to a quiet space", "O" },
    { "Attend ELSA sessions weekly", "O" },
    { "Have a weekly session with the mentor", "O" },
    { "Say ‘k’ at the start of ten picture words by 18/12", "B" },
    { "Greet an adult every morning for two weeks running by Christmas", "" },
    { "Use the timer to finish his first task in 8 of 10 lessons by half term", "" },
    { "Line up calmly 80% of the time by the end of term", "" },
    { "Grace will answer one question a day aloud in front of her group", "T" },
    { "Sit with the group at lunch, without an adult, for twenty minutes by May", "H" },
    { "Improve attention and concentration", "FMCT" },
    { "Be able to use public transport", "SCT" },
    { "Feel more confidence", "SMCT" },
    { "Make progress in writing", "SMCT" },
    { "Develop pincer grip when threading beads", "MCT" },
    { "Write a sentence of five words that he has said aloud", "BT" },
    { "Ask a friend to play once a week by the end of the summer term", "" },
    { "Achieve a Bronze swimming badge by July", "M" },
    { "Read at 100 words a minute with the meaning kept by Easter", "" },
    { "", "" },
  };
  guint n_wrong = 0;

  g_test_summary ("What is said of a sentence alone");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapTarget) target = g_object_new (PMAP_TYPE_TARGET, NULL);
      g_autofree char *said = NULL;

      map_set (target, "specific", cases[i].text);
      said = advise (target);
      if (g_str_equal (said, cases[i].expected))
        continue;
      g_test_message ("“%s”: %s, not %s", cases[i].text, said, cases[i].expected);
      n_wrong++;
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

typedef struct
{
  PmapDocument *document;
  PmapPupil *pupil;
  PmapTarget *target;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = pmap_document_new ();
  fixture->pupil = map_add (fixture->document->pupils, "p", "given-name", "Amira", NULL);
  fixture->target = map_add (fixture->pupil->targets, "t", "specific", "Improve reading", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->document);
}

static void
assert_said (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *said = advise (fixture->target);

  g_assert_cmpstr (said, ==, expected);
}

static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  g_test_summary ("What a field says need not stand in the sentence, and each field takes its advice away");
  assert_said (fixture, "SMCTLR");
  map_set (fixture->target, "measurable", "Reading test");
  assert_said (fixture, "SCTLR");
  map_set (fixture->target, "criterion", "A reading age of 8 years");
  assert_said (fixture, "BTLR");
  map_set (fixture->target, "baseline", "7 years 2 months");
  assert_said (fixture, "TLR");
  map_set (fixture->target, "review", "2027-03-25");
  assert_said (fixture, "LR");
  map_set (fixture->target, "need", "SpLD");
  assert_said (fixture, "L");
  map_add (fixture->document->provisions, "v", "name", "Reading group", NULL);
  map_add (fixture->document->interventions, "i", "provision", "v", NULL);
  map_set (fixture->target, "intervention", "i");
  assert_said (fixture, "");
}

static void
test_late (Fixture       *fixture,
           gconstpointer  data)
{
  g_test_summary ("A target is reviewed with its pupil or before; one that was set after that review is of the next");
  map_set (fixture->pupil, "review", "2026-12-10");
  map_set (fixture->target, "set", "2026-09-10");
  map_set (fixture->target, "review", "2026-12-10");
  assert_said (fixture, "SMCLR");
  map_set (fixture->target, "review", "2026-12-11");
  assert_said (fixture, "SMCLRZ");
  map_set (fixture->target, "set", "2026-12-11");
  assert_said (fixture, "SMCLR");
}

static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  g_test_summary ("Nothing is said of a target that is no longer worked on");
  map_set (fixture->target, "status", "met");
  assert_said (fixture, "");
}

static void
test_engagement (Fixture       *fixture,
                 gconstpointer  data)
{
  g_test_summary ("A learning intention of the engagement model needs no number and no day; support is no intention either");
  map_set (fixture->pupil, "engagement-model", "true");
  assert_said (fixture, "");
  map_set (fixture->target, "specific", "5 hours of TA support");
  assert_said (fixture, "O");
  map_set (fixture->target, "specific", "Not throw things");
  assert_said (fixture, "N");
}

static void
test_words (void)
{
  g_autoptr (PmapTarget) target = g_object_new (PMAP_TYPE_TARGET, NULL);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  g_test_summary ("Each advice has a code of its own and a source, is a sentence, and is put right in a field");
  for (guint i = 0; i < PMAP_N_TARGET_ADVICE; i++)
    {
      g_assert_true (g_hash_table_add (codes, (gpointer) pmap_target_advice_get_kind (i)->code));
      g_assert_nonnull (pmap_issue_kind_get_source (pmap_target_advice_get_kind (i)));
      g_assert_true (g_str_has_suffix (pmap_target_advice_get_words (i), "."));
      g_assert_nonnull (pmap_record_find_field (PMAP_RECORD (target), pmap_target_advice_get_field (i)));
    }
  g_assert_cmpstr (pmap_target_advice_get_example (PMAP_TARGET_NO_BASELINE), ==, "18 words");
  g_assert_null (pmap_target_advice_get_example (PMAP_TARGET_NO_DATE));
}

#define ADD(name, func) g_test_add ("/target-advice/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/target-advice/published", test_published);
  ADD ("fields", test_fields);
  ADD ("late", test_late);
  ADD ("closed", test_closed);
  ADD ("engagement", test_engagement);
  g_test_add_func ("/target-advice/words", test_words);
  return g_test_run ();
}
