/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept of a map is found by the map: after it was renamed, copied, saved elsewhere, protected, after crashes whose work was
 * brought back or not. Once a pupil is erased and the map saved, no byte of the name or the id is in the file; where earlier
 * versions were to go, nor in anything that is kept. Once a map is protected, nothing of it is kept in plain text. In any order,
 * with a colleague: sequences/. */

#include "config.h"

#include "history/pmap-erase.h"
#include "history/pmap-new-map.h"
#include "model/pmap-intervention.h"
#include "model/pmap-school.h"
#include "shared/map.h"
#include "shared/remove-all.h"
#include "store/pmap-catch-up.h"
#include "store/pmap-kept-map.h"
#include "store/pmap-loader.h"
#include "store/pmap-recovery-folder.h"
#include "store/pmap-recovery.h"
#include "store/pmap-saver.h"
#include "store/pmap-snapshot.h"
#include "store/pmap-state-folder.h"
#include "store/pmap-version-survey.h"
#include "store/pmap-versions.h"

#include <string.h>

#define N_PUPILS 5
#define N_KEYS 3

static PmapProtection *keys[N_KEYS];     /* made once: each takes a second */

/* One map, and what its user would see of it. */
typedef struct
{
  char *folder;
  guint n_names;
  GFile *location;
  PmapFile *file;
  PmapDocument *document;
  PmapEditor *editor;
  PmapRecovery *recovery;
  PmapSnapshot *recovered;
  gboolean ticked[N_PUPILS];     /* when last erased */
  gboolean erased[N_PUPILS];     /* and saved */
  gboolean forgotten[N_PUPILS];  /* with all that was kept */
  gboolean is_protected;
} World;

/* Nobody's name is in another's, nor in anything else that the program writes. */
static char *
name_pupil (guint i)
{
  return g_strdup_printf ("Qvx%cwolp", 'a' + i);
}

static PmapDocument *
make_map (void)
{
  PmapDocument *document = pmap_new_map ("Zzkept School", pmap_date_new (30, 11, 2026));
  PmapIntervention *run;

  map_add (document->provisions, "p-1", "name", "Reading", "tier", pmap_record_get_id (pmap_record_list_get (document->tiers, 0)), NULL);
  run = map_add (document->interventions, "i-1", "provision", "p-1", NULL);
  for (guint i = 0; i < N_PUPILS; i++)
    {
      g_autofree char *name = name_pupil (i);
      g_autofree char *id = g_strconcat ("u-", name, NULL);

      map_add (document->pupils, id, "given-name", "Ann", "family-name", name, NULL);
      map_add (run->members, NULL, "pupil", id, NULL);
    }
  return document;
}

static gboolean
is_there (World *world,
          guint  i)
{
  g_autofree char *name = name_pupil (i);
  g_autofree char *id = g_strconcat ("u-", name, NULL);

  return pmap_document_find (world->document, id) != NULL;
}

/* --- the program, without its windows --- */

static void
erased_cb (PmapRecorder *recorder,
           gboolean      forget_versions,
           World        *world)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapKeptMap) kept = pmap_kept_map_new (world->document, world->location);

  for (guint i = 0; i < N_PUPILS; i++)
    {
      if (is_there (world, i))
        continue;
      world->erased[i] = TRUE;
      world->forgotten[i] = world->forgotten[i] || forget_versions;
    }
  if (!forget_versions)
    return;
  for (guint i = 0; i < N_KEYS; i++)
    pmap_kept_map_add_protection (kept, keys[i]);
  g_assert_true (pmap_kept_map_forget (kept, issues));
  g_assert_cmpuint (issues->len, ==, 0);
}

static void
discard_recovered (World *world)
{
  if (world->recovered != NULL)
    g_assert_true (pmap_snapshot_discard (world->recovered, NULL));
  g_clear_object (&world->recovered);
}

static void
take_up (World        *world,
         PmapDocument *document,
         PmapFile     *file)
{
  g_set_object (&world->document, document);
  g_set_object (&world->file, file);
  world->editor = pmap_editor_new (document);
  g_signal_connect (pmap_editor_record (world->editor), "erased", G_CALLBACK (erased_cb), world);
  world->recovery = pmap_recovery_new (world->editor);
  g_signal_connect_swapped (world->recovery, "kept", G_CALLBACK (discard_recovered), world);
  pmap_recovery_set_file (world->recovery, file);
}

