/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line about a record says who: whatever the record, and however little of it is filled in. */

#include "config.h"

#include "model/pmap-subject.h"
#include "shared/map.h"

static PmapDocument *
make_map (void)
{
  PmapDocument *document = pmap_document_new ();
  gpointer ada, group, role;

  ada = map_add (document->pupils, "u-ada", "given-name", "Ada", "family-name", "Abbot", "year-group", "5", "class", "5B", NULL);
  map_add (map_list (ada, "needs"), NULL, "type", "SLCN", NULL);
  map_add (map_list (ada, "targets"), "t-1", "specific", "Read 20 words", NULL);
  map_add (document->pupils, "u-ben", "given-name", "Ben", "year-group", "4", NULL);
  map_add (document->pupils, "u-cy", "given-name", "Cy", NULL);
  role = map_add (document->staff_roles, "ta", "name", "Teaching assistant", NULL);
  map_add (document->rate_sets, "own", "name", "Our own", NULL);
  map_add (map_list (role, "rates"), NULL, "set", "own", "hourly", "13", NULL);
  map_add (document->staff_members, "hughes", "name", "Mrs P. Hughes", "role", "ta", NULL);
  map_add (document->provisions, "p", "name", "NELI", NULL);
  group = map_add (document->interventions, "i-named", "provision", "p", "name", "Year 1, Tuesdays", NULL);
  map_add (map_list (group, "members"), NULL, "pupil", "u-ada", NULL);
  map_add (map_list (group, "staffing"), NULL, "role", "ta", NULL);
  group = map_add (document->interventions, "i-one", "provision", "p", NULL);
  map_add (map_list (group, "members"), NULL, "pupil", "u-ben", NULL);
  map_add (document->interventions, "i-days", "provision", "p", "weekdays", "Mon, Wed", "start", "2026-09-14", NULL);
  map_add (document->interventions, "i-from", "provision", "p", "start", "2026-09-14", NULL);
  map_add (document->interventions, "i-bare", "provision", "p", NULL);
  return document;
}

static void
test_subjects (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  static const struct { const char *id, *list, *who; } cases[] = {
    { "u-ada", NULL, "Ada Abbot (5B)" },
    { "u-ada", "needs", "Ada Abbot (5B)" },
    { "t-1", NULL, "Ada Abbot (5B)" },
    { "u-ben", NULL, "Ben (Year 4)" },
    { "u-cy", NULL, "Cy" },
    { "i-named", NULL, "NELI, Year 1, Tuesdays" },
    { "i-named", "staffing", "NELI, Year 1, Tuesdays" },
    { "i-named", "members", "Ada Abbot in NELI, Year 1, Tuesdays" },
    { "i-one", NULL, "NELI for Ben" },
    { "i-days", NULL, "NELI (Mon, Wed)" },
    { "i-from", NULL, "NELI (from 14 September 2026)" },
    { "i-bare", NULL, "NELI" },
    { "p", NULL, "NELI" },
    { "ta", "rates", "Teaching assistant" },
    { "hughes", NULL, "Mrs P. Hughes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gpointer record = pmap_document_find (document, cases[i].id);
      g_autofree char *who = NULL;

      if (cases[i].list != NULL)
        record = pmap_record_list_get (map_list (record, cases[i].list), 0);
      who = pmap_record_describe_subject (record);
      g_assert_cmpstr (who, ==, cases[i].who);
    }
}

static void
test_nameless (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autofree char *year = pmap_record_describe_subject (PMAP_RECORD (pmap_document_get_year (document)));
  g_autofree char *map = pmap_record_describe_subject (PMAP_RECORD (document));
  g_autofree char *pupil = NULL;

  g_assert_cmpstr (year, ==, "School year");
  g_assert_null (map);
  map_set (pmap_document_find (document, "u-cy"), "family-name", "");
  pupil = pmap_record_describe_subject (map_add (document->pupils, "u-none", NULL));
  g_assert_cmpstr (pupil, ==, "A pupil without a name");
}

static void
test_issue (void)
{
  static const PmapIssueKind kind = { "test", "%u thing here", "%u things here", PMAP_URGENCY_REST };
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  gpointer ada = pmap_document_find (document, "u-ada");
  PmapIssue *issue;
  g_autoptr (PmapIssue) copy = NULL;
  g_autofree char *text = NULL, *one = NULL, *many = NULL;

  g_test_summary ("An issue of a record without an id names who it is about, and the nearest record that has one");

  issue = pmap_record_add_issue (pmap_record_list_get (map_list (ada, "needs"), 0), issues, PMAP_SEVERITY_WARNING, &kind,
                                 "impact", "There are %u", 3);
  g_assert_cmpstr (issue->id, ==, "u-ada");
  copy = pmap_issue_copy (issue);
  text = pmap_issue_describe (copy);
  g_assert_cmpstr (text, ==, "Ada Abbot (5B): There are 3");
  one = pmap_issue_kind_describe (copy->kind, 1);
  many = pmap_issue_kind_describe (copy->kind, 46);
  g_assert_cmpstr (one, ==, "1 thing here");
  g_assert_cmpstr (many, ==, "46 things here");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/subject/records", test_subjects);
  g_test_add_func ("/subject/nameless", test_nameless);
  g_test_add_func ("/subject/issue", test_issue);

  return g_test_run ();
}
