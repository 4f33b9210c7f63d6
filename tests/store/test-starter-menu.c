/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each menu to begin with is complete and free of errors, holds nothing but a menu, and can be added whole. */

#include "config.h"

#include "store/pmap-starter-menu.h"

#include "history/pmap-menu.h"
#include "history/pmap-new-map.h"
#include "model/pmap-provision.h"
#include "model/pmap-school.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-tier.h"

static void
check_entry (PmapProvision *entry,
             GHashTable    *names)
{
  g_test_message ("%s", entry->name);
  g_assert_true (g_hash_table_add (names, entry->name));
  g_assert_nonnull (pmap_provision_get_tier (entry));
  g_assert_cmpint (entry->area, !=, PMAP_AREA_NONE);
  g_assert_nonnull (entry->purpose);
  g_assert_nonnull (entry->entry_criteria);
  g_assert_nonnull (entry->evidence);
  if (!pmap_provision_get_tier (entry)->costed)
    return;
  g_assert_nonnull (entry->role);
  g_assert_cmpint (entry->minutes, >, 0);
  g_assert_cmpint (entry->group_size, >, 0);
  g_assert_nonnull (entry->exit_criteria);
  g_assert_nonnull (entry->measure);
}

static void
check_menu (const PmapStarterMenu *menu)
{
  g_autoptr (PmapDocument) document = pmap_starter_menu_load (menu);
  g_autoptr (PmapDocument) school = pmap_new_map (NULL, pmap_date_new (1, 9, 2026));
  g_autoptr (PmapEditor) editor = pmap_editor_new (school);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  PmapMenuCount count;
  gboolean has_area[PMAP_AREA_SENSORY + 1] = { FALSE };

  pmap_document_check (document, issues);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), ==, 0);
  for (guint i = 0; i < pmap_record_list_get_length (document->provisions); i++)
    {
      PmapProvision *entry = pmap_record_list_get (document->provisions, i);

      check_entry (entry, names);
      has_area[entry->area] = TRUE;
      g_ptr_array_add (entries, entry);
    }
  g_assert_cmpuint (entries->len, >=, 15);
  for (const PmapChoice *area = pmap_areas; area->nick != NULL; area++)
    g_assert_true (has_area[area->value]);
  g_assert_cmpuint (pmap_record_list_get_length (document->pupils), ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (document->staff_members), ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (document->rate_sets), ==, 0);

  /* A new map has the three tiers. */
  pmap_menu_count (school, entries, &count);
  g_assert_cmpuint (count.n_tiers, ==, 0);
  g_assert_true (pmap_menu_add (editor, entries, FALSE, NULL));
  g_assert_cmpuint (pmap_record_list_get_length (school->provisions), ==, entries->len);
}

static void
test_menus (void)
{
  guint n_menus;
  const PmapStarterMenu *menus = pmap_starter_menus_get (&n_menus);

  g_test_summary ("Each menu to begin with says of each entry what it is for, for whom and by whom, and can be added whole");
  g_assert_cmpuint (n_menus, ==, 4);
  for (guint i = 0; i < n_menus; i++)
    {
      g_assert_true (pmap_starter_menu_find (menus[i].nick) == &menus[i]);
      check_menu (&menus[i]);
    }
  g_assert_null (pmap_starter_menu_find ("university"));
}

static void
test_suggest (void)
{
  g_autoptr (PmapDocument) document = pmap_new_map (NULL, pmap_date_new (1, 9, 2026));
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  static const char *const cases[][2] = {
    { "", "primary" }, { "Secondary", "secondary" }, { "Special", "special" }, { "Nursery", "early-years" },
    { "All-through", "primary" },
  };

  g_test_summary ("The phase of the school finds its menu");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (pmap_editor_set_typed (editor, document->school, "phase", cases[i][0], NULL));
      g_assert_cmpstr (pmap_starter_menu_suggest (document)->nick, ==, cases[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/starter-menu/menus", test_menus);
  g_test_add_func ("/store/starter-menu/suggest", test_suggest);
  return g_test_run ();
}
