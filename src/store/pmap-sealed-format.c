/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of a protected map (the layout stands in the header file), and the ciphers that go over them. Nothing here
 * knows of passwords; nothing here hands out a byte of the map before the last chunk has proved genuine. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-sealed-format-private.h"

#include "base/pmap-error.h"

#include <glib/gi18n.h>
#include <sodium.h>
#include <string.h>

#define KDF_ARGON2ID 1
#define DIGEST_SIZE 32
#define SLOT_SIZE (PMAP_SEALED_SALT_SIZE + PMAP_SEALED_NONCE_SIZE + PMAP_SEALED_WRAPPED_SIZE)
#define STREAM_HEADER_SIZE crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define CHUNK_EXTRA crypto_secretstream_xchacha20poly1305_ABYTES

enum
{
  AT_VERSION = PMAP_SEALED_MAGIC_SIZE,
  AT_KDF = AT_VERSION + 1,
  AT_LENGTH = AT_KDF + 1,
  AT_MEMORY = AT_LENGTH + 2,
  AT_PASSES = AT_MEMORY + 4,
  AT_KEY_NAME = AT_PASSES + 4,
  AT_SLOTS = AT_KEY_NAME + PMAP_SEALED_KEY_NAME_SIZE,
  AT_DIGEST = AT_SLOTS + PMAP_N_KEY_SLOTS * SLOT_SIZE,
};

G_STATIC_ASSERT (AT_DIGEST + DIGEST_SIZE == PMAP_SEALED_HEADER_SIZE);
G_STATIC_ASSERT (sizeof PMAP_SEALED_MAGIC - 1 == PMAP_SEALED_MAGIC_SIZE);
G_STATIC_ASSERT (PMAP_SEALED_KEY_SIZE == crypto_secretstream_xchacha20poly1305_KEYBYTES);
G_STATIC_ASSERT (PMAP_SEALED_KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
G_STATIC_ASSERT (PMAP_SEALED_NONCE_SIZE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
G_STATIC_ASSERT (PMAP_SEALED_WRAPPED_SIZE == PMAP_SEALED_KEY_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES);
G_STATIC_ASSERT (PMAP_SEALED_SALT_SIZE == crypto_pwhash_SALTBYTES);

static void
put_number (guint8  *bytes,
            guint    size,
            guint64  number)
{
  for (; size > 0; number >>= 8)
    bytes[--size] = number & 0xff;
}

static guint64
get_number (const guint8 *bytes,
            guint         size)
{
  guint64 number = 0;

  for (guint i = 0; i < size; i++)
    number = number << 8 | bytes[i];
  return number;
}

static gboolean
set_damaged (GError **error)
{
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_DAMAGED,
               _("This protected map is damaged: part of the file is missing, or is not what was saved. This has nothing to do "
                 "with the password. Please use an earlier copy"));
  return FALSE;
}

/* --- the header --- */

/* What comes before the name of the key: it goes into each slot's proof, too. */
static void
write_start (const PmapSealedHeader *header,
             guint8                  bytes[AT_KEY_NAME])
{
  memcpy (bytes, PMAP_SEALED_MAGIC, PMAP_SEALED_MAGIC_SIZE);
  bytes[AT_VERSION] = header->version;
  bytes[AT_KDF] = KDF_ARGON2ID;
  put_number (bytes + AT_LENGTH, 2, PMAP_SEALED_HEADER_SIZE);
  put_number (bytes + AT_MEMORY, 4, header->memory);
  put_number (bytes + AT_PASSES, 4, header->passes);
}

static void
compute_digest (const guint8 *bytes,
                gsize         length,
                guint8        digest[DIGEST_SIZE])
{
  crypto_generichash (digest, DIGEST_SIZE, bytes, length, NULL, 0);
}

/**
 * _pmap_sealed_header_write:
 * @header: a header
 * @bytes: (out caller-allocates): what stands for it in a file
 */
void
_pmap_sealed_header_write (const PmapSealedHeader *header,
                           guint8                  bytes[PMAP_SEALED_HEADER_SIZE])
{
  write_start (header, bytes);
  memcpy (bytes + AT_KEY_NAME, header->key_name, PMAP_SEALED_KEY_NAME_SIZE);
  for (guint i = 0; i < PMAP_N_KEY_SLOTS; i++)
    {
      guint8 *slot = bytes + AT_SLOTS + i * SLOT_SIZE;

      memcpy (slot, header->slots[i].salt, PMAP_SEALED_SALT_SIZE);
      memcpy (slot + PMAP_SEALED_SALT_SIZE, header->slots[i].nonce, PMAP_SEALED_NONCE_SIZE);
      memcpy (slot + PMAP_SEALED_SALT_SIZE + PMAP_SEALED_NONCE_SIZE, header->slots[i].wrapped, PMAP_SEALED_WRAPPED_SIZE);
    }
  compute_digest (bytes, AT_DIGEST, bytes + AT_DIGEST);
}

/* The one promise about layouts to come: where the version and the length are, and that the digest ends the header. So a
 * file of a later version and a damaged one are told apart. */
static gboolean
check_frame (const guint8  *bytes,
             gsize          length,
             GError       **error)
{
  guint8 digest[DIGEST_SIZE];
  gsize header_length;

  if (length < AT_MEMORY || memcmp (bytes, PMAP_SEALED_MAGIC, PMAP_SEALED_MAGIC_SIZE) != 0)
    return set_damaged (error);
  header_length = get_number (bytes + AT_LENGTH, 2);
  if (header_length < AT_MEMORY + DIGEST_SIZE || header_length > length)
    return set_damaged (error);
  compute_digest (bytes, header_length - DIGEST_SIZE, digest);
  if (memcmp (digest, bytes + header_length - DIGEST_SIZE, DIGEST_SIZE) != 0)
    return set_damaged (error);
  if (bytes[AT_VERSION] < PMAP_SEALED_VERSION_WITHOUT_PAST || bytes[AT_VERSION] > PMAP_SEALED_VERSION || bytes[AT_KDF] != KDF_ARGON2ID)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_TOO_NEW,
                   _("A newer version of Provision Map protected this map. Please update the program to open it"));
      return FALSE;
    }
  if (header_length != PMAP_SEALED_HEADER_SIZE)
    return set_damaged (error);
  return TRUE;
}

