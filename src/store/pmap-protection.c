/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A map under a password. A random file key seals the map; the header of the file holds that key twice, sealed by a key made
 * of the password (Argon2id: slow, so that guessing is slow) and by one made of the printed recovery key (random enough
 * not to need that).
 *
 * A PmapProtection never changes, so threads may share it: another password is another PmapProtection. Its keys are in
 * memory that is locked and guarded, and wiped with it. Once unlocked, a map is sealed and opened without the password.
 *
 * Another password, or another recovery key, comes with another file key: whoever has an older copy and its password can get at
 * the key of that copy, and at nothing later. Another password therefore needs another recovery key, too, for nobody has the old
 * one to seal the new file key with. What came before is sealed with each map, so that an older copy is known for what it is, and
 * no program takes its protection for a newer one. */

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
  PmapSealedPast past;
  guint8 *file_key;
  guint8 *password_key;      /* NULL where the recovery key unlocked */
};

G_DEFINE_FINAL_TYPE (PmapProtection, pmap_protection, G_TYPE_OBJECT)

G_STATIC_ASSERT (PMAP_SEALED_PASSES >= crypto_pwhash_OPSLIMIT_MIN);
G_STATIC_ASSERT (crypto_generichash_KEYBYTES_MAX >= PMAP_SEALED_KEY_SIZE);

/* Whether memory stays out of the file or partition that the system swaps to. libsodium locks what it can and says nothing. */
static gboolean
is_locked (guint8 *key)
{
  return sodium_mlock (key, PMAP_SEALED_KEY_SIZE) == 0;
}

static guint8 *
new_key (void)
{
  static int is_said;
  guint8 *key;

  if (sodium_init () < 0 || (key = sodium_malloc (PMAP_SEALED_KEY_SIZE)) == NULL)
    g_error ("no safe memory for a key");
  if (!is_locked (key) && g_atomic_int_compare_and_exchange (&is_said, FALSE, TRUE))
    g_message ("The system lets no memory be locked: a key of a protected map may be written to the swap space of this computer");
  return key;
}

/**
 * pmap_protection_can_lock_memory:
 *
 * Returns: whether keys stay in memory; if not, the system may write them to its swap space
 */
