/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening files that are made to do harm, or are broken: each is refused with the words of the table in hostile.h, or opened
 * because it is right after all; within a bound of memory that the system enforces; and no other file is opened
 * and no network asked for. Then a right file with every byte cut off behind, or a bit turned over.
 *
 * "meson test --benchmark hostile" prints what each takes and holds it against the aims: 0.2 seconds and 64 MiB. */

#include "config.h"

#include "shared/map.h"
#include "store/faults/faults.h"
#include "store/faults/hostile.h"
#include "store/pmap-loader.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-write.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define AIM_SECONDS 0.2
#define AIM_MEBIBYTES 64

/* What bounds the work is that no gate lets more through, which tests/xml/test-xml-gate.c shows; here memory is bounded hard, and
 * a load that never ends is ended. Under a checker of memory the memory means nothing. */
#if defined (__SANITIZE_ADDRESS__)
#define IS_CHECKED TRUE
#elif defined (__has_feature)
#define IS_CHECKED __has_feature (address_sanitizer)
#else
#define IS_CHECKED FALSE
#endif
#define LIMIT_SECONDS 120
#define LIMIT_BYTES ((rlim_t) AIM_MEBIBYTES * 1024 * 1024)

static char *path;

static GBytes *
make_file (const Hostile *hostile)
{
  GString *text = g_string_new_len (hostile->before, hostile->before_length > 0 ? hostile->before_length
                                                                                : strlen (hostile->before));

  for (guint i = 0; i < hostile->n; i++)
    if (strchr (hostile->piece, '%') != NULL)
      g_string_append_printf (text, hostile->piece, i);
    else
      g_string_append (text, hostile->piece);
  if (hostile->after != NULL)
    g_string_append (text, hostile->after);
  return g_string_free_to_bytes (text);
}

/* How much memory this process may have: what it has, and the limit. */
static void
limit_memory (void)
{
  g_autofree char *text = NULL;
  gsize pages = 0;
  struct rlimit limit;

  if (IS_CHECKED || !g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) || sscanf (text, "%zu", &pages) != 1)
    return;
  limit.rlim_cur = limit.rlim_max = pages * sysconf (_SC_PAGESIZE) + LIMIT_BYTES;
  setrlimit (RLIMIT_AS, &limit);
}

/* In the child: opens the file and says what is wrong with that; 0 if nothing is. */
static int
open_hostile (const Hostile *hostile)
{
  const struct rlimit limit = { LIMIT_SECONDS, LIMIT_SECONDS };
  g_autoptr (GFile) location = g_file_new_for_path (path);
  g_autoptr (PmapFile) file = pmap_file_new (location);
  g_autoptr (PmapLoader) loader = pmap_loader_new (file);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  PmapIssues *issues = pmap_loader_get_issues (loader);
  const PmapIssue *first = NULL;
  gboolean opened;
  int problem = 0;

  limit_memory ();
  setrlimit (RLIMIT_CPU, &limit);
  faults_watch ();
  opened = pmap_loader_load (loader, NULL, &error);
  faults_end ();

  for (guint i = 0; i < issues->len && first == NULL; i++)
    if (((PmapIssue *) issues->pdata[i])->severity == PMAP_SEVERITY_ERROR)
      first = issues->pdata[i];
  found = first != NULL ? g_strdup_printf ("%u:%u: %s", first->line, first->column, first->message)
                        : g_strdup (error != NULL ? error->message : "");
  if (opened != (hostile->code == OPENS) || opened != (pmap_loader_get_document (loader) != NULL))
    problem = 1;
  else if (!opened && (!g_error_matches (error, PMAP_ERROR, hostile->code) || strstr (found, hostile->words) == NULL))
    problem = 2;
  /* The words begin with the place, or have none. */
  else if (!opened && g_ascii_isdigit (*hostile->words) && !g_str_has_prefix (found, hostile->words))
    problem = 2;
  if (problem != 0)
    g_printerr ("# %s: expected %d “%s”, got %d “%s”\n", hostile->name, hostile->code,
                hostile->words != NULL ? hostile->words : "", error != NULL ? error->code : OPENS, found);
  if (faults_get ()->n_sockets > 0)
    problem = 3;
  for (guint i = 0; i < MIN (faults_get ()->n_opened, FAULTS_PATHS_MAX); i++)
    if (!g_str_equal (faults_get ()->opened[i], path))
      {
        g_printerr ("# %s: opened %s\n", hostile->name, faults_get ()->opened[i]);
        problem = 3;
      }
  return problem;
}