/**
 * _pmap_sealed_header_read:
 * @header: (out caller-allocates): the header
 * @bytes: a file that begins with the magic
 * @length: its length
 * @error: %PMAP_ERROR_DAMAGED, %PMAP_ERROR_TOO_NEW, or %PMAP_ERROR_LIMIT where it asks too much of this computer
 *
 * Returns: whether it is a header that may be worked on
 */
gboolean
_pmap_sealed_header_read (PmapSealedHeader  *header,
                          const guint8      *bytes,
                          gsize              length,
                          GError           **error)
{
  if (!check_frame (bytes, length, error))
    return FALSE;
  header->version = bytes[AT_VERSION];
  header->memory = get_number (bytes + AT_MEMORY, 4);
  header->passes = get_number (bytes + AT_PASSES, 4);
  if (header->memory < PMAP_SEALED_MEMORY_MIN || header->memory > PMAP_SEALED_MEMORY_MAX
      || header->passes < PMAP_SEALED_PASSES_MIN || header->passes > PMAP_SEALED_PASSES_MAX)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT,
                   _("This protected map was not opened: it asks for more memory or time than Provision Map ever uses, so "
                     "somebody may have made it to do harm"));
      return FALSE;
    }
  memcpy (header->key_name, bytes + AT_KEY_NAME, PMAP_SEALED_KEY_NAME_SIZE);
  for (guint i = 0; i < PMAP_N_KEY_SLOTS; i++)
    {
      const guint8 *slot = bytes + AT_SLOTS + i * SLOT_SIZE;

      memcpy (header->slots[i].salt, slot, PMAP_SEALED_SALT_SIZE);
      memcpy (header->slots[i].nonce, slot + PMAP_SEALED_SALT_SIZE, PMAP_SEALED_NONCE_SIZE);
      memcpy (header->slots[i].wrapped, slot + PMAP_SEALED_SALT_SIZE + PMAP_SEALED_NONCE_SIZE, PMAP_SEALED_WRAPPED_SIZE);
    }
  return TRUE;
}

