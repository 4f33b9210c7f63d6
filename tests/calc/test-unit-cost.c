/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures that schools, authorities and studies have printed (data/published.csv, with the source of each), reached by
 * the program's own rule. What is printed in whole pounds is compared in whole pounds. */

#include "config.h"

#include "base/pmap-money.h"
#include "calc-map.h"
#include "calc/pmap-unit-cost.h"

enum { ID, SOURCE, KIND, VALUES, PRINTED, N_COLUMNS };

static gint64
read_number (const char *text,
             guint       places)
{
  gint64 number;
  g_autoptr (GError) error = NULL;

  pmap_number_parse (text, places, NULL, &number, &error);
  g_assert_no_error (error);
  return number;
}

/* The last share: the one that no odd penny went to. */
static gint64
cost_last_share (PmapIntervention *intervention)
{
  g_autoptr (PmapCosting) costing = pmap_costing_new (pmap_record_get_document (PMAP_RECORD (intervention)), NULL, NULL);
  g_autoptr (PmapCost) cost = pmap_cost_new (costing, intervention);

  g_assert_cmpuint (cost->n_shares, >, 0);
  return cost->shares[cost->n_shares - 1].pence;
}

static PmapIntervention *
make_intervention (PmapDocument *document,
                   guint         n_members)
{
  PmapIntervention *intervention = map_add (document->interventions, "i", "provision", "p", "sessions-per-week", "1",
                                            "weeks", "1", NULL);

  map_set (pmap_document_find (document, "p"), "role", "");
  for (guint i = 0; i < n_members; i++)
    {
      g_autofree char *pupil = g_strdup_printf ("u%02u", i);

      map_add (intervention->members, NULL, "pupil", pupil, NULL);
    }
  return intervention;
}

/* Hourly rate, minutes, times a week, weeks, pupils. */
static gint64
cost_hours (PmapDocument *document,
            char        **values)
{
  PmapIntervention *intervention = make_intervention (document, g_ascii_strtoull (values[4], NULL, 10));
  gpointer role = map_add (document->staff_roles, "role", "name", "Assistant", NULL);

  map_add (map_list (role, "rates"), NULL, "set", "own", "from", "2026-09-01", "hourly", values[0], NULL);
  map_add (intervention->staffing, NULL, "role", "role", NULL);
  map_set (intervention, "minutes", values[1]);
  map_set (intervention, "sessions-per-week", values[2]);
  map_set (intervention, "weeks", values[3]);
  return cost_last_share (intervention);
}

/* Amounts paid once, for one. */
static gint64
cost_sum (PmapDocument *document,
          char        **values)
{
  PmapIntervention *intervention = make_intervention (document, 1);

  for (guint i = 0; values[i] != NULL; i++)
    map_add (intervention->resources, NULL, "cost", values[i], NULL);
  return cost_last_share (intervention);
}

/* An amount, and how many bear it. */
static gint64
cost_share (PmapDocument *document,
            char        **values)
{
  PmapIntervention *intervention = make_intervention (document, g_ascii_strtoull (values[1], NULL, 10));

  map_add (intervention->resources, NULL, "cost", values[0], NULL);
  return cost_last_share (intervention);
}

/* An amount each time, and how often. */
static gint64
cost_sessions (PmapDocument *document,
               char        **values)
{
  PmapIntervention *intervention = make_intervention (document, 1);
  g_autofree char *weeks = g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", read_number (values[1], 0) / 100,
                                            (int) (read_number (values[1], 0) % 100));

  map_add (intervention->resources, NULL, "cost", values[0], "basis", "session", NULL);
  map_set (intervention, "sessions-per-week", "100");
  map_set (intervention, "weeks", weeks);
  return cost_last_share (intervention);
}

/* What it cost, and what was gained. */
static gint64
cost_progress (PmapDocument *document,
               char        **values)
{
  gint64 per_unit;

  g_assert_true (pmap_unit_cost_per_progress (read_number (values[0], PMAP_MONEY_PLACES),
                                              read_number (values[1], PMAP_DECIMAL_PLACES), &per_unit));
  return per_unit;
}

/* A salary, for how many weeks, of how many hours. */
static gint64
cost_hour (PmapDocument *document,
           char        **values)
{
  gint64 rate = pmap_unit_cost_of_salary (read_number (values[0], PMAP_MONEY_PLACES),
                                          read_number (values[1], PMAP_DECIMAL_PLACES),
                                          read_number (values[2], PMAP_DECIMAL_PLACES));

  return (rate + 50) / 100;
}

static const struct { const char *name; gint64 (*cost) (PmapDocument *document, char **values); } kinds[] = {
  { "hours", cost_hours },
  { "sum", cost_sum },
  { "share", cost_share },
  { "sessions", cost_sessions },
  { "progress", cost_progress },
  { "salary", cost_hour },
};

static gint64
compute (const char *kind,
         const char *values)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_auto (GStrv) list = g_strsplit (values, " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, kind))
      return kinds[i].cost (document, list);
  g_assert_not_reached ();
}

static void
test_published (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "calc", "data", "published.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++, n++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], "|", -1);
      gint64 pence, unit;

      g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
      pence = compute (row[KIND], row[VALUES]);
      unit = strchr (row[PRINTED], '.') != NULL ? 1 : 100;
      if ((pence + unit / 2) / unit * unit != read_number (row[PRINTED], PMAP_MONEY_PLACES))
        g_error ("%s (%s): %" G_GINT64_FORMAT " pence, printed %s", row[ID], row[SOURCE], pence, row[PRINTED]);
    }
  g_assert_cmpuint (n, ==, 71);
}

static void
test_no_progress (void)
{
  gint64 per_unit = 42;

  g_assert_false (pmap_unit_cost_per_progress (10000, 0, &per_unit));
  g_assert_false (pmap_unit_cost_per_progress (10000, -PMAP_DECIMAL_ONE, &per_unit));
  g_assert_false (pmap_unit_cost_per_progress (10000, PMAP_UNSET, &per_unit));
  g_assert_cmpint (per_unit, ==, 42);
  g_assert_true (pmap_unit_cost_per_progress (0, PMAP_DECIMAL_ONE, &per_unit));
  g_assert_cmpint (per_unit, ==, 0);
  g_assert_true (pmap_unit_cost_per_progress (1, 2 * PMAP_DECIMAL_ONE, &per_unit));
  g_assert_cmpint (per_unit, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/published/figures", test_published);
  g_test_add_func ("/published/no-progress", test_no_progress);
  return g_test_run ();
}
