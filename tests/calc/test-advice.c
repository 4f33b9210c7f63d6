/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Advice: each rule with what raises it and what puts it right, and what silences it. */

#include "config.h"

#include "calc-map.h"
#include "calc/pmap-advice.h"
#include "model/pmap-member.h"
#include "model/pmap-need.h"
#include "model/pmap-silenced.h"
#include "model/pmap-slot.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-staffing.h"
#include "model/pmap-trained.h"

static PmapDate
get_today (void)
{
  PmapDate today;

  g_assert_true (pmap_date_from_xml ("2026-11-30", 10, &today));
  return today;
}

/* What is found in all of a map; with @silenced, of that what is silenced. */
static PmapIssues *
find_all (PmapDocument *document)
{
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  PmapIssues *issues = pmap_issues_new ();
  PmapRecordList *lists[] = { document->provisions, document->interventions, document->pupils, document->staff_members };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < pmap_record_list_get_length (lists[i]); j++)
      pmap_advice_find (ledger, get_today (), pmap_record_list_get (lists[i], j), issues);
  return issues;
}

/* "record field: words" of one rule, one a line. */
static char *
tell (PmapDocument *document,
      const char   *code)
{
  g_autoptr (PmapIssues) issues = find_all (document);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      const PmapIssue *issue = issues->pdata[i];

      if (code == NULL || g_str_equal (issue->kind->code, code))
        g_string_append_printf (text, "%s%s%s %s: %s", text->len > 0 ? "\n" : "", code == NULL ? issue->kind->code : "",
                                issue->id, issue->field != NULL ? issue->field : "-", issue->message);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A school of which there is nothing to say: one group of two, who need what it gives. */
static PmapDocument *
make_good (void)
{
  PmapDocument *document = make_school ();
  PmapIntervention *group = map_add (document->interventions, "i", "provision", "p", "name", "Year 3", "start", "2026-09-14", "end",
                                     "2027-03-25", "review", "2027-01-15", "minutes", "30", "outcome", "Reads 40 words", NULL);

  map_add (group->slots, NULL, "weekdays", "Mon, Wed", "time", "9:00", "place", "Hall", NULL);
  map_add (group->staffing, NULL, "member", "hughes", NULL);
  add_members (group, "u-amira", "u-ben", NULL);
  for (guint i = 0; i < 2; i++)
    {
      gpointer pupil = pmap_document_find (document, i == 0 ? "u-amira" : "u-ben");

      map_set (pupil, "sen", "K");
      map_add (map_list (pupil, "needs"), NULL, "type", "SPLD", "rank", "1", NULL);
    }
  return document;
}

static PmapIntervention *
add_second (PmapDocument *document)
{
  PmapIntervention *second = map_add (document->interventions, "i-2", "provision", "p", "name", "Second", "start", "2026-11-02", "end",
                                      "2027-03-25", "review", "2027-01-15", "minutes", "30", "outcome", "Reads 60 words", NULL);

  map_add (second->slots, NULL, "weekdays", "Wed, Fri", "time", "9:20", "place", "Library", NULL);
  map_add (second->staffing, NULL, "role", "ta", NULL);
  add_members (second, "u-chidi", NULL);
  return second;
}

static gpointer
get (PmapDocument *document,
     const char   *id)
{
  return pmap_document_find (document, id);
}

static gpointer
get_first (PmapDocument *document,
           const char   *id,
           const char   *list)
{
  return pmap_record_list_get (map_list (get (document, id), list), 0);
}

#define CHANGE(name, ...) static void name (PmapDocument *document) { __VA_ARGS__ }

CHANGE (make_no_dates, map_set (get (document, "i"), "end", "");)
CHANGE (make_dates, map_set (get (document, "i"), "end", "2027-03-25");)
CHANGE (make_no_review, map_set (get (document, "i"), "review", "");)
CHANGE (make_review, map_set (get (document, "i"), "review", "2027-01-15");)
CHANGE (make_universal, map_set (get (document, "p"), "tier", "universal");)
CHANGE (make_targeted, map_set (get (document, "p"), "tier", "targeted");)
CHANGE (make_bare, map_set (get (document, "p"), "name", "In-class support"); map_set (get (document, "i"), "outcome", "");)
CHANGE (make_outcome, map_set (get (document, "i"), "outcome", "Begins alone");)
CHANGE (make_no_outcome, map_set (get (document, "i"), "outcome", "");)
CHANGE (make_purpose, map_set (get (document, "p"), "purpose", "To read at sight");)
CHANGE (make_free, map_add (map_list (get (document, "i"), "resources"), NULL, "name", "Cards", "cost", "0", NULL);)
CHANGE (make_priced, map_set (get_first (document, "i", "resources"), "cost", "5");)
CHANGE (make_old, map_set (get (document, "u-amira"), "year-group", "6");)
CHANGE (make_same_age, map_set (get (document, "u-amira"), "year-group", "5");)
CHANGE (make_daily, map_set (get_first (document, "i", "slots"), "weekdays", "Mon, Tue, Wed, Thu");)
CHANGE (make_in_lesson, map_set (get (document, "p"), "in-lesson", "yes");)
CHANGE (make_room, add_second (document); map_set (get_first (document, "i-2", "slots"), "place", "hall");)
CHANGE (make_other_room, map_set (get_first (document, "i-2", "slots"), "place", "Library");)
CHANGE (make_training, map_set (get (document, "p"), "training", "Two days");)
CHANGE (make_trained, map_add (map_list (get (document, "p"), "trained"), NULL, "member", "hughes", NULL);)
CHANGE (make_two_places, add_second (document); map_set (get_first (document, "i-2", "members"), "pupil", "u-amira");)
CHANGE (make_later, map_set (get_first (document, "i-2", "slots"), "time", "9:30");)
CHANGE (make_two_adults, add_second (document); map_set (get_first (document, "i-2", "staffing"), "member", "hughes");)
CHANGE (make_unmet, map_set (get (document, "p"), "area", "SEMH");)
CHANGE (make_met, map_set (get (document, "p"), "area", "C&L");)
CHANGE (make_over, map_set (get (document, "hughes"), "hours-per-week", "0.5");)
CHANGE (make_paid, map_set (get (document, "hughes"), "hours-per-week", "1");)

static void
make_many (PmapDocument *document)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("i-many-%u", i);

      add_members (map_add (document->interventions, id, "provision", "p", "start", "2026-11-02", "end", "2026-12-18", NULL), "u-ben",
                   NULL);
    }
}

