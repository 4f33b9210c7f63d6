/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "report/pmap-chart.h"

G_BEGIN_DECLS

/**
 * PmapChartOrder:
 * @ledger: the map's figures, for the period and the rates that it is set to
 * @pupil: (nullable): the id of the pupil that the chart is about, where it is about one
 * @target: (nullable): the id of the pupil's target that it is about, where it is about one
 * @today: the day that is marked as today, or %PMAP_DATE_NONE
 *
 * What is to be drawn.
 */
typedef struct
{
  PmapLedger *ledger;
  const char *pupil;
  const char *target;
  PmapDate today;
} PmapChartOrder;

/**
 * PmapChartKind:
 * @nick: a short name that scripts and settings use
 * @title: (untranslated): what readers see; use pmap_chart_kind_get_title()
 * @about_pupil: whether it is about one pupil instead of the school
 * @about_target: whether it is about one target of that pupil
 *
 * A kind of chart that a map can be shown as. The id of a bar is that of its pupil, tier or intervention, or the
 * nick of its area of need or year group.
 */
typedef struct _PmapChartKind PmapChartKind;
struct _PmapChartKind
{
  const char *nick;
  const char *title;
  gboolean about_pupil;
  gboolean about_target;
  /*< private >*/
  void (*build) (PmapChart *chart, const PmapChartOrder *order);
  PmapChartUnit unit;
  gboolean is_money;
};

const PmapChartKind *pmap_chart_kinds_get (guint *n_kinds);
const PmapChartKind *pmap_chart_kind_find (const char *nick);
const char *pmap_chart_kind_get_title (const PmapChartKind *kind);
gboolean pmap_chart_kind_is_money (const PmapChartKind *kind);
PmapChart *pmap_chart_kind_build (const PmapChartKind *kind,
                                  const PmapChartOrder *order);

G_END_DECLS
