/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The world of the sequences: maps, each with a word of its own in all that belongs to it; pupils with names that stand nowhere
 * else; and what anybody may do to a file in a shared folder. */

#define _GNU_SOURCE                  /* for memmem() */

#include "config.h"

#include "store/sequences/world.h"

#include "base/pmap-user.h"
#include "model/pmap-intervention.h"
#include "shared/map.h"
#include "shared/no-pauses.h"
#include "shared/remove-all.h"
#include "store/pmap-sealed-format-private.h"
#include "xml/pmap-xml-write.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const words[N_MAPS] = { "Larchwood", "Quillfeather", "Stonebridge" };

guint world_met[N_MET];

static const char *state_folder;

/* Two people in one process: GLib asks the system once, and we whenever another of the two is at work. */
const char *
g_get_user_state_dir (void)
{
  return state_folder;
}

/* No computer is switched off here, and ten thousand sequences would wait for the disk for hours. */
int
fsync (int descriptor)
{
  return 0;
}

int
fdatasync (int descriptor)
{
  return 0;
}

void
world_be (World  *self,
          Person *person)
{
  state_folder = person->state;
  pmap_user_set_name (person->name);
}

guint
world_draw (World *self,
            guint  n)
{
  return g_rand_int_range (self->random, 0, (gint32) n);
}

void
world_say (World      *self,
           const char *format,
           ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (self->story, format, arguments);
  va_end (arguments);
}

