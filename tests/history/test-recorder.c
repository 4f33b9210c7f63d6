/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The trail that a recorder keeps: one entry for what differs from the saved file, none for what does not.
 *
 * PMAP_TEST_SCALE multiplies the number of random edits; PMAP_TEST_SEED repeats a run. */

#include "config.h"

#include "base/pmap-user.h"
#include "history/pmap-adopt.h"
#include "model/pmap-intervention.h"
#include "model/pmap-pupil.h"
#include "shared/map.h"
#include "shared/random-document.h"
#include "shared/random-edits.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-write.h"

#define EDITS 4000

typedef struct
{
  PmapDocument *document;
  PmapEditor *editor;
  PmapHistory *history;
  PmapPupil *pupil;
  PmapRecord *target;
  PmapIntervention *intervention;
} Map;

static void
set_up (Map           *map,
        gconstpointer  data)
{
  map->document = pmap_document_new ();
  _pmap_record_set_id (PMAP_RECORD (map->document), "map-1");
  map_add (map->document->provisions, "p-1", "name", "Bubble time", NULL);
  map->pupil = map_add (map->document->pupils, "u-1", "given-name", "Amira", "family-name", "Example", "views", "Likes maps", NULL);
  map->target = map_add (map->pupil->targets, "t-1", "specific", "Read 40 words", NULL);
  map_add (map->pupil->needs, NULL, "type", "SLCN", "rank", "1", NULL);
  map->intervention = map_add (map->document->interventions, "i-1", "provision", "p-1", "name", "Year 3", NULL);
  map_add (map->intervention->members, NULL, "pupil", "u-1", NULL);
  map->editor = pmap_editor_new (map->document);
  map->history = pmap_editor_get_history (map->editor);
  pmap_editor_record (map->editor);
  pmap_user_set_name ("Mrs Hughes");
}

static void
tear_down (Map           *map,
           gconstpointer  data)
{
  g_object_unref (map->editor);
  g_object_unref (map->document);
}

static void
type (Map        *map,
      gpointer    record,
      const char *field,
      const char *typed)
{
  g_autoptr (GError) error = NULL;

  pmap_editor_set_typed (map->editor, record, field, typed, &error);
  g_assert_no_error (error);
}

static void
save (Map *map)
{
  pmap_history_mark_saved (map->history, pmap_history_get_state (map->history));
}

/* The trail in short, without the times: "changed u-1 views: a > b". */
static char *
describe_trail (PmapDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pmap_record_list_get_length (document->trail); i++)
    {
      PmapTrailEntry *entry = pmap_record_list_get (document->trail, i);
      const char *const optional[][2] = {
        { "/", entry->part }, { " ", entry->field }, { " of ", entry->pupil }, { " “", entry->name },
        { ": ", entry->from }, { " > ", entry->to },
      };

      g_assert_true (pmap_trail_entry_is_sealed (entry));
      g_assert_cmpint (entry->when, >, 1795000000);
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", pmap_trail_actions[entry->what - 1].nick, entry->record);
      for (gsize j = 0; j < G_N_ELEMENTS (optional); j++)
        if (optional[j][1] != NULL)
          g_string_append_printf (text, "%s%s", optional[j][0], optional[j][1]);
    }
  return g_string_free (text, FALSE);
}

#define assert_trail(map, expected) \
  G_STMT_START { g_autofree char *found = describe_trail ((map)->document); g_assert_cmpstr (found, ==, expected); } G_STMT_END

static void
test_field (Map           *map,
            gconstpointer  data)
{
  g_autoptr (GBytes) first = pmap_xml_write (map->document), last = NULL;

  g_test_summary ("A field that was changed twice has one entry, from the first value to the last; one that was changed back none.");
  type (map, map->pupil, "views", "Likes trains");
  type (map, map->target, "status", "Met");
  type (map, map->pupil, "views", "Likes ships");
  assert_trail (map, "changed t-1 status of u-1: Working on it > Met\nchanged u-1 views: Likes maps > Likes ships");
  g_assert_cmpstr (((PmapTrailEntry *) pmap_record_list_get (map->document->trail, 0))->who, ==, "Mrs Hughes");
  type (map, map->pupil, "views", "Likes maps");
  assert_trail (map, "changed t-1 status of u-1: Working on it > Met");
  while (pmap_history_can_undo (map->history))
    pmap_history_undo (map->history);
  last = pmap_xml_write (map->document);
  g_assert_true (g_bytes_equal (first, last));
}

