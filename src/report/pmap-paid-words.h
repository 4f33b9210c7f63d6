/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "calc/pmap-working.h"

G_BEGIN_DECLS

/**
 * PmapPaidLine:
 * @id: (nullable): the id of the funding stream; %NULL for the school itself
 * @name: what it is called
 * @pence: what it pays
 */
typedef struct
{
  char *id;
  char *name;
  gint64 pence;
} PmapPaidLine;

char      *pmap_paid_words_get_name (PmapDocument      *document,
                                     const char        *payer);
GPtrArray *pmap_paid_words_list     (PmapLedger        *ledger,
                                     const char        *pupil);
char      *pmap_paid_words_describe (const PmapWorking *working);

G_END_DECLS