/* --- the slots --- */

/**
 * _pmap_sealed_name_key:
 * @file_key: a file key
 * @name: (out caller-allocates): what tells it from other keys
 *
 * The name is a digest of a key of 256 random bits, so it says nothing of the key. It also ties each slot to one key: a
 * slot that two secrets open, to two keys, cannot be made.
 */
void
_pmap_sealed_name_key (const guint8 file_key[PMAP_SEALED_KEY_SIZE],
                       guint8       name[PMAP_SEALED_KEY_NAME_SIZE])
{
  static const char purpose[] = "provision map file key";

  crypto_generichash (name, PMAP_SEALED_KEY_NAME_SIZE, (const guint8 *) purpose, sizeof purpose - 1, file_key,
                      PMAP_SEALED_KEY_SIZE);
}

/* What a slot is proved with beside its own bytes, so that none can be moved into another header or another place. */
#define SLOT_PROOF_SIZE (AT_KEY_NAME + PMAP_SEALED_KEY_NAME_SIZE + PMAP_SEALED_SALT_SIZE + 1)

static void
write_slot_proof (const PmapSealedHeader *header,
                  PmapKeySlotKind         kind,
                  guint8                  proof[SLOT_PROOF_SIZE])
{
  guint8 *place = proof;

  write_start (header, place);
  place += AT_KEY_NAME;
  memcpy (place, header->key_name, PMAP_SEALED_KEY_NAME_SIZE);
  place += PMAP_SEALED_KEY_NAME_SIZE;
  memcpy (place, header->slots[kind].salt, PMAP_SEALED_SALT_SIZE);
  place += PMAP_SEALED_SALT_SIZE;
  *place = kind;
}

/**
 * _pmap_sealed_wrap:
 * @header: a header with its numbers and the name of @file_key in place, and the slot's salt
 * @kind: which slot to fill
 * @file_key: what to seal in it
 * @slot_key: what opens it
 */
void
_pmap_sealed_wrap (PmapSealedHeader *header,
                   PmapKeySlotKind   kind,
                   const guint8      file_key[PMAP_SEALED_KEY_SIZE],
                   const guint8      slot_key[PMAP_SEALED_KEY_SIZE])
{
  PmapKeySlot *slot = &header->slots[kind];
  guint8 proof[SLOT_PROOF_SIZE];

  write_slot_proof (header, kind, proof);
  randombytes_buf (slot->nonce, sizeof slot->nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt (slot->wrapped, NULL, file_key, PMAP_SEALED_KEY_SIZE, proof, sizeof proof, NULL,
                                              slot->nonce, slot_key);
}

/**
 * _pmap_sealed_unwrap:
 * @header: a header
 * @kind: which slot to open
 * @file_key: (out caller-allocates): what was sealed in it
 * @slot_key: what may open it
 *
 * Returns: whether it did
 */
gboolean
_pmap_sealed_unwrap (const PmapSealedHeader *header,
                     PmapKeySlotKind         kind,
                     guint8                  file_key[PMAP_SEALED_KEY_SIZE],
                     const guint8            slot_key[PMAP_SEALED_KEY_SIZE])
{
  const PmapKeySlot *slot = &header->slots[kind];
  guint8 proof[SLOT_PROOF_SIZE];
  guint8 name[PMAP_SEALED_KEY_NAME_SIZE];

  write_slot_proof (header, kind, proof);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (file_key, NULL, NULL, slot->wrapped, sizeof slot->wrapped, proof, sizeof proof,
                                                  slot->nonce, slot_key) != 0)
    return FALSE;
  _pmap_sealed_name_key (file_key, name);
  return sodium_memcmp (name, header->key_name, sizeof name) == 0;
}

/* --- the past --- */

static void
write_past (const PmapSealedPast *past,
            guint8                bytes[PMAP_SEALED_PAST_SIZE])
{
  put_number (bytes, 4, past->generation);
  put_number (bytes + 4, 8, (guint64) past->since);
  put_number (bytes + 12, 4, past->n_former);
  memcpy (bytes + 16, past->former, sizeof past->former);
}

