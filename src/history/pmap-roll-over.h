/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-bulk.h"
#include "model/pmap-year.h"

G_BEGIN_DECLS

/**
 * PmapRollOver:
 * @to: the calendar year in which the next school year begins; 0 for the one after the map's
 * @last_year_group: one of pmap_year_groups: who is in it, or above, leaves; 0 for what pmap_roll_over_find_last_year_group() says
 * @ends_groups: no group is carried on
 * @terms_from: (nullable): a year with the terms and closures of the next; %NULL for those that the map has of it already, or else
 *   last year's, 52 weeks on
 * @classes: (nullable): what becomes of a class whose name does not say it, as typed: "Oak = Elm, Elm = Ash"
 * @spared: (nullable) (element-type utf8): ids of pupils who stay in their year, and of groups that are not carried on
 *
 * How a map is rolled over.
 */
typedef struct
{
  guint to;
  int last_year_group;
  gboolean ends_groups;
  PmapYear *terms_from;
  const char *classes;
  GHashTable *spared;
} PmapRollOver;

/* The kinds of line that a plan of rolling over has. */
#define PMAP_ROLL_OVER_YEAR "year"
#define PMAP_ROLL_OVER_TERM "term"
#define PMAP_ROLL_OVER_NOTE "note"
#define PMAP_ROLL_OVER_UP "up"
#define PMAP_ROLL_OVER_LEAVER "leaver"
#define PMAP_ROLL_OVER_CARRIED "carried"
#define PMAP_ROLL_OVER_ENDED "ended"
#define PMAP_ROLL_OVER_UNDATED "undated"
#define PMAP_ROLL_OVER_TARGET "target"

PmapBulkPlan *pmap_roll_over_plan                 (PmapDocument        *document,
                                                   const PmapRollOver  *request,
                                                   GError             **error);
gboolean      pmap_roll_over_find_next_year       (PmapYear            *year,
                                                   PmapDate            *first,
                                                   PmapDate            *last);
int           pmap_roll_over_find_last_year_group (PmapDocument        *document);
gboolean      pmap_roll_over_parse_year           (const char          *typed,
                                                   guint               *year);

G_END_DECLS