static void
test_saved (Map           *map,
            gconstpointer  data)
{
  g_test_summary ("What was saved stays; what is done or taken back after it is another entry.");
  type (map, map->pupil, "class", "3B");
  save (map);
  assert_trail (map, "changed u-1 class > 3B");
  pmap_user_set_name ("Mr Ali");
  type (map, map->pupil, "class", "4B");
  assert_trail (map, "changed u-1 class > 3B\nchanged u-1 class: 3B > 4B");
  g_assert_cmpstr (((PmapTrailEntry *) pmap_record_list_get (map->document->trail, 0))->who, ==, "Mrs Hughes");
  g_assert_cmpstr (((PmapTrailEntry *) pmap_record_list_get (map->document->trail, 1))->who, ==, "Mr Ali");
  pmap_history_undo (map->history);
  assert_trail (map, "changed u-1 class > 3B");
  pmap_history_undo (map->history);
  assert_trail (map, "changed u-1 class > 3B\nchanged u-1 class: 3B");
  pmap_history_redo (map->history);
  assert_trail (map, "changed u-1 class > 3B");
}

static void
test_saved_meanwhile (Map           *map,
                      gconstpointer  data)
{
  guint64 state;

  g_test_summary ("What is changed while the file is being written is told by the next save.");
  type (map, map->pupil, "class", "3B");
  state = pmap_history_get_state (map->history);
  type (map, map->target, "status", "Met");
  pmap_history_mark_saved (map->history, state);
  assert_trail (map, "changed u-1 class > 3B\nchanged t-1 status of u-1: Working on it > Met");
  pmap_history_undo (map->history);
  assert_trail (map, "changed u-1 class > 3B");
  pmap_history_undo (map->history);
  assert_trail (map, "changed u-1 class > 3B\nchanged u-1 class: 3B");
}

static void
test_added (Map           *map,
            gconstpointer  data)
{
  g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);
  g_autoptr (PmapRecord) need = pmap_record_new (pmap_record_list_get_record_type (map->pupil->needs));

  g_test_summary ("What was added is one entry, by the name that it has by now; nothing inside it is said.");
  _pmap_record_set_id (pupil, "u-2");
  g_assert_true (pmap_editor_insert (map->editor, map->document->pupils, PMAP_POSITION_END, pupil, NULL));
  type (map, pupil, "given-name", "Ben");
  g_assert_true (pmap_editor_insert (map->editor, PMAP_PUPIL (pupil)->needs, 0, need, NULL));
  type (map, need, "type", "MLD");
  assert_trail (map, "added u-2 “Ben");
  g_assert_true (pmap_editor_remove (map->editor, pupil, NULL));
  assert_trail (map, "");
  pmap_history_undo (map->history);
  assert_trail (map, "added u-2 “Ben");
  save (map);
  type (map, need, "rank", "2");
  assert_trail (map, "added u-2 “Ben\nchanged u-2/need rank of u-2 “Moderate learning difficulty > 2");
}

static void
test_removed (Map           *map,
              gconstpointer  data)
{
  g_test_summary ("What was removed is one entry; what was changed in it before is said again if it comes back.");
  type (map, map->target, "status", "Met");
  g_assert_true (pmap_editor_remove (map->editor, map->target, NULL));
  assert_trail (map, "removed t-1 of u-1 “Read 40 words");
  g_assert_true (pmap_editor_remove (map->editor, PMAP_RECORD (map->pupil), NULL));
  assert_trail (map, "removed i-1/member of u-1\nremoved u-1 “Amira Example");
  pmap_history_undo (map->history);
  assert_trail (map, "removed t-1 of u-1 “Read 40 words");
  pmap_history_undo (map->history);
  assert_trail (map, "changed t-1 status of u-1: Working on it > Met");
}

