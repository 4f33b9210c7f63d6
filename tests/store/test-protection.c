/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A protected map refuses every change to its bytes, and says what is wrong with it. */

#include "config.h"

#include "base/pmap-error.h"
#include "store/pmap-protection-private.h"
#include "store/pmap-sealed-format-private.h"

#include <sodium.h>
#include <string.h>

#define PASSWORD "correct horse, battery"
#define STREAM_HEADER 24
#define PAST 272
#define CHUNK (PMAP_SEALED_CHUNK_SIZE + 17)

/* Offsets as the layout in pmap-sealed-format-private.h gives them: written out again, so that the test would notice a
 * change of the format. */
static const struct
{
  const char *name;
  guint offset, size;
} fields[] = {
  { "magic", 0, 8 },
  { "version", 8, 1 },
  { "key derivation", 9, 1 },
  { "length", 10, 2 },
  { "memory", 12, 4 },
  { "passes", 16, 4 },
  { "key name", 20, 16 },
  { "password salt", 36, 16 },
  { "password nonce", 52, 24 },
  { "password slot", 76, 48 },
  { "recovery salt", 124, 16 },
  { "recovery nonce", 140, 24 },
  { "recovery slot", 164, 48 },
  { "digest", 212, 32 },
  { "stream header", 244, 24 },
};

static guint
get_scale (void)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");

  return scale != NULL ? MAX (1, (guint) g_ascii_strtoull (scale, NULL, 10)) : 1;
}

static PmapProtection *
new_quick (char **recovery_key)
{
  g_autoptr (GError) error = NULL;
  PmapProtection *protection = _pmap_protection_new_with_effort (PASSWORD, PMAP_SEALED_MEMORY_MIN, PMAP_SEALED_PASSES_MIN,
                                                                 recovery_key, &error);

  g_assert_no_error (error);
  g_assert_nonnull (protection);
  return protection;
}

static GBytes *
make_plain (gsize length)
{
  guint8 *data = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    data[i] = (guint8) (i * 7 + i / 251);
  return g_bytes_new_take (data, length);
}

/* A sealed file that a test may change in place. */
typedef struct
{
  PmapProtection *protection;
  char *recovery_key;
  guint8 *bytes;
  gsize length;
} Sealed;

static void
sealed_init (Sealed *sealed,
             gsize   plain_length)
{
  g_autoptr (GBytes) plain = make_plain (plain_length);
  g_autoptr (GBytes) bytes = NULL;

  sealed->protection = new_quick (&sealed->recovery_key);
  bytes = pmap_protection_seal (sealed->protection, plain, NULL);
  sealed->bytes = g_bytes_unref_to_data (g_steal_pointer (&bytes), &sealed->length);
}

static void
sealed_clear (Sealed *sealed)
{
  g_object_unref (sealed->protection);
  pmap_secret_free (sealed->recovery_key);
  g_free (sealed->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sealed, sealed_clear)

/* As somebody would who wants to be taken for the program: everything fits but the keys. */
static void
renew_digest (guint8 *bytes)
{
  crypto_generichash (bytes + 212, 32, bytes, 212, NULL, 0);
}

static void
assert_refused (PmapProtection *protection,
                const guint8   *bytes,
                gsize           length)
{
  g_autoptr (GBytes) sealed = g_bytes_new_static (bytes, length);
  g_autoptr (GError) error = NULL;

  if (pmap_protection_open (protection, sealed, &error) != NULL)
    g_error ("opened");
  if (error == NULL || error->domain != PMAP_ERROR)
    g_error ("no reason given");
}

/* The whole way of somebody who opens the file: recognise, unlock, open. */
static gboolean
opens (const guint8  *bytes,
       gsize          length,
       const char    *secret,
       GError       **error)
{
  g_autoptr (GBytes) sealed = g_bytes_new_static (bytes, length);
  g_autoptr (PmapProtection) protection = NULL;
  g_autoptr (GBytes) plain = NULL;

  if (!pmap_protection_is_protected (sealed))
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_A_MAP, "not protected");
      return FALSE;
    }
  protection = pmap_protection_unlock (sealed, secret, error);
  if (protection == NULL)
    return FALSE;
  plain = pmap_protection_open (protection, sealed, error);
  return plain != NULL;
}

static void
assert_fails (const guint8 *bytes,
              gsize         length,
              const char   *secret,
              PmapError     code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (opens (bytes, length, secret, &error));
  g_assert_error (error, PMAP_ERROR, (int) code);
}

