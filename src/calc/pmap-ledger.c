/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of a document, kept current. The ledger is connected to the document; a change queues the interventions that
 * it touches, they are costed anew, and the sums move by the difference. So an edit costs the same in a school of
 * 20,000 as in one of 200. Whoever asks gets figures of the document as it is, frozen or not. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-ledger.h"

#include "base/pmap-id.h"
#include "calc/pmap-costing-private.h"
#include "calc/pmap-ledger-private.h"

#include <string.h>

enum
{
  CHANGED,
  INTERVENTION_CHANGED,
  PUPIL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapLedger, pmap_ledger, G_TYPE_OBJECT)

static void
pmap_ledger_dispose (GObject *object)
{
  PmapLedger *self = PMAP_LEDGER (object);

  if (self->document != NULL)
    _pmap_ledger_unwatch (self, self->document);
  _pmap_ledger_forget_beside (self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (pmap_ledger_parent_class)->dispose (object);
}

static void
pmap_ledger_finalize (GObject *object)
{
  PmapLedger *self = PMAP_LEDGER (object);

  g_clear_pointer (&self->costing, pmap_costing_free);
  g_free (self->rate_set);
  g_clear_pointer (&self->costed_with, pmap_id_release);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->users);
  _pmap_totals_clear (&self->totals);
  g_hash_table_unref (self->queue);
  g_hash_table_unref (self->changed_pupils);
  g_hash_table_unref (self->changed_interventions);

  G_OBJECT_CLASS (pmap_ledger_parent_class)->finalize (object);
}