static void
test_references (Map           *map,
                 gconstpointer  data)
{
  g_autoptr (PmapRecord) ben = pmap_record_new (PMAP_TYPE_PUPIL);
  PmapRecord *member = pmap_record_list_get (map->intervention->members, 0);

  g_test_summary ("Another record is named by its id, so that no name stands in the trail that is not looked for there.");
  _pmap_record_set_id (ben, "u-2");
  g_assert_true (pmap_editor_insert (map->editor, map->document->pupils, PMAP_POSITION_END, ben, NULL));
  type (map, ben, "given-name", "Ben");
  save (map);
  type (map, map->target, "intervention", "i-1");
  type (map, member, "pupil", "u-2");
  assert_trail (map, "added u-2 “Ben\nchanged t-1 intervention of u-1 > i-1\nchanged i-1/member pupil of u-2: u-1 > u-2");
}

static void
test_long (Map           *map,
           gconstpointer  data)
{
  g_autofree char *start = g_strnfill (300, 'x');
  g_autofree char *before = g_strconcat (start, "é one\ntwo", NULL);
  g_autofree char *after = g_strconcat (start, "é three", start, NULL);
  PmapTrailEntry *entry;

  g_test_summary ("Long values are cut to what differs, within the bound.");
  type (map, map->pupil, "views", before);
  save (map);
  type (map, map->pupil, "views", after);
  entry = pmap_record_list_get (map->document->trail, 1);
  g_assert_cmpstr (entry->from, ==, "…xxxxxxxxxxxxxxxxxxxxxxé one two");
  g_assert_true (g_str_has_prefix (entry->to, "…xxxxxxxxxxxxxxxxxxxxxxé threexxx"));
  g_assert_true (g_str_has_suffix (entry->to, "x…"));
  g_assert_cmpint (g_utf8_strlen (entry->to, -1), ==, PMAP_TRAIL_TEXT_MAXIMUM);
  g_assert_cmpint (g_utf8_strlen (((PmapTrailEntry *) pmap_record_list_get (map->document->trail, 0))->to, -1), ==,
                   PMAP_TRAIL_TEXT_MAXIMUM);
}

static void
test_bound (Map           *map,
            gconstpointer  data)
{
  g_autoptr (GBytes) first = NULL, last = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  g_test_summary ("A full trail drops its oldest, and has them back if the change is undone.");
  for (guint i = 0; i < PMAP_TRAIL_MAXIMUM; i++)
    {
      g_autofree char *when = g_strdup_printf ("2026-11-%02uT%02u:%02u:00Z", i / 1440 + 1, i / 60 % 24, i % 60);

      map_add (map->document->trail, NULL, "when", when, "who", "A", "what", "changed", "record", "u-1", "field", "class", NULL);
    }
  first = pmap_xml_write (map->document);
  type (map, map->pupil, "class", "3B");
  type (map, map->pupil, "views", "Likes ships");
  g_assert_cmpuint (pmap_record_list_get_length (map->document->trail), ==, PMAP_TRAIL_MAXIMUM);
  g_assert_cmpint (((PmapTrailEntry *) pmap_record_list_get (map->document->trail, 0))->when % 3600, ==, 120);
  pmap_document_check (map->document, issues);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), ==, 0);
  pmap_history_undo (map->history);
  pmap_history_undo (map->history);
  last = pmap_xml_write (map->document);
  g_assert_true (g_bytes_equal (first, last));
}

