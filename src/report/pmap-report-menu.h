/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "report/pmap-report.h"

G_BEGIN_DECLS

PmapReport *pmap_report_menu_new (PmapLedger *ledger,
                                  PmapDate    today);

G_END_DECLS
