/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Replacing a file while others save it, at the worst moment that there is; being killed in that moment; and several
 * programs at once, as often as time allows. */

#define _GNU_SOURCE                  /* for renameat2() and syscall() */

#include "config.h"

#include "store/replace-calls.h"

#include "store/posix/pmap-process.h"

#include <stdlib.h>

#define THEIRS "<?xml version=\"1.0\"?><theirs/>"     /* begins as maps do */

static GBytes *theirs, *thirds;

/* As most programs save: their own file over whatever is there. */
static void
save_over (GBytes *bytes)
{
  g_autofree char *beside = g_build_filename (current->folder, "beside", NULL);

  put (beside, bytes);
  g_assert_no_errno (g_rename (beside, current->path));
}

static void
save_theirs_first (guint n)
{
  if (n == 1)
    save_over (theirs);
}

static void
save_both (guint n)
{
  if (n <= 2)
    save_over (n == 1 ? theirs : thirds);
}

/* A third one who changes places as we do, and back again. */
static void
save_as_we_do (guint n)
{
  g_autofree char *beside = g_build_filename (current->folder, "beside", NULL);

  if (n == 1)
    save_over (theirs);
  if (n == 2)
    put (beside, thirds);
  if (n == 2 || n == 3)
    g_assert_no_errno (syscall (SYS_renameat2, AT_FDCWD, beside, AT_FDCWD, current->path, RENAME_EXCHANGE));
}

static void
begin_race (Fixture       *fixture,
            gconstpointer  data)
{
  begin (fixture, data);
  theirs = g_bytes_new_static (THEIRS, strlen (THEIRS));
  thirds = make_bytes (70000, 'c');
}

static void
end_race (Fixture       *fixture,
          gconstpointer  data)
{
  g_clear_pointer (&theirs, g_bytes_unref);
  g_clear_pointer (&thirds, g_bytes_unref);
  tear_down (fixture, data);
}