gboolean
pmap_protection_can_lock_memory (void)
{
  guint8 *key = new_key ();
  gboolean can_lock = is_locked (key);

  sodium_free (key);
  return can_lock;
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
                 const PmapSealedPast   *past,
                 guint8                 *file_key,
                 guint8                 *password_key)
{
  PmapProtection *self = g_object_new (PMAP_TYPE_PROTECTION, NULL);

  self->header = *header;
  self->past = *past;
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

/* What comes after @self, or first of all: @self is NULL then. */
static PmapSealedPast
make_past (PmapProtection *self)
{
  PmapSealedPast past = { .generation = 1, .since = g_get_real_time () / G_USEC_PER_SEC };

  if (self == NULL)
    return past;
  past.generation = MAX (self->past.generation, 1) + 1;
  past.n_former = MIN (self->past.n_former + 1, PMAP_SEALED_FORMER_MAX);
  memcpy (past.former[0], self->header.key_name, PMAP_SEALED_KEY_NAME_SIZE);
  memcpy (past.former[1], self->past.former, (past.n_former - 1) * sizeof past.former[0]);
  return past;
}

/* A new file key, under a password and a new recovery key. */
static PmapProtection *
new_protection (PmapProtection  *before,
                PmapSealedHeader header,
                const char      *password,
                char           **recovery_key,
                GError         **error)
{
  PmapSealedPast past = make_past (before);
  guint8 *file_key, *password_key;

  header.version = PMAP_SEALED_VERSION;
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
  return make_protection (&header, &past, file_key, password_key);
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

  g_assert (memory >= PMAP_SEALED_MEMORY_MIN && memory <= PMAP_SEALED_MEMORY_MAX);
  g_assert (passes >= PMAP_SEALED_PASSES_MIN && passes <= PMAP_SEALED_PASSES_MAX);

  return new_protection (NULL, header, password, recovery_key, error);
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
 * @recovery_key: (out) (transfer full): the new recovery key; free with pmap_secret_free()
 * @error: where there is not enough memory
 *
 * The old password and the old recovery key open no file that is saved from now on, with whatever was found in an older copy; they
 * still open the older copies. Takes about a second.
 *
 * Returns: (transfer full) (nullable): protection with the new password, a new recovery key and a new file key
 */
PmapProtection *
pmap_protection_change_password (PmapProtection  *self,
                                 const char      *password,
                                 char           **recovery_key,
                                 GError         **error)
{
  g_return_val_if_fail (PMAP_IS_PROTECTION (self) && password != NULL && recovery_key != NULL, NULL);

  return new_protection (self, self->header, password, recovery_key, error);
}

/**
 * pmap_protection_change_recovery_key:
 * @self: protection whose password is known (see pmap_protection_was_unlocked_by_recovery_key()): without it, a new password
 *   brings a new recovery key
 * @recovery_key: (out) (transfer full): the new recovery key; free with pmap_secret_free()
 *
 * The old recovery key opens no file that is saved from now on, with whatever was found in an older copy.
 *
 * Returns: (transfer full): protection with the same password, a new recovery key and a new file key
 */
PmapProtection *
pmap_protection_change_recovery_key (PmapProtection  *self,
                                     char           **recovery_key)
{
  PmapSealedPast past;
  PmapSealedHeader header;
  guint8 *file_key;

  g_return_val_if_fail (PMAP_IS_PROTECTION (self) && self->password_key != NULL && recovery_key != NULL, NULL);

  past = make_past (self);
  header = self->header;
  header.version = PMAP_SEALED_VERSION;
  file_key = new_key ();
  randombytes_buf (file_key, PMAP_SEALED_KEY_SIZE);
  _pmap_sealed_name_key (file_key, header.key_name);
  _pmap_sealed_wrap (&header, PMAP_KEY_SLOT_PASSWORD, file_key, self->password_key);
  fill_recovery_slot (&header, file_key, recovery_key);
  return make_protection (&header, &past, file_key, copy_key (self->password_key));
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
             GBytes                 *sealed,
             PmapKeySlotKind         kind,
             guint8                 *slot_key)
{
  guint8 *file_key = new_key ();
  PmapSealedPast past;

  if (!_pmap_sealed_unwrap (header, kind, file_key, slot_key))
    {
      sodium_free (file_key);
      sodium_free (slot_key);
      return NULL;
    }
  (void) _pmap_sealed_read_past (file_key, sealed, &past);      /* where it is damaged, opening it says so */
  if (kind == PMAP_KEY_SLOT_PASSWORD)
    return make_protection (header, &past, file_key, slot_key);
  sodium_free (slot_key);
  return make_protection (header, &past, file_key, NULL);
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
 * Looks at the header and the past only: what follows may still be damaged, as pmap_protection_open() says. Takes about a second for a
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
    self = unlock_slot (&header, sealed, PMAP_KEY_SLOT_RECOVERY, derive_recovery_key (&header, recovery_key));
  sodium_memzero (recovery_key, sizeof recovery_key);
  if (self != NULL)
    return self;

  slot_key = derive_password_key (&header, secret, error);
  if (slot_key == NULL)
    return NULL;
  self = unlock_slot (&header, sealed, PMAP_KEY_SLOT_PASSWORD, slot_key);
  if (self == NULL)
    set_wrong_secret (state, wrong_group, error);
  return self;
}

static gboolean
has_former (PmapProtection *self,
            const guint8    key_name[PMAP_SEALED_KEY_NAME_SIZE])
{
  for (guint i = 0; i < self->past.n_former; i++)
    if (memcmp (self->past.former[i], key_name, PMAP_SEALED_KEY_NAME_SIZE) == 0)
      return TRUE;
  return FALSE;
}

/**
 * pmap_protection_is_older:
 * @self: the protection that a map has
 * @sealed: a protected file
 *
 * No password is needed for that: each map says what its protection took the place of, and each file which key sealed it.
 *
 * Returns: whether @sealed is from before the map got @self: an older copy
 */
gboolean
pmap_protection_is_older (PmapProtection *self,
                          GBytes         *sealed)
{
  PmapSealedHeader header;

  g_return_val_if_fail (PMAP_IS_PROTECTION (self) && sealed != NULL, FALSE);

  return read_header (&header, sealed, NULL) && has_former (self, header.key_name);
}

/**
 * pmap_protection_follows:
 * @self: protection
 * @other: the protection that the map had, as far as this program knows
 *
 * Returns: whether @self took the place of @other: a protection that may be taken over from a colleague, which no older one and no
 *   stranger's may
 */
gboolean
pmap_protection_follows (PmapProtection *self,
                         PmapProtection *other)
{
  g_return_val_if_fail (PMAP_IS_PROTECTION (self) && PMAP_IS_PROTECTION (other), FALSE);

  return has_former (self, other->header.key_name);
}

/**
 * pmap_protection_get_since:
 * @self: protection
 *
 * Returns: (transfer full) (nullable): when the map got it; %NULL where it does not say
 */
GDateTime *
pmap_protection_get_since (PmapProtection *self)
{
  g_return_val_if_fail (PMAP_IS_PROTECTION (self), NULL);

  return self->past.since > 0 ? g_date_time_new_from_unix_local (self->past.since) : NULL;
}

/**
 * pmap_protection_get_generation:
 * @self: protection
 *
 * Returns: how many protections the map has had, with this one; 0 where an older version of the program made it
 */
guint
pmap_protection_get_generation (PmapProtection *self)
{
  g_return_val_if_fail (PMAP_IS_PROTECTION (self), 0);

  return self->past.generation;
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

  return _pmap_sealed_seal (self->header_bytes, self->file_key, &self->past, plain);
}

/**
 * pmap_protection_open:
 * @self: protection
 * @sealed: a protected file: one that @self sealed, or that shares its file key
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
