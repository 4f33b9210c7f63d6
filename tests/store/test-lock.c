/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who has a map open: takers, crashes, other computers with other clocks, and locks that nobody honest wrote. */

#define _GNU_SOURCE                  /* for setresuid() */

#include "config.h"

#include "store/pmap-lock-private.h"

#include "store/posix/pmap-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MINUTE G_TIME_SPAN_MINUTE
#define DAY G_TIME_SPAN_DAY

typedef struct
{
  char *folder;
  char *lock;            /* path */
  GFile *location;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("pmap-lock-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "map.pmap", NULL);
  fixture->lock = g_build_filename (fixture->folder, ".~lock.map.pmap#", NULL);
  fixture->location = g_file_new_for_path (path);
  g_assert_true (g_file_set_contents (path, "<map/>", -1, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_file_get_path (fixture->location);

  g_chmod (fixture->folder, 0700);
  g_remove (path);
  g_remove (fixture->lock);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);      /* nothing else is left in it */
  g_object_unref (fixture->location);
  g_free (fixture->folder);
  g_free (fixture->lock);
}

static char *
read_lock (Fixture *fixture)
{
  char *text = NULL;

  g_file_get_contents (fixture->lock, &text, NULL, NULL);
  return text;
}

/* A lock as another program wrote it, `age` microseconds ago. */
static void
write_lock (Fixture    *fixture,
            const char *text,
            gint64      age)
{
  gint64 then = g_get_real_time () - age;
  struct timespec times[2] = { { then / G_USEC_PER_SEC, then % G_USEC_PER_SEC * 1000 } };

  times[1] = times[0];
  g_assert_true (g_file_set_contents (fixture->lock, text, -1, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, fixture->lock, times, 0), ==, 0);
}

static char *
make_text (const char *holder,
           const char *host_id,
           const char *boot,
           gint64      process)
{
  return g_strdup_printf ("[Provision Map]\nHolder=%s\nHost=office\nHostId=%s\nBoot=%s\nProcess=%" G_GINT64_FORMAT "\n"
                          "Instance=11111111-2222-4333-8444-555555555555\nSince=1700000000\nHeartbeat=2026-11-22T10:00:00Z\n",
                          holder, host_id, boot, process);
}

static void
test_take (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (PmapLock) mine = pmap_lock_new (fixture->location);
  g_autoptr (PmapLock) theirs = pmap_lock_new (fixture->location);
  g_autofree char *text = NULL;
  struct stat status;

  g_test_summary ("One has it; the other is told who, and gets it when it is given back.");
  g_assert_cmpint (pmap_lock_get_state (mine), ==, PMAP_LOCK_FREE);
  g_assert_cmpint (pmap_lock_take (mine), ==, PMAP_LOCK_MINE);
  g_assert_cmpint (pmap_lock_take (mine), ==, PMAP_LOCK_MINE);
  g_assert_cmpint (g_stat (fixture->lock, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0644);
  text = read_lock (fixture);
  g_assert_nonnull (strstr (text, pmap_process_get_boot ()));

  g_assert_cmpint (pmap_lock_take (theirs), ==, PMAP_LOCK_THEIRS);
  g_assert_cmpstr (pmap_lock_get_holder (theirs), ==, pmap_lock_get_holder (mine));
  g_assert_cmpstr (pmap_lock_get_host (theirs), ==, pmap_lock_get_host (mine));
  g_assert_cmpint (pmap_lock_get_since (theirs), ==, pmap_lock_get_since (mine));
  pmap_lock_release (mine);
  g_assert_cmpint (pmap_lock_get_state (mine), ==, PMAP_LOCK_FREE);
  g_assert_false (g_file_test (fixture->lock, G_FILE_TEST_EXISTS));
  _pmap_lock_beat (theirs, g_get_monotonic_time ());
  g_assert_cmpint (pmap_lock_get_state (theirs), ==, PMAP_LOCK_MINE);
  g_clear_object (&theirs);
  g_assert_false (g_file_test (fixture->lock, G_FILE_TEST_EXISTS));
}

static void
count_cb (PmapLock *lock,
          gpointer  user_data)
{
  ++*(guint *) user_data;
}

static void
test_take_over (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (PmapLock) mine = pmap_lock_new (fixture->location);
  g_autoptr (PmapLock) theirs = pmap_lock_new (fixture->location);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_lost = 0;

  g_test_summary ("Who is taken over from is told once, writes nothing, and takes nothing away on leaving.");
  g_signal_connect (mine, "lost", G_CALLBACK (count_cb), &n_lost);
  g_assert_cmpint (pmap_lock_take (mine), ==, PMAP_LOCK_MINE);
  _pmap_lock_beat (mine, g_get_monotonic_time ());
  g_assert_cmpint (pmap_lock_get_state (mine), ==, PMAP_LOCK_MINE);
  g_assert_cmpint (pmap_lock_take (theirs), ==, PMAP_LOCK_THEIRS);
  g_assert_cmpint (pmap_lock_take_over (theirs), ==, PMAP_LOCK_MINE);
  before = read_lock (fixture);
  g_assert_cmpuint (n_lost, ==, 0);
  _pmap_lock_beat (mine, g_get_monotonic_time ());
  g_assert_cmpint (pmap_lock_get_state (mine), ==, PMAP_LOCK_THEIRS);
  _pmap_lock_beat (mine, g_get_monotonic_time ());
  g_assert_cmpuint (n_lost, ==, 1);
  pmap_lock_release (mine);
  after = read_lock (fixture);
  g_assert_cmpstr (before, ==, after);
  _pmap_lock_beat (theirs, g_get_monotonic_time ());
  g_assert_cmpint (pmap_lock_get_state (theirs), ==, PMAP_LOCK_MINE);
}

static void
test_taken_away (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (PmapLock) mine = pmap_lock_new (fixture->location);
  guint n_lost = 0;

  g_test_summary ("A lock that a tidy person deleted is put back.");
  g_signal_connect (mine, "lost", G_CALLBACK (count_cb), &n_lost);
  g_assert_cmpint (pmap_lock_take (mine), ==, PMAP_LOCK_MINE);
  g_assert_cmpint (g_remove (fixture->lock), ==, 0);
  _pmap_lock_beat (mine, g_get_monotonic_time ());
  g_assert_cmpint (pmap_lock_get_state (mine), ==, PMAP_LOCK_MINE);
  g_assert_true (g_file_test (fixture->lock, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (n_lost, ==, 0);
}

/* A process that is surely over. */
static gint64
get_dead_process (void)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  return child;
}

static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  const char *here = pmap_process_get_host (), *boot = pmap_process_get_boot ();
  gint64 dead = get_dead_process (), alive = getppid ();
  const struct
  {
    const char *host_id;
    const char *boot;
    gint64 process;
    gint64 age;          /* of the lock, by the folder's clock */
    PmapLockState expected;
  } cases[] = {
    { here, boot, alive, 0, PMAP_LOCK_THEIRS },
    { here, boot, alive, 9 * MINUTE, PMAP_LOCK_THEIRS },
    { here, boot, alive, 11 * MINUTE, PMAP_LOCK_STALE },             /* the number is somebody else's by now */
    { here, boot, dead, 0, PMAP_LOCK_STALE },
    { here, "another-boot", alive, 0, PMAP_LOCK_STALE },
    { here, "", alive, 0, PMAP_LOCK_STALE },
    { here, boot, 0, 0, PMAP_LOCK_STALE },
    { here, boot, -1, 0, PMAP_LOCK_STALE },
    { here, boot, G_MAXINT64, 0, PMAP_LOCK_STALE },
    { "elsewhere", boot, dead, 0, PMAP_LOCK_THEIRS },                /* their processes are not ours */
    { "elsewhere", "another-boot", dead, 0, PMAP_LOCK_THEIRS },
    { "elsewhere", boot, alive, 9 * MINUTE, PMAP_LOCK_THEIRS },
    { "elsewhere", boot, alive, 11 * MINUTE, PMAP_LOCK_STALE },
    { "elsewhere", boot, alive, DAY, PMAP_LOCK_STALE },
    { "elsewhere", boot, alive, -MINUTE, PMAP_LOCK_THEIRS },
    { "elsewhere", boot, alive, -DAY, PMAP_LOCK_THEIRS },
    { "", "", 0, 0, PMAP_LOCK_THEIRS },
    { "", "", 0, 11 * MINUTE, PMAP_LOCK_STALE },
  };

  g_test_summary ("Left-behind locks are told from those of the living.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapLock) lock = pmap_lock_new (fixture->location);
      g_autofree char *text = make_text ("Mrs Hughes", cases[i].host_id, cases[i].boot, cases[i].process);
      PmapLockState state;

      write_lock (fixture, text, cases[i].age);
      state = pmap_lock_take (lock);
      if (state != cases[i].expected)
        g_test_fail_printf ("case %u: %d", i, state);
      g_assert_cmpstr (pmap_lock_get_holder (lock), ==, "Mrs Hughes");
      g_assert_cmpstr (pmap_lock_get_host (lock), ==, "office");
      g_assert_cmpint (pmap_lock_get_since (lock), ==, 1700000000);
      g_assert_cmpint (pmap_lock_take_over (lock), ==, PMAP_LOCK_MINE);
    }
}

static void
test_clocks (Fixture       *fixture,
             gconstpointer  data)
{
  static const gint64 skews[] = { -DAY, -MINUTE, 0, MINUTE, DAY };
  gint64 start = g_get_monotonic_time ();

  g_test_summary ("Where the computers set the times of files and their clocks are apart, looking on tells the living.");
  for (guint i = 0; i < G_N_ELEMENTS (skews); i++)
    {
      g_autoptr (PmapLock) lock = pmap_lock_new (fixture->location);
      g_autofree char *text = make_text ("Mrs Hughes", "elsewhere", "boot", 1);

      /* It beats: alive, by whatever clock. */
      write_lock (fixture, text, skews[i]);
      pmap_lock_take (lock);
      for (guint minute = 1; minute <= 20; minute++)
        {
          write_lock (fixture, text, skews[i] - minute * MINUTE);
          _pmap_lock_beat (lock, start + minute * MINUTE);
          g_assert_cmpint (pmap_lock_get_state (lock), ==, PMAP_LOCK_THEIRS);
        }
      /* It stops. */
      for (guint minute = 21; minute <= 30; minute++)
        {
          _pmap_lock_beat (lock, start + minute * MINUTE);
          g_assert_cmpint (pmap_lock_get_state (lock), ==, PMAP_LOCK_THEIRS);
        }
      _pmap_lock_beat (lock, start + 31 * MINUTE);
      g_assert_cmpint (pmap_lock_get_state (lock), ==, PMAP_LOCK_STALE);
      /* It was only asleep. */
      write_lock (fixture, text, skews[i] - 40 * MINUTE);
      _pmap_lock_beat (lock, start + 40 * MINUTE);
      g_assert_cmpint (pmap_lock_get_state (lock), ==, PMAP_LOCK_THEIRS);
      g_remove (fixture->lock);
      _pmap_lock_beat (lock, start + 41 * MINUTE);
      g_assert_cmpint (pmap_lock_get_state (lock), ==, PMAP_LOCK_MINE);
    }
}

static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *holder;
  } cases[] = {
    { "", "Somebody" },
    { "rubbish", "Somebody" },
    { "[Provision Map]\n", "Somebody" },
    { "[Provision Map]\nHolder=\n", "Somebody" },
    { "[Provision Map]\nHolder=\\n\\t \\n\n", "Somebody" },
    { "[Provision Map]\nHolder=A\\nB\\tC\n", "A B C" },
    { "[Provision Map]\nHolder=\033[31mRed\007\n", "[31mRed" },
    { "[Provision Map]\nHolder=\342\200\256evil\342\200\213\n", "evil" },       /* turned round, and unseen */
    { "[Provision Map]\nHolder=Zo\303\253 Example\n", "Zo\303\253 Example" },
    { "[Provision Map]\nHolder=\377\376bytes\n", "Somebody" },
    { "[Provision Map]\nHolder=Name\nSince=-5\nProcess=99999999999999999999\nHostId=\001\002\n", "Name" },
    { "[Provision Map]\nHolder=Name\nSince=word\nProcess=word\nInstance=\n", "Name" },
  };
  g_autofree char *huge = g_strnfill (10 * 1000 * 1000, 'x');
  g_autofree char *long_name = g_strdup_printf ("[Provision Map]\nHolder=%.3000s\n", huge);

  g_test_summary ("Whatever stands in a lock, a name fit to be shown comes out, and nobody is stopped.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapLock) lock = pmap_lock_new (fixture->location);

      write_lock (fixture, cases[i].text, 0);
      g_assert_cmpint (pmap_lock_take (lock), ==, PMAP_LOCK_THEIRS);
      g_assert_cmpstr (pmap_lock_get_holder (lock), ==, cases[i].holder);
      g_assert_cmpint (pmap_lock_get_since (lock), >=, 0);
      g_assert_cmpint (pmap_lock_take_over (lock), ==, PMAP_LOCK_MINE);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PmapLock) lock = pmap_lock_new (fixture->location);

      write_lock (fixture, i == 0 ? huge : long_name, 0);
      g_assert_cmpint (pmap_lock_take (lock), ==, PMAP_LOCK_THEIRS);
      g_assert_cmpint (g_utf8_strlen (pmap_lock_get_holder (lock), -1), <=, 60);
      g_assert_cmpint (pmap_lock_take_over (lock), ==, PMAP_LOCK_MINE);
    }
}

