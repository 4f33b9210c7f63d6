/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bulk work on groups and pupils: what each verb does, what it leaves out and why; and on maps made by chance, that the preview is the
 * result and one undo brings back the same bytes.
 *
 * PMAP_TEST_SCALE multiplies the number of maps. */

#include "config.h"

#include "history/pmap-bulk-groups.h"
#include "history/pmap-bulk-pupils.h"
#include "model/pmap-pupil.h"
#include "shared/mended-map.h"
#include "xml/pmap-xml-write.h"

#define MAPS 60
#define DECEMBER pmap_date_new (1, 12, 2026)

static PmapDocument *
make_map (void)
{
  PmapDocument *document = pmap_document_new ();
  gpointer year = pmap_document_get_year (document), run;

  map_set (year, "start", "2026-09-01");
  map_set (year, "end", "2027-08-31");
  map_add (map_list (year, "terms"), "autumn", "name", "Autumn", "start", "2026-09-02", "end", "2026-12-18", NULL);
  map_add (map_list (year, "terms"), "spring", "name", "Spring", "start", "2027-01-05", "end", "2027-03-25", NULL);
  map_add (document->provisions, "p", "name", "Reading", "minutes", "30", "group-size", "3", NULL);
  map_add (document->provisions, "q", "name", "Talk", "minutes", "30", NULL);
  map_add (document->pupils, "amira", "given-name", "Amira", "class", "3B", NULL);
  map_add (document->pupils, "ben", "given-name", "Ben", NULL);
  map_add (document->pupils, "chidi", "given-name", "Chidi", "class", "3A", NULL);
  map_add (document->pupils, "dana", "given-name", "Dana", "class", "3B", NULL);
  map_add (document->pupils, "eli", "given-name", "Eli", "left", "2026-10-01", NULL);
  map_add (document->pupils, "femi", "given-name", "Femi", NULL);
  run = map_add (document->interventions, "i-1", "provision", "p", "name", "Tuesdays", "start", "2026-09-14", "end", "2026-12-18",
                 "review", "2026-12-10", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "amira", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "ben", "from", "2026-12-07", NULL);
  run = map_add (document->interventions, "i-2", "provision", "q", "name", "Long", "start", "2026-09-14", "end", "2027-03-25", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "chidi", NULL);
  map_add (document->interventions, "i-3", "provision", "p", "name", "Later", "start", "2027-01-11", NULL);
  run = map_add (document->interventions, "i-4", "provision", "p", "name", "Over", "start", "2026-09-14", "end", "2026-10-23", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "eli", NULL);
  return document;
}

