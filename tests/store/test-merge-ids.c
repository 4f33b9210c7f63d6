/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pupil is erased here, and with her the ids of others that held her name, while a colleague works on in a copy that still has
 * them: nothing is doubled, no work is lost, and no name comes back. */

#include "config.h"

#include "base/pmap-user.h"
#include "history/pmap-adopt.h"
#include "history/pmap-erase.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-target.h"
#include "model/pmap-trail-entry.h"
#include "shared/map.h"
#include "shared/random-edits.h"
#include "store/pmap-compare.h"
#include "store/pmap-merge.h"
#include "xml/pmap-xml-write.h"

#include <string.h>

static PmapDocument *
make_map (void)
{
  PmapDocument *document = pmap_document_new ();
  gpointer amir, group;

  _pmap_record_set_id (PMAP_RECORD (document), "map-test");
  map_add (document->provisions, "p-priya-lego", "name", "Lego therapy", NULL);
  map_add (document->provisions, "p-2", "name", "Phonics", NULL);
  map_add (document->pupils, "u-priya-nair", "given-name", "Priya", "family-name", "Nair", NULL);
  amir = map_add (document->pupils, "u-amir-nair", "given-name", "Amir", "family-name", "Nair", NULL);
  map_add (document->pupils, "u-3", "given-name", "Cy", "family-name", "Bell", NULL);
  group = map_add (document->interventions, "g-priya-reading", "provision", "p-2", "name", "Reading", NULL);
  map_add (map_list (group, "members"), NULL, "pupil", "u-priya-nair", NULL);
  map_add (map_list (group, "members"), NULL, "pupil", "u-amir-nair", NULL);
  map_add (document->interventions, "g-priya-lego", "provision", "p-priya-lego", "name", "Lego", NULL);
  map_add (document->interventions, "i-3", "provision", "p-2", NULL);
  map_add (map_list (amir, "targets"), "t-nair-1", "specific", "Read words", "intervention", "g-priya-reading", NULL);
  map_add (map_list (amir, "targets"), "t-2", "specific", "Read more", "continues", "t-nair-1", NULL);
  return document;
}

static void
save (PmapEditor *editor)
{
  PmapHistory *history = pmap_editor_get_history (editor);

  pmap_history_mark_saved (history, pmap_history_get_state (history));
}

static void
type (PmapEditor *editor,
      const char *id,
      const char *field,
      const char *text)
{
  g_autoptr (GError) error = NULL;

  pmap_editor_set_typed (editor, pmap_document_find (pmap_editor_get_document (editor), id), field, text, &error);
  g_assert_no_error (error);
}

static PmapEditor *
open_map (PmapDocument *document,
          const char   *user)
{
  PmapEditor *editor = pmap_editor_new (document);

  pmap_user_set_name (user);
  pmap_editor_record (editor);
  return editor;
}

/* Both have made a change to the group before, which the trail tells. */
static PmapDocument *
make_saved_map (void)
{
  PmapDocument *document = make_map ();
  g_autoptr (PmapEditor) editor = open_map (document, "Mrs Hughes");

  type (editor, "g-priya-reading", "notes", "Quiet");
  type (editor, "t-2", "intervention", "g-priya-reading");
  save (editor);
  return document;
}

static void
erase (PmapEditor *editor)
{
  g_autoptr (GError) error = NULL;

  pmap_erase_pupil (editor, pmap_document_find (pmap_editor_get_document (editor), "u-priya-nair"), PMAP_ERASE_KEEP_PLACES,
                    PMAP_ERASE_SURE_TEXTS, &error);
  g_assert_no_error (error);
}

static char *
write_text (PmapDocument *document)
{
  g_autoptr (GBytes) bytes = pmap_xml_write (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (; (text = strstr (text, part)) != NULL; text += strlen (part))
    n++;
  return n;
}

/* "Nair" is Amir's name, too. */
static void
assert_nameless (PmapDocument *document)
{
  g_autofree char *text = write_text (document), *small = g_ascii_strdown (text, -1);

  g_assert_null (strstr (small, "priya"));
  g_assert_null (strstr (small, "t-nair"));
  g_assert_nonnull (pmap_document_find (document, "u-amir-nair"));
}

static void
assert_right (PmapDocument *document)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  pmap_document_check (document, issues);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), ==, 0);
  for (guint i = 0; i < pmap_record_list_get_length (document->trail); i++)
    g_assert_true (pmap_trail_entry_is_sealed (pmap_record_list_get (document->trail, i)));
}