static void
test_round_trip (void)
{
  static const gsize sizes[] = { 0, 1, 2, 1000, PMAP_SEALED_CHUNK_SIZE - 1, PMAP_SEALED_CHUNK_SIZE,
                                 PMAP_SEALED_CHUNK_SIZE + 1, 2 * PMAP_SEALED_CHUNK_SIZE, 1024 * 1024, 1024 * 1024 + 77 };
  g_autofree char *recovery_key = NULL;
  g_autoptr (PmapProtection) protection = new_quick (&recovery_key);

  g_test_summary ("What is sealed opens with the password, with the recovery key and without either, byte for byte.");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const char *const secrets[] = { NULL, PASSWORD, recovery_key };
      g_autoptr (GBytes) plain = make_plain (sizes[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) sealed = pmap_protection_seal (protection, plain, &error);
      g_autoptr (GBytes) again = pmap_protection_seal (protection, plain, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (sealed), ==, 268 + PAST + sizes[i] + 17 * ((PAST + sizes[i]) / PMAP_SEALED_CHUNK_SIZE + 1));
      g_assert_true (pmap_protection_is_protected (sealed));
      g_assert_false (pmap_protection_is_protected (plain));
      g_assert_false (g_bytes_equal (sealed, again));
      for (guint j = 0; j < G_N_ELEMENTS (secrets); j++)
        {
          g_autoptr (PmapProtection) unlocked = secrets[j] == NULL ? g_object_ref (protection)
                                                : pmap_protection_unlock (sealed, secrets[j], &error);
          g_autoptr (GBytes) opened = NULL;

          g_assert_no_error (error);
          g_assert_true (pmap_protection_was_unlocked_by_recovery_key (unlocked) == (j == 2));
          opened = pmap_protection_open (unlocked, sealed, &error);
          g_assert_no_error (error);
          g_assert_true (g_bytes_equal (opened, plain));
        }
    }
}

static void
test_changed_byte (void)
{
  g_auto (Sealed) sealed = { NULL };
  gint64 start;
  guint n = 0;

  g_test_summary ("Every single-byte change of a file of 64 KiB is refused.");
  sealed_init (&sealed, 64 * 1024 - 268 - PAST - 17);
  g_assert_cmpuint (sealed.length, ==, 64 * 1024);
  start = g_get_monotonic_time ();
  /* The header the whole way, each byte with each value: all are refused before the password is tried. */
  for (guint i = 0; i < PMAP_SEALED_HEADER_SIZE; i++)
    for (guint change = 1; change < 256; change++, n++)
      {
        g_autoptr (GError) error = NULL;

        sealed.bytes[i] ^= change;
        if (opens (sealed.bytes, sealed.length, PASSWORD, &error)
            || !g_error_matches (error, PMAP_ERROR, i < 8 ? PMAP_ERROR_NOT_A_MAP : PMAP_ERROR_DAMAGED))
          g_error ("byte %u changed by %u: %s", i, change, error != NULL ? error->message : "opened");
        sealed.bytes[i] ^= change;
      }
  g_test_message ("header: %u changes in %.2f s", n, (g_get_monotonic_time () - start) / 1e6);
  start = g_get_monotonic_time ();
  n = 0;
  for (guint round = 0; round < get_scale (); round++)
    for (gsize i = PMAP_SEALED_HEADER_SIZE; i < sealed.length; i++, n++)
      {
        guint8 change = round == 0 ? 1u << i % 8 : (i + 37u * round) % 255 + 1;

        sealed.bytes[i] ^= change;
        assert_refused (sealed.protection, sealed.bytes, sealed.length);
        sealed.bytes[i] ^= change;
      }
  g_test_message ("after it: %u changes in %.2f s", n, (g_get_monotonic_time () - start) / 1e6);
  g_assert_true (opens (sealed.bytes, sealed.length, PASSWORD, NULL));
}

static void
test_forged_header (void)
{
  g_auto (Sealed) sealed = { NULL };
  guint8 original[PMAP_SEALED_HEADER_SIZE];

  g_test_summary ("A header that was changed by somebody who knows the format does not open, either.");
  sealed_init (&sealed, 3000);
  memcpy (original, sealed.bytes, sizeof original);
  for (guint i = 0; i < 212; i++)
    {
      sealed.bytes[i] ^= 1 << i % 8;
      renew_digest (sealed.bytes);
      assert_refused (sealed.protection, sealed.bytes, sealed.length);
      g_assert_false (opens (sealed.bytes, sealed.length, sealed.recovery_key, NULL));
      memcpy (sealed.bytes, original, sizeof original);
    }
}

