/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record that is written beside the map: the map does not know of it until it is taken over, as one step. */

#include "config.h"

#include "base/pmap-error.h"
#include "history/pmap-assign.h"
#include "history/pmap-draft.h"
#include "model/pmap-intervention.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-target.h"

typedef struct
{
  PmapDocument *document;
  PmapEditor *editor;
  PmapHistory *history;
  PmapRecord *ben;
  PmapRecord *reading;
  guint n_signals;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_signals++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const changes[] = { "field-changed", "record-added", "record-removed", "record-moved" };

  fixture->document = pmap_document_new ();
  fixture->editor = pmap_editor_new (fixture->document);
  fixture->history = pmap_editor_get_history (fixture->editor);
  fixture->ben = pmap_editor_add (fixture->editor, fixture->document->pupils, PMAP_POSITION_END, "Add Ben", NULL,
                                  "given-name", "Ben", "family-name", "Carter", "upn", "B801200005001", NULL);
  fixture->reading = pmap_editor_add (fixture->editor, fixture->document->provisions, PMAP_POSITION_END, "Add", NULL,
                                      "name", "Reading", "minutes", "20", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_swapped (fixture->document, changes[i], G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->editor);
  g_assert_finalize_object (fixture->document);
}

static PmapDraft *
begin_pupil (Fixture    *fixture,
             const char *given_name)
{
  PmapDraft *draft = pmap_draft_new (fixture->document->pupils);
  PmapRecord *pupil = pmap_draft_add (draft, pmap_date_new (30, 11, 2026));

  pmap_draft_begin (draft, pupil);
  g_assert_false (pmap_draft_is_touched (draft));
  if (given_name != NULL)
    {
      g_assert_true (pmap_editor_set_typed (pmap_draft_get_editor (draft), pupil, "given-name", given_name, NULL));
      g_assert_true (pmap_draft_is_touched (draft));
    }
  return draft;
}

static void
test_taken (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (PmapDraft) draft = begin_pupil (fixture, "Amira");
  guint64 state = pmap_history_get_state (fixture->history);
  PmapRecord *pupil;
  g_autoptr (GError) error = NULL;

  g_test_summary ("The map hears nothing of a draft; taken over it is one step, with an id of its own.");
  g_assert_cmpuint (fixture->n_signals, ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->pupils), ==, 1);
  g_assert_true (pmap_history_get_state (fixture->history) == state);

  pupil = pmap_draft_take (draft, fixture->editor, "Add Amira", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (PMAP_PUPIL (pupil)->given_name, ==, "Amira");
  g_assert_true (pmap_document_find (fixture->document, pmap_record_get_id (pupil)) == pupil);
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Add Amira");
  pmap_history_undo (fixture->history);
  g_assert_true (pmap_history_get_state (fixture->history) == state);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->pupils), ==, 1);
}

static void
test_thrown_away (Fixture       *fixture,
                  gconstpointer  data)
{
  PmapDraft *draft = begin_pupil (fixture, "Amira");
  PmapDocument *copy = g_object_ref (pmap_editor_get_document (pmap_draft_get_editor (draft)));

  g_test_summary ("Of a draft that is thrown away nothing is left.");
  g_assert_finalize_object (draft);
  g_assert_finalize_object (copy);
  g_assert_cmpuint (fixture->n_signals, ==, 0);
}

static void
test_undone (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (PmapDraft) draft = begin_pupil (fixture, "Amira");

  g_test_summary ("Who took back what they typed has nothing to lose.");
  pmap_history_undo (pmap_editor_get_history (pmap_draft_get_editor (draft)));
  g_assert_false (pmap_draft_is_touched (draft));
}

static char *
list_issues (PmapDraft *draft)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  GString *text = g_string_new (NULL);

  pmap_draft_check (draft, issues);
  for (guint i = 0; i < issues->len; i++)
    {
      const PmapIssue *issue = issues->pdata[i];

      g_string_append_printf (text, "%s: %s\n", issue->field, issue->message);
    }
  return g_string_free (text, FALSE);
}

static void
test_there_already (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (PmapDraft) draft = begin_pupil (fixture, "ben");
  PmapEditor *editor = pmap_draft_get_editor (draft);
  PmapRecord *pupil = pmap_draft_get_record (draft);
  g_autofree char *none = NULL, *name = NULL, *both = NULL;

  g_test_summary ("A name, or a UPN, that somebody has already is pointed out.");
  none = list_issues (draft);
  g_assert_cmpstr (none, ==, "");
  g_assert_true (pmap_editor_set_typed (editor, pupil, "family-name", "CARTER", NULL));
  name = list_issues (draft);
  g_assert_cmpstr (name, ==, "given-name: “Ben Carter” is in this map already. Is this another?\n");
  g_assert_true (pmap_editor_set_typed (editor, pupil, "family-name", "Hart", NULL));
  g_assert_true (pmap_editor_set_typed (editor, pupil, "upn", "B801200005001", NULL));
  both = list_issues (draft);
  g_assert_cmpstr (both, ==, "upn: Ben Carter has this UPN already\n");
}

