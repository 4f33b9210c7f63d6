/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may read and write a file may do so after a colleague saved it, and nobody else may. Colleagues are users and groups
 * that need not exist, so most of this needs to be root; lists are made and read with the system's own tools. */

#define _GNU_SOURCE                  /* for setresuid() and syscall() */

#include "config.h"

#include "store/replace-fixture.h"

#include <fcntl.h>
#include <grp.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/xattr.h>

enum
{
  ALICE = 61001,
  BOB = 61002,
  CAROL = 61003,
  STAFF = 62001,
  OFFICE = 62002,
};

static gboolean without_lists;

/* The program's call comes through here: for disks that have no lists. */
int
fsetxattr (int         descriptor,
           const char *name,
           const void *value,
           size_t      length,
           int         flags)
{
  if (!without_lists)
    return syscall (SYS_fsetxattr, descriptor, name, value, length, flags);
  errno = ENOTSUP;
  return -1;
}

static gboolean
is_root (void)
{
  if (geteuid () == 0)
    return TRUE;
  g_test_skip ("only root can become another user");
  return FALSE;
}

static void
run_tool (const char *format,
          ...) G_GNUC_PRINTF (1, 2);

static void
run_tool (const char *format,
          ...)
{
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;
  int status;

  va_start (arguments, format);
  command = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static gboolean
has_lists (Fixture *fixture)
{
  g_autofree char *setfacl = g_find_program_in_path ("setfacl");
  g_autofree char *command = g_strdup_printf ("setfacl -m u:1:r %s", fixture->folder);
  int status = -1;

  if (setfacl != NULL && g_spawn_command_line_sync (command, NULL, NULL, &status, NULL) && status == 0)
    {
      run_tool ("setfacl -b %s", fixture->folder);
      return TRUE;
    }
  g_test_skip ("there is no setfacl, or no access lists on this disk");
  return FALSE;
}

static char *
get_list (const char *path)
{
  g_autofree char *command = g_strdup_printf ("getfacl -cnp %s", path);
  char *output = NULL;

  g_assert_true (g_spawn_command_line_sync (command, &output, NULL, NULL, NULL));
  return g_strstrip (output);
}

static void
become (uid_t user,
        gid_t group)
{
  const gid_t groups[] = { group };

  if (setgroups (1, groups) != 0 || setresgid (user, user, user) != 0 || setresuid (user, user, user) != 0)
    _exit (90);
}

/* Saves as somebody who is in one group beside their own. What the child says: 0 saved, 1 not, plus 10 for each warning. */
static int
save_as (Fixture *fixture,
         uid_t    user,
         gid_t    group,
         GBytes  *bytes,
         GBytes  *base)
{
  pid_t child = fork ();

  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      gboolean saved;

      become (user, group);
      saved = pmap_replace_file (fixture->path, bytes, base, 0, fixture->notes, NULL, &error);
      _exit (!saved + 10 * pmap_issues_count (fixture->notes, PMAP_SEVERITY_WARNING));
    }
  return await (child);
}

static gboolean
can (Fixture *fixture,
     uid_t    user,
     gid_t    group,
     int      flags)
{
  pid_t child = fork ();

  if (child == 0)
    {
      become (user, group);
      _exit (open (fixture->path, flags | O_CLOEXEC) >= 0 ? 0 : 1);
    }
  return await (child) == 0;
}

/* A folder where alice and bob write, and alice's map in it. */
static void
share (Fixture *fixture,
       mode_t   folder_mode,
       mode_t   mode)
{
  g_assert_no_errno (chown (fixture->folder, ALICE, STAFF));
  g_assert_no_errno (g_chmod (fixture->folder, folder_mode));
  g_assert_no_errno (chown (fixture->path, ALICE, STAFF));
  g_assert_no_errno (g_chmod (fixture->path, mode));
}

static void
test_modes (Fixture       *fixture,
            gconstpointer  data)
{
  static const mode_t modes[] = { 0600, 0640, 0644, 0660, 0664, 0666, 0700, 0755, 0777, 0606, 0620 };
  GBytes *base = fixture->old, *next = fixture->new;

  g_test_summary ("The rights stay; the right to run as somebody else does not come with them.");
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      mode_t special = i % 2 == 0 ? 06000 : 0;
      GBytes *before = base;
      struct stat status;

      g_assert_no_errno (g_chmod (fixture->path, modes[i] | special));
      g_assert_true (pmap_replace_file (fixture->path, next, base, 0, fixture->notes, NULL, NULL));
      g_assert_no_errno (g_stat (fixture->path, &status));
      g_assert_cmpuint (status.st_mode & 07777, ==, modes[i]);
      base = next;
      next = before;
    }
  g_assert_cmpuint (fixture->notes->len, ==, 0);
}

