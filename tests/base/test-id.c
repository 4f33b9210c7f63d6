/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids in memory, and the hash that they are found by. */

#include "config.h"

#include "base/pmap-hash.h"
#include "base/pmap-id.h"

#define BITS 12

static void
test_intern (void)
{
  char *first = pmap_id_intern ("u-1"), *second = pmap_id_intern ("u-1"), *other = pmap_id_intern ("u-2"), *third;

  g_test_summary ("The same id is the same pointer, for as long as anybody holds it.");
  g_assert_true (first == second);
  g_assert_true (first != other);
  g_assert_cmpstr (first, ==, "u-1");
  third = pmap_id_acquire (first);
  g_assert_true (third == first);
  pmap_id_release (first);
  pmap_id_release (second);
  g_assert_cmpstr (third, ==, "u-1");
  first = pmap_id_intern ("u-1");
  g_assert_true (first == third);
  pmap_id_release (third);
  pmap_id_release (first);
  pmap_id_release (other);
}

static gpointer
intern_often (gpointer user_data)
{
  for (guint i = 0; i < 20000; i++)
    {
      char *id = pmap_id_intern (i % 2 == 0 ? "u-1" : "u-2");

      g_assert_cmpstr (id, ==, i % 2 == 0 ? "u-1" : "u-2");
      pmap_id_release (id);
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  g_test_summary ("Several threads may hold and let go of the same id.");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, intern_often, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* An id of pairs of letters that change nothing of what g_str_hash() gives. */
static char *
make_colliding_id (guint n)
{
  GString *id = g_string_new (NULL);

  for (guint i = 0; i < BITS; i++)
    g_string_append (id, n >> i & 1 ? "aZ" : "b9");
  return g_string_free (id, FALSE);
}

static void
test_collisions (void)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new (NULL, NULL);
  g_autofree char *first = make_colliding_id (0);

  g_test_summary ("Ids that were made to have the same hash have not.");
  for (guint i = 0; i < 1 << BITS; i++)
    {
      g_autofree char *id = make_colliding_id (i);

      g_assert_cmpuint (g_str_hash (id), ==, g_str_hash (first));
      g_assert_cmpuint (pmap_hash_text (id), ==, pmap_hash_text (id));
      g_hash_table_add (hashes, GUINT_TO_POINTER (pmap_hash_text (id)));
    }
  g_assert_cmpuint (g_hash_table_size (hashes), >=, (1 << BITS) - 8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id/intern", test_intern);
  g_test_add_func ("/base/id/threads", test_threads);
  g_test_add_func ("/base/id/collisions", test_collisions);
  return g_test_run ();
}
