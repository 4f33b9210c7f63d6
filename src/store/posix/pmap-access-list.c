/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The access list of a file: beside the rights of owner, group and the rest, those of single users and groups. Linux keeps
 * it as an extended attribute, whose form is part of its interface and read and written here as it stands: a version, then
 * entries sorted by kind and number. A list with the three basic entries only is the same as the plain rights.
 *
 * The mask limits all but owner and rest; the group bits of a file with a list show the mask. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-access-list.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef HAVE_XATTR
#include <sys/xattr.h>
#endif

#define ATTRIBUTE "system.posix_acl_access"
#define VERSION 2
#define ANYBODY G_MAXUINT32          /* the number in entries that need none */
#define SIZE_LIMIT 65536             /* no attribute is larger */
#define HEADER_SIZE 4
#define ENTRY_SIZE 8

/* In the order in which entries stand. */
typedef enum
{
  KIND_OWNER = 0x01,
  KIND_USER = 0x02,
  KIND_OWN_GROUP = 0x04,
  KIND_GROUP = 0x08,
  KIND_MASK = 0x10,
  KIND_REST = 0x20,
} Kind;

typedef struct
{
  Kind kind;
  guint rights;          /* as in a mode: 4 to read, 2 to write, 1 to run */
  guint32 number;        /* of the user or the group */
} Entry;

struct _PmapAccessList
{
  GArray *entries;
  gboolean was_list;     /* rather than plain rights */
};

static Entry *
find (PmapAccessList *self,
      Kind            kind,
      guint32         number)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->kind == kind && entry->number == number)
        return entry;
    }
  return NULL;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = a, *other = b;

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  return one->number < other->number ? -1 : one->number > other->number;
}

static void
set (PmapAccessList *self,
     Kind            kind,
     guint32         number,
     guint           rights)
{
  Entry *entry = find (self, kind, number);
  Entry new_entry = { kind, rights, number };

  if (entry != NULL)
    {
      entry->rights = rights;
      return;
    }
  g_array_append_val (self->entries, new_entry);
  g_array_sort (self->entries, compare_entries);
}

static guint
get_rights (PmapAccessList *self,
            Kind            kind)
{
  Entry *entry = find (self, kind, ANYBODY);

  return entry != NULL ? entry->rights : 0;
}

static gboolean
parse (PmapAccessList *self,
       const guint8   *data,
       gsize           length)
{
  guint32 version;

  if (length < HEADER_SIZE || (length - HEADER_SIZE) % ENTRY_SIZE != 0)
    return FALSE;
  memcpy (&version, data, sizeof version);
  if (GUINT32_FROM_LE (version) != VERSION)
    return FALSE;
  for (gsize at = HEADER_SIZE; at < length; at += ENTRY_SIZE)
    {
      guint16 kind, rights;
      guint32 number;

      memcpy (&kind, data + at, sizeof kind);
      memcpy (&rights, data + at + 2, sizeof rights);
      memcpy (&number, data + at + 4, sizeof number);
      kind = GUINT16_FROM_LE (kind);
      number = kind == KIND_USER || kind == KIND_GROUP ? GUINT32_FROM_LE (number) : ANYBODY;
      set (self, kind, number, GUINT16_FROM_LE (rights) & 7);
    }
  return find (self, KIND_OWNER, ANYBODY) != NULL && find (self, KIND_OWN_GROUP, ANYBODY) != NULL
         && find (self, KIND_REST, ANYBODY) != NULL;
}

static void
set_mode (PmapAccessList *self,
          mode_t          mode)
{
  g_array_set_size (self->entries, 0);
  set (self, KIND_OWNER, ANYBODY, mode >> 6 & 7);
  set (self, KIND_OWN_GROUP, ANYBODY, mode >> 3 & 7);
  set (self, KIND_REST, ANYBODY, mode & 7);
}

/**
 * pmap_access_list_read:
 * @descriptor: of a file
 * @mode: its rights
 *
 * Returns: (transfer full): who may do what with it: the list it has, or one that says what @mode says
 */
