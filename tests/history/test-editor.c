/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor and its history: what is refused leaves no trace, what is done can be undone. */

#include "config.h"

#include "base/pmap-error.h"
#include "history/pmap-editor.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-tier.h"

typedef struct
{
  PmapDocument *document;
  PmapEditor *editor;
  PmapHistory *history;
  PmapRecord *pupil;
  PmapRecord *provision;
  PmapRecord *intervention;
  PmapRecord *member;
} Fixture;

static PmapRecord *
add (PmapEditor     *editor,
     PmapRecordList *list,
     GType           type,
     const char     *field,
     const char     *typed)
{
  g_autoptr (PmapRecord) record = pmap_record_new (type);

  g_assert_true (pmap_editor_insert (editor, list, PMAP_POSITION_END, record, NULL));
  g_assert_true (pmap_editor_set_typed (editor, record, field, typed, NULL));
  return record;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = pmap_document_new ();
  fixture->editor = pmap_editor_new (fixture->document);
  fixture->history = pmap_editor_get_history (fixture->editor);
  fixture->pupil = add (fixture->editor, fixture->document->pupils, PMAP_TYPE_PUPIL, "given-name", "Amira");
  fixture->provision = add (fixture->editor, fixture->document->provisions, PMAP_TYPE_PROVISION, "name", "Bubble time");
  fixture->intervention = add (fixture->editor, fixture->document->interventions, PMAP_TYPE_INTERVENTION,
                               "provision", pmap_record_get_id (fixture->provision));
  fixture->member = add (fixture->editor, PMAP_INTERVENTION (fixture->intervention)->members, PMAP_TYPE_MEMBER,
                         "pupil", pmap_record_get_id (fixture->pupil));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->editor);
  g_assert_finalize_object (fixture->document);
}

static void
test_undo_names_the_step (Fixture       *fixture,
                          gconstpointer  data)
{
  g_test_summary ("A step has a name; undo and redo bring back exactly what was there.");

  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->intervention, "minutes", "30", NULL));
  g_assert_cmpint (PMAP_INTERVENTION (fixture->intervention)->minutes, ==, 30);
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Change “Length of a session”");

  pmap_history_undo (fixture->history);
  g_assert_true (PMAP_INTERVENTION (fixture->intervention)->minutes == PMAP_UNSET);
  g_assert_cmpstr (pmap_history_get_redo_label (fixture->history), ==, "Change “Length of a session”");
  pmap_history_redo (fixture->history);
  g_assert_cmpint (PMAP_INTERVENTION (fixture->intervention)->minutes, ==, 30);
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *field;
    const char *typed;
    const char *message;
  } cases[] = {
    { "minutes", "abc", "“abc” is not a whole number, like 30" },
    { "minutes", "-5", "Length of a session cannot be less than 0" },
    { "minutes", "1441", "Length of a session cannot be more than 1,440" },
    { "start", "1/2/26", "Did you mean 1 February 2026? Please write the year with all four digits" },
    { "start", "31/2/2026", "“31/2/2026” is not a date: February 2026 has 28 days" },
    { "end", "13/9/2026", "Ends (13 September 2026) is before Starts (14 September 2026)" },
    { "provision", "no-such", "Provision names something that is not in this map" },
    { "provision", "", "Provision is needed" },
  };
  guint64 state;

  g_test_summary ("A value that the field, its limits or its noun's rules refuse leaves no trace.");

  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->intervention, "start", "14/9/2026", NULL));
  state = pmap_history_get_state (fixture->history);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const PmapField *field = pmap_record_find_field (fixture->intervention, cases[i].field);
      g_autofree char *before = pmap_record_format_field (fixture->intervention, field), *after = NULL;

      g_assert_false (pmap_editor_set_typed (fixture->editor, fixture->intervention, cases[i].field, cases[i].typed,
                                             &error));
      g_assert_cmpstr (error->message, ==, cases[i].message);
      after = pmap_record_format_field (fixture->intervention, field);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (pmap_history_get_state (fixture->history), ==, state);
    }
}

