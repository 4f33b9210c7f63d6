/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting maps together in a thread, on a copy: it gives what pmap_merge_new() and pmap_merge_make() give, and what was decided
 * can be taken over when it has to be done again. */

#include "config.h"

#include "shared/map.h"
#include "store/pmap-discard.h"
#include "store/pmap-merge.h"
#include "xml/pmap-xml-write.h"

static PmapDocument *
make_map (const char *amira,
          const char *ben,
          const char *cy)
{
  PmapDocument *document = pmap_document_new ();

  _pmap_record_set_id (PMAP_RECORD (document), "map-test");
  map_set (pmap_document_get_school (document), "name", "Larkbeck Primary School");
  map_add (document->pupils, "u-amira", "given-name", "Amira", "class", amira, NULL);
  map_add (document->pupils, "u-ben", "given-name", "Ben", "class", ben, NULL);
  map_add (document->pupils, "u-cy", "given-name", "Cy", "class", cy, NULL);
  return document;
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static PmapMerge *
merge_in_thread (PmapDocument *base,
                 PmapDocument *mine,
                 PmapDocument *theirs,
                 const char   *later)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PmapMerge *merge;

  pmap_merge_new_async (base, mine, theirs, NULL, result_cb, &result);
  map_set (pmap_document_find (mine, "u-cy"), "class", later);
  merge = pmap_merge_new_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  return merge;
}

static PmapDocument *
make_in_thread (PmapMerge *merge)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  PmapDocument *document;

  pmap_merge_make_async (merge, issues, result_cb, &result);
  document = pmap_merge_make_finish (merge, wait_for (&result), &error);
  g_assert_no_error (error);
  return document;
}

static void
test_thread (void)
{
  g_autoptr (PmapDocument) base = make_map ("3A", "3A", "3A");
  g_autoptr (PmapDocument) mine = make_map ("3B", "3A", "3A");
  g_autoptr (PmapDocument) theirs = make_map ("3A", "3C", "3A");
  g_autoptr (PmapMerge) at_once = pmap_merge_new (base, mine, theirs);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) expected = pmap_merge_make (at_once, issues, NULL);
  g_autoptr (PmapMerge) merge = NULL;
  g_autoptr (PmapDocument) made = NULL;
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;

  g_test_summary ("In a thread it comes out the same, and what is done to the map since is not in it");
  merge = merge_in_thread (base, mine, theirs, "9Z");
  g_assert_true (pmap_merge_is_decided (merge));
  g_assert_cmpuint (pmap_merge_get_changes (merge)->len, ==, 1);
  made = make_in_thread (merge);
  a = pmap_xml_write (expected);
  b = pmap_xml_write (made);
  g_assert_true (g_bytes_equal (a, b));
}

static void
test_draft (void)
{
  g_autoptr (PmapDocument) base = make_map ("3A", "3A", "3A");
  g_autoptr (PmapDocument) mine = make_map ("3B", "3A", "3A");
  g_autoptr (PmapDocument) theirs = make_map ("3A", "3C", "3A");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapMerge) merge = NULL;

  g_test_summary ("A map that is not right yet, as it may be while somebody types, is put together; only the result must be right");
  map_add (mine->interventions, "i-1", "provision", "p-none", NULL);
  merge = merge_in_thread (base, mine, theirs, "3A");
  g_assert_nonnull (merge);
  pmap_merge_make_async (merge, issues, result_cb, &result);
  g_assert_null (pmap_merge_make_finish (merge, wait_for (&result), &error));
  g_assert_nonnull (error);
}

static PmapDecision
get_decision (PmapMerge *merge,
              guint      number)
{
  g_autoptr (PmapConflict) conflict = g_list_model_get_item (pmap_merge_get_conflicts (merge), number);

  return pmap_conflict_get_decision (conflict);
}

static void
test_decide_as (void)
{
  g_autoptr (PmapDocument) base = make_map ("3A", "3A", "3A");
  g_autoptr (PmapDocument) mine = make_map ("3B", "3B", "3A");
  g_autoptr (PmapDocument) later = make_map ("3B", "3D", "3B");
  g_autoptr (PmapDocument) theirs = make_map ("3C", "3C", "3C");
  g_autoptr (PmapMerge) earlier = pmap_merge_new (base, mine, theirs);
  g_autoptr (PmapMerge) merge = pmap_merge_new (base, later, theirs);

  g_test_summary ("A decision is taken over where the question is the same, and nowhere else");
  g_assert_cmpuint (g_list_model_get_n_items (pmap_merge_get_conflicts (earlier)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (pmap_merge_get_conflicts (merge)), ==, 3);
  pmap_merge_decide_all (earlier, PMAP_DECISION_THEIRS);
  pmap_merge_decide_as (merge, earlier);
  g_assert_cmpint (get_decision (merge, 0), ==, PMAP_DECISION_THEIRS);
  g_assert_cmpint (get_decision (merge, 1), ==, PMAP_DECISION_UNDECIDED);
  g_assert_cmpint (get_decision (merge, 2), ==, PMAP_DECISION_UNDECIDED);
}

static void
gone_cb (gpointer  user_data,
         GObject  *object)
{
  g_atomic_int_set ((int *) user_data, TRUE);
}

static void
test_discard (void)
{
  PmapDocument *document = make_map ("3A", "3A", "3A");
  int is_gone = FALSE;

  g_test_summary ("What is let go of is freed, though nobody waits for it");
  g_object_weak_ref (G_OBJECT (document), gone_cb, &is_gone);
  pmap_discard (document);
  pmap_discard (NULL);
  while (!g_atomic_int_get (&is_gone))
    g_main_context_iteration (NULL, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-task/thread", test_thread);
  g_test_add_func ("/merge-task/draft", test_draft);
  g_test_add_func ("/merge-task/decide-as", test_decide_as);
  g_test_add_func ("/merge-task/discard", test_discard);
  return g_test_run ();
}
