/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page is made of, as data: headings, texts, tables, meters, charts, and room to write by hand.
 *
 * A block knows nothing of pages or places. It says what must stay together; the page layout decides
 * where it goes. Blocks are filled by the function of one report and then only read.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-block-private.h"

#define SPACE_TEXT 6.0
#define SPACE_BLOCK 12.0
#define SPACE_SECTION 20.0
#define SPACE_WRITING 2.0

static void
clear_column (gpointer data)
{
  g_free (((PmapBlockColumn *) data)->heading);
}

static void
free_row (gpointer data)
{
  PmapBlockRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

static PmapBlock *
create (PmapBlockKind kind,
        const char *tag,
        double space_before)
{
  PmapBlock *self = g_new0 (PmapBlock, 1);

  self->kind = kind;
  self->tag = tag;
  self->space_before = space_before;
  self->edge_colour = -1;
  self->columns = g_array_new (FALSE, TRUE, sizeof (PmapBlockColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->parts = g_array_new (FALSE, FALSE, sizeof (PmapMeterPart));

  return self;
}

/** pmap_block_free: Frees @self. */
void
pmap_block_free (PmapBlock *self)
{
  if (self == NULL)
    return;
  pmap_rich_text_free (self->text);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->parts);
  g_free (self->start_text);
  g_free (self->end_text);
  g_clear_object (&self->chart);
  g_free (self);
}

/**
 * pmap_block_new_heading:
 * @level: 1 for the title, 2 for a section, 3 for a part of one
 * @text: the words
 *
 * Returns: (transfer full): a heading; it is never the last thing on a page
 */
PmapBlock *
pmap_block_new_heading (guint level,
                        const char *text)
{
  static const struct
  {
    PmapTextStyle style;
    const char *tag;
    double space;
  } levels[] = {
    { PMAP_TEXT_TITLE, "H1", 0.0 },
    { PMAP_TEXT_HEADING, "H2", SPACE_SECTION },
    { PMAP_TEXT_SUBHEADING, "H3", SPACE_BLOCK + 2.0 },
  };
  PmapBlock *self;

  g_return_val_if_fail (level >= 1 && level <= G_N_ELEMENTS (levels) && text != NULL, NULL);

  self = create (PMAP_BLOCK_TEXT, levels[level - 1].tag, levels[level - 1].space);
  self->text = pmap_rich_text_new (levels[level - 1].style, text);
  self->keep_with_next = TRUE;
  self->keep_together = TRUE;

  return self;
}

/** pmap_block_new_paragraph: Returns: (transfer full): a text of one style that wraps */
PmapBlock *
pmap_block_new_paragraph (PmapTextStyle style,
                          const char *text)
{
  return pmap_block_new_rich (pmap_rich_text_new (style, text));
}

/** pmap_block_new_rich: Returns: (transfer full): a paragraph of @text, which it takes (transfer full) */
PmapBlock *
pmap_block_new_rich (PmapRichText *text)
{
  PmapBlock *self = create (PMAP_BLOCK_TEXT, "P", SPACE_TEXT);

  self->text = text;
  return self;
}

/** pmap_block_new_bullet: Returns: (transfer full): an item of a list of @text, which it takes (transfer full) */
PmapBlock *
pmap_block_new_bullet (PmapRichText *text)
{
  PmapBlock *self = create (PMAP_BLOCK_BULLET, "L", SPACE_TEXT);

  self->text = text;
  return self;
}

/** pmap_block_new_keys: Returns: (transfer full): labels with values, @n_across pairs on a line */
PmapBlock *
pmap_block_new_keys (guint n_across)
{
  PmapBlock *self = create (PMAP_BLOCK_KEYS, "Table", SPACE_BLOCK);

  self->count = CLAMP (n_across, 1, 4);
  self->keep_together = TRUE;
  for (guint i = 0; i < self->count; i++)
    {
      pmap_block_add_column (self, NULL, 0.0, PMAP_BLOCK_ALIGN_START);
      pmap_block_add_column (self, NULL, 1.0, PMAP_BLOCK_ALIGN_START);
    }
  return self;
}

static PmapBlockRow *
get_last_row (PmapBlock *self)
{
  return self->rows->len == 0 ? NULL : g_ptr_array_index (self->rows, self->rows->len - 1);
}

/** pmap_block_add_key: Adds a label and its value to a block of keys. */
void
pmap_block_add_key (PmapBlock *self,
                    const char *label,
                    const char *value)
{
  PmapBlockRow *row;

  g_return_if_fail (self != NULL && self->kind == PMAP_BLOCK_KEYS);

  row = get_last_row (self);
  if (row == NULL || row->cells->len == self->columns->len)
    pmap_block_begin_row (self, PMAP_ROW_NORMAL);
  pmap_block_add_text (self, PMAP_TEXT_MUTED, label);
  pmap_block_add_text (self, PMAP_TEXT_STRONG, value);
}

/** pmap_block_new_table: Returns: (transfer full): a table without columns */
PmapBlock *
pmap_block_new_table (void)
{
  return create (PMAP_BLOCK_TABLE, "Table", SPACE_BLOCK);
}

/**
 * pmap_block_add_column:
 * @self: a table without rows yet
 * @heading: (nullable): the head, repeated on each page
 * @weight: its part of the width that is left; 0 makes it as wide as its widest text
 * @align: figures stand at the end
 */
void
pmap_block_add_column (PmapBlock *self,
                       const char *heading,
                       double weight,
                       PmapBlockAlign align)
{
  PmapBlockColumn column = { g_strdup (heading), weight, align, -1 };

  g_return_if_fail (self != NULL && self->rows->len == 0);

  g_array_append_val (self->columns, column);
}

/** pmap_block_set_column_colour: Marks the head of a table's column with a bar of a colour of the theme's series. */
void
pmap_block_set_column_colour (PmapBlock *self,
                              guint column,
                              guint colour)
{
  g_return_if_fail (self != NULL && self->columns != NULL && column < self->columns->len);

  g_array_index (self->columns, PmapBlockColumn, column).colour = (int) colour;
}

/** pmap_block_begin_row: Adds an empty row to a table. */
void
pmap_block_begin_row (PmapBlock *self,
                      PmapRowStyle style)
{
  PmapBlockRow *row;

  g_return_if_fail (self != NULL);

  row = g_new (PmapBlockRow, 1);
  row->style = style;
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) pmap_rich_text_free);
  g_ptr_array_add (self->rows, row);
}