static char *
write_map (PmapDocument *document)
{
  g_autoptr (GBytes) bytes = pmap_xml_write (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* "ended Reading, Tuesdays: before → after (remark)" a line, the kind of line first and "-" for what is left out. */
static char *
tell (PmapBulkPlan *plan)
{
  GListModel *rows = pmap_bulk_plan_get_rows (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PmapBulkRow) row = g_list_model_get_item (rows, i);
      const char *part = pmap_bulk_row_get_part (row), *before = pmap_bulk_row_get_before (row), *after = pmap_bulk_row_get_after (row);
      const char *remark = pmap_bulk_row_get_remark (row);

      g_string_append_printf (text, "%s %s: %s > %s (%s)\n", part != NULL ? part : "-", pmap_bulk_row_get_name (row),
                              before != NULL ? before : "", after != NULL ? after : "", remark != NULL ? remark : "");
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
list_ids (PmapRecordList *list)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    g_ptr_array_add (ids, (gpointer) pmap_record_get_id (pmap_record_list_get (list, i)));
  return ids;
}

/* Does it, compares with what was planned, and takes it back. */
static void
assert_applies (PmapBulkPlan *plan,
                PmapDocument *document)
{
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autofree char *before = write_map (document), *planned = write_map (pmap_bulk_plan_get_result (plan)), *done = NULL, *undone = NULL;
  g_autoptr (GError) error = NULL;

  pmap_bulk_plan_apply (plan, editor, &error);
  g_assert_no_error (error);
  done = write_map (document);
  g_assert_cmpstr (done, ==, planned);
  if (pmap_history_can_undo (pmap_editor_get_history (editor)))
    pmap_history_undo (pmap_editor_get_history (editor));
  undone = write_map (document);
  g_assert_cmpstr (undone, ==, before);
  g_assert_false (pmap_history_can_undo (pmap_editor_get_history (editor)));     /* it was one step */
}

static void
test_end_groups (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (GPtrArray) ids = list_ids (document->interventions);
  g_autoptr (PmapBulkPlan) plan = pmap_bulk_end_groups (document, ids, DECEMBER, NULL, NULL);
  g_autofree char *told = tell (plan), *summary = pmap_bulk_plan_describe (plan);

  g_assert_cmpstr (told, ==,
                   "ended Reading, Tuesdays: 14 September 2026 to 18 December 2026 > until 1 December 2026 "
                   "(1 pupil who was to join later does not)\n"
                   "ended Talk, Long: 14 September 2026 to 25 March 2027 > until 1 December 2026 ()\n"
                   "- Reading, Later:  >  (starts on 11 January 2027, after that day)\n"
                   "- Reading, Over:  >  (ends on 23 October 2026 as it is)\n");
  g_assert_cmpstr (summary, ==, "2 groups end. 2 are left out.");
  assert_applies (plan, document);
}

static void
test_copy_term (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapBulkPlan) plan = pmap_bulk_copy_term (document, "autumn", "spring", NULL, &error);
  g_autofree char *told = tell (plan);
  PmapIntervention *next = pmap_record_list_get (pmap_bulk_plan_get_result (plan)->interventions, 1);

  g_assert_cmpstr (told, ==,
                   "copied Reading, Tuesdays: 14 September 2026 to 18 December 2026 > 5 January 2027 to 25 March 2027 (2 of 2 pupils)\n"
                   "- Talk, Long:  >  (goes on until 25 March 2027 as it is)\n"
                   "- Reading, Over:  >  (nobody who was in it at the end is still here)\n");
  g_assert_cmpstr (next->follows, ==, "i-1");
  g_assert_cmpuint (next->review, ==, pmap_date_new (25, 3, 2027));
  g_assert_cmpuint (pmap_record_list_get_length (next->members), ==, 2);
  assert_applies (plan, document);

  g_assert_null (pmap_bulk_copy_term (document, "spring", "autumn", NULL, &error));
  g_assert_cmpstr (error->message, ==, "Groups go on in a later term, not in an earlier one");
  g_clear_error (&error);
  g_assert_null (pmap_bulk_copy_term (document, "autumn", "nothing", NULL, &error));
  g_assert_cmpstr (error->message, ==, "The school year has no such term");
}

static void
test_copying_a_term_twice_copies_nothing_twice (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapBulkPlan) plan = pmap_bulk_copy_term (document, "autumn", "spring", NULL, NULL), again = NULL;
  g_autofree char *told = NULL;

  g_assert_true (pmap_bulk_plan_apply (plan, editor, NULL));
  again = pmap_bulk_copy_term (document, "autumn", "spring", NULL, NULL);
  g_assert_cmpuint (pmap_bulk_plan_count (again, PMAP_BULK_COPIED), ==, 0);
  told = tell (again);
  g_assert_nonnull (strstr (told, "- Reading, Tuesdays:  >  (is carried on from 5 January 2027 already)\n"));
}

static void
test_give (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (GPtrArray) ids = list_ids (document->pupils);
  g_autoptr (PmapBulkPlan) plan = pmap_bulk_give (document, ids, "p", TRUE, DECEMBER, NULL, NULL), new_groups = NULL, alone = NULL;
  g_autofree char *told = tell (plan), *told_new = NULL, *told_alone = NULL;
  g_autoptr (GError) error = NULL;

  /* Of three places one is Amira's, and Ben, who comes later, has another. */
  g_assert_cmpstr (told, ==,
                   "joins Chidi:  > joins Reading, Tuesdays on 1 December 2026 ()\n"
                   "new-group Dana:  > new group 1 ()\n"
                   "new-group Femi:  > new group 1 ()\n"
                   "- Amira:  >  (gets it already)\n"
                   "- Ben:  >  (gets it already)\n"
                   "- Eli:  >  (has left)\n");
  assert_applies (plan, document);
  new_groups = pmap_bulk_give (document, ids, "p", FALSE, DECEMBER, NULL, NULL);
  told_new = tell (new_groups);
  g_assert_nonnull (strstr (told_new, "new-group Chidi:  > new group 1 ()\nnew-group Dana:  > new group 1 ()\n"));
  alone = pmap_bulk_give (document, ids, "q", TRUE, DECEMBER, NULL, NULL);
  told_alone = tell (alone);
  g_assert_nonnull (strstr (told_alone, "new-group Amira:  > one to one ()\nnew-group Ben:  > one to one ()\n"));
  assert_applies (alone, document);
  g_assert_null (pmap_bulk_give (document, ids, "nothing", TRUE, DECEMBER, NULL, &error));
  g_assert_cmpstr (error->message, ==, "Please choose an entry of the menu of provision");
}

static void
test_split_a_class (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (PmapBulkPlan) plan = NULL;
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (ids, (gpointer) "amira");
  g_ptr_array_add (ids, (gpointer) "ben");
  g_ptr_array_add (ids, (gpointer) "chidi");
  g_ptr_array_add (ids, (gpointer) "nobody");
  plan = pmap_bulk_set_class (document, ids, "3A", NULL, &error);
  told = tell (plan);
  g_assert_cmpstr (told, ==, "class Amira: 3B > 3A ()\nclass Ben: no class > 3A ()\n- Chidi:  >  (is in that class already)\n");
  assert_applies (plan, document);
  g_assert_null (pmap_bulk_set_class (document, ids, "", NULL, &error));
  g_clear_error (&error);
  g_assert_null (pmap_bulk_set_class (document, ids, "a name of a class that is too long", NULL, &error));
  g_assert_nonnull (error);
}

