/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two programs have one map open, and whatever can happen to its file happens, in any order: links, copies of other maps, old copies,
 * renaming, removing, new passwords, crashes, recovery. Never is a word of one map in another's file, and never does a program seal
 * with an older protection than it has had. */

#define _GNU_SOURCE                  /* for memmem() */

#include "config.h"

#include "base/pmap-error.h"
#include "shared/map.h"
#include "shared/no-pauses.h"
#include "shared/remove-all.h"
#include "store/pmap-catch-up.h"
#include "store/pmap-file-private.h"
#include "store/pmap-loader.h"
#include "store/pmap-merge.h"
#include "store/pmap-protection-private.h"
#include "store/pmap-saver.h"
#include "store/pmap-sealed-format-private.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-write.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SEQUENCES 40                 /* times PMAP_TEST_SCALE */
#define STEPS 24
#define N_PROTECTIONS_MOST 12

typedef enum
{
  MAP_SHARED,
  MAP_PRIVATE,
  MAP_OTHER,
  N_MAPS
} Map;

/* Each map's own word, which stands in all that belongs to it. */
static const char *const words[N_MAPS] = { "Larchwood", "Quillfeather", "Stonebridge" };

typedef struct
{
  PmapFile *file;        /* NULL: the program is not running */
  PmapDocument *document;
  PmapDocument *kept;    /* what a crash left of the work; NULL for nothing */
  GBytes *kept_base;
  PmapProtection *kept_protection;
  guint generation;      /* the highest that this program has sealed with or opened */
} Person;

typedef struct
{
  GRand *random;
  char *share;
  char *home;
  char *path;
  char *others[N_MAPS];
  Person people[2];
  GPtrArray *copies;     /* of GBytes: what the file was */
  GPtrArray *protections;
  guint n_edits;
  guint n_saved, n_refused, n_taken_in, n_put_back;
  GString *story;
} World;

static guint n_saved, n_refused, n_taken_in, n_put_back;

static PmapFile *
new_file (const char *path)
{
  g_autoptr (GFile) location = g_file_new_for_path (path);

  return pmap_file_new (location);
}

static PmapDocument *
new_map (Map map)
{
  PmapDocument *document = pmap_document_new ();
  g_autofree char *id = g_strdup_printf ("map-%u", map);

  _pmap_record_set_id (PMAP_RECORD (document), id);
  map_set (pmap_document_get_school (document), "name", words[map]);
  map_set (pmap_document_get_year (document), "start", "1/9/2026");
  map_set (pmap_document_get_year (document), "end", "31/8/2027");
  return document;
}

static GBytes *
read_path (const char *path)
{
  struct stat status;
  char *text;
  gsize length;

  if (g_lstat (path, &status) < 0 || !S_ISREG (status.st_mode) || !g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  return g_bytes_new_take (text, length);
}

/* The XML of a file, by whichever protection there has been. */
static GBytes *
open_bytes (World  *world,
            GBytes *bytes)
{
  if (!pmap_protection_is_protected (bytes))
    return g_bytes_ref (bytes);
  for (guint i = 0; i < world->protections->len; i++)
    {
      GBytes *plain = pmap_protection_open (world->protections->pdata[i], bytes, NULL);

      if (plain != NULL)
        return plain;
    }
  g_error ("%s: sealed with a key that nobody made", world->story->str);
}

static guint
get_maps_in (GBytes *plain)
{
  guint maps = 0;

  for (guint i = 0; i < N_MAPS; i++)
    if (memmem (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), words[i], strlen (words[i])) != NULL)
      maps |= 1u << i;
  return maps;
}

/* --- what holds after every step --- */

static void
check_file (World      *world,
            const char *path,
            gboolean    is_home)
{
  g_autoptr (GBytes) bytes = read_path (path);
  g_autoptr (GBytes) plain = NULL;
  guint maps;

  if (bytes == NULL)
    return;
  plain = open_bytes (world, bytes);
  maps = get_maps_in (plain);
  if ((maps & (maps - 1)) != 0)
    g_error ("%s: words of two maps in %s", world->story->str, path);
  if (!is_home && maps & 1u << MAP_PRIVATE)
    g_error ("%s: the private map is in %s", world->story->str, path);
}

static void
check_folder (World      *world,
              const char *folder,
              gboolean    is_home)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      check_file (world, path, is_home);
    }
}