static void
pmap_ledger_class_init (PmapLedgerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pmap_ledger_dispose;
  object_class->finalize = pmap_ledger_finalize;

  /**
   * PmapLedger::changed:
   * @self: the ledger
   *
   * Some figure moved. Comes once for a change, after the more particular signals.
   */
  signals[CHANGED] = g_signal_new ("changed", PMAP_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * PmapLedger::intervention-changed:
   * @self: the ledger
   * @intervention: (type PmapIntervention): an intervention of the document, just costed anew
   */
  signals[INTERVENTION_CHANGED] = g_signal_new ("intervention-changed", PMAP_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0,
                                                NULL, NULL, NULL, G_TYPE_NONE, 1, PMAP_TYPE_INTERVENTION);
  /**
   * PmapLedger::pupil-changed:
   * @self: the ledger
   * @pupil: a pupil's id
   *
   * An intervention that the pupil is or was a member of was costed anew. Comes once for a change and a pupil.
   */
  signals[PUPIL_CHANGED] = g_signal_new ("pupil-changed", PMAP_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pmap_ledger_init (PmapLedger *self)
{
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) _pmap_entry_free);
  self->users = g_hash_table_new_full (NULL, NULL, pmap_id_release,
                                       (GDestroyNotify) g_hash_table_unref);
  _pmap_totals_init (&self->totals);
  self->queue = g_hash_table_new (NULL, NULL);
  self->changed_pupils = g_hash_table_new_full (NULL, NULL, pmap_id_release, NULL);
  self->changed_interventions = g_hash_table_new (NULL, NULL);
}

static PmapCosting *
ensure_costing (PmapLedger *self)
{
  if (self->costing == NULL)
    {
      self->costing = pmap_costing_new (self->document, self->rate_set, self->own_period ? &self->period : NULL);
      self->period = *pmap_costing_get_period (self->costing);
    }
  return self->costing;
}

void
_pmap_ledger_renew_costing (PmapLedger *self)
{
  g_clear_pointer (&self->costing, pmap_costing_free);
}

static void
register_user (PmapLedger       *self,
               PmapIntervention *intervention,
               const PmapEntry  *entry)
{
  for (guint i = 0; i < entry->n_sources; i++)
    {
      GHashTable *set = g_hash_table_lookup (self->users, entry->sources[i]);

      if (set == NULL)
        {
          set = g_hash_table_new (NULL, NULL);
          g_hash_table_insert (self->users, pmap_id_acquire (entry->sources[i]), set);
        }
      g_hash_table_add (set, intervention);
    }
}

static void
unregister_user (PmapLedger       *self,
                 PmapIntervention *intervention,
                 const PmapEntry  *entry)
{
  for (guint i = 0; i < entry->n_sources; i++)
    {
      GHashTable *set = g_hash_table_lookup (self->users, entry->sources[i]);

      g_hash_table_remove (set, intervention);
      if (g_hash_table_size (set) == 0)
        g_hash_table_remove (self->users, entry->sources[i]);
    }
}

static gboolean
has_same_sources (const PmapEntry *a,
                  const PmapEntry *b)
{
  return a->n_sources == b->n_sources && memcmp (a->sources, b->sources, a->n_sources * sizeof *a->sources) == 0;
}

/* Nothing is noted that nobody waits for: when a whole map is costed, that is most of it. */
static gboolean
is_awaited (PmapLedger *self,
            guint       signal)
{
  return g_signal_has_handler_pending (self, signals[signal], 0, FALSE);
}

static void
note_pupils (PmapLedger      *self,
             const PmapEntry *entry)
{
  if (!is_awaited (self, PUPIL_CHANGED))
    return;
  for (guint i = 0; i < entry->cost->n_shares; i++)
    if (entry->cost->shares[i].pupil != NULL)
      g_hash_table_add (self->changed_pupils, pmap_id_acquire (entry->cost->shares[i].pupil));
}

/* Takes an intervention's figures out. May be called when it is gone: it is not looked into. */
static void
withdraw (PmapLedger       *self,
          PmapIntervention *intervention,
          PmapEntry        *entry)
{
  _pmap_totals_take_out (&self->totals, entry);
  note_pupils (self, entry);
  self->changed = TRUE;
}

static void
cost_anew (PmapLedger       *self,
           PmapIntervention *intervention)
{
  PmapEntry *old = g_hash_table_lookup (self->entries, intervention);
  PmapEntry *entry = _pmap_entry_new (ensure_costing (self), intervention);

  if (old != NULL)
    withdraw (self, intervention, old);
  if (old == NULL || !has_same_sources (old, entry))
    {
      if (old != NULL)
        unregister_user (self, intervention, old);
      register_user (self, intervention, entry);
    }
  _pmap_totals_add (&self->totals, self->document, entry);
  note_pupils (self, entry);
  if (is_awaited (self, INTERVENTION_CHANGED))
    g_hash_table_add (self->changed_interventions, intervention);
  g_hash_table_replace (self->entries, intervention, entry);
  self->changed = TRUE;
}

static void
remember_rate_set (PmapLedger *self)
{
  const char *rate_set = pmap_ledger_get_rate_set (self);

  if (self->costed_with == rate_set)    /* ids are interned */
    return;
  g_clear_pointer (&self->costed_with, pmap_id_release);
  self->costed_with = rate_set != NULL ? pmap_id_intern (rate_set) : NULL;
}

/* Costs what is queued, without telling anybody yet. */
void
_pmap_ledger_catch_up (PmapLedger *self)
{
  GHashTableIter iter;
  gpointer intervention;

  if (self->all_queued)
    {
      guint n;
      gpointer const *interventions = pmap_record_list_peek (self->document->interventions, &n);

      /* In the order in which they were made, which is how they lie in memory. */
      for (guint i = 0; i < n; i++)
        cost_anew (self, interventions[i]);
      g_debug ("costed all: %u interventions", n);
      self->all_queued = FALSE;
    }
  else if (g_hash_table_size (self->queue) > 0)
    {
      g_hash_table_iter_init (&iter, self->queue);
      while (g_hash_table_iter_next (&iter, &intervention, NULL))
        cost_anew (self, intervention);
      g_debug ("costed again: %u interventions", g_hash_table_size (self->queue));
    }
  else
    return;
  g_hash_table_remove_all (self->queue);
  remember_rate_set (self);
}

static void
tell_pupils (PmapLedger *self)
{
  g_autoptr (GHashTable) pupils = g_steal_pointer (&self->changed_pupils);
  GHashTableIter iter;
  gpointer pupil;

  self->changed_pupils = g_hash_table_new_full (NULL, NULL, pmap_id_release, NULL);
  g_hash_table_iter_init (&iter, pupils);
  while (g_hash_table_iter_next (&iter, &pupil, NULL))
    g_signal_emit (self, signals[PUPIL_CHANGED], 0, pupil);
}

static void
tell_interventions (PmapLedger *self)
{
  g_autoptr (GPtrArray) interventions = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer intervention;

  g_hash_table_iter_init (&iter, self->changed_interventions);
  while (g_hash_table_iter_next (&iter, &intervention, NULL))
    g_ptr_array_add (interventions, g_object_ref (intervention));
  g_hash_table_remove_all (self->changed_interventions);
  for (guint i = 0; i < interventions->len; i++)
    g_signal_emit (self, signals[INTERVENTION_CHANGED], 0, interventions->pdata[i]);
}

/* Unless frozen, costs what is queued and emits the signals. */
void
_pmap_ledger_settle (PmapLedger *self)
{
  if (self->n_freezes > 0)
    return;
  _pmap_ledger_catch_up (self);
  if (!self->changed)
    return;
  self->changed = FALSE;
  g_object_ref (self);
  tell_interventions (self);
  tell_pupils (self);
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_unref (self);
}

void
_pmap_ledger_queue (PmapLedger       *self,
                    PmapIntervention *intervention)
{
  g_hash_table_add (self->queue, intervention);
}

void
_pmap_ledger_queue_users (PmapLedger *self,
                          const char *id)
{
  GHashTable *set = id != NULL ? g_hash_table_lookup (self->users, id) : NULL;
  GHashTableIter iter;
  gpointer intervention;

  if (set == NULL)
    return;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &intervention, NULL))
    _pmap_ledger_queue (self, intervention);
}

