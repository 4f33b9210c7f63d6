/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From which session to which a run goes, and a member of it. */
#include "config.h"

#include "calc/pmap-run-span.h"

#include "calc-map.h"

typedef struct
{
  const char *start, *end, *weekdays, *sessions, *from, *to;
  const char *first, *last;      /* NULL for none */
} Case;

static const Case cases[] = {
  /* Every school day: the INSET day at the beginning is none. */
  { "2026-09-02", "2026-12-18", "", "5", "", "", "2026-09-03", "2026-12-18" },
  /* Tuesdays only; one of half term is none. */
  { "2026-09-02", "2026-12-18", "tuesday", "", "", "", "2026-09-08", "2026-12-15" },
  { "2026-09-02", "2026-10-30", "tuesday", "", "", "", "2026-09-08", "2026-10-20" },
  /* Every other Tuesday from the first on: the 15th Tuesday without half term is 22 December, so the 14th has none. */
  { "2026-09-02", "2026-12-18", "tuesday", "0.5", "", "", "2026-09-08", "2026-12-08" },
  /* A member who joins and leaves. */
  { "2026-09-02", "2026-12-18", "tuesday", "", "2026-10-21", "2026-12-08", "2026-11-03", "2026-12-08" },
  { "2026-09-02", "2026-12-18", "tuesday", "", "2026-10-21", "2026-11-02", NULL, NULL },
  { "2026-09-02", "2026-12-18", "tuesday", "", "2027-01-05", "", NULL, NULL },
  /* Without dates: the school year. */
  { "", "", "", "5", "", "", "2026-09-03", "2027-07-21" },
  /* It ends before it starts. */
  { "2026-12-18", "2026-09-02", "", "5", "", "", NULL, NULL },
};

static char *
say (PmapDate date)
{
  GString *text = g_string_new (NULL);

  pmap_date_append_xml (text, date);
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = make_school ();
      PmapIntervention *intervention = map_add (document->interventions, NULL, "provision", "p", "start", cases[i].start,
                                                "end", cases[i].end, "weekdays", cases[i].weekdays, "sessions-per-week",
                                                cases[i].sessions, "minutes", "30", NULL);
      PmapMember *member = map_add (intervention->members, NULL, "pupil", "u-amira", "from", cases[i].from, "to",
                                    cases[i].to, NULL);
      g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, NULL);
      g_autofree char *from = NULL, *to = NULL;
      PmapDate first, last;

      g_test_message ("case %u", i);
      if (!pmap_run_span_find (costing, intervention, member, &first, &last))
        {
          g_assert_null (cases[i].first);
          continue;
        }
      from = say (first);
      to = say (last);
      g_assert_cmpstr (from, ==, cases[i].first);
      g_assert_cmpstr (to, ==, cases[i].last);
    }
}

static void
test_group (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *intervention = map_add (document->interventions, NULL, "provision", "p", "start", "2026-09-14", "end",
                                            "2026-09-25", "sessions-per-week", "5", "minutes", "30", NULL);
  g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, NULL);
  PmapDate first, last;

  g_test_summary ("Without a member it is the group's own");
  map_add (intervention->members, NULL, "pupil", "u-amira", "from", "2026-09-21", NULL);
  g_assert_true (pmap_run_span_find (costing, intervention, NULL, &first, &last));
  g_assert_cmpuint (first, ==, pmap_date_new (14, 9, 2026));
  g_assert_cmpuint (last, ==, pmap_date_new (25, 9, 2026));
}

static void
test_no_year (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapIntervention *intervention = map_add (document->interventions, NULL, "sessions-per-week", "5", NULL);
  g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, NULL);
  PmapDate first, last;

  g_assert_false (pmap_run_span_find (costing, intervention, NULL, &first, &last));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("A run is drawn from its first to its last session");

  g_test_add_func ("/run-span/cases", test_cases);
  g_test_add_func ("/run-span/group", test_group);
  g_test_add_func ("/run-span/no-year", test_no_year);

  return g_test_run ();
}