CHANGE (make_few, map_remove (get_first (document, "i-many-0", "members"));
        map_remove (get_first (document, "i-many-1", "members"));)

static const struct
{
  const char *code;
  void (*raise) (PmapDocument *document);
  void (*mend) (PmapDocument *document);
  const char *words;
} cases[] = {
  { "no-dates", make_no_dates, make_dates, "i end: A first and a last day are needed, so that the cost falls in the right term" },
  { "no-review", make_no_review, make_review, "i review: There is no review date" },
  { "never-costed", make_universal, make_targeted,
    "i staffing: “Universal” is for every pupil and is never costed, so its staff and resources count as £0.00" },
  { "no-purpose", make_bare, make_outcome, "i outcome: Support in class needs an intended outcome to be costed" },
  { "no-outcome", make_no_outcome, make_purpose, "i outcome: Nobody says what is meant to come of it" },
  { "nothing-counts", make_free, make_priced, "i resources: “Cards” is said to cost £0.00" },
  { "unbalanced", make_old, make_same_age,
    "i members: It has pupils from Year 3 to Year 6: can the same work suit the youngest and the oldest?" },
  { "same-lesson", make_daily, make_in_lesson,
    "i slots: Mon, Tue, Wed, Thu at 9:00: who is out of class at the same time each day most often misses the same lesson" },
  { "clash-room", make_room, make_other_room, "i slots: Hall has Reading, Second, too: Wed, 9:20 to 9:30, 14 times from 2 December 2026" },
  { "training-unsaid", make_training, make_trained,
    "p trained: It says what training it needs, it is given, and nobody is said to have the training" },
  { "clash-pupil", make_two_places, make_later,
    "u-amira -: Reading, Year 3 and Reading, Second at once: Wed, 9:20 to 9:30, 14 times from 2 December 2026" },
  { "clash-staff", make_two_adults, make_later,
    "hughes -: Reading, Year 3 and Reading, Second at once: Wed, 9:20 to 9:30, 14 times from 2 December 2026" },
  { "many-at-once", make_many, make_few,
    "u-ben -: In 6 interventions at once from 2 November 2026: of so many it is hard to tell which one works" },
  { "unmet-need", make_unmet, make_met, NULL },
  { "no-such-need", make_unmet, make_met, NULL },
  { "over-planned", make_over, make_paid,
    "hughes hours-per-week: 1 hours are planned, with preparation, of 0.5 that are paid, in the week of 30 November 2026; that is so in 14 "
    "weeks" },
};

