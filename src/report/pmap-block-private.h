/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-block.h"

G_BEGIN_DECLS

/** PmapBlockKind: what a block is. */
typedef enum
{
  PMAP_BLOCK_TEXT,
  PMAP_BLOCK_BULLET,
  PMAP_BLOCK_KEYS,
  PMAP_BLOCK_TABLE,
  PMAP_BLOCK_METER,
  PMAP_BLOCK_CHART,
  PMAP_BLOCK_RULE,
  PMAP_BLOCK_WRITING_LINES,
  PMAP_BLOCK_SIGNATURE,
  PMAP_BLOCK_PAGE_BREAK
} PmapBlockKind;

/** PmapBlockColumn: a table's column; of weight 0 it is as wide as its widest text; a colour of -1 is none. */
typedef struct
{
  char *heading;
  double weight;
  PmapBlockAlign align;
  int colour;
} PmapBlockColumn;

/** PmapBlockRow: a table's row as data. */
typedef struct
{
  PmapRowStyle style;
  GPtrArray *cells;
} PmapBlockRow;

/** PmapMeterPart: a painted part of a meter. */
typedef struct
{
  gint64 value;
  guint colour;
} PmapMeterPart;

struct _PmapBlock
{
  PmapBlockKind kind;
  const char *tag;
  double space_before;
  gboolean keep_together;
  gboolean keep_with_next;

  PmapRichText *text;
  GArray *columns;
  GPtrArray *rows;
  int edge_colour;
  gint64 limit;
  GArray *parts;
  char *start_text;
  char *end_text;
  guint count;
  PmapChart *chart;
};

G_END_DECLS