static void
check (World *world)
{
  g_autoptr (GBytes) private = read_path (world->others[MAP_PRIVATE]);

  check_folder (world, world->share, FALSE);
  check_folder (world, world->home, TRUE);
  if (private == NULL || get_maps_in (private) != 1u << MAP_PRIVATE)
    g_error ("%s: the private map is not what it was", world->story->str);
  for (guint i = 0; i < 2; i++)
    {
      Person *person = &world->people[i];
      PmapProtection *protection = person->file != NULL ? pmap_file_get_protection (person->file) : NULL;
      g_autoptr (GBytes) bytes = person->document != NULL ? pmap_xml_write (person->document) : NULL;
      guint generation = protection != NULL ? pmap_protection_get_generation (protection) : 0;

      if (bytes != NULL && get_maps_in (bytes) != 1u << MAP_SHARED)
        g_error ("%s: words of another map are in the open one", world->story->str);
      if (person->file != NULL && generation < person->generation)
        g_error ("%s: an older protection, %u after %u", world->story->str, generation, person->generation);
      person->generation = MAX (person->generation, generation);
    }
}

/* --- what a program does --- */

static void
clear_person (Person *person)
{
  g_clear_object (&person->file);
  g_clear_object (&person->document);
}

/* Opens the map again, with the password that this person knows: the one that was last seen. */
static void
open_map (World  *world,
          Person *person)
{
  g_autoptr (PmapFile) file = new_file (world->path);
  g_autoptr (PmapLoader) loader = NULL;
  g_autoptr (GBytes) bytes = read_path (world->path);
  PmapProtection *protection = NULL;

  clear_person (person);
  for (guint i = world->protections->len; i > 0 && bytes != NULL && protection == NULL; i--)
    if (pmap_protection_is_of (world->protections->pdata[i - 1], bytes))
      protection = world->protections->pdata[i - 1];
  pmap_file_set_protection (file, protection);
  loader = pmap_loader_new (file);
  if (!pmap_loader_load (loader, NULL, NULL))
    return;
  /* Who opens another map, or an older copy, by its own password, sees what it is. */
  if (g_strcmp0 (pmap_record_get_id (PMAP_RECORD (pmap_loader_get_document (loader))), "map-0") != 0)
    return;
  person->file = g_steal_pointer (&file);
  person->document = g_object_ref (pmap_loader_get_document (loader));
  person->generation = protection != NULL ? pmap_protection_get_generation (protection) : 0;
}

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
run_catch_up (PmapCatchUp  *job,
              GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pmap_catch_up_run_async (job, NULL, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return pmap_catch_up_run_finish (job, result, error);
}

/* What a window does when somebody else has saved; a password that is asked for is any that opens the file. */
static gboolean
take_in (World  *world,
         Person *person)
{
  g_autoptr (PmapCatchUp) job = pmap_catch_up_new (person->file);
  g_autoptr (PmapMerge) merge = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) target = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = run_catch_up (job, &error);

  if (!done && g_error_matches (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED))
    {
      g_autoptr (GBytes) sealed = g_bytes_ref (pmap_catch_up_get_sealed (job));
      PmapProtection *opener = NULL;

      for (guint i = 0; i < world->protections->len && opener == NULL; i++)
        if (pmap_protection_is_of (world->protections->pdata[i], sealed))
          opener = world->protections->pdata[i];
      g_assert_nonnull (opener);
      g_clear_object (&job);
      job = pmap_catch_up_new (person->file);
      pmap_catch_up_set_opener (job, opener);
      done = run_catch_up (job, NULL);
    }
  if (!done)
    return FALSE;
  merge = pmap_merge_new (pmap_catch_up_get_base (job), person->document, pmap_catch_up_get_theirs (job));
  pmap_merge_decide_all (merge, g_rand_boolean (world->random) ? PMAP_DECISION_MINE : PMAP_DECISION_THEIRS);
  target = pmap_merge_make (merge, issues, NULL);
  if (target == NULL)
    return FALSE;
  world->n_taken_in++;
  g_set_object (&person->document, target);
  g_set_object (&person->file, pmap_catch_up_get_file (job));
  return TRUE;
}

static void
edit (World  *world,
      Person *person)
{
  g_autofree char *text = g_strdup_printf ("%s %u", words[MAP_SHARED], world->n_edits++);

  map_set (pmap_document_get_school (person->document), g_rand_boolean (world->random) ? "headteacher" : "senco", text);
}