static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (PmapLock) mine = pmap_lock_new (fixture->location);
  g_autofree char *good = NULL;
  gsize length;

  g_test_summary ("A lock with any bytes changed is read without harm.");
  g_test_message ("seed %u", seed);
  pmap_lock_take (mine);
  good = read_lock (fixture);
  length = strlen (good);
  pmap_lock_release (mine);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *bad = g_memdup2 (good, length + 1);
      g_autoptr (PmapLockNote) note = NULL;

      for (gint n = g_rand_int_range (random, 1, 20); n > 0; n--)
        bad[g_rand_int_range (random, 0, length)] = g_rand_int_range (random, 0, 256);
      note = _pmap_lock_note_parse (bad);
      g_assert_true (g_utf8_validate (note->holder, -1, NULL) && *note->holder != '\0');
      g_assert_true (g_utf8_validate (note->host, -1, NULL) && *note->host != '\0');
      g_assert_null (strpbrk (note->holder, "\n\r\t\033"));
      g_assert_cmpint (note->since, >=, 0);
    }
}

static void
test_no_lock (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "precious", NULL);
  g_autofree char *text = NULL;

  g_test_summary ("Links, pipes and folders under the name are not followed, waited for or harmed.");
  g_assert_true (g_file_set_contents (target, "precious", -1, NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PmapLock) lock = pmap_lock_new (fixture->location);

      if (i == 0)
        g_assert_cmpint (symlink ("precious", fixture->lock), ==, 0);
      else if (i == 1)
        g_assert_cmpint (mkfifo (fixture->lock, 0666), ==, 0);
      else
        g_assert_cmpint (g_mkdir (fixture->lock, 0777), ==, 0);
      g_assert_cmpint (pmap_lock_take (lock), ==, PMAP_LOCK_UNAVAILABLE);
      _pmap_lock_beat (lock, g_get_monotonic_time ());
      pmap_lock_release (lock);
      g_assert_cmpint (i == 2 ? g_rmdir (fixture->lock) : g_remove (fixture->lock), ==, 0);
    }
  g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "precious");
  g_remove (target);
}

