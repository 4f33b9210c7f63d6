/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-cost.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

#define PMAP_TYPE_LEDGER (pmap_ledger_get_type ())
/**
 * PmapLedger:
 *
 * The figures of a document, kept current: what changes is costed anew, and nothing else.
 */
G_DECLARE_FINAL_TYPE (PmapLedger, pmap_ledger, PMAP, LEDGER, GObject)

PmapLedger       *pmap_ledger_new                  (PmapDocument      *document);
PmapDocument     *pmap_ledger_get_document         (PmapLedger        *self);
PmapCosting      *pmap_ledger_get_costing          (PmapLedger        *self);

void              pmap_ledger_set_rate_set         (PmapLedger        *self,
                                                    const char        *rate_set);
const char       *pmap_ledger_get_rate_set         (PmapLedger        *self);
void              pmap_ledger_set_period           (PmapLedger        *self,
                                                    const PmapPeriod  *period);
const PmapPeriod *pmap_ledger_get_period           (PmapLedger        *self);

/* The same map otherwise. */
typedef struct _PmapRateSet PmapRateSet;
PmapLedger       *pmap_ledger_get_beside           (PmapLedger        *self,
                                                    const char        *rate_set);
PmapLedger       *pmap_ledger_get_of_year          (PmapLedger        *self);
PmapRateSet      *pmap_ledger_find_other_rates     (PmapLedger        *self);

/* Several changes that belong together are costed once, at the end. */
void              pmap_ledger_freeze               (PmapLedger        *self);
void              pmap_ledger_thaw                 (PmapLedger        *self);

/* The school. */
gint64            pmap_ledger_get_total            (PmapLedger        *self);
gint64            pmap_ledger_get_outside          (PmapLedger        *self);
gint64            pmap_ledger_get_places           (PmapLedger        *self);
gint64            pmap_ledger_get_towards_budget   (PmapLedger        *self);
gint64            pmap_ledger_get_payer_total      (PmapLedger        *self,
                                                    const char        *payer);
gint64            pmap_ledger_get_tier_total       (PmapLedger        *self,
                                                    const char        *tier);
gint64            pmap_ledger_get_area_total       (PmapLedger        *self,
                                                    PmapArea           area);
guint             pmap_ledger_count_area           (PmapLedger        *self,
                                                    PmapArea           area);
guint             pmap_ledger_count_tier           (PmapLedger        *self,
                                                    const char        *tier);
guint             pmap_ledger_count_year_group     (PmapLedger        *self,
                                                    int                year_group);
gint64            pmap_ledger_get_provision_total  (PmapLedger        *self,
                                                    const char        *provision);
guint             pmap_ledger_count_provision      (PmapLedger        *self,
                                                    const char        *provision);

/* An intervention. */
const PmapCost   *pmap_ledger_get_cost             (PmapLedger        *self,
                                                    PmapIntervention  *intervention);
gint64            pmap_ledger_get_share            (PmapLedger        *self,
                                                    PmapMember        *member);
gint64            pmap_ledger_get_steps_share      (PmapLedger        *self,
                                                    PmapMember        *member);

/* A pupil. */
gint64            pmap_ledger_get_pupil_total      (PmapLedger        *self,
                                                    const char        *pupil);
gint64            pmap_ledger_get_pupil_towards_limit (PmapLedger     *self,
                                                       const char     *pupil);
GPtrArray        *pmap_ledger_get_pupil_members    (PmapLedger        *self,
                                                    const char        *pupil);
GPtrArray        *pmap_ledger_list_pupil_lines     (PmapLedger        *self,
                                                    const char        *pupil);
gint64            pmap_ledger_get_pupil_tier_total (PmapLedger        *self,
                                                    const char        *pupil,
                                                    const char        *tier);
gint64            pmap_ledger_get_pupil_tier_towards_limit (PmapLedger *self,
                                                            const char *pupil,
                                                            const char *tier);
gint64            pmap_ledger_get_pupil_payer_total (PmapLedger        *self,
                                                     const char        *pupil,
                                                     const char        *payer);
gint64            pmap_ledger_get_pupil_area_total (PmapLedger        *self,
                                                    const char        *pupil,
                                                    PmapArea           area);

G_END_DECLS
