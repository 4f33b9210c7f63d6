/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pay tables: those that the program carries are right by their own sources, and one that is put beside them is found. */

#include "config.h"

#include "exchange/pmap-pay-table.h"

#include "base/pmap-number.h"
#include "shared/remove-all.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEAD "[table]\nname=Example scale\nfrom=2026-09-01\nweeks=52.143\nhours=37\nsource=Invented\n"

static const struct
{
  const char *text;
  const char *problem;
} wrong[] = {
  { "no key file", "This is not a pay table" },
  { "[table]\nfrom=2026-09-01\n", "The pay table has no name" },
  { "[table]\nname=A\nfrom=1 September\n", "The pay table does not say from which day it holds" },
  { "[table]\nname=A\nfrom=2026-09-01\nhours=37\n", "The pay table does not say how many weeks a salary pays for" },
  { "[table]\nname=A\nfrom=2026-09-01\nweeks=52.143\n", "The pay table does not say how many hours a week a salary pays for" },
  { "[table]\nname=A\nfrom=2026-09-01\nweeks=52.143\nhours=0\n", "The pay table does not say how many hours a week a salary pays for" },
  { HEAD, "The pay table has no points" },
  { HEAD "[points]\n1=20000\n2=a lot\n", "Point 2 of the pay table has no salary in pounds" },
  { HEAD "[points]\n1=20,000\n", "Point 1 of the pay table has no salary in pounds" },
};

static void
test_wrong (void)
{
  g_test_summary ("What a table lacks is told; nothing is guessed");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pmap_pay_table_parse (wrong[i].text, strlen (wrong[i].text), &error));
      g_assert_cmpstr (error->message, ==, wrong[i].problem);
    }
}

static const PmapPayTable *
find (GPtrArray  *tables,
      const char *name)
{
  for (guint i = 0; i < tables->len; i++)
    if (g_str_equal (((PmapPayTable *) tables->pdata[i])->name, name))
      return tables->pdata[i];
  return NULL;
}

static gint64
get_salary (const PmapPayTable *table,
            const char         *name)
{
  for (guint i = 0; i < table->points->len; i++)
    if (g_str_equal (((PmapPayPoint *) table->points->pdata[i])->name, name))
      return ((PmapPayPoint *) table->points->pdata[i])->salary;
  return PMAP_UNSET;
}

static void
test_ours (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tables = pmap_pay_tables_load (problems);
  const PmapPayTable *of_2023, *of_2024, *of_2025;
  gint64 raised;

  g_test_summary ("The tables that the program carries have a source, and each year follows from the year before by what was agreed");
  g_assert_cmpuint (problems->len, ==, 0);
  for (guint i = 0; i < tables->len; i++)
    g_assert_nonnull (((PmapPayTable *) tables->pdata[i])->source);
  of_2023 = find (tables, "Local government services (NJC), 2023/24");
  of_2024 = find (tables, "Local government services (NJC), 2024/25");
  of_2025 = find (tables, "Local government services (NJC), 2025/26");
  g_assert_true (of_2023 != NULL && of_2024 != NULL && of_2025 != NULL);
  g_assert_true (tables->pdata[0] == of_2025);
  g_assert_cmpint (of_2025->from, ==, pmap_date_new (1, 4, 2025));
  g_assert_cmpint (of_2025->weeks, ==, 521430);
  g_assert_cmpint (of_2025->hours, ==, 370000);
  g_assert_cmpint (get_salary (of_2024, "2"), ==, get_salary (of_2023, "2") + 129000);
  raised = get_salary (of_2024, "2") * 1032 / 1000;
  g_assert_cmpint (get_salary (of_2025, "2"), ==, (raised + 50) / 100 * 100);
}

static int
compare_texts (const char *const *one,
               const char *const *other)
{
  return strcmp (*one, *other);
}

static void
test_beside (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "provision-map", "pay-tables", NULL);
  g_autofree char *good = g_build_filename (folder, "example.ini", NULL), *ours = g_build_filename (folder, "njc-2023.ini", NULL);
  g_autofree char *bad = g_build_filename (folder, "bad.ini", NULL), *no_file = g_build_filename (folder, "folder.ini", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tables = NULL;
  const char *text = HEAD "[points]\n1=20000\nM1 (England)=31650.50\n";

  g_test_summary ("A table of the user’s own is found, in its order; one of the same name takes the place of ours; bad ones are told of");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (good, text, -1, NULL));
  g_assert_true (g_file_set_contents (ours, text, -1, NULL));
  g_assert_true (g_file_set_contents (bad, "nothing", -1, NULL));
  g_assert_cmpint (g_mkdir (no_file, 0700), ==, 0);
  tables = pmap_pay_tables_load (problems);
  g_assert_cmpuint (problems->len, ==, 2);
  g_ptr_array_sort (problems, (GCompareFunc) compare_texts);
  g_assert_cmpstr (problems->pdata[0], ==, "bad.ini: This is not a pay table.");
  g_assert_cmpstr (problems->pdata[1], ==, "folder.ini: This file cannot be read.");
  g_assert_null (find (tables, "Local government services (NJC), 2023/24"));
  g_assert_cmpint (get_salary (find (tables, "Example scale"), "M1 (England)"), ==, 3165050);
}

int
main (int   argc,
      char *argv[])
{
  /* G_TEST_OPTION_ISOLATE_DIRS leaks with more than one test. Before anything asks for the folders: they are looked up once. */
  g_autofree char *home = g_dir_make_tmp ("pmap-pay-table-XXXXXX", NULL), *none = g_build_filename (home, "none", NULL);
  int result;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_DATA_DIRS", none, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/pay-table/wrong", test_wrong);
  g_test_add_func ("/exchange/pay-table/ours", test_ours);
  g_test_add_func ("/exchange/pay-table/beside", test_beside);
  result = g_test_run ();
  remove_all (home);
  return result;
}
