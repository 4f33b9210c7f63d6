/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sixty cases of the whole rule with their exact results, worked out apart from this program with unlimited rational
 * numbers (data/costing.csv): each is made a map of its own and costed. */

#include "config.h"

#include "shared/map.h"
#include "base/pmap-money.h"
#include "calc/pmap-cost.h"

enum
{
  CASE, HOURLY, ON_COST, MINUTES, PREPARATION, SESSIONS, WEEKS, RESOURCES, GROUP, MEMBERS, WEIGHTS, TOTAL, SHARES, OUTSIDE,
  N_COLUMNS
};

static PmapDocument *
make_map (char **row)
{
  PmapDocument *document = pmap_document_new ();
  PmapIntervention *intervention;
  PmapRecord *role;
  g_auto (GStrv) weights = g_strsplit (row[WEIGHTS], " ", -1);

  map_add (document->rate_sets, "own", "name", "What it costs us", NULL);
  role = map_add (document->staff_roles, "ta", "name", "Teaching assistant", NULL);
  map_add (map_list (role, "rates"), NULL, "set", "own", "from", "2026-09-01",
           "hourly", row[HOURLY], "on-cost-percent", row[ON_COST], NULL);
  map_add (document->provisions, "p", "name", "Reading", NULL);
  intervention = map_add (document->interventions, "i", "provision", "p", "minutes", row[MINUTES],
                          "sessions-per-week", row[SESSIONS], "weeks", row[WEEKS], "group-size", row[GROUP], NULL);
  map_add (intervention->staffing, NULL, "role", "ta", "preparation-minutes", row[PREPARATION], NULL);
  map_add (intervention->resources, NULL, "cost", row[RESOURCES], NULL);
  g_assert_cmpuint (g_strv_length (weights), ==, g_ascii_strtoull (row[MEMBERS], NULL, 10));
  for (guint i = 0; weights[i] != NULL; i++)
    {
      g_autofree char *pupil = g_strdup_printf ("u%02u", i);

      map_add (document->pupils, pupil, "given-name", pupil, NULL);
      map_add (intervention->members, NULL, "pupil", pupil, "weight", weights[i], NULL);
    }
  return document;
}

static void
assert_pence (const char *name,
              const char *what,
              gint64      pence,
              const char *expected)
{
  gint64 wanted;

  g_assert_true (pmap_number_parse (expected, PMAP_MONEY_PLACES, PMAP_UNIT_POUNDS, &wanted, NULL));
  if (pence != wanted)
    g_error ("case %s: %s is %" G_GINT64_FORMAT " pence, not %s", name, what, pence, expected);
}

static void
test_cases (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "calc", "data", "costing.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n_cases = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (g_strchomp (lines[i]), ",", -1);
      g_auto (GStrv) shares = NULL;
      g_autoptr (PmapDocument) document = NULL;
      g_autoptr (PmapCosting) costing = NULL;
      g_autoptr (PmapCost) cost = NULL;

      g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
      document = make_map (row);
      costing = pmap_costing_new (document, "own", NULL);
      cost = pmap_cost_new (costing, pmap_record_list_get (document->interventions, 0));
      shares = g_strsplit (row[SHARES], " ", -1);
      assert_pence (row[CASE], "the total", cost->total, row[TOTAL]);
      assert_pence (row[CASE], "the outside share", cost->outside, row[OUTSIDE]);
      g_assert_cmpuint (cost->n_shares, ==, g_strv_length (shares));
      for (guint j = 0; j < cost->n_shares; j++)
        assert_pence (row[CASE], cost->shares[j].pupil, cost->shares[j].pence, shares[j]);
      g_assert_null (cost->issues);
      n_cases++;
    }
  g_assert_cmpuint (n_cases, ==, 60);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/cases", test_cases);
  return g_test_run ();
}
