/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving while everything goes wrong that can: each call to the file system fails in turn, with each error, once or from
 * then on, is cut short, or is the last one before the process is killed, for each kind of file there is. After that,
 * faults in twos and threes by chance. place.c says what must hold.
 *
 * PMAP_TEST_SCALE=100 makes 1,000,000 runs of it. A failure names its plan and, by chance, its seed (--seed). */

#include "config.h"

#include "store/faults/place.h"
#include "xml/pmap-xml-write.h"
#include "xml/sample.h"

#include <errno.h>
#include <string.h>

#define RUNS 10000             /* in all; times PMAP_TEST_SCALE */
#define AT_ONCE_MAX 3
#define REPORTS_MAX 25         /* of each test */

/* Under a checker of memory all takes ten times as long, and a part of it is enough: one fault in so many. */
#if defined (__SANITIZE_ADDRESS__)
#define SHARE 19
#elif defined (__has_feature)
#define SHARE (__has_feature (address_sanitizer) ? 19 : 1)
#else
#define SHARE 1
#endif

#define ERROR_MODES(number) \
  { .kind = FAULT_ERROR, .code = number }, \
  { .kind = FAULT_ERROR, .code = number, .reach = FAULT_SAME }, \
  { .kind = FAULT_ERROR, .code = number, .reach = FAULT_ALL }

/* What may happen to a call. */
static const Fault modes[] = {
  ERROR_MODES (EIO),
  ERROR_MODES (ENOSPC),
  ERROR_MODES (EDQUOT),
  ERROR_MODES (EACCES),
  { .kind = FAULT_SHORT },
  { .kind = FAULT_SHORT, .reach = FAULT_ALL },
  { .kind = FAULT_KILL_BEFORE },
  { .kind = FAULT_KILL_HALF },
  { .kind = FAULT_KILL_AFTER },
};

/* Errors that other systems and disks give; by chance only. Not those that are an answer: who is told that a file is gone,
 * or there already, may believe it. */
static const int odd_codes[] = {
  EINTR, EPERM, EROFS, EBUSY, ETXTBSY, EINVAL, ENOSYS, EOPNOTSUPP, ESTALE, ETIMEDOUT, ENOMEM, EMFILE, EFBIG, EAGAIN, EXDEV,
  EMLINK, EHOSTDOWN,
};

static const gsize sizes[][2] = {
  { 0, 1 }, { 1, 0 }, { 4095, 4097 }, { 4096, 4096 }, { 64 * 1024, 64 * 1024 + 1 }, { 1024 * 1024, 100 }, { 100, 1024 * 1024 },
};

#define SIZE_OF_ALL 4          /* what stands for all of them in a short run */

static Place *by_saver, *by_replacing;
static guint n_runs, n_failures, n_reports, n_killed, n_saved, n_refused;

static guint
get_runs (void)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");

  return RUNS / SHARE * (scale != NULL ? MAX (atoi (scale), 1) : 1);
}

static GBytes *
make_bytes (gsize length,
            char  first)
{
  char *text = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    text[i] = first + i % 20;
  return g_bytes_new_take (text, length);
}

/* A map as the program writes it. */
static GBytes *
make_map (const char *name)
{
  g_autofree char *text = sample_with ("Larkbeck Primary School", name);
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) document = sample_read (text, -1, NULL, issues, NULL);

  return pmap_xml_write (document);
}

static void
set_sizes (guint i)
{
  static GBytes *made[G_N_ELEMENTS (sizes)][3];

  if (made[i][0] == NULL)
    {
      made[i][0] = make_bytes (sizes[i][0], 'a');
      made[i][1] = make_bytes (sizes[i][1], 'A');
      made[i][2] = make_bytes (sizes[i][0] / 2 + 10, '0');
    }
  place_set_bytes (by_replacing, made[i][0], made[i][1], made[i][2]);
}

