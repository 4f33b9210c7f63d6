/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"

G_BEGIN_DECLS

/**
 * PmapSpend:
 * @name: (transfer full): what the month is called
 * @from: its first day in the period
 * @to: its last day in the period
 * @to_date: what counts against the notional SEN budget, or what a stream pays, of its days until today, in pence
 * @to_come: what does so of its days after today, in pence
 *
 * What a month costs of the budget, or one who pays.
 */
typedef struct
{
  char *name;
  PmapDate from;
  PmapDate to;
  gint64 to_date;
  gint64 to_come;
} PmapSpend;

GPtrArray *pmap_spend_by_month   (PmapLedger *ledger,
                                  PmapDate    today);
GPtrArray *pmap_spend_of_payer   (PmapLedger *ledger,
                                  PmapDate    today,
                                  const char *payer);
gint64     pmap_spend_get_budget (PmapLedger *ledger);

G_END_DECLS
