/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table as other programs give it: copied out of a spreadsheet (tabs between cells) or saved as comma-separated values, with
 * commas or, where commas are decimal, semicolons; in UTF-8, in UTF-16 (Excel's "Unicode text"), or in the code page of old
 * Windows. Splitting is libcsv's. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-cells.h"

#include "base/pmap-error.h"
#include "base/pmap-text.h"

#include <csv.h>
#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GPtrArray *rows;           /* of GStrv */
  GPtrArray *row;            /* the cells of the row that is being read */
  gboolean is_empty;         /* of that row: no cell says anything */
  gboolean is_too_wide;
} Reader;

static void
cell_cb (void   *text,
         size_t  length,
         void   *user_data)
{
  Reader *self = user_data;
  g_autoptr (GString) raw = g_string_new_len (text != NULL ? text : "", (gssize) length);
  char *clean;

  g_string_replace (raw, "\302\240", " ", 0);      /* pages of the web have no-break spaces round everything */
  clean = pmap_text_clean (raw->str, TRUE);

  if (self->row->len >= PMAP_CELLS_COLUMNS_MAX)
    {
      self->is_too_wide = TRUE;
      g_free (clean);
      return;
    }
  self->is_empty = self->is_empty && clean == NULL;
  g_ptr_array_add (self->row, clean != NULL ? clean : g_strdup (""));
}

static void
row_cb (int   character,
        void *user_data)
{
  Reader *self = user_data;

  g_ptr_array_add (self->row, NULL);
  if (!self->is_empty)
    g_ptr_array_add (self->rows, g_ptr_array_free (self->row, FALSE));
  else
    {
      g_ptr_array_set_free_func (self->row, g_free);
      g_ptr_array_unref (self->row);
    }
  self->row = g_ptr_array_new ();
  self->is_empty = TRUE;
}

/* Whatever the encoding, a table of names is UTF-8 here. */
static char *
decode (GBytes *bytes,
        gsize  *length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  char *text = NULL;

  *length = size;
  if (size == 0)
    return g_strdup ("");
  if (size >= 2 && ((guchar) data[0] == 0xff || (guchar) data[0] == 0xfe) && ((guchar) data[1] == 0xff || (guchar) data[1] == 0xfe))
    text = g_convert (data, (gssize) size, "UTF-8", "UTF-16", NULL, length, NULL);
  else if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0 && g_utf8_validate (data + 3, (gssize) size - 3, NULL))
    {
      *length = size - 3;
      text = g_strndup (data + 3, *length);
    }
  else if (g_utf8_validate (data, (gssize) size, NULL))
    text = g_strndup (data, size);
  else
    text = g_convert_with_fallback (data, (gssize) size, "UTF-8", "WINDOWS-1252", "?", NULL, length, NULL);
  return text;
}

/* What stands between the cells: what the first row has most of outside quotation marks; a tab before anything else, for a
 * spreadsheet's clipboard has tabs and its texts commas. */
static char
find_delimiter (const char *text)
{
  guint n_tabs = 0, n_commas = 0, n_semicolons = 0;
  gboolean is_quoted = FALSE;

  for (; *text != '\0' && (is_quoted || (*text != '\n' && *text != '\r')); text++)
    {
      is_quoted ^= *text == '"';
      n_tabs += !is_quoted && *text == '\t';
      n_commas += !is_quoted && *text == ',';
      n_semicolons += !is_quoted && *text == ';';
    }
  return n_tabs > 0 ? '\t' : n_semicolons > n_commas ? ';' : ',';
}

static gboolean
split (Reader      *self,
       const char  *text,
       gsize        length,
       GError     **error)
{
  struct csv_parser parser;
  gboolean is_split;

  if (csv_init (&parser, CSV_APPEND_NULL) != 0)
    g_error ("no memory for a table");
  csv_set_delim (&parser, (guchar) find_delimiter (text));
  is_split = csv_parse (&parser, text, length, cell_cb, row_cb, self) == length
             && csv_fini (&parser, cell_cb, row_cb, self) == 0;
  if (!is_split)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, _("This cannot be read as a table: %s"),
                 csv_strerror (csv_error (&parser)));
  csv_free (&parser);
  return is_split;
}

static gboolean
check_size (Reader  *self,
            GError **error)
{
  if (self->is_too_wide)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT, _("This table has more than %u columns; please copy those that you need"),
                 PMAP_CELLS_COLUMNS_MAX);
  else if (self->rows->len > PMAP_CELLS_ROWS_MAX)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT, _("This table has %1$u rows; at most %2$u are imported at a time"),
                 self->rows->len, PMAP_CELLS_ROWS_MAX);
  else if (self->rows->len == 0)
    g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, _("There is nothing in this table"));
  else
    return TRUE;
  return FALSE;
}

static char *
decode_whole (GBytes  *bytes,
              gsize   *length,
              GError **error)
{
  g_autofree char *text = NULL;

  if (g_bytes_get_size (bytes) > PMAP_CELLS_BYTES_MAX)
    {
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_LIMIT, _("This is too large for a list of a school"));
      return NULL;
    }
  text = decode (bytes, length);
  if (text == NULL || memchr (text, '\0', *length) != NULL)
    {
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                           _("This is no table of text. Please save the spreadsheet as CSV, or copy its cells"));
      return NULL;
    }
  return g_steal_pointer (&text);
}

/**
 * pmap_cells_load:
 * @file: a file that somebody chose
 * @error: says why it cannot be read
 *
 * Reads as much as a table may have, and a byte more, by which it is seen to be too large.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
GBytes *
pmap_cells_load (GFile   *file,
                 GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;
  data = g_malloc (PMAP_CELLS_BYTES_MAX + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, PMAP_CELLS_BYTES_MAX + 1, &length, NULL, error))
    return NULL;
  return g_bytes_new (data, length);
}

/**
 * pmap_cells_decode:
 * @bytes: a text, as a file or a clipboard has it
 * @error: says in plain words why it is none
 *
 * Returns: (transfer full) (nullable): it as valid UTF-8 without a byte order mark, whatever encoding it came in
 */
char *
pmap_cells_decode (GBytes  *bytes,
                   GError **error)
{
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  return decode_whole (bytes, &length, error);
}

/**
 * pmap_cells_read:
 * @bytes: a table, as a file or a clipboard has it
 * @error: says in plain words why it is none
 *
 * Reads a table without knowing what it says. Rows in which nothing stands are left out.
 *
 * Returns: (transfer full) (element-type GStrv) (nullable): its rows, the first of them mostly titles, each cell tidied; not all
 *   rows have to have as many
 */
GPtrArray *
pmap_cells_read (GBytes  *bytes,
                 GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  Reader self = { rows, NULL, TRUE, FALSE };
  g_autofree char *text = NULL;
  gboolean is_read;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = decode_whole (bytes, &length, error);
  if (text == NULL)
    return NULL;
  self.row = g_ptr_array_new ();
  is_read = split (&self, text, length, error) && check_size (&self, error);
  g_ptr_array_set_free_func (self.row, g_free);
  g_ptr_array_unref (self.row);
  return is_read ? g_steal_pointer (&rows) : NULL;
}