/* What the colleague did before hearing of it. */
static void
work (PmapEditor *editor)
{
  type (editor, "g-priya-reading", "notes", "Loud");
  type (editor, "g-priya-lego", "name", "Bricks");
  type (editor, "i-3", "provision", "p-priya-lego");
  type (editor, "t-nair-1", "measurable", "Ten words");
  type (editor, "t-nair-1", "intervention", "g-priya-lego");
}

static void
assert_both (PmapDocument *document)
{
  PmapIntervention *reading = pmap_record_list_get (document->interventions, 0);
  PmapIntervention *lego = pmap_record_list_get (document->interventions, 1);
  PmapIntervention *third = pmap_record_list_get (document->interventions, 2);
  PmapTarget *target = pmap_record_list_get (map_list (pmap_document_find (document, "u-amir-nair"), "targets"), 0);
  PmapTarget *second = pmap_document_find (document, "t-2");

  assert_nameless (document);
  assert_right (document);
  g_assert_cmpuint (pmap_record_list_get_length (document->interventions), ==, 3);
  g_assert_cmpuint (pmap_record_list_get_length (document->provisions), ==, 2);
  g_assert_cmpuint (pmap_record_list_get_length (document->pupils), ==, 3);
  g_assert_cmpstr (reading->notes, ==, "Loud");
  g_assert_cmpstr (lego->name, ==, "Bricks");
  g_assert_cmpstr (third->provision, ==, pmap_record_get_id (pmap_record_list_get (document->provisions, 0)));
  g_assert_cmpstr (target->measurable, ==, "Ten words");
  g_assert_cmpstr (target->intervention, ==, pmap_record_get_id (PMAP_RECORD (lego)));
  g_assert_cmpstr (second->intervention, ==, pmap_record_get_id (PMAP_RECORD (reading)));
  g_assert_cmpstr (second->continues, ==, pmap_record_get_id (PMAP_RECORD (target)));
  g_assert_cmpuint (pmap_record_list_get_length (reading->members), ==, 2);
}

static PmapDocument *
merge (PmapDocument *base,
       PmapDocument *mine,
       PmapDocument *theirs)
{
  g_autoptr (PmapMerge) merge = pmap_merge_new (base, mine, theirs);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  PmapDocument *merged;

  g_assert_cmpuint (g_list_model_get_n_items (pmap_merge_get_conflicts (merge)), ==, 0);
  merged = pmap_merge_make (merge, issues, &error);
  g_assert_no_error (error);
  return merged;
}

static void
test_edit (void)
{
  g_autoptr (PmapDocument) base = make_saved_map (), mine = random_edits_copy (base), theirs = random_edits_copy (base);
  g_autoptr (PmapEditor) editor = open_map (mine, "Mrs Hughes"), other = NULL;
  g_autoptr (PmapDocument) merged = NULL, turned = NULL;
  g_autofree char *text = NULL, *turned_text = NULL;

  g_test_summary ("Erased here, and worked on there: one group each, with the colleague's work, whoever puts them together.");
  erase (editor);
  save (editor);
  assert_nameless (mine);
  other = open_map (theirs, "Mr Adair");
  work (other);
  merged = merge (base, mine, theirs);
  turned = merge (base, theirs, mine);
  assert_both (merged);
  text = write_text (merged);
  turned_text = write_text (turned);
  g_assert_cmpstr (text, ==, turned_text);
  /* Nobody's lines of the trail were lost or doubled: two from before, five by the colleague, one that a pupil went, and three
   * of places that were given to somebody else or came with somebody. */
  g_assert_cmpuint (count (text, "who=\"Mr Adair\""), ==, 5);
  g_assert_cmpuint (count (text, "to=\"Quiet\""), ==, 1);
}