static void
read_past (PmapSealedPast *past,
           const guint8    bytes[PMAP_SEALED_PAST_SIZE])
{
  past->generation = get_number (bytes, 4);
  past->since = (gint64) get_number (bytes + 4, 8);
  past->n_former = MIN (get_number (bytes + 12, 4), PMAP_SEALED_FORMER_MAX);
  memcpy (past->former, bytes + 16, sizeof past->former);
}

/* How much of what is sealed comes before the map. */
static gsize
get_past_size (const guint8 *sealed)
{
  return sealed[AT_VERSION] == PMAP_SEALED_VERSION_WITHOUT_PAST ? 0 : PMAP_SEALED_PAST_SIZE;
}

/* The past before the map, as one piece: chunks go over both. */
static guint8 *
join_past (const guint8         *header,
           const PmapSealedPast *past,
           GBytes               *plain,
           gsize                *length)
{
  gsize past_size = get_past_size (header), plain_length;
  const guint8 *text = g_bytes_get_data (plain, &plain_length);
  guint8 *joined;

  *length = past_size + plain_length;
  joined = g_malloc (*length + 1);
  if (past_size > 0)
    write_past (past, joined);
  if (plain_length > 0)
    memcpy (joined + past_size, text, plain_length);
  return joined;
}

/* --- the content --- */

/**
 * _pmap_sealed_seal:
 * @header: a header as it is written
 * @file_key: the key that it names
 * @past: what the protection took the place of; a layout without it leaves it out
 * @plain: what to seal
 *
 * Returns: (transfer full): the bytes of a protected file; other ones each time, for each has its own random start
 */