static void
test_rules (void)
{
  g_test_summary ("Each rule is raised by what it speaks of, and not once that is put right.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = make_good ();
      g_autofree char *good = tell (document, NULL), *raised = NULL, *mended = NULL;

      g_assert_cmpstr (good, ==, "");
      cases[i].raise (document);
      raised = tell (document, cases[i].code);
      if (cases[i].words != NULL)
        g_assert_cmpstr (raised, ==, cases[i].words);
      else
        g_assert_cmpstr (raised, !=, "");
      cases[i].mend (document);
      mended = tell (document, cases[i].code);
      g_assert_cmpstr (mended, ==, "");
    }
}

static void
test_table (void)
{
  guint n_rules;
  const PmapAdviceRule *rules = pmap_advice_rules_get (&n_rules);

  g_test_summary ("Each rule has a source, words for one and many, and a case above.");
  for (guint i = 0; i < n_rules; i++)
    {
      gboolean has_case = FALSE;

      g_assert_nonnull (rules[i].find);
      for (guint j = 0; rules[i].kind != NULL && j < G_N_ELEMENTS (cases); j++)
        has_case = has_case || g_str_equal (cases[j].code, rules[i].kind->code);
      if (rules[i].kind == NULL)
        continue;
      g_test_message ("%s", rules[i].kind->code);
      g_assert_true (has_case);
      g_assert_cmpstr (pmap_issue_kind_get_source (rules[i].kind), !=, "");
    }
}

static void
test_needs (void)
{
  g_autoptr (PmapDocument) document = make_good ();
  g_autofree char *both = NULL, *strategy = NULL, *unstated = NULL, *other = NULL, *over = NULL;
  g_autofree char *plan = NULL, *target = NULL;

  g_test_summary ("What is needed and not given, and what is given and not needed, is said once of each area.");
  make_unmet (document);
  map_remove (get_first (document, "i", "members"));
  both = tell (document, "unmet-need");
  g_assert_cmpstr (both, ==, "u-amira needs: Nothing is for the stated need “Specific learning difficulty”: no provision that goes on or "
                             "is to come, and no strategy\n"
                             "u-ben needs: Nothing is for the stated need “Specific learning difficulty”: no provision that goes on or is to "
                             "come, and no strategy");
  map_add (map_list (get (document, "u-amira"), "strategies"), NULL, "area", "C&L", "description", "Word mats", NULL);
  map_set (get (document, "u-ben"), "sen", "N");
  strategy = tell (document, "unmet-need");
  g_assert_cmpstr (strategy, ==, "");
  map_set (get (document, "u-ben"), "sen", "K");
  unstated = tell (document, "no-such-need");
  g_assert_cmpstr (unstated, ==, "u-ben needs: “Reading” is for Social, emotional and mental health, in which no need is stated");
  map_set (get (document, "u-ben"), "sen", "E");
  plan = tell (document, "no-such-need");
  g_assert_cmpstr (plan, ==, "");
  map_set (get (document, "u-ben"), "sen", "K");
  map_add (map_list (get (document, "u-ben"), "targets"), "t", "intervention", "i", NULL);
  target = tell (document, "no-such-need");
  g_assert_cmpstr (target, ==, "");
  map_remove (get (document, "t"));
  map_set (get_first (document, "u-ben", "needs"), "type", "OTH");
  other = tell (document, "no-such-need");
  g_assert_cmpstr (other, ==, "");
  map_remove (get_first (document, "u-ben", "needs"));
  g_clear_pointer (&other, g_free);
  other = tell (document, "no-such-need");
  g_assert_cmpstr (other, ==, "u-ben needs: No need is stated, so nobody can see what “Reading” is for");
  map_set (get (document, "i"), "end", "2026-11-20");
  over = tell (document, "no-such-need");
  g_assert_cmpstr (over, ==, "");
}

static void
test_outcome (void)
{
  g_autoptr (PmapDocument) document = make_good ();
  g_autofree char *none = NULL, *others = NULL, *target = NULL;

  g_test_summary ("A target of somebody in the group says what is meant to come of it; one of somebody else does not.");
  make_no_outcome (document);
  none = tell (document, "no-outcome");
  g_assert_cmpstr (none, ==, "i outcome: Nobody says what is meant to come of it");
  map_add (map_list (get (document, "u-chidi"), "targets"), "t-1", "intervention", "i", NULL);
  others = tell (document, "no-outcome");
  g_assert_cmpstr (others, ==, none);
  map_add (map_list (get (document, "u-ben"), "targets"), "t-2", "intervention", "i", NULL);
  target = tell (document, "no-outcome");
  g_assert_cmpstr (target, ==, "");
}

