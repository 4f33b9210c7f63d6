/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two real users in one group, for a test that the system's keeper runs: one process that is now the one, now the other, with
 * neither's rights at the same time. Their numbers belong to nobody; nothing is entered anywhere. */
#pragma once

#ifndef _GNU_SOURCE
#define _GNU_SOURCE                  /* for setresuid() */
#endif

#include <glib/gstdio.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#define TWO_USERS_GROUP 64511

typedef enum
{
  USER_KEEPER,           /* root */
  USER_ANN = 64512,
  USER_BEN = 64513,
} User;

/* Whether this process may be other people; where not, the test is skipped with a word. */
static inline gboolean
two_users_are_possible (void)
{
  const gid_t group = TWO_USERS_GROUP;

  if (getuid () != 0)
    {
      g_test_skip ("only the system's keeper may be two other people");
      return FALSE;
    }
  if (setgroups (1, &group) == 0 && seteuid (USER_ANN) == 0 && seteuid (0) == 0)
    return TRUE;
  g_test_skip ("this system does not let its keeper be other people");
  return FALSE;
}

static inline void
two_users_become (User user)
{
  g_assert_no_errno (setresuid (0, 0, 0));
  g_assert_no_errno (setresgid (user == USER_KEEPER ? 0 : TWO_USERS_GROUP, user == USER_KEEPER ? 0 : TWO_USERS_GROUP, 0));
  if (user != USER_KEEPER)
    g_assert_no_errno (setresuid (user, user, 0));
  umask (user == USER_KEEPER ? 022 : 002);
}

/* A folder of @owner's, in the group. */
static inline char *
two_users_make_folder (const char *above,
                       const char *name,
                       User        owner,
                       mode_t      mode)
{
  char *path = g_build_filename (above, name, NULL);

  two_users_become (USER_KEEPER);
  g_assert_no_errno (g_mkdir (path, 0700));
  g_assert_no_errno (chown (path, owner, TWO_USERS_GROUP));
  g_assert_no_errno (g_chmod (path, mode));
  return path;
}
