/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-chart-kinds.h"

G_BEGIN_DECLS

/* What several kinds say and ask. */
PmapRecordList *_pmap_chart_kinds_get_tiers (PmapLedger *ledger);
const PmapChartBar *_pmap_chart_kinds_find_largest (PmapChart *chart);
gint64 _pmap_chart_kinds_sum_bars (PmapChart *chart);
guint _pmap_chart_kinds_add_tier_series (PmapChart *chart,
                                         PmapLedger *ledger);
gint64 _pmap_chart_kinds_get_untiered (PmapLedger *ledger,
                                       const char *pupil);
void _pmap_chart_kinds_summarise_costs (PmapChart *chart,
                                        PmapLedger *ledger,
                                        gint64 total);

/* Over time. */
void _pmap_chart_build_cost_by_month (PmapChart *chart,
                                      const PmapChartOrder *order);
void _pmap_chart_build_cost_by_month_and_area (PmapChart *chart,
                                               const PmapChartOrder *order);
void _pmap_chart_build_cost_by_term (PmapChart *chart,
                                     const PmapChartOrder *order);
void _pmap_chart_build_groups_over_year (PmapChart *chart,
                                         const PmapChartOrder *order);
void _pmap_chart_build_pupil_over_year (PmapChart *chart,
                                        const PmapChartOrder *order);
void _pmap_chart_kinds_add_days (PmapChart *chart,
                                 const PmapChartOrder *order,
                                 PmapDate from,
                                 PmapDate to);

/* Budget and rates. */
void _pmap_chart_build_budget_by_month (PmapChart *chart,
                                        const PmapChartOrder *order);
void _pmap_chart_build_cost_by_rate_set (PmapChart *chart,
                                         const PmapChartOrder *order);

/* What it does. */
void _pmap_chart_build_target_progress (PmapChart *chart,
                                        const PmapChartOrder *order);
void _pmap_chart_build_progress_against_cost (PmapChart *chart,
                                              const PmapChartOrder *order);
void _pmap_chart_build_outcome_against_cost (PmapChart *chart,
                                             const PmapChartOrder *order);

G_END_DECLS