/** pmap_block_add_cell: Adds a cell to the last row; takes @text (transfer full). */
void
pmap_block_add_cell (PmapBlock *self,
                     PmapRichText *text)
{
  PmapBlockRow *row;

  g_return_if_fail (self != NULL && text != NULL);

  row = get_last_row (self);
  g_return_if_fail (row != NULL && row->cells->len < self->columns->len);
  g_ptr_array_add (row->cells, text);
}

/** pmap_block_add_text: Adds a cell of one style to the last row. */
void
pmap_block_add_text (PmapBlock *self,
                     PmapTextStyle style,
                     const char *text)
{
  pmap_block_add_cell (self, pmap_rich_text_new (style, text));
}

/** pmap_block_set_edge_colour: Marks a block's left edge with a bar of a colour of the theme's series; -1 for none. */
void
pmap_block_set_edge_colour (PmapBlock *self,
                            int colour)
{
  g_return_if_fail (self != NULL);

  self->edge_colour = colour;
}

/**
 * pmap_block_new_meter:
 * @limit: the amount to compare with, in pence
 * @value_text: what the sum of the parts is, in words
 * @limit_text: what the limit is, in words
 *
 * Returns: (transfer full): a bar that shows how far a sum reaches towards a limit
 */
PmapBlock *
pmap_block_new_meter (gint64 limit,
                      const char *value_text,
                      const char *limit_text)
{
  PmapBlock *self = create (PMAP_BLOCK_METER, "P", SPACE_BLOCK);

  self->limit = limit;
  self->start_text = g_strdup (value_text);
  self->end_text = g_strdup (limit_text);
  self->keep_together = TRUE;

  return self;
}

/** pmap_block_add_meter_part: Adds a part, in pence, in a colour of the theme's series. */
void
pmap_block_add_meter_part (PmapBlock *self,
                           gint64 value,
                           guint colour)
{
  PmapMeterPart part = { value, colour };

  g_return_if_fail (self != NULL && self->kind == PMAP_BLOCK_METER);

  g_array_append_val (self->parts, part);
}

/** pmap_block_new_chart: Returns: (transfer full): @chart across the page */
PmapBlock *
pmap_block_new_chart (PmapChart *chart)
{
  PmapBlock *self = create (PMAP_BLOCK_CHART, "Figure", SPACE_SECTION);

  self->chart = g_object_ref (chart);
  return self;
}

/** pmap_block_new_rule: Returns: (transfer full): a thin line across the page */
PmapBlock *
pmap_block_new_rule (void)
{
  return create (PMAP_BLOCK_RULE, "P", SPACE_BLOCK);
}

/** pmap_block_new_writing_lines: Returns: (transfer full): @n_lines lines to write on by hand */
PmapBlock *
pmap_block_new_writing_lines (guint n_lines)
{
  PmapBlock *self = create (PMAP_BLOCK_WRITING_LINES, "P", SPACE_WRITING);

  self->count = n_lines;
  self->keep_together = TRUE;
  return self;
}

/** pmap_block_new_signature: Returns: (transfer full): a line for a signature and one for its date */
PmapBlock *
pmap_block_new_signature (const char *who,
                          const char *date_label)
{
  PmapBlock *self = create (PMAP_BLOCK_SIGNATURE, "P", SPACE_WRITING);

  self->start_text = g_strdup (who);
  self->end_text = g_strdup (date_label);
  return self;
}

/** pmap_block_new_page_break: Returns: (transfer full): the end of a page */
PmapBlock *
pmap_block_new_page_break (void)
{
  return create (PMAP_BLOCK_PAGE_BREAK, "P", 0.0);
}

/** pmap_block_set_keep_together: Sets whether the block is on one page, if one page can hold it. */
void
pmap_block_set_keep_together (PmapBlock *self,
                              gboolean keep)
{
  g_return_if_fail (self != NULL);

  self->keep_together = keep;
}

/** pmap_block_set_keep_with_next: Sets whether the block's end is on the same page as the next block's start. */
void
pmap_block_set_keep_with_next (PmapBlock *self,
                               gboolean keep)
{
  g_return_if_fail (self != NULL);

  self->keep_with_next = keep;
}

/** pmap_block_set_space_before: Sets the space above, in points; there is none at the top of a page. */
void
pmap_block_set_space_before (PmapBlock *self,
                             double space)
{
  g_return_if_fail (self != NULL);

  self->space_before = space;
}
