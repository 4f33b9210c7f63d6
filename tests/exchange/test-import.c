/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of another program becomes records of the map. All people are invented. */

#include "config.h"

#include "exchange/pmap-import.h"
#include "model/pmap-need.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-term.h"

#include <string.h>

static PmapImport *
read_table (PmapDocument  *document,
            GType          type,
            const char    *table,
            GError       **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, strlen (table));

  return pmap_import_new (document, type, bytes, error);
}

/* "1 Ada Example new; 2 … there: why". */
static char *
say_rows (PmapImport *import)
{
  static const char *const outcomes[] = { "new", "part", "there", "wrong" };
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *rows = pmap_import_get_rows (import);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PmapImportRow) row = g_list_model_get_item (rows, i);

      g_string_append_printf (text, "%s%u %s %s%s%s", i > 0 ? "; " : "", pmap_import_row_get_number (row),
                              pmap_import_row_get_name (row), outcomes[pmap_import_row_get_outcome (row)],
                              *pmap_import_row_get_reason (row) != '\0' ? ": " : "", pmap_import_row_get_reason (row));
    }
  return g_strdup (text->str);
}

static char *
say_columns (PmapImport *import)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pmap_import_get_n_columns (import); i++)
    {
      g_autofree char *meaning = pmap_import_describe_column (import, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", meaning != NULL ? meaning : "-");
    }
  return g_strdup (text->str);
}

static const struct
{
  const char *table;
  const char *columns;
  const char *rows;
} tables[] = {
  { "Given name,Family name,Class\nAda,Example,3B\n", "Given name; Family name; Class", "2 Ada Example new" },
  { "Surname,Forename,DOB,Year,Reg,SEN Status,UPN\nExample,Ada,07/12/2018,Y3,3B,K,\n",
    "Family name; Given name; Date of birth; Year group; Class; SEN code; UPN", "2 Ada Example new" },
  { "Legal Surname\tPreferred Forename\tD.O.B.\tNC Year\tTutor group\tSEN provision\tPrimary need\n"
    "Sample\tBen\t1 March 2017\t5\t5A\tEHCP\tASC\n",
    "Family name; Given name; Date of birth; Year group; Class; SEN code; Primary need", "2 Ben Sample new" },
  { "Name;Form\nExample, Ada;3B\nBen Sample;3B\nCy;\n", "Name; Class", "2 Ada Example new; 3 Ben Sample new; 4 Cy new" },
  { "Forename,Forename,Shoe size\nAda,Adelaide,31\n", "Given name; -; -", "2 Ada new" },
  { "First name,Year\nAda,3\nBen,Year 13\nCy,R\nDee,Reception\nEd,yr 6\nFay,lower sixth\n", "Given name; Year group",
    "2 Ada new; 3 Ben new; 4 Cy new; 5 Dee new; 6 Ed new; "
    "7 Fay part: “lower sixth” is not one of the choices for Year group" },
  { "Forename,Surname\nAda,Example\n,Nobody\nAda,Example\nADA,EXAMPLE\n", "Given name; Family name",
    "2 Ada Example new; 3 Nobody wrong: Given name is needed; 4 Ada Example there: Row 2 says the same; "
    "5 ADA EXAMPLE there: Row 2 says the same" },
  { "Forename,Surname,DOB\nAda,Example,2018-12-07\nAda,Example,2017-03-01\n", "Given name; Family name; Date of birth",
    "2 Ada Example new; 3 Ada Example new" },
  { "Forename,Surname,UPN\nAda,Example,A123456789012\nAdelaide,Example,A123456789012\n", "Given name; Family name; UPN",
    "2 Ada Example new; 3 Adelaide Example there: Row 2 says the same" },
  { "Forename,Surname,DOB\nAmira,Old,\nAmira,Old,07/12/2018\nAmira,Old,01/03/2017\n", "Given name; Family name; Date of birth",
    "2 Amira Old there: On the map already; 3 Amira Old there: On the map already; 4 Amira Old new" },
  { "Forename,DOB\nAda,31/02/2018\n", "Given name; Date of birth", "2 Ada part: “31/02/2018” is not a date: February 2018 has 28 days" },
};

/* Amira Old, born on 7 December 2018. */
static PmapDocument *
make_map (PmapEditor **editor)
{
  PmapDocument *document = pmap_document_new ();
  g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);

  *editor = pmap_editor_new (document);
  g_assert_true (pmap_editor_insert (*editor, document->pupils, 0, pupil, NULL));
  g_assert_true (pmap_editor_set_typed (*editor, pupil, "given-name", "Amira", NULL));
  g_assert_true (pmap_editor_set_typed (*editor, pupil, "family-name", "Old", NULL));
  g_assert_true (pmap_editor_set_typed (*editor, pupil, "birth-date", "7 December 2018", NULL));
  return document;
}

