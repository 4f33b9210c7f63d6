/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "calc/pmap-totals-private.h"

G_BEGIN_DECLS

struct _PmapLedger
{
  GObject parent_instance;

  PmapDocument *document;
  PmapCosting *costing;            /* NULL when it is to be made anew */
  char *rate_set;                  /* asked for, or NULL: the document's choice */
  char *costed_with;               /* the rate set behind the figures that stand; interned, or NULL */
  PmapPeriod period;
  gboolean own_period;             /* asked for; else the document's academic year */

  GHashTable *entries;             /* PmapIntervention → PmapEntry; interventions of the document, not owned */
  GHashTable *users;               /* id of a provision, tier, role … (interned) → set of interventions that use it */
  PmapTotals totals;

  GHashTable *queue;               /* set of interventions to cost anew */
  gboolean all_queued;             /* all of them are to be */
  GHashTable *changed_pupils;      /* set of ids, interned: to be told */
  GHashTable *changed_interventions;
  gboolean changed;
  guint n_freezes;

  GHashTable *beside;              /* id of a rate set → PmapLedger with these rates; NULL until asked for */
  PmapLedger *of_year;             /* of the academic year, where this one is not; NULL until asked for */
};

/* The same figures otherwise. */
void _pmap_ledger_forget_beside (PmapLedger       *self);
void _pmap_ledger_lead_beside   (PmapLedger       *self);

/* What a change of the document touches. */
void _pmap_ledger_queue         (PmapLedger       *self,
                                 PmapIntervention *intervention);
void _pmap_ledger_queue_users   (PmapLedger       *self,
                                 const char       *id);
void _pmap_ledger_queue_pupil   (PmapLedger       *self,
                                 const char       *pupil);
void _pmap_ledger_queue_all     (PmapLedger       *self);
void _pmap_ledger_forget        (PmapLedger       *self,
                                 PmapIntervention *intervention);
void _pmap_ledger_renew_costing (PmapLedger       *self);
void _pmap_ledger_catch_up      (PmapLedger       *self);
void _pmap_ledger_settle        (PmapLedger       *self);

void _pmap_ledger_watch         (PmapLedger       *self,
                                 PmapDocument     *document);
void _pmap_ledger_unwatch       (PmapLedger       *self,
                                 PmapDocument     *document);

G_END_DECLS