static void
put_down (World *world)
{
  g_signal_handlers_disconnect_by_data (world->recovery, world);
  pmap_recovery_close (world->recovery);
  g_clear_object (&world->recovery);
  g_clear_object (&world->recovered);
  g_clear_object (&world->editor);
  g_clear_object (&world->document);
  g_clear_object (&world->file);
}

/* Opens what is at the location now. */
static void
open_again (World *world)
{
  g_autoptr (PmapFile) file = pmap_file_new (world->location);
  g_autoptr (PmapLoader) loader = NULL;
  gboolean loaded = FALSE;
  g_autoptr (GBytes) bytes = g_file_load_bytes (world->location, NULL, NULL, NULL);

  for (guint i = 0; i < N_KEYS && !loaded; i++)
    {
      g_clear_object (&loader);
      loader = pmap_loader_new (file);
      if (pmap_protection_is_protected (bytes))
        pmap_file_set_protection (file, pmap_protection_is_of (keys[i], bytes) ? keys[i] : NULL);
      loaded = pmap_loader_load (loader, NULL, NULL);
    }
  g_assert_true (loaded);
  take_up (world, pmap_loader_get_document (loader), file);
}

static void
save (World *world)
{
  g_autoptr (PmapSaver) saver = pmap_saver_new (world->document, world->file);
  PmapHistory *history = pmap_editor_get_history (world->editor);
  gboolean goes[N_PUPILS];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_PUPILS; i++)
    goes[i] = !is_there (world, i) && !world->erased[i];
  pmap_saver_set_overwrite (saver, TRUE);
  pmap_saver_save (saver, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < pmap_saver_get_issues (saver)->len; i++)
    if (((PmapIssue *) pmap_saver_get_issues (saver)->pdata[i])->severity == PMAP_SEVERITY_WARNING)
      g_error ("a save warns: %s", ((PmapIssue *) pmap_saver_get_issues (saver)->pdata[i])->message);
  world->is_protected = pmap_file_get_protection (world->file) != NULL;
  pmap_recovery_set_file (world->recovery, world->file);
  pmap_history_mark_saved (history, pmap_history_get_state (history));
  discard_recovered (world);
  /* Whatever happened in between, undo and crashes. */
  for (guint i = 0; i < N_PUPILS; i++)
    g_assert_true (!goes[i] || (world->erased[i] && (world->forgotten[i] || !world->ticked[i])));
}

static GFile *
make_name (World *world)
{
  g_autofree char *name = g_strdup_printf ("map-%u.pmap", ++world->n_names);

  return g_file_new_build_filename (world->folder, name, NULL);
}

/* What the program would leave behind if it ended here: copied to where a program that has ended has it. */
static void
leave_behind (World *world)
{
  g_autofree char *root = pmap_state_folder_get_path ("recovery");
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *copy = g_build_filename (root, uuid, NULL);
  g_autoptr (PmapRecoveryFolder) own = pmap_recovery_folder_get_own (NULL);
  g_autofree char *some = pmap_recovery_folder_get_snapshot_path (own, 1);
  g_autofree char *folder = g_path_get_dirname (some);
  g_autoptr (GDir) directory = NULL;
  const char *name;

  g_assert_true (pmap_recovery_keep_now (world->recovery, NULL));
  g_assert_true (pmap_state_folder_make (copy, NULL));
  directory = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *from = g_build_filename (folder, name, NULL), *to = g_build_filename (copy, name, NULL);
      g_autoptr (GBytes) bytes = pmap_state_folder_read (from, G_MAXUINT32, NULL);

      g_assert_true (pmap_state_folder_write (to, bytes, NULL));
    }
}

static PmapProtection *
find_key (GBytes *sealed)
{
  for (guint i = 0; i < N_KEYS; i++)
    if (pmap_protection_is_of (keys[i], sealed))
      return keys[i];
  return NULL;
}

/* The newest of what was left of this map: as pmap-window-recovery.c has it. What began with an older file is put together with
 * the one that is there now; test-merge-laws.c has that. */