static void
test_who_is_spared_keeps_the_place (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (GPtrArray) ids = list_ids (document->pupils);
  g_autoptr (GHashTable) spared = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PmapBulkPlan) all = pmap_bulk_set_class (document, ids, "3A", NULL, NULL), plan = NULL;
  g_autofree char *told = NULL;

  g_hash_table_add (spared, (gpointer) "ben");
  plan = pmap_bulk_set_class (document, ids, "3A", spared, NULL);
  told = tell (plan);
  g_assert_true (g_str_has_prefix (told, "class Amira: 3B > 3A ()\n- Ben:  >  (left out, as you chose)\nclass Dana: 3B > 3A ()\n"));
  for (guint i = 0; i < g_list_model_get_n_items (pmap_bulk_plan_get_rows (all)); i++)
    {
      g_autoptr (PmapBulkRow) row = g_list_model_get_item (pmap_bulk_plan_get_rows (all), i);
      g_autoptr (PmapBulkRow) other = g_list_model_get_item (pmap_bulk_plan_get_rows (plan), i);

      g_assert_cmpstr (pmap_bulk_row_get_title (row), ==, i < 5 ? "Moving" : "Left out");
      g_assert_true (pmap_bulk_row_become (row, other));
      g_assert_cmpint (pmap_bulk_row_is_left_out (row), ==, i == 1 || i == 5);
      g_assert_cmpint (pmap_bulk_row_can_be_spared (row), ==, i < 5);
    }
  assert_applies (plan, document);
}

static void
test_250_pupils (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (PmapBulkPlan) plan = NULL, classes = NULL;

  for (guint i = 0; i < 244; i++)
    {
      g_autofree char *id = g_strdup_printf ("u-%u", i);

      map_add (document->pupils, id, "given-name", "Pupil", NULL);
    }
  ids = list_ids (document->pupils);
  g_assert_cmpuint (ids->len, ==, 250);
  plan = pmap_bulk_give (document, ids, "p", TRUE, DECEMBER, NULL, NULL);
  g_assert_cmpuint (pmap_bulk_plan_count_left_out (plan), ==, 3);
  g_assert_cmpuint (pmap_bulk_plan_count (plan, PMAP_BULK_JOINS), ==, 1);
  g_assert_cmpuint (pmap_bulk_plan_count (plan, PMAP_BULK_NEW_GROUP), ==, 246);
  assert_applies (plan, document);
  classes = pmap_bulk_set_class (document, ids, "4C", NULL, NULL);
  g_assert_cmpuint (pmap_bulk_plan_count (classes, PMAP_BULK_CLASS), ==, 250);
  assert_applies (classes, document);
}

static void
test_preview_is_the_result (void)
{
  g_autoptr (GRand) random = random_map_start ();

  for (guint n = random_map_scale (MAPS); n > 0; n--)
    {
      g_autoptr (PmapDocument) document = mended_map_new (random, g_rand_int_range (random, 1, 30), g_rand_int_range (random, 1, 20));
      g_autoptr (GPtrArray) pupils = list_ids (document->pupils), groups = list_ids (document->interventions);
      gpointer provision = pmap_record_list_get (document->provisions, 0);
      g_autoptr (PmapBulkPlan) plan = NULL;

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          plan = pmap_bulk_end_groups (document, groups, random_map_date (random), NULL, NULL);
          break;
        case 1:
          plan = pmap_bulk_copy_term (document, "autumn", "spring", NULL, NULL);
          break;
        case 2:
          plan = pmap_bulk_give (document, pupils, pmap_record_get_id (provision), g_rand_boolean (random), DECEMBER, NULL, NULL);
          break;
        default:
          plan = pmap_bulk_set_class (document, pupils, "5C", NULL, NULL);
        }
      if (plan != NULL)
        assert_applies (plan, document);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bulk/end-groups", test_end_groups);
  g_test_add_func ("/bulk/copy-term", test_copy_term);
  g_test_add_func ("/bulk/copying-a-term-twice-copies-nothing-twice", test_copying_a_term_twice_copies_nothing_twice);
  g_test_add_func ("/bulk/give", test_give);
  g_test_add_func ("/bulk/split-a-class", test_split_a_class);
  g_test_add_func ("/bulk/who-is-spared-keeps-the-place", test_who_is_spared_keeps_the_place);
  g_test_add_func ("/bulk/250-pupils", test_250_pupils);
  g_test_add_func ("/bulk/preview-is-the-result", test_preview_is_the_result);
  return g_test_run ();
}