static char *
describe_plan (Place *place)
{
  const Faults *faults = faults_get ();
  GString *text = g_string_new (place == by_saver ? "saver" : "replace");

  g_string_append_printf (text, ", %s, %" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT " bytes", scene_get_name (place->scene),
                          g_bytes_get_size (place->old), g_bytes_get_size (place->new));
  for (guint i = 0; i < FAULTS_PLANNED_MAX && faults->plan[i].kind != FAULT_NONE; i++)
    {
      const Fault *fault = &faults->plan[i];

      g_string_append_printf (text, ", call %u (%s) kind %d reach %d %s", fault->at,
                              fault->at <= faults->n_calls && fault->at <= FAULTS_CALLS_MAX ? faults->calls[fault->at - 1]
                                                                                            : "not reached",
                              fault->kind, fault->reach, fault->kind == FAULT_ERROR ? g_strerror (fault->code) : "");
    }
  return g_string_free (text, FALSE);
}

/* One save with the planned faults. */
static void
run (Place *place,
     Scene  scene)
{
  g_autofree char *problem = NULL;
  g_autofree char *plan = NULL;

  place_set_up (place, scene);
  place_run (place, place->new, place_get_base (place));
  n_runs++;
  n_killed += place->outcome->word == WORD_NONE;
  n_saved += place->outcome->word == WORD_SAVED;
  n_refused += place->outcome->word == WORD_NOT_SAVED;
  plan = describe_plan (place);      /* before the check, which may save again */
  problem = place_check (place);
  if (problem == NULL)
    return;
  n_failures++;
  if (++n_reports <= REPORTS_MAX)
    g_test_message ("%s: %s", plan, problem);
  g_test_fail ();
}

static guint
count_calls (Place *place,
             Scene  scene)
{
  faults_clear ();
  run (place, scene);
  g_assert_cmpint (place->outcome->word, ==, WORD_SAVED);
  g_assert_cmpuint (faults_get ()->n_calls, >, 10);
  g_assert_cmpuint (faults_get ()->n_calls, <, FAULTS_CALLS_MAX);
  return faults_get ()->n_calls;
}

static void
sweep (Place *place,
       Scene  scene)
{
  guint n_calls = count_calls (place, scene);

  if (g_test_verbose ())
    for (guint i = 0; i < n_calls; i++)
      g_test_message ("%u: %s", i + 1, faults_get ()->calls[i]);
  for (guint at = 1; at <= n_calls; at++)
    for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
      {
        if ((at * G_N_ELEMENTS (modes) + i) % SHARE != 0)
          continue;
        faults_clear ();
        faults_get ()->plan[0] = modes[i];
        faults_get ()->plan[0].at = at;
        run (place, scene);
      }
}

static void
sum_up (void)
{
  g_test_message ("so far %u runs: %u saved, %u refused, %u killed, %u wrong", n_runs, n_saved, n_refused, n_killed, n_failures);
  n_reports = 0;
}

static void
test_each_call (gconstpointer data)
{
  Scene scene = GPOINTER_TO_INT (data);

  g_test_summary ("Each call of a save fails in each way.");
  if (scene_get_skip (scene) != NULL)
    {
      g_test_skip (scene_get_skip (scene));
      return;
    }
  sweep (by_saver, scene);
  sum_up ();
}

static void
test_state (void)
{
  g_test_summary ("That an earlier version cannot be kept is no reason not to save.");
  by_saver->only_state = TRUE;
  sweep (by_saver, SCENE_OWN);
  by_saver->only_state = FALSE;
  sum_up ();
}

static void
test_sizes (gconstpointer data)
{
  Scene scene = GPOINTER_TO_INT (data);
  gboolean all;

  g_test_summary ("So it does for files of all sizes.");
  if (scene_get_skip (scene) != NULL)
    {
      g_test_skip (scene_get_skip (scene));
      return;
    }
  all = get_runs () > RUNS;
  for (guint i = all ? 0 : SIZE_OF_ALL; i < G_N_ELEMENTS (sizes); i += all ? 1 : G_N_ELEMENTS (sizes))
    {
      set_sizes (i);
      sweep (by_replacing, scene);
    }
  sum_up ();
}