/* The pupil's year group may be another: its interventions count for another year group. */
void
_pmap_ledger_queue_pupil (PmapLedger *self,
                          const char *pupil)
{
  PmapAccount *account;

  _pmap_ledger_catch_up (self);
  _pmap_totals_refresh_year (&self->totals, self->document, pupil);
  account = _pmap_totals_find_account (&self->totals, pupil);
  for (guint i = 0; account != NULL && i < account->members->len; i++)
    _pmap_ledger_queue (self, PMAP_INTERVENTION (pmap_record_get_owner (account->members->pdata[i])));
}

void
_pmap_ledger_queue_all (PmapLedger *self)
{
  self->all_queued = TRUE;
}

/* An intervention has left the document. */
void
_pmap_ledger_forget (PmapLedger       *self,
                     PmapIntervention *intervention)
{
  PmapEntry *entry = g_hash_table_lookup (self->entries, intervention);

  g_hash_table_remove (self->queue, intervention);
  g_hash_table_remove (self->changed_interventions, intervention);
  if (entry == NULL)
    return;
  withdraw (self, intervention, entry);
  unregister_user (self, intervention, entry);
  g_hash_table_remove (self->entries, intervention);
}

/**
 * pmap_ledger_new:
 * @document: a map
 *
 * Costs the whole map, for its academic year and with its own choice of rates.
 *
 * Returns: (transfer full): the figures of @document
 */
PmapLedger *
pmap_ledger_new (PmapDocument *document)
{
  PmapLedger *self;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  self = g_object_new (PMAP_TYPE_LEDGER, NULL);
  self->document = g_object_ref (document);
  _pmap_ledger_queue_all (self);
  _pmap_ledger_settle (self);
  _pmap_ledger_watch (self, document);
  return self;
}

/**
 * pmap_ledger_get_document:
 * @self: a ledger
 *
 * Returns: (transfer none): the map whose figures it keeps
 */
PmapDocument *
pmap_ledger_get_document (PmapLedger *self)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), NULL);

  return self->document;
}

/**
 * pmap_ledger_get_costing:
 * @self: a ledger
 *
 * For the working of a figure.
 *
 * Returns: (transfer none): what the ledger costs with; good until the document's next change
 */
PmapCosting *
pmap_ledger_get_costing (PmapLedger *self)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), NULL);

  return ensure_costing (self);
}

/**
 * pmap_ledger_set_rate_set:
 * @self: a ledger
 * @rate_set: (nullable): the id of the rate set to cost with; %NULL for the document's own choice
 */
void
pmap_ledger_set_rate_set (PmapLedger *self,
                          const char *rate_set)
{
  g_return_if_fail (PMAP_IS_LEDGER (self));

  if (g_strcmp0 (self->rate_set, rate_set) == 0)
    return;
  g_free (self->rate_set);
  self->rate_set = g_strdup (rate_set);
  _pmap_ledger_forget_beside (self);
  _pmap_ledger_renew_costing (self);
  _pmap_ledger_queue_all (self);
  self->changed = TRUE;
  _pmap_ledger_settle (self);
}

/**
 * pmap_ledger_get_rate_set:
 * @self: a ledger
 *
 * Returns: (transfer none) (nullable): the id of the rate set that it costs with, asked for or chosen
 */
const char *
pmap_ledger_get_rate_set (PmapLedger *self)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), NULL);

  return pmap_costing_get_rate_set (ensure_costing (self));
}

/**
 * pmap_ledger_set_period:
 * @self: a ledger
 * @period: (nullable): the days to cost; %NULL or an academic year for the document's year, whatever it becomes
 */
void
pmap_ledger_set_period (PmapLedger       *self,
                        const PmapPeriod *period)
{
  PmapPeriod old;

  g_return_if_fail (PMAP_IS_LEDGER (self));

  old = *pmap_ledger_get_period (self);
  self->own_period = period != NULL && period->kind != PMAP_PERIOD_ACADEMIC_YEAR;
  if (self->own_period)
    self->period = *period;
  _pmap_ledger_renew_costing (self);
  if (pmap_period_equal (&old, pmap_ledger_get_period (self)))
    return;
  _pmap_ledger_lead_beside (self);
  _pmap_ledger_queue_all (self);
  self->changed = TRUE;
  _pmap_ledger_settle (self);
}

/**
 * pmap_ledger_get_period:
 * @self: a ledger
 *
 * Returns: (transfer none): the days that its figures are about
 */
const PmapPeriod *
pmap_ledger_get_period (PmapLedger *self)
{
  g_return_val_if_fail (PMAP_IS_LEDGER (self), NULL);

  ensure_costing (self);
  return &self->period;
}

/**
 * pmap_ledger_freeze:
 * @self: a ledger
 *
 * Holds signals back until pmap_ledger_thaw(), so that changes which belong together are costed and told once.
 */
void
pmap_ledger_freeze (PmapLedger *self)
{
  g_return_if_fail (PMAP_IS_LEDGER (self));

  self->n_freezes++;
}

/**
 * pmap_ledger_thaw:
 * @self: a ledger
 *
 * Ends what pmap_ledger_freeze() began.
 */
void
pmap_ledger_thaw (PmapLedger *self)
{
  g_return_if_fail (PMAP_IS_LEDGER (self) && self->n_freezes > 0);

  self->n_freezes--;
  _pmap_ledger_settle (self);
}
