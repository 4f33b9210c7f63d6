/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The recovery key on paper: written, copied down by hand, typed again. */

#include "config.h"

#include "store/pmap-protection.h"
#include "store/pmap-recovery-key.h"

#include <string.h>

#define ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

static void
make_key (GRand  *random,
          guint8  key[PMAP_RECOVERY_KEY_SIZE])
{
  for (guint i = 0; i < PMAP_RECOVERY_KEY_SIZE; i++)
    key[i] = g_rand_int_range (random, 0, 256);
}

static void
assert_reads (const char   *typed,
              const guint8  key[PMAP_RECOVERY_KEY_SIZE])
{
  guint8 found[PMAP_RECOVERY_KEY_SIZE];

  g_assert_cmpint (pmap_recovery_key_read (typed, found, NULL), ==, PMAP_RECOVERY_KEY_WELL_TYPED);
  g_assert_cmpmem (found, sizeof found, key, PMAP_RECOVERY_KEY_SIZE);
}

static void
test_round_trip (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_summary ("A key reads back as it was written, and is what paper and pen can carry.");
  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 2000; i++)
    {
      guint8 key[PMAP_RECOVERY_KEY_SIZE];
      char *text;

      make_key (random, key);
      text = pmap_recovery_key_write (key);
      g_assert_cmpuint (strlen (text), ==, 8 * 5 + 7);
      g_assert_cmpuint (strspn (text, ALPHABET "-"), ==, strlen (text));
      assert_reads (text, key);
      pmap_secret_free (text);
    }
}

static void
test_typed_freely (void)
{
  guint8 key[PMAP_RECOVERY_KEY_SIZE] = { 0 };
  g_autofree char *text = NULL, *lower = NULL;
  g_auto (GStrv) groups = NULL;
  const char *const separators[] = { "", " ", "-", "  ", "\n", " - ", "–", "\u00a0", ".", NULL };

  g_test_summary ("Capitals, spaces, dashes, and letters that look like digits do not matter.");
  key[0] = 0x08;             /* begins with a 1 */
  text = pmap_recovery_key_write (key);
  lower = g_ascii_strdown (text, -1);
  assert_reads (lower, key);
  groups = g_strsplit (text, "-", -1);
  for (guint i = 0; separators[i] != NULL; i++)
    {
      g_autofree char *joined = g_strjoinv (separators[i], groups);
      g_autofree char *padded = g_strdup_printf ("  %s\n", joined);

      assert_reads (padded, key);
    }
  for (char *c = text; *c != '\0'; c++)
    *c = *c == '0' ? 'O' : *c == '1' ? 'l' : *c;
  g_assert_nonnull (strchr (text, 'O'));
  g_assert_nonnull (strchr (text, 'l'));
  assert_reads (text, key);
}

static void
test_wrong_characters (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41);

  g_test_summary ("Every single wrong character is caught, and its group is named.");
  for (guint round = 0; round < 20; round++)
    {
      guint8 key[PMAP_RECOVERY_KEY_SIZE], found[PMAP_RECOVERY_KEY_SIZE];
      g_autofree char *text = NULL;

      make_key (random, key);
      text = pmap_recovery_key_write (key);
      for (guint i = 0; text[i] != '\0'; i++)
        {
          char right = text[i];

          if (right == '-')
            continue;
          for (const char *wrong = ALPHABET; *wrong != '\0'; wrong++)
            {
              guint group = 0;

              if (*wrong == right)
                continue;
              text[i] = *wrong;
              g_assert_cmpint (pmap_recovery_key_read (text, found, &group), ==, PMAP_RECOVERY_KEY_MISTYPED);
              g_assert_cmpuint (group, ==, i / 6 + 1);
            }
          text[i] = right;
        }
    }
}

static void
swap (char  *text,
      guint  a,
      guint  b)
{
  char kept = text[a];

  text[a] = text[b];
  text[b] = kept;
}

static void
test_exchanged (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (43);
  guint8 key[PMAP_RECOVERY_KEY_SIZE], found[PMAP_RECOVERY_KEY_SIZE];

  g_test_summary ("Two characters of a group exchanged, and two whole groups exchanged, are caught.");
  for (guint round = 0; round < 200; round++)
    {
      g_autofree char *text = NULL;

      make_key (random, key);
      text = pmap_recovery_key_write (key);
      for (guint a = 0; a < 47; a++)
        for (guint b = a + 1; b < 47 && a / 6 == b / 6; b++)
          if (text[a] != '-' && text[b] != '-' && text[a] != text[b])
            {
              swap (text, a, b);
              g_assert_cmpint (pmap_recovery_key_read (text, found, NULL), ==, PMAP_RECOVERY_KEY_MISTYPED);
              swap (text, a, b);
            }
      for (guint a = 0; a < 8; a++)
        for (guint b = a + 1; b < 8; b++)
          {
            for (guint i = 0; i < 5; i++)
              swap (text, a * 6 + i, b * 6 + i);
            g_assert_cmpint (pmap_recovery_key_read (text, found, NULL), ==, PMAP_RECOVERY_KEY_MISTYPED);
            for (guint i = 0; i < 5; i++)
              swap (text, a * 6 + i, b * 6 + i);
          }
    }
}

static void
test_other (void)
{
  guint8 key[PMAP_RECOVERY_KEY_SIZE] = { 0 };
  g_autofree char *text = pmap_recovery_key_write (key);
  g_autofree char *longer = g_strconcat (text, "0", NULL);
  g_autofree char *shorter = g_strndup (text, strlen (text) - 1);
  g_autofree char *foreign = g_strconcat ("é", text, NULL);
  const char *const others[] = { "", "password", "correct horse battery staple", longer, shorter, foreign, "\xff\xfe", NULL };

  g_test_summary ("What does not look like a recovery key is taken for a password.");
  for (guint i = 0; others[i] != NULL; i++)
    g_assert_cmpint (pmap_recovery_key_read (others[i], key, NULL), ==, PMAP_RECOVERY_KEY_OTHER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/recovery-key/round-trip", test_round_trip);
  g_test_add_func ("/store/recovery-key/typed-freely", test_typed_freely);
  g_test_add_func ("/store/recovery-key/wrong-characters", test_wrong_characters);
  g_test_add_func ("/store/recovery-key/exchanged", test_exchanged);
  g_test_add_func ("/store/recovery-key/other", test_other);
  return g_test_run ();
}
