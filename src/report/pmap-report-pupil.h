/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "model/pmap-name-screen.h"
#include "report/pmap-report.h"

G_BEGIN_DECLS

PmapReport *pmap_report_pupil_new (PmapLedger *ledger,
                                   const char *pupil,
                                   PmapNameScreen *screen);

G_END_DECLS
