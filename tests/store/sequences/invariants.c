/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds after every step, after every save, whenever a colleague's work is taken in, and at the end. */

#include "config.h"

#include "store/sequences/world.h"

#include "model/pmap-school.h"
#include "shared/map.h"
#include "store/pmap-state-folder.h"
#include "store/pmap-versions.h"
#include "store/posix/pmap-temporary.h"
#include "xml/pmap-xml-write.h"

#include <string.h>

#define N_KEPT_BESIDE_MOST 5         /* besides what was put back */

/* Calls @check for every file below a folder. */
static void
for_each (World      *self,
          Person     *person,
          const char *folder,
          void      (*check) (World *self, Person *person, const char *path))
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
        for_each (self, person, path, check);
      else
        check (self, person, path);
    }
}

/* --- after every step --- */

/* No word of one map is in another's file, version or snapshot, and none of the private one is anybody else's. */
static void
check_maps (World      *self,
            Person     *person,
            const char *path)
{
  Content content = world_look (self, path);

  if ((content.maps & (content.maps - 1)) != 0)
    world_fail (self, "words of two maps are in %s", path);
  if (content.maps & 1u << MAP_PRIVATE && person != &self->people[0])
    world_fail (self, "the private map is in %s", path);
}

static void
check_kept (World      *self,
            Person     *person,
            const char *path)
{
  Content content = world_look (self, path);
  guint found = content.pupils & person->forgotten & ~self->typed;

  check_maps (self, person, path);
  if (person->is_protected && content.maps & 1u << MAP_SHARED && !content.is_sealed)
    world_fail (self, "%s has saved the map under a password, and it is kept as plain text: %s", person->name, path);
  if (found != 0)
    world_fail (self, "pupils %x are erased with what %s’s program keeps, and are still in %s", found, person->name, path);
}

/* Who is in the map again, by undo, by a decision, by an old copy, is not forgotten. */
static void
check_person (World  *self,
              Person *person)
{
  g_autoptr (GBytes) bytes = NULL;

  if (person->editor != NULL)
    {
      Content content;

      bytes = pmap_xml_write (program_get_document (person));
      content = world_look_at_text (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (content.maps != 1u << MAP_SHARED)
        world_fail (self, "words of another map are in the map that %s has open", person->name);
      person->forgotten &= ~world_get_pupils (program_get_document (person));
    }
  for_each (self, person, person->state, check_kept);
  for_each (self, person, person->home, check_maps);
}

/* @person: who did the last step; NULL where it was nobody's program */
void
invariants_check (World  *self,
                  Person *person)
{
  g_autoptr (GBytes) private = world_read (self->others[MAP_PRIVATE]);

  for_each (self, NULL, self->share, check_maps);
  if (person != NULL)
    check_person (self, person);
  if (private == NULL || world_look (self, self->others[MAP_PRIVATE]).maps != 1u << MAP_PRIVATE)
    world_fail (self, "the private map is not what it was");
}

/* --- after a save --- */

static gboolean
is_kept_beside (World  *self,
                GBytes *bytes)
{
  g_autoptr (GDir) directory = g_dir_open (self->share, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->share, name, NULL);
      g_autoptr (GBytes) other = world_read (path);

      if (other != NULL && g_bytes_equal (bytes, other))
        return TRUE;
    }
  return FALSE;
}

/* What a save replaces is there still: among the saver's versions, sealed or not, or beside the map. */
static void
check_replaced (World  *self,
                Person *person,
                GBytes *before)
{
  g_autoptr (GPtrArray) versions = pmap_versions_list (pmap_file_get_location (person->file));
  g_autoptr (GBytes) plain = world_open_sealed (self, before);

  for (guint i = 0; i < versions->len; i++)
    {
      g_autoptr (GBytes) kept = pmap_kept_version_read (versions->pdata[i], NULL);
      g_autoptr (GBytes) opened = kept != NULL ? world_open_sealed (self, kept) : NULL;

      if (opened != NULL && g_bytes_equal (opened, plain))
        return;
    }
  if (!is_kept_beside (self, before))
    world_fail (self, "what %s’s save replaced is nowhere", person->name);
}

