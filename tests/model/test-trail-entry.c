/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The trail: seals, order, and two trails made one. */

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
assert_united (PmapDocument *base,
               PmapDocument *mine,
               PmapDocument *theirs,
               const char   *expected)
{
  for (guint swapped = 0; swapped < 2; swapped++)
    {
      g_autoptr (GPtrArray) united = pmap_trail_unite (base->trail, swapped ? theirs->trail : mine->trail,
                                                       swapped ? mine->trail : theirs->trail);
      g_autoptr (GString) who = g_string_new (NULL);

      for (guint i = 0; i < united->len; i++)
        g_string_append (who, ((PmapTrailEntry *) united->pdata[i])->who);
      g_assert_cmpstr (who->str, ==, expected);
    }
}

static void
test_unite (void)
{
  g_autoptr (PmapDocument) base = pmap_document_new ();
  g_autoptr (PmapDocument) mine = pmap_document_new ();
  g_autoptr (PmapDocument) theirs = pmap_document_new ();

  g_test_summary ("New entries of both sides are there once, what either side dropped is not, whichever side is which.");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "a", "b", "c" };

      add (base, i, names[i]);
      if (i != 0)
        add (mine, i, names[i]);        /* mine dropped the oldest */
      if (i != 1)
        add (theirs, i, names[i]);      /* theirs erased the second */
    }
  assert_united (base, base, base, "abc");
  assert_united (base, mine, base, "bc");
  assert_united (base, mine, theirs, "c");
  add (mine, 20, "m");
  add (theirs, 10, "t");
  assert_united (base, mine, theirs, "ctm");
  add (mine, 20, "z");
  add (theirs, 20, "n");
  assert_united (base, mine, theirs, "ctmnz");
  add (mine, 30, "=");
  add (theirs, 30, "=");
  assert_united (base, mine, theirs, "ctmnz=");
}

static void
test_bound (void)
{
  g_autoptr (PmapDocument) base = pmap_document_new ();
  g_autoptr (PmapDocument) mine = pmap_document_new ();
  g_autoptr (PmapDocument) theirs = pmap_document_new ();
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GPtrArray) united = NULL;

  g_test_summary ("No more are kept than fit, and the oldest go; a map with more is wrong.");
  for (guint i = 0; i < PMAP_TRAIL_MAXIMUM; i++)
    {
      add (mine, 2 * i, "m");
      add (theirs, 2 * i + 1, "t");
    }
  united = pmap_trail_unite (base->trail, mine->trail, theirs->trail);
  g_assert_cmpuint (united->len, ==, PMAP_TRAIL_MAXIMUM);
  g_assert_true (united->pdata[0] == pmap_record_list_get (mine->trail, PMAP_TRAIL_MAXIMUM / 2));
  g_assert_true (united->pdata[PMAP_TRAIL_MAXIMUM - 1] == pmap_record_list_get (theirs->trail, PMAP_TRAIL_MAXIMUM - 1));
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
  g_test_add_func ("/model/trail-entry/unite", test_unite);
  g_test_add_func ("/model/trail-entry/bound", test_bound);
  return g_test_run ();
}
