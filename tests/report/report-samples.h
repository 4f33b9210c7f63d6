/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents for the tests of pages: what a costed map looks like, without a map behind it. */
#pragma once

#include "report/pmap-report.h"

static inline void
add_sample_rows (PmapBlock *table,
                 guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("Provision row%03u", i);
      PmapRichText *text = pmap_rich_text_new (PMAP_TEXT_STRONG, name);

      pmap_rich_text_append_line (text, PMAP_TEXT_BODY, "Reads and spells the first hundred words by the end of term.");
      pmap_block_begin_row (table, PMAP_ROW_NORMAL);
      pmap_block_add_cell (table, text);
      pmap_block_add_text (table, PMAP_TEXT_BODY, "Teaching assistant, 30 minutes, 3 times a week, in a group of 4");
      pmap_block_add_text (table, PMAP_TEXT_FIGURE, "£116.74");
    }
}

static inline PmapBlock *
make_sample_table (guint n_rows)
{
  PmapBlock *table = pmap_block_new_table ();

  pmap_block_add_column (table, "Provision and what it is for", 1.2, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, "How it is given", 1.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, "Cost", 0.0, PMAP_BLOCK_ALIGN_END);
  add_sample_rows (table, n_rows);

  return table;
}

static inline PmapReport *
make_sample_report (guint n_rows)
{
  PmapReport *report = pmap_report_new ("Provision map", "Larkbeck Primary School, provision map 2026/27");
  PmapBlock *block;

  pmap_report_add (report, pmap_block_new_heading (1, "Amira Example"));
  block = pmap_report_add (report, pmap_block_new_keys (2));
  pmap_block_add_key (block, "Year", "Year 3, class 3B");
  pmap_block_add_key (block, "School year", "2026/27");
  pmap_block_add_key (block, "Support", "SEN support");
  pmap_report_add (report, pmap_block_new_heading (2, "Cost this year"));
  block = pmap_report_add (report, pmap_block_new_meter (600000, "£4,116.74", "of £6,000"));
  pmap_block_add_meter_part (block, 211674, 0);
  pmap_block_add_meter_part (block, 200000, 1);
  pmap_report_add (report, pmap_block_new_heading (2, "Provision"));
  block = pmap_report_add (report, make_sample_table (n_rows));
  pmap_block_set_edge_colour (block, 0);
  pmap_block_begin_row (block, PMAP_ROW_TOTAL);
  pmap_block_add_text (block, PMAP_TEXT_STRONG, "Total for targeted provision");
  pmap_block_add_text (block, PMAP_TEXT_BODY, "");
  pmap_block_add_text (block, PMAP_TEXT_FIGURE_STRONG, "£116.74");
  pmap_report_add (report, pmap_block_new_heading (2, "Parents’ and carers’ comments"));
  pmap_report_add (report, pmap_block_new_writing_lines (5));
  pmap_report_add (report, pmap_block_new_signature ("Parent or carer", "Date"));
  pmap_report_add (report, pmap_block_new_signature ("SENCO", "Date"));

  return report;
}
