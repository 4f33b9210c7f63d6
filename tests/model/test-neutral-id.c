/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids that hold a name are known, and what takes their place leads there from the old id and not back. */

#include "config.h"

#include "base/pmap-id.h"
#include "model/pmap-neutral-id.h"
#include "model/pmap-target.h"
#include "model/pmap-trail-entry.h"
#include "shared/map.h"

#include <string.h>

#define N_GUESSES 8000

static const struct
{
  const char *id;
  gboolean is_named;
} ids[] = {
  { "u-priya-nair", TRUE },
  { "g-priya-reading", TRUE },
  { "PriyaReading", TRUE },
  { "gPriya", TRUE },
  { "priya2", TRUE },
  { "r_NAIR.3", TRUE },
  { "g-priyanair", TRUE },
  { "g-nairpriya", TRUE },
  { "g-maryjane", TRUE },
  { "g-jane", TRUE },
  { "g-priyanka", FALSE },
  { "g-millionaires", FALSE },
  { "i-4f0c1b2a93d7e510", FALSE },
  { "", FALSE },
};

static void
test_names (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapPupil *priya = map_add (document->pupils, "u-1", "given-name", "Priya Mary-Jane", "family-name", "Naïr", NULL);
  PmapPupil *al = map_add (document->pupils, "u-2", "given-name", "Al", NULL);

  g_test_summary ("A name is found in an id where it is a word of it, in whatever way the words are joined.");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_test_message ("%s", ids[i].id);
      if (strstr (ids[i].id, "priyanair") == NULL && strstr (ids[i].id, "nairpriya") == NULL)
        g_assert_cmpint (pmap_neutral_id_names (ids[i].id, priya), ==, ids[i].is_named);
    }
  map_set (priya, "given-name", "Priya");
  g_assert_true (pmap_neutral_id_names ("g-priyanair", priya) && pmap_neutral_id_names ("g-nairpriya", priya));
  g_assert_false (pmap_neutral_id_names ("g-al-1", al));
  g_assert_false (pmap_neutral_id_names (NULL, priya));
}

static void
test_guess (void)
{
  g_autofree char *id = pmap_neutral_id_new ("i", "g-priya-reading", NULL, NULL);
  g_autofree char *between = pmap_neutral_id_new ("u", "u-priya", "u-4", "u-7");
  guint n = 0;

  g_test_summary ("The old id leads to the new one; of guessed ones, one in sixteen does, too.");
  g_assert_true (pmap_id_is_valid (id));
  g_assert_null (strstr (id, "priya"));
  g_assert_true (pmap_neutral_id_fits (id, "g-priya-reading"));
  g_assert_false (pmap_neutral_id_fits ("i-4f0c1b2a93d7e510", "g-priya-reading"));
  g_assert_cmpint (strcmp (between, "u-4"), >, 0);
  g_assert_cmpint (strcmp (between, "u-7"), <, 0);
  for (guint i = 0; i < N_GUESSES; i++)
    {
      g_autofree char *guess = g_strdup_printf ("g-%u-reading", i);

      n += pmap_neutral_id_fits (id, guess);
    }
  g_assert_cmpuint (n, >, N_GUESSES / 16 * 3 / 4);
  g_assert_cmpuint (n, <, N_GUESSES / 16 * 5 / 4);
}

static void
test_find (void)
{
  g_autoptr (PmapDocument) before = pmap_document_new (), after = pmap_document_new (), rewritten = NULL;
  g_autoptr (GHashTable) found = NULL, none = NULL;
  g_autoptr (GPtrArray) news = g_ptr_array_new_with_free_func (g_free);
  PmapTrailEntry *entry, *altered;
  gpointer pupil;

  g_test_summary ("Which record became which is found, also where several have gone, and all that names one follows.");
  pupil = map_add (before->pupils, "u-1", "given-name", "Priya", NULL);
  map_add (before->interventions, "i-0", "name", "Gone", NULL);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("g-priya-%u", i), *name = g_strdup_printf ("Group %u", i);
      char *new = pmap_neutral_id_new ("i", id, NULL, NULL);

      map_add (before->interventions, id, "name", name, NULL);
      g_ptr_array_add (news, new);
      if (i % 4 != 3)
        map_add (after->interventions, new, "name", name, NULL);
    }
  map_add (map_list (pupil, "targets"), "t-1", "intervention", "g-priya-0", NULL);
  entry = map_add (before->trail, NULL, "who", "Mrs Hughes", "record", "g-priya-0", "from", "g-priya-1", NULL);
  entry->seal = pmap_trail_entry_make_seal (entry);
  altered = map_add (before->trail, NULL, "who", "Mrs Hughes", "record", "g-priya-0", "seal", "0000000000000000", NULL);
  found = pmap_neutral_id_find (before, after);
  g_assert_cmpuint (g_hash_table_size (found), ==, 30);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("g-priya-%u", i);

      g_assert_cmpstr (g_hash_table_lookup (found, id), ==, i % 4 != 3 ? news->pdata[i] : NULL);
    }
  none = pmap_neutral_id_find (after, before);
  g_assert_null (none);
  rewritten = pmap_neutral_id_rewrite (before, found);
  g_assert_null (pmap_document_find (rewritten, "g-priya-0"));
  g_assert_nonnull (pmap_document_find (rewritten, news->pdata[0]));
  g_assert_nonnull (pmap_document_find (rewritten, "g-priya-3"));
  g_assert_cmpstr (PMAP_TARGET (pmap_document_find (rewritten, "t-1"))->intervention, ==, news->pdata[0]);
  entry = pmap_record_list_get (rewritten->trail, 0);
  g_assert_cmpstr (entry->record, ==, news->pdata[0]);
  g_assert_cmpstr (entry->from, ==, news->pdata[1]);
  g_assert_true (pmap_trail_entry_is_sealed (entry));
  altered = pmap_record_list_get (rewritten->trail, 1);
  g_assert_false (pmap_trail_entry_is_sealed (altered));
  g_assert_nonnull (pmap_document_find (before, "g-priya-0"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/neutral-id/names", test_names);
  g_test_add_func ("/model/neutral-id/guess", test_guess);
  g_test_add_func ("/model/neutral-id/find", test_find);
  return g_test_run ();
}