static void
test_unavailable (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GFile) remote = g_file_new_for_uri ("sftp://school.example/map.pmap");
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all/map.pmap");
  GFile *const locations[] = { remote, nowhere };

  g_test_summary ("Where there can be no lock, there is none, and no complaint.");
  for (guint i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autoptr (PmapLock) lock = pmap_lock_new (locations[i]);

      g_assert_cmpint (pmap_lock_take (lock), ==, PMAP_LOCK_UNAVAILABLE);
      g_assert_cmpint (pmap_lock_take_over (lock), ==, PMAP_LOCK_UNAVAILABLE);
      g_assert_nonnull (pmap_lock_get_holder (lock));
      pmap_lock_release (lock);
    }
}

/* As a user who may only read in the folder. */
static int
take_as_reader (Fixture       *fixture,
                PmapLockState  expected)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      if (setresgid (65534, 65534, 65534) != 0 || setresuid (65534, 65534, 65534) != 0)
        _exit (2);
      g_autoptr (PmapLock) lock = pmap_lock_new (fixture->location);

      _exit (pmap_lock_take (lock) == expected ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static void
test_reader (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *text = make_text ("Mrs Hughes", "elsewhere", "boot", 1);

  g_test_summary ("Who may only read sees who has it open, and goes on without a lock where nobody has.");
  if (geteuid () != 0)
    {
      g_test_skip ("only root can become another user");
      return;
    }
  g_chmod (fixture->folder, 0555);
  g_assert_cmpint (take_as_reader (fixture, PMAP_LOCK_UNAVAILABLE), ==, 0);
  write_lock (fixture, text, 0);
  g_assert_cmpint (take_as_reader (fixture, PMAP_LOCK_THEIRS), ==, 0);
  write_lock (fixture, text, 11 * MINUTE);
  g_assert_cmpint (take_as_reader (fixture, PMAP_LOCK_STALE), ==, 0);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.pmap", NULL);
  g_autoptr (GFile) linked = g_file_new_for_path (link);
  g_autoptr (PmapLock) mine = pmap_lock_new (fixture->location);
  g_autoptr (PmapLock) theirs = NULL;

  g_test_summary ("Who comes by a link meets who came by the name.");
  g_assert_cmpint (symlink ("map.pmap", link), ==, 0);
  theirs = pmap_lock_new (linked);
  g_assert_cmpint (pmap_lock_take (mine), ==, PMAP_LOCK_MINE);
  g_assert_cmpint (pmap_lock_take (theirs), ==, PMAP_LOCK_THEIRS);
  g_remove (link);
}

static void
test_exit (Fixture       *fixture,
           gconstpointer  data)
{
  pid_t child;
  int status;

  g_test_summary ("The lock goes with the program, even if that forgets it; after a crash it is stale at once.");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PmapLock) lock = NULL;

      child = fork ();
      if (child == 0)
        {
          if (pmap_lock_take (pmap_lock_new (fixture->location)) != PMAP_LOCK_MINE)
            _exit (1);
          if (i == 0)
            exit (0);
          _exit (0);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
      g_assert_true (g_file_test (fixture->lock, G_FILE_TEST_EXISTS) == (i == 1));
      lock = pmap_lock_new (fixture->location);
      g_assert_cmpint (pmap_lock_take (lock), ==, i == 0 ? PMAP_LOCK_MINE : PMAP_LOCK_STALE);
    }
}

