/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A protected file that was changed. The input is a list of changes to a file that was sealed here, each of three bytes:
 * where (two bytes), and what is put there; after the last whole one, how many bytes are cut off. A first byte that is odd
 * makes the digest of the header right again, so that what is behind that check is met, too. Whatever was changed, the file
 * is refused, with a reason. The input is also taken for a file itself. */

#include "config.h"

#include "fuzz/fuzz.h"

#include "base/pmap-error.h"
#include "store/pmap-protection-private.h"
#include "store/pmap-sealed-format-private.h"

#include <sodium.h>
#include <string.h>

#define PLAIN_SIZE 3000
#define DIGEST_SIZE 32

static PmapProtection *protection;
static GBytes *sealed;

static void
make_sealed (void)
{
  g_autofree char *key = NULL;
  g_autoptr (GBytes) plain = NULL;

  if (sealed != NULL)
    return;
  protection = _pmap_protection_new_with_effort ("correct horse, battery", PMAP_SEALED_MEMORY_MIN, PMAP_SEALED_PASSES_MIN,
                                                 &key, NULL);
  plain = g_bytes_new_take (g_malloc0 (PLAIN_SIZE), PLAIN_SIZE);
  sealed = pmap_protection_seal (protection, plain, NULL);
  MUST (sealed != NULL);
}

/* Nobody can open it, and everybody is told why. */
static void
check_refused (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) opened = pmap_protection_open (protection, bytes, &error);

  MUST (opened == NULL);
  MUST (error != NULL && error->domain == PMAP_ERROR && *error->message != '\0');
  MUST (pmap_protection_check (bytes, &reason) == (reason == NULL));
  pmap_protection_is_of (protection, bytes);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) raw = g_bytes_new (data, size);
  g_autoptr (GBytes) changed = NULL;
  g_autofree guint8 *bytes = NULL;
  gsize length, i;
  const guint8 *original;

  make_sealed ();
  check_refused (raw);
  if (size == 0)
    return 0;

  original = g_bytes_get_data (sealed, &length);
  bytes = g_memdup2 (original, length);
  for (i = 1; i + 3 <= size; i += 3)
    bytes[((gsize) data[i] << 8 | data[i + 1]) % length] = data[i + 2];
  if (data[0] & 1)
    crypto_generichash (bytes + PMAP_SEALED_HEADER_SIZE - DIGEST_SIZE, DIGEST_SIZE, bytes, PMAP_SEALED_HEADER_SIZE - DIGEST_SIZE,
                        NULL, 0);
  for (; i < size; i++)
    length -= MIN (data[i], length);
  changed = g_bytes_new (bytes, length);
  if (!g_bytes_equal (changed, sealed))
    check_refused (changed);
  return 0;
}
