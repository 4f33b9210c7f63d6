/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "model/pmap-pupil.h"

G_BEGIN_DECLS

/**
 * PmapToolCosts:
 * @document: the map
 * @ledger: its costs, in the period and at the rates that were asked for
 * @pupil: (nullable): the only pupil to speak of
 * @intervention: (nullable): the only intervention to speak of
 * @working: whether each figure is to be shown with how it came about
 *
 * What pmaptool costs is asked to show, whatever the format.
 */
typedef struct
{
  PmapDocument *document;
  PmapLedger *ledger;
  PmapPupil *pupil;
  PmapIntervention *intervention;
  gboolean working;
} PmapToolCosts;

/* Which rows are asked for. */
GPtrArray  *pmap_tool_costs_list_interventions (const PmapToolCosts *costs);
GPtrArray  *pmap_tool_costs_list_pupils        (const PmapToolCosts *costs);
gboolean    pmap_tool_costs_shows_share        (const PmapToolCosts *costs,
                                                const PmapShare     *share);
gboolean    pmap_tool_costs_is_whole           (const PmapToolCosts *costs);

/* The words of a row. */
char       *pmap_tool_costs_describe_period    (const PmapToolCosts *costs);
char       *pmap_tool_costs_describe_rates     (const PmapToolCosts *costs);
char       *pmap_tool_costs_describe_tier      (PmapIntervention    *intervention);
const char *pmap_tool_costs_get_area           (PmapIntervention    *intervention);
char       *pmap_tool_costs_describe_working   (const PmapToolCosts *costs,
                                                gpointer             record);
void        pmap_tool_costs_append_pence       (GString             *text,
                                                gint64               pence);

/* A format each. */
char       *pmap_tool_costs_to_table           (const PmapToolCosts *costs);
char       *pmap_tool_costs_to_csv             (const PmapToolCosts *costs);
char       *pmap_tool_costs_to_json            (const PmapToolCosts *costs);

G_END_DECLS