/* The eraser has not saved yet: the colleague's save is put together with the open map. */
static void
test_into_eraser (void)
{
  g_autoptr (PmapDocument) base = make_saved_map (), mine = random_edits_copy (base), theirs = random_edits_copy (base);
  g_autoptr (PmapEditor) editor = open_map (mine, "Mrs Hughes"), other = NULL;
  g_autoptr (PmapDocument) merged = NULL;
  PmapRecord *group = pmap_document_find (mine, "g-priya-reading");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Erased here and not saved yet, while the colleague saved: the colleague's work comes in, and no name with it.");
  erase (editor);
  other = open_map (theirs, "Mr Adair");
  work (other);
  save (other);
  merged = merge (base, mine, theirs);
  pmap_adopt_theirs (editor, merged, theirs, "Take in", &error);
  g_assert_no_error (error);
  save (editor);
  assert_both (mine);
  g_assert_true (pmap_record_list_get (mine->interventions, 0) == (gpointer) group);
  text = write_text (mine);
  g_assert_cmpuint (count (text, "who=\"Mr Adair\""), ==, 5);
}

/* The colleague has unsaved work when the erased map comes in. */
static void
test_into_colleague (void)
{
  g_autoptr (PmapDocument) base = make_saved_map (), mine = random_edits_copy (base), theirs = random_edits_copy (base);
  g_autoptr (PmapEditor) editor = open_map (mine, "Mrs Hughes"), other = NULL;
  g_autoptr (PmapDocument) merged = NULL;
  PmapRecord *group = pmap_document_find (theirs, "g-priya-reading");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("The erased map comes into the colleague's open one: the same records, with other ids; the trail says each once.");
  erase (editor);
  save (editor);
  other = open_map (theirs, "Mr Adair");
  work (other);
  merged = merge (base, theirs, mine);
  pmap_adopt_theirs (other, merged, mine, "Take in", &error);
  g_assert_no_error (error);
  assert_both (theirs);
  g_assert_true (pmap_record_list_get (theirs->interventions, 0) == (gpointer) group);
  type (other, "u-3", "class", "1C");
  save (other);
  assert_both (theirs);
  text = write_text (theirs);
  g_assert_cmpuint (count (text, "who=\"Mr Adair\""), ==, 6);
}

static void
test_both_erase (void)
{
  g_autoptr (PmapDocument) base = make_saved_map (), mine = random_edits_copy (base), theirs = random_edits_copy (base);
  g_autoptr (PmapEditor) editor = open_map (mine, "Mrs Hughes"), other = NULL;
  g_autoptr (PmapDocument) merged = NULL, turned = NULL;
  g_autofree char *text = NULL, *turned_text = NULL;

  g_test_summary ("Both erase the same pupil: the groups are there once, under one id for both.");
  erase (editor);
  other = open_map (theirs, "Mr Adair");
  erase (other);
  merged = merge (base, mine, theirs);
  turned = merge (base, theirs, mine);
  assert_nameless (merged);
  assert_right (merged);
  g_assert_cmpuint (pmap_record_list_get_length (merged->interventions), ==, 3);
  g_assert_cmpuint (pmap_record_list_get_length (merged->provisions), ==, 2);
  text = write_text (merged);
  turned_text = write_text (turned);
  g_assert_cmpstr (text, ==, turned_text);
}

static void
test_compare (void)
{
  g_autoptr (PmapDocument) base = make_saved_map (), mine = random_edits_copy (base);
  g_autoptr (PmapEditor) editor = open_map (mine, "Mrs Hughes");
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_test_summary ("Another id is no difference that anybody reads of.");
  erase (editor);
  differences = pmap_compare (base, mine);
  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *line = pmap_difference_describe (differences->pdata[i]);

      g_string_append_printf (text, "%s\n", line);
    }
  g_test_message ("%s", text->str);
  g_assert_null (strstr (text->str, "Lego"));
  g_assert_null (strstr (text->str, "renamed"));
  g_assert_nonnull (strstr (text->str, "Pupil Priya Nair was removed"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/merge-ids/edit", test_edit);
  g_test_add_func ("/store/merge-ids/into-eraser", test_into_eraser);
  g_test_add_func ("/store/merge-ids/into-colleague", test_into_colleague);
  g_test_add_func ("/store/merge-ids/both-erase", test_both_erase);
  g_test_add_func ("/store/merge-ids/compare", test_compare);
  return g_test_run ();
}