static void
test_forged_fields (void)
{
  g_auto (Sealed) sealed = { NULL };
  guint8 original[PMAP_SEALED_HEADER_SIZE];

  g_test_summary ("By the password, too, no field of a forged header goes through.");
  sealed_init (&sealed, 3000);
  memcpy (original, sealed.bytes, sizeof original);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint last = fields[i].offset + fields[i].size - 1;
      gboolean is_recovery = g_str_has_prefix (fields[i].name, "recovery");
      PmapError expected = PMAP_ERROR_WRONG_PASSWORD;

      if (fields[i].offset >= 212)
        continue;
      g_test_message ("%s", fields[i].name);
      sealed.bytes[last] ^= 2;
      renew_digest (sealed.bytes);
      if (fields[i].offset == 0)
        expected = PMAP_ERROR_NOT_A_MAP;
      else if (fields[i].offset <= 9)
        expected = PMAP_ERROR_TOO_NEW;
      else if (fields[i].offset == 10 || is_recovery)
        expected = PMAP_ERROR_DAMAGED;
      assert_fails (sealed.bytes, sealed.length, PASSWORD, expected);
      memcpy (sealed.bytes, original, sizeof original);
    }
}

static void
test_told_apart (void)
{
  g_auto (Sealed) sealed = { NULL };
  g_auto (Sealed) other = { NULL };
  g_autofree char *mistyped = NULL;

  g_test_summary ("A wrong password and a damaged file are told apart, whichever field is damaged.");
  sealed_init (&sealed, 3000);
  sealed_init (&other, 10);
  assert_fails (sealed.bytes, sealed.length, "incorrect horse", PMAP_ERROR_WRONG_PASSWORD);
  assert_fails (sealed.bytes, sealed.length, "", PMAP_ERROR_WRONG_PASSWORD);
  assert_fails (sealed.bytes, sealed.length, other.recovery_key, PMAP_ERROR_WRONG_PASSWORD);
  mistyped = g_strdup (sealed.recovery_key);
  mistyped[13] = mistyped[13] == 'A' ? 'B' : 'A';
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (opens (sealed.bytes, sealed.length, mistyped, &error));
    g_assert_error (error, PMAP_ERROR, PMAP_ERROR_WRONG_PASSWORD);
    g_assert_nonnull (strstr (error->message, "group 3"));
  }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint middle = fields[i].offset + fields[i].size / 2;
      /* Only a damaged header can be known before the password is. */
      PmapError with_wrong = i == 0 ? PMAP_ERROR_NOT_A_MAP : middle < 244 ? PMAP_ERROR_DAMAGED : PMAP_ERROR_WRONG_PASSWORD;

      sealed.bytes[middle] ^= 0x10;
      assert_fails (sealed.bytes, sealed.length, PASSWORD, i == 0 ? PMAP_ERROR_NOT_A_MAP : PMAP_ERROR_DAMAGED);
      assert_fails (sealed.bytes, sealed.length, "incorrect horse", with_wrong);
      sealed.bytes[middle] ^= 0x10;
    }
}

static void
test_truncated (void)
{
  g_auto (Sealed) sealed = { NULL };
  g_autofree guint8 *longer = NULL;

  g_test_summary ("A file that was cut off anywhere, or has anything after its end, is refused.");
  sealed_init (&sealed, 600);
  for (gsize length = 0; length < sealed.length; length++)
    {
      g_autoptr (GError) error = NULL;

      assert_refused (sealed.protection, sealed.bytes, length);
      g_assert_false (opens (sealed.bytes, length, sealed.recovery_key, &error));
      g_assert_error (error, PMAP_ERROR, (int) (length < 8 ? PMAP_ERROR_NOT_A_MAP : PMAP_ERROR_DAMAGED));
    }
  longer = g_malloc0 (sealed.length * 2);
  memcpy (longer, sealed.bytes, sealed.length);
  memcpy (longer + sealed.length, sealed.bytes, sealed.length);
  for (gsize length = sealed.length + 1; length <= sealed.length * 2; length++)
    assert_refused (sealed.protection, longer, length);
}

