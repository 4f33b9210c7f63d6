/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a review is due, which need is the main one, whether a group runs, and of which tier it is. */

#include "config.h"

#include "shared/map.h"

#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-need.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-review.h"
#include "model/pmap-target.h"
#include "model/pmap-tier.h"

static PmapDate
day (const char *typed)
{
  PmapDate date = PMAP_DATE_NONE;

  g_assert_true (*typed == '\0' || pmap_date_parse (typed, PMAP_DATE_NONE, &date, NULL));
  return date;
}

static void
test_judge (void)
{
  static const struct
  {
    const char *review;
    PmapReviewState state;
  } cases[] = {
    { "", PMAP_REVIEW_UNSET },
    { "23/10/2026", PMAP_REVIEW_OVERDUE },
    { "28/11/2026", PMAP_REVIEW_OVERDUE },
    { "29/11/2026", PMAP_REVIEW_SOON },
    { "27/12/2026", PMAP_REVIEW_SOON },
    { "28/12/2026", PMAP_REVIEW_LATER },
  };

  g_test_summary ("A review is overdue from the day after, and soon from four weeks before");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pmap_review_judge (day (cases[i].review), day ("29/11/2026")), ==, cases[i].state);
}

static void
test_pupil (void)
{
  static const struct
  {
    const char *review, *first, *first_status, *second;     /* the pupil's date, those of two targets */
    const char *expected, *where;
  } cases[] = {
    { "10/12/2026", "1/10/2026", "open", "", "10 December 2026", "u-1" },
    { "", "12/12/2026", "open", "3/12/2026", "3 December 2026", "t-2" },
    { "", "1/10/2026", "met", "3/12/2026", "3 December 2026", "t-2" },
    { "", "1/10/2026", "open", "3/12/2026", "1 October 2026", "t-1" },
    { "", "1/10/2026", "met", "", "", NULL },
    { "", "", "open", "", "", NULL },
  };

  g_test_summary ("A pupil is reviewed on the day that was agreed, or else when the first target still worked on is");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapRecord *pupil = map_add (document->pupils, "u-1", "given-name", "Amira", "review", cases[i].review, NULL);
      PmapRecord *where;
      g_autofree char *date = NULL;

      map_add (map_list (pupil, "targets"), "t-1", "review", cases[i].first, "status", cases[i].first_status, NULL);
      map_add (map_list (pupil, "targets"), "t-2", "review", cases[i].second, "status", "open", NULL);
      date = pmap_date_format (pmap_review_find (pupil, day ("29/11/2026"), &where));
      g_assert_cmpstr (date, ==, cases[i].expected);
      if (cases[i].where != NULL)
        g_assert_cmpstr (pmap_record_get_id (where), ==, cases[i].where);
    }
}

static void
test_group (void)
{
  static const struct
  {
    const char *start, *end, *review;
    const char *left, *outcome, *exit;      /* of one of two members; the other has a result */
    PmapReviewState state;
  } cases[] = {
    { "14/9/2026", "16/7/2027", "23/10/2026", "", "", "", PMAP_REVIEW_OVERDUE },
    { "14/9/2026", "16/7/2027", "23/10/2026", "", "1", "", PMAP_REVIEW_OVERDUE },     /* a date that was not moved on */
    { "14/9/2026", "16/7/2027", "8/12/2026", "", "", "", PMAP_REVIEW_SOON },
    { "14/9/2026", "16/7/2027", "9/2/2027", "", "", "", PMAP_REVIEW_LATER },
    { "4/1/2027", "26/3/2027", "19/3/2027", "", "", "", PMAP_REVIEW_LATER },
    { "", "", "23/10/2026", "", "", "", PMAP_REVIEW_OVERDUE },
    { "14/9/2026", "27/11/2026", "20/11/2026", "", "", "", PMAP_REVIEW_OVERDUE },
    { "14/9/2026", "27/11/2026", "20/11/2026", "", "1", "", PMAP_REVIEW_UNSET },
    { "14/9/2026", "27/11/2026", "20/11/2026", "", "", "91", PMAP_REVIEW_UNSET },
    { "14/9/2026", "27/11/2026", "20/11/2026", "23/10/2026", "", "", PMAP_REVIEW_UNSET },
    { "14/9/2026", "27/11/2026", "4/12/2026", "", "", "", PMAP_REVIEW_SOON },
    { "14/9/2026", "27/11/2026", "", "", "", "", PMAP_REVIEW_UNSET },
  };

  g_test_summary ("A group's review is open until its date is moved on, and after its end until all who stayed have a result");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapRecord *run = map_add (document->interventions, "i-1", "start", cases[i].start, "end", cases[i].end,
                                 "review", cases[i].review, NULL);

      map_add (document->pupils, "u-1", "given-name", "Amira", NULL);
      map_add (document->pupils, "u-2", "given-name", "Finn", NULL);
      map_add (map_list (run, "members"), NULL, "pupil", "u-1", "to", cases[i].left, "outcome", cases[i].outcome,
               "exit", cases[i].exit, NULL);
      map_add (map_list (run, "members"), NULL, "pupil", "u-2", "outcome", "2", NULL);
      g_assert_cmpint (pmap_review_get_state (run, day ("29/11/2026")), ==, cases[i].state);
    }
}

