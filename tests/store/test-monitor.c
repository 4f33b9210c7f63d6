/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Noticing that somebody else has saved: every change of the bytes is told, and nothing else is. */

#include "config.h"

#include "shared/random-document.h"
#include "store/pmap-loader.h"
#include "store/pmap-monitor.h"
#include "store/pmap-saver.h"

#include <glib/gstdio.h>
#include <utime.h>

#define PATIENCE_SECONDS 120

/* Longer than events are waited for, and than a small file takes to compare. */
#define QUIET_MILLISECONDS 900

typedef struct
{
  char *folder;
  char *path;
  PmapDocument *document;
  PmapFile *file;
  PmapMonitor *monitor;
  guint n_told;
} Fixture;

static void
told_cb (PmapMonitor *monitor,
         Fixture     *fixture)
{
  fixture->n_told++;
}

static void
save (PmapDocument *document,
      PmapFile     *file)
{
  g_autoptr (PmapSaver) saver = pmap_saver_new (document, file);
  g_autoptr (GError) error = NULL;

  pmap_saver_set_overwrite (saver, TRUE);
  pmap_saver_save (saver, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GFile) location = NULL;

  fixture->folder = g_dir_make_tmp ("pmap-monitor-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "map.pmap", NULL);
  fixture->document = random_document_new (random, 3);
  location = g_file_new_for_path (fixture->path);
  fixture->file = pmap_file_new (location);
  save (fixture->document, fixture->file);
  fixture->monitor = pmap_monitor_new (fixture->file);
  g_signal_connect (fixture->monitor, "changed", G_CALLBACK (told_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->monitor);
  g_object_unref (fixture->file);
  g_object_unref (fixture->document);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
stop_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_a_while (void)
{
  gboolean done = FALSE;

  g_timeout_add (QUIET_MILLISECONDS, stop_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_soon_told (Fixture          *fixture,
                  guint             times,
                  PmapMonitorState  state)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (fixture->n_told < times && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  wait_a_while ();
  g_assert_cmpuint (fixture->n_told, ==, times);
  g_assert_cmpint (pmap_monitor_get_state (fixture->monitor), ==, state);
}

static void
write_text (Fixture    *fixture,
            const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
}

/* The map again, with a comment after it: what another program may have saved. */
static void
write_theirs (Fixture    *fixture,
              const char *comment)
{
  GBytes *base = pmap_file_get_bytes (fixture->file);
  g_autofree char *map = g_strndup (g_bytes_get_data (base, NULL), g_bytes_get_size (base));
  g_autofree char *theirs = g_strdup_printf ("%s<!-- %s -->\n", map, comment);

  write_text (fixture, theirs);
}

static void
test_somebody_saves (Fixture       *fixture,
                     gconstpointer  data)
{
  GBytes *base = pmap_file_get_bytes (fixture->file);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Somebody else's save is told once, the next one again, and so is that all is as it was.");
  write_theirs (fixture, "theirs");
  assert_soon_told (fixture, 1, PMAP_MONITOR_CHANGED);
  write_theirs (fixture, "THEIRS");
  assert_soon_told (fixture, 2, PMAP_MONITOR_CHANGED);
  g_file_set_contents (fixture->path, g_bytes_get_data (base, NULL), (gssize) g_bytes_get_size (base), &error);
  g_assert_no_error (error);
  assert_soon_told (fixture, 3, PMAP_MONITOR_SAME);
}

static void
test_the_same_again (Fixture       *fixture,
                     gconstpointer  data)
{
  GBytes *base = pmap_file_get_bytes (fixture->file);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Touching the file, or saving the same bytes again, is no change.");
  g_assert_cmpint (g_utime (fixture->path, NULL), ==, 0);
  assert_soon_told (fixture, 0, PMAP_MONITOR_SAME);
  g_file_set_contents (fixture->path, g_bytes_get_data (base, NULL), (gssize) g_bytes_get_size (base), &error);
  g_assert_no_error (error);
  assert_soon_told (fixture, 0, PMAP_MONITOR_SAME);
}

static void
test_own_save (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (PmapDocument) other = random_document_new (random, 3);

  g_test_summary ("What this program saves itself is no change, and what somebody saves meanwhile is found after it.");
  pmap_monitor_set_paused (fixture->monitor, TRUE);
  save (other, fixture->file);
  wait_a_while ();
  pmap_monitor_set_paused (fixture->monitor, FALSE);
  assert_soon_told (fixture, 0, PMAP_MONITOR_SAME);

  pmap_monitor_set_paused (fixture->monitor, TRUE);
  save (fixture->document, fixture->file);
  write_theirs (fixture, "theirs");
  wait_a_while ();
  g_assert_cmpuint (fixture->n_told, ==, 0);
  pmap_monitor_set_paused (fixture->monitor, FALSE);
  assert_soon_told (fixture, 1, PMAP_MONITOR_CHANGED);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *away = g_strconcat (fixture->path, ".away", NULL);

  g_test_summary ("A file that was taken away is told of, and that it is back.");
  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  assert_soon_told (fixture, 1, PMAP_MONITOR_GONE);
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  assert_soon_told (fixture, 2, PMAP_MONITOR_SAME);
}

static void
test_no_events (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.pmap", NULL);
  g_autoptr (GFile) location = g_file_new_for_path (link);
  g_autoptr (PmapFile) file = pmap_file_new (location);
  g_autoptr (PmapLoader) loader = pmap_loader_new (file);
  g_autoptr (PmapMonitor) monitor = NULL;
  g_autoptr (GError) error = NULL;
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  g_test_summary ("Where no event comes, as with a link's target or a network drive, asking finds the change.");
  g_assert_true (g_file_make_symbolic_link (location, "map.pmap", NULL, &error));
  pmap_loader_load (loader, NULL, &error);
  g_assert_no_error (error);
  monitor = pmap_monitor_new (file);
  pmap_monitor_check (monitor);
  wait_a_while ();
  g_assert_cmpint (pmap_monitor_get_state (monitor), ==, PMAP_MONITOR_SAME);
  write_theirs (fixture, "theirs");
  pmap_monitor_check (monitor);
  while (pmap_monitor_get_state (monitor) == PMAP_MONITOR_SAME && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (pmap_monitor_get_state (monitor), ==, PMAP_MONITOR_CHANGED);
  g_remove (link);
  wait_a_while ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/monitor/somebody-saves", Fixture, NULL, set_up, test_somebody_saves, tear_down);
  g_test_add ("/store/monitor/the-same-again", Fixture, NULL, set_up, test_the_same_again, tear_down);
  g_test_add ("/store/monitor/own-save", Fixture, NULL, set_up, test_own_save, tear_down);
  g_test_add ("/store/monitor/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/store/monitor/no-events", Fixture, NULL, set_up, test_no_events, tear_down);
  return g_test_run ();
}
