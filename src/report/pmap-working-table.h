/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "calc/pmap-working.h"
#include "report/pmap-block.h"

G_BEGIN_DECLS

/** PmapWorkingColumn: what stands in a column of a working; those that no row needs have no heading and are left out. */
typedef enum
{
  PMAP_WORKING_WHAT,
  PMAP_WORKING_HOUR,
  PMAP_WORKING_ON_COSTS,
  PMAP_WORKING_MINUTES,
  PMAP_WORKING_TIMES,
  PMAP_WORKING_AMOUNT,
  PMAP_WORKING_N_COLUMNS
} PmapWorkingColumn;

/** PmapWorkingRank: a row that is added, a sum with a rule above it, or what all of it comes to, with one, too. */
typedef enum
{
  PMAP_WORKING_NORMAL,
  PMAP_WORKING_SUM,
  PMAP_WORKING_RESULT
} PmapWorkingRank;

/**
 * PmapWorkingRow:
 * @rank: its rank
 * @detail: (nullable): what stands small below its name
 * @cells: (nullable): its texts
 */
typedef struct
{
  PmapWorkingRank rank;
  char *detail;
  char *cells[PMAP_WORKING_N_COLUMNS];
} PmapWorkingRow;

/**
 * PmapWorkingTable:
 * @title: whose figure it is
 * @headings: (nullable): of the columns; %NULL for one that is left out
 * @rows: (element-type PmapWorkingRow): the rows
 * @n_terms: how many of them, the first ones, are terms of the whole sum
 * @notes: (element-type utf8): whole sentences below
 * @rates: (nullable): with which rates, as a sentence
 * @warnings: (element-type utf8): why the figure may not be what was meant
 *
 * How a figure was reached, as a table to be read with a calculator: window, paper and command line show the same.
 */
typedef struct
{
  char *title;
  const char *headings[PMAP_WORKING_N_COLUMNS];
  GPtrArray *rows;
  guint n_terms;
  GPtrArray *notes;
  char *rates;
  GPtrArray *warnings;
} PmapWorkingTable;

PmapWorkingTable *pmap_working_table_new (const PmapWorking *working);
PmapWorkingTable *pmap_working_table_new_steps (PmapLedger *ledger,
                                                PmapMember *member);
PmapBlock *pmap_working_table_to_block (const PmapWorkingTable *self);
void pmap_working_table_free (PmapWorkingTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapWorkingTable, pmap_working_table_free)

G_END_DECLS
