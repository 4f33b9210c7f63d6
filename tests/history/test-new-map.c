/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new map is complete, free of issues, and of the right academic year. */

#include "config.h"

#include "history/pmap-new-map.h"
#include "model/pmap-funding.h"
#include "model/pmap-school.h"
#include "model/pmap-tier.h"
#include "model/pmap-year.h"

static void
test_contents (void)
{
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  g_test_summary ("A new map has tiers, rates and roles, and nothing is wrong with it");
  document = pmap_new_map ("Example Primary School", pmap_date_new (14, 10, 2026));

  g_assert_cmpstr (pmap_document_get_school (document)->name, ==, "Example Primary School");
  g_assert_nonnull (pmap_record_get_id (PMAP_RECORD (document)));
  g_assert_cmpuint (pmap_record_list_get_length (document->tiers), ==, 3);
  g_assert_false (PMAP_TIER (pmap_record_list_get (document->tiers, 0))->costed);
  g_assert_true (PMAP_TIER (pmap_record_list_get (document->tiers, 1))->costed);
  g_assert_true (PMAP_TIER (pmap_record_list_get (document->tiers, 2))->costed);
  g_assert_cmpuint (pmap_record_list_get_length (document->rate_sets), ==, 1);
  g_assert_cmpstr (pmap_document_get_funding (document)->rate_set, ==,
                   pmap_record_get_id (pmap_record_list_get (document->rate_sets, 0)));
  g_assert_cmpuint (pmap_record_list_get_length (document->staff_roles), >=, 4);
  g_assert_cmpuint (pmap_record_list_get_length (document->pupils), ==, 0);
  pmap_document_check (document, issues);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), ==, 0);
}

static void
test_year (void)
{
  static const struct
  {
    guint day, month, year, starts;
  } cases[] = {
    { 1, 9, 2026, 2026 }, { 31, 12, 2026, 2026 }, { 1, 1, 2027, 2026 }, { 31, 8, 2027, 2026 },
  };

  g_test_summary ("The academic year, 1 September to 31 August, is the one that contains the day");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document =
        pmap_new_map (NULL, pmap_date_new (cases[i].day, cases[i].month, cases[i].year));

      g_assert_cmpuint (pmap_document_get_year (document)->start, ==, pmap_date_new (1, 9, cases[i].starts));
      g_assert_cmpuint (pmap_document_get_year (document)->end, ==, pmap_date_new (31, 8, cases[i].starts + 1));
      g_assert_null (pmap_document_get_school (document)->name);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/new-map/contents", test_contents);
  g_test_add_func ("/history/new-map/year", test_year);
  return g_test_run ();
}