static void
test_chunks (void)
{
  const gsize start = PMAP_SEALED_HEADER_SIZE + STREAM_HEADER;
  g_auto (Sealed) sealed = { NULL };
  g_autoptr (GBytes) plain = make_plain (5 * PMAP_SEALED_CHUNK_SIZE + 5);
  g_autoptr (GBytes) second = NULL;
  g_autofree guint8 *mixed = NULL;

  g_test_summary ("Chunks that were exchanged, repeated, left out or taken from another save are refused.");
  sealed_init (&sealed, 5 * PMAP_SEALED_CHUNK_SIZE + 5);
  mixed = g_malloc (sealed.length + CHUNK);
  for (guint a = 0; a < 5; a++)
    {
      for (guint b = a + 1; b < 5; b++)
        {
          memcpy (mixed, sealed.bytes, sealed.length);
          memcpy (mixed + start + a * CHUNK, sealed.bytes + start + b * CHUNK, CHUNK);
          memcpy (mixed + start + b * CHUNK, sealed.bytes + start + a * CHUNK, CHUNK);
          assert_refused (sealed.protection, mixed, sealed.length);
        }
      memcpy (mixed, sealed.bytes, start + a * CHUNK);
      memcpy (mixed + start + a * CHUNK, sealed.bytes + start + (a + 1) * CHUNK, sealed.length - start - (a + 1) * CHUNK);
      assert_refused (sealed.protection, mixed, sealed.length - CHUNK);

      memcpy (mixed, sealed.bytes, start + (a + 1) * CHUNK);
      memcpy (mixed + start + (a + 1) * CHUNK, sealed.bytes + start + a * CHUNK, sealed.length - start - a * CHUNK);
      assert_refused (sealed.protection, mixed, sealed.length + CHUNK);

      assert_refused (sealed.protection, sealed.bytes, start + (a + 1) * CHUNK);    /* cut between two chunks */
    }
  /* Another save of the same map with the same key: the same chunks by number, none of which fits. */
  second = pmap_protection_seal (sealed.protection, plain, NULL);
  for (guint a = 0; a < 5; a++)
    {
      memcpy (mixed, sealed.bytes, sealed.length);
      memcpy (mixed + start + a * CHUNK, (const guint8 *) g_bytes_get_data (second, NULL) + start + a * CHUNK, CHUNK);
      assert_refused (sealed.protection, mixed, sealed.length);
    }
}

static void
test_demands (void)
{
  static const struct { guint32 memory, passes; } demands[] = {
    { 0, 1 }, { 8, 1 }, { PMAP_SEALED_MEMORY_MIN - 1, 1 }, { PMAP_SEALED_MEMORY_MAX + 1, 1 }, { G_MAXUINT32, 1 },
    { 0x80000000, 3 }, { PMAP_SEALED_MEMORY, 0 }, { PMAP_SEALED_MEMORY, PMAP_SEALED_PASSES_MAX + 1 },
    { PMAP_SEALED_MEMORY, G_MAXUINT32 }, { G_MAXUINT32, G_MAXUINT32 },
  };
  g_auto (Sealed) sealed = { NULL };

  g_test_summary ("A file that asks for more memory or time than a map needs is refused before any work for it is done.");
  sealed_init (&sealed, 10);
  for (guint i = 0; i < G_N_ELEMENTS (demands); i++)
    {
      for (guint j = 0; j < 4; j++)
        {
          sealed.bytes[12 + j] = demands[i].memory >> (24 - 8 * j) & 0xff;
          sealed.bytes[16 + j] = demands[i].passes >> (24 - 8 * j) & 0xff;
        }
      renew_digest (sealed.bytes);
      {
        /* No password is needed for that: so none is tried. */
        g_autoptr (GBytes) bytes = g_bytes_new (sealed.bytes, sealed.length);
        g_autoptr (GError) error = NULL;

        g_assert_false (pmap_protection_check (bytes, &error));
        g_assert_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT);
      }
      assert_fails (sealed.bytes, sealed.length, PASSWORD, PMAP_ERROR_LIMIT);
      assert_fails (sealed.bytes, sealed.length, sealed.recovery_key, PMAP_ERROR_LIMIT);
    }
}