static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  mode_t mask = umask (027);
  struct stat status;

  g_test_summary ("A new file has the rights that the user gives to new files, or is private where that was asked for.");
  for (guint i = 0; i < 2; i++)
    {
      g_remove (fixture->path);
      g_assert_true (pmap_replace_file (fixture->path, fixture->new, NULL, i == 1 ? PMAP_REPLACE_PRIVATE : 0, NULL, NULL, NULL));
      g_assert_no_errno (g_stat (fixture->path, &status));
      g_assert_cmpuint (status.st_mode & 07777, ==, i == 1 ? 0600 : 0640);
    }
  umask (mask);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_test_summary ("What the user may not write is not written, though the folder would let them put another file there.");
  if (!is_root ())
    return;
  share (fixture, 02775, 0644);
  g_assert_cmpint (save_as (fixture, BOB, STAFF, fixture->new, fixture->old), ==, 1);
  g_assert_true (is_there (fixture->path, fixture->old));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
}

static void
test_closed_folder (Fixture       *fixture,
                    gconstpointer  data)
{
  static const mode_t modes[] = { 0555, 01777 };
  struct stat before, after;

  g_test_summary ("Where no file can be made or replaced, the map stays as it is, and is not written in place.");
  if (!is_root ())
    return;
  g_assert_no_errno (g_chmod (fixture->path, 0666));
  g_assert_no_errno (g_stat (fixture->path, &before));
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_no_errno (g_chmod (fixture->folder, modes[i]));
      g_assert_cmpint (save_as (fixture, BOB, STAFF, fixture->new, fixture->old), ==, 1);
      g_assert_true (is_there (fixture->path, fixture->old));
      g_assert_no_errno (g_stat (fixture->path, &after));
      g_assert_cmpuint (before.st_ino, ==, after.st_ino);
      g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
    }
}

static void
test_root (Fixture       *fixture,
           gconstpointer  data)
{
  struct stat status;

  g_test_summary ("Who may give files away gives the file back to its owner.");
  if (!is_root ())
    return;
  share (fixture, 02775, 0664);
  g_assert_true (replace (fixture, fixture->old, NULL));
  g_assert_no_errno (g_stat (fixture->path, &status));
  g_assert_cmpuint (status.st_uid, ==, ALICE);
  g_assert_cmpuint (status.st_gid, ==, STAFF);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0664);
  g_assert_cmpuint (fixture->notes->len, ==, 0);
}

static void
test_colleague (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct
  {
    mode_t folder_mode;
    mode_t mode;
  } cases[] = { { 02775, 0664 }, { 02770, 0660 }, { 0777, 0664 }, { 0777, 0666 }, { 0777, 0660 } };

  g_test_summary ("Two colleagues save in turn; both can read and write after each save, and others what they could.");
  if (!is_root () || !has_lists (fixture))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean others_read;
      GBytes *base = fixture->old, *next = fixture->new;

      put (fixture->path, base);
      share (fixture, cases[i].folder_mode, cases[i].mode);
      others_read = can (fixture, CAROL, OFFICE, O_RDONLY);
      for (guint turn = 0; turn < 6; turn++)
        {
          uid_t user = turn % 2 == 0 ? BOB : ALICE;
          GBytes *before = base;

          g_assert_cmpint (save_as (fixture, user, STAFF, next, base), ==, 0);
          g_assert_true (is_there (fixture->path, next));
          g_assert_true (can (fixture, ALICE, STAFF, O_RDWR));
          g_assert_true (can (fixture, BOB, STAFF, O_RDWR));
          g_assert_true (can (fixture, CAROL, OFFICE, O_RDONLY) == others_read);
          g_assert_true (can (fixture, CAROL, OFFICE, O_RDWR) == (cases[i].mode == 0666));
          base = next;
          next = before;
        }
      g_remove (fixture->path);
    }
}