/* What was saved under a password opens with that one, and with none that the map had before. */
static void
check_sealed (World          *self,
              Person         *person,
              PmapProtection *protection,
              GBytes         *saved)
{
  guint last = self->secrets->len - 1;

  if (!pmap_protection_is_of (protection, saved))
    world_fail (self, "what %s saved is not under the password that it should be", person->name);
  if (pmap_protection_get_generation (protection) < person->generation)
    world_fail (self, "%s’s program saves under protection %u after %u", person->name, pmap_protection_get_generation (protection),
                person->generation);
  person->generation = pmap_protection_get_generation (protection);
  for (guint i = 0; i < self->secrets->len; i++)
    {
      Secret *secret = self->secrets->pdata[i];
      g_autoptr (GBytes) plain = secret->protection != protection ? pmap_protection_open (secret->protection, saved, NULL) : NULL;

      if (plain != NULL)
        world_fail (self, "what %s saved opens with another password than the last", person->name);
    }
  /* The slow proof, with what people type, where a password is new. */
  if (last > 0 && ((Secret *) self->secrets->pdata[last])->protection == protection && self->random != NULL
      && !g_str_equal (((Secret *) self->secrets->pdata[last - 1])->password, ((Secret *) self->secrets->pdata[last])->password)
      && world_draw (self, 8) == 0)
    {
      g_autoptr (PmapProtection) old = pmap_protection_unlock (saved, ((Secret *) self->secrets->pdata[last - 1])->password, NULL);
      g_autoptr (PmapProtection) new = pmap_protection_unlock (saved, ((Secret *) self->secrets->pdata[last])->password, NULL);

      if (old != NULL || new == NULL)
        world_fail (self, "%s’s new password does not count, or the old one does", person->name);
    }
}

/* What is kept is sealed as the map is, where the program has known what sealed it before; where it could not be, that was told. */
static void
check_kept_sealed (World      *self,
                   Person     *person,
                   const char *path)
{
  Content content = world_look (self, path);

  if (content.maps & 1u << MAP_SHARED && content.is_sealed && content.protection != pmap_file_get_protection (person->file)
      && g_ptr_array_find (person->seen, content.protection, NULL))
    world_fail (self, "%s’s program keeps the map under a former password: %s", person->name, path);
}

/* Whom this program erased is told of when the map is saved, with what was wished of what is kept. */
static void
check_erased (World  *self,
              Person *person,
              guint   present)
{
  guint gone = person->erasing & ~present;

  if (gone != 0 && !person->has_erased)
    world_fail (self, "%s’s program saves without pupils %x, whom it erased, and does not say so", person->name, gone);
  if (gone & person->ticked && !person->has_forgotten)
    world_fail (self, "%s’s program keeps what it should forget of pupils %x", person->name, gone & person->ticked);
  if (person->has_forgotten)
    person->forgotten |= ALL_PUPILS & ~present;
  person->erasing &= present;
  for (guint i = 0; i < N_PUPILS; i++)
    world_met[MET_ERASED] += gone >> i & 1;
  world_met[MET_FORGOTTEN] += person->has_forgotten;
}

void
invariants_check_saved (World  *self,
                        Person *person,
                        GBytes *before)
{
  g_autoptr (GFile) location = pmap_file_get_real_location (person->file);
  g_autofree char *path = g_file_get_path (location);
  g_autoptr (GBytes) saved = world_read (path);
  PmapProtection *protection = pmap_file_get_protection (person->file);
  guint present = world_get_pupils (program_get_document (person));
  Content content = world_look (self, path);

  if (saved == NULL || !g_bytes_equal (saved, pmap_file_get_bytes (person->file)))
    {
      world_fail (self, "what %s saved is not there", person->name);
      return;
    }
  if (content.maps != 1u << MAP_SHARED || content.is_sealed != (protection != NULL))
    world_fail (self, "what %s saved is not the map, or not sealed as it should be", person->name);
  if (content.pupils & ~present & ~self->typed)
    world_fail (self, "%s saves, and pupils %x are named who are not in the map", person->name,
                content.pupils & ~present & ~self->typed);
  if (protection != NULL)
    check_sealed (self, person, protection, saved);
  else if (person->generation > 0)
    world_fail (self, "%s’s program saves without protection, which nobody took off", person->name);
  person->forgotten &= ~present;
  check_erased (self, person, present);
  if (before != NULL && !person->has_forgotten && g_bytes_get_size (before) > 0)
    check_replaced (self, person, before);
  person->is_protected = protection != NULL;
  person->has_told_of_former = person->has_told_of_former || strstr (person->told->str, "before") != NULL
                               || strstr (person->told->str, "had then") != NULL;
  if (protection != NULL && !person->has_told_of_former)
    for_each (self, person, person->state, check_kept_sealed);
  if (protection != NULL)
    g_ptr_array_add (person->seen, protection);
  g_ptr_array_add (self->copies, g_bytes_ref (saved));
}