static void
test_forgotten (Map           *map,
                gconstpointer  data)
{
  g_autoptr (GBytes) first = NULL, undone = NULL, last = NULL;
  g_autofree char *text = NULL;

  g_test_summary ("Who is forgotten leaves nothing in the trail but that somebody was; undone before the save, all is back.");
  type (map, map->pupil, "class", "3B");
  type (map, map->target, "status", "Met");
  type (map, map->intervention, "name", "Year 4");
  type (map, pmap_record_list_get (map->intervention->members, 0), "outcome", "1");
  save (map);
  type (map, map->pupil, "views", "Likes ships");
  first = pmap_xml_write (map->document);
  pmap_editor_begin (map->editor, "Erase");
  pmap_recorder_forget (pmap_editor_get_recorder (map->editor), PMAP_RECORD (map->pupil), NULL, NULL);
  g_assert_true (pmap_editor_remove (map->editor, PMAP_RECORD (map->pupil), NULL));
  pmap_editor_finish (map->editor, TRUE);
  assert_trail (map, "changed i-1 name: Year 3 > Year 4\nremoved map-1/pupil");
  pmap_history_undo (map->history);
  undone = pmap_xml_write (map->document);
  g_assert_true (g_bytes_equal (first, undone));
  pmap_history_redo (map->history);
  assert_trail (map, "changed i-1 name: Year 3 > Year 4\nremoved map-1/pupil");
  save (map);
  g_assert_false (pmap_history_can_undo (map->history));
  last = pmap_xml_write (map->document);
  text = g_strndup (g_bytes_get_data (last, NULL), g_bytes_get_size (last));
  g_assert_null (strstr (text, "Amira"));
  g_assert_null (strstr (text, "u-1"));
  g_assert_null (strstr (text, "t-1"));
}

static PmapDocument *
copy_of (PmapDocument *document)
{
  return random_edits_copy (document);
}

/* What Mr Ali does to a copy. */
static void
change_theirs (PmapDocument *theirs)
{
  PmapTrailEntry *entry = map_add (theirs->trail, NULL, "when", "2026-11-22T19:30:00Z", "who", "Mr Ali", "what", "changed",
                                   "record", "u-1", "field", "class", "to", "5A", NULL);

  g_free (entry->seal);
  entry->seal = pmap_trail_entry_make_seal (entry);
  map_set (pmap_document_find (theirs, "u-1"), "class", "5A");
  map_set (pmap_document_find (theirs, "t-1"), "status", "Met");
}

static void
test_theirs (Map           *map,
             gconstpointer  data)
{
  g_autoptr (PmapDocument) theirs = copy_of (map->document), target = NULL;

  g_test_summary ("Somebody else's changes bring their own entries; ours go where theirs overwrote them.");
  type (map, map->pupil, "class", "3B");
  type (map, map->pupil, "views", "Likes ships");
  target = copy_of (map->document);
  change_theirs (theirs);
  change_theirs (target);
  g_assert_true (pmap_adopt_theirs (map->editor, target, theirs, "Take in", NULL));
  g_assert_cmpstr (map->pupil->class_name, ==, "5A");
  assert_trail (map, "changed u-1 class > 5A\nchanged u-1 views: Likes maps > Likes ships");
  type (map, map->pupil, "views", "Likes stars");
  assert_trail (map, "changed u-1 class > 5A\nchanged u-1 views: Likes maps > Likes stars");
  pmap_history_undo (map->history);
  pmap_history_undo (map->history);
  assert_trail (map, "changed u-1 class > 5A\nchanged u-1 views: Likes maps > Likes ships\n"
                     "changed t-1 status of u-1: Met > Working on it\nchanged u-1 class: 5A > 3B");
}

static void
test_decided (Map           *map,
              gconstpointer  data)
{
  g_autoptr (PmapDocument) theirs = copy_of (map->document), target = NULL;

  g_test_summary ("Where ours stays, it is said as against what they saved, not as against what is on no disk any more.");
  type (map, map->pupil, "views", "Likes ships");
  type (map, map->document->school, "senco", "Mrs Hughes");
  target = copy_of (map->document);
  map_set (pmap_document_find (theirs, "u-1"), "views", "Likes ships");
  map_set (theirs->school, "senco", "Mr Ali");
  g_assert_true (pmap_adopt_theirs (map->editor, target, theirs, "Take in", NULL));
  assert_trail (map, "changed map-1/school senco: Mr Ali > Mrs Hughes");
  type (map, map->document->school, "senco", "Mr Ali");
  assert_trail (map, "");
}

