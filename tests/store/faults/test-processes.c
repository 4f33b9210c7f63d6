/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several programs at one file: two that save in the same instant, one that is killed at any microsecond, and one that
 * looks while another saves. No edit is lost without a word, the file is always there and always whole.
 *
 * The file that they save says what they did: a line for each of two writers with how often it wrote, and, so that it takes
 * a while to write, many lines that follow from these. */

#include "config.h"

#include "store/faults/place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 200             /* times PMAP_TEST_SCALE, as all of these */
#define KILLS 300
#define KILL_MICROSECONDS 3000
#define WATCHED_SAVES 300
#define PADDING_LINES 400
#define TRIES_MAX 100
#define PAUSE_MICROSECONDS 300

typedef struct
{
  pthread_barrier_t barrier;
  guint n_told[2];             /* that the other one was first */
  guint n_lost;
  guint n_failed;
  gboolean done;
  guint confirmed;             /* how often the one that is killed was told that it saved */
  char message[512];
} Shared;

static guint
scaled (guint n)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");

  return n * (scale != NULL ? MAX (atoi (scale), 1) : 1);
}

static GBytes *
make_text (const guint counts[2])
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u %u\n", counts[0], counts[1]);
  for (guint i = 0; i < PADDING_LINES; i++)
    g_string_append_printf (text, "%u follows from %u and %u\n", counts[0] * 31 + counts[1] * 17 + i, counts[0], counts[1]);
  return g_string_free_to_bytes (text);
}

/* What the file says; NULL if it says it only in part, or is not there. */
static GBytes *
read_text (const char *path,
           guint       counts[2])
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) whole = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  if (length == 0 || sscanf (g_bytes_get_data (bytes, NULL), "%u %u", &counts[0], &counts[1]) != 2)
    return NULL;
  whole = make_text (counts);
  return g_bytes_equal (whole, bytes) ? g_steal_pointer (&bytes) : NULL;
}

