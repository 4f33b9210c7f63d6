/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of comma-separated values that a spreadsheet can open without danger. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it (OWASP, CSV injection); money is written bare, so that a negative amount stays a
 * number. Quoting is libcsv's. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-csv.h"

#include <csv.h>
#include <string.h>

static void
begin_cell (GString *csv)
{
  if (csv->len > 0 && csv->str[csv->len - 1] != '\n')
    g_string_append_c (csv, ',');
}

/* Full-width signs count: spreadsheets of East Asian locales take them for the plain ones. */
static gboolean
looks_like_formula (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };

  if (strchr ("=+-@\t\r\n,;", *text) != NULL)
    return TRUE;
  for (guint i = 0; (guchar) *text >= 0x80 && i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return FALSE;
}

/**
 * pmap_csv_add_text:
 * @csv: rows
 * @text: (nullable): the next cell
 */
void
pmap_csv_add_text (GString    *csv,
                   const char *text)
{
  gsize start, length, room;

  begin_cell (csv);
  if (text == NULL || *text == '\0')
    {
      g_string_append (csv, "\"\"");
      return;
    }
  start = csv->len;
  length = strlen (text);
  room = csv_write (NULL, 0, text, length);
  g_string_set_size (csv, start + room);
  csv_write (csv->str + start, room, text, length);
  if (looks_like_formula (text))
    g_string_insert_c (csv, start + 1, '\'');
}

/**
 * pmap_csv_add_cells:
 * @csv: rows
 * @cells: cells that were added to a text of their own, at least one
 *
 * For cells that stand in many rows: they are quoted once.
 */
void
pmap_csv_add_cells (GString       *csv,
                    const GString *cells)
{
  begin_cell (csv);
  g_string_append_len (csv, cells->str, cells->len);
}

/**
 * pmap_csv_add_number:
 * @csv: rows
 * @number: the next cell, as in "-12.50"
 */
void
pmap_csv_add_number (GString    *csv,
                     const char *number)
{
  begin_cell (csv);
  g_string_append (csv, number);
}

void
pmap_csv_end_row (GString *csv)
{
  g_string_append_c (csv, '\n');
}