/* A name that is not said is none: what is described by its kind, or after its provision, is not there already. */
static void
test_nameless (Fixture       *fixture,
               gconstpointer  data)
{
  PmapRecordList *targets = PMAP_PUPIL (fixture->ben)->targets;
  PmapIntervention *group = pmap_assign_start (fixture->editor, PMAP_PROVISION (fixture->reading), pmap_date_new (20, 11, 2026), NULL);
  PmapRecordList *const lists[] = { targets, fixture->document->provisions, fixture->document->interventions };

  g_test_summary ("What has no name of its own is not said to be in the map already.");
  g_assert_nonnull (pmap_editor_add (fixture->editor, targets, PMAP_POSITION_END, "Add", NULL, "baseline", "18 words", NULL));
  g_assert_nonnull (pmap_editor_add (fixture->editor, fixture->document->provisions, PMAP_POSITION_END, "Add", NULL, "minutes", "20",
                                     NULL));
  g_assert_true (pmap_editor_set_typed (fixture->editor, PMAP_RECORD (group), "name", "", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (PmapDraft) draft = pmap_draft_new (lists[i]);
      PmapRecord *record = lists[i] != fixture->document->interventions
                           ? pmap_draft_add (draft, pmap_date_new (30, 11, 2026))
                           : PMAP_RECORD (pmap_assign_start (pmap_draft_get_editor (draft), pmap_draft_find (draft, fixture->reading),
                                                             pmap_date_new (20, 11, 2026), NULL));
      g_autofree char *issues = NULL;

      pmap_draft_begin (draft, record);
      if (lists[i] == targets)
        g_assert_true (pmap_editor_set_typed (pmap_draft_get_editor (draft), record, "baseline", "18 words", NULL));
      if (lists[i] == fixture->document->interventions)
        g_assert_true (pmap_editor_set_typed (pmap_draft_get_editor (draft), record, "name", "", NULL));
      issues = list_issues (draft);
      g_assert_cmpstr (issues, ==, "");
    }
}

static void
test_needed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (PmapDraft) draft = begin_pupil (fixture, NULL);
  guint64 state = pmap_history_get_state (fixture->history);
  g_autoptr (GError) error = NULL;

  g_test_summary ("What lacks what it needs is not taken, and the map stays as it is.");
  g_assert_null (pmap_draft_take (draft, fixture->editor, "Add", &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE);
  g_assert_cmpstr (error->message, ==, "Given name is needed");
  g_assert_true (pmap_history_get_state (fixture->history) == state);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->pupils), ==, 1);
}

static void
test_group (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (PmapDraft) draft = pmap_draft_new (fixture->document->interventions);
  PmapIntervention *group = pmap_assign_start (pmap_draft_get_editor (draft), pmap_draft_find (draft, fixture->reading),
                                               pmap_date_new (20, 11, 2026), NULL);
  PmapRecord *taken;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A verb begins a record in the draft; if what it refers to left the map meanwhile, the map says so.");
  pmap_draft_begin (draft, PMAP_RECORD (group));
  g_assert_false (pmap_draft_is_touched (draft));
  taken = pmap_draft_take (draft, fixture->editor, "Start a group", &error);
  g_assert_no_error (error);
  g_assert_cmpint (PMAP_INTERVENTION (taken)->minutes, ==, 20);
  g_assert_true (pmap_intervention_get_provision (PMAP_INTERVENTION (taken)) == (gpointer) fixture->reading);

  pmap_history_undo (fixture->history);
  g_assert_true (pmap_editor_remove (fixture->editor, fixture->reading, &error));
  g_assert_null (pmap_draft_take (draft, fixture->editor, "Start a group", &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->interventions), ==, 0);
}

static void
test_inside (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (PmapDraft) draft = pmap_draft_new (PMAP_PUPIL (fixture->ben)->targets);
  PmapRecord *target = pmap_draft_add (draft, pmap_date_new (30, 11, 2026));
  g_autoptr (GError) error = NULL;

  g_test_summary ("A record inside another is written in that one's twin; where the other has gone, there is no place for it.");
  pmap_draft_begin (draft, target);
  g_assert_cmpstr (pmap_record_get_id (pmap_record_get_owner (target)), ==, pmap_record_get_id (fixture->ben));
  g_assert_true (pmap_record_get_owner (target) != fixture->ben);
  g_assert_nonnull (pmap_draft_take (draft, fixture->editor, "Add target", &error));
  g_assert_cmpuint (pmap_record_list_get_length (PMAP_PUPIL (fixture->ben)->targets), ==, 1);

  g_assert_true (pmap_editor_remove (fixture->editor, fixture->ben, &error));
  g_assert_null (pmap_draft_take (draft, fixture->editor, "Add target", &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/history/draft/taken", Fixture, NULL, set_up, test_taken, tear_down);
  g_test_add ("/history/draft/thrown-away", Fixture, NULL, set_up, test_thrown_away, tear_down);
  g_test_add ("/history/draft/undone", Fixture, NULL, set_up, test_undone, tear_down);
  g_test_add ("/history/draft/there-already", Fixture, NULL, set_up, test_there_already, tear_down);
  g_test_add ("/history/draft/nameless", Fixture, NULL, set_up, test_nameless, tear_down);
  g_test_add ("/history/draft/needed", Fixture, NULL, set_up, test_needed, tear_down);
  g_test_add ("/history/draft/group", Fixture, NULL, set_up, test_group, tear_down);
  g_test_add ("/history/draft/inside", Fixture, NULL, set_up, test_inside, tear_down);
  return g_test_run ();
}
