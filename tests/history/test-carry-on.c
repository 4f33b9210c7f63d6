/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reformatting a target and carrying it on. */

#include "config.h"

#include "history/pmap-carry-on.h"

#include "model/pmap-progress.h"
#include "model/pmap-pupil.h"

static gpointer
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
test_carry_on (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (GError) error = NULL;
  PmapHistory *history = pmap_editor_get_history (editor);
  PmapPupil *pupil = add (editor, document->pupils, PMAP_TYPE_PUPIL, "given-name", "Amira");
  PmapTarget *old = add (editor, pupil->targets, PMAP_TYPE_TARGET, "specific", "Read 40 words");
  PmapTarget *other = add (editor, pupil->targets, PMAP_TYPE_TARGET, "specific", "Ask for help"), *next;

  g_test_summary ("The new target begins where the pupil is now, the old one keeps its history; one step.");

  g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (old), "baseline", "18 words", NULL));
  g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (old), "criterion", "40 words", NULL));
  next = pmap_carry_on_target (editor, old, pmap_date_new (11, 12, 2026), pmap_date_new (26, 3, 2027), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (next->baseline, ==, "18 words");
  pmap_history_undo (history);
  g_assert_cmpuint (pmap_record_list_get_length (pupil->targets), ==, 2);
  g_assert_cmpint (old->status, ==, PMAP_TARGET_OPEN);

  for (guint i = 0; i < 2; i++)
    {
      PmapRecord *entry = add (editor, old->progress, PMAP_TYPE_PROGRESS, "date", i == 0 ? "20/11/2026" : "2/10/2026");

      g_assert_true (pmap_editor_set_typed (editor, entry, "value", i == 0 ? "31" : "22", NULL));
    }
  next = pmap_carry_on_target (editor, old, pmap_date_new (11, 12, 2026), pmap_date_new (26, 3, 2027), &error);
  g_assert_no_error (error);
  g_assert_true (pmap_record_list_get (pupil->targets, 1) == next);
  g_assert_true (pmap_record_list_get (pupil->targets, 2) == other);
  g_assert_cmpstr (next->specific, ==, "Read 40 words");
  g_assert_cmpstr (next->criterion, ==, "40 words");
  g_assert_cmpstr (next->baseline, ==, "31");
  g_assert_cmpstr (next->continues, ==, pmap_record_get_id (PMAP_RECORD (old)));
  g_assert_cmpuint (next->set, ==, pmap_date_new (11, 12, 2026));
  g_assert_cmpuint (next->review, ==, pmap_date_new (26, 3, 2027));
  g_assert_cmpint (next->status, ==, PMAP_TARGET_OPEN);
  g_assert_cmpuint (pmap_record_list_get_length (next->progress), ==, 0);
  g_assert_cmpint (old->status, ==, PMAP_TARGET_CARRIED_ON);
  g_assert_cmpuint (pmap_record_list_get_length (old->progress), ==, 2);
  g_assert_cmpstr (pmap_history_get_undo_label (history), ==, "Carry on target");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/carry-on/target", test_carry_on);

  return g_test_run ();
}
