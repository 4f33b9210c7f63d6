/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-advice.h"
#include "calc/pmap-costing-check.h"
#include "model/pmap-calendar.h"

G_BEGIN_DECLS

/**
 * PmapAdviceContext:
 * @ledger: the figures of the map
 * @document: the map
 * @calendar: of its year
 * @today: the day it is, or %PMAP_DATE_NONE; what is over then is not spoken of by rules about what is to be done
 * @last: the last day of which anything is planned: that of the school year, or %PMAP_DATE_NONE
 */
struct _PmapAdviceContext
{
  PmapLedger *ledger;
  PmapDocument *document;
  const PmapCalendar *calendar;
  PmapDate today;
  PmapDate first, last;
};

#define PMAP_ADVICE_RULE(name) \
  extern const PmapIssueKind _pmap_advice_##name; \
  void _pmap_advice_find_##name (const PmapAdviceContext *context, gpointer record, PmapIssues *issues);

/* May it be costed? pmap-costing-check.c */
PMAP_ADVICE_RULE (no_purpose)
PMAP_ADVICE_RULE (no_outcome)
PMAP_ADVICE_RULE (never_costed)
PMAP_ADVICE_RULE (no_dates)
PMAP_ADVICE_RULE (no_review)
PMAP_ADVICE_RULE (overloaded)

/* What is given, and what is needed: pmap-advice-needs.c */
PMAP_ADVICE_RULE (unmet_need)
PMAP_ADVICE_RULE (no_such_need)
PMAP_ADVICE_RULE (unbalanced)
PMAP_ADVICE_RULE (training_unsaid)
PMAP_ADVICE_RULE (nothing_counts)
void _pmap_advice_find_weak_target (const PmapAdviceContext *context, gpointer record, PmapIssues *issues);

/* When and where: pmap-advice-times.c */
PMAP_ADVICE_RULE (clash_pupil)
PMAP_ADVICE_RULE (clash_staff)
PMAP_ADVICE_RULE (clash_room)
PMAP_ADVICE_RULE (same_lesson)
PMAP_ADVICE_RULE (over_planned)
void _pmap_advice_find_same_lesson_daily (const PmapAdviceContext *context, gpointer record, PmapIssues *issues);

void              _pmap_advice_add_cost_issues (const PmapAdviceContext *context,
                                                gpointer                 intervention,
                                                PmapIssues              *issues);
PmapAdviceContext _pmap_advice_make_context    (PmapLedger              *ledger,
                                                PmapDate                 today);

#undef PMAP_ADVICE_RULE

G_END_DECLS
