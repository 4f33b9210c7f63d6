/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries of another menu come in as one step, with what the map lacks, and take nothing else with them. */

#include "config.h"

#include "history/pmap-menu.h"

#include "history/pmap-new-map.h"
#include "model/pmap-rate.h"
#include "model/pmap-resource.h"
#include "model/pmap-silenced.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-tier.h"
#include "shared/map.h"

/* A school with a tier between two of ours, a role of ours in other letters, one of its own, and a pupil. */
static PmapDocument *
make_source (void)
{
  PmapDocument *source = pmap_document_new ();
  PmapStaffRole *nurse;
  PmapProvision *watch;

  map_add (source->rate_sets, "theirs", "name", "The school’s own rates", NULL);
  map_add (source->staff_roles, "role-ta", "name", "teaching Assistant", NULL);
  nurse = map_add (source->staff_roles, "role-nurse", "name", "School nurse", NULL);
  map_add (nurse->rates, NULL, "set", "theirs", "from", "1 September 2026", "hourly", "21.5", NULL);
  map_add (source->tiers, "t1", "name", "Targeted", NULL);
  map_add (source->tiers, "t2", "name", "Targeted plus", NULL);
  map_add (source->tiers, "t3", "name", "Specialist", NULL);
  map_add (source->pupils, "u-1", "given-name", "Ida", "family-name", "Example", NULL);
  watch = map_add (source->provisions, "p-1", "name", "Medical watch", "tier", "t2", "role", "role-nurse", "minutes", "90",
                   "purpose", "As the plan says.", NULL);
  map_add (watch->resources, NULL, "name", "Gloves", "cost", "12.40", NULL);
  map_add (map_list (watch, "silenced"), NULL, "rule", "training-unsaid", "why", "The nurse", "who", "Ms Other", NULL);
  map_add (source->provisions, "p-2", "name", "Bubble time", "tier", "t1", "role", "role-ta", "sessions-per-week", "5", NULL);
  return source;
}

static GPtrArray *
list_entries (PmapDocument *source)
{
  GPtrArray *entries = g_ptr_array_new ();

  for (guint i = 0; i < pmap_record_list_get_length (source->provisions); i++)
    g_ptr_array_add (entries, pmap_record_list_get (source->provisions, i));
  return entries;
}

static const char *
name_of (PmapDocument *document,
         const char   *id)
{
  PmapRecord *record = pmap_document_find (document, id);

  return pmap_record_get_text (record, pmap_record_find_field (record, "name"));
}

static void
test_add (void)
{
  g_autoptr (PmapDocument) source = make_source ();
  g_autoptr (PmapDocument) document = pmap_new_map ("Example School", pmap_date_new (14, 10, 2026));
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (GPtrArray) entries = list_entries (source);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  guint n_roles = pmap_record_list_get_length (document->staff_roles);
  PmapMenuCount count;
  PmapProvision *entry;

  g_test_summary ("Entries come with the tier and the role that the map lacks; what it has by name is used; nobody comes along");
  pmap_menu_count (document, entries, &count);
  g_assert_cmpuint (count.n_tiers, ==, 1);
  g_assert_cmpuint (count.n_roles, ==, 1);
  g_assert_cmpuint (count.n_rates, ==, 1);
  g_assert_true (pmap_menu_add (editor, entries, FALSE, NULL));

  g_assert_cmpuint (pmap_record_list_get_length (document->provisions), ==, 2);
  entry = pmap_menu_find (document, "medical WATCH");
  g_assert_nonnull (entry);
  g_assert_cmpuint (pmap_record_list_get_length (map_list (entry, "silenced")), ==, 0);
  g_assert_cmpstr (name_of (document, entry->tier), ==, "Targeted plus");
  g_assert_cmpstr (name_of (document, entry->role), ==, "School nurse");
  g_assert_cmpint (entry->minutes, ==, 90);
  g_assert_cmpint (entry->sessions_per_week, ==, PMAP_UNSET);
  g_assert_cmpstr (entry->purpose, ==, "As the plan says.");
  g_assert_cmpint (((PmapResource *) pmap_record_list_get (entry->resources, 0))->cost, ==, 1240);
  entry = pmap_menu_find (document, "Bubble time");
  g_assert_cmpstr (name_of (document, entry->role), ==, "Teaching assistant");
  g_assert_cmpstr (pmap_record_get_id (PMAP_RECORD (entry)), !=, "p-2");

  g_assert_cmpuint (pmap_record_list_get_length (document->tiers), ==, 4);
  g_assert_cmpstr (PMAP_TIER (pmap_record_list_get (document->tiers, 2))->name, ==, "Targeted plus");
  g_assert_cmpuint (pmap_record_list_get_length (document->staff_roles), ==, n_roles + 1);
  g_assert_cmpuint (pmap_record_list_get_length (PMAP_STAFF_ROLE (pmap_record_list_get (document->staff_roles, n_roles))->rates), ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (document->pupils), ==, 0);
  pmap_document_check (document, issues);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), ==, 0);

  pmap_history_undo (pmap_editor_get_history (editor));
  g_assert_cmpuint (pmap_record_list_get_length (document->provisions), ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (document->tiers), ==, 3);
  g_assert_cmpuint (pmap_record_list_get_length (document->staff_roles), ==, n_roles);
  g_assert_false (pmap_history_can_undo (pmap_editor_get_history (editor)));
}

