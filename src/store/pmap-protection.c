/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A map under a password. A random file key seals the map; the header of the file holds that key twice, sealed by a key made
 * of the password (Argon2id: slow, so that guessing is slow) and by one made of the printed recovery key (random enough
 * not to need that).
 *
 * A PmapProtection never changes, so threads may share it: another password is another PmapProtection. Its keys are in
 * memory that is locked and guarded, and wiped with it. Once unlocked, a map is sealed and opened without the password.
 *
 * Another password keeps the file key: whoever has an older copy and its password could get at that key. A new recovery key
 * therefore comes with a new file key, wherever the password's key is known to seal it. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-protection-private.h"

#include "base/pmap-error.h"
#include "store/pmap-recovery-key.h"
#include "store/pmap-sealed-format-private.h"

#include <glib/gi18n.h>
#include <sodium.h>
#include <string.h>

struct _PmapProtection
{
  GObject parent_instance;

  PmapSealedHeader header;
  guint8 header_bytes[PMAP_SEALED_HEADER_SIZE];
  guint8 *file_key;
  guint8 *password_key;      /* NULL where the recovery key unlocked */
};

G_DEFINE_FINAL_TYPE (PmapProtection, pmap_protection, G_TYPE_OBJECT)

G_STATIC_ASSERT (PMAP_SEALED_PASSES >= crypto_pwhash_OPSLIMIT_MIN);
G_STATIC_ASSERT (crypto_generichash_KEYBYTES_MAX >= PMAP_SEALED_KEY_SIZE);

static guint8 *
new_key (void)
{
  guint8 *key;

  if (sodium_init () < 0 || (key = sodium_malloc (PMAP_SEALED_KEY_SIZE)) == NULL)
    g_error ("no safe memory for a key");
  return key;
}

static guint8 *
copy_key (const guint8 *other)
{
  guint8 *key = new_key ();

  memcpy (key, other, PMAP_SEALED_KEY_SIZE);
  return key;
}

static void
pmap_protection_finalize (GObject *object)
{
  PmapProtection *self = PMAP_PROTECTION (object);

  g_clear_pointer (&self->file_key, sodium_free);
  g_clear_pointer (&self->password_key, sodium_free);

  G_OBJECT_CLASS (pmap_protection_parent_class)->finalize (object);
}

static void
pmap_protection_class_init (PmapProtectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_protection_finalize;
}

static void
pmap_protection_init (PmapProtection *self)
{
}

/* Takes the keys. */
static PmapProtection *
make_protection (const PmapSealedHeader *header,
                 guint8                 *file_key,
                 guint8                 *password_key)
{
  PmapProtection *self = g_object_new (PMAP_TYPE_PROTECTION, NULL);

  self->header = *header;
  self->file_key = file_key;
  self->password_key = password_key;
  _pmap_sealed_header_write (&self->header, self->header_bytes);
  return self;
}

/* --- secrets into keys --- */

/* Slow, and takes much memory for that time. The same password in another way of writing its accents is the same. */
static guint8 *
derive_password_key (const PmapSealedHeader  *header,
                     const char              *password,
                     GError                 **error)
{
  char *normal = g_utf8_normalize (password, -1, G_NORMALIZE_ALL_COMPOSE);
  const char *text = normal != NULL ? normal : password;
  guint8 *key = new_key ();
  int result = crypto_pwhash (key, PMAP_SEALED_KEY_SIZE, text, strlen (text), header->slots[PMAP_KEY_SLOT_PASSWORD].salt,
                              header->passes, (gsize) header->memory * 1024, crypto_pwhash_ALG_ARGON2ID13);

  pmap_secret_free (normal);
  if (result == 0)
    return key;
  sodium_free (key);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               _("There is not enough free memory to try the password; please close other programs and try again"));
  return NULL;
}

static guint8 *
derive_recovery_key (const PmapSealedHeader *header,
                     const guint8            secret[PMAP_RECOVERY_KEY_SIZE])
{
  const PmapKeySlot *slot = &header->slots[PMAP_KEY_SLOT_RECOVERY];
  guint8 *key = new_key ();

  crypto_generichash (key, PMAP_SEALED_KEY_SIZE, slot->salt, sizeof slot->salt, secret, PMAP_RECOVERY_KEY_SIZE);
  return key;
}

/* --- making --- */