/* The first counts: what comes after it may come of it. */
void
world_fail (World      *self,
            const char *format,
            ...)
{
  va_list arguments;

  if (self->fault != NULL)
    return;
  va_start (arguments, format);
  self->fault = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

/* --- maps --- */

const char *
world_get_word (Map map)
{
  return words[map];
}

/* Nobody's name is in another's, nor in anything else that the program writes. */
char *
world_name_pupil (guint i)
{
  return g_strdup_printf ("Qvxé%cwolp", 'a' + i);
}

static char *
name_plainly (guint i)
{
  return g_strdup_printf ("qvxe%cwolp", 'a' + i);
}

PmapPupil *
world_get_pupil (PmapDocument *document,
                 guint         i)
{
  g_autofree char *name = name_plainly (i);
  g_autofree char *id = g_strconcat ("u-", name, NULL);

  return pmap_document_find (document, id);
}

guint
world_get_pupils (PmapDocument *document)
{
  guint pupils = 0;

  for (guint i = 0; i < N_PUPILS; i++)
    pupils |= world_get_pupil (document, i) != NULL ? 1u << i : 0;
  return pupils;
}

static PmapDocument *
new_map (Map map)
{
  PmapDocument *document = pmap_document_new ();
  g_autofree char *id = g_strdup_printf ("map-%u", map);
  PmapIntervention *run;

  _pmap_record_set_id (PMAP_RECORD (document), id);
  map_set (document->school, "name", words[map]);
  map_set (document->year, "start", "1/9/2026");
  map_set (document->year, "end", "31/8/2027");
  if (map != MAP_SHARED)
    return document;
  map_add (document->tiers, "t-1", "name", "Targeted", NULL);
  map_add (document->provisions, "p-1", "name", "Reading", "tier", "t-1", NULL);
  run = map_add (document->interventions, "i-1", "provision", "p-1", NULL);
  for (guint i = 0; i < N_PUPILS; i++)
    {
      g_autofree char *name = world_name_pupil (i), *plain = name_plainly (i);
      g_autofree char *pupil_id = g_strconcat ("u-", plain, NULL);

      map_add (document->pupils, pupil_id, "given-name", "Ruby", "family-name", name, NULL);
      map_add (run->members, NULL, "pupil", pupil_id, NULL);
    }
  return document;
}

/* --- looking into files --- */

/* NULL where there is no file: a link is none. */
GBytes *
world_read (const char *path)
{
  struct stat status;
  char *text;
  gsize length;

  if (g_lstat (path, &status) < 0 || !S_ISREG (status.st_mode) || !g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  return g_bytes_new_take (text, length);
}

PmapProtection *
world_find_key (World  *self,
                GBytes *sealed)
{
  for (guint i = 0; i < self->secrets->len; i++)
    if (pmap_protection_is_of (((Secret *) self->secrets->pdata[i])->protection, sealed))
      return ((Secret *) self->secrets->pdata[i])->protection;
  return NULL;
}

/* The XML in @bytes; what is damaged is as it is. */
GBytes *
world_open_sealed (World  *self,
                   GBytes *bytes)
{
  PmapProtection *key;
  GBytes *plain;

  if (!pmap_protection_is_protected (bytes))
    return g_bytes_ref (bytes);
  key = world_find_key (self, bytes);
  plain = key != NULL ? pmap_protection_open (key, bytes, NULL) : NULL;
  if (key == NULL && g_bytes_get_size (bytes) >= PMAP_SEALED_HEADER_SIZE)
    world_fail (self, "a file is sealed with a key that nobody made");
  return plain != NULL ? plain : g_bytes_ref (bytes);
}

/* Letters alone, small and without accents, so that no way of writing a name hides it. */
static char *
fold (const char *text,
      gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_sized_new (length);

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  return g_string_free (folded, FALSE);
}

Content
world_look_at_text (const char *text,
                    gsize       length)
{
  g_autofree char *folded = fold (text, length);
  Content content = { 0 };

  for (guint i = 0; i < N_MAPS; i++)
    if (memmem (text, length, words[i], strlen (words[i])) != NULL)
      content.maps |= 1u << i;
  for (guint i = 0; i < N_PUPILS; i++)
    {
      g_autofree char *name = name_plainly (i);

      if (strstr (folded, name) != NULL)
        content.pupils |= 1u << i;
    }
  return content;
}

/* A snapshot has a head before what may be sealed. */
static gsize
find_body (const char *data,
           gsize       size)
{
  static const char start[] = "provision-map-snapshot 1 ";
  const char *line = memchr (data, '\n', size);

  if (line == NULL || !g_str_has_prefix (data, start))
    return 0;
  return (gsize) (line + 1 - data) + g_ascii_strtoull (data + strlen (start), NULL, 10);
}

/* All that anybody with any of the passwords could read. */
static Content
look_into (World      *self,
           const char *path)
{
  g_autoptr (GBytes) bytes = world_read (path);
  g_autoptr (GBytes) body = NULL, plain = NULL;
  const char *data;
  gsize size, start, plain_size;
  Content content, head;

  if (bytes == NULL)
    return (Content) { 0 };
  data = g_bytes_get_data (bytes, &size);
  start = size > 0 ? find_body (data, size) : 0;
  body = g_bytes_new_from_bytes (bytes, start, size - start);
  plain = world_open_sealed (self, body);
  data = g_bytes_get_data (plain, &plain_size);
  content = world_look_at_text (data != NULL ? data : "", plain_size);
  content.is_sealed = pmap_protection_is_protected (body);
  content.protection = content.is_sealed ? world_find_key (self, body) : NULL;
  head = world_look_at_text (g_bytes_get_data (bytes, NULL) != NULL ? g_bytes_get_data (bytes, NULL) : "", start);
  content.maps |= head.maps;
  content.pupils |= head.pupils;
  return content;
}

Content
world_look (World      *self,
            const char *path)
{
  struct stat status;
  g_autofree char *key = NULL;
  Content *known;

  if (g_lstat (path, &status) < 0 || !S_ISREG (status.st_mode))
    return (Content) { 0 };
  key = g_strdup_printf ("%lu %lu %ld.%ld %ld.%ld", (gulong) status.st_ino, (gulong) status.st_size, (long) status.st_mtim.tv_sec,
                         status.st_mtim.tv_nsec, (long) status.st_ctim.tv_sec, status.st_ctim.tv_nsec);
  known = g_hash_table_lookup (self->contents, key);
  if (known == NULL)
    {
      known = g_new (Content, 1);
      *known = look_into (self, path);
      g_hash_table_insert (self->contents, g_steal_pointer (&key), known);
    }
  return *known;
}

/* --- what anybody does to the file --- */

char *
world_new_name (World *self)
{
  g_autofree char *name = g_strdup_printf ("map-%u.pmap", ++self->n_names);

  return g_build_filename (self->share, name, NULL);
}

static void
put (World  *self,
     GBytes *bytes)
{
  g_autofree char *beside = g_build_filename (self->share, "beside", NULL);

  g_assert_true (g_file_set_contents (beside, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  if (g_rename (beside, self->path) < 0)
    g_remove (beside);
}

void
world_link (World *self)
{
  Map map = MAP_PRIVATE + world_draw (self, N_MAPS - MAP_PRIVATE);

  world_say (self, "somebody makes the file a link to %s", map == MAP_PRIVATE ? "Ann’s private map" : "another map");
  g_remove (self->path);
  (void) !symlink (self->others[map], self->path);
}

void
world_put_no_file (World *self)
{
  gboolean is_pipe = world_draw (self, 2) == 0;

  world_say (self, "somebody puts a %s in its place", is_pipe ? "pipe" : "folder");
  g_remove (self->path);
  (void) !(is_pipe ? mkfifo (self->path, 0600) : g_mkdir (self->path, 0700));
}

void
world_put_other (World *self)
{
  g_autoptr (GBytes) other = world_read (self->others[MAP_OTHER]);

  world_say (self, "somebody copies another map over it");
  put (self, other);
}

void
world_put_old_copy (World *self)
{
  guint n = self->copies->len, i = n - 1 - MIN (world_draw (self, n), world_draw (self, n));
  GBytes *copy = self->copies->pdata[i];

  world_say (self, "somebody puts copy %u of %u back, %s", i, n, pmap_protection_is_protected (copy) ? "sealed" : "plain");
  put (self, copy);
}

void
world_damage (World *self)
{
  g_autoptr (GBytes) bytes = world_read (self->path), half = NULL;

  world_say (self, "half of the file is lost");
  if (bytes == NULL)
    return;
  half = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
  put (self, half);
}

void
world_rename (World *self)
{
  g_autofree char *path = world_new_name (self);
  struct stat status;

  world_say (self, "somebody renames the file");
  if (g_lstat (self->path, &status) < 0 || !S_ISREG (status.st_mode) || g_rename (self->path, path) < 0)
    return;
  g_free (self->path);
  self->path = g_steal_pointer (&path);
}

void
world_copy (World *self)
{
  g_autofree char *path = world_new_name (self);
  g_autoptr (GBytes) bytes = world_read (self->path);

  world_say (self, "somebody copies the file, to go on with the copy");
  if (bytes == NULL)
    return;
  g_free (self->path);
  self->path = g_steal_pointer (&path);
  put (self, bytes);
}

void
world_put_away (World *self)
{
  g_autofree char *away = g_build_filename (self->share, "away", NULL);

  world_say (self, "somebody takes the file away, or brings it back");
  if (g_file_test (away, G_FILE_TEST_EXISTS))
    (void) !g_rename (away, self->path);
  else
    (void) !g_rename (self->path, away);
}

void
world_remove (World *self)
{
  world_say (self, "somebody deletes the file");
  g_remove (self->path);
}

/* The last that was saved. */
void
world_put_good (World *self)
{
  world_say (self, "somebody puts the last copy in its place");
  if (g_rmdir (self->path) < 0)
    g_remove (self->path);
  put (self, self->copies->pdata[self->copies->len - 1]);
}

/* --- beginning and end --- */

static void
free_secret (gpointer data)
{
  Secret *secret = data;

  g_object_unref (secret->protection);
  g_free (secret->password);
  g_free (secret);
}

static char *
make_folder (World      *self,
             const char *name)
{
  char *path = g_build_filename (self->root, name, NULL);

  g_assert_no_errno (g_mkdir (path, 0700));
  return path;
}

static void
begin_person (World      *self,
              Person     *person,
              const char *name)
{
  g_autofree char *state = g_strconcat (name, "-state", NULL);

  person->name = name;
  person->home = make_folder (self, name);
  person->state = make_folder (self, state);
  person->crashes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  person->seen = g_ptr_array_new ();
  person->told = g_string_new (NULL);
}

static void
end_person (Person *person)
{
  g_free (person->home);
  g_free (person->state);
  g_ptr_array_unref (person->crashes);
  g_ptr_array_unref (person->seen);
  g_string_free (person->told, TRUE);
  g_clear_object (&person->wish);
}

World *
world_new (const char *root)
{
  static const char *const names[N_PEOPLE] = { "Ann", "Ben" };
  World *self = g_new0 (World, 1);

  self->root = g_strdup (root);
  self->share = make_folder (self, "share");
  self->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->secrets = g_ptr_array_new_with_free_func (free_secret);
  self->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->story = g_string_new (NULL);
  self->path = world_new_name (self);
  for (guint i = 0; i < N_PEOPLE; i++)
    begin_person (self, &self->people[i], names[i]);
  for (guint i = 0; i < N_MAPS; i++)
    {
      g_autoptr (PmapDocument) document = new_map (i);
      g_autoptr (GBytes) bytes = pmap_xml_write (document);

      self->others[i] = i == MAP_SHARED ? g_strdup (self->path) : g_build_filename (self->people[0].home, words[i], NULL);
      g_assert_true (g_file_set_contents (self->others[i], g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                          NULL));
      if (i == MAP_SHARED)
        g_ptr_array_add (self->copies, g_steal_pointer (&bytes));
    }
  return self;
}

void
world_free (World *self)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      world_be (self, &self->people[i]);
      program_close_now (self, &self->people[i]);
    }
  remove_all (self->share);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      remove_all (self->people[i].home);
      remove_all (self->people[i].state);
      end_person (&self->people[i]);
    }
  for (guint i = 0; i < N_MAPS; i++)
    g_free (self->others[i]);
  g_free (self->root);
  g_free (self->share);
  g_free (self->path);
  g_ptr_array_unref (self->copies);
  g_ptr_array_unref (self->secrets);
  g_hash_table_unref (self->contents);
  g_string_free (self->story, TRUE);
  g_free (self->fault);
  g_free (self);
}