static void
plan_by_chance (Fault *fault,
                guint  n_calls)
{
  static const FaultKind kinds[] = { FAULT_ERROR, FAULT_ERROR, FAULT_ERROR, FAULT_SHORT, FAULT_KILL_BEFORE, FAULT_KILL_HALF, FAULT_KILL_AFTER };
  static const int codes[] = { EIO, ENOSPC, EDQUOT, EACCES };

  fault->at = g_test_rand_int_range (1, n_calls + 8);
  fault->kind = kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))];
  fault->reach = g_test_rand_int_range (FAULT_ONCE, FAULT_ALL + 1);
  fault->code = g_test_rand_int_range (0, 2) == 0 ? codes[g_test_rand_int_range (0, G_N_ELEMENTS (codes))]
                                                   : odd_codes[g_test_rand_int_range (0, G_N_ELEMENTS (odd_codes))];
  if (fault->code == EINTR || fault->code == EAGAIN)
    fault->reach = FAULT_ONCE;       /* whoever tries again for ever is right to */
}

static void
test_chance (void)
{
  guint n_calls[2][N_SCENES] = { 0 }, n_all = MAX (get_runs (), n_runs + get_runs () / 5);

  g_test_summary ("Two and three faults in one save, of any kind.");
  by_saver->may_keep = by_replacing->may_keep = TRUE;
  for (Scene scene = 0; scene < N_SCENES; scene++)
    if (scene_get_skip (scene) == NULL)
      {
        set_sizes (SIZE_OF_ALL);
        n_calls[0][scene] = count_calls (by_replacing, scene);
        n_calls[1][scene] = count_calls (by_saver, scene);
      }
  while (n_runs < n_all)
    {
      Scene scene = g_test_rand_int_range (0, N_SCENES);
      gboolean with_saver = g_test_rand_int_range (0, 4) == 0;

      if (scene_get_skip (scene) != NULL)
        continue;
      if (!with_saver)
        set_sizes (g_test_rand_int_range (0, G_N_ELEMENTS (sizes)));
      faults_clear ();
      for (int i = g_test_rand_int_range (1, AT_ONCE_MAX + 1); i-- > 0; )
        plan_by_chance (&faults_get ()->plan[i], n_calls[with_saver][scene]);
      run (with_saver ? by_saver : by_replacing, scene);
    }
  sum_up ();
}

/* What is made once in a process (types, the schema, the addresses of functions) is made before it is forked thousands of times. */
static void
warm_up (Place *place)
{
  Outcome outcome = { 0 };

  place_set_up (place, SCENE_OWN);
  place->save (place, place->new, place_get_base (place), &outcome);
  g_assert_cmpint (outcome.word, ==, WORD_SAVED);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GBytes) new = NULL;
  g_autoptr (GBytes) newer = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  by_saver = place_new (NULL, save_by_saver);
  by_replacing = place_new (NULL, save_by_replacing);
  g_setenv ("XDG_STATE_HOME", by_saver->state, TRUE);
  old = make_map ("Larkbeck");
  new = make_map ("Larkbeck Primary and Nursery School, as it is called now");
  newer = make_map ("Larkbeck Primary");
  place_set_bytes (by_saver, old, new, newer);
  warm_up (by_saver);
  set_sizes (SIZE_OF_ALL);
  warm_up (by_replacing);

  for (Scene scene = 0; scene < N_SCENES; scene++)
    {
      g_autofree char *path = g_strdup_printf ("/store/faults/each-call/%s", scene_get_name (scene));
      g_autofree char *sizes_path = g_strdup_printf ("/store/faults/sizes/%s", scene_get_name (scene));

      g_test_add_data_func (path, GINT_TO_POINTER (scene), test_each_call);
      g_test_add_data_func (sizes_path, GINT_TO_POINTER (scene), test_sizes);
    }
  g_test_add_func ("/store/faults/state", test_state);
  g_test_add_func ("/store/faults/with-chance/all", test_chance);
  result = g_test_run ();
  place_free (by_saver);
  place_free (by_replacing);
  return result;
}