static void
test_with_rates (void)
{
  g_autoptr (PmapDocument) source = make_source ();
  g_autoptr (PmapDocument) document = pmap_new_map (NULL, pmap_date_new (14, 10, 2026));
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (GPtrArray) entries = list_entries (source);
  PmapStaffRole *nurse;
  PmapRate *rate;

  g_test_summary ("Where rates are wanted, a role that comes brings its own, in the set of the same name");
  g_assert_true (pmap_menu_add (editor, entries, TRUE, NULL));
  nurse = pmap_record_list_get (document->staff_roles, pmap_record_list_get_length (document->staff_roles) - 1);
  g_assert_cmpuint (pmap_record_list_get_length (nurse->rates), ==, 1);
  rate = pmap_record_list_get (nurse->rates, 0);
  g_assert_cmpint (rate->hourly, ==, 215000);
  g_assert_cmpstr (rate->set, ==, pmap_record_get_id (pmap_record_list_get (document->rate_sets, 0)));
  g_assert_cmpuint (pmap_record_list_get_length (document->rate_sets), ==, 1);
}

static void
test_again (void)
{
  g_autoptr (PmapDocument) source = make_source ();
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (GPtrArray) entries = list_entries (source);
  PmapMenuCount count;

  g_test_summary ("What came once is found by its name the second time");
  g_assert_null (pmap_menu_find (document, "Bubble time"));
  g_assert_null (pmap_menu_find (document, NULL));
  g_assert_true (pmap_menu_add (editor, entries, FALSE, NULL));
  g_assert_nonnull (pmap_menu_find (document, "Bubble time"));
  pmap_menu_count (document, entries, &count);
  g_assert_cmpuint (count.n_tiers + count.n_roles, ==, 0);
}

static void
test_copy (void)
{
  g_autoptr (PmapDocument) source = make_source ();
  g_autoptr (PmapDocument) copy = pmap_menu_copy (source, TRUE);

  g_test_summary ("A copy of a menu is a map of its own, with the tiers in their order, and without pupils");
  g_assert_nonnull (pmap_record_get_id (PMAP_RECORD (copy)));
  g_assert_cmpuint (pmap_record_list_get_length (copy->provisions), ==, 2);
  g_assert_cmpuint (pmap_record_list_get_length (copy->tiers), ==, 2);
  g_assert_cmpstr (PMAP_TIER (pmap_record_list_get (copy->tiers, 0))->name, ==, "Targeted");
  g_assert_cmpstr (PMAP_TIER (pmap_record_list_get (copy->tiers, 1))->name, ==, "Targeted plus");
  g_assert_cmpuint (pmap_record_list_get_length (copy->rate_sets), ==, 1);
  g_assert_cmpuint (pmap_record_list_get_length (copy->pupils), ==, 0);
}

static void
test_left_behind (void)
{
  g_autoptr (PmapDocument) source = make_source ();
  g_autoptr (PmapDocument) copy = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  PmapProvision *watch = pmap_menu_find (source, "Medical watch");
  PmapStaffRole *nurse = pmap_record_list_get (source->staff_roles, 1);

  g_test_summary ("What is nothing without a record that does not come stays: a payment, half a resource, an entry without a name");
  map_add (source->payers, "payer-nhs", "name", "NHS", NULL);
  map_add (watch->payments, NULL, "payer", "payer-nhs", "percent", "50", NULL);
  map_add (watch->resources, NULL, "name", "No price yet", NULL);
  map_add (source->provisions, "p-3", "minutes", "20", NULL);
  map_add (source->rate_sets, "nameless", NULL);
  map_add (nurse->rates, NULL, "set", "nameless", "from", "1 September 2026", "hourly", "22", NULL);
  copy = pmap_menu_copy (source, TRUE);

  g_assert_cmpuint (pmap_record_list_get_length (copy->provisions), ==, 2);
  g_assert_cmpuint (pmap_record_list_get_length (copy->payers), ==, 0);
  watch = pmap_menu_find (copy, "Medical watch");
  g_assert_cmpuint (pmap_record_list_get_length (watch->payments), ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (watch->resources), ==, 1);
  nurse = pmap_record_list_get (copy->staff_roles, 0);
  g_assert_cmpstr (nurse->name, ==, "School nurse");
  g_assert_cmpuint (pmap_record_list_get_length (nurse->rates), ==, 1);
  pmap_document_check (copy, issues);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/menu/add", test_add);
  g_test_add_func ("/history/menu/with-rates", test_with_rates);
  g_test_add_func ("/history/menu/again", test_again);
  g_test_add_func ("/history/menu/copy", test_copy);
  g_test_add_func ("/history/menu/left-behind", test_left_behind);
  return g_test_run ();
}
