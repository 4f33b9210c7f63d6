/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables as spreadsheets, information systems and clipboards give them. */

#include "config.h"

#include "base/pmap-error.h"
#include "exchange/pmap-cells.h"

#include <glib/gstdio.h>
#include <string.h>

/* "a|b/c|d": cells by "|", rows by "/". */
static char *
join (GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("|", g_ptr_array_index (rows, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "/" : "", row);
    }
  return g_strdup (text->str);
}

static const struct
{
  const char *table;
  gsize length;        /* 0: up to its end */
  const char *cells;
} readable[] = {
  { "Name,Class\nAda,3B\n", 0, "Name|Class/Ada|3B" },
  { "Name\tClass\r\nAda\t3B\r\n", 0, "Name|Class/Ada|3B" },
  { "Name;Class\nAda;3B", 0, "Name|Class/Ada|3B" },
  { "\xEF\xBB\xBFName,Class\nZoë,3B\n", 0, "Name|Class/Zoë|3B" },
  { "Name,Class\nZo\xEB,3B\n", 0, "Name|Class/Zoë|3B" },
  { "\xFF\xFEN\0\t\0C\0\n\0A\0\t\0" "3\0\n\0", 18, "N|C/A|3" },
  { "\"Example, Ada\",3B\n", 0, "Example, Ada|3B" },
  { "Name,Note\n\"Ada \"\"A\"\"\",\"two\nlines\"\n", 0, "Name|Note/Ada \"A\"|two\nlines" },
  { "Name\tNote\nAda\tlikes a, b and c\n", 0, "Name|Note/Ada|likes a, b and c" },
  { "\n\nName,Class\n,\n\nAda,3B\n\n", 0, "Name|Class/Ada|3B" },
  { "Name,Class\nAda\n", 0, "Name|Class/Ada" },
  { "Name , Class \n  Ada\xC2\xA0 , 3B \n", 0, "Name|Class/Ada|3B" },
  { "\"a;b\";c\n1;2\n", 0, "a;b|c/1|2" },
};

static void
test_read (void)
{
  g_test_summary ("Commas, semicolons, tabs, quotes and the encodings that occur");
  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      gsize length = readable[i].length > 0 ? readable[i].length : strlen (readable[i].table);
      g_autoptr (GBytes) bytes = g_bytes_new_static (readable[i].table, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = pmap_cells_read (bytes, &error);
      g_autofree char *cells = NULL;

      g_assert_no_error (error);
      cells = join (rows);
      g_assert_cmpstr (cells, ==, readable[i].cells);
    }
}

static void
refuse (const char *table,
        gsize       length,
        const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (table, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pmap_cells_read (bytes, &error);

  g_assert_null (rows);
  g_assert_cmpstr (error->message, ==, words);
}

static void
test_refuse (void)
{
  g_autoptr (GString) tall = g_string_new (NULL), wide = g_string_new (NULL), large = g_string_new (NULL);

  g_test_summary ("What is no table of a school, or too much of one, is refused in words");
  refuse ("", 0, "There is nothing in this table");
  refuse ("\n,,\n", 4, "There is nothing in this table");
  refuse ("PK\3\4\0\0x", 7, "This is no table of text. Please save the spreadsheet as CSV, or copy its cells");
  for (guint i = 0; i <= PMAP_CELLS_ROWS_MAX; i++)
    g_string_append (tall, "a\n");
  refuse (tall->str, tall->len, "This table has 5001 rows; at most 5000 are imported at a time");
  for (guint i = 0; i <= PMAP_CELLS_COLUMNS_MAX; i++)
    g_string_append (wide, "a,");
  refuse (wide->str, wide->len, "This table has more than 200 columns; please copy those that you need");
  g_string_set_size (large, PMAP_CELLS_BYTES_MAX + 1);
  memset (large->str, 'a', large->len);
  refuse (large->str, large->len, "This is too large for a list of a school");
}

/* Whatever the bytes, there is a table or a reason. */
static void
test_random (void)
{
  g_autoptr (GRand) random = NULL;
  guint32 seed = g_test_rand_int ();
  static const char letters[] = "a,;\t\"\n\r \\=é\xEF\xBB\xFF\xFE";

  g_test_message ("seed %u", seed);
  random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GByteArray) table = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = NULL;

      for (guint n = g_rand_int_range (random, 0, 60); n > 0; n--)
        g_byte_array_append (table, (const guint8 *) &letters[g_rand_int_range (random, 0, sizeof letters)], 1);
      bytes = g_bytes_new (table->data, table->len);
      rows = pmap_cells_read (bytes, &error);
      g_assert_true ((rows == NULL) == (error != NULL));
      for (guint j = 0; rows != NULL && j < rows->len; j++)
        for (char **cell = g_ptr_array_index (rows, j); *cell != NULL; cell++)
          g_assert_true (g_utf8_validate (*cell, -1, NULL));
    }
}

static void
test_load (void)
{
  static const gsize sizes[][2] = {
    { 0, 0 }, { 5, 5 }, { PMAP_CELLS_BYTES_MAX, PMAP_CELLS_BYTES_MAX }, { PMAP_CELLS_BYTES_MAX + 9, PMAP_CELLS_BYTES_MAX + 1 },
  };
  g_autofree char *folder = g_dir_make_tmp ("pmap-cells-XXXXXX", NULL), *path = g_build_filename (folder, "table.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *data = g_malloc0 (PMAP_CELLS_BYTES_MAX + 9);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A file is read whole, but for what is too much for a table, of which a byte is enough.");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      g_assert_true (g_file_set_contents (path, data, (gssize) sizes[i][0], NULL));
      bytes = pmap_cells_load (file, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), ==, sizes[i][1]);
    }
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_null (pmap_cells_load (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/cells/read", test_read);
  g_test_add_func ("/exchange/cells/refuse", test_refuse);
  g_test_add_func ("/exchange/cells/load", test_load);
  g_test_add_func ("/exchange/cells/random", test_random);
  return g_test_run ();
}