static void
test_race (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_test_summary ("What somebody saves between our last look and our save stays.");
  script.before_exchange = save_theirs_first;
  g_assert_false (replace (fixture, fixture->old, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  g_assert_true (is_there (fixture->path, theirs));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
  g_assert_cmpuint (script.n_exchanges, ==, 2);
  g_assert_cmpuint (fixture->notes->len, ==, 0);
}

static void
test_third (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  g_test_summary ("If a third one saves while we withdraw, the name has the last one's, and the other's is kept in sight.");
  script.before_exchange = save_both;
  g_assert_false (replace (fixture, fixture->old, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  g_assert_true (is_there (fixture->path, thirds));
  kept = list_names (fixture->folder, "Map kept on ");
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (is_there (kept->pdata[0], theirs));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 2);
  g_assert_cmpuint (pmap_issues_count (fixture->notes, PMAP_SEVERITY_WARNING), ==, 1);
}

static void
test_third_like_us (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *beside = g_build_filename (fixture->folder, "beside", NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("If a third one changes places as we do, each ends with its own file, and the name has the one who was first.");
  script.before_exchange = save_as_we_do;
  g_assert_false (replace (fixture, fixture->old, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  g_assert_cmpuint (script.n_exchanges, ==, 3);
  g_assert_true (is_there (fixture->path, thirds));
  g_assert_true (is_there (beside, theirs));       /* it is their turn to change once more */
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 2);
}

static void
fail_after_first (guint n)
{
  script.exchange_code = EIO;
}

static void
test_no_way_back (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  g_test_summary ("If the drive fails before theirs can go back, ours is saved and theirs kept in sight, and that is said.");
  script.before_exchange = save_theirs_first;
  script.after_exchange = fail_after_first;
  g_assert_true (replace (fixture, fixture->old, &error));
  g_assert_no_error (error);
  g_assert_true (is_there (fixture->path, fixture->new));
  kept = list_names (fixture->folder, "Map kept on ");
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (is_there (kept->pdata[0], theirs));
  g_assert_cmpuint (pmap_issues_count (fixture->notes, PMAP_SEVERITY_WARNING), ==, 1);
}

static void
remove_old (guint n)
{
  g_assert_no_errno (g_remove (current->path));
}

static void
test_removed (Fixture       *fixture,
              gconstpointer  data)
{
  g_test_summary ("If somebody deletes the file in that moment, ours is there.");
  script.before_exchange = remove_old;
  g_assert_true (replace (fixture, fixture->old, NULL));
  g_assert_true (is_there (fixture->path, fixture->new));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
}

static void
put_theirs (void)
{
  script.before_link = NULL;
  put (current->path, theirs);
}

static void
test_new_race (Fixture       *fixture,
               gconstpointer  data)
{
  g_test_summary ("A file that somebody makes in the moment before we do stays, however the system makes ours.");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      script.link_code = i > 0 ? EPERM : 0;
      script.noreplace_code = i > 1 ? EINVAL : 0;
      g_remove (fixture->path);
      g_assert_true (replace (fixture, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (is_there (fixture->path, fixture->new));
      g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);

      g_remove (fixture->path);
      script.before_link = put_theirs;
      g_assert_false (replace (fixture, NULL, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
      g_assert_true (is_there (fixture->path, theirs));
      g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
    }
}

static void G_NORETURN
die_after_first (guint n)
{
  _exit (42);
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) kept = NULL;
  pid_t child;

  g_test_summary ("Killed before the old file is gone, a program leaves one file, and the next save takes it away.");
  script.after_exchange = die_after_first;
  child = fork ();
  if (child == 0)
    _exit (replace (fixture, fixture->old, NULL));
  g_assert_cmpint (await (child), ==, 42);
  g_assert_true (is_there (fixture->path, fixture->new));
  g_assert_cmpuint (count_names (fixture->folder, ".provision-map-"), ==, 1);
  script.after_exchange = NULL;
  g_assert_true (pmap_replace_file (fixture->path, fixture->old, fixture->new, 0, fixture->notes, NULL, NULL));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
  g_assert_cmpuint (fixture->notes->len, ==, 0);

  g_test_message ("and if what it held was somebody's work, that is found");
  script = (Script) { .before_exchange = save_theirs_first, .after_exchange = die_after_first };
  child = fork ();
  if (child == 0)
    _exit (replace (fixture, fixture->old, NULL));
  g_assert_cmpint (await (child), ==, 42);
  script = (Script) { 0 };
  g_assert_true (is_there (fixture->path, fixture->new));
  g_assert_true (pmap_replace_file (fixture->path, fixture->old, fixture->new, 0, fixture->notes, NULL, NULL));
  kept = list_names (fixture->folder, "Map kept on ");
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (is_there (kept->pdata[0], theirs));
  g_assert_cmpuint (pmap_issues_count (fixture->notes, PMAP_SEVERITY_WARNING), ==, 1);
  g_assert_cmpuint (count_names (fixture->folder, ".provision-map-"), ==, 0);
}

static void
test_not_ours (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const names[] = {
    ".provision-map-0123456789abcdef-01234567-1-00000000.tmp",     /* of another computer */
    ".provision-map-.tmp", ".provision-map-a-b-c.tmp", ".provision-map-a-b-c-d-e-f-g-h-i.tmp", ".provision-map-notes",
  };

  g_test_summary ("What programs of other computers are just writing, and whatever only looks like it, is left alone.");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      put (path, fixture->old);
    }
  g_assert_true (replace (fixture, fixture->old, NULL));
  g_assert_cmpuint (count_names (fixture->folder, ".provision-map"), ==, G_N_ELEMENTS (names));
}

static char *
make_guard (Fixture    *fixture,
            const char *host,
            gint64      process)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT "\n0\n", host, pmap_process_get_boot (), process);
  char *path = g_strdup_printf ("%s/.provision-map-saving-%08x.tmp", fixture->folder, g_str_hash ("map.pmap"));

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
test_guard (Fixture       *fixture,
            gconstpointer  data)
{
  const struct
  {
    const char *host;
    gint64 process;
    gint64 age;          /* seconds */
    gboolean saves;
  } cases[] = {
    { pmap_process_get_host (), 0x3fffffff, 0, TRUE },       /* gone */
    { pmap_process_get_host (), getpid (), 0, FALSE },
    { "elsewhere", 1, 0, FALSE },
    { "elsewhere", 1, 60, TRUE },
    { "", 0, 0, FALSE },
    { "", 0, 60, TRUE },
  };

  g_test_summary ("Where files cannot change places, who is putting one there is waited for, unless they are gone.");
  script.exchange_code = EINVAL;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *guard = make_guard (fixture, cases[i].host, cases[i].process);
      struct timespec times[2] = { { time (NULL) - cases[i].age, 0 }, { time (NULL) - cases[i].age, 0 } };
      g_autoptr (GError) error = NULL;

      put (fixture->path, fixture->old);
      g_assert_no_errno (utimensat (AT_FDCWD, guard, times, 0));
      g_assert_true (replace (fixture, fixture->old, &error) == cases[i].saves);
      g_assert_true (is_there (fixture->path, cases[i].saves ? fixture->new : fixture->old));
      g_assert_true (g_file_test (guard, G_FILE_TEST_EXISTS) == !cases[i].saves);
      g_assert_cmpint (script.slept, <, 4 * G_TIME_SPAN_SECOND);
      script.slept = 0;
      g_assert_cmpuint (count_names (fixture->folder, ""), ==, cases[i].saves ? 1 : 2);
      g_remove (guard);
    }
}

static void
race_round (Fixture *fixture,
            guint    n_writers)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  int start[2];
  pid_t children[8];
  guint n_saved = 0, winner = 0;
  char byte;

  script.patient = TRUE;
  g_assert_no_errno (pipe (start));
  put (fixture->path, fixture->old);
  for (guint i = 0; i < n_writers; i++)
    {
      g_ptr_array_add (versions, make_bytes (70000, 'B' + i));
      children[i] = fork ();
      if (children[i] == 0)
        {
          g_autoptr (GError) error = NULL;
          gboolean saved;

          g_random_set_seed ((guint32) getpid ());   /* as programs have that were not forked: pauses of their own */
          close (start[1]);
          (void) !read (start[0], &byte, 1);         /* until the other end is closed, for all at once */
          saved = pmap_replace_file (fixture->path, versions->pdata[i], fixture->old, 0, NULL, NULL, &error);
          _exit (saved ? 0 : g_error_matches (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE) ? 1 : 2);
        }
    }
  close (start[0]);
  close (start[1]);
  for (guint i = 0; i < n_writers; i++)
    {
      int status = await (children[i]);

      g_assert_cmpint (status, <=, 1);
      n_saved += status == 0;
      winner = status == 0 ? i : winner;
    }
  g_assert_cmpuint (n_saved, ==, 1);
  g_assert_true (is_there (fixture->path, versions->pdata[winner]));
  g_assert_cmpuint (count_names (fixture->folder, ""), ==, 1);
}

static void
race_rounds (Fixture *fixture)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");
  guint n_rounds = 100 * (scale != NULL ? atoi (scale) : 1);

  for (guint i = 0; i < n_rounds; i++)
    race_round (fixture, 2 + i % 4);
}

static void
test_writers (Fixture       *fixture,
              gconstpointer  data)
{
  g_test_summary ("Of several programs that save at once, one does, and the others are told.");
  script.without_locks = TRUE;               /* as between two computers */
  race_rounds (fixture);
}

static void
test_writers_in_turn (Fixture       *fixture,
                      gconstpointer  data)
{
  g_test_summary ("So it is where files cannot change places.");
  script.without_locks = TRUE;
  script.exchange_code = EINVAL;
  race_rounds (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/store/replace-races/" name, Fixture, NULL, begin_race, test, end_race)
  ADD ("race", test_race);
  ADD ("third", test_third);
  ADD ("third-like-us", test_third_like_us);
  ADD ("no-way-back", test_no_way_back);
  ADD ("removed", test_removed);
  ADD ("new-race", test_new_race);
  ADD ("killed", test_killed);
  ADD ("not-ours", test_not_ours);
  ADD ("guard", test_guard);
  ADD ("writers", test_writers);
  ADD ("writers-in-turn", test_writers_in_turn);
#undef ADD
  return g_test_run ();
}
