/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far hours are used, and what an hour with pupils comes to, worked by hand. */

#include "config.h"

#include "calc-map.h"
#include "calc/pmap-staff-use.h"
#include "model/pmap-slot.h"
#include "model/pmap-staffing.h"

static PmapStaffUse
find (PmapDocument *document,
      const char   *rates)
{
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  PmapStaffUse use;

  pmap_ledger_set_rate_set (ledger, rates);
  pmap_staff_use_find (&use, ledger, pmap_document_find (document, "hughes"), pmap_date_new (28, 10, 2026));
  return use;
}

static void
test_by_hand (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *group;
  PmapStaffUse none, some, theirs, over;

  g_test_summary ("£13.47 × 1.30 = £17.511 an hour; with 10 minutes of preparation for 30 with pupils an hour with pupils is £23.348.");
  none = find (document, "own");
  g_assert_cmpint (none.planned, ==, 0);
  g_assert_cmpint (none.left, ==, PMAP_UNSET);
  g_assert_cmpint (none.hour_cost, ==, PMAP_UNSET);
  group = map_add (document->interventions, "i", "provision", "p", "start", "2026-09-14", "end", "2027-03-25", "minutes", "30", NULL);
  map_add (group->slots, NULL, "weekdays", "Mon, Wed", "time", "9:00", NULL);
  map_add (group->staffing, NULL, "member", "hughes", "preparation-minutes", "10", NULL);
  map_set (pmap_document_find (document, "hughes"), "hours-per-week", "2");
  some = find (document, "own");
  g_assert_cmpint (some.planned, ==, 80 * PMAP_DECIMAL_ONE);
  g_assert_cmpint (some.with_pupils, ==, 60 * PMAP_DECIMAL_ONE);
  g_assert_cmpint (some.left, ==, 40 * PMAP_DECIMAL_ONE);
  g_assert_cmpint (some.hour_cost, ==, 2335);
  theirs = find (document, "la");
  g_assert_cmpint (theirs.hour_cost, ==, 1600);
  map_set (pmap_document_find (document, "hughes"), "hours-per-week", "1");
  over = find (document, "own");
  g_assert_cmpint (over.left, ==, -20 * PMAP_DECIMAL_ONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/staff-use/by-hand", test_by_hand);

  return g_test_run ();
}