static void
test_same_value_is_no_step (Fixture       *fixture,
                            gconstpointer  data)
{
  guint64 state = pmap_history_get_state (fixture->history);

  g_test_summary ("Setting what is there already does nothing.");

  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->pupil, "given-name", " Amira ", NULL));
  g_assert_cmpuint (pmap_history_get_state (fixture->history), ==, state);
}

static void
test_quick_changes_are_one_step (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_test_summary ("The same field changed again at once is the same step; another field is not.");

  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->pupil, "class", "3A", NULL));
  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->intervention, "minutes", "20", NULL));
  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->intervention, "minutes", "25", NULL));
  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->intervention, "minutes", "30", NULL));
  pmap_history_undo (fixture->history);
  g_assert_true (PMAP_INTERVENTION (fixture->intervention)->minutes == PMAP_UNSET);
  g_assert_cmpstr (PMAP_PUPIL (fixture->pupil)->class_name, ==, "3A");
}

static void
test_modified (Fixture       *fixture,
               gconstpointer  data)
{
  g_test_summary ("Undoing back to what was saved is not modified; a new step on another path is.");

  pmap_history_mark_saved (fixture->history, pmap_history_get_state (fixture->history));
  g_assert_false (pmap_history_is_modified (fixture->history));
  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->pupil, "class", "3A", NULL));
  g_assert_true (pmap_history_is_modified (fixture->history));
  pmap_history_undo (fixture->history);
  g_assert_false (pmap_history_is_modified (fixture->history));
  pmap_history_undo (fixture->history);
  g_assert_true (pmap_history_is_modified (fixture->history));
  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->pupil, "class", "3B", NULL));
  g_assert_true (pmap_history_is_modified (fixture->history));
  g_assert_false (pmap_history_can_redo (fixture->history));
}

static void
test_remove_pupil (Fixture       *fixture,
                   gconstpointer  data)
{
  PmapRecordList *members = PMAP_INTERVENTION (fixture->intervention)->members;
  g_autofree char *id = g_strdup (pmap_record_get_id (fixture->pupil));

  g_test_summary ("A pupil's memberships go with the pupil, in one step, and come back with it.");

  g_assert_true (pmap_editor_remove (fixture->editor, fixture->pupil, NULL));
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->pupils), ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (members), ==, 0);
  g_assert_null (pmap_document_find (fixture->document, id));

  pmap_history_undo (fixture->history);
  g_assert_true (pmap_document_find (fixture->document, id) == fixture->pupil);
  g_assert_true (pmap_record_list_get (members, 0) == fixture->member);
}

static void
test_remove_in_use (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint64 state = pmap_history_get_state (fixture->history);

  g_test_summary ("A provision that an intervention needs stays, and says who needs it.");

  g_assert_false (pmap_editor_remove (fixture->editor, fixture->provision, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_IN_USE);
  g_assert_cmpstr (error->message, ==,
                   "“Bubble time” is in use: “Bubble time” needs it. Remove that first.");
  g_assert_cmpuint (pmap_history_get_state (fixture->history), ==, state);
}

static void
test_remove_clears_references (Fixture       *fixture,
                               gconstpointer  data)
{
  PmapRecord *tier = add (fixture->editor, fixture->document->tiers, PMAP_TYPE_TIER, "name", "Targeted");

  g_test_summary ("An optional reference to what is removed is cleared, and comes back.");

  g_assert_true (pmap_editor_set_reference (fixture->editor, fixture->provision, "tier", tier, NULL));
  g_assert_true (pmap_editor_remove (fixture->editor, tier, NULL));
  g_assert_null (PMAP_PROVISION (fixture->provision)->tier);
  pmap_history_undo (fixture->history);
  g_assert_cmpstr (PMAP_PROVISION (fixture->provision)->tier, ==, pmap_record_get_id (tier));
}

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  PmapRecordList *tiers = fixture->document->tiers;
  PmapRecord *a = add (fixture->editor, tiers, PMAP_TYPE_TIER, "name", "A");
  PmapRecord *b = add (fixture->editor, tiers, PMAP_TYPE_TIER, "name", "B");
  PmapRecord *c = add (fixture->editor, tiers, PMAP_TYPE_TIER, "name", "C");
  guint position;

  g_test_summary ("A record moved down and undone stands where it stood.");

  pmap_editor_move (fixture->editor, a, 2);
  g_assert_true (pmap_record_list_get (tiers, 0) == b);
  g_assert_true (pmap_record_list_get (tiers, 1) == c);
  g_assert_true (pmap_record_list_get_position (tiers, a, &position));
  g_assert_cmpuint (position, ==, 2);
  pmap_history_undo (fixture->history);
  g_assert_true (pmap_record_list_get (tiers, 0) == a);
  g_assert_true (pmap_record_list_get_position (tiers, c, &position));
  g_assert_cmpuint (position, ==, 2);
}

