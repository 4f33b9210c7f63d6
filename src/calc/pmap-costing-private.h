/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-costing.h"
#include "calc/pmap-shares.h"
#include "calc/pmap-plan-private.h"

G_BEGIN_DECLS

struct _PmapCosting
{
  PmapDocument *document;
  PmapYear *year;
  PmapCalendar *calendar;
  char *rate_set;            /* interned, or NULL: whatever rates there are */
  PmapPeriod period;
  PmapPeriod academic_year;
  gint64 year_weeks;         /* over which a price of a year is spread; PMAP_UNSET where nobody says */
  GHashTable *records;       /* id (interned) → PmapRecord, as far as asked for */
  GHashTable *rates;         /* role's id (interned) → PmapRates, as far as asked for */

  /* Room to compute in. */
  PmapPlan plan;
  PmapShares *shares;
  mpz_t total, denominator, common, all, number, other;
  GArray *outside;           /* of mpz_t: the places that a number of absent pupils leave */
};

const char      *_pmap_costing_choose_rate_set (PmapDocument *document);
PmapRecord      *_pmap_costing_find_record     (PmapCosting  *self,
                                                const char   *id);
const PmapDatedRate *_pmap_rates_find          (const PmapRates *self,
                                                PmapDate         date);
const PmapRates *_pmap_costing_find_rates      (PmapCosting  *self,
                                                const char   *role);

G_END_DECLS