static gboolean
bring_back (World    *world,
            gboolean  as_is)
{
  g_autoptr (GPtrArray) left = pmap_recovery_list (world->location);
  g_autoptr (PmapDocument) draft = NULL;
  g_autoptr (PmapDocument) base = NULL;
  g_autoptr (PmapFile) file = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GPtrArray) erased = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *hash = NULL;
  PmapProtection *key;
  PmapSnapshot *snapshot;

  if (left->len == 0)
    return FALSE;
  snapshot = left->pdata[0];
  bytes = g_file_load_bytes (world->location, NULL, NULL, NULL);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (as_is && g_strcmp0 (hash, pmap_snapshot_get_base (snapshot)) != 0)
    return FALSE;
  key = find_key (pmap_snapshot_get_bytes (snapshot));
  draft = pmap_snapshot_load (snapshot, key, issues, NULL);
  g_assert_nonnull (draft);
  file = pmap_snapshot_restore_file (snapshot, key, &base, NULL);
  g_assert_nonnull (file);
  take_up (world, base, file);
  g_set_object (&world->recovered, snapshot);
  erased = pmap_snapshot_list_erased (snapshot, base);
  pmap_erase_recover (world->editor, draft, erased, pmap_snapshot_forgets_versions (snapshot), "Recover");
  if (!pmap_history_is_modified (pmap_editor_get_history (world->editor)))
    discard_recovered (world);
  return TRUE;
}

/* --- steps --- */

static void
erase_pupil (World    *world,
             guint     i,
             gboolean  keeps_places)
{
  g_autofree char *name = name_pupil (i);
  g_autofree char *id = g_strconcat ("u-", name, NULL);
  PmapPupil *pupil = pmap_document_find (world->document, id);

  if (pupil == NULL)
    return;
  g_assert_true (pmap_erase_pupil (world->editor, pupil, keeps_places ? PMAP_ERASE_KEEP_PLACES : PMAP_ERASE_TAKE_PLACES, TRUE, NULL));
  if (world->ticked[i])
    pmap_recorder_forget_versions (pmap_editor_get_recorder (world->editor), PMAP_RECORD (pupil));
}

static void
save_elsewhere (World *world)
{
  g_autoptr (GFile) place = make_name (world);
  g_autoptr (PmapFile) file = pmap_file_new (place);

  pmap_file_set_protection (file, pmap_file_get_protection (world->file));
  g_set_object (&world->location, place);
  g_set_object (&world->file, file);
  save (world);
}

/* Renamed, or copied and the copy gone on with, while the map is closed. */
static void
move (World    *world,
      gboolean  copied)
{
  g_autoptr (GFile) place = make_name (world);

  save (world);
  put_down (world);
  if (copied)
    g_assert_true (g_file_copy (world->location, place, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  else
    g_assert_true (g_file_move (world->location, place, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  g_set_object (&world->location, place);
  open_again (world);
}

static void
crash (World    *world,
       gboolean  not_now)
{
  leave_behind (world);
  put_down (world);
  if (not_now || !bring_back (world, TRUE))
    open_again (world);
}

/* --- what must hold --- */

/* A snapshot has a head before what may be sealed. */
static gsize
find_body (const char *data,
           gsize       size)
{
  guint64 head;
  const char *line = memchr (data, '\n', size);

  if (!g_str_has_prefix (data, "provision-map-snapshot 1 ") || line == NULL)
    return 0;
  head = g_ascii_strtoull (data + strlen ("provision-map-snapshot 1 "), NULL, 10);
  return line + 1 - data + head;
}

/* All that anybody with a password could read in a file: its head, if it has one, and the rest. */
static char *
read_all (const char *path,
          gboolean   *is_sealed)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) body = NULL, plain = NULL;
  gsize size, start;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  start = find_body (data, size);
  body = g_bytes_new (data + start, size - start);
  *is_sealed = pmap_protection_is_protected (body);
  for (guint i = 0; *is_sealed && i < N_KEYS && plain == NULL; i++)
    plain = pmap_protection_open (keys[i], body, NULL);
  if (plain == NULL)
    plain = g_bytes_ref (body);
  return g_strdup_printf ("%.*s%.*s", (int) start, data, (int) g_bytes_get_size (plain), (const char *) g_bytes_get_data (plain, NULL));
}

static void
check_kept_file (World      *world,
                 const char *path)
{
  gboolean is_sealed;
  g_autofree char *text = read_all (path, &is_sealed);

  if (world->is_protected && strstr (text, "Zzkept") != NULL && !is_sealed)
    g_error ("in plain text after protection: %s", path);
  for (guint i = 0; i < N_PUPILS; i++)
    {
      g_autofree char *name = name_pupil (i);

      if (world->forgotten[i] && strstr (text, name) != NULL)
        g_error ("pupil %u is still in %s", i, path);
    }
}

static void
check_folder (World      *world,
              const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        check_folder (world, path);
      else
        check_kept_file (world, path);
    }
}

static void
check_saved (World *world)
{
  g_autofree char *state = pmap_state_folder_get_path (NULL);
  g_autofree char *path = g_file_get_path (world->location);
  gboolean is_sealed;
  g_autofree char *text = read_all (path, &is_sealed);

  g_assert_true (is_sealed == world->is_protected);
  g_assert_nonnull (strstr (text, "Zzkept"));
  for (guint i = 0; i < N_PUPILS; i++)
    {
      g_autofree char *name = name_pupil (i);

      if (world->erased[i] && strstr (text, name) != NULL)
        g_error ("pupil %u is still in the file", i);
    }
  check_folder (world, state);
}

static World *
begin (void)
{
  World *world = g_new0 (World, 1);
  g_autofree char *state = pmap_state_folder_get_path (NULL);
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapFile) file = NULL;

  remove_all (state);
  world->folder = g_dir_make_tmp ("pmap-kept-XXXXXX", NULL);
  world->location = make_name (world);
  file = pmap_file_new (world->location);
  take_up (world, document, file);
  save (world);
  return world;
}

