/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hash for texts that come out of files. g_str_hash() is the same in every run, so a file can be made whose ids all have
 * the same hash: 20,000 of them, one megabyte, kept a hash table busy for a quarter of a minute. This one is SipHash-1-3
 * with a key that is drawn when the program starts and known to nobody.
 *
 * J.-P. Aumasson, D. J. Bernstein, "SipHash: a fast short-input PRF", 2012. */

#define G_LOG_DOMAIN "pmap-base"

#include "config.h"

#include "base/pmap-hash.h"

#include <string.h>

typedef struct
{
  guint64 a, b, c, d;
} State;

static inline guint64
rotate (guint64 word,
        guint   bits)
{
  return word << bits | word >> (64 - bits);
}

static inline void
turn (State *state)
{
  state->a += state->b;
  state->c += state->d;
  state->b = rotate (state->b, 13) ^ state->a;
  state->d = rotate (state->d, 16) ^ state->c;
  state->a = rotate (state->a, 32) + state->d;
  state->c += state->b;
  state->d = rotate (state->d, 21) ^ state->a;
  state->b = rotate (state->b, 17) ^ state->c;
  state->c = rotate (state->c, 32);
}

static const guint64 *
get_key (void)
{
  static guint64 key[2];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      g_autoptr (GRand) random = g_rand_new ();      /* seeded by the system */

      for (guint i = 0; i < G_N_ELEMENTS (key); i++)
        key[i] = (guint64) g_rand_int (random) << 32 | g_rand_int (random);
      g_once_init_leave (&ready, TRUE);
    }
  return key;
}

/**
 * pmap_hash_text:
 * @text: a text, ended by a zero byte
 *
 * For hash tables whose keys a stranger may have chosen; goes with g_str_equal().
 *
 * Returns: a number that is the same for the same text, in this run of the program
 */
guint
pmap_hash_text (gconstpointer text)
{
  const guint64 *key = get_key ();
  const char *rest = text;
  gsize length = strlen (rest);
  guint64 word, last = (guint64) length << 56;
  State state = {
    key[0] ^ G_GUINT64_CONSTANT (0x736f6d6570736575),
    key[1] ^ G_GUINT64_CONSTANT (0x646f72616e646f6d),
    key[0] ^ G_GUINT64_CONSTANT (0x6c7967656e657261),
    key[1] ^ G_GUINT64_CONSTANT (0x7465646279746573),
  };

  for (; length >= 8; rest += 8, length -= 8)
    {
      memcpy (&word, rest, 8);
      state.d ^= word;
      turn (&state);
      state.a ^= word;
    }
  word = 0;
  memcpy (&word, rest, length);
  last |= GUINT64_FROM_LE (word);
  state.d ^= last;
  turn (&state);
  state.a ^= last;
  state.c ^= 0xff;
  for (guint i = 0; i < 3; i++)
    turn (&state);
  word = state.a ^ state.b ^ state.c ^ state.d;
  return (guint) (word ^ word >> 32);
}

/**
 * pmap_hash_number:
 * @number: a number, or what stands for a text that there is once only
 *
 * For what is made of numbers that a stranger may have chosen.
 *
 * Returns: a number that is the same for the same number, in this run of the program
 */
guint
pmap_hash_number (guint64 number)
{
  const guint64 *key = get_key ();

  /* The finalizer of MurmurHash3, about a key. */
  number ^= key[0];
  number ^= number >> 33;
  number *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  number ^= number >> 33;
  number += key[1];
  number *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return (guint) (number ^ number >> 33);
}
