/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-member.h"
#include "model/pmap-pupil.h"
#include "model/pmap-tier.h"
#include "ui/pmap-workspace.h"

G_BEGIN_DECLS

/**
 * PmapMapRowKind:
 * @PMAP_MAP_ROW_TIER: the heading of a tier, with what it costs
 * @PMAP_MAP_ROW_MEMBER: the pupil's part in an intervention
 * @PMAP_MAP_ROW_STRATEGY: a universal strategy; never costed
 */
typedef enum
{
  PMAP_MAP_ROW_TIER,
  PMAP_MAP_ROW_MEMBER,
  PMAP_MAP_ROW_STRATEGY,
} PmapMapRowKind;

/**
 * PmapMapColumn:
 *
 * What a pupil's map says of each provision.
 */
typedef enum
{
  PMAP_MAP_PROVISION,
  PMAP_MAP_WHO,
  PMAP_MAP_HOW_OFTEN,
  PMAP_MAP_GROUP,
  PMAP_MAP_WHEN,
  PMAP_MAP_OUTCOME,
  PMAP_MAP_COST,
  PMAP_MAP_N_COLUMNS
} PmapMapColumn;

#define PMAP_TYPE_MAP_ROW (pmap_map_row_get_type ())
G_DECLARE_FINAL_TYPE (PmapMapRow, pmap_map_row, PMAP, MAP_ROW, GObject)

PmapMapRow     *pmap_map_row_new         (PmapMapRowKind  kind,
                                          PmapRecord     *record,
                                          guint           tier);
PmapMapRowKind  pmap_map_row_get_kind    (PmapMapRow     *self);
PmapRecord     *pmap_map_row_get_record  (PmapMapRow     *self);
guint           pmap_map_row_get_tier    (PmapMapRow     *self);
char           *pmap_map_row_get_text    (PmapMapRow     *self,
                                          PmapWorkspace  *workspace,
                                          PmapPupil      *pupil,
                                          PmapMapColumn   column);
char           *pmap_map_row_get_summary (PmapMapRow     *self,
                                          PmapWorkspace  *workspace,
                                          PmapPupil      *pupil);
char           *pmap_map_row_describe    (PmapMapRow     *self,
                                          PmapWorkspace  *workspace,
                                          PmapPupil      *pupil);
void            pmap_map_row_touch       (PmapMapRow     *self);
GPtrArray      *pmap_map_rows_new        (PmapWorkspace  *workspace,
                                          PmapPupil      *pupil);

G_END_DECLS