static void
test_leftovers (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (PmapLock) lock = pmap_lock_new (fixture->location);
  g_autofree char *dead = g_strdup_printf ("%s/.provision-map-%s-%.8s-%d-00000000.tmp", fixture->folder,
                                           pmap_process_get_host (), pmap_process_get_boot (), (int) get_dead_process ());
  g_autofree char *alive = g_strdup_printf ("%s/.provision-map-%s-%.8s-%d-00000000.tmp", fixture->folder,
                                            pmap_process_get_host (), pmap_process_get_boot (), (int) getpid ());

  g_test_summary ("While a map is open, what killed programs left beside it is cleared up.");
  g_assert_true (g_file_set_contents (dead, "half", -1, NULL));
  g_assert_true (g_file_set_contents (alive, "half", -1, NULL));
  pmap_lock_take (lock);
  _pmap_lock_beat (lock, g_get_monotonic_time ());
  g_assert_false (g_file_test (dead, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (alive, G_FILE_TEST_EXISTS));
  g_remove (alive);
}

static void
test_race (Fixture       *fixture,
           gconstpointer  data)
{
  const guint n_rounds = 50, n_takers = 4;

  g_test_summary ("Of several who come at once, one gets it.");
  for (guint round = 0; round < n_rounds; round++)
    {
      int start[2], done[2];
      guint n_mine = 0;
      pid_t children[4];
      char byte;

      g_assert_cmpint (pipe (start), ==, 0);
      g_assert_cmpint (pipe (done), ==, 0);
      for (guint i = 0; i < n_takers; i++)
        {
          children[i] = fork ();
          if (children[i] == 0)
            {
              g_autoptr (PmapLock) lock = pmap_lock_new (fixture->location);
              gboolean is_mine;

              close (start[1]);
              (void) !read (start[0], &byte, 1);       /* until the other end is closed, for all at once */
              is_mine = pmap_lock_take (lock) == PMAP_LOCK_MINE;
              (void) !write (done[1], "", 1);
              _exit (is_mine ? 1 : 0);
            }
        }
      close (start[0]);
      close (start[1]);
      for (guint i = 0; i < n_takers; i++)
        {
          int status;

          g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
          n_mine += WEXITSTATUS (status);
        }
      close (done[0]);
      close (done[1]);
      g_assert_cmpuint (n_mine, ==, 1);
      g_remove (fixture->lock);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/store/lock/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("take", test_take);
  ADD ("take-over", test_take_over);
  ADD ("taken-away", test_taken_away);
  ADD ("stale", test_stale);
  ADD ("clocks", test_clocks);
  ADD ("hostile", test_hostile);
  ADD ("random", test_random);
  ADD ("no-lock", test_no_lock);
  ADD ("unavailable", test_unavailable);
  ADD ("reader", test_reader);
  ADD ("links", test_links);
  ADD ("exit", test_exit);
  ADD ("leftovers", test_leftovers);
  ADD ("race", test_race);
#undef ADD
  return g_test_run ();
}
