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
  static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r", "\n", ",", ";", "＝", "＋", "－", "＠" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (text, starts[i]))
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
  g_autofree char *guarded = NULL, *quoted = NULL;
  gsize length, room;

  begin_cell (csv);
  if (text == NULL || *text == '\0')
    {
      g_string_append (csv, "\"\"");
      return;
    }
  guarded = g_strconcat (looks_like_formula (text) ? "'" : "", text, NULL);
  length = strlen (guarded);
  room = csv_write (NULL, 0, guarded, length);
  quoted = g_malloc (room);
  csv_write (quoted, room, guarded, length);
  g_string_append_len (csv, quoted, room);
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
