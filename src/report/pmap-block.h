/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-chart.h"
#include "report/pmap-rich-text.h"

G_BEGIN_DECLS

typedef struct _PmapBlock PmapBlock;

/** PmapBlockAlign: where the texts of a column stand. */
typedef enum
{
  PMAP_BLOCK_ALIGN_START,
  PMAP_BLOCK_ALIGN_END
} PmapBlockAlign;

/** PmapRowStyle: the rank of a table's row. */
typedef enum
{
  PMAP_ROW_NORMAL,
  PMAP_ROW_SUBTOTAL,
  PMAP_ROW_TOTAL
} PmapRowStyle;

PmapBlock *pmap_block_new_heading (guint level,
                                   const char *text);
PmapBlock *pmap_block_new_paragraph (PmapTextStyle style,
                                     const char *text);
PmapBlock *pmap_block_new_rich (PmapRichText *text);
PmapBlock *pmap_block_new_bullet (PmapRichText *text);

PmapBlock *pmap_block_new_keys (guint n_across);
void pmap_block_add_key (PmapBlock *self,
                         const char *label,
                         const char *value);

PmapBlock *pmap_block_new_table (void);
void pmap_block_add_column (PmapBlock *self,
                            const char *heading,
                            double weight,
                            PmapBlockAlign align);
void pmap_block_set_column_colour (PmapBlock *self,
                                   guint column,
                                   guint colour);
void pmap_block_begin_row (PmapBlock *self,
                           PmapRowStyle style);
void pmap_block_add_cell (PmapBlock *self,
                          PmapRichText *text);
void pmap_block_add_text (PmapBlock *self,
                          PmapTextStyle style,
                          const char *text);
void pmap_block_set_edge_colour (PmapBlock *self,
                                 int colour);

PmapBlock *pmap_block_new_meter (gint64 limit,
                                 const char *value_text,
                                 const char *limit_text);
void pmap_block_add_meter_part (PmapBlock *self,
                                gint64 value,
                                guint colour);

PmapBlock *pmap_block_new_chart (PmapChart *chart);
PmapBlock *pmap_block_new_rule (void);
PmapBlock *pmap_block_new_writing_lines (guint n_lines);
PmapBlock *pmap_block_new_signature (const char *who,
                                     const char *date_label);
PmapBlock *pmap_block_new_page_break (void);

void pmap_block_set_keep_together (PmapBlock *self,
                                   gboolean keep);
void pmap_block_set_keep_with_next (PmapBlock *self,
                                    gboolean keep);
void pmap_block_set_space_before (PmapBlock *self,
                                  double space);
void pmap_block_free (PmapBlock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapBlock, pmap_block_free)

G_END_DECLS
