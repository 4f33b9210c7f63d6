/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk that is really full: a small one in memory, mounted where only this test sees it, with room left for one page
 * more each time. As long as the new map does not fit, the old one stays and the teacher is told that the disk is full. */

#define _GNU_SOURCE            /* for unshare() */

#include "config.h"

#include "store/faults/place.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-write.h"
#include "shared/map.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define DISK_SIZE "1m"
#define SIZES 64               /* pages of room, from none */

static char *disk;
static const char *why_not;

/* Mounts the disk in a name space of this process alone; it is gone when the process is. */
static void
make_disk (void)
{
  uid_t user = getuid ();
  gid_t group = getgid ();

  disk = g_dir_make_tmp ("pmap-disk-XXXXXX", NULL);
  if (user == 0)
    {
      if (unshare (CLONE_NEWNS) < 0)
        why_not = "this system lets nobody mount a small disk";
    }
  else if (unshare (CLONE_NEWUSER | CLONE_NEWNS) < 0)
    why_not = "this system lets only root mount a small disk";
  else
    {
      g_autofree char *users = g_strdup_printf ("0 %u 1", (guint) user);
      g_autofree char *groups = g_strdup_printf ("0 %u 1", (guint) group);

      if (!g_file_set_contents_full ("/proc/self/setgroups", "deny", -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL)
          || !g_file_set_contents_full ("/proc/self/uid_map", users, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL)
          || !g_file_set_contents_full ("/proc/self/gid_map", groups, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
        why_not = "this system lets only root mount a small disk";
    }
  if (why_not == NULL && (mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0
                          || mount ("none", disk, "tmpfs", 0, "size=" DISK_SIZE ",mode=0755") < 0))
    why_not = "this system does not let a small disk be mounted";
}

static GBytes *
make_map (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("PMAP_SOURCE_DIR"), "data", "examples", "larkbeck.pmap", NULL);
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new_take (text, length);
  document = pmap_xml_read (bytes, NULL, NULL, NULL, NULL, issues, NULL);
  map_set (document->school, "name", name);
  return pmap_xml_write (document);
}

static gsize
get_room (void)
{
  struct statvfs status;

  g_assert_no_errno (statvfs (disk, &status));
  return status.f_bavail * status.f_bsize;
}

/* Fills the disk up to a rest. */
static void
fill (const char *path,
      gsize       rest)
{
  int file = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gsize room = get_room ();

  g_assert_no_errno (file);
  g_assert_cmpuint (room, >, rest);
  g_assert_cmpint (posix_fallocate (file, 0, room - rest), ==, 0);
  close (file);
  g_assert_cmpuint (get_room (), ==, rest);
}

static void
test_pages (gconstpointer data)
{
  PlaceSave save = data;
  g_autoptr (Place) place = NULL;
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GBytes) new = NULL;
  g_autofree char *filler = g_build_filename (disk, "filler", NULL);
  gsize page = sysconf (_SC_PAGESIZE);
  guint n_saved = 0, n_refused = 0;

  g_test_summary ("With room for a page more each time, the map is saved or the old one stays.");
  if (why_not != NULL)
    {
      g_test_skip (why_not);
      return;
    }
  old = make_map ("Larkbeck");
  new = make_map ("Larkbeck Primary and Nursery School");
  place = place_new (disk, save);
  place_set_bytes (place, old, new, old);
  for (guint pages = 0; pages < SIZES; pages++)
    {
      g_autofree char *problem = NULL;

      g_remove (filler);
      place_set_up (place, pages % 2 == 0 ? SCENE_OWN : SCENE_LINK);
      fill (filler, pages * page);
      faults_clear ();
      place_run (place, new, old);
      problem = place_check (place);
      if (problem != NULL)
        {
          g_test_message ("%u pages of room: %s", pages, problem);
          g_test_fail ();
        }
      if (place->outcome->word == WORD_SAVED)
        {
          n_saved++;
          g_assert_cmpuint (pages * page, >=, g_bytes_get_size (new));
        }
      else
        {
          n_refused++;
          g_assert_cmpint (place->outcome->word, ==, WORD_NOT_SAVED);
          g_assert_nonnull (strstr (place->outcome->message, "the disk is full"));
          g_assert_nonnull (strstr (place->outcome->message, "The file is as it was, and your changes are still here."));
        }
    }
  g_remove (filler);
  g_test_message ("%u saved, %u told that the disk is full", n_saved, n_refused);
  g_assert_cmpuint (n_saved, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  make_disk ();
  g_setenv ("XDG_STATE_HOME", disk, TRUE);
  g_test_add_data_func ("/store/disk-full/replace", save_by_replacing, test_pages);
  g_test_add_data_func ("/store/disk-full/saver", save_by_saver, test_pages);
  result = g_test_run ();
  if (why_not == NULL)
    umount2 (disk, MNT_DETACH);
  g_rmdir (disk);
  g_free (disk);
  return result;
}