static void
fill_recovery_slot (PmapSealedHeader  *header,
                    const guint8      *file_key,
                    char             **recovery_key)
{
  guint8 secret[PMAP_RECOVERY_KEY_SIZE];
  guint8 *slot_key;

  randombytes_buf (secret, sizeof secret);
  randombytes_buf (header->slots[PMAP_KEY_SLOT_RECOVERY].salt, PMAP_SEALED_SALT_SIZE);
  slot_key = derive_recovery_key (header, secret);
  _pmap_sealed_wrap (header, PMAP_KEY_SLOT_RECOVERY, file_key, slot_key);
  *recovery_key = pmap_recovery_key_write (secret);
  sodium_memzero (secret, sizeof secret);
  sodium_free (slot_key);
}

/* In the caller's thread or in one of its own: for private use, and for tests. */
PmapProtection *
_pmap_protection_new_with_effort (const char  *password,
                                  guint32      memory,
                                  guint32      passes,
                                  char       **recovery_key,
                                  GError     **error)
{
  PmapSealedHeader header = { .memory = memory, .passes = passes };
  guint8 *file_key, *password_key;

  g_assert (memory >= PMAP_SEALED_MEMORY_MIN && memory <= PMAP_SEALED_MEMORY_MAX);
  g_assert (passes >= PMAP_SEALED_PASSES_MIN && passes <= PMAP_SEALED_PASSES_MAX);

  file_key = new_key ();
  randombytes_buf (header.slots[PMAP_KEY_SLOT_PASSWORD].salt, PMAP_SEALED_SALT_SIZE);
  password_key = derive_password_key (&header, password, error);
  if (password_key == NULL)
    {
      sodium_free (file_key);
      return NULL;
    }
  randombytes_buf (file_key, PMAP_SEALED_KEY_SIZE);
  _pmap_sealed_name_key (file_key, header.key_name);
  _pmap_sealed_wrap (&header, PMAP_KEY_SLOT_PASSWORD, file_key, password_key);
  fill_recovery_slot (&header, file_key, recovery_key);
  return make_protection (&header, file_key, password_key);
}

/**
 * pmap_protection_new:
 * @password: the password
 * @recovery_key: (out) (transfer full): the recovery key as it is to be printed; free with pmap_secret_free()
 * @error: where there is not enough memory
 *
 * Makes protection for a map that has none, with a new file key. Takes about a second: see pmap_protection_new_async().
 *
 * Returns: (transfer full) (nullable): protection
 */
PmapProtection *
pmap_protection_new (const char  *password,
                     char       **recovery_key,
                     GError     **error)
{
  g_return_val_if_fail (password != NULL && recovery_key != NULL, NULL);

  return _pmap_protection_new_with_effort (password, PMAP_SEALED_MEMORY, PMAP_SEALED_PASSES, recovery_key, error);
}

/**
 * pmap_protection_change_password:
 * @self: protection
 * @password: the new password
 * @error: where there is not enough memory
 *
 * The recovery key stays, and so does what pmap_protection_open() opens. Takes about a second.
 *
 * Returns: (transfer full) (nullable): protection with the new password
 */
PmapProtection *
pmap_protection_change_password (PmapProtection  *self,
                                 const char      *password,
                                 GError         **error)
{
  PmapSealedHeader header;
  guint8 *password_key;

  g_return_val_if_fail (PMAP_IS_PROTECTION (self) && password != NULL, NULL);

  header = self->header;
  randombytes_buf (header.slots[PMAP_KEY_SLOT_PASSWORD].salt, PMAP_SEALED_SALT_SIZE);
  password_key = derive_password_key (&header, password, error);
  if (password_key == NULL)
    return NULL;
  _pmap_sealed_wrap (&header, PMAP_KEY_SLOT_PASSWORD, self->file_key, password_key);
  return make_protection (&header, copy_key (self->file_key), password_key);
}

/**
 * pmap_protection_change_recovery_key:
 * @self: protection
 * @recovery_key: (out) (transfer full): the new recovery key; free with pmap_secret_free()
 *
 * The old recovery key opens no file that is saved from now on. Where the password is known (see
 * pmap_protection_was_unlocked_by_recovery_key()), the file key is a new one, too, so that nothing found in an older copy
 * opens a later one.
 *
 * Returns: (transfer full): protection with the new recovery key
 */
