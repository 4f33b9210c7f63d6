/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "model/pmap-intervention.h"
#include "model/pmap-pupil.h"
#include "model/pmap-name-screen.h"
#include "report/pmap-report.h"

G_BEGIN_DECLS

void pmap_report_parts_add_paragraphs (PmapReport *report,
                                       const char *text);
void pmap_report_parts_add_item (PmapReport *report,
                                 const char *name,
                                 const char *text);
PmapBlock *pmap_report_parts_new_provision_table (void);
PmapRichText *pmap_report_parts_make_manner (PmapIntervention *intervention,
                                             const char *steps,
                                             const char *dates,
                                             PmapNameScreen *screen);
char *pmap_report_parts_get_name (PmapIntervention *intervention,
                                  PmapNameScreen *screen);
void pmap_report_parts_add_sum (PmapBlock *table,
                                PmapRowStyle style,
                                const char *name,
                                gint64 sum);
void pmap_report_parts_add_paid (PmapReport *report,
                                 PmapLedger *ledger,
                                 const char *pupil);
PmapBlock *pmap_report_parts_add_total (PmapReport *report,
                                        const char *period,
                                        gint64 total);
void pmap_report_parts_add_targets (PmapReport *report,
                                    PmapPupil *pupil,
                                    PmapNameScreen *screen,
                                    const char *called);

G_END_DECLS
