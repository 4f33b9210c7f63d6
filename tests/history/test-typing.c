/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed reaches the map while it is typed, and is one step all the same. */

#include "config.h"

#include "history/pmap-editor.h"
#include "model/pmap-pupil.h"

/* In the place of GLib's: time passes when a test says so. */
static gint64 now = G_TIME_SPAN_HOUR;

gint64
g_get_monotonic_time (void)
{
  return now;
}

/* Longer than two changes of the same field are taken together of themselves. */
static void
let_a_while_pass (void)
{
  now += 1100 * G_TIME_SPAN_MILLISECOND;
}

typedef struct
{
  PmapDocument *document;
  PmapEditor *editor;
  PmapHistory *history;
  PmapPupil *pupil;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);

  fixture->document = pmap_document_new ();
  fixture->editor = pmap_editor_new (fixture->document);
  fixture->history = pmap_editor_get_history (fixture->editor);
  fixture->pupil = PMAP_PUPIL (pupil);
  g_assert_true (pmap_editor_insert (fixture->editor, fixture->document->pupils, PMAP_POSITION_END, pupil, NULL));
  pmap_history_mark_saved (fixture->history, pmap_history_get_state (fixture->history));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->editor);
  g_assert_finalize_object (fixture->document);
}

static gboolean
type (Fixture    *fixture,
      const char *field_name,
      const char *text)
{
  const PmapField *field = pmap_record_find_field (PMAP_RECORD (fixture->pupil), field_name);
  g_auto (GValue) value = G_VALUE_INIT;

  return pmap_field_parse (field, text, PMAP_DATE_NONE, &value, NULL)
         && pmap_editor_set_while_typing (fixture->editor, PMAP_RECORD (fixture->pupil), field, &value, NULL);
}

static void
test_one_step (Fixture       *fixture,
               gconstpointer  data)
{
  g_test_summary ("However long somebody types in a field, it is one step; the next visit to the field is another.");
  g_assert_true (type (fixture, "given-name", "A"));
  let_a_while_pass ();
  g_assert_true (type (fixture, "given-name", "Ami"));
  let_a_while_pass ();
  g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (fixture->pupil), "given-name", "Amira", NULL));
  pmap_editor_end_typing (fixture->editor);
  let_a_while_pass ();
  g_assert_true (type (fixture, "given-name", "Amiras"));
  pmap_editor_end_typing (fixture->editor);

  pmap_history_undo (fixture->history);
  g_assert_cmpstr (fixture->pupil->given_name, ==, "Amira");
  pmap_history_undo (fixture->history);
  g_assert_null (fixture->pupil->given_name);
  g_assert_false (pmap_history_is_modified (fixture->history));
  pmap_history_redo (fixture->history);
  g_assert_cmpstr (fixture->pupil->given_name, ==, "Amira");
  let_a_while_pass ();
  g_assert_true (type (fixture, "given-name", "Amiraz"));
  pmap_history_undo (fixture->history);
  g_assert_cmpstr (fixture->pupil->given_name, ==, "Amira");
}

static void
test_another_field (Fixture       *fixture,
                    gconstpointer  data)
{
  g_test_summary ("Another field is another step, and so is the first one after it.");
  g_assert_true (type (fixture, "given-name", "Am"));
  g_assert_true (type (fixture, "family-name", "Ex"));
  g_assert_true (type (fixture, "given-name", "Amira"));
  pmap_history_undo (fixture->history);
  g_assert_cmpstr (fixture->pupil->given_name, ==, "Am");
  pmap_history_undo (fixture->history);
  g_assert_null (fixture->pupil->family_name);
}

static void
test_back_to_the_start (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *before = NULL;

  g_test_summary ("What is typed and taken back again leaves no step, and the map as it was saved.");
  before = g_strdup (pmap_history_get_undo_label (fixture->history));
  g_assert_true (type (fixture, "class", "3"));
  g_assert_true (pmap_history_is_modified (fixture->history));
  g_assert_true (type (fixture, "class", ""));
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, before);
  g_assert_false (pmap_history_is_modified (fixture->history));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = NULL;

  g_test_summary ("What the field does not take leaves no trace.");
  before = g_strdup (pmap_history_get_undo_label (fixture->history));
  g_assert_false (type (fixture, "birth-date", "3/4/1"));
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, before);
}

/* The bytes that are being written do not hold what is typed meanwhile. */
static void
test_saved_meanwhile (Fixture       *fixture,
                      gconstpointer  data)
{
  guint64 state;

  g_test_summary ("What is typed while the map is being saved is not taken for saved.");
  g_assert_true (type (fixture, "given-name", "Am"));
  state = pmap_history_get_state (fixture->history);
  g_assert_true (type (fixture, "given-name", "Amira"));
  pmap_history_mark_saved (fixture->history, state);
  g_assert_true (pmap_history_is_modified (fixture->history));

  g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (fixture->pupil), "family-name", "E", NULL));
  state = pmap_history_get_state (fixture->history);
  g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (fixture->pupil), "family-name", "Example", NULL));
  pmap_history_mark_saved (fixture->history, state);
  g_assert_true (pmap_history_is_modified (fixture->history));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/history/typing/one-step", Fixture, NULL, set_up, test_one_step, tear_down);
  g_test_add ("/history/typing/another-field", Fixture, NULL, set_up, test_another_field, tear_down);
  g_test_add ("/history/typing/back-to-the-start", Fixture, NULL, set_up, test_back_to_the_start, tear_down);
  g_test_add ("/history/typing/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/history/typing/saved-meanwhile", Fixture, NULL, set_up, test_saved_meanwhile, tear_down);

  return g_test_run ();
}