PmapProtection *
pmap_protection_change_recovery_key (PmapProtection  *self,
                                     char           **recovery_key)
{
  PmapSealedHeader header;
  guint8 *file_key;

  g_return_val_if_fail (PMAP_IS_PROTECTION (self) && recovery_key != NULL, NULL);

  header = self->header;
  file_key = copy_key (self->file_key);
  if (self->password_key != NULL)
    {
      randombytes_buf (file_key, PMAP_SEALED_KEY_SIZE);
      _pmap_sealed_name_key (file_key, header.key_name);
      _pmap_sealed_wrap (&header, PMAP_KEY_SLOT_PASSWORD, file_key, self->password_key);
    }
  fill_recovery_slot (&header, file_key, recovery_key);
  return make_protection (&header, file_key, self->password_key != NULL ? copy_key (self->password_key) : NULL);
}

/* --- unlocking --- */

/**
 * pmap_protection_is_protected:
 * @bytes: a file
 *
 * Returns: whether it is a protected map, sound or not; one without protection is XML and begins otherwise
 */
gboolean
pmap_protection_is_protected (GBytes *bytes)
{
  gsize length;
  const guint8 *data;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &length);
  return length >= PMAP_SEALED_MAGIC_SIZE && memcmp (data, PMAP_SEALED_MAGIC, PMAP_SEALED_MAGIC_SIZE) == 0;
}

static gboolean
read_header (PmapSealedHeader  *header,
             GBytes            *sealed,
             GError           **error)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);

  return _pmap_sealed_header_read (header, bytes, length, error);
}

/**
 * pmap_protection_check:
 * @sealed: a protected file
 * @error: %PMAP_ERROR_DAMAGED, %PMAP_ERROR_TOO_NEW or %PMAP_ERROR_LIMIT
 *
 * Returns: whether it is worth asking for a password
 */
gboolean
pmap_protection_check (GBytes  *sealed,
                       GError **error)
{
  PmapSealedHeader header;

  g_return_val_if_fail (sealed != NULL, FALSE);

  return read_header (&header, sealed, error);
}

static PmapProtection *
unlock_slot (const PmapSealedHeader *header,
             PmapKeySlotKind         kind,
             guint8                 *slot_key)
{
  guint8 *file_key = new_key ();

  if (!_pmap_sealed_unwrap (header, kind, file_key, slot_key))
    {
      sodium_free (file_key);
      sodium_free (slot_key);
      return NULL;
    }
  if (kind == PMAP_KEY_SLOT_PASSWORD)
    return make_protection (header, file_key, slot_key);
  sodium_free (slot_key);
  return make_protection (header, file_key, NULL);
}

static void
set_wrong_secret (PmapRecoveryKeyState   state,
                  guint                  wrong_group,
                  GError               **error)
{
  switch (state)
    {
    case PMAP_RECOVERY_KEY_MISTYPED:
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_WRONG_PASSWORD,
                   /* translators: the recovery key is printed as eight groups of letters and digits. */
                   _("The recovery key is not quite right: please look at group %u of %u again"), wrong_group,
                   (guint) PMAP_RECOVERY_KEY_GROUPS);
      break;
    case PMAP_RECOVERY_KEY_WELL_TYPED:
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_WRONG_PASSWORD,
                   _("This is the recovery key of another map, or one that was replaced by a newer one"));
      break;
    case PMAP_RECOVERY_KEY_OTHER:
    default:
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_WRONG_PASSWORD, _("This is not the password of this map"));
      break;
    }
}

/**
 * pmap_protection_unlock:
 * @sealed: a protected file
 * @secret: its password or its recovery key, as typed
 * @error: %PMAP_ERROR_WRONG_PASSWORD; %PMAP_ERROR_DAMAGED, %PMAP_ERROR_TOO_NEW or %PMAP_ERROR_LIMIT where no password
 *   would help
 *
 * Looks at the header only: what follows may still be damaged, as pmap_protection_open() says. Takes about a second for a
 * password, next to nothing for a recovery key and for a damaged header.
 *
 * Returns: (transfer full) (nullable): the protection of the file
 */
PmapProtection *
pmap_protection_unlock (GBytes      *sealed,
                        const char  *secret,
                        GError     **error)
{
  PmapSealedHeader header;
  guint8 recovery_key[PMAP_RECOVERY_KEY_SIZE];
  guint wrong_group = 0;
  PmapRecoveryKeyState state;
  PmapProtection *self = NULL;
  guint8 *slot_key;

  g_return_val_if_fail (sealed != NULL && secret != NULL, NULL);

  if (!read_header (&header, sealed, error))
    return NULL;
  state = pmap_recovery_key_read (secret, recovery_key, &wrong_group);
  if (state == PMAP_RECOVERY_KEY_WELL_TYPED)
    self = unlock_slot (&header, PMAP_KEY_SLOT_RECOVERY, derive_recovery_key (&header, recovery_key));
  sodium_memzero (recovery_key, sizeof recovery_key);
  if (self != NULL)
    return self;

  slot_key = derive_password_key (&header, secret, error);
  if (slot_key == NULL)
    return NULL;
  self = unlock_slot (&header, PMAP_KEY_SLOT_PASSWORD, slot_key);
  if (self == NULL)
    set_wrong_secret (state, wrong_group, error);
  return self;
}