static gboolean
save (World    *world,
      Person   *person,
      gboolean  put_back)
{
  g_autoptr (PmapSaver) saver = pmap_saver_new (person->document, person->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = NULL;
  PmapProtection *protection = pmap_file_get_protection (person->file);

  pmap_saver_set_put_back (saver, put_back);
  if (!pmap_saver_save (saver, NULL, &error))
    {
      world->n_refused++;
      return g_error_matches (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE) && take_in (world, person)
             && g_rand_boolean (world->random) && save (world, person, FALSE);
    }
  world->n_saved++;
  world->n_put_back += put_back;
  found = read_path (world->path);
  if (found == NULL || !g_bytes_equal (found, pmap_file_get_bytes (person->file))
      || (protection != NULL && !pmap_protection_is_of (protection, found)))
    g_error ("%s: what was saved is not there", world->story->str);
  g_ptr_array_add (world->copies, g_bytes_ref (found));
  return TRUE;
}

static void
change_password (World  *world,
                 Person *person)
{
  PmapProtection *before = pmap_file_get_protection (person->file), *after = NULL;
  g_autofree char *key = NULL;

  if (world->protections->len >= N_PROTECTIONS_MOST)
    return;
  /* The slow half of a new password is the same for all; without it, the key changes all the same. */
  after = before == NULL ? _pmap_protection_new_with_effort ("first", PMAP_SEALED_MEMORY_MIN, PMAP_SEALED_PASSES_MIN, &key, NULL)
          : g_rand_int_range (world->random, 0, 8) == 0 ? pmap_protection_change_password (before, "next", &key, NULL)
          : pmap_protection_change_recovery_key (before, &key);
  g_ptr_array_add (world->protections, after);
  pmap_file_set_protection (person->file, after);
  if (!save (world, person, FALSE) && pmap_file_get_protection (person->file) == after)
    pmap_file_set_protection (person->file, before);       /* only a wish, and not carried out */
}

static void
crash (World  *world,
       Person *person)
{
  g_clear_object (&person->kept);
  g_clear_pointer (&person->kept_base, g_bytes_unref);
  g_clear_object (&person->kept_protection);
  person->kept = g_object_ref (person->document);
  person->kept_base = g_bytes_ref (pmap_file_get_bytes (person->file));
  g_set_object (&person->kept_protection, _pmap_file_get_opener (person->file));
  clear_person (person);
}

/* As a snapshot is given back: with what the file was when the work began. */
static void
recover (World  *world,
         Person *person)
{
  g_autoptr (GBytes) plain = NULL;

  if (person->kept == NULL || !g_file_test (world->path, G_FILE_TEST_EXISTS))
    return;
  clear_person (person);
  person->document = g_steal_pointer (&person->kept);
  person->file = new_file (world->path);
  _pmap_file_set_bytes (person->file, person->kept_base);
  _pmap_file_set_map_id (person->file, "map-0");
  if (person->kept_protection != NULL)
    {
      plain = pmap_protection_open (person->kept_protection, person->kept_base, NULL);
      if (plain != NULL)
        _pmap_file_set_map_bytes (person->file, plain, person->kept_protection);
      pmap_file_set_protection (person->file, person->kept_protection);
    }
  person->generation = person->kept_protection != NULL ? pmap_protection_get_generation (person->kept_protection) : 0;
  save (world, person, FALSE);
}

/* --- what somebody does to the file --- */

static void
put (World  *world,
     GBytes *bytes)
{
  g_autofree char *beside = g_build_filename (world->share, "beside", NULL);

  g_assert_true (g_file_set_contents (beside, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  if (g_rename (beside, world->path) < 0)
    g_remove (beside);
}

static void
put_link (World *world)
{
  const char *target = world->others[g_rand_int_range (world->random, MAP_PRIVATE, N_MAPS)];

  g_remove (world->path);
  (void) !symlink (target, world->path);
}

static void
put_no_file (World *world)
{
  g_remove (world->path);
  if (g_rand_boolean (world->random))
    (void) !mkfifo (world->path, 0600);
  else
    (void) !g_mkdir (world->path, 0700);
}

static void
put_copy (World *world)
{
  g_autoptr (GBytes) other = read_path (world->others[MAP_OTHER]);

  put (world, other);
}

static void
put_old_copy (World *world)
{
  put (world, world->copies->pdata[g_rand_int_range (world->random, 0, world->copies->len)]);
}

static void
put_away (World *world)
{
  g_autofree char *away = g_build_filename (world->share, "away", NULL);

  if (g_rand_boolean (world->random))
    (void) !g_rename (world->path, away);
  else
    (void) !g_rename (away, world->path);
}

static void
put_nothing (World *world)
{
  g_remove (world->path);
}

static const struct
{
  const char *name;
  void (*outside) (World *world);
  void (*inside) (World *world, Person *person);
} steps[] = {
  { "link", put_link, NULL },
  { "no-file", put_no_file, NULL },
  { "copy", put_copy, NULL },
  { "old-copy", put_old_copy, NULL },
  { "rename", put_away, NULL },
  { "remove", put_nothing, NULL },
  { "edit", NULL, edit },
  { "password", NULL, change_password },
  { "password", NULL, change_password },
  { "old-copy", put_old_copy, NULL },
  { "crash", NULL, crash },
};

static void
step (World *world)
{
  guint who = g_rand_int_range (world->random, 0, 2);
  Person *person = &world->people[who];
  guint what = g_rand_int_range (world->random, 0, 2 * G_N_ELEMENTS (steps) + 4);
  const char *name = what < G_N_ELEMENTS (steps) ? steps[what].name : person->file == NULL ? "recover or open"
                     : what == G_N_ELEMENTS (steps) ? "put back" : what == G_N_ELEMENTS (steps) + 1 ? "close and open"
                     : what == G_N_ELEMENTS (steps) + 2 ? "catch up" : "save";

  g_string_append_printf (world->story, " %s:%s", who == 0 ? "Ann" : "Ben", name);
  if (what < G_N_ELEMENTS (steps) && steps[what].outside != NULL)
    steps[what].outside (world);
  else if (person->file == NULL)
    {
      if (g_rand_boolean (world->random))
        recover (world, person);
      if (person->file == NULL)
        open_map (world, person);
    }
  else if (what < G_N_ELEMENTS (steps))
    steps[what].inside (world, person);
  else if (what == G_N_ELEMENTS (steps))
    save (world, person, TRUE);
  else if (what == G_N_ELEMENTS (steps) + 1)
    open_map (world, person);
  else if (what == G_N_ELEMENTS (steps) + 2)
    take_in (world, person);
  else
    {
      edit (world, person);
      save (world, person, FALSE);
    }
  check (world);
}

static void
begin (World      *world,
       const char *root,
       guint       seed)
{
  *world = (World) { .random = g_rand_new_with_seed (seed) };
  world->share = g_build_filename (root, "share", NULL);
  world->home = g_build_filename (root, "home", NULL);
  world->path = g_build_filename (world->share, "map.pmap", NULL);
  world->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  world->protections = g_ptr_array_new_with_free_func (g_object_unref);
  world->story = g_string_new (NULL);
  g_string_append_printf (world->story, "seed %u:", seed);
  g_assert_no_errno (g_mkdir (world->share, 0700));
  g_assert_no_errno (g_mkdir (world->home, 0700));
  for (guint i = 0; i < N_MAPS; i++)
    {
      g_autoptr (PmapDocument) document = new_map (i);
      g_autoptr (GBytes) bytes = pmap_xml_write (document);

      world->others[i] = i == MAP_SHARED ? g_strdup (world->path) : g_build_filename (world->home, words[i], NULL);
      g_assert_true (g_file_set_contents (world->others[i], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
      if (i == MAP_SHARED)
        g_ptr_array_add (world->copies, g_steal_pointer (&bytes));
    }
  for (guint i = 0; i < 2; i++)
    open_map (world, &world->people[i]);
}

static void
end (World *world)
{
  n_saved += world->n_saved;
  n_refused += world->n_refused;
  n_taken_in += world->n_taken_in;
  n_put_back += world->n_put_back;
  for (guint i = 0; i < 2; i++)
    {
      clear_person (&world->people[i]);
      g_clear_object (&world->people[i].kept);
      g_clear_pointer (&world->people[i].kept_base, g_bytes_unref);
      g_clear_object (&world->people[i].kept_protection);
    }
  g_remove (world->path);      /* a link is not followed by what clears up */
  remove_all (world->share);
  remove_all (world->home);
  for (guint i = 0; i < N_MAPS; i++)
    g_free (world->others[i]);
  g_free (world->share);
  g_free (world->home);
  g_free (world->path);
  g_ptr_array_unref (world->copies);
  g_ptr_array_unref (world->protections);
  g_string_free (world->story, TRUE);
  g_rand_free (world->random);
}

static void
test_sequences (void)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");
  guint n = SEQUENCES * (scale != NULL ? MAX (1, (guint) g_ascii_strtoull (scale, NULL, 10)) : 1);
  guint first = g_test_rand_int () & 0xffffff;
  g_autofree char *root = g_dir_make_tmp ("pmap-sequences-XXXXXX", NULL);

  g_test_summary ("Whatever happens to the file in whatever order: no word in another map's place, no older protection.");
  for (guint i = 0; i < n; i++)
    {
      World world;

      begin (&world, root, first + i);
      for (guint j = 0; j < STEPS; j++)
        step (&world);
      end (&world);
    }
  g_test_message ("%u sequences of %u steps from seed %u: %u saved, %u refused, %u taken in, %u put back", n, STEPS, first, n_saved,
                  n_refused, n_taken_in, n_put_back);
  /* Each of them happens in two of three sequences, or more often. */
  g_assert_cmpuint (n_saved, >, n / 2);
  g_assert_cmpuint (n_refused, >, n / 2);
  g_assert_cmpuint (n_taken_in, >, n / 20);
  g_assert_cmpuint (n_put_back, >, n / 20);
  g_rmdir (root);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("pmap-sequences-state-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/place-sequences", test_sequences);
  result = g_test_run ();
  remove_all (state);
  return result;
}