static void
test_tables (void)
{
  g_autoptr (PmapEditor) editor = NULL;
  g_autoptr (PmapDocument) document = make_map (&editor);

  g_test_summary ("Columns are known by what systems call them; what becomes of each row is said, with the reason");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PmapImport) import = read_table (document, PMAP_TYPE_PUPIL, tables[i].table, &error);
      g_autofree char *rows = NULL, *columns = NULL;

      g_assert_no_error (error);
      columns = say_columns (import);
      rows = say_rows (import);
      g_assert_cmpstr (columns, ==, tables[i].columns);
      g_assert_cmpstr (rows, ==, tables[i].rows);
    }
  g_assert_cmpuint (pmap_record_list_get_length (document->pupils), ==, 1);
}

static void
test_apply (void)
{
  g_autoptr (PmapEditor) editor = NULL;
  g_autoptr (PmapDocument) document = make_map (&editor);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapImport) import = read_table (document, PMAP_TYPE_PUPIL,
                                              "Forename,Surname,DOB,Year,SEN Status,Need\nAda,Example,1/2/2018,Y4,EHC plan,ASD\n"
                                              "Amira,Old,,,,\nBen,Sample,,lower sixth,,\n,None,,,,\n", &error);
  g_autofree char *words = NULL;
  PmapPupil *ada;

  g_test_summary ("All of it is one step, which undo takes back");
  g_assert_no_error (error);
  words = pmap_import_describe (import);
  g_assert_cmpstr (words, ==, "2 are new. Of 1 something is left out. 1 is on the map already and stays as it is. "
                              "1 cannot be imported.");
  g_assert_true (pmap_import_apply (import, editor, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pmap_record_list_get_length (document->pupils), ==, 3);
  ada = PMAP_PUPIL (pmap_record_list_get (document->pupils, 1));
  g_assert_cmpstr (ada->given_name, ==, "Ada");
  g_assert_cmpuint (ada->birth_date, ==, pmap_date_new (1, 2, 2018));
  g_assert_cmpint (ada->sen, ==, PMAP_SEN_PLAN);
  g_assert_cmpuint (pmap_record_list_get_length (ada->needs), ==, 1);
  g_assert_cmpint (PMAP_NEED (pmap_record_list_get (ada->needs, 0))->type, ==, PMAP_NEED_ASD);
  pmap_history_undo (pmap_editor_get_history (editor));
  g_assert_cmpuint (pmap_record_list_get_length (document->pupils), ==, 1);
}

static void
test_other_lists (void)
{
  g_autoptr (PmapEditor) editor = NULL;
  g_autoptr (PmapDocument) document = make_map (&editor);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapImport) import = read_table (document, PMAP_TYPE_STAFF_MEMBER, "Staff,Hours\nMrs A. Example,32.5\n", &error);

  g_test_summary ("What holds of pupils holds of every list of the map");
  g_assert_no_error (error);
  g_assert_true (pmap_import_apply (import, editor, &error));
  g_assert_cmpint (PMAP_STAFF_MEMBER (pmap_record_list_get (document->staff_members, 0))->hours_per_week, ==, 325000);
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *table;
    const char *words;
  } wrong[] = {
    { "Ada,Example\nBen,Sample\n", "The first row should have titles, and one of them must be: “Given name”. Please copy the titles, too" },
    { "Surname,Year\nExample,3\n", "The first row should have titles, and one of them must be: “Given name”. Please copy the titles, too" },
    { "Forename,Surname\n", "Below the titles there is no row" },
    { "", "There is nothing in this table" },
  };
  g_autoptr (PmapEditor) editor = NULL;
  g_autoptr (PmapDocument) document = make_map (&editor);

  g_test_summary ("Without titles, or without the one that is needed, nothing is guessed");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PmapImport) import = read_table (document, PMAP_TYPE_PUPIL, wrong[i].table, &error);

      g_assert_null (import);
      g_assert_cmpstr (error->message, ==, wrong[i].words);
    }
}

/* As many as a large school has, all of them known already the second time. */
static void
test_many (void)
{
  g_autoptr (PmapEditor) editor = NULL;
  g_autoptr (PmapDocument) document = make_map (&editor);
  g_autoptr (GString) table = g_string_new ("Forename,Surname,Year\n");
  g_autoptr (PmapImport) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Two thousand rows, and the same once more");
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (table, "Ada%u,Example,%u\n", i, 1 + i % 6);
  first = read_table (document, PMAP_TYPE_PUPIL, table->str, &error);
  g_assert_cmpuint (pmap_import_count (first, PMAP_IMPORT_NEW), ==, 2000);
  g_assert_true (pmap_import_apply (first, editor, &error));
  second = read_table (document, PMAP_TYPE_PUPIL, table->str, &error);
  g_assert_cmpuint (pmap_import_count (second, PMAP_IMPORT_THERE), ==, 2000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import/tables", test_tables);
  g_test_add_func ("/exchange/import/apply", test_apply);
  g_test_add_func ("/exchange/import/other-lists", test_other_lists);
  g_test_add_func ("/exchange/import/refuse", test_refuse);
  g_test_add_func ("/exchange/import/many", test_many);
  return g_test_run ();
}
