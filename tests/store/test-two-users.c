/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a colleague can do to a map in a folder that both may write in: with links, with other maps, with old copies, with files
 * that nobody needs. Two real users; in a folder of the group's, and in one where only the owner may take a file away. */

#define _GNU_SOURCE

#include "config.h"

#include "base/pmap-error.h"
#include "model/pmap-record-private.h"
#include "shared/map.h"
#include "shared/no-pauses.h"
#include "shared/random-document.h"
#include "shared/remove-all.h"
#include "shared/two-users.h"
#include "store/pmap-catch-up.h"
#include "store/pmap-export.h"
#include "store/pmap-loader.h"
#include "store/pmap-lock.h"
#include "store/pmap-monitor.h"
#include "store/pmap-protection-private.h"
#include "store/pmap-saver.h"
#include "store/pmap-sealed-format-private.h"
#include "store/posix/pmap-process.h"
#include "store/posix/pmap-replace.h"
#include "xml/pmap-xml-write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

#define CANARY "Quillfeather"        /* stands in the private map only */
#define SHARED "Larchwood School"

/* In so many bytes a map of this test would stand; a file that is planted for its size has nothing after them. */
#define LOOKED_AT (16u << 20)

typedef struct
{
  char *root;
  char *share;           /* both may write there */
  char *home;            /* Ann's alone */
  char *path;            /* of the shared map */
  char *private;         /* of a map that only Ann may read */
  PmapDocument *document;
  PmapFile *file;        /* the shared map, open in Ann's program */
} Fixture;

static const mode_t modes[] = { 02775, 01777 };

static PmapFile *
new_file (const char *path)
{
  g_autoptr (GFile) location = g_file_new_for_path (path);

  return pmap_file_new (location);
}

static void
save_new (const char *path,
          const char *school,
          guint       seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (PmapDocument) document = random_document_new (random, 3);
  g_autoptr (PmapFile) file = new_file (path);
  g_autoptr (PmapSaver) saver = pmap_saver_new (document, file);
  g_autofree char *id = g_strdup_printf ("map-%u", seed);
  g_autoptr (GError) error = NULL;

  map_set (document->school, "name", school);
  _pmap_record_set_id (PMAP_RECORD (document), id);
  pmap_saver_save (saver, NULL, &error);
  g_assert_no_error (error);
}

/* Where only the owner may take a file away, the shared map is @maker's. */
static void
set_up (Fixture *fixture,
        mode_t   mode,
        User     maker)
{
  g_autoptr (PmapLoader) loader = NULL;
  g_autoptr (GError) error = NULL;

  fixture->root = g_dir_make_tmp ("pmap-two-users-XXXXXX", NULL);
  g_assert_no_errno (g_chmod (fixture->root, 0755));
  fixture->share = two_users_make_folder (fixture->root, "share", USER_KEEPER, mode);
  fixture->home = two_users_make_folder (fixture->root, "ann", USER_ANN, 0700);
  fixture->path = g_build_filename (fixture->share, "map.pmap", NULL);
  fixture->private = g_build_filename (fixture->home, "private.pmap", NULL);
  two_users_become (USER_ANN);
  save_new (fixture->private, CANARY, 1);
  g_assert_no_errno (g_chmod (fixture->private, 0600));
  two_users_become (maker);
  save_new (fixture->path, SHARED, 2);
  g_assert_no_errno (g_chmod (fixture->path, 0664));
  two_users_become (USER_ANN);
  fixture->file = new_file (fixture->path);
  loader = pmap_loader_new (fixture->file);
  pmap_loader_load (loader, NULL, &error);
  g_assert_no_error (error);
  fixture->document = g_object_ref (pmap_loader_get_document (loader));
}

