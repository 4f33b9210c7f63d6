/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target where there is no fuzzer: over the files of its corpus as they are, and over each many times with a
 * few bytes changed by chance, so that every run of the tests looks somewhere new. */

#include "config.h"

#include "fuzz/fuzz.h"

#include <string.h>

#define CHANGES 40       /* of each file; times PMAP_TEST_SCALE */

typedef struct
{
  char *text;
  gsize length;
} Sample;

static void
free_sample (gpointer data)
{
  Sample *sample = data;

  g_free (sample->text);
  g_free (sample);
}

static void
test_sample (gconstpointer data)
{
  const Sample *sample = data;
  const char *scale = g_getenv ("PMAP_TEST_SCALE");

  LLVMFuzzerTestOneInput ((const guint8 *) sample->text, sample->length);
  for (int i = 0; i < CHANGES * (scale != NULL ? MAX (atoi (scale), 1) : 1) && sample->length > 0; i++)
    {
      g_autofree char *changed = g_memdup2 (sample->text, sample->length);
      gsize length = sample->length;

      if (g_test_rand_int_range (0, 10) == 0)
        length = g_test_rand_int_range (0, sample->length);
      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        changed[g_test_rand_int_range (0, sample->length)] = g_test_rand_int_range (0, 256);
      LLVMFuzzerTestOneInput ((const guint8 *) changed, length);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) corpus = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus-" FUZZ_TARGET, NULL);
  corpus = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (corpus);
  while ((name = g_dir_read_name (corpus)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *path = g_strdup_printf ("/fuzz/" FUZZ_TARGET "/%s", name);
      Sample *sample = g_new0 (Sample, 1);

      g_assert_true (g_file_get_contents (file, &sample->text, &sample->length, NULL));
      g_test_add_data_func_full (path, sample, test_sample, free_sample);
    }
  return g_test_run ();
}
