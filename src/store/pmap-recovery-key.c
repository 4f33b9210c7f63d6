/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The recovery key as people write it down: 160 random bits as eight groups of five characters.
 *
 * The 32 characters leave out I, L, O and U, which a reader takes for 1, 0 and V; typed all the same, I, L and O are
 * taken for what they look like. Each group carries its own check letter, so that a slip of the pen is not "wrong
 * password" but "look at group 3". The check is a sum over the field of 32 elements with a different weight at each
 * place and a constant that differs from group to group: every wrong character is caught, and so is every exchange of
 * two characters within a group and of two whole groups. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-recovery-key.h"

#include <sodium.h>
#include <string.h>

#define CHARACTER_BITS 5
#define GROUP_DATA 4
#define GROUP_LENGTH (GROUP_DATA + 1)
#define N_CHARACTERS (PMAP_RECOVERY_KEY_GROUPS * GROUP_LENGTH)

G_STATIC_ASSERT (8 * PMAP_RECOVERY_KEY_SIZE == (PMAP_RECOVERY_KEY_GROUPS) * (GROUP_DATA) * (CHARACTER_BITS));

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* In GF(32), x⁵ + x² + 1. */
static guint
multiply (guint a,
          guint b)
{
  guint product = 0;

  for (; b != 0; b >>= 1)
    {
      if (b & 1)
        product ^= a;
      a <<= 1;
      if (a & 0x20)
        a ^= 0x25;
    }
  return product;
}

static guint
compute_check (const guint8 *values,
               guint         group)
{
  guint weight = 2;
  guint check = group;

  for (guint i = 0; i < GROUP_DATA; i++, weight = multiply (weight, 2))
    check ^= multiply (weight, values[i]);
  return check;
}

/**
 * pmap_recovery_key_write:
 * @key: the bytes
 *
 * Returns: (transfer full): the key as it is printed, "K7QM2-…"; free with pmap_secret_free()
 */
char *
pmap_recovery_key_write (const guint8 key[PMAP_RECOVERY_KEY_SIZE])
{
  char *text = g_malloc (N_CHARACTERS + PMAP_RECOVERY_KEY_GROUPS);
  char *place = text;
  guint bit = 0;

  for (guint group = 0; group < PMAP_RECOVERY_KEY_GROUPS; group++)
    {
      guint8 values[GROUP_DATA];

      for (guint i = 0; i < GROUP_DATA; i++)
        {
          values[i] = 0;
          for (guint j = 0; j < CHARACTER_BITS; j++, bit++)
            values[i] = values[i] << 1 | (key[bit / 8] >> (7 - bit % 8) & 1);
          *place++ = alphabet[values[i]];
        }
      *place++ = alphabet[compute_check (values, group)];
      *place++ = group + 1 < PMAP_RECOVERY_KEY_GROUPS ? '-' : '\0';
      sodium_memzero (values, sizeof values);
    }
  return text;
}

/* -1 for what stands between the groups, -2 for what no recovery key has. */
static int
read_character (gunichar c)
{
  const char *found;

  if (g_unichar_isspace (c) || c == '.' || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION)
    return -1;
  if (c == 0 || c > 127)
    return -2;
  c = g_ascii_toupper ((char) c);
  if (c == 'O')
    c = '0';
  else if (c == 'I' || c == 'L')
    c = '1';
  found = strchr (alphabet, (char) c);
  return found != NULL ? (int) (found - alphabet) : -2;
}

/**
 * pmap_recovery_key_read:
 * @typed: what somebody typed: in capitals or not, with or without spaces and dashes
 * @key: (out caller-allocates): the bytes, where it is well typed
 * @wrong_group: (out) (optional): the first group with a slip in it, from 1, where it is mistyped
 *
 * Returns: what @typed is
 */
PmapRecoveryKeyState
pmap_recovery_key_read (const char *typed,
                        guint8      key[PMAP_RECOVERY_KEY_SIZE],
                        guint      *wrong_group)
{
  guint8 values[N_CHARACTERS];
  guint n = 0, bit = 0;
  PmapRecoveryKeyState state = PMAP_RECOVERY_KEY_WELL_TYPED;

  g_return_val_if_fail (typed != NULL && key != NULL, PMAP_RECOVERY_KEY_OTHER);

  if (!g_utf8_validate (typed, -1, NULL))
    return PMAP_RECOVERY_KEY_OTHER;
  for (; *typed != '\0'; typed = g_utf8_next_char (typed))
    {
      int value = read_character (g_utf8_get_char (typed));

      if (value == -1)
        continue;
      if (value < 0 || n == N_CHARACTERS)
        {
          n = 0;
          break;
        }
      values[n++] = value;
    }
  if (n != N_CHARACTERS)
    state = PMAP_RECOVERY_KEY_OTHER;
  memset (key, 0, PMAP_RECOVERY_KEY_SIZE);
  for (guint group = 0; state == PMAP_RECOVERY_KEY_WELL_TYPED && group < PMAP_RECOVERY_KEY_GROUPS; group++)
    {
      const guint8 *here = values + group * GROUP_LENGTH;

      for (guint i = 0; i < GROUP_DATA * CHARACTER_BITS; i++, bit++)
        key[bit / 8] |= (here[i / CHARACTER_BITS] >> (CHARACTER_BITS - 1 - i % CHARACTER_BITS) & 1) << (7 - bit % 8);
      if (here[GROUP_DATA] != compute_check (here, group))
        {
          state = PMAP_RECOVERY_KEY_MISTYPED;
          sodium_memzero (key, PMAP_RECOVERY_KEY_SIZE);
          if (wrong_group != NULL)
            *wrong_group = group + 1;
        }
    }
  sodium_memzero (values, sizeof values);
  return state;
}
