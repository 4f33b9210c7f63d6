/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"

G_BEGIN_DECLS

typedef struct _PmapAdviceContext PmapAdviceContext;

/**
 * PmapAdviceRule:
 * @kind: (nullable): its code, words, urgency and source; %NULL where what is found says that itself, for there is more than one
 * @get_type: of which records of a map it speaks
 * @find: adds what it finds of one such record
 *
 * A rule of advice. What is read off a record itself (a date after another, a wrong number) is found by the check of its noun.
 */
typedef struct
{
  const PmapIssueKind *kind;
  GType (*get_type) (void);
  void (*find) (const PmapAdviceContext *context,
                gpointer                 record,
                PmapIssues              *issues);
} PmapAdviceRule;

const PmapAdviceRule *pmap_advice_rules_get    (guint           *n_rules);
void                  pmap_advice_find         (PmapLedger      *ledger,
                                                PmapDate         today,
                                                PmapRecord      *unit,
                                                PmapIssues      *issues);

G_END_DECLS