static void
test_kept_against_theirs (Map           *map,
                          gconstpointer  data)
{
  g_autoptr (PmapDocument) theirs = copy_of (map->document), target = NULL;

  g_test_summary ("Of a record that they removed and that stays, nothing is said that they have taken off the disk.");
  type (map, map->intervention, "name", "Year 4");
  target = copy_of (map->document);
  map_remove (pmap_document_find (theirs, "i-1"));
  g_assert_true (pmap_adopt_theirs (map->editor, target, theirs, "Take in", NULL));
  assert_trail (map, "changed i-1 name > Year 4");
}

static void
test_restored (Map           *map,
               gconstpointer  data)
{
  g_autoptr (PmapDocument) earlier = copy_of (map->document);

  g_test_summary ("Who takes an earlier version back changes the map, and the trail says so and keeps what it had.");
  type (map, map->pupil, "class", "3B");
  save (map);
  g_assert_true (pmap_adopt (map->editor, earlier, "Restore", NULL));
  assert_trail (map, "changed u-1 class > 3B\nchanged u-1 class: 3B");
}

static void
test_unrecorded (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);

  g_test_summary ("Without a recorder nothing is kept: a map that a program makes has no history.");
  g_assert_null (pmap_editor_get_recorder (editor));
  g_assert_true (pmap_editor_set_typed (editor, document->school, "name", "Larkbeck", NULL));
  g_assert_cmpuint (pmap_record_list_get_length (document->trail), ==, 0);
}

/* --- by chance --- */

typedef struct
{
  PmapDocument *now;
  PmapDocument *saved;
  GHashTable *expected;      /* "id field" of every field that differs */
} Comparison;

static gboolean
compare_cb (PmapRecord *record,
            gpointer    user_data)
{
  Comparison *self = user_data;
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  const char *id = pmap_record_get_id (record);
  PmapRecord *before = id == NULL ? NULL : PMAP_IS_DOCUMENT (record) ? PMAP_RECORD (self->saved) : pmap_document_find (self->saved, id);

  if (before == NULL || G_OBJECT_TYPE (before) != G_OBJECT_TYPE (record))
    return TRUE;
  for (guint i = 0; i < klass->first_child; i++)
    if (!pmap_record_equal_field (record, before, &klass->fields[i]))
      g_hash_table_add (self->expected, g_strdup_printf ("%s %s", id, klass->fields[i].name));
  return TRUE;
}

/* Held against a copy of what was saved: a changed field has an entry and no other has; what came or went has one too, unless
 * what it is in came or went. */