GBytes *
_pmap_sealed_seal (const guint8          header[PMAP_SEALED_HEADER_SIZE],
                   const guint8          file_key[PMAP_SEALED_KEY_SIZE],
                   const PmapSealedPast *past,
                   GBytes               *plain)
{
  crypto_secretstream_xchacha20poly1305_state state;
  gsize left;
  guint8 *joined = join_past (header, past, plain, &left);
  gsize joined_length = left;
  const guint8 *from = joined;
  gsize n_chunks = left / PMAP_SEALED_CHUNK_SIZE + 1;
  gsize size = PMAP_SEALED_HEADER_SIZE + STREAM_HEADER_SIZE + left + n_chunks * CHUNK_EXTRA;
  guint8 *sealed = g_malloc (size);
  guint8 *to = sealed;

  memcpy (to, header, PMAP_SEALED_HEADER_SIZE);
  to += PMAP_SEALED_HEADER_SIZE;
  crypto_secretstream_xchacha20poly1305_init_push (&state, to, file_key);
  to += STREAM_HEADER_SIZE;
  /* The last chunk is always shorter than the others, maybe empty: so it is the length that says which is the last, and
   * the mark in it that proves it. */
  for (; n_chunks > 0; n_chunks--)
    {
      gsize length = MIN (left, PMAP_SEALED_CHUNK_SIZE);

      crypto_secretstream_xchacha20poly1305_push (&state, to, NULL, from, length, header, PMAP_SEALED_HEADER_SIZE,
                                                  n_chunks == 1 ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                                : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
      to += length + CHUNK_EXTRA;
      from += length;
      left -= length;
    }
  g_assert (to == sealed + size && left == 0);
  sodium_memzero (&state, sizeof state);
  sodium_memzero (joined, joined_length);
  g_free (joined);
  return g_bytes_new_take (sealed, size);
}

/* The chunks between @from and @end, one after the other into @to; returns how many bytes they hold, or -1. */
static gssize
open_chunks (const guint8  file_key[PMAP_SEALED_KEY_SIZE],
             const guint8 *header,
             const guint8 *from,
             const guint8 *end,
             guint8       *to)
{
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 *start = to;
  guint8 tag = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
  gboolean is_genuine = crypto_secretstream_xchacha20poly1305_init_pull (&state, from, file_key) == 0;

  from += STREAM_HEADER_SIZE;
  while (is_genuine && from < end)
    {
      gsize size = MIN ((gsize) (end - from), PMAP_SEALED_CHUNK_SIZE + CHUNK_EXTRA);
      unsigned long long length = 0;

      is_genuine = tag == crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
                   && crypto_secretstream_xchacha20poly1305_pull (&state, to, &length, &tag, from, size, header,
                                                                  PMAP_SEALED_HEADER_SIZE) == 0;
      to += length;
      from += size;
    }
  sodium_memzero (&state, sizeof state);
  return is_genuine && tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL ? to - start : -1;
}

/* What @size bytes after the header hold, or less: the first chunk on its own proves genuine, too. */
static gboolean
open_first_chunk (const guint8  file_key[PMAP_SEALED_KEY_SIZE],
                  const guint8 *header,
                  gsize         size,
                  guint8       *to,
                  gsize        *length)
{
  crypto_secretstream_xchacha20poly1305_state state;
  const guint8 *from = header + PMAP_SEALED_HEADER_SIZE;
  unsigned long long opened = 0;
  gboolean is_genuine;

  if (size < STREAM_HEADER_SIZE + CHUNK_EXTRA || crypto_secretstream_xchacha20poly1305_init_pull (&state, from, file_key) != 0)
    return FALSE;
  size = MIN (size - STREAM_HEADER_SIZE, PMAP_SEALED_CHUNK_SIZE + CHUNK_EXTRA);
  is_genuine = crypto_secretstream_xchacha20poly1305_pull (&state, to, &opened, NULL, from + STREAM_HEADER_SIZE, size, header,
                                                           PMAP_SEALED_HEADER_SIZE) == 0;
  sodium_memzero (&state, sizeof state);
  *length = opened;
  return is_genuine;
}

/**
 * _pmap_sealed_read_past:
 * @file_key: the key that its header names
 * @sealed: a protected file whose header is sound
 * @past: (out): what its protection took the place of; nothing is known where the layout says nothing
 *
 * Returns: whether that could be read; what comes after it may still be damaged
 */
gboolean
_pmap_sealed_read_past (const guint8    file_key[PMAP_SEALED_KEY_SIZE],
                        GBytes         *sealed,
                        PmapSealedPast *past)
{
  gsize length, opened = 0;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);
  guint8 *plain;
  gboolean is_read;

  *past = (PmapSealedPast) { 0 };
  if (get_past_size (bytes) == 0)
    return TRUE;
  plain = g_malloc (PMAP_SEALED_CHUNK_SIZE);
  is_read = open_first_chunk (file_key, bytes, length - PMAP_SEALED_HEADER_SIZE, plain, &opened) && opened >= PMAP_SEALED_PAST_SIZE;
  if (is_read)
    read_past (past, plain);
  sodium_memzero (plain, PMAP_SEALED_CHUNK_SIZE);
  g_free (plain);
  return is_read;
}

/**
 * _pmap_sealed_open:
 * @file_key: the key that its header names
 * @sealed: a protected file whose header is sound
 * @error: %PMAP_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): all that was sealed; %NULL where a single byte is not as it was
 */
GBytes *
_pmap_sealed_open (const guint8   file_key[PMAP_SEALED_KEY_SIZE],
                   GBytes        *sealed,
                   GError       **error)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);
  gsize past_size;
  guint8 *plain;
  gssize plain_length;

  if (length < PMAP_SEALED_HEADER_SIZE + STREAM_HEADER_SIZE + CHUNK_EXTRA)
    {
      set_damaged (error);
      return NULL;
    }
  plain = g_malloc (length);
  plain_length = open_chunks (file_key, bytes, bytes + PMAP_SEALED_HEADER_SIZE, bytes + length, plain);
  past_size = get_past_size (bytes);
  if (plain_length < (gssize) past_size)
    {
      sodium_memzero (plain, length);
      g_free (plain);
      set_damaged (error);
      return NULL;
    }
  plain_length -= past_size;
  memmove (plain, plain + past_size, plain_length);
  return g_bytes_new_take (g_realloc (plain, MAX (plain_length, 1)), plain_length);
}