static void
test_owner_outside (Fixture       *fixture,
                    gconstpointer  data)
{
  g_test_summary ("A colleague who is not in the group, and one whose group we are not in, keep what they had.");
  if (!is_root () || !has_lists (fixture))
    return;
  /* bob writes as one of the rest; alice owns, carol is in the group */
  share (fixture, 0777, 0666);
  g_assert_cmpint (save_as (fixture, BOB, OFFICE, fixture->new, fixture->old), ==, 0);
  g_assert_true (can (fixture, ALICE, ALICE, O_RDWR));
  g_assert_true (can (fixture, CAROL, STAFF, O_RDWR));
  /* bob has an entry of his own */
  put (fixture->path, fixture->old);
  share (fixture, 0777, 0640);
  run_tool ("setfacl -m u:%d:rw %s", BOB, fixture->path);
  g_assert_false (can (fixture, CAROL, STAFF, O_RDWR));
  g_assert_cmpint (save_as (fixture, BOB, OFFICE, fixture->new, fixture->old), ==, 0);
  g_assert_true (can (fixture, ALICE, ALICE, O_RDWR));
  g_assert_true (can (fixture, BOB, OFFICE, O_RDWR));
  g_assert_true (can (fixture, CAROL, STAFF, O_RDONLY));
  g_assert_false (can (fixture, CAROL, STAFF, O_RDWR));
  g_assert_false (can (fixture, CAROL, OFFICE, O_RDONLY));
}

static void
test_lists (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const lists[] = {
    "u:61003:r", "g:62002:rw,u:61001:rw", "u:61003:rw,m::r", "u:61003:-,o::r", "g:62002:r,g::-,m::rw",
  };
  GBytes *base = fixture->old, *next = fixture->new;

  g_test_summary ("Access lists stay to the letter.");
  if (!has_lists (fixture))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;
      GBytes *before = base;

      run_tool ("setfacl -b %s", fixture->path);
      run_tool ("setfacl -m %s %s", lists[i], fixture->path);
      expected = get_list (fixture->path);
      g_assert_true (pmap_replace_file (fixture->path, next, base, 0, fixture->notes, NULL, NULL));
      found = get_list (fixture->path);
      g_assert_cmpstr (expected, ==, found);
      base = next;
      next = before;
    }
  g_assert_cmpuint (fixture->notes->len, ==, 0);
}

static void
test_folder_list (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  g_test_summary ("What the folder gives to new files goes to new files, and to no old one.");
  if (!has_lists (fixture))
    return;
  g_assert_no_errno (g_chmod (fixture->path, 0640));
  run_tool ("setfacl -d -m u:%d:rw %s", CAROL, fixture->folder);
  expected = get_list (fixture->path);
  g_assert_true (replace (fixture, fixture->old, NULL));
  found = get_list (fixture->path);
  g_assert_cmpstr (expected, ==, found);
  g_remove (fixture->path);
  g_assert_true (replace (fixture, NULL, NULL));
  g_clear_pointer (&found, g_free);
  found = get_list (fixture->path);
  g_assert_nonnull (strstr (found, "user:61003:rw-"));
}

static void
test_no_lists (Fixture       *fixture,
               gconstpointer  data)
{
  g_test_summary ("Where there are no lists, nobody gets more than they had, and it is said who may have less.");
  if (!is_root () || !has_lists (fixture))
    return;
  /* alice, who is in no group that we know of, can go on only as one of the rest */
  share (fixture, 0777, 0666);
  without_lists = TRUE;
  g_assert_cmpint (save_as (fixture, BOB, STAFF, fixture->new, fixture->old), ==, 0);
  put (fixture->path, fixture->old);
  share (fixture, 0777, 0664);
  g_assert_cmpint (save_as (fixture, BOB, STAFF, fixture->new, fixture->old), ==, 10);
  g_assert_true (is_there (fixture->path, fixture->new));
  g_assert_true (can (fixture, BOB, STAFF, O_RDWR));
  g_assert_false (can (fixture, CAROL, OFFICE, O_RDWR));
  /* carol had an entry of her own, which is lost; the group bits were its limit and not the group's rights */
  put (fixture->path, fixture->old);
  share (fixture, 0777, 0600);
  run_tool ("setfacl -m u:%d:rw,u:%d:rw %s", BOB, CAROL, fixture->path);
  g_assert_cmpint (save_as (fixture, BOB, STAFF, fixture->new, fixture->old), ==, 20);
  g_assert_true (can (fixture, BOB, STAFF, O_RDWR));
  g_assert_false (can (fixture, CAROL, OFFICE, O_RDONLY));
  g_assert_false (can (fixture, CAROL, STAFF, O_RDONLY));
  without_lists = FALSE;
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/store/access/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("modes", test_modes);
  ADD ("new", test_new);
  ADD ("read-only", test_read_only);
  ADD ("closed-folder", test_closed_folder);
  ADD ("root", test_root);
  ADD ("colleague", test_colleague);
  ADD ("owner-outside", test_owner_outside);
  ADD ("lists", test_lists);
  ADD ("folder-list", test_folder_list);
  ADD ("no-lists", test_no_lists);
#undef ADD
  return g_test_run ();
}