static void
assert_in_step (PmapDocument *now,
                PmapDocument *saved)
{
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Comparison comparison = { now, saved, expected };
  guint first = pmap_record_list_get_length (saved->trail);
  guint found = 0;

  pmap_record_walk (PMAP_RECORD (now), compare_cb, &comparison);
  g_assert_cmpuint (pmap_record_list_get_length (now->trail), <=, PMAP_TRAIL_MAXIMUM);
  if (pmap_record_list_get_length (now->trail) == PMAP_TRAIL_MAXIMUM)
    return;
  for (guint i = first; i < pmap_record_list_get_length (now->trail); i++)
    {
      PmapTrailEntry *entry = pmap_record_list_get (now->trail, i);
      gboolean is_now = pmap_document_find (now, entry->record) != NULL;
      gboolean was_there = pmap_document_find (saved, entry->record) != NULL;
      g_autofree char *key = g_strdup_printf ("%s %s", entry->record, entry->field != NULL ? entry->field : "");

      g_assert_true (pmap_trail_entry_is_sealed (entry));
      if (entry->part != NULL)
        continue;
      if (entry->what == PMAP_TRAIL_ADDED)
        g_assert_true (is_now);         /* one that was there and is gone may have left its id to another */
      else if (entry->what == PMAP_TRAIL_REMOVED)
        g_assert_true (was_there);
      else
        {
          g_assert_true (g_hash_table_contains (expected, key));
          found++;
        }
    }
  /* A record that went and came again under the same id is another one, and its fields are not held against each other. */
  g_assert_cmpuint (found, <=, g_hash_table_size (expected));
  if (found < g_hash_table_size (expected))
    {
      GHashTableIter iter;
      const char *key;

      g_hash_table_iter_init (&iter, expected);
      while (g_hash_table_iter_next (&iter, (gpointer *) &key, NULL))
        {
          gboolean said = FALSE;

          for (guint i = first; i < pmap_record_list_get_length (now->trail); i++)
            {
              PmapTrailEntry *entry = pmap_record_list_get (now->trail, i);
              g_autofree char *other = g_strdup_printf ("%s %s", entry->record, entry->field != NULL ? entry->field : "");

              said = said || g_str_equal (other, key) || (entry->field == NULL && entry->part == NULL);
            }
          g_assert_true (said);
        }
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) random = random_map_start ();
  guint n = random_map_scale (EDITS);
  g_autoptr (PmapDocument) document = random_document_new (random, 4);
  g_autoptr (PmapEditor) editor = NULL;
  g_autoptr (PmapDocument) saved = NULL;
  g_autoptr (GBytes) bytes = NULL;
  RandomEdits edits = { .random = random, .side = "m" };
  PmapHistory *history;
  guint64 state;

  g_test_summary ("Whatever is edited, undone, done again and saved, the trail says what differs from the file.");
  while (pmap_record_list_get_length (document->trail) > 0)
    map_remove (pmap_record_list_get (document->trail, 0));
  editor = pmap_editor_new (document);
  edits.editor = editor;
  history = pmap_editor_get_history (editor);
  pmap_editor_record (editor);
  saved = random_edits_copy (document);
  bytes = pmap_xml_write (document);
  state = pmap_history_get_state (history);
  for (guint i = 0; i < n; i++)
    {
      guint what = g_rand_int_range (random, 0, 40);

      if (what < 4)
        pmap_history_undo (history);
      else if (what < 7)
        pmap_history_redo (history);
      else
        random_edits_do (&edits);
      if (i % 16 == 0)
        assert_in_step (document, saved);
      if (pmap_history_get_state (history) == state && what > 6)
        continue;
      if (g_rand_int_range (random, 0, 200) == 0)
        {
          pmap_history_mark_saved (history, pmap_history_get_state (history));
          state = pmap_history_get_state (history);
          g_clear_object (&saved);
          g_clear_pointer (&bytes, g_bytes_unref);
          saved = random_edits_copy (document);
          bytes = pmap_xml_write (document);
        }
      else if (g_rand_int_range (random, 0, 400) == 0)
        {
          g_autoptr (GBytes) again = NULL;

          while (pmap_history_can_undo (history) && pmap_history_get_state (history) != state)
            pmap_history_undo (history);
          if (pmap_history_get_state (history) != state)
            continue;
          again = pmap_xml_write (document);
          g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again),
                           g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
        }
    }
}

#define ADD(path, function) g_test_add (path, Map, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/history/recorder/field", test_field);
  ADD ("/history/recorder/saved", test_saved);
  ADD ("/history/recorder/saved-meanwhile", test_saved_meanwhile);
  ADD ("/history/recorder/added", test_added);
  ADD ("/history/recorder/removed", test_removed);
  ADD ("/history/recorder/references", test_references);
  ADD ("/history/recorder/long", test_long);
  ADD ("/history/recorder/bound", test_bound);
  ADD ("/history/recorder/forgotten", test_forgotten);
  ADD ("/history/recorder/theirs", test_theirs);
  ADD ("/history/recorder/decided", test_decided);
  ADD ("/history/recorder/kept-against-theirs", test_kept_against_theirs);
  ADD ("/history/recorder/restored", test_restored);
  g_test_add_func ("/history/recorder/unrecorded", test_unrecorded);
  g_test_add_func ("/history/recorder/random", test_random);
  return g_test_run ();
}
