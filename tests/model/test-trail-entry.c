/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The entries of the trail: seals, order, how many fit. */

#include "config.h"

#include "model/pmap-trail-entry.h"
#include "shared/map.h"

static PmapTrailEntry *
add (PmapDocument *document,
     guint         second,
     const char   *who)
{
  g_autofree char *when = g_strdup_printf ("2026-11-22T%02u:%02u:%02uZ", second / 3600, second / 60 % 60, second % 60);
  PmapTrailEntry *entry = map_add (document->trail, NULL, "when", when, "who", who, "what", "changed", "record", "u-1",
                                   "field", "views", "to", "Likes drawing", NULL);
  g_autofree char *seal = pmap_trail_entry_make_seal (entry);

  map_set (entry, "seal", seal);
  return entry;
}

static void
test_seal (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  static const char *const altered[] = { "who", "record", "part", "field", "pupil", "name", "from", "to" };

  g_test_summary ("An entry that was altered by hand shows, whatever was altered; texts do not run into each other.");
  for (gsize i = 0; i < G_N_ELEMENTS (altered); i++)
    {
      PmapTrailEntry *entry = add (document, i, "A");

      g_assert_true (pmap_trail_entry_is_sealed (entry));
      map_set (entry, altered[i], "other");
      g_assert_false (pmap_trail_entry_is_sealed (entry));
    }
  {
    PmapTrailEntry *entry = add (document, 60, "A");

    map_set (entry, "when", "2026-11-22T00:01:01Z");
    g_assert_false (pmap_trail_entry_is_sealed (entry));
    map_set (entry, "when", "2026-11-22T00:01:00Z");
    g_assert_true (pmap_trail_entry_is_sealed (entry));
    map_set (entry, "what", "removed");
    g_assert_false (pmap_trail_entry_is_sealed (entry));
    map_set (entry, "what", "changed");
    map_set (entry, "field", "viewsL");
    map_set (entry, "to", "ikes drawing");
    g_assert_false (pmap_trail_entry_is_sealed (entry));
    map_set (entry, "seal", "");
    g_assert_false (pmap_trail_entry_is_sealed (entry));
  }
}

static void
test_about (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapTrailEntry *entry = add (document, 0, "A");

  g_test_summary ("An entry is about what it names, in whatever place it names it.");
  map_set (entry, "pupil", "u-2");
  map_set (entry, "from", "u-3");
  map_set (entry, "to", "u-4");
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("u-%u", i);

      g_assert_true (pmap_trail_entry_is_about (entry, id));
    }
  g_assert_false (pmap_trail_entry_is_about (entry, "u"));
}

static void
test_order (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapTrailEntry *first = add (document, 1, "B"), *second = add (document, 2, "A"), *same = add (document, 2, "A");

  g_test_summary ("Entries stand by time, then by what they say, whosever file they are from.");
  g_assert_cmpint (pmap_trail_entry_compare (first, second), <, 0);
  g_assert_cmpint (pmap_trail_entry_compare (second, first), >, 0);
  g_assert_cmpint (pmap_trail_entry_compare (second, same), ==, 0);
  g_assert_true (pmap_trail_entry_equal (second, same));
  g_assert_cmpuint (pmap_trail_entry_hash (second), ==, pmap_trail_entry_hash (same));
  map_set (same, "to", "Likes drawings");
  g_assert_cmpint (pmap_trail_entry_compare (second, same), <, 0);
  g_assert_false (pmap_trail_entry_equal (second, same));
}

static void
test_bound (void)
{
  g_autoptr (PmapDocument) mine = pmap_document_new ();
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  g_test_summary ("A map with more entries than fit is wrong.");
  for (guint i = 0; i < PMAP_TRAIL_MAXIMUM; i++)
    add (mine, i, "m");
  pmap_document_check (mine, issues);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), ==, 0);
  add (mine, 80000, "m");
  pmap_document_check (mine, issues);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/trail-entry/seal", test_seal);
  g_test_add_func ("/model/trail-entry/about", test_about);
  g_test_add_func ("/model/trail-entry/order", test_order);
  g_test_add_func ("/model/trail-entry/bound", test_bound);
  return g_test_run ();
}