static void
test_check (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  PmapRecord *pupil;
  static const char *const expected[][2] = {
    { "i-late", "NELI, Year 2: The review was due on 23 October 2026" },
    { "u-late", "Amira: The review was due on 1 November 2026" },
    { "t-late", "Finn: The review was due on 2 November 2026" },
  };
  PmapReviewCount count;

  g_test_summary ("What is overdue is pointed out with its record and field, and counted by the same rule");
  map_add (document->provisions, "p-1", "name", "NELI", NULL);
  map_add (document->interventions, "i-late", "provision", "p-1", "name", "Year 2", "review", "23/10/2026", NULL);
  map_add (document->interventions, "i-soon", "review", "8/12/2026", NULL);
  map_add (document->pupils, "u-late", "given-name", "Amira", "review", "1/11/2026", NULL);
  pupil = map_add (document->pupils, "u-2", "given-name", "Finn", NULL);
  map_add (map_list (pupil, "targets"), "t-late", "review", "2/11/2026", "status", "open", NULL);
  map_add (document->pupils, "u-soon", "given-name", "Ella", "review", "1/12/2026", NULL);
  map_add (document->pupils, "u-1" PMAP_PUPIL_FORMER_SUFFIX, "given-name", "Nobody", "review", "1/11/2026", NULL);

  pmap_review_check (document, day ("29/11/2026"), issues);
  g_assert_cmpuint (issues->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < issues->len; i++)
    {
      const PmapIssue *issue = issues->pdata[i];
      g_autofree char *text = NULL;

      g_assert_cmpint (issue->severity, ==, PMAP_SEVERITY_WARNING);
      g_assert_cmpstr (issue->id, ==, expected[i][0]);
      g_assert_cmpstr (issue->field, ==, "review");
      g_assert_cmpint (issue->kind->urgency, ==, PMAP_URGENCY_OVERDUE);
      text = pmap_issue_describe (issue);
      g_assert_cmpstr (text, ==, expected[i][1]);
    }
  count = pmap_review_count (document->pupils, day ("29/11/2026"));
  g_assert_cmpuint (count.soon, ==, 1);
  g_assert_cmpuint (count.overdue, ==, 2);
  count = pmap_review_count (document->interventions, day ("29/11/2026"));
  g_assert_cmpuint (count.soon, ==, 1);
  g_assert_cmpuint (count.overdue, ==, 1);
}

static void
test_next_target (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapPupil *pupil = map_add (document->pupils, "u-1", "given-name", "Amira", "review", "29/11/2026", NULL);

  g_test_summary ("A target that is set at a review is looked at at the next, not on the same day");
  g_assert_cmpuint (pmap_review_find_after (pupil, day ("28/11/2026")), ==, day ("29/11/2026"));
  g_assert_cmpuint (pmap_review_find_after (pupil, day ("29/11/2026")), ==, PMAP_DATE_NONE);
}