static void
test_accents (void)
{
  g_autofree char *recovery_key = NULL;
  g_autoptr (PmapProtection) protection = _pmap_protection_new_with_effort ("caf\u00e9 \u00a35", PMAP_SEALED_MEMORY_MIN, 1,
                                                                            &recovery_key, NULL);
  g_autoptr (GBytes) plain = make_plain (10);
  g_autoptr (GBytes) sealed = pmap_protection_seal (protection, plain, NULL);
  g_autoptr (PmapProtection) unlocked = pmap_protection_unlock (sealed, "cafe\u0301 \u00a35", NULL);

  g_test_summary ("A password does not depend on how a keyboard composes its accents.");
  g_assert_nonnull (unlocked);
}

static GBytes *
seal (PmapProtection *protection)
{
  g_autoptr (GBytes) plain = make_plain (100);

  return pmap_protection_seal (protection, plain, NULL);
}

static void
test_new_password (void)
{
  g_autofree char *old_key = NULL, *new_key = NULL, *third_key = NULL;
  g_autoptr (PmapProtection) first = new_quick (&old_key);
  g_autoptr (PmapProtection) second = NULL, by_recovery = NULL, third = NULL;
  g_autoptr (GBytes) before = seal (first);
  g_autoptr (GBytes) after = NULL, last = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const guint8 *bytes;

  g_test_summary ("A new password comes with a new recovery key and a new file key: nothing of an older copy opens what comes later.");
  second = pmap_protection_change_password (first, "another", &new_key, &error);
  g_assert_no_error (error);
  after = seal (second);
  bytes = g_bytes_get_data (after, &length);
  assert_fails (bytes, length, PASSWORD, PMAP_ERROR_WRONG_PASSWORD);
  assert_fails (bytes, length, old_key, PMAP_ERROR_WRONG_PASSWORD);
  g_assert_true (opens (bytes, length, "another", NULL));
  g_assert_true (opens (bytes, length, new_key, NULL));
  g_assert_null (pmap_protection_open (first, after, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED);
  g_clear_error (&error);

  /* What the dialog says of older copies: they open as they did. */
  bytes = g_bytes_get_data (before, &length);
  g_assert_true (opens (bytes, length, PASSWORD, NULL));
  g_assert_true (opens (bytes, length, old_key, NULL));
  assert_fails (bytes, length, "another", PMAP_ERROR_WRONG_PASSWORD);

  /* The way back in for who has forgotten the password. */
  by_recovery = pmap_protection_unlock (after, new_key, &error);
  g_assert_no_error (error);
  g_assert_true (pmap_protection_was_unlocked_by_recovery_key (by_recovery));
  third = pmap_protection_change_password (by_recovery, "remembered", &third_key, &error);
  g_assert_false (pmap_protection_was_unlocked_by_recovery_key (third));
  last = seal (third);
  bytes = g_bytes_get_data (last, &length);
  g_assert_true (opens (bytes, length, "remembered", NULL));
  assert_fails (bytes, length, new_key, PMAP_ERROR_WRONG_PASSWORD);
}

static void
test_new_recovery_key (void)
{
  g_autofree char *old_key = NULL, *new_key = NULL;
  g_autoptr (PmapProtection) first = new_quick (&old_key);
  g_autoptr (PmapProtection) second = pmap_protection_change_recovery_key (first, &new_key);
  g_autoptr (GBytes) before = seal (first);
  g_autoptr (GBytes) after = seal (second);
  g_autoptr (GError) error = NULL;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (after, &length);

  g_test_summary ("A new recovery key replaces the old one and the file key with it; the password stays.");
  g_assert_cmpstr (old_key, !=, new_key);
  assert_fails (bytes, length, old_key, PMAP_ERROR_WRONG_PASSWORD);
  g_assert_true (opens (bytes, length, new_key, NULL));
  g_assert_true (opens (bytes, length, PASSWORD, NULL));
  g_assert_null (pmap_protection_open (first, after, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED);
  g_clear_error (&error);
  g_assert_null (pmap_protection_open (second, before, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED);
}

static void
test_order (void)
{
  enum { N = PMAP_SEALED_FORMER_MAX + 4 };
  g_autofree char *stranger_key = NULL;
  g_autoptr (PmapProtection) stranger = new_quick (&stranger_key);
  g_autoptr (GBytes) strange = seal (stranger);
  PmapProtection *line[N];
  GBytes *files[N];

  g_test_summary ("A map knows which protections it had, however it was opened, and takes no older one and no stranger's for a later.");
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *key = NULL;

      line[i] = i == 0 ? new_quick (&key)
                : i % 3 == 2 ? pmap_protection_change_recovery_key (line[i - 1], &key)
                : pmap_protection_change_password (line[i - 1], PASSWORD, &key, NULL);
      files[i] = seal (line[i]);
      g_assert_cmpuint (pmap_protection_get_generation (line[i]), ==, i + 1);
    }
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (PmapProtection) unlocked = pmap_protection_unlock (files[i], PASSWORD, NULL);
      g_autoptr (GDateTime) since = pmap_protection_get_since (unlocked);
      g_autoptr (GDateTime) expected = pmap_protection_get_since (line[i]);

      g_assert_cmpuint (pmap_protection_get_generation (unlocked), ==, i + 1);
      g_assert_true (g_date_time_equal (since, expected));
      g_assert_false (pmap_protection_is_older (unlocked, strange));
      g_assert_false (pmap_protection_follows (unlocked, stranger));
      for (guint j = 0; j < N; j++)
        {
          gboolean is_before = j < i && i - j <= PMAP_SEALED_FORMER_MAX;

          g_assert_true (pmap_protection_is_older (unlocked, files[j]) == is_before);
          g_assert_true (pmap_protection_follows (unlocked, line[j]) == is_before);
        }
    }
  for (guint i = 0; i < N; i++)
    {
      g_object_unref (line[i]);
      g_bytes_unref (files[i]);
    }
}

/* A file of the first layout, as an earlier version of the program wrote it. */
static void
test_first_layout (void)
{
  PmapSealedHeader header = { .version = PMAP_SEALED_VERSION_WITHOUT_PAST, .memory = PMAP_SEALED_MEMORY_MIN,
                              .passes = PMAP_SEALED_PASSES_MIN };
  const PmapSealedPast past = { 0 };
  guint8 file_key[PMAP_SEALED_KEY_SIZE], password_key[PMAP_SEALED_KEY_SIZE], bytes[PMAP_SEALED_HEADER_SIZE];
  g_autoptr (GBytes) plain = make_plain (PMAP_SEALED_CHUNK_SIZE + 3);
  g_autoptr (GBytes) sealed = NULL, opened = NULL, again = NULL, later = NULL;
  g_autoptr (PmapProtection) unlocked = NULL, changed = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const guint8 *data;

  g_test_summary ("A file of the first layout opens, is saved in it again, and gets the second with its next password.");
  memset (file_key, 7, sizeof file_key);
  memset (header.slots, 9, sizeof header.slots);
  g_assert_cmpint (crypto_pwhash (password_key, sizeof password_key, PASSWORD, strlen (PASSWORD),
                                  header.slots[PMAP_KEY_SLOT_PASSWORD].salt, header.passes, (gsize) header.memory * 1024,
                                  crypto_pwhash_ALG_ARGON2ID13), ==, 0);
  _pmap_sealed_name_key (file_key, header.key_name);
  _pmap_sealed_wrap (&header, PMAP_KEY_SLOT_PASSWORD, file_key, password_key);
  _pmap_sealed_header_write (&header, bytes);
  g_assert_cmpuint (bytes[8], ==, 1);
  sealed = _pmap_sealed_seal (bytes, file_key, &past, plain);
  g_assert_cmpuint (g_bytes_get_size (sealed), ==, 268 + PMAP_SEALED_CHUNK_SIZE + 3 + 2 * 17);

  unlocked = pmap_protection_unlock (sealed, PASSWORD, &error);
  g_assert_no_error (error);
  opened = pmap_protection_open (unlocked, sealed, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (opened, plain));
  g_assert_cmpuint (pmap_protection_get_generation (unlocked), ==, 0);
  again = pmap_protection_seal (unlocked, plain, NULL);
  g_assert_cmpuint (g_bytes_get_size (again), ==, g_bytes_get_size (sealed));

  changed = pmap_protection_change_password (unlocked, "another", &key, NULL);
  g_assert_cmpuint (pmap_protection_get_generation (changed), ==, 2);
  g_assert_true (pmap_protection_is_older (changed, sealed));
  later = pmap_protection_seal (changed, plain, NULL);
  data = g_bytes_get_data (later, &length);
  g_assert_cmpuint (data[8], ==, 2);
  g_assert_true (opens (data, length, "another", NULL));
  assert_fails (data, length, PASSWORD, PMAP_ERROR_WRONG_PASSWORD);
}

typedef struct
{
  GMainLoop *loop;
  GAsyncResult *result;
  guint n_ticks;
} Wait;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Wait *wait = user_data;

  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

static gboolean
tick_cb (gpointer user_data)
{
  ((Wait *) user_data)->n_ticks++;
  return G_SOURCE_CONTINUE;
}

static void
wait_for (Wait *wait)
{
  guint source = g_timeout_add (5, tick_cb, wait);

  g_main_loop_run (wait->loop);
  g_source_remove (source);
}

static void
test_real_effort (void)
{
  Wait wait = { g_main_loop_new (NULL, FALSE), NULL, 0 };
  g_autoptr (PmapProtection) protection = NULL, unlocked = NULL, changed = NULL;
  g_autoptr (GBytes) plain = make_plain (64 * 1024);
  g_autoptr (GBytes) sealed = NULL, opened = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *recovery_key = NULL, *new_key = NULL;
  gint64 start;

  g_test_summary ("With the effort of real use, all that is slow happens in a thread.");
  pmap_protection_new_async (PASSWORD, NULL, done_cb, &wait);
  wait_for (&wait);
  protection = pmap_protection_new_finish (wait.result, &recovery_key, &error);
  g_assert_no_error (error);
  g_assert_nonnull (recovery_key);
  g_clear_object (&wait.result);
  sealed = pmap_protection_seal (protection, plain, NULL);

  start = g_get_monotonic_time ();
  pmap_protection_unlock_async (sealed, PASSWORD, NULL, done_cb, &wait);
  wait_for (&wait);
  unlocked = pmap_protection_unlock_finish (wait.result, &error);
  g_assert_no_error (error);
  g_clear_object (&wait.result);
  opened = pmap_protection_open (unlocked, sealed, &error);
  g_assert_true (g_bytes_equal (opened, plain));
  g_test_minimized_result ((g_get_monotonic_time () - start) / 1e6, "opened with the password in %.2f s",
                           (g_get_monotonic_time () - start) / 1e6);
  g_clear_object (&unlocked);

  start = g_get_monotonic_time ();
  pmap_protection_unlock_async (sealed, "wrong", NULL, done_cb, &wait);
  wait_for (&wait);
  g_assert_null (pmap_protection_unlock_finish (wait.result, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_WRONG_PASSWORD);
  g_test_minimized_result ((g_get_monotonic_time () - start) / 1e6, "refused a wrong password in %.2f s",
                           (g_get_monotonic_time () - start) / 1e6);
  g_clear_error (&error);
  g_clear_object (&wait.result);

  start = g_get_monotonic_time ();
  unlocked = pmap_protection_unlock (sealed, recovery_key, &error);
  g_assert_no_error (error);
  g_test_minimized_result ((g_get_monotonic_time () - start) / 1e6, "opened with the recovery key in %.3f s",
                           (g_get_monotonic_time () - start) / 1e6);

  pmap_protection_change_password_async (unlocked, "another", NULL, done_cb, &wait);
  wait_for (&wait);
  changed = pmap_protection_change_password_finish (unlocked, wait.result, &new_key, &error);
  g_assert_nonnull (new_key);
  g_assert_no_error (error);
  g_assert_false (pmap_protection_was_unlocked_by_recovery_key (changed));
  g_clear_object (&wait.result);
  g_assert_cmpuint (wait.n_ticks, >, 20);
  g_main_loop_unref (wait.loop);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/protection/round-trip", test_round_trip);
  g_test_add_func ("/store/protection/changed-byte", test_changed_byte);
  g_test_add_func ("/store/protection/forged-header", test_forged_header);
  g_test_add_func ("/store/protection/forged-fields", test_forged_fields);
  g_test_add_func ("/store/protection/told-apart", test_told_apart);
  g_test_add_func ("/store/protection/truncated", test_truncated);
  g_test_add_func ("/store/protection/chunks", test_chunks);
  g_test_add_func ("/store/protection/demands", test_demands);
  g_test_add_func ("/store/protection/accents", test_accents);
  g_test_add_func ("/store/protection/new-password", test_new_password);
  g_test_add_func ("/store/protection/new-recovery-key", test_new_recovery_key);
  g_test_add_func ("/store/protection/order", test_order);
  g_test_add_func ("/store/protection/first-layout", test_first_layout);
  g_test_add_func ("/store/protection/real-effort", test_real_effort);
  return g_test_run ();
}
