/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What could come next would cost what it does cost once it is given. */

#include "config.h"

#include "ui/pmap-would-cost.h"

#include "calc/calc-map.h"
#include "history/pmap-assign.h"
#include "model/pmap-next-step.h"

#define TODAY pmap_date_new (30, 11, 2026)

static void
test_given (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  PmapPupil *amira = pmap_record_list_get (document->pupils, 0);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GArray) pence = NULL;
  guint n_runs;

  g_test_summary ("The pupil’s share of each entry is that of the map once the entry is given; of nothing that is never costed");
  map_set (pmap_record_list_get (document->provisions, 0), "minutes", "30");
  map_set (pmap_record_list_get (document->provisions, 0), "sessions-per-week", "2");
  map_set (pmap_record_list_get (document->provisions, 0), "weeks", "10");
  map_add (document->provisions, "six", "name", "Talk", "tier", "targeted", "area", "C&L", "role", "ta", "minutes", "30",
           "sessions-per-week", "2", "weeks", "10", "group-size", "6", NULL);
  map_add (document->provisions, "quality", "name", "Quality", "tier", "universal", "area", "C&L", NULL);
  map_add (document->provisions, "bare", "name", "Bare", "tier", "targeted", "area", "C&L", NULL);
  map_add (amira->needs, NULL, "type", "MLD", "rank", "1", NULL);
  pmap_ledger_set_rate_set (ledger, "own");
  n_runs = pmap_record_list_get_length (document->interventions);
  steps = pmap_next_steps_list (amira, TODAY);
  g_assert_cmpuint (steps->len, ==, 4);
  pence = pmap_would_cost_list (ledger, amira, steps, TODAY);
  g_assert_cmpuint (pence->len, ==, 4);
  g_assert_cmpuint (pmap_record_list_get_length (document->interventions), ==, n_runs);
  for (guint i = 0; i < steps->len; i++)
    {
      PmapProvision *provision = ((PmapNextStep *) steps->pdata[i])->provision;
      gint64 would = g_array_index (pence, gint64, i), before, after;
      const char *id = pmap_record_get_id (PMAP_RECORD (provision));

      before = pmap_ledger_get_pupil_total (ledger, "u-amira");
      g_assert_nonnull (pmap_assign_provision (editor, provision, amira, TODAY, NULL));
      after = pmap_ledger_get_pupil_total (ledger, "u-amira");
      if (g_str_equal (id, "quality"))
        g_assert_cmpint (would, ==, PMAP_UNSET);
      else
        g_assert_cmpint (would, ==, after - before);
      /* £13.47 × 1.30 × ½ hour × 2 a week × 10 weeks */
      if (g_str_equal (id, "p"))
        g_assert_cmpint (would, ==, 17511);
      if (g_str_equal (id, "six"))
        g_assert_cmpint (ABS (would - 17511 / 6), <=, 1);
      if (g_str_equal (id, "bare"))
        g_assert_cmpint (would, ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/would-cost/given", test_given);
  return g_test_run ();
}