static void
put (GBytes *bytes)
{
  g_assert_true (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
test_hostile (gconstpointer data)
{
  static const char *const problems[] = { "", "opened or refused against the table", "other words", "other files" };
  const Hostile *hostile = data;
  gboolean is_measured = g_getenv ("PMAP_TEST_MEASURE") != NULL;
  struct rusage usage;
  double seconds, mebibytes;
  pid_t child;
  int status;

  {
    g_autoptr (GBytes) bytes = make_file (hostile);

    put (bytes);
  }
  faults_clear ();
  child = fork ();
  g_assert_no_errno (child);
  if (child == 0)
    _exit (open_hostile (hostile));
  while (wait4 (child, &status, 0, &usage) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  g_remove (path);
  if (WIFSIGNALED (status))
    g_test_fail_printf ("ended by signal %d: too much time or memory", WTERMSIG (status));
  else if (WEXITSTATUS (status) != 0)
    g_test_fail_printf ("%s", problems[WEXITSTATUS (status)]);
  seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  mebibytes = usage.ru_maxrss / 1024.0;
  if (!is_measured)
    return;
  g_test_message ("%-32s %7.1f ms %6.1f MiB", hostile->name, seconds * 1000, mebibytes);
  if (!IS_CHECKED && (seconds > AIM_SECONDS || mebibytes > AIM_MEBIBYTES))
    g_test_fail_printf ("took %.3f s and %.1f MiB", seconds, mebibytes);
}

/* Larger than any map: nothing of it is read. */
static void
test_too_large (void)
{
  g_autoptr (GBytes) start = g_bytes_new_static (MAP, strlen (MAP));
  const Hostile hostile = { "too large", "", .code = PMAP_ERROR_LIMIT,
                            .words = "The file is too large for a provision map: 68.7\302\240GB; at most 134.2\302\240MB" };
  int status;
  pid_t child;

  put (start);
  if (truncate (path, G_GINT64_CONSTANT (1) << 36) < 0)
    {
      g_test_skip ("this disk holds no file of 64 GiB, not even an empty one");
      return;
    }
  child = fork ();
  if (child == 0)
    _exit (open_hostile (&hostile));
  waitpid (child, &status, 0);
  g_remove (path);
  g_assert_cmpint (status, ==, 0);
}

static char *
read_example (gsize *length)
{
  g_autofree char *example = g_build_filename (g_getenv ("PMAP_SOURCE_DIR"), "data", "examples", "one-pupil.pmap", NULL);
  char *text;

  g_assert_true (g_file_get_contents (example, &text, length, NULL));
  return text;
}

static PmapDocument *
read_text (const char *text,
           gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  PmapDocument *document = pmap_xml_read (bytes, NULL, NULL, NULL, NULL, issues, &error);

  g_assert_true ((document == NULL) == (error != NULL));
  g_assert_true (error == NULL || (error->domain == PMAP_ERROR && *error->message != '\0'));
  return document;
}

static void
test_cut (void)
{
  gsize length;
  g_autofree char *text = read_example (&length);
  /* The line break at the end is no part of the map. */
  gsize whole = g_str_has_suffix (text, ">\n") ? length - 1 : length;

  g_test_summary ("No part of one-pupil.pmap is a map, wherever it is cut.");
  for (gsize i = 0; i < whole; i += IS_CHECKED ? 7 : 1)
    g_assert_null (read_text (text, i));
  g_test_message ("%" G_GSIZE_FORMAT " places", whole);
}

/* A flipped bit makes another file that is right (a letter, a digit), or none. If one, then all of it was read: written again
 * it differs from the original by no more than that one value. */
static void
test_flips (void)
{
  gsize length;
  g_autofree char *text = read_example (&length);
  g_autoptr (PmapDocument) original = read_text (text, length);
  g_autoptr (GBytes) expected = pmap_xml_write (original);
  const char *scale = g_getenv ("PMAP_TEST_SCALE");
  guint n_opened = 0, n_refused = 0, step = scale != NULL && atoi (scale) > 1 ? 1 : IS_CHECKED ? 401 : 11;

  g_test_summary ("With any bit turned over, a file is refused, or read wholly.");
  for (gsize bit = g_test_rand_int_range (0, step); bit < length * 8; bit += step)
    {
      g_autoptr (PmapDocument) document = NULL;

      text[bit / 8] ^= 1 << bit % 8;
      document = read_text (text, length);
      text[bit / 8] ^= 1 << bit % 8;
      n_opened += document != NULL;
      n_refused += document == NULL;
      if (document != NULL)
        {
          g_autoptr (GBytes) bytes = pmap_xml_write (document);
          gssize difference = (gssize) g_bytes_get_size (bytes) - (gssize) g_bytes_get_size (expected);

          /* The longest value that may go by one bit: an attribute whose text becomes its default. */
          g_assert_cmpint (ABS (difference), <=, 64);
        }
    }
  g_test_message ("%u bits: %u refused, %u read as another map", n_opened + n_refused, n_refused, n_opened);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("pmap-hostile-XXXXXX", NULL);
  g_autoptr (GFile) file = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  path = g_build_filename (folder, "map.pmap", NULL);
  file = g_file_new_for_path (path);       /* GIO looks for its modules once, not in each child */
  g_assert_false (g_file_query_exists (file, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (hostile_files); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/hostile/files/%02u-%s", i + 1, hostile_files[i].name);

      g_strdelimit (name, " '", '-');
      g_test_add_data_func (name, &hostile_files[i], test_hostile);
    }
  g_test_add_func ("/store/hostile/too-large", test_too_large);
  g_test_add_func ("/store/hostile/cut", test_cut);
  g_test_add_func ("/store/hostile/flips", test_flips);
  result = g_test_run ();
  g_rmdir (folder);
  g_free (path);
  return result;
}