/**
 * pmap_protection_follow:
 * @self: the protection that a map had
 * @sealed: what its file holds now, which pmap_protection_open() has opened
 *
 * Somebody else may have saved the file with another password: saving with @self would bring the old one back.
 *
 * Returns: (transfer full): the protection of @sealed: @self where it is the same
 */
PmapProtection *
pmap_protection_follow (PmapProtection *self,
                        GBytes         *sealed)
{
  PmapSealedHeader header;
  const PmapKeySlot *slot = &header.slots[PMAP_KEY_SLOT_PASSWORD];
  guint8 *password_key = NULL;

  g_return_val_if_fail (PMAP_IS_PROTECTION (self) && sealed != NULL, NULL);

  if (!read_header (&header, sealed, NULL) || memcmp (header.key_name, self->header.key_name, sizeof header.key_name) != 0
      || memcmp (&header, &self->header, sizeof header) == 0)
    return g_object_ref (self);
  if (self->password_key != NULL && memcmp (slot, &self->header.slots[PMAP_KEY_SLOT_PASSWORD], sizeof *slot) == 0)
    password_key = copy_key (self->password_key);
  return make_protection (&header, copy_key (self->file_key), password_key);
}

/**
 * pmap_protection_is_of:
 * @self: protection
 * @bytes: what a file holds
 *
 * Returns: whether @bytes were sealed with @self as it is: its password, its recovery key
 */
gboolean
pmap_protection_is_of (PmapProtection *self,
                       GBytes         *bytes)
{
  gsize length;
  const guint8 *data;

  g_return_val_if_fail (PMAP_IS_PROTECTION (self) && bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &length);
  return length >= PMAP_SEALED_HEADER_SIZE && memcmp (data, self->header_bytes, PMAP_SEALED_HEADER_SIZE) == 0;
}

/**
 * pmap_protection_was_unlocked_by_recovery_key:
 * @self: protection
 *
 * Returns: whether nobody gave the password: it may be lost, and a new one is to be offered
 */
gboolean
pmap_protection_was_unlocked_by_recovery_key (PmapProtection *self)
{
  g_return_val_if_fail (PMAP_IS_PROTECTION (self), FALSE);

  return self->password_key == NULL;
}

/* --- sealing and opening --- */

/**
 * pmap_protection_seal:
 * @self: protection
 * @plain: a map's XML
 * @error: reserved
 *
 * Fast, and no password is needed.
 *
 * Returns: (transfer full) (nullable): the bytes of a protected file; they differ from call to call
 */
GBytes *
pmap_protection_seal (PmapProtection  *self,
                      GBytes          *plain,
                      GError         **error)
{
  g_return_val_if_fail (PMAP_IS_PROTECTION (self) && plain != NULL, NULL);

  return _pmap_sealed_seal (self->header_bytes, self->file_key, plain);
}

/**
 * pmap_protection_open:
 * @self: protection
 * @sealed: a protected file: one that @self sealed, or that shares its file key, whatever its password is now
 * @error: %PMAP_ERROR_PASSWORD_NEEDED where another key sealed it; else as in pmap_protection_unlock()
 *
 * Returns: (transfer full) (nullable): the map's XML, all of it and nothing else
 */
GBytes *
pmap_protection_open (PmapProtection  *self,
                      GBytes          *sealed,
                      GError         **error)
{
  PmapSealedHeader header;

  g_return_val_if_fail (PMAP_IS_PROTECTION (self) && sealed != NULL, NULL);

  if (!read_header (&header, sealed, error))
    return NULL;
  if (memcmp (header.key_name, self->header.key_name, sizeof header.key_name) != 0)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED, _("This map is protected with another password"));
      return NULL;
    }
  return _pmap_sealed_open (self->file_key, sealed, error);
}

/**
 * pmap_secret_free:
 * @secret: (nullable) (transfer full): a text that nobody should find in memory
 */
void
pmap_secret_free (char *secret)
{
  if (secret != NULL)
    sodium_memzero (secret, strlen (secret));
  g_free (secret);
}