static void
tear_down (Fixture *fixture)
{
  two_users_become (USER_KEEPER);
  remove_all (fixture->root);
  g_object_unref (fixture->document);
  g_object_unref (fixture->file);
  g_free (fixture->root);
  g_free (fixture->share);
  g_free (fixture->home);
  g_free (fixture->path);
  g_free (fixture->private);
}

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* What comes of reading the place; NULL where it was read. */
static GError *
catch_up (PmapFile *file)
{
  g_autoptr (PmapCatchUp) job = pmap_catch_up_new (file);
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  pmap_catch_up_run_async (job, NULL, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  pmap_catch_up_run_finish (job, result, &error);
  return error;
}

static gboolean
save (Fixture  *fixture,
      gboolean  put_back,
      GError  **error)
{
  g_autoptr (PmapSaver) saver = pmap_saver_new (fixture->document, fixture->file);

  map_set (fixture->document->school, "headteacher", put_back ? "Put Back" : "Another Name");
  pmap_saver_set_put_back (saver, put_back);
  return pmap_saver_save (saver, NULL, error);
}

/* What a monitor finds in the place. */
static PmapMonitorState
look (Fixture *fixture)
{
  g_autoptr (PmapMonitor) monitor = pmap_monitor_new (fixture->file);
  gboolean told = FALSE;
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (g_atomic_int_inc), &told);
  pmap_monitor_check (monitor);
  while (!told && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  return pmap_monitor_get_state (monitor);
}

/* Whether a word stands in any file that Ben can read, in the shared folder or anywhere below the root. */
static gboolean
ben_reads (const char *folder,
           const char *word)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GMappedFile) text = NULL;
      GStatBuf status;

      if (g_lstat (path, &status) < 0)
        continue;
      if (S_ISDIR (status.st_mode) && ben_reads (path, word))
        return TRUE;
      if (S_ISREG (status.st_mode) && status.st_size > 0)
        text = g_mapped_file_new (path, FALSE, NULL);
      if (text != NULL && memmem (g_mapped_file_get_contents (text), MIN (g_mapped_file_get_length (text), LOOKED_AT), word,
                                  strlen (word)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
assert_private_stays (Fixture *fixture)
{
  g_autofree char *text = NULL;
  GStatBuf status;

  two_users_become (USER_BEN);
  g_assert_false (ben_reads (fixture->root, CANARY));
  two_users_become (USER_ANN);
  g_assert_true (g_file_get_contents (fixture->private, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, CANARY));
  g_assert_no_errno (g_stat (fixture->private, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* --- what Ben puts in the place --- */

static void
take_away (Fixture *fixture)
{
  g_autofree char *away = g_build_filename (fixture->share, "away", NULL);

  two_users_become (USER_BEN);
  g_assert_no_errno (g_rename (fixture->path, away));
}

static void
put_link_to_private (Fixture *fixture)
{
  take_away (fixture);
  g_assert_no_errno (symlink (fixture->private, fixture->path));
}

static void
put_link_to_copy (Fixture *fixture)
{
  take_away (fixture);
  g_assert_no_errno (symlink ("away", fixture->path));
}

static void
put_broken_link (Fixture *fixture)
{
  take_away (fixture);
  g_assert_no_errno (symlink ("nowhere", fixture->path));
}

static void
put_folder (Fixture *fixture)
{
  take_away (fixture);
  g_assert_no_errno (g_mkdir (fixture->path, 0777));
}

static void
put_pipe (Fixture *fixture)
{
  take_away (fixture);
  g_assert_no_errno (mkfifo (fixture->path, 0666));
}

static void
put_other_map (Fixture *fixture)
{
  take_away (fixture);
  save_new (fixture->path, "Stonebridge School", 9);
}

static void
put_text (Fixture *fixture)
{
  take_away (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "a shopping list\n", -1, NULL));
}

static void
put_nothing (Fixture *fixture)
{
  take_away (fixture);
}

/* As a system without a guard of hard links lets him. */
static void
put_name_of_private (Fixture *fixture)
{
  take_away (fixture);
  two_users_become (USER_KEEPER);
  g_assert_no_errno (link (fixture->private, fixture->path));
}

/* The whole folder; only where Ben may write in the one above, which the keeper lets him here. */
static void
put_other_folder (Fixture *fixture)
{
  g_autofree char *away = g_build_filename (fixture->root, "away", NULL);
  g_autofree char *copy = NULL;
  gsize length;

  two_users_become (USER_KEEPER);
  g_assert_true (g_file_get_contents (fixture->path, &copy, &length, NULL));
  g_assert_no_errno (g_rename (fixture->share, away));
  g_free (two_users_make_folder (fixture->root, "share", USER_BEN, 0777));
  two_users_become (USER_BEN);
  g_assert_true (g_file_set_contents (fixture->path, copy, length, NULL));
}

static void
put_link_as_folder (Fixture *fixture)
{
  g_autofree char *away = g_build_filename (fixture->root, "away", NULL);

  two_users_become (USER_KEEPER);
  g_assert_no_errno (g_rename (fixture->share, away));
  g_assert_no_errno (symlink ("away", fixture->share));
}

static const struct
{
  const char *name;
  void (*act) (Fixture *fixture);
  PmapMonitorState state;
  gboolean may_put_back;
} acts[] = {
  { "a link to a private map", put_link_to_private, PMAP_MONITOR_REPLACED, TRUE },
  { "a link to a copy", put_link_to_copy, PMAP_MONITOR_REPLACED, TRUE },
  { "a link that leads nowhere", put_broken_link, PMAP_MONITOR_REPLACED, TRUE },
  { "a folder", put_folder, PMAP_MONITOR_REPLACED, TRUE },
  { "a pipe", put_pipe, PMAP_MONITOR_REPLACED, TRUE },
  { "another map", put_other_map, PMAP_MONITOR_REPLACED, TRUE },
  { "no map", put_text, PMAP_MONITOR_REPLACED, TRUE },
  { "nothing", put_nothing, PMAP_MONITOR_GONE, TRUE },
  { "another name of a private map", put_name_of_private, PMAP_MONITOR_REPLACED, TRUE },
  { "another folder", put_other_folder, PMAP_MONITOR_REPLACED, FALSE },
  { "a link as the folder", put_link_as_folder, PMAP_MONITOR_REPLACED, FALSE },
};

static void
assert_refused_everywhere (Fixture *fixture,
                           guint    act)
{
  g_autoptr (GBytes) before = pmap_xml_write (fixture->document);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL, save_error = NULL;

  g_assert_cmpint (look (fixture), ==, acts[act].state);
  error = catch_up (fixture->file);
  g_assert_nonnull (error);
  after = pmap_xml_write (fixture->document);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (save (fixture, FALSE, &save_error));
  if (!g_error_matches (save_error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE))
    g_assert_error (save_error, PMAP_ERROR, PMAP_ERROR_REPLACED);
}

static void
test_something_else (void)
{
  g_test_summary ("Whatever a colleague puts where an open map was: nothing of it comes in, and nothing private goes out.");
  if (!two_users_are_possible ())
    return;
  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
      {
        Fixture fixture = { NULL };
        g_autoptr (GError) error = NULL;
        gboolean put_back;

        g_test_message ("%s in a folder of mode %o", acts[i].name, (guint) modes[m]);
        set_up (&fixture, modes[m], modes[m] == 01777 ? USER_BEN : USER_ANN);
        acts[i].act (&fixture);
        two_users_become (USER_ANN);
        assert_refused_everywhere (&fixture, i);
        assert_private_stays (&fixture);
        put_back = save (&fixture, TRUE, &error);
        if (modes[m] == 02775 && acts[i].may_put_back)
          g_assert_no_error (error);
        /* What is Ben's in a folder where only the owner takes a file away cannot be moved. */
        g_assert_true (put_back == (error == NULL));
        assert_private_stays (&fixture);
        if (put_back)
          {
            GStatBuf status;

            g_assert_no_errno (g_lstat (fixture.path, &status));
            g_assert_true (S_ISREG (status.st_mode));
            g_assert_cmpint (status.st_mode & 0777, ==, 0664);
            g_assert_true (save (&fixture, FALSE, NULL));
          }
        tear_down (&fixture);
      }
}

static void
test_link_comes_and_goes (void)
{
  g_test_summary ("A name that was a link to a private map for a while leads to nothing of it in the shared folder.");
  if (!two_users_are_possible ())
    return;
  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      Fixture fixture = { NULL };
      g_autoptr (GError) caught = NULL, error = NULL;

      set_up (&fixture, modes[m], modes[m] == 01777 ? USER_BEN : USER_ANN);
      put_link_to_private (&fixture);
      two_users_become (USER_ANN);
      caught = catch_up (fixture.file);
      g_assert_error (caught, PMAP_ERROR, PMAP_ERROR_REPLACED);
      two_users_become (USER_BEN);
      g_assert_no_errno (g_unlink (fixture.path));
      two_users_become (USER_ANN);
      g_assert_cmpint (look (&fixture), ==, PMAP_MONITOR_GONE);
      g_assert_false (save (&fixture, FALSE, &error));
      g_assert_error (error, PMAP_ERROR, PMAP_ERROR_REPLACED);
      g_assert_false (g_file_test (fixture.path, G_FILE_TEST_EXISTS));
      assert_private_stays (&fixture);
      tear_down (&fixture);
    }
}

static void
test_colleague_saves (void)
{
  Fixture fixture = { NULL };
  g_autoptr (PmapFile) theirs = NULL;
  g_autoptr (PmapLoader) loader = NULL;
  g_autoptr (PmapSaver) saver = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *old = NULL;
  gsize length;

  g_test_summary ("A colleague's save, and an old copy of the same map, are still a colleague's change.");
  if (!two_users_are_possible ())
    return;
  set_up (&fixture, 02775, USER_ANN);
  two_users_become (USER_BEN);
  g_assert_true (g_file_get_contents (fixture.path, &old, &length, NULL));
  theirs = new_file (fixture.path);
  loader = pmap_loader_new (theirs);
  g_assert_true (pmap_loader_load (loader, NULL, NULL));
  map_set (pmap_loader_get_document (loader)->school, "senco", "Ben Example");
  saver = pmap_saver_new (pmap_loader_get_document (loader), theirs);
  g_assert_true (pmap_saver_save (saver, NULL, NULL));
  two_users_become (USER_ANN);
  g_assert_cmpint (look (&fixture), ==, PMAP_MONITOR_CHANGED);
  g_assert_no_error (catch_up (fixture.file));
  g_assert_false (save (&fixture, FALSE, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE);
  two_users_become (USER_BEN);
  g_assert_true (g_file_set_contents (fixture.path, old, length, NULL));
  two_users_become (USER_ANN);
  g_assert_no_error (catch_up (fixture.file));
  tear_down (&fixture);
}

static void
test_opened_by_link (void)
{
  Fixture fixture = { NULL };
  g_autoptr (GError) error = NULL, second = NULL;
  g_autofree char *link = NULL, *target = NULL, *text = NULL;

  g_test_summary ("A map that was opened by a link is saved where it is, and by that link only as long as it leads there.");
  if (!two_users_are_possible ())
    return;
  set_up (&fixture, 02775, USER_ANN);
  two_users_become (USER_BEN);
  link = g_build_filename (fixture.share, "link.pmap", NULL);
  g_assert_no_errno (symlink ("map.pmap", link));
  two_users_become (USER_ANN);
  g_clear_object (&fixture.file);
  fixture.file = new_file (link);
  {
    g_autoptr (PmapLoader) loader = pmap_loader_new (fixture.file);

    g_assert_true (pmap_loader_load (loader, NULL, NULL));
    g_set_object (&fixture.document, pmap_loader_get_document (loader));
  }
  g_assert_true (save (&fixture, FALSE, &error));
  target = g_file_read_link (link, NULL);
  g_assert_cmpstr (target, ==, "map.pmap");

  two_users_become (USER_BEN);
  g_assert_no_errno (g_unlink (link));
  g_assert_no_errno (symlink (fixture.private, link));
  two_users_become (USER_ANN);
  g_assert_cmpint (look (&fixture), ==, PMAP_MONITOR_REPLACED);
  g_assert_false (save (&fixture, FALSE, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_REPLACED);
  assert_private_stays (&fixture);
  g_assert_true (save (&fixture, TRUE, &second));
  g_assert_no_error (second);
  g_assert_true (g_file_get_contents (link, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Put Back"));
  assert_private_stays (&fixture);
  tear_down (&fixture);
}

static void
test_wider (void)
{
  Fixture fixture = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *away = NULL, *text = NULL;
  gsize length;

  g_test_summary ("A map for its owner alone is not saved into a file that somebody else opened to more people.");
  if (!two_users_are_possible ())
    return;
  set_up (&fixture, 02775, USER_ANN);
  g_assert_true (save (&fixture, FALSE, NULL));
  g_assert_no_errno (g_chmod (fixture.path, 0600));
  {
    g_autoptr (PmapLoader) loader = NULL;

    g_clear_object (&fixture.file);
    fixture.file = new_file (fixture.path);
    loader = pmap_loader_new (fixture.file);
    g_assert_true (pmap_loader_load (loader, NULL, NULL));
    g_set_object (&fixture.document, pmap_loader_get_document (loader));
  }
  g_assert_true (g_file_get_contents (fixture.path, &text, &length, NULL));
  away = g_build_filename (fixture.share, "away", NULL);
  two_users_become (USER_KEEPER);        /* somebody who could read it */
  g_assert_no_errno (g_rename (fixture.path, away));
  g_assert_true (g_file_set_contents_full (fixture.path, text, length, G_FILE_SET_CONTENTS_NONE, 0664, NULL));
  two_users_become (USER_ANN);
  g_assert_cmpint (look (&fixture), ==, PMAP_MONITOR_REPLACED);
  g_assert_false (save (&fixture, FALSE, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_REPLACED);
  tear_down (&fixture);
}

/* --- what is made from a map --- */

static void
test_targets (void)
{
  g_test_summary ("Nothing is written by another person's link, nor over a file without being told to, whatever the folder.");
  if (!two_users_are_possible ())
    return;
  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      static const struct { const char *name; User maker; gboolean is_folder, may_write; } links[] = {
        { "ben", USER_BEN, FALSE, FALSE }, { "ann", USER_ANN, FALSE, TRUE }, { "keeper", USER_KEEPER, FALSE, TRUE },
        { "ben-folder", USER_BEN, TRUE, FALSE }, { "ann-folder", USER_ANN, TRUE, TRUE },
      };
      const PmapReplaceFlags flags = PMAP_REPLACE_EXPORT | PMAP_REPLACE_OVERWRITE;
      g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF", 4);
      Fixture fixture = { NULL };
      g_autofree char *chain = NULL;
      g_autoptr (GError) chained = NULL;

      set_up (&fixture, modes[m], modes[m] == 01777 ? USER_BEN : USER_ANN);
      for (guint i = 0; i < G_N_ELEMENTS (links); i++)
        {
          g_autofree char *target = g_build_filename (fixture.home, links[i].is_folder ? "" : "mine.txt", NULL);
          g_autofree char *mine = g_build_filename (fixture.home, "mine.txt", NULL);
          g_autofree char *link = g_build_filename (fixture.share, links[i].name, NULL);
          g_autofree char *path = links[i].is_folder ? g_build_filename (link, "mine.txt", NULL) : g_strdup (link);
          g_autofree char *text = NULL;
          g_autoptr (GError) error = NULL, refused = NULL;

          two_users_become (links[i].maker);
          g_assert_no_errno (symlink (target, link));
          two_users_become (USER_ANN);
          g_assert_true (g_file_set_contents (mine, "mine", -1, NULL));
          {
            g_autoptr (GFile) file = g_file_new_for_path (path);

            g_assert_true (pmap_export_may_write (file, NULL) == links[i].may_write);
          }
          g_assert_false (pmap_replace_file (path, bytes, NULL, PMAP_REPLACE_EXPORT, NULL, NULL, &refused));
          g_assert_true (pmap_replace_file (path, bytes, NULL, flags, NULL, NULL, &error) == links[i].may_write);
          g_assert_true (g_file_get_contents (mine, &text, NULL, NULL));
          g_assert_cmpstr (text, ==, links[i].may_write ? "%PDF" : "mine");
        }
      /* A link of Ann's that leads to one of Ben's. */
      chain = g_build_filename (fixture.home, "chain", NULL);
      {
        g_autofree char *bens = g_build_filename (fixture.share, "ben", NULL);

        g_assert_no_errno (symlink (bens, chain));
      }
      g_assert_false (pmap_replace_file (chain, bytes, NULL, flags, NULL, NULL, &chained));
      g_assert_error (chained, PMAP_ERROR, PMAP_ERROR_NOT_SAVED);
      assert_private_stays (&fixture);
      tear_down (&fixture);
    }
}

/* --- what lies about --- */

static void
plant (const char *folder,
       guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf (".provision-map-%s-%s-999999999-%08x-%x-%x-%x.tmp", pmap_process_get_host (), "none", i, i, i, i);
      g_autofree char *half = g_strdup_printf (".provision-map-%s-%s-999999999-%08x.tmp", pmap_process_get_host (), "none", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *half_path = g_build_filename (folder, half, NULL);

      g_assert_true (g_file_set_contents (path, "<?xml planted", -1, NULL));
      if (i % 3 == 0)
        g_assert_no_errno (truncate (path, G_GINT64_CONSTANT (200) << 20));      /* holes only */
      g_assert_true (g_file_set_contents (half_path, "half", -1, NULL));
    }
}

static guint64
get_read_bytes (void)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_no_errno (prctl (PR_SET_DUMPABLE, 1));      /* who changed into another may not look at himself */
  g_assert_true (g_file_get_contents ("/proc/self/io", &text, NULL, NULL));
  line = strstr (text, "rchar: ");
  return g_ascii_strtoull (line + strlen ("rchar: "), NULL, 10);
}

static guint
count_kept (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (entries)) != NULL)
    n += g_str_has_prefix (name, "Map kept on ");
  return n;
}

static void
test_leftovers (void)
{
  g_test_summary ("What somebody planted beside a map costs a save little to read, and makes no heap of kept maps.");
  if (!two_users_are_possible ())
    return;
  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      Fixture fixture = { NULL };
      guint64 before;

      set_up (&fixture, modes[m], USER_ANN);
      two_users_become (USER_BEN);
      plant (fixture.share, 300);
      two_users_become (USER_ANN);
      for (guint i = 0; i < 30; i++)
        {
          before = get_read_bytes ();
          g_assert_true (save (&fixture, FALSE, NULL));
          g_assert_cmpuint (get_read_bytes () - before, <, 40u << 20);
        }
      g_assert_cmpuint (count_kept (fixture.share), <=, 5);
      tear_down (&fixture);
    }
}

static void
test_lock_notes (void)
{
  enum { HUGE, PIPE, FOLDER, LINK, DEVICE_LINK, N_KINDS };

  g_test_summary ("A lock note that is huge, a pipe, a folder or a link keeps nobody from opening and saving.");
  if (!two_users_are_possible ())
    return;
  for (guint i = 0; i < N_KINDS; i++)
    {
      Fixture fixture = { NULL };
      g_autoptr (PmapLock) lock = NULL;
      g_autoptr (GFile) location = NULL;
      g_autofree char *note = NULL;
      guint64 before;

      set_up (&fixture, 02775, USER_ANN);
      note = g_build_filename (fixture.share, ".~lock.map.pmap#", NULL);
      two_users_become (USER_BEN);
      if (i == HUGE)
        {
          g_assert_true (g_file_set_contents (note, "[Provision Map]\nHolder=Ben\n", -1, NULL));
          g_assert_no_errno (truncate (note, G_GINT64_CONSTANT (10) << 30));
        }
      else if (i == PIPE)
        g_assert_no_errno (mkfifo (note, 0666));
      else if (i == FOLDER)
        g_assert_no_errno (g_mkdir (note, 0777));
      else
        g_assert_no_errno (symlink (i == LINK ? fixture.private : "/dev/zero", note));
      two_users_become (USER_ANN);
      location = g_file_new_for_path (fixture.path);
      before = get_read_bytes ();
      lock = pmap_lock_new (location);
      pmap_lock_take (lock);
      g_assert_cmpint (pmap_lock_get_state (lock), ==, i == HUGE ? PMAP_LOCK_THEIRS : PMAP_LOCK_UNAVAILABLE);
      g_assert_cmpuint (get_read_bytes () - before, <, 1u << 20);
      g_assert_true (save (&fixture, FALSE, NULL));
      pmap_lock_release (lock);
      assert_private_stays (&fixture);
      tear_down (&fixture);
    }
}

/* --- passwords --- */

static void
test_old_copy (void)
{
  g_test_summary ("A copy from before the password was changed brings the old password back to nobody.");
  if (!two_users_are_possible ())
    return;
  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      Fixture fixture = { NULL };
      g_autofree char *key = NULL, *new_key = NULL, *copy = NULL;
      g_autoptr (PmapProtection) first = NULL, second = NULL;
      g_autoptr (GError) error = NULL, caught = NULL;
      gsize length;

      set_up (&fixture, modes[m], USER_ANN);
      first = _pmap_protection_new_with_effort ("first", PMAP_SEALED_MEMORY_MIN, PMAP_SEALED_PASSES_MIN, &key, NULL);
      second = pmap_protection_change_password (first, "second", &new_key, NULL);
      pmap_file_set_protection (fixture.file, first);
      g_assert_true (save (&fixture, FALSE, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (fixture.path, &copy, &length, NULL));
      pmap_file_set_protection (fixture.file, second);
      g_assert_true (save (&fixture, FALSE, NULL));
      two_users_become (USER_BEN);
      {
        int descriptor = open (fixture.path, O_WRONLY | O_TRUNC);

        g_assert_no_errno (descriptor);
        g_assert_cmpint (write (descriptor, copy, length), ==, (gssize) length);
        close (descriptor);
      }
      two_users_become (USER_ANN);
      g_assert_cmpint (look (&fixture), ==, PMAP_MONITOR_REPLACED);
      caught = catch_up (fixture.file);
      g_assert_error (caught, PMAP_ERROR, PMAP_ERROR_OLDER_COPY);
      g_assert_true (pmap_file_get_protection (fixture.file) == second);
      g_assert_true (save (&fixture, TRUE, &error));
      g_assert_no_error (error);
      {
        g_autofree char *text = NULL;
        g_autoptr (GBytes) found = NULL;

        g_assert_true (g_file_get_contents (fixture.path, &text, &length, NULL));
        found = g_bytes_new (text, length);
        g_assert_true (pmap_protection_is_of (second, found));
      }
      tear_down (&fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("pmap-two-users-state-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_get_user_name ();        /* GLib remembers it; the others have none */
  g_chmod (state, 0777);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/two-users/something-else", test_something_else);
  g_test_add_func ("/store/two-users/link-comes-and-goes", test_link_comes_and_goes);
  g_test_add_func ("/store/two-users/colleague-saves", test_colleague_saves);
  g_test_add_func ("/store/two-users/opened-by-link", test_opened_by_link);
  g_test_add_func ("/store/two-users/wider", test_wider);
  g_test_add_func ("/store/two-users/targets", test_targets);
  g_test_add_func ("/store/two-users/leftovers", test_leftovers);
  g_test_add_func ("/store/two-users/lock-notes", test_lock_notes);
  g_test_add_func ("/store/two-users/old-copy", test_old_copy);
  result = g_test_run ();
  two_users_become (USER_KEEPER);
  remove_all (state);
  return result;
}
