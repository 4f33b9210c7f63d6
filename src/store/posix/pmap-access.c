/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever may read and write a map may do so after a colleague saved it. A save makes a new file, and that belongs to who
 * made it, so what the old one's rights gave to others has to be given again:
 *
 * - owner, if the system lets us, which it does not unless we are root. The old owner then has what the group and the rest
 *   have; where that is less than they had, an entry of their own in the access list gives it back
 * - group, if we are in it; if not, an entry for it in the access list
 * - the access list itself, or the plain rights where there is none
 *
 * Nobody gets more than they had: what cannot be given is left out, and said. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-access.h"

#include "store/posix/pmap-access-list.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#define RIGHTS 0777                  /* what may be kept: a map is no program that runs as its owner */
#define ENTRY_SIZE 16384             /* of a user in whatever lists the system has */
#define MOST_GROUPS 65536

/* Whether somebody is in a group; FALSE where it is not known. */
static gboolean
is_member (uid_t user,
           gid_t group)
{
  g_autofree char *buffer = g_malloc (ENTRY_SIZE);
  g_autofree gid_t *groups = NULL;
  struct passwd entry, *found = NULL;
  int n = 64;

  if (getpwuid_r (user, &entry, buffer, ENTRY_SIZE, &found) != 0 || found == NULL)
    return FALSE;
  groups = g_new (gid_t, n);
  if (getgrouplist (found->pw_name, found->pw_gid, groups, &n) < 0)
    {
      if (n <= 0 || n > MOST_GROUPS)
        return FALSE;
      groups = g_renew (gid_t, groups, n);
      if (getgrouplist (found->pw_name, found->pw_gid, groups, &n) < 0)
        return FALSE;
    }
  for (int i = 0; i < n; i++)
    if (groups[i] == group)
      return TRUE;
  return FALSE;
}

/* Without an entry of their own: what somebody has who is not the owner. */
static guint
get_plain_rights (uid_t  user,
                  gid_t  group,
                  mode_t mode)
{
  return is_member (user, group) ? mode >> 3 & 7 : mode & 7;
}

static gboolean
set_mode (int    descriptor,
          mode_t mode)
{
  /* A disk that knows no rights gives every file the same. */
  return fchmod (descriptor, mode) == 0 || errno == EPERM || errno == ENOTSUP || errno == EOPNOTSUPP || errno == ENOSYS;
}

/**
 * pmap_access_make_private:
 * @to: descriptor of a file of ours
 *
 * Lets its owner read and write it and nobody else, whatever the user's programs give a new file.
 *
 * Returns: whether the file can be used; if not, errno says why
 */
gboolean
pmap_access_make_private (int to)
{
  return set_mode (to, 0600);
}

/**
 * pmap_access_keep:
 * @from: descriptor of the old file
 * @to: descriptor of the new one, which nobody else may open yet
 * @loss: (out): who may do less now
 *
 * Gives the new file the owner, group and rights of the old one, as far as the system lets us.
 *
 * Returns: whether the new file can be used; if not, errno says why
 */
gboolean
pmap_access_keep (int             from,
                  int             to,
                  PmapAccessLoss *loss)
{
  g_autoptr (PmapAccessList) list = NULL;
  struct stat old, now;
  gboolean has_owner, has_group, is_plain;
  guint owner_rights;
  mode_t mode;

  g_return_val_if_fail (loss != NULL, FALSE);

  *loss = 0;
  if (fstat (from, &old) < 0 || fstat (to, &now) < 0)
    return FALSE;
  if (now.st_uid != old.st_uid)
    (void) !fchown (to, old.st_uid, (gid_t) -1);
  if (now.st_gid != old.st_gid)
    (void) !fchown (to, (uid_t) -1, old.st_gid);
  if (fstat (to, &now) < 0)                  /* some systems only say that they did it */
    return FALSE;
  has_owner = now.st_uid == old.st_uid;
  has_group = now.st_gid == old.st_gid;
  mode = old.st_mode & RIGHTS;
  owner_rights = mode >> 6 & 7;

  list = pmap_access_list_read (from, mode);
  is_plain = pmap_access_list_is_plain (list);
  if (!has_owner)
    pmap_access_list_set_owner (list, owner_rights | 6);      /* ours now, and we write it */
  if (!has_group)
    pmap_access_list_move_group (list, old.st_gid);
  if (!has_owner && (get_plain_rights (old.st_uid, now.st_gid, pmap_access_list_get_mode (list)) & owner_rights) != owner_rights)
    pmap_access_list_add_user (list, old.st_uid, owner_rights);

  if (pmap_access_list_write (list, to))
    return TRUE;
  /* No lists here: the plain rights, and to a group that is not the old one no more than to anybody. */
  mode = pmap_access_list_get_mode (list);
  if (!set_mode (to, mode) || fstat (to, &now) < 0)
    return FALSE;
  if ((!has_group && (old.st_mode >> 3 & 7 & ~mode) != 0) || !is_plain || (mode & ~now.st_mode & 077) != 0)
    *loss |= PMAP_ACCESS_OTHERS;
  if (!has_owner && (get_plain_rights (old.st_uid, now.st_gid, now.st_mode) & owner_rights & 6) != (owner_rights & 6))
    *loss |= PMAP_ACCESS_OWNER;
  return TRUE;
}
