/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells for spreadsheets: quoted where they must be, and never a formula. */

#include "config.h"

#include "exchange/pmap-csv.h"

static void
test_cells (void)
{
  static const struct
  {
    const char *text;
    const char *wanted;
  } cases[] = {
    { NULL, "\"\"" },
    { "", "\"\"" },
    { "Talk Boost", "\"Talk Boost\"" },
    { "She said \"no\"", "\"She said \"\"no\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "a,b", "\"a,b\"" },
    { "=1+1", "\"'=1+1\"" },
    { "+44 20", "\"'+44 20\"" },
    { "-", "\"'-\"" },
    { "@SUM(A1)", "\"'@SUM(A1)\"" },
    { "\t=1", "\"'\t=1\"" },
    { "＝1", "\"'＝1\"" },
    { "=\"1\"", "\"'=\"\"1\"\"\"" },
    { "1=1", "\"1=1\"" },
    { "–", "\"–\"" },
    { "é £", "\"é £\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);

      pmap_csv_add_text (csv, cases[i].text);
      g_assert_cmpstr (csv->str, ==, cases[i].wanted);
    }
}

static void
test_rows (void)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  pmap_csv_add_text (csv, "a");
  pmap_csv_add_number (csv, "-12.50");
  pmap_csv_end_row (csv);
  pmap_csv_add_number (csv, "3");
  pmap_csv_end_row (csv);
  g_assert_cmpstr (csv->str, ==, "\"a\",-12.50\n3\n");
}

/* What was quoted once stands in every row as if it had been quoted there, also at a row's beginning. */
static void
test_ready_cells (void)
{
  g_autoptr (GString) csv = g_string_new (NULL), cells = g_string_new (NULL);

  pmap_csv_add_text (cells, "a \"b\"");
  pmap_csv_add_text (cells, "=1");
  pmap_csv_add_text (cells, NULL);
  pmap_csv_add_number (csv, "1");
  pmap_csv_add_cells (csv, cells);
  pmap_csv_add_text (csv, "c");
  pmap_csv_end_row (csv);
  pmap_csv_add_cells (csv, cells);
  pmap_csv_end_row (csv);
  g_assert_cmpstr (csv->str, ==, "1,\"a \"\"b\"\"\",\"'=1\",\"\",\"c\"\n\"a \"\"b\"\"\",\"'=1\",\"\"\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/cells", test_cells);
  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/ready-cells", test_ready_cells);

  return g_test_run ();
}