static void
end (World *world)
{
  put_down (world);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (world->location);
  remove_all (world->folder);
  g_free (world->folder);
  g_free (world);
}

/* A second school's map in its own place, with something kept. */
static World *
begin_beside (void)
{
  World *world = g_new0 (World, 1);
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapFile) file = NULL;

  world->folder = g_dir_make_tmp ("pmap-kept-XXXXXX", NULL);
  world->location = make_name (world);
  file = pmap_file_new (world->location);
  take_up (world, document, file);
  save (world);
  map_set (world->document->school, "name", "Zzkept Other School");
  save (world);
  return world;
}

static PmapKeptMap *
look (World          *world,
      PmapProtection *protection)
{
  PmapKeptMap *kept = pmap_kept_map_new (world->document, world->location);

  pmap_kept_map_add_protection (kept, protection);
  return kept;
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* At once, and in a thread. */
static void
assert_count (World          *world,
              PmapProtection *protection,
              guint           n_versions,
              guint           n_works)
{
  g_autoptr (PmapKeptMap) kept = look (world, protection);
  g_autoptr (GAsyncResult) result = NULL;
  guint versions, works;

  pmap_kept_map_count (kept, &versions, &works);
  g_assert_cmpuint (versions, ==, n_versions);
  g_assert_cmpuint (works, ==, n_works);
  pmap_kept_map_count_async (g_steal_pointer (&kept), NULL, counted_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  versions = works = G_MAXUINT;
  g_assert_true (pmap_kept_map_count_finish (result, &versions, &works, NULL));
  g_assert_cmpuint (versions, ==, n_versions);
  g_assert_cmpuint (works, ==, n_works);
}

static void
change (World      *world,
        const char *name)
{
  g_assert_true (pmap_editor_set_typed (world->editor, PMAP_RECORD (world->document->school), "name", name, NULL));
}

static void
test_renamed (void)
{
  World *world = begin (), *other = begin_beside ();
  g_autoptr (PmapKeptMap) kept = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  g_test_summary ("What was kept under earlier names is counted and goes; another map's, and its unsaved work, stay.");
  change (world, "Zzkept One");
  move (world, FALSE);
  change (world, "Zzkept Two");
  save_elsewhere (world);
  change (world, "Zzkept Three");
  leave_behind (world);
  move (world, TRUE);
  change (other, "Zzkept Unsaved");
  leave_behind (other);
  assert_count (world, NULL, 2, 1);
  assert_count (other, NULL, 1, 1);
  kept = look (world, NULL);
  g_assert_true (pmap_kept_map_forget (kept, issues));
  g_assert_cmpuint (issues->len, ==, 0);
  assert_count (world, NULL, 0, 0);
  assert_count (other, NULL, 1, 1);
  end (world);
  end (other);
}

static void
surveyed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) user_data = pmap_version_survey_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_listed (void)
{
  World *world = begin (), *other = begin_beside ();
  g_autoptr (GFile) copy = g_file_new_build_filename (world->folder, "brought-back.pmap", NULL);
  g_autoptr (GPtrArray) survey = NULL;
  GString *names = g_string_new (NULL);

  g_test_summary ("Earlier versions are listed under whatever name of the file they were kept, once each, the newest first; they can "
                  "be read and saved as a copy; another map's are not among them.");
  change (world, "Zzkept One");
  save (world);
  move (world, FALSE);
  change (world, "Zzkept Two");
  save (world);
  change (other, "Zzkept Other");
  save (other);
  pmap_version_survey_async (world->document, world->file, NULL, surveyed_cb, &survey);
  while (survey == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < survey->len; i++)
    {
      const PmapSurveyedVersion *item = survey->pdata[i];
      g_autoptr (PmapDocument) document = NULL;
      g_autoptr (GBytes) bytes = NULL, kept = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (item->differences);
      document = pmap_version_survey_load (item->version, NULL, &error);
      g_assert_no_error (error);
      g_string_append_printf (names, "%s%s\n", pmap_document_get_school (document)->name, item->is_elsewhere ? ", elsewhere" : "");
      g_assert_true (pmap_kept_version_save_copy (item->version, copy, &error));
      g_assert_no_error (error);
      bytes = g_file_load_bytes (copy, NULL, NULL, &error);
      kept = pmap_kept_version_read (item->version, &error);
      g_assert_true (g_bytes_equal (bytes, kept));
    }
  g_assert_cmpstr (names->str, ==, "Zzkept One\nZzkept School, elsewhere\n");
  g_string_free (names, TRUE);
  end (world);
  end (other);
}

static void
test_other_password (void)
{
  World *world = begin (), *other = begin_beside (), *copy = begin_beside ();
  g_autoptr (PmapKeptMap) kept = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  g_test_summary ("What another password seals is named only where it may be of the map: where no note says whose it is.");
  pmap_file_set_protection (other->file, keys[0]);
  change (other, "Zzkept Sealed");
  save (other);
  change (other, "Zzkept Sealed again");
  save (other);
  assert_count (world, NULL, 0, 0);
  kept = look (world, NULL);
  g_assert_true (pmap_kept_map_forget (kept, issues));
  g_assert_cmpuint (issues->len, ==, 0);                    /* the note says that it is another map's */
  {
    g_autofree char *state = pmap_state_folder_get_path ("versions");
    g_autofree char *uri = g_file_get_uri (other->location);
    g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
    g_autofree char *note = g_strconcat ("map-", pmap_record_get_id (PMAP_RECORD (other->document)), NULL);
    g_autofree char *path = g_build_filename (state, digest, note, NULL);

    g_assert_cmpint (g_remove (path), ==, 0);               /* as what was kept before there were notes */
  }
  g_assert_true (pmap_kept_map_forget (kept, issues));
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_true (g_str_has_prefix (((PmapIssue *) issues->pdata[0])->message,
                                   "4 earlier versions that are kept on this computer could not be looked into"));
  assert_count (other, keys[0], 4, 0);
  end (world);
  end (other);
  end (copy);
}

static void
test_cannot_go (void)
{
  World *world = begin ();
  g_autoptr (PmapKeptMap) kept = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *state = pmap_state_folder_get_path ("versions");
  g_autofree char *uri = g_file_get_uri (world->location);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *name = g_strdup_printf ("00000009-20261122T193000Z-%s", digest);
  g_autofree char *path = g_build_filename (state, digest, name, "inside", NULL);

  g_test_summary ("What cannot be deleted, or sealed, is said, and the rest is done.");
  change (world, "Zzkept One");
  save (world);
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);         /* even root cannot remove that as a file */
  kept = look (world, NULL);
  pmap_kept_map_seal (kept, keys[0], issues);
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_true (g_str_has_prefix (((PmapIssue *) issues->pdata[0])->message,
                                   "1 earlier version of this map is still on this computer without protection"));
  g_assert_false (pmap_kept_map_forget (kept, issues));
  g_assert_cmpuint (issues->len, ==, 2);
  g_assert_true (g_str_has_prefix (((PmapIssue *) issues->pdata[1])->message, "1 earlier version of this map, which still has"));
  versions = pmap_versions_list (world->location);
  g_assert_cmpuint (versions->len, ==, 1);
  end (world);
}

