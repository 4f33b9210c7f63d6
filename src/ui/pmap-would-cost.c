/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a pupil would cost with what could come next: each entry of the menu is given in a copy of the map, by the verb that would give
 * it, and costed there as everything is. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-would-cost.h"

#include "calc/pmap-cost.h"
#include "calc/pmap-costing.h"
#include "history/pmap-assign.h"
#include "history/pmap-draft.h"
#include "model/pmap-next-step.h"

/* The intervention in the copy by which the pupil would have it; NULL where it cannot be given. */
static PmapIntervention *
give (PmapDraft          *draft,
      PmapPupil          *pupil,
      const PmapNextStep *step,
      PmapDate            today)
{
  PmapEditor *editor = pmap_draft_get_editor (draft);
  PmapPupil *twin = pmap_draft_find (draft, PMAP_RECORD (pupil));
  PmapMember *member;

  if (pmap_next_step_has_reason (step, PMAP_NEXT_FREE_PLACE))
    member = pmap_assign_to_group (editor, pmap_draft_find (draft, PMAP_RECORD (step->group)), twin, today, NULL);
  else
    member = pmap_assign_provision (editor, pmap_draft_find (draft, PMAP_RECORD (step->provision)), twin, today, NULL);
  return member != NULL ? PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (member))) : NULL;
}

/**
 * pmap_would_cost_list:
 * @ledger: a map's figures
 * @pupil: one of its pupils
 * @steps: (element-type PmapNextStep): what could come next
 * @today: the day it is
 *
 * Returns: (transfer full) (element-type gint64): for each of @steps what the pupil's share would be in the ledger's period, in pence,
 *   if it were given today as the menu says; %PMAP_UNSET where the pupil has it already, it is never costed, or it cannot be given
 */
GArray *
pmap_would_cost_list (PmapLedger *ledger,
                      PmapPupil  *pupil,
                      GPtrArray  *steps,
                      PmapDate    today)
{
  GArray *pence = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PmapDraft) draft = NULL;
  g_autoptr (GPtrArray) given = g_ptr_array_new ();
  g_autoptr (PmapCosting) costing = NULL;

  g_return_val_if_fail (PMAP_IS_LEDGER (ledger) && PMAP_IS_PUPIL (pupil) && steps != NULL, pence);

  draft = pmap_draft_new (pmap_ledger_get_document (ledger)->interventions);
  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (given, pmap_next_step_has_reason (steps->pdata[i], PMAP_NEXT_HAS_IT)
                              ? NULL : give (draft, pupil, steps->pdata[i], today));
  costing = pmap_costing_new (pmap_editor_get_document (pmap_draft_get_editor (draft)), pmap_ledger_get_rate_set (ledger),
                              pmap_ledger_get_period (ledger));
  for (guint i = 0; i < given->len; i++)
    {
      g_autoptr (PmapCost) cost = given->pdata[i] != NULL ? pmap_cost_new (costing, given->pdata[i]) : NULL;
      gint64 share = cost != NULL && !cost->uncosted ? pmap_cost_get_pupil_share (cost, pmap_record_get_id (PMAP_RECORD (pupil)))
                                                     : PMAP_UNSET;

      g_array_append_val (pence, share);
    }
  return pence;
}
