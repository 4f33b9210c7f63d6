/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open map becomes another copy of it, to the byte, by one step; and becomes what it was by undoing that. */

#include "config.h"

#include "history/pmap-adopt.h"
#include "shared/random-document.h"
#include "shared/random-edits.h"
#include "xml/pmap-xml-write.h"

#define PAIRS 1000

static void
assert_bytes (PmapDocument *document,
              GBytes       *expected)
{
  g_autoptr (GBytes) bytes = pmap_xml_write (document);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static gboolean
check_index_cb (PmapRecord *record,
                gpointer    user_data)
{
  if (pmap_record_get_id (record) != NULL && !PMAP_IS_DOCUMENT (record))
    g_assert_true (pmap_document_find (user_data, pmap_record_get_id (record)) == record);
  return TRUE;
}

static void
try_pair (PmapDocument *before,
          PmapDocument *after)
{
  g_autoptr (PmapEditor) editor = pmap_editor_new (before);
  PmapHistory *history = pmap_editor_get_history (editor);
  g_autoptr (GBytes) old = pmap_xml_write (before), new = pmap_xml_write (after);
  g_autoptr (GError) error = NULL;
  gboolean same = g_bytes_equal (old, new);

  g_assert_true (pmap_adopt (editor, after, "Adopt", &error));
  g_assert_no_error (error);
  g_assert_false (pmap_adopt_is_running (editor));
  assert_bytes (before, new);
  pmap_record_walk (PMAP_RECORD (before), check_index_cb, before);
  g_assert_cmpint (pmap_history_can_undo (history), ==, !same);
  pmap_history_undo (history);
  assert_bytes (before, old);
  pmap_record_walk (PMAP_RECORD (before), check_index_cb, before);
  g_assert_false (pmap_history_can_undo (history));
  pmap_history_redo (history);
  assert_bytes (before, new);
}

static void
test_edited (void)
{
  g_autoptr (GRand) random = random_map_start ();

  g_test_summary ("A map becomes an edited copy of itself, and what it was when that is undone.");
  for (guint i = 0; i < random_map_scale (PAIRS); i++)
    {
      g_autoptr (PmapDocument) before = random_document_new (random, 2);
      g_autoptr (PmapDocument) after = random_edits_make (before, random, "new", g_rand_int_range (random, 0, 20));

      try_pair (before, after);
    }
}

static void
test_unrelated (void)
{
  g_autoptr (GRand) random = random_map_start ();

  g_test_summary ("A map becomes one that it has nothing in common with but some ids.");
  for (guint i = 0; i < random_map_scale (PAIRS / 10); i++)
    {
      g_autoptr (PmapDocument) before = random_document_new (random, 2), after = random_document_new (random, 2);

      after->minor_version = g_rand_int_range (random, 0, 3);
      try_pair (before, after);
    }
}

static void
test_identity (void)
{
  g_autoptr (PmapDocument) before = pmap_document_new ();
  g_autoptr (PmapDocument) after = NULL;
  g_autoptr (PmapEditor) editor = pmap_editor_new (before);
  gpointer amira, ben, target;

  g_test_summary ("What is in both copies stays the same object, wherever it moves.");
  amira = map_add (before->pupils, "u-1", "given-name", "Amira", NULL);
  ben = map_add (before->pupils, "u-2", "given-name", "Ben", NULL);
  target = map_add (map_list (amira, "targets"), "t-1", "specific", "Read", NULL);
  after = random_edits_copy (before);
  _pmap_record_list_move (after->pupils, 1, 0);
  map_add (after->pupils, "u-3", "given-name", "Zoë", NULL);
  map_set (pmap_document_find (after, "t-1"), "specific", "Write");

  g_assert_true (pmap_adopt (editor, after, "Adopt", NULL));
  g_assert_true (pmap_document_find (before, "u-1") == amira);
  g_assert_true (pmap_record_list_get (before->pupils, 0) == ben);
  g_assert_true (pmap_record_list_get (before->pupils, 1) == amira);
  g_assert_true (pmap_document_find (before, "t-1") == target);
  g_assert_cmpstr (pmap_record_get_text (target, pmap_record_find_field (target, "specific")), ==, "Write");
  g_assert_true (pmap_record_equal (PMAP_RECORD (before), PMAP_RECORD (after)));
}

static void
test_one_step (void)
{
  g_autoptr (PmapDocument) before = pmap_document_new (), after = NULL;
  g_autoptr (PmapEditor) editor = pmap_editor_new (before);
  PmapHistory *history = pmap_editor_get_history (editor);
  gpointer amira = map_add (before->pupils, "u-1", "given-name", "Amira", NULL);

  g_test_summary ("It is a step of its own, even if the user changed the same field a moment ago.");
  g_assert_true (pmap_editor_set_typed (editor, amira, "class", "3A", NULL));
  after = random_edits_copy (before);
  map_set (pmap_document_find (after, "u-1"), "class", "3B");
  g_assert_true (pmap_adopt (editor, after, "Take in changes", NULL));
  g_assert_true (pmap_editor_set_typed (editor, amira, "class", "3C", NULL));
  pmap_history_undo (history);
  g_assert_cmpstr (pmap_history_get_undo_label (history), ==, "Take in changes");
  pmap_history_undo (history);
  g_assert_cmpstr (pmap_record_get_text (amira, pmap_record_find_field (amira, "class")), ==, "3A");
}

static void
test_refused (void)
{
  g_autoptr (PmapDocument) before = pmap_document_new (), after = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (before);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A copy that is in error is refused, and nothing has changed.");
  map_add (after->pupils, "u-1", NULL);
  g_assert_false (pmap_adopt (editor, after, "Adopt", &error));
  g_assert_cmpstr (error->message, ==, "Given name is needed");
  g_assert_cmpuint (pmap_record_list_get_length (before->pupils), ==, 0);
  g_assert_false (pmap_history_can_undo (pmap_editor_get_history (editor)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/adopt/edited", test_edited);
  g_test_add_func ("/adopt/unrelated", test_unrelated);
  g_test_add_func ("/adopt/identity", test_identity);
  g_test_add_func ("/adopt/one-step", test_one_step);
  g_test_add_func ("/adopt/refused", test_refused);
  return g_test_run ();
}
