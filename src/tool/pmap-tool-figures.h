/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"

#include <glib/gi18n.h>

G_BEGIN_DECLS

/**
 * PmapToolFigures:
 * @period: (nullable): the argument of --period
 * @today: (nullable): the argument of --today
 * @rates: (nullable): the argument of --rates
 *
 * Which figures are asked for: the same three options for whatever shows money.
 */
typedef struct
{
  char *period;
  char *today;
  char *rates;
} PmapToolFigures;

#define PMAP_TOOL_FIGURES_ENTRIES(figures)                                                                              \
  { "period", 0, 0, G_OPTION_ARG_STRING, &(figures).period,                                                             \
    N_("academic-year (the default), whole-run, to-date, delivered, to-come, financial-year, a term’s name or id, or FROM..TO"), \
    N_("PERIOD") },                                                                                                     \
  { "today", 0, 0, G_OPTION_ARG_STRING, &(figures).today, N_("Take this for today, as in 2026-11-30"), N_("DATE") },    \
  { "rates", 0, 0, G_OPTION_ARG_STRING, &(figures).rates, N_("Cost with this rate set, not the map’s own choice"),      \
    N_("SET") }

PmapLedger *pmap_tool_figures_new_ledger (const PmapToolFigures *self,
                                          PmapDocument          *document,
                                          int                   *status);
void        pmap_tool_figures_clear      (PmapToolFigures       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PmapToolFigures, pmap_tool_figures_clear)

G_END_DECLS