static Shared *
shared_new (void)
{
  pthread_barrierattr_t attributes;
  Shared *self = mmap (NULL, sizeof (Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

  g_assert_true (self != MAP_FAILED);
  pthread_barrierattr_init (&attributes);
  pthread_barrierattr_setpshared (&attributes, PTHREAD_PROCESS_SHARED);
  pthread_barrier_init (&self->barrier, &attributes, 2);
  pthread_barrierattr_destroy (&attributes);
  return self;
}

static Place *
make_place (void)
{
  Place *place = place_new (NULL, save_by_replacing);
  const guint counts[2] = { 0 };
  g_autoptr (GBytes) text = make_text (counts);

  place_set_bytes (place, text, text, text);
  place_set_up (place, SCENE_OWN);
  return place;
}

/* What a system, a drive or another computer may not have. */
typedef struct
{
  const char *name;            /* of the test */
  const char *calls[2];        /* that give an error each time */
} System;

static const System systems[] = {
  { "usual", { NULL } },
  { "without-exchange", { "renameat2" } },
  { "without-lock", { "flock" } },           /* as between two computers: each sees the other only by the files */
  { "without-both", { "renameat2", "flock" } },
};

static const System no_link = { "without-link", { "linkat" } };

/* And both wait right before the file gets its name, so that the other comes between. */
static void
plan (const System *system,
      gboolean      with_pauses)
{
  Fault *fault = faults_get ()->plan;

  faults_clear ();
  for (guint i = 0; i < G_N_ELEMENTS (system->calls) && system->calls[i] != NULL; i++)
    *fault++ = (Fault) { .name = system->calls[i], .kind = FAULT_ERROR, .code = EINVAL };
  if (!with_pauses)
    return;
  *fault++ = (Fault) { .name = "renameat2", .kind = FAULT_PAUSE, .code = PAUSE_MICROSECONDS };
  *fault++ = (Fault) { .name = "renameat", .kind = FAULT_PAUSE, .code = PAUSE_MICROSECONDS };
}

/* A program from the call on: an ordinary user's, with faults. Gives 0 in it, its number in the caller. */
static pid_t
start_program (Place *place)
{
  pid_t child = fork ();

  g_assert_no_errno (child);
  if (child != 0)
    return child;
  place_drop_root ();
  g_random_set_seed (getpid ());     /* programs that were not forked have chances of their own */
  faults_begin (place->root);
  return 0;
}

static gboolean
ended_well (pid_t child)
{
  int status;

  while (waitpid (child, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

/* One of the two: counts its own line up by one and saves, at the same instant as the other. Who is told that the other
 * was first reads what is there now, adds its own to that, and saves again. */
static void
write_in_turns (Place  *place,
                Shared *shared,
                guint   who,
                guint   n_rounds)
{
  for (guint round = 1; round <= n_rounds; round++)
    {
      guint counts[2] = { 0 };
      g_autoptr (GBytes) base = read_text (place->path, counts);

      if (base == NULL || counts[0] != round - 1 || counts[1] != round - 1)
        {
          if (who == 0)
            shared->n_lost++;
          counts[0] = counts[1] = round - 1;
        }
      pthread_barrier_wait (&shared->barrier);
      for (guint i = 0; i < TRIES_MAX; i++)
        {
          g_autoptr (GBytes) text = NULL;
          Outcome outcome = { 0 };

          counts[who] = round;
          text = make_text (counts);
          save_by_replacing (place, text, base, &outcome);
          if (outcome.word == WORD_SAVED)
            break;
          if (outcome.word != WORD_CHANGED || i + 1 == TRIES_MAX)
            {
              g_strlcpy (shared->message, outcome.message, sizeof (shared->message));
              shared->n_failed++;
              break;
            }
          if (i == 0)
            shared->n_told[who]++;
          g_clear_pointer (&base, g_bytes_unref);
          base = read_text (place->path, counts);
          if (base == NULL)
            {
              shared->n_failed++;
              break;
            }
        }
      pthread_barrier_wait (&shared->barrier);
    }
}

static void
test_two (gconstpointer data)
{
  const System *system = data;
  g_autoptr (Place) place = make_place ();
  Shared *shared = shared_new ();
  guint n_rounds = scaled (ROUNDS), n_extra;
  g_autofree char *extra = NULL;
  pid_t children[2];

  g_test_summary ("Of two who save in the same instant, one is told so, and no edit is lost.");
  plan (system, TRUE);
  for (guint who = 0; who < 2; who++)
    {
      children[who] = start_program (place);
      if (children[who] == 0)
        {
          write_in_turns (place, shared, who, n_rounds);
          _exit (0);
        }
    }
  g_assert_true (ended_well (children[0]));
  g_assert_true (ended_well (children[1]));
  g_test_message ("%u rounds, %s: %u + %u told that the other was first, %u edits lost in silence, %u not saved %s", n_rounds,
                  system->name, shared->n_told[0], shared->n_told[1], shared->n_lost, shared->n_failed, shared->message);
  g_assert_cmpuint (shared->n_failed, ==, 0);
  g_assert_cmpuint (shared->n_lost, ==, 0);
  g_assert_cmpuint (shared->n_told[0] + shared->n_told[1], >=, n_rounds);
  extra = place_list_extra (place, &n_extra);
  g_assert_cmpstr (extra, ==, "");
  munmap (shared, sizeof (Shared));
}

/* Saves one version after another, for ever. */
static void G_GNUC_NORETURN
write_on (Place  *place,
          Shared *shared)
{
  guint counts[2];

  for (;;)
    {
      g_autoptr (GBytes) base = read_text (place->path, counts);
      g_autoptr (GBytes) text = NULL;
      Outcome outcome = { 0 };

      if (base == NULL)
        _exit (1);
      counts[0]++;
      text = make_text (counts);
      save_by_replacing (place, text, base, &outcome);
      if (outcome.word != WORD_SAVED)
        _exit (2);
      shared->confirmed = counts[0];
    }
}

static void
test_kills (gconstpointer data)
{
  const System *system = data;
  g_autoptr (Place) place = make_place ();
  Shared *shared = shared_new ();
  guint n_kills = scaled (KILLS), n_damaged = 0, n_lost = 0, n_left = 0, n_extra, counts[2];
  g_autofree char *extra = NULL;
  g_autoptr (GBytes) base = NULL;

  g_test_summary ("A program is killed at any microsecond, and the file is whole and not older than it was told.");
  plan (system, FALSE);
  for (guint i = 0; i < n_kills; i++)
    {
      g_autofree char *left = NULL;
      g_autoptr (GBytes) text = NULL;
      pid_t child = start_program (place);
      int status;

      if (child == 0)
        write_on (place, shared);
      g_usleep (g_test_rand_int_range (0, KILL_MICROSECONDS));
      kill (child, SIGKILL);
      while (waitpid (child, &status, 0) < 0)
        g_assert_cmpint (errno, ==, EINTR);
      g_assert_true (WIFSIGNALED (status));      /* and did not end by itself, at a failed save */
      text = read_text (place->path, counts);
      n_damaged += text == NULL;
      n_lost += text != NULL && counts[0] < shared->confirmed;
      left = place_list_extra (place, &n_extra);
      n_left += n_extra > 0;
      g_assert_nonnull (text);
    }
  g_test_message ("%u kills in %u saves, %s: %u damaged, %u older than was said; %u left a file for the next save to clear up",
                  n_kills, shared->confirmed, system->name, n_damaged, n_lost, n_left);
  g_assert_cmpuint (n_lost, ==, 0);
  base = read_text (place->path, counts);
  place_run (place, place->new, base);
  g_assert_cmpint (place->outcome->word, ==, WORD_SAVED);
  extra = place_list_extra (place, &n_extra);
  g_assert_cmpstr (extra, ==, "");
  munmap (shared, sizeof (Shared));
}

static void
test_watcher (gconstpointer data)
{
  const System *system = data;
  g_autoptr (Place) place = make_place ();
  Shared *shared = shared_new ();
  guint64 n_looks = 0;
  guint n_missing = 0, n_damaged = 0, counts[2];
  pid_t child;

  g_test_summary ("Whoever looks while a map is saved finds it, and all of it.");
  plan (system, FALSE);
  child = start_program (place);
  if (child == 0)
    write_on (place, shared);
  while ((guint) g_atomic_int_get (&shared->confirmed) < scaled (WATCHED_SAVES))
    {
      struct stat status;

      n_missing += g_stat (place->path, &status) < 0;
      n_looks++;
      if (n_looks % 16 == 0)
        {
          g_autoptr (GBytes) text = read_text (place->path, counts);

          n_damaged += text == NULL;
        }
      if (n_looks % 4096 == 0)
        g_assert_cmpint (kill (child, 0), ==, 0);
    }
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  g_test_message ("%" G_GUINT64_FORMAT " looks during %u saves, %s: %u times not there, %u times not whole", n_looks,
                  shared->confirmed, system->name, n_missing, n_damaged);
  g_assert_cmpuint (n_missing, ==, 0);
  g_assert_cmpuint (n_damaged, ==, 0);
  munmap (shared, sizeof (Shared));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      g_autofree char *two = g_strdup_printf ("/store/processes/two/%s", systems[i].name);
      g_autofree char *watcher = g_strdup_printf ("/store/processes/watcher/%s", systems[i].name);

      g_autofree char *kills = g_strdup_printf ("/store/processes/kills/%s", systems[i].name);

      g_test_add_data_func (two, &systems[i], test_two);
      g_test_add_data_func (kills, &systems[i], test_kills);
      g_test_add_data_func (watcher, &systems[i], test_watcher);
    }
  g_test_add_data_func ("/store/processes/watcher/without-link", &no_link, test_watcher);
  return g_test_run ();
}