/* --- whenever a colleague's work is taken in --- */

static void
add_token (GHashTable *tokens,
           const char *text)
{
  const char *start = text != NULL ? strstr (text, "zq") : NULL;

  if (start != NULL)
    g_hash_table_add (tokens, g_strndup (start, strcspn (start, "x")));
}

/* What people typed: each text has a word of its own. */
static GHashTable *
list_tokens (PmapDocument *document)
{
  GHashTable *tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_token (tokens, pmap_document_get_school (document)->headteacher);
  add_token (tokens, pmap_document_get_school (document)->senco);
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    add_token (tokens, PMAP_PUPIL (pmap_record_list_get (document->pupils, i))->strengths);
  return tokens;
}

static void
check_tokens (World      *self,
              const char *whose,
              GHashTable *base,
              GHashTable *typed,
              GHashTable *target)
{
  GHashTableIter iter;
  const char *token;

  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, (gpointer *) &token, NULL))
    if (!g_hash_table_contains (base, token) && !g_hash_table_contains (target, token))
      world_fail (self, "nothing was asked, and what %s typed is lost: %s", whose, token);
}

/* Where nothing is asked, nothing is lost. */
void
invariants_check_taken (World        *self,
                        PmapDocument *base,
                        PmapDocument *mine,
                        PmapDocument *theirs,
                        PmapDocument *target)
{
  g_autoptr (GHashTable) in_base = list_tokens (base), in_mine = list_tokens (mine), in_theirs = list_tokens (theirs);
  g_autoptr (GHashTable) in_target = list_tokens (target);

  check_tokens (self, "this user", in_base, in_mine, in_target);
  check_tokens (self, "a colleague", in_base, in_theirs, in_target);
}

/* --- at the end, when both have closed the map --- */

static void
check_left (World      *self,
            Person     *person,
            const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (pmap_temporary_is (name))
    world_fail (self, "a save left %s behind", name);
}

static guint
count_names (const char *folder,
             const char *start,
             const char *end)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    n += g_str_has_prefix (name, start) && g_str_has_suffix (name, end);
  return n;
}

static void
check_end_of_person (World  *self,
                     Person *person)
{
  g_autofree char *versions = NULL, *recovery = NULL;
  g_autoptr (GDir) directory = NULL;
  const char *name;

  world_be (self, person);
  versions = pmap_state_folder_get_path ("versions");
  recovery = pmap_state_folder_get_path ("recovery");
  directory = g_dir_open (versions, 0, NULL);
  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *folder = g_build_filename (versions, name, NULL);

      if (count_names (folder, "0", "") > PMAP_VERSIONS_MAX)
        world_fail (self, "%s’s program keeps more than %u versions", person->name, PMAP_VERSIONS_MAX);
    }
  if (count_names (recovery, "", "") > person->crashes->len)
    world_fail (self, "%s’s program left %u folders behind and crashed %u times", person->name, count_names (recovery, "", ""),
                person->crashes->len);
}

void
invariants_check_end (World *self)
{
  g_autofree char *name = g_path_get_basename (self->path), *lock = g_strdup_printf (".~lock.%s#", name);

  for_each (self, NULL, self->share, check_left);
  if (count_names (self->share, lock, "") > 0)
    world_fail (self, "both have closed the map, and its lock is still there");
  if (count_names (self->share, "Map kept on", "") > self->n_put_back + N_KEPT_BESIDE_MOST)
    world_fail (self, "%u maps are kept beside the map", count_names (self->share, "Map kept on", ""));
  for (guint i = 0; i < N_PEOPLE; i++)
    check_end_of_person (self, &self->people[i]);
}
