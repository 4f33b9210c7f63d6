/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A protected map as it is on the disk. All numbers are big-endian.
 *
 *   offset  size
 *        0     8  magic: 0x89 "PMAP" CR LF 0x1A; damaged by whatever takes the file for text
 *        8     1  version of this layout: 2; 1 has no past
 *        9     1  how a password becomes a key: 1 = Argon2id, version 1.3
 *       10     2  length of the header, with its digest
 *       12     4  memory of Argon2id in KiB
 *       16     4  passes of Argon2id
 *       20    16  name of the file key: a digest of it, which tells two keys apart and gives neither away
 *       36    88  password slot: salt (16), nonce (24), the file key sealed by the password's key (32 + 16)
 *      124    88  recovery slot: the same, sealed by the recovery key's key
 *      212    32  digest of all that is before it (BLAKE2b)
 *      244    24  header of the stream (XChaCha20-Poly1305, libsodium's secretstream)
 *      268     …  chunks of 64 KiB + 17, the last one shorter and marked as the last
 *
 * What is sealed is the past of the protection, and then the map:
 *
 *        0     4  generation: how often the map got another protection, from 1
 *        4     8  when it got this one, in seconds of Unix time
 *       12     4  how many names of former file keys follow that count
 *       16   256  those names, the newest first; the rest is nought
 *      272     …  the map's XML
 *
 * The digest is no secret: it tells a header that was damaged from a password that is wrong. What nobody can forge is the
 * rest: the slots are authenticated with the numbers above them, each chunk with the whole header. */

#define PMAP_SEALED_MAGIC "\x89PMAP\r\n\x1a"
#define PMAP_SEALED_MAGIC_SIZE 8
#define PMAP_SEALED_VERSION 2
#define PMAP_SEALED_VERSION_WITHOUT_PAST 1
#define PMAP_SEALED_HEADER_SIZE 244
#define PMAP_SEALED_CHUNK_SIZE (64 * 1024)

#define PMAP_SEALED_KEY_SIZE 32
#define PMAP_SEALED_KEY_NAME_SIZE 16
#define PMAP_SEALED_SALT_SIZE 16
#define PMAP_SEALED_NONCE_SIZE 24
#define PMAP_SEALED_WRAPPED_SIZE (PMAP_SEALED_KEY_SIZE + 16)

/** What a header may ask of the computer that opens it, checked before any of it is done: a file from a stranger must not
 *  take all memory, or hours. 8 MiB is what the smallest sensible protection uses. */
#define PMAP_SEALED_MEMORY_MIN (8u * 1024)
#define PMAP_SEALED_MEMORY_MAX (1024u * 1024)
#define PMAP_SEALED_PASSES_MIN 1u
#define PMAP_SEALED_PASSES_MAX 10u

/** What new protection asks (libsodium's "moderate"): 256 MiB and three passes, about a second on a school's laptop. */
#define PMAP_SEALED_MEMORY (256u * 1024)
#define PMAP_SEALED_PASSES 3u

typedef struct
{
  guint8 salt[PMAP_SEALED_SALT_SIZE];
  guint8 nonce[PMAP_SEALED_NONCE_SIZE];
  guint8 wrapped[PMAP_SEALED_WRAPPED_SIZE];
} PmapKeySlot;

typedef enum
{
  PMAP_KEY_SLOT_PASSWORD,
  PMAP_KEY_SLOT_RECOVERY,
  PMAP_N_KEY_SLOTS
} PmapKeySlotKind;

#define PMAP_SEALED_FORMER_MAX 16
#define PMAP_SEALED_PAST_SIZE (16 + PMAP_SEALED_FORMER_MAX * PMAP_SEALED_KEY_NAME_SIZE)

/* What a protection took the place of. It is sealed with the map, so nobody makes an old file look newer. */
typedef struct
{
  guint32 generation;             /* 0 in a file that says nothing of it */
  gint64 since;                   /* seconds of Unix time; 0 where unknown */
  guint32 n_former;
  guint8 former[PMAP_SEALED_FORMER_MAX][PMAP_SEALED_KEY_NAME_SIZE];
} PmapSealedPast;

typedef struct
{
  guint8 version;
  guint32 memory;                 /* KiB */
  guint32 passes;
  guint8 key_name[PMAP_SEALED_KEY_NAME_SIZE];
  PmapKeySlot slots[PMAP_N_KEY_SLOTS];
} PmapSealedHeader;

void      _pmap_sealed_header_write (const PmapSealedHeader  *header,
                                     guint8                   bytes[PMAP_SEALED_HEADER_SIZE]);
gboolean  _pmap_sealed_header_read  (PmapSealedHeader        *header,
                                     const guint8            *bytes,
                                     gsize                    length,
                                     GError                 **error);

void      _pmap_sealed_name_key     (const guint8             file_key[PMAP_SEALED_KEY_SIZE],
                                     guint8                   name[PMAP_SEALED_KEY_NAME_SIZE]);
void      _pmap_sealed_wrap         (PmapSealedHeader        *header,
                                     PmapKeySlotKind          kind,
                                     const guint8             file_key[PMAP_SEALED_KEY_SIZE],
                                     const guint8             slot_key[PMAP_SEALED_KEY_SIZE]);
gboolean  _pmap_sealed_unwrap       (const PmapSealedHeader  *header,
                                     PmapKeySlotKind          kind,
                                     guint8                   file_key[PMAP_SEALED_KEY_SIZE],
                                     const guint8             slot_key[PMAP_SEALED_KEY_SIZE]);

GBytes   *_pmap_sealed_seal         (const guint8             header[PMAP_SEALED_HEADER_SIZE],
                                     const guint8             file_key[PMAP_SEALED_KEY_SIZE],
                                     const PmapSealedPast    *past,
                                     GBytes                  *plain);
gboolean  _pmap_sealed_read_past    (const guint8             file_key[PMAP_SEALED_KEY_SIZE],
                                     GBytes                  *sealed,
                                     PmapSealedPast          *past);
GBytes   *_pmap_sealed_open         (const guint8             file_key[PMAP_SEALED_KEY_SIZE],
                                     GBytes                  *sealed,
                                     GError                 **error);

G_END_DECLS
