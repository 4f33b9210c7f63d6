/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new map is set up step by step, in any order, and is in use with its first group. */

#include "config.h"

#include "model/pmap-setup.h"

#include "model/pmap-school.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-year.h"
#include "shared/map.h"

static void
test_steps (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapStaffRole *role = map_add (document->staff_roles, "ta", "name", "Teaching assistant", NULL);

  g_test_summary ("The first step that is not done is next, whatever was done before its turn");
  map_add (document->rate_sets, "own", "name", "Own", NULL);
  g_assert_cmpint (pmap_setup_find_next (document), ==, PMAP_SETUP_SCHOOL);
  for (PmapSetupStep step = 0; step < PMAP_SETUP_N_STEPS; step++)
    g_assert_false (pmap_setup_is_done (document, step));
  map_add (document->pupils, "u", "given-name", "Ida", NULL);
  g_assert_true (pmap_setup_is_done (document, PMAP_SETUP_PUPILS));
  map_set (document->school, "name", "Example School");
  g_assert_cmpint (pmap_setup_find_next (document), ==, PMAP_SETUP_YEAR);
  map_add (map_list (document->year, "terms"), "autumn", "name", "Autumn", NULL);
  g_assert_cmpint (pmap_setup_find_next (document), ==, PMAP_SETUP_RATES);
  map_add (role->rates, NULL, "set", "own", "from", "1 September 2026", "hourly", "12", NULL);
  g_assert_cmpint (pmap_setup_find_next (document), ==, PMAP_SETUP_STAFF);
  map_add (document->staff_members, "s", "name", "Mrs Example", NULL);
  g_assert_cmpint (pmap_setup_find_next (document), ==, PMAP_SETUP_MENU);
  g_assert_true (pmap_setup_is_wanted (document));
  map_add (document->provisions, "p", "name", "Bubble time", NULL);
  g_assert_cmpint (pmap_setup_find_next (document), ==, PMAP_SETUP_GROUP);
  g_assert_true (pmap_setup_is_wanted (document));
  map_add (document->interventions, "i", "provision", "p", NULL);
  g_assert_cmpint (pmap_setup_find_next (document), ==, PMAP_SETUP_N_STEPS);
  g_assert_false (pmap_setup_is_wanted (document));
}

static void
test_unpriced (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapStaffRole *teacher, *assistant;

  g_test_summary ("The first role without a rate is where rates are typed next");
  g_assert_null (pmap_setup_find_unpriced (document));
  teacher = map_add (document->staff_roles, "teacher", "name", "Teacher", NULL);
  assistant = map_add (document->staff_roles, "ta", "name", "Teaching assistant", NULL);
  g_assert_true (pmap_setup_find_unpriced (document) == teacher);
  map_add (teacher->rates, NULL, "from", "1 September 2026", "hourly", "28", NULL);
  g_assert_true (pmap_setup_find_unpriced (document) == assistant);
}

static void
test_in_use (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();

  g_test_summary ("A map with a group is in use, whatever it does without");
  g_assert_true (pmap_setup_is_wanted (document));
  map_add (document->provisions, "p", "name", "Bubble time", NULL);
  map_add (document->interventions, "i", "provision", "p", NULL);
  g_assert_false (pmap_setup_is_wanted (document));
  g_assert_false (pmap_setup_is_done (document, PMAP_SETUP_STAFF));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/setup/steps", test_steps);
  g_test_add_func ("/model/setup/unpriced", test_unpriced);
  g_test_add_func ("/model/setup/in-use", test_in_use);
  return g_test_run ();
}