static void
test_groups (Fixture       *fixture,
             gconstpointer  data)
{
  g_test_summary ("A group is one step; an abandoned group is none.");

  pmap_editor_begin (fixture->editor, "Move to class 4A");
  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->pupil, "class", "4A", NULL));
  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->pupil, "year-group", "Year 4", NULL));
  g_assert_true (pmap_editor_finish (fixture->editor, TRUE));
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Move to class 4A");

  pmap_editor_begin (fixture->editor, "Never");
  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->pupil, "class", "5A", NULL));
  g_assert_false (pmap_editor_finish (fixture->editor, FALSE));
  g_assert_cmpstr (PMAP_PUPIL (fixture->pupil)->class_name, ==, "4A");

  pmap_history_undo (fixture->history);
  g_assert_null (PMAP_PUPIL (fixture->pupil)->class_name);
  g_assert_cmpint (PMAP_PUPIL (fixture->pupil)->year_group, ==, 0);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  PmapRecordList *pupils = fixture->document->pupils;
  g_autoptr (GError) error = NULL;
  PmapPupil *pupil;

  g_test_summary ("A record is added with what it says already, in one step; a text that a field refuses leaves none.");

  pupil = pmap_editor_add (fixture->editor, pupils, 0, "Add Bilal", &error, "given-name", "Bilal", "family-name", NULL,
                           "year-group", "Year 4", NULL);
  g_assert_no_error (error);
  g_assert_true (pmap_record_list_get (pupils, 0) == (gpointer) pupil);
  g_assert_cmpstr (pupil->given_name, ==, "Bilal");
  g_assert_null (pupil->family_name);
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Add Bilal");

  g_assert_null (pmap_editor_add (fixture->editor, pupils, PMAP_POSITION_END, "Add Cora", &error, "given-name", "Cora",
                                  "birth-date", "no day", NULL));
  g_assert_nonnull (error);
  g_assert_cmpuint (pmap_record_list_get_length (pupils), ==, 2);

  pmap_history_undo (fixture->history);
  g_assert_cmpuint (pmap_record_list_get_length (pupils), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/history/editor/undo-names-the-step", test_undo_names_the_step },
    { "/history/editor/refusals", test_refusals },
    { "/history/editor/same-value-is-no-step", test_same_value_is_no_step },
    { "/history/editor/quick-changes-are-one-step", test_quick_changes_are_one_step },
    { "/history/editor/modified", test_modified },
    { "/history/editor/remove-pupil", test_remove_pupil },
    { "/history/editor/remove-in-use", test_remove_in_use },
    { "/history/editor/remove-clears-references", test_remove_clears_references },
    { "/history/editor/move", test_move },
    { "/history/editor/groups", test_groups },
    { "/history/editor/add", test_add },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
