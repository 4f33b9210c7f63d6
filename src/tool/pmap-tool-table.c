/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of plain text, its columns aligned by what a terminal shows: a name in Chinese takes two places a letter, an
 * accent of its own none. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-table.h"

#define COLUMN_GAP 2

typedef enum
{
  ROW_CELLS,
  ROW_LINE,
  ROW_RULE,
} RowKind;

typedef struct
{
  RowKind kind;
  GStrv cells;
} Row;

struct _PmapToolTable
{
  guint n_columns;
  guint right_column;
  GArray *rows;
};

static void
clear_row (gpointer data)
{
  g_strfreev (((Row *) data)->cells);
}

/**
 * pmap_tool_table_new:
 * @n_columns: how many columns
 * @right_column: the first of the columns that are aligned on their right, for amounts
 *
 * Returns: (transfer full): a table without rows
 */
PmapToolTable *
pmap_tool_table_new (guint n_columns,
                     guint right_column)
{
  PmapToolTable *self = g_new0 (PmapToolTable, 1);

  self->n_columns = n_columns;
  self->right_column = right_column;
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  return self;
}

void
pmap_tool_table_free (PmapToolTable *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

/* A cell is one line: what would break the table is shown as a blank. */
static char *
make_cell (const char *text)
{
  GString *cell = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      g_string_append_unichar (cell, g_unichar_iscntrl (letter) ? ' ' : letter);
    }
  return g_string_free (cell, FALSE);
}

/**
 * pmap_tool_table_add_row:
 * @self: a table
 * @first: the first cell
 * @...: the other cells, one for each column, then %NULL
 */
void
pmap_tool_table_add_row (PmapToolTable *self,
                         const char    *first,
                         ...)
{
  GStrvBuilder *cells = g_strv_builder_new ();
  Row row = { ROW_CELLS, NULL };
  va_list args;

  va_start (args, first);
  for (const char *text = first; text != NULL; text = va_arg (args, const char *))
    {
      g_autofree char *cell = make_cell (text);

      g_strv_builder_add (cells, cell);
    }
  va_end (args);
  row.cells = g_strv_builder_end (cells);
  g_strv_builder_unref (cells);
  g_assert (g_strv_length (row.cells) == self->n_columns);
  g_array_append_val (self->rows, row);
}

/**
 * pmap_tool_table_add_line:
 * @self: a table
 * @text: a line across all columns, without a part in their widths
 */
void
pmap_tool_table_add_line (PmapToolTable *self,
                          const char    *text)
{
  Row row = { ROW_LINE, g_strsplit (text, "\n", 1) };

  g_array_append_val (self->rows, row);
}

/**
 * pmap_tool_table_add_rule:
 * @self: a table
 *
 * Adds a rule as wide as the table, to stand above a total.
 */
void
pmap_tool_table_add_rule (PmapToolTable *self)
{
  Row row = { ROW_RULE, NULL };

  g_array_append_val (self->rows, row);
}

static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (letter))
        width += g_unichar_iswide (letter) ? 2 : 1;
    }
  return width;
}

static void
append_repeated (GString    *text,
                 const char *piece,
                 guint       times)
{
  for (guint i = 0; i < times; i++)
    g_string_append (text, piece);
}

static void
append_cells (const PmapToolTable *self,
              const guint         *widths,
              GStrv                cells,
              GString             *text)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      guint padding = widths[i] - measure (cells[i]);

      append_repeated (line, " ", i > 0 ? COLUMN_GAP : 0);
      append_repeated (line, " ", i >= self->right_column ? padding : 0);
      g_string_append (line, cells[i]);
      append_repeated (line, " ", i >= self->right_column ? 0 : padding);
    }
  g_strchomp (line->str);
  g_string_append_printf (text, "%s\n", line->str);
}

/**
 * pmap_tool_table_append:
 * @self: a table
 * @text: where to write it
 */
void
pmap_tool_table_append (const PmapToolTable *self,
                        GString             *text)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  guint width = (self->n_columns - 1) * COLUMN_GAP;

  for (guint column = 0; column < self->n_columns; column++)
    {
      for (guint i = 0; i < self->rows->len; i++)
        {
          const Row *row = &g_array_index (self->rows, Row, i);

          if (row->kind == ROW_CELLS)
            widths[column] = MAX (widths[column], measure (row->cells[column]));
        }
      width += widths[column];
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      switch (row->kind)
        {
        case ROW_CELLS:
          append_cells (self, widths, row->cells, text);
          break;
        case ROW_LINE:
          g_string_append_printf (text, "%s\n", row->cells[0]);
          break;
        case ROW_RULE:
          append_repeated (text, "─", width);
          g_string_append_c (text, '\n');
          break;
        default:
          g_assert_not_reached ();
        }
    }
}