PmapAccessList *
pmap_access_list_read (int    descriptor,
                       mode_t mode)
{
  PmapAccessList *self = g_new0 (PmapAccessList, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
#ifdef HAVE_XATTR
  {
    g_autofree guint8 *data = g_malloc (SIZE_LIMIT);
    gssize length = fgetxattr (descriptor, ATTRIBUTE, data, SIZE_LIMIT);

    self->was_list = length > 0 && parse (self, data, length);
  }
#endif
  if (!self->was_list)
    set_mode (self, mode);
  return self;
}

void
pmap_access_list_free (PmapAccessList *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * pmap_access_list_is_plain:
 * @self: a list
 *
 * Returns: whether it says no more than plain rights can
 */
gboolean
pmap_access_list_is_plain (PmapAccessList *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Kind kind = g_array_index (self->entries, Entry, i).kind;

      if (kind == KIND_USER || kind == KIND_GROUP || kind == KIND_MASK)
        return FALSE;
    }
  return TRUE;
}

/**
 * pmap_access_list_get_group:
 * @self: a list
 *
 * Returns: what the file's own group may really do: what its entry says, and the mask does not forbid
 */
guint
pmap_access_list_get_group (PmapAccessList *self)
{
  guint rights = get_rights (self, KIND_OWN_GROUP);

  return find (self, KIND_MASK, ANYBODY) != NULL ? rights & get_rights (self, KIND_MASK) : rights;
}

/**
 * pmap_access_list_get_mode:
 * @self: a list
 *
 * Returns: what owner, own group and the rest may really do
 */
mode_t
pmap_access_list_get_mode (PmapAccessList *self)
{
  return (mode_t) (get_rights (self, KIND_OWNER) << 6 | pmap_access_list_get_group (self) << 3 | get_rights (self, KIND_REST));
}

/**
 * pmap_access_list_set_owner:
 * @self: a list
 * @rights: what whoever owns the file may do
 */
void
pmap_access_list_set_owner (PmapAccessList *self,
                            guint           rights)
{
  set (self, KIND_OWNER, ANYBODY, rights);
}

/* An entry for one user or group. The mask, where there is one, forbade others some of what their entries say; widened for
 * the new entry, it would give it to them: so what it forbade goes from the entries first. */
static void
add (PmapAccessList *self,
     Kind            kind,
     guint32         number,
     guint           rights)
{
  guint mask = find (self, KIND_MASK, ANYBODY) != NULL ? get_rights (self, KIND_MASK) : 7, most = 0;

  set (self, kind, number, rights);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->kind != KIND_USER && entry->kind != KIND_OWN_GROUP && entry->kind != KIND_GROUP)
        continue;
      if (entry->kind != kind || entry->number != number)
        entry->rights &= mask;
      most |= entry->rights;
    }
  set (self, KIND_MASK, ANYBODY, most);
}

/**
 * pmap_access_list_add_user:
 * @self: a list
 * @user: somebody
 * @rights: what they may do
 */
void
pmap_access_list_add_user (PmapAccessList *self,
                           uid_t           user,
                           guint           rights)
{
  add (self, KIND_USER, user, rights);
}

/**
 * pmap_access_list_move_group:
 * @self: a list
 * @group: the group that was the file's own and is no longer
 *
 * Lets that group do what it did, and the group that the file has now what everybody may.
 */
void
pmap_access_list_move_group (PmapAccessList *self,
                             gid_t           group)
{
  guint rights = pmap_access_list_get_group (self), everybody = get_rights (self, KIND_REST);
  Entry *entry = find (self, KIND_GROUP, group);

  set (self, KIND_OWN_GROUP, ANYBODY, everybody);
  if (rights == everybody && entry == NULL)
    return;
  add (self, KIND_GROUP, group, rights | (entry != NULL ? entry->rights : 0));
}

#ifdef HAVE_XATTR

static GByteArray *
format (PmapAccessList *self)
{
  GByteArray *data = g_byte_array_new ();
  guint32 version = GUINT32_TO_LE (VERSION);

  g_byte_array_append (data, (const guint8 *) &version, sizeof version);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      guint16 kind = GUINT16_TO_LE (entry->kind), rights = GUINT16_TO_LE (entry->rights);
      guint32 number = GUINT32_TO_LE (entry->number);

      g_byte_array_append (data, (const guint8 *) &kind, sizeof kind);
      g_byte_array_append (data, (const guint8 *) &rights, sizeof rights);
      g_byte_array_append (data, (const guint8 *) &number, sizeof number);
    }
  return data;
}

/**
 * pmap_access_list_write:
 * @self: a list
 * @descriptor: of a file
 *
 * Returns: whether the file has that list now; %FALSE where there are none or it is not one: then its mode has to say it
 */
gboolean
pmap_access_list_write (PmapAccessList *self,
                        int             descriptor)
{
  g_autoptr (GByteArray) data = NULL;

  if (pmap_access_list_is_plain (self))
    {
      fremovexattr (descriptor, ATTRIBUTE);      /* the folder may have given it one */
      return FALSE;
    }
  data = format (self);
  return fsetxattr (descriptor, ATTRIBUTE, data->data, data->len, 0) == 0;
}

#else

gboolean
pmap_access_list_write (PmapAccessList *self,
                        int             descriptor)
{
  return FALSE;
}

#endif