static void
test_main_need (void)
{
  static const struct
  {
    const char *needs[3][2];      /* type and rank */
    PmapNeedType main_need;
  } cases[] = {
    { { { "SLCN", "2" }, { "ASD", "1" }, { "SEMH", "3" } }, PMAP_NEED_ASD },
    { { { "SLCN", "" }, { "ASD", "7" }, { "SEMH", "" } }, PMAP_NEED_ASD },
    { { { "SLCN", "" }, { "ASD", "" }, { "SEMH", "" } }, PMAP_NEED_SLCN },
    { { { "", "1" }, { "ASD", "2" }, { "SEMH", "3" } }, PMAP_NEED_ASD },      /* "first" of something unsaid */
    { { { "", "" }, { "SEMH", "2" }, { "ASD", "2" } }, PMAP_NEED_SEMH },
  };
  g_autoptr (PmapDocument) empty = pmap_document_new ();
  PmapPupil *nobody = map_add (empty->pupils, "u-1", "given-name", "Amira", NULL);

  g_test_summary ("The main need is the one of the lowest rank that says its type");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapPupil *pupil = map_add (document->pupils, "u-1", "given-name", "Amira", NULL);

      for (guint j = 0; j < G_N_ELEMENTS (cases[i].needs); j++)
        map_add (pupil->needs, NULL, "type", cases[i].needs[j][0], "rank", cases[i].needs[j][1], NULL);
      g_assert_cmpint (pmap_pupil_get_main_need (pupil)->type, ==, cases[i].main_need);
    }
  g_assert_null (pmap_pupil_get_main_need (nobody));
  map_add (nobody->needs, NULL, "rank", "1", NULL);
  g_assert_null (pmap_pupil_get_main_need (nobody));
}

static void
test_phase (void)
{
  static const struct
  {
    const char *first, *last;
    PmapPhase phase;
  } cases[] = {
    { "", "", PMAP_PHASE_RUNNING },
    { "29/11/2026", "29/11/2026", PMAP_PHASE_RUNNING },
    { "30/11/2026", "", PMAP_PHASE_AHEAD },
    { "", "28/11/2026", PMAP_PHASE_OVER },
    { "1/9/2026", "28/11/2026", PMAP_PHASE_OVER },
    { "1/9/2026", "", PMAP_PHASE_RUNNING },
    { "", "29/11/2026", PMAP_PHASE_RUNNING },
  };
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapRecord *run = map_add (document->interventions, "i-1", NULL);

  g_test_summary ("Without a first day a group has begun, without a last day it goes on");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      map_set (run, "start", cases[i].first);
      map_set (run, "end", cases[i].last);
      g_assert_cmpint (pmap_intervention_get_phase (PMAP_INTERVENTION (run), day ("29/11/2026")), ==, cases[i].phase);
    }
}

static void
test_tier (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapRecord *tier = map_add (document->tiers, "targeted", "name", "Targeted", NULL);
  PmapRecord *run;

  g_test_summary ("The tier of a group is that of its provision, where both are known");
  map_add (document->provisions, "p-1", "name", "NELI", "tier", "targeted", NULL);
  map_add (document->provisions, "p-2", "name", "Bubble time", NULL);
  run = map_add (document->interventions, "i-1", "provision", "p-1", NULL);
  g_assert_true ((gpointer) pmap_intervention_get_tier (PMAP_INTERVENTION (run)) == tier);
  map_set (run, "provision", "p-2");
  g_assert_null (pmap_intervention_get_tier (PMAP_INTERVENTION (run)));
  run = map_add (document->interventions, "i-2", NULL);
  g_assert_null (pmap_intervention_get_tier (PMAP_INTERVENTION (run)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/review/judge", test_judge);
  g_test_add_func ("/model/review/pupil", test_pupil);
  g_test_add_func ("/model/review/group", test_group);
  g_test_add_func ("/model/review/check", test_check);
  g_test_add_func ("/model/review/next-target", test_next_target);
  g_test_add_func ("/model/review/main-need", test_main_need);
  g_test_add_func ("/model/review/phase", test_phase);
  g_test_add_func ("/model/review/tier", test_tier);
  return g_test_run ();
}