static void
test_lessons (void)
{
  g_autoptr (PmapDocument) document = make_good ();
  PmapIntervention *second = add_second (document);
  g_autofree char *weekly = NULL, *again = NULL, *mixed = NULL;

  g_test_summary ("Once a week is no matter; one thing after another at the same hour, and every day for several groups, is.");
  map_add (document->provisions, "p-2", "name", "Spelling", "tier", "targeted", "area", "C&L", "role", "ta", NULL);
  map_set (second, "provision", "p-2");
  map_set (pmap_record_list_get (second->members, 0), "pupil", "u-amira");
  weekly = tell (document, "same-lesson");
  g_assert_cmpstr (weekly, ==, "");
  map_set (get (document, "i"), "end", "2027-01-22");
  map_set (second, "start", "2027-01-25");
  map_set (get_first (document, "i-2", "slots"), "time", "9:00");
  again = tell (document, "same-lesson");
  g_assert_cmpstr (again, ==, "u-amira -: Wed at 9:00, first for Reading, Year 3, then for Spelling, Second: the lesson of that hour is "
                              "missed 14 times");
  map_set (get (document, "i"), "end", "2027-03-25");
  map_set (second, "start", "2026-11-02");
  map_set (get_first (document, "i-2", "slots"), "weekdays", "Tue, Thu");
  mixed = tell (document, "same-lesson");
  g_assert_cmpstr (mixed, ==, "u-amira -: Mon, Tue, Wed, Thu at 9:00, for more than one group: who is out of class at the same time each "
                              "day most often misses the same lesson");
}

static const PmapIssue *
find_one (PmapIssues *issues,
          const char *code)
{
  for (guint i = 0; i < issues->len; i++)
    if (g_str_equal (((const PmapIssue *) issues->pdata[i])->kind->code, code))
      return issues->pdata[i];
  g_assert_not_reached ();
}

static void
test_targets (void)
{
  g_autoptr (PmapDocument) document = make_good ();
  g_autoptr (PmapIssues) issues = NULL;
  g_autofree char *all = NULL, *none = NULL;
  gpointer target;

  g_test_summary ("What the form of a target says below it is said of the map as well, a code each, with the target's first words");
  target = map_add (map_list (get (document, "u-amira"), "targets"), "t", "specific", "Improve reading", "need", "SPLD",
                    "intervention", "i", "review", "2027-01-15", "measurable", "Reading test", NULL);
  all = tell (document, NULL);
  g_assert_cmpstr (all, ==,
                   "target-not-seent specific: Target “Improve reading”: Say what you will see or hear when it is done\n"
                   "target-no-criteriont criterion: Target “Improve reading”: Say when it is met, with a number and how many times");
  issues = find_all (document);
  g_assert_true (pmap_silenced_find_list (document, issues->pdata[0]) == map_list (target, "silenced"));
  map_set (target, "specific", "Read 40 of the first 45 words");
  map_set (target, "baseline", "12");
  none = tell (document, NULL);
  g_assert_cmpstr (none, ==, "");
}

static void
test_silence (void)
{
  g_autoptr (PmapDocument) document = make_good ();
  g_autoptr (PmapIssues) issues = NULL, others = NULL;
  const PmapIssue *clash;
  PmapRecordList *silences;

  g_test_summary ("A clash of two groups is silenced of these two; with a third it is told.");
  make_two_adults (document);
  issues = find_all (document);
  clash = find_one (issues, "clash-staff");
  g_assert_null (pmap_silenced_find (document, clash));
  silences = pmap_silenced_find_list (document, clash);
  g_assert_true (silences == map_list (get (document, "hughes"), "silenced"));
  map_add (silences, NULL, "rule", "clash-staff", "why", "A colleague takes the end", NULL);
  g_assert_null (pmap_silenced_find (document, clash));
  map_add (silences, NULL, "rule", "clash-staff", "group", "i", "with", "i-2", "why", "A colleague takes the end", NULL);
  g_assert_true (pmap_silenced_find (document, clash) == pmap_record_list_get (silences, 1));
  map_set (add_second (document), "provision", "p");
  others = find_all (document);
  for (guint i = 0; i < others->len; i++)
    g_assert_true (pmap_silenced_find (document, others->pdata[i]) == NULL
                   || g_strcmp0 (((const PmapIssue *) others->pdata[i])->with, "i-2") == 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/advice/rules", test_rules);
  g_test_add_func ("/advice/table", test_table);
  g_test_add_func ("/advice/needs", test_needs);
  g_test_add_func ("/advice/outcome", test_outcome);
  g_test_add_func ("/advice/lessons", test_lessons);
  g_test_add_func ("/advice/targets", test_targets);
  g_test_add_func ("/advice/silence", test_silence);

  return g_test_run ();
}