/* Work that was left for later, before the map was protected. */
static void
test_left_work_is_sealed (void)
{
  World *world = begin ();
  g_autoptr (GPtrArray) left = NULL;

  g_test_summary ("Work that a crash left behind is sealed with its map, again with a new password, and can be brought back.");
  world->ticked[0] = TRUE;
  erase_pupil (world, 0, TRUE);
  change (world, "Zzkept Left");
  crash (world, TRUE);
  pmap_file_set_protection (world->file, keys[0]);
  save (world);
  check_saved (world);
  pmap_file_set_protection (world->file, keys[1]);
  save (world);
  check_saved (world);
  left = pmap_recovery_list (world->location);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_true (pmap_protection_is_of (keys[1], pmap_snapshot_get_bytes (left->pdata[0])));
  g_clear_pointer (&left, g_ptr_array_unref);
  put_down (world);
  g_assert_true (bring_back (world, FALSE));
  g_assert_cmpstr (((PmapSchool *) world->document->school)->name, ==, "Zzkept Left");
  save (world);
  check_saved (world);
  g_assert_true (world->erased[0] && world->forgotten[0]);
  end (world);
}

/* From another computer, where nothing of ours is kept. */
static void
save_as_colleague (World          *world,
                   PmapProtection *protection)
{
  g_autoptr (GBytes) sealed = pmap_protection_seal (protection, pmap_file_get_map_bytes (world->file), NULL);

  g_assert_true (g_file_replace_contents (world->location, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
}

static void
test_colleague_protects (void)
{
  World *world = begin ();

  g_test_summary ("Once a colleague has protected the map, what was kept of it here in plain text is sealed with the next save.");
  change (world, "Zzkept One");
  move (world, FALSE);
  change (world, "Zzkept Left");
  crash (world, TRUE);
  save_as_colleague (world, keys[0]);
  put_down (world);
  open_again (world);
  change (world, "Zzkept Two");
  save (world);
  g_assert_true (world->is_protected);
  check_saved (world);
  end (world);
}

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_colleague_changes_password (void)
{
  World *world = begin ();
  g_autofree char *key = NULL;
  g_autoptr (PmapProtection) next = pmap_protection_change_recovery_key (keys[0], &key);
  g_autoptr (PmapCatchUp) job = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Once a colleague’s new password was entered, what was kept under the one before is sealed anew with the next save.");
  pmap_file_set_protection (world->file, keys[0]);
  change (world, "Zzkept One");
  save (world);
  save_as_colleague (world, next);
  job = pmap_catch_up_new (world->file);
  pmap_catch_up_set_opener (job, next);
  pmap_catch_up_run_async (job, NULL, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  pmap_catch_up_run_finish (job, result, &error);
  g_assert_no_error (error);
  g_set_object (&world->file, pmap_catch_up_get_file (job));
  change (world, "Zzkept Two");
  save (world);
  versions = pmap_versions_list (world->location);
  g_assert_cmpuint (versions->len, >=, 2);
  for (guint i = 0; i < versions->len; i++)
    {
      g_autoptr (GBytes) bytes = pmap_kept_version_read (versions->pdata[i], NULL);

      g_assert_true (pmap_protection_is_of (next, bytes));
    }
  end (world);
}

static void
test_protection_comes_back (void)
{
  World *world = begin ();
  g_autoptr (GPtrArray) versions = NULL;

  g_test_summary ("Where the protection is taken off and another comes, what was kept under the first is sealed with the second.");
  pmap_file_set_protection (world->file, keys[0]);
  change (world, "Zzkept One");
  save (world);
  change (world, "Zzkept Two");
  save (world);
  pmap_file_set_protection (world->file, NULL);
  save (world);
  pmap_file_set_protection (world->file, keys[1]);
  save (world);
  versions = pmap_versions_list (world->location);
  g_assert_cmpuint (versions->len, >=, 3);
  for (guint i = 0; i < versions->len; i++)
    {
      g_autoptr (GBytes) bytes = pmap_kept_version_read (versions->pdata[i], NULL);

      g_assert_true (pmap_protection_is_of (keys[1], bytes));
    }
  end (world);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("pmap-kept-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("PMAP_USER", "Mrs Example", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_KEYS; i++)
    {
      char *recovery_key = NULL;

      keys[i] = pmap_protection_new ("correct horse", &recovery_key, NULL);
      pmap_secret_free (recovery_key);
    }

  g_test_add_func ("/kept-map/renamed", test_renamed);
  g_test_add_func ("/kept-map/listed", test_listed);
  g_test_add_func ("/kept-map/other-password", test_other_password);
  g_test_add_func ("/kept-map/cannot-go", test_cannot_go);
  g_test_add_func ("/kept-map/left-work-is-sealed", test_left_work_is_sealed);
  g_test_add_func ("/kept-map/colleague-protects", test_colleague_protects);
  g_test_add_func ("/kept-map/colleague-changes-password", test_colleague_changes_password);
  g_test_add_func ("/kept-map/protection-comes-back", test_protection_comes_back);

  status = g_test_run ();
  for (guint i = 0; i < N_KEYS; i++)
    g_object_unref (keys[i]);
  remove_all (state);
  return status;
}
