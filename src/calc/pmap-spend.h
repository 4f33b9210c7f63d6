/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"

G_BEGIN_DECLS

/**
 * PmapSpend:
 * @name: (transfer full): what the month is called
 * @from: its first day in the period
 * @to: its last day in the period
 * @to_date: what counts against the notional SEN budget of its days until today, in pence
 * @to_come: what counts of its days after today, in pence
 *
 * What a month costs of the budget.
 */
typedef struct
{
  char *name;
  PmapDate from;
  PmapDate to;
  gint64 to_date;
  gint64 to_come;
} PmapSpend;

GPtrArray *pmap_spend_by_month (PmapLedger *ledger,
                                PmapDate    today);

G_END_DECLS
